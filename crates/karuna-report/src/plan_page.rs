//! A plan for one person, week by week.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Date, PracticeId};
use karuna_plans::{Plan, PlanItem, RuleId, Weekday};
use karuna_practices::PracticeCatalog;

use crate::page::{Block, Page};
use crate::programme_page::{time, title, topic};

/// A plan for one person: what has to be known, each week as a table, what is measured and when,
/// what is new, what to adapt, which wishes are not met, and why things are as they are.
#[must_use]
pub fn plan_page(plan: &Plan, practices: &PracticeCatalog) -> Page {
    let heading = |words: &str| Block::Heading(words.into());
    let mut blocks = vec![Block::Facts(facts(plan))];
    blocks.push(Block::Note("No clinician has reviewed this plan or its practices.".into()));
    blocks.extend(plan.messages.iter().map(|it| Block::Note(it.words.clone())));
    let bounds = plan.adaptation.iter().flat_map(|adaptation| &adaptation.bounds);
    let name = |id: &PracticeId| title(practices, id.as_str());
    let bounds: Vec<String> = bounds.map(|bound| bound.words(&name)).collect();
    if !bounds.is_empty() {
        blocks.push(heading("What holds for now"));
        blocks.push(Block::List(bounds));
    }
    for (number, rows) in weeks(plan, practices) {
        blocks.push(Block::Heading(format!("Week {number}")));
        let head = ["Day", "Minutes", "Practice"].map(str::to_owned).to_vec();
        blocks.push(Block::Table { head, rows });
    }
    blocks.push(heading("What comes when for the first time"));
    let learned = plan.learned().into_iter();
    let learned = learned.map(|(date, id)| (day_words(date), title(practices, id.as_str())));
    blocks.push(Block::Facts(learned.collect()));
    let changes = changes(plan, practices);
    if !changes.is_empty() {
        blocks.push(heading("What to change or watch for you"));
        blocks.push(Block::List(changes));
    }
    blocks.push(heading("What is measured"));
    let measures = plan.measures.iter().map(|it| {
        let topics: Vec<&str> = it.topics.iter().map(|of| topic(*of)).collect();
        (format!("{} ({})", day_words(it.date), time(it.when)), topics.join(", "))
    });
    blocks.push(Block::Facts(measures.collect()));
    if !plan.unmet.is_empty() {
        blocks.push(heading("Wishes that are not met"));
        let entries = plan.unmet.iter().map(|it| format!("{}: {}", it.wish, it.because.join("; ")));
        blocks.push(Block::List(entries.collect()));
    }
    blocks.push(heading("Why it is as it is"));
    blocks.push(Block::List(rules(plan)));
    blocks.push(Block::Facts(score(plan)));
    blocks.push(Block::Paragraph(
        "This plan is no treatment and promises nothing. You may leave out whatever does not suit you."
            .into(),
    ));
    Page { language: "en".into(), title: "A plan for practice".into(), blocks }
}

fn facts(plan: &Plan) -> Vec<(String, String)> {
    let request = &plan.request;
    let days = plan.days.len();
    let minutes: u32 =
        plan.days.iter().flat_map(|day| &day.items).map(|item| u32::from(item.minutes)).sum();
    let mut facts = vec![
        ("From".to_owned(), day_words(request.start)),
        ("Weeks".into(), request.weeks.to_string()),
        ("Days with practice".into(), days.to_string()),
        ("Minutes in all".into(), format!("{minutes}, as far as one likes")),
    ];
    if let Some(adaptation) = &plan.adaptation {
        let version = format!("{}, from {}", adaptation.version, day_words(adaptation.from));
        facts.push(("Version".into(), version));
    }
    if !request.cautions.is_empty() {
        let codes: Vec<&str> = request.cautions.iter().map(|code| code.as_str()).collect();
        facts.push(("Known cautions".into(), codes.join(", ")));
    }
    facts
}

/// A day as people say it, with the date that leaves no doubt.
fn day_words(date: Date) -> String {
    let name = match Weekday::of(date) {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    };
    format!("{name} {date}")
}

/// The rows of each week that has any: practice at home and meetings.
fn weeks(plan: &Plan, practices: &PracticeCatalog) -> BTreeMap<i64, Vec<Vec<String>>> {
    let mut by_date: BTreeMap<Date, Vec<(String, String)>> = BTreeMap::new();
    for meeting in &plan.meetings {
        let agenda = &meeting.agenda;
        let held: Vec<String> =
            agenda.practices().map(|id| title(practices, id.as_str())).collect();
        let theme =
            if agenda.theme.is_empty() { String::new() } else { format!(" \"{}\"", agenda.theme) };
        let words = format!("Meeting{theme}: {}", held.join("; "));
        by_date.entry(meeting.date).or_default().push((agenda.minutes.to_string(), words));
    }
    for day in &plan.days {
        for item in &day.items {
            let row = (item.minutes.to_string(), item_words(item, practices));
            by_date.entry(day.date).or_default().push(row);
        }
    }
    let mut weeks: BTreeMap<i64, Vec<Vec<String>>> = BTreeMap::new();
    for (date, rows) in by_date {
        let week = plan.request.start.days_until(date).div_euclid(7) + 1;
        let table = weeks.entry(week).or_default();
        for (at, (minutes, words)) in rows.into_iter().enumerate() {
            let day = if at == 0 { day_words(date) } else { String::new() };
            table.push(vec![day, minutes, words]);
        }
    }
    weeks
}

fn item_words(item: &PlanItem, practices: &PracticeCatalog) -> String {
    let mut words = title(practices, item.practice.as_str());
    if item.is_new {
        words.push_str(" (new)");
    }
    let codes: Vec<&str> = item.adapt.iter().map(|code| code.as_str()).collect();
    if !codes.is_empty() {
        words.push_str(&format!(" (changed for: {})", codes.join(", ")));
    }
    words
}

/// What to adapt and to watch, once for each practice.
fn changes(plan: &Plan, practices: &PracticeCatalog) -> Vec<String> {
    let mut seen: BTreeSet<&PracticeId> = BTreeSet::new();
    let mut changes = Vec::new();
    for item in plan.days.iter().flat_map(|day| &day.items) {
        let Ok(practice) = practices.get(item.practice.as_str()) else { continue };
        if !seen.insert(&item.practice) {
            continue;
        }
        for (words, codes) in [("change", &item.adapt), ("watch", &item.watch)] {
            for code in codes {
                let caution = practice.text(&format!("caution.{code}"));
                changes.push(format!("{}, {words} for {code}: {caution}", practice.title()));
            }
        }
    }
    changes
}

fn rules(plan: &Plan) -> Vec<String> {
    let items = plan.days.iter().flat_map(|day| &day.items);
    let mut used: BTreeSet<RuleId> = items.flat_map(|item| item.rules.iter().copied()).collect();
    used.extend(plan.messages.iter().map(|message| message.rule));
    let bounds = plan.adaptation.iter().flat_map(|adaptation| &adaptation.bounds);
    used.extend(bounds.map(|bound| bound.rule));
    let entry = |rule: RuleId| {
        let rule = rule.rule();
        format!("{}: {} ({})", rule.name, rule.words, rule.status)
    };
    used.into_iter().map(entry).collect()
}

/// The soft score, term by term; all weights are judgement.
fn score(plan: &Plan) -> Vec<(String, String)> {
    let score = plan.score;
    let each = [
        ("Fit to the person", score.fit),
        ("Balance of the five principles", score.balance),
        ("Regularity", score.regularity),
        ("Variety", score.variety),
        ("Too much that is new", score.novelty),
        ("The same two days in a row", score.spacing),
        ("A plan for going on", score.going_on),
        ("Together", score.total()),
    ];
    each.into_iter().map(|(name, value)| (name.to_owned(), value.to_string())).collect()
}

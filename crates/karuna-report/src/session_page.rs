//! The agenda of a session, for whoever leads it.

use std::collections::BTreeSet;

use karuna_core::Setting;
use karuna_plans::{
    AgendaItem, AgendaPart, AllianceCheckpoint, Delivery, Grouping, RuleId, SessionFrame,
    SessionNotes, SessionPlan,
};
use karuna_practices::{LedBy, Practice, PracticeCatalog};

use crate::page::{Block, Page, PageStep};
use crate::practice_page::{led_by, review};
use crate::programme_page::{home_words, title, way};

/// The agenda of a session for whoever leads it: each part with its minutes, its practice, who does
/// it together, what to adapt and to watch, and the rules behind it; what to bring, what was left
/// out and why, what is given for home.
#[must_use]
pub fn session_agenda(plan: &SessionPlan, practices: &PracticeCatalog) -> Page {
    let notes = SessionNotes::builtin();
    let frame = &plan.frame;
    let mut blocks = vec![Block::Facts(facts(plan))];
    let unreviewed = plan.practices().filter_map(|id| practices.get(id.as_str()).ok());
    if let Some(practice) = unreviewed.into_iter().find(|practice| !practice.is_reviewed()) {
        let note = review(practice).replace("This practice has", "Practices of this session have");
        blocks.push(Block::Note(note));
    }
    for aside in &frame.set_aside {
        blocks.push(Block::Note(format!("{} is set aside here. {}", aside.rule, aside.why)));
    }
    if !plan.leader.is_empty() {
        blocks.push(Block::Heading("For whoever leads".into()));
        blocks.push(Block::Paragraph(plan.leader.clone()));
    }
    if !plan.materials.is_empty() {
        blocks.push(Block::Heading("To bring".into()));
        let words = plan
            .materials
            .iter()
            .map(|it| (it.as_str().replace('-', " "), notes.of_material(*it).to_owned()));
        blocks.push(Block::Facts(words.collect()));
    }
    blocks.push(Block::Heading("The session".into()));
    let mut shown = BTreeSet::new();
    let steps = plan.starts().map(|(start, item)| step(plan, start, item, practices, &mut shown));
    blocks.push(Block::Steps(steps.collect()));
    blocks.extend(groupings(plan, notes));
    if let Some(home) = &plan.home {
        blocks.push(Block::Heading("For home".into()));
        blocks.push(Block::Paragraph(home_words(home, practices)));
    }
    if !plan.left_out.is_empty() {
        blocks.push(Block::Heading("Left out, and why".into()));
        blocks.push(Block::List(plan.left_out.iter().map(ToString::to_string).collect()));
    }
    if !plan.suggested.is_empty() {
        blocks.push(Block::Heading("What would serve a wish".into()));
        let titles = plan.suggested.iter().map(|id| title(practices, id.as_str()));
        blocks.push(Block::List(titles.collect()));
    }
    let found = plan.check(practices);
    if !found.is_empty() {
        blocks.push(Block::Heading("What the rules find wrong".into()));
        blocks.push(Block::List(found.iter().map(ToString::to_string).collect()));
    }
    blocks.push(Block::Heading("The rules behind it".into()));
    blocks.push(Block::List(rules(plan)));
    let theme = if plan.theme.is_empty() { "A session" } else { &plan.theme };
    Page { language: "en".into(), title: theme.into(), blocks }
}

fn facts(plan: &SessionPlan) -> Vec<(String, String)> {
    let frame = &plan.frame;
    let mut facts = Vec::new();
    if let Some(place) = frame.place {
        facts.push(("Session".to_owned(), format!("{} of {}", place.number, place.of)));
    }
    facts.push(("Time".into(), format!("{} minutes", plan.minutes)));
    let setting = format!("{}, {}, for {}", frame.setting, way(frame.delivery), frame.audience);
    facts.push(("Setting".into(), setting));
    if frame.led_by != LedBy::Oneself {
        facts.push(("Led by".into(), led_by(frame.led_by).into()));
    }
    if let Some(people) = frame.people {
        facts.push(("People".into(), people.to_string()));
    }
    if !frame.cautions.is_empty() {
        let codes: Vec<&str> = frame.cautions.iter().map(|code| code.as_str()).collect();
        facts.push(("Known cautions".into(), codes.join(", ")));
    }
    facts
}

const fn part_title(part: AgendaPart, setting: Setting) -> &'static str {
    match part {
        AgendaPart::Settle => "Settling",
        AgendaPart::Agreement => "Making it safe",
        AgendaPart::Review => "Looking back at home practice",
        AgendaPart::Idea => "One idea",
        AgendaPart::Practice => "Practice",
        AgendaPart::Inquiry => "What was noticed",
        AgendaPart::Break => "Break",
        AgendaPart::OpenTime => "Open time",
        AgendaPart::Alliance => match setting {
            Setting::Individual => "How it goes between us",
            Setting::Group | Setting::Community => "How it goes among us",
        },
        AgendaPart::HomePlan => "A plan for the week",
        AgendaPart::Evening => "A plan for the evening",
        AgendaPart::Closing | AgendaPart::LongClosing => "Settling again",
    }
}

fn step(
    plan: &SessionPlan,
    start: u32,
    item: &AgendaItem,
    practices: &PracticeCatalog,
    shown: &mut BTreeSet<AgendaPart>,
) -> PageStep {
    let frame = &plan.frame;
    let practice = item.practice.as_ref().and_then(|id| practices.get(id.as_str()).ok());
    let is_around =
        matches!(item.part, AgendaPart::Settle | AgendaPart::Closing | AgendaPart::LongClosing);
    let mut text = Vec::new();
    if item.part == AgendaPart::Idea && !plan.idea.is_empty() {
        text.push(plan.idea.clone());
    }
    if let Some(practice) = practice {
        if is_around {
            text.push(format!("With: {}.", practice.title()));
        } else {
            text.push(practice.text("purpose").into());
            text.push(format!("For whoever leads: {}", practice.text("leader")));
            text.push(format!("The whole script: practice {}.", practice.id()));
            text.extend(roles(item, practice));
        }
        if let Some(variant) = item.variant {
            let name = variant.as_str().replace('-', " ");
            text.push(format!("Done {name}: {}", practice.text(&format!("variant.{variant}"))));
        }
        for (words, codes) in [("Adapt", &item.adapt), ("Watch", &item.watch)] {
            for code in codes {
                let caution = practice.text(&format!("caution.{code}"));
                text.push(format!("{words} for {code}: {caution}"));
            }
        }
    }
    if item.part == AgendaPart::Alliance {
        text.extend(checkpoint(frame));
    }
    // The notes on a part are the same each time; the first time is enough.
    if shown.insert(item.part) {
        let notes = SessionNotes::builtin();
        let of_part = notes.of_part(item.part, frame.setting, frame.delivery);
        text.extend(of_part.map(str::to_owned));
    }
    if !item.rules.is_empty() {
        let ids: Vec<&str> = item.rules.iter().map(|rule| rule.as_str()).collect();
        text.push(format!("Why: {}.", ids.join(", ")));
    }
    let part = part_title(item.part, frame.setting);
    let title = match practice.filter(|_| !is_around) {
        Some(practice) => format!("{part}: {}", practice.title()),
        None => match (&item.practice, is_around) {
            (Some(id), false) => format!("{part}: {id}"),
            _ => part.to_owned(),
        },
    };
    let end = start + u32::from(item.minutes);
    let minutes = if item.minutes == 1 { "minute" } else { "minutes" };
    let time = format!("{start} to {end}, {} {minutes}", item.minutes);
    PageStep { title, time, text: text.join("\n\n") }
}

/// Who takes which part in pairs and threes, and for how long.
fn roles(item: &AgendaItem, practice: &Practice) -> Vec<String> {
    let parts = &practice.definition().parts;
    if !matches!(item.grouping, Grouping::Pairs | Grouping::Threes) || parts.is_empty() {
        return Vec::new();
    }
    let turn = item.minutes / u16::from(item.turns.max(1));
    let mut words = vec![format!(
        "In {}: {} turns of about {turn} minutes, so that each has each part.",
        item.grouping, item.turns
    )];
    words.extend(parts.iter().map(|part| {
        format!("{}: {}", part.replace('-', " "), practice.text(&format!("part.{part}")))
    }));
    words
}

fn checkpoint(frame: &SessionFrame) -> Vec<String> {
    let due = frame
        .place
        .and_then(|place| AllianceCheckpoint::due(frame.setting, place.number, place.of));
    due.map_or_else(Vec::new, |due| vec![due.text.ask.clone(), due.text.hear.clone()])
}

/// How the pairs and threes of this session come about.
fn groupings(plan: &SessionPlan, notes: &SessionNotes) -> Vec<Block> {
    let used: BTreeSet<Grouping> = plan.items.iter().map(|item| item.grouping).collect();
    let mut blocks = Vec::new();
    for grouping in used.into_iter().filter(|it| matches!(it, Grouping::Pairs | Grouping::Threes)) {
        let Some(text) = notes.of_grouping(grouping) else { continue };
        blocks.push(Block::Heading(format!("In {grouping}")));
        if let Some(words) = plan.frame.people.and_then(|people| divided(people, grouping)) {
            blocks.push(Block::Paragraph(words));
        }
        let mut entries = vec![text.how.clone(), text.roles.clone(), text.odd.clone()];
        if plan.frame.delivery == Delivery::Online {
            entries.push(text.online.clone());
        }
        blocks.push(Block::List(entries));
    }
    blocks
}

/// How many pairs or threes a number of people makes; who is over joins one of them.
fn divided(people: u16, grouping: Grouping) -> Option<String> {
    let size = if grouping == Grouping::Pairs { 2 } else { 3 };
    let (groups, over) = (people / size, people % size);
    let name = if size == 2 { "pair" } else { "three" };
    let many = |count: u16| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    let words = match (groups, over) {
        (0, _) => return None,
        (_, 0) => format!("{people} people make {}.", many(groups)),
        (1, _) if size == 2 => format!("{people} people make one three."),
        (_, 1) if size == 2 => {
            format!("{people} people make {} and one three.", many(groups - 1))
        }
        (_, 1) => format!("{people} people make {} and one four.", many(groups - 1)),
        _ => format!(
            "{people} people make {} and one pair, who take turns in watching.",
            many(groups)
        ),
    };
    Some(words)
}

fn rules(plan: &SessionPlan) -> Vec<String> {
    let used: BTreeSet<RuleId> =
        plan.items.iter().flat_map(|item| item.rules.iter().copied()).collect();
    let entry = |rule: RuleId| {
        let rule = rule.rule();
        format!("{}: {} ({})", rule.name, rule.words, rule.status)
    };
    used.into_iter().map(entry).collect()
}

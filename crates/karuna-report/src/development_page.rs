//! A therapist's own development beside a pathway of their choice.

use karuna_plans::{
    Activity, ActivityTotal, Competence, DevelopmentSummary, Pathway, ReflectionPrompt,
    RequirementState,
};

use crate::page::{Block, Page};

/// A page on what a therapist's log holds and what is still open of the pathway that they chose.
/// It is a mirror; it says that it confers no credential.
#[must_use]
pub fn development_page(summary: &DevelopmentSummary, pathway: &Pathway) -> Page {
    let text = &pathway.text;
    let heading = |words: &str| Block::Heading(words.into());
    let mut blocks = vec![
        Block::Paragraph(text.purpose.clone()),
        Block::Note(text.note.clone()),
        Block::Note("This is no certificate and confers no credential.".into()),
    ];
    blocks.push(heading("What there is"));
    blocks.push(Block::Paragraph(format!("From {} to {}.", summary.from, summary.today)));
    let totals = summary
        .totals
        .iter()
        .map(|(activity, total)| (activity_words(*activity).to_owned(), total_words(total)));
    let totals: Vec<(String, String)> = totals.collect();
    blocks.push(if totals.is_empty() {
        Block::Paragraph("Nothing is written down yet.".into())
    } else {
        Block::Facts(totals)
    });
    blocks.push(heading("What you wanted"));
    blocks.push(Block::List(summary.requirements.iter().map(requirement).collect()));
    blocks.push(heading("Competences, as you see them"));
    let rated: Vec<(String, String)> = summary
        .competences
        .iter()
        .filter_map(|state| {
            let title = &Competence::get(&state.competence)?.text.title;
            let (first, last) = (state.first, state.last);
            let last_words = Competence::level_words(last.1);
            let words = if state.times == 1 {
                format!("{} on {}. {last_words}", last.1, last.0)
            } else {
                format!("{} on {}, {} on {}. {last_words}", first.1, first.0, last.1, last.0)
            };
            Some((title.clone(), words))
        })
        .collect();
    if !rated.is_empty() {
        blocks.push(Block::Facts(rated));
    }
    let unrated: Vec<&str> = summary
        .unrated
        .iter()
        .filter_map(|id| Some(Competence::get(id)?.text.title.as_str()))
        .collect();
    if !unrated.is_empty() {
        blocks.push(Block::Paragraph(format!("Not looked at yet: {}.", unrated.join("; "))));
    }
    blocks.push(heading("Questions for the log"));
    let prompts = ReflectionPrompt::builtin().iter();
    let prompts = prompts.map(|it| format!("After {}: {}", it.after, it.text));
    blocks.push(Block::List(prompts.collect()));
    Page { language: "en".into(), title: text.title.clone(), blocks }
}

const fn activity_words(activity: Activity) -> &'static str {
    match activity {
        Activity::SelfPractice => "own practice",
        Activity::CompetenceRating => "looks at competences",
        other => other.as_str(),
    }
}

fn total_words(total: &ActivityTotal) -> String {
    let times = times(total.times);
    let last = total.last.map_or_else(String::new, |date| format!(", last on {date}"));
    format!("{times}, {}{last}", hours(total.minutes))
}

fn times(count: u32) -> String {
    if count == 1 { "once".into() } else { format!("{count} times") }
}

fn hours(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 1) => "1 minute".into(),
        (0, rest) => format!("{rest} minutes"),
        (1, 0) => "1 hour".into(),
        (1, rest) => format!("1 hour {rest}"),
        (whole, 0) => format!("{whole} hours"),
        (whole, rest) => format!("{whole} hours {rest}"),
    }
}

fn requirement(state: &RequirementState) -> String {
    let wanted = &state.requirement;
    let mut found = Vec::new();
    let mut open = Vec::new();
    if let Some(minutes) = wanted.minutes {
        found.push(format!("{} there, {} wanted", hours(state.minutes), hours(minutes)));
        if state.open.minutes > 0 {
            open.push(hours(state.open.minutes));
        }
    }
    if let Some(wanted) = wanted.times {
        found.push(format!("{} there, {wanted} times wanted", times(state.times)));
        if state.open.times > 0 {
            open.push(times(state.open.times));
        }
    }
    if let Some(days) = wanted.every_days {
        found.push(format!(
            "longest time between two: {} days, up to {days} wanted",
            state.longest_gap
        ));
        if state.open.days_over > 0 {
            open.push("a steadier rhythm".into());
        }
    }
    let open = match open.is_empty() {
        true => "Nothing is open.".to_owned(),
        false => format!("Open: {}.", open.join(", ")),
    };
    format!(
        "{} Since {}: {}. {open} ({})",
        wanted.text,
        state.since,
        found.join("; "),
        wanted.status
    )
}

//! The page of a course: for whom, what comes when, how sure it is, and whose work it follows.

use karuna_plans::{
    CountRange, Delivery, HomePlan, MeasureTime, MeasureTopic, Programme, ProgrammeFile,
    ProgrammeKind, ProgrammeSession,
};
use karuna_practices::{Bibliography, LedBy, PracticeCatalog, Review};

use crate::page::{Block, Page, PageStep};
use crate::practice_page::led_by;

/// The page of a course, for those who offer it and those who think of joining.
#[must_use]
pub fn programme_page(
    programme: &Programme,
    practices: &PracticeCatalog,
    sources: &Bibliography,
) -> Page {
    let file = programme.definition();
    let heading = |words: &str| Block::Heading(words.into());
    let paragraph = |key: &str| Block::Paragraph(programme.text(key).into());
    let mut blocks =
        vec![paragraph("purpose"), Block::Facts(facts(file)), Block::Note(review(file))];
    if matches!(
        file.kind,
        ProgrammeKind::Pathway | ProgrammeKind::Training | ProgrammeKind::Supervision
    ) {
        blocks.push(Block::Note("Taking part confers no credential.".into()));
    }
    blocks.extend([heading("Before joining"), paragraph("entry")]);
    blocks.extend([heading("What is watched for"), paragraph("safety")]);
    blocks.push(heading("What comes when"));
    let sessions = file.sessions.iter().map(|it| session(programme, it, practices));
    blocks.push(Block::Steps(sessions.collect()));
    if !file.optional.is_empty() {
        blocks.push(heading("What may be added where it fits"));
        let titles = file.optional.iter().map(|id| title(practices, id.as_str()));
        blocks.push(Block::List(titles.collect()));
    }
    if file.led_by != LedBy::Oneself {
        blocks.push(heading("Who leads"));
    } else {
        blocks.push(heading("Whom to have at hand"));
    }
    blocks.push(paragraph("leaders"));
    blocks.push(heading("What is measured"));
    blocks.push(Block::List(measures(file)));
    blocks.push(heading("How sure this is"));
    blocks.push(paragraph("evidence"));
    blocks.push(Block::List(figures(file, sources)));
    blocks.push(heading("Sources"));
    let cited = file.evidence.iter().map(|key| match sources.get(key) {
        Some(citation) => format!("{citation}. {}", citation.finding),
        None => format!("{key}: not in the list of sources that was given."),
    });
    blocks.push(Block::List(cited.collect()));
    blocks.extend([heading("How this outline differs"), paragraph("differences")]);
    if file.credit {
        blocks.extend([heading("Credit"), paragraph("credit")]);
    }
    blocks.extend([heading("Names and rights"), paragraph("names")]);
    blocks.push(Block::Paragraph(
        "This page is an outline. It is no treatment and promises nothing.".into(),
    ));
    Page { language: "en".into(), title: programme.title().into(), blocks }
}

fn review(file: &ProgrammeFile) -> String {
    match &file.review {
        Review::None => "This outline has not been reviewed by a clinician.".into(),
        Review::Reviewed { by, on } => format!("Reviewed by {by} on {on}."),
    }
}

fn facts(file: &ProgrammeFile) -> Vec<(String, String)> {
    let join = |words: Vec<&str>| words.join(", ");
    let count = file.sessions.len();
    let lengths: Vec<u16> = file.sessions.iter().map(|session| session.minutes).collect();
    let (shortest, longest) =
        (lengths.iter().min().unwrap_or(&0), lengths.iter().max().unwrap_or(&0));
    let minutes = range(CountRange { min: *shortest, max: *longest });
    let weeks = file.weeks;
    let mut facts = vec![
        ("For".to_owned(), join(file.audiences.iter().map(|it| it.as_str()).collect())),
        ("Setting".into(), file.setting.to_string()),
        ("Comes together".into(), join(file.deliveries.iter().map(|it| way(*it)).collect())),
        ("Length".into(), format!("{count} meetings in {weeks} weeks, {minutes} minutes each")),
    ];
    if file.people.max > 1 {
        facts.push(("People".into(), range(file.people)));
    }
    if file.led_by != LedBy::Oneself {
        let leaders = format!("{}, {} of them", led_by(file.led_by), range(file.leaders));
        let leaders = if file.leaders.max == 1 { led_by(file.led_by).into() } else { leaders };
        facts.push(("Led by".into(), leaders));
    }
    let home: Vec<u16> =
        file.sessions.iter().filter_map(|it| Some(it.home.as_ref()?.minutes_per_day)).collect();
    if let (Some(least), Some(most)) = (home.iter().min(), home.iter().max()) {
        let minutes = range(CountRange { min: *least, max: *most });
        facts.push(("At home".into(), format!("{minutes} minutes a day, as far as one likes")));
    }
    facts
}

fn range(range: CountRange) -> String {
    if range.min == range.max {
        range.min.to_string()
    } else {
        format!("{} to {}", range.min, range.max)
    }
}

pub(crate) const fn way(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::InPerson => "in one room",
        Delivery::Online => "online",
        Delivery::SelfGuided => "on one's own",
    }
}

/// The name of a practice, or its id where the catalogue that was given lacks it.
pub(crate) fn title(practices: &PracticeCatalog, id: &str) -> String {
    practices.get(id).map_or_else(|_| id.to_owned(), |practice| practice.title().to_owned())
}

fn session(
    programme: &Programme,
    session: &ProgrammeSession,
    practices: &PracticeCatalog,
) -> PageStep {
    let titles: Vec<String> =
        session.practices.iter().map(|id| title(practices, id.as_str())).collect();
    let mut text = vec![format!("Practices: {}.", titles.join("; "))];
    text.extend(session.home.as_ref().map(|home| home_words(home, practices)));
    text.push(format!("Theme: {}; the choice of practices: judgement.", session.status));
    for rule in &session.set_aside {
        let why = programme.session_text(session, &format!("set-aside.{rule}"));
        text.push(format!("Set aside: {rule}. {why}"));
    }
    let week = session.week;
    PageStep {
        title: programme.session_text(session, "theme").into(),
        time: format!("week {week}, {} minutes", session.minutes),
        text: text.join("\n\n"),
    }
}

/// What is given for home, in a sentence.
pub(crate) fn home_words(home: &HomePlan, practices: &PracticeCatalog) -> String {
    let titles: Vec<String> =
        home.practices.iter().map(|id| title(practices, id.as_str())).collect();
    let days = if home.days == 1 { "one day".into() } else { format!("{} days", home.days) };
    format!(
        "At home, to choose from: {}; about {} minutes on {days} of the week, less is fine.",
        titles.join("; "),
        home.minutes_per_day
    )
}

fn measures(file: &ProgrammeFile) -> Vec<String> {
    let entry = |measure: &karuna_plans::ProgrammeMeasure| {
        let when: Vec<&str> = measure.when.iter().map(|it| time(*it)).collect();
        let with: Vec<String> = measure.instruments.iter().map(ToString::to_string).collect();
        let with = match with.is_empty() {
            true => "with an instrument of the leader's choice".to_owned(),
            false => format!("for example with {}", with.join(", ")),
        };
        let of = topic(measure.of);
        format!("{of}: {}; {with}", when.join(", "))
    };
    file.measures.iter().map(entry).collect()
}

pub(crate) const fn topic(topic: MeasureTopic) -> &'static str {
    match topic {
        MeasureTopic::FearsOfCompassion => "fears of compassion",
        MeasureTopic::PracticeLog => "what was practised",
        MeasureTopic::Alliance => "how it goes between people",
        MeasureTopic::Wellbeing => "well-being",
        other => other.as_str(),
    }
}

pub(crate) const fn time(time: MeasureTime) -> &'static str {
    match time {
        MeasureTime::Start => "at the start",
        MeasureTime::Middle => "half-way",
        MeasureTime::End => "at the end",
        MeasureTime::FollowUp => "one to three months later",
        MeasureTime::EverySession => "at every session",
        MeasureTime::EverySecondSession => "at every second session",
        MeasureTime::Weekly => "once a week",
        MeasureTime::Daily => "every day",
    }
}

fn figures(file: &ProgrammeFile, sources: &Bibliography) -> Vec<String> {
    let entry = |figure: &karuna_plans::Figure| {
        let of = figure.of.as_str().replace('-', " ");
        let reference = figure.citation.as_ref().map(|key| {
            let found = sources.get(key).map(|citation| citation.reference.clone());
            format!(" ({})", found.unwrap_or_else(|| key.clone()))
        });
        format!("{of}: {}{}", figure.status, reference.unwrap_or_default())
    };
    file.figures.iter().map(entry).collect()
}

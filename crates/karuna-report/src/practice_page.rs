//! The two pages of a practice: a handout for the person, a guide for whoever leads.

use karuna_practices::{
    Bibliography, CautionCode, CautionLevel, LedBy, LocalText, Practice, PracticeFile, Review,
};

use crate::page::{Block, Page, PageStep};

/// A handout for the person who practises: what it is for, the steps, other ways to do it, what to
/// do afterwards.
///
/// `cautions` are those known of the person: their adaptations and warnings come first, all others
/// follow as questions to oneself. None is left out.
#[must_use]
pub fn practice_handout(
    practice: &Practice,
    text: LocalText<'_>,
    cautions: &[CautionCode],
) -> Page {
    let file = practice.definition();
    let mut blocks = vec![Block::Paragraph(text.get("purpose").into())];
    let mut facts = vec![("Time".into(), span(file))];
    if file.led_by != LedBy::Oneself {
        facts.push(("Led by".into(), led_by(file.led_by).into()));
    }
    blocks.push(Block::Facts(facts));
    blocks.push(Block::Note(review(practice)));
    if file.led_by == LedBy::Clinician {
        blocks.push(Block::Note(
            "This practice is meant to be done together with a clinician, not alone.".into(),
        ));
    }
    blocks.extend(own_cautions(file, text, cautions));
    blocks.push(Block::Note(text.get("stop").into()));
    blocks.extend(body(file, text));
    blocks.extend(other_cautions(file, text, cautions));
    blocks.extend(credits(file, text));
    page(text, blocks)
}

/// A guide for whoever leads: everything on the handout, and the leader's notes, all cautions with
/// their level, what comes before, and the evidence with its status.
#[must_use]
pub fn practice_guide(practice: &Practice, text: LocalText<'_>, sources: &Bibliography) -> Page {
    let file = practice.definition();
    let mut blocks = vec![Block::Paragraph(text.get("purpose").into())];
    blocks.push(Block::Facts(guide_facts(file)));
    blocks.push(Block::Note(review(practice)));
    blocks.push(Block::Heading("For whoever leads".into()));
    blocks.push(Block::Paragraph(text.get("leader").into()));
    blocks.push(Block::Note(text.get("stop").into()));
    if !file.cautions.is_empty() {
        blocks.push(Block::Heading("Cautions (judgement of this project)".into()));
        let entry = |code: CautionCode, level: CautionLevel| {
            format!("{code}, {}: {}", level_words(level), text.get(&format!("caution.{code}")))
        };
        let entries = file.cautions.iter().map(|caution| entry(caution.code, caution.level));
        blocks.push(Block::List(entries.collect()));
    }
    blocks.extend(body(file, text));
    blocks.push(Block::Heading("Evidence".into()));
    blocks.push(Block::Paragraph(format!(
        "The practice or its evidence: {}. Minutes, difficulty, fears, cautions and order: {}.",
        file.status.evidence, file.status.planning
    )));
    let cited: Vec<String> = file
        .evidence
        .iter()
        .map(|key| match sources.get(key) {
            Some(citation) => format!("{citation}. {}", citation.finding),
            None => format!("{key}: not in the list of sources that was given."),
        })
        .collect();
    if !cited.is_empty() {
        blocks.push(Block::List(cited));
    }
    blocks.extend(credits(file, text));
    page(text, blocks)
}

/// What is to be done, in which other ways, and what comes after: the same on every page.
pub(crate) fn body(file: &PracticeFile, text: LocalText<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.push(Block::Heading("The practice".into()));
    blocks.push(Block::Steps(steps(file, text)));
    blocks.extend(prompts(file, text));
    blocks.extend(variants(file, text));
    blocks.push(Block::Heading("Afterwards".into()));
    blocks.push(Block::Paragraph(text.get("after-care").into()));
    blocks.push(Block::Heading("How often".into()));
    blocks.push(Block::Paragraph(text.get("dose").into()));
    blocks
}

fn page(text: LocalText<'_>, mut blocks: Vec<Block>) -> Page {
    let missing = text.missing();
    if !missing.is_empty() {
        let note = match missing.len() {
            1 => "1 text is not translated and stands in English.".into(),
            count => format!("{count} texts are not translated and stand in English."),
        };
        blocks.push(Block::Note(note));
    }
    blocks.push(Block::Paragraph(
        "This page is no treatment and promises nothing. You may leave out whatever does not suit you."
            .into(),
    ));
    Page { language: text.language().into(), title: text.get("title").into(), blocks }
}

pub(crate) fn review(practice: &Practice) -> String {
    match &practice.definition().review {
        Review::None => "This practice has not been reviewed by a clinician.".into(),
        Review::Reviewed { by, on } => format!("Reviewed by {by} on {on}."),
    }
}

fn guide_facts(file: &PracticeFile) -> Vec<(String, String)> {
    let join = |words: Vec<String>| words.join(", ");
    let mut facts = vec![
        ("Time".into(), span(file)),
        ("Difficulty".into(), format!("{} of 5 (judgement)", file.difficulty)),
        ("Led by".into(), led_by(file.led_by).into()),
        ("Settings".into(), join(file.settings.iter().map(ToString::to_string).collect())),
        ("Audiences".into(), join(file.audiences.iter().map(ToString::to_string).collect())),
        ("Principles".into(), join(file.principles.iter().map(ToString::to_string).collect())),
        ("Phase".into(), file.phase.to_string()),
    ];
    if !file.prerequisites.is_empty() {
        let ids = file.prerequisites.iter().map(ToString::to_string).collect();
        facts.push(("First".into(), join(ids)));
    }
    for group in &file.one_of_before {
        let ids = group.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
        facts.push(("First, one of".into(), ids));
    }
    if !file.recommended_before.is_empty() {
        let ids = file.recommended_before.iter().map(ToString::to_string).collect();
        facts.push(("Better after".into(), join(ids)));
    }
    facts
}

fn steps(file: &PracticeFile, text: LocalText<'_>) -> Vec<PageStep> {
    let step = |id: &str, seconds: u32, pause: u32| PageStep {
        title: text.get(&format!("step.{id}.title")).into(),
        time: if pause > 0 {
            format!("{}, of which {} quiet", minutes(seconds), minutes(pause))
        } else {
            minutes(seconds)
        },
        text: text.get(&format!("step.{id}.text")).into(),
    };
    file.steps.iter().map(|s| step(&s.id, s.seconds, s.pause)).collect()
}

fn prompts(file: &PracticeFile, text: LocalText<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let numbered = |kind: &str, count: u8| -> Vec<String> {
        (1..=count).map(|number| text.get(&format!("{kind}.{number}")).to_owned()).collect()
    };
    if file.prompts > 0 {
        blocks.push(Block::Heading("Prompts to choose from".into()));
        blocks.push(Block::List(numbered("prompt", file.prompts)));
    }
    if !file.parts.is_empty() {
        blocks.push(Block::Heading("Who takes part".into()));
        let parts = file
            .parts
            .iter()
            .map(|part| (part.replace('-', " "), text.get(&format!("part.{part}")).to_owned()));
        blocks.push(Block::Facts(parts.collect()));
    }
    if file.lines > 0 {
        blocks.push(Block::Heading("Lines to try".into()));
        blocks.push(Block::List(numbered("line", file.lines)));
    }
    blocks
}

fn variants(file: &PracticeFile, text: LocalText<'_>) -> Vec<Block> {
    if file.variants.is_empty() {
        return Vec::new();
    }
    let facts = file.variants.iter().map(|variant| {
        let name = variant.as_str().replace('-', " ");
        (name, text.get(&format!("variant.{variant}")).to_owned())
    });
    vec![Block::Heading("Other ways to do it".into()), Block::Facts(facts.collect())]
}

/// The cautions that are known of the person.
pub(crate) fn own_cautions(
    file: &PracticeFile,
    text: LocalText<'_>,
    known: &[CautionCode],
) -> Vec<Block> {
    let own = file.cautions.iter().filter(|caution| known.contains(&caution.code));
    own.map(|caution| {
        let words = text.get(&format!("caution.{}", caution.code));
        Block::Note(format!("For you ({}): {words}", level_words(caution.level)))
    })
    .collect()
}

/// The cautions that nothing is known of; a person may find herself in one of them.
pub(crate) fn other_cautions(
    file: &PracticeFile,
    text: LocalText<'_>,
    known: &[CautionCode],
) -> Vec<Block> {
    let others = file.cautions.iter().filter(|caution| !known.contains(&caution.code));
    let entries: Vec<String> = others
        .map(|caution| {
            let (code, level) = (caution.code, level_words(caution.level));
            format!("{code}, {level}: {}", text.get(&format!("caution.{code}")))
        })
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("If one of these is true for you".into()), Block::List(entries)]
}

fn credits(file: &PracticeFile, text: LocalText<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if file.credit {
        blocks.push(Block::Heading("Credit".into()));
        blocks.push(Block::Paragraph(text.get("credit").into()));
    }
    if file.ip_note {
        blocks.push(Block::Note(text.get("ip-note").into()));
    }
    blocks
}

const fn level_words(level: CautionLevel) -> &'static str {
    match level {
        CautionLevel::Avoid => "leave it out for now",
        CautionLevel::Adapt => "only with this change",
        CautionLevel::Monitor => "keep an eye on it",
    }
}

pub(crate) const fn led_by(led_by: LedBy) -> &'static str {
    match led_by {
        LedBy::Oneself => "oneself",
        LedBy::TrainedLeader => "a trained leader",
        LedBy::Clinician => "a clinician",
    }
}

fn span(file: &PracticeFile) -> String {
    let duration = file.duration;
    format!(
        "about {} ({} to {})",
        minutes(duration.typical),
        minutes(duration.min),
        minutes(duration.max)
    )
}

/// Seconds in words: "45 seconds", "2 minutes", "1 minute 30".
pub(crate) fn minutes(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, 1) => "1 second".into(),
        (0, rest) => format!("{rest} seconds"),
        (1, 0) => "1 minute".into(),
        (1, rest) => format!("1 minute {rest}"),
        (whole, 0) => format!("{whole} minutes"),
        (whole, rest) => format!("{whole} minutes {rest}"),
    }
}

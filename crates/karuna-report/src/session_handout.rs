//! What people take home from a session.

use karuna_plans::{SessionFrame, SessionPlan};
use karuna_practices::{LocalText, Practice, PracticeCatalog};

use crate::page::{Block, Page};
use crate::practice_page::{body, other_cautions, own_cautions, review};
use crate::programme_page::home_words;

/// A handout for those who took part: the idea, what was practised, and what may be done at home,
/// with all that belongs to it. No caution is left out.
#[must_use]
pub fn session_handout(plan: &SessionPlan, practices: &PracticeCatalog) -> Page {
    let mut blocks = Vec::new();
    if !plan.idea.is_empty() {
        blocks.push(Block::Paragraph(plan.idea.clone()));
    }
    let held: Vec<&Practice> =
        plan.practices().filter_map(|id| practices.get(id.as_str()).ok()).collect();
    if !held.is_empty() {
        blocks.push(Block::Heading("What we did".into()));
        let entries = held.iter().map(|it| format!("{}: {}", it.title(), it.text("purpose")));
        blocks.push(Block::List(entries.collect()));
    }
    blocks.push(Block::Heading("Until next time".into()));
    match &plan.home {
        Some(home) => {
            blocks.push(Block::Paragraph(home_words(home, practices)));
            blocks.push(Block::Paragraph(
                "Choose what suits you; one of them is enough. Two thirds of it is plenty, and a \
                 week without is as welcome as any other. If something makes you feel worse, leave \
                 it and tell whoever leads."
                    .into(),
            ));
            let given = home.practices.iter().filter_map(|id| practices.get(id.as_str()).ok());
            for practice in given {
                blocks.extend(at_home(practice, practice.own_text(), &plan.frame));
            }
        }
        None => blocks.push(Block::Paragraph(
            "Nothing is set for home. You may go back to anything that did you good.".into(),
        )),
    }
    blocks.push(Block::Paragraph(
        "This page is no treatment and promises nothing. You may leave out whatever does not suit you."
            .into(),
    ));
    let theme = if plan.theme.is_empty() { "After the session" } else { &plan.theme };
    Page { language: "en".into(), title: theme.into(), blocks }
}

fn at_home(practice: &Practice, text: LocalText<'_>, frame: &SessionFrame) -> Vec<Block> {
    let file = practice.definition();
    let mut blocks = vec![
        Block::Heading(practice.title().to_owned()),
        Block::Paragraph(text.get("purpose").into()),
        Block::Note(review(practice)),
    ];
    blocks.extend(own_cautions(file, text, &frame.cautions));
    blocks.push(Block::Note(text.get("stop").into()));
    blocks.extend(body(file, text));
    blocks.extend(other_cautions(file, text, &frame.cautions));
    blocks
}

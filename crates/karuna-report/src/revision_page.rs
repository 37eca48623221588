//! A plan looked at again: what is said, what is different, and the weeks so far.

use karuna_core::PracticeId;
use karuna_plans::{PlanStanding, Reader, Revision, WeekReview};
use karuna_practices::PracticeCatalog;

use crate::page::{Block, Page};
use crate::programme_page::title;

/// A plan looked at again, for the person whose plan it is or for whoever is responsible. The person's
/// page holds what is said to the person alone; the other one begins with what is said to the
/// clinician, and shows both.
#[must_use]
pub fn revision_page(revision: &Revision, practices: &PracticeCatalog, reader: Reader) -> Page {
    let heading = |words: &str| Block::Heading(words.into());
    let name = |id: &PracticeId| title(practices, id.as_str());
    let mut blocks = vec![Block::Facts(vec![
        ("How it stands".into(), standing(revision.standing).into()),
        ("Version".into(), revision.plan.version().to_string()),
    ])];
    if reader == Reader::Clinician {
        blocks.extend(said(revision, Reader::Clinician).map(Block::Note));
        let to_person: Vec<String> = said(revision, Reader::Person).collect();
        if !to_person.is_empty() {
            blocks.push(heading("What is said to the person"));
            blocks.push(Block::List(to_person));
        }
    } else {
        blocks.extend(said(revision, Reader::Person).map(Block::Note));
    }
    blocks.push(heading("What is different"));
    if revision.difference.is_empty() {
        blocks.push(Block::Paragraph("Nothing; the plan goes on as it was.".into()));
    } else {
        blocks.push(Block::List(revision.difference.lines(&name)));
    }
    if !revision.weeks.is_empty() {
        blocks.push(heading("The weeks so far"));
        let head = ["Week", "Days", "Minutes", "Helpful", "Carried into life"];
        let head = head.map(str::to_owned).to_vec();
        let rows = revision.weeks.iter().map(week).collect();
        blocks.push(Block::Table { head, rows });
    }
    blocks.push(Block::Paragraph(
        "This plan is no treatment and promises nothing. You may leave out whatever does not suit you."
            .into(),
    ));
    Page { language: "en".into(), title: "Looking at the plan again".into(), blocks }
}

fn said(revision: &Revision, to: Reader) -> impl Iterator<Item = String> {
    let messages = revision.messages.iter().filter(move |message| message.to == to);
    messages.map(move |message| match to {
        Reader::Clinician => format!("{} ({})", message.words, message.rule),
        Reader::Person => message.words.clone(),
    })
}

const fn standing(standing: PlanStanding) -> &'static str {
    match standing {
        PlanStanding::GoesOn => "it goes on",
        PlanStanding::Eased => "it is eased for a while",
        PlanStanding::Held => "it holds, with nothing new, until somebody named lets it go on",
        PlanStanding::Stopped => "all practice is stopped until a clinician clears it",
    }
}

fn week(week: &WeekReview) -> Vec<String> {
    let of_ten = |value: Option<u8>| value.map_or_else(String::new, |it| format!("{it} of 10"));
    vec![
        week.week.to_string(),
        week.days.to_string(),
        week.minutes.to_string(),
        of_ten(week.helpfulness),
        of_ten(week.ease),
    ]
}

//! What a programme, a session or a pathway says stands on its pages, in every style.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use karuna_plans::{
    AllianceCheckpoint, DevelopmentLog, DevelopmentSummary, Pathway, ProgrammeCatalog,
    SessionFrame, SessionNotes, SessionOptions, SessionPlan, SessionRequest,
};
use karuna_practices::{Bibliography, CautionCode, CautionLevel, LedBy, PracticeCatalog};
use karuna_report::{
    Page, Style, development_page, programme_page, session_agenda, session_handout,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use pulldown_cmark::{Event, Parser};

const STYLES: [Style; 3] = [Style::Text, Style::Markdown, Style::Html];

/// The words of a page without its signs, as an outside parser sees them, blanks made one.
fn words(page: &Page, style: Style) -> String {
    let text = page.render(style);
    let text = match style {
        Style::Text => text,
        Style::Markdown => Parser::new(&text)
            .map(|event| match event {
                Event::Text(words) | Event::Code(words) => words.to_string(),
                Event::End(_) | Event::SoftBreak => " ".into(),
                _ => String::new(),
            })
            .collect(),
        Style::Html => {
            assert!(!text.contains("<script") && !text.contains("http"), "nothing from outside");
            let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
            assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
            let mut words = String::new();
            collect(&dom.document, &mut words);
            words
        }
    };
    line(&text)
}

fn collect(node: &Handle, words: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        words.push_str(&contents.borrow());
        words.push(' ');
    }
    for child in node.children.borrow().iter() {
        collect(child, words);
    }
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_says(page: &Page, expected: &[&str]) {
    for style in STYLES {
        let words = words(page, style);
        for text in expected {
            let text = line(text);
            assert!(!text.is_empty() && words.contains(&text), "{style:?} lacks: {text}\n{words}");
        }
    }
}

#[test]
fn the_page_of_a_programme_leaves_nothing_out() {
    let practices = PracticeCatalog::builtin();
    for programme in ProgrammeCatalog::builtin().iter() {
        let page = programme_page(programme, practices, Bibliography::builtin());
        assert_eq!(page.title, programme.title());
        let file = programme.definition();
        let mut expected: Vec<&str> =
            ["purpose", "entry", "leaders", "safety", "evidence", "differences", "names"]
                .map(|key| programme.text(key))
                .into();
        expected.push("This outline has not been reviewed by a clinician.");
        if file.credit {
            expected.push(programme.text("credit"));
        }
        for session in &file.sessions {
            expected.push(programme.session_text(session, "theme"));
            for rule in &session.set_aside {
                let key = session.key(&format!("set-aside.{rule}"));
                expected.push(&file.text[&key]);
            }
        }
        for id in programme.practices() {
            expected.push(practices.get(id.as_str()).unwrap().title());
        }
        check_says(&page, &expected);
    }
}

fn plan(session: usize, options: &SessionOptions) -> SessionPlan {
    let practices = PracticeCatalog::builtin();
    let programme = ProgrammeCatalog::builtin().get("compassion-group-12").unwrap();
    let request = programme.session_request(session, options, practices).unwrap();
    SessionPlan::try_new(&request, practices).unwrap()
}

#[test]
fn an_agenda_tells_what_to_adapt_what_to_watch_and_what_was_left_out() {
    let practices = PracticeCatalog::builtin();
    let cautions = vec![CautionCode::Trauma, CautionCode::Dissociation, CautionCode::Grief];
    for session in 1..=12 {
        let options = SessionOptions {
            cautions: cautions.clone(),
            people: Some(7),
            allow_unreviewed_hard: session % 2 == 0,
            ..SessionOptions::default()
        };
        let plan = plan(session, &options);
        let page = session_agenda(&plan, practices);
        let left_out: Vec<String> = plan.left_out.iter().map(ToString::to_string).collect();
        let mut expected: Vec<&str> = vec![&plan.theme, &plan.idea, &plan.leader];
        expected.extend(left_out.iter().map(String::as_str));
        for item in &plan.items {
            let Some(id) = &item.practice else { continue };
            let practice = practices.get(id.as_str()).unwrap();
            for code in item.adapt.iter().chain(&item.watch) {
                expected.push(&practice.definition().text[&format!("caution.{code}")]);
            }
        }
        for material in &plan.materials {
            expected.push(SessionNotes::builtin().of_material(*material));
        }
        check_says(&page, &expected);
    }
}

#[test]
fn a_handout_keeps_every_caution_and_every_way_to_stop() {
    let practices = PracticeCatalog::builtin();
    let cautions = vec![CautionCode::Trauma, CautionCode::Panic];
    let options = SessionOptions { cautions: cautions.clone(), ..SessionOptions::default() };
    for session in [1, 4, 6, 10, 12] {
        let plan = plan(session, &options);
        let page = session_handout(&plan, practices);
        let mut expected = vec![plan.idea.as_str()];
        let home = plan.home.as_ref().unwrap();
        for id in &home.practices {
            let practice = practices.get(id.as_str()).unwrap();
            expected.extend([practice.text("stop"), practice.text("after-care")]);
            for caution in &practice.definition().cautions {
                expected.push(&practice.definition().text[&format!("caution.{}", caution.code)]);
                let is_known = cautions.contains(&caution.code);
                if is_known && caution.level == CautionLevel::Adapt {
                    expected.push("For you (only with this change)");
                }
            }
        }
        check_says(&page, &expected);
    }
}

#[test]
fn an_edited_agenda_says_what_is_wrong_with_it() {
    let practices = PracticeCatalog::builtin();
    let mut plan = plan(5, &SessionOptions::default());
    assert!(!words(&session_agenda(&plan, practices), Style::Text).contains("rules find wrong"));
    plan.items.remove(0);
    plan.items[1].practice = Some("a-dance".parse().unwrap());
    check_says(
        &session_agenda(&plan, practices),
        &["What the rules find wrong", "there is no practice `a-dance`"],
    );
}

#[test]
fn pairs_and_threes_are_counted_out() {
    use karuna_core::{Audience, Setting};
    let practices = PracticeCatalog::builtin();
    let say = |people: u16, practice: &str| {
        let mut frame = SessionFrame::new(Setting::Group, Audience::Therapists, LedBy::Clinician);
        frame.people = Some(people);
        frame.highest_difficulty = 3;
        frame.done = ["safety-agreement", "pacing-open-close", "soothing-rhythm-breathing"]
            .iter()
            .map(|id| id.parse().unwrap())
            .collect();
        let wanted = vec![practice.parse().unwrap()];
        let plan =
            SessionPlan::try_new(&SessionRequest::new(frame, 90, wanted), practices).unwrap();
        let text = words(&session_agenda(&plan, practices), Style::Text);
        let start = text.find(&format!("{people} people ")).unwrap_or(text.len());
        text[start..].split('.').next().unwrap().to_owned()
    };
    assert_eq!(say(8, "friend-vs-self-roleplay"), "8 people make 4 pairs");
    assert_eq!(say(9, "friend-vs-self-roleplay"), "9 people make 3 pairs and one three");
    assert_eq!(say(5, "friend-vs-self-roleplay"), "5 people make 1 pair and one three");
    assert_eq!(say(3, "friend-vs-self-roleplay"), "3 people make one three");
    assert_eq!(say(9, "skills-triads"), "9 people make 3 threes");
    assert_eq!(say(10, "skills-triads"), "10 people make 2 threes and one four");
    assert_eq!(
        say(11, "skills-triads"),
        "11 people make 3 threes and one pair, who take turns in watching"
    );
    assert_eq!(say(1, "friend-vs-self-roleplay"), "");
}

#[test]
fn the_check_of_the_alliance_is_the_one_that_is_due() {
    let practices = PracticeCatalog::builtin();
    for session in [1, 6, 12] {
        let plan = plan(session, &SessionOptions::default());
        let due = AllianceCheckpoint::due(plan.frame.setting, session as u16, 12).unwrap();
        check_says(&session_agenda(&plan, practices), &[&due.text.ask, &due.text.hear]);
    }
}

#[test]
fn a_pathway_is_shown_with_what_is_open_and_as_no_credential() {
    let (from, today) = ("2026-01-01".parse().unwrap(), "2026-06-30".parse().unwrap());
    let log: DevelopmentLog = serde_json::from_str(
        r#"{"entries": [
            {"date": "2026-02-01", "activity": "supervision", "minutes": 90},
            {"date": "2026-03-01", "activity": "competence-rating", "minutes": 20,
             "ratings": {"mends-strain": 2}}]}"#,
    )
    .unwrap();
    for pathway in Pathway::builtin() {
        let summary = DevelopmentSummary::new(&log, pathway, from, today);
        let page = development_page(&summary, pathway);
        let mut expected: Vec<&str> = vec![
            "confers no credential",
            &pathway.text.note,
            "once, 1 hour 30, last on 2026-02-01",
        ];
        expected.extend(pathway.requirements.iter().map(|it| it.text.as_str()));
        check_says(&page, &expected);
    }
    let pathway = Pathway::get("university-certificate-like").unwrap();
    let summary = DevelopmentSummary::new(&log, pathway, from, today);
    check_says(
        &development_page(&summary, pathway),
        &[
            "1 hour 30 there, 20 hours wanted. Open: 18 hours 30. (verified)",
            "once there, 2 times wanted. Open: once.",
        ],
    );
}

//! A therapist's log against a pathway: sums, gaps, and what is still open.

use karuna_core::{Audience, Date, Level, Setting};
use karuna_plans::{
    Activity, Competence, DevelopmentEntry, DevelopmentLog, DevelopmentSummary, FearLadder,
    Pathway, SessionFrame,
};
use karuna_practices::{Bibliography, CautionCode, Fear, LedBy, PracticeCatalog};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn entry(date: &str, activity: Activity, minutes: u16) -> DevelopmentEntry {
    DevelopmentEntry {
        date: day(date),
        activity,
        minutes,
        practice: None,
        ratings: [].into(),
        note: None,
    }
}

fn pathway(requirement: &str) -> Pathway {
    let json = format!(
        r#"{{"format": 1, "id": "mine", "status": "judgement", "evidence": [], "requirements": [
            {{"id": "it", "of": "supervision", "status": "judgement", "evidence": [], "text": "t",
              {requirement}}}], "text": {{"title": "t", "purpose": "p", "note": "n"}}}}"#
    );
    Pathway::from_json(&json, Bibliography::builtin()).unwrap()
}

/// What is open after three hours of supervision, on the last of January: minutes, times, days.
#[track_caller]
fn check_open(requirement: &str, expected: (u32, u32, u32)) {
    let log = DevelopmentLog {
        entries: vec![
            entry("2026-01-21", Activity::Supervision, 60),
            entry("2026-01-03", Activity::Supervision, 60),
            entry("2026-01-10", Activity::Supervision, 60),
            entry("2026-01-12", Activity::Reading, 600),
            entry("2025-12-31", Activity::Supervision, 600),
            entry("2026-02-01", Activity::Supervision, 600),
        ],
    };
    let (from, today) = (day("2026-01-01"), day("2026-01-31"));
    let summary = DevelopmentSummary::new(&log, &pathway(requirement), from, today);
    let open = summary.requirements[0].open;
    assert_eq!((open.minutes, open.times, open.days_over), expected, "{summary:#?}");
    assert_eq!(summary.open().count() == 0, open.is_none());
    assert_eq!(summary.totals[&Activity::Supervision].minutes, 180);
}

#[test]
fn requirements_count_what_lies_in_their_time() {
    check_open(r#""minutes": 180, "within-days": 365"#, (0, 0, 0));
    check_open(r#""minutes": 200, "within-days": 365"#, (20, 0, 0));
    check_open(r#""times": 5, "within-days": 365"#, (0, 2, 0));
    // From the 11th on there is one hour only; from the 10th on there are two.
    check_open(r#""minutes": 180, "within-days": 21"#, (120, 0, 0));
    check_open(r#""minutes": 180, "within-days": 22"#, (60, 0, 0));
    // The longest gap lies between the 10th and the 21st.
    check_open(r#""every-days": 11, "within-days": 365"#, (0, 0, 0));
    check_open(r#""every-days": 7, "within-days": 365"#, (0, 0, 4));
    check_open(r#""minutes": 240, "times": 4, "every-days": 10, "within-days": 365"#, (60, 1, 1));
}

#[test]
fn an_empty_log_leaves_everything_open_and_is_no_error() {
    let log = DevelopmentLog::default();
    let (from, today) = (day("2026-01-01"), day("2026-12-31"));
    for pathway in Pathway::builtin() {
        let summary = DevelopmentSummary::new(&log, pathway, from, today);
        assert_eq!(summary.open().count(), pathway.requirements.len(), "{}", pathway.id);
        assert_eq!(summary.unrated.len(), Competence::builtin().len());
    }
    assert_eq!(log.check(today), []);
}

#[test]
fn competences_keep_their_first_and_last_rating() {
    let mut early = entry("2026-02-01", Activity::CompetenceRating, 10);
    early.ratings = [("mends-strain".to_owned(), 1), ("explains-plainly".to_owned(), 2)].into();
    let mut late = entry("2026-08-01", Activity::CompetenceRating, 10);
    late.ratings = [("mends-strain".to_owned(), 3)].into();
    let log = DevelopmentLog { entries: vec![late, early] };
    let pathway = Pathway::get("beginner-year").unwrap();
    let summary = DevelopmentSummary::new(&log, pathway, day("2026-01-01"), day("2026-12-31"));
    let state = summary.competences.iter().find(|it| it.competence == "mends-strain").unwrap();
    assert_eq!((state.first.1, state.last.1, state.times), (1, 3, 2));
    assert_eq!(state.last.0, day("2026-08-01"));
    assert_eq!(summary.competences.len() + summary.unrated.len(), Competence::builtin().len());
}

#[test]
fn a_log_that_cannot_be_says_where() {
    let mut wrong = entry("2027-01-01", Activity::CompetenceRating, 2000);
    wrong.ratings = [("mends-strains".to_owned(), 1), ("explains-plainly".to_owned(), 5)].into();
    let empty = entry("2026-01-01", Activity::CompetenceRating, 10);
    let log = DevelopmentLog { entries: vec![empty, wrong] };
    let problems: Vec<String> =
        log.check(day("2026-06-01")).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(problems.join("\n"), @"
    /entries/0/ratings: a competence-rating rates at least one competence
    /entries/1/minutes: 2000 minutes; a day has 1440
    /entries/1/date: 2027-01-01 lies after 2026-06-01
    /entries/1/ratings/explains-plainly: level 5; expected 0 to 4
    /entries/1/ratings: there is no competence `mends-strains`; did you mean `mends-strain`?
    ");
}

proptest! {
    #[test]
    fn more_entries_never_open_more(
        days in proptest::collection::vec(0_i64..400, 0..30),
        more in 0_i64..400,
        minutes in 1_u16..600,
    ) {
        let start = day("2026-01-01");
        let made = |day: i64, activity| DevelopmentEntry {
            date: start.plus_days(day).unwrap(),
            ..entry("2026-01-01", activity, minutes)
        };
        let today = day("2026-12-31");
        for pathway in Pathway::builtin() {
            for activity in Activity::ALL {
                let mut log = DevelopmentLog {
                    entries: days.iter().map(|day| made(*day, activity)).collect(),
                };
                let before = DevelopmentSummary::new(&log, pathway, start, today);
                log.entries.push(made(more, activity));
                let after = DevelopmentSummary::new(&log, pathway, start, today);
                for (before, after) in before.requirements.iter().zip(&after.requirements) {
                    prop_assert!(after.open.minutes <= before.open.minutes);
                    prop_assert!(after.open.times <= before.open.times);
                    prop_assert!(after.open.days_over <= before.open.days_over);
                }
            }
        }
    }
}

#[test]
fn a_ladder_rises_with_the_fear_and_holds_only_what_may_come() {
    let practices = PracticeCatalog::builtin();
    let mut frame = SessionFrame::new(Setting::Individual, Audience::Clients, LedBy::Clinician);
    frame.cautions = vec![CautionCode::Trauma];
    frame.fears.for_self = Some(Level::High);
    frame.done = ["soothing-rhythm-breathing", "pacing-open-close", "grounding-senses"]
        .iter()
        .map(|id| id.parse().unwrap())
        .collect();
    for fear in [Fear::ForSelf, Fear::FromOthers, Fear::ForOthers] {
        let ladder = FearLadder::new(fear, &frame, practices);
        assert!(ladder.rungs.len() >= 3, "{fear:?}");
        assert_eq!(ladder.rungs[0].sensitivity, 0);
        for rung in &ladder.rungs {
            let open = FearLadder::open_now(rung, &frame, practices);
            assert!(open.iter().all(|id| rung.practices.contains(id)));
            for id in &rung.practices {
                let practice = practices.get(id.as_str()).unwrap().definition();
                let of = practice.fear_sensitivity;
                let sensitivity = match fear {
                    Fear::ForSelf => of.for_self,
                    Fear::FromOthers => of.from_others,
                    Fear::ForOthers => of.for_others,
                };
                assert_eq!(sensitivity, rung.sensitivity, "{id}");
                assert!(practice.difficulty < 4, "{id} is unreviewed and was not asked for");
            }
        }
    }
    let ladder = FearLadder::new(Fear::ForSelf, &frame, practices);
    let top = ladder.rungs.last().unwrap();
    assert!(top.practices.iter().any(|id| id.as_str() == "lkm-self"));
    // Forgiveness work is to be avoided after trauma.
    let all = ladder.rungs.iter().flat_map(|rung| &rung.practices);
    assert!(all.clone().all(|id| id.as_str() != "forgiveness-work"));
    assert!(all.clone().all(|id| id.as_str() != "past-challenges-journal"));
}

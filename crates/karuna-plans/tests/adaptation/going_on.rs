//! R14, R26, R30 to R36, R44: a plan that fits how it is lived.

use std::collections::BTreeSet;

use karuna_core::{Change, Date, Level, PracticeRole};
use karuna_plans::{
    Done, Lived, Plan, PlanStanding, ProgressLog, Reader, Revision, RuleId, Sitting,
};

use crate::support::{
    day, difficulty, has_role, items, lived, measured, plan, planned_with, revise, said, sitting,
    with,
};

#[test]
fn r14_what_does_not_help_goes() {
    let plan = plan();
    let (_, id) = planned_with(&plan, PracticeRole::Breath, 1);
    let mut log = ProgressLog::default();
    for (on, helpfulness) in [(2, 3), (4, 2)] {
        let told = Sitting { helpfulness: Some(helpfulness), ..sitting(&id) };
        log.add(day(on), Lived::Practice(told));
    }
    assert_eq!(revise(&plan, &log, 7).plan, plan, "two tries are not enough");
    log.add(day(7), Lived::Practice(Sitting { helpfulness: Some(3), ..sitting(&id) }));
    let revision = revise(&plan, &log, 8);
    assert!(items(&revision.plan, 8..=56).iter().all(|it| it.1 != id));
    assert!(said(&revision, RuleId::R14, Reader::Person));
    assert_eq!(revision.standing, PlanStanding::GoesOn);
}

#[test]
fn r26_where_time_is_short_days_hold_the_time_that_is_there() {
    let plan = plan();
    let log = lived(&plan, 1..=6, Done::Partly);
    let revision = revise(&plan, &log, 8);
    let two_weeks = items(&revision.plan, 8..=20);
    let mut minutes = std::collections::BTreeMap::new();
    two_weeks.iter().for_each(|it| *minutes.entry(it.0).or_insert(0) += it.2);
    assert!(!minutes.is_empty() && minutes.values().all(|sum| *sum <= 6), "{minutes:?}");
    assert!(said(&revision, RuleId::R26, Reader::Person));
    let half = lived(&plan, 1..=2, Done::Partly);
    assert_eq!(revise(&plan, &half, 8).plan, plan, "a few are not enough");
}

#[test]
fn r30_no_minutes_are_made_up_for() {
    let plan = plan();
    let revision = revise(&plan, &lived(&plan, 1..=5, Done::Missed), 6);
    let sum = |plan: &Plan, on: i64| -> u16 { items(plan, on..=on).iter().map(|it| it.2).sum() };
    for on in 6..=56 {
        assert!(sum(&revision.plan, on) <= sum(&plan, on).max(2), "day {on}");
    }
    assert!(revision.messages.iter().all(|it| !it.words.contains("catch up")));
}

#[test]
fn r31_where_criticism_did_not_move_more_weeks_are_offered() {
    let plan = plan();
    let revision = revise(&plan, &with(28, measured(28, "fscrs", None, Change::NoReliable)), 29);
    assert!(said(&revision, RuleId::R31, Reader::Person));
    let mut other = plan.clone();
    other.request.needs.clear();
    let log = with(28, measured(28, "fscrs", None, Change::NoReliable));
    assert!(!said(&revise(&other, &log, 29), RuleId::R31, Reader::Person));
}

#[test]
fn r32_what_is_very_small_comes_on_each_day_with_time() {
    let plan = plan();
    let revision = revise(&plan, &lived(&plan, 1..=3, Done::Missed), 4);
    // Days 4 to 6 and 8 to 10; day 7 is a Sunday without time.
    let days: BTreeSet<Date> = items(&revision.plan, 4..=10).iter().map(|it| it.0).collect();
    assert_eq!(days, [4, 5, 6, 8, 9, 10].map(day).into());
    assert!(said(&revision, RuleId::R32, Reader::Person));
}

#[test]
fn r33_where_practice_is_rare_contact_is_asked_for() {
    let plan = plan();
    let mut log = lived(&plan, 1..=2, Done::Done);
    log.events.extend(lived(&plan, 3..=9, Done::Missed).events);
    assert!(said(&revise(&plan, &log, 10), RuleId::R33, Reader::Clinician));
    // Half of the days is not rare, and five days say too little.
    let mut half = lived(&plan, 1..=4, Done::Done);
    half.events.extend(lived(&plan, 5..=9, Done::Missed).events);
    assert_eq!(half.sittings().map(|(on, _)| on).collect::<BTreeSet<_>>().len(), 8);
    assert!(!said(&revise(&plan, &half, 10), RuleId::R33, Reader::Clinician));
    let few = lived(&plan, 1..=5, Done::Missed);
    assert!(!said(&revise(&plan, &few, 6), RuleId::R33, Reader::Clinician));
}

#[test]
fn r34_two_words_are_asked_for_once_a_week() {
    let plan = plan();
    let mut log = lived(&plan, 1..=6, Done::Done);
    assert!(!said(&revise(&plan, &log, 8), RuleId::R34, Reader::Person));
    for event in &mut log.events {
        if let Lived::Practice(told) = &mut event.what {
            told.ease = None;
        }
    }
    assert!(said(&revise(&plan, &log, 8), RuleId::R34, Reader::Person));
}

#[test]
fn r35_missed_days_lead_to_smaller_kinder_steps() {
    let plan = plan();
    let two = lived(&plan, 1..=2, Done::Missed);
    assert_eq!(revise(&plan, &two, 3).plan, plan);
    let three = revise(&plan, &lived(&plan, 1..=3, Done::Missed), 4);
    assert_eq!(three.standing, PlanStanding::Eased);
    assert!(items(&three.plan, 4..=10).iter().all(|it| it.2 <= 2));
    assert_eq!(items(&three.plan, 14..=56).len(), items(&plan, 14..=56).len());
    let asks = |revision: &Revision| {
        revision.messages.iter().any(|it| it.rule == RuleId::R35 && it.words.contains("?"))
    };
    assert!(!asks(&three));
    let seven = revise(&plan, &lived(&plan, 1..=8, Done::Missed), 9);
    assert!(asks(&seven) && seven.standing == PlanStanding::Eased);
    let log = lived(&plan, 1..=16, Done::Missed);
    let fourteen = revise(&plan, &log, 17);
    assert!(said(&fourteen, RuleId::R35, Reader::Clinician));
    assert_eq!(fourteen.standing, PlanStanding::Held);
    for message in &fourteen.messages {
        for word in ["streak", "fail", "in a row", "behind", "must", "14", "missed"] {
            assert!(!message.words.contains(word), "{word}: {}", message.words);
        }
    }
    // Whoever begins again gets the plan back, after a small week.
    let mut log = log;
    let on = items(&fourteen.plan, 17..=56)[0].clone();
    log.add(on.0, Lived::Practice(sitting(&on.1)));
    let again = revise(&fourteen.plan, &log, day(1).days_until(on.0) + 2);
    assert_eq!(again.standing, PlanStanding::Eased);
    assert!(again.difference.anew);
}

#[test]
fn r35_silence_is_no_missed_day_unless_an_app_says_so() {
    let plan = plan();
    assert_eq!(revise(&plan, &ProgressLog::default(), 6).plan, plan);
    let told = ProgressLog::default().silence_as_missed(&plan, day(6));
    assert_eq!(revise(&plan, &told, 6).standing, PlanStanding::Eased);
}

#[test]
fn r36_writing_is_looked_at_after_three_times() {
    let plan = plan();
    let written = |helpfulness| {
        let mut log = ProgressLog::default();
        for (on, id) in [(2, "gratitude-journal"), (4, "loops-log"), (6, "self-compassion-diary")] {
            let told = Sitting { helpfulness: Some(helpfulness), ..sitting(id) };
            log.add(day(on), Lived::Practice(told));
        }
        log
    };
    let well = revise(&plan, &written(6), 7);
    assert!(said(&well, RuleId::R36, Reader::Person));
    assert_eq!(well.plan, plan);
    let badly = revise(&plan, &written(2), 7);
    let rests = items(&badly.plan, 7..=20);
    assert!(rests.iter().all(|it| !has_role(&it.1, PracticeRole::Writing)));
}

#[test]
fn r44_reliable_worsening_holds_the_plan_and_calls_the_clinician() {
    let plan = plan();
    let mut log = with(10, measured(10, "phq-9", Some(Level::High), Change::Worse));
    let held = revise(&plan, &log, 10);
    assert_eq!(held.standing, PlanStanding::Held);
    assert!(said(&held, RuleId::R44, Reader::Clinician));
    assert_eq!(held.plan.request.distress, Some(Level::High));
    assert!(items(&held.plan, 10..=56).iter().all(|it| difficulty(&it.1) <= 2));
    // Better on another scale lifts nothing; better on the same one does.
    log.add(day(20), measured(20, "gad-7", None, Change::Better));
    assert_eq!(revise(&held.plan, &log, 20).standing, PlanStanding::Held);
    log.add(day(24), measured(24, "phq-9", None, Change::Better));
    let again = revise(&held.plan, &log, 24);
    assert_eq!(again.standing, PlanStanding::GoesOn);
    assert!(again.difference.anew);
}

#[test]
fn r44_where_nothing_moved_by_the_middle_the_rest_is_made_anew_once() {
    let plan = plan();
    let log = with(28, measured(28, "phq-9", Some(Level::Mid), Change::NoReliable));
    let revision = revise(&plan, &log, 29);
    assert!(revision.difference.anew && said(&revision, RuleId::R44, Reader::Person));
    assert!(said(&revision, RuleId::S7, Reader::Person), "the middle asks about unwanted effects");
    assert_eq!(revise(&revision.plan, &log, 40).plan, revision.plan);
    for change in [Change::Better, Change::Unknown] {
        let log = with(28, measured(28, "phq-9", None, change));
        assert!(!revise(&plan, &log, 29).difference.anew);
    }
    let early = with(14, measured(14, "phq-9", None, Change::NoReliable));
    assert!(!revise(&plan, &early, 15).difference.anew, "it is not the middle yet");
}

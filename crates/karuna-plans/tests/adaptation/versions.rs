//! What must hold of every version, and what a plan or a log may not be.

use karuna_core::{Audience, Change, Level, PracticeId};
use karuna_plans::{
    Bound, BoundKind, Clearance, Contact, Delivery, Done, Effort, Lived, Plan, PlanItem,
    PlanRequest, PlanStanding, PlanVerifier, Planner, ProgressLog, Reader, RuleId, Sitting,
    Weekday,
};
use karuna_practices::{CautionCode, LedBy, PracticeCatalog};

use crate::support::{
    day, difficulty, items, lived, measured, plan, revise, risk, said, sitting, with,
};

#[test]
fn a_log_that_says_nothing_changes_nothing() {
    let plan = plan();
    for today in [1, 2, 15, 29, 56, 57, 90] {
        let revision = revise(&plan, &ProgressLog::default(), today);
        assert_eq!(revision.plan, plan);
        assert_eq!(revision.standing, PlanStanding::GoesOn);
        assert!(revision.difference.is_empty() && revision.messages.is_empty());
    }
}

#[test]
fn a_steady_person_keeps_the_plan() {
    let plan = plan();
    let revision = revise(&plan, &lived(&plan, 1..=20, Done::Done), 21);
    assert_eq!(revision.plan, plan);
    assert!(said(&revision, RuleId::R36, Reader::Person) || revision.messages.is_empty());
    assert_eq!(revision.weeks.len(), 3);
    assert_eq!((revision.weeks[0].days, revision.weeks[0].helpfulness), (6, Some(6)));
}

#[test]
fn fears_that_are_found_later_keep_out_what_they_make_hard() {
    let plan = plan();
    let log = with(10, measured(10, "fcs-self", Some(Level::High), Change::Unknown));
    let revision = revise(&plan, &log, 11);
    assert_eq!(revision.plan.request.fears.for_self, Some(Level::High));
    let sensitive = |id: &str| {
        PracticeCatalog::builtin().get(id).unwrap().definition().fear_sensitivity.for_self
    };
    assert!(items(&revision.plan, 11..=56).iter().all(|it| sensitive(&it.1) < 2));
}

#[test]
fn what_was_missed_is_no_ground_for_what_comes() {
    let mut request = PlanRequest::new(day(1), 8);
    request.effort = Effort::Quick;
    let plan = Planner::builtin().plan(&request).unwrap();
    let first = items(&plan, 1..=56).into_iter().find(|it| it.1 == "pacing-open-close").unwrap();
    let on = day(1).days_until(first.0) + 1;
    // Everything but that was done.
    let mut log = lived(&plan, 1..=on, Done::Done);
    for event in &mut log.events {
        if let Lived::Practice(told) = &mut event.what
            && told.practice.as_str() == "pacing-open-close"
        {
            told.done = Done::Missed;
        }
    }
    let mut missed = log.clone();
    missed.add(day(on + 1), Lived::Caution(CautionCode::Perfectionism));
    let revision = revise(&plan, &missed, on + 1);
    let done = &revision.plan.adaptation.as_ref().unwrap().done;
    assert!(!done.keys().any(|id| id.as_str() == "pacing-open-close"));
}

#[test]
fn what_cannot_be_is_told_all_at_once() {
    let mut plan = plan();
    let mut log =
        with(9, Lived::Practice(Sitting { helpfulness: Some(11), ..sitting("mindful-sound") }));
    log.add(day(-2), Lived::Meeting { held: true });
    log.add(day(8), Lived::Cleared(Clearance { by: " ".into(), clinician: true, why: "".into() }));
    log.events.swap(0, 1);
    insta::assert_snapshot!(Planner::builtin().revise(&plan, &log, day(8)).unwrap_err(), @"
    the log has 6 problems:
      /events/0/what/cleared: a clearance says who decided and why
      /events/1: 2026-11-27 stands after 2026-12-07; a log is kept in the order of days
      /events/1: 2026-11-27 lies before the plan, which begins on 2026-11-30
      /events/2: 2026-12-08 has not come yet; today is 2026-12-07
      /events/2/what/practice/practice: there is no practice `mindful-sound`; did you mean `mindful-sounds`?
      /events/2/what/practice/helpfulness: 11 is not possible; expected 0 to 10
    ");

    let revised = revise(&plan, &with(10, risk()), 10);
    let early = Planner::builtin().revise(&revised.plan, &with(10, risk()), day(9));
    insta::assert_snapshot!(early.unwrap_err(), @"
    the log has 2 problems:
      /plan: it was adapted on 2026-12-09; look at it from that day on and not from 2026-12-08
      /events/0: 2026-12-09 has not come yet; today is 2026-12-08
    ");

    plan.request.weeks = 90;
    let none = Planner::builtin().revise(&plan, &ProgressLog::default(), day(8));
    insta::assert_snapshot!(none.unwrap_err(), @"
    the plan's request has 1 problem:
      /weeks: 90 is not possible here; expected 1 to 52
    ");
}

#[test]
fn a_version_that_rewrites_history_or_breaks_a_bound_is_found() {
    let plan = plan();
    let log = lived(&plan, 1..=5, Done::Missed);
    let revised = revise(&plan, &log, 6).plan;
    #[track_caller]
    fn check(before: &Plan, now: &Plan, rule: RuleId, part: &str) {
        let broken = PlanVerifier::builtin().broken_revision(before, now);
        let words: Vec<String> = broken.iter().map(ToString::to_string).collect();
        let found = broken.iter().any(|it| it.rule == rule && it.to_string().contains(part));
        assert!(found, "{part}: {words:?}");
    }
    let at = revised.days.iter().position(|it| it.date >= day(6)).unwrap();
    let edited = |edit: &dyn Fn(&mut Plan)| {
        let mut edited = revised.clone();
        edit(&mut edited);
        edited
    };
    check(&plan, &edited(&|it| it.days[0].items[0].minutes += 1), RuleId::H11, "/days: ");
    check(&plan, &edited(&|it| it.request.weeks = 9), RuleId::H11, "somebody else");
    check(&plan, &edited(&|it| it.adaptation = None), RuleId::H11, "what it was adapted to");
    check(&plan, &edited(&|it| it.days[at].items[0].minutes = 9), RuleId::R35, "9 minutes");
    let version = |it: &mut Plan| it.adaptation.as_mut().unwrap().version = 1;
    check(&plan, &edited(&version), RuleId::H11, "version 1 came before");

    // Each kind of bound, broken by what is planned already.
    let practice = &revised.days[at].items[0].practice;
    let file = PracticeCatalog::builtin().get(practice.as_str()).unwrap().definition();
    for kind in [
        BoundKind::NoPractice,
        BoundKind::MostMinutes { minutes: 0 },
        BoundKind::MostDifficulty { difficulty: 0 },
        BoundKind::Without { practice: practice.clone() },
        BoundKind::WithoutRole { role: file.roles[0] },
    ] {
        let words = kind.to_string();
        let bound = Bound { kind, from: day(6), until: None, rule: RuleId::R44 };
        let bounded = edited(&|it| it.adaptation.as_mut().unwrap().bounds.push(bound.clone()));
        assert!(!PlanVerifier::builtin().broken_revision(&plan, &bounded).is_empty(), "{words}");
        let mut over = bound.clone();
        over.until = Some(day(5));
        let bounded = edited(&|it| it.adaptation.as_mut().unwrap().bounds.push(over.clone()));
        assert!(PlanVerifier::builtin().broken_revision(&plan, &bounded).is_empty(), "{words}");
    }
    let later = revised.days.last().unwrap();
    let new = later.items.iter().find(|it| difficulty(it.practice.as_str()) > 1).unwrap();
    for kind in [
        BoundKind::FirstStep,
        BoundKind::NothingNew,
        BoundKind::AtMost { practice: new.practice.clone(), minutes: 1 },
    ] {
        let words = kind.to_string();
        let bound = Bound { kind, from: later.date, until: None, rule: RuleId::R24 };
        let bounded = edited(&|it| {
            let adaptation = it.adaptation.as_mut().unwrap();
            adaptation.done.clear();
            adaptation.bounds.push(bound.clone());
        });
        check(&plan, &bounded, RuleId::R24, &words.replace("for 1 minutes at most", ""));
    }
}

#[test]
fn a_day_that_was_filled_by_hand_gets_what_it_has_room_for() {
    let mut plan = plan();
    let ids =
        ["grounding-senses", "mindful-sounds", "loops-log", "soles-of-feet", "mindful-breath"];
    let item = plan.days[0].items[0].clone();
    let items =
        ids.map(|id| PlanItem { practice: id.parse().unwrap(), minutes: 1, ..item.clone() });
    plan.days[0].items = items.into();
    plan.days[1].items = vec![item.clone(), item];
    let revision = Planner::builtin().revise(&plan, &ProgressLog::default(), day(1)).unwrap();
    let broken = PlanVerifier::builtin().broken(&revision.plan);
    assert!(broken.is_empty(), "{broken:?}");
    assert_eq!(revision.plan.days[0].items.len(), usize::from(plan.request.most_a_day));
    assert_eq!(revision.plan.days[1].items.len(), 1);
}

#[test]
fn before_the_first_day_a_plan_may_be_looked_at_twice() {
    let plan = plan();
    let log = with(-3, risk());
    let stopped = revise(&plan, &log, -2);
    assert_eq!(stopped.standing, PlanStanding::Stopped);
    assert!(stopped.plan.days.is_empty());
    assert_eq!(revise(&stopped.plan, &log, -1).standing, PlanStanding::Stopped);
}

#[test]
fn a_meeting_with_practice_while_all_is_stopped_is_found() {
    let mut request = plan().request;
    request.audience = Audience::Clients;
    request.contact = Some(Contact {
        on: Weekday::Wednesday,
        every_weeks: 1,
        minutes: 50,
        led_by: LedBy::Clinician,
        delivery: Delivery::InPerson,
    });
    let plan = Planner::builtin().plan(&request).unwrap();
    let mut log = with(10, risk());
    log.add(day(10), Lived::Meeting { held: false });
    let stopped = revise(&plan, &log, 10).plan;
    let to_come = |plan: &Plan| plan.meetings.iter().filter(|it| it.date > day(10)).count();
    assert_eq!(to_come(&stopped), to_come(&plan), "help stays where it was");
    assert!(stopped.adaptation.as_ref().unwrap().missed_meetings.contains(&day(10)));

    let mut edited = stopped.clone();
    let last = edited.meetings.len() - 1;
    edited.meetings[last].agenda = plan.meetings[last].agenda.clone();
    let broken = PlanVerifier::builtin().broken_revision(&plan, &edited);
    assert!(broken.iter().any(|it| it.rule == RuleId::S1), "{broken:?}");

    // What was met before is history, and what only a meeting brought is ground all the same.
    let mut edited = stopped.clone();
    edited.meetings[0].agenda.minutes += 1;
    let broken = PlanVerifier::builtin().broken_revision(&plan, &edited);
    assert!(broken.iter().any(|it| it.rule == RuleId::H11), "{broken:?}");
}

#[test]
fn a_meeting_that_was_not_held_brought_nothing() {
    let mut request = PlanRequest::new(day(1), 8);
    request.effort = Effort::Quick;
    request.programme = Some("mind-training-8".parse().unwrap());
    request.contact = Some(Contact {
        on: Weekday::Tuesday,
        every_weeks: 1,
        minutes: 90,
        led_by: LedBy::TrainedLeader,
        delivery: Delivery::InPerson,
    });
    let plan = Planner::builtin().plan(&request).unwrap();
    let brought: Vec<_> = plan.meetings[0].agenda.practices().cloned().collect();
    let log = |held| {
        let mut log = with(2, Lived::Meeting { held });
        log.add(day(5), Lived::Caution(CautionCode::Perfectionism));
        log
    };
    let done = |held| {
        let revision = revise(&plan, &log(held), 5);
        revision.plan.adaptation.unwrap().done
    };
    let at_home = |id: &PracticeId| {
        plan.days
            .iter()
            .any(|it| it.date < day(5) && it.items.iter().any(|item| item.practice == *id))
    };
    for id in brought.iter().filter(|id| !at_home(id)) {
        assert_eq!(done(true).get(id), Some(&0), "{id}: brought, and not done at home");
        assert_eq!(done(false).get(id), None, "{id}");
    }
    assert!(brought.iter().any(|id| !at_home(id)));
}

//! Adapting a plan: each rule by itself, and whatever was lived no hard rule is broken.

use std::collections::BTreeSet;

use karuna_core::{
    Alert, AlertCause, Change, Date, Direction, EvidenceStatus, Level, LevelBasis, Measurement,
    NoAnswer, PracticeRole, RiskTopic,
};
use karuna_plans::{
    Arousal, Bound, BoundKind, Clearance, Done, Effort, Lived, Need, Plan, PlanItem, PlanRequest,
    PlanStanding, PlanVerifier, Planner, ProgressLog, Reader, Revision, RuleId, Sitting, StopSign,
    UnwantedEffect,
};
use karuna_practices::{CautionCode, PracticeCatalog};

fn day(number: i64) -> Date {
    "2026-11-30".parse::<Date>().unwrap().plus_days(number - 1).unwrap()
}

/// Eight weeks for somebody who knows the ground already, so that anything may come.
fn plan() -> Plan {
    let mut request = PlanRequest::new(day(1), 8);
    request.effort = Effort::Quick;
    request.needs.insert(Need::SelfCriticism, 2);
    let known = ["soothing-rhythm-breathing", "pacing-open-close", "tricky-brain", "three-circles"];
    request.known = known.iter().map(|id| id.parse().unwrap()).collect();
    Planner::builtin().plan(&request).unwrap()
}

fn sitting(practice: &str) -> Sitting {
    Sitting::new(practice.parse().unwrap(), Done::Done)
}

/// Everything that was planned on these days, each as told.
fn lived(plan: &Plan, days: std::ops::RangeInclusive<i64>, done: Done) -> ProgressLog {
    let mut log = ProgressLog::default();
    for planned in
        plan.days.iter().filter(|it| (day(*days.start())..=day(*days.end())).contains(&it.date))
    {
        for item in &planned.items {
            let mut sitting = Sitting::new(item.practice.clone(), done);
            if done != Done::Missed {
                sitting.minutes = Some(if done == Done::Partly { 3 } else { item.minutes });
                sitting.helpfulness = Some(6);
                sitting.ease = Some(5);
            }
            log.add(planned.date, Lived::Practice(sitting));
        }
    }
    log
}

fn with(on: i64, what: Lived) -> ProgressLog {
    let mut log = ProgressLog::default();
    log.add(day(on), what);
    log
}

fn alert(topic: RiskTopic, cause: AlertCause) -> Lived {
    Lived::Alert(Alert {
        instrument: "phq-9".parse().unwrap(),
        rule: "item-9".into(),
        topic,
        cause,
        reason: "any answer but the lowest deserves a talk".into(),
        status: EvidenceStatus::Verified,
    })
}

fn risk() -> Lived {
    alert(RiskTopic::SelfHarm, AlertCause::RiskAnswer { item: 9 })
}

fn cleared(clinician: bool) -> Lived {
    let by = if clinician { "Dr. A. Example, clinical psychologist" } else { "A friend" };
    Lived::Cleared(Clearance { by: by.into(), clinician, why: "talked, and safe for now".into() })
}

fn measured(on: i64, instrument: &str, level: Option<Level>, change: Change) -> Lived {
    Lived::Measured(Measurement {
        instrument: instrument.parse().unwrap(),
        scale: "total".parse().unwrap(),
        date: day(on),
        value: 12.0,
        direction: Direction::HigherIsWorse,
        level: level.map(|level| (level, LevelBasis::Caller)),
        change,
    })
}

/// Revises a plan, and holds what must hold of every revision.
#[track_caller]
fn revise(plan: &Plan, log: &ProgressLog, today: i64) -> Revision {
    let revision = Planner::builtin().revise(plan, log, day(today)).unwrap();
    check(plan, log, &revision, day(today));
    revision
}

#[track_caller]
fn check(plan: &Plan, log: &ProgressLog, revision: &Revision, today: Date) {
    let verifier = PlanVerifier::builtin();
    let broken = verifier.broken_revision(plan, &revision.plan);
    let words: Vec<String> = broken.iter().map(ToString::to_string).collect();
    assert!(words.is_empty(), "{}", words.join("\n"));
    if revision.plan.adaptation.is_some() {
        assert_eq!(verifier.score(&revision.plan), revision.plan.score);
    }
    for change in &revision.difference.practices {
        assert!(change.date >= today && !change.rules.is_empty(), "{change:?}");
    }
    // Looking twice changes nothing more, and says the same.
    let again = Planner::builtin().revise(&revision.plan, log, today).unwrap();
    assert!(again.difference.is_empty(), "{}", again.difference);
    assert_eq!(again.plan, revision.plan);
    assert_eq!(again.messages, revision.messages);
}

fn items(plan: &Plan, days: std::ops::RangeInclusive<i64>) -> Vec<(Date, String, u16)> {
    let range = day(*days.start())..=day(*days.end());
    let days = plan.days.iter().filter(|it| range.contains(&it.date));
    days.flat_map(|it| {
        it.items.iter().map(move |item| (it.date, item.practice.to_string(), item.minutes))
    })
    .collect()
}

fn said(revision: &Revision, rule: RuleId, to: Reader) -> bool {
    revision.messages.iter().any(|it| it.rule == rule && it.to == to)
}

fn holds(revision: &Revision, rule: RuleId, kind: &BoundKind) -> bool {
    let bounds = revision.plan.adaptation.iter().flat_map(|it| &it.bounds);
    bounds.clone().any(|bound| bound.rule == rule && bound.kind == *kind)
}

fn has_role(practice: &str, role: PracticeRole) -> bool {
    PracticeCatalog::builtin().get(practice).unwrap().has_role(role)
}

fn difficulty(practice: &str) -> u8 {
    PracticeCatalog::builtin().get(practice).unwrap().definition().difficulty
}

/// A day on which a practice with a role is planned, and the practice.
fn planned_with(plan: &Plan, role: PracticeRole, from: i64) -> (i64, String) {
    let found = plan.days.iter().filter(|it| it.date >= day(from)).find_map(|it| {
        let item = it.items.iter().find(|item| has_role(item.practice.as_str(), role))?;
        Some((day(1).days_until(it.date) + 1, item.practice.to_string()))
    });
    found.unwrap()
}

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
fn s1_a_risk_answer_stops_everything_until_a_clinician_clears_it() {
    let plan = plan();
    let mut log = with(10, risk());
    let stopped = revise(&plan, &log, 10);
    assert_eq!(stopped.standing, PlanStanding::Stopped);
    assert!(items(&stopped.plan, 10..=56).is_empty());
    assert_eq!(items(&stopped.plan, 1..=9), items(&plan, 1..=9));
    assert!(said(&stopped, RuleId::S1, Reader::Person));
    assert_eq!(stopped.messages[0].to, Reader::Clinician, "whoever can help comes first");

    // Nobody but a clinician clears it.
    log.add(day(11), cleared(false));
    assert_eq!(revise(&stopped.plan, &log, 12).standing, PlanStanding::Stopped);

    log.add(day(13), cleared(true));
    let again = revise(&stopped.plan, &log, 13);
    assert_eq!(again.standing, PlanStanding::Eased);
    assert!(again.difference.anew);
    let first = items(&again.plan, 13..=19);
    assert!(!first.is_empty() && first.iter().all(|(_, id, _)| difficulty(id) == 1), "{first:?}");
    assert!(items(&again.plan, 20..=26).iter().all(|(_, id, _)| difficulty(id) <= 2));
    assert!(said(&again, RuleId::S3, Reader::Clinician));
    assert!(items(&again.plan, 27..=56).len() > 20);

    // What comes later on the same day is not cleared by what was said in the morning.
    log.add(day(13), risk());
    assert_eq!(revise(&again.plan, &log, 13).standing, PlanStanding::Stopped);
}

#[test]
fn s1_what_is_unknown_or_low_does_not_stop_and_is_not_lost() {
    let plan = plan();
    let unknown = AlertCause::RiskNotAnswered { item: 9, why: NoAnswer::Missing };
    for what in [
        alert(RiskTopic::SelfHarm, unknown),
        alert(RiskTopic::LowWellbeing, AlertCause::RiskScore { scale: "total".parse().unwrap() }),
    ] {
        let mut log = with(10, what);
        let revision = revise(&plan, &log, 30);
        assert_eq!((revision.standing, &revision.plan), (PlanStanding::GoesOn, &plan));
        assert!(said(&revision, RuleId::S1, Reader::Clinician), "also weeks later");
        log.add(day(31), cleared(false));
        assert!(revise(&plan, &log, 31).messages.is_empty());
    }
    for topic in [RiskTopic::HarmToOthers, RiskTopic::Hopelessness] {
        let log = with(10, alert(topic, AlertCause::RiskAnswer { item: 2 }));
        assert_eq!(revise(&plan, &log, 11).standing, PlanStanding::Stopped, "{topic}");
    }
}

#[test]
fn s2_a_danger_that_comes_to_light_stops_everything() {
    let plan = plan();
    for code in [CautionCode::Mania, CautionCode::ViolenceUnsafeHome] {
        let mut log = with(10, Lived::Caution(code));
        let stopped = revise(&plan, &log, 11);
        assert_eq!(stopped.standing, PlanStanding::Stopped);
        assert!(items(&stopped.plan, 11..=56).is_empty());
        assert!(stopped.plan.request.cautions.contains(&code));
        log.add(day(20), cleared(true));
        let again = revise(&stopped.plan, &log, 20);
        assert!(!again.plan.request.cautions.contains(&code));
        assert!(items(&again.plan, 27..=56).len() > 20);
    }
}

#[test]
fn s4_words_at_a_stop_offer_no_practice_as_help() {
    let stopped = revise(&plan(), &with(10, risk()), 10);
    for message in stopped.messages.iter().filter(|it| it.to == Reader::Person) {
        let words = message.words.to_lowercase();
        for word in ["compassion", "breath", "treat", "cure", "must"] {
            assert!(!words.contains(word), "{word}: {words}");
        }
    }
    // The plan itself says nothing beside it either.
    let rules: BTreeSet<RuleId> = stopped.plan.messages.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [RuleId::S1, RuleId::S6].into());
}

#[test]
fn s5_trauma_that_comes_to_light_changes_what_comes() {
    let plan = plan();
    let revision = revise(&plan, &with(10, Lived::Caution(CautionCode::Trauma)), 11);
    let changed = revision.plan.days.iter().filter(|it| it.date >= day(11));
    let marked = changed.flat_map(|it| &it.items);
    assert!(marked.clone().any(|item| !item.adapt.is_empty() || !item.watch.is_empty()));
    assert_eq!(revision.difference.cautions, [CautionCode::Trauma]);
    assert!(said(&revision, RuleId::S5, Reader::Clinician));
}

#[test]
fn s6_a_stop_sign_ends_the_day_and_the_first_step_follows() {
    let plan = plan();
    for sign in [StopSign::FarAway, StopSign::Flashback, StopSign::VoicesLouder] {
        let mut told = sitting("soothing-rhythm-breathing");
        told.stop = vec![sign];
        let revision = revise(&plan, &with(10, Lived::Practice(told)), 10);
        assert_eq!(revision.standing, PlanStanding::Eased);
        assert!(
            items(&revision.plan, 10..=10).iter().all(|it| it.1 == "soothing-rhythm-breathing")
        );
        assert!(items(&revision.plan, 11..=17).iter().all(|(_, id, _)| difficulty(id) == 1));
        assert!(items(&revision.plan, 18..=56).len() >= items(&plan, 18..=56).len());
        assert!(said(&revision, RuleId::S6, Reader::Clinician));
        assert!(said(&revision, RuleId::S6, Reader::Person));
    }
    for sign in [StopSign::UrgeToSelfHarm, StopSign::WishToDie] {
        let mut told = sitting("soothing-rhythm-breathing");
        told.stop = vec![sign];
        let revision = revise(&plan, &with(10, Lived::Practice(told)), 10);
        assert_eq!(revision.standing, PlanStanding::Stopped, "{sign:?}");
    }
    // 8 in the middle is a sign by itself.
    let mut told = sitting("soothing-rhythm-breathing");
    told.arousal = Some(Arousal { before: Some(6), mid: Some(8), after: Some(4) });
    let revision = revise(&plan, &with(10, Lived::Practice(told)), 10);
    assert!(holds(&revision, RuleId::S6, &BoundKind::FirstStep));
}

#[test]
fn s7_an_unwanted_effect_that_lasts_makes_its_practice_rest() {
    let plan = plan();
    let (on, id) = planned_with(&plan, PracticeRole::Breath, 5);
    for effect in [UnwantedEffect::Lasting, UnwantedEffect::Limiting] {
        let mut told = sitting(&id);
        told.unwanted = Some(effect);
        let mut log = with(on, Lived::Practice(told));
        let revision = revise(&plan, &log, on + 1);
        assert!(items(&revision.plan, on + 1..=56).iter().all(|it| it.1 != id));
        assert!(said(&revision, RuleId::S7, Reader::Clinician));
        assert_eq!(revision.weeks.iter().map(|week| week.unwanted).sum::<u16>(), 1);
        log.add(day(on + 2), cleared(false));
        assert!(!said(&revise(&revision.plan, &log, on + 2), RuleId::S7, Reader::Clinician));
    }
}

#[test]
fn s8_what_is_unpleasant_and_passes_changes_nothing() {
    let plan = plan();
    let mut log = lived(&plan, 1..=6, Done::Done);
    for event in &mut log.events {
        if let Lived::Practice(told) = &mut event.what {
            told.arousal = Some(Arousal { before: Some(5), mid: Some(6), after: Some(4) });
            told.unwanted = Some(UnwantedEffect::Passing);
            told.helpfulness = Some(5);
        }
    }
    let revision = revise(&plan, &log, 7);
    assert_eq!(revision.plan, plan);
    assert!(revision.weeks[0].unwanted > 0, "it is written down all the same");
}

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
fn r21_where_ease_falls_imagery_rests_for_a_week() {
    let plan = plan();
    let (on, id) = planned_with(&plan, PracticeRole::Imagery, 1);
    let told = |mid| {
        let arousal = Some(Arousal { before: Some(3), mid: Some(mid), after: Some(3) });
        with(on, Lived::Practice(Sitting { arousal, ..sitting(&id) }))
    };
    assert_eq!(revise(&plan, &told(4), on + 1).plan, plan);
    let revision = revise(&plan, &told(5), on + 1);
    let week = items(&revision.plan, on + 1..=on + 7);
    assert!(!week.is_empty() && week.iter().all(|it| !has_role(&it.1, PracticeRole::Imagery)));
    assert!(said(&revision, RuleId::R21, Reader::Person));
    // The same with a body scan is no reason.
    let arousal = Some(Arousal { before: Some(3), mid: Some(6), after: Some(3) });
    let body = Sitting { arousal, ..sitting("soothing-rhythm-breathing") };
    assert_eq!(revise(&plan, &with(on, Lived::Practice(body)), on + 1).plan, plan);
}

#[test]
fn r24_old_pain_leads_to_a_lower_step_and_half_the_time() {
    let plan = plan();
    let (on, id) = planned_with(&plan, PracticeRole::Imagery, 1);
    let told = Sitting { backdraft: true, ..sitting(&id) };
    let revision = revise(&plan, &with(on, Lived::Practice(told)), on + 1);
    assert_eq!(revision.standing, PlanStanding::Eased);
    let lower = difficulty(&id) - 1;
    assert!(items(&revision.plan, on + 1..=on + 7).iter().all(|it| difficulty(&it.1) <= lower));
    let usual = PracticeCatalog::builtin().get(&id).unwrap().definition().duration;
    let half = (usual.typical.div_ceil(60) / 2).max(usual.min.div_ceil(60));
    let later = items(&revision.plan, on + 1..=on + 17);
    assert!(later.iter().filter(|it| it.1 == id).all(|it| u32::from(it.2) <= half), "{later:?}");
    assert!(said(&revision, RuleId::R24, Reader::Person));
    assert!(!said(&revision, RuleId::R25, Reader::Clinician), "once is not twice");
}

#[test]
fn r25_twice_in_a_week_or_arousal_that_stays_leads_to_the_first_step_until_somebody_decides() {
    let plan = plan();
    let (on, id) = planned_with(&plan, PracticeRole::Imagery, 8);
    let pain = || Lived::Practice(Sitting { backdraft: true, ..sitting(&id) });
    let mut far_apart = with(on, pain());
    far_apart.add(day(on + 7), pain());
    assert_eq!(revise(&plan, &far_apart, on + 8).standing, PlanStanding::Eased);
    let mut twice = with(on, pain());
    twice.add(day(on + 6), pain());
    let arousal = Some(Arousal { before: Some(4), mid: None, after: Some(8) });
    let stays = with(on + 6, Lived::Practice(Sitting { arousal, ..sitting(&id) }));
    for mut log in [twice, stays] {
        let revision = revise(&plan, &log, on + 7);
        assert_eq!(revision.standing, PlanStanding::Held);
        assert!(said(&revision, RuleId::R25, Reader::Clinician));
        let rest = items(&revision.plan, on + 7..=56);
        assert!(!rest.is_empty(), "what steadies is still there");
        let done = &revision.plan.adaptation.as_ref().unwrap().done;
        assert!(rest.iter().all(|it| {
            let known = revision.plan.request.known.iter().chain(done.keys());
            difficulty(&it.1) == 1 && known.clone().any(|id| id.as_str() == it.1)
        }));
        log.add(day(on + 9), cleared(false));
        let again = revise(&revision.plan, &log, on + 9);
        assert_eq!(again.standing, PlanStanding::Eased);
        assert!(holds(&again, RuleId::R8, &BoundKind::MostDifficulty { difficulty: 2 }));
        let kinds = |items: &[(Date, String, u16)]| {
            items.iter().map(|it| it.1.clone()).collect::<BTreeSet<_>>().len()
        };
        let anew = items(&again.plan, on + 9..=56);
        assert!(kinds(&anew) > 2 * kinds(&rest), "the rest is made anew");
    }
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

//! S1 to S8, R21, R24, R25: what stops, holds and eases a plan.

use std::collections::BTreeSet;

use karuna_core::{AlertCause, Date, NoAnswer, PracticeRole, RiskTopic};
use karuna_plans::{
    Arousal, BoundKind, Done, Lived, PlanStanding, Reader, RuleId, Sitting, StopSign,
    UnwantedEffect,
};
use karuna_practices::{CautionCode, PracticeCatalog};

use crate::support::{
    alert, cleared, day, difficulty, has_role, holds, items, lived, plan, planned_with, revise,
    risk, said, sitting, with,
};

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

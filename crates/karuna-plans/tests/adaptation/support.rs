//! Days, logs and checks that the tests of adaptation share.

use karuna_core::{
    Alert, AlertCause, Change, Date, Direction, EvidenceStatus, Level, LevelBasis, Measurement,
    PracticeRole, RiskTopic,
};
use karuna_plans::{
    BoundKind, Clearance, Done, Effort, Lived, Need, Plan, PlanRequest, PlanVerifier, Planner,
    ProgressLog, Reader, Revision, RuleId, Sitting,
};
use karuna_practices::PracticeCatalog;

pub(crate) fn day(number: i64) -> Date {
    "2026-11-30".parse::<Date>().unwrap().plus_days(number - 1).unwrap()
}

/// Eight weeks for somebody who knows the ground already, so that anything may come.
pub(crate) fn plan() -> Plan {
    let mut request = PlanRequest::new(day(1), 8);
    request.effort = Effort::Quick;
    request.needs.insert(Need::SelfCriticism, 2);
    let known = ["soothing-rhythm-breathing", "pacing-open-close", "tricky-brain", "three-circles"];
    request.known = known.iter().map(|id| id.parse().unwrap()).collect();
    Planner::builtin().plan(&request).unwrap()
}

pub(crate) fn sitting(practice: &str) -> Sitting {
    Sitting::new(practice.parse().unwrap(), Done::Done)
}

/// Everything that was planned on these days, each as told.
pub(crate) fn lived(plan: &Plan, days: std::ops::RangeInclusive<i64>, done: Done) -> ProgressLog {
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

pub(crate) fn with(on: i64, what: Lived) -> ProgressLog {
    let mut log = ProgressLog::default();
    log.add(day(on), what);
    log
}

pub(crate) fn alert(topic: RiskTopic, cause: AlertCause) -> Lived {
    Lived::Alert(Alert {
        instrument: "phq-9".parse().unwrap(),
        rule: "item-9".into(),
        topic,
        cause,
        reason: "any answer but the lowest deserves a talk".into(),
        status: EvidenceStatus::Verified,
    })
}

pub(crate) fn risk() -> Lived {
    alert(RiskTopic::SelfHarm, AlertCause::RiskAnswer { item: 9 })
}

pub(crate) fn cleared(clinician: bool) -> Lived {
    let by = if clinician { "Dr. A. Example, clinical psychologist" } else { "A friend" };
    Lived::Cleared(Clearance { by: by.into(), clinician, why: "talked, and safe for now".into() })
}

pub(crate) fn measured(on: i64, instrument: &str, level: Option<Level>, change: Change) -> Lived {
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
pub(crate) fn revise(plan: &Plan, log: &ProgressLog, today: i64) -> Revision {
    let revision = Planner::builtin().revise(plan, log, day(today)).unwrap();
    check(plan, log, &revision, day(today));
    revision
}

#[track_caller]
pub(crate) fn check(plan: &Plan, log: &ProgressLog, revision: &Revision, today: Date) {
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

pub(crate) fn items(plan: &Plan, days: std::ops::RangeInclusive<i64>) -> Vec<(Date, String, u16)> {
    let range = day(*days.start())..=day(*days.end());
    let days = plan.days.iter().filter(|it| range.contains(&it.date));
    days.flat_map(|it| {
        it.items.iter().map(move |item| (it.date, item.practice.to_string(), item.minutes))
    })
    .collect()
}

pub(crate) fn said(revision: &Revision, rule: RuleId, to: Reader) -> bool {
    revision.messages.iter().any(|it| it.rule == rule && it.to == to)
}

pub(crate) fn holds(revision: &Revision, rule: RuleId, kind: &BoundKind) -> bool {
    let bounds = revision.plan.adaptation.iter().flat_map(|it| &it.bounds);
    bounds.clone().any(|bound| bound.rule == rule && bound.kind == *kind)
}

pub(crate) fn has_role(practice: &str, role: PracticeRole) -> bool {
    PracticeCatalog::builtin().get(practice).unwrap().has_role(role)
}

pub(crate) fn difficulty(practice: &str) -> u8 {
    PracticeCatalog::builtin().get(practice).unwrap().definition().difficulty
}

/// A day on which a practice with a role is planned, and the practice.
pub(crate) fn planned_with(plan: &Plan, role: PracticeRole, from: i64) -> (i64, String) {
    let found = plan.days.iter().filter(|it| it.date >= day(from)).find_map(|it| {
        let item = it.items.iter().find(|item| has_role(item.practice.as_str(), role))?;
        Some((day(1).days_until(it.date) + 1, item.practice.to_string()))
    });
    found.unwrap()
}

//! Five people live eight weeks of a plan. What happens to the plan is a snapshot, to be read by a
//! human: would one nod at it?

use std::collections::BTreeSet;
use std::fmt::Write;

use karuna_core::{
    Alert, AlertCause, Audience, Change, Date, Direction, EvidenceStatus, Level, LevelBasis,
    Measurement, PracticeRole, RiskTopic,
};
use karuna_plans::{
    Arousal, Clearance, Contact, Delivery, Done, Lived, Need, Plan, PlanRequest, PlanVerifier,
    Planner, ProgressLog, Reader, Sitting, StopSign, Weekday,
};
use karuna_practices::{LedBy, Practice, PracticeCatalog};

fn start() -> Date {
    "2026-11-30".parse().unwrap()
}

fn day(number: i64) -> Date {
    start().plus_days(number - 1).unwrap()
}

/// How somebody lives: each practice on its day, and what else becomes known.
struct Person {
    request: PlanRequest,
    /// How a practice goes on a day; `times` counts how often the person has done it before.
    sits: fn(day: i64, practice: &Practice, times: usize) -> Sitting,
    /// What else becomes known on a day.
    becomes_known: fn(day: i64) -> Vec<Lived>,
}

fn person() -> PlanRequest {
    let mut request = PlanRequest::new(start(), 8);
    request.minutes = Weekday::ALL.map(|day| (day, 15)).into();
    request.minutes.remove(&Weekday::Sunday);
    request.needs.insert(Need::SelfCriticism, 2);
    request
}

fn with_therapist(mut request: PlanRequest) -> PlanRequest {
    request.audience = Audience::Clients;
    request.contact = Some(Contact {
        on: Weekday::Wednesday,
        every_weeks: 1,
        minutes: 50,
        led_by: LedBy::Clinician,
        delivery: Delivery::InPerson,
    });
    request
}

fn done(practice: &Practice, helpfulness: u8, ease: u8) -> Sitting {
    let mut sitting = Sitting::new(practice.id().clone(), Done::Done);
    sitting.helpfulness = Some(helpfulness);
    sitting.ease = Some(ease);
    sitting.arousal = Some(Arousal { before: Some(4), mid: Some(3), after: Some(3) });
    sitting
}

fn measured(on: i64, instrument: &str, scale: &str, level: Level, change: Change) -> Lived {
    Lived::Measured(Measurement {
        instrument: instrument.parse().unwrap(),
        scale: scale.parse().unwrap(),
        date: day(on),
        value: 20.0,
        direction: Direction::HigherIsWorse,
        level: Some((level, LevelBasis::Caller)),
        change,
    })
}

fn cleared(by: &str, clinician: bool, why: &str) -> Lived {
    Lived::Cleared(Clearance { by: by.into(), clinician, why: why.into() })
}

/// Lives the plan day by day and tells what happened to it.
fn live(person: &Person) -> String {
    let planner = Planner::builtin();
    let catalog = PracticeCatalog::builtin();
    let mut plan = planner.plan(&person.request).unwrap();
    let mut log = ProgressLog::default();
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut story = String::new();
    writeln!(story, "{}", weeks(&plan)).unwrap();
    for number in 1..=person.request.days() as i64 + 1 {
        let today = day(number);
        for what in (person.becomes_known)(number) {
            log.add(today, what);
        }
        let revision = planner.revise(&plan, &log, today).unwrap();
        let broken = PlanVerifier::builtin().broken_revision(&plan, &revision.plan);
        assert!(broken.is_empty(), "{broken:?}");
        let new: Vec<String> = revision
            .messages
            .iter()
            .map(|it| {
                let to = if it.to == Reader::Person { "to the person" } else { "to the clinician" };
                format!("  {to} ({}): {}", it.rule, it.words)
            })
            .filter(|line| told.insert(line.clone()))
            .collect();
        if !revision.difference.is_empty() || !new.is_empty() {
            writeln!(story, "\nday {number}, {today}: {:?}", revision.standing).unwrap();
            for line in revision.difference.to_string().lines() {
                writeln!(story, "  {line}").unwrap();
            }
            new.iter().for_each(|line| writeln!(story, "{line}").unwrap());
        }
        plan = revision.plan;
        let planned = plan.days.iter().find(|it| it.date == today);
        for item in planned.iter().flat_map(|it| &it.items) {
            let practice = catalog.get(item.practice.as_str()).unwrap();
            let times = log
                .sittings()
                .filter(|(_, it)| it.practice == item.practice && it.was_practised())
                .count();
            let mut sitting = (person.sits)(number, practice, times);
            if sitting.done == Done::Done {
                sitting.minutes = Some(item.minutes);
            }
            log.add(today, Lived::Practice(sitting));
        }
    }
    writeln!(story, "\nafter eight weeks, version {}", plan.version()).unwrap();
    writeln!(story, "{}", weeks(&plan)).unwrap();
    let last = planner.revise(&plan, &log, day(57)).unwrap();
    for week in &last.weeks {
        let or_none = |value: Option<u8>| value.map_or("-".into(), |it| it.to_string());
        writeln!(
            story,
            "  week {}: {} days, {} minutes, helpful {}, easy to carry {}",
            week.week,
            week.days,
            week.minutes,
            or_none(week.helpfulness),
            or_none(week.ease),
        )
        .unwrap();
    }
    story
}

/// The practices of each week, how often each.
fn weeks(plan: &Plan) -> String {
    let mut lines = Vec::new();
    for week in 0..plan.request.weeks {
        let first = i64::from(week) * 7 + 1;
        let days = plan.days.iter().filter(|it| (day(first)..=day(first + 6)).contains(&it.date));
        let mut uses: Vec<(&str, usize, u16)> = Vec::new();
        for item in days.flat_map(|it| &it.items) {
            match uses.iter_mut().find(|it| it.0 == item.practice.as_str()) {
                Some(held) => {
                    held.1 += 1;
                    held.2 += item.minutes;
                }
                None => uses.push((item.practice.as_str(), 1, item.minutes)),
            }
        }
        let words: Vec<String> = uses
            .iter()
            .map(|(id, times, minutes)| format!("{id} {times}x {minutes} min"))
            .collect();
        let words = if words.is_empty() { "nothing".into() } else { words.join(", ") };
        lines.push(format!("  week {}: {words}", week + 1));
    }
    lines.join("\n")
}

#[test]
fn steady() {
    let story = live(&Person {
        request: person(),
        sits: |day, practice, times| {
            let mut sitting = done(practice, 6 + (times % 3) as u8, 5 + (day / 15) as u8);
            if day % 6 == 4 {
                sitting = Sitting::new(practice.id().clone(), Done::Missed);
            }
            sitting
        },
        becomes_known: |day| match day {
            29 => vec![
                measured(29, "phq-9", "total", Level::Low, Change::Better),
                measured(29, "fcs-self", "total", Level::Low, Change::NoReliable),
            ],
            _ => vec![],
        },
    });
    insta::assert_snapshot!(story);
}

#[test]
fn busy() {
    let story = live(&Person {
        request: person(),
        sits: |day, practice, _| {
            if (10..=16).contains(&day) || day % 5 == 0 {
                return Sitting::new(practice.id().clone(), Done::Missed);
            }
            let mut sitting = done(practice, 6, 6);
            if day > 24 {
                sitting.done = Done::Partly;
                sitting.minutes = Some(4);
            }
            sitting
        },
        becomes_known: |day| match day {
            29 => vec![measured(29, "phq-9", "total", Level::Mid, Change::NoReliable)],
            _ => vec![],
        },
    });
    insta::assert_snapshot!(story);
}

#[test]
fn frightened() {
    let story = live(&Person {
        request: with_therapist(person()),
        sits: |_, practice, times| {
            let mut sitting = done(practice, 5, 4);
            let is_warm =
                practice.has_role(PracticeRole::Imagery) || practice.has_role(PracticeRole::Touch);
            if is_warm && times < 2 {
                sitting.backdraft = true;
                sitting.arousal = Some(Arousal { before: Some(4), mid: Some(7), after: Some(5) });
                sitting.helpfulness = Some(3);
            }
            sitting
        },
        becomes_known: |day| match day {
            24 => vec![
                measured(24, "fcs-self", "total", Level::High, Change::Unknown),
                cleared("B. Example, therapist", true, "we looked at it; slowly on"),
            ],
            _ => vec![],
        },
    });
    insta::assert_snapshot!(story);
}

#[test]
fn overwhelmed() {
    let story = live(&Person {
        request: with_therapist(person()),
        sits: |day, practice, _| {
            let mut sitting = done(practice, 5, 4);
            if day == 11 {
                sitting.stop = vec![StopSign::FarAway];
            }
            if day == 22 {
                sitting.arousal = Some(Arousal { before: Some(6), mid: Some(8), after: Some(8) });
            }
            sitting
        },
        becomes_known: |day| match day {
            29 => vec![measured(29, "phq-9", "total", Level::High, Change::Worse)],
            38 => vec![cleared("B. Example, therapist", true, "calmer; small steps")],
            _ => vec![],
        },
    });
    insta::assert_snapshot!(story);
}

#[test]
fn at_risk() {
    let story = live(&Person {
        request: with_therapist(person()),
        sits: |_, practice, _| done(practice, 5, 5),
        becomes_known: |day| match day {
            29 => vec![
                measured(29, "phq-9", "total", Level::High, Change::NoReliable),
                Lived::Alert(Alert {
                    instrument: "phq-9".parse().unwrap(),
                    rule: "item-9".into(),
                    topic: RiskTopic::SelfHarm,
                    cause: AlertCause::RiskAnswer { item: 9 },
                    reason: "any answer but the lowest deserves a talk".into(),
                    status: EvidenceStatus::Verified,
                }),
            ],
            31 => vec![cleared("A friend", false, "says it is fine")],
            36 => vec![cleared("B. Example, therapist", true, "crisis plan made")],
            _ => vec![],
        },
    });
    insta::assert_snapshot!(story);
}

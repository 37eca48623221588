//! For how long something holds, is said and is remembered.

use karuna_core::{Change, Date};
use karuna_plans::{
    Arousal, Done, Lived, Planner, ProgressLog, Reader, RuleId, Sitting, StopSign, UnwantedEffect,
    WeekReview,
};
use karuna_practices::CautionCode;

use crate::support::{cleared, day, lived, measured, plan, revise, risk, said, sitting, with};

/// What holds after something became known on a day, as the page on planning says it.
fn bounds(log: &ProgressLog, today: i64) -> String {
    let plan = plan();
    let revision = Planner::builtin().revise(&plan, log, day(today)).unwrap();
    let bounds = revision.plan.adaptation.into_iter().flat_map(|it| it.bounds);
    let numbered = |date: Date| day(1).days_until(date) + 1;
    let lines = bounds.map(|bound| {
        let until = bound.until.map_or("lifted".to_owned(), |date| numbered(date).to_string());
        format!("{} {} to {until}: {}", bound.rule, numbered(bound.from), bound.kind)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_holds_has_the_days_that_the_page_says() {
    let told = |change: &dyn Fn(&mut Sitting)| {
        let mut sitting = sitting("compassionate-self");
        change(&mut sitting);
        with(10, Lived::Practice(sitting))
    };
    let arousal =
        |before, mid, after| told(&move |it| it.arousal = Some(Arousal { before, mid, after }));
    insta::assert_snapshot!(bounds(&told(&|it| it.backdraft = true), 11), @"
    R24 10 to 13: without `compassionate-self`
    R24 10 to 17: nothing harder than difficulty 1
    R24 10 to 27: `compassionate-self` for 7 minutes at most
    ");
    insta::assert_snapshot!(bounds(&arousal(Some(3), Some(5), None), 11), @"R21 10 to 17: without imagery");
    insta::assert_snapshot!(bounds(&arousal(Some(7), Some(8), Some(7)), 10), @"
    S6 10 to 10: no practice
    S6 10 to 17: the first step only
    S6 10 to 17: nothing new
    ");
    insta::assert_snapshot!(bounds(&arousal(Some(7), Some(7), Some(8)), 10), @"
    S6 10 to 10: no practice
    R25 10 to lifted: the first step only
    R25 10 to lifted: nothing new
    ");
    insta::assert_snapshot!(bounds(&told(&|it| it.stop = vec![StopSign::FarAway]), 10), @"
    S6 10 to 10: no practice
    S6 10 to 17: the first step only
    S6 10 to 17: nothing new
    ");
    insta::assert_snapshot!(bounds(&told(&|it| it.stop = vec![StopSign::WishToDie]), 10), @"
    S1 10 to lifted: no practice
    S6 10 to 10: no practice
    S6 10 to 17: the first step only
    S6 10 to 17: nothing new
    ");
    insta::assert_snapshot!(bounds(&told(&|it| it.unwanted = Some(UnwantedEffect::Lasting)), 11), @"S7 10 to lifted: without `compassionate-self`");

    let mut log = with(10, risk());
    insta::assert_snapshot!(bounds(&log, 11), @"S1 10 to lifted: no practice");
    log.add(day(12), cleared(true));
    insta::assert_snapshot!(bounds(&log, 12), @"
    S3 12 to 18: the first step only
    S3 12 to 18: nothing new
    S3 12 to 18: about 10 minutes a day
    R8 19 to 25: nothing harder than difficulty 2
    R27 19 to 25: about 10 minutes a day
    ");
    insta::assert_snapshot!(bounds(&log, 19), @"
    R8 19 to 25: nothing harder than difficulty 2
    R27 19 to 25: about 10 minutes a day
    ");
    assert_eq!(bounds(&log, 26), "");

    let mut twice = told(&|it| it.backdraft = true);
    twice.add(day(16), twice.events[0].what.clone());
    insta::assert_snapshot!(bounds(&twice, 17), @"
    R24 10 to 17: nothing harder than difficulty 1
    R24 10 to 27: `compassionate-self` for 7 minutes at most
    R24 16 to 19: without `compassionate-self`
    R24 16 to 23: nothing harder than difficulty 1
    R24 16 to 33: `compassionate-self` for 7 minutes at most
    R25 16 to lifted: the first step only
    R25 16 to lifted: nothing new
    ");
    twice.add(day(20), cleared(false));
    insta::assert_snapshot!(bounds(&twice, 20), @"
    R24 10 to 27: `compassionate-self` for 7 minutes at most
    R24 16 to 23: nothing harder than difficulty 1
    R24 16 to 33: `compassionate-self` for 7 minutes at most
    R8 20 to 26: nothing harder than difficulty 2
    R27 20 to 26: about 10 minutes a day
    ");

    let worse = with(10, measured(10, "phq-9", None, Change::Worse));
    insta::assert_snapshot!(bounds(&worse, 10), @"
    R44 10 to lifted: nothing new
    R44 10 to lifted: nothing harder than difficulty 2
    ");
    let plan = plan();
    let missed = |until| lived(&plan, 1..=until, Done::Missed);
    insta::assert_snapshot!(bounds(&missed(3), 4), @"R35 4 to 10: about 2 minutes a day");
    // Days 4 to 6, 8 and 9 were missed as well: one more week begins.
    insta::assert_snapshot!(bounds(&missed(9), 10), @"R35 4 to 17: about 2 minutes a day");
    insta::assert_snapshot!(bounds(&missed(16), 17), @"
    R35 4 to 24: about 2 minutes a day
    R35 4 to lifted: nothing new
    ");
    insta::assert_snapshot!(bounds(&lived(&plan, 1..=6, Done::Partly), 8), @"R26 1 to 21: about 3 minutes a day");

    let rated = |helpfulness| {
        let mut log = ProgressLog::default();
        for on in [2, 3, 4] {
            let sitting = sitting("gratitude-journal");
            log.add(
                day(on),
                Lived::Practice(Sitting { helpfulness: Some(helpfulness), ..sitting }),
            );
        }
        log
    };
    insta::assert_snapshot!(bounds(&rated(3), 5), @"
    R36 4 to 18: without writing
    R14 4 to lifted: without `gratitude-journal`
    ");
    assert_eq!(bounds(&rated(4), 5), "");
}

#[test]
fn what_is_said_is_said_as_long_as_it_is_recent() {
    let plan = plan();
    let mut pain = sitting("compassionate-self");
    pain.backdraft = true;
    let log = with(10, Lived::Practice(pain));
    assert!(said(&revise(&plan, &log, 17), RuleId::R24, Reader::Person));
    assert!(!said(&revise(&plan, &log, 18), RuleId::R24, Reader::Person));
    let moved = with(28, measured(28, "phq-9", None, Change::Better));
    assert!(said(&revise(&plan, &moved, 35), RuleId::S7, Reader::Person));
    assert!(!said(&revise(&plan, &moved, 36), RuleId::S7, Reader::Person));
    // A measure a week before the middle counts as that of the middle, and one earlier does not.
    let early = with(22, measured(22, "phq-9", None, Change::Better));
    assert!(said(&revise(&plan, &early, 23), RuleId::S7, Reader::Person));
    let earlier = with(21, measured(21, "phq-9", None, Change::Better));
    assert!(!said(&revise(&plan, &earlier, 23), RuleId::S7, Reader::Person));
}

#[test]
fn what_helps_is_remembered_where_a_version_is_made() {
    let plan = plan();
    let mut log = ProgressLog::default();
    for on in [2, 3, 4] {
        let sitting = Sitting { helpfulness: Some(7), ..sitting("mindful-sounds") };
        log.add(day(on), Lived::Practice(sitting));
    }
    assert_eq!(revise(&plan, &log, 5).plan, plan, "by itself it is no reason for a version");
    log.add(day(5), Lived::Caution(CautionCode::Trauma));
    let helped = revise(&plan, &log, 5).plan.request.helped;
    assert_eq!(
        helped.iter().map(karuna_core::PracticeId::as_str).collect::<Vec<_>>(),
        ["mindful-sounds"]
    );
}

#[test]
fn weeks_are_counted_from_what_is_told() {
    let plan = plan();
    let mut log = ProgressLog::default();
    let told = [
        (1, Done::Done, 10, 4),
        (1, Done::Partly, 5, 6),
        (3, Done::Missed, 9, 9),
        (8, Done::Done, 7, 8),
    ];
    for (on, done, minutes, helpfulness) in told {
        let mut sitting = Sitting::new("mindful-sounds".parse().unwrap(), done);
        sitting.minutes = Some(minutes);
        sitting.helpfulness = Some(helpfulness);
        sitting.ease = Some(helpfulness - 1);
        sitting.backdraft = on == 8;
        log.add(day(on), Lived::Practice(sitting));
    }
    let weeks = WeekReview::of(&plan, &log, day(8));
    let told: Vec<String> = weeks
        .iter()
        .map(|it| {
            format!(
                "week {} from {}: {} days, {} minutes, {:?} {:?}, {} {}",
                it.week,
                it.from,
                it.days,
                it.minutes,
                it.helpfulness,
                it.ease,
                it.backdraft,
                it.unwanted
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    week 1 from 2026-11-30: 1 days, 15 minutes, Some(4) Some(3), 0 0
    week 2 from 2026-12-07: 1 days, 7 minutes, Some(8) Some(7), 1 0
    ");
    assert_eq!(WeekReview::of(&plan, &log, day(7)).len(), 1, "what is to come is not told");
}

#[test]
fn time_is_short_from_four_sittings_on_within_two_weeks() {
    let partly = |sittings: i64| {
        let mut log = ProgressLog::default();
        for on in 1..=sittings {
            let mut sitting = Sitting::new("mindful-sounds".parse().unwrap(), Done::Partly);
            sitting.minutes = Some(4);
            log.add(day(on), Lived::Practice(sitting));
        }
        log
    };
    assert_eq!(bounds(&partly(3), 5), "");
    assert_eq!(bounds(&partly(4), 5), "R26 1 to 21: about 4 minutes a day");
    // On day 14 the first is 13 days ago, on day 15 only three are left within two weeks.
    assert_eq!(bounds(&partly(4), 14), "R26 1 to 21: about 4 minutes a day");
    assert_eq!(bounds(&partly(4), 15), "");
    // Half of them is enough, fewer are not.
    let mut half = partly(4);
    for on in 5..=8 {
        let sitting = Sitting::new("mindful-sounds".parse().unwrap(), Done::Done);
        half.add(day(on), Lived::Practice(Sitting { minutes: Some(4), ..sitting }));
    }
    assert_eq!(bounds(&half, 9), "R26 1 to 21: about 4 minutes a day");
    let more = Sitting::new("mindful-sounds".parse().unwrap(), Done::Done);
    half.add(day(9), Lived::Practice(more));
    assert_eq!(bounds(&half, 10), "");
}

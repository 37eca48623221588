//! One person over time, and how a sheet was filled in.

use karuna_assessments::{
    Answers, MeasureError, Precision, QualityFlag, QualityLines, Series, SheetQuality, Verdict,
    Warning, handles,
};
use karuna_core::{Change, Date, Level, LevelBasis};
use proptest::prelude::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn series(scores: &[(&str, f64)]) -> Series {
    let mut series = Series::new(handles::phq_9::instrument(), &handles::phq_9::TOTAL).unwrap();
    for (day, score) in scores {
        series.push(date(day), *score).unwrap();
    }
    series
}

fn precision() -> Precision {
    Precision::new(5.9, 0.84).unwrap()
}

const SCORES: [(&str, f64); 5] = [
    ("2026-01-05", 17.0),
    ("2026-01-19", 18.0),
    ("2026-02-16", 12.0),
    ("2026-04-13", 5.0),
    ("2026-04-27", 6.0),
];

#[test]
fn first_last_best_and_slopes() {
    let series = series(&SCORES);
    assert_eq!(series.first().unwrap().score, 17.0);
    assert_eq!(series.last().unwrap().score, 6.0);
    assert_eq!(series.best().unwrap().date, date("2026-04-13"));
    // With exact fractions: days 0, 14, 42, 98, 112; the median lies between the fifth and the
    // sixth of ten slopes.
    assert!((series.slope().unwrap() + 0.117_266_591_676_040_49).abs() < 1e-12);
    assert!((series.median_slope().unwrap() + 0.120_748_299_319_727_89).abs() < 1e-12);
    let empty = self::series(&[]);
    assert_eq!((empty.slope(), empty.median_slope(), empty.best()), (None, None, None));
    let one = self::series(&SCORES[..1]);
    assert_eq!((one.slope(), one.median_slope()), (None, None));
    assert!(one.since_first(&precision(), 0.95).unwrap().is_empty());
}

#[test]
fn changes_since_the_first_and_since_the_one_before() {
    let verdicts = |changes: Vec<karuna_assessments::ReliableChange>| {
        changes.iter().map(|change| change.verdict).collect::<Vec<_>>()
    };
    let series = series(&SCORES);
    // 1.96 * 5.9 * sqrt(2 * .16) is 6.54.
    assert_eq!(
        verdicts(series.since_first(&precision(), 0.95).unwrap()),
        [Verdict::Unchanged, Verdict::Unchanged, Verdict::Improved, Verdict::Improved]
    );
    assert_eq!(
        verdicts(series.since_previous(&precision(), 0.95).unwrap()),
        [Verdict::Unchanged, Verdict::Unchanged, Verdict::Improved, Verdict::Unchanged]
    );
}

#[test]
fn somebody_is_told_early() {
    let check = |scores: &[(&str, f64)], middle: Option<&str>, expected: &[Warning]| {
        let found = series(scores).warnings(&precision(), 0.95, middle.map(date), &[]).unwrap();
        assert_eq!(found, expected);
    };
    let worse = [("2026-01-05", 8.0), ("2026-01-19", 16.0), ("2026-02-16", 17.0)];
    let since = Warning::Worse { date: date("2026-01-19") };
    check(&worse, None, std::slice::from_ref(&since));
    let middle = Warning::NoneByMiddle { middle: date("2026-02-01") };
    check(&worse, Some("2026-02-01"), &[since, middle]);
    // Worse in between and better since: nothing to tell.
    check(&[("2026-01-05", 8.0), ("2026-01-19", 16.0), ("2026-02-16", 9.0)], None, &[]);
    check(&SCORES, None, &[]);
    // Better by the middle, or since, or the middle not yet reached.
    let none = Warning::NoneByMiddle { middle: date("2026-03-01") };
    check(&SCORES, Some("2026-03-01"), &[]);
    check(
        &SCORES[..3],
        Some("2026-02-01"),
        &[Warning::NoneByMiddle { middle: date("2026-02-01") }],
    );
    check(&[SCORES[0], SCORES[1], ("2026-03-02", 16.0)], Some("2026-03-01"), &[none]);
    check(&SCORES, Some("2026-04-20"), &[]);
    check(&SCORES, Some("2026-06-01"), &[]);
}

#[test]
fn an_alert_always_comes_through() {
    let phq = handles::phq_9::instrument();
    let mut series = series(&[]);
    let scored = phq.score(&Answers::from_values([0, 0, 0, 0, 0, 0, 0, 0, 1, 0])).unwrap();
    assert_eq!(series.push_scored(date("2026-01-05"), &scored), Ok(true));
    let warnings = series.warnings(&precision(), 0.95, None, scored.alerts()).unwrap();
    assert!(matches!(&warnings[..], [Warning::Risk(alert)] if alert.rule.as_str() == "item-9"));
}

#[test]
fn a_series_is_of_one_scale_and_in_order() {
    let mut series = series(&SCORES);
    insta::assert_snapshot!(series.push(date("2026-04-27"), 5.0).unwrap_err(), @"2026-04-27 does not come after 2026-04-27; give scores in the order of their dates, one a day");
    insta::assert_snapshot!(series.push(date("2026-05-27"), 28.0).unwrap_err(), @"28 lies outside the range of `total`, 0 to 27");
    assert!(matches!(
        series.push(date("2026-05-27"), f64::NAN),
        Err(MeasureError::OutsideRange { .. })
    ));
    let gad = handles::gad_7::instrument().score(&Answers::from_values([1; 7])).unwrap();
    insta::assert_snapshot!(series.push_scored(date("2026-05-27"), &gad).unwrap_err(), @"this score is of gad-7 1.0.0, the series of phq-9 1.0.0; keep one series for each");
    let open = handles::phq_9::instrument().score(&Answers::from_values([None::<u8>; 10])).unwrap();
    assert_eq!(series.push_scored(date("2026-05-27"), &open), Ok(false));
    assert_eq!(series.points().len(), 5);
    let scs = handles::scs::instrument();
    assert!(matches!(
        Series::new(scs, &handles::phq_9::TOTAL),
        Err(MeasureError::UnknownScale { .. })
    ));
}

#[test]
fn measurements_carry_levels_of_the_caller_only() {
    let series = series(&SCORES);
    let plain = series.measurements(None, |_| None).unwrap();
    assert!(plain.iter().all(|it| it.level.is_none() && it.change == Change::Unknown));
    let level = |score: f64| {
        let level = if score >= 15.0 { Level::High } else { Level::Low };
        Some((level, LevelBasis::Caller))
    };
    let told = series.measurements(Some((&precision(), 0.95)), level).unwrap();
    let changes: Vec<Change> = told.iter().map(|it| it.change).collect();
    assert_eq!(
        changes,
        [Change::Unknown, Change::NoReliable, Change::NoReliable, Change::Better, Change::Better]
    );
    assert_eq!(told[0].level, Some((Level::High, LevelBasis::Caller)));
    assert_eq!(told[4].level, Some((Level::Low, LevelBasis::Caller)));
}

#[test]
fn a_sheet_is_looked_at() {
    let scs_sf = handles::scs_sf::instrument();
    let check = |values: [Option<u8>; 12], run: usize, missing: f64| {
        let quality = SheetQuality::new(scs_sf, &Answers::from_values(values));
        assert_eq!(quality.longest_run, run);
        assert!((quality.share_missing - missing).abs() < 1e-12);
        quality
    };
    let same = check([Some(3); 12], 12, 0.0);
    assert_eq!((same.variability, same.inconsistency), (Some(0.0), Some(0.0)));
    let mut values = [Some(5); 12];
    values[4] = None;
    // All options alike on a form with both kinds of items: opposite answers to opposite items.
    let high = check(values, 7, 1.0 / 12.0);
    assert_eq!(high.variability, Some(0.0));
    let none = check([None; 12], 0, 1.0);
    assert_eq!((none.variability, none.inconsistency), (None, None));
    let mixed = [1, 2, 2, 4, 5, 5, 5, 1, 2, 3, 4, 1].map(Some);
    let quality = check(mixed, 3, 0.0);
    // The deviation of these twelve numbers, by hand: mean 35/12.
    assert!((quality.variability.unwrap() - 1.621_353_717_5).abs() < 1e-6);
}

#[test]
fn opposite_items_answered_alike_are_seen() {
    let brs = handles::brs::instrument();
    let inconsistency = |values: [u8; 6]| {
        SheetQuality::new(brs, &Answers::from_values(values)).inconsistency.unwrap()
    };
    assert_eq!(inconsistency([5; 6]), 1.0);
    assert_eq!(inconsistency([3; 6]), 0.0);
    // Items 2, 4 and 6 are reversed.
    assert_eq!(inconsistency([5, 1, 5, 1, 5, 1]), 0.0);
    assert_eq!(inconsistency([4, 1, 4, 1, 4, 1]), 0.25);
}

#[test]
fn a_flag_needs_a_line() {
    let quality = SheetQuality {
        longest_run: 10,
        variability: Some(0.2),
        share_missing: 0.5,
        inconsistency: Some(0.8),
    };
    assert!(quality.flags(&QualityLines::default(), 20, Some(1.0)).is_empty());
    let lines = QualityLines {
        longest_run: Some(10),
        variability: Some(0.2),
        share_missing: Some(0.5),
        inconsistency: Some(0.8),
        seconds_per_item: Some(2.0),
    };
    let all = [
        QualityFlag::LongRun,
        QualityFlag::LittleVariability,
        QualityFlag::ManyMissing,
        QualityFlag::Inconsistent,
        QualityFlag::Fast,
    ];
    assert_eq!(quality.flags(&lines, 20, Some(40.0)), all);
    assert_eq!(quality.flags(&lines, 20, None), all[..4]);
    assert_eq!(quality.flags(&lines, 20, Some(41.0)), all[..4]);
    let fine = SheetQuality {
        longest_run: 9,
        variability: Some(0.3),
        share_missing: 0.4,
        inconsistency: Some(0.7),
    };
    assert!(fine.flags(&lines, 20, Some(60.0)).is_empty());
    let unknown = SheetQuality { variability: None, inconsistency: None, ..fine };
    assert!(unknown.flags(&lines, 20, None).is_empty());
}

proptest! {
    /// A later point never changes what was said of earlier ones.
    #[test]
    fn a_later_point_changes_no_earlier_verdict(
        scores in prop::collection::vec(0.0..27.0_f64, 2..12), gaps in prop::collection::vec(1_i64..60, 12),
    ) {
        let mut day = date("2026-01-05");
        let mut whole = Series::new(handles::phq_9::instrument(), &handles::phq_9::TOTAL).unwrap();
        let mut before: Vec<karuna_assessments::ReliableChange> = Vec::new();
        for (score, gap) in scores.iter().zip(gaps) {
            whole.push(day, *score).unwrap();
            day = day.plus_days(gap).unwrap();
            let now = whole.since_first(&precision(), 0.95).unwrap();
            prop_assert_eq!(&now[..before.len()], &before[..]);
            before = now;
        }
        let (slope, median) = (whole.slope().unwrap(), whole.median_slope().unwrap());
        prop_assert!(slope.is_finite() && median.is_finite());
    }
}

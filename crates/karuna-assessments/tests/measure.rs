//! What a score means and whether the change is real: published cases, properties, wrong input.

use karuna_assessments::{
    Around, Boundary, Catalog, ChangeKind, ChangeThreshold, ChangeUnit, ClinicalCutOffs,
    CutOffRule, Group, Instrument, MeasureError, Norm, Outcome, Pair, PercentileBasis,
    PercentilePoint, Precision, Protocol, ProtocolFlag, ProtocolScore, Retest, Standing, Verdict,
    handles,
};
use karuna_core::{Direction, EvidenceStatus};
use proptest::prelude::*;

const BETTER: Direction = Direction::HigherIsBetter;
const WORSE: Direction = Direction::HigherIsWorse;

#[track_caller]
fn close(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} instead of {expected}");
}

fn precision(sd: f64, reliability: f64) -> Precision {
    Precision::new(sd, reliability).unwrap()
}

#[test]
fn the_example_of_jacobson_and_truax() {
    // Inputs and exact values read in two public packages; the article was not opened.
    let precision = precision(7.5, 0.8);
    close(precision.error_of_measurement(), 3.354_102, 1e-6);
    close(precision.error_of_difference(), 4.743_416, 1e-6);
    close(precision.least_detectable_change(0.95).unwrap(), 9.296_925_484_568_419, 1e-9);
    let pair = Pair::new(32.5, 47.5, BETTER).unwrap();
    let change = pair.jacobson_truax(&precision, 0.95).unwrap();
    close(change.index, 3.162_278, 1e-6);
    assert_eq!(change.verdict, Verdict::Improved);
    let (suffering, well) = (Group::new(40.0, 7.5).unwrap(), Group::new(60.0, 7.5).unwrap());
    let lines = ClinicalCutOffs::new(Some(suffering), Some(well), BETTER);
    assert_eq!((lines.a, lines.b, lines.c), (Some(55.0), Some(45.0), Some(50.0)));
    // 47.5 lies over b and not over c: the outcome depends on the line.
    let outcome = |rule| lines.outcome(rule, change.verdict, 32.5, 47.5);
    assert_eq!(outcome(CutOffRule::C), Some(Outcome::Improved));
    assert_eq!(outcome(CutOffRule::B), Some(Outcome::Recovered));
}

#[test]
fn published_lines() {
    // CORE-10 (Barkham and others 2013) and CORE-OM (Connell and others 2007; means from memory).
    let c = |suffering: (f64, f64), well: (f64, f64)| {
        let group = |(mean, sd)| Some(Group::new(mean, sd).unwrap());
        ClinicalCutOffs::new(group(suffering), group(well), WORSE).c.unwrap()
    };
    close(c((19.7, 7.7), (4.7, 4.8)), 10.46, 1e-2);
    close(c((18.3, 7.1), (4.8, 4.3)), 9.892, 1e-3);
    let core = precision(7.7, 0.9);
    close(core.least_detectable_change(0.95).unwrap(), 6.7493, 1e-4);
    // With 1.645 in place of the exact quantile 5.6646 is printed.
    close(core.least_detectable_change(0.90).unwrap(), 5.664_127, 1e-6);
    // Bauer and others 2004, as quoted in a test of a public package: line b with the deviation of
    // the group that does not suffer.
    let bauer = ClinicalCutOffs::new(
        Some(Group::new(68.35, 22.33).unwrap()),
        Some(Group::new(50.0, 22.0).unwrap()),
        WORSE,
    );
    close(bauer.c.unwrap(), 59.1067, 1e-4);
    close(bauer.a.unwrap(), 23.69, 1e-9);
    close(bauer.b.unwrap(), 94.0, 1e-9);
}

#[test]
fn published_errors_of_measurement() {
    close(precision(15.0, 0.84).error_of_measurement(), 6.0, 1e-12);
    close(precision(12.0, 0.81).error_of_measurement(), 5.230_679, 1e-6);
    close(precision(12.0, 0.96).error_of_measurement(), 2.4, 1e-12);
    let interval = precision(15.0, 0.84).around_observed(112.0, 0.95).unwrap();
    assert_eq!((interval.low.round(), interval.high.round()), (100.0, 124.0));
    assert_eq!(interval.around, Around::Observed);
    // The smallest detectable change of a Japanese study of the K6, from rounded inputs.
    close(precision(5.84, 0.73).least_detectable_change(0.95).unwrap(), 8.411_4, 1e-3);
}

#[test]
fn regression_to_the_mean() {
    // Inputs of a public package's test: mean 5, deviation 7, reliability .80.
    let precision = precision(7.0, 0.8);
    let expected =
        [-5.476_190, -3.571_429, -1.666_667, -1.285_714, -0.904_762, -0.523_810, -0.142_857];
    for (first, expected) in [30.0, 20.0, 10.0, 8.0, 6.0, 4.0, 2.0].into_iter().zip(expected) {
        let pair = Pair::new(first, 2.0, WORSE).unwrap();
        close(pair.regression_to_mean(&precision, 5.0, 0.95).unwrap().index, expected, 1e-6);
    }
}

#[test]
fn an_interval_around_the_true_score_is_drawn_to_the_mean() {
    let precision = precision(15.0, 0.84);
    let interval = precision.around_true(130.0, 100.0, 0.95).unwrap();
    close(interval.centre, 125.2, 1e-12);
    close(interval.high - interval.low, 2.0 * 1.959_963_984_540_054 * 5.499_090, 1e-5);
    assert_eq!(interval.around, Around::EstimatedTrue);
}

#[test]
fn two_scales_of_one_person() {
    let (one, other) = (precision(10.0, 0.9), precision(10.0, 0.8));
    // 10 * sqrt(2 - .9 - .8) is the error of the difference.
    close(one.between_scales(60.0, 50.0, &other).unwrap(), 1.0 / 0.3_f64.sqrt(), 1e-12);
}

#[test]
fn practice_and_regression_of_a_group() {
    let retest = Retest {
        first_mean: 50.0,
        first_sd: 10.0,
        last_mean: 53.0,
        last_sd: 12.0,
        correlation: 0.8,
    };
    let pair = Pair::new(40.0, 50.0, BETTER).unwrap();
    let practice = pair.practice(&precision(10.0, 0.8), &retest, 0.95).unwrap();
    close(practice.expected, 43.0, 1e-12);
    close(practice.index, 7.0 / 40.0_f64.sqrt(), 1e-12);
    let regression = pair.regression(&retest, 0.95).unwrap();
    close(regression.expected, 53.0 - 9.6, 1e-12);
    close(regression.index, 6.6 / 7.2, 1e-12);
    assert_eq!((practice.verdict, regression.verdict), (Verdict::Unchanged, Verdict::Unchanged));
}

fn norm(sd: Option<f64>, percentiles: &[(f64, f64)]) -> Norm {
    Norm {
        scale: handles::phq_9::TOTAL,
        population: "made up".into(),
        n: Some(100),
        mean: 8.0,
        sd,
        percentiles: percentiles
            .iter()
            .map(|(score, percentile)| PercentilePoint { score: *score, percentile: *percentile })
            .collect(),
        source: "made up".into(),
        status: EvidenceStatus::Judgement,
        note: None,
    }
}

#[test]
fn a_table_goes_before_the_model() {
    let phq = handles::phq_9::instrument();
    let check = |norm: &Norm, score: f64, expected: f64, basis: PercentileBasis| {
        let standing = Standing::new(phq, norm, score).unwrap();
        close(standing.percentile.value, expected, 1e-9);
        assert_eq!(standing.percentile.basis, basis);
    };
    let model = norm(Some(4.0), &[]);
    check(&model, 8.0, 50.0, PercentileBasis::NormalModel);
    check(&model, 12.0, 84.134_474_606_854_29, PercentileBasis::NormalModel);
    let table = norm(Some(4.0), &[(2.0, 10.0), (8.0, 50.0), (12.0, 90.0)]);
    check(&table, 8.0, 50.0, PercentileBasis::Table);
    check(&table, 9.0, 60.0, PercentileBasis::Table);
    check(&table, 12.0, 90.0, PercentileBasis::Table);
    check(&table, 1.0, 10.0, PercentileBasis::OutsideTable);
    check(&table, 20.0, 90.0, PercentileBasis::OutsideTable);
    let both = Standing::new(phq, &table, 12.0).unwrap();
    assert_eq!((both.z, both.t), (Some(1.0), Some(60.0)));
    assert_eq!(Standing::new(phq, &norm(None, &[(8.0, 50.0)]), 8.0).unwrap().z, None);
    insta::assert_snapshot!(
        Standing::new(phq, &norm(None, &[]), 8.0).unwrap_err(),
        @"the norm of made up has a mean only; where a score stands needs a standard deviation or a table of percentiles"
    );
}

#[test]
fn words_are_careful_and_cover_everything() {
    let phq = handles::phq_9::instrument();
    let norm = norm(Some(4.0), &[]);
    let words: Vec<&str> = (0..=27)
        .map(|score| Standing::new(phq, &norm, f64::from(score)).unwrap().words())
        .collect();
    insta::assert_debug_snapshot!(
        [words[0], words[3], words[5], words[8], words[11], words[13], words[27]],
        @r#"
    [
        "lower than most of the comparison group",
        "lower than most of the comparison group",
        "lower than many in the comparison group",
        "about as in much of the comparison group",
        "higher than many in the comparison group",
        "higher than most of the comparison group",
        "higher than nearly everybody in the comparison group",
    ]
    "#
    );
}

#[test]
fn norms_stand_side_by_side() {
    let gad = handles::gad_7::instrument();
    let standings = gad.standings(&handles::gad_7::TOTAL, 10.0).unwrap();
    assert_eq!(standings.len(), gad.definition().norms.len());
    let (told, mute): (Vec<_>, Vec<_>) = standings.into_iter().partition(Result::is_ok);
    assert!(told.len() >= 2 && !mute.is_empty());
    for standing in mute {
        assert!(matches!(standing, Err(MeasureError::MeanOnly { .. })));
    }
}

#[test]
fn wrong_input_is_named() {
    let phq = handles::phq_9::instrument();
    let error = |result: Result<Precision, MeasureError>| result.unwrap_err().to_string();
    insta::assert_snapshot!(error(Precision::new(0.0, 0.8)), @"the standard deviation is 0; a standard deviation is a finite number greater than 0");
    insta::assert_snapshot!(error(Precision::new(f64::NAN, 0.8)), @"the standard deviation is NaN; a standard deviation is a finite number greater than 0");
    insta::assert_snapshot!(error(Precision::new(5.0, 1.0)), @"the reliability is 1; expected a number between 0 and 1, both ends excluded");
    for bad in [0.0, -0.2, 1.0, 1.2, f64::NAN] {
        assert!(matches!(Precision::new(5.0, bad), Err(MeasureError::NotBetween { .. })));
        let fine = precision(5.0, 0.8);
        assert!(fine.least_detectable_change(bad).is_err());
        assert!(fine.around_observed(1.0, bad).is_err());
    }
    insta::assert_snapshot!(Pair::new(f64::INFINITY, 1.0, WORSE).unwrap_err(), @"the first score is inf; expected a finite number");
    insta::assert_snapshot!(Group::new(1.0, -1.0).unwrap_err(), @"the standard deviation is -1; a standard deviation is a finite number greater than 0");
    let norm = norm(Some(4.0), &[]);
    insta::assert_snapshot!(Standing::new(phq, &norm, 28.0).unwrap_err(), @"28 lies outside the range of `total`, 0 to 27");
    insta::assert_snapshot!(Standing::new(phq, &norm, f64::NAN).unwrap_err(), @"the score is NaN; expected a finite number");
    let scs = handles::scs::instrument();
    let text = Standing::new(scs, &norm, 3.0).unwrap_err().to_string();
    assert!(text.starts_with("scs has no scale `total`; there is "), "{text}");
    let mut retest =
        Retest { first_mean: 0.0, first_sd: 1.0, last_mean: 0.0, last_sd: 0.0, correlation: 0.5 };
    let pair = Pair::new(1.0, 2.0, WORSE).unwrap();
    assert!(matches!(pair.regression(&retest, 0.95), Err(MeasureError::NoSpread { .. })));
    retest.last_sd = 1.0;
    retest.correlation = 1.0;
    insta::assert_snapshot!(pair.regression(&retest, 0.95).unwrap_err(), @"the correlation is 1; expected a number between -1 and 1, both ends excluded");
    retest.correlation = -0.5;
    assert!(pair.regression(&retest, 0.95).is_ok());
}

fn threshold(value: f64, unit: ChangeUnit, boundary: Option<Boundary>) -> ChangeThreshold {
    ChangeThreshold {
        scale: handles::phq_9::TOTAL,
        kind: ChangeKind::Reliable,
        value,
        unit,
        boundary,
        basis: "made up".into(),
        source: "made up".into(),
        status: EvidenceStatus::Judgement,
    }
}

#[test]
fn the_boundary_is_part_of_the_rule() {
    let check = |first: f64, last: f64, threshold: &ChangeThreshold, expected: Verdict| {
        let pair = Pair::new(first, last, WORSE).unwrap();
        assert_eq!(pair.by_threshold(threshold).unwrap().verdict, expected);
    };
    let counts = threshold(6.0, ChangeUnit::Points, Some(Boundary::Counts));
    let beyond = threshold(6.0, ChangeUnit::Points, Some(Boundary::DoesNotCount));
    check(16.0, 10.0, &counts, Verdict::Improved);
    check(16.0, 10.0, &beyond, Verdict::Unchanged);
    check(16.0, 9.0, &beyond, Verdict::Improved);
    check(10.0, 16.0, &counts, Verdict::Deteriorated);
    check(10.0, 15.0, &counts, Verdict::Unchanged);
    let share = threshold(50.0, ChangeUnit::PercentOfFirst, None);
    check(16.0, 8.0, &share, Verdict::Improved);
    check(16.0, 9.0, &share, Verdict::Unchanged);
    let from_nothing = Pair::new(0.0, 5.0, WORSE).unwrap();
    assert_eq!(from_nothing.by_threshold(&share), None);
    // Nobody responds by getting worse.
    let mut response = threshold(50.0, ChangeUnit::PercentOfFirst, None);
    response.kind = ChangeKind::Response;
    check(8.0, 16.0, &response, Verdict::Unchanged);
    check(16.0, 8.0, &response, Verdict::Improved);
}

#[test]
fn published_thresholds_disagree_and_all_are_offered() {
    let gad = handles::gad_7::instrument();
    let pair = Pair::new(14.0, 9.0, WORSE).unwrap();
    let verdicts: Vec<(f64, Verdict)> = gad
        .definition()
        .change
        .iter()
        .filter_map(|row| pair.by_threshold(row))
        .map(|it| (it.line, it.verdict))
        .collect();
    assert!(verdicts.iter().any(|(line, it)| *line == 4.0 && *it == Verdict::Improved));
    assert!(verdicts.iter().any(|(line, it)| *line == 6.0 && *it == Verdict::Unchanged));
}

#[test]
fn a_neutral_scale_rises_and_falls() {
    let precision = precision(1.0, 0.8);
    let verdict = |first, last| {
        let pair = Pair::new(first, last, Direction::Neutral).unwrap();
        pair.jacobson_truax(&precision, 0.95).unwrap().verdict
    };
    assert_eq!((verdict(1.0, 9.0), verdict(9.0, 1.0)), (Verdict::Rose, Verdict::Fell));
    let lines = ClinicalCutOffs::new(Some(Group::new(1.0, 1.0).unwrap()), None, Direction::Neutral);
    assert_eq!(
        (lines.chosen(), lines.outcome(CutOffRule::A, Verdict::Rose, 1.0, 9.0)),
        (None, None)
    );
}

fn nhs(phq: (f64, f64), gad: (f64, f64)) -> [Option<bool>; 5] {
    let protocol = Protocol::builtin().iter().find(|it| it.id == "nhs-talking-therapies").unwrap();
    let score = |id: &str, (first, last): (f64, f64)| ProtocolScore {
        instrument: id.parse().unwrap(),
        scale: "total".parse().unwrap(),
        first,
        last,
    };
    let result = protocol.judge(&[score("phq-9", phq), score("gad-7", gad)]).unwrap();
    [
        ProtocolFlag::CaseAtFirst,
        ProtocolFlag::Recovery,
        ProtocolFlag::ReliableImprovement,
        ProtocolFlag::ReliableDeterioration,
        ProtocolFlag::ReliableRecovery,
    ]
    .map(|flag| result.get(flag))
}

#[test]
fn nhs_talking_therapies() {
    let (yes, no) = (Some(true), Some(false));
    // Caseness, recovery, improvement, deterioration, reliable recovery.
    assert_eq!(nhs((18.0, 8.0), (15.0, 6.0)), [yes, yes, yes, no, yes]);
    assert_eq!(nhs((11.0, 9.0), (7.0, 6.0)), [yes, yes, no, no, no]);
    assert_eq!(nhs((18.0, 12.0), (15.0, 14.0)), [yes, no, yes, no, no]);
    // Reliable changes in opposite directions are no reliable change.
    assert_eq!(nhs((18.0, 11.0), (6.0, 10.0)), [yes, no, no, no, no]);
    // Of somebody who was not at caseness nothing is said of recovery.
    assert_eq!(nhs((9.0, 3.0), (7.0, 3.0)), [no, None, yes, no, None]);
    assert_eq!(nhs((10.0, 16.0), (10.0, 11.0)), [yes, no, no, yes, no]);
}

#[test]
fn protocols_are_data_that_fits_the_instruments() {
    let ids: Vec<&str> = Protocol::builtin().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["depression-response", "jacobson-truax", "nhs-talking-therapies"]);
    let error = Protocol::builtin()[2].judge(&[]).unwrap_err();
    insta::assert_snapshot!(error, @"Outcomes of a course of NHS Talking Therapies needs the first and last score of phq-9 `total`");
    let score = |first, last| ProtocolScore {
        instrument: "phq-9".parse().unwrap(),
        scale: "total".parse().unwrap(),
        first,
        last,
    };
    let response = |first, last| {
        let found = Protocol::builtin()[0].judge(&[score(first, last)]).unwrap();
        (found.get(ProtocolFlag::Response), found.get(ProtocolFlag::Remission))
    };
    assert_eq!(response(16.0, 8.0), (Some(true), Some(false)));
    assert_eq!(response(16.0, 4.0), (Some(true), Some(true)));
    assert_eq!(response(5.0, 4.0), (Some(false), Some(true)));
    assert_eq!(response(0.0, 0.0), (None, Some(true)));
    let jt = &Protocol::builtin()[1];
    assert!(jt.judge(&[]).unwrap().flags.is_empty());
    let lines = ClinicalCutOffs::new(
        Some(Group::new(15.0, 5.0).unwrap()),
        Some(Group::new(3.0, 3.0).unwrap()),
        WORSE,
    );
    let pair = Pair::new(18.0, 4.0, WORSE).unwrap();
    let outcome = jt.judge_pair(&pair, &precision(5.0, 0.84), &lines).unwrap();
    assert_eq!(outcome, Some(Outcome::Recovered));
    assert_eq!(Protocol::builtin()[0].judge_pair(&pair, &precision(5.0, 0.84), &lines), Ok(None));
}

#[test]
fn every_change_row_of_the_catalogue_can_be_used() {
    let instruments: Vec<&Instrument> = Catalog::builtin().instruments().collect();
    let mut rows = 0;
    for instrument in instruments {
        for row in &instrument.definition().change {
            let scale = instrument.scale(&row.scale).unwrap();
            let pair = Pair::new(scale.range[1], scale.range[0], scale.direction).unwrap();
            if let Some(change) = pair.by_threshold(row) {
                assert!(change.line > 0.0, "{}", instrument.id());
            }
            rows += 1;
        }
    }
    assert!(rows > 20, "{rows}");
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(BETTER), Just(WORSE), Just(Direction::Neutral)]
}

proptest! {
    #[test]
    fn change_is_antisymmetric(
        first in -100.0..100.0_f64, last in -100.0..100.0_f64, sd in 0.1..50.0_f64,
        reliability in 0.01..0.99_f64, direction in direction(),
    ) {
        let precision = precision(sd, reliability);
        let there = Pair::new(first, last, direction).unwrap();
        let back = Pair::new(last, first, direction).unwrap();
        let there = there.jacobson_truax(&precision, 0.95).unwrap();
        let back = back.jacobson_truax(&precision, 0.95).unwrap();
        prop_assert_eq!(there.index, -back.index);
        let opposite = match there.verdict {
            Verdict::Improved => Verdict::Deteriorated,
            Verdict::Deteriorated => Verdict::Improved,
            Verdict::Rose => Verdict::Fell,
            Verdict::Fell => Verdict::Rose,
            Verdict::Unchanged => Verdict::Unchanged,
        };
        prop_assert_eq!(back.verdict, opposite);
    }

    #[test]
    fn a_higher_reliability_makes_smaller_errors(
        sd in 0.1..50.0_f64, low in 0.01..0.98_f64, more in 0.001..0.5_f64,
    ) {
        let high = (low + more).min(0.99);
        let (rough, fine) = (precision(sd, low), precision(sd, high));
        prop_assert!(fine.error_of_measurement() < rough.error_of_measurement());
        prop_assert!(fine.error_of_difference() < rough.error_of_difference());
        prop_assert!(fine.error_of_prediction() < rough.error_of_prediction());
        prop_assert!(fine.error_of_estimation() < fine.error_of_measurement());
    }

    #[test]
    fn every_case_has_one_outcome(
        first in 0.0..30.0_f64, last in 0.0..30.0_f64, means in (0.0..30.0_f64, 0.0..30.0_f64),
        sds in (0.1..9.0_f64, 0.1..9.0_f64), reliability in 0.05..0.95_f64, is_better in any::<bool>(),
    ) {
        let direction = if is_better { BETTER } else { WORSE };
        let lines = ClinicalCutOffs::new(
            Some(Group::new(means.0, sds.0).unwrap()),
            Some(Group::new(means.1, sds.1).unwrap()),
            direction,
        );
        let pair = Pair::new(first, last, direction).unwrap();
        let change = pair.jacobson_truax(&precision(sds.0, reliability), 0.95).unwrap();
        for rule in [CutOffRule::A, CutOffRule::B, CutOffRule::C] {
            let outcome = lines.outcome(rule, change.verdict, first, last).unwrap();
            let expected = match change.verdict {
                Verdict::Improved => [Outcome::Improved, Outcome::Recovered].contains(&outcome),
                Verdict::Deteriorated => outcome == Outcome::Deteriorated,
                _ => outcome == Outcome::Unchanged,
            };
            prop_assert!(expected);
        }
        // Line c lies between the means.
        let (low, high) = (means.0.min(means.1), means.0.max(means.1));
        prop_assert!((low - 1e-9..=high + 1e-9).contains(&lines.c.unwrap()));
    }

    #[test]
    fn a_percentile_rises_with_the_score(scores in (0.0..27.0_f64, 0.0..27.0_f64)) {
        let phq = handles::phq_9::instrument();
        for norm in [norm(Some(4.0), &[]), norm(None, &[(2.0, 10.0), (8.0, 50.0), (12.0, 90.0)])] {
            let at = |score| Standing::new(phq, &norm, score).unwrap().percentile.value;
            let (low, high) = (scores.0.min(scores.1), scores.0.max(scores.1));
            prop_assert!(at(low) <= at(high));
            prop_assert!((0.0..=100.0).contains(&at(low)));
        }
    }
}

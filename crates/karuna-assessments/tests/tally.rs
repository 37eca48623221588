//! Counting sheets by the pattern of their gaps gives what scoring each sheet by itself gives.

mod drawn;

use drawn::case;
use karuna_assessments::{
    INVALID, Instrument, MISSING, MissingPolicy, NOT_APPLICABLE, NOT_ASKED, OtherPolicy, Reason,
    ScaleOutcome, ScaleTally, ScoringPlan, Tally, TallyReport, handles,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Many sheets of one instrument, a policy, and others to compare it with.
#[derive(Clone, Debug)]
struct Sheets {
    instrument: &'static Instrument,
    policy: MissingPolicy,
    others: Vec<MissingPolicy>,
    /// Codes, one row a person.
    rows: Vec<Vec<u8>>,
}

/// The policies that every instrument knows, and those of its own.
fn policies_of(instrument: &Instrument) -> Vec<MissingPolicy> {
    let common =
        ["authors", "complete", "available", "at-least=0.8", "at-least=0.01", "at-least=2/3"];
    let own = instrument.definition().missing.iter().map(|rule| rule.name.as_str());
    common.into_iter().chain(own).map(|policy| policy.parse().unwrap()).collect()
}

/// A code of an item: mostly an option, so that scales are scored now and then.
fn any_code(instrument: &'static Instrument) -> impl Strategy<Value = u8> {
    let response = &instrument.definition().response;
    let [low, high] = [response.min, response.max].map(|end| u8::try_from(end).unwrap());
    prop_oneof![
        36 => low..=high,
        2 => Just(MISSING),
        1 => Just(NOT_ASKED),
        1 => Just(NOT_APPLICABLE),
        1 => prop::sample::select(vec![INVALID, high + 1, 251]),
    ]
}

fn sheets() -> impl Strategy<Value = Sheets> {
    let instruments = vec![
        handles::scs::instrument(),
        handles::phq_9::instrument(),
        handles::swemwbs::instrument(),
        handles::cbi::instrument(),
        handles::proqol_5::instrument(),
    ];
    prop::sample::select(instruments).prop_flat_map(|instrument| {
        let row = prop::collection::vec(any_code(instrument), instrument.item_count());
        let policies = policies_of(instrument);
        (
            prop::sample::select(policies.clone()),
            prop::sample::subsequence(policies, 0..4),
            prop::collection::vec(row, 0..40),
            any::<prop::sample::Index>(),
        )
            .prop_map(move |(policy, others, mut rows, turn)| {
                // Some people have the same gaps, so that a pattern is met more than once.
                if !rows.is_empty() {
                    rows.extend_from_within(turn.index(rows.len())..);
                }
                Sheets { instrument, policy, others, rows }
            })
    })
}

fn outcomes(plan: &ScoringPlan<'_>, row: &[u8]) -> Vec<ScaleOutcome> {
    let mut out = vec![ScaleOutcome::empty(); plan.required().len()];
    let signs = plan.score_into(row, &mut out).unwrap();
    assert!(signs.is_empty() || !plan.instrument().alerts(signs, row).is_empty());
    out
}

/// Whether a scored item has a code that is neither an option nor a reason for having none.
fn is_invalid(instrument: &Instrument, row: &[u8]) -> bool {
    let items = instrument.definition().items.iter().zip(row).enumerate();
    items.filter(|(_, (item, _))| item.unscored.is_none()).any(|(place, (_, code))| {
        *code < NOT_APPLICABLE && instrument.value_of(place, *code).is_none()
    })
}

/// On how many of the outcomes of one scale there is a reason that `is` accepts.
fn count(outcomes: &[ScaleOutcome], is: impl Fn(Reason) -> bool) -> u64 {
    let has = |outcome: &&ScaleOutcome| match outcome {
        ScaleOutcome::Scored(_) => false,
        ScaleOutcome::NotScored(none) => none.reasons.iter().any(&is),
    };
    outcomes.iter().filter(has).count() as u64
}

/// The outcomes of each scale, person after person.
fn by_scale(plan: &ScoringPlan<'_>, rows: &[Vec<u8>]) -> Vec<Vec<ScaleOutcome>> {
    let mut scales = vec![Vec::new(); plan.required().len()];
    for row in rows {
        for (scale, outcome) in scales.iter_mut().zip(outcomes(plan, row)) {
            scale.push(outcome);
        }
    }
    scales
}

fn scored(outcomes: &[ScaleOutcome]) -> u64 {
    outcomes.iter().filter(|outcome| outcome.value().is_some()).count() as u64
}

/// The report of scoring each sheet under each policy, which is slow and plainly right.
fn counted_one_by_one(
    plan: &ScoringPlan<'_>,
    others: &[MissingPolicy],
    rows: &[Vec<u8>],
) -> TallyReport {
    let instrument = plan.instrument();
    let scales = instrument.scale_ids().iter().zip(by_scale(plan, rows));
    let others = others.iter().map(|policy| {
        let plan = instrument.plan(policy).unwrap();
        let scored = by_scale(&plan, rows).iter().map(|outcomes| scored(outcomes)).collect();
        OtherPolicy { policy: policy.clone(), scored }
    });
    TallyReport {
        sheets: rows.len() as u64,
        invalid_sheets: rows.iter().filter(|row| is_invalid(instrument, row)).count() as u64,
        scales: scales
            .map(|(scale, outcomes)| ScaleTally {
                scale: scale.clone(),
                scored: scored(&outcomes),
                too_few: count(&outcomes, |reason| reason == Reason::TooFew),
                invalid_answer: count(&outcomes, |reason| reason == Reason::InvalidAnswer),
                member_not_scored: count(&outcomes, |reason| {
                    matches!(reason, Reason::MemberNotScored(_))
                }),
                lookup_needs_whole_raw: count(&outcomes, |reason| {
                    reason == Reason::LookupNeedsWholeRaw
                }),
                instrument_invalid: count(&outcomes, |reason| reason == Reason::InstrumentInvalid),
            })
            .collect(),
        others: others.collect(),
    }
}

/// The report of a tally, which on the way has to give what the plan gives.
fn tallied(plan: &ScoringPlan<'_>, others: &[MissingPolicy], rows: &[Vec<u8>]) -> TallyReport {
    let mut tally = Tally::new(plan, others).unwrap();
    let mut out = vec![ScaleOutcome::empty(); plan.required().len()];
    for row in rows {
        let signs = tally.score_into(row, &mut out).unwrap();
        assert_eq!(out, outcomes(plan, row));
        let mut of_plan = out.clone();
        assert_eq!(signs, plan.score_into(row, &mut of_plan).unwrap());
    }
    tally.finish()
}

fn few() -> ProptestConfig {
    ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_tally_counts_what_each_sheet_gives(sheets in sheets()) {
        let plan = sheets.instrument.plan(&sheets.policy).unwrap();
        let expected = counted_one_by_one(&plan, &sheets.others, &sheets.rows);
        prop_assert_eq!(tallied(&plan, &sheets.others, &sheets.rows), expected);
    }

    #[test]
    fn a_tally_of_any_definition_counts_what_each_sheet_gives(case in case()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        let others = policies_of(&instrument);
        let rows = [case.rows.as_slice(), &case.rows].concat();
        prop_assert_eq!(tallied(&plan, &others, &rows), counted_one_by_one(&plan, &others, &rows));
    }

    #[test]
    fn the_order_of_people_does_not_matter(sheets in sheets(), turn in any::<prop::sample::Index>()) {
        let plan = sheets.instrument.plan(&sheets.policy).unwrap();
        let report = tallied(&plan, &sheets.others, &sheets.rows);
        let mut rows = sheets.rows.clone();
        rows.reverse();
        if !rows.is_empty() {
            let turn = turn.index(rows.len());
            rows.rotate_left(turn);
        }
        prop_assert_eq!(tallied(&plan, &sheets.others, &rows), report);
    }
}

#[test]
fn the_draw_reaches_every_count() {
    let mut runner = TestRunner::deterministic();
    let mut seen = [0u64; 8];
    for _ in 0..96 {
        let sheets = sheets().new_tree(&mut runner).unwrap().current();
        let plan = sheets.instrument.plan(&sheets.policy).unwrap();
        let report = counted_one_by_one(&plan, &sheets.others, &sheets.rows);
        let other: u64 = report.others.iter().flat_map(|other| &other.scored).sum();
        for scale in &report.scales {
            let counts = [
                report.sheets,
                report.invalid_sheets,
                scale.scored,
                scale.too_few,
                scale.invalid_answer,
                scale.member_not_scored,
                scale.lookup_needs_whole_raw,
                other,
            ];
            for (seen, count) in seen.iter_mut().zip(counts) {
                *seen += count;
            }
        }
    }
    assert!(seen.iter().all(|count| *count >= 20), "{seen:?}");
}

#[test]
fn an_empty_tally_names_every_scale() {
    let scs = handles::scs::instrument();
    let plan = scs.plan(&MissingPolicy::Complete).unwrap();
    let report = Tally::new(&plan, &[MissingPolicy::Available]).unwrap().finish();
    assert_eq!((report.sheets, report.invalid_sheets), (0, 0));
    let ids: Vec<_> = report.scales.iter().map(|scale| scale.scale.clone()).collect();
    assert_eq!(ids, scs.scale_ids());
    assert_eq!(report.others[0].scored, [0; 13]);
    let json = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<TallyReport>(&json).unwrap(), report);
}

#[test]
fn a_policy_that_the_instrument_does_not_know_is_refused() {
    let scs = handles::scs::instrument();
    let plan = scs.plan(&MissingPolicy::Complete).unwrap();
    let others = [MissingPolicy::Complete, "uk-field".parse().unwrap()];
    insta::assert_snapshot!(Tally::new(&plan, &others).unwrap_err(), @"scs has no missing-data rule `uk-field`; it has none of its own; `authors`, `complete`, `available` and `at-least=F` always work");
}

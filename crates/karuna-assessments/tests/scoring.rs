//! Each form of the scoring algebra, each policy for missing answers and each reason for no score,
//! on definitions small enough to be checked by hand.

#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

mod tiny;

use karuna_assessments::{
    Answers, Instrument, MISSING, MissingPolicy, NOT_APPLICABLE, NotScoredReason, Reason,
    ScaleOutcome,
};
use karuna_core::EvidenceStatus;
use serde_json::{Value, json};
use tiny::{
    build, check, check_reasons, define, id, mean, one_to_five, score, sum, symptoms, with_rules,
};

#[test]
fn items_are_added_up_or_averaged() {
    let definition = define(
        one_to_five(),
        3,
        &[("sum", sum(json!([1, 2, 3])), 3.0, 15.0), ("mean", mean(json!([3, 1, 2])), 1.0, 5.0)],
    );
    check(&definition, "complete", json!([1, 1, 1]), &[Some(3.0), Some(1.0)]);
    check(&definition, "complete", json!([5, 5, 5]), &[Some(15.0), Some(5.0)]);
    check(&definition, "complete", json!([1, 2, 5]), &[Some(8.0), Some(8.0 / 3.0)]);
}

#[test]
fn an_item_may_be_reversed_in_one_scale_and_not_in_another() {
    let definition = define(
        one_to_five(),
        2,
        &[
            ("plain", sum(json!([1, 2])), 2.0, 10.0),
            ("total", sum(json!([1, -2])), 2.0, 10.0),
            ("opposite", mean(json!([-1, -2])), 1.0, 5.0),
        ],
    );
    check(&definition, "complete", json!([4, 2]), &[Some(6.0), Some(8.0), Some(3.0)]);
    check(&definition, "complete", json!([1, 1]), &[Some(2.0), Some(6.0), Some(5.0)]);
}

#[test]
fn scales_are_added_up_or_averaged_and_reversed_within_their_own_range() {
    let over = |method: &str| json!({ "scales": { "method": method, "of": ["a", "-b"] } });
    let definition = define(
        one_to_five(),
        3,
        &[
            // A scale may stand before those that it is made of.
            ("mean", over("mean"), 1.5, 7.5),
            ("a", mean(json!([1])), 1.0, 5.0),
            ("b", sum(json!([2, 3])), 2.0, 10.0),
            ("sum", over("sum"), 3.0, 15.0),
        ],
    );
    check(
        &definition,
        "complete",
        json!([4, 1, 2]),
        &[Some(6.5), Some(4.0), Some(3.0), Some(13.0)],
    );
    check(
        &definition,
        "complete",
        json!([1, 5, 5]),
        &[Some(1.5), Some(1.0), Some(10.0), Some(3.0)],
    );
}

#[test]
fn scales_are_weighted_and_stretched() {
    let linear = json!({ "linear": { "constant": 6, "terms": [
        { "scale": "a", "weight": 0.5 }, { "scale": "b", "weight": -1.25 }
    ] } });
    let definition = define(
        one_to_five(),
        2,
        &[
            ("a", sum(json!([1])), 1.0, 5.0),
            ("b", sum(json!([2])), 1.0, 5.0),
            ("linear", linear, 0.25, 7.25),
            ("affine", json!({ "affine": { "of": "linear", "times": -4, "plus": 1 } }), -28.0, 0.0),
        ],
    );
    check(&definition, "complete", json!([3, 2]), &[Some(3.0), Some(2.0), Some(5.0), Some(-19.0)]);
    check(&definition, "complete", json!([1, 5]), &[Some(1.0), Some(5.0), Some(0.25), Some(0.0)]);
}

#[test]
fn a_table_turns_whole_raw_scores_into_others() {
    let table = json!({ "lookup": { "of": "raw", "first": 2, "values": [0, 1.5, 1.5, 9.25, -3, 4, 5, 6, 7] } });
    let definition = define(
        one_to_five(),
        2,
        &[("raw", sum(json!([1, -2])), 2.0, 10.0), ("metric", table, -3.0, 9.25)],
    );
    check(&definition, "complete", json!([1, 5]), &[Some(2.0), Some(0.0)]);
    check(&definition, "complete", json!([3, 4]), &[Some(5.0), Some(9.25)]);
    check(&definition, "complete", json!([5, 1]), &[Some(10.0), Some(7.0)]);
    // A prorated raw score may be whole by chance; it is not what the table was made for.
    let instrument = build(&definition);
    let scored = score(&instrument, "available", &json!([3, null]));
    assert_eq!(scored.value(&id("raw")), Some(6.0));
    check_reasons(&scored, "metric", [1, 2], &[NotScoredReason::LookupNeedsWholeRaw]);
    let scored = score(&instrument, "complete", &json!([3, null]));
    check_reasons(&scored, "metric", [1, 2], &[NotScoredReason::MemberNotScored(id("raw"))]);
}

#[test]
fn symptoms_are_counted_and_criteria_are_met() {
    let instrument = build(&symptoms());
    let check = |answers: Value, count: f64, met: &[&str]| {
        let scored = score(&instrument, "complete", &answers);
        assert_eq!(scored.value(&id("count")), Some(count), "{answers}");
        assert_eq!(scored.criteria_met(&id("count")), met, "{answers}");
    };
    check(json!([0, 0, 0, 0]), 0.0, &[]);
    check(json!([1, 1, 1, 0]), 0.0, &[]);
    check(json!([1, 1, 1, 1]), 1.0, &["any"]);
    check(json!([2, 1, 1, 1]), 2.0, &["few", "any"]);
    check(json!([0, 2, 3, 1]), 3.0, &["many", "any"]);
    check(json!([3, 3, 3, 3]), 4.0, &["many", "any"]);
    check(json!([1, 1, 2, 1]), 2.0, &["any"]);
}

#[test]
fn a_count_is_never_prorated() {
    let instrument = build(&symptoms());
    for policy in ["available", "at-least=0.01", "complete", "authors"] {
        let scored = score(&instrument, policy, &json!([3, 3, 3, null]));
        check_reasons(&scored, "count", [3, 4], &[NotScoredReason::TooFew]);
        assert!(scored.criteria_met(&id("count")).is_empty());
    }
}

#[test]
fn codes_may_be_irregular_and_differ_by_item() {
    let response = json!({ "min": 0, "max": 3, "codes": [0, 25, 50, 100], "exceptions": [
        { "items": [2], "codes": [2, 1, 0, 0] }, { "items": [3], "max": 1, "codes": [-7, 7] }
    ] });
    let definition = define(
        response,
        3,
        &[
            ("sum", sum(json!([1, 2, 3])), -7.0, 109.0),
            ("back", sum(json!([-1, -2, -3])), -7.0, 109.0),
        ],
    );
    // Reversal mirrors what an answer counts, not the option.
    check(&definition, "complete", json!([0, 0, 0]), &[Some(-5.0), Some(107.0)]);
    check(&definition, "complete", json!([3, 3, 1]), &[Some(107.0), Some(-5.0)]);
    check(&definition, "complete", json!([1, 1, 0]), &[Some(19.0), Some(83.0)]);
    check(&definition, "complete", json!([2, 2, 1]), &[Some(57.0), Some(45.0)]);
}

#[test]
fn answers_may_come_in_tenths() {
    let definition = define(
        json!({ "min": 0, "max": 10, "step": "tenths" }),
        3,
        &[("sum", sum(json!([1, 2, -3])), 0.0, 30.0), ("mean", mean(json!([1, 2])), 0.0, 10.0)],
    );
    check(&definition, "complete", json!([0.1, 0.2, 9.9]), &[Some(0.4), Some(0.15)]);
    check(&definition, "complete", json!([7.3, 10, 0]), &[Some(27.3), Some(8.65)]);
    check(&definition, "available", json!([7.3, null, 1.1]), &[Some(24.3), Some(7.3)]);
}

#[test]
fn options_may_be_negative() {
    let definition = define(
        json!({ "min": -3, "max": 3 }),
        2,
        &[("sum", sum(json!([1, -2])), -6.0, 6.0), ("mean", mean(json!([1, 2])), -3.0, 3.0)],
    );
    check(&definition, "complete", json!([-3, 3]), &[Some(-6.0), Some(0.0)]);
    check(&definition, "complete", json!([-1, -2]), &[Some(1.0), Some(-1.5)]);
    check(&definition, "available", json!([-1, null]), &[Some(-2.0), Some(-1.0)]);
}

#[test]
fn the_largest_codes_and_the_most_items_do_not_overflow() {
    let response = json!({ "min": 0, "max": 1, "codes": [-100_000, 100_000] });
    let all: Vec<i32> = (1..=1000).collect();
    let back: Vec<i32> = (1..=1000).map(|n| -n).collect();
    let definition = define(
        response,
        1000,
        &[("sum", sum(json!(all)), -1e8, 1e8), ("back", sum(json!(back)), -1e8, 1e8)],
    );
    let mut answers = vec![json!(1); 1000];
    check(&definition, "complete", json!(answers), &[Some(1e8), Some(-1e8)]);
    check(&definition, "complete", json!(vec![0; 1000]), &[Some(-1e8), Some(1e8)]);
    answers[..500].fill(Value::Null);
    check(&definition, "available", json!(answers), &[Some(1e8), Some(-1e8)]);
}

#[test]
fn each_policy_asks_for_its_number_of_answers() {
    let one = json!([5, 4, null, 1, 2, 3, null, 4]);
    let two = json!([5, null, null, 1, 2, null, null, 4]);
    let three = json!([5, null, null, null, 2, null, null, null]);
    let none = json!(vec![Value::Null; 8]);
    let rules = with_rules();
    let check = |policy: &str, answers: &Value, first: Option<f64>, second: Option<f64>| {
        check(&rules, policy, answers.clone(), &[first, second]);
    };
    let (first, second) = (Some(14.0 * 4.0 / 3.0), Some(3.0));
    // The rule of the manual speaks of one scale; the other needs complete answers.
    check("authors", &one, first, None);
    check("authors", &two, None, None);
    check("complete", &one, None, None);
    check("at-least=0.75", &one, first, second);
    check("at-least=0.76", &one, None, None);
    check("at-least=0.5", &two, Some(20.0), Some(3.0));
    check("available", &two, Some(20.0), Some(3.0));
    check("available", &three, None, None);
    check("at-least=0.01", &three, Some(20.0), Some(2.0));
    check("by-heart", &three, Some(20.0), Some(2.0));
    check("in-the-field", &one, None, second);
    for policy in ["authors", "complete", "at-least=0.000001", "available", "by-heart"] {
        check(policy, &none, None, None);
    }
}

#[test]
fn authors_without_a_rule_means_complete_answers() {
    let mut definition = with_rules();
    definition["missing"].as_array_mut().unwrap().remove(0);
    check(&definition, "authors", json!([5, 4, null, 1, 2, 3, 3, 4]), &[None, Some(3.0)]);
    let instrument = build(&definition);
    let usage = instrument.plan(&MissingPolicy::Authors).unwrap().policy().clone();
    assert_eq!((usage.rules.len(), usage.status), (0, None));
    insta::assert_snapshot!(usage, @"authors (no rule of the authors is known: complete answers required)");
}

#[test]
fn a_result_says_which_rule_was_used_and_how_sure_it_is() {
    let instrument = build(&with_rules());
    let usage = |policy: &str| instrument.plan(&policy.parse().unwrap()).unwrap().policy().clone();
    insta::assert_snapshot!(usage("authors"), @"authors (rule manual, partly)");
    insta::assert_snapshot!(usage("in-the-field"), @"in-the-field (verified)");
    insta::assert_snapshot!(usage("by-heart"), @"by-heart (recalled)");
    insta::assert_snapshot!(usage("at-least=0.80"), @"at-least=0.8");
    assert_eq!(usage("by-heart").status, Some(EvidenceStatus::Recalled));
    let unknown = instrument.plan(&"on-sundays".parse().unwrap()).unwrap_err();
    insta::assert_snapshot!(unknown, @"tiny has no missing-data rule `on-sundays`; it has `manual`, `by-heart`, `in-the-field`; `authors`, `complete`, `available` and `at-least=F` always work");
    // The short way takes the same rule.
    let sheet = Answers::from_values([Some(5), Some(4), None, Some(1), None, None, None, None]);
    let scored = instrument.score(&sheet).unwrap();
    assert_eq!(
        (scored.policy().rules.as_slice(), scored.value(&id("first")).is_some()),
        (&["manual".to_owned()][..], true)
    );
}

#[test]
fn too_many_missing_items_of_the_sheet_leave_no_scale() {
    let instrument = build(&with_rules());
    let three = json!([5, 4, 3, 1, 2, null, null, null]);
    let scored = score(&instrument, "in-the-field", &three);
    assert_eq!(scored.value(&id("first")), Some(17.0));
    let four = json!([5, 4, 3, null, 2, 3, null, "not-asked"]);
    let four_in_all = json!([5, 4, 3, null, 2, null, null, "not-asked"]);
    assert!(score(&instrument, "in-the-field", &four).value(&id("second")).is_some());
    let scored = score(&instrument, "in-the-field", &four_in_all);
    let invalid = NotScoredReason::InstrumentInvalid;
    check_reasons(&scored, "first", [3, 4], &[NotScoredReason::TooFew, invalid.clone()]);
    check_reasons(&scored, "second", [1, 2], &[NotScoredReason::TooFew, invalid.clone()]);
    let scored = score(&instrument, "in-the-field", &json!([null, null, 3, 1, 2, 3, null, null]));
    check_reasons(&scored, "second", [2, 2], &[invalid]);
    // The limit belongs to its rule; other policies do not know it.
    assert!(score(&instrument, "available", &four_in_all).value(&id("first")).is_some());
}

/// Three items that may not apply, under the given rule, or none.
fn may_not_apply(rule: &Value) -> Instrument {
    let mut definition = define(
        json!({ "min": 0, "max": 8 }),
        3,
        &[("sum", sum(json!([1, 2, 3])), 0.0, 24.0), ("mean", mean(json!([1, 2, 3])), 0.0, 8.0)],
    );
    if !rule.is_null() {
        definition["items"][0]["not-applicable"] = rule.clone();
    }
    build(&definition)
}

#[test]
fn an_item_that_does_not_apply_leaves_the_sum_or_is_stood_for() {
    let check = |rule: &Value, answers: Value, expected: Option<(f64, f64, bool)>| {
        let instrument = may_not_apply(rule);
        let scored = score(&instrument, "complete", &answers);
        let found = match (scored.outcome(&id("sum")), scored.value(&id("mean"))) {
            (Some(ScaleOutcome::Scored(sum)), Some(mean)) => Some((sum.value, mean, sum.prorated)),
            (_, None) => None,
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{rule} {answers}");
    };
    let not_applicable = json!(["not-applicable", 3, 6]);
    check(&json!("leave-out"), not_applicable.clone(), Some((9.0, 4.5, false)));
    check(&json!("prorate"), not_applicable.clone(), Some((13.5, 4.5, true)));
    check(&Value::Null, not_applicable, None);
    // The rule is for what does not apply; what is merely missing stays missing.
    for rule in [json!("leave-out"), json!("prorate")] {
        check(&rule, json!([null, 3, 6]), None);
        check(&rule, json!([1, "not-applicable", 6]), None);
        check(&rule, json!(["not-applicable", 3, null]), None);
    }
}

#[test]
fn a_code_that_is_no_option_leaves_the_scales_above_it_without_a_score() {
    let definition = define(
        one_to_five(),
        3,
        &[
            ("a", sum(json!([1, 2])), 2.0, 10.0),
            ("b", sum(json!([3])), 1.0, 5.0),
            ("both", json!({ "scales": { "method": "sum", "of": ["a", "b"] } }), 3.0, 15.0),
        ],
    );
    let instrument = build(&definition);
    let plan = instrument.plan(&MissingPolicy::Available).unwrap();
    let mut out = [ScaleOutcome::empty(); 3];
    for code in [0, 6, 250, 251, 252] {
        assert!(plan.score_into(&[3, code, 4], &mut out).unwrap().is_empty());
        let ScaleOutcome::NotScored(none) = out[0] else { panic!("{out:?}") };
        assert_eq!(none.reasons.iter().collect::<Vec<_>>(), [Reason::InvalidAnswer], "{code}");
        assert_eq!((none.answered, none.required), (1, 1));
        assert_eq!(out[1].value(), Some(4.0));
        let ScaleOutcome::NotScored(none) = out[2] else { panic!("{out:?}") };
        assert!(none.reasons.contains(Reason::MemberNotScored(0)));
        assert!(!none.reasons.contains(Reason::MemberNotScored(1)));
    }
}

#[test]
fn a_count_with_a_code_that_is_no_option_has_no_score() {
    let instrument = build(&symptoms());
    let plan = instrument.plan(&MissingPolicy::Complete).unwrap();
    let mut out = [ScaleOutcome::empty()];
    let mut reasons = |codes: [u8; 4]| {
        assert!(plan.score_into(&codes, &mut out).unwrap().is_empty());
        let ScaleOutcome::NotScored(none) = out[0] else { panic!("{out:?}") };
        none.reasons.iter().collect::<Vec<_>>()
    };
    assert_eq!(reasons([3, 3, 4, 3]), [Reason::InvalidAnswer]);
    assert_eq!(reasons([3, 3, 4, MISSING]), [Reason::TooFew, Reason::InvalidAnswer]);
    assert_eq!(reasons([3, 3, 3, NOT_APPLICABLE]), [Reason::TooFew]);
}

#[test]
fn a_scale_of_scales_counts_each_item_once() {
    let of = |ids: Value| json!({ "scales": { "method": "mean", "of": ids } });
    let definition = define(
        one_to_five(),
        5,
        &[
            ("a", mean(json!([1, 2])), 1.0, 5.0),
            ("b", mean(json!([3, 4])), 1.0, 5.0),
            ("c", mean(json!([-2, 3, 5])), 1.0, 5.0),
            ("apart", of(json!(["a", "b"])), 1.0, 5.0),
            ("overlapping", of(json!(["a", "b", "c"])), 1.0, 5.0),
            ("upper", of(json!(["overlapping", "-a"])), 1.0, 5.0),
        ],
    );
    let instrument = build(&definition);
    let plan = instrument.plan(&MissingPolicy::Complete).unwrap();
    assert_eq!(plan.required(), [2, 2, 3, 4, 5, 5]);
    let counts = |answers: Value| -> Vec<u16> {
        let scored = score(&instrument, "complete", &answers);
        scored.outcomes().map(|(_, outcome)| outcome.answered()).collect()
    };
    assert_eq!(counts(json!([1, 2, 3, 4, 5])), [2, 2, 3, 4, 5, 5]);
    assert_eq!(counts(json!([1, 2, null, 4, 5])), [2, 1, 2, 3, 4, 4]);
    assert_eq!(counts(json!([null, null, null, null, null])), [0; 6]);
    let scored = score(&instrument, "complete", &json!([1, 2, null, 4, 5]));
    let member = |scale: &str| NotScoredReason::MemberNotScored(id(scale));
    check_reasons(&scored, "overlapping", [4, 5], &[member("b"), member("c")]);
    check_reasons(&scored, "upper", [4, 5], &[member("overlapping")]);
}

#[test]
fn a_scale_is_prorated_where_one_below_it_is() {
    let definition = define(
        one_to_five(),
        4,
        &[
            ("a", sum(json!([1, 2])), 2.0, 10.0),
            ("b", sum(json!([3, 4])), 2.0, 10.0),
            ("both", json!({ "scales": { "method": "sum", "of": ["a", "b"] } }), 4.0, 20.0),
            ("twice", json!({ "affine": { "of": "both", "times": 2 } }), 8.0, 40.0),
        ],
    );
    let instrument = build(&definition);
    let prorated = |answers: Value| -> Vec<bool> {
        let scored = score(&instrument, "available", &answers);
        let is_prorated = |outcome: &ScaleOutcome| match outcome {
            ScaleOutcome::Scored(score) => score.prorated,
            ScaleOutcome::NotScored(none) => panic!("{none:?}"),
        };
        scored.outcomes().map(|(_, outcome)| is_prorated(outcome)).collect()
    };
    assert_eq!(prorated(json!([1, 2, 3, 4])), [false; 4]);
    assert_eq!(prorated(json!([1, 2, 3, null])), [false, true, true, true]);
}

#[test]
fn a_scale_whose_items_count_in_different_ranges_needs_complete_answers() {
    // Where one item counts 1 to 5 and another 1 to 9, neither can stand for both.
    let response = json!({ "min": 1, "max": 5, "exceptions": [
        { "items": [2], "max": 9 }, { "items": [3], "codes": [1, 1, 1, 5, 5] }
    ] });
    let definition = define(
        response,
        4,
        &[
            ("even", mean(json!([1, 3, -4])), 1.0, 5.0),
            ("uneven", sum(json!([1, -2, 4])), 3.0, 19.0),
            (
                "both",
                json!({ "linear": { "terms": [
                { "scale": "even", "weight": 1 }, { "scale": "uneven", "weight": 1 }
            ] } }),
                4.0,
                24.0,
            ),
        ],
    );
    let instrument = build(&definition);
    for policy in ["at-least=0.5", "at-least=0.000001", "available"] {
        let scored = score(&instrument, policy, &json!([2, 9, 4, null]));
        assert_eq!(scored.value(&id("even")), Some(3.5), "{policy}");
        check_reasons(&scored, "uneven", [2, 3], &[NotScoredReason::TooFew]);
        let member = NotScoredReason::MemberNotScored(id("uneven"));
        assert_eq!(scored.reasons(&id("both")), [member], "{policy}");
        check(&definition, policy, json!([2, 9, null, 4]), &[Some(2.0), Some(7.0), Some(9.0)]);
    }
}

#[test]
fn a_composite_needs_what_its_members_need() {
    let of = |ids: Value| json!({ "scales": { "method": "mean", "of": ids } });
    let definition = define(
        one_to_five(),
        8,
        &[
            ("a", mean(json!([1, 2, 3, 4])), 1.0, 5.0),
            ("b", mean(json!([5, 6])), 1.0, 5.0),
            ("c", mean(json!([3, 4, 5, 6, 7, 8])), 1.0, 5.0),
            ("apart", of(json!(["a", "b"])), 1.0, 5.0),
            ("overlapping", of(json!(["a", "-c"])), 1.0, 5.0),
            ("upper", of(json!(["overlapping", "b"])), 1.0, 5.0),
            ("stretched", json!({ "affine": { "of": "overlapping", "times": 2 } }), 2.0, 10.0),
        ],
    );
    let instrument = build(&definition);
    let required = |policy: &str| -> Vec<u16> {
        instrument.plan(&policy.parse().unwrap()).unwrap().required().to_vec()
    };
    // All items, each counted once.
    for policy in ["complete", "authors", "at-least=1", "at-least=0.9"] {
        assert_eq!(required(policy), [4, 2, 6, 6, 8, 8, 8], "{policy}");
    }
    // Members that share items may need no more than the neediest of them; members that are apart
    // need what they need together.
    assert_eq!(required("available"), [2, 1, 3, 3, 3, 3, 3]);
    assert_eq!(required("at-least=2/3"), [3, 2, 4, 5, 4, 4, 4]);
    assert_eq!(required("at-least=0.01"), [1, 1, 1, 2, 1, 1, 1]);
    // So few can be enough indeed.
    let least = json!([null, null, 2, 4, 3, null, null, null]);
    let scored = score(&instrument, "available", &least);
    let overlapping = scored.outcome(&id("overlapping")).unwrap();
    assert_eq!(
        (overlapping.value(), overlapping.answered(), overlapping.required()),
        (Some(3.0), 3, 3)
    );
}

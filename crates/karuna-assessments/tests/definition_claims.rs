//! What may be wrong with what a definition says *about* its scores (sources, bands, cut-offs, norms,
//! missing-data rules, risk rules, codes, worked examples) is found, placed and said in words that
//! help.

#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

mod common;

use common::{add, base, check, problems, put, scale, text_of};
use karuna_assessments::{Catalog, DefinitionProblem as Problem, Instrument, InstrumentFile};
use serde_json::{Value, json};

#[test]
fn a_reference_names_a_source() {
    for place in [
        "/evidence/sources/0",
        "/variants/0/sources/0",
        "/missing/0/sources/0",
        "/bands/0/source",
        "/cut-offs/0/source",
        "/norms/0/source",
        "/reliability/0/source",
        "/change/0/source",
    ] {
        let text = check(
            |d| put(d, place, json!("pape")),
            |p| matches!(p, Problem::UnknownSource { source_id, .. } if source_id == "pape"),
        );
        assert!(place.starts_with(text.split(": ").next().unwrap()), "{place} {text}");
    }
    let of_risk = |d: &mut Value| add(d, "/risk/0", "sources", json!(["nowhere"]));
    insta::assert_snapshot!(check(of_risk, |p| matches!(p, Problem::UnknownSource { .. })), @"/risk/0/sources: there is no source `nowhere`; the sources are paper");
}

#[test]
fn numbers_beside_the_key_are_finite_too() {
    // Each place has a problem of its own for it, so that nothing slips through as NaN.
    let check = |spoil: &dyn Fn(&mut InstrumentFile), place: &str| {
        let mut file = InstrumentFile::from_json(&base().to_string()).unwrap();
        spoil(&mut file);
        let problems = Instrument::try_new(file).unwrap_err();
        assert!(problems.iter().any(|error| error.place.starts_with(place)), "{problems:?}");
    };
    check(&|file| file.scales[0].range[1] = f64::NAN, "/scales/0/range");
    check(&|file| file.bands[0].bands[1].from = f64::NAN, "/bands/0/bands/1");
    check(&|file| file.bands[0].up_to = f64::NAN, "/bands/0/up-to");
    check(&|file| file.cut_offs[0].value = f64::NAN, "/cut-offs/0");
    check(&|file| file.cut_offs[0].sensitivity = Some(f64::NAN), "/cut-offs/0/sensitivity");
    check(&|file| file.norms[0].mean = f64::NAN, "/norms/0");
    check(&|file| file.norms[0].sd = Some(f64::INFINITY), "/norms/0/sd");
    check(&|file| file.reliability[0].value = f64::NAN, "/reliability/0/value");
    check(&|file| file.change[0].value = f64::NAN, "/change/0/value");
}

#[test]
fn bands_leave_no_part_of_the_range_without_a_word() {
    insta::assert_snapshot!(
        check(|d| put(d, "/bands/0/bands/0/from", json!(1)), |p| matches!(p, Problem::BandGap { .. })),
        @"/bands/0/bands: the bands of `raw` leave 0 to 1 without a word; name the part with a band that has `open` and says why"
    );
    insta::assert_snapshot!(
        check(|d| put(d, "/bands/0/up-to", json!(10)), |p| matches!(p, Problem::BandGap { .. })),
        @"/bands/0/bands: the bands of `raw` leave 10 to 12 without a word; name the part with a band that has `open` and says why"
    );
}

#[test]
fn bands_rise() {
    insta::assert_snapshot!(
        check(|d| put(d, "/bands/0/bands/1/from", json!(0)), |p| matches!(p, Problem::BandOrder { .. })),
        @"/bands/0/bands/1/from: this band begins at 0, which is not higher than the band before (0)"
    );
}

#[test]
fn a_value_lies_in_the_range_of_its_scale() {
    let outside = |place: &str, value: f64| {
        check(|d| put(d, place, json!(value)), |p| matches!(p, Problem::OutsideRange { .. }))
    };
    insta::assert_snapshot!(outside("/norms/0/mean", 12.5), @"/norms/0/mean: 12.5 lies outside the range of `raw`, 0 to 12");
    insta::assert_snapshot!(outside("/cut-offs/0/value", -1.0), @"/cut-offs/0/value: -1 lies outside the range of `raw`, 0 to 12");
    insta::assert_snapshot!(outside("/bands/0/bands/1/from", 13.0), @"/bands/0/bands/1/from: 13 lies outside the range of `raw`, 0 to 12");
    insta::assert_snapshot!(outside("/bands/0/up-to", 13.0), @"/bands/0/up-to: 13 lies outside the range of `raw`, 0 to 12");
    let in_risk = |d: &mut Value| {
        put(d, "/risk/0/when", json!({ "score-at-least": { "scale": "percent", "score": 71 } }));
    };
    insta::assert_snapshot!(check(in_risk, |p| matches!(p, Problem::OutsideRange { .. })), @"/risk/0/when/score-at-least/score: 71 lies outside the range of `percent`, 10 to 70");
}

#[test]
fn a_band_has_a_word_or_a_reason_to_be_open() {
    let neither = |d: &mut Value| put(d, "/bands/0/bands/0/label", Value::Null);
    insta::assert_snapshot!(check(neither, |p| matches!(p, Problem::BandWord)), @"/bands/0/bands/0: a band has either a `label` or the reason why it is `open`");
    let both = |d: &mut Value| add(d, "/bands/0/bands/0", "open", json!("why"));
    insta::assert_snapshot!(check(both, |p| matches!(p, Problem::BandWord)), @"/bands/0/bands/0: a band has either a `label` or the reason why it is `open`");
}

#[test]
fn a_share_lies_between_0_and_1() {
    let no_share = |place: &str, value: f64| {
        check(|d| put(d, place, json!(value)), |p| matches!(p, Problem::NoShare { .. }))
    };
    insta::assert_snapshot!(no_share("/cut-offs/0/sensitivity", 88.0), @"/cut-offs/0/sensitivity: 88 is no share; expected 0 to 1");
    insta::assert_snapshot!(no_share("/cut-offs/0/specificity", -0.1), @"/cut-offs/0/specificity: -0.1 is no share; expected 0 to 1");
    insta::assert_snapshot!(no_share("/reliability/0/value", 1.01), @"/reliability/0/value: 1.01 is no share; expected 0 to 1");
}

#[test]
fn a_deviation_and_a_change_are_positive() {
    let not_positive = |place: &str| {
        check(|d| put(d, place, json!(0)), |p| matches!(p, Problem::NotPositive { .. }))
    };
    insta::assert_snapshot!(not_positive("/norms/0/sd"), @"/norms/0/sd: 0 is not possible here; expected a number greater than 0");
    insta::assert_snapshot!(not_positive("/change/0/value"), @"/change/0/value: 0 is not possible here; expected a number greater than 0");
}

#[test]
fn a_rule_name_is_kebab_case_and_no_policy() {
    for name in ["authors", "complete", "available", "at-least", "At most one", ""] {
        check(
            |d| put(d, "/missing/0/name", json!(name)),
            |p| matches!(p, Problem::RuleName { name: found } if found == name),
        );
    }
    insta::assert_snapshot!(
        check(|d| put(d, "/missing/0/name", json!("complete")), |p| matches!(p, Problem::RuleName { .. })),
        @"/missing/0/name: `complete` is no name for a missing-data rule; use kebab-case, and none of authors, complete, available, at-least"
    );
}

#[test]
fn a_limit_stands_on_a_scale_made_of_items() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/missing/0/limits/0/scales/0", json!("percent")),
            |p| matches!(p, Problem::LimitOnDerived { .. })
        ),
        @"/missing/0/limits/0/scales: `percent` is not made of items directly; put the limit on the scales below it"
    );
}

#[test]
fn a_limit_asks_for_something_and_for_no_more_than_there_is() {
    for need in
        [json!({ "min-answered": 0 }), json!({ "min-answered": 5 }), json!({ "max-missing": 4 })]
    {
        check(
            |d| put(d, "/missing/0/limits/0/need", need),
            |p| matches!(p, Problem::LimitSize { items: 4, .. }),
        );
    }
    insta::assert_snapshot!(
        check(
            |d| put(d, "/missing/0/limits/0/need", json!({ "max-missing": 4 })),
            |p| matches!(p, Problem::LimitSize { .. })
        ),
        @"/missing/0/limits/0/need: the limit makes no sense for `raw`, which has 4 items; at least one has to be answered and not more than all"
    );
}

#[test]
fn two_rules_of_the_authors_do_not_speak_of_one_scale() {
    let change = |by: &'static str, status: &'static str| {
        move |d: &mut Value| {
            let mut rule = d["missing"][0].clone();
            rule["name"] = json!("other");
            rule["by"] = json!(by);
            rule["status"] = json!(status);
            add(d, "/missing", "", rule);
        }
    };
    insta::assert_snapshot!(
        check(change("manual", "partly"), |p| matches!(p, Problem::TwoAuthorsRules { .. })),
        @"/missing/1/limits: two rules of the authors speak of `raw`; only one may be verified or partly verified"
    );
    // What nobody looked up, or the field does, is no rule of the authors.
    for (by, status) in [("manual", "recalled"), ("field-practice", "verified")] {
        let mut definition = base();
        change(by, status)(&mut definition);
        assert!(Catalog::check(&definition.to_string()).is_ok());
    }
}

#[test]
fn too_many_risk_rules_are_refused() {
    let change = |d: &mut Value| {
        for number in 0..32 {
            let mut rule = d["risk"][0].clone();
            rule["id"] = json!(format!("rule-{number}"));
            add(d, "/risk", "", rule);
        }
    };
    insta::assert_snapshot!(
        check(change, |p| matches!(p, Problem::TooMany { what: "risk rules", found: 33, limit: 32 })),
        @"/risk: 33 risk rules; at most 32 are possible"
    );
}

#[test]
fn worked_examples_are_enough() {
    let without = |place: usize| {
        move |d: &mut Value| drop(d["vectors"].as_array_mut().unwrap().remove(place))
    };
    insta::assert_snapshot!(
        check(without(1), |p| matches!(p, Problem::TooFewVectors { found: 3, needed: 4 })),
        @"/vectors: 3 worked examples; at least 4 are needed: two mixed, all lowest, all highest"
    );
    insta::assert_snapshot!(
        text_of(&problems(|d| drop(d.as_object_mut().unwrap().remove("vectors")))),
        @"
        /vectors: 0 worked examples; at least 4 are needed: two mixed, all lowest, all highest
        /vectors: no worked example has the lowest option everywhere; add one, it finds wrong reversals
        /vectors: no worked example has the highest option everywhere; add one, it finds wrong reversals
        "
    );
}

#[test]
fn worked_examples_reach_both_ends() {
    let spoil = |place: usize, new: Value| {
        check(
            move |d| {
                d["vectors"][place] = new;
                put(d, &format!("/vectors/{place}/id"), json!("another"));
            },
            |p| matches!(p, Problem::NoExtremeVector { .. }),
        )
    };
    insta::assert_snapshot!(spoil(2, base()["vectors"][0].clone()), @"/vectors: no worked example has the lowest option everywhere; add one, it finds wrong reversals");
    insta::assert_snapshot!(spoil(3, base()["vectors"][1].clone()), @"/vectors: no worked example has the highest option everywhere; add one, it finds wrong reversals");
}

#[test]
fn the_answers_of_a_worked_example_are_a_possible_sheet() {
    let spoil = |answers: Value| {
        check(
            |d| put(d, "/vectors/0/answers", answers),
            |p| matches!(p, Problem::VectorSheet { .. }),
        )
    };
    insta::assert_snapshot!(spoil(json!([1, 2, 0, 3])), @"/vectors/0/answers: the answers are no possible sheet: 4 answers for 5 items; give one for each item in the printed order, missing ones as null");
    insta::assert_snapshot!(spoil(json!([4, 2, 0.5, 3, null])), @"/vectors/0/answers: the answers are no possible sheet: item 1: 4 lies outside the options 0 to 3; item 3: 0.5 lies between two options; expected whole numbers from 0 to 3");
}

#[test]
fn the_policy_of_a_worked_example_exists() {
    let spoil = |policy: &str| {
        check(
            |d| add(d, "/vectors/0", "policy", json!(policy)),
            |p| matches!(p, Problem::VectorPolicy(_)),
        )
    };
    insta::assert_snapshot!(spoil("two-missing"), @"/vectors/0/policy: tiny has no missing-data rule `two-missing`; it has `one-missing`; `authors`, `complete`, `available` and `at-least=F` always work");
    insta::assert_snapshot!(spoil("at-least=2"), @"/vectors/0/policy: `2` is no share of items; expected a number greater than 0 and at most 1, such as 0.8, 4/5 or 80%");
}

#[test]
fn a_worked_example_names_every_scale() {
    let change =
        |d: &mut Value| drop(d["vectors"][0]["expect"].as_object_mut().unwrap().remove("metric"));
    insta::assert_snapshot!(check(change, |p| matches!(p, Problem::VectorSilent { .. })), @"/vectors/0/expect: the example does not say what `metric` gives; every scale has to be named");
}

#[test]
fn a_worked_example_that_the_key_contradicts_is_refused() {
    let spoil = |value: Value| {
        check(
            |d| put(d, "/vectors/0/expect/raw", value),
            |p| matches!(p, Problem::VectorDiffers { .. }),
        )
    };
    insta::assert_snapshot!(spoil(json!(9)), @"/vectors/0/expect/raw: `raw` was expected to be 9, but the key gives 3");
    insta::assert_snapshot!(spoil(json!("10/3")), @"/vectors/0/expect/raw: `raw` was expected to be 10/3, but the key gives 3");
    insta::assert_snapshot!(spoil(json!("not-scored")), @"/vectors/0/expect/raw: `raw` was expected to be not-scored, but the key gives 3");
    let missing = |d: &mut Value| put(d, "/vectors/0/answers", json!([1, null, null, 3, null]));
    let text = text_of(&problems(missing));
    let raw = text.lines().find(|line| line.contains("`raw`")).unwrap_or_default();
    insta::assert_snapshot!(raw, @"/vectors/0/expect/raw: `raw` was expected to be 3, but the key gives not-scored");
}

#[test]
fn a_wrong_reversal_is_found_by_the_worked_examples() {
    let text = text_of(&problems(|d| put(d, "/scales/0/score/items/of/3", json!(4))));
    for line in ["/vectors/0/expect/raw: ", "/vectors/2/expect/raw: ", "/vectors/3/expect/raw: "] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{text}");
    }
}

#[test]
fn criteria_and_alerts_of_a_worked_example_are_those_of_the_rules() {
    let spoil = |place: &str, value: Value| {
        check(|d| put(d, place, value), |p| matches!(p, Problem::VectorSigns { .. }))
    };
    insta::assert_snapshot!(spoil("/vectors/1/alerts", json!([])), @"/vectors/1/alerts: expected [], but the rules give [item-3]");
    insta::assert_snapshot!(spoil("/vectors/1/criteria-met", json!(["some", "more"])), @"/vectors/1/criteria-met: expected [more, some], but the rules give [some]");
}

#[test]
fn a_source_has_an_id() {
    let nameless = json!({ "id": " ", "citation": "A page", "status": "partly" });
    insta::assert_snapshot!(
        check(|d| add(d, "/sources", "", nameless), |p| matches!(p, Problem::EmptyText)),
        @"/sources/1/id: this text is empty; say it in a few words"
    );
}

#[test]
fn too_many_sources_are_refused() {
    let more = |count: usize| {
        move |d: &mut Value| {
            for number in 0..count {
                let source = json!({ "id": format!("page-{number}"), "citation": "A page",
                    "status": "partly" });
                add(d, "/sources", "", source);
            }
        }
    };
    insta::assert_snapshot!(
        check(more(500), |p| matches!(p, Problem::TooMany { found: 501, limit: 500, .. })),
        @"/sources: 501 sources; at most 500 are possible"
    );
    let mut definition = base();
    more(499)(&mut definition);
    assert_eq!(Catalog::check(&definition.to_string()).unwrap().definition().sources.len(), 500);
}

#[test]
fn a_variant_says_what_differs() {
    insta::assert_snapshot!(
        check(|d| put(d, "/variants/0/note", json!("")), |p| matches!(p, Problem::EmptyText)),
        @"/variants/0/note: this text is empty; say it in a few words"
    );
}

/// The base definition with a code in a code system, after a change of that code.
fn with_code(key: &str, value: Value) -> impl FnOnce(&mut Value) {
    let mut code =
        json!({ "system": "loinc", "code": "1-8", "target": "panel", "status": "verified" });
    code[key] = value;
    move |d| add(d, "", "codes", json!([code]))
}

#[test]
fn a_code_stands_for_something_that_is_there() {
    for target in [json!("panel"), json!({ "scale": "raw" }), json!({ "item": 5 })] {
        let mut definition = base();
        with_code("target", target)(&mut definition);
        assert_eq!(Catalog::check(&definition.to_string()).unwrap().definition().codes.len(), 1);
    }
    insta::assert_snapshot!(
        check(
            with_code("target", json!({ "scale": "rav" })),
            |p| matches!(p, Problem::UnknownScale { .. })
        ),
        @"/codes/0/target: there is no scale `rav`; did you mean `raw`?"
    );
    insta::assert_snapshot!(
        check(
            with_code("target", json!({ "item": 6 })),
            |p| matches!(p, Problem::UnknownItem { item: 6, items: 5 })
        ),
        @"/codes/0/target: there is no item 6; the items run from 1 to 5"
    );
    insta::assert_snapshot!(
        check(with_code("code", json!("")), |p| matches!(p, Problem::EmptyText)),
        @"/codes/0/code: this text is empty; say it in a few words"
    );
    insta::assert_snapshot!(
        check(with_code("system", json!(" ")), |p| matches!(p, Problem::EmptyText)),
        @"/codes/0/system: this text is empty; say it in a few words"
    );
}

#[test]
fn a_limit_names_a_scale() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/missing/0/limits/0/scales", json!([])),
            |p| matches!(p, Problem::None { .. })
        ),
        @"/missing/0/limits/0/scales: there are no scales in this limit; at least one is needed"
    );
}

/// A scale `odd` over an item with the common options and one with the given codes, and a limit on
/// it.
fn limit_on_items_with(codes: Value) -> impl FnOnce(&mut Value) {
    move |d| {
        let high = codes[3].as_i64().unwrap();
        d["items"][4].as_object_mut().unwrap().remove("unscored");
        add(d, "/response", "exceptions", json!([{ "items": [5], "codes": codes }]));
        let mut odd = scale("odd", json!({ "items": { "method": "sum", "of": [1, 5] } }), 0, 0);
        odd["range"][1] = json!(3 + high);
        add(d, "/scales", "", odd);
        let limit = json!({ "scales": ["odd"], "need": { "min-answered": 1 } });
        add(d, "/missing/0/limits", "", limit);
    }
}

#[test]
fn a_limit_stands_where_one_item_can_stand_for_another() {
    insta::assert_snapshot!(
        check(
            limit_on_items_with(json!([0, 30, 60, 100])),
            |p| matches!(p, Problem::LimitOnUneven { scale } if scale.as_str() == "odd")
        ),
        @"/missing/0/limits/1/scales: the items of `odd` count in different ranges, so none can stand for another; drop the limit, the scale needs complete answers"
    );
    // It is the ends that count, not the way between them.
    let mut definition = base();
    limit_on_items_with(json!([0, 0, 3, 3]))(&mut definition);
    let catalog = Catalog::from_json(&definition.to_string()).unwrap();
    assert_eq!(catalog.get("tiny").unwrap().definition().missing[0].limits.len(), 2);
}

#[test]
fn a_rule_limits_a_scale_once() {
    let two_limits = |d: &mut Value| {
        let limit = json!({ "scales": ["raw"], "need": { "min-answered": 2 } });
        add(d, "/missing/0/limits", "", limit);
    };
    insta::assert_snapshot!(
        check(
            two_limits,
            |p| matches!(p, Problem::LimitTwice { scale } if scale.as_str() == "raw")
        ),
        @"/missing/0/limits/1/scales: the rule limits `raw` twice; give it one limit"
    );
    insta::assert_snapshot!(
        check(
            |d| add(d, "/missing/0/limits/0/scales", "", json!("raw")),
            |p| matches!(p, Problem::LimitTwice { .. })
        ),
        @"/missing/0/limits/0/scales: the rule limits `raw` twice; give it one limit"
    );
}

//! What may be wrong with what a definition says about its use: topics, who answers, ages, longer
//! forms, check digits, tables of percentiles.

#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

mod common;

use common::{add, check, put};
use karuna_assessments::DefinitionProblem as Problem;
use serde_json::{Value, json};

#[test]
fn an_instrument_is_about_something_and_for_somebody() {
    let empty = |place: &'static str| {
        check(move |d| put(d, place, json!([])), |p| matches!(p, Problem::None { .. }))
    };
    insta::assert_snapshot!(empty("/topics"), @"/topics: there are no topics; at least one is needed");
    insta::assert_snapshot!(empty("/administration/respondents"), @"/administration/respondents: there are no respondents; at least one is needed");
    insta::assert_snapshot!(empty("/administration/audiences"), @"/administration/audiences: there are no audiences; at least one is needed");
}

#[test]
fn ages_run_upwards() {
    let ages = |from: u8, to: u8| {
        move |d: &mut Value| {
            add(d, "/administration", "from-age", json!(from));
            add(d, "/administration", "to-age", json!(to));
        }
    };
    insta::assert_snapshot!(check(ages(14, 10), |p| matches!(p, Problem::Ages { .. })), @"/administration/to-age: the lowest age is 14, the highest 10; swap them");
}

#[test]
fn a_short_form_names_an_item_for_each_of_its_own() {
    let with = |items: Value, longer: &'static str| {
        move |d: &mut Value| {
            let map = json!({
                "instrument": longer, "items": items, "status": "verified", "sources": ["paper"]
            });
            add(d, "", "derived-from", json!([map]));
        }
    };
    insta::assert_snapshot!(
        check(with(json!([1, 2, 3]), "longer"), |p| matches!(p, Problem::DerivationSize { .. })),
        @"/derived-from/0/items: 3 items of the longer form for 5 items of this one; name one for each, in order"
    );
    insta::assert_snapshot!(
        check(with(json!([1, 2, 3, 4, 2]), "longer"), |p| matches!(p, Problem::DerivationItem { .. })),
        @"/derived-from/0/items/4: item 2 of the longer form stands twice, or is none; items are numbered from 1"
    );
    insta::assert_snapshot!(
        check(with(json!([0, 2, 3, 4, 5]), "longer"), |p| matches!(p, Problem::DerivationItem { .. })),
        @"/derived-from/0/items/0: item 0 of the longer form stands twice, or is none; items are numbered from 1"
    );
    let own = common::base()["id"].as_str().unwrap().to_owned();
    let itself: &'static str = Box::leak(own.into_boxed_str());
    insta::assert_snapshot!(
        check(with(json!([1, 2, 3, 4, 5]), itself), |p| matches!(p, Problem::DerivationOfItself)),
        @"/derived-from/0/instrument: an instrument is no short form of itself; name the longer form"
    );
    let stranger = |d: &mut Value| {
        with(json!([1, 2, 3, 4, 5]), "longer")(d);
        put(d, "/derived-from/0/sources/0", json!("nowhere"));
    };
    insta::assert_snapshot!(
        check(stranger, |p| matches!(p, Problem::UnknownSource { .. })),
        @"/derived-from/0/sources: there is no source `nowhere`; the sources are paper"
    );
}

#[test]
fn a_loinc_code_carries_its_check_digit() {
    let with = |system: &'static str| {
        move |d: &mut Value| {
            let code = json!({
                "system": system, "code": "44249-2", "target": "panel", "status": "verified"
            });
            add(d, "", "codes", json!([code]));
        }
    };
    insta::assert_snapshot!(check(with("loinc"), |p| matches!(p, Problem::CheckDigit { .. })), @"/codes/0/code: `44249-2` is no LOINC code: the digit after the hyphen does not fit the number");
    // Other systems have rules of their own.
    let mut other = common::base();
    with("local")(&mut other);
    assert!(karuna_assessments::Catalog::check(&other.to_string()).is_ok());
}

#[test]
fn percentiles_rise_within_the_range() {
    let with = |points: Value| move |d: &mut Value| add(d, "/norms/0", "percentiles", points);
    let point = |score: f64, percentile: f64| json!({ "score": score, "percentile": percentile });
    insta::assert_snapshot!(
        check(
            with(json!([point(5.0, 40.0), point(5.0, 50.0)])),
            |p| matches!(p, Problem::PercentileOrder { .. })
        ),
        @"/norms/0/percentiles/1: score 5 with percentile 50 does not rise above score 5 with percentile 40; write the table from the lowest score to the highest"
    );
    insta::assert_snapshot!(
        check(
            with(json!([point(5.0, 40.0), point(6.0, 30.0)])),
            |p| matches!(p, Problem::PercentileOrder { .. })
        ),
        @"/norms/0/percentiles/1: score 6 with percentile 30 does not rise above score 5 with percentile 40; write the table from the lowest score to the highest"
    );
    insta::assert_snapshot!(
        check(with(json!([point(5.0, 101.0)])), |p| matches!(p, Problem::NoPercentile { .. })),
        @"/norms/0/percentiles/0/percentile: 101 is no percentile; expected 0 to 100"
    );
    insta::assert_snapshot!(
        check(with(json!([point(50.0, 10.0)])), |p| matches!(p, Problem::OutsideRange { .. })),
        @"/norms/0/percentiles/0/score: 50 lies outside the range of `raw`, 0 to 12"
    );
}

//! Every problem that a definition may have is found, placed and said in words that help.

#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

use karuna_assessments::{
    Catalog, CatalogError, DefinitionError, DefinitionProblem as Problem, Instrument,
    InstrumentFile, ScoreRule,
};
use serde_json::{Value, json};

/// A small definition with one of everything, so that each test breaks one thing only.
fn base() -> Value {
    json!({
        "format": 1,
        "id": "tiny",
        "version": "1.0.0",
        "language": "en",
        "abbreviation": "TINY",
        "title": "A tiny instrument",
        "construct": "nothing but the engine",
        "administration": { "respondent": "self", "ages": "adults", "recall": "today" },
        "item-order": "as numbered",
        "evidence": { "status": "verified", "note": "made up for tests", "sources": ["paper"] },
        "sources": [{ "id": "paper", "citation": "A paper", "status": "verified" }],
        "rights": {
            "holder": "nobody", "terms": "free", "summary": "free for all", "evidence": "made up",
            "status": "verified", "checked": "2026-01-31"
        },
        "response": { "min": 0, "max": 3, "labels": [{ "value": 0, "label": "never" }] },
        "items": [
            { "n": 1, "label": "one" }, { "n": 2, "label": "two" }, { "n": 3, "label": "three" },
            { "n": 4, "label": "four" }, { "n": 5, "label": "five", "unscored": "a filler" }
        ],
        "scales": [
            scale("raw", json!({ "items": { "method": "sum", "of": [1, 2, 3, -4] } }), 0, 12),
            scale("percent", json!({ "affine": { "of": "raw", "times": 5, "plus": 10 } }), 10, 70),
            scale("metric", json!({ "lookup": { "of": "raw", "first": 0, "values": metric() } }), 0, 18),
            scale("symptoms", json!({ "count": {
                "of": [{ "items": [1, 2], "at-least": 2 }, { "items": [3], "at-least": 1 }],
                "criteria": [{ "id": "some", "title": "Some", "at-least": 2,
                    "groups": [{ "items": [1, 2], "at-least": 1 }] }]
            } }), 0, 3),
            scale("both", json!({ "scales": { "method": "sum", "of": ["raw", "-metric"] } }), 0, 30),
            scale("weighted", json!({ "linear": { "constant": 3, "terms": [
                { "scale": "raw", "weight": 1 }, { "scale": "symptoms", "weight": -1 }
            ] } }), 0, 15)
        ],
        "missing": [{ "name": "one-missing", "by": "authors", "status": "verified",
            "sources": ["paper"], "limits": [{ "scales": ["raw"], "need": { "max-missing": 1 } }] }],
        "bands": [{ "scales": ["raw"], "origin": "authors", "source": "paper",
            "status": "verified", "up-to": 12,
            "bands": [{ "from": 0, "label": "low" }, { "from": 6, "open": "not named" }] }],
        "cut-offs": [{ "scale": "raw", "side": "at-or-above", "value": 8, "meaning": "a line",
            "sensitivity": 0.8, "specificity": 0.9, "source": "paper", "status": "verified" }],
        "norms": [{ "scale": "raw", "population": "some", "mean": 5, "sd": 2, "source": "paper",
            "status": "verified" }],
        "reliability": [{ "scale": "raw", "kind": "alpha", "value": 0.8, "source": "paper",
            "status": "verified" }],
        "change": [{ "scale": "raw", "kind": "reliable", "value": 3, "basis": "a table",
            "source": "paper", "status": "verified" }],
        "risk": [{ "id": "item-3", "topic": "self-harm", "reason": "made up", "status": "judgement",
            "when": { "item-at-least": { "item": 3, "option": 2 } } }],
        "variants": [{ "id": "long", "note": "a longer form", "status": "verified",
            "sources": ["paper"] }],
        "vectors": [
            { "id": "mixed", "source": "by hand", "answers": [1, 2, 0, 3, null],
              "expect": expect(3, 25.0, 4.5, 1, 16.5, 5) },
            { "id": "other", "source": "by hand", "answers": [3, 2, 2, 0, 1],
              "expect": expect(10, 60.0, 15.0, 3, 13.0, 10),
              "criteria-met": ["some"], "alerts": ["item-3"] },
            { "id": "lowest", "source": "by hand", "answers": [0, 0, 0, 0, null],
              "expect": expect(3, 25.0, 4.5, 0, 16.5, 6) },
            { "id": "highest", "source": "by hand", "answers": [3, 3, 3, 3, null],
              "expect": expect(9, 55.0, 13.5, 3, 13.5, 9),
              "criteria-met": ["some"], "alerts": ["item-3"] }
        ]
    })
}

fn metric() -> Vec<f64> {
    (0..=12).map(|raw| f64::from(raw) * 1.5).collect()
}

fn scale(id: &str, score: Value, low: i32, high: i32) -> Value {
    json!({ "id": id, "title": id, "direction": "neutral", "score": score, "range": [low, high] })
}

fn expect(raw: i32, percent: f64, metric: f64, symptoms: i32, both: f64, weighted: i32) -> Value {
    json!({ "raw": raw, "percent": percent, "metric": metric, "symptoms": symptoms, "both": both,
        "weighted": weighted })
}

/// Puts a value at a place that exists already.
#[track_caller]
fn put(definition: &mut Value, place: &str, value: Value) {
    *definition.pointer_mut(place).unwrap_or_else(|| panic!("no {place} to break")) = value;
}

/// Adds a key to an object, or an entry to a list.
#[track_caller]
fn add(definition: &mut Value, place: &str, key: &str, value: Value) {
    match definition.pointer_mut(place) {
        Some(Value::Object(object)) => drop(object.insert(key.to_owned(), value)),
        Some(Value::Array(list)) => list.push(value),
        _ => panic!("no {place} to add to"),
    }
}

/// The problems of the base definition after a change.
#[track_caller]
fn problems(change: impl FnOnce(&mut Value)) -> Vec<DefinitionError> {
    let mut definition = base();
    change(&mut definition);
    match Catalog::check(&definition.to_string()) {
        Err(CatalogError::Definition { problems, .. }) => problems,
        Err(other) => panic!("another error: {other}"),
        Ok(_) => panic!("the change left the definition valid"),
    }
}

/// The one problem of the base definition after a change, as text; its variant has to be the
/// expected one.
#[track_caller]
fn check(change: impl FnOnce(&mut Value), is_expected: impl Fn(&Problem) -> bool) -> String {
    let problems = problems(change);
    let [DefinitionError { problem, .. }] = problems.as_slice() else {
        panic!("one problem expected: {}", text_of(&problems));
    };
    assert!(is_expected(problem), "another variant: {problem:?}");
    text_of(&problems)
}

fn text_of(problems: &[DefinitionError]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_base_definition_is_valid() {
    let instrument = Catalog::check(&base().to_string()).unwrap();
    assert_eq!(instrument.scale_ids().len(), 6);
}

#[test]
fn an_unknown_format_is_refused() {
    insta::assert_snapshot!(
        check(|d| put(d, "/format", json!(2)), |p| matches!(p, Problem::UnknownFormat { found: 2, known: 1 })),
        @"/format: format 2 is not known; this version of karuna reads format 1"
    );
}

#[test]
fn a_version_is_three_numbers() {
    for version in ["1.0", "v1.0.0", "1.0.0-beta", "1..0", "1.0.0.0", "", "1.0.99999999999"] {
        check(
            |d| put(d, "/version", json!(version)),
            |p| matches!(p, Problem::VersionShape { found } if found == version),
        );
    }
    insta::assert_snapshot!(
        check(|d| put(d, "/version", json!("1.0")), |p| matches!(p, Problem::VersionShape { .. })),
        @"/version: `1.0` is no version; expected three numbers such as 1.0.0"
    );
}

#[test]
fn a_text_that_has_to_say_something_is_not_empty() {
    for place in [
        "/language",
        "/abbreviation",
        "/title",
        "/construct",
        "/item-order",
        "/administration/respondent",
        "/administration/ages",
        "/administration/recall",
        "/evidence/note",
        "/rights/holder",
        "/rights/summary",
        "/rights/evidence",
        "/sources/0/citation",
        "/response/labels/0/label",
        "/items/0/label",
        "/items/4/unscored",
        "/scales/0/title",
        "/cut-offs/0/meaning",
        "/norms/0/population",
        "/change/0/basis",
        "/risk/0/reason",
    ] {
        let text = check(|d| put(d, place, json!(" \t")), |p| matches!(p, Problem::EmptyText));
        assert!(text.starts_with(&format!("{place}: ")), "{text}");
    }
    // A band carries its word or its reason at its own place, since either may be the one.
    for place in ["/bands/0/bands/0/label", "/bands/0/bands/1/open"] {
        check(|d| put(d, place, json!("")), |p| matches!(p, Problem::EmptyText));
    }
    insta::assert_snapshot!(
        check(|d| put(d, "/title", json!("")), |p| matches!(p, Problem::EmptyText)),
        @"/title: this text is empty; say it in a few words"
    );
}

#[test]
fn too_many_items_are_refused() {
    let change = |d: &mut Value| {
        let items: Vec<Value> =
            (1..=1001).map(|n| json!({ "n": n, "label": "x", "unscored": "filler" })).collect();
        put(d, "/items", json!(items));
        for place in 0..4 {
            put(d, &format!("/items/{place}/unscored"), Value::Null);
        }
    };
    insta::assert_snapshot!(
        check(change, |p| matches!(p, Problem::TooMany { what: "items", found: 1001, limit: 1000 })),
        @"/items: 1001 items; at most 1000 are possible"
    );
}

#[test]
fn too_many_scales_are_refused() {
    let change = |d: &mut Value| {
        for number in 0..55 {
            let rule = json!({ "affine": { "of": "raw", "times": 1 } });
            add(d, "/scales", "", scale(&format!("more-{number}"), rule, 0, 12));
        }
    };
    insta::assert_snapshot!(
        check(change, |p| matches!(p, Problem::TooMany { what: "scales", found: 61, limit: 60 })),
        @"/scales: 61 scales; at most 60 are possible"
    );
}

#[test]
fn too_many_criteria_are_refused() {
    let change = |d: &mut Value| {
        for number in 0..8 {
            let criterion = json!({ "id": format!("c-{number}"), "title": "c", "at-least": 1 });
            add(d, "/scales/3/score/count/criteria", "", criterion);
        }
    };
    insta::assert_snapshot!(
        check(change, |p| matches!(p, Problem::TooMany { what: "criteria", found: 9, limit: 8 })),
        @"/scales/3/score/count/criteria: 9 criteria; at most 8 are possible"
    );
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

/// A definition of `items` items in which item n stands in those of seven scales whose bit is set
/// in n, so that each item plays a part of its own.
fn patterns(items: usize) -> impl FnOnce(&mut Value) {
    move |d| {
        let numbers = |bit: usize| (1..=items).filter(move |n| n >> bit & 1 == 1);
        let scales: Vec<Value> = (0..7)
            .map(|bit| {
                let of: Vec<usize> = numbers(bit).collect();
                let high = i32::try_from(of.len() * 3).unwrap();
                let rule = json!({ "items": { "method": "sum", "of": of } });
                scale(&format!("bit-{bit}"), rule, 0, high)
            })
            .collect();
        put(d, "/scales", json!(scales));
        let items: Vec<Value> = (1..=items).map(|n| json!({ "n": n, "label": "x" })).collect();
        put(d, "/items", json!(items));
        for list in ["missing", "bands", "cut-offs", "norms", "reliability", "change", "vectors"] {
            d.as_object_mut().unwrap().remove(list);
        }
    }
}

#[test]
fn too_many_groups_of_items_are_refused() {
    insta::assert_snapshot!(
        check(patterns(65), |p| matches!(p, Problem::TooMany { found: 65, limit: 64, .. })),
        @"/scales: 65 groups of items that play different parts; at most 64 are possible"
    );
}

#[test]
fn too_many_sets_of_options_are_refused_as_too_many_groups() {
    // More sets than a byte can number; each makes a group of its own.
    let many_kinds = |d: &mut Value| {
        let exceptions: Vec<Value> =
            (1..=300).map(|n| json!({ "items": [n], "codes": [0, 1, 2, 3 + n] })).collect();
        add(d, "/response", "exceptions", json!(exceptions));
        let items: Vec<Value> = (1..=300).map(|n| json!({ "n": n, "label": "x" })).collect();
        put(d, "/items", json!(items));
        let of: Vec<u16> = (1..=300).collect();
        let high = (1..=300).map(|n| 3 + n).sum();
        let rule = json!({ "items": { "method": "sum", "of": of } });
        put(d, "/scales", json!([scale("raw", rule, 0, high)]));
        put(d, "/missing", json!([]));
        put(d, "/bands", json!([]));
    };
    check(many_kinds, |p| matches!(p, Problem::TooMany { .. }));
}

#[test]
fn sixty_four_groups_of_items_are_possible() {
    let mut definition = base();
    patterns(64)(&mut definition);
    let catalog = Catalog::from_json(&definition.to_string()).unwrap();
    assert_eq!(catalog.get("tiny").unwrap().item_count(), 64);
}

#[test]
fn nothing_where_something_has_to_be_is_refused() {
    let none = |place: &str, value: Value| {
        check(|d| put(d, place, value), |p| matches!(p, Problem::None { .. }))
    };
    insta::assert_snapshot!(none("/bands/0/bands", json!([])), @"/bands/0/bands: there are no bands; at least one is needed");
    insta::assert_snapshot!(none("/bands/0/scales", json!([])), @"/bands/0/scales: there are no scales; at least one is needed");
    insta::assert_snapshot!(none("/missing/0/limits", json!([])), @"/missing/0/limits: there are no limits in this rule; at least one is needed");
    insta::assert_snapshot!(none("/evidence/sources", json!([])), @"/evidence/sources: there are no sources of the key; at least one is needed");
    insta::assert_snapshot!(none("/scales/4/score/scales/of", json!([])), @"/scales/4/score/scales/of: there are no scales in this scale; at least one is needed");
    insta::assert_snapshot!(none("/scales/5/score/linear/terms", json!([])), @"/scales/5/score/linear/terms: there are no scales in this scale; at least one is needed");
    insta::assert_snapshot!(
        none("/scales/3/score/count/criteria/0/groups/0", json!({ "items": [], "at-least": 0 })),
        @"/scales/3/score/count/criteria/0/groups/0/items: there are no items in this list; at least one is needed"
    );
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", json!([{ "items": [], "max": 2 }])),
            |p| matches!(p, Problem::None { .. })
        ),
        @"/response/exceptions/0/items: there are no items in this exception; at least one is needed"
    );
}

#[test]
fn a_definition_without_items_scales_and_sources_says_so_for_each() {
    let problems = problems(|d| {
        put(d, "/items", json!([]));
        put(d, "/scales", json!([]));
        put(d, "/sources", json!([]));
        for list in ["missing", "bands", "cut-offs", "norms", "reliability", "change", "risk"] {
            put(d, &format!("/{list}"), json!([]));
        }
        put(d, "/variants", json!([]));
    });
    insta::assert_snapshot!(text_of(&problems), @"
    /items: there are no items; at least one is needed
    /scales: there are no scales; at least one is needed
    /sources: there are no sources; at least one is needed
    /evidence/sources: there is no source `paper`; add it under `sources`
    ");
}

#[test]
fn items_are_numbered_without_a_gap() {
    insta::assert_snapshot!(
        check(|d| put(d, "/items/4/n", json!(7)), |p| matches!(p, Problem::ItemNumber { expected: 5, found: 7 })),
        @"/items/4/n: item 7 stands where item 5 was expected; number items 1, 2, 3 and so on, each once"
    );
}

#[test]
fn an_item_in_no_scale_is_refused() {
    insta::assert_snapshot!(
        check(|d| put(d, "/items/4/unscored", Value::Null), |p| matches!(p, Problem::ItemUnused { item: 5 })),
        @"/items/4: item 5 is in no scale; add it to one, or say under `unscored` why it is asked and not scored"
    );
}

#[test]
fn an_unscored_item_in_a_scale_is_refused() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/items/3", "unscored", json!("a filler")),
            |p| matches!(p, Problem::UnscoredItemUsed { item: 4, .. })
        ),
        @"/items/3/unscored: item 4 is called unscored, but scale `raw` uses it; drop one of the two"
    );
}

#[test]
fn a_number_that_names_no_item_is_refused() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/risk/0/when/item-at-least/item", json!(6)),
            |p| matches!(p, Problem::UnknownItem { item: 6, items: 5 })
        ),
        @"/risk/0/when/item-at-least: there is no item 6; the items run from 1 to 5"
    );
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", json!([{ "items": [0], "max": 2 }])),
            |p| matches!(p, Problem::UnknownItem { item: 0, .. })
        ),
        @"/response/exceptions/0/items: there is no item 0; the items run from 1 to 5"
    );
    let in_scale = |d: &mut Value| put(d, "/scales/0/score/items/of/0", json!(-9));
    let text = text_of(&problems(in_scale));
    assert!(text.starts_with("/scales/0/score/items/of: there is no item 9"), "{text}");
}

#[test]
fn an_item_stands_once_in_a_scale_and_in_the_exceptions() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/scales/0/score/items/of", "", json!(-1)),
            |p| matches!(p, Problem::ItemTwice { item: 1 })
        ),
        @"/scales/0/score/items/of: item 1 stands here twice; name it once"
    );
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", json!([{ "items": [5] }, { "items": [5] }])),
            |p| matches!(p, Problem::ItemTwice { item: 5 })
        ),
        @"/response/exceptions/1/items: item 5 stands here twice; name it once"
    );
}

#[test]
fn items_of_one_scale_agree_on_what_happens_when_one_does_not_apply() {
    let change = |d: &mut Value| {
        add(d, "/items/0", "not-applicable", json!("leave-out"));
        add(d, "/items/3", "not-applicable", json!("prorate"));
    };
    insta::assert_snapshot!(check(change, |p| matches!(p, Problem::MixedNotApplicable)), @"/scales/0/score/items/of: the items of one scale have to agree on what happens when an item does not apply; this one has `leave-out` and `prorate`");
}

#[test]
fn options_rise() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", json!([{ "items": [5], "min": 3 }])),
            |p| matches!(p, Problem::OptionOrder { min: 3, max: 3 })
        ),
        @"/response/exceptions/0: the options run from 3 to 3; the lowest has to be lower than the highest"
    );
}

#[test]
fn too_many_options_are_refused() {
    let exception = |min: i32, max: i32| json!([{ "items": [5], "min": min, "max": max }]);
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", exception(0, 251)),
            |p| matches!(p, Problem::TooManyOptions { options: 252, limit: 251 })
        ),
        @"/response: 252 steps from 0 or the lowest option to the highest, with all items taken together; at most 251 are possible"
    );
    // The far ends of the number type are counted and do not overflow.
    check(
        |d| add(d, "/response", "exceptions", exception(i32::MIN, i32::MAX)),
        |p| matches!(p, Problem::TooManyOptions { options: 4_294_967_296, .. }),
    );
}

#[test]
fn codes_are_as_many_as_options() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", json!([{ "items": [5], "codes": [2, 1, 0] }])),
            |p| matches!(p, Problem::CodeCount { expected: 4, found: 3 })
        ),
        @"/response/exceptions/0/codes: 3 codes for 4 options; give one code for each option, from the lowest to the highest"
    );
}

#[test]
fn a_code_too_far_from_zero_is_refused() {
    let codes = |last: i32| json!([{ "items": [5], "codes": [0, 1, 2, last] }]);
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", codes(-100_001)),
            |p| matches!(p, Problem::CodeSize { code: -100_001, limit: 100_000 })
        ),
        @"/response/exceptions/0/codes/3: code -100001 is too far from 0; codes run from -100000 to 100000"
    );
    check(
        |d| add(d, "/response", "exceptions", codes(i32::MIN)),
        |p| matches!(p, Problem::CodeSize { code: i32::MIN, .. }),
    );
}

#[test]
fn codes_and_tenths_do_not_go_together() {
    let text = text_of(&problems(|d| {
        add(d, "/response", "step", json!("tenths"));
        add(d, "/response", "codes", json!([0, 1, 2, 3]));
    }));
    let line = text.lines().find(|line| line.starts_with("/response")).unwrap_or_default();
    insta::assert_snapshot!(line, @"/response/codes: codes are for whole options; they cannot be combined with `tenths`");
}

#[test]
fn a_label_stands_for_an_option() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/response/labels/0/value", json!(4)),
            |p| matches!(p, Problem::LabelOutside { value: 4, min: 0, max: 3 })
        ),
        @"/response/labels/0/value: label for 4, but the options run from 0 to 3"
    );
}

#[test]
fn labels_need_free_rights() {
    for terms in ["registration", "permission", "unclear"] {
        check(
            |d| put(d, "/rights/terms", json!(terms)),
            |p| matches!(p, Problem::LabelsNotAllowed { terms: found } if *found == terms),
        );
    }
    insta::assert_snapshot!(
        check(|d| put(d, "/rights/terms", json!("unclear")), |p| matches!(p, Problem::LabelsNotAllowed { .. })),
        @"/response/labels: the rights are `unclear`; printed labels may only stand where they are public-domain, free or free-with-conditions"
    );
}

#[test]
fn an_id_stands_once() {
    let twice =
        |change: &dyn Fn(&mut Value)| check(change, |p| matches!(p, Problem::IdTwice { .. }));
    let again = |list: &'static str| {
        move |d: &mut Value| {
            let first = d.pointer(&format!("{list}/0")).unwrap().clone();
            add(d, list, "", first);
        }
    };
    insta::assert_snapshot!(twice(&again("/sources")), @"/sources/1/id: the id `paper` stands twice; give each its own");
    insta::assert_snapshot!(twice(&again("/risk")), @"/risk/1/id: the id `item-3` stands twice; give each its own");
    insta::assert_snapshot!(twice(&again("/scales/3/score/count/criteria")), @"/scales/3/score/count/criteria/1/id: the id `some` stands twice; give each its own");
    insta::assert_snapshot!(twice(&again("/vectors")), @"/vectors/4/id: the id `mixed` stands twice; give each its own");
    insta::assert_snapshot!(twice(&again("/scales")), @"/scales/6/id: the id `raw` stands twice; give each its own");
    let same_rule_name = |d: &mut Value| {
        again("/missing")(d);
        put(d, "/missing/1/by", json!("field-practice"));
    };
    insta::assert_snapshot!(twice(&same_rule_name), @"/missing/1/name: the id `one-missing` stands twice; give each its own");
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
fn an_id_that_names_no_scale_is_refused_with_the_closest() {
    let unknown = |place: &str, id: &str| {
        check(|d| put(d, place, json!(id)), |p| matches!(p, Problem::UnknownScale { .. }))
    };
    for place in [
        "/norms/0/scale",
        "/reliability/0/scale",
        "/change/0/scale",
        "/cut-offs/0/scale",
        "/bands/0/scales/0",
        "/missing/0/limits/0/scales/0",
        "/scales/1/score/affine/of",
        "/scales/2/score/lookup/of",
        "/scales/4/score/scales/of/0",
        "/scales/5/score/linear/terms/0/scale",
    ] {
        let text = unknown(place, "rav");
        assert!(text.contains("there is no scale `rav`; did you mean `raw`?"), "{text}");
        let parent = place.rsplit_once("/of/").map_or(place, |(parent, _)| parent);
        let at = text.split(": ").next().unwrap();
        assert!(place.starts_with(at) || parent == at, "{place} {at}");
    }
    insta::assert_snapshot!(unknown("/norms/0/scale", "sympto"), @"/norms/0/scale: there is no scale `sympto`; did you mean `symptoms`?");
    insta::assert_snapshot!(unknown("/norms/0/scale", "zzz"), @"/norms/0/scale: there is no scale `zzz`, and no id comes near it");
    let in_risk = |d: &mut Value| {
        put(d, "/risk/0/when", json!({ "score-at-most": { "scale": "rows", "score": 1 } }));
    };
    insta::assert_snapshot!(check(in_risk, |p| matches!(p, Problem::UnknownScale { .. })), @"/risk/0/when/score-at-most/scale: there is no scale `rows`, and no id comes near it");
    let in_vector = |d: &mut Value| add(d, "/vectors/0/expect", "raws", json!(1));
    insta::assert_snapshot!(check(in_vector, |p| matches!(p, Problem::UnknownScale { .. })), @"/vectors/0/expect/raws: there is no scale `raws`; did you mean `raw`?");
}

#[test]
fn a_scale_stands_once_in_a_scale() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/scales/4/score/scales/of", "", json!("-raw")),
            |p| matches!(p, Problem::ScaleTwice { .. })
        ),
        @"/scales/4/score/scales/of: scale `raw` stands here twice; name it once"
    );
}

#[test]
fn scales_in_a_circle_are_refused() {
    let in_itself = |d: &mut Value| put(d, "/scales/1/score/affine/of", json!("percent"));
    insta::assert_snapshot!(check(in_itself, |p| matches!(p, Problem::ScaleCircle { .. })), @"/scales/1/score: scale `percent` is made of itself: percent of percent");
    let by_way_of_another = |d: &mut Value| {
        put(d, "/scales/1/score/affine/of", json!("weighted"));
        put(d, "/scales/5/score/linear/terms/0/scale", json!("percent"));
    };
    insta::assert_snapshot!(check(by_way_of_another, |p| matches!(p, Problem::ScaleCircle { .. })), @"/scales/1/score: scale `percent` is made of itself: percent of weighted of percent");
}

#[test]
fn a_circle_names_a_scale_that_is_in_it() {
    // `percent` leads into the circle of `both` and `weighted` and is no part of it.
    let change = |d: &mut Value| {
        put(d, "/scales/1/score/affine/of", json!("both"));
        put(d, "/scales/4/score/scales/of/0", json!("weighted"));
        put(d, "/scales/5/score/linear/terms/0/scale", json!("both"));
    };
    let in_the_circle = |p: &Problem| {
        matches!(p, Problem::ScaleCircle { scale, path }
            if ["both", "weighted"].contains(&scale.as_str())
                && !path.contains(&"percent".to_owned()))
    };
    check(change, in_the_circle);
}

#[test]
fn a_number_that_is_not_finite_is_refused() {
    // JSON has no such number; a definition that a program builds may hold one.
    let check = |spoil: &dyn Fn(&mut InstrumentFile)| {
        let mut file = InstrumentFile::from_json(&base().to_string()).unwrap();
        spoil(&mut file);
        let problems = Instrument::try_new(file).unwrap_err();
        assert!(problems.iter().any(|error| matches!(error.problem, Problem::NotFinite)));
        problems.iter().find(|error| error.problem == Problem::NotFinite).unwrap().to_string()
    };
    let affine = |file: &mut InstrumentFile| {
        if let ScoreRule::Affine { times, .. } = &mut file.scales[1].score {
            *times = f64::NAN;
        }
    };
    let lookup = |file: &mut InstrumentFile| {
        if let ScoreRule::Lookup { values, .. } = &mut file.scales[2].score {
            values[3] = f64::INFINITY;
        }
    };
    let linear = |file: &mut InstrumentFile| {
        if let ScoreRule::Linear { constant, .. } = &mut file.scales[5].score {
            *constant = f64::NEG_INFINITY;
        }
    };
    insta::assert_snapshot!(check(&affine), @"/scales/1/score/affine: this number is not finite");
    insta::assert_snapshot!(check(&lookup), @"/scales/2/score/lookup: this number is not finite");
    insta::assert_snapshot!(check(&linear), @"/scales/5/score/linear: this number is not finite");
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
fn a_declared_range_that_the_items_do_not_give_is_refused() {
    insta::assert_snapshot!(
        check(|d| put(d, "/scales/0/range", json!([0, 16])), |p| matches!(p, Problem::RangeDiffers { .. })),
        @"/scales/0/range: the declared range is 0 to 16, but the items give 0 to 12"
    );
    insta::assert_snapshot!(
        check(|d| put(d, "/scales/1/range", json!([10.5, 70])), |p| matches!(p, Problem::RangeDiffers { .. })),
        @"/scales/1/range: the declared range is 10.5 to 70, but the items give 10 to 70"
    );
}

#[test]
fn a_table_spans_the_raw_scores() {
    let too_short = |d: &mut Value| {
        d.pointer_mut("/scales/2/score/lookup/values").unwrap().as_array_mut().unwrap().pop();
        put(d, "/scales/2/range", json!([0, 16.5]));
        put(d, "/scales/4/range", json!([0, 28.5]));
    };
    insta::assert_snapshot!(
        check(too_short, |p| matches!(p, Problem::LookupSpan { first: 0, last: 11, .. })),
        @"/scales/2/score/lookup: the table holds raw scores 0 to 11, but the raw scores run from 0 to 12"
    );
    check(
        |d| put(d, "/scales/2/score/lookup/first", json!(1)),
        |p| matches!(p, Problem::LookupSpan { first: 1, last: 13, .. }),
    );
    check(
        |d| put(d, "/scales/2/score/lookup/first", json!(i32::MAX)),
        |p| matches!(p, Problem::LookupSpan { last: 2_147_483_659, .. }),
    );
}

#[test]
fn a_table_stands_on_whole_raw_scores() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/scales/2/score/lookup/of", json!("percent")),
            |p| matches!(p, Problem::LookupNotWhole { .. })
        ),
        @"/scales/2/score/lookup/of: a table needs whole raw scores; `percent` is no sum over items in whole steps"
    );
    check(
        |d| put(d, "/scales/0/score/items/method", json!("mean")),
        |p| matches!(p, Problem::LookupNotWhole { .. }),
    );
}

#[test]
fn a_threshold_is_an_option_of_its_item() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/risk/0/when/item-at-least/option", json!(4)),
            |p| matches!(p, Problem::ThresholdOutside { option: 4, item: 3, min: 0, max: 3 })
        ),
        @"/risk/0/when/item-at-least: option 4 is no answer of item 3; its options run from 0 to 3"
    );
    insta::assert_snapshot!(
        check(
            |d| put(d, "/scales/3/score/count/of/1/at-least", json!(-1)),
            |p| matches!(p, Problem::ThresholdOutside { option: -1, .. })
        ),
        @"/scales/3/score/count/of/1/at-least: option -1 is no answer of item 3; its options run from 0 to 3"
    );
}

#[test]
fn a_criterion_can_be_met() {
    let impossible = |place: &str, value: Value| {
        let at = "/scales/3/score/count/criteria/0";
        check(
            |d| add(d, &format!("{at}{place}"), "at-least", value),
            |p| matches!(p, Problem::CriterionImpossible { .. }),
        )
    };
    insta::assert_snapshot!(impossible("", json!(4)), @"/scales/3/score/count/criteria/0: this criterion cannot be met: it asks for 4 of at most 3");
    insta::assert_snapshot!(impossible("/groups/0", json!(3)), @"/scales/3/score/count/criteria/0/groups/0: this criterion cannot be met: it asks for 3 of at most 2");
    let swapped = |d: &mut Value| add(d, "/scales/3/score/count/criteria/0", "at-most", json!(1));
    insta::assert_snapshot!(
        check(swapped, |p| matches!(p, Problem::CriterionImpossible { at_least: 2, possible: 1 })),
        @"/scales/3/score/count/criteria/0: this criterion cannot be met: it asks for 2 of at most 1"
    );
}

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
fn all_problems_are_reported_at_once() {
    let change = |d: &mut Value| {
        put(d, "/version", json!("one"));
        put(d, "/items/1/label", json!(""));
        put(d, "/response/labels/0/value", json!(9));
        add(d, "/scales/0/score/items/of", "", json!(12));
        put(d, "/bands/0/source", json!("nowhere"));
        put(d, "/norms/0/scale", json!("rw"));
        put(d, "/change/0/value", json!(-1));
        put(d, "/risk/0/reason", json!(""));
    };
    insta::assert_snapshot!(text_of(&problems(change)), @"
        /version: `one` is no version; expected three numbers such as 1.0.0
        /items/1/label: this text is empty; say it in a few words
        /response/labels/0/value: label for 9, but the options run from 0 to 3
        /scales/0/score/items/of: there is no item 12; the items run from 1 to 5
        /bands/0/source: there is no source `nowhere`; the sources are paper
        /norms/0/scale: there is no scale `rw`; did you mean `raw`?
        /change/0/value: -1 is not possible here; expected a number greater than 0
        /risk/0/reason: this text is empty; say it in a few words
        ");
    let mut definition = base();
    change(&mut definition);
    insta::assert_snapshot!(
        Catalog::from_json(&definition.to_string()).unwrap_err().to_string().lines().next().unwrap(),
        @"tiny has 8 problems:"
    );
}

#[test]
fn one_problem_is_not_called_problems() {
    let mut definition = base();
    put(&mut definition, "/title", json!(""));
    insta::assert_snapshot!(Catalog::from_json(&definition.to_string()).unwrap_err(), @"
        tiny has 1 problem:
          /title: this text is empty; say it in a few words
        ");
}

/// The error of a text that is no definition; it has to carry the line and the column.
#[track_caller]
fn json_error(text: &str) -> String {
    let read = Catalog::from_json(text).unwrap_err();
    let checked = Catalog::check(text).unwrap_err();
    let CatalogError::Json { message, line, column } = &read else {
        panic!("another error: {read}");
    };
    assert!(message.ends_with(&format!(" at line {line} column {column}")), "{message}");
    assert!(matches!(checked, CatalogError::Json { .. }), "{checked}");
    read.to_string()
}

/// The text without its line and column, which follow the order of keys in a generated file.
fn without_place(text: &str) -> &str {
    text.split(" at line ").next().unwrap_or_default()
}

#[test]
fn a_text_that_is_no_json_says_where() {
    let whole = serde_json::to_string_pretty(&base()).unwrap();
    insta::assert_snapshot!(json_error(""), @"this is no definition: EOF while parsing a value at line 1 column 0");
    insta::assert_snapshot!(json_error("scs"), @"this is no definition: expected value at line 1 column 1");
    insta::assert_snapshot!(without_place(&json_error(&whole[..whole.len() / 2])), @"this is no definition: EOF while parsing a value");
    insta::assert_snapshot!(without_place(&json_error(&format!("{whole}{whole}"))), @"this is no definition: trailing characters");
    insta::assert_snapshot!(json_error(&"garbage ".repeat(10 * 1024 * 1024 / 8)), @"this is no definition: expected value at line 1 column 1");
    let long_title = whole.replace("A tiny instrument", &"x".repeat(10 * 1024 * 1024));
    assert_eq!(Catalog::from_json(&long_title).unwrap().len(), 1);
    insta::assert_snapshot!(without_place(&json_error(&long_title[..long_title.len() - 2])), @"this is no definition: EOF while parsing an object");
}

#[test]
fn deep_nesting_is_an_error_and_no_stack_overflow() {
    let deep = "[".repeat(100_000);
    let objects = "{\"a\":".repeat(100_000);
    insta::assert_snapshot!(json_error(&deep), @"this is no definition: invalid type: sequence, expected a string at line 1 column 2");
    insta::assert_snapshot!(without_place(&json_error(&objects)), @"this is no definition: unknown field `a`, expected one of `$schema`, `format`, `id`, `version`, `language`, `abbreviation`, `title`, `construct`, `administration`, `item-order`, `evidence`, `sources`, `rights`, `response`, `items`, `scales`, `missing`, `bands`, `cut-offs`, `norms`, `reliability`, `change`, `risk`, `variants`, `codes`, `notes`, `vectors`");
    insta::assert_snapshot!(json_error(&format!("{{\"format\": {deep}")), @"this is no definition: invalid type: sequence, expected u32 at line 1 column 11");
    insta::assert_snapshot!(json_error(&format!("{{\"vectors\": {deep}")), @"this is no definition: EOF while parsing a list at line 1 column 100012");
    // Worked examples are stepped over when a definition is only loaded.
    let mut definition = base();
    put(&mut definition, "/vectors", json!([]));
    let closed = format!("{deep}{}", "]".repeat(100_000));
    let text = definition.to_string().replace("\"vectors\":[]", &format!("\"vectors\":{closed}"));
    assert_eq!(Catalog::from_json(&text).unwrap().len(), 1);
    let error = Catalog::check(&text).unwrap_err().to_string();
    insta::assert_snapshot!(without_place(&error), @"this is no definition: invalid type: sequence, expected a string");
}

#[test]
fn json_of_another_shape_says_what_would_be_right() {
    let shape = |change: &dyn Fn(&mut Value)| {
        let mut definition = base();
        change(&mut definition);
        json_error(&serde_json::to_string_pretty(&definition).unwrap())
    };
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/title", json!(7)))), @"this is no definition: invalid type: integer `7`, expected a string");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/id", json!("Tiny Scale")))), @"this is no definition: `Tiny Scale` is no instrument id: it does not begin with a letter from a to z; an identifier is kebab-case, such as `self-kindness`");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/response/min", json!(0.5)))), @"this is no definition: invalid type: floating point `0.5`, expected i32");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/scales/0/range", json!([1])))), @"this is no definition: invalid length 1, expected an array of length 2");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/scales/0/direction", json!("up")))), @"this is no definition: unknown variant `up`, expected one of `higher-is-better`, `higher-is-worse`, `neutral`");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/scales/0/score", json!({ "median": [1] })))), @"this is no definition: unknown variant `median`, expected one of `items`, `scales`, `linear`, `affine`, `lookup`, `count`");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/evidence/status", json!("sure")))), @"this is no definition: unknown variant `sure`, expected one of `judgement`, `recalled`, `partly`, `verified`");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/rights/checked", json!("2026-02-30")))), @"this is no definition: `2026-02-30` is no date; expected year-month-day such as 2026-03-29");
    let list = serde_json::to_string(&json!([base(), 7])).unwrap();
    assert!(json_error(&list).contains("invalid type: integer `7`"));
}

#[test]
fn an_unknown_key_does_not_pass_unseen() {
    for place in
        ["", "/administration", "/response", "/items/0", "/scales/0", "/bands/0", "/risk/0"]
    {
        let mut definition = base();
        add(&mut definition, place, "titel", json!("x"));
        let text = json_error(&definition.to_string());
        assert!(text.contains("unknown field `titel`, expected"), "{text}");
    }
    let mut definition = base();
    add(&mut definition, "/items/0", "titel", json!("x"));
    insta::assert_snapshot!(without_place(&json_error(&definition.to_string())), @"this is no definition: unknown field `titel`, expected one of `n`, `label`, `unscored`, `not-applicable`");
}

#[test]
fn worked_examples_of_another_shape_are_found_by_the_check_only() {
    let shape = |change: &dyn Fn(&mut Value)| {
        let mut definition = base();
        change(&mut definition);
        let text = serde_json::to_string_pretty(&definition).unwrap();
        assert!(Catalog::from_json(&text).is_ok());
        let error = Catalog::check(&text).unwrap_err();
        assert!(matches!(error, CatalogError::Json { line: 2.., column: 1.., .. }), "{error}");
        error.to_string()
    };
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/vectors", json!({ "mixed": [] })))), @"this is no definition: invalid type: map, expected a sequence");
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/vectors/0/answers/0", json!("often")))), @r#"this is no definition: invalid value: string "often", expected a number, null, "missing", "not-asked" or "not-applicable""#);
    insta::assert_snapshot!(without_place(&shape(&|d| put(d, "/vectors/0/expect/raw", json!("1/0")))), @r#"this is no definition: invalid value: string "1/0", expected a number, a fraction such as "97/26", or "not-scored""#);
    insta::assert_snapshot!(without_place(&shape(&|d| add(d, "/vectors/0", "expected", json!({})))), @"this is no definition: unknown field `expected`, expected one of `id`, `source`, `answers`, `policy`, `expect`, `criteria-met`, `alerts`");
}

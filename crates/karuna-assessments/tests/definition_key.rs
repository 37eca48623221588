//! What may be wrong with the head of a definition, with its items and with their options is found,
//! placed and said in words that help.

#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

mod common;

use common::{add, base, check, problems, put, scale, text_of};
use karuna_assessments::{Catalog, DefinitionProblem as Problem};
use serde_json::{Value, json};

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
    for version in [
        "1.0",
        "v1.0.0",
        "1.0.0-beta",
        "1..0",
        "1.0.0.0",
        "",
        "1.0.99999999999",
        "1.00.0",
        "1.0.+1",
        "1.0.007",
        " 1.0.0",
    ] {
        check(
            |d| put(d, "/version", json!(version)),
            |p| matches!(p, Problem::VersionShape { found } if found == version),
        );
    }
    insta::assert_snapshot!(
        check(|d| put(d, "/version", json!("1.0")), |p| matches!(p, Problem::VersionShape { .. })),
        @"/version: `1.0` is no version; expected three numbers without leading zeros, such as 1.0.0"
    );
    // Two ways to write one version would be two entries of a catalogue.
    insta::assert_snapshot!(
        check(|d| put(d, "/version", json!("01.0.0")), |p| matches!(p, Problem::VersionShape { .. })),
        @"/version: `01.0.0` is no version; expected three numbers without leading zeros, such as 1.0.0"
    );
    for version in ["0.0.0", "10.20.30", "1.0.4294967295"] {
        let mut definition = base();
        put(&mut definition, "/version", json!(version));
        assert_eq!(Catalog::check(&definition.to_string()).unwrap().version(), version);
    }
}

#[test]
fn a_text_that_has_to_say_something_is_not_empty() {
    for place in [
        "/language",
        "/abbreviation",
        "/title",
        "/construct",
        "/item-order",
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

/// So many items, each with options of its own and all in one scale, added to the base definition.
fn many_sets_of_options(count: u32) -> impl FnOnce(&mut Value) {
    move |d| {
        let exceptions: Vec<Value> =
            (1..=count).map(|n| json!({ "items": [n], "codes": [0, 1, 2, 3 + n] })).collect();
        add(d, "/response", "exceptions", json!(exceptions));
        let items: Vec<Value> = (1..=count).map(|n| json!({ "n": n, "label": "x" })).collect();
        put(d, "/items", json!(items));
        let of: Vec<u32> = (1..=count).collect();
        let high: u32 = (1..=count).map(|n| 3 + n).sum();
        let rule = json!({ "items": { "method": "sum", "of": of } });
        put(d, "/scales", json!([scale("raw", rule, 0, i32::try_from(high).unwrap())]));
        for list in ["missing", "bands", "vectors"] {
            d.as_object_mut().unwrap().remove(list);
        }
    }
}

#[test]
fn too_many_exceptions_are_refused() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/response", "exceptions", json!(vec![json!({ "items": [5] }); 81])),
            |p| matches!(p, Problem::TooMany { found: 81, limit: 80, .. })
        ),
        @"/response/exceptions: 81 sets of options beside the common one; at most 80 are possible"
    );
    check(many_sets_of_options(81), |p| matches!(p, Problem::TooMany { found: 81, limit: 80, .. }));
    check(many_sets_of_options(300), |p| matches!(p, Problem::TooMany { found: 300, .. }));
    // One fewer is possible, as long as the items make no more groups than the engine carries.
    let mut definition = base();
    many_sets_of_options(80)(&mut definition);
    for at in 0..80 {
        put(&mut definition, &format!("/response/exceptions/{at}/codes"), json!([0, 1, 2, 3]));
    }
    put(&mut definition, "/scales/0/range", json!([0, 240]));
    let catalog = Catalog::from_json(&definition.to_string()).unwrap();
    assert_eq!(catalog.get("tiny").unwrap().item_count(), 80);
}

#[test]
fn too_many_sets_of_options_are_refused_as_too_many_groups() {
    // Each set makes a group of its own, however plain the scale is.
    for count in [65, 80] {
        let found = count as usize;
        check(
            many_sets_of_options(count),
            |p| matches!(p, Problem::TooMany { found: groups, limit: 64, .. } if *groups == found),
        );
    }
    let mut definition = base();
    many_sets_of_options(64)(&mut definition);
    assert!(Catalog::from_json(&definition.to_string()).is_ok());
}

#[test]
fn an_option_has_one_label() {
    let again = json!({ "value": 0, "label": "not at all" });
    let twice = |place: &'static str, labels: Value| {
        check(
            |d| {
                add(d, "/response", "exceptions", json!([{ "items": [5] }]));
                add(d, place, "labels", labels);
            },
            |p| matches!(p, Problem::LabelTwice { .. }),
        )
    };
    let first = base()["response"]["labels"][0].clone();
    insta::assert_snapshot!(twice("/response", json!([first, again])), @"/response/labels/1/value: option 0 has two labels; keep one");
    let three = json!([{ "value": 1, "label": "a" }, { "value": 2, "label": "b" }, { "value": 1, "label": "c" }]);
    insta::assert_snapshot!(twice("/response/exceptions/0", three), @"/response/exceptions/0/labels/2/value: option 1 has two labels; keep one");
}

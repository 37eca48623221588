//! A text that is no definition says where and what would be right, and many problems are reported
//! at once.

mod common;

use common::{add, base, problems, put, text_of};
use karuna_assessments::{Catalog, CatalogError};
use serde_json::{Value, json};

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
    /version: `one` is no version; expected three numbers without leading zeros, such as 1.0.0
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
    insta::assert_snapshot!(without_place(&json_error(&objects)), @"this is no definition: unknown field `a`, expected one of `$schema`, `format`, `id`, `version`, `language`, `abbreviation`, `title`, `construct`, `topics`, `principles`, `administration`, `item-order`, `evidence`, `sources`, `rights`, `response`, `items`, `scales`, `missing`, `bands`, `cut-offs`, `norms`, `reliability`, `change`, `risk`, `variants`, `derived-from`, `codes`, `notes`, `vectors`");
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

//! A small definition with one of everything, and the ways to break it.

#![allow(dead_code, reason = "each test file takes what it needs")]
#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

use karuna_assessments::{Catalog, CatalogError, DefinitionError, DefinitionProblem as Problem};
use serde_json::{Value, json};

/// A small definition with one of everything, so that each test breaks one thing only.
pub(crate) fn base() -> Value {
    json!({
        "format": 1,
        "id": "tiny",
        "version": "1.0.0",
        "language": "en",
        "abbreviation": "TINY",
        "title": "A tiny instrument",
        "construct": "nothing but the engine",
        "topics": ["other"],
        "administration": { "respondents": ["self"], "audiences": ["public"], "ages": "adults", "recall": "today" },
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

pub(crate) fn metric() -> Vec<f64> {
    (0..=12).map(|raw| f64::from(raw) * 1.5).collect()
}

pub(crate) fn scale(id: &str, score: Value, low: i32, high: i32) -> Value {
    json!({ "id": id, "title": id, "direction": "neutral", "score": score, "range": [low, high] })
}

pub(crate) fn expect(
    raw: i32,
    percent: f64,
    metric: f64,
    symptoms: i32,
    both: f64,
    weighted: i32,
) -> Value {
    json!({ "raw": raw, "percent": percent, "metric": metric, "symptoms": symptoms, "both": both,
        "weighted": weighted })
}

/// Puts a value at a place that exists already.
#[track_caller]
pub(crate) fn put(definition: &mut Value, place: &str, value: Value) {
    *definition.pointer_mut(place).unwrap_or_else(|| panic!("no {place} to break")) = value;
}

/// Adds a key to an object, or an entry to a list.
#[track_caller]
pub(crate) fn add(definition: &mut Value, place: &str, key: &str, value: Value) {
    match definition.pointer_mut(place) {
        Some(Value::Object(object)) => drop(object.insert(key.to_owned(), value)),
        Some(Value::Array(list)) => list.push(value),
        _ => panic!("no {place} to add to"),
    }
}

/// The problems of the base definition after a change.
#[track_caller]
pub(crate) fn problems(change: impl FnOnce(&mut Value)) -> Vec<DefinitionError> {
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
pub(crate) fn check(
    change: impl FnOnce(&mut Value),
    is_expected: impl Fn(&Problem) -> bool,
) -> String {
    let problems = problems(change);
    let [DefinitionError { problem, .. }] = problems.as_slice() else {
        panic!("one problem expected: {}", text_of(&problems));
    };
    assert!(is_expected(problem), "another variant: {problem:?}");
    text_of(&problems)
}

pub(crate) fn text_of(problems: &[DefinitionError]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

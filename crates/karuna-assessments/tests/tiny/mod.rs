//! Definitions small enough to be scored by hand.

#![allow(dead_code, reason = "each test file takes what it needs")]
#![allow(clippy::needless_pass_by_value, reason = "checks read better with `json!(..)` as it is")]

use karuna_assessments::{Answer, Answers, Catalog, Instrument, NotScoredReason, Scored};
use karuna_core::ScaleId;
use serde_json::{Value, json};

/// A definition of so many items; a scale is its id, its rule, its lowest and its highest score.
pub(crate) fn define(response: Value, items: usize, scales: &[(&str, Value, f64, f64)]) -> Value {
    let scale = |(id, rule, low, high): &(&str, Value, f64, f64)| {
        json!({ "id": id, "title": format!("Scale {id}"), "direction": "higher-is-better",
            "score": rule, "range": [low, high] })
    };
    let item = |n: usize| json!({ "n": n, "label": format!("label {n}") });
    json!({
        "format": 1, "id": "tiny", "version": "1.0.0", "language": "en", "abbreviation": "TINY",
        "title": "A tiny instrument", "construct": "nothing", "item-order": "as numbered",
        "topics": ["other"],
        "administration": { "respondents": ["self"], "audiences": ["public"], "ages": "adults", "recall": "today" },
        "evidence": { "status": "partly", "note": "made up", "sources": ["paper"] },
        "sources": [{ "id": "paper", "citation": "A paper", "status": "verified" }],
        "rights": { "holder": "nobody", "terms": "free", "summary": "free", "evidence": "made up",
            "status": "verified", "checked": "2026-01-31" },
        "response": response,
        "items": (1..=items).map(item).collect::<Vec<_>>(),
        "scales": scales.iter().map(scale).collect::<Vec<_>>(),
    })
}

pub(crate) fn one_to_five() -> Value {
    json!({ "min": 1, "max": 5 })
}

pub(crate) fn sum(of: Value) -> Value {
    json!({ "items": { "method": "sum", "of": of } })
}

pub(crate) fn mean(of: Value) -> Value {
    json!({ "items": { "method": "mean", "of": of } })
}

#[track_caller]
pub(crate) fn build(definition: &Value) -> Instrument {
    let catalog = Catalog::from_json(&definition.to_string()).unwrap_or_else(|e| panic!("{e}"));
    catalog.get("tiny").unwrap().clone()
}

pub(crate) fn id(text: &str) -> ScaleId {
    text.parse().unwrap()
}

#[track_caller]
pub(crate) fn score<'i>(instrument: &'i Instrument, policy: &str, answers: &Value) -> Scored<'i> {
    let answers: Vec<Answer> = serde_json::from_value(answers.clone()).unwrap();
    let plan = instrument.plan(&policy.parse().unwrap()).unwrap();
    plan.score(&Answers::from_values(answers)).unwrap()
}

/// Scores a whole sheet; the scores have to be the expected ones to the last bit, in the order of
/// the scales, `None` for no score.
#[track_caller]
pub(crate) fn check(definition: &Value, policy: &str, answers: Value, expected: &[Option<f64>]) {
    let instrument = build(definition);
    let scored = score(&instrument, policy, &answers);
    let found: Vec<Option<f64>> = scored.outcomes().map(|(_, outcome)| outcome.value()).collect();
    assert_eq!(found, expected, "{policy} {answers}");
}

/// Why a scale has no score, in words, with how many are answered and required.
#[track_caller]
pub(crate) fn check_reasons(
    scored: &Scored<'_>,
    scale: &str,
    counts: [u16; 2],
    expected: &[NotScoredReason],
) {
    assert_eq!(scored.reasons(&id(scale)), expected);
    let outcome = scored.outcome(&id(scale)).unwrap();
    assert_eq!([outcome.answered(), outcome.required()], counts);
    assert_eq!(outcome.value(), None);
}

/// Four items, of which the last counts from a lower answer on.
pub(crate) fn symptoms() -> Value {
    let criterion = |id: &str, at_least: u16, at_most: Value, groups: Value| {
        let mut criterion =
            json!({ "id": id, "title": id, "at-least": at_least, "groups": groups });
        if !at_most.is_null() {
            criterion["at-most"] = at_most;
        }
        criterion
    };
    let core = json!([{ "items": [1, 2], "at-least": 1 }]);
    let count = json!({ "count": {
        "of": [{ "items": [1, 2, 3], "at-least": 2 }, { "items": [4], "at-least": 1 }],
        "criteria": [
            criterion("many", 3, Value::Null, core.clone()),
            criterion("few", 1, json!(2), core),
            criterion("any", 1, Value::Null, json!([]))
        ]
    } });
    define(json!({ "min": 0, "max": 3 }), 4, &[("count", count, 0.0, 4.0)])
}

/// Two scales of four items; rules by the authors for the first, and one that nobody looked up.
pub(crate) fn with_rules() -> Value {
    let mut definition = define(
        one_to_five(),
        8,
        &[
            ("first", sum(json!([1, 2, 3, -4])), 4.0, 20.0),
            ("second", mean(json!([5, 6, 7, 8])), 1.0, 5.0),
        ],
    );
    let rule = |name: &str, by: &str, status: &str, limits: Value| json!({ "name": name, "by": by, "status": status, "sources": ["paper"], "limits": limits });
    definition["missing"] = json!([
        rule(
            "manual",
            "manual",
            "partly",
            json!([{ "scales": ["first"], "need": { "max-missing": 1 } }])
        ),
        rule(
            "by-heart",
            "authors",
            "recalled",
            json!([{ "scales": ["first", "second"], "need": { "min-answered": 1 } }])
        ),
        rule(
            "in-the-field",
            "field-practice",
            "verified",
            json!([{ "scales": ["second"], "need": { "min-answered": 2 } }])
        ),
    ]);
    definition["missing"][2]["sheet-max-missing"] = json!(3);
    definition
}

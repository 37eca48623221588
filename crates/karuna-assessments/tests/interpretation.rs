//! What is said about a score: bands, cut-offs, how sure the key is, why the score is what it is, and
//! the record that is kept of it.

mod tiny;

use karuna_assessments::{Explanation, RecordedResult, ScoreRecord};
use karuna_core::EvidenceStatus;
use serde_json::{Value, json};
use tiny::{build, define, id, mean, score, symptoms, with_rules};

/// Three items with a band, a note and a missing answer: everything that an explanation may show.
fn explained() -> Value {
    let mut definition = define(
        json!({ "min": 0, "max": 4, "codes": [0, 25, 50, 75, 100] }),
        3,
        &[
            ("load", mean(json!([1, -2, 3])), 0.0, 100.0),
            ("rest", json!({ "scales": { "method": "sum", "of": ["-load"] } }), 0.0, 100.0),
            ("half", json!({ "affine": { "of": "load", "times": 0.5 } }), 0.0, 50.0),
        ],
    );
    definition["scales"][0]["note"] = json!("a note");
    definition["bands"] = json!([{ "scales": ["load"], "origin": "third-party", "source": "paper",
        "status": "recalled", "up-to": 100,
        "bands": [{ "from": 0, "label": "light" }, { "from": 50, "open": "not named" }] }]);
    definition
}

#[test]
fn an_explanation_says_why_a_score_is_what_it_is() {
    let instrument = build(&explained());
    let scored = score(&instrument, "available", &json!([1, 3, "not-asked"]));
    let load = scored.explain(&id("load")).unwrap();
    assert_eq!((load.value, load.prorated), (Some(25.0), true));
    insta::assert_snapshot!(load, @"
    Scale load (tiny load, definition 1.0.0)
      score     25, possible 0 to 100, higher is better
      formula   mean of items 1, 2, 3; reversed: 2
      answered  2, needed 2; the answered items stand for the missing ones
      policy    available
      item 1    1: counts 25 (label 1)
      item 2    3, reversed: counts 25 (label 2)
      item 3    was not asked (label 3)
      band      light, by a third party: A paper (verified) [band recalled]
      key       partly: made up
      note      a note
      source    A paper (verified)
    ");
    insta::assert_snapshot!(scored.explain(&id("rest")).unwrap(), @"
    Scale rest (tiny rest, definition 1.0.0)
      score     75, possible 0 to 100, higher is better
      formula   sum of scales load; reversed: load
      answered  2, needed 2; the answered items stand for the missing ones
      policy    available
      scale     load = 25, reversed
      key       partly: made up
      source    A paper (verified)
    ");
    let none = score(&instrument, "complete", &json!([3, 3, null]));
    insta::assert_snapshot!(none.explain(&id("load")).unwrap(), @"
    Scale load (tiny load, definition 1.0.0)
      score     none: too few answers, possible 0 to 100, higher is better
      formula   mean of items 1, 2, 3; reversed: 2
      answered  2, needed 3
      policy    complete
      item 1    3: counts 75 (label 1)
      item 2    3, reversed: counts 25 (label 2)
      item 3    was not answered (label 3)
      key       partly: made up
      note      a note
      source    A paper (verified)
    ");
    insta::assert_snapshot!(none.explain(&id("half")).unwrap(), @"
    Scale half (tiny half, definition 1.0.0)
      score     none: load has no score, possible 0 to 50, higher is better
      formula   0.5 times load
      answered  2, needed 3
      policy    complete
      scale     load has no score, times 0.5
      key       partly: made up
      source    A paper (verified)
    ");
    assert!(scored.explain(&id("other")).is_none());
    let counted = build(&symptoms());
    let counted = score(&counted, "complete", &json!([2, 1, 3, 1]));
    insta::assert_snapshot!(counted.explain(&id("count")).unwrap(), @"
    Scale count (tiny count, definition 1.0.0)
      score     3, possible 0 to 4, higher is better
      formula   count of items answered high enough: 2 or more in items 1, 2, 3; 1 or more in items 4
      answered  4, needed 4
      policy    complete
      item 1    2: counts 1 (label 1)
      item 2    1: counts 0 (label 2)
      item 3    3: counts 1 (label 3)
      item 4    1 (label 4)
      count     meets many; a count is no diagnosis
      count     meets any; a count is no diagnosis
      key       partly: made up
      source    A paper (verified)
    ");
}

#[test]
fn explanations_read_back_equal() {
    let instrument = build(&explained());
    for answers in [json!([1, 3, null]), json!([4, 0, 4]), json!([null, null, "not-applicable"])] {
        let scored = score(&instrument, "available", &answers);
        for scale in instrument.scale_ids() {
            let explained = scored.explain(scale).unwrap();
            let json = serde_json::to_string(&explained).unwrap();
            assert_eq!(serde_json::from_str::<Explanation>(&json).unwrap(), explained, "{json}");
        }
    }
}

#[test]
fn a_band_runs_from_its_beginning_to_the_next() {
    let mut definition = explained();
    let mut other = definition["bands"][0].clone();
    other["origin"] = json!("authors");
    other["bands"] = json!([{ "from": 0, "label": "low", "published": "0 to 24" },
        { "from": 25, "label": "high", "published": "25 to 100" }]);
    definition["bands"].as_array_mut().unwrap().push(other);
    let instrument = build(&definition);
    let check = |score: f64, expected: &[(Option<&str>, f64, Option<f64>)]| {
        let places = instrument.band_places(&id("load"), score);
        let found: Vec<_> =
            places.iter().map(|place| (place.label.as_deref(), place.from, place.below)).collect();
        assert_eq!(found, expected, "{score}");
    };
    let (light, open) = ((Some("light"), 0.0, Some(50.0)), (None, 50.0, None));
    let (low, high) = ((Some("low"), 0.0, Some(25.0)), (Some("high"), 25.0, None));
    check(0.0, &[light, low]);
    check(24.999, &[light, low]);
    check(25.0, &[light, high]);
    check(49.999, &[light, high]);
    check(50.0, &[open, high]);
    check(100.0, &[open, high]);
    check(-0.001, &[]);
    check(f64::NAN, &[]);
    assert!(instrument.band_places(&id("half"), 10.0).is_empty());
    assert_eq!(instrument.bands_of(&id("load")).count(), 2);
    let place = &instrument.band_places(&id("load"), 25.0)[1];
    assert_eq!(place.published.as_deref(), Some("25 to 100"));
    assert_eq!(
        (place.citation.as_str(), place.status),
        ("A paper (verified)", EvidenceStatus::Recalled)
    );
    // A scale without a score lies in no band.
    let none = score(&instrument, "complete", &json!([3, 3, null]));
    assert!(none.bands(&id("load")).is_empty());
}

#[test]
fn the_line_of_a_cut_off_lies_beyond_it() {
    let mut definition = explained();
    let line = |side: &str, value: f64, scale: &str| {
        json!({ "scale": scale, "side": side, "value": value, "meaning": format!("{side} {value}"),
            "source": "paper", "status": "verified" })
    };
    definition["cut-offs"] = json!([
        line("at-or-above", 50.0, "load"),
        line("at-or-below", 10.0, "load"),
        line("at-or-above", 75.0, "load"),
        line("at-or-above", 0.0, "half"),
    ]);
    let instrument = build(&definition);
    let check = |score: f64, expected: &[&str]| {
        let load = id("load");
        let lines = instrument.cut_offs_beyond(&load, score);
        assert_eq!(
            lines.map(|line| line.meaning.as_str()).collect::<Vec<_>>(),
            expected,
            "{score}"
        );
    };
    check(10.0, &["at-or-below 10"]);
    check(10.1, &[]);
    check(50.0, &["at-or-above 50"]);
    check(75.0, &["at-or-above 50", "at-or-above 75"]);
    check(f64::NAN, &[]);
}

#[test]
fn the_key_of_a_scale_is_as_sure_as_its_weakest_part() {
    let mut definition = explained();
    definition["scales"][1]["status"] = json!("recalled");
    definition["scales"][2]["status"] = json!("verified");
    let instrument = build(&definition);
    let check = |scale: &str, expected| assert_eq!(instrument.evidence_of(&id(scale)), expected);
    check("load", Some(EvidenceStatus::Partly));
    check("rest", Some(EvidenceStatus::Recalled));
    check("half", Some(EvidenceStatus::Partly));
    check("other", None);
}

#[test]
fn a_record_reads_back_equal() {
    let instrument = build(&with_rules());
    for (policy, answers) in [
        ("authors", json!([5, 4, null, 1, 2, 3, null, 4])),
        ("in-the-field", json!([5, null, null, null, 2, null, null, null])),
        ("at-least=2/3", json!([5, 4, null, 1, 2, 3, 5, 4])),
    ] {
        let record = score(&instrument, policy, &answers).record();
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<ScoreRecord>(&json).unwrap(), record, "{json}");
    }
    let counted = build(&symptoms());
    let record = score(&counted, "complete", &json!([2, 2, 2, 2])).record();
    let json = serde_json::to_string_pretty(&record).unwrap();
    assert_eq!(serde_json::from_str::<ScoreRecord>(&json).unwrap(), record);
    insta::assert_snapshot!(json, @r#"
        {
          "instrument": "tiny",
          "definition": "1.0.0",
          "policy": {
            "asked": "complete"
          },
          "scores": [
            {
              "scale": "count",
              "answered": 4,
              "required": 4,
              "result": {
                "scored": {
                  "value": 4.0,
                  "prorated": false,
                  "criteria-met": [
                    "many",
                    "any"
                  ]
                }
              }
            }
          ],
          "alerts": []
        }
        "#);
    let json = serde_json::to_string(
        &score(&instrument, "authors", &json!([5, 4, null, 1, 2, 3, null, 4])).record(),
    )
    .unwrap();
    insta::assert_snapshot!(json, @r#"{"instrument":"tiny","definition":"1.0.0","policy":{"asked":"authors","rules":["manual"],"status":"partly"},"scores":[{"scale":"first","answered":3,"required":3,"result":{"scored":{"value":18.666666666666668,"prorated":true}}},{"scale":"second","answered":3,"required":4,"result":{"not-scored":{"reasons":["too-few"]}}}],"alerts":[]}"#);
}

#[test]
fn scores_read_back_to_the_last_bit() {
    // Means over up to 26 items are what gets stored; a bit lost there is a change that nobody made.
    for below in 1..=26 {
        for above in 0..=below * 5 {
            let value = f64::from(above) / f64::from(below);
            let scored = RecordedResult::Scored { value, prorated: false, criteria_met: vec![] };
            let json = serde_json::to_string(&scored).unwrap();
            let read: RecordedResult = serde_json::from_str(&json).unwrap();
            assert_eq!(read, scored, "{above}/{below}");
        }
    }
}

//! The published JSON Schemas are current, and they hold for what karuna ships and writes.

use std::fs;
use std::path::{Path, PathBuf};

use karuna::assessments::{
    AnswerSheet, Answers, Explanation, InstrumentFile, Protocol, ScoreRecord, WordingFile, handles,
};
use karuna::core::Measurement;
use karuna::plans::{
    DevelopmentLog, Pathway, Plan, PlanRequest, ProgrammeFile, ProgressLog, Revision, SessionPlan,
    SessionRequest,
};
use karuna::practices::{PracticeFile, PracticeQuery, TextOverlay};
use schemars::Schema;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schemas() -> [(&'static str, Schema); 19] {
    [
        ("instrument", schemars::schema_for!(InstrumentFile)),
        ("answer-sheet", schemars::schema_for!(AnswerSheet)),
        ("score-record", schemars::schema_for!(ScoreRecord)),
        ("explanation", schemars::schema_for!(Explanation)),
        ("wording-pack", schemars::schema_for!(WordingFile)),
        ("protocol", schemars::schema_for!(Protocol)),
        ("measurement", schemars::schema_for!(Measurement)),
        ("practice", schemars::schema_for!(PracticeFile)),
        ("practice-query", schemars::schema_for!(PracticeQuery)),
        ("programme", schemars::schema_for!(ProgrammeFile)),
        ("session-request", schemars::schema_for!(SessionRequest)),
        ("session-plan", schemars::schema_for!(SessionPlan)),
        ("development-log", schemars::schema_for!(DevelopmentLog)),
        ("plan-request", schemars::schema_for!(PlanRequest)),
        ("plan", schemars::schema_for!(Plan)),
        ("progress-log", schemars::schema_for!(ProgressLog)),
        ("revision", schemars::schema_for!(Revision)),
        ("pathway", schemars::schema_for!(Pathway)),
        ("text-overlay", schemars::schema_for!(TextOverlay)),
    ]
}

fn schema(name: &str) -> Value {
    let path = root().join(format!("docs/schema/{name}.schema.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn schemas_are_current() {
    let mut stale = Vec::new();
    for (name, schema) in schemas() {
        let path = root().join(format!("docs/schema/{name}.schema.json"));
        let expected = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if found != expected {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, expected).unwrap();
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "{stale:?} were stale and have been rewritten; look and commit");
}

/// What an outside validator says of a value.
#[track_caller]
fn check(name: &str, value: &Value, is_valid: bool) {
    let validator = jsonschema::validator_for(&schema(name)).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors.is_empty(), is_valid, "{name}: {errors:?}\n{value}");
}

#[test]
fn every_definition_holds_to_the_schema() {
    let folder = root().join("crates/karuna-assessments/instruments");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        check("instrument", &serde_json::from_str(&text).unwrap(), true);
        count += 1;
    }
    assert!(count >= 19, "{count} definitions");
    let own = fs::read_to_string(root().join("examples/data/own-instrument.json")).unwrap();
    let mut own: Value = serde_json::from_str(&own).unwrap();
    check("instrument", &own, true);
    own["scales"][0]["scoer"] = json!(1);
    check("instrument", &own, false);
}

#[test]
fn every_practice_holds_to_the_schema() {
    let folder = root().join("crates/karuna-practices/practices");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut practice: Value = serde_json::from_str(&text).unwrap();
        check("practice", &practice, true);
        practice["cautions"] = json!([{ "code": "trama", "level": "avoid" }]);
        check("practice", &practice, false);
        count += 1;
    }
    assert!(count >= 90, "{count} practices");
}

#[test]
fn what_is_read_and_written_holds_to_the_schemas() {
    check(
        "answer-sheet",
        &json!({ "instrument": "scs", "answers": { "1": 3, "2": "not-asked", "3": null } }),
        true,
    );
    check("answer-sheet", &json!({ "instrument": "SCS", "answers": {} }), false);
    check("answer-sheet", &json!({ "instrument": "scs", "answers": { "1": "often" } }), false);

    let phq = handles::phq_9::instrument();
    let answers =
        [Some(2), Some(2), Some(2), Some(2), Some(2), Some(1), Some(0), None, Some(1), Some(1)];
    for answers in [answers, answers.map(|answer| Some(answer.unwrap_or(0)))] {
        let scored = phq.score(&Answers::from_values(answers)).unwrap();
        let record = serde_json::to_value(scored.record()).unwrap();
        check("score-record", &record, true);
        assert_eq!(serde_json::from_value::<ScoreRecord>(record).unwrap(), scored.record());
        for scale in phq.scale_ids() {
            let explanation = scored.explain(scale).unwrap();
            check("explanation", &serde_json::to_value(&explanation).unwrap(), true);
        }
    }
}

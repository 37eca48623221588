//! Every problem that a practice may have is found, placed and said in words that help.

use karuna_practices::{
    Bibliography, Practice, PracticeCatalog, PracticeError, PracticeFile,
    PracticeProblem as Problem, PracticesError, TextOverlay,
};
use serde_json::{Value, json};

/// A small practice with one of everything.
fn base() -> Value {
    json!({
        "format": 1, "id": "rest-a-moment", "version": "1.0.0", "technique": "mindfulness",
        "principles": ["mindfulness"], "flows": ["self-to-self"], "systems": ["soothing"],
        "phase": "safety", "audiences": ["public"], "formats": ["written"], "settings": ["individual"],
        "difficulty": 1, "roles": ["anchor"], "led-by": "self", "review": { "status": "none" },
        "duration": { "min": 60, "typical": 180, "max": 300 },
        "steps": [
            { "id": "sit", "seconds": 60, "pause": 20, "kind": "say" },
            { "id": "rest", "seconds": 120, "kind": "choose" }
        ],
        "prerequisites": [], "one-of-before": [], "recommended-before": [],
        "cautions": [{ "code": "panic", "level": "adapt" }],
        "fear-sensitivity": { "for-self": 0, "from-others": 0, "for-others": 0 },
        "evidence": [], "status": { "evidence": "recalled", "planning": "judgement" },
        "text": {
            "title": "Rest a moment", "purpose": "To rest.", "stop": "Stop whenever you like.",
            "after-care": "Look around.", "dose": "Whenever.", "leader": "Go slowly.",
            "step.sit.title": "Sit", "step.sit.text": "Sit down.", "step.rest.title": "Rest",
            "step.rest.text": "Rest.", "caution.panic": "With open eyes."
        }
    })
}

#[track_caller]
fn problems(definition: &Value) -> Vec<PracticeError> {
    let file: PracticeFile = serde_json::from_value(definition.clone()).unwrap();
    Practice::try_new(file).err().unwrap_or_default()
}

/// The one problem after a change.
#[track_caller]
fn check(place: &str, value: Value, expected: fn(&Problem) -> bool) -> String {
    let mut definition = base();
    *definition.pointer_mut(place).unwrap() = value;
    let problems = problems(&definition);
    assert!(problems.iter().any(|error| expected(&error.problem)), "{problems:?}");
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_base_is_valid() {
    assert_eq!(problems(&base()), []);
}

#[test]
fn problems_of_one_practice_are_placed() {
    insta::assert_snapshot!(check("/format", json!(2), |p| matches!(p, Problem::UnknownFormat { .. })), @"rest-a-moment/format: format 2 is not known; this version of karuna reads format 1");
    insta::assert_snapshot!(check("/principles", json!([]), |p| matches!(p, Problem::EmptyList)), @"rest-a-moment/principles: this list is empty; at least one is needed");
    insta::assert_snapshot!(check("/roles", json!(["anchor", "anchor"]), |p| matches!(p, Problem::Twice { .. })), @"rest-a-moment/roles/1: `anchor` stands here twice; name it once");
    insta::assert_snapshot!(check("/steps/0/seconds", json!(61), |p| matches!(p, Problem::TimesDiffer { .. })), @"rest-a-moment/duration/typical: the steps take 181 seconds together, but the typical duration is 180");
    insta::assert_snapshot!(check("/steps/0/pause", json!(61), |p| matches!(p, Problem::PauseTooLong { .. })), @"rest-a-moment/steps/0/pause: a pause of 61 seconds does not fit into a step of 60");
    insta::assert_snapshot!(check("/duration/min", json!(181), |p| matches!(p, Problem::DurationOrder { .. })), @"rest-a-moment/duration: the durations 181, 180, 300 do not rise; expected min, typical, max");
    insta::assert_snapshot!(check("/difficulty", json!(6), |p| matches!(p, Problem::OutOfRange { .. })), @r"
    rest-a-moment/difficulty: 6 is not possible here; expected 1 to 5
    rest-a-moment/led-by: difficulty 6 with `led-by` self; from 4 on a clinician leads
    ");
    insta::assert_snapshot!(check("/text/caution.panic", json!(" "), |p| matches!(p, Problem::TextMissing { .. })), @"rest-a-moment/text: the text `caution.panic` is missing or empty; the structure asks for it");
    insta::assert_snapshot!(check("/text/step.rest.text", json!(""), |p| matches!(p, Problem::TextMissing { .. })), @"rest-a-moment/text: the text `step.rest.text` is missing or empty; the structure asks for it");
}

#[test]
fn times_may_be_equal_and_may_not_fall() {
    let with = |place: &str, value: u32| {
        let mut definition = base();
        *definition.pointer_mut(place).unwrap() = json!(value);
        problems(&definition)
    };
    // A pause that fills its step, and a practice with one length only, are fine.
    assert_eq!(with("/steps/0/pause", 60), []);
    assert_eq!(with("/duration/min", 180), []);
    assert_eq!(with("/duration/max", 180), []);
    for (place, value) in [("/duration/min", 0), ("/duration/min", 181), ("/duration/max", 179)] {
        let found = with(place, value);
        let [PracticeError { problem: Problem::DurationOrder { .. }, .. }] = found.as_slice()
        else {
            panic!("{place} {value}: {found:?}");
        };
    }
}

#[test]
fn a_text_that_belongs_to_nothing_is_refused() {
    let mut definition = base();
    definition["text"]["step.stand.text"] = json!("Stand up.");
    insta::assert_snapshot!(problems(&definition)[0], @"rest-a-moment/text: the text `step.stand.text` belongs to nothing in the structure; drop it, or mend the key");
    let mut definition = base();
    definition["ip-note"] = json!(true);
    definition["text"]["ip-note"] = json!("Ask first.");
    insta::assert_snapshot!(problems(&definition)[0], @"rest-a-moment/credit: `ip-note` needs `credit` as well");
}

#[test]
fn all_problems_come_at_once() {
    let mut definition = base();
    definition["principles"] = json!([]);
    definition["steps"] = json!([]);
    definition["text"] = json!({});
    let problems = problems(&definition);
    assert!(problems.len() >= 9, "{problems:?}");
}

fn own(definition: &Value) -> Result<PracticeCatalog, PracticesError> {
    let known = PracticeCatalog::builtin();
    PracticeCatalog::from_json(&definition.to_string(), known, Bibliography::builtin())
}

#[test]
fn references_lead_somewhere() {
    let mut definition = base();
    definition["prerequisites"] = json!(["soothing-rhythm-breathing"]);
    assert_eq!(own(&definition).unwrap().len(), 1);
    definition["prerequisites"] = json!(["soothing-rythm-breathing"]);
    definition["one-of-before"] = json!([["nowhere"]]);
    definition["evidence"] = json!(["nobody_1900"]);
    insta::assert_snapshot!(own(&definition).unwrap_err(), @r"
    3 problems:
      rest-a-moment/prerequisites: there is no practice `soothing-rythm-breathing`; did you mean `soothing-rhythm-breathing`?
      rest-a-moment/one-of-before/0: there is no practice `nowhere`, and no id comes near it
      rest-a-moment/evidence: there is no citation `nobody_1900`
    ");
}

#[test]
fn a_circle_is_found() {
    let mut first = base();
    first["prerequisites"] = json!(["rest-longer"]);
    let mut second = base();
    second["id"] = json!("rest-longer");
    second["prerequisites"] = json!(["rest-a-moment"]);
    insta::assert_snapshot!(own(&json!([first, second])).unwrap_err(), @"
    1 problem:
      rest-a-moment/prerequisites: it has to come before itself: rest-a-moment before rest-longer before rest-a-moment
    ");
    first["prerequisites"] = json!([]);
    first["one-of-before"] = json!([["rest-longer"]]);
    insta::assert_snapshot!(own(&json!([first, second])).unwrap_err(), @"
    2 problems:
      rest-a-moment/one-of-before: it can never be begun: what has to come before waits for it in turn
      rest-longer/one-of-before: it can never be begun: what has to come before waits for it in turn
    ");
}

#[test]
fn what_is_there_already_is_not_replaced() {
    let mut definition = base();
    definition["id"] = json!("soothing-rhythm-breathing");
    insta::assert_snapshot!(own(&definition).unwrap_err(), @r"
    1 problem:
      soothing-rhythm-breathing/id: there is a practice of this id already; give the new one its own
    ");
}

#[test]
fn json_of_another_shape_says_what_would_be_right() {
    let mut definition = base();
    definition["roles"] = json!(["ancor"]);
    let error = own(&definition).unwrap_err();
    assert!(matches!(error, PracticesError::Json { .. }));
    assert!(
        error
            .to_string()
            .starts_with("this is no practice: unknown variant `ancor`, expected one of "),
        "{error}"
    );
    let mut definition = base();
    definition["cautions"] = json!([{ "code": "trama", "level": "avoid" }]);
    assert!(own(&definition).unwrap_err().to_string().contains("unknown variant `trama`"));
    for text in ["", "[", "{}", "null", &"[".repeat(100_000)] {
        let known = PracticeCatalog::builtin();
        let error = PracticeCatalog::from_json(text, known, Bibliography::builtin()).unwrap_err();
        assert!(matches!(error, PracticesError::Json { .. }), "{error}");
    }
}

#[test]
fn a_translation_falls_back_and_says_so() {
    let practice = PracticeCatalog::builtin().get("soothing-rhythm-breathing").unwrap();
    let overlay: TextOverlay = serde_json::from_value(json!({
        "language": "de",
        "practices": { "soothing-rhythm-breathing": { "title": "Ruhiger Atem", "titel": "?" } }
    }))
    .unwrap();
    let text = practice.text_in(&overlay);
    assert_eq!((text.language(), text.get("title")), ("de", "Ruhiger Atem"));
    assert_eq!(text.get("purpose"), practice.text("purpose"));
    assert_eq!(text.strangers(), ["titel"]);
    assert_eq!(text.missing().len() + 1, practice.definition().text_keys().len());
    assert!(practice.own_text().missing().is_empty());
}

#[test]
fn every_definition_reads_back_equal() {
    for practice in PracticeCatalog::builtin_with_ip_notes().iter() {
        let json = serde_json::to_string(practice.definition()).unwrap();
        let read: PracticeFile = serde_json::from_str(&json).unwrap();
        assert_eq!(&read, practice.definition());
    }
}

//! A pack of wording is whole or refused, with every problem at once.

use karuna_assessments::{WordingPack, WordingProblem, handles};
use serde_json::{Value, json};

fn pack() -> Value {
    let items: serde_json::Map<String, Value> =
        (1..=10).map(|item| (item.to_string(), json!(format!("question {item}")))).collect();
    json!({
        "format": 1,
        "instrument": "phq-9",
        "licence": "made up for this test",
        "languages": {
            "en": {
                "title": "a form", "instruction": "please answer",
                "items": items,
                "options": { "0": "never", "1": "now and then", "2": "often", "3": "always" },
                "item-options": { "10": { "0": "easy", "3": "hard" } }
            }
        }
    })
}

#[track_caller]
fn refused(spoil: impl Fn(&mut Value)) -> (String, Vec<WordingProblem>) {
    let mut pack = pack();
    spoil(&mut pack);
    let error =
        WordingPack::from_json(&pack.to_string(), handles::phq_9::instrument()).unwrap_err();
    (error.to_string(), error.problems.into_iter().map(|(_, problem)| problem).collect())
}

#[test]
fn a_whole_pack_gives_its_texts_and_lends_none() {
    let text = pack().to_string();
    let pack = WordingPack::from_json(&text, handles::phq_9::instrument()).unwrap();
    assert_eq!(pack.file().instrument.as_str(), "phq-9");
    assert_eq!(pack.file().licence, "made up for this test");
    assert_eq!(pack.languages().collect::<Vec<_>>(), ["en"]);
    assert_eq!(pack.item("en", 9), Some("question 9"));
    assert_eq!(pack.item("en", 11), None);
    assert_eq!(pack.option("en", 9, 3), Some("always"));
    assert_eq!(pack.option("en", 10, 3), Some("hard"));
    assert_eq!(pack.option("en", 10, 1), Some("now and then"));
    assert_eq!(pack.option("en", 1, 4), None);
    assert_eq!(pack.wording("en").unwrap().title.as_deref(), Some("a form"));
    // No other language stands in.
    assert_eq!((pack.item("de", 1), pack.option("de", 1, 0)), (None, None));
    assert_eq!(serde_json::to_value(pack.file()).unwrap(), self::pack());
}

#[test]
fn every_problem_is_named_at_once() {
    let (text, problems) = refused(|pack| {
        pack["format"] = json!(2);
        pack["licence"] = json!(" ");
        let english = &mut pack["languages"]["en"];
        english["items"].as_object_mut().unwrap().remove("3");
        english["items"]["11"] = json!("one too many");
        english["items"]["4"] = json!("");
        english["options"]["4"] = json!("more than always");
        english["options"]["0"] = json!("");
        english["item-options"]["12"] = json!({ "0": "no" });
        english["item-options"]["10"]["9"] = json!("no");
    });
    insta::assert_snapshot!(text, @"
    /format: format 2 is not known; this version reads 1
    /licence: this text is empty; fill it in or leave it out
    /languages/en/items: item 3 has no text; every item needs one
    /languages/en/items/4: this text is empty; fill it in or leave it out
    /languages/en/items/11: there is no item 11; the items run from 1 to 10
    /languages/en/options/0: this text is empty; fill it in or leave it out
    /languages/en/options/4: there is no option 4 here; the options run from 0 to 3
    /languages/en/item-options/10/9: there is no option 9 here; the options run from 0 to 3
    /languages/en/item-options/12: there is no item 12; the items run from 1 to 10
    ");
    assert_eq!(problems.len(), 9);
}

#[test]
fn a_pack_for_another_form_is_refused() {
    let (text, problems) = refused(|pack| pack["instrument"] = json!("phq-8"));
    insta::assert_snapshot!(text, @"/instrument: the texts are for phq-8, not for phq-9; numbers of items need not agree");
    assert!(matches!(problems[..], [WordingProblem::OtherInstrument { .. }]));
    let (text, _) = refused(|pack| pack["languages"] = json!({}));
    insta::assert_snapshot!(text, @"/languages: there is no language; give at least one");
    let (text, problems) = refused(|pack| pack["langauges"] = json!({}));
    insta::assert_snapshot!(text, @"this is no pack of wording: unknown field `langauges`, expected one of `format`, `instrument`, `licence`, `languages` at line 1 column 44");
    assert!(matches!(problems[..], [WordingProblem::Json { .. }]));
}

//! Every fault of an answer sheet is found at once, answers stay out of sight, and alerts reach a
//! person whatever else is wrong.

use karuna_assessments::{
    Answer, AnswerFault as Fault, AnswerSheet, Answers, BufferError, Catalog, Instrument, MISSING,
    MissingPolicy, NOT_APPLICABLE, NOT_ASKED, ScaleOutcome, SheetError, handles,
};
use karuna_core::{Alert, AlertCause, NoAnswer};
use serde_json::{Value, json};

/// Four items, the fourth unscored; item 2 has options of its own and a risk rule, item 3 may not
/// apply. A second rule speaks of the score.
fn definition() -> Value {
    json!({
        "format": 1, "id": "tiny", "version": "1.0.0", "language": "en", "abbreviation": "TINY",
        "title": "A tiny instrument", "construct": "nothing", "item-order": "as numbered",
        "topics": ["other"],
        "administration": { "respondents": ["self"], "audiences": ["public"], "ages": "adults", "recall": "today" },
        "evidence": { "status": "verified", "note": "made up", "sources": ["paper"] },
        "sources": [{ "id": "paper", "citation": "A paper", "status": "verified" }],
        "rights": { "holder": "nobody", "terms": "free", "summary": "free", "evidence": "made up",
            "status": "verified", "checked": "2026-01-31" },
        "response": { "min": 1, "max": 5, "exceptions": [{ "items": [2], "min": -2, "max": 2 }] },
        "items": [
            { "n": 1, "label": "one" }, { "n": 2, "label": "two" },
            { "n": 3, "label": "three", "not-applicable": "leave-out" },
            { "n": 4, "label": "four", "unscored": "a filler" }
        ],
        "scales": [{ "id": "total", "title": "Total", "direction": "higher-is-worse",
            "range": [-1, 12], "score": { "items": { "method": "sum", "of": [1, 2, 3] } } }],
        "risk": [
            { "id": "item-2", "topic": "self-harm", "status": "judgement", "reason": "made up",
              "when": { "item-at-least": { "item": 2, "option": 1 } } },
            { "id": "high", "topic": "hopelessness", "status": "judgement", "reason": "made up",
              "when": { "score-at-least": { "scale": "total", "score": 10 } } }
        ]
    })
}

fn instrument_of(definition: &Value) -> Instrument {
    let catalog = Catalog::from_json(&definition.to_string()).unwrap();
    catalog.get(definition["id"].as_str().unwrap()).unwrap().clone()
}

fn tiny() -> Instrument {
    instrument_of(&definition())
}

fn in_tenths() -> Instrument {
    let mut definition = definition();
    definition["response"] = json!({ "min": 0, "max": 10, "step": "tenths" });
    definition["scales"][0]["range"] = json!([0, 30]);
    instrument_of(&definition)
}

#[track_caller]
fn refused(instrument: &Instrument, answers: &Answers) -> SheetError {
    let error = instrument.score(answers).unwrap_err();
    assert!(!error.faults.is_empty());
    assert_eq!(instrument.encode(answers).unwrap_err(), error);
    error
}

/// The faults of a sheet as text. There has to be one that is the expected one.
#[track_caller]
fn check(instrument: &Instrument, answers: &Answers, expected: &Fault) -> String {
    let faults = refused(instrument, answers).faults;
    assert_eq!(faults, std::slice::from_ref(expected));
    faults[0].to_string()
}

/// A sheet of item numbers and answers.
fn pairs<const N: usize>(pairs: [(u32, f64); N]) -> Answers {
    Answers::from_pairs(pairs)
}

fn whole<const N: usize>(values: [i32; N]) -> Answers {
    Answers::from_values(values)
}

fn read(json: &str) -> Answers {
    serde_json::from_str(json).unwrap()
}

#[test]
fn an_empty_sheet_is_a_fault() {
    let expected = Fault::NoAnswers { items: 4 };
    insta::assert_snapshot!(check(&tiny(), &Answers::default(), &expected), @"the sheet is empty; expected answers to 4 items, missing ones as null");
    check(&tiny(), &read("{}"), &expected);
    check(&tiny(), &Answers::from_values::<i32>([]), &expected);
    check(&tiny(), &Answers::from_pairs::<i32>([]), &expected);
}

#[test]
fn a_whole_sheet_has_as_many_answers_as_items() {
    insta::assert_snapshot!(
        check(&tiny(), &whole([3, 0, 3]), &Fault::AnswerCount { expected: 4, found: 3 }),
        @"3 answers for 4 items; give one for each item in the printed order, missing ones as null"
    );
    insta::assert_snapshot!(
        check(&tiny(), &whole([3, 0, 3, 1, 9, 9, 9]), &Fault::AnswerCount { expected: 4, found: 7 }),
        @"7 answers for 4 items; give one for each item in the printed order, missing ones as null"
    );
    // Naming some items by number is a whole sheet of none.
    assert!(tiny().score(&pairs([(1, 3.0), (2, 0.0)])).is_ok());
}

#[test]
fn an_answer_outside_the_options_is_a_fault() {
    let outside = |item, found, min, max| Fault::OutOfRange { item, found, min, max };
    insta::assert_snapshot!(check(&tiny(), &pairs([(1, 6.0)]), &outside(1, 6.0, 1.0, 5.0)), @"item 1: 6 lies outside the options 1 to 5");
    insta::assert_snapshot!(check(&tiny(), &pairs([(2, -3.0)]), &outside(2, -3.0, -2.0, 2.0)), @"item 2: -3 lies outside the options -2 to 2");
    // Items are held to their own options: what the others take is outside here, and the reverse.
    check(&tiny(), &pairs([(1, 0.0)]), &outside(1, 0.0, 1.0, 5.0));
    check(&tiny(), &pairs([(2, 5.0)]), &outside(2, 5.0, -2.0, 2.0));
    check(&tiny(), &pairs([(4, 6.0)]), &outside(4, 6.0, 1.0, 5.0));
    insta::assert_snapshot!(
        check(&in_tenths(), &pairs([(1, 10.1)]), &outside(1, 10.1, 0.0, 10.0)),
        @"item 1: 10.1 lies outside the options 0 to 10"
    );
    // The codes for a missing answer are no answers.
    for reserved in [MISSING, NOT_ASKED, NOT_APPLICABLE] {
        let found = f64::from(reserved);
        check(&tiny(), &pairs([(1, found)]), &outside(1, found, 1.0, 5.0));
    }
}

#[test]
fn an_infinite_answer_lies_outside_the_options() {
    let outside = |found| Fault::OutOfRange { item: 1, found, min: 1.0, max: 5.0 };
    insta::assert_snapshot!(
        check(&tiny(), &pairs([(1, f64::INFINITY)]), &outside(f64::INFINITY)),
        @"item 1: inf lies outside the options 1 to 5"
    );
    check(&tiny(), &pairs([(1, f64::NEG_INFINITY)]), &outside(f64::NEG_INFINITY));
    check(&tiny(), &pairs([(1, 1e300)]), &outside(1e300));
}

#[test]
fn an_answer_that_is_no_number_is_a_fault() {
    let error = refused(&tiny(), &pairs([(3, f64::NAN)]));
    assert!(matches!(error.faults[..], [Fault::NotANumber { item: 3 }]));
    insta::assert_snapshot!(error.faults[0], @"item 3: the value is no number (NaN); give null for a missing answer");
}

#[test]
fn an_answer_between_two_options_is_a_fault() {
    let between =
        |found| Fault::BetweenOptions { item: 1, found, min: 1.0, max: 5.0, tenths: false };
    insta::assert_snapshot!(check(&tiny(), &pairs([(1, 2.5)]), &between(2.5)), @"item 1: 2.5 lies between two options; expected whole numbers from 1 to 5");
    check(&tiny(), &pairs([(1, 1.0 + 1e-12)]), &between(1.0 + 1e-12));
    let tenths =
        |found| Fault::BetweenOptions { item: 1, found, min: 0.0, max: 10.0, tenths: true };
    insta::assert_snapshot!(check(&in_tenths(), &pairs([(1, 2.55)]), &tenths(2.55)), @"item 1: 2.55 lies between two options; expected tenths from 0 to 10");
    check(&in_tenths(), &pairs([(1, 0.3 + 1e-12)]), &tenths(0.3 + 1e-12));
}

#[test]
fn every_tenth_is_an_answer() {
    let instrument = in_tenths();
    for tenth in 0..=100u8 {
        let value = f64::from(tenth) / 10.0;
        let written: f64 = format!("{}.{}", tenth / 10, tenth % 10).parse().unwrap();
        assert_eq!(instrument.code_of(0, value), Ok(tenth));
        assert_eq!(instrument.code_of(0, written), Ok(tenth));
        assert_eq!(instrument.value_of(0, tenth), Some(value));
    }
    assert_eq!(instrument.value_of(0, 101), None);
}

#[test]
fn codes_count_from_the_lowest_option_where_it_is_negative() {
    let instrument = tiny();
    let codes: Vec<u8> = (-2..=2).map(|v| instrument.code_of(1, f64::from(v)).unwrap()).collect();
    assert_eq!(codes, [0, 1, 2, 3, 4]);
    assert_eq!(instrument.code_of(0, 1.0), Ok(3));
    assert_eq!(instrument.code_of(0, -0.0).unwrap_err().item(), Some(1));
    assert_eq!((instrument.value_of(1, 0), instrument.value_of(0, 0)), (Some(-2.0), None));
    assert_eq!((instrument.value_of(4, 3), instrument.value_of(0, MISSING)), (None, None));
    assert_eq!(instrument.code_of(4, 1.0), Err(Fault::UnknownItem { given: "5".into(), items: 4 }));
}

#[test]
fn a_number_that_is_no_item_is_a_fault() {
    let unknown = |given: &str| Fault::UnknownItem { given: given.into(), items: 4 };
    insta::assert_snapshot!(check(&tiny(), &pairs([(5, 1.0)]), &unknown("5")), @"there is no item `5`; the items run from 1 to 4");
    check(&tiny(), &pairs([(0, 1.0)]), &unknown("0"));
    check(&tiny(), &pairs([(u32::MAX, 1.0)]), &unknown("4294967295"));
    check(&tiny(), &read(r#"{"99999999999": 1}"#), &unknown("99999999999"));
}

#[test]
fn a_name_that_is_no_item_is_a_fault() {
    let unknown = |given: &str| Fault::UnknownItem { given: given.into(), items: 4 };
    insta::assert_snapshot!(check(&tiny(), &read(r#"{"q1": 3}"#), &unknown("q1")), @"there is no item `q1`; the items run from 1 to 4");
    for name in ["", " 1", "+1", "-1", "1.0", "item-1", "١"] {
        check(&tiny(), &read(&json!({ name: 3 }).to_string()), &unknown(name));
    }
    // A number with zeros before it is still that number, as in a column called `01`.
    assert!(tiny().score(&read(r#"{"01": 3}"#)).is_ok());
}

#[test]
fn an_item_that_stands_twice_is_one_fault() {
    let twice = Fault::DuplicateItem { item: 1 };
    insta::assert_snapshot!(check(&tiny(), &read(r#"{"1": 3, "1": 3}"#), &twice), @"item 1 is answered more than once; keep one answer");
    check(&tiny(), &pairs([(1, 3.0), (2, 0.0), (1, 4.0), (1, 3.0)]), &twice);
    check(&tiny(), &read(r#"{"1": 3, "01": null}"#), &twice);
}

#[test]
fn all_faults_of_a_sheet_come_at_once() {
    let sheet = read(r#"{"1": 7, "2": 0.5, "2": 1, "3": 99, "9": 1, "mood": 2, "4": 1.5}"#);
    let error = refused(&tiny(), &sheet);
    assert_eq!(error.faults.len(), 7);
    insta::assert_snapshot!(error, @"tiny: there is no item `mood`; the items run from 1 to 4; item 1: 7 lies outside the options 1 to 5; item 2: 0.5 lies between two options; expected whole numbers from -2 to 2; item 2 is answered more than once; keep one answer; item 3: 99 lies outside the options 1 to 5; there is no item `9`; the items run from 1 to 4; item 4: 1.5 lies between two options; expected whole numbers from 1 to 5; 1 alert is to be looked at all the same");
    let items: Vec<Option<u16>> = error.faults.iter().map(Fault::item).collect();
    assert_eq!(items, [None, Some(1), Some(2), Some(2), Some(3), None, Some(4)]);
    let long = whole([9, 3, 9, 9, 9]);
    insta::assert_snapshot!(refused(&tiny(), &long), @"tiny: 5 answers for 4 items; give one for each item in the printed order, missing ones as null; item 1: 9 lies outside the options 1 to 5; item 2: 3 lies outside the options -2 to 2; item 3: 9 lies outside the options 1 to 5; item 4: 9 lies outside the options 1 to 5; 1 alert is to be looked at all the same");
}

#[test]
fn json_of_another_shape_says_what_would_be_right() {
    let error = |json: &str| serde_json::from_str::<AnswerSheet>(json).unwrap_err().to_string();
    insta::assert_snapshot!(error(r#"{"instrument": "tiny", "answers": [3, 4]}"#), @r#"invalid type: sequence, expected an object from item numbers to answers, such as {"1": 3} at line 1 column 34"#);
    insta::assert_snapshot!(error(r#"{"instrument": "Tiny", "answers": {}}"#), @"`Tiny` is no instrument id: it does not begin with a letter from a to z; an identifier is kebab-case, such as `self-kindness` at line 1 column 21");
    insta::assert_snapshot!(error(r#"{"answers": {}}"#), @"missing field `instrument` at line 1 column 15");
}

#[test]
fn what_is_no_answer_is_a_fault_and_hides_no_alert() {
    let sheet: AnswerSheet = serde_json::from_str(
        r#"{"instrument": "tiny", "answers": {"1": "often", "2": 2, "3": [3], "4": {"a": 1}, "9": true}}"#,
    )
    .unwrap();
    let error = refused(&tiny(), &sheet.answers);
    insta::assert_snapshot!(error, @"tiny: item 1: `often` is no answer; expected a number, null, `missing`, `not-asked` or `not-applicable`; item 3: `a list` is no answer; expected a number, null, `missing`, `not-asked` or `not-applicable`; item 4: `an object` is no answer; expected a number, null, `missing`, `not-asked` or `not-applicable`; there is no item `9`; the items run from 1 to 4; 1 alert is to be looked at all the same");
    assert_eq!(error.alerts[0].cause, answered(2).unwrap());
    check_alert(&tiny(), &read(r#"{"1": 3, "2": "often"}"#), unanswered(2, NoAnswer::Invalid));
    let strangers: Vec<String> = (0..2000).map(|n| format!("\"q{n}\": 1")).collect();
    let many = format!("{{\"2\": 2, {}}}", strangers.join(","));
    let error = refused(&tiny(), &serde_json::from_str(&many).unwrap());
    assert_eq!((error.faults.len(), error.alerts.len()), (1000, 1));
}

#[test]
fn no_debug_form_shows_an_allowed_answer() {
    // Answers in tenths have digits that no count, id or score of this sheet has.
    let instrument = in_tenths();
    let allowed = pairs([(1, 7.3), (2, 6.8), (3, 8.6)]);
    let sheet = AnswerSheet { instrument: instrument.id().clone(), answers: allowed.clone() };
    let scored = instrument.score(&allowed).unwrap();
    let entries: Vec<(u32, Answer)> = allowed.entries().collect();
    let faulty = pairs([(1, 7.3), (2, 6.8), (3, 8.6), (4, 99.0), (7, 7.3)]);
    let error = refused(&instrument, &faulty);
    let shown = [
        format!("{allowed:?}"),
        format!("{allowed:#?}"),
        format!("{entries:?}"),
        format!("{sheet:?}"),
        format!("{scored:?}"),
        format!("{:?}", scored.record()),
        format!("{:?}", scored.alerts()),
        format!("{error:?}"),
        error.to_string(),
    ];
    for text in shown {
        for answer in ["7.3", "73", "6.8", "68", "8.6", "86"] {
            assert!(!text.contains(answer), "{answer} stands in {text}");
        }
    }
    insta::assert_snapshot!(format!("{sheet:?}"), @r#"AnswerSheet { instrument: "tiny", answers: Answers(3 entries, not shown) }"#);
    // What is no allowed answer is named, since nobody can mend a form without it.
    assert!(error.to_string().contains("99"));
}

/// What the risk item of a sheet raises, whether the sheet is scored or refused.
#[track_caller]
fn check_alert(instrument: &Instrument, answers: &Answers, expected: Option<AlertCause>) {
    let alerts = match instrument.score(answers) {
        Ok(scored) => scored.alerts().to_vec(),
        Err(error) => error.alerts,
    };
    let causes: Vec<AlertCause> = alerts.into_iter().map(|alert| alert.cause).collect();
    assert_eq!(causes, expected.into_iter().collect::<Vec<_>>());
}

const fn answered(item: u16) -> Option<AlertCause> {
    Some(AlertCause::RiskAnswer { item })
}

const fn unanswered(item: u16, why: NoAnswer) -> Option<AlertCause> {
    Some(AlertCause::RiskNotAnswered { item, why })
}

#[test]
fn a_risk_answer_raises_its_alert_from_its_option_on() {
    for (option, expected) in [(-2, None), (0, None), (1, answered(2)), (2, answered(2))] {
        check_alert(&tiny(), &whole([1, option, 1, 1]), expected);
    }
}

#[test]
fn a_risk_item_without_an_answer_raises_an_alert_that_says_why() {
    let sheet = |answer: Answer| Answers::from_values([3.into(), answer, 3.into(), 3.into()]);
    check_alert(&tiny(), &sheet(Answer::Missing), unanswered(2, NoAnswer::Missing));
    check_alert(&tiny(), &sheet(Answer::NotAsked), unanswered(2, NoAnswer::NotAsked));
    check_alert(&tiny(), &sheet(Answer::NotApplicable), unanswered(2, NoAnswer::NotApplicable));
    // An item that nobody names is missing.
    check_alert(&tiny(), &pairs([(1, 3.0)]), unanswered(2, NoAnswer::Missing));
    check_alert(&tiny(), &Answers::default(), unanswered(2, NoAnswer::Missing));
}

#[test]
fn alerts_survive_a_faulty_sheet() {
    let tiny = tiny();
    // The fault is elsewhere.
    check_alert(&tiny, &whole([9, 2, 3, 3]), answered(2));
    check_alert(&tiny, &read(r#"{"mood": 1, "2": 1}"#), answered(2));
    check_alert(&tiny, &whole([9, 0, 3, 3]), None);
    // The fault is in the risk item itself.
    check_alert(&tiny, &whole([3, 3, 3, 3]), unanswered(2, NoAnswer::Invalid));
    check_alert(&tiny, &pairs([(2, f64::NAN)]), unanswered(2, NoAnswer::Invalid));
    check_alert(&tiny, &pairs([(2, 0.5)]), unanswered(2, NoAnswer::Invalid));
    // A whole sheet that is too short or too long.
    check_alert(&tiny, &whole([3]), unanswered(2, NoAnswer::Missing));
    check_alert(&tiny, &whole([3, 2]), answered(2));
    check_alert(&tiny, &whole([3, 2, 3, 3, 3]), answered(2));
}

#[test]
fn of_two_answers_to_a_risk_item_the_graver_speaks() {
    let tiny = tiny();
    for sheet in [
        r#"{"2": 2, "2": 0}"#,
        r#"{"2": 0, "2": 2}"#,
        r#"{"2": 2, "2": null}"#,
        r#"{"2": null, "2": 2}"#,
        r#"{"2": 2, "2": 77}"#,
        r#"{"2": 77, "2": "not-asked", "2": 2}"#,
    ] {
        check_alert(&tiny, &read(sheet), answered(2));
    }
    check_alert(&tiny, &read(r#"{"2": 0, "2": -1}"#), None);
    check_alert(&tiny, &read(r#"{"2": null, "2": 77}"#), unanswered(2, NoAnswer::Invalid));
}

#[test]
fn a_score_beyond_its_line_raises_an_alert() {
    let tiny = tiny();
    let total = AlertCause::RiskScore { scale: "total".parse().unwrap() };
    check_alert(&tiny, &whole([5, 0, 5, 1]), Some(total.clone()));
    check_alert(&tiny, &whole([5, 0, 4, 1]), None);
    // Item 3 leaves the sum, which then stays below the line.
    let left_out = Answers::from_values([5.into(), 0.into(), Answer::NotApplicable, 1.into()]);
    check_alert(&tiny, &left_out, None);
    let scored = tiny.score(&whole([5, 2, 5, 1])).unwrap();
    let causes: Vec<&AlertCause> = scored.alerts().iter().map(|alert| &alert.cause).collect();
    assert_eq!(causes, [&answered(2).unwrap(), &total]);
}

#[test]
fn an_alert_says_what_to_look_at_and_repeats_no_answer() {
    let error = refused(&tiny(), &whole([9, 2, 3, 3]));
    insta::assert_snapshot!(error, @"tiny: item 1: 9 lies outside the options 1 to 5; 1 alert is to be looked at all the same");
    insta::assert_snapshot!(error.alerts[0], @"tiny: please look at the answer to item 2 (self-harm)");
    let Alert { instrument, rule, reason, .. } = &error.alerts[0];
    assert_eq!(
        (instrument.as_str(), rule.as_str(), reason.as_str()),
        ("tiny", "item-2", "made up")
    );
    let mut two = definition();
    two["risk"][1]["when"] = json!({ "item-at-least": { "item": 1, "option": 5 } });
    insta::assert_snapshot!(refused(&instrument_of(&two), &pairs([(7, 1.0)])), @"tiny: there is no item `7`; the items run from 1 to 4; 2 alerts are to be looked at all the same");
}

#[test]
fn the_depression_questionnaire_always_tells_of_item_9() {
    let phq = handles::phq_9::instrument();
    let sheet = |ninth: Answer| {
        let mut answers = vec![Answer::from(0); 10];
        answers[8] = ninth;
        Answers::from_values(answers)
    };
    check_alert(phq, &sheet(0.into()), None);
    for option in 1..=3 {
        check_alert(phq, &sheet(option.into()), answered(9));
    }
    check_alert(phq, &sheet(Answer::Missing), unanswered(9, NoAnswer::Missing));
    check_alert(phq, &sheet(Answer::NotAsked), unanswered(9, NoAnswer::NotAsked));
    check_alert(phq, &sheet(Answer::NotApplicable), unanswered(9, NoAnswer::NotApplicable));
    check_alert(phq, &sheet(4.into()), unanswered(9, NoAnswer::Invalid));
    check_alert(phq, &read(r#"{"9": 0, "9": 1}"#), answered(9));
    check_alert(phq, &read(r#"{"1": 8, "9": 3}"#), answered(9));
    // Nine answers leave out the tenth, unscored question: a faulty sheet that speaks all the same.
    check_alert(phq, &whole([0, 0, 0, 0, 0, 0, 0, 0, 1]), answered(9));
    check_alert(phq, &whole([0, 0]), unanswered(9, NoAnswer::Missing));
    insta::assert_snapshot!(refused(phq, &whole([0, 0, 0, 0, 0, 0, 0, 0, 1])), @"phq-9: 9 answers for 10 items; give one for each item in the printed order, missing ones as null; 1 alert is to be looked at all the same");
}

#[test]
fn rows_and_columns_of_codes_tell_of_risk_answers_as_sheets_do() {
    let phq = handles::phq_9::instrument();
    let plan = phq.plan(&MissingPolicy::Authors).unwrap();
    for (code, raised, unanswered) in [
        (0, false, false),
        (1, true, false),
        (3, true, false),
        (4, false, true),
        (252, false, true),
        (MISSING, false, true),
        (NOT_ASKED, false, true),
        (NOT_APPLICABLE, false, true),
    ] {
        let mut codes = [0u8; 10];
        codes[8] = code;
        let mut outcomes = vec![ScaleOutcome::empty(); phq.scales().len()];
        let signs = plan.score_into(&codes, &mut outcomes).unwrap();
        assert_eq!((signs.is_raised(0), signs.is_unanswered(0)), (raised, unanswered), "{code}");
        assert_eq!(signs.is_empty(), phq.alerts(signs, &codes).is_empty());
        let columns: Vec<[u8; 1]> = codes.iter().map(|code| [*code]).collect();
        let columns: Vec<&[u8]> = columns.iter().map(<[u8; 1]>::as_slice).collect();
        let mut none: Vec<&mut [f64]> = outcomes.iter().map(|_| <&mut [f64]>::default()).collect();
        let report = plan.score_columns(&columns, &mut none).unwrap();
        let expected = if signs.is_empty() { vec![] } else { vec![(0, signs)] };
        assert_eq!(report.alerts, expected);
        assert_eq!(report.faulty_rows, usize::from(code == 4 || code == 252));
    }
}

#[test]
fn buffers_of_the_wrong_length_say_what_would_be_right() {
    let tiny = tiny();
    let plan = tiny.plan(&MissingPolicy::Complete).unwrap();
    let mut one = [ScaleOutcome::empty()];
    let mut two = [ScaleOutcome::empty(); 2];
    let codes = plan.score_into(&[3; 3], &mut one).unwrap_err();
    assert_eq!(codes, BufferError::Codes { expected: 4, found: 3 });
    insta::assert_snapshot!(codes, @"3 codes for 4 items; give one byte for each item in the printed order");
    let outcomes = plan.score_into(&[3; 4], &mut two).unwrap_err();
    assert_eq!(outcomes, BufferError::Outcomes { expected: 1, found: 2 });
    insta::assert_snapshot!(outcomes, @"room for 2 outcomes where there are 1 scales; give one for each scale");
    assert_eq!(one, [ScaleOutcome::empty()]);

    let columns = |lengths: [usize; 4], score: usize| {
        let answers: Vec<Vec<u8>> = lengths.iter().map(|rows| vec![3; *rows]).collect();
        let answers: Vec<&[u8]> = answers.iter().map(Vec::as_slice).collect();
        let mut scores = vec![-1.0f64; score];
        let result = plan.score_columns(&answers, &mut [&mut scores]);
        assert!(result.is_ok() || scores.iter().all(|score| *score == -1.0));
        result
    };
    insta::assert_snapshot!(columns([2, 2, 1, 2], 2).unwrap_err(), @"answer column 3 has 1 rows where 2 were expected; an unscored item's and an unwanted scale's column may be empty, all others are equally long");
    insta::assert_snapshot!(columns([2, 2, 2, 2], 3).unwrap_err(), @"score column 1 has 3 rows where 2 were expected; an unscored item's and an unwanted scale's column may be empty, all others are equally long");
    // The column of the unscored item may be empty, and so may a score that nobody wants.
    assert_eq!(columns([2, 2, 2, 0], 0).unwrap().rows, 2);
    assert!(columns([0, 2, 2, 2], 2).is_err());
    let three: [&[u8]; 3] = [&[3]; 3];
    insta::assert_snapshot!(plan.score_columns::<f32>(&three, &mut [&mut []]).unwrap_err(), @"3 answer columns for 4 items; give one for each item in the printed order");
    let four: [&[u8]; 4] = [&[3]; 4];
    insta::assert_snapshot!(plan.score_columns::<f32>(&four, &mut []).unwrap_err(), @"0 score columns for 1 scales; give one for each scale, empty where a scale is not wanted");
}

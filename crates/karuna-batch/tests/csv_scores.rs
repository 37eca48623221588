//! The scores of a file and their summary: those of the plan, under each policy, with their alerts.

mod common;

use common::{Done, Drip, MIXED, check, check_with, header};
use karuna_assessments::{INVALID, Instrument, MISSING, ScaleOutcome, ScaleTally, handles};
use karuna_batch::{CsvOptions, CsvScorer};
use karuna_core::{AlertCause, NoAnswer};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest,
};

// Alerts and the other instruments.

#[test]
fn a_risk_answer_reaches_the_column_of_alerts_whatever_else_is_wrong() {
    let rows = "a,0,0,0,0,0,0,0,0,0,0\nb,0,0,0,0,0,0,0,0,1,0\nc,0,0,0,0,0,0,0,0,,0\nd,0,0,0,0,0,0,0,0,NA,\n\
                e,0,0,0,0,0,0,0,0,4,0\nf,9,x,,0,0,0,0,0,3,0\ng,0,0,0,0,0,0,0,0,0\nh,0,0,0,0,0,0,0,0,3,0,0\n";
    let text = format!("person,{}\n{rows}", header("phq9_", 10));
    let done = check(handles::phq_9::instrument(), &text);
    insta::assert_snapshot!(done.output, @"
    person,phq9_1,phq9_2,phq9_3,phq9_4,phq9_5,phq9_6,phq9_7,phq9_8,phq9_9,phq9_10,phq-9.total,phq-9.symptom-criteria,phq-9.alerts
    a,0,0,0,0,0,0,0,0,0,0,0,0,
    b,0,0,0,0,0,0,0,0,1,0,1,1,item-9
    c,0,0,0,0,0,0,0,0,,0,,,item-9:missing
    d,0,0,0,0,0,0,0,0,NA,,,,item-9:missing
    e,0,0,0,0,0,0,0,0,4,0,,,item-9:invalid
    f,9,x,,0,0,0,0,0,3,0,,,item-9
    g,0,0,0,0,0,0,0,0,0,,,,item-9:invalid
    h,0,0,0,0,0,0,0,0,3,0,,,item-9:invalid
    ");
    insta::assert_snapshot!(done.summary, @"
    phq-9 (definition 1.0.0), 8 people
    missing answers: authors (no rule of the authors is known: complete answers required)
    scale             scored  too few  invalid  complete  at-least=0.8  available  uk-field  one-missing
    total                  2        3        4         =            +2         +2        +2           +2
    symptom-criteria       2        3        4         =             =          =         =            =
    alerts: item-9 (self-harm): raised 2, item without a valid answer 5; please look at each
    rows with faults: 4, faults: 5
      line 6, column `phq9_9`: `4` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 7, column `phq9_1`: `9` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 7, column `phq9_2`: `x` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 8: 10 cells where the header has 11; nothing in this row is scored
      line 9: 12 cells where the header has 11; nothing in this row is scored; its last cells are left out
    ");
    let alert = &done.summary.alerts[0];
    assert_eq!((alert.rule.as_str(), alert.raised, alert.not_answered), ("item-9", 2, 5));
}

#[test]
fn the_forms_of_self_criticism_alert_as_well() {
    let text = format!(
        "{}\n1,0,3,1,2,2,1,0,2,3,3,3,1,3,4,0,4,2,4,1,1,0\n{}\n",
        header("FSCRS_", 22),
        ["0"; 22].join(",")
    );
    let done = check(handles::fscrs::instrument(), &text);
    let rows = done.rows();
    assert!(rows[0].ends_with(",0,15,14,12,27,item-9"), "{}", rows[0]);
    assert!(rows[1].ends_with(",0,0,0,0,0,"), "{}", rows[1]);
    assert_eq!(done.summary.alerts[0].raised, 1);
}

#[test]
fn a_table_of_scores_needs_complete_answers() {
    let text = format!("{}\n3,4,2,3,4,4,4\n5,1,2,4,3,5,1\n3,4,2,3,4,4,\n", header("swemwbs_", 7));
    let done =
        check_with(handles::swemwbs::instrument(), "available", CsvOptions::default(), &text);
    insta::assert_snapshot!(done.output, @"
    swemwbs_1,swemwbs_2,swemwbs_3,swemwbs_4,swemwbs_5,swemwbs_6,swemwbs_7,swemwbs.raw,swemwbs.metric,swemwbs.alerts
    3,4,2,3,4,4,4,24,21.54,
    5,1,2,4,3,5,1,21,19.25,
    3,4,2,3,4,4,,23.333333333333332,,
    ");
    insta::assert_snapshot!(done.summary, @"
    swemwbs (definition 1.0.0), 3 people
    missing answers: available
    scale   scored  needs complete  authors  complete  at-least=0.8
    raw          3               0       -1        -1             =
    metric       2               1        =         =             =
    ");
    let metric = &done.summary.tally.scales[1];
    assert_eq!((metric.scored, metric.lookup_needs_whole_raw), (2, 1));
}

/// The Copenhagen inventory codes its options as 0, 25, ... 100; a file holds the options.
const CBI_ROWS: &str = "0,2,0,2,4,2,4,1,4,1,3,1,3,0,3,0,2,0,2\n0,,0,,4,,4,,4,,3,1,,0,,0,2,0,2\n\
                        ,,,,3,1,,,,,2,0,2,,2,,1,,1\n";

#[track_caller]
fn check_cbi(policy: &str) -> Done {
    let text = format!("{}\n{CBI_ROWS}", header("cbi_", 19));
    check_with(handles::cbi::instrument(), policy, CsvOptions::default(), &text)
}

#[test]
fn coded_answers_are_scored_under_each_policy() {
    let scores = |policy: &str| -> String {
        let done = check_cbi(policy);
        let ends = done
            .rows()
            .into_iter()
            .map(|row| row.split(',').skip(19).collect::<Vec<_>>().join(","));
        ends.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(scores("authors"), @"
    41.666666666666664,53.57142857142857,29.166666666666668,
    33.333333333333336,75,,
    ,,,
    ");
    insta::assert_snapshot!(scores("puma-form-all"), @"
    41.666666666666664,53.57142857142857,29.166666666666668,
    33.333333333333336,75,20,
    ,,33.333333333333336,
    ");
    insta::assert_snapshot!(scores("puma-form-client"), @"
    41.666666666666664,53.57142857142857,29.166666666666668,
    ,,20,
    ,,33.333333333333336,
    ");
    insta::assert_snapshot!(scores("complete"), @"
    41.666666666666664,53.57142857142857,29.166666666666668,
    ,,,
    ,,,
    ");
    insta::assert_snapshot!(check_cbi("authors").summary, @"
    cbi (definition 1.0.0), 3 people
    missing answers: authors (rule puma-form, verified)
    scale     scored  too few  complete  at-least=0.8  available  puma-form  puma-form-client  puma-form-all
    personal       2        1        -1            -1          =          =                -1              =
    work           2        1        -1            -1          =          =                -1              =
    client         1        2         =            +1         +2          =                +2             +2
    ");
}

#[test]
fn a_code_is_no_answer_where_options_are_asked_for() {
    let text = format!("{}\n{}\n", header("cbi_", 19), ["25"; 19].join(","));
    let done = check(handles::cbi::instrument(), &text);
    assert_eq!(done.summary.fault_count, 19);
    insta::assert_snapshot!(done.summary.faults[0], @"line 2, column `cbi_1`: `25` is no allowed answer; expected whole numbers from 0 to 4, or a missing answer");
}

#[test]
fn professional_quality_of_life_is_scored() {
    let text = format!(
        "{}\n2,1,4,2,3,3,2,1,3,4,4,4,2,4,5,1,5,3,5,2,2,1,4,2,3,3,2,1,3,4\n",
        header("ProQOL5.", 30)
    );
    let done = check(handles::proqol_5::instrument(), &text);
    assert!(done.output.starts_with(&format!(
        "{},proqol-5.compassion-satisfaction,proqol-5.burnout,proqol-5.secondary-traumatic-stress,proqol-5.alerts\n",
        header("ProQOL5.", 30)
    )));
    assert!(done.rows()[0].ends_with(",3,4,26,28,27,"), "{}", done.output);
}

// The summary.

#[test]
fn the_summary_tells_everything_at_a_glance() {
    let phq9 = handles::phq_9::instrument();
    insta::assert_snapshot!(check(phq9, MIXED).summary, @"
    phq-9 (definition 1.0.0), 8 people
    missing answers: authors (no rule of the authors is known: complete answers required)
    scale             scored  too few  invalid  complete  at-least=0.8  available  uk-field  one-missing
    total                  3        3        2         =            +1         +3        +2           +1
    symptom-criteria       3        3        2         =             =          =         =            =
    alerts: item-9 (self-harm): raised 3, item without a valid answer 2; please look at each
    columns left alone, there is no such item: phq9_12
    rows with faults: 2, faults: 3
      line 7, column `phq9_2`: `7` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 7, column `phq9_9`: `yes` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 8: 9 cells where the header has 11; nothing in this row is scored
    ");
    insta::assert_snapshot!(check_with(phq9, "uk-field", CsvOptions::default(), MIXED).summary, @"
    phq-9 (definition 1.0.0), 8 people
    missing answers: uk-field (partly)
    scale             scored  too few  invalid  authors  complete  at-least=0.8  available  one-missing
    total                  5        1        2       -2        -2            -1         +1           -1
    symptom-criteria       3        3        2        =         =             =          =            =
    alerts: item-9 (self-harm): raised 3, item without a valid answer 2; please look at each
    columns left alone, there is no such item: phq9_12
    rows with faults: 2, faults: 3
      line 7, column `phq9_2`: `7` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 7, column `phq9_9`: `yes` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 8: 9 cells where the header has 11; nothing in this row is scored
    ");
    insta::assert_snapshot!(check_with(phq9, "available", CsvOptions::default(), MIXED).summary, @"
    phq-9 (definition 1.0.0), 8 people
    missing answers: available
    scale             scored  too few  invalid  authors  complete  at-least=0.8  uk-field  one-missing
    total                  6        0        2       -3        -3            -2        -1           -2
    symptom-criteria       3        3        2        =         =             =         =            =
    alerts: item-9 (self-harm): raised 3, item without a valid answer 2; please look at each
    columns left alone, there is no such item: phq9_12
    rows with faults: 2, faults: 3
      line 7, column `phq9_2`: `7` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 7, column `phq9_9`: `yes` is no allowed answer; expected whole numbers from 0 to 3, or a missing answer
      line 8: 9 cells where the header has 11; nothing in this row is scored
    ");
}

#[test]
fn what_other_policies_would_score_is_what_they_score() {
    let files = [
        (handles::phq_9::instrument(), MIXED.to_owned()),
        (handles::cbi::instrument(), format!("{}\n{CBI_ROWS}", header("cbi_", 19))),
    ];
    for (instrument, text) in &files {
        let scored =
            |tally: &[ScaleTally]| tally.iter().map(|scale| scale.scored).collect::<Vec<_>>();
        let rules = instrument.definition().missing.iter().map(|rule| rule.name.as_str());
        let policies: Vec<&str> =
            ["authors", "complete", "at-least=0.8", "available"].into_iter().chain(rules).collect();
        for policy in &policies {
            let done = check_with(instrument, policy, CsvOptions::default(), text);
            let others = &done.summary.tally.others;
            assert_eq!(others.len(), policies.len() - 1, "every policy but the one in use");
            for other in others {
                let again = other.policy.to_string();
                assert_ne!(again, *policy);
                let again = check_with(instrument, &again, CsvOptions::default(), text);
                assert_eq!(other.scored, scored(&again.summary.tally.scales), "{}", other.policy);
            }
        }
    }
}

// Agreement with the plan.

/// How an answer is written, and what it means.
#[derive(Clone, Debug)]
enum Written {
    /// The option so far from the lowest one, in one of several ways of writing.
    Option(u8, u8),
    Missing(&'static str),
    Bad(&'static str),
}

fn written() -> impl Strategy<Value = Written> {
    prop_oneof![
        12 => (any::<u8>(), 0u8..6).prop_map(|(option, way)| Written::Option(option, way)),
        3 => prop_oneof![Just(""), Just("NA"), Just("-99"), Just("-99.0"), Just(" "), Just("gone"), Just(" gone")]
            .prop_map(Written::Missing),
        1 => prop_oneof![
            Just("often"), Just("99"), Just("2.5"), Just("a,b;c\td"), Just("a \"b\""), Just("a\nb\r\nc"), Just("-1"),
            Just("é"), Just("1e0"), Just("251")
        ].prop_map(Written::Bad),
    ]
}

/// The text and the code of a cell for an item, counted from 0.
fn cell(instrument: &Instrument, item: usize, written: &Written) -> (String, u8) {
    let options: Vec<f64> = (0..=250).filter_map(|code| instrument.value_of(item, code)).collect();
    match written {
        Written::Option(option, way) => {
            let value = options[usize::from(*option) % options.len()];
            let text = match way {
                0 => format!("{value:.1}"),
                1 => format!(" {value}"),
                2 => format!("+{value}"),
                3 => format!("0{value} "),
                _ => value.to_string(),
            };
            (text, instrument.code_of(item, value).unwrap())
        }
        Written::Missing(text) => ((*text).to_owned(), MISSING),
        Written::Bad(text) => ((*text).to_owned(), INVALID),
    }
}

/// A whole file in its parts.
#[derive(Clone, Debug)]
struct Case {
    instrument: usize,
    policy: &'static str,
    delimiter: u8,
    is_crlf: bool,
    quotes: usize,
    /// For each row what stands in the column that is no item, and what is answered.
    rows: Vec<(String, Vec<Written>)>,
    turn: usize,
    pieces: Vec<usize>,
}

fn instruments() -> Vec<&'static Instrument> {
    let mut all: Vec<&Instrument> = karuna_assessments::Catalog::builtin().instruments().collect();
    // The largest option has to be below 99, so that this is a fault everywhere.
    all.retain(|instrument| instrument.value_of(0, 99).is_none());
    assert!(all.len() >= 19);
    all
}

fn case() -> impl Strategy<Value = Case> {
    let policy =
        prop_oneof![Just("authors"), Just("complete"), Just("at-least=0.8"), Just("available")];
    let delimiter = prop_oneof![Just(b','), Just(b';'), Just(b'\t')];
    let rows = proptest::collection::vec(
        ("[a-z\",;\t\n é]{0,8}", proptest::collection::vec(written(), 30)),
        0..12,
    );
    let pieces = proptest::collection::vec(1usize..300, 1..4);
    (0usize..19, policy, delimiter, any::<bool>(), 0usize..3, rows, 0usize..40, pieces).prop_map(
        |(instrument, policy, delimiter, is_crlf, quotes, rows, turn, pieces)| Case {
            instrument,
            policy,
            delimiter,
            is_crlf,
            quotes,
            rows,
            turn,
            pieces,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    // The `csv` crate is the peer on both sides: it writes the input and reads the output.
    #[test]
    fn scores_in_a_file_are_those_of_the_plan_bit_for_bit(case in case()) {
        let instrument = instruments()[case.instrument];
        let items = instrument.item_count();
        let plan = instrument.plan(&case.policy.parse().unwrap()).unwrap();
        let style = [csv::QuoteStyle::Necessary, csv::QuoteStyle::Always, csv::QuoteStyle::NonNumeric];
        let terminator = if case.is_crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(case.delimiter)
            .quote_style(style[case.quotes])
            .terminator(terminator)
            .from_writer(Vec::new());
        // Columns are turned round, so that their places say nothing.
        let mut names: Vec<String> = (1..=items).map(|item| format!("{}_{item}", instrument.id())).collect();
        names.push("note".to_owned());
        let turn = case.turn % names.len();
        names.rotate_left(turn);
        writer.write_record(&names).unwrap();
        let mut expected = Vec::new();
        for (note, answers) in &case.rows {
            let read: Vec<(String, u8)> =
                answers.iter().take(items).enumerate().map(|(item, written)| cell(instrument, item, written)).collect();
            let codes: Vec<u8> = read.iter().map(|(_, code)| *code).collect();
            let mut cells: Vec<String> = read.into_iter().map(|(text, _)| text).collect();
            cells.push(note.clone());
            cells.rotate_left(turn);
            writer.write_record(&cells).unwrap();
            expected.push((cells, codes));
        }
        let text = writer.into_inner().unwrap();
        let options = CsvOptions {
            missing_texts: vec!["gone".to_owned()],
            delimiter: case.delimiter,
            faults_kept: usize::MAX,
            ..CsvOptions::default()
        };
        let mut output = Vec::new();
        let input = Drip::new(&text, case.pieces.clone());
        let summary = CsvScorer::new(&plan, options).score(input, &mut output, &mut |_| {}).unwrap();
        // No carriage return stands alone in these files, so the peer may end records at one.
        let mut reader = csv::ReaderBuilder::new().delimiter(case.delimiter).has_headers(false).from_reader(output.as_slice());
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(records.len(), 1 + expected.len());
        let added: Vec<String> = instrument.scale_ids().iter().map(ToString::to_string)
            .chain(["alerts".to_owned()]).map(|name| format!("{}.{name}", instrument.id())).collect();
        prop_assert_eq!(records[0].iter().collect::<Vec<_>>(), names.iter().chain(&added).map(String::as_str).collect::<Vec<_>>());
        let mut outcomes = vec![ScaleOutcome::empty(); instrument.scales().len()];
        let mut faulty_rows = 0;
        let mut fault_count = 0;
        for (record, (cells, codes)) in records[1..].iter().zip(&expected) {
            let signs = plan.score_into(codes, &mut outcomes).unwrap();
            let alerts: Vec<String> = instrument.alerts(signs, codes).iter().map(alert_text).collect();
            let faults = codes.iter().filter(|code| **code == INVALID).count();
            faulty_rows += u64::from(faults > 0);
            fault_count += faults as u64;
            let (kept, new) = (record.iter().take(items + 1), record.iter().skip(items + 1));
            prop_assert_eq!(kept.collect::<Vec<_>>(), cells.iter().map(String::as_str).collect::<Vec<_>>());
            let new: Vec<&str> = new.collect();
            prop_assert_eq!(new.len(), outcomes.len() + 1);
            for (cell, outcome) in new.iter().zip(&outcomes) {
                let found = (!cell.is_empty()).then(|| cell.parse::<f64>().unwrap().to_bits());
                prop_assert_eq!(found, outcome.value().map(f64::to_bits));
            }
            prop_assert_eq!(new[outcomes.len()], alerts.join(";"));
        }
        prop_assert_eq!((summary.people, summary.faulty_rows, summary.fault_count), (expected.len() as u64, faulty_rows, fault_count));
        prop_assert_eq!(summary.faults.len() as u64, fault_count);
    }
}

/// An alert as it stands in its column.
fn alert_text(alert: &karuna_core::Alert) -> String {
    match &alert.cause {
        AlertCause::RiskNotAnswered { why: NoAnswer::Missing, .. } => {
            format!("{}:missing", alert.rule)
        }
        AlertCause::RiskNotAnswered { .. } => format!("{}:invalid", alert.rule),
        _ => alert.rule.clone(),
    }
}

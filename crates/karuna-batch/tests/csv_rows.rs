//! The rows of a file: what is passed on as it is, what is a fault, and what is a missing answer.

mod common;

use common::{ADDED, HEADER, check, check_rows, check_with, header, refuse, run, with_missing};
use karuna_assessments::{MissingPolicy, handles};
use karuna_batch::{BatchError, CsvOptions, CsvScorer, FaultKind};

// Ends of lines.

#[test]
fn crlf_is_kept() {
    let text = format!("{HEADER}\na,1,2,3,4,5\n\"b\",1,2,3,4,6\nc,1,2,3\n").replace('\n', "\r\n");
    let done = check(handles::scbcs::instrument(), &text);
    let expected =
        format!("{HEADER}{ADDED}\na,1,2,3,4,5,3,15,\n\"b\",1,2,3,4,6,3.2,16,\nc,1,2,3,,,,,\n");
    assert_eq!(done.output, expected.replace('\n', "\r\n"));
    assert_eq!(done.summary.faulty_rows, 1);
}

#[test]
fn the_header_says_how_lines_end() {
    let done = check_rows("a,1,2,3,4,5\r\nb,1,2,3,4,5\n\"c\",1,2,3,4,5\r\n");
    assert_eq!(
        done.output,
        format!("{HEADER}{ADDED}\na,1,2,3,4,5,3,15,\nb,1,2,3,4,5,3,15,\n\"c\",1,2,3,4,5,3,15,\n")
    );
}

#[test]
fn lines_that_end_with_a_carriage_return_alone_are_refused() {
    let text = format!("{HEADER}\ra,1,2,3,4,5\r");
    let error = refuse(handles::scbcs::instrument(), &text);
    assert!(matches!(error, BatchError::OldLineEnds));
    insta::assert_snapshot!(error, @"the lines of the input end with a carriage return alone; save it with LF or CRLF");
}

#[test]
fn old_line_ends_are_told_in_long_and_quoted_files() {
    let text = format!("{HEADER}\n").replace('\n', "\r") + &"a,1,2,3,4,5\r".repeat(200_000);
    let quoted = format!("{HEADER}\n\"a\",1,2,3,4,5\n").replace('\n', "\r");
    for text in [text, quoted] {
        let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors).unwrap();
        let mut output = Vec::new();
        let scorer = CsvScorer::new(&plan, CsvOptions::default());
        let error = scorer.score(text.as_bytes(), &mut output, &mut |_| {}).unwrap_err();
        assert!(matches!(error, BatchError::OldLineEnds), "{error}");
        assert!(output.is_empty());
    }
}

#[test]
fn the_final_newline_may_be_missing() {
    for row in ["a,1,2,3,4,5", "\"a\",1,2,3,4,5", "a,1,2,3,4,\"5\""] {
        assert_eq!(check_rows(row).output, format!("{HEADER}{ADDED}\n{row},3,15,\n"));
    }
    let done = check_rows("a,1,2,3,4,");
    assert_eq!(done.rows(), ["a,1,2,3,4,,,,"]);
    assert!(!done.summary.has_faults());
}

#[test]
fn blank_lines_are_stepped_over_and_counted_as_lines() {
    let done = check_rows("\n\r\na,1,2,3,4,5\n\n\nb,1,2,3,4,9\n\n");
    assert_eq!(done.rows(), ["a,1,2,3,4,5,3,15,", "b,1,2,3,4,9,,,"]);
    assert_eq!((done.summary.people, done.summary.faults[0].line), (2, 7));
}

// Quotation marks and bytes.

#[test]
fn quoted_cells_are_passed_on_byte_for_byte() {
    let text = format!(
        "\"the \"\"person\"\"\",{}\n\"a, b\",\"1\",\"2\",3,4,5\n\"line\none\",1,2,3,4,\"5\"\n\"\",1,2,3,4,5\n\
         5\" tall,1,2,3,4,5\n\"say \"\"no\"\"\",1,2,3,4,\" 5 \"\n'q',1,2,3,4,5\n",
        header("scbcs_", 5)
    );
    let done = check(handles::scbcs::instrument(), &text);
    insta::assert_snapshot!(done.output, @r#"
    "the ""person""",scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5,scbcs.total-mean,scbcs.total-sum,scbcs.alerts
    "a, b","1","2",3,4,5,3,15,
    "line
    one",1,2,3,4,"5",3,15,
    "",1,2,3,4,5,3,15,
    5" tall,1,2,3,4,5,3,15,
    "say ""no""",1,2,3,4," 5 ",3,15,
    'q',1,2,3,4,5,3,15,
    "#);
    assert_eq!((done.summary.people, done.summary.has_faults()), (6, false));
}

#[test]
fn the_line_of_a_fault_is_where_its_record_begins() {
    let done = check_rows("\"a\nb\nc\",1,2,3,4,5\nd,1,2,3,4,9\n\"e\n\",1,2,3,4,8\n");
    let lines: Vec<u64> = done.summary.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [5, 6]);
}

#[test]
fn bytes_that_are_no_utf_8_are_passed_on() {
    let text = [HEADER.as_bytes(), b"\nJos\xe9,1,2,3,4,5\n\"\xff\",1,2,3,4,\xe9\n"].concat();
    let (output, result) =
        run(handles::scbcs::instrument(), "authors", CsvOptions::default(), text.as_slice());
    let rows = b"\nJos\xe9,1,2,3,4,5,3,15,\n\"\xff\",1,2,3,4,\xe9,,,\n";
    assert_eq!(output, [HEADER.as_bytes(), ADDED.as_bytes(), rows].concat());
    insta::assert_snapshot!(result.unwrap().faults[0], @"line 3, column `scbcs_5`: `�` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer");
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_refused() {
    let error = refuse(
        handles::scbcs::instrument(),
        &format!("{HEADER}\na,1,2,3,4,5\nb,\"1,2,3,4,5\nc,1,2,3,4,5\n"),
    );
    assert!(matches!(error, BatchError::UnclosedQuote { line: 3 }));
    insta::assert_snapshot!(error, @"line 3: a quotation mark is opened and never closed; close it, or double it where it belongs to the text");
    let error = refuse(handles::scbcs::instrument(), &format!("\"{HEADER}\na,1,2,3,4,5\n"));
    assert!(matches!(error, BatchError::UnclosedQuote { line: 1 }));
}

#[test]
fn a_quotation_mark_that_swallows_a_few_rows_makes_a_row_with_the_wrong_number_of_cells() {
    let done = check_rows("a,1,2,3,4,5\nb,\"1,2,3,4,5\nc,1,2,3,4,\"5\nd,1,2,3,4,5\n");
    assert_eq!(done.summary.people, 3);
    insta::assert_snapshot!(done.faults().join("\n"), @"line 3: 2 cells where the header has 6; nothing in this row is scored");
    insta::assert_snapshot!(done.output, @r#"
    person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5,scbcs.total-mean,scbcs.total-sum,scbcs.alerts
    a,1,2,3,4,5,3,15,
    b,"1,2,3,4,5
    c,1,2,3,4,5",,,,,,,
    d,1,2,3,4,5,3,15,
    "#);
}

// Faults of rows.

#[test]
fn a_row_too_short_or_too_long_is_told_and_stays_in_line() {
    let done = check_rows("a,1,2,3,4,5\nb,1,2,3\nc,1,2,3,4,5,6,7\nd\n\"e, f\",1\ng,1,2,3,4,5,\n");
    insta::assert_snapshot!(done.output, @r#"
    person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5,scbcs.total-mean,scbcs.total-sum,scbcs.alerts
    a,1,2,3,4,5,3,15,
    b,1,2,3,,,,,
    c,1,2,3,4,5,,,
    d,,,,,,,,
    "e, f",1,,,,,,,
    g,1,2,3,4,5,,,
    "#);
    insta::assert_snapshot!(done.faults().join("\n"), @"
    line 3: 4 cells where the header has 6; nothing in this row is scored
    line 4: 8 cells where the header has 6; nothing in this row is scored; its last cells are left out
    line 5: 1 cell where the header has 6; nothing in this row is scored
    line 6: 2 cells where the header has 6; nothing in this row is scored
    line 7: 7 cells where the header has 6; nothing in this row is scored; its last cells are left out
    ");
    let wrong = FaultKind::CellCount { expected: 6, found: 4 };
    assert_eq!(done.summary.faults[0].kind, wrong);
    assert_eq!((done.summary.people, done.summary.faulty_rows), (6, 5));
    let mean = &done.summary.tally.scales[0];
    assert_eq!((mean.scored, mean.invalid_answer), (1, 5));
}

#[test]
fn cells_that_are_kept_from_a_row_of_the_wrong_length_are_quoted_again_where_they_need_it() {
    let done = check_rows("\"a, \"\"b\"\"\n\",1,2,3,4,5,6\n");
    insta::assert_snapshot!(done.output, @r#"
    person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5,scbcs.total-mean,scbcs.total-sum,scbcs.alerts
    "a, ""b""
    ",1,2,3,4,5,,,
    "#);
}

#[test]
fn a_cell_that_is_no_allowed_answer_is_told_and_the_rest_is_scored() {
    let done = check(
        handles::scs::instrument(),
        &format!("person,{}\na,6{}\nb{}\n", header("scs_", 26), ",3".repeat(25), ",3".repeat(26)),
    );
    insta::assert_snapshot!(done.output, @"
    person,scs_1,scs_2,scs_3,scs_4,scs_5,scs_6,scs_7,scs_8,scs_9,scs_10,scs_11,scs_12,scs_13,scs_14,scs_15,scs_16,scs_17,scs_18,scs_19,scs_20,scs_21,scs_22,scs_23,scs_24,scs_25,scs_26,scs.self-kindness,scs.self-judgment,scs.common-humanity,scs.isolation,scs.mindfulness,scs.over-identification,scs.total-item-mean,scs.total-subscale-grand-mean,scs.compassionate-self-responding,scs.uncompassionate-self-responding,scs.reduced-uncompassionate-self-responding,scs.total-sum-of-subscale-means,scs.total-item-sum,scs.alerts
    a,6,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,,3,3,3,3,,,3,,,,,
    b,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,18,78,
    ");
    insta::assert_snapshot!(done.faults().join("\n"), @"line 2, column `scs_1`: `6` is no allowed answer; expected whole numbers from 1 to 5, or a missing answer");
    let FaultKind::Cell { column, item, value, .. } = &done.summary.faults[0].kind else {
        panic!("{:?}", done.summary.faults);
    };
    assert_eq!((column.as_str(), *item, value.as_str()), ("scs_1", 1, "6"));
}

#[test]
fn all_faults_of_a_row_are_told() {
    let done = check_rows("a,0,8,2.5,often,\"3,5\"\nb,1,2,3,4,5\nc,na,NaN,1e0,--1,.\n");
    insta::assert_snapshot!(done.faults().join("\n"), @"
    line 2, column `scbcs_1`: `0` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_2`: `8` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_3`: `2.5` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_4`: `often` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_5`: `3,5` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 4, column `scbcs_1`: `na` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 4, column `scbcs_2`: `NaN` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 4, column `scbcs_3`: `1e0` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 4, column `scbcs_4`: `--1` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 4, column `scbcs_5`: `.` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    ");
    let summary = &done.summary;
    assert_eq!((summary.people, summary.faulty_rows, summary.fault_count), (3, 2, 10));
    assert_eq!(
        done.rows(),
        ["a,0,8,2.5,often,\"3,5\",,,", "b,1,2,3,4,5,3,15,", "c,na,NaN,1e0,--1,.,,,"]
    );
}

#[test]
fn the_list_of_faults_is_cut_and_the_count_is_not() {
    let options = CsvOptions { faults_kept: 2, ..CsvOptions::default() };
    let text = format!("{HEADER}\n{}", "a,0,0,0,0,0\n".repeat(3));
    let done = check_with(handles::scbcs::instrument(), "authors", options, &text);
    assert_eq!((done.summary.faults.len(), done.summary.fault_count), (2, 15));
    insta::assert_snapshot!(done.summary, @"
    scbcs (definition 1.0.0), 3 people
    missing answers: authors (no rule of the authors is known: complete answers required)
    scale       scored  invalid  complete  at-least=0.8  available
    total-mean       0        3         =             =          =
    total-sum        0        3         =             =          =
    rows with faults: 3, faults: 15
      line 2, column `scbcs_1`: `0` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
      line 2, column `scbcs_2`: `0` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
      and 13 more
    ");
    let options = CsvOptions { faults_kept: 0, ..CsvOptions::default() };
    let done = check_with(handles::scbcs::instrument(), "authors", options, &text);
    assert!(done.summary.faults.is_empty() && done.summary.has_faults());
    assert!(done.summary.to_string().ends_with("faults: 15\n  and 15 more\n"), "{}", done.summary);
}

#[test]
fn a_long_or_strange_value_is_shown_short_and_on_one_line() {
    let exact = "x".repeat(40);
    let long = "ü".repeat(41);
    let done = check_rows(&format!("a,{exact},{long},\"l\ni\tn\u{1b}[2Je\",\u{0},\u{7f}\n"));
    insta::assert_snapshot!(done.faults().join("\n"), @"
    line 2, column `scbcs_1`: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_2`: `üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü...` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_3`: `l i n [2Je` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_4`: ` ` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    line 2, column `scbcs_5`: ` ` is no allowed answer; expected whole numbers from 1 to 7, or a missing answer
    ");
    let shown: Vec<&str> = done
        .summary
        .faults
        .iter()
        .filter_map(|fault| match &fault.kind {
            FaultKind::Cell { value, .. } => Some(value.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(shown[0], exact);
    assert_eq!(shown[1], format!("{}...", "ü".repeat(40)));
    assert!(shown.iter().all(|value| !value.contains(char::is_control)));
}

#[test]
fn what_is_allowed_is_told_for_the_item_at_hand() {
    let text = format!("{}\n0{}\n", header("ceas_", 13), ",11".repeat(12));
    let done = check(handles::ceas_to_others::instrument(), &text);
    assert_eq!(done.summary.fault_count, 13);
    insta::assert_snapshot!(done.summary.faults[0], @"line 2, column `ceas_1`: `0` is no allowed answer; expected whole numbers from 1 to 10, or a missing answer");
}

// Missing answers.

#[test]
fn empty_cells_and_the_usual_texts_are_missing() {
    let done =
        check_rows("a,,2,3,4,5\nb,NA,2,3,4,5\nc,1,2,3,4,-99\nd, ,2,\" NA \",4,-99.0\ne,,,,,\n");
    assert!(!done.summary.has_faults());
    assert_eq!(done.summary.tally.scales[0].too_few, 5);
    assert!(done.rows().iter().all(|row| row.ends_with(",,,")), "{}", done.output);
}

#[test]
fn further_texts_for_missing_can_be_stated() {
    let text = format!("{HEADER}\na,.,n/a,77,4,5\n");
    let scbcs = handles::scbcs::instrument();
    assert_eq!(check(scbcs, &text).summary.fault_count, 3);
    let done = check_with(scbcs, "authors", with_missing(&[".", " n/a ", "77"]), &text);
    assert!(!done.summary.has_faults());
    let done = check_with(
        scbcs,
        "available",
        with_missing(&[".", "n/a", "77"]),
        &format!("{text}b,77.0,2,3,4,5\n"),
    );
    assert_eq!(done.rows(), ["a,.,n/a,77,4,5,,,", "b,77.0,2,3,4,5,3.5,17.5,"]);
}

#[test]
fn a_text_for_missing_that_is_an_option_counts_as_missing() {
    let text = format!("{HEADER}\na,1,2,3,4,5\n");
    let done = check_with(handles::scbcs::instrument(), "available", with_missing(&["5"]), &text);
    assert_eq!(done.rows(), ["a,1,2,3,4,5,2.5,12.5,"]);
}

#[test]
fn numbers_may_be_written_in_several_ways() {
    let done = check_rows("a,1.0,+2,03, 4 ,\"5\"\n");
    assert_eq!(done.rows(), ["a,1.0,+2,03, 4 ,\"5\",3,15,"]);
}

//! Whole files through `CsvScorer`: what is read, what is refused, what is passed on as it is, and
//! that the scores are those of the plan.

use std::io::{self, Cursor, ErrorKind, Read, Write};

use karuna_assessments::{
    INVALID, Instrument, MISSING, MissingPolicy, ScaleOutcome, ScaleTally, handles,
};
use karuna_batch::{BatchError, CsvOptions, CsvScorer, CsvSummary, FaultKind};
use karuna_core::{AlertCause, NoAnswer};
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest,
};

/// The header of a file for the Santa Clara scale: five items, 1 to 7, two scores, no risk rule.
const HEADER: &str = "person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5";
/// What is appended to it.
const ADDED: &str = ",scbcs.total-mean,scbcs.total-sum,scbcs.alerts";

/// What came of a text.
struct Done {
    output: String,
    summary: CsvSummary,
}

impl Done {
    /// The output without its header line.
    fn rows(&self) -> Vec<&str> {
        self.output.lines().skip(1).collect()
    }

    fn faults(&self) -> Vec<String> {
        self.summary.faults.iter().map(ToString::to_string).collect()
    }
}

/// Scores what a reader gives; all other helpers end here.
fn run<R: Read>(
    instrument: &Instrument,
    policy: &str,
    options: CsvOptions,
    input: R,
) -> (Vec<u8>, Result<CsvSummary, BatchError>) {
    let plan = instrument.plan(&policy.parse().unwrap()).unwrap();
    let mut output = Vec::new();
    let result = CsvScorer::new(&plan, options).score(input, &mut output, &mut |_people| {});
    (output, result)
}

#[track_caller]
fn check_with(instrument: &Instrument, policy: &str, options: CsvOptions, text: &str) -> Done {
    let (output, result) = run(instrument, policy, options, text.as_bytes());
    let summary = result.unwrap_or_else(|error| panic!("{error}"));
    Done { output: String::from_utf8(output).unwrap(), summary }
}

#[track_caller]
fn check(instrument: &Instrument, text: &str) -> Done {
    check_with(instrument, "authors", CsvOptions::default(), text)
}

/// A Santa Clara file under its usual header.
#[track_caller]
fn check_rows(rows: &str) -> Done {
    check(handles::scbcs::instrument(), &format!("{HEADER}\n{rows}"))
}

/// The error of a text; nothing may have been written.
#[track_caller]
fn refuse_with(instrument: &Instrument, options: CsvOptions, text: &[u8]) -> BatchError {
    let (output, result) = run(instrument, "authors", options, text);
    assert_eq!(output, b"", "nothing is written where a file is refused");
    result.expect_err("the file is refused")
}

#[track_caller]
fn refuse(instrument: &Instrument, text: &str) -> BatchError {
    refuse_with(instrument, CsvOptions::default(), text.as_bytes())
}

fn with_prefixes(prefixes: &[&str]) -> CsvOptions {
    CsvOptions {
        prefixes: prefixes.iter().map(ToString::to_string).collect(),
        ..CsvOptions::default()
    }
}

fn with_missing(texts: &[&str]) -> CsvOptions {
    CsvOptions {
        missing_texts: texts.iter().map(ToString::to_string).collect(),
        ..CsvOptions::default()
    }
}

/// A header of items numbered from 1 behind a prefix.
fn header(prefix: &str, items: usize) -> String {
    (1..=items).map(|item| format!("{prefix}{item}")).collect::<Vec<_>>().join(",")
}

/// Hands out few bytes at a time, so that records fall across reads in every way.
struct Drip<'a> {
    rest: &'a [u8],
    sizes: Vec<usize>,
    turn: usize,
}

impl<'a> Drip<'a> {
    fn new(rest: &'a [u8], sizes: Vec<usize>) -> Self {
        Self { rest, sizes, turn: 0 }
    }
}

impl Read for Drip<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.turn += 1;
        if self.turn.is_multiple_of(5) {
            // A signal may come at any time; it is no end of the file.
            return Err(ErrorKind::Interrupted.into());
        }
        let count = self.sizes[self.turn % self.sizes.len()].min(room.len()).min(self.rest.len());
        let (now, rest) = self.rest.split_at(count);
        room[..count].copy_from_slice(now);
        self.rest = rest;
        Ok(count)
    }
}

// Names of columns.

/// Whether a header is taken for the five items in order, under the prefixes given.
#[track_caller]
fn check_header(header: &str, prefixes: &[&str]) {
    let text = format!("{header}\n1,2,3,4,5\n");
    let done = check_with(handles::scbcs::instrument(), "authors", with_prefixes(prefixes), &text);
    assert_eq!(done.output, format!("{header}{ADDED}\n1,2,3,4,5,3,15,\n"));
    assert!(!done.summary.has_faults());
}

#[test]
fn names_of_columns_match_whatever_their_case_and_punctuation() {
    check_header("scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5", &[]);
    check_header("SCBCS-01,SCBCS-02,SCBCS-03,SCBCS-04,SCBCS-05", &[]);
    check_header("scbcs1,Scbcs.2,scbcs 3, SCBCS_004 ,s-c-b-c-s_5", &[]);
    check_header("\"scbcs_1\",\"scbcs_2\",\"scbcs_3\",\"scbcs_4\",\"scbcs_5\"", &[]);
}

#[test]
fn a_prefix_of_the_callers_own_takes_the_place_of_the_usual_ones() {
    check_header("q1,Q_2,q-03,q 4,q.5", &["q"]);
    check_header("pre_1,post_2,pre_3,post_4,pre_5", &["pre", "post_"]);
    check_header("1,2,3,4,5", &[""]);
    let error =
        refuse_with(handles::scbcs::instrument(), with_prefixes(&["q", "item"]), HEADER.as_bytes());
    assert!(
        matches!(&error, BatchError::MissingColumns { items, .. } if *items == [1, 2, 3, 4, 5])
    );
    insta::assert_snapshot!(error, @"no column for item 1, 2, 3, 4, 5 of scbcs; expected names such as `q_1` (prefix `q` or `item`, then the number); the columns are `person`, `scbcs_1`, `scbcs_2`, `scbcs_3`, `scbcs_4`, `scbcs_5`; name another prefix if they begin otherwise");
}

#[test]
fn an_abbreviation_is_a_usual_prefix_as_well() {
    let header = header("CEAS ", 13);
    let done =
        check(handles::ceas_self::instrument(), &format!("{header}\n{}\n", ["5"; 13].join(",")));
    assert_eq!(done.rows(), [format!("{},30,20,50,", ["5"; 13].join(","))]);
}

#[test]
fn columns_may_stand_in_any_order_among_others() {
    let done = check(
        handles::scbcs::instrument(),
        "scbcs_5,note,scbcs_3,scbcs_1,age,scbcs_2,scbcs_4\n7,x,1,1,44,1,1\n",
    );
    assert_eq!(done.rows(), ["7,x,1,1,44,1,1,2.2,11,"]);
}

#[test]
fn a_column_of_an_unscored_item_may_be_missing() {
    let scored: Vec<String> = (1..=13)
        .filter(|item| ![3, 7, 11].contains(item))
        .map(|item| format!("ceas-self_{item}"))
        .collect();
    let text = format!("{}\n{}\n", scored.join(","), ["10"; 10].join(","));
    let done = check(handles::ceas_self::instrument(), &text);
    assert_eq!(done.rows(), [format!("{},60,40,100,", ["10"; 10].join(","))]);
}

#[test]
fn an_unscored_item_is_checked_where_it_has_a_column_but_no_score_depends_on_it() {
    let text = format!("{}\n0,5,11{}\n", header("ceas-self_", 13), ",5".repeat(10));
    let done = check(handles::ceas_self::instrument(), &text);
    insta::assert_snapshot!(done.faults().join("\n"), @"
    line 2, column `ceas-self_1`: `0` is no allowed answer; expected whole numbers from 1 to 10, or a missing answer
    line 2, column `ceas-self_3`: `11` is no allowed answer; expected whole numbers from 1 to 10, or a missing answer
    ");
    let text = format!("{}\n5,5,11{}\n", header("ceas-self_", 13), ",5".repeat(10));
    let done = check(handles::ceas_self::instrument(), &text);
    insta::assert_snapshot!(done.faults().join("\n"), @"line 2, column `ceas-self_3`: `11` is no allowed answer; expected whole numbers from 1 to 10, or a missing answer");
    assert_eq!(done.rows(), [format!("5,5,11{},30,20,50,", ",5".repeat(10))]);
}

#[test]
fn a_missing_column_of_a_scored_item_is_refused() {
    let error = refuse(handles::scbcs::instrument(), "person,scbcs_1,scbcs_2,scbcs_4\na,1,2,3\n");
    assert!(matches!(&error, BatchError::MissingColumns { items, .. } if *items == [3, 5]));
    insta::assert_snapshot!(error, @"no column for item 3, 5 of scbcs; expected names such as `scbcs_3` (prefix `scbcs`, then the number); the columns are `person`, `scbcs_1`, `scbcs_2`, `scbcs_4`; name another prefix if they begin otherwise");
}

#[test]
fn two_columns_for_one_item_are_refused() {
    let error = refuse(handles::scbcs::instrument(), &format!("{HEADER},SCBCS-02\n"));
    assert!(matches!(error, BatchError::TwoColumnsForItem { item: 2, .. }));
    insta::assert_snapshot!(error, @"columns `scbcs_2` and `SCBCS-02` both hold item 2 of scbcs; drop or rename one");
}

#[test]
fn an_output_column_that_is_there_already_is_refused() {
    let scbcs = handles::scbcs::instrument();
    let error = refuse(scbcs, &format!("{HEADER},scbcs.total-sum\n"));
    assert!(matches!(&error, BatchError::OutputColumnExists { name } if name == "scbcs.total-sum"));
    insta::assert_snapshot!(error, @"the input has a column `scbcs.total-sum` already; drop or rename it, so that no score is mistaken for another");
    let error = refuse(scbcs, &format!("{HEADER},\"scbcs.alerts\"\n"));
    assert!(matches!(&error, BatchError::OutputColumnExists { name } if name == "scbcs.alerts"));
}

#[test]
fn what_was_written_cannot_be_scored_again_by_mistake() {
    let once = check_rows("a,1,2,3,4,5\n");
    let error = refuse(handles::scbcs::instrument(), &once.output);
    assert!(matches!(error, BatchError::OutputColumnExists { .. }));
}

#[test]
fn two_equal_headers_are_refused() {
    let scbcs = handles::scbcs::instrument();
    let error = refuse(scbcs, &format!("{HEADER}, person\n"));
    assert!(matches!(error, BatchError::EqualHeaders { first: 1, second: 7, .. }));
    insta::assert_snapshot!(error, @"columns 1 and 7 are both called `person`; give each column its own name");
    let error = refuse(scbcs, &format!("{HEADER},scbcs_5\n"));
    assert!(matches!(error, BatchError::EqualHeaders { first: 6, second: 7, .. }));
    // Case tells other columns apart.
    assert_eq!(check(scbcs, &format!("{HEADER},Person\n")).summary.people, 0);
}

#[test]
fn columns_without_a_name_are_left_alone() {
    let done =
        check(handles::scbcs::instrument(), &format!(",{HEADER}, ,\"\"\nx,a,1,2,3,4,5,y,z\n"));
    assert_eq!(done.output, format!(",{HEADER}, ,\"\"{ADDED}\nx,a,1,2,3,4,5,y,z,3,15,\n"));
}

#[test]
fn columns_that_look_like_items_but_are_none_are_told() {
    let done = check(
        handles::scbcs::instrument(),
        &format!("{HEADER},scbcs_0,scbcs_6\na,1,2,3,4,5,x,y\n"),
    );
    assert_eq!(done.summary.strangers, ["scbcs_0", "scbcs_6"]);
    assert!(!done.summary.has_faults(), "what stands in them does not matter");
    assert!(
        done.summary
            .to_string()
            .contains("columns left alone, there is no such item: scbcs_0, scbcs_6\n")
    );
}

// The form of files.

#[test]
fn an_empty_input_is_refused() {
    for text in ["", "\n", "\r\n\n", "\u{feff}", "\u{feff}\n"] {
        let error = refuse(handles::scbcs::instrument(), text);
        assert!(matches!(error, BatchError::NoHeader), "{text:?}");
        insta::allow_duplicates! {
            insta::assert_snapshot!(error, @"the input is empty; expected a header line that names the columns");
        }
    }
}

#[test]
fn a_header_without_rows_is_a_file_of_nobody() {
    for text in [HEADER.to_owned(), format!("{HEADER}\n"), format!("{HEADER}\n\n\n")] {
        let done = check(handles::scbcs::instrument(), &text);
        assert_eq!(done.output, format!("{HEADER}{ADDED}\n"));
        assert_eq!((done.summary.people, done.summary.has_faults()), (0, false));
    }
    insta::assert_snapshot!(check_rows("").summary, @"
    scbcs (definition 1.0.0), 0 people
    missing answers: authors (no rule of the authors is known: complete answers required)
    scale       scored  complete  at-least=0.8  available
    total-mean       0         =             =          =
    total-sum        0         =             =          =
    ");
}

#[test]
fn a_byte_order_mark_does_not_become_part_of_a_name() {
    let done = check(
        handles::scbcs::instrument(),
        "\u{feff}scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5\n1,2,3,4,5\n",
    );
    assert_eq!(
        done.output.trim_start_matches('\u{feff}'),
        format!("scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5{ADDED}\n1,2,3,4,5,3,15,\n")
    );
    let quoted = "\u{feff}\"scbcs_1\",scbcs_2,scbcs_3,scbcs_4,scbcs_5\n1,2,3,4,5\n";
    assert_eq!(check(handles::scbcs::instrument(), quoted).rows(), ["1,2,3,4,5,3,15,"]);
}

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
fn a_quotation_mark_that_swallows_a_long_file_is_refused_before_all_of_it_is_read() {
    let mut text = format!("{HEADER}\na,1,2,3,4,5\n\"b,1,2,3,4,5\n");
    text.push_str(&"c,1,2,3,4,5\n".repeat(400_000));
    let mut input = Cursor::new(text.as_bytes());
    let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors).unwrap();
    let result =
        CsvScorer::new(&plan, CsvOptions::default()).score(&mut input, io::sink(), &mut |_| {});
    let error = result.unwrap_err();
    assert!(matches!(error, BatchError::RecordTooLong { line: 3, .. }));
    insta::assert_snapshot!(error, @"line 3: this record is longer than 1048576 bytes; most likely a quotation mark is opened and never closed");
    assert!(input.position() < 2 << 20, "{} bytes were read", input.position());
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

#[test]
fn utf_16_is_refused() {
    for text in [&b"\xff\xfep\0,\0"[..], b"\xfe\xff\0p\0,", b"\xff\xfe"] {
        let error = refuse_with(handles::scbcs::instrument(), CsvOptions::default(), text);
        assert!(matches!(error, BatchError::Utf16));
        insta::allow_duplicates! {
            insta::assert_snapshot!(error, @r#"the input is UTF-16; save it as UTF-8 (in a spreadsheet: "CSV UTF-8")"#);
        }
    }
}

#[test]
fn lines_that_end_with_a_carriage_return_alone_are_refused() {
    let text = format!("{HEADER}\ra,1,2,3,4,5\r");
    let error = refuse(handles::scbcs::instrument(), &text);
    assert!(matches!(error, BatchError::OldLineEnds));
    insta::assert_snapshot!(error, @"the lines of the input end with a carriage return alone; save it with LF or CRLF");
}

#[test]
fn a_wrong_delimiter_is_hinted_at() {
    for (delimiter, word) in [(";", "semicolons"), ("\t", "tabs")] {
        let text = format!("{HEADER}\na,1,2,3,4,5\n").replace(',', delimiter);
        let error = refuse(handles::scbcs::instrument(), &text);
        assert!(matches!(error, BatchError::MissingColumns { .. }));
        assert!(error.to_string().contains(word), "{error}");
        let options = CsvOptions { delimiter: delimiter.as_bytes()[0], ..CsvOptions::default() };
        let done = check_with(handles::scbcs::instrument(), "authors", options, &text);
        let expected = format!("{HEADER}{ADDED}\na,1,2,3,4,5,3,15,\n").replace(',', delimiter);
        assert_eq!(done.output, expected);
    }
    let error = refuse(handles::scbcs::instrument(), &HEADER.replace(',', ";"));
    insta::assert_snapshot!(error, @"no column for item 1, 2, 3, 4, 5 of scbcs; expected names such as `scbcs_1` (prefix `scbcs`, then the number); the columns seem to be parted by semicolons, not by commas");
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

/// A small file with all kinds of things.
const MIXED: &str = "person,phq9_1,phq9_2,phq9_3,phq9_4,phq9_5,phq9_6,phq9_7,phq9_8,phq9_9,phq9_12\n\
    a,1,2,3,1,0,2,1,0,1,0\nb,0,0,0,0,0,0,0,0,0,\nc,1,,3,1,0,2,1,0,0,\nd,1,,3,1,0,2,,0,1,\n\
    e,1,NA,3,NA,0,-99,,0,0,\nf,1,7,3,1,0,2,1,0,yes,\n\"g\n\",1,2,3,1,0,2,1,0\nh,3,3,3,3,3,3,3,3,3,3\n";

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
    missing answers: uk-field (recalled)
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

// Reading, writing and progress.

/// Takes so many bytes and then says why it takes no more.
struct FailingWriter(usize, ErrorKind);

impl Write for FailingWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len().min(self.0);
        self.0 -= count;
        if count == 0 { Err(self.1.into()) } else { Ok(count) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn into_failing_writer(room: usize, kind: ErrorKind) -> BatchError {
    let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors).unwrap();
    let text = format!("{HEADER}\n{}", "a,1,2,3,4,5\n".repeat(50_000));
    let scorer = CsvScorer::new(&plan, CsvOptions::default());
    scorer.score(text.as_bytes(), FailingWriter(room, kind), &mut |_people| {}).unwrap_err()
}

#[test]
fn a_reader_of_the_output_that_goes_away_is_a_closed_pipe() {
    for room in [0, 100, 300_000] {
        let error = into_failing_writer(room, ErrorKind::BrokenPipe);
        assert!(matches!(error, BatchError::Write(_)) && error.is_closed_pipe(), "{error}");
    }
    let error = into_failing_writer(100, ErrorKind::StorageFull);
    assert!(matches!(error, BatchError::Write(_)) && !error.is_closed_pipe());
    insta::assert_snapshot!(error, @"the output could not be written: no storage space");
}

#[test]
fn an_input_that_breaks_off_is_an_error_of_reading() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _room: &mut [u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }
    }
    let text = format!("{HEADER}\na,1,2,3,4,5\n");
    let (_, result) = run(
        handles::scbcs::instrument(),
        "authors",
        CsvOptions::default(),
        text.as_bytes().chain(Broken),
    );
    let error = result.unwrap_err();
    assert!(matches!(error, BatchError::Read(_)) && !error.is_closed_pipe(), "{error}");
}

#[test]
fn progress_is_told_as_often_as_the_options_say() {
    let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors).unwrap();
    let text = format!("{HEADER}\n{}", "a,1,2,3,4,5\n".repeat(10));
    for (every, expected) in
        [(3, vec![3, 6, 9]), (10, vec![10]), (11, vec![]), (0, (1..=10).collect())]
    {
        let options = CsvOptions { progress_every: every, ..CsvOptions::default() };
        let mut told = Vec::new();
        let scorer = CsvScorer::new(&plan, options);
        let _summary =
            scorer.score(text.as_bytes(), io::sink(), &mut |people| told.push(people)).unwrap();
        assert_eq!(told, expected, "every {every}");
    }
}

#[test]
fn reading_in_tiny_pieces_gives_the_same_bytes() {
    let phq9 = handles::phq_9::instrument();
    let crlf = MIXED.replace('\n', "\r\n");
    for text in [MIXED, &crlf, &format!("\u{feff}{MIXED}"), MIXED.trim_end()] {
        let (expected, summary) = run(phq9, "authors", CsvOptions::default(), text.as_bytes());
        let summary = summary.unwrap();
        for size in 1..=7 {
            for sizes in [vec![size], vec![size, 1, 3], (1..=size).collect()] {
                let drip = Drip::new(text.as_bytes(), sizes);
                let (output, found) = run(phq9, "authors", CsvOptions::default(), drip);
                assert_eq!(String::from_utf8(output).unwrap(), String::from_utf8_lossy(&expected));
                assert_eq!(found.unwrap(), summary);
            }
        }
    }
}

/// The most that may be asked for or handed on at once where memory is to stay bounded.
const SMALL: usize = 1 << 20;

/// Makes rows as they are asked for; the file as a whole is never anywhere.
struct Rows {
    now: Cursor<Vec<u8>>,
    made: usize,
    wanted: usize,
}

impl Read for Rows {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        assert!(room.len() < SMALL, "the buffer of records has grown to {} bytes", room.len());
        if self.now.position() as usize == self.now.get_ref().len() && self.made < self.wanted {
            self.made += 1;
            let row = self.made;
            let answer = |item: usize| 1 + (row * (item + 3) + row / 7) % 7;
            let text = match row % 10 {
                0 => format!("\"{row}, \"\"x\"\"\n\",{},,3,4,5\n", answer(1)),
                1 => format!("{row},8,9,x,,{}\n", answer(2)),
                2 => format!("{row},1,2\n"),
                _ => format!(
                    "{row},{},{},{},{},{}\n",
                    answer(1),
                    answer(2),
                    answer(3),
                    answer(4),
                    answer(5)
                ),
            };
            self.now = Cursor::new(text.into_bytes());
        }
        self.now.read(room)
    }
}

/// Counts lines and refuses large pieces.
#[derive(Default)]
struct Pieces {
    pieces: usize,
    line_ends: usize,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        assert!(bytes.len() < SMALL, "{} bytes are written at once", bytes.len());
        self.pieces += 1;
        self.line_ends += bytes.iter().filter(|byte| **byte == b'\n').count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn no_buffer_grows_with_the_length_of_the_file() {
    const ROWS: usize = 300_000;
    let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors).unwrap();
    let header = Cursor::new(format!("{HEADER}\n").into_bytes());
    let input = Rows { now: header, made: 0, wanted: ROWS };
    let mut output = Pieces::default();
    let summary = CsvScorer::new(&plan, CsvOptions::default())
        .score(input, &mut output, &mut |_| {})
        .unwrap();
    assert_eq!(summary.people, ROWS as u64);
    assert_eq!(summary.faulty_rows, ROWS as u64 / 5);
    assert_eq!(summary.faults.len(), 100);
    assert!(summary.faults.capacity() < 1000);
    // One line end for each row and the header, and one within each quoted cell.
    assert_eq!(output.line_ends, 1 + ROWS + ROWS / 10);
    assert!(output.pieces > 10, "the output comes piece by piece");
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
fn headers_in_an_older_encoding_stay_apart() {
    let mut text = b"n\xe9,n\xe8,".to_vec();
    text.extend_from_slice(format!("{HEADER}\nx,y,a,1,2,3,4,5\n").as_bytes());
    let plan = handles::scbcs::instrument().plan(&MissingPolicy::Authors).unwrap();
    let mut output = Vec::new();
    let scorer = CsvScorer::new(&plan, CsvOptions::default());
    let summary = scorer.score(text.as_slice(), &mut output, &mut |_| {}).unwrap();
    assert_eq!((summary.people, summary.faulty_rows), (1, 0));
    assert!(output.starts_with(b"n\xe9,n\xe8,"), "names are written as they were");
}

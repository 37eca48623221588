//! The header of a file: which columns are found, and which files are refused before a row is read.

mod common;

use common::{
    ADDED, HEADER, check, check_rows, check_with, header, refuse, refuse_with, with_prefixes,
};
use karuna_assessments::{MissingPolicy, handles};
use karuna_batch::{BatchError, CsvOptions, CsvScorer};

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

// Empty files, encodings and delimiters.

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

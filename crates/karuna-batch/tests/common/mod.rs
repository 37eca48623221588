//! Whole texts through `CsvScorer`: scored or refused, with the Santa Clara scale as the usual one.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::io::{self, ErrorKind, Read};

use karuna_assessments::{Instrument, handles};
use karuna_batch::{BatchError, CsvOptions, CsvScorer, CsvSummary};

/// The header of a file for the Santa Clara scale: five items, 1 to 7, two scores, no risk rule.
pub(crate) const HEADER: &str = "person,scbcs_1,scbcs_2,scbcs_3,scbcs_4,scbcs_5";
/// What is appended to it.
pub(crate) const ADDED: &str = ",scbcs.total-mean,scbcs.total-sum,scbcs.alerts";

/// A small file with all kinds of things.
pub(crate) const MIXED: &str = "person,phq9_1,phq9_2,phq9_3,phq9_4,phq9_5,phq9_6,phq9_7,phq9_8,phq9_9,phq9_12\n\
    a,1,2,3,1,0,2,1,0,1,0\nb,0,0,0,0,0,0,0,0,0,\nc,1,,3,1,0,2,1,0,0,\nd,1,,3,1,0,2,,0,1,\n\
    e,1,NA,3,NA,0,-99,,0,0,\nf,1,7,3,1,0,2,1,0,yes,\n\"g\n\",1,2,3,1,0,2,1,0\nh,3,3,3,3,3,3,3,3,3,3\n";

/// What came of a text.
pub(crate) struct Done {
    pub(crate) output: String,
    pub(crate) summary: CsvSummary,
}

impl Done {
    /// The output without its header line.
    pub(crate) fn rows(&self) -> Vec<&str> {
        self.output.lines().skip(1).collect()
    }

    pub(crate) fn faults(&self) -> Vec<String> {
        self.summary.faults.iter().map(ToString::to_string).collect()
    }
}

/// Scores what a reader gives; all other helpers end here.
pub(crate) fn run<R: Read>(
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
pub(crate) fn check_with(
    instrument: &Instrument,
    policy: &str,
    options: CsvOptions,
    text: &str,
) -> Done {
    let (output, result) = run(instrument, policy, options, text.as_bytes());
    let summary = result.unwrap_or_else(|error| panic!("{error}"));
    Done { output: String::from_utf8(output).unwrap(), summary }
}

#[track_caller]
pub(crate) fn check(instrument: &Instrument, text: &str) -> Done {
    check_with(instrument, "authors", CsvOptions::default(), text)
}

/// A Santa Clara file under its usual header.
#[track_caller]
pub(crate) fn check_rows(rows: &str) -> Done {
    check(handles::scbcs::instrument(), &format!("{HEADER}\n{rows}"))
}

/// The error of a text; nothing may have been written.
#[track_caller]
pub(crate) fn refuse_with(instrument: &Instrument, options: CsvOptions, text: &[u8]) -> BatchError {
    let (output, result) = run(instrument, "authors", options, text);
    assert_eq!(output, b"", "nothing is written where a file is refused");
    result.expect_err("the file is refused")
}

#[track_caller]
pub(crate) fn refuse(instrument: &Instrument, text: &str) -> BatchError {
    refuse_with(instrument, CsvOptions::default(), text.as_bytes())
}

pub(crate) fn with_prefixes(prefixes: &[&str]) -> CsvOptions {
    CsvOptions {
        prefixes: prefixes.iter().map(ToString::to_string).collect(),
        ..CsvOptions::default()
    }
}

pub(crate) fn with_missing(texts: &[&str]) -> CsvOptions {
    CsvOptions {
        missing_texts: texts.iter().map(ToString::to_string).collect(),
        ..CsvOptions::default()
    }
}

/// A header of items numbered from 1 behind a prefix.
pub(crate) fn header(prefix: &str, items: usize) -> String {
    (1..=items).map(|item| format!("{prefix}{item}")).collect::<Vec<_>>().join(",")
}

/// Hands out few bytes at a time, so that records fall across reads in every way.
pub(crate) struct Drip<'a> {
    rest: &'a [u8],
    sizes: Vec<usize>,
    turn: usize,
}

impl<'a> Drip<'a> {
    pub(crate) fn new(rest: &'a [u8], sizes: Vec<usize>) -> Self {
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

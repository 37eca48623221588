//! Any bytes as a file of answers: it is refused in words, or every row of the output has as many
//! cells as its header, and reading in small pieces gives the same.
//!
//! The first byte picks the instrument and the delimiter; where its highest bit is set, a right
//! header is put before the rest, so that rows are reached.
#![no_main]

use std::io::Read;

use karuna_assessments::{Instrument, MissingPolicy, ScoringPlan, handles};
use karuna_batch::{BatchError, CsvOptions, CsvScorer, CsvSummary};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    let instruments: [fn() -> &'static Instrument; 8] = [
        handles::scbcs::instrument,
        handles::scs::instrument,
        handles::phq_9::instrument,
        handles::cbi::instrument,
        handles::swemwbs::instrument,
        handles::ceas_self::instrument,
        handles::fscrs::instrument,
        handles::proqol_5::instrument,
    ];
    let instrument = instruments[usize::from(first & 7)]();
    let delimiter = if first & 8 == 0 { b',' } else { b';' };
    let mut text = Vec::new();
    if first & 128 != 0 {
        for item in 1..=instrument.item_count() {
            text.extend_from_slice(format!("{}_{item}", instrument.id()).as_bytes());
            text.push(if item < instrument.item_count() { delimiter } else { b'\n' });
        }
    }
    text.extend_from_slice(rest);
    let plan = instrument.plan(&MissingPolicy::Authors).expect("a policy without a name");
    let options = CsvOptions { delimiter, faults_kept: 3, ..CsvOptions::default() };
    let (output, result) = score(&plan, options.clone(), text.as_slice());
    let pieces = Pieces { rest: &text, size: 1 + usize::from(first >> 4 & 7) };
    let (again, result_again) = score(&plan, options, pieces);
    match (result, result_again) {
        (Ok(summary), Ok(summary_again)) => {
            assert_eq!(summary, summary_again);
            assert_eq!(output, again);
            assert!(!summary.to_string().is_empty());
            check_shape(&output, delimiter, instrument, &summary);
        }
        (Err(error), Err(error_again)) => assert_eq!(error.to_string(), error_again.to_string()),
        _ => panic!("reading in pieces makes a difference"),
    }
});

fn score<R: Read>(
    plan: &ScoringPlan<'_>,
    options: CsvOptions,
    input: R,
) -> (Vec<u8>, Result<CsvSummary, BatchError>) {
    let mut output = Vec::new();
    let result = CsvScorer::new(plan, options).score(input, &mut output, &mut |_people| {});
    (output, result)
}

/// As many rows as there are people, and as many cells in each as in the header.
fn check_shape(output: &[u8], delimiter: u8, instrument: &Instrument, summary: &CsvSummary) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        // A carriage return within a cell ends no record of ours.
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(output);
    let mut records = reader.byte_records().map(|record| record.expect("memory does not fail"));
    let header = records.next().expect("a header was written");
    assert!(header.len() > instrument.scales().len());
    let mut people = 0;
    for record in records {
        assert_eq!(record.len(), header.len(), "row {people}");
        people += 1;
    }
    assert_eq!(people, summary.people);
    assert_eq!(summary.tally.sheets, summary.people);
    assert!(summary.faulty_rows <= summary.people && summary.faulty_rows <= summary.fault_count);
}

/// Hands out a few bytes at a time.
struct Pieces<'a> {
    rest: &'a [u8],
    size: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let count = self.size.min(room.len()).min(self.rest.len());
        let (now, rest) = self.rest.split_at(count);
        room[..count].copy_from_slice(now);
        self.rest = rest;
        Ok(count)
    }
}

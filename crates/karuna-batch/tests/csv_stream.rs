//! A file as a stream: read and written piece by piece in bounded memory, with progress told.

mod common;

use std::io::{self, Cursor, ErrorKind, Read, Write};

use common::{Drip, HEADER, MIXED, run};
use karuna_assessments::{MissingPolicy, handles};
use karuna_batch::{BatchError, CsvOptions, CsvScorer};

// Reading in pieces and bounded memory.

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

// Progress, and ends that fail.

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

//! Records of a CSV, as the bytes that they are in the file.
//!
//! A record without a quotation mark ends at the next line feed; that is nearly every record. One
//! with a quotation mark is read by `csv-core`, which knows the rules. Either way the bytes of the
//! record are handed on as they are, so that writing it again changes nothing.

use std::io::Read;

use csv_core::ReadRecordResult;
use memchr::memchr;

use crate::error::BatchError;

/// The longest record, in bytes.
pub(crate) const RECORD_LIMIT: usize = 1 << 20;
const BUFFER: usize = 1 << 18;

/// Reads record after record in a bounded amount of memory.
pub(crate) struct Records<R> {
    input: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    at_end: bool,
    /// The line on which the next record begins.
    line: u64,
    fields: Fields,
}

/// A record as it is in the file, without its line end.
#[derive(Debug)]
pub(crate) struct Record<'r> {
    /// The line on which it begins, from 1.
    pub(crate) line: u64,
    pub(crate) bytes: &'r [u8],
    /// Its cells without quotation marks, where it has any such mark.
    pub(crate) unquoted: Option<&'r Fields>,
    /// Whether its line ends with CR and LF.
    pub(crate) is_crlf: bool,
}

/// The cells of a record without their quotation marks.
#[derive(Debug)]
pub(crate) struct Fields {
    /// Made once: to make one takes longer than to read a hundred records.
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
}

impl Fields {
    pub(crate) fn new(delimiter: u8) -> Self {
        let reader = csv_core::ReaderBuilder::new()
            .delimiter(delimiter)
            .terminator(csv_core::Terminator::Any(b'\n'))
            .build();
        Self { reader, text: Vec::new(), ends: Vec::new(), count: 0 }
    }

    /// The cells of a record.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let ends = self.ends.iter().take(self.count);
        let starts = std::iter::once(&0).chain(self.ends.iter());
        starts.zip(ends).map(|(start, end)| self.text.get(*start..*end).unwrap_or_default())
    }

    /// Splits a record that has been found to be whole.
    pub(crate) fn split(&mut self, record: &[u8]) {
        // The line feed ends the record; it was not part of it.
        let mut closed = record.to_vec();
        closed.push(b'\n');
        let _ = self.find_end(&closed);
    }

    /// Reads one record from the beginning of `data`; how many bytes it takes, its line feed
    /// included, or `None` where it is not whole yet.
    fn find_end(&mut self, data: &[u8]) -> Option<usize> {
        self.reader.reset();
        // A cell is never longer than its record, and there are never more cells than bytes.
        self.text.resize(data.len() + 1, 0);
        self.ends.resize(data.len() + 1, 0);
        let (result, read, _, ends) = self.reader.read_record(data, &mut self.text, &mut self.ends);
        self.count = ends;
        match result {
            ReadRecordResult::Record => Some(read),
            _ => None,
        }
    }

    /// Drops the carriage return that belongs to the line end.
    fn trim_carriage_return(&mut self) {
        let before = self.count.checked_sub(2).and_then(|at| self.ends.get(at)).copied();
        let last = self.count.checked_sub(1).and_then(|at| self.ends.get_mut(at));
        if let Some(end) = last {
            let cell = self.text.get(before.unwrap_or(0)..*end);
            if cell.is_some_and(|cell| cell.ends_with(b"\r")) {
                *end -= 1;
            }
        }
    }
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        Self {
            input,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            at_end: false,
            line: 1,
            fields: Fields::new(delimiter),
        }
    }

    /// Looks at the first bytes: drops a byte-order mark, refuses UTF-16.
    pub(crate) fn begin(&mut self) -> Result<(), BatchError> {
        while self.end < 3 && !self.at_end {
            self.fill()?;
        }
        let data = self.buffer.get(..self.end).unwrap_or_default();
        if data.starts_with(&[0xff, 0xfe]) || data.starts_with(&[0xfe, 0xff]) {
            return Err(BatchError::Utf16);
        }
        if data.starts_with(&[0xef, 0xbb, 0xbf]) {
            self.start = 3;
        }
        Ok(())
    }

    /// The next record; lines without anything are stepped over.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'_>>, BatchError> {
        let (from, to, taken, is_quoted) = loop {
            let data = self.buffer.get(self.start..self.end).unwrap_or_default();
            let (content, taken) = match memchr(b'\n', data) {
                Some(end) => (data.get(..end).unwrap_or_default(), end + 1),
                None if self.at_end && data.is_empty() => return Ok(None),
                None if self.at_end => (data, data.len()),
                None => {
                    self.fill()?;
                    continue;
                }
            };
            if memchr(b'"', content).is_none() {
                let is_empty = content.is_empty() || content == b"\r";
                if is_empty {
                    self.start += taken;
                    self.line += 1;
                    continue;
                }
                break (self.start, self.start + content.len(), taken, false);
            }
            if let Some(taken) = self.fields.find_end(data) {
                break (self.start, self.start + taken - 1, taken, true);
            }
            if !self.at_end {
                self.fill()?;
                continue;
            }
            // The last record may lack its line feed. If one more does not end it, then a
            // quotation mark is still open.
            let mut closed = data.to_vec();
            closed.push(b'\n');
            let length = data.len();
            if self.fields.find_end(&closed) == Some(length + 1) {
                break (self.start, self.start + length, length, true);
            }
            return Err(BatchError::UnclosedQuote { line: self.line });
        };
        let line = self.line;
        let whole = self.buffer.get(self.start..self.start + taken).unwrap_or_default();
        self.line += if is_quoted { memchr::memchr_iter(b'\n', whole).count() as u64 } else { 1 };
        self.start += taken;
        let bytes = self.buffer.get(from..to).unwrap_or_default();
        let (bytes, is_crlf) = match bytes.strip_suffix(b"\r") {
            Some(bytes) => (bytes, true),
            None => (bytes, false),
        };
        if is_quoted {
            self.fields.trim_carriage_return();
        }
        Ok(Some(Record { line, bytes, unquoted: is_quoted.then_some(&self.fields), is_crlf }))
    }

    /// Reads more bytes behind those that are there.
    fn fill(&mut self) -> Result<(), BatchError> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end > RECORD_LIMIT {
            let data = self.buffer.get(..self.end).unwrap_or_default();
            if memchr(b'\r', data).is_some() && memchr(b'\n', data).is_none() {
                return Err(BatchError::OldLineEnds);
            }
            return Err(BatchError::RecordTooLong { line: self.line, limit: RECORD_LIMIT });
        }
        if self.end == self.buffer.len() {
            let longer = (2 * self.buffer.len()).min(RECORD_LIMIT + BUFFER);
            self.buffer.resize(longer, 0);
        }
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        let read = loop {
            match self.input.read(room) {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                result => break result.map_err(BatchError::Read)?,
            }
        };
        self.end += read;
        self.at_end = read == 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, RECORD_LIMIT, Records};
    use crate::BatchError;
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use std::io::Read;

    /// Hands out a few bytes at a time, so that records fall across reads.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
            let count = self.1.min(room.len()).min(self.0.len());
            room[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    /// A line number and the cells of the record that begins there.
    type Cells = (u64, Vec<Vec<u8>>);

    fn cells(text: &[u8], at_a_time: usize) -> Result<Vec<Cells>, BatchError> {
        let mut records = Records::new(Drip(text, at_a_time), b',');
        records.begin()?;
        let mut all = Vec::new();
        let mut fields = Fields::new(b',');
        while let Some(record) = records.next()? {
            fields.split(record.bytes);
            all.push((record.line, fields.iter().map(<[u8]>::to_vec).collect()));
        }
        Ok(all)
    }

    #[track_caller]
    fn check(text: &str, expected: &[(u64, &[&str])]) {
        for at_a_time in [1, 2, 3, 7, 1000] {
            let found = cells(text.as_bytes(), at_a_time).unwrap();
            let expected: Vec<Cells> = expected
                .iter()
                .map(|(line, cells)| {
                    (*line, cells.iter().map(|cell| cell.as_bytes().to_vec()).collect())
                })
                .collect();
            assert_eq!(found, expected, "{text:?} read {at_a_time} at a time");
        }
    }

    #[test]
    fn records_are_found() {
        check("", &[]);
        check("\n\n", &[]);
        check("a,b\n1,2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a,b\r\n1,2\r\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a,b\n1,2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("\u{feff}a,b\n", &[(1, &["a", "b"])]);
        check("a\n\n\r\nb\n", &[(1, &["a"]), (4, &["b"])]);
        check("\"a,1\",b\n", &[(1, &["a,1", "b"])]);
        check("\"a\"\"1\",b\r\nc,d\n", &[(1, &["a\"1", "b"]), (2, &["c", "d"])]);
        check("\"a\n1\",b\nc,\"d\"", &[(1, &["a\n1", "b"]), (3, &["c", "d"])]);
        check("5\" tall,b\n1,2\n", &[(1, &["5\" tall", "b"]), (2, &["1", "2"])]);
        check(",\n", &[(1, &["", ""])]);
    }

    #[test]
    fn an_open_quotation_mark_is_found() {
        for text in ["a,b\n\"1,2\n3,4\n", "a,b\n1,\"2"] {
            let error = cells(text.as_bytes(), 5).unwrap_err();
            assert!(matches!(error, BatchError::UnclosedQuote { line: 2 }), "{error}");
        }
        let long = format!("a,b\n\"{}", "1,2\n".repeat(RECORD_LIMIT));
        let error = cells(long.as_bytes(), 1 << 16).unwrap_err();
        assert!(matches!(error, BatchError::RecordTooLong { line: 2, .. }), "{error}");
        insta::assert_snapshot!(error, @"line 2: this record is longer than 1048576 bytes; most likely a quotation mark is opened and never closed");
    }

    #[test]
    fn utf_16_is_refused() {
        let error = cells(&[0xff, 0xfe, b'a', 0], 1).unwrap_err();
        insta::assert_snapshot!(error, @r#"the input is UTF-16; save it as UTF-8 (in a spreadsheet: "CSV UTF-8")"#);
    }

    proptest! {
        // The `csv` crate is the peer: what it writes is read back the same.
        #[test]
        fn what_a_peer_writes_is_read_back(
            rows in proptest::collection::vec(proptest::collection::vec("[a-c1-5,\"\n\r ]{0,6}", 3), 1..8),
            at_a_time in 1usize..20,
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = writer.into_inner().unwrap();
            let found: Vec<Vec<Vec<u8>>> =
                cells(&text, at_a_time).unwrap().into_iter().map(|(_, cells)| cells).collect();
            let expected: Vec<Vec<Vec<u8>>> = rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.as_bytes().to_vec()).collect())
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_bytes_make_it_panic(text in proptest::collection::vec(any::<u8>(), 0..200), at_a_time in 1usize..9) {
            let _ = cells(&text, at_a_time);
        }
    }
}

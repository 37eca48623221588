//! Why a file was not scored, or not to its end.

use std::io;
use std::path::PathBuf;

use karuna_assessments::PolicyError;

/// Why a file was not scored, or not to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BatchError {
    /// The input could not be read.
    #[error("the input could not be read: {0}")]
    Read(#[source] io::Error),
    /// The output could not be written.
    #[error("the output could not be written: {0}")]
    Write(#[source] io::Error),
    /// The output file could not be put in its place; the file that was there is as it was.
    #[error("{} could not be replaced: {source}", .path.display())]
    Replace {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The input has no header line.
    #[error("the input is empty; expected a header line that names the columns")]
    NoHeader,
    /// The input is UTF-16.
    #[error("the input is UTF-16; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")]
    Utf16,
    /// The lines of the input end with a carriage return alone.
    #[error("the lines of the input end with a carriage return alone; save it with LF or CRLF")]
    OldLineEnds,
    /// Two columns have the same name.
    #[error("columns {first} and {second} are both called `{name}`; give each column its own name")]
    EqualHeaders {
        /// The name.
        name: String,
        /// The first column, from 1.
        first: usize,
        /// The second column, from 1.
        second: usize,
    },
    /// Two columns hold the same item.
    #[error(
        "columns `{first}` and `{second}` both hold item {item} of {instrument}; drop or rename one"
    )]
    TwoColumnsForItem {
        /// The instrument.
        instrument: String,
        /// The item.
        item: u16,
        /// The name of the first column.
        first: String,
        /// The name of the second column.
        second: String,
    },
    /// Scored items have no column.
    #[error("{}", missing_columns(.instrument, .items, .prefixes, .headers))]
    MissingColumns {
        /// The instrument.
        instrument: String,
        /// The items without a column.
        items: Vec<u16>,
        /// The prefixes that were looked for.
        prefixes: Vec<String>,
        /// The columns that there are.
        headers: Vec<String>,
    },
    /// A column that would be written is there already.
    #[error(
        "the input has a column `{name}` already; drop or rename it, so that no score is mistaken for another"
    )]
    OutputColumnExists {
        /// The name.
        name: String,
    },
    /// A quotation mark is opened and never closed.
    #[error(
        "line {line}: a quotation mark is opened and never closed; close it, or double it where it belongs to the text"
    )]
    UnclosedQuote {
        /// The line on which the record begins, from 1.
        line: u64,
    },
    /// A record is longer than can be right.
    #[error(
        "line {line}: this record is longer than {limit} bytes; most likely a quotation mark is opened and never closed"
    )]
    RecordTooLong {
        /// The line on which the record begins, from 1.
        line: u64,
        /// The longest record, in bytes.
        limit: usize,
    },
    /// The missing-data policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyError),
}

impl BatchError {
    /// Whether the reader of the output went away, as `head` does; no reason to complain.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn missing_columns(
    instrument: &str,
    items: &[u16],
    prefixes: &[String],
    headers: &[String],
) -> String {
    let numbers: Vec<String> = items.iter().take(10).map(ToString::to_string).collect();
    let more = if items.len() > 10 { " and more" } else { "" };
    let prefix = prefixes.first().map_or("", String::as_str);
    let first = items.first().copied().unwrap_or(1);
    let mut text = format!(
        "no column for item {}{more} of {instrument}; expected names such as `{prefix}_{first}` (prefix {}, then the number)",
        numbers.join(", "),
        prefixes.iter().map(|prefix| format!("`{prefix}`")).collect::<Vec<_>>().join(" or "),
    );
    match headers {
        [only] if only.contains(';') => {
            text.push_str("; the columns seem to be parted by semicolons, not by commas");
        }
        [only] if only.contains('\t') => {
            text.push_str("; the columns seem to be parted by tabs, not by commas");
        }
        _ => {
            let shown: Vec<String> =
                headers.iter().take(8).map(|header| format!("`{header}`")).collect();
            let more = if headers.len() > 8 { ", ..." } else { "" };
            text.push_str("; the columns are ");
            text.push_str(&shown.join(", "));
            text.push_str(more);
            text.push_str("; name another prefix if they begin otherwise");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::BatchError;
    use std::io;

    #[test]
    fn missing_columns_say_what_is_expected() {
        let error = |headers: &[&str]| BatchError::MissingColumns {
            instrument: "scs".into(),
            items: (3..=20).collect(),
            prefixes: vec!["scs".into()],
            headers: headers.iter().map(ToString::to_string).collect(),
        };
        insta::assert_snapshot!(
            error(&["person", "q1", "q2"]),
            @"no column for item 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and more of scs; expected names such as `scs_3` (prefix `scs`, then the number); the columns are `person`, `q1`, `q2`; name another prefix if they begin otherwise"
        );
        insta::assert_snapshot!(
            error(&["person;scs_1;scs_2"]),
            @"no column for item 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and more of scs; expected names such as `scs_3` (prefix `scs`, then the number); the columns seem to be parted by semicolons, not by commas"
        );
    }

    #[test]
    fn only_a_closed_pipe_is_a_closed_pipe() {
        let error = |kind: io::ErrorKind| io::Error::from(kind);
        assert!(BatchError::Write(error(io::ErrorKind::BrokenPipe)).is_closed_pipe());
        assert!(!BatchError::Read(error(io::ErrorKind::BrokenPipe)).is_closed_pipe());
        assert!(!BatchError::Write(error(io::ErrorKind::StorageFull)).is_closed_pipe());
    }
}

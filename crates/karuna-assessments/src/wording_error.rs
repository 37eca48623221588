//! What may be wrong with a pack of wording.

use std::fmt;

use karuna_core::InstrumentId;

/// A pack of wording that cannot be used: all its problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingError {
    /// The problems, each with its place as a JSON pointer; at least one.
    pub problems: Vec<(String, WordingProblem)>,
}

impl fmt::Display for WordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (place, problem)) in self.problems.iter().enumerate() {
            let (line, colon) =
                (if at == 0 { "" } else { "\n" }, if place.is_empty() { "" } else { ": " });
            write!(f, "{line}{place}{colon}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for WordingError {}

/// One problem of a pack of wording.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordingProblem {
    /// The text is no JSON, or JSON of another shape.
    #[error("this is no pack of wording: {message}")]
    Json {
        /// What was found and expected, with line and column.
        message: String,
    },
    /// The file has another format.
    #[error("format {found} is not known; this version reads {known}")]
    Format {
        /// The format of the file.
        found: u32,
        /// The format that is read.
        known: u32,
    },
    /// The pack belongs to another instrument.
    #[error("the texts are for {found}, not for {expected}; numbers of items need not agree")]
    OtherInstrument {
        /// The instrument of the pack.
        found: InstrumentId,
        /// The instrument that it was to be checked against.
        expected: InstrumentId,
    },
    /// There is no language.
    #[error("there is no language; give at least one")]
    NoLanguage,
    /// A text is empty.
    #[error("this text is empty; fill it in or leave it out")]
    Empty,
    /// An item has no text.
    #[error("item {item} has no text; every item needs one")]
    NoText {
        /// The item.
        item: u16,
    },
    /// A text stands at an item that there is not.
    #[error("there is no item {item}; the items run from 1 to {items}")]
    NoSuchItem {
        /// The number that was given.
        item: u16,
        /// How many items there are.
        items: usize,
    },
    /// A word stands at an option that there is not.
    #[error("there is no option {option} here; the options run from {min} to {max}")]
    NoSuchOption {
        /// The option that was given.
        option: i32,
        /// The lowest option.
        min: i32,
        /// The highest option.
        max: i32,
    },
}

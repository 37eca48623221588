//! What can go wrong when a shared word is read.

use std::fmt;

/// Why a shared word could not be read.
///
/// Every variant names what was given and what would have been right.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CoreError {
    /// A text is no identifier.
    #[error(
        "`{given}` is no {noun}: {problem}; an identifier is kebab-case, such as `self-kindness`"
    )]
    InvalidId {
        /// What the identifier would have named, for example "scale id".
        noun: &'static str,
        /// The text that was given.
        given: String,
        /// What is wrong with it.
        problem: IdProblem,
    },
    /// A text is none of a closed set of words.
    #[error("`{given}` is no {noun}; expected one of: {}", .known.join(", "))]
    UnknownWord {
        /// What the word would have named, for example "principle".
        noun: &'static str,
        /// The text that was given.
        given: String,
        /// All words that are known.
        known: Vec<&'static str>,
    },
    /// A text is no civil date.
    #[error("`{given}` is no date; expected year-month-day such as 2026-03-29")]
    InvalidDate {
        /// The text that was given.
        given: String,
    },
}

/// What is wrong with a text that should have been an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdProblem {
    /// The text is empty.
    Empty,
    /// The text is longer than [`crate::Id::MAX_LENGTH`] bytes.
    TooLong,
    /// The text does not begin with a lower-case letter.
    NoLetterFirst,
    /// The text has a character that is no lower-case letter, digit or hyphen.
    BadCharacter,
    /// The text ends with a hyphen or has two in a row.
    LooseHyphen,
}

impl IdProblem {
    /// The problem in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::TooLong => "it is longer than 64 bytes",
            Self::NoLetterFirst => "it does not begin with a letter from a to z",
            Self::BadCharacter => "it has a character other than a to z, 0 to 9 and `-`",
            Self::LooseHyphen => "it has a hyphen at its end or two in a row",
        }
    }
}

impl fmt::Display for IdProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

//! Why no session can be made.

use karuna_core::ClosestHint;

use crate::session_plan::LeftOut;

/// Why no session can be made of a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// No session is that long.
    #[error("{minutes} minutes are no session; expected 20 to 180")]
    OutOfRange {
        /// The minutes asked for.
        minutes: u16,
    },
    /// Nothing was asked for.
    #[error("no practice was asked for; name at least one")]
    NoPractice,
    /// Practices that are not in the catalogue.
    #[error("{}", .unknown.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    UnknownPractice {
        /// All of them.
        unknown: Vec<UnknownPractice>,
    },
    /// No practice that was asked for may come in.
    #[error("none of the practices may come in; name others, or mend what keeps them out:{}", Lines(.left_out))]
    NothingAllowed {
        /// What keeps each of them out.
        left_out: Vec<LeftOut>,
    },
    /// The time is too short for a single practice and what belongs to it.
    #[error(
        "{minutes} minutes are too short for any of these practices with settling, inquiry and closing; {least} would do"
    )]
    TooShort {
        /// The minutes asked for.
        minutes: u16,
        /// The least that would do.
        least: u16,
    },
    /// A programme has no such session.
    #[error("there is no session {number}; the programme has {sessions}")]
    NoSuchSession {
        /// The number asked for, from 1.
        number: usize,
        /// How many there are.
        sessions: usize,
    },
}

/// A practice that is not in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no practice `{given}`{}", ClosestHint(.closest))]
pub struct UnknownPractice {
    /// The id that was given.
    pub given: String,
    /// The ids that come nearest.
    pub closest: Vec<String>,
}

struct Lines<'a>(&'a [LeftOut]);

impl std::fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|left_out| write!(f, "\n  {left_out}"))
    }
}

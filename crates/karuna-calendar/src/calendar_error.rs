//! Why there is no calendar.

use std::fmt;

use karuna_core::Date;

use crate::time_of_day::TimeOfDay;

/// Why there is no calendar.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The options, or what comes of them on a day, cannot be.
    #[error("no calendar, because of {} problem{}:{}", .problems.len(), if .problems.len() == 1 { "" } else { "s" }, Lines(.problems))]
    Refused {
        /// All of the problems.
        problems: Vec<CalendarProblem>,
    },
    /// A text is no time of day.
    #[error("`{given}` is no time of day; expected 00:00 to 23:59, such as 07:30")]
    NoTimeOfDay {
        /// The text.
        given: String,
    },
    /// A text is no moment in UTC.
    #[error("`{given}` is no moment in UTC; expected one such as 2026-11-25T09:00:00Z")]
    NoStamp {
        /// The text.
        given: String,
    },
    /// A name that the time zone database does not have.
    #[cfg(feature = "zones")]
    #[error("there is no time zone `{given}`{}", karuna_core::ClosestHint(.closest))]
    NoZone {
        /// The name.
        given: String,
        /// The names that come nearest.
        closest: Vec<String>,
    },
}

/// One thing that cannot be, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarProblem {
    /// The key of the plan cannot stand in an id.
    #[error(
        "key: `{found}` cannot stand in an id; expected 1 to 64 ASCII letters, digits, `.`, `_` or `-`, and no name of a person"
    )]
    BadKey {
        /// The key.
        found: String,
    },
    /// The domain is none.
    #[error(
        "domain: `{found}` is no domain; expected the app's own, such as app.example, 1 to 253 characters"
    )]
    BadDomain {
        /// The domain.
        found: String,
    },
    /// A time of day does not exist.
    #[error("{place}: {found} is no time of day; expected 00:00 to 23:59")]
    NoTimeOfDay {
        /// The name of the field.
        place: &'static str,
        /// The time.
        found: TimeOfDay,
    },
    /// A number lies outside its range.
    #[error("{place}: {found} is not possible here; expected {min} to {max}")]
    OutOfRange {
        /// The name of the field.
        place: &'static str,
        /// The number.
        found: u32,
        /// The lowest that is possible.
        min: u32,
        /// The highest that is possible.
        max: u32,
    },
    /// A title has no word in it.
    #[error("{place}: there is nothing to read; expected a word or two")]
    NoWords {
        /// The name of the field.
        place: &'static str,
    },
    /// An update has the number of a first version.
    #[error(
        "sequence: 0 is for the first calendar of a plan; an update needs a higher one than the calendar before, so that readers take it for newer"
    )]
    UpdateWithoutSequence,
    /// An event runs past the last day there is.
    #[error(
        "{date}: {minutes} minutes from {start} run past the years 1 to 9999; move the day or the time"
    )]
    PastTheEnd {
        /// The day.
        date: Date,
        /// When it begins.
        start: TimeOfDay,
        /// How long it is, in minutes.
        minutes: u32,
    },
}

struct Lines<'a>(&'a [CalendarProblem]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

//! What became of a score, in a word.

use std::fmt;

use karuna_core::{Change, Direction};
use serde::{Deserialize, Serialize};

/// What became of a score beyond a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It moved beyond the line to the better side.
    Improved,
    /// It did not move beyond the line.
    Unchanged,
    /// It moved beyond the line to the worse side.
    Deteriorated,
    /// It rose beyond the line, on a scale where neither side is the better one.
    Rose,
    /// It fell beyond the line, on such a scale.
    Fell,
}

impl Verdict {
    /// Of a move, and whether it is beyond the line.
    #[must_use]
    pub fn new(direction: Direction, difference: f64, is_beyond: bool) -> Self {
        match (is_beyond, direction, difference > 0.0) {
            (false, _, _) => Self::Unchanged,
            (true, Direction::HigherIsBetter, true) | (true, Direction::HigherIsWorse, false) => {
                Self::Improved
            }
            (true, Direction::HigherIsBetter, false) | (true, Direction::HigherIsWorse, true) => {
                Self::Deteriorated
            }
            (true, Direction::Neutral, true) => Self::Rose,
            (true, Direction::Neutral, false) => Self::Fell,
        }
    }

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::Unchanged => "unchanged",
            Self::Deteriorated => "deteriorated",
            Self::Rose => "rose",
            Self::Fell => "fell",
        }
    }

    /// The same for a [`Measurement`](karuna_core::Measurement). Where neither side is the better
    /// one, nobody can say.
    #[must_use]
    pub const fn to_change(self) -> Change {
        match self {
            Self::Improved => Change::Better,
            Self::Unchanged => Change::NoReliable,
            Self::Deteriorated => Change::Worse,
            Self::Rose | Self::Fell => Change::Unknown,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

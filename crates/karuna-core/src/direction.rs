//! Which way a score points.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Which way a score points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// A higher score is what one hopes for (self-kindness, well-being).
    HigherIsBetter,
    /// A higher score is harder to bear (self-judgement, distress).
    HigherIsWorse,
    /// The score is a position and not a gain or a loss (a weight of a classification).
    Neutral,
}

impl Direction {
    /// All values.
    pub const ALL: [Self; 3] = [Self::HigherIsBetter, Self::HigherIsWorse, Self::Neutral];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher-is-better",
            Self::HigherIsWorse => "higher-is-worse",
            Self::Neutral => "neutral",
        }
    }

    /// The direction after the score was reversed.
    ///
    /// ```
    /// use karuna_core::Direction;
    /// assert_eq!(Direction::HigherIsWorse.reversed(), Direction::HigherIsBetter);
    /// assert_eq!(Direction::Neutral.reversed(), Direction::Neutral);
    /// ```
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::HigherIsBetter => Self::HigherIsWorse,
            Self::HigherIsWorse => Self::HigherIsBetter,
            Self::Neutral => Self::Neutral,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::HigherIsBetter => "higher is better",
            Self::HigherIsWorse => "higher is worse",
            Self::Neutral => "neither way is better",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Direction;

    #[test]
    fn reversing_twice_is_identity() {
        for direction in Direction::ALL {
            assert_eq!(direction.reversed().reversed(), direction);
            assert_eq!(
                serde_json::to_string(&direction).unwrap(),
                format!("\"{}\"", direction.as_str())
            );
        }
    }
}

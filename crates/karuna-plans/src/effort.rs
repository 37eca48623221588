//! How long the planner searches, in steps and never in time.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// How long the planner searches, in steps and never in time.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effort {
    /// The first valid plan, made greedily.
    Quick,
    /// A search that takes some milliseconds.
    #[default]
    Usual,
    /// Several longer searches, of which the best stays; about ninety times as long.
    High,
}

impl Effort {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Quick, Self::Usual, Self::High];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Usual => "usual",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Effort {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("effort", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Effort;

    #[test]
    fn written_forms_read_back() {
        for value in Effort::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Effort>().is_err());
    }
}

//! Who does a part together.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// Who does a part together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// Each for oneself.
    Alone,
    /// One person with whoever leads.
    WithLeader,
    /// In pairs.
    Pairs,
    /// In threes.
    Threes,
    /// All together.
    WholeGroup,
}

impl Grouping {
    /// All values.
    pub const ALL: [Self; 5] =
        [Self::Alone, Self::WithLeader, Self::Pairs, Self::Threes, Self::WholeGroup];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::WithLeader => "with-leader",
            Self::Pairs => "pairs",
            Self::Threes => "threes",
            Self::WholeGroup => "whole-group",
        }
    }
}

impl fmt::Display for Grouping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Grouping {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("grouping", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Grouping;

    #[test]
    fn written_forms_read_back() {
        for value in Grouping::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Grouping>().is_err());
    }
}

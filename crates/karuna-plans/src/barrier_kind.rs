//! Fears, blocks and resistances.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What kind of thing stands between a person and compassion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BarrierKind {
    /// Compassion is wanted, and frightening.
    Fear,
    /// Compassion is wanted, and something is in the way.
    Block,
    /// Compassion is not wanted; it seems wrong or of no use.
    Resistance,
}

impl BarrierKind {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Fear, Self::Block, Self::Resistance];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fear => "fear",
            Self::Block => "block",
            Self::Resistance => "resistance",
        }
    }
}

impl fmt::Display for BarrierKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for BarrierKind {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("kind of barrier", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::BarrierKind;

    #[test]
    fn written_forms_read_back() {
        for value in BarrierKind::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<BarrierKind>().is_err());
    }
}

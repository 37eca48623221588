//! The three systems of emotion that compassion-focused therapy speaks of.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// One of the three systems of emotion that compassion-focused therapy speaks of; a teaching model
/// and no map of the brain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AffectSystem {
    /// Noticing danger and guarding against it.
    Threat,
    /// Wanting, striving, achieving.
    Drive,
    /// Resting, feeling safe, being cared for.
    Soothing,
}

impl AffectSystem {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Threat, Self::Drive, Self::Soothing];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Threat => "threat",
            Self::Drive => "drive",
            Self::Soothing => "soothing",
        }
    }
}

impl fmt::Display for AffectSystem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for AffectSystem {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("affect system", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::AffectSystem;

    #[test]
    fn written_forms_read_back() {
        for value in AffectSystem::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<AffectSystem>().is_err());
    }
}

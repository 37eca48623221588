//! The five principles of compassionate therapy.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CoreError;
use crate::word::parse_word;

/// One of the five principles that compassionate therapy cultivates.
///
/// The set is closed: it is the frame on which practices and plans are balanced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Principle {
    /// Being with what is here, without fighting it or being swept away.
    Mindfulness,
    /// Meeting oneself in difficulty as one would meet somebody dear.
    SelfCompassion,
    /// Sensing and understanding what another person, or oneself, goes through.
    Empathy,
    /// Knowing oneself to be one among others: held, belonging, safe with people.
    Connection,
    /// Doing something that helps, in a size that can be done.
    Action,
}

impl Principle {
    /// All values.
    pub const ALL: [Self; 5] =
        [Self::Mindfulness, Self::SelfCompassion, Self::Empathy, Self::Connection, Self::Action];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mindfulness => "mindfulness",
            Self::SelfCompassion => "self-compassion",
            Self::Empathy => "empathy",
            Self::Connection => "connection",
            Self::Action => "action",
        }
    }
}

impl fmt::Display for Principle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Principle {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("principle", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Principle;

    #[test]
    fn written_forms_read_back() {
        for value in Principle::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Principle>().is_err());
    }
}

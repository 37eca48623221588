//! The flows of compassion.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// A flow of compassion: from whom to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Towards oneself.
    SelfToSelf,
    /// From others, taken in.
    OtherToSelf,
    /// Towards others.
    SelfToOther,
}

impl Flow {
    /// All values.
    pub const ALL: [Self; 3] = [Self::SelfToSelf, Self::OtherToSelf, Self::SelfToOther];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfToSelf => "self-to-self",
            Self::OtherToSelf => "other-to-self",
            Self::SelfToOther => "self-to-other",
        }
    }
}

impl fmt::Display for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Flow {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("flow", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Flow;

    #[test]
    fn written_forms_read_back() {
        for value in Flow::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Flow>().is_err());
    }
}

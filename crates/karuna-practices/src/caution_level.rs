//! How far a caution goes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// How far a caution goes, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CautionLevel {
    /// Do it, and watch.
    Monitor,
    /// Do it only with the adaptation.
    Adapt,
    /// Leave it out, unless a clinician decides otherwise.
    Avoid,
}

impl CautionLevel {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Monitor, Self::Adapt, Self::Avoid];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monitor => "monitor",
            Self::Adapt => "adapt",
            Self::Avoid => "avoid",
        }
    }
}

impl fmt::Display for CautionLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for CautionLevel {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("caution level", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::CautionLevel;

    #[test]
    fn written_forms_read_back() {
        for value in CautionLevel::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<CautionLevel>().is_err());
    }
}

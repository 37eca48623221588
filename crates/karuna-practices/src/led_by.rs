//! Who leads a practice.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// Who leads a practice, from the least to the most trained.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LedBy {
    /// The person alone.
    #[serde(rename = "self")]
    #[default]
    Oneself,
    /// Somebody trained to lead it.
    TrainedLeader,
    /// A clinician.
    Clinician,
}

impl LedBy {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Oneself, Self::TrainedLeader, Self::Clinician];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Oneself => "self",
            Self::TrainedLeader => "trained-leader",
            Self::Clinician => "clinician",
        }
    }
}

impl fmt::Display for LedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for LedBy {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("leader", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::LedBy;

    #[test]
    fn written_forms_read_back() {
        for value in LedBy::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<LedBy>().is_err());
    }
}

//! Where in a course a practice belongs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// Where in a course a practice belongs, in the order in which phases are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Making it safe.
    Safety,
    /// Understanding how minds work.
    Understanding,
    /// Building the capacity for compassion.
    CapacityBuilding,
    /// Turning to what is hard.
    TurningToDifficulty,
    /// Living it.
    LivingIt,
}

impl Phase {
    /// All values.
    pub const ALL: [Self; 5] = [
        Self::Safety,
        Self::Understanding,
        Self::CapacityBuilding,
        Self::TurningToDifficulty,
        Self::LivingIt,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safety => "safety",
            Self::Understanding => "understanding",
            Self::CapacityBuilding => "capacity-building",
            Self::TurningToDifficulty => "turning-to-difficulty",
            Self::LivingIt => "living-it",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Phase {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("phase", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Phase;

    #[test]
    fn written_forms_read_back() {
        for value in Phase::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Phase>().is_err());
    }
}

//! What a person needs a plan to attend to.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What a person needs a plan to attend to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// They are hard on themselves.
    SelfCriticism,
    /// They are tense, or easily alarmed.
    Arousal,
    /// They feel alone.
    Loneliness,
    /// They care for others, at work or at home, and it wears them out.
    CaringForOthers,
    /// They find it hard to begin anything.
    LowDrive,
}

impl Need {
    /// All values.
    pub const ALL: [Self; 5] = [
        Self::SelfCriticism,
        Self::Arousal,
        Self::Loneliness,
        Self::CaringForOthers,
        Self::LowDrive,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfCriticism => "self-criticism",
            Self::Arousal => "arousal",
            Self::Loneliness => "loneliness",
            Self::CaringForOthers => "caring-for-others",
            Self::LowDrive => "low-drive",
        }
    }
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Need {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("need", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Need;

    #[test]
    fn written_forms_read_back() {
        for value in Need::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Need>().is_err());
    }
}

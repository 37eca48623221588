//! In which form a practice is done.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// In which form a practice is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PracticeFormat {
    /// Guided by a voice.
    GuidedAudio,
    /// On paper.
    Written,
    /// Two people in a session.
    InSessionDyad,
    /// One person with a therapist.
    InSessionIndividual,
    /// In a group.
    Group,
    /// In daily life.
    InVivo,
}

impl PracticeFormat {
    /// All values.
    pub const ALL: [Self; 6] = [
        Self::GuidedAudio,
        Self::Written,
        Self::InSessionDyad,
        Self::InSessionIndividual,
        Self::Group,
        Self::InVivo,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GuidedAudio => "guided-audio",
            Self::Written => "written",
            Self::InSessionDyad => "in-session-dyad",
            Self::InSessionIndividual => "in-session-individual",
            Self::Group => "group",
            Self::InVivo => "in-vivo",
        }
    }
}

impl fmt::Display for PracticeFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for PracticeFormat {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("format", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::PracticeFormat;

    #[test]
    fn written_forms_read_back() {
        for value in PracticeFormat::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<PracticeFormat>().is_err());
    }
}

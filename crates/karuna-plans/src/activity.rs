//! What a therapist does for their own development.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What a therapist does for their own development.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Activity {
    /// Practising oneself what one gives to others.
    SelfPractice,
    /// Supervision, alone, in a group or among colleagues.
    Supervision,
    /// Training, a workshop, a retreat.
    Training,
    /// Writing or speaking about what was tried.
    Reflection,
    /// A look at one's own competences.
    CompetenceRating,
    /// Reading.
    Reading,
}

impl Activity {
    /// All values.
    pub const ALL: [Self; 6] = [
        Self::SelfPractice,
        Self::Supervision,
        Self::Training,
        Self::Reflection,
        Self::CompetenceRating,
        Self::Reading,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfPractice => "self-practice",
            Self::Supervision => "supervision",
            Self::Training => "training",
            Self::Reflection => "reflection",
            Self::CompetenceRating => "competence-rating",
            Self::Reading => "reading",
        }
    }
}

impl fmt::Display for Activity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Activity {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("activity", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Activity;

    #[test]
    fn written_forms_read_back() {
        for value in Activity::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Activity>().is_err());
    }
}

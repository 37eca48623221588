//! The families of techniques.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CoreError;
use crate::word::parse_word;

/// The family of techniques that a practice belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Technique {
    /// Work of compassion-focused therapy (CFT): three systems, critic, chairs.
    CompassionFocused,
    /// Attention practices: breath, body, sounds, everyday moments.
    Mindfulness,
    /// Compassionate imagery: place, colour, companion, compassionate self.
    Imagery,
    /// Writing and reflection.
    Journaling,
    /// Trying words and stances with another person, or with an empty chair.
    RolePlay,
    /// Learning how minds work; settling; opening and closing.
    Foundation,
    /// Practices that two or more people do together.
    Relational,
    /// Values, small steps, boundaries, kindness in deed.
    Action,
}

impl Technique {
    /// All values.
    pub const ALL: [Self; 8] = [
        Self::CompassionFocused,
        Self::Mindfulness,
        Self::Imagery,
        Self::Journaling,
        Self::RolePlay,
        Self::Foundation,
        Self::Relational,
        Self::Action,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CompassionFocused => "compassion-focused",
            Self::Mindfulness => "mindfulness",
            Self::Imagery => "imagery",
            Self::Journaling => "journaling",
            Self::RolePlay => "role-play",
            Self::Foundation => "foundation",
            Self::Relational => "relational",
            Self::Action => "action",
        }
    }
}

impl fmt::Display for Technique {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Technique {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("technique", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Technique;

    #[test]
    fn written_forms_read_back() {
        for value in Technique::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Technique>().is_err());
    }
}

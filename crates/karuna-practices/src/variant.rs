//! Other ways to do a practice.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// Another way to do a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// A form of one to three minutes.
    Brief,
    /// With open eyes.
    EyesOpen,
    /// Speaking of oneself by name.
    ThirdPerson,
    /// Without attention to the breath.
    WithoutBreath,
    /// Sitting.
    Seated,
    /// In movement.
    Moving,
    /// On paper.
    Written,
    /// Aloud.
    Spoken,
}

impl Variant {
    /// All values.
    pub const ALL: [Self; 8] = [
        Self::Brief,
        Self::EyesOpen,
        Self::ThirdPerson,
        Self::WithoutBreath,
        Self::Seated,
        Self::Moving,
        Self::Written,
        Self::Spoken,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::EyesOpen => "eyes-open",
            Self::ThirdPerson => "third-person",
            Self::WithoutBreath => "without-breath",
            Self::Seated => "seated",
            Self::Moving => "moving",
            Self::Written => "written",
            Self::Spoken => "spoken",
        }
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Variant {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("variant", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Variant;

    #[test]
    fn written_forms_read_back() {
        for value in Variant::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Variant>().is_err());
    }
}

//! Where compassion-based therapy is given.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CoreError;
use crate::word::parse_word;

/// The setting that a practice, a session or a programme is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// One person with a therapist, or alone.
    Individual,
    /// A closed group with trained leaders.
    Group,
    /// An open programme in a community: a workshop, a school, a workplace.
    Community,
}

impl Setting {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Individual, Self::Group, Self::Community];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Group => "group",
            Self::Community => "community",
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Setting {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("setting", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Setting;

    #[test]
    fn written_forms_read_back() {
        for value in Setting::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Setting>().is_err());
    }
}

//! Which number of a programme something is said about.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// Which number of a programme something is said about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FigureKind {
    /// How many sessions there are.
    Sessions,
    /// How long a session is.
    SessionMinutes,
    /// How many weeks it takes.
    Weeks,
    /// How many people take part.
    People,
    /// How many people lead.
    Leaders,
    /// How long home practice is.
    HomeMinutes,
    /// What is measured and when.
    Measures,
}

impl FigureKind {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::Sessions,
        Self::SessionMinutes,
        Self::Weeks,
        Self::People,
        Self::Leaders,
        Self::HomeMinutes,
        Self::Measures,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::SessionMinutes => "session-minutes",
            Self::Weeks => "weeks",
            Self::People => "people",
            Self::Leaders => "leaders",
            Self::HomeMinutes => "home-minutes",
            Self::Measures => "measures",
        }
    }
}

impl fmt::Display for FigureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for FigureKind {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("figure", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::FigureKind;

    #[test]
    fn written_forms_read_back() {
        for value in FigureKind::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<FigureKind>().is_err());
    }
}

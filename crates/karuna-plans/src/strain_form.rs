//! How a strain between people shows.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// How a strain between people shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StrainForm {
    /// Somebody draws back.
    Withdrawal,
    /// Somebody says it, or is angry.
    Confrontation,
    /// Some are in and some are out.
    Split,
    /// Somebody falls silent.
    Silence,
    /// Somebody did something that hurt.
    Mistake,
}

impl StrainForm {
    /// All values.
    pub const ALL: [Self; 5] =
        [Self::Withdrawal, Self::Confrontation, Self::Split, Self::Silence, Self::Mistake];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawal => "withdrawal",
            Self::Confrontation => "confrontation",
            Self::Split => "split",
            Self::Silence => "silence",
            Self::Mistake => "mistake",
        }
    }
}

impl fmt::Display for StrainForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for StrainForm {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("form of strain", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::StrainForm;

    #[test]
    fn written_forms_read_back() {
        for value in StrainForm::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<StrainForm>().is_err());
    }
}

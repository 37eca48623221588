//! What a meeting of a programme is.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What a meeting of a programme is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SessionForm {
    /// A regular session.
    #[default]
    Session,
    /// A module, in an order that may be spread over time.
    Module,
    /// A longer time of quiet practice, beside the sessions of its week.
    PracticeDay,
    /// A meeting some time after.
    FollowUp,
}

impl SessionForm {
    /// All values.
    pub const ALL: [Self; 4] = [Self::Session, Self::Module, Self::PracticeDay, Self::FollowUp];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Module => "module",
            Self::PracticeDay => "practice-day",
            Self::FollowUp => "follow-up",
        }
    }
}

impl fmt::Display for SessionForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for SessionForm {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("form of session", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::SessionForm;

    #[test]
    fn written_forms_read_back() {
        for value in SessionForm::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<SessionForm>().is_err());
    }
}

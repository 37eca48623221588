//! When the alliance is looked at.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// When those who work together look at how it goes between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CheckTime {
    /// In the first session.
    First,
    /// In every session.
    EverySession,
    /// In every second session.
    EverySecondSession,
    /// Half-way.
    Middle,
    /// In the session before the last.
    LastButOne,
    /// In the last session.
    Last,
    /// In the session after a strain.
    AfterRupture,
}

impl CheckTime {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::First,
        Self::EverySession,
        Self::EverySecondSession,
        Self::Middle,
        Self::LastButOne,
        Self::Last,
        Self::AfterRupture,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::EverySession => "every-session",
            Self::EverySecondSession => "every-second-session",
            Self::Middle => "middle",
            Self::LastButOne => "last-but-one",
            Self::Last => "last",
            Self::AfterRupture => "after-rupture",
        }
    }
}

impl fmt::Display for CheckTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for CheckTime {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("time of a check", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::CheckTime;

    #[test]
    fn written_forms_read_back() {
        for value in CheckTime::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<CheckTime>().is_err());
    }
}

//! When a programme measures.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// When a programme measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MeasureTime {
    /// Before the first session.
    Start,
    /// About half-way.
    Middle,
    /// After the last session.
    End,
    /// One to three months later.
    FollowUp,
    /// At every session.
    EverySession,
    /// At every second session.
    EverySecondSession,
    /// Once a week.
    Weekly,
    /// Every day.
    Daily,
}

impl MeasureTime {
    /// All values.
    pub const ALL: [Self; 8] = [
        Self::Start,
        Self::Middle,
        Self::End,
        Self::FollowUp,
        Self::EverySession,
        Self::EverySecondSession,
        Self::Weekly,
        Self::Daily,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
            Self::FollowUp => "follow-up",
            Self::EverySession => "every-session",
            Self::EverySecondSession => "every-second-session",
            Self::Weekly => "weekly",
            Self::Daily => "daily",
        }
    }
}

impl fmt::Display for MeasureTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MeasureTime {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("time of measurement", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::MeasureTime;

    #[test]
    fn written_forms_read_back() {
        for value in MeasureTime::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<MeasureTime>().is_err());
    }
}

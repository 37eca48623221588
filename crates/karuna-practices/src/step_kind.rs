//! What happens in a step.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use karuna_core::{CoreError, parse_word};

/// What happens in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// The guide speaks, the person follows.
    Say,
    /// The person writes.
    Write,
    /// People speak and listen to each other.
    SpeakAndListen,
    /// The person moves or does something.
    Move,
    /// An idea is explained and talked about.
    Explain,
    /// The person chooses.
    Choose,
}

impl StepKind {
    /// All values.
    pub const ALL: [Self; 6] =
        [Self::Say, Self::Write, Self::SpeakAndListen, Self::Move, Self::Explain, Self::Choose];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Say => "say",
            Self::Write => "write",
            Self::SpeakAndListen => "speak-and-listen",
            Self::Move => "move",
            Self::Explain => "explain",
            Self::Choose => "choose",
        }
    }
}

impl fmt::Display for StepKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for StepKind {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("step kind", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::StepKind;

    #[test]
    fn written_forms_read_back() {
        for value in StepKind::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<StepKind>().is_err());
    }
}

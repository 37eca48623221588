//! What a programme is.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What a programme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ProgrammeKind {
    /// A course of sessions.
    Course,
    /// One meeting, perhaps with a follow-up.
    Workshop,
    /// A training in practices and attitudes, for those who want to learn them.
    Training,
    /// A course that a person follows alone.
    SelfGuided,
    /// Modules that are woven into another treatment.
    WeavingIn,
    /// A series of supervision meetings.
    Supervision,
    /// A way of training, own practice and supervision over a longer time.
    Pathway,
}

impl ProgrammeKind {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::Course,
        Self::Workshop,
        Self::Training,
        Self::SelfGuided,
        Self::WeavingIn,
        Self::Supervision,
        Self::Pathway,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Workshop => "workshop",
            Self::Training => "training",
            Self::SelfGuided => "self-guided",
            Self::WeavingIn => "weaving-in",
            Self::Supervision => "supervision",
            Self::Pathway => "pathway",
        }
    }
}

impl fmt::Display for ProgrammeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ProgrammeKind {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("kind of programme", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::ProgrammeKind;

    #[test]
    fn written_forms_read_back() {
        for value in ProgrammeKind::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<ProgrammeKind>().is_err());
    }
}

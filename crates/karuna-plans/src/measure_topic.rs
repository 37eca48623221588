//! What a programme measures.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, parse_word};
use serde::{Deserialize, Serialize};

/// What a programme measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MeasureTopic {
    /// Danger to oneself.
    Risk,
    /// How much somebody suffers.
    Distress,
    /// The three fears of compassion.
    FearsOfCompassion,
    /// The flows of compassion.
    Compassion,
    /// Compassion for oneself.
    SelfCompassion,
    /// Self-criticism and self-reassurance.
    SelfCriticism,
    /// Well-being.
    Wellbeing,
    /// Burnout and secondary stress.
    Burnout,
    /// How it goes between those who work together.
    Alliance,
    /// What a therapist can do, as rated by themselves or another.
    Competence,
    /// What was practised, how helpful it was, how easily it went into life.
    PracticeLog,
}

impl MeasureTopic {
    /// All values.
    pub const ALL: [Self; 11] = [
        Self::Risk,
        Self::Distress,
        Self::FearsOfCompassion,
        Self::Compassion,
        Self::SelfCompassion,
        Self::SelfCriticism,
        Self::Wellbeing,
        Self::Burnout,
        Self::Alliance,
        Self::Competence,
        Self::PracticeLog,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Risk => "risk",
            Self::Distress => "distress",
            Self::FearsOfCompassion => "fears-of-compassion",
            Self::Compassion => "compassion",
            Self::SelfCompassion => "self-compassion",
            Self::SelfCriticism => "self-criticism",
            Self::Wellbeing => "wellbeing",
            Self::Burnout => "burnout",
            Self::Alliance => "alliance",
            Self::Competence => "competence",
            Self::PracticeLog => "practice-log",
        }
    }
}

impl fmt::Display for MeasureTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MeasureTopic {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("topic of measurement", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::MeasureTopic;

    #[test]
    fn written_forms_read_back() {
        for value in MeasureTopic::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<MeasureTopic>().is_err());
    }
}

//! An answer that a person has to look at.
//!
//! An alert is a prompt and not a finding. It names the rule that raised it and the reason, never a
//! phone number: which help is near is known to the app that embeds karuna, not to karuna.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{EvidenceStatus, InstrumentId, ScaleId};

/// An answer, or a missing answer, that a person has to look at.
///
/// The `Display` form is one calm line for a log or a clinician's screen; it does not repeat the
/// answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Alert {
    /// The instrument whose rule raised the alert.
    pub instrument: InstrumentId,
    /// The id of the rule within the instrument.
    pub rule: String,
    /// What it is about.
    pub topic: RiskTopic,
    /// What raised it.
    pub cause: AlertCause,
    /// Why the rule exists, in a sentence.
    pub reason: String,
    /// How sure the rule is.
    pub status: EvidenceStatus,
}

impl fmt::Display for Alert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: please look at ", self.instrument)?;
        match &self.cause {
            AlertCause::RiskAnswer { item } => write!(f, "the answer to item {item}")?,
            AlertCause::RiskNotAnswered { item, why } => {
                write!(f, "item {item}, which {why}")?;
            }
            AlertCause::RiskScore { scale } => write!(f, "the score {scale}")?,
        }
        write!(f, " ({})", self.topic)
    }
}

/// What raised an [`Alert`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum AlertCause {
    /// A risk item was answered at or beyond the line of its rule.
    RiskAnswer {
        /// The item's number.
        item: u16,
    },
    /// A risk item has no valid answer, so nobody knows.
    RiskNotAnswered {
        /// The item's number.
        item: u16,
        /// Why there is no valid answer.
        why: NoAnswer,
    },
    /// A score lies at or beyond the line of its rule.
    RiskScore {
        /// The scale.
        scale: ScaleId,
    },
}

/// Why an item has no valid answer. The four are different and stay different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoAnswer {
    /// It was asked and left open, or nothing is known of it.
    Missing,
    /// It was not asked, for example because a gate question said no.
    NotAsked,
    /// The person said that it does not apply.
    NotApplicable,
    /// What was given is no allowed answer.
    Invalid,
}

impl NoAnswer {
    /// All values.
    pub const ALL: [Self; 4] = [Self::Missing, Self::NotAsked, Self::NotApplicable, Self::Invalid];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotAsked => "not-asked",
            Self::NotApplicable => "not-applicable",
            Self::Invalid => "invalid",
        }
    }
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Missing => "was not answered",
            Self::NotAsked => "was not asked",
            Self::NotApplicable => "was called not applicable",
            Self::Invalid => "has no allowed answer",
        })
    }
}

/// What an [`Alert`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RiskTopic {
    /// Thoughts of death, of suicide or of hurting oneself.
    SelfHarm,
    /// Thoughts of hurting somebody else.
    HarmToOthers,
    /// Hopelessness or life felt to be without worth.
    Hopelessness,
    /// Well-being so low that a closer look is advised.
    LowWellbeing,
}

impl RiskTopic {
    /// All values.
    pub const ALL: [Self; 4] =
        [Self::SelfHarm, Self::HarmToOthers, Self::Hopelessness, Self::LowWellbeing];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfHarm => "self-harm",
            Self::HarmToOthers => "harm-to-others",
            Self::Hopelessness => "hopelessness",
            Self::LowWellbeing => "low-wellbeing",
        }
    }
}

impl fmt::Display for RiskTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Alert, AlertCause, NoAnswer, RiskTopic};
    use crate::EvidenceStatus;

    fn alert(cause: AlertCause) -> Alert {
        Alert {
            instrument: "phq-9".parse().unwrap(),
            rule: "item-9".into(),
            topic: RiskTopic::SelfHarm,
            cause,
            reason: "any answer but the lowest deserves a talk".into(),
            status: EvidenceStatus::Verified,
        }
    }

    #[test]
    fn alerts_speak_calmly_and_do_not_repeat_the_answer() {
        insta::assert_snapshot!(
            alert(AlertCause::RiskAnswer { item: 9 }),
            @"phq-9: please look at the answer to item 9 (self-harm)"
        );
        insta::assert_snapshot!(
            alert(AlertCause::RiskNotAnswered { item: 9, why: NoAnswer::NotAsked }),
            @"phq-9: please look at item 9, which was not asked (self-harm)"
        );
        insta::assert_snapshot!(
            alert(AlertCause::RiskScore { scale: "total".parse().unwrap() }),
            @"phq-9: please look at the score total (self-harm)"
        );
    }

    #[test]
    fn alerts_read_back_equal() {
        for why in NoAnswer::ALL {
            let alert = alert(AlertCause::RiskNotAnswered { item: 9, why });
            let json = serde_json::to_string(&alert).unwrap();
            assert!(json.contains(why.as_str()));
            assert_eq!(serde_json::from_str::<Alert>(&json).unwrap(), alert);
        }
    }

    #[test]
    fn topics_are_written_as_in_json() {
        for topic in RiskTopic::ALL {
            assert_eq!(serde_json::to_string(&topic).unwrap(), format!("\"{topic}\""));
        }
    }
}

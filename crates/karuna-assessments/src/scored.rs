//! A sheet that was scored: every scale's outcome, the alerts, and the way back to the answers.

use std::fmt;

use karuna_core::{Alert, InstrumentId, ScaleId};
use serde::{Deserialize, Serialize};

use crate::band::BandPlace;
use crate::instrument::Instrument;
use crate::outcome::{Reason, ScaleOutcome};
use crate::policy::PolicyUse;
use crate::scale::ScoreRule;

/// A sheet that was scored.
///
/// Outcomes stand in the order of the definition's scales. For storing or sending take
/// [`Scored::record`].
#[derive(Clone, PartialEq)]
pub struct Scored<'i> {
    instrument: &'i Instrument,
    policy: PolicyUse,
    codes: Vec<u8>,
    outcomes: Vec<ScaleOutcome>,
    alerts: Vec<Alert>,
}

impl<'i> Scored<'i> {
    pub(crate) const fn new(
        instrument: &'i Instrument,
        policy: PolicyUse,
        codes: Vec<u8>,
        outcomes: Vec<ScaleOutcome>,
        alerts: Vec<Alert>,
    ) -> Self {
        Self { instrument, policy, codes, outcomes, alerts }
    }

    /// The instrument.
    #[must_use]
    pub const fn instrument(&self) -> &'i Instrument {
        self.instrument
    }

    /// The missing-data policy that was asked for, and what came of it.
    #[must_use]
    pub const fn policy(&self) -> &PolicyUse {
        &self.policy
    }

    /// What came of a scale; `None` where the instrument has no such scale.
    #[must_use]
    pub fn outcome(&self, scale: &ScaleId) -> Option<&ScaleOutcome> {
        self.outcomes.get(self.instrument.place_of(scale)?)
    }

    /// The score of a scale; `None` where it has none or there is no such scale.
    #[must_use]
    pub fn value(&self, scale: &ScaleId) -> Option<f64> {
        self.outcome(scale)?.value()
    }

    /// All scales with their outcomes, in the order of the definition.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'i ScaleId, &ScaleOutcome)> {
        self.instrument.scale_ids().iter().zip(&self.outcomes)
    }

    /// What a person has to look at.
    #[must_use]
    pub fn alerts(&self) -> &[Alert] {
        &self.alerts
    }

    /// Where a scale's score lies among the bands of each origin that speaks of the scale.
    #[must_use]
    pub fn bands(&self, scale: &ScaleId) -> Vec<BandPlace> {
        self.value(scale).map_or_else(Vec::new, |score| self.instrument.band_places(scale, score))
    }

    /// Why a scale has no score, with the names of scales; empty where it has one.
    #[must_use]
    pub fn reasons(&self, scale: &ScaleId) -> Vec<NotScoredReason> {
        match self.outcome(scale) {
            Some(ScaleOutcome::NotScored(none)) => {
                none.reasons.iter().map(|reason| self.name_reason(reason)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The ids of the criteria of a count that are met; empty for other scales.
    #[must_use]
    pub fn criteria_met(&self, scale: &ScaleId) -> Vec<ScaleId> {
        let rule = self.instrument.scale(scale).map(|scale| &scale.score);
        match (rule, self.outcome(scale)) {
            (Some(ScoreRule::Count { criteria, .. }), Some(ScaleOutcome::Scored(score))) => {
                criteria
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| score.criteria.contains(*place))
                    .map(|(_, criterion)| criterion.id.clone())
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// The scored sheet as plain data of its own, without the answers.
    #[must_use]
    pub fn record(&self) -> ScoreRecord {
        let scores = self.outcomes().map(|(scale, outcome)| {
            let (answered, required) = (outcome.answered(), outcome.required());
            let result = match outcome {
                ScaleOutcome::Scored(score) => RecordedResult::Scored {
                    value: score.value,
                    prorated: score.prorated,
                    criteria_met: self.criteria_met(scale),
                },
                ScaleOutcome::NotScored(_) => {
                    RecordedResult::NotScored { reasons: self.reasons(scale) }
                }
            };
            RecordedScore { scale: scale.clone(), answered, required, result }
        });
        ScoreRecord {
            instrument: self.instrument.id().clone(),
            definition: self.instrument.version().to_owned(),
            policy: self.policy.clone(),
            scores: scores.collect(),
            alerts: self.alerts.clone(),
        }
    }

    pub(crate) fn codes(&self) -> &[u8] {
        &self.codes
    }

    fn name_reason(&self, reason: Reason) -> NotScoredReason {
        match reason {
            Reason::TooFew => NotScoredReason::TooFew,
            Reason::InvalidAnswer => NotScoredReason::InvalidAnswer,
            Reason::LookupNeedsWholeRaw => NotScoredReason::LookupNeedsWholeRaw,
            Reason::InstrumentInvalid => NotScoredReason::InstrumentInvalid,
            Reason::MemberNotScored(place) => match self.instrument.scale_ids().get(place) {
                Some(scale) => NotScoredReason::MemberNotScored(scale.clone()),
                None => NotScoredReason::InstrumentInvalid,
            },
        }
    }
}

impl PartialEq for Instrument {
    /// Two instruments are the same where their definitions are.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.definition() == other.definition()
    }
}

impl fmt::Debug for Scored<'_> {
    /// Scores and alerts; not the answers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scored")
            .field("instrument", self.instrument.id())
            .field("definition", &self.instrument.version())
            .field("policy", &self.policy.asked)
            .field("outcomes", &self.outcomes)
            .field("alerts", &self.alerts)
            .finish_non_exhaustive()
    }
}

/// Why a scale has no score, with the names of scales.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NotScoredReason {
    /// Fewer valid answers than the policy asks for.
    TooFew,
    /// An item below the scale has an answer that is none of its options.
    InvalidAnswer,
    /// A scale that this one is made of has no score.
    MemberNotScored(ScaleId),
    /// The table holds whole raw scores of complete answers only.
    LookupNeedsWholeRaw,
    /// The instrument as a whole is not valid: more items are missing than the rule allows.
    InstrumentInvalid,
}

impl fmt::Display for NotScoredReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFew => f.write_str("too few answers"),
            Self::InvalidAnswer => f.write_str("an answer that is none of the options"),
            Self::MemberNotScored(scale) => write!(f, "{scale} has no score"),
            Self::LookupNeedsWholeRaw => f.write_str("the table needs complete answers"),
            Self::InstrumentInvalid => f.write_str("too many items of the whole sheet are missing"),
        }
    }
}

/// A scored sheet as plain data: what to store and to send. It holds no answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ScoreRecord {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The version of its definition.
    pub definition: String,
    /// The missing-data policy.
    pub policy: PolicyUse,
    /// The scales in the order of the definition.
    pub scores: Vec<RecordedScore>,
    /// What a person has to look at.
    pub alerts: Vec<Alert>,
}

/// One scale of a [`ScoreRecord`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RecordedScore {
    /// The scale.
    pub scale: ScaleId,
    /// How many of the items below it have a valid answer.
    pub answered: u16,
    /// How many valid answers it needs.
    pub required: u16,
    /// What came of it.
    pub result: RecordedResult,
}

/// What came of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum RecordedResult {
    /// A score.
    Scored {
        /// The score, in the unit of the scale.
        value: f64,
        /// Whether the answered items stand for others that are missing.
        prorated: bool,
        /// The criteria of a count that are met.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        criteria_met: Vec<ScaleId>,
    },
    /// No score.
    NotScored {
        /// Why; at least one reason.
        reasons: Vec<NotScoredReason>,
    },
}

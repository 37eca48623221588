//! Rules that say which answers a person has to look at.
//!
//! They are read from the raw answers, before anything else: a sheet that cannot be scored still
//! raises its alerts, and a risk item without a valid answer raises one as well, since then nobody
//! knows.

use karuna_core::{EvidenceStatus, RiskTopic, ScaleId};
use serde::{Deserialize, Serialize};

/// A rule that says which answer or score a person has to look at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RiskRule {
    /// The rule's id, such as `item-9`.
    pub id: String,
    /// What it is about.
    pub topic: RiskTopic,
    /// When it speaks.
    pub when: RiskWhen,
    /// Why, in a sentence.
    pub reason: String,
    /// Ids of sources; empty where the rule is a judgement of ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// How sure it is.
    pub status: EvidenceStatus,
}

/// When a [`RiskRule`] speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RiskWhen {
    /// An item is answered with this option or a higher one.
    ItemAtLeast {
        /// The item.
        item: u16,
        /// The lowest option that speaks.
        option: i32,
    },
    /// A score is this high or higher.
    ScoreAtLeast {
        /// The scale.
        scale: ScaleId,
        /// The lowest score that speaks.
        score: f64,
    },
    /// A score is this low or lower.
    ScoreAtMost {
        /// The scale.
        scale: ScaleId,
        /// The highest score that speaks.
        score: f64,
    },
}

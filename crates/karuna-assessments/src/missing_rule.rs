//! A rule for missing answers that somebody stated.

use karuna_core::{EvidenceStatus, ScaleId};
use serde::{Deserialize, Serialize};

/// A rule for missing answers that somebody stated.
///
/// Means run over the answered items, sums are prorated to the full number of items; the rule says
/// how many have to be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MissingRule {
    /// The rule's name, by which a caller asks for it.
    pub name: String,
    /// Who stated it.
    pub by: MissingRuleOrigin,
    /// How sure it is.
    pub status: EvidenceStatus,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// The limits, scale by scale. A scale that no limit names needs complete answers.
    pub limits: Vec<MissingLimit>,
    /// How many items of the whole sheet may be missing at the most; beyond that no scale is scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet_max_missing: Option<u16>,
    /// What to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl MissingRule {
    /// Whether the policy `authors` takes this rule: stated by the authors or the manual, and
    /// looked up at least in part.
    #[must_use]
    pub const fn is_authors(&self) -> bool {
        matches!(self.by, MissingRuleOrigin::Authors | MissingRuleOrigin::Manual)
            && self.status.is_looked_up()
    }
}

/// Who stated a rule for missing answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MissingRuleOrigin {
    /// The authors of the instrument.
    Authors,
    /// The official manual or scoring sheet.
    Manual,
    /// Users of the instrument: a service, a package, a habit.
    FieldPractice,
}

impl MissingRuleOrigin {
    /// The origin in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authors => "the authors",
            Self::Manual => "the official manual",
            Self::FieldPractice => "practice in the field",
        }
    }
}

/// How many answers some scales need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MissingLimit {
    /// The scales; each has to be made of items directly.
    pub scales: Vec<ScaleId>,
    /// The limit.
    pub need: Need,
}

/// How many answers a scale needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// At least so many items answered.
    MinAnswered(u16),
    /// At most so many items missing.
    MaxMissing(u16),
}

impl Need {
    /// How many of `items` have to be answered, or `None` where the limit makes no sense for them.
    #[must_use]
    pub const fn required(self, items: u16) -> Option<u16> {
        match self {
            Self::MinAnswered(least) if least >= 1 && least <= items => Some(least),
            Self::MaxMissing(most) if most < items => Some(items - most),
            _ => None,
        }
    }
}

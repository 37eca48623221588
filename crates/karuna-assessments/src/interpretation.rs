//! What others have said about scores: bands, cut-offs, norms, reliability, thresholds for change.
//!
//! Every value names its source and how sure it is. Nothing here is made by karuna: a severity word
//! stands only where the authors or a named body published it, and says by whom.

use std::fmt;

use karuna_core::{EvidenceStatus, ScaleId};
use serde::{Deserialize, Serialize};

/// Words for ranges of scores, as one origin published them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BandSet {
    /// The scales that the words are for.
    pub scales: Vec<ScaleId>,
    /// Who made them.
    pub origin: BandOrigin,
    /// The id of the source.
    pub source: String,
    /// How sure they are.
    pub status: EvidenceStatus,
    /// The bands, from the lowest to the highest.
    pub bands: Vec<Band>,
    /// The highest score that the origin speaks of; it has to be the scale's highest.
    pub up_to: f64,
    /// What to know, for example how shared end points were settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Who made a set of bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BandOrigin {
    /// The authors of the instrument.
    Authors,
    /// A named body, such as a health service.
    NamedBody,
    /// Somebody else who published them under a name.
    ThirdParty,
    /// Habit of the field without one clear publisher.
    FieldConvention,
}

impl fmt::Display for BandOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Authors => "the authors",
            Self::NamedBody => "a named body",
            Self::ThirdParty => "a third party",
            Self::FieldConvention => "a convention of the field",
        })
    }
}

/// One band. It runs from `from` (inclusive) to the next band's `from`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Band {
    /// The lowest score of the band.
    pub from: f64,
    /// The word; absent where the origin leaves this part open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Why this part is open; only where there is no word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<String>,
    /// The ends as they were published, where they are written differently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}

/// A line on a scale that somebody proposed for a purpose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CutOff {
    /// The scale.
    pub scale: ScaleId,
    /// On which side of the line one is "beyond" it.
    pub side: CutOffSide,
    /// The line.
    pub value: f64,
    /// What it was proposed for.
    pub meaning: String,
    /// In whom it was studied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// The share of those who have the condition that the line finds, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitivity: Option<f64>,
    /// The share of those who do not have it that the line leaves alone, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specificity: Option<f64>,
    /// The id of the source.
    pub source: String,
    /// How sure it is.
    pub status: EvidenceStatus,
}

impl CutOff {
    /// Whether a score lies beyond the line.
    #[must_use]
    pub fn is_beyond(&self, score: f64) -> bool {
        match self.side {
            CutOffSide::AtOrAbove => score >= self.value,
            CutOffSide::AtOrBelow => score <= self.value,
        }
    }
}

/// On which side of a cut-off a score is "beyond" it. The line itself always belongs to that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CutOffSide {
    /// The line or higher.
    AtOrAbove,
    /// The line or lower.
    AtOrBelow,
}

impl fmt::Display for CutOffSide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::AtOrAbove => "at or above",
            Self::AtOrBelow => "at or below",
        })
    }
}

/// The mean, and where known the standard deviation, of a scale in a population.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Norm {
    /// The scale.
    pub scale: ScaleId,
    /// Who was measured.
    pub population: String,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The mean, in the unit of the scale.
    pub mean: f64,
    /// The standard deviation, in the unit of the scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sd: Option<f64>,
    /// Percentiles that the source printed, from the lowest score to the highest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub percentiles: Vec<PercentilePoint>,
    /// The id of the source.
    pub source: String,
    /// How sure it is.
    pub status: EvidenceStatus,
    /// What to know, for example that the sample is descriptive and no population norm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One row of a norm's own table of percentiles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PercentilePoint {
    /// The score, in the unit of the scale.
    pub score: f64,
    /// The percentile of that score, 0 to 100.
    pub percentile: f64,
}

/// A reliability coefficient of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reliability {
    /// The scale.
    pub scale: ScaleId,
    /// Which coefficient.
    pub kind: ReliabilityKind,
    /// Its value, 0 to 1.
    pub value: f64,
    /// In whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// In how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Over which time, for a retest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    /// The id of the source.
    pub source: String,
    /// How sure it is.
    pub status: EvidenceStatus,
}

/// Which reliability coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ReliabilityKind {
    /// Cronbach's alpha.
    Alpha,
    /// Omega (`McDonald`).
    Omega,
    /// The correlation of two measurements.
    Retest,
}

/// A change that somebody called more than noise, or worth something to people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChangeThreshold {
    /// The scale.
    pub scale: ScaleId,
    /// What the threshold claims.
    pub kind: ChangeKind,
    /// The size of the change.
    pub value: f64,
    /// In points of the scale, or in per cent of the first score.
    #[serde(default)]
    pub unit: ChangeUnit,
    /// Whether a change of just this size counts; absent where the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundary: Option<Boundary>,
    /// How it was found.
    pub basis: String,
    /// The id of the source.
    pub source: String,
    /// How sure it is.
    pub status: EvidenceStatus,
}

/// Whether a value that lies just on a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Boundary {
    /// It counts.
    Counts,
    /// Only what lies beyond it counts.
    DoesNotCount,
}

/// What a [`ChangeThreshold`] claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// More than the noise of the scale.
    Reliable,
    /// The smallest change that people call worthwhile.
    MinimalImportant,
    /// Called a response to treatment.
    Response,
}

/// The unit of a [`ChangeThreshold`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeUnit {
    /// Points of the scale.
    #[default]
    Points,
    /// Per cent of the first score.
    PercentOfFirst,
}

#[cfg(test)]
mod tests {
    use super::{CutOff, CutOffSide};
    use karuna_core::EvidenceStatus;

    #[test]
    fn the_line_itself_is_beyond() {
        let mut line = CutOff {
            scale: "total".parse().unwrap(),
            side: CutOffSide::AtOrAbove,
            value: 10.0,
            meaning: "m".into(),
            population: None,
            sensitivity: None,
            specificity: None,
            source: "s".into(),
            status: EvidenceStatus::Verified,
        };
        assert_eq!([9.9, 10.0, 11.0].map(|score| line.is_beyond(score)), [false, true, true]);
        line.side = CutOffSide::AtOrBelow;
        assert_eq!([9.9, 10.0, 11.0].map(|score| line.is_beyond(score)), [true, true, false]);
    }
}

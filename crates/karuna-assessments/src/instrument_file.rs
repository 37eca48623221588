//! The file that defines an instrument: plain data, as its author wrote it.
//!
//! An [`InstrumentFile`] may be wrong; an [`Instrument`](crate::Instrument) is not. The way from
//! one to the other is [`Instrument::try_new`](crate::Instrument::try_new), which reports every
//! problem at once.

use karuna_core::{EvidenceStatus, InstrumentId, Principle, Rights, Source};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};

use crate::administration::Administration;
use crate::derivation::Derivation;
use crate::interpretation::{BandSet, ChangeThreshold, CutOff, Norm, Reliability};
use crate::item::ItemDefinition;
use crate::missing_rule::MissingRule;
use crate::response::ResponseDefinition;
use crate::risk::RiskRule;
use crate::scale::ScaleDefinition;
use crate::topic::Topic;
use crate::vector::Vector;

/// The definition of an instrument as it stands in its JSON file.
///
/// Unknown keys are refused, so that a misspelt key does not pass unseen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct InstrumentFile {
    /// Where the JSON Schema lies; for editors, ignored by karuna.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the file format: 1.
    pub format: u32,
    /// The instrument's id, also the file's name.
    pub id: InstrumentId,
    /// The version of this definition, three numbers. It changes whenever a score may change.
    pub version: String,
    /// The language of the form that was keyed, as a BCP 47 tag such as `en`.
    pub language: String,
    /// The usual abbreviation, such as `SCS-SF`.
    pub abbreviation: String,
    /// The instrument's name.
    pub title: String,
    /// What it measures, in our own words.
    pub construct: String,
    /// What it is about, in words for filtering; at least one, the main one first.
    pub topics: Vec<Topic>,
    /// The principles of compassionate therapy that it says something about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principles: Vec<Principle>,
    /// Who answers, and about what time.
    pub administration: Administration,
    /// Which printed form and order of items the numbers follow.
    pub item_order: String,
    /// How sure the scoring key is.
    pub evidence: KeyEvidence,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// Who holds the wording, and on which terms it may be used.
    pub rights: Rights,
    /// What may be answered.
    pub response: ResponseDefinition,
    /// The items, numbered from 1 without a gap.
    pub items: Vec<ItemDefinition>,
    /// The scores that the instrument gives.
    pub scales: Vec<ScaleDefinition>,
    /// Rules for missing answers that have a source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<MissingRule>,
    /// Words for ranges of scores.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<BandSet>,
    /// Cut-offs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut_offs: Vec<CutOff>,
    /// Norms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub norms: Vec<Norm>,
    /// Reliability.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reliability: Vec<Reliability>,
    /// Thresholds for change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub change: Vec<ChangeThreshold>,
    /// Answers and scores that a person has to look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risk: Vec<RiskRule>,
    /// Other forms, orders and ways of scoring that one may mistake for this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<VariantNote>,
    /// Longer forms from whose answers this form can be scored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<Derivation>,
    /// Codes of the instrument in code systems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// Anything that a user of the scores should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Worked examples. `None` where the file was read without them: the library skips them when it
    /// parses at run time, tests and [`Catalog::check`](crate::Catalog::check) run them.
    #[serde(default, deserialize_with = "skip", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Vector>"))]
    pub vectors: Option<Vec<Vector>>,
}

impl InstrumentFile {
    /// The format that this version of karuna reads.
    pub const FORMAT: u32 = 1;

    /// Reads a file without its worked examples.
    ///
    /// # Errors
    ///
    /// A text that is no JSON, or JSON of another shape; with line and column.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Reads a file with its worked examples.
    ///
    /// # Errors
    ///
    /// A text that is no JSON, or JSON of another shape; with line and column.
    pub fn from_json_with_vectors(text: &str) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct OnlyVectors {
            #[serde(default)]
            vectors: Vec<Vector>,
        }
        let mut file = Self::from_json(text)?;
        file.vectors = Some(serde_json::from_str::<OnlyVectors>(text)?.vectors);
        Ok(file)
    }

    /// The source with the given id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// Steps over the worked examples without building them.
fn skip<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Vector>>, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| None)
}

/// How sure the scoring key is: which items belong to which scale, which are reversed, how they are
/// put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KeyEvidence {
    /// The status of the key as a whole: that of its weakest part.
    pub status: EvidenceStatus,
    /// What was checked against what, and what stays open.
    pub note: String,
    /// Ids of the sources of the key.
    pub sources: Vec<String>,
}

/// Another form, order or way of scoring that one may mistake for this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct VariantNote {
    /// Short name.
    pub id: String,
    /// What differs, and what to look out for.
    pub note: String,
    /// How sure this is.
    pub status: EvidenceStatus,
    /// Ids of sources.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A code of the instrument, of one of its scales or of one of its items in a code system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Code {
    /// The code system, such as `loinc`.
    pub system: String,
    /// The code.
    pub code: String,
    /// What the code stands for.
    pub target: CodeTarget,
    /// How sure the code is.
    pub status: EvidenceStatus,
}

/// What a [`Code`] stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum CodeTarget {
    /// The whole instrument.
    Panel,
    /// A scale, by id.
    Scale(karuna_core::ScaleId),
    /// An item, by number.
    Item(u16),
}

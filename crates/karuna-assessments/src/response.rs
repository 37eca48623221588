//! What may be answered, and what an answer counts.
//!
//! Answers are the printed option values. What they count may differ: the options 0 to 4 of the
//! Copenhagen Burnout Inventory count 0, 25, 50, 75 and 100. The caller never sees that coding.

use serde::{Deserialize, Serialize};

/// The options of an instrument, with exceptions for some items where it has any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ResponseDefinition {
    /// The lowest option.
    pub min: i32,
    /// The highest option.
    pub max: i32,
    /// How far one option lies from the next.
    #[serde(default, skip_serializing_if = "Step::is_whole")]
    pub step: Step,
    /// What each option counts, from the lowest to the highest; absent where an option counts its
    /// own value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<i32>>,
    /// Printed words of options; only where the rights allow it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<OptionLabel>,
    /// Items whose options differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<ResponseException>,
    /// Anything to know about the options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How far one option lies from the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Whole numbers only.
    #[default]
    Whole,
    /// Tenths, as for a line of ten centimetres read to the millimetre.
    Tenths,
}

impl Step {
    /// How many steps make one: 1 or 10.
    #[must_use]
    pub const fn per_unit(self) -> i32 {
        match self {
            Self::Whole => 1,
            Self::Tenths => 10,
        }
    }

    const fn is_whole(&self) -> bool {
        matches!(self, Self::Whole)
    }
}

/// The printed word of an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OptionLabel {
    /// The option.
    pub value: i32,
    /// Its word.
    pub label: String,
}

/// Items whose options differ from those of the instrument. What is absent stays as it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ResponseException {
    /// The items, by number.
    pub items: Vec<u16>,
    /// The lowest option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i32>,
    /// The highest option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i32>,
    /// What each option counts, from the lowest to the highest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<i32>>,
    /// Printed words of options; only where the rights allow it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<OptionLabel>,
}

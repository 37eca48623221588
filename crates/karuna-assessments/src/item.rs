//! An item: a number, a label of our own, and what is special about it.

use serde::{Deserialize, Serialize};

/// One item. Its wording is not here: an app that shows it brings its own licensed text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ItemDefinition {
    /// The number in the printed form, from 1.
    pub n: u16,
    /// A short content label of our own, not the item's wording.
    pub label: String,
    /// Why the item is asked and not scored, where that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unscored: Option<String>,
    /// What happens to a sum where the person says that the item does not apply. Absent: the item
    /// counts as missing then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<NotApplicableRule>,
}

/// What happens where an item does not apply to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NotApplicableRule {
    /// The item leaves the scale: a sum runs over the rest and its highest value is lower.
    LeaveOut,
    /// The rest stands for it: a sum is prorated to the full number of items.
    Prorate,
}

//! How the answers to a short form stand in the answers to a longer one.

use karuna_core::{EvidenceStatus, InstrumentId};
use serde::{Deserialize, Serialize};

/// From which items of a longer form the answers to this form can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Derivation {
    /// The longer form.
    pub instrument: InstrumentId,
    /// For each item of this form, in order, the item of the longer form that asks the same.
    pub items: Vec<u16>,
    /// What is added to an option of the longer form to make the option of this one, where the
    /// two print different numbers.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub shift: i32,
    /// How sure the map is.
    pub status: EvidenceStatus,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// What to know, for example that items were asked among others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(shift: &i32) -> bool {
    *shift == 0
}

//! What is said beside a revision, and to whom.

use serde::{Deserialize, Serialize};

use crate::rule::RuleId;

/// Something that is said beside a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RevisionMessage {
    /// To whom.
    pub to: Reader,
    /// The rule behind it.
    pub rule: RuleId,
    /// The words.
    pub words: String,
}

/// Whom something is said to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// The person whose plan it is.
    Person,
    /// Whoever is responsible for the person's care, or for the service where nobody is. The app
    /// brings it there; karuna sends nothing.
    Clinician,
}

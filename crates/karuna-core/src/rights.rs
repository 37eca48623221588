//! Who holds a questionnaire, and on which terms it may be used.
//!
//! karuna ships scoring keys, which are facts, and no item wording. An app that shows the items
//! needs the holder's terms; so they travel with the definition.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Date, EvidenceStatus};

/// The terms of use in one word. The text beside it counts; this word is for filtering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RightsTerms {
    /// Stated to be in the public domain.
    PublicDomain,
    /// Free to use without asking, usually with a citation.
    Free,
    /// Free within stated conditions (unaltered, not sold, non-commercial ...).
    FreeWithConditions,
    /// The holder asks every user to register or to sign a licence.
    Registration,
    /// The holder's permission is needed.
    Permission,
    /// No clear terms were found; ask the holder before showing the items.
    Unclear,
}

impl RightsTerms {
    /// All values.
    pub const ALL: [Self; 6] = [
        Self::PublicDomain,
        Self::Free,
        Self::FreeWithConditions,
        Self::Registration,
        Self::Permission,
        Self::Unclear,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PublicDomain => "public-domain",
            Self::Free => "free",
            Self::FreeWithConditions => "free-with-conditions",
            Self::Registration => "registration",
            Self::Permission => "permission",
            Self::Unclear => "unclear",
        }
    }

    /// Whether response labels may stand in a definition: only where use is free or the text is in
    /// the public domain.
    #[must_use]
    pub const fn allow_labels(self) -> bool {
        matches!(self, Self::PublicDomain | Self::Free | Self::FreeWithConditions)
    }
}

impl fmt::Display for RightsTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Who holds a questionnaire, and on which terms it may be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rights {
    /// The holder of the rights in the wording, as far as known.
    pub holder: String,
    /// The terms in one word.
    pub terms: RightsTerms,
    /// The terms in a sentence or two.
    pub summary: String,
    /// Where the terms were read.
    pub evidence: String,
    /// How sure the terms are.
    pub status: EvidenceStatus,
    /// When they were last looked at.
    pub checked: Date,
    /// A text that the holder asks users to show beside the items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::RightsTerms;

    #[test]
    fn labels_need_free_terms() {
        let free: Vec<&str> = RightsTerms::ALL
            .into_iter()
            .filter(|terms| terms.allow_labels())
            .map(RightsTerms::as_str)
            .collect();
        assert_eq!(free, ["public-domain", "free", "free-with-conditions"]);
    }

    #[test]
    fn the_written_form_is_that_of_json() {
        for terms in RightsTerms::ALL {
            assert_eq!(serde_json::to_string(&terms).unwrap(), format!("\"{terms}\""));
        }
    }
}

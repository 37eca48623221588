//! Where the evidence of practices was found.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use karuna_core::EvidenceStatus;
use serde::{Deserialize, Serialize};

/// A source of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Citation {
    /// As one would cite it.
    pub reference: String,
    /// The DOI without a prefix.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// What it found, in our own words.
    pub finding: String,
    /// How far it was seen.
    pub status: EvidenceStatus,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reference)?;
        if let Some(doi) = &self.doi {
            write!(f, ", doi:{doi}")?;
        }
        write!(f, " ({})", self.status)
    }
}

/// Sources of evidence by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Bibliography {
    entries: BTreeMap<String, Citation>,
}

impl Bibliography {
    /// The sources that the built-in practices refer to.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Bibliography> = LazyLock::new(|| {
            // A test reads the text; should it ever be wrong, no source is found rather than none
            // of the practices.
            serde_json::from_str(include_str!("../citations.json")).unwrap_or_default()
        });
        &BUILTIN
    }

    /// The source with the given key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Citation> {
        self.entries.get(key)
    }

    /// All sources with their keys, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Citation)> {
        self.entries.iter().map(|(key, citation)| (key.as_str(), citation))
    }

    /// How many sources there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no source.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

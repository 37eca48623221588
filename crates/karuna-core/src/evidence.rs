//! Where a number comes from, and how sure it is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::CoreError;
use crate::word::parse_word;

/// How sure one may be of a fact. Ordered: a later variant is surer than an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceStatus {
    /// A decision of this project; no source claims it.
    Judgement,
    /// Known from memory only; the source named was not opened.
    Recalled,
    /// Seen in part, or only in a secondary source.
    Partly,
    /// Seen in the source named, or recomputed from public data.
    Verified,
}

impl EvidenceStatus {
    /// All values, from the least to the most sure.
    pub const ALL: [Self; 4] = [Self::Judgement, Self::Recalled, Self::Partly, Self::Verified];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Judgement => "judgement",
            Self::Recalled => "recalled",
            Self::Partly => "partly",
            Self::Verified => "verified",
        }
    }

    /// Whether somebody looked the fact up, at least in part.
    ///
    /// ```
    /// use karuna_core::EvidenceStatus;
    /// assert!(EvidenceStatus::Partly.is_looked_up());
    /// assert!(!EvidenceStatus::Recalled.is_looked_up());
    /// ```
    #[must_use]
    pub const fn is_looked_up(self) -> bool {
        matches!(self, Self::Verified | Self::Partly)
    }
}

impl fmt::Display for EvidenceStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for EvidenceStatus {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("evidence status", text, &Self::ALL, Self::as_str)
    }
}

/// A place where facts were found.
///
/// Facts refer to a source by its `id`, which is unique within one definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    /// Short name within the definition, such as `neff-2003`.
    pub id: String,
    /// Who, when, what and where, as one would cite it.
    pub citation: String,
    /// The DOI without a prefix, such as `10.1002/cpp.702`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// How far the source itself was seen.
    pub status: EvidenceStatus,
    /// What the source supports, in a word or two each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<String>,
    /// Anything else a reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.citation)?;
        if let Some(doi) = &self.doi {
            write!(f, ", doi:{doi}")?;
        }
        write!(f, " ({})", self.status)
    }
}

#[cfg(test)]
mod tests {
    use super::{EvidenceStatus, Source};

    #[test]
    fn written_forms_read_back() {
        for status in EvidenceStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
            assert_eq!(serde_json::to_string(&status).unwrap(), format!("\"{status}\""));
        }
        insta::assert_snapshot!(
            "sure".parse::<EvidenceStatus>().unwrap_err(),
            @"`sure` is no evidence status; expected one of: judgement, recalled, partly, verified"
        );
    }

    #[test]
    fn surer_is_greater() {
        assert!(EvidenceStatus::ALL.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_source_is_cited_with_its_status() {
        let source = Source {
            id: "raes-2011".into(),
            citation: "Raes and others (2011)".into(),
            doi: Some("10.1002/cpp.702".into()),
            status: EvidenceStatus::Partly,
            supports: vec![],
            note: None,
        };
        assert_eq!(source.to_string(), "Raes and others (2011), doi:10.1002/cpp.702 (partly)");
    }
}

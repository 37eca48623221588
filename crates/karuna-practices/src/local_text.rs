//! The words of a practice, with a translation laid over them where an app brings one.

use std::collections::BTreeMap;

use karuna_core::PracticeId;
use serde::{Deserialize, Serialize};

use crate::practice::Practice;

/// A translation, or another wording, that an app lays over the texts of practices.
///
/// A key that it lacks falls back to the text of the file and is reported by
/// [`LocalText::missing`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TextOverlay {
    /// The language, as a BCP 47 tag such as `de`.
    pub language: String,
    /// From practice and key to text.
    pub practices: BTreeMap<PracticeId, BTreeMap<String, String>>,
}

/// The words of one practice.
#[derive(Clone, Copy, Debug)]
pub struct LocalText<'a> {
    practice: &'a Practice,
    overlay: Option<&'a TextOverlay>,
}

impl<'a> LocalText<'a> {
    pub(crate) const fn new(practice: &'a Practice, overlay: Option<&'a TextOverlay>) -> Self {
        Self { practice, overlay }
    }

    /// The language of what [`get`](Self::get) gives first.
    #[must_use]
    pub fn language(&self) -> &'a str {
        self.overlay.map_or("en", |overlay| overlay.language.as_str())
    }

    /// A text by its key; the file's own where the translation lacks it, empty where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> &'a str {
        self.translated(key).unwrap_or_else(|| self.practice.text(key))
    }

    /// The keys that the translation lacks, in the order of the structure.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let keys = self.practice.definition().text_keys();
        match self.overlay {
            None => Vec::new(),
            Some(_) => keys.into_iter().filter(|key| self.translated(key).is_none()).collect(),
        }
    }

    /// Keys of the translation that the practice does not have, misspelt ones for example.
    #[must_use]
    pub fn strangers(&self) -> Vec<&'a str> {
        let known = self.practice.definition().text_keys();
        let own = self.overlay.and_then(|overlay| overlay.practices.get(self.practice.id()));
        let keys = own.into_iter().flat_map(BTreeMap::keys).map(String::as_str);
        keys.filter(|key| known.iter().all(|known| known != key)).collect()
    }

    fn translated(&self, key: &str) -> Option<&'a str> {
        let texts = self.overlay?.practices.get(self.practice.id())?;
        texts.get(key).map(String::as_str).filter(|text| !text.trim().is_empty())
    }
}

//! The wording of an instrument, as an app that has the rights brings it along.
//!
//! karuna ships none. A pack is checked against the definition, so that no item is without a text
//! and no text stands at an item that there is not.

use std::collections::BTreeMap;

use karuna_core::InstrumentId;
use serde::{Deserialize, Serialize};

use crate::instrument::Instrument;
use crate::wording_error::{WordingError, WordingProblem};

/// A pack of wording as it stands in its JSON file. It may be wrong; a [`WordingPack`] is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WordingFile {
    /// The version of the file format: 1.
    pub format: u32,
    /// The instrument.
    pub instrument: InstrumentId,
    /// On which terms the app may show the texts, in words of the app.
    pub licence: String,
    /// The texts by language, as a BCP 47 tag such as `en`.
    pub languages: BTreeMap<String, Wording>,
}

/// The texts of an instrument in one or more languages, with the terms under which the app may
/// show them; checked against the definition.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{WordingPack, handles};
///
/// let text = r#"{
///   "format": 1, "instrument": "gad-2", "licence": "made up for this example",
///   "languages": {
///     "en": {
///       "items": { "1": "first question", "2": "second question" },
///       "options": { "0": "never", "1": "now and then", "2": "often", "3": "always" }
///     }
///   }
/// }"#;
/// let pack = WordingPack::from_json(text, handles::gad_2::instrument())?;
/// assert_eq!(pack.item("en", 2), Some("second question"));
/// assert_eq!(pack.option("en", 2, 3), Some("always"));
/// assert_eq!(pack.item("de", 2), None);
/// # Ok::<(), karuna_assessments::WordingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingPack {
    file: WordingFile,
}

/// The texts of an instrument in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Wording {
    /// The title of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What stands above the items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<String>,
    /// The items by number; every one.
    pub items: BTreeMap<u16, String>,
    /// The words of the options by value. Options without a word are shown as numbers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<i32, String>,
    /// Words of options for items that have their own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub item_options: BTreeMap<u16, BTreeMap<i32, String>>,
}

impl WordingFile {
    /// The version of the file format that this version of karuna reads.
    pub const FORMAT: u32 = 1;
}

impl WordingPack {
    /// Reads a pack and checks it against the definition.
    ///
    /// # Errors
    ///
    /// [`WordingError`] with all problems, each with its place.
    pub fn from_json(text: &str, instrument: &Instrument) -> Result<Self, WordingError> {
        let file: WordingFile = serde_json::from_str(text).map_err(|error| WordingError {
            problems: vec![(String::new(), WordingProblem::Json { message: error.to_string() })],
        })?;
        Self::try_new(file, instrument)
    }

    /// Checks a pack against the definition.
    ///
    /// # Errors
    ///
    /// [`WordingError`] with all problems, each with its place.
    pub fn try_new(file: WordingFile, instrument: &Instrument) -> Result<Self, WordingError> {
        let problems = file.problems(instrument);
        if problems.is_empty() { Ok(Self { file }) } else { Err(WordingError { problems }) }
    }

    /// The file.
    #[must_use]
    pub const fn file(&self) -> &WordingFile {
        &self.file
    }

    /// The languages, in alphabetical order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.file.languages.keys().map(String::as_str)
    }

    /// All texts of a language. No other language stands in for one that is not there.
    #[must_use]
    pub fn wording(&self, language: &str) -> Option<&Wording> {
        self.file.languages.get(language)
    }

    /// The text of an item.
    #[must_use]
    pub fn item(&self, language: &str, item: u16) -> Option<&str> {
        self.wording(language)?.items.get(&item).map(String::as_str)
    }

    /// The word of an option of an item.
    #[must_use]
    pub fn option(&self, language: &str, item: u16, option: i32) -> Option<&str> {
        let wording = self.wording(language)?;
        let own = wording.item_options.get(&item).and_then(|own| own.get(&option));
        own.or_else(|| wording.options.get(&option)).map(String::as_str)
    }
}

impl WordingFile {
    fn problems(&self, instrument: &Instrument) -> Vec<(String, WordingProblem)> {
        let mut problems = Vec::new();
        if self.format != Self::FORMAT {
            let problem = WordingProblem::Format { found: self.format, known: Self::FORMAT };
            problems.push(("/format".to_owned(), problem));
        }
        if self.instrument != *instrument.id() {
            let problem = WordingProblem::OtherInstrument {
                found: self.instrument.clone(),
                expected: instrument.id().clone(),
            };
            problems.push(("/instrument".to_owned(), problem));
            return problems;
        }
        if self.licence.trim().is_empty() {
            problems.push(("/licence".to_owned(), WordingProblem::Empty));
        }
        if self.languages.is_empty() {
            problems.push(("/languages".to_owned(), WordingProblem::NoLanguage));
        }
        for (language, wording) in &self.languages {
            wording.check(&format!("/languages/{language}"), instrument, &mut problems);
        }
        problems
    }
}

impl Wording {
    fn check(
        &self,
        place: &str,
        instrument: &Instrument,
        problems: &mut Vec<(String, WordingProblem)>,
    ) {
        let definition = instrument.definition();
        let items = definition.items.len();
        let is_item = |item: u16| item > 0 && usize::from(item) <= items;
        for item in definition.items.iter().map(|item| item.n) {
            if !self.items.contains_key(&item) {
                problems.push((format!("{place}/items"), WordingProblem::NoText { item }));
            }
        }
        for (item, text) in &self.items {
            let at = format!("{place}/items/{item}");
            if !is_item(*item) {
                problems.push((at, WordingProblem::NoSuchItem { item: *item, items }));
            } else if text.trim().is_empty() {
                problems.push((at, WordingProblem::Empty));
            }
        }
        let response = &definition.response;
        let of = |item: u16| {
            let own = response.exceptions.iter().find(|it| it.items.contains(&item));
            let min = own.and_then(|own| own.min).unwrap_or(response.min);
            (min, own.and_then(|own| own.max).unwrap_or(response.max))
        };
        let mut check = |at: String, options: &BTreeMap<i32, String>, (min, max): (i32, i32)| {
            for (option, text) in options {
                let at = format!("{at}/{option}");
                if !(min..=max).contains(option) {
                    let problem = WordingProblem::NoSuchOption { option: *option, min, max };
                    problems.push((at, problem));
                } else if text.trim().is_empty() {
                    problems.push((at, WordingProblem::Empty));
                }
            }
        };
        check(format!("{place}/options"), &self.options, (response.min, response.max));
        for (item, options) in self.item_options.iter().filter(|(item, _)| is_item(**item)) {
            check(format!("{place}/item-options/{item}"), options, of(*item));
        }
        for item in self.item_options.keys().filter(|item| !is_item(**item)) {
            let at = format!("{place}/item-options/{item}");
            problems.push((at, WordingProblem::NoSuchItem { item: *item, items }));
        }
    }
}

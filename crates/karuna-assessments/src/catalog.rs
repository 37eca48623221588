//! Instruments by id: those that are built in, and those that a caller brings.

use std::sync::{Arc, LazyLock};

use karuna_core::{ClosestHint, InstrumentId, closest};

use crate::check::parse_version;
use crate::definition_error::DefinitionError;
use crate::handles::BUILTIN;
use crate::instrument::Instrument;
use crate::instrument_file::InstrumentFile;

/// Instruments by id and version.
///
/// There is no global registry: an app that brings definitions of its own makes a catalogue of
/// them and merges it with the built-in one.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Catalog, CatalogError};
///
/// let catalog = Catalog::builtin();
/// assert_eq!(catalog.get("scs")?.title(), "Self-Compassion Scale");
///
/// let error = catalog.get("scs_sf").unwrap_err();
/// assert!(error.to_string().contains("did you mean `scs-sf`"));
/// # Ok::<(), CatalogError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
enum Entry {
    Builtin(&'static BuiltIn),
    Own(Arc<Instrument>),
}

/// A definition that is built in. It is parsed when it is first asked for, and only then.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    pub(crate) id: &'static str,
    pub(crate) version: &'static str,
    pub(crate) instrument: &'static LazyLock<Instrument>,
}

impl Entry {
    fn id(&self) -> &str {
        match self {
            Self::Builtin(entry) => entry.id,
            Self::Own(instrument) => instrument.id().as_str(),
        }
    }

    fn version(&self) -> &str {
        match self {
            Self::Builtin(entry) => entry.version,
            Self::Own(instrument) => instrument.version(),
        }
    }

    fn instrument(&self) -> &Instrument {
        match self {
            Self::Builtin(entry) => entry.instrument,
            Self::Own(instrument) => instrument,
        }
    }
}

impl Catalog {
    /// The catalogue of all built-in instruments.
    ///
    /// Each is parsed when it is first asked for.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static CATALOG: LazyLock<Catalog> =
            LazyLock::new(|| Catalog { entries: BUILTIN.iter().map(Entry::Builtin).collect() });
        &CATALOG
    }

    /// A catalogue of the definitions in a JSON text: one definition, or a list of them.
    ///
    /// The built-in definitions take the same path. Worked examples are not run; for that there is
    /// [`Catalog::check`].
    ///
    /// # Errors
    ///
    /// [`CatalogError::Json`] for a text of another shape, [`CatalogError::Definition`] with all
    /// problems of the first definition that has any, [`CatalogError::AlreadyThere`] where two have
    /// the same id and version.
    pub fn from_json(text: &str) -> Result<Self, CatalogError> {
        let files: Vec<InstrumentFile> = if text.trim_start().starts_with('[') {
            serde_json::from_str(text)?
        } else {
            vec![InstrumentFile::from_json(text)?]
        };
        let mut catalog = Self::default();
        for file in files {
            catalog.add(Entry::Own(Arc::new(make(file)?)))?;
        }
        Ok(catalog)
    }

    /// Reads one definition and runs its worked examples: what an author wants before publishing.
    ///
    /// # Errors
    ///
    /// [`CatalogError::Json`] for a text of another shape, [`CatalogError::Definition`] with all
    /// problems, those of the worked examples included.
    pub fn check(text: &str) -> Result<Instrument, CatalogError> {
        make(InstrumentFile::from_json_with_vectors(text)?)
    }

    /// Adds all instruments of another catalogue.
    ///
    /// # Errors
    ///
    /// [`CatalogError::AlreadyThere`] where both hold the same id and version; nothing is added
    /// then.
    pub fn merge(&mut self, other: Self) -> Result<(), CatalogError> {
        let before = self.entries.len();
        for entry in other.entries {
            if let Err(error) = self.add(entry) {
                self.entries.truncate(before);
                return Err(error);
            }
        }
        Ok(())
    }

    fn add(&mut self, entry: Entry) -> Result<(), CatalogError> {
        let is_same =
            |other: &Entry| other.id() == entry.id() && other.version() == entry.version();
        if self.entries.iter().any(is_same) {
            return Err(CatalogError::AlreadyThere {
                instrument: entry.id().to_owned(),
                version: entry.version().to_owned(),
            });
        }
        self.entries.push(entry);
        Ok(())
    }

    /// The instrument with the given id; the highest version where there are several.
    ///
    /// # Errors
    ///
    /// [`CatalogError::UnknownInstrument`], which names the closest ids.
    pub fn get(&self, id: &str) -> Result<&Instrument, CatalogError> {
        let versions = self.entries.iter().filter(|entry| entry.id() == id);
        versions
            .max_by_key(|entry| parse_version(entry.version()))
            .map(Entry::instrument)
            .ok_or_else(|| self.unknown(id))
    }

    /// The instrument with the given id and version of its definition.
    ///
    /// # Errors
    ///
    /// [`CatalogError::UnknownInstrument`] or [`CatalogError::UnknownVersion`].
    pub fn get_version(&self, id: &str, version: &str) -> Result<&Instrument, CatalogError> {
        let of_id = || self.entries.iter().filter(|entry| entry.id() == id);
        if let Some(entry) = of_id().find(|entry| entry.version() == version) {
            return Ok(entry.instrument());
        }
        let known: Vec<String> = of_id().map(|entry| entry.version().to_owned()).collect();
        if known.is_empty() {
            return Err(self.unknown(id));
        }
        Err(CatalogError::UnknownVersion {
            instrument: id.to_owned(),
            given: version.to_owned(),
            known,
        })
    }

    /// Ids and versions of all instruments, in the order in which they were added. Nothing is
    /// parsed.
    pub fn ids(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|entry| (entry.id(), entry.version()))
    }

    /// All instruments, in the order in which they were added.
    pub fn instruments(&self) -> impl Iterator<Item = &Instrument> {
        self.entries.iter().map(Entry::instrument)
    }

    /// How many instruments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no instrument.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn unknown(&self, given: &str) -> CatalogError {
        // A bare name that stands for several orders or forms is answered with all of them.
        let stem = format!("{}-", given.to_lowercase());
        let ids = self.entries.iter().map(Entry::id);
        let mut forms: Vec<String> =
            ids.clone().filter(|id| id.starts_with(&stem)).map(str::to_owned).collect();
        forms.dedup();
        let closest = if forms.is_empty() { closest(given, ids) } else { forms };
        CatalogError::UnknownInstrument { given: given.to_owned(), closest }
    }
}

fn make(file: InstrumentFile) -> Result<Instrument, CatalogError> {
    let instrument = file.id.clone();
    Instrument::try_new(file).map_err(|problems| CatalogError::Definition { instrument, problems })
}

/// Parses a definition that is built in.
///
/// # Panics
///
/// Panics where the definition is not valid. The text is part of this crate, and a test loads every
/// one; this is the one place of the library that relies on such a test.
#[allow(clippy::panic, reason = "built-in data, loaded by the test `every_definition_is_valid`")]
pub(crate) fn load(text: &'static str) -> Instrument {
    match InstrumentFile::from_json(text).map_err(CatalogError::from).and_then(make) {
        Ok(instrument) => instrument,
        Err(error) => panic!("a built-in definition is not valid: {error}"),
    }
}

/// Why a catalogue cannot give or take an instrument.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogError {
    /// There is no instrument of that id.
    #[error("there is no instrument `{given}`{}", ClosestHint(.closest))]
    UnknownInstrument {
        /// The id that was given.
        given: String,
        /// The ids that come nearest, the nearest first.
        closest: Vec<String>,
    },
    /// There is no such version of an instrument.
    #[error("{instrument} has no definition {given}; there is {}", .known.join(", "))]
    UnknownVersion {
        /// The instrument.
        instrument: String,
        /// The version that was given.
        given: String,
        /// The versions that there are.
        known: Vec<String>,
    },
    /// An id and version are there already.
    #[error(
        "{instrument} {version} is in the catalogue already; give the new definition another version"
    )]
    AlreadyThere {
        /// The instrument.
        instrument: String,
        /// The version.
        version: String,
    },
    /// A text is no JSON, or JSON of another shape.
    #[error("this is no definition: {message}")]
    Json {
        /// What was found and expected, with line and column.
        message: String,
        /// The line, from 1; 0 where there is none.
        line: usize,
        /// The column, from 1; 0 where there is none.
        column: usize,
    },
    /// A definition has problems.
    #[error("{instrument} has {} problem{}:{}", .problems.len(), if .problems.len() == 1 { "" } else { "s" }, Lines(.problems))]
    Definition {
        /// The instrument.
        instrument: InstrumentId,
        /// All of them, each with its place.
        problems: Vec<DefinitionError>,
    },
}

impl From<serde_json::Error> for CatalogError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json { message: error.to_string(), line: error.line(), column: error.column() }
    }
}

struct Lines<'a>(&'a [DefinitionError]);

impl std::fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

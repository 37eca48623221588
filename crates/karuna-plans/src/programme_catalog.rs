//! Programmes by id: those that are built in, and those that a caller brings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use karuna_core::{ProgrammeId, closest};
use karuna_practices::{Bibliography, PracticeCatalog};

use crate::builtin::BUILTIN;
use crate::programme::Programme;
use crate::programme_error::{ProgrammeError, ProgrammeProblem, ProgrammesError};
use crate::programme_file::ProgrammeFile;

/// Programmes by id, in the order of their ids.
///
/// # Examples
///
/// ```
/// use karuna_core::{Audience, Setting};
/// use karuna_plans::ProgrammeCatalog;
///
/// let programmes = ProgrammeCatalog::builtin();
/// let group = programmes.get("compassion-group-12")?;
/// assert_eq!(group.definition().sessions.len(), 12);
///
/// let for_therapists = programmes.iter().filter(|programme| {
///     programme.definition().audiences.contains(&Audience::Therapists)
/// });
/// assert!(for_therapists.count() >= 3);
/// # Ok::<(), karuna_plans::ProgrammesError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ProgrammeCatalog {
    programmes: BTreeMap<ProgrammeId, Programme>,
}

impl ProgrammeCatalog {
    /// The built-in programmes, made of the built-in practices.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static ALL: LazyLock<ProgrammeCatalog> = LazyLock::new(load);
        &ALL
    }

    /// Programmes of a caller's own: one definition, or a list of them, made of the practices given.
    ///
    /// # Errors
    ///
    /// [`ProgrammesError::Json`] for a text of another shape; [`ProgrammesError::Definitions`] with
    /// all problems of all definitions.
    pub fn from_json(
        text: &str,
        practices: &PracticeCatalog,
        bibliography: &Bibliography,
    ) -> Result<Self, ProgrammesError> {
        let files: Vec<ProgrammeFile> = if text.trim_start().starts_with('[') {
            serde_json::from_str(text)?
        } else {
            vec![serde_json::from_str(text)?]
        };
        Self::from_files(files, practices, bibliography)
    }

    fn from_files(
        files: Vec<ProgrammeFile>,
        practices: &PracticeCatalog,
        bibliography: &Bibliography,
    ) -> Result<Self, ProgrammesError> {
        let mut problems = Vec::new();
        let mut programmes = BTreeMap::new();
        for file in files {
            let id = file.id.clone();
            if programmes.contains_key(&id) {
                let (programme, problem) = (id.clone(), ProgrammeProblem::AlreadyThere);
                problems.push(ProgrammeError { programme, place: "/id".into(), problem });
            }
            match Programme::try_new(file, practices, bibliography) {
                Ok(programme) => drop(programmes.insert(id, programme)),
                Err(mut of_file) => problems.append(&mut of_file),
            }
        }
        if problems.is_empty() {
            Ok(Self { programmes })
        } else {
            Err(ProgrammesError::Definitions { problems })
        }
    }

    /// Adds all programmes of another catalogue. One that is there already stays as it is.
    pub fn merge(&mut self, other: Self) {
        for (id, programme) in other.programmes {
            self.programmes.entry(id).or_insert(programme);
        }
    }

    /// The programme with the given id.
    ///
    /// # Errors
    ///
    /// [`ProgrammesError::Unknown`], which names the closest ids.
    pub fn get(&self, id: &str) -> Result<&Programme, ProgrammesError> {
        self.programmes.get(id).ok_or_else(|| ProgrammesError::Unknown {
            given: id.to_owned(),
            closest: closest(id, self.programmes.keys().map(ProgrammeId::as_str)),
        })
    }

    /// All programmes, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Programme> {
        self.programmes.values()
    }

    /// How many programmes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.programmes.len()
    }

    /// Whether there is no programme.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.programmes.is_empty()
    }
}

/// Parses the built-in programmes.
///
/// # Panics
///
/// Panics where one is not valid. The texts are part of this crate, and a test loads them all.
#[allow(clippy::panic, reason = "built-in data, loaded by the test `every_programme_is_valid`")]
fn load() -> ProgrammeCatalog {
    let read =
        |text: &&str| serde_json::from_str::<ProgrammeFile>(text).map_err(ProgrammesError::from);
    let files: Result<Vec<ProgrammeFile>, ProgrammesError> = BUILTIN.iter().map(read).collect();
    let made = files.and_then(|files| {
        let practices = PracticeCatalog::builtin();
        ProgrammeCatalog::from_files(files, practices, Bibliography::builtin())
    });
    match made {
        Ok(catalog) => catalog,
        Err(error) => panic!("a built-in programme is not valid: {error}"),
    }
}

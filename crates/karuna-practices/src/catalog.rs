//! Practices by id: those that are built in, and those that a caller brings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use karuna_core::{PracticeId, closest};

use crate::builtin::BUILTIN;
use crate::check::problems_among;
use crate::citation::Bibliography;
use crate::error::{PracticeError, PracticeProblem, PracticesError};
use crate::practice::Practice;
use crate::practice_file::PracticeFile;

/// Practices by id, in the order of their ids.
///
/// # Examples
///
/// ```
/// use karuna_practices::{PracticeCatalog, PracticeQuery};
///
/// let practices = PracticeCatalog::builtin();
/// let breathing = practices.get("soothing-rhythm-breathing")?;
/// assert_eq!(breathing.definition().difficulty, 1);
/// assert!(!breathing.is_reviewed());
///
/// let short = PracticeQuery { max_seconds: Some(300), ..PracticeQuery::default() };
/// assert!(practices.find(&short).iter().all(|found| {
///     found.practice.definition().duration.min <= 300
/// }));
/// # Ok::<(), karuna_practices::PracticesError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PracticeCatalog {
    practices: BTreeMap<PracticeId, Practice>,
}

impl PracticeCatalog {
    /// The built-in practices that ask for nothing where they are used.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static DEFAULT: LazyLock<PracticeCatalog> = LazyLock::new(|| {
            let all = PracticeCatalog::builtin_with_ip_notes().practices.iter();
            let free = all.filter(|(_, practice)| !practice.definition().ip_note);
            PracticeCatalog {
                practices: free.map(|(id, practice)| (id.clone(), practice.clone())).collect(),
            }
        });
        &DEFAULT
    }

    /// All built-in practices, those with an `ip-note` among them.
    ///
    /// Such a practice is near to one of a course whose owners ask for credit, and for permission
    /// in some uses. Read its `ip-note` before you use it; whether you may is for you to find out.
    #[must_use]
    pub fn builtin_with_ip_notes() -> &'static Self {
        static ALL: LazyLock<PracticeCatalog> = LazyLock::new(load);
        &ALL
    }

    /// Practices of a caller's own: one definition, or a list of them. They may refer to those of
    /// `known`, usually [`PracticeCatalog::builtin`]; the result holds the caller's only.
    ///
    /// # Errors
    ///
    /// [`PracticesError::Json`] for a text of another shape; [`PracticesError::Definitions`] with
    /// all problems of all definitions.
    pub fn from_json(
        text: &str,
        known: &Self,
        bibliography: &Bibliography,
    ) -> Result<Self, PracticesError> {
        let files: Vec<PracticeFile> = if text.trim_start().starts_with('[') {
            serde_json::from_str(text)?
        } else {
            vec![serde_json::from_str(text)?]
        };
        Self::from_files(files, known, bibliography)
    }

    fn from_files(
        files: Vec<PracticeFile>,
        known: &Self,
        bibliography: &Bibliography,
    ) -> Result<Self, PracticesError> {
        let mut problems = Vec::new();
        let mut own = BTreeMap::new();
        for file in files {
            let id = file.id.clone();
            if own.contains_key(&id) || known.practices.contains_key(&id) {
                let problem = PracticeProblem::AlreadyThere;
                problems.push(PracticeError { practice: id.clone(), place: "/id".into(), problem });
            }
            match Practice::try_new(file) {
                Ok(practice) => drop(own.insert(id, practice)),
                Err(mut of_file) => problems.append(&mut of_file),
            }
        }
        if problems.is_empty() {
            let mut together = known.practices.clone();
            together.extend(own.clone());
            problems = problems_among(&together, &own, bibliography);
        }
        if problems.is_empty() {
            Ok(Self { practices: own })
        } else {
            Err(PracticesError::Definitions { problems })
        }
    }

    /// Adds all practices of another catalogue. One that is there already stays as it is.
    pub fn merge(&mut self, other: Self) {
        for (id, practice) in other.practices {
            self.practices.entry(id).or_insert(practice);
        }
    }

    /// The practice with the given id.
    ///
    /// # Errors
    ///
    /// [`PracticesError::Unknown`], which names the closest ids.
    pub fn get(&self, id: &str) -> Result<&Practice, PracticesError> {
        self.practices.get(id).ok_or_else(|| PracticesError::Unknown {
            given: id.to_owned(),
            closest: closest(id, self.practices.keys().map(PracticeId::as_str)),
        })
    }

    /// All practices, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Practice> {
        self.practices.values()
    }

    /// How many practices there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.practices.len()
    }

    /// Whether there is no practice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.practices.is_empty()
    }
}

/// Parses the built-in practices.
///
/// # Panics
///
/// Panics where one is not valid. The texts are part of this crate, and a test loads them all; this
/// is the one place of the library that relies on such a test.
#[allow(clippy::panic, reason = "built-in data, loaded by the test `every_practice_is_valid`")]
fn load() -> PracticeCatalog {
    let read =
        |text: &&str| serde_json::from_str::<PracticeFile>(text).map_err(PracticesError::from);
    let files: Result<Vec<PracticeFile>, PracticesError> = BUILTIN.iter().map(read).collect();
    let made = files.and_then(|files| {
        PracticeCatalog::from_files(files, &PracticeCatalog::default(), Bibliography::builtin())
    });
    match made {
        Ok(catalog) => catalog,
        Err(error) => panic!("a built-in practice is not valid: {error}"),
    }
}

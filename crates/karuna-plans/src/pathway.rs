//! What a therapist wants to have done: a pathway that they choose, never a credential.

use std::sync::LazyLock;

use karuna_core::{ClosestHint, EvidenceStatus, closest};
use karuna_practices::Bibliography;
use serde::{Deserialize, Serialize};

use crate::activity::Activity;

/// A pathway of training, own practice and supervision that somebody chooses for themselves.
///
/// It is a list of what one wants to have done and no more: nothing in it confers a credential, and
/// where it follows a provider's figures it is neither theirs nor approved by them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pathway {
    /// The version of the file format: 1.
    pub format: u32,
    /// Its id, also the file's name.
    pub id: String,
    /// How sure it is as a whole.
    pub status: EvidenceStatus,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// What is wanted.
    pub requirements: Vec<Requirement>,
    /// Its words.
    pub text: PathwayText,
}

/// The words of a pathway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PathwayText {
    /// What it is called.
    pub title: String,
    /// For whom, and what for.
    pub purpose: String,
    /// Where its figures come from, and what it is not.
    pub note: String,
}

/// One thing that is wanted. Of `minutes`, `times` and `every_days` at least one is there; each that
/// is there is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Requirement {
    /// Its id within the pathway.
    pub id: String,
    /// What.
    pub of: Activity,
    /// How many minutes in all.
    #[serde(default)]
    pub minutes: Option<u32>,
    /// How often.
    #[serde(default)]
    pub times: Option<u32>,
    /// The longest time between two entries that is fine, in days.
    #[serde(default)]
    pub every_days: Option<u32>,
    /// Within how many days before the day of looking.
    pub within_days: u32,
    /// How sure the figure is.
    pub status: EvidenceStatus,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// What is wanted, in words.
    pub text: String,
}

/// Why a pathway cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathwayError {
    /// A text is no JSON, or JSON of another shape.
    #[error("this is no pathway: {message}")]
    Json {
        /// What was found and expected, with line and column.
        message: String,
    },
    /// A definition has problems.
    #[error("{} problem{}:{}", .problems.len(), if .problems.len() == 1 { "" } else { "s" }, .problems.iter().map(|it| format!("\n  {it}")).collect::<String>())]
    Definition {
        /// All of them.
        problems: Vec<PathwayProblem>,
    },
    /// There is no pathway of that id.
    #[error("there is no pathway `{given}`{}", ClosestHint(.closest))]
    Unknown {
        /// The id that was given.
        given: String,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
}

/// What is wrong with a pathway.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathwayProblem {
    /// The file has a format that this version does not read.
    #[error("/format: format {found} is not known; this version of karuna reads format 1")]
    UnknownFormat {
        /// The format of the file.
        found: u32,
    },
    /// It wants nothing.
    #[error("/requirements: this list is empty; at least one is needed")]
    Empty,
    /// An id stands twice.
    #[error("/requirements/{at}/id: `{id}` stands here twice; name it once")]
    Twice {
        /// The requirement, from 0.
        at: usize,
        /// Its id.
        id: String,
    },
    /// A requirement wants nothing.
    #[error("/requirements/{at}: one of minutes, times and every-days has to be there, above 0")]
    WantsNothing {
        /// The requirement, from 0.
        at: usize,
    },
    /// A requirement has no time in which it is looked at.
    #[error("/requirements/{at}/within-days: {days} days; expected 1 to 3660")]
    NoTime {
        /// The requirement, from 0.
        at: usize,
        /// The days.
        days: u32,
    },
    /// A figure that was looked up does not say where.
    #[error("/requirements/{at}: it is {status} and names no citation; say where it was seen")]
    WithoutCitation {
        /// The requirement, from 0.
        at: usize,
        /// How sure it is said to be.
        status: EvidenceStatus,
    },
    /// A reference names no citation.
    #[error("there is no citation `{key}`")]
    UnknownCitation {
        /// The key.
        key: String,
    },
}

const BUILTIN: [&str; 4] = [
    include_str!("../pathways/beginner-year.json"),
    include_str!("../pathways/group-teacher-like.json"),
    include_str!("../pathways/steady-practice.json"),
    include_str!("../pathways/university-certificate-like.json"),
];

impl Pathway {
    /// The built-in pathways, in the order of their ids.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static ALL: LazyLock<Vec<Pathway>> = LazyLock::new(|| {
            // A test reads each of them; one that were wrong would be missing and not half there.
            let read = |text: &&str| Pathway::from_json(text, Bibliography::builtin()).ok();
            BUILTIN.iter().filter_map(read).collect()
        });
        &ALL
    }

    /// The built-in pathway of an id.
    ///
    /// # Errors
    ///
    /// [`PathwayError::Unknown`], which names the closest ids.
    pub fn get(id: &str) -> Result<&'static Self, PathwayError> {
        let known = || Self::builtin().iter().map(|pathway| pathway.id.as_str());
        Self::builtin().iter().find(|pathway| pathway.id == id).ok_or_else(|| {
            PathwayError::Unknown { given: id.to_owned(), closest: closest(id, known()) }
        })
    }

    /// A pathway of a caller's own.
    ///
    /// # Errors
    ///
    /// [`PathwayError::Json`] for a text of another shape, [`PathwayError::Definition`] with all
    /// problems.
    pub fn from_json(text: &str, bibliography: &Bibliography) -> Result<Self, PathwayError> {
        let pathway: Self = serde_json::from_str(text)
            .map_err(|error| PathwayError::Json { message: error.to_string() })?;
        let problems = pathway.problems(bibliography);
        if problems.is_empty() { Ok(pathway) } else { Err(PathwayError::Definition { problems }) }
    }

    fn problems(&self, bibliography: &Bibliography) -> Vec<PathwayProblem> {
        let mut problems = Vec::new();
        if self.format != 1 {
            problems.push(PathwayProblem::UnknownFormat { found: self.format });
        }
        if self.requirements.is_empty() {
            problems.push(PathwayProblem::Empty);
        }
        for (at, it) in self.requirements.iter().enumerate() {
            if self.requirements.iter().take(at).any(|other| other.id == it.id) {
                problems.push(PathwayProblem::Twice { at, id: it.id.clone() });
            }
            if [it.minutes, it.times, it.every_days].iter().all(|number| number.unwrap_or(0) == 0) {
                problems.push(PathwayProblem::WantsNothing { at });
            }
            if !(1..=3660).contains(&it.within_days) {
                problems.push(PathwayProblem::NoTime { at, days: it.within_days });
            }
            if it.status.is_looked_up() && it.evidence.is_empty() {
                problems.push(PathwayProblem::WithoutCitation { at, status: it.status });
            }
        }
        let keys = self.evidence.iter().chain(self.requirements.iter().flat_map(|it| &it.evidence));
        let lost = keys.filter(|key| bibliography.get(key).is_none());
        problems.extend(lost.map(|key| PathwayProblem::UnknownCitation { key: key.clone() }));
        problems
    }
}

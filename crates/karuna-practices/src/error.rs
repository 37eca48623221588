//! What may be wrong with practices.

use karuna_core::{ClosestHint, PracticeId};

/// One problem of a definition, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{practice}{place}: {problem}")]
pub struct PracticeError {
    /// The practice.
    pub practice: PracticeId,
    /// The place in its file as a JSON pointer, such as `/steps/2/seconds`.
    pub place: String,
    /// What is wrong there.
    pub problem: PracticeProblem,
}

/// What is wrong at a place of a definition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PracticeProblem {
    /// The file has a format that this version does not read.
    #[error("format {found} is not known; this version of karuna reads format {known}")]
    UnknownFormat {
        /// The format of the file.
        found: u32,
        /// The format that is read.
        known: u32,
    },
    /// A list is empty that has to say something.
    #[error("this list is empty; at least one is needed")]
    EmptyList,
    /// Something stands twice where it may stand once.
    #[error("`{name}` stands here twice; name it once")]
    Twice {
        /// What stands twice.
        name: String,
    },
    /// A number lies outside its range.
    #[error("{found} is not possible here; expected {min} to {max}")]
    OutOfRange {
        /// The number.
        found: u64,
        /// The lowest that is possible.
        min: u64,
        /// The highest that is possible.
        max: u64,
    },
    /// The times of the steps do not add up.
    #[error("the steps take {steps} seconds together, but the typical duration is {typical}")]
    TimesDiffer {
        /// The sum over the steps.
        steps: u64,
        /// The declared duration.
        typical: u32,
    },
    /// The durations do not rise.
    #[error("the durations {min}, {typical}, {max} do not rise; expected min, typical, max")]
    DurationOrder {
        /// The shortest.
        min: u32,
        /// The typical one.
        typical: u32,
        /// The longest.
        max: u32,
    },
    /// A pause is longer than its step.
    #[error("a pause of {pause} seconds does not fit into a step of {seconds}")]
    PauseTooLong {
        /// The pause.
        pause: u32,
        /// The step.
        seconds: u32,
    },
    /// A text is missing or empty.
    #[error("the text `{key}` is missing or empty; the structure asks for it")]
    TextMissing {
        /// The key.
        key: String,
    },
    /// A text belongs to nothing.
    #[error("the text `{key}` belongs to nothing in the structure; drop it, or mend the key")]
    TextUnknown {
        /// The key.
        key: String,
    },
    /// A practice that is hard is to be led by the person alone.
    #[error("difficulty {difficulty} with `led-by` self; from 4 on a clinician leads")]
    HardAndAlone {
        /// The difficulty.
        difficulty: u8,
    },
    /// Something is asked of users without saying whom to credit.
    #[error("`ip-note` needs `credit` as well")]
    CreditMissing,
    /// A reference names no practice.
    #[error("there is no practice `{given}`{}", ClosestHint(.closest))]
    UnknownPractice {
        /// The id that was given.
        given: PracticeId,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// Practices have to come before one another in a circle.
    #[error("it has to come before itself: {}", .path.join(" before "))]
    Circle {
        /// The practices on the way round, the first one again at the end.
        path: Vec<String>,
    },
    /// What has to come before can itself never be begun.
    #[error("it can never be begun: what has to come before waits for it in turn")]
    Unreachable,
    /// A reference names no citation.
    #[error("there is no citation `{key}`")]
    UnknownCitation {
        /// The key.
        key: String,
    },
    /// A practice is there already.
    #[error("there is a practice of this id already; give the new one its own")]
    AlreadyThere,
}

/// Why practices cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PracticesError {
    /// A text is no JSON, or JSON of another shape.
    #[error("this is no practice: {message}")]
    Json {
        /// What was found and expected, with line and column.
        message: String,
        /// The line, from 1; 0 where there is none.
        line: usize,
        /// The column, from 1; 0 where there is none.
        column: usize,
    },
    /// Definitions have problems.
    #[error("{} problem{}:{}", .problems.len(), if .problems.len() == 1 { "" } else { "s" }, Lines(.problems))]
    Definitions {
        /// All of them.
        problems: Vec<PracticeError>,
    },
    /// There is no practice of that id.
    #[error("there is no practice `{given}`{}", ClosestHint(.closest))]
    Unknown {
        /// The id that was given.
        given: String,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
}

impl From<serde_json::Error> for PracticesError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json { message: error.to_string(), line: error.line(), column: error.column() }
    }
}

struct Lines<'a>(&'a [PracticeError]);

impl std::fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

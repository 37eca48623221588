//! What may be wrong with programmes.

use karuna_core::{ClosestHint, EvidenceStatus, PracticeId, ProgrammeId};
use karuna_practices::LedBy;

use crate::agenda_finding::SessionProblem;
use crate::figure_kind::FigureKind;
use crate::measure_topic::MeasureTopic;
use crate::rule::RuleId;

/// One problem of a programme, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{programme}{place}: {problem}")]
pub struct ProgrammeError {
    /// The programme.
    pub programme: ProgrammeId,
    /// The place in its file as a JSON pointer, such as `/sessions/2/minutes`.
    pub place: String,
    /// What is wrong there.
    pub problem: ProgrammeProblem,
}

/// What is wrong at a place of a programme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgrammeProblem {
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
        found: u32,
        /// The lowest that is possible.
        min: u32,
        /// The highest that is possible.
        max: u32,
    },
    /// A session has no time.
    #[error("the session has no time; give it 20 to 180 minutes")]
    NoTime,
    /// Two sessions stand in one week.
    #[error(
        "week {week} has a session already; only a practice-day may stand beside another session"
    )]
    DuplicateWeek {
        /// The week.
        week: u16,
    },
    /// A session stands before the one that comes ahead of it.
    #[error("week {week} comes before week {before} of the session ahead; put them in their order")]
    WeekOrder {
        /// The week.
        week: u16,
        /// The week of the session ahead.
        before: u16,
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
    /// A reference names no practice.
    #[error("there is no practice `{given}`{}", ClosestHint(.closest))]
    UnknownPractice {
        /// The id that was given.
        given: PracticeId,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// Something is given for home that nobody does alone.
    #[error("`{practice}` is led by {led_by} and cannot be for home; give something led by self")]
    NotForHome {
        /// The practice.
        practice: PracticeId,
        /// Who leads it.
        led_by: LedBy,
    },
    /// A reference names no citation.
    #[error("there is no citation `{key}`")]
    UnknownCitation {
        /// The key.
        key: String,
    },
    /// A number of the outline says nothing of how sure it is.
    #[error("nothing says how sure the number `{of}` is; add it to `figures`")]
    FigureMissing {
        /// Which number.
        of: FigureKind,
    },
    /// A figure that was looked up does not say where.
    #[error("`{of}` is {status} and names no citation; say where it was seen")]
    FigureWithoutCitation {
        /// Which number.
        of: FigureKind,
        /// How sure it is said to be.
        status: EvidenceStatus,
    },
    /// A rule is set aside that may not be.
    #[error("{rule} may not be set aside: {}", .rule.rule().words)]
    NotToBeSetAside {
        /// The rule.
        rule: RuleId,
    },
    /// A session cannot be made of what stands there.
    #[error("no session can be made of this: {message}")]
    NoSession {
        /// Why not.
        message: String,
    },
    /// A session breaks a rule.
    #[error("{problem} ({rule}: {})", .rule.rule().words)]
    Rule {
        /// The rule.
        rule: RuleId,
        /// What is wrong with the session.
        problem: SessionProblem,
    },
    /// The programme as a whole lacks something that a rule asks for.
    #[error("{missing} ({rule}: {})", .rule.rule().words)]
    Lacks {
        /// The rule.
        rule: RuleId,
        /// What is missing.
        missing: Lack,
    },
    /// A programme is there already.
    #[error("there is a programme of this id already; give the new one its own")]
    AlreadyThere,
}

/// What a programme as a whole may lack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Lack {
    /// Nothing plans for going on in the last two sessions.
    #[error("neither of the last two sessions makes a plan for going on")]
    PlanForGoingOn,
    /// Something is measured too seldom, or not at all.
    #[error("{topic} is not measured at: {}", .times.join(", "))]
    Measure {
        /// What.
        topic: MeasureTopic,
        /// The times that are missing.
        times: Vec<String>,
    },
    /// Nothing at all is measured at all four times.
    #[error("nothing is measured at start, middle, end and follow-up")]
    FourTimes,
    /// Home practice asks too much for its week.
    #[error("{minutes} minutes a day at home in week {week}; at most {most} then")]
    LessHomePractice {
        /// The minutes that stand there.
        minutes: u16,
        /// The week.
        week: u16,
        /// The most that the rule allows.
        most: u16,
    },
    /// Living it comes before half of the course is over.
    #[error("`{practice}` belongs to the later part of a course and stands in its first third")]
    LaterPlace {
        /// The practice.
        practice: PracticeId,
    },
}

/// Why programmes cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgrammesError {
    /// A text is no JSON, or JSON of another shape.
    #[error("this is no programme: {message}")]
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
        problems: Vec<ProgrammeError>,
    },
    /// There is no programme of that id.
    #[error("there is no programme `{given}`{}", ClosestHint(.closest))]
    Unknown {
        /// The id that was given.
        given: String,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
}

impl From<serde_json::Error> for ProgrammesError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json { message: error.to_string(), line: error.line(), column: error.column() }
    }
}

struct Lines<'a>(&'a [ProgrammeError]);

impl std::fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}

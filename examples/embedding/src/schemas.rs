//! The published JSON Schemas, made of the types.

use karuna::assessments::{
    AnswerSheet, Explanation, InstrumentFile, Protocol, ScoreRecord, WordingFile,
};
use karuna::core::Measurement;
use karuna::plans::{
    DevelopmentLog, Pathway, Plan, PlanRequest, ProgrammeFile, ProgressLog, Revision, SessionPlan,
    SessionRequest,
};
use karuna::practices::{PracticeFile, PracticeQuery, TextOverlay};
use schemars::{Schema, schema_for};

/// The schemas by name; the same as in `docs/schema`, which a test holds.
pub(crate) fn published() -> Vec<(&'static str, Schema)> {
    vec![
        ("answer-sheet", schema_for!(AnswerSheet)),
        ("development-log", schema_for!(DevelopmentLog)),
        ("explanation", schema_for!(Explanation)),
        ("instrument", schema_for!(InstrumentFile)),
        ("measurement", schema_for!(Measurement)),
        ("pathway", schema_for!(Pathway)),
        ("plan", schema_for!(Plan)),
        ("plan-request", schema_for!(PlanRequest)),
        ("practice", schema_for!(PracticeFile)),
        ("practice-query", schema_for!(PracticeQuery)),
        ("programme", schema_for!(ProgrammeFile)),
        ("progress-log", schema_for!(ProgressLog)),
        ("protocol", schema_for!(Protocol)),
        ("revision", schema_for!(Revision)),
        ("score-record", schema_for!(ScoreRecord)),
        ("session-plan", schema_for!(SessionPlan)),
        ("session-request", schema_for!(SessionRequest)),
        ("text-overlay", schema_for!(TextOverlay)),
        ("wording-pack", schema_for!(WordingFile)),
    ]
}

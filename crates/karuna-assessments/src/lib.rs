//! Scores questionnaires around compassion-based therapy.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod answer;
mod answers;
mod band;
mod catalog;
mod check;
mod check_claims;
mod check_scales;
mod column_kernel;
mod columns;
mod compile;
mod definition_error;
mod explain;
mod formula;
#[rustfmt::skip] // Generated; a test compares it as it is written.
pub mod handles;
mod instrument;
mod instrument_file;
mod interpretation;
mod item;
mod kernel;
mod missing_rule;
mod outcome;
mod plan;
mod policy;
mod response;
mod risk;
mod row;
mod scale;
mod scored;
mod sheet;
mod tally;
mod vector;
mod vector_check;

pub use answer::Answer;
pub use answers::{AnswerSheet, Answers};
pub use band::BandPlace;
pub use catalog::{Catalog, CatalogError};
pub use columns::{ColumnsReport, ScoreFloat};
pub use definition_error::{DefinitionError, DefinitionProblem};
pub use explain::{ExplainedItem, ExplainedMember, Explanation};
pub use instrument::Instrument;
pub use instrument_file::{
    Administration, Code, CodeTarget, InstrumentFile, KeyEvidence, VariantNote,
};
pub use interpretation::{
    Band, BandOrigin, BandSet, ChangeKind, ChangeThreshold, ChangeUnit, CutOff, CutOffSide, Norm,
    Reliability, ReliabilityKind,
};
pub use item::{ItemDefinition, NotApplicableRule};
pub use kernel::{INVALID, MISSING, NOT_APPLICABLE, NOT_ASKED};
pub use missing_rule::{MissingLimit, MissingRule, MissingRuleOrigin, Need};
pub use outcome::{CriteriaMet, NotScored, Reason, Reasons, ScaleOutcome, ScaleScore};
pub use plan::{BufferError, ScoringPlan};
pub use policy::{MissingPolicy, PolicyError, PolicyUse, Share};
pub use response::{OptionLabel, ResponseDefinition, ResponseException, Step};
pub use risk::{RiskRule, RiskWhen};
pub use row::RiskSigns;
pub use scale::{
    Criterion, CriterionGroup, ItemRef, LinearTerm, Method, ScaleDefinition, ScaleRef, ScoreRule,
    SymptomSet,
};
pub use scored::{NotScoredReason, RecordedResult, RecordedScore, ScoreRecord, Scored};
pub use sheet::{AnswerFault, SheetError};
pub use tally::{OtherPolicy, ScaleTally, Tally, TallyReport};
pub use vector::{Expected, Vector};

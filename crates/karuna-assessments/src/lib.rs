//! Scores questionnaires around compassion-based therapy.
//!
//! An instrument is data: one JSON file with items by number, scales as expressions of a small
//! closed algebra, missing-data rules, bands, risk rules, rights, sources and worked examples. From
//! it comes a compiled plan that scores one sheet and a million rows with the same doubles.
//!
//! # Examples
//!
//! ```
//! use karuna_assessments::{Answers, Catalog, ScaleOutcome, handles};
//!
//! // By handle: constants, checked by the compiler.
//! let fcs = handles::fcs_self::instrument();
//! let scored = fcs.score(&Answers::from_values([1; 15]))?;
//! assert_eq!(scored.value(&handles::fcs_self::TOTAL), Some(15.0));
//!
//! // By name: for programs that choose at run time.
//! let same = Catalog::builtin().get("fcs-self")?;
//! assert_eq!(same.evidence().as_str(), "recalled");
//!
//! // A scale without a score is an outcome with its reasons.
//! let scored = same.score(&Answers::from_values([None::<u8>; 15]))?;
//! assert!(matches!(scored.outcome(&handles::fcs_self::TOTAL), Some(ScaleOutcome::NotScored(_))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to look
//!
//! | to | see |
//! |---|---|
//! | find an instrument | [`handles`], [`Catalog`], [`InstrumentQuery`] |
//! | score a short form from the answers to a longer one | [`Instrument::score_from`] |
//! | bring the wording along | [`WordingPack`] |
//! | give answers | [`Answers`], [`AnswerSheet`] |
//! | score one sheet | [`Instrument::score`], [`ScoringPlan::score`] |
//! | score without allocation, or columns of many people | [`ScoringPlan::score_into`], [`ScoringPlan::score_columns`] |
//! | know what many sheets lack, and what other policies would give | [`Tally`] |
//! | choose what happens where answers are missing | [`MissingPolicy`] |
//! | understand a score | [`Scored::explain`], [`Scored::bands`], [`Scored::reasons`] |
//! | store or send a result | [`Scored::record`] |
//! | see who holds the wording, and how sure a key is | [`InstrumentFile::rights`], [`Instrument::evidence_of`] |
//! | say where a score stands among others | [`Standing`], [`Instrument::norms_of`] |
//! | say how exact it is | [`Precision`] |
//! | say whether two scores differ by more than noise | [`Pair`], [`ClinicalCutOffs`], [`Protocol`] |
//! | follow one person over time | [`Series`] |
//! | see how a sheet was filled in | [`SheetQuality`] |
//! | write a definition of one's own | [`InstrumentFile`], [`Catalog::check`] |
//!
//! # What it is not for
//!
//! It knows no norms of its own, makes no diagnosis and holds no wording of any questionnaire. It
//! does no I/O and reads no clock.
//!
//! # Alerts
//!
//! Risk answers are read before anything else and always reach the caller: in [`Scored::alerts`], in
//! [`SheetError::alerts`] where a sheet is refused, in [`RiskSigns`] and [`ColumnsReport::alerts`]
//! on the quick paths. An alert is a prompt for a person to look, not a finding.
//!
//! # Features
//!
//! `schema` derives JSON Schemas of the file format, of answer sheets and of results.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod administration;
mod answer;
mod answers;
mod band;
mod catalog;
mod check;
mod check_claims;
mod check_scales;
mod check_use;
mod clinical_cut_offs;
mod column_kernel;
mod columns;
mod compile;
mod definition_error;
mod derivation;
mod explain;
mod formula;
#[rustfmt::skip] // Generated; a test compares it as it is written.
pub mod handles;
mod instrument;
mod instrument_file;
mod interpretation;
mod item;
mod kernel;
mod measure_error;
mod missing_rule;
mod normal;
mod outcome;
mod plan;
mod policy;
mod precision;
mod protocol;
mod query;
mod reliable_change;
mod response;
mod risk;
mod row;
mod scale;
mod scored;
mod series;
mod sheet;
mod sheet_quality;
mod standing;
mod tally;
mod topic;
mod vector;
mod vector_check;
mod verdict;
mod wording;
mod wording_error;

pub use administration::{Administration, Respondent};
pub use answer::Answer;
pub use answers::{AnswerSheet, Answers};
pub use band::BandPlace;
pub use catalog::{Catalog, CatalogError};
pub use clinical_cut_offs::{ClinicalCutOffs, CutOffRule, Group, Outcome};
pub use columns::{ColumnsReport, ScoreFloat};
pub use definition_error::{DefinitionError, DefinitionProblem};
pub use derivation::{Derivation, DerivationError, DerivedScore};
pub use explain::{ExplainedItem, ExplainedMember, Explanation};
pub use instrument::Instrument;
pub use instrument_file::{Code, CodeTarget, InstrumentFile, KeyEvidence, VariantNote};
pub use interpretation::{
    Band, BandOrigin, BandSet, Boundary, ChangeKind, ChangeThreshold, ChangeUnit, CutOff,
    CutOffSide, Norm, PercentilePoint, Reliability, ReliabilityKind,
};
pub use item::{ItemDefinition, NotApplicableRule};
pub use kernel::{INVALID, MISSING, NOT_APPLICABLE, NOT_ASKED};
pub use measure_error::MeasureError;
pub use missing_rule::{MissingLimit, MissingRule, MissingRuleOrigin, Need};
pub use outcome::{CriteriaMet, NotScored, Reason, Reasons, ScaleOutcome, ScaleScore};
pub use plan::{BufferError, ScoringPlan};
pub use policy::{MissingPolicy, PolicyError, PolicyUse, Share};
pub use precision::{Around, Interval, Precision};
pub use protocol::{
    CasenessMeasure, Protocol, ProtocolFlag, ProtocolResult, ProtocolRule, ProtocolScore,
};
pub use query::InstrumentQuery;
pub use reliable_change::{ChangeMethod, Pair, PublishedChange, ReliableChange, Retest};
pub use response::{OptionLabel, ResponseDefinition, ResponseException, Step};
pub use risk::{RiskRule, RiskWhen};
pub use row::RiskSigns;
pub use scale::{
    Criterion, CriterionGroup, ItemRef, LinearTerm, Method, ScaleDefinition, ScaleRef, ScoreRule,
    SymptomSet,
};
pub use scored::{NotScoredReason, RecordedResult, RecordedScore, ScoreRecord, Scored};
pub use series::{Point, Series, Warning};
pub use sheet::{AnswerFault, SheetError};
pub use sheet_quality::{QualityFlag, QualityLines, SheetQuality};
pub use standing::{Percentile, PercentileBasis, Standing};
pub use tally::{OtherPolicy, ScaleTally, Tally, TallyReport};
pub use topic::Topic;
pub use vector::{Expected, Vector};
pub use verdict::Verdict;
pub use wording::{Wording, WordingFile, WordingPack};
pub use wording_error::{WordingError, WordingProblem};

/// The examples of `docs/measurement.md` are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/measurement.md")]
pub struct MeasurementPage;

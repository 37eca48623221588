//! Programmes, sessions and therapist development for compassion-based therapy.
//!
//! A [`Programme`] is one JSON file: sessions, themes, practices, home practice, measures, and how
//! sure each of its numbers is. A [`SessionPlan`] is the agenda of one session, to the minute, made
//! of a programme or of any list of practices; what cannot come in is told with its reason, and a
//! session edited by hand is checked by the same [rules](RuleId). [`Barrier`]s are the fears, blocks
//! and resistances that compassion meets, with [ways](Way) to meet them and what each changes in a
//! session. [`AllianceCheckpoint`], [`AllianceExercise`] and [`Strain`] are about the bond between
//! those who work together. A [`Planner`] makes a [`Plan`] for one person, and from a [`ProgressLog`]
//! the next [`Revision`] of it; a [`PlanVerifier`] proves that either keeps the hard rules. A
//! [`DevelopmentSummary`] mirrors a therapist's own practice, training
//! and supervision against a [`Pathway`] of their choice.
//!
//! # Examples
//!
//! ```
//! use karuna_plans::{ProgrammeCatalog, SessionOptions, SessionPlan};
//! use karuna_practices::{CautionCode, PracticeCatalog};
//!
//! let practices = PracticeCatalog::builtin();
//! let programme = ProgrammeCatalog::builtin().get("mind-training-8")?;
//!
//! // The fourth session in an hour, with somebody who knows panic.
//! let options = SessionOptions {
//!     minutes: Some(60),
//!     cautions: vec![CautionCode::Panic],
//!     ..SessionOptions::default()
//! };
//! let request = programme.session_request(4, &options, practices)?;
//! let plan = SessionPlan::try_new(&request, practices)?;
//! assert_eq!(plan.items.iter().map(|item| item.minutes).sum::<u16>(), 60);
//! for (start, item) in plan.starts() {
//!     println!("{start:>3}  {:>2} min  {}", item.minutes, item.part);
//! }
//! for left_out in &plan.left_out {
//!     println!("left out: {left_out}");
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How sure all this is
//!
//! Every [`Rule`] has sources or says that it is judgement; every number of a programme says how
//! sure it is; minutes of the parts of a session are judgement. No clinician has reviewed a
//! programme yet, and each says so.
//!
//! # What it is not for
//!
//! It treats nobody, promises nothing and confers no credential. It does no I/O, reads no clock and
//! holds no state.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod activity;
mod adaptation;
mod adaptation_rules;
mod agenda_finding;
mod agenda_items;
mod agenda_part;
mod barrier;
mod barrier_kind;
#[rustfmt::skip] // Generated; a test compares it as it is written.
mod builtin;
mod check_time;
mod competence;
mod connection;
mod delivery;
mod development_log;
mod development_summary;
mod effort;
mod fear_ladder;
mod figure_kind;
mod going_on_rules;
mod grouping;
mod history;
mod intake;
mod judge;
mod listed;
mod lived;
mod log_problem;
mod material;
mod measure_time;
mod measure_topic;
mod need;
mod part_times;
mod pathway;
mod plan;
mod plan_conflict;
mod plan_difference;
mod plan_instance;
mod plan_meetings;
mod plan_pool;
mod plan_recount;
mod plan_request;
mod plan_schedule;
mod plan_search;
mod plan_state;
mod plan_sweep;
mod plan_verifier;
mod plan_words;
mod planner;
mod practice_facts;
mod programme;
mod programme_catalog;
mod programme_check;
mod programme_error;
mod programme_file;
mod programme_kind;
mod programme_rules;
mod progress_log;
mod refill;
mod revision;
mod revision_message;
mod rule;
#[rustfmt::skip] // One rule a line.
mod rule_table;
mod safety_rules;
mod session_builder;
mod session_change;
mod session_check;
mod session_error;
mod session_form;
mod session_frame;
mod session_notes;
mod session_plan;
mod session_request;
mod strain_form;
mod verify_adaptation;
mod week_fill;
mod week_review;
mod weekday;

pub use activity::Activity;
pub use adaptation::{Adaptation, Bound, BoundKind};
pub use agenda_finding::{Needs, SessionFinding, SessionProblem};
pub use agenda_part::AgendaPart;
pub use barrier::{Barrier, BarrierText, Way, WayText};
pub use barrier_kind::BarrierKind;
pub use check_time::CheckTime;
pub use competence::{Competence, CompetenceArea, CompetenceText, ReflectionPrompt};
pub use connection::{
    AllianceCheckpoint, AllianceCheckpointText, AllianceExercise, AllianceExerciseText, MinuteSpan,
    RepairStep, Strain, StrainText,
};
pub use delivery::Delivery;
pub use development_log::{DevelopmentEntry, DevelopmentLog, DevelopmentProblem};
pub use development_summary::{
    ActivityTotal, CompetenceState, DevelopmentSummary, OpenRequirement, RequirementState,
};
pub use effort::Effort;
pub use fear_ladder::{FearLadder, FearRung};
pub use figure_kind::FigureKind;
pub use grouping::Grouping;
pub use intake::Intake;
pub use log_problem::{LogProblem, ReviseError};
pub use material::Material;
pub use measure_time::MeasureTime;
pub use measure_topic::MeasureTopic;
pub use need::Need;
pub use pathway::{Pathway, PathwayError, PathwayProblem, PathwayText, Requirement};
pub use plan::{Plan, PlanDay, PlanItem, PlanMeasure, PlanMeeting, PlanMessage, UnmetWish};
pub use plan_conflict::{ConflictKind, PlanConflict, PlanError, RequestPart};
pub use plan_difference::{MeetingChange, PlanDifference, PracticeChange};
pub use plan_instance::{InstanceNeed, InstancePractice, PlanInstance, PlanScore, PlanWeights};
pub use plan_request::{ClinicianOverride, Contact, PlanRequest, RequestProblem};
pub use plan_verifier::{BrokenRule, PlanVerifier};
pub use planner::{PlanWhyNot, Planner};
pub use programme::{Programme, SessionOptions};
pub use programme_catalog::ProgrammeCatalog;
pub use programme_error::{Lack, ProgrammeError, ProgrammeProblem, ProgrammesError};
pub use programme_file::{
    CountRange, Figure, HomePlan, ProgrammeFile, ProgrammeMeasure, ProgrammeSession,
};
pub use programme_kind::ProgrammeKind;
pub use progress_log::{
    Arousal, Clearance, Done, Lived, LogEvent, Note, ProgressLog, Sitting, StopSign, UnwantedEffect,
};
pub use revision::{PlanStanding, Revision};
pub use revision_message::{Reader, RevisionMessage};
pub use rule::{Rule, RuleId};
pub use session_change::SessionChange;
pub use session_error::{SessionError, UnknownPractice};
pub use session_form::SessionForm;
pub use session_frame::{SessionFrame, SessionPlace, SetAside};
pub use session_notes::{GroupingText, SessionNotes};
pub use session_plan::{AgendaItem, LeftOut, LeftOutReason, SessionConflict, SessionPlan};
pub use session_request::SessionRequest;
pub use strain_form::StrainForm;
pub use week_review::WeekReview;
pub use weekday::Weekday;

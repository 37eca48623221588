//! Compassion practices as data.
//!
//! A practice is one JSON file: its structure (technique, principles, flows, roles, steps, cautions,
//! what comes before) and, apart from it, its words. The words are our own: a guided script, prompts
//! for writing, lines to try. From it come the questions of an app or a therapist: which practices
//! fit, which are safe for these cautions, which go easy on these fears, and why not the others.
//!
//! # Examples
//!
//! ```
//! use karuna_core::{Level, Principle};
//! use karuna_practices::{CautionCode, Fears, PracticeCatalog, PracticeQuery};
//!
//! let query = PracticeQuery {
//!     principles: vec![Principle::SelfCompassion],
//!     max_seconds: Some(10 * 60),
//!     max_difficulty: Some(2),
//!     cautions: vec![CautionCode::Trauma],
//!     fears: Fears { for_self: Some(Level::High), ..Fears::default() },
//!     ..PracticeQuery::default()
//! };
//! for found in PracticeCatalog::builtin().find(&query) {
//!     println!("{}", found.practice.title());
//!     for code in &found.adapt {
//!         println!("  adapt: {}", found.practice.text(&format!("caution.{code}")));
//!     }
//! }
//! let mirror = PracticeCatalog::builtin().iter().filter(|practice| {
//!     !query.why_not(practice).is_empty()
//! });
//! assert!(mirror.count() > 0);
//! ```
//!
//! # How sure all this is
//!
//! Minutes, difficulties, fears, cautions and the order of practices are judgement of this project:
//! `status.planning` says so in every file. Evidence is cited with its own status. No clinician has
//! reviewed the practices yet: `review` says so, every rendering repeats it, and practices of
//! difficulty 4 and 5 come only when [`PracticeQuery::allow_unreviewed_hard`] asks for them.
//!
//! # What it is not for
//!
//! It treats nobody and promises nothing. It does no I/O, reads no clock and holds no state.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod affect_system;
#[rustfmt::skip] // Generated; a test compares it as it is written.
mod builtin;
mod catalog;
mod caution_code;
mod caution_level;
mod check;
mod citation;
mod error;
mod flow;
mod led_by;
mod local_text;
mod phase;
mod practice;
mod practice_file;
mod practice_format;
mod query;
mod step_kind;
mod variant;

pub use affect_system::AffectSystem;
pub use catalog::PracticeCatalog;
pub use caution_code::CautionCode;
pub use caution_level::CautionLevel;
pub use citation::{Bibliography, Citation};
pub use error::{PracticeError, PracticeProblem, PracticesError};
pub use flow::Flow;
pub use led_by::LedBy;
pub use local_text::{LocalText, TextOverlay};
pub use phase::Phase;
pub use practice::Practice;
pub use practice_file::{
    Caution, Duration, FearSensitivity, PracticeFile, PracticeStatus, Review, Step,
};
pub use practice_format::PracticeFormat;
pub use query::{Fear, Fears, PracticeMatch, PracticeQuery, WhyNot};
pub use step_kind::StepKind;
pub use variant::Variant;

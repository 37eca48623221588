//! The words that every karuna crate shares.
//!
//! This crate is vocabulary: small types that say what a number is about, where it comes from and
//! how sure one may be of it. It does no I/O, reads no clock, draws no random numbers and holds no
//! state.
//!
//! | noun | what it says |
//! |---|---|
//! | [`Principle`], [`Technique`], [`Setting`], [`Audience`] | what compassion-based therapy speaks of |
//! | [`PracticeRole`] | what a practice does or asks for; safety rules speak in these words |
//! | [`InstrumentId`], [`ScaleId`], [`PracticeId`], [`ProgrammeId`] | validated kebab-case identifiers |
//! | [`Source`], [`EvidenceStatus`] | where a number comes from, and how sure it is |
//! | [`Rights`], [`RightsTerms`] | who holds a questionnaire and on which terms it may be used |
//! | [`Direction`], [`Measurement`], [`Level`], [`Change`] | one score of one person on one day |
//! | [`Alert`], [`RiskTopic`] | an answer that a person has to look at |
//! | [`Date`] | a civil date without a time zone |
//!
//! # Examples
//!
//! ```
//! use karuna_core::{EvidenceStatus, InstrumentId, Principle};
//!
//! let id: InstrumentId = "scs-sf".parse()?;
//! assert_eq!(id.as_str(), "scs-sf");
//! assert_eq!(Principle::ALL.len(), 5);
//! assert!(EvidenceStatus::Verified > EvidenceStatus::Recalled);
//! # Ok::<(), karuna_core::CoreError>(())
//! ```
//!
//! # Clinical use
//!
//! Nothing here diagnoses or treats. An [`Alert`] is a prompt for a person to look, not a finding.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod alert;
mod audience;
mod closest;
mod date;
mod direction;
mod error;
mod evidence;
mod id;
mod measurement;
mod practice_role;
mod principle;
mod rights;
mod setting;
mod technique;
mod word;

pub use alert::{Alert, AlertCause, NoAnswer, RiskTopic};
pub use audience::Audience;
pub use closest::{ClosestHint, closest};
pub use date::Date;
pub use direction::Direction;
pub use error::{CoreError, IdProblem};
pub use evidence::{EvidenceStatus, Source};
pub use id::{
    Id, IdKind, InstrumentId, InstrumentKind, PracticeId, PracticeKind, ProgrammeId, ProgrammeKind,
    ScaleId, ScaleKind,
};
pub use measurement::{Change, Level, LevelBasis, Measurement};
pub use practice_role::PracticeRole;
pub use principle::Principle;
pub use rights::{Rights, RightsTerms};
pub use setting::Setting;
pub use technique::Technique;
pub use word::parse_word;

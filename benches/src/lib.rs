//! What the benchmarks share: simulated answers, and hand-written floors for the same outcomes.
//!
//! A floor knows the Self-Compassion Scale at compile time. It is what somebody would write who
//! needs this one questionnaire, these thirteen scores and no explanation, and cares for speed.

#![allow(missing_docs, reason = "a private helper of the benchmarks")]

pub mod answers;
pub mod floor;

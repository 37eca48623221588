//! Scores questionnaires around compassion-based therapy.
#![deny(missing_docs)]
mod answer;
mod instrument_file;
mod interpretation;
mod item;
mod missing_rule;
mod policy;
mod response;
mod risk;
mod scale;
mod vector;

pub use answer::Answer;
pub use instrument_file::{
    Administration, Code, CodeTarget, InstrumentFile, KeyEvidence, VariantNote,
};
pub use interpretation::{
    Band, BandOrigin, BandSet, ChangeKind, ChangeThreshold, ChangeUnit, CutOff, CutOffSide, Norm,
    Reliability, ReliabilityKind,
};
pub use item::{ItemDefinition, NotApplicableRule};
pub use missing_rule::{MissingLimit, MissingRule, MissingRuleOrigin, Need};
pub use policy::{MissingPolicy, PolicyError, PolicyUse, Share};
pub use response::{OptionLabel, ResponseDefinition, ResponseException, Step};
pub use risk::{RiskRule, RiskWhen};
pub use scale::{
    Criterion, CriterionGroup, ItemRef, LinearTerm, Method, ScaleDefinition, ScaleRef, ScoreRule,
    SymptomSet,
};
pub use vector::{Expected, Vector};

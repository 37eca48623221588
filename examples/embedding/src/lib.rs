//! A small web service that shows how an app embeds karuna.
//!
//! It scores questionnaires and makes practice plans over HTTP, and looks at them again with what was
//! lived. What it shows is small and meant to
//! be copied: alerts come before everything else, every wrong body is answered with the place of
//! each problem, and the `OpenAPI` document is made of the types that the code uses.
//!
//! It has no authentication and no storage, and it is not a medical device; see its `README.md`.

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod alerts;
mod body;
mod catalogue;
mod failure;
mod log_salvage;
mod open_risk;
mod openapi;
mod plan;
mod revise;
mod router;
mod salvage;
mod schemas;
mod score;
mod service;

pub use alerts::{About, AlertQueue, Attention, FileQueue, MemoryQueue, Notice, NoticeReceipt};
pub use body::{BODY_LIMIT, REVISE_LIMIT};
pub use catalogue::{Health, InstrumentBrief, ScaleBrief};
pub use failure::{ErrorBody, ErrorKind, Failure, Problem};
pub use plan::{Conflict, Relaxation};
pub use revise::{ReviseAnswer, ReviseRequest};
pub use router::router;
pub use score::{ScaleAnswer, ScoreAnswer};
pub use service::{Service, Settings};

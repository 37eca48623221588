//! A small web service that shows how an app embeds karuna.
//!
//! It scores questionnaires and makes practice plans over HTTP. What it shows is small and meant to
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
mod openapi;
mod plan;
mod router;
mod salvage;
mod schemas;
mod score;
mod service;

pub use alerts::{AlertQueue, Attention, FileQueue, MemoryQueue, Notice, NoticeReceipt};
pub use body::BODY_LIMIT;
pub use catalogue::{Health, InstrumentBrief, ScaleBrief};
pub use failure::{ErrorBody, ErrorKind, Failure, Problem};
pub use plan::{Conflict, Relaxation};
pub use router::router;
pub use score::{ScaleAnswer, ScoreAnswer};
pub use service::{Service, Settings};

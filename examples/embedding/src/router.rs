//! Which path leads where.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::catalogue::{health, instrument, instruments, openapi, schema};
use crate::failure::{ErrorKind, Failure};
use crate::plan::plan;
use crate::revise::revise;
use crate::score::score;
use crate::service::Service;

/// The service as a router. Every answer, also to a path or method that does not exist, is JSON.
pub fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/instruments", get(instruments))
        .route("/instruments/{id}", get(instrument))
        .route("/schemas/{name}", get(schema))
        .route("/openapi.json", get(openapi))
        .route("/score", post(score))
        .route("/plan", post(plan))
        .route("/revise", post(revise))
        .method_not_allowed_fallback(wrong_method)
        .fallback(unknown_route)
        .with_state(service)
}

async fn unknown_route() -> Failure {
    Failure::new(ErrorKind::UnknownRoute, "nothing lies here; see /openapi.json")
}

async fn wrong_method() -> Failure {
    let message = "this path takes another method; the header `allow` says which";
    Failure::new(ErrorKind::WrongMethod, message)
}

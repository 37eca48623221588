//! Why a request was not answered as wished: one shape for all.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

use crate::alerts::Attention;
use crate::plan::Conflict;

/// What is said in place of what was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ErrorBody {
    /// What a person has to look at all the same; only for sheets and logs, where there is
    /// anything.
    #[serde(flatten)]
    pub attention: Option<Attention>,
    /// What kind of error it is.
    pub error: ErrorKind,
    /// What is wrong, and what to do, for a developer.
    pub message: String,
    /// Each problem with its place; empty where there is no more to say.
    pub problems: Vec<Problem>,
    /// Why there is no plan, for `no-plan`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
}

/// The kinds of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// A path whose percent signs make no text, 400.
    BadPath,
    /// A body that is no JSON, 400.
    BadJson,
    /// A body that broke off on its way, 400.
    BrokenOff,
    /// Nothing lies at the path, 404.
    UnknownRoute,
    /// No instrument of that id, 404.
    UnknownInstrument,
    /// No schema of that name, 404.
    UnknownSchema,
    /// The path takes other methods, 405.
    WrongMethod,
    /// No plan keeps all of the request, 409.
    NoPlan,
    /// A body that is too long, 413.
    TooLarge,
    /// A body that is not called JSON, 415.
    WrongContentType,
    /// JSON of another shape, 422.
    WrongShape,
    /// Answers that cannot be, 422.
    FaultySheet,
    /// A log that cannot be, with its plan, 422.
    FaultyLog,
    /// A plan request that cannot be, 422.
    ImpossibleRequest,
    /// Too many plans are being made, 503.
    Busy,
}

impl ErrorKind {
    /// The status that goes with it.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadPath | Self::BadJson | Self::BrokenOff => StatusCode::BAD_REQUEST,
            Self::UnknownRoute | Self::UnknownInstrument | Self::UnknownSchema => {
                StatusCode::NOT_FOUND
            }
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::NoPlan => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::WrongShape | Self::FaultySheet | Self::FaultyLog | Self::ImpossibleRequest => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// One problem and its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Problem {
    /// Where in the body it is, as a JSON pointer; empty for the body as a whole.
    pub place: String,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The kind of problem, for programs.
    pub kind: String,
    /// The line in the body, from 1, where it was found while reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, where it was found while reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl Problem {
    /// A problem at a place.
    #[must_use]
    pub fn new(place: impl Into<String>, kind: &str, message: impl Into<String>) -> Self {
        let (place, message) = (place.into(), message.into());
        Self { place, message, kind: kind.to_owned(), line: None, column: None }
    }
}

/// A request that is not answered as wished.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure(Box<ErrorBody>);

impl Failure {
    /// An error without problems.
    #[must_use]
    pub fn new(error: ErrorKind, message: impl Into<String>) -> Self {
        let (message, problems) = (message.into(), Vec::new());
        Self(Box::new(ErrorBody { attention: None, error, message, problems, conflict: None }))
    }

    /// The same with problems.
    #[must_use]
    pub fn with_problems(mut self, problems: Vec<Problem>) -> Self {
        self.0.problems = problems;
        self
    }

    /// The same with what a person has to look at.
    #[must_use]
    pub fn with_attention(mut self, attention: Attention) -> Self {
        self.0.attention = attention.needs_attention.then_some(attention);
        self
    }

    /// The same with the reasons why there is no plan.
    #[must_use]
    pub fn with_conflict(mut self, conflict: Conflict) -> Self {
        self.0.conflict = Some(conflict);
        self
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = self.0.error.status();
        let mut response = json(status, &*self.0);
        if self.0.error == ErrorKind::Busy {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// A value as a JSON answer.
///
/// # Panics
///
/// Panics where a value cannot be written, which the plain data of this service always can. A panic
/// closes this one connection and is seen; an answer 500 would hide a defect of ours.
#[allow(clippy::expect_used, reason = "plain data of our own; every type is written by a test")]
pub(crate) fn json<T: Serialize>(status: StatusCode, value: &T) -> Response {
    json_text(status, serde_json::to_vec(value).expect("plain data can be written"))
}

/// A JSON text as an answer.
pub(crate) fn json_text(status: StatusCode, text: impl Into<Body>) -> Response {
    let mut response = Response::new(text.into());
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

//! Reads the body of a request, and says where it is wrong.

use std::error::Error;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, Request as Parts};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use crate::failure::{ErrorKind, Failure, Problem};

/// The longest body, in bytes. The longest sheet has some two kilobytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// The bytes of a body that is called JSON and is not too long.
pub(crate) async fn read(request: Request) -> Result<Bytes, Failure> {
    if !is_json(request.headers()) {
        let message = "send the body as `content-type: application/json`";
        return Err(Failure::new(ErrorKind::WrongContentType, message));
    }
    // A body that says that it is too long is not read at all.
    if length(&request).is_some_and(|length| length > BODY_LIMIT) {
        return Err(too_large());
    }
    to_bytes(request.into_body(), BODY_LIMIT).await.map_err(|error| {
        // The limit shows itself only by the name of a cause.
        let is_limit = error.source().is_some_and(|it| it.to_string().contains("length limit"));
        if is_limit {
            too_large()
        } else {
            Failure::new(ErrorKind::BrokenOff, "the body broke off; send it again")
        }
    })
}

/// A value from the bytes of a body.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    // A struct would also be read from a list of its fields, which no schema allows.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        return Err(wrong_shape(vec![Problem::new(
            "",
            "wrong-shape",
            "expected an object, found a list",
        )]));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader);
    match read {
        Ok(value) => match reader.end() {
            Ok(()) => Ok(value),
            Err(error) => Err(bad_json(String::new(), &error)),
        },
        Err(error) => {
            let place = pointer(error.path());
            let error = error.into_inner();
            match error.classify() {
                Category::Data => Err(wrong_shape(vec![at(place, "wrong-shape", &error)])),
                _ => Err(bad_json(place, &error)),
            }
        }
    }
}

/// A name as a part of a JSON pointer.
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

fn length<B>(request: &Parts<B>) -> Option<usize> {
    request.headers().get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn too_large() -> Failure {
    let message = format!("the body is longer than {BODY_LIMIT} bytes");
    Failure::new(ErrorKind::TooLarge, message)
}

fn bad_json(place: String, error: &serde_json::Error) -> Failure {
    Failure::new(ErrorKind::BadJson, "the body is no JSON")
        .with_problems(vec![at(place, "bad-json", error)])
}

fn wrong_shape(problems: Vec<Problem>) -> Failure {
    let message = "the body is JSON of another shape; see /openapi.json";
    Failure::new(ErrorKind::WrongShape, message).with_problems(problems)
}

fn at(place: String, kind: &str, error: &serde_json::Error) -> Problem {
    let mut problem = Problem::new(place, kind, error.to_string());
    problem.line = Some(error.line());
    problem.column = Some(error.column());
    problem
}

fn pointer(path: &Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => pointer.push_str(&format!("/{}", escaped(key))),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

//! Reads the body of a request, and says where it is wrong.

use std::error::Error;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, Request as Parts};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use crate::failure::{ErrorKind, Failure, Problem};

/// The longest body, in bytes. The longest sheet has some two kilobytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// The longest body with a plan and its log, in bytes. A full year of four practices a day with
/// weekly meetings, every sitting told of with a note, has some 780 kilobytes, and
/// some 1,400 where it is indented.
pub const REVISE_LIMIT: usize = 2 * 1024 * 1024;

/// The bytes of a body that is called JSON and is no longer than `limit`.
pub(crate) async fn read(request: Request, limit: usize) -> Result<Bytes, Failure> {
    if !is_json(request.headers()) {
        let message = "send the body as `content-type: application/json`";
        return Err(Failure::new(ErrorKind::WrongContentType, message));
    }
    // A body that says that it is too long is not read at all.
    if length(&request).is_some_and(|length| length > limit) {
        return Err(too_large(limit));
    }
    to_bytes(request.into_body(), limit).await.map_err(|error| {
        // The limit shows itself only by the name of a cause.
        let is_limit = error.source().is_some_and(|it| it.to_string().contains("length limit"));
        if is_limit {
            too_large(limit)
        } else {
            Failure::new(ErrorKind::BrokenOff, "the body broke off; send it again")
        }
    })
}

/// What becomes of what a value does not take up: keys beside the tag of a variant that has no
/// fields, where serde lets any pass, and the second of two that are the same in a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leftover {
    /// It passes here; whoever reads the value says what is wrong with it.
    Passes,
    /// It is refused, as by the schema.
    IsRefused,
}

/// A value from the bytes of a body.
pub(crate) fn parse<T: DeserializeOwned + Serialize>(
    bytes: &[u8],
    leftover: Leftover,
) -> Result<T, Failure> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader);
    match read {
        Ok(value) => match reader.end() {
            Ok(()) => as_in_schema(bytes, value, leftover),
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

/// A value, unless it stands in the body in another form than that in which it is written.
///
/// serde also reads a struct from a list of its fields, and a word from an object. No schema allows
/// that, and what a schema refuses should not pass here by chance.
fn as_in_schema<T: Serialize>(bytes: &[u8], value: T, leftover: Leftover) -> Result<T, Failure> {
    let (Ok(read), Ok(written)) = (serde_json::from_slice(bytes), serde_json::to_value(&value))
    else {
        return Ok(value);
    };
    let Some((place, message)) = other_form(&read, &written, String::new(), leftover) else {
        return Ok(value);
    };
    Err(wrong_shape(vec![Problem::new(place, "wrong-shape", message)]))
}

/// The first place where one of two values is an object or a list and the other is not, or where
/// something was not taken up.
fn other_form(
    read: &Value,
    written: &Value,
    place: String,
    leftover: Leftover,
) -> Option<(String, &'static str)> {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => read.iter().find_map(|(key, read)| {
            let place = format!("{place}/{}", escaped(key));
            match written.get(key) {
                Some(written) => other_form(read, written, place, leftover),
                // What is empty need not be written.
                None if leftover == Leftover::Passes || is_empty(read) => None,
                None => Some((place, "unknown field")),
            }
        }),
        (Value::Array(read), Value::Array(written))
            if read.len() > written.len() && leftover == Leftover::IsRefused =>
        {
            Some((place, "the same stands here more than once"))
        }
        (Value::Array(read), Value::Array(written)) => {
            read.iter().zip(written).enumerate().find_map(|(at, (read, written))| {
                other_form(read, written, format!("{place}/{at}"), leftover)
            })
        }
        (Value::Array(_), Value::Object(_)) => Some((place, "expected an object, found a list")),
        (Value::Array(_), _) => Some((place, "expected a plain value, found a list")),
        (Value::Object(_), _) => Some((place, "expected a plain value, found an object")),
        _ => None,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
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

fn too_large(limit: usize) -> Failure {
    let message = format!("the body is longer than {limit} bytes");
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

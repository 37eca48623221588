//! A worked example: answers, the scores they have to give, and where the expectation comes from.

use std::collections::BTreeMap;
use std::fmt;

use karuna_core::ScaleId;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::answer::Answer;

/// A worked example that travels with its definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Vector {
    /// The example's name.
    pub id: String,
    /// Where the expectation comes from.
    pub source: String,
    /// The answers in the order of the items, unscored ones included; `null` is missing.
    pub answers: Vec<Answer>,
    /// The missing-data policy; absent for the default `authors`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// The score of each scale. Every scale of the instrument has to be named.
    pub expect: BTreeMap<ScaleId, Expected>,
    /// The criteria that are met; checked where a scale counts symptoms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria_met: Vec<ScaleId>,
    /// The ids of the risk rules that speak, unanswered risk items included.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alerts: Vec<String>,
}

/// The score that a worked example expects.
///
/// Written as a number, as an exact fraction such as `"97/26"`, or as `"not-scored"`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    /// A number, exact to 1e-9 of its size.
    Score(f64),
    /// A fraction; it has to be met to the last bit.
    Fraction(i64, i64),
    /// No score.
    NotScored,
}

impl Expected {
    /// Whether a score, or none, is what was expected.
    #[must_use]
    pub fn is_met_by(self, score: Option<f64>) -> bool {
        match (self, score) {
            (Self::NotScored, None) => true,
            (Self::Score(expected), Some(score)) => {
                (expected - score).abs() <= 1e-9 * expected.abs().max(1.0)
            }
            (Self::Fraction(above, below), Some(score)) => {
                let expected = above as f64 / below as f64;
                (expected - score).abs() <= 4.0 * f64::EPSILON * expected.abs()
            }
            _ => false,
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Score(score) => write!(f, "{score}"),
            Self::Fraction(above, below) => write!(f, "{above}/{below}"),
            Self::NotScored => f.write_str("not-scored"),
        }
    }
}

impl Serialize for Expected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Score(score) => serializer.serialize_f64(*score),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Expected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExpectedVisitor)
    }
}

struct ExpectedVisitor;

impl de::Visitor<'_> for ExpectedVisitor {
    type Value = Expected;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a fraction such as \"97/26\", or \"not-scored\"")
    }

    fn visit_f64<E: de::Error>(self, score: f64) -> Result<Expected, E> {
        Ok(Expected::Score(score))
    }

    fn visit_i64<E: de::Error>(self, score: i64) -> Result<Expected, E> {
        Ok(Expected::Score(score as f64))
    }

    fn visit_u64<E: de::Error>(self, score: u64) -> Result<Expected, E> {
        Ok(Expected::Score(score as f64))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Expected, E> {
        if text == "not-scored" {
            return Ok(Expected::NotScored);
        }
        text.split_once('/')
            .and_then(|(above, below)| Some((above.parse().ok()?, below.parse().ok()?)))
            .filter(|(_, below)| *below > 0)
            .map(|(above, below)| Expected::Fraction(above, below))
            .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Expected {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Expected".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "oneOf": [
                { "type": "number" },
                { "type": "string", "pattern": "^(-?[0-9]+/[0-9]+|not-scored)$" },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Expected;

    #[track_caller]
    fn check(json: &str, score: Option<f64>, met: bool) {
        let expected: Expected = serde_json::from_str(json).unwrap();
        assert_eq!(expected.is_met_by(score), met, "{json} {score:?}");
    }

    #[test]
    fn expectations_are_met_exactly() {
        check("3.8", Some(3.8), true);
        check("3.8", Some(3.800_001), false);
        check("3", Some(3.0), true);
        check("-24", Some(-24.0), true);
        check("\"97/26\"", Some(97.0 / 26.0), true);
        check("\"97/26\"", Some(3.730_769), false);
        check("\"not-scored\"", None, true);
        check("\"not-scored\"", Some(0.0), false);
        check("0", None, false);
    }

    #[test]
    fn a_wrong_expectation_says_what_would_be_right() {
        insta::assert_snapshot!(
            serde_json::from_str::<Expected>("\"1/0\"").unwrap_err(),
            @r#"invalid value: string "1/0", expected a number, a fraction such as "97/26", or "not-scored" at line 1 column 5"#
        );
    }
}

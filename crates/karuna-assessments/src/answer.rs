//! One answer, or the reason why there is none.

use std::fmt;

use karuna_core::NoAnswer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

/// One answer, or the reason why there is none.
///
/// In JSON a number, `null` or `"missing"`, `"not-asked"`, `"not-applicable"`.
/// The `Debug` form does not show the value.
#[derive(Clone, Copy, PartialEq)]
pub enum Answer {
    /// The printed option value that was chosen. Whether it is allowed is checked when a sheet is
    /// scored.
    Value(f64),
    /// Asked and left open.
    Missing,
    /// Not asked, for example because a gate question said no.
    NotAsked,
    /// The person said that it does not apply.
    NotApplicable,
}

impl Answer {
    /// The value, where there is one.
    #[must_use]
    pub const fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Why there is no value, where there is none.
    #[must_use]
    pub const fn why_none(self) -> Option<NoAnswer> {
        match self {
            Self::Value(_) => None,
            Self::Missing => Some(NoAnswer::Missing),
            Self::NotAsked => Some(NoAnswer::NotAsked),
            Self::NotApplicable => Some(NoAnswer::NotApplicable),
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.why_none().map_or("answered", NoAnswer::as_str))
    }
}

impl From<f64> for Answer {
    fn from(value: f64) -> Self {
        Self::Value(value)
    }
}

impl From<i32> for Answer {
    fn from(value: i32) -> Self {
        Self::Value(f64::from(value))
    }
}

impl From<u8> for Answer {
    fn from(value: u8) -> Self {
        Self::Value(f64::from(value))
    }
}

impl<T: Into<Self>> From<Option<T>> for Answer {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // A whole number is written as one, so that it reads like the printed option.
            Self::Value(value) if value.fract() == 0.0 && value.abs() < 1e9 => {
                serializer.serialize_i64(*value as i64)
            }
            // JSON would write null for it, which reads back as missing.
            Self::Value(value) if !value.is_finite() => {
                Err(ser::Error::custom("an answer that is no finite number cannot be written"))
            }
            Self::Value(value) => serializer.serialize_f64(*value),
            Self::Missing => serializer.serialize_unit(),
            Self::NotAsked => serializer.serialize_str(NoAnswer::NotAsked.as_str()),
            Self::NotApplicable => serializer.serialize_str(NoAnswer::NotApplicable.as_str()),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnswerVisitor)
    }
}

struct AnswerVisitor;

impl de::Visitor<'_> for AnswerVisitor {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, null, \"missing\", \"not-asked\" or \"not-applicable\"")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Answer, E> {
        Ok(Answer::Value(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Answer, E> {
        Ok(Answer::Value(value as f64))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Answer, E> {
        Ok(Answer::Value(value as f64))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Answer, E> {
        Ok(Answer::Missing)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Answer, E> {
        match text {
            "missing" => Ok(Answer::Missing),
            "not-asked" => Ok(Answer::NotAsked),
            "not-applicable" => Ok(Answer::NotApplicable),
            _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Answer {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Answer".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "oneOf": [
                { "type": "number" },
                { "type": "null" },
                { "enum": ["missing", "not-asked", "not-applicable"] },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn debug_does_not_show_the_answer() {
        let answers =
            [Answer::Value(3.0), Answer::Missing, Answer::NotAsked, Answer::NotApplicable];
        assert_eq!(format!("{answers:?}"), "[answered, missing, not-asked, not-applicable]");
    }

    #[test]
    fn answers_read_back_equal() {
        let json = r#"[3,2.5,null,"not-asked","not-applicable"]"#;
        let answers: Vec<Answer> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&answers).unwrap(), json);
        assert_eq!(serde_json::from_str::<Answer>("\"missing\"").unwrap(), Answer::Missing);
    }

    #[test]
    fn a_wrong_answer_says_what_would_be_right() {
        insta::assert_snapshot!(
            serde_json::from_str::<Answer>("\"often\"").unwrap_err(),
            @r#"invalid value: string "often", expected a number, null, "missing", "not-asked" or "not-applicable" at line 1 column 7"#
        );
    }
}

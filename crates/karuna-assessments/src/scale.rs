//! A scale and the rule that makes its score: one expression of a small closed algebra.

use std::fmt;

use karuna_core::{Direction, EvidenceStatus, ScaleId};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One score of an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ScaleDefinition {
    /// The scale's id within the instrument.
    pub id: ScaleId,
    /// Its name.
    pub title: String,
    /// Which way it points.
    pub direction: Direction,
    /// How the score is made.
    pub score: ScoreRule,
    /// The lowest and the highest score; checked against what follows from the items.
    pub range: [f64; 2],
    /// How sure this scale's key is, where it is less sure than the instrument's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<EvidenceStatus>,
    /// What to know about the score: who scores it so, what speaks for and against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl ScaleDefinition {
    /// How the score is made, in words, such as "mean of items 5, 12, 19, 23, 26".
    #[must_use]
    pub fn formula(&self) -> String {
        crate::formula::formula(&self.score)
    }
}

/// How a score is made.
///
/// Reversal belongs to the pair of scale and item: the same item may count as answered in its
/// subscale and reversed in a total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ScoreRule {
    /// The sum or the mean over items.
    Items {
        /// Sum or mean.
        method: Method,
        /// The items; a minus sign reverses.
        of: Vec<ItemRef>,
    },
    /// The sum or the mean over scales.
    Scales {
        /// Sum or mean.
        method: Method,
        /// The scales; a hyphen before the id reverses within that scale's own range.
        of: Vec<ScaleRef>,
    },
    /// A weighted sum over scales and a constant.
    Linear {
        /// The weighted scales.
        terms: Vec<LinearTerm>,
        /// What is added at the end.
        #[serde(default)]
        constant: f64,
    },
    /// Another scale, times a factor, plus a constant.
    Affine {
        /// The other scale.
        of: ScaleId,
        /// The factor.
        times: f64,
        /// What is added at the end.
        #[serde(default)]
        plus: f64,
    },
    /// A table from the whole raw scores of another scale.
    Lookup {
        /// The other scale.
        of: ScaleId,
        /// The raw score that the first value stands for.
        first: i32,
        /// The values for `first`, `first + 1` and so on.
        values: Vec<f64>,
    },
    /// A count of symptoms, with criteria that may be met. It gives a count, never a diagnosis.
    Count {
        /// When an item counts as a symptom.
        of: Vec<SymptomSet>,
        /// Conditions on the count.
        #[serde(default)]
        criteria: Vec<Criterion>,
    },
}

/// Sum or mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Add up.
    Sum,
    /// Add up and divide by how many there are.
    Mean,
}

impl Method {
    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// An item within a scale; written as its number, with a minus sign where it is reversed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ItemRef {
    /// The item's number.
    pub item: u16,
    /// Whether the answer is reversed: lowest + highest - answer.
    pub reversed: bool,
}

impl Serialize for ItemRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = i32::from(self.item);
        serializer.serialize_i32(if self.reversed { -number } else { number })
    }
}

impl<'de> Deserialize<'de> for ItemRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i32::deserialize(deserializer)?;
        match u16::try_from(number.unsigned_abs()) {
            Ok(item) if item > 0 => Ok(Self { item, reversed: number < 0 }),
            _ => Err(de::Error::custom(format_args!(
                "{number} names no item; expected an item number from 1, negative where the item is reversed"
            ))),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ItemRef {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ItemRef".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer",
            "minimum": -1000,
            "maximum": 1000,
            "not": { "const": 0 },
            "description": "An item's number; negative where the item is reversed.",
        })
    }
}

/// A scale within a scale; written as its id, with a hyphen before it where it is reversed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ScaleRef {
    /// The scale.
    pub scale: ScaleId,
    /// Whether the score is reversed within its range: lowest + highest - score.
    pub reversed: bool,
}

impl Serialize for ScaleRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sign = if self.reversed { "-" } else { "" };
        serializer.collect_str(&format_args!("{sign}{}", self.scale))
    }
}

impl<'de> Deserialize<'de> for ScaleRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ScaleRefVisitor)
    }
}

struct ScaleRefVisitor;

impl de::Visitor<'_> for ScaleRefVisitor {
    type Value = ScaleRef;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a scale id, with a hyphen before it where the scale is reversed")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<ScaleRef, E> {
        let (reversed, id) = match text.strip_prefix('-') {
            Some(id) => (true, id),
            None => (false, text),
        };
        Ok(ScaleRef { scale: id.parse().map_err(E::custom)?, reversed })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ScaleRef {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ScaleRef".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^-?[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            "description": "A scale's id, with a hyphen before it where the scale is reversed.",
        })
    }
}

/// A weighted scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LinearTerm {
    /// The scale.
    pub scale: ScaleId,
    /// Its weight.
    pub weight: f64,
}

/// Items that count as symptoms from a stated answer on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SymptomSet {
    /// The items, by number.
    pub items: Vec<u16>,
    /// The lowest answer that counts.
    pub at_least: i32,
}

/// A condition on a count of symptoms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Criterion {
    /// The criterion's id within its scale.
    pub id: ScaleId,
    /// What it is called.
    pub title: String,
    /// The lowest count that meets it.
    pub at_least: u16,
    /// The highest count that meets it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u16>,
    /// Groups of items of which some have to count as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<CriterionGroup>,
}

/// A group of items of which some have to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CriterionGroup {
    /// The items, by number.
    pub items: Vec<u16>,
    /// How many of them have to count.
    pub at_least: u16,
}

#[cfg(test)]
mod tests {
    use super::{ItemRef, ScaleRef, ScoreRule};

    #[test]
    fn signs_read_back_equal() {
        for text in ["5", "-5", "1000", "-1"] {
            let item: ItemRef = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&item).unwrap(), text);
            assert_eq!(item.reversed, text.starts_with('-'));
        }
        for text in ["\"isolation\"", "\"-isolation\""] {
            let scale: ScaleRef = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&scale).unwrap(), text);
            assert_eq!(scale.reversed, text.starts_with("\"-"));
        }
    }

    #[test]
    fn a_wrong_item_or_scale_says_what_would_be_right() {
        insta::assert_snapshot!(
            serde_json::from_str::<ItemRef>("0").unwrap_err(),
            @"0 names no item; expected an item number from 1, negative where the item is reversed"
        );
        insta::assert_snapshot!(
            serde_json::from_str::<ItemRef>("-70000").unwrap_err(),
            @"-70000 names no item; expected an item number from 1, negative where the item is reversed"
        );
        insta::assert_snapshot!(
            serde_json::from_str::<ScaleRef>("\"--isolation\"").unwrap_err(),
            @"`-isolation` is no scale id: it does not begin with a letter from a to z; an identifier is kebab-case, such as `self-kindness` at line 1 column 13"
        );
    }

    #[test]
    fn each_form_of_the_algebra_reads_back_equal() {
        for text in [
            r#"{"items":{"method":"mean","of":[1,-2,3]}}"#,
            r#"{"scales":{"method":"sum","of":["a","-b"]}}"#,
            r#"{"linear":{"terms":[{"scale":"a","weight":-0.5}],"constant":6.0}}"#,
            r#"{"affine":{"of":"raw","times":4.0,"plus":0.0}}"#,
            r#"{"lookup":{"of":"raw","first":7,"values":[7.0,9.51]}}"#,
            r#"{"count":{"of":[{"items":[1,2],"at-least":2}],"criteria":[{"id":"major","title":"t","at-least":5,"groups":[{"items":[1,2],"at-least":1}]}]}}"#,
        ] {
            let rule: ScoreRule = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&rule).unwrap(), text);
        }
    }
}

//! What a person answered, before anybody has looked whether it is allowed.

use std::fmt;

use karuna_core::InstrumentId;
use serde::de::{self, IntoDeserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::answer::Answer;

/// The answers of one person to one instrument, as they came in.
///
/// Nothing is checked here: whether items exist, answers are allowed and nothing stands twice is
/// found out, all at once, when the sheet is scored. The `Debug` form does not show the answers.
///
/// In JSON an object from item number to answer: `{"1": 3, "2": null, "3": "not-asked"}`.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Answer, Answers};
///
/// // All items in the printed order; `None` is a missing answer.
/// let whole = Answers::from_values([Some(3), None, Some(5)]);
/// // Some items by number; the others are missing.
/// let some = Answers::from_pairs([(1, Answer::from(3)), (3, Answer::from(5))]);
/// // From JSON.
/// let read: Answers = serde_json::from_str(r#"{"1": 3, "3": 5}"#)?;
/// assert_eq!(some, read);
/// assert_eq!(whole.len(), 3);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Default)]
pub struct Answers {
    entries: Vec<(u32, Answer)>,
    /// Items whose answer is no answer at all, and what stands there. Kept, so that it is reported
    /// with all other faults and the alerts of the other answers are not lost.
    unreadable: Vec<(u32, String)>,
    /// Names that are no item numbers; the first thousand are kept, for the same reason.
    strangers: Vec<String>,
    whole: bool,
}

impl Answers {
    /// A whole sheet in the printed order of items, unscored items included.
    ///
    /// A sheet made so has to have as many answers as the instrument has items.
    pub fn from_values<T: Into<Answer>>(values: impl IntoIterator<Item = T>) -> Self {
        let entries = (1u32..).zip(values.into_iter().map(Into::into)).collect();
        Self { entries, whole: true, ..Self::default() }
    }

    /// Some items by number, in any order. An item that is not named is missing.
    pub fn from_pairs<T: Into<Answer>>(pairs: impl IntoIterator<Item = (u32, T)>) -> Self {
        let entries = pairs.into_iter().map(|(item, answer)| (item, answer.into())).collect();
        Self { entries, ..Self::default() }
    }

    /// The entries: item number and answer, in the order in which they came.
    pub fn entries(&self) -> impl Iterator<Item = (u32, Answer)> {
        self.entries.iter().copied()
    }

    /// Names that are no item numbers.
    #[must_use]
    pub fn strangers(&self) -> &[String] {
        &self.strangers
    }

    /// Items whose answer is no answer at all, such as a word, and what stands there.
    #[must_use]
    pub fn unreadable(&self) -> &[(u32, String)] {
        &self.unreadable
    }

    /// Whether the sheet was given as a whole, in the printed order.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// How many entries there are, missing answers included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.strangers.is_empty() && self.unreadable.is_empty()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({} entries, not shown)", self.len())
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (item, answer) in &self.entries {
            map.serialize_entry(item, answer)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswersVisitor)
    }
}

struct AnswersVisitor;

impl<'de> Visitor<'de> for AnswersVisitor {
    type Value = Answers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from item numbers to answers, such as {\"1\": 3}")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
        // Entries are kept one by one, so that an item that stands twice is found later.
        let mut answers = Answers::default();
        while let Some((item, answer)) = map.next_entry::<String, Readable>()? {
            let is_number = !item.is_empty() && item.bytes().all(|byte| byte.is_ascii_digit());
            match (item.parse(), answer) {
                (Ok(number), Readable::Yes(answer)) if is_number => {
                    answers.entries.push((number, answer));
                }
                (Ok(number), Readable::No(found)) if is_number => {
                    answers.unreadable.push((number, found));
                }
                _ if answers.strangers.len() < 1000 => answers.strangers.push(item),
                _ => {}
            }
        }
        Ok(answers)
    }
}

/// An answer, or what stands in its place.
enum Readable {
    Yes(Answer),
    No(String),
}

impl<'de> Deserialize<'de> for Readable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadableVisitor)
    }
}

struct ReadableVisitor;

impl<'de> Visitor<'de> for ReadableVisitor {
    type Value = Readable;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Readable, E> {
        Ok(Readable::Yes(Answer::Value(value)))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Readable, E> {
        Ok(Readable::Yes(Answer::Value(value as f64)))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Readable, E> {
        Ok(Readable::Yes(Answer::Value(value as f64)))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Readable, E> {
        Ok(Readable::Yes(Answer::Missing))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Readable, E> {
        Ok(Readable::No(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Readable, E> {
        let word = text.into_deserializer();
        let answer: Result<Answer, de::value::Error> = Answer::deserialize(word);
        // What stands there may be long, and only its beginning helps to find it.
        let beginning = || text.chars().take(40).collect();
        Ok(answer.map_or_else(|_| Readable::No(beginning()), Readable::Yes))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Readable, A::Error> {
        while list.next_element::<de::IgnoredAny>()?.is_some() {}
        Ok(Readable::No("a list".into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Readable, A::Error> {
        while map.next_entry::<de::IgnoredAny, de::IgnoredAny>()?.is_some() {}
        Ok(Readable::No("an object".into()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Answers {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Answers".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let answer = generator.subschema_for::<Answer>();
        schemars::json_schema!({
            "type": "object",
            "description": "From item number to answer; an item that is not named is missing.",
            "patternProperties": { "^[0-9]+$": answer },
            "additionalProperties": false,
        })
    }
}

/// Answers, and the instrument that they are for, as they travel in JSON.
///
/// ```
/// use karuna_assessments::AnswerSheet;
///
/// let sheet: AnswerSheet =
///     serde_json::from_str(r#"{"instrument": "scs", "answers": {"1": 3, "2": "not-asked"}}"#)?;
/// assert_eq!(sheet.instrument, "scs");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AnswerSheet {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The answers.
    pub answers: Answers,
}

#[cfg(test)]
mod tests {
    use super::{AnswerSheet, Answers};

    #[test]
    fn an_item_that_stands_twice_is_kept_twice() {
        let answers: Answers = serde_json::from_str(r#"{"1": 3, "1": 4, "x": 2}"#).unwrap();
        assert_eq!(answers.entries().map(|(item, _)| item).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(answers.strangers(), ["x"]);
        assert!(!answers.is_empty() && !answers.is_whole());
    }

    #[test]
    fn sheets_read_back_equal_and_do_not_show_answers() {
        let json = r#"{"instrument":"scs","answers":{"2":3,"1":null,"7":"not-asked"}}"#;
        let sheet: AnswerSheet = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&sheet).unwrap(), json);
        assert!(format!("{sheet:?}").contains("3 entries, not shown"));
    }

    #[test]
    fn a_sheet_of_another_shape_says_what_would_be_right() {
        insta::assert_snapshot!(
            serde_json::from_str::<Answers>("[1, 2]").unwrap_err(),
            @r#"invalid type: sequence, expected an object from item numbers to answers, such as {"1": 3} at line 1 column 0"#
        );
        insta::assert_snapshot!(
            serde_json::from_str::<AnswerSheet>(r#"{"instrument":"scs","answer":{}}"#).unwrap_err(),
            @"unknown field `answer`, expected `instrument` or `answers` at line 1 column 28"
        );
    }
}

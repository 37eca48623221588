//! The alerts of a sheet that cannot be read as a whole.
//!
//! A body with one key too many, or one that breaks off after the answers, is refused; but what a
//! person said of danger in it is not to be lost for that. So it is read once more, kindly, as far
//! as it goes.

use std::fmt;

use karuna::assessments::{Answer, Answers, Catalog};
use karuna::core::Alert;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// The alerts of a body that was refused, as far as it can be read; empty where it does not get to
/// the name of a known instrument.
pub(crate) fn alerts(bytes: &[u8]) -> Vec<Alert> {
    let mut found = Found::default();
    // Where it ends does not matter here: what was found by then is kept.
    let _ = Sheet(&mut found).deserialize(&mut serde_json::Deserializer::from_slice(bytes));
    let Some(Ok(instrument)) = found.instrument.map(|id| Catalog::builtin().get(&id)) else {
        return Vec::new();
    };
    match instrument.score(&Answers::from_pairs(found.answers)) {
        Ok(scored) => scored.alerts().to_vec(),
        Err(error) => error.alerts,
    }
}

#[derive(Default)]
struct Found {
    instrument: Option<String>,
    answers: Vec<(u32, Answer)>,
}

/// The body as a whole.
struct Sheet<'f>(&'f mut Found);

/// The object under `answers`.
struct Entries<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Sheet<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Sheet<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sheet")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "instrument" => {
                    let value: Value = map.next_value()?;
                    self.0.instrument = value.as_str().map(str::to_ascii_lowercase);
                }
                "answers" => map.next_value_seed(Entries(self.0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Entries<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(item) = map.next_key::<String>()? {
            let value: Value = map.next_value()?;
            if let (Ok(item), Some(value)) = (item.parse(), value.as_f64()) {
                self.0.answers.push((item, Answer::Value(value)));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::alerts;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let found: Vec<String> = alerts(body.as_bytes()).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn what_can_be_read_speaks() {
        let answered = "phq-9: please look at the answer to item 9 (self-harm)";
        let open = "phq-9: please look at item 9, which was not answered (self-harm)";
        check(r#"{"instrument":"phq-9","answers":{"9":2},"day":1}"#, &[answered]);
        check(r#"{"answers":{"9":2},"instrument":"PHQ-9"}"#, &[answered]);
        check(r#"{"instrument":"phq-9","answers":{"9":2}"#, &[answered]);
        check(r#"{"instrument":"phq-9","answers":{"9":2,"1":"#, &[answered]);
        check(r#"{"instrument":"phq-9","answers":{"9":2},"answers":{"9":0}}"#, &[answered]);
        check(r#"{"instrument":"phq-9","answers":{"9":0},"answers":{"9":2}}"#, &[answered]);
        check(r#"{"instrument":"phq-9","answers":{"1":1e999,"9":2}}"#, &[open]);
        check(r#"{"instrument":"phq-9","answers":[0,0]}"#, &[open]);
        check(r#"{"instrument":"phq-9"}"#, &[open]);
        check(r#"{"instrument":"gad-7","answers":{"1":3},"day":1}"#, &[]);
        check(r#"{"instrument":"none","answers":{"9":2}}"#, &[]);
        check(r#"{"answers":{"9":2}"#, &[]);
        check("[]", &[]);
        check("", &[]);
    }
}

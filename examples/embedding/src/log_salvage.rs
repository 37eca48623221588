//! What a log says of danger in a body that cannot be read as a whole; the like of `salvage.rs` for
//! `POST /revise`.

use std::fmt;

use karuna::core::Date;
use karuna::plans::Lived;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::open_risk::OpenRisk;

/// What alerts, sittings and other events cannot do without. Where one cannot be read, it is read
/// once more with these alone, so that a key too many does not silence it.
const NEEDED: [(&str, &[&str]); 2] = [
    ("alert", &["instrument", "rule", "topic", "cause", "reason", "status"]),
    ("practice", &["practice", "done", "stop"]),
];

/// What asks for a person in a body that was refused, as far as it can be read.
pub(crate) fn open_risk(bytes: &[u8]) -> OpenRisk {
    let mut found = Found::default();
    // Where it ends does not matter here: what was found by then is kept.
    let _ = Part(&mut found).deserialize(&mut serde_json::Deserializer::from_slice(bytes));
    OpenRisk::of(found.events.iter().map(|(on, what)| (*on, what)), found.today)
}

#[derive(Default)]
struct Found {
    today: Option<Date>,
    events: Vec<(Option<Date>, Lived)>,
}

/// The body, the log in it, or the list of events in that.
struct Part<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a log")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "log" | "events" => map.next_value_seed(Part(self.0))?,
                "today" => self.0.today = date(&map.next_value()?),
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(event) = seq.next_element::<Value>()? {
            let on = event.get("on").and_then(date);
            self.0.events.extend(lived(&event).map(|what| (on, what)));
        }
        Ok(())
    }
}

fn date(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

fn lived(event: &Value) -> Option<Lived> {
    let what = event.get("what")?;
    serde_json::from_value(what.clone()).ok().or_else(|| {
        let (name, needed) = NEEDED.iter().find(|(name, _)| what.get(name).is_some())?;
        let mut part = what.get(name)?.as_object()?.clone();
        part.retain(|key, _| needed.contains(&key.as_str()));
        serde_json::from_value(serde_json::json!({ *name: part })).ok()
    })
}

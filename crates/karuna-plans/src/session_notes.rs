//! Words for whoever leads a session: notes on its parts, how to form pairs, what to bring.

use std::sync::LazyLock;

use karuna_core::Setting;
use serde::Deserialize;

use crate::agenda_part::AgendaPart;
use crate::delivery::Delivery;
use crate::grouping::Grouping;
use crate::material::Material;

/// The words that belong to sessions of any kind. All of them are judgement of this project.
///
/// # Examples
///
/// ```
/// use karuna_core::Setting;
/// use karuna_plans::{AgendaPart, Delivery, SessionNotes};
///
/// let notes = SessionNotes::builtin();
/// let online = notes.of_part(AgendaPart::Settle, Setting::Group, Delivery::Online);
/// assert!(online.count() >= 1);
/// ```
#[derive(Debug, Default)]
pub struct SessionNotes {
    notes: Vec<Note>,
    groupings: Vec<GroupingEntry>,
    materials: Vec<MaterialEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    part: AgendaPart,
    settings: Vec<Setting>,
    deliveries: Vec<Delivery>,
    text: String,
}

/// How pairs, threes and the whole group come about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupingText {
    /// How it is formed.
    pub how: String,
    /// What to do when the number does not fit.
    pub odd: String,
    /// How it goes online.
    pub online: String,
    /// How parts are taken and swapped.
    pub roles: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupingEntry {
    grouping: Grouping,
    text: GroupingText,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MaterialEntry {
    id: Material,
    text: String,
}

#[derive(Deserialize)]
struct NoteFile {
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct GroupingFile {
    groupings: Vec<GroupingEntry>,
}

#[derive(Deserialize)]
struct MaterialFile {
    materials: Vec<MaterialEntry>,
}

impl SessionNotes {
    /// The built-in words, in English.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<SessionNotes> =
            // A test reads the files, so that the fallback is never seen.
            LazyLock::new(|| SessionNotes::read().unwrap_or_default());
        &BUILTIN
    }

    fn read() -> Result<Self, serde_json::Error> {
        let notes: NoteFile = serde_json::from_str(include_str!("../data/session-notes.json"))?;
        let groupings: GroupingFile = serde_json::from_str(include_str!("../data/groupings.json"))?;
        let materials: MaterialFile = serde_json::from_str(include_str!("../data/materials.json"))?;
        Ok(Self {
            notes: notes.notes,
            groupings: groupings.groupings,
            materials: materials.materials,
        })
    }

    /// The notes on a part that fit, the general first.
    pub fn of_part(
        &self,
        part: AgendaPart,
        setting: Setting,
        delivery: Delivery,
    ) -> impl Iterator<Item = &str> {
        let fits = move |note: &&Note| {
            note.part == part
                && (note.settings.is_empty() || note.settings.contains(&setting))
                && (note.deliveries.is_empty() || note.deliveries.contains(&delivery))
        };
        self.notes.iter().filter(fits).map(|note| note.text.as_str())
    }

    /// How a grouping comes about.
    #[must_use]
    pub fn of_grouping(&self, grouping: Grouping) -> Option<&GroupingText> {
        self.groupings.iter().find(|entry| entry.grouping == grouping).map(|entry| &entry.text)
    }

    /// What is to be brought, in words; the id where there are none.
    #[must_use]
    pub fn of_material(&self, material: Material) -> &str {
        let entry = self.materials.iter().find(|entry| entry.id == material);
        entry.map_or(material.as_str(), |entry| entry.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use karuna_core::Setting;

    use super::SessionNotes;
    use crate::agenda_part::AgendaPart;
    use crate::delivery::Delivery;
    use crate::grouping::Grouping;
    use crate::material::Material;

    #[test]
    fn every_part_grouping_and_material_has_words() {
        let notes = SessionNotes::read().unwrap();
        for part in AgendaPart::ALL {
            for setting in Setting::ALL {
                for delivery in Delivery::ALL {
                    if delivery == Delivery::SelfGuided && setting != Setting::Individual {
                        continue;
                    }
                    let count = notes.of_part(part, setting, delivery).count();
                    assert!(count > 0, "nothing on {part} in {setting}, {delivery}");
                }
            }
        }
        for grouping in Grouping::ALL {
            let text = notes.of_grouping(grouping).unwrap();
            for words in [&text.how, &text.odd, &text.online, &text.roles] {
                assert!(words.len() > 20, "{grouping}");
            }
        }
        for material in Material::ALL {
            assert_ne!(notes.of_material(material), material.as_str());
        }
        assert_eq!(notes.materials.len(), Material::ALL.len());
    }
}

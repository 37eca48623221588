//! What a compassion-focused therapist can do, in words of our own, for looking at oneself.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A competence that a therapist may rate for themselves. All of it is judgement of this project;
/// published rating scales are others' and are not repeated here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Competence {
    /// Its id, such as `mends-strain`.
    pub id: String,
    /// The id of its area.
    pub area: String,
    /// Its words.
    pub text: CompetenceText,
}

/// The words of a competence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CompetenceText {
    /// What it is called.
    pub title: String,
    /// How it shows.
    pub shows: String,
}

/// An area of competences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CompetenceArea {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
}

/// A question for the reflective log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReflectionPrompt {
    /// Its id.
    pub id: String,
    /// After what it is asked: `self-practice`, `session`, `supervision` or `training`.
    pub after: String,
    /// The question.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    level: u8,
    text: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CompetenceFile {
    #[allow(dead_code, reason = "part of the file, checked by the test that reads it")]
    format: u32,
    areas: Vec<CompetenceArea>,
    competences: Vec<Competence>,
    levels: Vec<Level>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptFile {
    #[allow(dead_code, reason = "part of the file, checked by the test that reads it")]
    format: u32,
    prompts: Vec<ReflectionPrompt>,
}

fn builtin() -> &'static CompetenceFile {
    static BUILTIN: LazyLock<CompetenceFile> = LazyLock::new(|| {
        // A test reads the file, so that the fallback is never seen.
        serde_json::from_str(include_str!("../data/competences.json")).unwrap_or_default()
    });
    &BUILTIN
}

impl Competence {
    /// The highest level; 0 is the lowest.
    pub const MOST: u8 = 4;

    /// The built-in competences.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        &builtin().competences
    }

    /// The built-in competence of an id.
    #[must_use]
    pub fn get(id: &str) -> Option<&'static Self> {
        Self::builtin().iter().find(|competence| competence.id == id)
    }

    /// The areas, in their order.
    #[must_use]
    pub fn areas() -> &'static [CompetenceArea] {
        &builtin().areas
    }

    /// What a level from 0 to 4 means; empty for any other.
    #[must_use]
    pub fn level_words(level: u8) -> &'static str {
        let found = builtin().levels.iter().find(|it| it.level == level);
        found.map_or("", |it| it.text.as_str())
    }
}

impl ReflectionPrompt {
    /// The built-in questions.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static BUILTIN: LazyLock<Vec<ReflectionPrompt>> = LazyLock::new(|| {
            // A test reads the file, so that the fallback is never seen.
            let read = serde_json::from_str::<PromptFile>(include_str!("../data/reflection.json"));
            read.unwrap_or_default().prompts
        });
        &BUILTIN
    }
}

//! The file that defines a programme: plain data, as its author wrote it.

use std::collections::BTreeMap;

use karuna_core::{Audience, EvidenceStatus, InstrumentId, PracticeId, ProgrammeId, Setting};
use karuna_practices::{LedBy, PracticeStatus, Review};
use serde::{Deserialize, Serialize};

use crate::delivery::Delivery;
use crate::figure_kind::FigureKind;
use crate::measure_time::MeasureTime;
use crate::measure_topic::MeasureTopic;
use crate::programme_kind::ProgrammeKind;
use crate::rule::RuleId;
use crate::session_form::SessionForm;

/// The definition of a programme as it stands in its JSON file.
///
/// As in a practice, structure and text are apart: everything a person reads stands under `text`, by
/// keys that follow from the structure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProgrammeFile {
    /// Where the JSON Schema lies; for editors, ignored by karuna.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the file format: 1.
    pub format: u32,
    /// The programme's id, also the file's name.
    pub id: ProgrammeId,
    /// The version of this definition, three numbers.
    pub version: String,
    /// What it is.
    pub kind: ProgrammeKind,
    /// For whom it is made; every practice has to fit all of them.
    pub audiences: Vec<Audience>,
    /// Where it is given.
    pub setting: Setting,
    /// In which ways people come together.
    pub deliveries: Vec<Delivery>,
    /// Who leads.
    pub led_by: LedBy,
    /// How many people lead.
    pub leaders: CountRange,
    /// How many people take part.
    pub people: CountRange,
    /// How many weeks it takes, 1 to 104.
    pub weeks: u16,
    /// Its sessions, in their order.
    pub sessions: Vec<ProgrammeSession>,
    /// Practices that whoever leads may add where they fit; none of them is in the outline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub optional: Vec<PracticeId>,
    /// What is measured, and when.
    pub measures: Vec<ProgrammeMeasure>,
    /// For each number of the outline, how sure it is.
    pub figures: Vec<Figure>,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// How sure the evidence on such programmes and this outline's own planning are.
    pub status: PracticeStatus,
    /// Who looked it over.
    pub review: Review,
    /// Whether there is somebody to credit; the text stands under `credit`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub credit: bool,
    /// All words, by key.
    pub text: BTreeMap<String, String>,
}

impl ProgrammeFile {
    /// The format that this version of karuna reads.
    pub const FORMAT: u32 = 1;

    /// The keys of text that the structure asks for.
    #[must_use]
    pub fn text_keys(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            ["title", "purpose", "entry", "leaders", "safety", "evidence", "differences", "names"]
                .map(Into::into)
                .into();
        for session in &self.sessions {
            keys.extend(["theme", "idea", "leader"].map(|key| session.key(key)));
            let asides = session.set_aside.iter();
            keys.extend(asides.map(|rule| session.key(&format!("set-aside.{rule}"))));
        }
        if self.credit {
            keys.push("credit".into());
        }
        keys
    }
}

/// How many, from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CountRange {
    /// At least.
    pub min: u16,
    /// At most.
    pub max: u16,
}

/// One meeting of a programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProgrammeSession {
    /// The session's id within the programme.
    pub id: String,
    /// In which week, from 1.
    pub week: u16,
    /// How long it is, 20 to 180 minutes.
    pub minutes: u16,
    /// What kind of meeting it is.
    #[serde(default)]
    pub form: SessionForm,
    /// The practices, in the order in which they are done.
    pub practices: Vec<PracticeId>,
    /// What is given for home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomePlan>,
    /// Whether a check of how it goes between people belongs to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alliance: bool,
    /// How sure its theme is; the practices in it are this project's own choice.
    pub status: EvidenceStatus,
    /// Rules that it sets aside; the reason stands under `session.<id>.set-aside.<rule>`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<RuleId>,
}

impl ProgrammeSession {
    /// The key of one of its texts.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        format!("session.{}.{name}", self.id)
    }
}

/// What is given for home between two sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HomePlan {
    /// Practices to choose from.
    pub practices: Vec<PracticeId>,
    /// How many minutes on a day with practice, 1 to 60.
    pub minutes_per_day: u16,
    /// On how many days a week, 1 to 7.
    pub days: u8,
}

/// Something that is measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ProgrammeMeasure {
    /// What is measured.
    pub of: MeasureTopic,
    /// Instruments that would do; empty where the choice is the caller's.
    pub instruments: Vec<InstrumentId>,
    /// When.
    pub when: Vec<MeasureTime>,
}

/// How sure a number of the outline is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Figure {
    /// Which number.
    pub of: FigureKind,
    /// How sure it is; `judgement` where it is this project's own.
    pub status: EvidenceStatus,
    /// Where it was seen, a key of the citations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
}

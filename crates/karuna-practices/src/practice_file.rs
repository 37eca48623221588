//! The file that defines a practice: plain data, as its author wrote it.

use std::collections::BTreeMap;

use karuna_core::{
    Audience, Date, EvidenceStatus, PracticeId, PracticeRole, Principle, Setting, Technique,
};
use serde::{Deserialize, Serialize};

use crate::affect_system::AffectSystem;
use crate::caution_code::CautionCode;
use crate::caution_level::CautionLevel;
use crate::flow::Flow;
use crate::led_by::LedBy;
use crate::phase::Phase;
use crate::practice_format::PracticeFormat;
use crate::step_kind::StepKind;
use crate::variant::Variant;

/// The definition of a practice as it stands in its JSON file.
///
/// Structure and text are apart: everything a person reads stands under `text`, by keys that follow
/// from the structure, so that an app can lay a translation over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PracticeFile {
    /// Where the JSON Schema lies; for editors, ignored by karuna.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the file format: 1.
    pub format: u32,
    /// The practice's id, also the file's name.
    pub id: PracticeId,
    /// The version of this definition, three numbers.
    pub version: String,
    /// The family of techniques.
    pub technique: Technique,
    /// The principles that it trains.
    pub principles: Vec<Principle>,
    /// The flows of compassion that it moves; none for bare attention.
    pub flows: Vec<Flow>,
    /// The systems of emotion that it speaks to.
    pub systems: Vec<AffectSystem>,
    /// Where in a course it belongs.
    pub phase: Phase,
    /// For whom it is made.
    pub audiences: Vec<Audience>,
    /// In which forms it is done.
    pub formats: Vec<PracticeFormat>,
    /// In which settings.
    pub settings: Vec<Setting>,
    /// From 1 (calm, short) to 5 (strong emotion, a clinician is needed); a judgement of ours.
    pub difficulty: u8,
    /// What it does or asks for; safety rules speak in these words.
    pub roles: Vec<PracticeRole>,
    /// Who leads it.
    pub led_by: LedBy,
    /// Who looked it over.
    pub review: Review,
    /// How long it takes, in whole seconds.
    pub duration: Duration,
    /// Its steps. Their seconds add up to the typical duration.
    pub steps: Vec<Step>,
    /// Practices that have to be done at least once before.
    pub prerequisites: Vec<PracticeId>,
    /// Of each inner list at least one has to be done before.
    pub one_of_before: Vec<Vec<PracticeId>>,
    /// Practices that are better done before; may be skipped.
    pub recommended_before: Vec<PracticeId>,
    /// What may make it unsafe or hard for somebody.
    pub cautions: Vec<Caution>,
    /// How hard a high fear of compassion is likely to make it.
    pub fear_sensitivity: FearSensitivity,
    /// Other ways to do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Who takes part, in a role-play or with others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// How many prompts for writing it has.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub prompts: u8,
    /// How many lines to try it has.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub lines: u8,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// How sure the practice's evidence and its planning values are.
    pub status: PracticeStatus,
    /// Whether there is somebody to credit; the text stands under `credit`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub credit: bool,
    /// Whether somebody asks for something where it is used; the text stands under `ip-note`. Such
    /// a practice stands outside the default catalogue.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ip_note: bool,
    /// All words, by key.
    pub text: BTreeMap<String, String>,
}

impl PracticeFile {
    /// The format that this version of karuna reads.
    pub const FORMAT: u32 = 1;

    /// The keys of text that the structure asks for.
    #[must_use]
    pub fn text_keys(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            ["title", "purpose", "stop", "after-care", "dose", "leader"].map(Into::into).into();
        for step in &self.steps {
            keys.push(format!("step.{}.title", step.id));
            keys.push(format!("step.{}.text", step.id));
        }
        keys.extend(self.cautions.iter().map(|caution| format!("caution.{}", caution.code)));
        keys.extend(self.variants.iter().map(|variant| format!("variant.{variant}")));
        keys.extend(self.parts.iter().map(|part| format!("part.{part}")));
        keys.extend((1..=self.prompts).map(|number| format!("prompt.{number}")));
        keys.extend((1..=self.lines).map(|number| format!("line.{number}")));
        if self.credit {
            keys.push("credit".into());
        }
        if self.ip_note {
            keys.push("ip-note".into());
        }
        keys
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_zero(number: &u8) -> bool {
    *number == 0
}

/// Who looked a practice over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "status", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Review {
    /// Nobody with clinical training has, as far as karuna knows.
    None,
    /// Somebody has.
    Reviewed {
        /// Who, with the training that counts.
        by: String,
        /// When.
        on: Date,
    },
}

/// How long a practice takes, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Duration {
    /// The shortest form that still makes sense.
    pub min: u32,
    /// As its steps stand.
    pub typical: u32,
    /// The longest.
    pub max: u32,
}

/// One step of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// The step's id within the practice.
    pub id: String,
    /// How long it takes in all, in seconds.
    pub seconds: u32,
    /// How much of that is silence, in seconds.
    #[serde(default)]
    pub pause: u32,
    /// What happens in it.
    pub kind: StepKind,
}

/// What may make a practice unsafe or hard for somebody. Its text says what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Caution {
    /// For whom.
    pub code: CautionCode,
    /// How far it goes.
    pub level: CautionLevel,
}

/// How hard a high fear of compassion is likely to make a practice: 0 not at all, 3 very; a
/// judgement of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FearSensitivity {
    /// Fear of compassion for oneself.
    pub for_self: u8,
    /// Fear of compassion from others.
    pub from_others: u8,
    /// Fear of compassion for others.
    pub for_others: u8,
}

/// How sure what is said of a practice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PracticeStatus {
    /// The practice itself, or its evidence.
    pub evidence: EvidenceStatus,
    /// Minutes, difficulty, fears, cautions and order.
    pub planning: EvidenceStatus,
}

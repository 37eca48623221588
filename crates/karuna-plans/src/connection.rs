//! The bond between those who work together: exercises, when to look at it, strain and repair.

use std::sync::LazyLock;

use karuna_core::{EvidenceStatus, Setting};
use serde::{Deserialize, Serialize};

use crate::check_time::CheckTime;
use crate::strain_form::StrainForm;

/// An exercise that builds the bond between those who work together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AllianceExercise {
    /// Its id.
    pub id: String,
    /// Where it is done.
    pub settings: Vec<Setting>,
    /// How long it takes, in minutes.
    pub minutes: MinuteSpan,
    /// How sure it is that it helps.
    pub status: EvidenceStatus,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// Its words.
    pub text: AllianceExerciseText,
}

/// The words of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AllianceExerciseText {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// What is done.
    pub how: String,
    /// For whoever leads.
    pub leader: String,
}

/// From the shortest to the longest, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MinuteSpan {
    /// The shortest.
    pub min: u16,
    /// The usual.
    pub typical: u16,
    /// The longest.
    pub max: u16,
}

/// A moment at which people look at how it goes between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AllianceCheckpoint {
    /// Its id.
    pub id: String,
    /// Where.
    pub setting: Setting,
    /// When.
    pub when: CheckTime,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// How sure it is that it helps.
    pub status: EvidenceStatus,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// Its words.
    pub text: AllianceCheckpointText,
}

/// The words of a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AllianceCheckpointText {
    /// What it is called.
    pub title: String,
    /// What is asked.
    pub ask: String,
    /// How to take the answer.
    pub hear: String,
}

/// A strain between people, and how it may be mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Strain {
    /// Its id.
    pub id: String,
    /// Where it is met.
    pub settings: Vec<Setting>,
    /// How it shows.
    pub shows_as: StrainForm,
    /// How sure it is that it is known and met so.
    pub status: EvidenceStatus,
    /// Keys of citations.
    pub evidence: Vec<String>,
    /// Its words.
    pub text: StrainText,
    /// The steps of mending it, in their order.
    pub repair: Vec<RepairStep>,
}

/// The words of a strain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct StrainText {
    /// What it is called.
    pub title: String,
    /// How it may show.
    pub signs: String,
    /// What to do in the first minute.
    pub first: String,
}

/// One step of mending a strain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct RepairStep {
    /// Its id within the repair.
    pub id: String,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// What is done.
    pub text: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConnectionFile {
    #[allow(dead_code, reason = "part of the file, checked by the test that reads it")]
    format: u32,
    exercises: Vec<AllianceExercise>,
    checkpoints: Vec<AllianceCheckpoint>,
    strains: Vec<Strain>,
}

fn builtin() -> &'static ConnectionFile {
    static BUILTIN: LazyLock<ConnectionFile> = LazyLock::new(|| {
        // A test reads the file, so that the fallback is never seen.
        serde_json::from_str(include_str!("../data/connection.json")).unwrap_or_default()
    });
    &BUILTIN
}

impl AllianceExercise {
    /// The built-in exercises.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        &builtin().exercises
    }
}

impl AllianceCheckpoint {
    /// The built-in checkpoints.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        &builtin().checkpoints
    }

    /// The checkpoint of a session, where one is due: what belongs to this very session before what
    /// comes in every one. `number` counts from 1.
    ///
    /// ```
    /// use karuna_core::Setting;
    /// use karuna_plans::AllianceCheckpoint;
    ///
    /// let due = |number| AllianceCheckpoint::due(Setting::Group, number, 12).map(|it| it.id.as_str());
    /// assert_eq!(due(1), Some("group-first"));
    /// assert_eq!(due(4), Some("group-every-second-session"));
    /// assert_eq!(due(5), None);
    /// assert_eq!(due(6), Some("group-middle"));
    /// ```
    #[must_use]
    pub fn due(setting: Setting, number: u16, of: u16) -> Option<&'static Self> {
        let is_due = |when: CheckTime| match when {
            CheckTime::First => number == 1,
            CheckTime::EverySession => true,
            CheckTime::EverySecondSession => number.is_multiple_of(2),
            CheckTime::Middle => of >= 4 && number == of / 2,
            CheckTime::LastButOne => of >= 3 && number + 1 == of,
            CheckTime::Last => number == of,
            CheckTime::AfterRupture => false,
        };
        let is_general =
            |when| matches!(when, CheckTime::EverySession | CheckTime::EverySecondSession);
        let due = Self::builtin().iter().filter(|it| it.setting == setting && is_due(it.when));
        due.min_by_key(|it| is_general(it.when))
    }
}

impl Strain {
    /// The built-in strains.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        &builtin().strains
    }

    /// How long mending it takes, in minutes.
    #[must_use]
    pub fn repair_minutes(&self) -> u16 {
        self.repair.iter().map(|step| step.minutes).sum()
    }
}

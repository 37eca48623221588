//! A plan for one person: what is practised on which day, and why.

use karuna_core::{Date, PracticeId};
use karuna_practices::CautionCode;
use serde::{Deserialize, Serialize};

use crate::adaptation::Adaptation;
use crate::measure_time::MeasureTime;
use crate::measure_topic::MeasureTopic;
use crate::plan_instance::PlanScore;
use crate::plan_request::PlanRequest;
use crate::rule::RuleId;
use crate::session_plan::SessionPlan;

/// A plan for one person. Plain data: it may be edited by hand and given to
/// [`PlanVerifier`](crate::PlanVerifier).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plan {
    /// Whom it is for, and what it was made of.
    pub request: PlanRequest,
    /// The days on which something is practised at home, in their order.
    pub days: Vec<PlanDay>,
    /// Meetings with a therapist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<PlanMeeting>,
    /// What is measured, and when.
    pub measures: Vec<PlanMeasure>,
    /// What whoever reads the plan has to know.
    pub messages: Vec<PlanMessage>,
    /// Wishes that the plan does not meet, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<UnmetWish>,
    /// The soft score, term by term; of an adapted plan that of what is still to come.
    pub score: PlanScore,
    /// What it was adapted to; none in the plan that was made first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adaptation: Option<Adaptation>,
}

/// One day with practice at home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanDay {
    /// The day.
    pub date: Date,
    /// What is practised, at least one.
    pub items: Vec<PlanItem>,
}

/// One practice on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanItem {
    /// The practice.
    pub practice: PracticeId,
    /// How long, in minutes.
    pub minutes: u16,
    /// Whether it comes for the first time.
    #[serde(default)]
    pub is_new: bool,
    /// By how much the soft score would fall without it.
    #[serde(default)]
    pub worth: i64,
    /// Why it is here: ids of rules.
    pub rules: Vec<RuleId>,
    /// Known cautions that ask for the practice's adaptation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adapt: Vec<CautionCode>,
    /// Known cautions that ask to watch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub watch: Vec<CautionCode>,
}

/// A meeting with a therapist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanMeeting {
    /// The day.
    pub date: Date,
    /// Its agenda.
    pub agenda: SessionPlan,
}

/// Something that is measured on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanMeasure {
    /// The day.
    pub date: Date,
    /// Which of the times it is.
    pub when: MeasureTime,
    /// What.
    pub topics: Vec<MeasureTopic>,
}

/// Something that whoever reads the plan has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanMessage {
    /// The rule behind it.
    pub rule: RuleId,
    /// The words.
    pub words: String,
}

/// A wish that a plan does not meet, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct UnmetWish {
    /// What was wished for, such as "practice `safe-place`".
    pub wish: String,
    /// Why it is not met, one reason a line.
    pub because: Vec<String>,
}

impl Plan {
    /// The number of this version, from 1.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.adaptation.as_ref().map_or(1, |adaptation| adaptation.version)
    }

    /// The practices of the plan at home, each with the day on which it comes for the first time,
    /// in the order of those days.
    #[must_use]
    pub fn learned(&self) -> Vec<(Date, &PracticeId)> {
        let mut learned: Vec<(Date, &PracticeId)> = Vec::new();
        for day in &self.days {
            for item in &day.items {
                if learned.iter().all(|(_, id)| **id != item.practice) {
                    learned.push((day.date, &item.practice));
                }
            }
        }
        learned
    }
}

//! One lived week in numbers that help to look back, R34: how often, how helpful, how easily carried
//! into life. What was missed is not counted (R35).

use std::collections::BTreeSet;

use karuna_core::Date;
use serde::{Deserialize, Serialize};

use crate::adaptation_rules::median;
use crate::plan::Plan;
use crate::progress_log::{ProgressLog, Sitting};

/// One lived week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WeekReview {
    /// Which week of the plan, from 1.
    pub week: u16,
    /// Its first day.
    pub from: Date,
    /// On how many days something was practised, 0 to 7.
    pub days: u16,
    /// How many minutes were told.
    pub minutes: u32,
    /// The middle of all answers to how helpful it was, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helpfulness: Option<u8>,
    /// The middle of all answers to how easily it was carried into life, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ease: Option<u8>,
    /// How often old pain rose.
    pub backdraft: u16,
    /// How often there was an unwanted effect, of any kind (S7).
    pub unwanted: u16,
}

impl WeekReview {
    /// The weeks of a plan in which something is told of, up to a day.
    #[must_use]
    pub fn of(plan: &Plan, log: &ProgressLog, today: Date) -> Vec<Self> {
        let weeks = (1..=plan.request.weeks).filter_map(|week| {
            let from = plan.request.start.plus_days(i64::from(week - 1) * 7)?;
            let in_week = |on: Date| on <= today && (0..7).contains(&from.days_until(on));
            let told: Vec<(Date, &Sitting)> =
                log.sittings().filter(|(on, _)| in_week(*on)).collect();
            (!told.is_empty()).then(|| Self::new(week, from, &told))
        });
        weeks.collect()
    }

    fn new(week: u16, from: Date, told: &[(Date, &Sitting)]) -> Self {
        let practised: Vec<(Date, &Sitting)> =
            told.iter().filter(|(_, it)| it.was_practised()).copied().collect();
        let days: BTreeSet<Date> = practised.iter().map(|(on, _)| *on).collect();
        let count = |fits: fn(&Sitting) -> bool| {
            u16::try_from(practised.iter().filter(|(_, it)| fits(it)).count()).unwrap_or(u16::MAX)
        };
        Self {
            week,
            from,
            days: u16::try_from(days.len()).unwrap_or(7),
            minutes: practised.iter().filter_map(|(_, it)| it.minutes).map(u32::from).sum(),
            helpfulness: median(practised.iter().filter_map(|(_, it)| it.helpfulness).collect()),
            ease: median(practised.iter().filter_map(|(_, it)| it.ease).collect()),
            backdraft: count(|it| it.backdraft),
            unwanted: count(|it| it.unwanted.is_some()),
        }
    }
}

//! What a therapist has done for their own development.

use std::collections::BTreeMap;

use karuna_core::{Date, PracticeId};
use serde::{Deserialize, Serialize};

use crate::activity::Activity;
use crate::competence::Competence;

/// The log of a therapist's own development. Plain data; [`check`](Self::check) finds what cannot be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DevelopmentLog {
    /// The entries, in any order.
    pub entries: Vec<DevelopmentEntry>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DevelopmentEntry {
    /// When.
    pub date: Date,
    /// What.
    pub activity: Activity,
    /// How long, in minutes.
    #[serde(default)]
    pub minutes: u16,
    /// Which practice, where one was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<PracticeId>,
    /// Competences and their level, 0 to 4, as the therapist sees them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ratings: BTreeMap<String, u8>,
    /// The therapist's own words. No rule reads them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something in a log that cannot be, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DevelopmentProblem {
    /// A day has no more minutes.
    #[error("/entries/{entry}/minutes: {minutes} minutes; a day has 1440")]
    TooLong {
        /// The entry, from 0.
        entry: usize,
        /// Its minutes.
        minutes: u16,
    },
    /// A look at competences rates none.
    #[error("/entries/{entry}/ratings: a competence-rating rates at least one competence")]
    NoRating {
        /// The entry, from 0.
        entry: usize,
    },
    /// A competence that does not exist.
    #[error("/entries/{entry}/ratings: there is no competence `{given}`{}", karuna_core::ClosestHint(.closest))]
    UnknownCompetence {
        /// The entry, from 0.
        entry: usize,
        /// The id that was given.
        given: String,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// A level that does not exist.
    #[error("/entries/{entry}/ratings/{competence}: level {level}; expected 0 to 4")]
    UnknownLevel {
        /// The entry, from 0.
        entry: usize,
        /// The competence.
        competence: String,
        /// The level that was given.
        level: u8,
    },
    /// A day that has not come.
    #[error("/entries/{entry}/date: {date} lies after {today}")]
    InTheFuture {
        /// The entry, from 0.
        entry: usize,
        /// Its date.
        date: Date,
        /// The day on which the log is looked at.
        today: Date,
    },
}

impl DevelopmentLog {
    /// Everything that cannot be; empty for a log in order. `today` is the day on which the log is
    /// looked at.
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<DevelopmentProblem> {
        let mut problems = Vec::new();
        for (entry, it) in self.entries.iter().enumerate() {
            if it.minutes > 1440 {
                problems.push(DevelopmentProblem::TooLong { entry, minutes: it.minutes });
            }
            if it.date > today {
                problems.push(DevelopmentProblem::InTheFuture { entry, date: it.date, today });
            }
            if it.activity == Activity::CompetenceRating && it.ratings.is_empty() {
                problems.push(DevelopmentProblem::NoRating { entry });
            }
            for (given, level) in &it.ratings {
                if Competence::get(given).is_none() {
                    let known = Competence::builtin().iter().map(|it| it.id.as_str());
                    let closest = karuna_core::closest(given, known);
                    let given = given.clone();
                    problems.push(DevelopmentProblem::UnknownCompetence { entry, given, closest });
                } else if *level > Competence::MOST {
                    let (competence, level) = (given.clone(), *level);
                    problems.push(DevelopmentProblem::UnknownLevel { entry, competence, level });
                }
            }
        }
        problems
    }
}

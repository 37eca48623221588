//! What a plan was adapted to: from which day on, what had been done, and what holds for a while.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use karuna_core::{Date, PracticeId, PracticeRole};
use serde::{Deserialize, Serialize};

use crate::rule::RuleId;

/// What a plan was adapted to. Days before [`from`](Self::from) are history: they stand in the plan
/// as they were planned, and nothing looks at them again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Adaptation {
    /// The number of this version of the plan; the plan that was made first is version 1.
    pub version: u32,
    /// The first day that could be changed.
    pub from: Date,
    /// How often each practice was done at home before, 0 for what only a meeting brought. It is the
    /// ground for what comes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub done: BTreeMap<PracticeId, u16>,
    /// What was already logged on the first day; it stays as it was.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub begun: BTreeSet<PracticeId>,
    /// Meetings that were not held.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missed_meetings: BTreeSet<Date>,
    /// What holds, and for how long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bounds: Vec<Bound>,
    /// The day of the measures for which the plan was last made anew (R44).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed: Option<Date>,
}

/// Something that holds in a plan for a while, and the rule behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bound {
    /// What holds.
    pub kind: BoundKind,
    /// The first day.
    pub from: Date,
    /// The last day; none where it holds until somebody lifts it, or to the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The rule.
    pub rule: RuleId,
}

/// What holds in a plan for a while.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "bound",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum BoundKind {
    /// No practice at all; meetings hold agreements, crisis plan and feedback alone.
    NoPractice,
    /// The first step only: difficulty 1, and something to come back to or an ordinary deed.
    FirstStep,
    /// Nothing that was not done before.
    NothingNew,
    /// Nothing harder than this, 1 to 5.
    MostDifficulty {
        /// The highest difficulty.
        difficulty: u8,
    },
    /// No more minutes a day than these, 1 to 120; the shortest form of one practice may take more.
    MostMinutes {
        /// The minutes.
        minutes: u16,
    },
    /// One practice rests.
    Without {
        /// The practice.
        practice: PracticeId,
    },
    /// All practices with a role rest.
    WithoutRole {
        /// The role.
        role: PracticeRole,
    },
    /// One practice takes no longer than these minutes, or than its shortest form.
    AtMost {
        /// The practice.
        practice: PracticeId,
        /// The minutes.
        minutes: u16,
    },
}

impl Bound {
    /// Whether it holds on a day.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        date >= self.from && self.until.is_none_or(|until| date <= until)
    }

    /// What holds, from when, how long and by which rule; `name` says how a practice is called.
    #[must_use]
    pub fn words(&self, name: &dyn Fn(&PracticeId) -> String) -> String {
        let end = match self.until {
            Some(until) => format!(" to {until}"),
            None if self.is_a_hold() => " until somebody lifts it".into(),
            None => " on".into(),
        };
        format!("{}, from {}{end} ({})", self.kind.words(name), self.from, self.rule)
    }

    /// Whether it stops all practice until a clinician clears it.
    #[must_use]
    pub fn is_a_stop(&self) -> bool {
        self.until.is_none() && self.kind == BoundKind::NoPractice
    }

    /// Whether it holds until somebody lifts it.
    #[must_use]
    pub fn is_a_hold(&self) -> bool {
        self.until.is_none()
            && matches!(
                self.kind,
                BoundKind::NoPractice
                    | BoundKind::FirstStep
                    | BoundKind::NothingNew
                    | BoundKind::MostDifficulty { .. }
            )
    }
}

impl BoundKind {
    /// What holds, in words; `name` says how a practice is called.
    #[must_use]
    pub fn words(&self, name: &dyn Fn(&PracticeId) -> String) -> String {
        match self {
            Self::NoPractice => "no practice".into(),
            Self::FirstStep => "the first step only".into(),
            Self::NothingNew => "nothing new".into(),
            Self::MostDifficulty { difficulty } => {
                format!("nothing harder than difficulty {difficulty}")
            }
            Self::MostMinutes { minutes } => format!("about {minutes} minutes a day"),
            Self::Without { practice } => format!("without {}", name(practice)),
            Self::WithoutRole { role } => format!("without {role}"),
            Self::AtMost { practice, minutes } => {
                format!("{} for {minutes} minutes at most", name(practice))
            }
        }
    }
}

/// How a practice is called where nothing but its id is known.
pub(crate) fn by_id(id: &PracticeId) -> String {
    format!("`{id}`")
}

impl fmt::Display for BoundKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(&by_id))
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(&by_id))
    }
}

impl Adaptation {
    /// The bounds that hold on a day.
    pub fn bounds_on(&self, date: Date) -> impl Iterator<Item = &Bound> {
        self.bounds.iter().filter(move |bound| bound.covers(date))
    }

    /// Whether no practice may come on a day.
    #[must_use]
    pub fn stops_on(&self, date: Date) -> bool {
        self.bounds_on(date).any(|bound| bound.kind == BoundKind::NoPractice)
    }
}

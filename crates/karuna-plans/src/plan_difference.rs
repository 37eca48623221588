//! What is different between two versions of a plan, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use karuna_core::{Date, PracticeId};
use karuna_practices::CautionCode;
use serde::{Deserialize, Serialize};

use crate::adaptation::{Bound, by_id};
use crate::plan::{Plan, PlanMeeting};
use crate::rule::RuleId;

/// What is different between two versions of a plan, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanDifference {
    /// What holds now and did not before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begins: Vec<Bound>,
    /// What held before and does not now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<Bound>,
    /// Cautions that came to light.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<CautionCode>,
    /// Whether what is still to come was made anew, and not only changed where it had to be.
    #[serde(default)]
    pub anew: bool,
    /// Practices that came, went, or take another time, by days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub practices: Vec<PracticeChange>,
    /// Meetings that came, went, or have another agenda, by days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingChange>,
}

/// A practice that came, went, or takes another time on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PracticeChange {
    /// The day.
    pub date: Date,
    /// The practice.
    pub practice: PracticeId,
    /// Its minutes before; none where it was not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u16>,
    /// Its minutes now; none where it is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<u16>,
    /// Why: ids of rules.
    pub rules: Vec<RuleId>,
}

/// A meeting that came, went, or has another agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MeetingChange {
    /// The day.
    pub date: Date,
    /// The practices of its agenda before; none where there was no meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<PracticeId>>,
    /// The practices of its agenda now; none where there is no meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Vec<PracticeId>>,
}

/// Why something that was planned is not there, or takes less time.
pub(crate) type Why = BTreeMap<(Date, PracticeId), BTreeSet<RuleId>>;

impl PlanDifference {
    /// What is different from a day on; `why` says why something went or takes another time.
    pub(crate) fn new(before: &Plan, now: &Plan, from: Date, why: &Why) -> Self {
        let bounds = |plan: &Plan| {
            plan.adaptation.as_ref().map_or_else(Vec::new, |adaptation| adaptation.bounds.clone())
        };
        let (held, holds) = (bounds(before), bounds(now));
        let known = &before.request.cautions;
        let is_over = |bound: &Bound| bound.until.is_some_and(|until| until < from);
        Self {
            begins: holds.iter().filter(|bound| !held.contains(bound)).cloned().collect(),
            ends: held
                .into_iter()
                .filter(|bound| !is_over(bound) && holds.iter().all(|now| now.rule != bound.rule))
                .collect(),
            cautions: now.request.cautions.difference(known).copied().collect(),
            anew: false,
            practices: practices(before, now, from, why),
            meetings: meetings(before, now, from),
        }
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn practices(before: &Plan, now: &Plan, from: Date, why: &Why) -> Vec<PracticeChange> {
    type Items<'p> = BTreeMap<(Date, &'p PracticeId), (u16, &'p [RuleId])>;
    fn items(plan: &Plan, from: Date) -> Items<'_> {
        let days = plan.days.iter().filter(|day| day.date >= from);
        let items = days.flat_map(|day| {
            day.items
                .iter()
                .map(|item| ((day.date, &item.practice), (item.minutes, item.rules.as_slice())))
        });
        items.collect()
    }
    let (old, new) = (items(before, from), items(now, from));
    let all: BTreeSet<(Date, &PracticeId)> = old.keys().chain(new.keys()).copied().collect();
    let mut changes = Vec::new();
    for (date, practice) in all {
        let (was, is) = (old.get(&(date, practice)), new.get(&(date, practice)));
        let (before, now) = (was.map(|it| it.0), is.map(|it| it.0));
        if before == now {
            continue;
        }
        let told = why.get(&(date, practice.clone())).into_iter().flatten().copied();
        let mut rules: Vec<RuleId> = told.collect();
        if rules.is_empty() {
            rules.extend(is.into_iter().flat_map(|it| it.1));
        }
        if rules.is_empty() {
            rules.push(RuleId::R44);
        }
        changes.push(PracticeChange { date, practice: practice.clone(), before, now, rules });
    }
    changes
}

fn meetings(before: &Plan, now: &Plan, from: Date) -> Vec<MeetingChange> {
    fn held(plan: &Plan, from: Date) -> BTreeMap<Date, &PlanMeeting> {
        let meetings = plan.meetings.iter().filter(|it| it.date >= from);
        meetings.map(|it| (it.date, it)).collect()
    }
    let (old, new) = (held(before, from), held(now, from));
    let all: BTreeSet<Date> = old.keys().chain(new.keys()).copied().collect();
    let practices = |meeting: Option<&&PlanMeeting>| {
        meeting.map(|it| it.agenda.practices().cloned().collect::<Vec<_>>())
    };
    let changes = all.into_iter().filter_map(|date| {
        let (before, now) = (practices(old.get(&date)), practices(new.get(&date)));
        (before != now).then_some(MeetingChange { date, before, now })
    });
    changes.collect()
}

/// What is said of a practice once, for all days on which it is the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Line<'c> {
    Gone(&'c PracticeId, &'c [RuleId]),
    Minutes(&'c PracticeId, u16, u16, &'c [RuleId]),
    New(&'c PracticeId, u16),
}

impl PlanDifference {
    /// One line for each thing that is different; `name` says how a practice is called.
    #[must_use]
    pub fn lines(&self, name: &dyn Fn(&PracticeId) -> String) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(self.begins.iter().map(|bound| format!("holds now: {}", bound.words(name))));
        lines.extend(self.ends.iter().map(|bound| format!("is over: {}", bound.words(name))));
        lines.extend(self.cautions.iter().map(|code| format!("came to light: {code}")));
        if self.anew {
            lines.extend(self.anew_in_words(name));
        }
        let mut days: BTreeMap<Line<'_>, Vec<Date>> = BTreeMap::new();
        let told = if self.anew { &[][..] } else { &self.practices };
        for change in told {
            let (id, rules) = (&change.practice, change.rules.as_slice());
            let line = match (change.before, change.now) {
                (Some(before), Some(now)) => Line::Minutes(id, before, now, rules),
                (Some(_), None) => Line::Gone(id, rules),
                (None, now) => Line::New(id, now.unwrap_or(0)),
            };
            days.entry(line).or_default().push(change.date);
        }
        lines.extend(days.iter().map(|(line, dates)| line.words(&on_days(dates), name)));
        lines.extend(self.meetings.iter().map(|it| it.words(name)));
        lines
    }

    /// What a plan that was made anew has more of and less of, not day by day.
    fn anew_in_words(&self, name: &dyn Fn(&PracticeId) -> String) -> Vec<String> {
        let mut balance: BTreeMap<&PracticeId, i32> = BTreeMap::new();
        for change in &self.practices {
            let count = balance.entry(&change.practice).or_default();
            *count += i32::from(change.now.is_some()) - i32::from(change.before.is_some());
        }
        let list = |fits: fn(i32) -> bool| {
            let ids = balance.iter().filter(|(_, count)| fits(**count)).map(|(id, _)| name(id));
            ids.collect::<Vec<_>>().join(", ")
        };
        let (more, less) = (list(|count| count > 0), list(|count| count < 0));
        let mut lines = vec!["what is still to come was made anew".to_owned()];
        if !more.is_empty() {
            lines.push(format!("more of: {more}"));
        }
        if !less.is_empty() {
            lines.push(format!("less of: {less}"));
        }
        lines
    }
}

impl fmt::Display for PlanDifference {
    /// One line for each thing that is different, without an end of line after the last.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing is different");
        }
        f.write_str(&self.lines(&by_id).join("\n"))
    }
}

impl Line<'_> {
    fn words(&self, on: &str, name: &dyn Fn(&PracticeId) -> String) -> String {
        match self {
            Self::Gone(id, rules) => {
                format!("{} is left out {on}{}", name(id), in_brackets(rules))
            }
            Self::Minutes(id, before, now, rules) => {
                let rules = in_brackets(rules);
                format!("{} takes {now} minutes, not {before}, {on}{rules}", name(id))
            }
            Self::New(id, now) => format!("{} comes for {now} min {on}", name(id)),
        }
    }
}

impl MeetingChange {
    fn words(&self, name: &dyn Fn(&PracticeId) -> String) -> String {
        let list = |ids: &[PracticeId]| {
            let names: Vec<String> = ids.iter().map(name).collect();
            if names.is_empty() { "talk alone".to_owned() } else { names.join(", ") }
        };
        let date = self.date;
        match (&self.before, &self.now) {
            (_, None) => format!("the meeting on {date} waits"),
            (None, Some(now)) => format!("a meeting on {date}: {}", list(now)),
            (Some(before), Some(now)) => {
                format!("the meeting on {date}: {}; not {}", list(now), list(before))
            }
        }
    }
}

fn on_days(dates: &[Date]) -> String {
    match dates {
        [] => "on no day".into(),
        [one] => format!("on {one}"),
        [first, .., last] => format!("on {} days, {first} to {last}", dates.len()),
    }
}

fn in_brackets(rules: &[RuleId]) -> String {
    let names: Vec<&str> = rules.iter().map(|rule| rule.as_str()).collect();
    format!(" ({})", names.join(", "))
}

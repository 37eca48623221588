//! A log read against its plan: which days were missed, and what has been done by now.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Date, PracticeId};

use crate::plan::Plan;
use crate::progress_log::{Lived, LogEvent, ProgressLog, Sitting};

/// A log read against its plan, up to a day.
pub(crate) struct LivedPlan<'l> {
    pub(crate) plan: &'l Plan,
    pub(crate) today: Date,
    events: &'l [LogEvent],
}

/// Missed days from which on they are a row, and steps become smaller (R35).
const A_ROW: usize = 3;

/// Days in a row on which nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MissedRow {
    pub(crate) days: usize,
    /// The third of them.
    pub(crate) third: Date,
    pub(crate) last: Date,
    /// Whether nothing was done since.
    pub(crate) goes_on: bool,
}

impl<'l> LivedPlan<'l> {
    pub(crate) fn new(plan: &'l Plan, log: &'l ProgressLog, today: Date) -> Self {
        Self { plan, today, events: &log.events }
    }

    /// What became known, each with its place in the log.
    pub(crate) fn events(&self) -> impl Iterator<Item = (usize, Date, &'l Lived)> {
        self.events.iter().enumerate().map(|(at, event)| (at, event.on, &event.what))
    }

    pub(crate) fn sittings(&self) -> impl Iterator<Item = (usize, Date, &'l Sitting)> {
        self.events().filter_map(|(at, on, what)| match what {
            Lived::Practice(sitting) => Some((at, on, sitting)),
            _ => None,
        })
    }

    /// Whether somebody cleared what stands at a place of the log; for what only a clinician may
    /// clear, whether one did.
    pub(crate) fn is_cleared(&self, at: usize, by_clinician: bool) -> bool {
        self.cleared_on(at, by_clinician).is_some()
    }

    /// The day of the first clearance after a place of the log.
    pub(crate) fn cleared_on(&self, at: usize, by_clinician: bool) -> Option<Date> {
        let later = self.events.iter().skip(at + 1);
        let mut clearances = later.filter(|event| match &event.what {
            Lived::Cleared(clearance) => clearance.clinician || !by_clinician,
            _ => false,
        });
        clearances.next().map(|event| event.on)
    }

    /// How long ago a day is; negative where it is still to come.
    pub(crate) fn days_ago(&self, date: Date) -> i64 {
        date.days_until(self.today)
    }

    /// Days on which something was practised, and days on which everything that is told of was
    /// missed.
    pub(crate) fn told_days(&self) -> BTreeMap<Date, bool> {
        let mut told = BTreeMap::new();
        for (_, on, sitting) in self.sittings() {
            *told.entry(on).or_insert(false) |= sitting.was_practised();
        }
        told
    }

    /// The latest row of three or more days that were missed, if there was any. Days of which nothing
    /// is told neither count nor break it.
    pub(crate) fn missed_row(&self) -> Option<MissedRow> {
        let mut latest: Option<MissedRow> = None;
        let mut row: Option<MissedRow> = None;
        for (on, practised) in self.told_days() {
            if practised {
                if let Some(over) = row.take().filter(|row| row.days >= A_ROW) {
                    latest = Some(MissedRow { goes_on: false, ..over });
                }
            } else {
                let days = row.map_or(0, |row| row.days) + 1;
                let third = row.filter(|_| days > A_ROW).map_or(on, |row| row.third);
                row = Some(MissedRow { days, third, last: on, goes_on: true });
            }
        }
        row.filter(|row| row.days >= A_ROW).or(latest)
    }

    /// What was logged on the day itself.
    pub(crate) fn begun(&self) -> BTreeSet<PracticeId> {
        let today = self.sittings().filter(|(_, on, _)| *on == self.today);
        today.map(|(_, _, sitting)| sitting.practice.clone()).collect()
    }

    /// Meetings that were not held.
    pub(crate) fn missed_meetings(&self) -> BTreeSet<Date> {
        let mut missed = BTreeSet::new();
        for (_, on, what) in self.events() {
            match what {
                Lived::Meeting { held: false } => drop(missed.insert(on)),
                Lived::Meeting { held: true } => drop(missed.remove(&on)),
                _ => {}
            }
        }
        missed
    }

    /// How often each practice has been done at home by now: what is logged as done or begun, and
    /// what was planned and of which nothing is told; 0 for what only meetings brought.
    pub(crate) fn done(&self) -> BTreeMap<PracticeId, u16> {
        let mut done: BTreeMap<PracticeId, u16> = BTreeMap::new();
        let mut add = |id: &PracticeId| {
            let count = done.entry(id.clone()).or_default();
            *count = count.saturating_add(1);
        };
        let mut told: BTreeSet<(Date, &PracticeId)> = BTreeSet::new();
        for (_, on, sitting) in self.sittings() {
            let is_first = told.insert((on, &sitting.practice));
            if is_first && sitting.was_practised() {
                add(&sitting.practice);
            }
        }
        for day in self.plan.days.iter().filter(|day| day.date < self.today) {
            let untold =
                day.items.iter().filter(|item| !told.contains(&(day.date, &item.practice)));
            untold.for_each(|item| add(&item.practice));
        }
        let missed = self.missed_meetings();
        let held = self.plan.meetings.iter();
        let held = held.filter(|it| it.date < self.today && !missed.contains(&it.date));
        for meeting in held {
            for id in meeting.agenda.practices() {
                done.entry(id.clone()).or_default();
            }
        }
        done
    }
}

//! One entry of a calendar.

use std::fmt;

use karuna_core::Date;
use karuna_plans::MeasureTime;

use crate::calendar_options::CalendarOptions;
use crate::event_times::EventTimes;
use crate::time_of_day::LocalTime;

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// Practice at home: all that belongs to one day.
    Practice,
    /// A meeting.
    Meeting,
    /// Something is measured. It lasts all day.
    Measure(MeasureTime),
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Practice => f.write_str("practice"),
            Self::Meeting => f.write_str("meeting"),
            Self::Measure(when) => write!(f, "measure-{when}"),
        }
    }
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalendarEvent {
    /// Its id, the same in each version of the plan: `practice-2026-11-30-KEY@DOMAIN`. A second
    /// meeting on one day is `meeting-2026-11-30.2-KEY@DOMAIN`.
    pub uid: String,
    /// What it is about.
    pub kind: EventKind,
    /// The day in the plan.
    pub date: Date,
    /// When it begins on the clocks of the place; `None` where it lasts all day.
    pub starts: Option<LocalTime>,
    /// When it was to begin, where a change of clocks leaves that time out: `starts` is then the
    /// same instant, by a clock that was not put forward.
    pub wanted: Option<LocalTime>,
    /// How long it is, in minutes; 0 where it lasts all day.
    pub minutes: u32,
    /// The title.
    pub title: String,
    /// The description, one thing a line; empty where none was asked for.
    pub description: String,
    /// Whether it was in the plan before and is no longer.
    pub is_cancelled: bool,
    pub(crate) times: Option<EventTimes>,
}

/// What tells the events of one plan apart: the day, the kind, and the number on that day, from 1.
pub(crate) type EventKey = (Date, EventKind, u32);

/// The id of an event. The number stands behind a point, so that no key can be taken for it.
pub(crate) fn uid((date, kind, number): EventKey, options: &CalendarOptions) -> String {
    let CalendarOptions { key, domain, .. } = options;
    if number == 1 {
        format!("{kind}-{date}-{key}@{domain}")
    } else {
        format!("{kind}-{date}.{number}-{key}@{domain}")
    }
}

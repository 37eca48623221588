//! A plan as a calendar.

use std::fmt;

use chrono::TimeDelta;
use karuna_core::Date;
use karuna_plans::Plan;
use karuna_practices::PracticeCatalog;

use crate::calendar_error::{CalendarError, CalendarProblem};
use crate::calendar_event::{CalendarEvent, EventKey, EventKind, uid};
use crate::calendar_options::CalendarOptions;
use crate::event_drafts::{EventDraft, drafts};
use crate::event_times::EventTimes;
use crate::property_lines::{PropertyLines, date, date_time};
use crate::time_of_day::LocalTime;

/// A plan as a calendar. [`to_string`](ToString::to_string) gives the text of an `.ics` file: the
/// same plan and options, the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    events: Vec<CalendarEvent>,
    options: CalendarOptions,
}

impl Calendar {
    /// The calendar of a plan. An unknown practice goes by its id.
    ///
    /// The plan need not be valid: days may come in any order, and more than once.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Refused`] with all problems of the options and with each event that runs
    /// past the year 9999.
    pub fn try_new(
        plan: &Plan,
        practices: &PracticeCatalog,
        options: &CalendarOptions,
    ) -> Result<Self, CalendarError> {
        let drafts = drafts(plan, practices, options);
        let drafts = drafts.into_iter().map(|(key, draft)| (key, draft, false));
        Self::of(drafts.collect(), options, options.problems())
    }

    /// What a reader of the calendar of `previous` has to know to have that of `current` from the
    /// day `from` on: each event of `current`, and each of `previous` that is no longer there, as
    /// cancelled.
    ///
    /// What lies before `from` is in neither form: it has been, and a revised plan does not write
    /// the past anew. A reader keeps what it has.
    ///
    /// `previous` is the plan of which the reader has the calendar. [`CalendarOptions::sequence`]
    /// is that of `current` and higher than the one before; key and domain stay as they were.
    ///
    /// # Errors
    ///
    /// As for [`try_new`](Self::try_new), and where the sequence is 0.
    pub fn update(
        previous: &Plan,
        current: &Plan,
        from: Date,
        practices: &PracticeCatalog,
        options: &CalendarOptions,
    ) -> Result<Self, CalendarError> {
        let mut problems = options.problems();
        if options.sequence == 0 {
            problems.push(CalendarProblem::UpdateWithoutSequence);
        }
        let current = drafts(current, practices, options);
        let mut gone = drafts(previous, practices, options);
        gone.retain(|key, _| !current.contains_key(key));
        let gone = gone.into_iter().map(|(key, draft)| (key, draft, true));
        let current = current.into_iter().map(|(key, draft)| (key, draft, false));
        let mut all: Vec<_> = current.chain(gone).filter(|((day, ..), ..)| *day >= from).collect();
        all.sort_by_key(|(key, ..)| *key);
        Self::of(all, options, problems)
    }

    /// The events, in the order of days.
    #[must_use]
    pub fn events(&self) -> &[CalendarEvent] {
        &self.events
    }

    /// The options it was made with.
    #[must_use]
    pub fn options(&self) -> &CalendarOptions {
        &self.options
    }

    fn of(
        drafts: Vec<(EventKey, EventDraft, bool)>,
        options: &CalendarOptions,
        mut problems: Vec<CalendarProblem>,
    ) -> Result<Self, CalendarError> {
        let mut events = Vec::with_capacity(drafts.len());
        for (key, draft, is_cancelled) in drafts {
            match event(key, draft, is_cancelled, options) {
                Ok(event) => events.push(event),
                Err(problem) => problems.extend(problem),
            }
        }
        if problems.is_empty() {
            Ok(Self { events, options: options.clone() })
        } else {
            Err(CalendarError::Refused { problems })
        }
    }

    fn lines(&self) -> PropertyLines {
        let mut lines = PropertyLines::default();
        lines.begin("VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//karuna//karuna-calendar//EN");
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("METHOD", "PUBLISH");
        #[cfg(feature = "zones")]
        self.zone_lines(&mut lines);
        for event in &self.events {
            self.event_lines(event, &mut lines);
        }
        lines.end("VCALENDAR");
        lines
    }

    fn event_lines(&self, event: &CalendarEvent, lines: &mut PropertyLines) {
        let options = &self.options;
        lines.begin("VEVENT");
        lines.add("UID", &event.uid);
        lines.add("DTSTAMP", &(date_time(options.stamp.to_chrono()) + "Z"));
        lines.add("SEQUENCE", &options.sequence.to_string());
        match event.times {
            None => lines.add("DTSTART;VALUE=DATE", &date(event.date)),
            Some(times) => self.time_lines(times, lines),
        }
        lines.add_words("SUMMARY", &event.title);
        if !event.description.is_empty() {
            lines.add_words("DESCRIPTION", &event.description);
        }
        lines.add("CLASS", "PRIVATE");
        // Said aloud, so that a day which was cancelled and comes back is there again.
        lines.add("STATUS", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        let takes_time = event.times.is_some() && !event.is_cancelled;
        lines.add("TRANSP", if takes_time { "OPAQUE" } else { "TRANSPARENT" });
        let alarm = match event.kind {
            EventKind::Practice => options.alarms.practice,
            EventKind::Meeting => options.alarms.meeting,
            EventKind::Measure(_) => options.alarms.measure,
        };
        if let Some(minutes) = alarm.filter(|_| !event.is_cancelled) {
            lines.begin("VALARM");
            lines.add("ACTION", "DISPLAY");
            lines.add("TRIGGER", &format!("-PT{minutes}M"));
            lines.add_words("DESCRIPTION", &event.title);
            lines.end("VALARM");
        }
        lines.end("VEVENT");
    }

    /// Beginning and end on the clocks of the place, with the zone where there is one. What those
    /// clocks show twice is in UTC: readers differ in which of two they take, and in how they count
    /// from one to the other.
    fn time_lines(&self, times: EventTimes, lines: &mut PropertyLines) {
        #[cfg_attr(not(feature = "zones"), expect(unused_mut))]
        let (mut zone, mut utc, mut start, mut end) = (String::new(), "", times.start, times.end);
        #[cfg(feature = "zones")]
        if let Some((name, instants)) = self.options.zone.zip(times.instants) {
            if instants.is_shown_twice {
                (start, end, utc) = (instants.start, end.map(|_| instants.end), "Z");
            } else {
                zone = format!(";TZID={name}");
            }
        }
        lines.add(&format!("DTSTART{zone}"), &(date_time(start) + utc));
        if let Some(end) = end {
            lines.add(&format!("DTEND{zone}"), &(date_time(end) + utc));
        }
    }

    /// What holds in the zone, where an event names it.
    #[cfg(feature = "zones")]
    fn zone_lines(&self, lines: &mut PropertyLines) {
        let instants = self.events.iter().filter_map(|event| event.times?.instants);
        let named = instants.filter(|it| !it.is_shown_twice);
        let all = named.map(|it| (it.start, it.end));
        let span = all.reduce(|(first, last), (start, end)| (first.min(start), last.max(end)));
        if let Some((zone, span)) = self.options.zone.zip(span) {
            crate::zone_rules::write(zone, span, lines);
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines().finish())
    }
}

/// A draft with its times and its id. The problem is absent where the time of day is none, which
/// the options tell by themselves.
fn event(
    key: EventKey,
    draft: EventDraft,
    is_cancelled: bool,
    options: &CalendarOptions,
) -> Result<CalendarEvent, Option<CalendarProblem>> {
    let (date, kind, _) = key;
    let time = match kind {
        EventKind::Practice => Some(options.practice_at),
        EventKind::Meeting => Some(options.meeting_at),
        EventKind::Measure(_) => None,
    };
    let (mut times, mut starts, mut wanted) = (None, None, None);
    if let Some(time) = time {
        let usual = LocalTime { date, time }.to_chrono().ok_or(None)?;
        let past = CalendarProblem::PastTheEnd { date, start: time, minutes: draft.minutes };
        let start = TimeDelta::try_minutes(draft.later.into())
            .and_then(|later| usual.checked_add_signed(later))
            .ok_or_else(|| Some(past.clone()))?;
        let found =
            EventTimes::new(start, draft.minutes, options).ok_or_else(|| Some(past.clone()))?;
        starts = Some(LocalTime::from_chrono(found.start).ok_or_else(|| Some(past.clone()))?);
        wanted = LocalTime::from_chrono(start).filter(|_| found.start != start);
        times = Some(found);
    }
    Ok(CalendarEvent {
        uid: uid(key, options),
        kind,
        date,
        starts,
        wanted,
        minutes: draft.minutes,
        title: draft.title,
        description: draft.description,
        is_cancelled,
        times,
    })
}

//! A practice plan as iCalendar ([RFC 5545]), for the calendar that somebody already has.
//!
//! A [`Calendar`] has one event for each day of practice at home, one for each meeting, and one that
//! lasts all day for each day on which something is measured.
//!
//! # Examples
//!
//! ```
//! use karuna_calendar::{Calendar, CalendarOptions, TimeOfDay};
//! use karuna_plans::{PlanRequest, Planner};
//! use karuna_practices::PracticeCatalog;
//!
//! let plan = Planner::builtin().plan(&PlanRequest::new("2026-11-30".parse()?, 4))?;
//!
//! // The key stands for the plan and is no name. The clock is yours.
//! let mut options =
//!     CalendarOptions::new("p-7f3a", "app.example", "2026-11-25T09:00:00Z".parse()?);
//! options.practice_at = TimeOfDay::new(6, 45);
//!
//! let calendar = Calendar::try_new(&plan, PracticeCatalog::builtin(), &options)?;
//! let text = calendar.to_string();
//! assert!(text.contains("UID:practice-2026-11-30-p-7f3a@app.example\r\n"));
//! assert!(text.contains("DTSTART:20261130T064500\r\n"));
//! assert!(text.contains("SUMMARY:Time for yourself\r\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A revised plan
//!
//! The same day has the same id in every version of a plan. [`Calendar::update`] gives what has
//! to be known from a day on: the events of the new plan, and those of the old one that are no
//! longer there as cancelled, so that a calendar takes them out.
//!
//! ```
//! use karuna_calendar::{Calendar, CalendarOptions};
//! use karuna_plans::{PlanRequest, Planner};
//! use karuna_practices::PracticeCatalog;
//!
//! let first = Planner::builtin().plan(&PlanRequest::new("2026-11-30".parse()?, 4))?;
//! let mut second = first.clone();
//! let gone = second.days.pop().ok_or("a plan has days")?;
//!
//! let mut options =
//!     CalendarOptions::new("p-7f3a", "app.example", "2026-12-05T09:00:00Z".parse()?);
//! options.sequence = 1;
//! let from = "2026-12-06".parse()?;
//! let update =
//!     Calendar::update(&first, &second, from, PracticeCatalog::builtin(), &options)?;
//! let cancelled: Vec<_> = update.events().iter().filter(|event| event.is_cancelled).collect();
//! assert_eq!(cancelled.len(), 1);
//! assert_eq!(cancelled[0].date, gone.date);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Times
//!
//! By default a time is floating: half past seven wherever the reader is. That suits practice at
//! home. With the feature `zones` a time can be fixed to a zone of the IANA database
//! (`CalendarOptions::zone`); its changes are then written out in a `VTIMEZONE`, from before the
//! first event to three years after the last. A start that a change of clocks leaves out is written as the instant that RFC 5545
//! gives it, with a local time that exists; [`CalendarEvent::wanted`] says so. A start that comes
//! twice means the first. Where the beginning or the end of an event is a time that clocks show
//! twice, both are written in UTC, since readers differ in which of two they take.
//!
//! # Privacy
//!
//! Calendars are shared and shown on locked screens. Titles therefore say nothing private, there
//! are no descriptions, and each event is `CLASS:PRIVATE`, unless [`Titles::Named`] and
//! [`CalendarOptions::descriptions`] ask for more. The text names no person in any case.
//!
//! # What is not in it
//!
//! There are no recurrence rules: a plan differs from day to day, and an event that stands by
//! itself can be moved or cancelled by itself. There is no `ORGANIZER`, which would be a person's
//! address; RFC 5546 asks for one under `METHOD:PUBLISH`, and the readers this was tried with do
//! not miss it.
//!
//! [RFC 5545]: https://www.rfc-editor.org/rfc/rfc5545

#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]
#![deny(missing_docs)]

mod calendar;
mod calendar_error;
mod calendar_event;
mod calendar_options;
mod calendar_words;
mod event_drafts;
mod event_times;
mod property_lines;
mod time_of_day;
mod utc_stamp;
#[cfg(feature = "zones")]
mod zone;
#[cfg(feature = "zones")]
mod zone_rules;

pub use calendar::Calendar;
pub use calendar_error::{CalendarError, CalendarProblem};
pub use calendar_event::{CalendarEvent, EventKind};
pub use calendar_options::{Alarms, CalendarOptions, Titles};
pub use calendar_words::CalendarWords;
pub use time_of_day::{LocalTime, TimeOfDay};
pub use utc_stamp::UtcStamp;
#[cfg(feature = "zones")]
pub use zone::Zone;

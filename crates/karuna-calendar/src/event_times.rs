//! When an event begins and ends, as it is written and as an instant.

use chrono::{Datelike, NaiveDateTime, TimeDelta};

use crate::calendar_options::CalendarOptions;

/// When an event begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventTimes {
    /// The beginning on the clocks of the place.
    pub(crate) start: NaiveDateTime,
    /// The end on the clocks of the place; none where the event takes no time, since an end has to
    /// be later than a beginning.
    pub(crate) end: Option<NaiveDateTime>,
    /// The same as instants in UTC, where there is a zone.
    #[cfg(feature = "zones")]
    pub(crate) instants: Option<EventInstants>,
}

/// When an event begins and ends, in UTC.
#[cfg(feature = "zones")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventInstants {
    pub(crate) start: NaiveDateTime,
    pub(crate) end: NaiveDateTime,
    /// Whether the clocks of the place show the beginning or the end twice on that day.
    pub(crate) is_shown_twice: bool,
}

impl EventTimes {
    /// From a wanted beginning on the clocks of the place; `None` outside the years 1 to 9999.
    pub(crate) fn new(
        wanted: NaiveDateTime,
        minutes: u32,
        options: &CalendarOptions,
    ) -> Option<Self> {
        let length = TimeDelta::try_minutes(minutes.into())?;
        #[cfg(feature = "zones")]
        if let Some(zone) = options.zone {
            return zone.times(wanted, length);
        }
        let _ = options;
        let end = in_years(wanted.checked_add_signed(length)?)?;
        Some(Self {
            start: in_years(wanted)?,
            end: (minutes > 0).then_some(end),
            #[cfg(feature = "zones")]
            instants: None,
        })
    }
}

/// The moment, where its year has four digits and can be written.
pub(crate) fn in_years(moment: NaiveDateTime) -> Option<NaiveDateTime> {
    (1..=9999).contains(&moment.year()).then_some(moment)
}

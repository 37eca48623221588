//! A time zone, and what its clocks make of a wanted time.

use std::fmt;
use std::str::FromStr;

use chrono::{LocalResult, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{GapInfo, TZ_VARIANTS, Tz};
use karuna_core::closest;

use crate::calendar_error::CalendarError;
use crate::event_times::{EventInstants, EventTimes, in_years};

/// A time zone of the IANA database, which is part of the program (feature `zones`).
///
/// # Examples
///
/// ```
/// use karuna_calendar::Zone;
///
/// let berlin: Zone = "Europe/Berlin".parse()?;
/// assert_eq!(berlin.name(), "Europe/Berlin");
/// assert!("Berlin/Europe".parse::<Zone>().is_err());
/// # Ok::<(), karuna_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(pub(crate) Tz);

impl Zone {
    /// The name, such as `Europe/Berlin`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Which edition of the IANA database the zones are from, such as `2025b`. What governments
    /// decide later is not in it.
    #[must_use]
    pub const fn database_version() -> &'static str {
        chrono_tz::IANA_TZDB_VERSION
    }

    /// All zones, in the order of their names.
    pub fn all() -> impl Iterator<Item = Self> {
        TZ_VARIANTS.iter().copied().map(Self)
    }

    /// What the clocks make of a wanted beginning.
    pub(crate) fn times(self, wanted: NaiveDateTime, length: TimeDelta) -> Option<EventTimes> {
        let start = in_years(self.instant(wanted)?)?;
        let end = in_years(start.checked_add_signed(length)?)?;
        let (start_local, end_local) = (in_years(self.local(start)?)?, in_years(self.local(end)?)?);
        let is_shown_twice = self.shows_twice(start_local) || self.shows_twice(end_local);
        Some(EventTimes {
            start: start_local,
            end: (length > TimeDelta::zero()).then_some(end_local),
            instants: Some(EventInstants { start, end, is_shown_twice }),
        })
    }

    /// The instant of a local time by the rules of RFC 5545, 3.3.5: of two the first; where clocks
    /// are put forward, by the offset before.
    fn instant(self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let offset = match self.0.offset_from_local_datetime(&local) {
            LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => offset,
            LocalResult::None => GapInfo::new(&local, &self.0)?.begin?.1,
        };
        local.checked_sub_signed(seconds(offset.fix().local_minus_utc())?)
    }

    fn shows_twice(self, local: NaiveDateTime) -> bool {
        matches!(self.0.offset_from_local_datetime(&local), LocalResult::Ambiguous(..))
    }

    fn local(self, utc: NaiveDateTime) -> Option<NaiveDateTime> {
        let offset = self.0.offset_from_utc_datetime(&utc).fix().local_minus_utc();
        utc.checked_add_signed(seconds(offset)?)
    }
}

/// A number of seconds as a length.
pub(crate) fn seconds(seconds: i32) -> Option<TimeDelta> {
    TimeDelta::try_seconds(seconds.into())
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Zone {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        text.parse().map(Self).map_err(|_| CalendarError::NoZone {
            given: text.to_owned(),
            closest: closest(text, TZ_VARIANTS.iter().map(|zone| zone.name())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Zone;
    use chrono::{NaiveDateTime, TimeDelta};

    /// A wanted local time and a length become: start on the clock, its instant, end on the clock,
    /// with a mark where one of them is shown twice.
    #[track_caller]
    fn check(zone: &str, wanted: &str, minutes: i64, start: &str, utc: &str, end: &str) {
        let wanted = format!("{wanted}:00").parse::<NaiveDateTime>().unwrap();
        let length = TimeDelta::try_minutes(minutes).unwrap();
        let times = zone.parse::<Zone>().unwrap().times(wanted, length).unwrap();
        let instants = times.instants.unwrap();
        let text = |moment: NaiveDateTime| moment.format("%Y-%m-%dT%H:%M").to_string();
        assert_eq!(text(times.start), start, "{wanted}");
        assert_eq!(text(instants.start), utc, "{wanted}");
        assert_eq!(instants.end - instants.start, length, "{wanted}");
        let twice = if instants.is_shown_twice { " twice" } else { "" };
        assert_eq!(times.end.map(text).unwrap_or_default() + twice, end, "{wanted}");
    }

    #[test]
    fn an_ordinary_morning_keeps_its_place_on_the_clock() {
        check(
            "Europe/Berlin",
            "2026-03-28T07:30",
            10,
            "2026-03-28T07:30",
            "2026-03-28T06:30",
            "2026-03-28T07:40",
        );
        check(
            "Europe/Berlin",
            "2026-03-29T07:30",
            10,
            "2026-03-29T07:30",
            "2026-03-29T05:30",
            "2026-03-29T07:40",
        );
        check(
            "Asia/Kolkata",
            "2026-03-29T07:30",
            10,
            "2026-03-29T07:30",
            "2026-03-29T02:00",
            "2026-03-29T07:40",
        );
    }

    #[test]
    fn a_time_that_is_left_out_goes_by_the_offset_before() {
        check(
            "Europe/Berlin",
            "2026-03-29T02:30",
            10,
            "2026-03-29T03:30",
            "2026-03-29T01:30",
            "2026-03-29T03:40",
        );
        check(
            "America/New_York",
            "2026-03-08T02:00",
            10,
            "2026-03-08T03:00",
            "2026-03-08T07:00",
            "2026-03-08T03:10",
        );
        check(
            "Australia/Lord_Howe",
            "2026-10-04T02:15",
            10,
            "2026-10-04T02:45",
            "2026-10-03T15:45",
            "2026-10-04T02:55",
        );
        // Samoa left out a whole day.
        check(
            "Pacific/Apia",
            "2011-12-30T07:30",
            10,
            "2011-12-31T07:30",
            "2011-12-30T17:30",
            "2011-12-31T07:40",
        );
    }

    #[test]
    fn of_two_times_it_is_the_first() {
        check(
            "Europe/Berlin",
            "2026-10-25T02:30",
            10,
            "2026-10-25T02:30",
            "2026-10-25T00:30",
            "2026-10-25T02:40 twice",
        );
        check(
            "America/New_York",
            "2026-11-01T01:30",
            10,
            "2026-11-01T01:30",
            "2026-11-01T05:30",
            "2026-11-01T01:40 twice",
        );
        check(
            "Australia/Lord_Howe",
            "2026-04-05T01:45",
            10,
            "2026-04-05T01:45",
            "2026-04-04T14:45",
            "2026-04-05T01:55 twice",
        );
    }

    #[test]
    fn an_end_is_counted_in_time_that_goes_by() {
        // From the first 02:30, 45 minutes lead to the second 02:15.
        check(
            "Europe/Berlin",
            "2026-10-25T02:30",
            45,
            "2026-10-25T02:30",
            "2026-10-25T00:30",
            "2026-10-25T02:15 twice",
        );
        check(
            "Europe/Berlin",
            "2026-10-25T01:30",
            60,
            "2026-10-25T01:30",
            "2026-10-24T23:30",
            "2026-10-25T02:30 twice",
        );
        check(
            "Europe/Berlin",
            "2026-03-29T01:30",
            60,
            "2026-03-29T01:30",
            "2026-03-29T00:30",
            "2026-03-29T03:30",
        );
        check("Europe/Berlin", "2026-11-25T02:30", 0, "2026-11-25T02:30", "2026-11-25T01:30", "");
    }

    #[test]
    fn the_edge_of_the_calendar_is_no_panic() {
        for zone in Zone::all() {
            for (edge, minutes) in [(NaiveDateTime::MIN, 0), (NaiveDateTime::MAX, 1)] {
                assert_eq!(zone.times(edge, TimeDelta::try_minutes(minutes).unwrap()), None);
            }
        }
    }

    #[test]
    fn an_unknown_zone_says_what_comes_near() {
        insta::assert_snapshot!("Europe/Berlun".parse::<Zone>().unwrap_err(), @"there is no time zone `Europe/Berlun`; did you mean `Europe/Berlin`?");
        insta::assert_snapshot!("Atlantis".parse::<Zone>().unwrap_err(), @"there is no time zone `Atlantis`, and no id comes near it");
    }
}

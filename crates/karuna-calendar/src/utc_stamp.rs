//! A moment in UTC.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike};
use karuna_core::Date;

use crate::calendar_error::CalendarError;
use crate::time_of_day::{LocalTime, TimeOfDay, two_digits};

/// A moment in UTC, to the second: when a calendar was written.
///
/// karuna reads no clock, so it is always given by the caller.
///
/// # Examples
///
/// ```
/// use karuna_calendar::UtcStamp;
///
/// let stamp: UtcStamp = "2026-11-25T09:00:00Z".parse()?;
/// assert_eq!(UtcStamp::from_unix(1_795_597_200), Some(stamp));
/// # Ok::<(), karuna_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcStamp(NaiveDateTime);

impl UtcStamp {
    /// The moment that lies `seconds` after the beginning of 1970, or `None` outside the years 1 to
    /// 9999. `SystemTime::now().duration_since(UNIX_EPOCH)` gives them.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let moment = DateTime::from_timestamp(seconds, 0)?.naive_utc();
        (1..=9999).contains(&moment.year()).then_some(Self(moment))
    }

    pub(crate) const fn to_chrono(self) -> NaiveDateTime {
        self.0
    }
}

impl fmt::Display for UtcStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(at) = self;
        let (year, month, day) = (at.year(), at.month(), at.day());
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl fmt::Debug for UtcStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for UtcStamp {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        read(text).ok_or_else(|| CalendarError::NoStamp { given: text.to_owned() })
    }
}

/// Reads `YYYY-MM-DDTHH:MM:SSZ` and nothing else.
fn read(text: &str) -> Option<UtcStamp> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let date: Date = date.parse().ok()?;
    let mut parts = time.split(':').map(two_digits);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let minutes = LocalTime { date, time: TimeOfDay { hour, minute } }.to_chrono()?;
    minutes.with_second(second.into()).map(UtcStamp)
}

#[cfg(test)]
mod tests {
    use super::UtcStamp;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let found = text.parse::<UtcStamp>().ok().map(|stamp| stamp.to_string());
        assert_eq!(found.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn only_moments_in_utc_are_read() {
        check("2026-11-25T09:00:07Z", Some("2026-11-25T09:00:07Z"));
        check("2026-11-25T09:00:07", None);
        check("2026-11-25T09:00:07+01:00", None);
        check("2026-11-25T09:00Z", None);
        check("2026-11-25T09:00:60Z", None);
        check("2026-11-25T24:00:00Z", None);
        check("2026-11-25 09:00:07Z", None);
        check("2026-11-25T09:00:07:00Z", None);
        check("Z", None);
    }

    #[test]
    fn a_wrong_stamp_says_what_would_be_right() {
        insta::assert_snapshot!(
            "now".parse::<UtcStamp>().unwrap_err(),
            @"`now` is no moment in UTC; expected one such as 2026-11-25T09:00:00Z"
        );
    }

    #[test]
    fn seconds_outside_the_calendar_give_nothing() {
        assert_eq!(UtcStamp::from_unix(i64::MAX), None);
        assert_eq!(UtcStamp::from_unix(253_402_300_800), None);
        assert!(UtcStamp::from_unix(253_402_300_799).is_some());
    }

    proptest! {
        #[test]
        fn stamps_read_back_equal(seconds in -62_135_596_800_i64..253_402_300_800) {
            let stamp = UtcStamp::from_unix(seconds).unwrap();
            prop_assert_eq!(stamp.to_string().parse::<UtcStamp>().unwrap(), stamp);
        }
    }
}

//! Hours and minutes on a clock.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use karuna_core::Date;

use crate::calendar_error::CalendarError;

/// Hours and minutes on a clock.
///
/// The fields are open. [`CalendarOptions::problems`](crate::CalendarOptions::problems) tells where
/// they make no time of day; reading a text gives valid ones only.
///
/// # Examples
///
/// ```
/// use karuna_calendar::TimeOfDay;
///
/// assert_eq!("07:30".parse(), Ok(TimeOfDay::new(7, 30)));
/// assert_eq!(TimeOfDay::new(7, 5).to_string(), "07:05");
/// assert!("24:00".parse::<TimeOfDay>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
}

impl TimeOfDay {
    /// A time of day.
    #[must_use]
    pub const fn new(hour: u8, minute: u8) -> Self {
        Self { hour, minute }
    }

    /// Whether there is such a time.
    #[must_use]
    pub const fn is_valid(self) -> bool {
        self.hour < 24 && self.minute < 60
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for TimeOfDay {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let wrong = || CalendarError::NoTimeOfDay { given: text.to_owned() };
        let time = text.split_once(':').and_then(|(hour, minute)| {
            Some(Self { hour: two_digits(hour)?, minute: two_digits(minute)? })
        });
        time.filter(|time| time.is_valid()).ok_or_else(wrong)
    }
}

/// Exactly two digits; a sign or a blank is neither.
pub(crate) fn two_digits(text: &str) -> Option<u8> {
    let is_right = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_right.then(|| text.parse().ok()).flatten()
}

/// A day and a time on the clocks of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    /// The day.
    pub date: Date,
    /// The time.
    pub time: TimeOfDay,
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.time)
    }
}

impl LocalTime {
    /// `None` outside the years 1 to 9999.
    pub(crate) fn from_chrono(local: NaiveDateTime) -> Option<Self> {
        let date = Date::new(local.year(), local.month(), local.day())?;
        let hour = u8::try_from(local.hour()).ok()?;
        let minute = u8::try_from(local.minute()).ok()?;
        Some(Self { date, time: TimeOfDay { hour, minute } })
    }

    /// `None` where the time is no time of day.
    pub(crate) fn to_chrono(self) -> Option<NaiveDateTime> {
        let Self { date, time } = self;
        NaiveDate::from_ymd_opt(date.year(), date.month(), date.day())?.and_hms_opt(
            time.hour.into(),
            time.minute.into(),
            0,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::TimeOfDay;

    #[track_caller]
    fn check(text: &str, expected: Option<(u8, u8)>) {
        let found = text.parse::<TimeOfDay>().ok().map(|time| (time.hour, time.minute));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn only_whole_times_are_read() {
        check("00:00", Some((0, 0)));
        check("23:59", Some((23, 59)));
        check("24:00", None);
        check("07:60", None);
        check("7:30", None);
        check("07:3", None);
        check("+7:30", None);
        check("07:30:00", None);
        check(" 07:30", None);
        check("0７:30", None);
        check("", None);
    }

    #[test]
    fn a_wrong_time_says_what_would_be_right() {
        insta::assert_snapshot!(
            "half past".parse::<TimeOfDay>().unwrap_err(),
            @"`half past` is no time of day; expected 00:00 to 23:59, such as 07:30"
        );
    }
}

//! A civil date.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::CoreError;

/// A day in the calendar, without a time and without a time zone.
///
/// Years run from 1 to 9999. The written form is ISO 8601: `2026-03-29`.
/// The library never asks what day it is: a date is always given by the caller.
///
/// # Examples
///
/// ```
/// use karuna_core::Date;
///
/// let day: Date = "2026-02-28".parse()?;
/// assert_eq!(day.plus_days(1).map(|next| next.to_string()), Some("2026-03-01".to_owned()));
/// assert!("2026-02-30".parse::<Date>().is_err());
/// # Ok::<(), karuna_core::CoreError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// A date from its parts, or `None` where there is no such day.
    ///
    /// `year` is 1 to 9999, `month` 1 to 12, `day` 1 to 31.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day that lies `days` later (earlier where negative), or `None` outside years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let delta = chrono::TimeDelta::try_days(days)?;
        let date = self.0.checked_add_signed(delta)?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }

    /// How many days lie from `self` to `other`; negative where `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        read(text).ok_or_else(|| CoreError::InvalidDate { given: text.to_owned() })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DateVisitor)
    }
}

struct DateVisitor;

impl de::Visitor<'_> for DateVisitor {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2026-03-29")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

/// Reads `YYYY-MM-DD` and nothing else: neither signs nor blanks nor short years.
fn read(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape_is_right = bytes.len() == 10
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape_is_right {
        return None;
    }
    Date::new(
        text.get(0..4)?.parse().ok()?,
        text.get(5..7)?.parse().ok()?,
        text.get(8..)?.parse().ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::Date;
    use proptest::prelude::{prop_assert_eq, proptest};

    #[track_caller]
    fn check(text: &str, expected: Option<(i32, u32, u32)>) {
        let found = text.parse::<Date>().ok().map(|date| (date.year(), date.month(), date.day()));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn only_whole_iso_dates_are_read() {
        check("2026-11-25", Some((2026, 11, 25)));
        check("2024-02-29", Some((2024, 2, 29)));
        check("0001-01-01", Some((1, 1, 1)));
        check("2026-02-29", None);
        check("0000-01-01", None);
        check("2026-13-01", None);
        check("2026-1-1", None);
        check("+026-01-01", None);
        check(" 2026-01-01", None);
        check("2026/01/01", None);
        check("2026-01-01T00:00", None);
        check("２０２６-01-01", None);
    }

    #[test]
    fn a_wrong_date_says_what_would_be_right() {
        insta::assert_snapshot!(
            "29.3.2026".parse::<Date>().unwrap_err(),
            @"`29.3.2026` is no date; expected year-month-day such as 2026-03-29"
        );
    }

    #[test]
    fn arithmetic_stays_inside_the_calendar() {
        let last = Date::new(9999, 12, 31).unwrap();
        assert_eq!(last.plus_days(1), None);
        assert_eq!(last.plus_days(i64::MAX), None);
        assert_eq!(Date::new(1, 1, 1).unwrap().plus_days(-1), None);
        assert_eq!(Date::new(2026, 1, 31).unwrap().days_until(Date::new(2026, 3, 1).unwrap()), 29);
    }

    proptest! {
        #[test]
        fn dates_read_back_equal(days in 0i64..3_000_000) {
            let date = Date::new(1, 1, 1).unwrap().plus_days(days).unwrap();
            prop_assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            prop_assert_eq!(serde_json::from_value::<Date>(serde_json::json!(date.to_string())).unwrap(), date);
            prop_assert_eq!(Date::new(1, 1, 1).unwrap().days_until(date), days);
        }
    }
}

//! A day of the week.

use std::fmt;
use std::str::FromStr;

use karuna_core::{CoreError, Date, parse_word};
use serde::{Deserialize, Serialize};

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl Weekday {
    /// All values.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The weekday of a date, by the Gregorian calendar.
    ///
    /// ```
    /// use karuna_plans::Weekday;
    /// assert_eq!(Weekday::of("2026-11-25".parse()?), Weekday::Wednesday);
    /// # Ok::<(), karuna_core::CoreError>(())
    /// ```
    #[must_use]
    pub fn of(date: Date) -> Self {
        // The first of January of the year 1 was a Monday.
        let days = Date::new(1, 1, 1).map_or(0, |first| first.days_until(date));
        let place = usize::try_from(days.rem_euclid(7)).unwrap_or(0);
        Self::ALL.get(place).copied().unwrap_or(Self::Monday)
    }

    /// Its place in the week, from 0 for Monday.
    #[must_use]
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Weekday {
    type Err = CoreError;

    fn from_str(text: &str) -> Result<Self, CoreError> {
        parse_word("weekday", text, &Self::ALL, Self::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Weekday;

    #[test]
    fn written_forms_read_back() {
        for value in Weekday::ALL {
            assert_eq!(value.as_str().parse(), Ok(value));
            assert_eq!(serde_json::to_string(&value).unwrap(), format!("\"{value}\""));
        }
        assert!("".parse::<Weekday>().is_err());
    }
}

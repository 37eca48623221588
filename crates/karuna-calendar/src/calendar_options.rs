//! How a plan becomes a calendar.

use crate::calendar_error::CalendarProblem;
use crate::calendar_words::{CalendarWords, line};
use crate::time_of_day::TimeOfDay;
use crate::utc_stamp::UtcStamp;
#[cfg(feature = "zones")]
use crate::zone::Zone;

/// How a plan becomes a calendar.
///
/// The fields are open; [`problems`](Self::problems) tells everything that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalendarOptions {
    /// What stands for the plan in each id, 1 to 64 ASCII letters, digits, `.`, `_` or `-`. It stays
    /// the same in every version of the plan, differs between plans, and is no name: ids are seen
    /// by everybody who sees the calendar.
    pub key: String,
    /// The domain of the app, which makes the ids its own, 1 to 253 characters.
    pub domain: String,
    /// When the calendar is written.
    pub stamp: UtcStamp,
    /// The version of the plan, from 0; at most 2147483647. Each update has a higher one.
    pub sequence: u32,
    /// When practice at home begins.
    pub practice_at: TimeOfDay,
    /// When a meeting begins. A second one on the same day begins when the first ends.
    pub meeting_at: TimeOfDay,
    /// Reminders; none by default.
    pub alarms: Alarms,
    /// What titles say.
    pub titles: Titles,
    /// Whether events have a description: practices with their minutes, what to change, and what to
    /// watch for. Off by default.
    pub descriptions: bool,
    /// The words.
    pub words: CalendarWords,
    /// The zone in which times are meant. Without one they are floating: the same on every clock.
    #[cfg(feature = "zones")]
    pub zone: Option<Zone>,
}

/// How many minutes before an event a reminder comes, 1 to 10080, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Alarms {
    /// Before practice at home.
    pub practice: Option<u16>,
    /// Before a meeting.
    pub meeting: Option<u16>,
    /// Before a day on which something is measured. It is counted back from the midnight with
    /// which the day begins: 360 is six in the evening before.
    pub measure: Option<u16>,
}

/// What titles say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Titles {
    /// Nothing private: the same few words for each kind.
    #[default]
    Discreet,
    /// The practices, the theme of a meeting, the topics of what is measured.
    Named,
}

impl CalendarOptions {
    /// The highest `SEQUENCE` of RFC 5545.
    pub const MAX_SEQUENCE: u32 = 2_147_483_647;
    /// The longest time between a reminder and its event: a week, in minutes.
    pub const MAX_ALARM: u16 = 10_080;

    /// Practice at 07:30, meetings at 17:00, floating times, discreet titles, no reminders, the
    /// first version.
    #[must_use]
    pub fn new(key: impl Into<String>, domain: impl Into<String>, stamp: UtcStamp) -> Self {
        Self {
            key: key.into(),
            domain: domain.into(),
            stamp,
            sequence: 0,
            practice_at: TimeOfDay::new(7, 30),
            meeting_at: TimeOfDay::new(17, 0),
            alarms: Alarms::default(),
            titles: Titles::default(),
            descriptions: false,
            words: CalendarWords::default(),
            #[cfg(feature = "zones")]
            zone: None,
        }
    }

    /// Everything in the options by themselves that cannot be; empty for those in order.
    #[must_use]
    pub fn problems(&self) -> Vec<CalendarProblem> {
        let mut problems = Vec::new();
        if !is_key(&self.key) {
            problems.push(CalendarProblem::BadKey { found: self.key.clone() });
        }
        if !is_domain(&self.domain) {
            problems.push(CalendarProblem::BadDomain { found: self.domain.clone() });
        }
        for (place, found) in [("practice_at", self.practice_at), ("meeting_at", self.meeting_at)] {
            if !found.is_valid() {
                problems.push(CalendarProblem::NoTimeOfDay { place, found });
            }
        }
        let mut range = |place, found: u32, min: u32, max: u32| {
            if !(min..=max).contains(&found) {
                problems.push(CalendarProblem::OutOfRange { place, found, min, max });
            }
        };
        range("sequence", self.sequence, 0, Self::MAX_SEQUENCE);
        let Alarms { practice, meeting, measure } = self.alarms;
        for (place, minutes) in [
            ("alarms.practice", practice),
            ("alarms.meeting", meeting),
            ("alarms.measure", measure),
        ] {
            if let Some(minutes) = minutes {
                range(place, minutes.into(), 1, Self::MAX_ALARM.into());
            }
        }
        for (place, words) in [
            ("words.practice", &self.words.practice),
            ("words.meeting", &self.words.meeting),
            ("words.measure", &self.words.measure),
        ] {
            if line(words).is_empty() {
                problems.push(CalendarProblem::NoWords { place });
            }
        }
        problems
    }
}

fn is_key(key: &str) -> bool {
    let is_right = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=64).contains(&key.len()) && key.bytes().all(is_right)
}

fn is_domain(domain: &str) -> bool {
    let is_right = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(is_right)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    (1..=253).contains(&domain.len()) && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::{Alarms, CalendarOptions, is_domain, is_key};
    use crate::calendar_error::{CalendarError, CalendarProblem};
    use crate::time_of_day::TimeOfDay;

    fn options() -> CalendarOptions {
        CalendarOptions::new("p-1", "app.example", "2026-11-25T09:00:00Z".parse().unwrap())
    }

    #[track_caller]
    fn check(is_right: bool, expected: bool, text: &str) {
        assert_eq!(is_right, expected, "{text:?}");
    }

    #[test]
    fn keys_and_domains_are_looked_at() {
        for text in ["a", "p-7f3a", "A.b_c-9", &"x".repeat(64)] {
            check(is_key(text), true, text);
        }
        for text in ["", "a b", "a@b", "a/b", "ä", "a\r\nb", &"x".repeat(65)] {
            check(is_key(text), false, text);
        }
        for text in ["app.example", "localhost", "a-1.b2.org", "xn--mller-kva.example"] {
            check(is_domain(text), true, text);
        }
        for text in ["", "app example", ".example", "app.", "-a.org", "a-.org", "müller.de", "a\nb"]
        {
            check(is_domain(text), false, text);
        }
        check(is_domain(&"a.".repeat(130)), false, "long");
    }

    #[test]
    fn the_options_one_starts_with_are_in_order() {
        assert_eq!(options().problems(), []);
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let mut wrong = options();
        wrong.key = String::new();
        wrong.domain = "my app".into();
        wrong.practice_at = TimeOfDay::new(24, 0);
        wrong.meeting_at = TimeOfDay::new(17, 75);
        wrong.sequence = u32::MAX;
        wrong.alarms = Alarms { practice: Some(0), meeting: Some(10_081), measure: Some(10_080) };
        wrong.words.measure = " \u{7} ".into();
        let problems = wrong.problems();
        assert_eq!(
            problems[2],
            CalendarProblem::NoTimeOfDay { place: "practice_at", found: TimeOfDay::new(24, 0) }
        );
        insta::assert_snapshot!(CalendarError::Refused { problems }, @"
        no calendar, because of 8 problems:
          key: `` cannot stand in an id; expected 1 to 64 ASCII letters, digits, `.`, `_` or `-`, and no name of a person
          domain: `my app` is no domain; expected the app's own, such as app.example, 1 to 253 characters
          practice_at: 24:00 is no time of day; expected 00:00 to 23:59
          meeting_at: 17:75 is no time of day; expected 00:00 to 23:59
          sequence: 4294967295 is not possible here; expected 0 to 2147483647
          alarms.practice: 0 is not possible here; expected 1 to 10080
          alarms.meeting: 10081 is not possible here; expected 1 to 10080
          words.measure: there is nothing to read; expected a word or two
        ");
    }
}

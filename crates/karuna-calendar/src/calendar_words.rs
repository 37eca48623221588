//! The words of a calendar.

use std::collections::BTreeMap;

use karuna_core::PracticeId;
use karuna_plans::MeasureTopic;

/// The words of a calendar; replace them for another language or tone.
///
/// Names and advice that come from a catalogue stay in its language, unless
/// [`practices`](Self::practices) gives another name.
///
/// # Examples
///
/// ```
/// use karuna_calendar::CalendarWords;
///
/// let german = CalendarWords {
///     practice: "Zeit für dich".into(),
///     meeting: "Treffen".into(),
///     measure: "Ein paar Fragen".into(),
///     minutes: "Minuten".into(),
///     adapt: "ändern bei".into(),
///     watch: "achten auf".into(),
///     ..CalendarWords::default()
/// };
/// assert_eq!(CalendarWords::default().practice, "Time for yourself");
/// # assert_ne!(german, CalendarWords::default());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarWords {
    /// The title of practice at home, where none is named.
    pub practice: String,
    /// The title of a meeting; a named one has its theme behind it.
    pub meeting: String,
    /// The title of a day on which something is measured; a named one has its topics behind it.
    pub measure: String,
    /// What follows a number of minutes.
    pub minutes: String,
    /// What comes before a caution for which a practice is changed.
    pub adapt: String,
    /// What comes before a caution that asks to watch.
    pub watch: String,
    /// Names of practices that go before those of the catalogue.
    pub practices: BTreeMap<PracticeId, String>,
    /// Names of topics; one that is not here has its id.
    pub topics: BTreeMap<MeasureTopic, String>,
}

impl Default for CalendarWords {
    fn default() -> Self {
        Self {
            practice: "Time for yourself".into(),
            meeting: "Meeting".into(),
            measure: "Questions to answer".into(),
            minutes: "min".into(),
            adapt: "change for".into(),
            watch: "watch for".into(),
            practices: BTreeMap::new(),
            topics: BTreeMap::new(),
        }
    }
}

/// Words on one line: blanks and line ends become one blank, control signs fall away. RFC 5545
/// forbids them, and some readers stop at them.
pub(crate) fn line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split(char::is_whitespace) {
        let word: String = word.chars().filter(|sign| !sign.is_control()).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::line;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(line(words), expected, "{words:?}");
    }

    #[test]
    fn words_come_on_one_line() {
        check("Time for yourself", "Time for yourself");
        check(" a\r\nb\tc \u{7}", "a b c");
        check("BEGIN:VEVENT\r\n\r\nEND:VEVENT", "BEGIN:VEVENT END:VEVENT");
        check("für\u{85}dich", "für dich");
        check("\u{0}\u{1b}", "");
    }
}

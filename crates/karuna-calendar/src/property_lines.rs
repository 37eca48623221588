//! Lines as RFC 5545 has them.

use chrono::{Datelike, NaiveDateTime, Timelike};
use karuna_core::Date;

/// The longest line in octets, without CR and LF.
const MAX_OCTETS: usize = 75;

/// Lines as RFC 5545 has them: folded, and ended by CR and LF.
///
/// They are written here and not by the `icalendar` crate, which reads them back in the tests. Its
/// writer (0.17.17) lets the last of several folded lines have 76 octets, and puts a time of writing
/// and a random id into each part that has none, reminders and time zones included, so that the
/// same plan never again gives the same bytes.
#[derive(Debug, Default)]
pub(crate) struct PropertyLines {
    text: String,
}

impl PropertyLines {
    pub(crate) fn begin(&mut self, name: &str) {
        self.add("BEGIN", name);
    }

    pub(crate) fn end(&mut self, name: &str) {
        self.add("END", name);
    }

    /// A line whose value has no sign with a meaning, or has it for its meaning.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// A line of words of which nothing is known.
    pub(crate) fn add_words(&mut self, name: &str, words: &str) {
        self.add(name, &escaped(words));
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// Ends a line before it is too long, never inside a character; the next begins with a blank,
    /// which counts.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for sign in line.chars() {
            if octets + sign.len_utf8() > MAX_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(sign);
            octets += sign.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// Words as a TEXT value, RFC 5545, 3.3.11.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '\\' | ';' | ',' => text.extend(['\\', sign]),
            '\n' => text.push_str("\\n"),
            _ => text.push(sign),
        }
    }
    text
}

/// A day as iCalendar writes it.
pub(crate) fn date(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A moment as iCalendar writes it, without a zone.
pub(crate) fn date_time(at: NaiveDateTime) -> String {
    let (year, month, day) = (at.year(), at.month(), at.day());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}")
}

#[cfg(test)]
mod tests {
    use super::PropertyLines;
    use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

    #[track_caller]
    fn check(value: &str, expected: &str) {
        let mut lines = PropertyLines::default();
        lines.add_words("SUMMARY", value);
        assert_eq!(lines.finish(), expected, "{value:?}");
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        check("a, b; c\\d: \"e\"", "SUMMARY:a\\, b\\; c\\\\d: \"e\"\r\n");
        check("a\nb", "SUMMARY:a\\nb\r\n");
        check(&"ä".repeat(34), &format!("SUMMARY:{}\r\n {}\r\n", "ä".repeat(33), "ä"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn no_line_is_longer_than_75_octets_and_unfolding_gives_it_back(
            words in "[ -~äß老🙂\u{a0}]{0,300}",
        ) {
            let mut lines = PropertyLines::default();
            lines.add_words("DESCRIPTION", &words);
            let text = lines.finish();
            prop_assert!(text.ends_with("\r\n"));
            for line in text.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= 75, "{line:?}");
            }
            let escaped = words.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;");
            prop_assert_eq!(text.replace("\r\n ", ""), format!("DESCRIPTION:{escaped}\r\n"));
        }
    }
}

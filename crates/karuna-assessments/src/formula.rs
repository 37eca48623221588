//! A scoring rule in words.

use std::fmt::Write;

use crate::scale::ScoreRule;

/// A scoring rule in words, such as "mean of items 5, 12, 19, 23, 26".
pub(crate) fn formula(rule: &ScoreRule) -> String {
    match rule {
        ScoreRule::Items { method, of } => {
            let mut text = format!("{method} of items ");
            join(&mut text, of.iter().map(|item| item.item));
            let reversed = of.iter().filter(|item| item.reversed);
            if of.iter().any(|item| item.reversed) {
                text.push_str("; reversed: ");
                join(&mut text, reversed.map(|item| item.item));
            }
            text
        }
        ScoreRule::Scales { method, of } => {
            let mut text = format!("{method} of scales ");
            join(&mut text, of.iter().map(|part| &part.scale));
            if of.iter().any(|part| part.reversed) {
                text.push_str("; reversed: ");
                let reversed = of.iter().filter(|part| part.reversed);
                join(&mut text, reversed.map(|part| &part.scale));
            }
            text
        }
        ScoreRule::Linear { terms, constant } => {
            let mut text = String::new();
            for (place, term) in terms.iter().enumerate() {
                let sign = match (place, term.weight < 0.0) {
                    (0, false) => "",
                    (0, true) => "-",
                    (_, false) => " + ",
                    (_, true) => " - ",
                };
                let _ = write!(text, "{sign}{} times {}", term.weight.abs(), term.scale);
            }
            add_constant(&mut text, *constant);
            text
        }
        ScoreRule::Affine { of, times, plus } => {
            let mut text =
                if *times == 1.0 { of.to_string() } else { format!("{times} times {of}") };
            add_constant(&mut text, *plus);
            text
        }
        ScoreRule::Lookup { of, first, values } => {
            format!("table of {} values at {of}, from {first}", values.len())
        }
        ScoreRule::Count { of, .. } => {
            let mut text = String::from("count of items answered high enough:");
            for (place, set) in of.iter().enumerate() {
                let before = if place == 0 { " " } else { "; " };
                let _ = write!(text, "{before}{} or more in items ", set.at_least);
                join(&mut text, set.items.iter());
            }
            text
        }
    }
}

fn join<T: std::fmt::Display>(text: &mut String, parts: impl IntoIterator<Item = T>) {
    for (place, part) in parts.into_iter().enumerate() {
        // Writing to a string does not fail.
        let _ = write!(text, "{}{part}", if place == 0 { "" } else { ", " });
    }
}

fn add_constant(text: &mut String, constant: f64) {
    if constant != 0.0 {
        let sign = if constant < 0.0 { "-" } else { "+" };
        let _ = write!(text, " {sign} {}", constant.abs());
    }
}

#[cfg(test)]
mod tests {
    use super::formula;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(formula(&serde_json::from_str(json).unwrap()), expected);
    }

    #[test]
    fn formulas_read_like_sentences() {
        check(r#"{"items":{"method":"mean","of":[5,12]}}"#, "mean of items 5, 12");
        check(
            r#"{"items":{"method":"sum","of":[1,-2,-3]}}"#,
            "sum of items 1, 2, 3; reversed: 2, 3",
        );
        check(
            r#"{"scales":{"method":"mean","of":["a","-b"]}}"#,
            "mean of scales a, b; reversed: b",
        );
        check(
            r#"{"linear":{"terms":[{"scale":"a","weight":-0.5},{"scale":"b","weight":-0.5},{"scale":"c","weight":2}],"constant":6}}"#,
            "-0.5 times a - 0.5 times b + 2 times c + 6",
        );
        check(r#"{"affine":{"of":"raw","times":4}}"#, "4 times raw");
        check(r#"{"affine":{"of":"total","times":1,"plus":-10}}"#, "total - 10");
        check(
            r#"{"lookup":{"of":"raw","first":7,"values":[1,2,3]}}"#,
            "table of 3 values at raw, from 7",
        );
        check(
            r#"{"count":{"of":[{"items":[1,2],"at-least":2},{"items":[9],"at-least":1}]}}"#,
            "count of items answered high enough: 2 or more in items 1, 2; 1 or more in items 9",
        );
    }
}

//! What all renderers do to words before they look at them.

/// Words on one line: blanks and line ends become one blank, and signs that cannot be shown become
/// U+FFFD, because a terminal obeys them and HTML forbids them.
pub(crate) fn line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split(is_blank).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|sign| if is_shown(sign) { sign } else { '\u{fffd}' }));
    }
    out.trim().to_owned()
}

/// The paragraphs of words, which an empty line keeps apart, each on one line; none is empty.
pub(crate) fn paragraphs(words: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for row in words.lines().map(line) {
        match paragraphs.last_mut() {
            Some(last) if !row.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(&row);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Blanks where a line may end. Those that keep two words together stay: French needs them before
/// a question mark.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn is_shown(sign: char) -> bool {
    let is_no_character =
        u32::from(sign) & 0xfffe == 0xfffe || matches!(sign, '\u{fdd0}'..='\u{fdef}');
    !sign.is_control() && !is_no_character
}

//! The shortest text of a double that reads back the same, kept for a while.
//!
//! Scores of questionnaires have few different values. A small table from bits to text saves most
//! of the work; what is not in it is formatted by the standard library.

/// How many texts are kept; a power of two.
const KEPT: usize = 4096;
/// The longest text that is kept. Longer ones are formatted each time.
const LONGEST: usize = 23;

/// Writes doubles as the shortest text that reads back the same.
pub(crate) struct NumberText {
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    bits: u64,
    length: u8,
    text: [u8; LONGEST],
}

impl NumberText {
    pub(crate) fn new() -> Self {
        Self { entries: vec![Entry { bits: 0, length: 0, text: [0; LONGEST] }; KEPT] }
    }

    /// Appends the text of a finite number.
    pub(crate) fn write(&mut self, value: f64, out: &mut Vec<u8>) {
        let bits = value.to_bits();
        // Fibonacci hashing spreads neighbouring doubles.
        let place = (bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize;
        let Some(entry) = self.entries.get_mut(place % KEPT) else { return };
        if entry.bits != bits || entry.length == 0 {
            let text = value.to_string();
            let Some(room) = entry.text.get_mut(..text.len()) else {
                out.extend_from_slice(text.as_bytes());
                return;
            };
            room.copy_from_slice(text.as_bytes());
            entry.bits = bits;
            // The text is at most LONGEST bytes long here.
            entry.length = text.len() as u8;
        }
        // A copy of a fixed length is a few instructions; one of any length is a call.
        let end = out.len() + usize::from(entry.length);
        out.extend_from_slice(&entry.text);
        out.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::NumberText;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    #[track_caller]
    fn check(value: f64, expected: &str) {
        let mut texts = NumberText::new();
        let mut out = Vec::new();
        texts.write(value, &mut out);
        texts.write(value, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), expected.repeat(2));
    }

    #[test]
    fn texts_are_the_shortest() {
        check(3.0, "3");
        check(0.0, "0");
        check(3.8, "3.8");
        check(97.0 / 26.0, "3.730769230769231");
        check(-11.5307833, "-11.5307833");
        check(1e300, &1e300.to_string());
    }

    proptest! {
        #[test]
        fn texts_read_back_the_same(values in proptest::collection::vec(any::<f64>(), 1..50)) {
            let mut texts = NumberText::new();
            for value in values.iter().chain(&values).filter(|value| value.is_finite()) {
                let mut out = Vec::new();
                texts.write(*value, &mut out);
                let read: f64 = String::from_utf8(out).unwrap().parse().unwrap();
                prop_assert_eq!(read.to_bits(), value.to_bits());
            }
        }
    }
}

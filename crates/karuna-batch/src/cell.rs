//! From the text of a cell to an answer's code.

use karuna_assessments::{AnswerFault, INVALID, Instrument, MISSING};

/// Reads the cells of one instrument.
pub(crate) struct CellReader<'i> {
    instrument: &'i Instrument,
    missing_texts: Vec<Vec<u8>>,
    missing_numbers: Vec<f64>,
    /// For each set of options, the codes of cells of one byte.
    short: Vec<[u8; 256]>,
    /// For each item the place of its table.
    table_of: Vec<usize>,
}

impl<'i> CellReader<'i> {
    pub(crate) fn new(instrument: &'i Instrument, missing_texts: &[String]) -> Self {
        let texts = ["", "NA", "-99"].into_iter().chain(missing_texts.iter().map(String::as_str));
        let texts: Vec<&str> = texts.map(str::trim).collect();
        let mut reader = Self {
            instrument,
            missing_numbers: texts.iter().filter_map(|text| number(text)).collect(),
            missing_texts: texts.iter().map(|text| text.as_bytes().to_vec()).collect(),
            short: Vec::new(),
            table_of: Vec::new(),
        };
        for item in 0..instrument.item_count() {
            // Most cells are one byte long. What they mean is found out once.
            let table: [u8; 256] = std::array::from_fn(|byte| reader.read_any(item, &[byte as u8]));
            let place = reader.short.iter().position(|other| *other == table);
            let place = place.unwrap_or_else(|| {
                reader.short.push(table);
                reader.short.len() - 1
            });
            reader.table_of.push(place);
        }
        reader
    }

    /// The table of an item, counted from 0, for cells of one byte.
    pub(crate) fn table(&self, item: usize) -> Option<&[u8; 256]> {
        self.short.get(*self.table_of.get(item)?)
    }

    /// The code of what stands in the cell of an item, counted from 0: of an allowed answer,
    /// [`MISSING`], or [`INVALID`] for anything else.
    pub(crate) fn read_any(&self, item: usize, cell: &[u8]) -> u8 {
        let cell = cell.trim_ascii();
        // The commonest gap goes first. Comparing nothing with nothing costs hundreds of cycles on
        // some processors, since `memcmp` then reads from the address of no text.
        if cell.is_empty() {
            return MISSING;
        }
        if self.missing_texts.iter().any(|text| text == cell) {
            return MISSING;
        }
        let Some(value) = std::str::from_utf8(cell).ok().and_then(number) else {
            return INVALID;
        };
        if self.missing_numbers.contains(&value) {
            return MISSING;
        }
        self.instrument.code_of(item, value).unwrap_or(INVALID)
    }

    /// What would be allowed in the cell of an item, in words.
    pub(crate) fn allowed(&self, item: usize) -> String {
        let values: Vec<f64> =
            (0..=250).filter_map(|code| self.instrument.value_of(item, code)).collect();
        let (Some(min), Some(max)) = (values.first(), values.last()) else {
            return String::from("nothing");
        };
        // Asking for a number between two options tells the size of a step.
        let tenths = matches!(
            self.instrument.code_of(item, min + 0.05),
            Err(AnswerFault::BetweenOptions { tenths: true, .. })
        );
        let steps = if tenths { "tenths" } else { "whole numbers" };
        format!("{steps} from {min} to {max}, or a missing answer")
    }
}

/// A decimal number: digits with an optional sign and point, nothing else.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.len() <= 20;
    is_plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::CellReader;
    use karuna_assessments::{INVALID, MISSING, handles};

    #[track_caller]
    fn check(text: &str, expected: u8) {
        let reader = CellReader::new(handles::scs::instrument(), &["x".into(), " 77 ".into()]);
        assert_eq!(reader.read_any(0, text.as_bytes()), expected, "{text:?}");
        if let [byte] = text.as_bytes() {
            assert_eq!(reader.table(0).unwrap()[usize::from(*byte)], expected, "{text:?}");
        }
    }

    #[test]
    fn cells_are_answers_missing_or_faults() {
        check("1", 1);
        check("5", 5);
        check(" 3 ", 3);
        check("3.0", 3);
        check("+3", 3);
        check("03", 3);
        check("", MISSING);
        check("  ", MISSING);
        check("NA", MISSING);
        check("-99", MISSING);
        check("-99.0", MISSING);
        check("x", MISSING);
        check("77", MISSING);
        check("0", INVALID);
        check("6", INVALID);
        check("2.5", INVALID);
        check("na", INVALID);
        check("NaN", INVALID);
        check("inf", INVALID);
        check("1e0", INVALID);
        check("3,0", INVALID);
        check("often", INVALID);
        check("99", INVALID);
        check("255", INVALID);
        check(".", INVALID);
        check("-", INVALID);
    }

    #[test]
    fn a_stated_missing_value_goes_before_an_option() {
        let reader = CellReader::new(handles::scs::instrument(), &["5".into()]);
        assert_eq!(reader.read_any(0, b"5"), MISSING);
        assert_eq!(reader.read_any(0, b"4"), 4);
    }

    #[test]
    fn what_is_allowed_is_said_in_words() {
        let reader = CellReader::new(handles::scs::instrument(), &[]);
        assert_eq!(reader.allowed(0), "whole numbers from 1 to 5, or a missing answer");
    }
}

//! From the text of a cell to an answer's code.

use karuna_assessments::{AnswerFault, Instrument, MISSING};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// An allowed answer, or a missing one.
    Code(u8),
    /// Anything else.
    Fault,
}

/// Reads the cells of one instrument.
pub(crate) struct CellReader<'i> {
    instrument: &'i Instrument,
    missing_texts: Vec<Vec<u8>>,
    missing_numbers: Vec<f64>,
    /// For each set of options, the codes of cells of one byte.
    short: Vec<[Cell; 256]>,
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
            let table: [Cell; 256] =
                std::array::from_fn(|byte| reader.read_any(item, &[byte as u8]));
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
    pub(crate) fn table(&self, item: usize) -> Option<&[Cell; 256]> {
        self.short.get(*self.table_of.get(item)?)
    }

    /// Reads the cell of an item, counted from 0.
    pub(crate) fn read_any(&self, item: usize, cell: &[u8]) -> Cell {
        let cell = cell.trim_ascii();
        if self.missing_texts.iter().any(|text| text == cell) {
            return Cell::Code(MISSING);
        }
        let Some(value) = std::str::from_utf8(cell).ok().and_then(number) else {
            return Cell::Fault;
        };
        if self.missing_numbers.contains(&value) {
            return Cell::Code(MISSING);
        }
        match self.instrument.code_of(item, value) {
            Ok(code) => Cell::Code(code),
            Err(_) => Cell::Fault,
        }
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
    use super::{Cell, CellReader};
    use karuna_assessments::{MISSING, handles};

    #[track_caller]
    fn check(text: &str, expected: Cell) {
        let reader = CellReader::new(handles::scs::instrument(), &["x".into(), " 77 ".into()]);
        assert_eq!(reader.read_any(0, text.as_bytes()), expected, "{text:?}");
        if let [byte] = text.as_bytes() {
            assert_eq!(reader.table(0).unwrap()[usize::from(*byte)], expected, "{text:?}");
        }
    }

    #[test]
    fn cells_are_answers_missing_or_faults() {
        check("1", Cell::Code(1));
        check("5", Cell::Code(5));
        check(" 3 ", Cell::Code(3));
        check("3.0", Cell::Code(3));
        check("+3", Cell::Code(3));
        check("03", Cell::Code(3));
        check("", Cell::Code(MISSING));
        check("  ", Cell::Code(MISSING));
        check("NA", Cell::Code(MISSING));
        check("-99", Cell::Code(MISSING));
        check("-99.0", Cell::Code(MISSING));
        check("x", Cell::Code(MISSING));
        check("77", Cell::Code(MISSING));
        check("0", Cell::Fault);
        check("6", Cell::Fault);
        check("2.5", Cell::Fault);
        check("na", Cell::Fault);
        check("NaN", Cell::Fault);
        check("inf", Cell::Fault);
        check("1e0", Cell::Fault);
        check("3,0", Cell::Fault);
        check("often", Cell::Fault);
        check("99", Cell::Fault);
        check("255", Cell::Fault);
        check(".", Cell::Fault);
        check("-", Cell::Fault);
    }

    #[test]
    fn a_stated_missing_value_goes_before_an_option() {
        let reader = CellReader::new(handles::scs::instrument(), &["5".into()]);
        assert_eq!(reader.read_any(0, b"5"), Cell::Code(MISSING));
        assert_eq!(reader.read_any(0, b"4"), Cell::Code(4));
    }

    #[test]
    fn what_is_allowed_is_said_in_words() {
        let reader = CellReader::new(handles::scs::instrument(), &[]);
        assert_eq!(reader.allowed(0), "whole numbers from 1 to 5, or a missing answer");
    }
}

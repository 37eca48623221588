//! Which column holds which item.
//!
//! A binding follows names alone and says nothing of polarity: every column holds answers as they
//! were given. Columns that were reversed beforehand have to be turned back first.

use std::collections::HashMap;

use karuna_assessments::Instrument;

use crate::error::BatchError;

/// Which column holds which item of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// For each column the item, counted from 0, or none.
    columns: Vec<Option<usize>>,
    /// Columns whose names look like an item's, but there is no such item.
    strangers: Vec<String>,
}

impl Binding {
    /// Finds the item columns among the names of all columns.
    ///
    /// A column belongs to an item where its name is a prefix and the item's number, as `scs_1`,
    /// `SCS-01` or `scs 1`. Without prefixes the instrument's id and abbreviation are taken.
    ///
    /// # Errors
    ///
    /// [`BatchError::EqualHeaders`], [`BatchError::TwoColumnsForItem`],
    /// [`BatchError::MissingColumns`].
    ///
    /// # Examples
    ///
    /// ```
    /// use karuna_assessments::handles;
    /// use karuna_batch::Binding;
    ///
    /// let headers = ["id", "SCBCS-01", "scbcs_2", "Scbcs.3", "scbcs 4", "scbcs5"];
    /// let binding = Binding::by_name(handles::scbcs::instrument(), &headers, &[])?;
    /// assert_eq!(binding.item_of(1), Some(0));
    /// assert_eq!(binding.item_of(0), None);
    /// # Ok::<(), karuna_batch::BatchError>(())
    /// ```
    pub fn by_name<S: AsRef<str>>(
        instrument: &Instrument,
        headers: &[S],
        prefixes: &[String],
    ) -> Result<Self, BatchError> {
        check_headers(headers)?;
        let prefixes = prefixes_or_default(instrument, prefixes);
        let folded: Vec<String> = prefixes.iter().map(|prefix| fold(prefix)).collect();
        let items = instrument.item_count();
        let mut binding =
            Self { columns: Vec::with_capacity(headers.len()), strangers: Vec::new() };
        let mut column_of: Vec<Option<&str>> = vec![None; items];
        for header in headers {
            let header = header.as_ref();
            let Some(number) = item_number(header, &folded) else {
                binding.columns.push(None);
                continue;
            };
            let slot =
                number.checked_sub(1).and_then(|item| Some((item, column_of.get_mut(item)?)));
            let Some((item, slot)) = slot else {
                binding.columns.push(None);
                binding.strangers.push(header.to_owned());
                continue;
            };
            if let Some(first) = slot {
                return Err(BatchError::TwoColumnsForItem {
                    instrument: instrument.id().to_string(),
                    item: u16::try_from(number).unwrap_or(u16::MAX),
                    first: (*first).to_owned(),
                    second: header.to_owned(),
                });
            }
            *slot = Some(header);
            binding.columns.push(Some(item));
        }
        let definitions = instrument.definition().items.iter().zip(&column_of);
        let missing: Vec<u16> = definitions
            .filter(|(item, column)| item.unscored.is_none() && column.is_none())
            .map(|(item, _)| item.n)
            .collect();
        if missing.is_empty() {
            return Ok(binding);
        }
        Err(BatchError::MissingColumns {
            instrument: instrument.id().to_string(),
            items: missing,
            prefixes,
            headers: headers.iter().map(|header| header.as_ref().to_owned()).collect(),
        })
    }

    /// The item, counted from 0, that a column, counted from 0, holds.
    #[must_use]
    pub fn item_of(&self, column: usize) -> Option<usize> {
        self.columns.get(column).copied().flatten()
    }

    /// For each column the item, counted from 0, or none.
    #[must_use]
    pub fn columns(&self) -> &[Option<usize>] {
        &self.columns
    }

    /// Columns whose names look like an item's, though the instrument has no such item.
    #[must_use]
    pub fn strangers(&self) -> &[String] {
        &self.strangers
    }
}

fn prefixes_or_default(instrument: &Instrument, prefixes: &[String]) -> Vec<String> {
    if !prefixes.is_empty() {
        return prefixes.to_vec();
    }
    let id = instrument.id().to_string();
    let abbreviation = &instrument.definition().abbreviation;
    let mut both = vec![id];
    if both.iter().all(|id| fold(id) != fold(abbreviation)) {
        both.push(abbreviation.clone());
    }
    both
}

/// Refuses equal names. Columns without a name are left alone, spreadsheets make many of them.
fn check_headers<S: AsRef<str>>(headers: &[S]) -> Result<(), BatchError> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (place, header) in headers.iter().enumerate() {
        let header = header.as_ref();
        if header.is_empty() {
            continue;
        }
        if let Some(first) = seen.insert(header, place) {
            return Err(BatchError::EqualHeaders {
                name: header.to_owned(),
                first: first + 1,
                second: place + 1,
            });
        }
    }
    Ok(())
}

/// A name without what does not matter: case and `-`, `_`, `.`, blanks.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|letter| !matches!(letter, '-' | '_' | '.') && !letter.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The item number in a name that begins with one of the prefixes and goes on with digits alone.
fn item_number(header: &str, prefixes: &[String]) -> Option<usize> {
    let folded = fold(header);
    prefixes.iter().find_map(|prefix| {
        let digits = folded.strip_prefix(prefix.as_str())?;
        // The digits have to stand together: `scs_1.1` is no name for item 11.
        let is_number = !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && header.trim_end().ends_with(digits);
        let digits = digits.trim_start_matches('0');
        match (is_number, digits.len()) {
            (true, 0) => Some(0),
            (true, 1..=6) => digits.parse().ok(),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{fold, item_number};

    #[track_caller]
    fn check(header: &str, prefix: &str, expected: Option<usize>) {
        assert_eq!(item_number(header, &[fold(prefix)]), expected, "{header} {prefix}");
    }

    #[test]
    fn names_are_matched_without_what_does_not_matter() {
        check("scs_1", "scs", Some(1));
        check("SCS-01", "scs", Some(1));
        check("Scs 026", "SCS", Some(26));
        check("scs.3", "scs", Some(3));
        check("scs26", "scs", Some(26));
        check("phq9_1", "phq-9", Some(1));
        check("PHQ-9_09", "phq-9", Some(9));
        check("phq_9", "phq-9", None);
        check("phq_9", "phq", Some(9));
        check("scs_sf_1", "scs", None);
        check("scs_1_time", "scs", None);
        check("scs", "scs", None);
        check("my_scs_1", "scs", None);
        check("scs_1.1", "scs", None);
        check("scs_1_2", "scs", None);
        check("scs_1 ", "scs", Some(1));
        check("phq91", "phq-9", Some(1));
        check("scs_0", "scs", Some(0));
        check("scs_99999999999999999999", "scs", None);
        check("q1", "q", Some(1));
        check("1", "", Some(1));
    }
}

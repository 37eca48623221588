//! How a CSV of answers is to be read.

/// How a CSV of answers is to be read.
///
/// Any value is legal, so the fields are open; begin with [`CsvOptions::default`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// What the names of item columns begin with, before the item's number. Empty: the
    /// instrument's id and its abbreviation. Case and `-`, `_`, `.`, blanks do not matter, nor do
    /// zeros before the number.
    pub prefixes: Vec<String>,
    /// Texts that mean "missing", besides the empty cell, `NA` and `-99`. Blanks around them do
    /// not matter, case does.
    pub missing_texts: Vec<String>,
    /// What parts one cell from the next.
    pub delimiter: u8,
    /// How many faults are kept for the summary; all are counted.
    pub faults_kept: usize,
    /// After how many people, again and again, progress is told.
    pub progress_every: u64,
}

impl Default for CsvOptions {
    /// Commas, the instrument's own names, 100 faults, progress at every million.
    fn default() -> Self {
        Self {
            prefixes: Vec::new(),
            missing_texts: Vec::new(),
            delimiter: b',',
            faults_kept: 100,
            progress_every: 1_000_000,
        }
    }
}

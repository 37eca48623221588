//! Scores columns of many people with the plan that scores one sheet.
//!
//! Answers lie column by column, one byte each, so that a few rows of every column fit the nearest
//! cache and the compiler can work on many people at once. Where an instrument needs more than sums
//! of blocks (a table, a count, irregular codes, items that may not apply), its rows go one by one
//! through the path that scores a single sheet. Both give the same doubles.

use crate::column_kernel::{ColumnKernel, Scratch};
use crate::outcome::ScaleOutcome;
use crate::plan::{BufferError, ScoringPlan};
use crate::row::RiskSigns;

/// How many people are worked on at a time: their sums stay in the nearest cache.
pub(crate) const CHUNK: usize = 1024;

/// A kind of floating-point number that scores can be written as: `f32` or `f64`.
///
/// An `f32` score is the `f64` score, rounded once. The trait is sealed.
pub trait ScoreFloat: Copy + sealed::Sealed {
    /// The nearest number of this kind.
    fn from_f64(value: f64) -> Self;

    /// `above / below`, rounded once; both have to be exact in this kind.
    #[doc(hidden)]
    fn ratio(above: i32, below: i32) -> Self;

    /// The numbers as doubles, where they are.
    #[doc(hidden)]
    fn doubles(numbers: &[Self]) -> Option<&[f64]>;
}

impl ScoreFloat for f32 {
    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value as Self
    }

    // Whole numbers below 2^24 are exact, so the quotient is rounded once. Rounding the double
    // quotient instead gives the same: a quotient of such numbers is never so near to the middle of
    // two floats that the first rounding could move it there.
    #[inline(always)]
    fn ratio(above: i32, below: i32) -> Self {
        above as Self / below as Self
    }

    #[inline(always)]
    fn doubles(_numbers: &[Self]) -> Option<&[f64]> {
        None
    }
}

impl ScoreFloat for f64 {
    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn ratio(above: i32, below: i32) -> Self {
        Self::from(above) / Self::from(below)
    }

    #[inline(always)]
    fn doubles(numbers: &[Self]) -> Option<&[f64]> {
        Some(numbers)
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for f64 {}
}

/// What is to be known beside the scores of columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "risk answers have to reach a person"]
pub struct ColumnsReport {
    /// How many people there were.
    pub rows: usize,
    /// How many of them have a scored item whose code is none of its options.
    pub faulty_rows: usize,
    /// The people, counted from 0, of whom a risk rule speaks, and which rules.
    pub alerts: Vec<(usize, RiskSigns)>,
}

impl ScoringPlan<'_> {
    /// Scores columns of many people.
    ///
    /// `answers` has one column for each item in the printed order, one code a person as in
    /// [`score_into`](Self::score_into); the column of an unscored item may be empty. `scores` has
    /// one column for each scale in the order of the definition; a column that is empty is skipped.
    /// A scale without a score is written as NaN; why it has none, and how many items were
    /// answered, [`score_into`](Self::score_into) tells of the same codes.
    ///
    /// # Errors
    ///
    /// [`BufferError`] where columns are missing or not equally long; nothing is written then.
    ///
    /// # Examples
    ///
    /// ```
    /// use karuna_assessments::{MISSING, MissingPolicy, handles};
    ///
    /// let scbcs = handles::scbcs::instrument();
    /// let plan = scbcs.plan(&MissingPolicy::Authors)?;
    /// // Five items, two people.
    /// let answers: [&[u8]; 5] = [&[5, 1], &[6, 2], &[4, MISSING], &[7, 4], &[5, 5]];
    /// let (mut means, mut sums) = ([0.0f64; 2], [0.0f64; 2]);
    /// let report = plan.score_columns(&answers, &mut [&mut means, &mut sums])?;
    /// assert_eq!((means[0], sums[0]), (5.4, 27.0));
    /// assert!(means[1].is_nan());
    /// assert_eq!(report.rows, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn score_columns<F: ScoreFloat>(
        &self,
        answers: &[&[u8]],
        scores: &mut [&mut [F]],
    ) -> Result<ColumnsReport, BufferError> {
        let rows = self.check_columns(answers, scores)?;
        let mut report = ColumnsReport { rows, ..ColumnsReport::default() };
        match ColumnKernel::new(&self.instrument().kernel, &self.needs) {
            Some(kernel) => {
                let mut scratch = Scratch::new(&kernel);
                for from in (0..rows).step_by(CHUNK) {
                    let to = rows.min(from + CHUNK);
                    report.faulty_rows += kernel.run(answers, from, to, &mut scratch, scores);
                }
                self.column_alerts(answers, rows, &mut report);
            }
            None => self.score_row_by_row(answers, rows, scores, &mut report),
        }
        Ok(report)
    }

    fn check_columns<F>(
        &self,
        answers: &[&[u8]],
        scores: &[&mut [F]],
    ) -> Result<usize, BufferError> {
        let items = self.instrument().item_count();
        let scales = self.needs.required.len();
        if answers.len() != items {
            return Err(BufferError::AnswerColumns { expected: items, found: answers.len() });
        }
        if scores.len() != scales {
            return Err(BufferError::ScoreColumns { expected: scales, found: scores.len() });
        }
        let definitions = &self.instrument().definition().items;
        let scored = || definitions.iter().zip(answers).filter(|(item, _)| item.unscored.is_none());
        let rows = scored().map(|(_, column)| column.len()).next().unwrap_or_default();
        for (place, (item, column)) in definitions.iter().zip(answers).enumerate() {
            let may_be_empty = item.unscored.is_some() && column.is_empty();
            if column.len() != rows && !may_be_empty {
                return Err(BufferError::Rows {
                    which: "answer",
                    column: place + 1,
                    expected: rows,
                    found: column.len(),
                });
            }
        }
        for (place, column) in scores.iter().enumerate() {
            if column.len() != rows && !column.is_empty() {
                return Err(BufferError::Rows {
                    which: "score",
                    column: place + 1,
                    expected: rows,
                    found: column.len(),
                });
            }
        }
        Ok(rows)
    }

    fn score_row_by_row<F: ScoreFloat>(
        &self,
        answers: &[&[u8]],
        rows: usize,
        scores: &mut [&mut [F]],
        report: &mut ColumnsReport,
    ) {
        let mut codes = vec![crate::kernel::MISSING; answers.len()];
        let mut outcomes = vec![ScaleOutcome::empty(); scores.len()];
        for row in 0..rows {
            gather(answers, row, &mut codes);
            let signs = self.run(&codes, &mut outcomes);
            if !signs.is_empty() {
                report.alerts.push((row, signs));
            }
            report.faulty_rows += usize::from(self.instrument().kernel.has_invalid(&codes));
            for (column, outcome) in scores.iter_mut().zip(&outcomes) {
                if let Some(slot) = column.get_mut(row) {
                    *slot = F::from_f64(outcome.value().unwrap_or(f64::NAN));
                }
            }
        }
    }

    /// Asks the risk rules, which speak of items only on the quick path.
    fn column_alerts(&self, answers: &[&[u8]], rows: usize, report: &mut ColumnsReport) {
        let kernel = &self.instrument().kernel;
        if kernel.risks.is_empty() {
            return;
        }
        let mut codes = vec![crate::kernel::MISSING; answers.len()];
        for row in 0..rows {
            gather(answers, row, &mut codes);
            let signs = kernel.risk_signs(&codes, None);
            if !signs.is_empty() {
                report.alerts.push((row, signs));
            }
        }
    }
}

/// Copies one person's codes out of the columns.
fn gather(answers: &[&[u8]], row: usize, codes: &mut [u8]) {
    for (code, column) in codes.iter_mut().zip(answers) {
        *code = column.get(row).copied().unwrap_or(crate::kernel::MISSING);
    }
}

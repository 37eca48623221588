//! The compiled scoring plan of an instrument under one missing-data policy.

use crate::answers::Answers;
use crate::instrument::Instrument;
use crate::kernel::{FEW_SUMS, MAX_SUMS, Requirements, SheetSum};
use crate::outcome::ScaleOutcome;
use crate::policy::PolicyUse;
use crate::row::RiskSigns;
use crate::scored::Scored;
use crate::sheet::SheetError;

/// The compiled scoring plan of an instrument under one missing-data policy.
///
/// The same plan scores one sheet ([`score`](Self::score)), one sheet of codes without allocation
/// ([`score_into`](Self::score_into)) and columns of many people
/// ([`score_columns`](Self::score_columns)); all three give the same scores, bit by bit.
#[derive(Clone, Debug)]
pub struct ScoringPlan<'i> {
    instrument: &'i Instrument,
    pub(crate) needs: Requirements,
    policy: PolicyUse,
}

impl<'i> ScoringPlan<'i> {
    pub(crate) const fn new(
        instrument: &'i Instrument,
        needs: Requirements,
        policy: PolicyUse,
    ) -> Self {
        Self { instrument, needs, policy }
    }

    /// The instrument.
    #[must_use]
    pub const fn instrument(&self) -> &'i Instrument {
        self.instrument
    }

    /// The policy that was asked for, and what came of it.
    #[must_use]
    pub const fn policy(&self) -> &PolicyUse {
        &self.policy
    }

    /// How many valid answers each scale needs, in the order of the definition.
    #[must_use]
    pub fn required(&self) -> &[u16] {
        &self.needs.required
    }

    /// Scores a sheet.
    ///
    /// # Errors
    ///
    /// [`SheetError`] where the sheet has faults: all of them, and the alerts that its answers
    /// raise all the same.
    pub fn score(&self, answers: &Answers) -> Result<Scored<'i>, SheetError> {
        let codes = self.instrument.encode(answers)?;
        let mut outcomes = vec![ScaleOutcome::empty(); self.instrument.scales().len()];
        let signs = self.run(&codes, &mut outcomes);
        let alerts = self.instrument.alerts(signs, &codes);
        Ok(Scored::new(self.instrument, self.policy.clone(), codes, outcomes, alerts))
    }

    /// Scores a sheet of codes into a buffer, without allocation.
    ///
    /// `codes` has one byte for each item in the printed order: the printed value for whole options
    /// from 0 on, ten times the value for tenths (see [`Instrument::code_of`]), or
    /// [`MISSING`](crate::MISSING), [`NOT_ASKED`](crate::NOT_ASKED),
    /// [`NOT_APPLICABLE`](crate::NOT_APPLICABLE). A code that is no option makes the scales above
    /// it [`InvalidAnswer`](crate::Reason::InvalidAnswer). `out` has one outcome for each scale in
    /// the order of the definition.
    ///
    /// The risk signs that come back have to reach a person; [`Instrument::alerts`] puts them into
    /// words.
    ///
    /// # Errors
    ///
    /// [`BufferError`] where a buffer has the wrong length; nothing is written then.
    #[inline]
    pub fn score_into(
        &self,
        codes: &[u8],
        out: &mut [ScaleOutcome],
    ) -> Result<RiskSigns, BufferError> {
        self.check_buffers(codes, out)?;
        Ok(self.run(codes, out))
    }

    #[inline]
    pub(crate) fn check_buffers(
        &self,
        codes: &[u8],
        out: &[ScaleOutcome],
    ) -> Result<(), BufferError> {
        let (items, scales) = (self.instrument.item_count(), self.needs.required.len());
        if codes.len() != items {
            return Err(BufferError::Codes { expected: items, found: codes.len() });
        }
        if out.len() != scales {
            return Err(BufferError::Outcomes { expected: scales, found: out.len() });
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn run(&self, codes: &[u8], out: &mut [ScaleOutcome]) -> RiskSigns {
        let kernel = &self.instrument.kernel;
        // Most instruments have few sums, and a small array is quicker to clear.
        if kernel.blocks.len() + kernel.groups.len() < FEW_SUMS {
            let mut sums = [SheetSum::default(); FEW_SUMS];
            kernel.sum_sheet(codes, &mut sums);
            kernel.score_scales(codes, &sums, &self.needs, out);
        } else {
            let mut sums = [SheetSum::default(); MAX_SUMS];
            kernel.sum_sheet(codes, &mut sums);
            kernel.score_scales(codes, &sums, &self.needs, out);
        }
        kernel.risk_signs(codes, Some(out))
    }
}

/// A buffer of the wrong length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BufferError {
    /// The codes are not one for each item.
    #[error("{found} codes for {expected} items; give one byte for each item in the printed order")]
    Codes {
        /// How many items there are.
        expected: usize,
        /// How many codes there are.
        found: usize,
    },
    /// The outcomes are not one for each scale.
    #[error("room for {found} outcomes where there are {expected} scales; give one for each scale")]
    Outcomes {
        /// How many scales there are.
        expected: usize,
        /// How many outcomes fit.
        found: usize,
    },
    /// A column is not as long as the others.
    #[error(
        "{which} column {column} has {found} rows where {expected} were expected; an unscored item's and an unwanted scale's column may be empty, all others are equally long"
    )]
    Rows {
        /// "answer" or "score".
        which: &'static str,
        /// Which column, counted from 1.
        column: usize,
        /// How many rows were expected.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The columns are not one for each item.
    #[error(
        "{found} answer columns for {expected} items; give one for each item in the printed order"
    )]
    AnswerColumns {
        /// How many items there are.
        expected: usize,
        /// How many columns there are.
        found: usize,
    },
    /// The score columns are not one for each scale.
    #[error(
        "{found} score columns for {expected} scales; give one for each scale, empty where a scale is not wanted"
    )]
    ScoreColumns {
        /// How many scales there are.
        expected: usize,
        /// How many columns there are.
        found: usize,
    },
}

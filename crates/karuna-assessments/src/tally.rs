//! How complete many sheets were: what each scale's outcome was, and what other missing-data
//! policies would give.
//!
//! Whether a scale is scored does not depend on what was answered, only on what was not. So sheets
//! are counted by the pattern of their gaps, and each different pattern is judged once at the end.

use std::collections::HashMap;

use karuna_core::ScaleId;
use serde::{Deserialize, Serialize};

use crate::kernel::{FEW_SUMS, MAX_SUMS, SheetSum};
use crate::outcome::{Reason, ScaleOutcome};
use crate::plan::{BufferError, ScoringPlan};
use crate::policy::{MissingPolicy, PolicyError};
use crate::row::RiskSigns;

/// When so many different patterns are waiting they are judged, so that memory stays bounded.
const MAX_PATTERNS: usize = 1 << 14;

/// Scores sheet after sheet and keeps count of what came of each scale.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{MISSING, MissingPolicy, ScaleOutcome, Tally, handles};
///
/// let scbcs = handles::scbcs::instrument();
/// let plan = scbcs.plan(&MissingPolicy::Complete)?;
/// let mut tally = Tally::new(&plan, &["at-least=0.8".parse()?])?;
/// let mut out = [ScaleOutcome::empty(); 2];
/// for codes in [[1, 2, 3, 4, 5], [1, 2, 3, 4, MISSING]] {
///     let signs = tally.score_into(&codes, &mut out)?;
///     assert!(signs.is_empty());
/// }
/// let report = tally.finish();
/// assert_eq!((report.sheets, report.scales[0].scored), (2, 1));
/// assert_eq!(report.others[0].scored, [2, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Tally<'p> {
    plan: &'p ScoringPlan<'p>,
    others: Vec<ScoringPlan<'p>>,
    complete: u64,
    patterns: HashMap<Box<[u32]>, Pattern>,
    key: Vec<u32>,
    report: TallyReport,
}

/// How many sheets have a pattern of gaps, and the codes of the first that had.
type Pattern = (u64, Box<[u8]>);

impl<'p> Tally<'p> {
    /// A tally of a plan and of other policies to compare it with.
    ///
    /// # Errors
    ///
    /// [`PolicyError::UnknownRule`] where a policy names a rule that the definition does not hold.
    pub fn new(plan: &'p ScoringPlan<'p>, others: &[MissingPolicy]) -> Result<Self, PolicyError> {
        let instrument = plan.instrument();
        let scales = instrument.scale_ids();
        let report = TallyReport {
            sheets: 0,
            invalid_sheets: 0,
            scales: scales.iter().cloned().map(ScaleTally::new).collect(),
            others: others
                .iter()
                .map(|policy| OtherPolicy { policy: policy.clone(), scored: vec![0; scales.len()] })
                .collect(),
        };
        Ok(Self {
            plan,
            others: others
                .iter()
                .map(|policy| instrument.plan(policy))
                .collect::<Result<Vec<_>, _>>()?,
            complete: 0,
            patterns: HashMap::new(),
            key: Vec::with_capacity(instrument.kernel.blocks.len()),
            report,
        })
    }

    /// Scores a sheet as [`ScoringPlan::score_into`] does, and counts it.
    ///
    /// # Errors
    ///
    /// [`BufferError`] where a buffer has the wrong length; the sheet is not counted then.
    pub fn score_into(
        &mut self,
        codes: &[u8],
        out: &mut [ScaleOutcome],
    ) -> Result<RiskSigns, BufferError> {
        self.plan.check_buffers(codes, out)?;
        let kernel = &self.plan.instrument().kernel;
        // Most instruments have few sums, and a small array is quicker to clear.
        let (mut few, mut many);
        let sums: &[SheetSum] = if kernel.blocks.len() + kernel.groups.len() < FEW_SUMS {
            few = [SheetSum::default(); FEW_SUMS];
            kernel.sum_sheet(codes, &mut few);
            kernel.score_scales(codes, &few, &self.plan.needs, out);
            &few
        } else {
            many = [SheetSum::default(); MAX_SUMS];
            kernel.sum_sheet(codes, &mut many);
            kernel.score_scales(codes, &many, &self.plan.needs, out);
            &many
        };
        self.key.clear();
        let mut is_complete = true;
        let mut is_invalid = false;
        for (block, sum) in kernel.blocks.iter().zip(sums) {
            self.key.push(sum.counts.0);
            is_complete &= usize::from(sum.counts.answered()) == block.items.len();
            is_invalid |= sum.counts.invalid() != 0;
        }
        self.report.sheets += 1;
        self.report.invalid_sheets += u64::from(is_invalid);
        if is_complete {
            self.complete += 1;
        } else {
            self.count_pattern(codes);
        }
        Ok(kernel.risk_signs(codes, Some(out)))
    }

    fn count_pattern(&mut self, codes: &[u8]) {
        if let Some((count, _)) = self.patterns.get_mut(self.key.as_slice()) {
            *count += 1;
            return;
        }
        if self.patterns.len() >= MAX_PATTERNS {
            self.judge();
        }
        self.patterns.insert(self.key.as_slice().into(), (1, codes.into()));
    }

    /// Judges the patterns that are waiting and adds them to the report.
    fn judge(&mut self) {
        let mut outcomes = vec![ScaleOutcome::empty(); self.report.scales.len()];
        for (_, (count, codes)) in self.patterns.drain() {
            let _signs = self.plan.run(&codes, &mut outcomes);
            for (tally, outcome) in self.report.scales.iter_mut().zip(&outcomes) {
                tally.add(outcome, count);
            }
            for (plan, other) in self.others.iter().zip(&mut self.report.others) {
                let _signs = plan.run(&codes, &mut outcomes);
                for (scored, outcome) in other.scored.iter_mut().zip(&outcomes) {
                    *scored += if outcome.value().is_some() { count } else { 0 };
                }
            }
        }
    }

    /// Ends the tally.
    #[must_use]
    pub fn finish(mut self) -> TallyReport {
        self.judge();
        for tally in &mut self.report.scales {
            tally.scored += self.complete;
        }
        for scored in self.report.others.iter_mut().flat_map(|other| &mut other.scored) {
            *scored += self.complete;
        }
        self.report
    }
}

/// What came of many sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TallyReport {
    /// How many sheets there were.
    pub sheets: u64,
    /// How many of them have a scored item whose code is none of its options.
    pub invalid_sheets: u64,
    /// The scales in the order of the definition.
    pub scales: Vec<ScaleTally>,
    /// What the other policies would give.
    pub others: Vec<OtherPolicy>,
}

/// What came of one scale on many sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ScaleTally {
    /// The scale.
    pub scale: ScaleId,
    /// On how many sheets it was scored.
    pub scored: u64,
    /// On how many it had too few answers. Reasons can coincide, so they need not add up.
    pub too_few: u64,
    /// On how many an answer below it is none of the options.
    pub invalid_answer: u64,
    /// On how many a scale that it is made of has no score.
    pub member_not_scored: u64,
    /// On how many its table had no whole raw score of complete answers.
    pub lookup_needs_whole_raw: u64,
    /// On how many the sheet as a whole was not valid.
    pub instrument_invalid: u64,
}

impl ScaleTally {
    const fn new(scale: ScaleId) -> Self {
        Self {
            scale,
            scored: 0,
            too_few: 0,
            invalid_answer: 0,
            member_not_scored: 0,
            lookup_needs_whole_raw: 0,
            instrument_invalid: 0,
        }
    }

    fn add(&mut self, outcome: &ScaleOutcome, sheets: u64) {
        let reasons = match outcome {
            ScaleOutcome::Scored(_) => {
                self.scored += sheets;
                return;
            }
            ScaleOutcome::NotScored(none) => none.reasons,
        };
        let mut member_is_counted = false;
        for reason in reasons.iter() {
            match reason {
                Reason::TooFew => self.too_few += sheets,
                Reason::InvalidAnswer => self.invalid_answer += sheets,
                Reason::LookupNeedsWholeRaw => self.lookup_needs_whole_raw += sheets,
                Reason::InstrumentInvalid => self.instrument_invalid += sheets,
                Reason::MemberNotScored(_) if member_is_counted => {}
                Reason::MemberNotScored(_) => {
                    self.member_not_scored += sheets;
                    member_is_counted = true;
                }
            }
        }
    }
}

/// What another policy would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct OtherPolicy {
    /// The policy.
    pub policy: MissingPolicy,
    /// For each scale, in the order of the definition, on how many sheets it would be scored.
    pub scored: Vec<u64>,
}

#[cfg(test)]
mod tests {
    use super::{MAX_PATTERNS, Tally};
    use crate::kernel::MISSING;
    use crate::outcome::ScaleOutcome;
    use crate::policy::MissingPolicy;
    use crate::{Catalog, handles};

    /// Counts by scoring each sheet under each policy, which is slow and plainly right.
    #[test]
    fn counting_patterns_is_the_same_as_scoring_every_sheet() {
        let scs = handles::scs::instrument();
        let policies: Vec<MissingPolicy> =
            ["complete", "available", "at-least=0.8"].map(|text| text.parse().unwrap()).into();
        let plan = scs.plan(&policies[2]).unwrap();
        let mut tally = Tally::new(&plan, &policies).unwrap();
        let mut expected = vec![vec![0u64; 13]; policies.len()];
        let mut out = vec![ScaleOutcome::empty(); 13];
        let mut state = 7u64;
        let mut next = || {
            // A plain linear congruence is random enough here.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u32
        };
        let sheets = 3 * MAX_PATTERNS as u64;
        for _ in 0..sheets {
            let codes: Vec<u8> = (0..26)
                .map(|_| match next() % 8 {
                    0 => MISSING,
                    1 if next() % 8 == 0 => 9,
                    _ => 1 + (next() % 5) as u8,
                })
                .collect();
            let _ = tally.score_into(&codes, &mut out).unwrap();
            for (policy, counts) in policies.iter().zip(&mut expected) {
                let mut out = vec![ScaleOutcome::empty(); 13];
                let _ = scs.plan(policy).unwrap().score_into(&codes, &mut out).unwrap();
                for (count, outcome) in counts.iter_mut().zip(&out) {
                    *count += u64::from(outcome.value().is_some());
                }
            }
        }
        let report = tally.finish();
        assert_eq!(report.sheets, sheets);
        for (other, expected) in report.others.iter().zip(&expected) {
            assert_eq!(other.scored, *expected, "{}", other.policy);
        }
        let scored: Vec<u64> = report.scales.iter().map(|scale| scale.scored).collect();
        assert_eq!(scored, expected[2]);
        assert!(report.scales.iter().all(|scale| scale.scored < sheets));
        assert!(report.scales[0].too_few + report.scales[0].invalid_answer + scored[0] >= sheets);
        assert!(report.invalid_sheets > 0);
    }

    #[test]
    fn a_buffer_of_the_wrong_length_is_refused_and_not_counted() {
        let plan = Catalog::builtin().get("scbcs").unwrap().plan(&MissingPolicy::Authors).unwrap();
        let mut tally = Tally::new(&plan, &[]).unwrap();
        assert!(tally.score_into(&[1, 2], &mut []).is_err());
        assert_eq!(tally.finish().sheets, 0);
    }
}

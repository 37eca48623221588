//! Scores one sheet: the part that has to be quick and must not allocate.

use crate::item::NotApplicableRule;
use crate::kernel::{
    CompiledCriterion, CompiledRisk, Counts, ItemScale, Kernel, Member, Op, Packed, Part,
    Requirements, SheetSum, Symptom,
};
use crate::outcome::{CriteriaMet, NotScored, Reason, Reasons, ScaleOutcome, ScaleScore};
use crate::scale::Method;

/// Which risk rules speak, by their place in the definition.
///
/// A rule speaks where its answer or score is at or beyond the line, and also where its item has no
/// valid answer, since then nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[must_use = "risk answers have to reach a person"]
pub struct RiskSigns {
    raised: u32,
    unanswered: u32,
}

impl RiskSigns {
    /// Whether no rule speaks.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.raised | self.unanswered == 0
    }

    /// Whether the rule at a place was raised by an answer or a score.
    #[must_use]
    pub const fn is_raised(self, rule: usize) -> bool {
        rule < 32 && self.raised & 1 << rule != 0
    }

    /// Whether the item of the rule at a place has no valid answer.
    #[must_use]
    pub const fn is_unanswered(self, rule: usize) -> bool {
        rule < 32 && self.unanswered & 1 << rule != 0
    }

    /// The rules of both; a rule that was raised in one counts as raised.
    pub(crate) const fn merge(self, other: Self) -> Self {
        let raised = self.raised | other.raised;
        Self { raised, unanswered: (self.unanswered | other.unanswered) & !raised }
    }

    pub(crate) const fn raise(&mut self, rule: usize) {
        if rule < 32 {
            self.raised |= 1 << rule;
        }
    }

    pub(crate) const fn miss(&mut self, rule: usize) {
        if rule < 32 {
            self.unanswered |= 1 << rule;
        }
    }
}

/// The sums of all blocks and groups of one sheet; `N` is at least their number.
pub(crate) type SheetSums<const N: usize> = [SheetSum; N];

impl Kernel {
    /// Adds up each block and group of a sheet. Checking, coding and adding are one table look-up an answer.
    #[inline]
    pub(crate) fn sum_sheet<const N: usize>(&self, codes: &[u8], sums: &mut SheetSums<N>) {
        let mut packed = [Packed::default(); N];
        if let [kind] = self.kinds.as_slice() {
            for (code, block) in codes.iter().zip(&self.item_blocks) {
                add(&mut packed, *block, at(&kind.table, *code));
            }
        } else {
            for ((code, block), kind) in codes.iter().zip(&self.item_blocks).zip(&self.item_kinds) {
                let Some(kind) = self.kinds.get(usize::from(*kind)) else { continue };
                add(&mut packed, *block, at(&kind.table, *code));
            }
        }
        for ((block, packed), slot) in self.blocks.iter().zip(&packed).zip(sums.iter_mut()) {
            let Some(kind) = self.kinds.get(usize::from(block.kind)) else { continue };
            let counts = packed.counts();
            let answered = i32::from(counts.answered());
            let plain = packed.sum() + kind.coded_min * answered;
            slot.values = [plain, (kind.coded_min + kind.coded_max) * answered - plain];
            slot.counts = counts;
        }
        for (place, parts) in self.groups.iter().enumerate() {
            let mut group = SheetSum::default();
            for part in parts.of(&self.parts) {
                let sum = sum_at(sums, *part);
                let [plain, reversed] = part.turn(sum.values);
                group.values = [group.values[0] + plain, group.values[1] + reversed];
                group.counts = group.counts.plus(sum.counts);
            }
            if let Some(slot) = sums.get_mut(self.blocks.len() + place) {
                *slot = group;
            }
        }
    }

    /// Scores a sheet whose blocks are summed.
    #[inline]
    pub(crate) fn score_scales<const N: usize>(
        &self,
        codes: &[u8],
        sums: &SheetSums<N>,
        needs: &Requirements,
        out: &mut [ScaleOutcome],
    ) {
        let scales = self.item_scales.iter().zip(&needs.required);
        for ((scale, required), slot) in scales.zip(out.iter_mut()) {
            let Some(scale) = scale else { continue };
            let required = *required;
            let sum = sum_at(sums, scale.sum);
            let [total, _] = scale.sum.turn(sum.values);
            *slot = if sum.counts == Counts(u32::from(scale.items)) {
                let value = match scale.scores.get((total - scale.lowest) as usize) {
                    Some(score) => *score,
                    None => f64::from(total) / scale.divisor,
                };
                let criteria = CriteriaMet::default();
                let answered = scale.items;
                ScaleOutcome::Scored(ScaleScore {
                    value,
                    answered,
                    required,
                    prorated: false,
                    criteria,
                })
            } else {
                incomplete(scale, total, sum.counts, required, self.unit)
            };
        }
        for step in &self.steps {
            let place = usize::from(step.scale);
            let required = needs.required.get(place).copied().unwrap_or(u16::MAX);
            // Each kind writes its outcome in place; one that is built first and copied costs time.
            match &step.op {
                Op::Scales { members, constant, divisor } => {
                    let mut sum = MemberSum::over(members.of(&self.members), *constant, out);
                    // Items that two members share are counted once.
                    if let Some(shape) = self.shapes.get(place).filter(|it| !it.members_are_apart) {
                        let of_blocks = sums.get(..self.blocks.len()).unwrap_or_default();
                        sum.answered = count_blocks(shape.blocks, of_blocks);
                    }
                    let Some(slot) = out.get_mut(place) else { continue };
                    *slot = sum.outcome(*divisor, required);
                }
                Op::Lookup { of, first, values } => {
                    let base = out.get(usize::from(*of)).copied();
                    let Some(slot) = out.get_mut(place) else { continue };
                    *slot = look_up(base, *of, *first, values, required);
                }
                Op::Count { symptoms, criteria } => {
                    let Some(slot) = out.get_mut(place) else { continue };
                    *slot = self.count(codes, symptoms, criteria, required);
                }
            }
        }
        if let Some(most) = needs.sheet_max_missing {
            let missing: usize = self
                .blocks
                .iter()
                .zip(sums)
                .map(|(block, sum)| {
                    let there = sum.counts.answered() + sum.counts.left_out();
                    block.items.len().saturating_sub(usize::from(there))
                })
                .sum();
            if missing > usize::from(most) {
                for slot in out.iter_mut() {
                    *slot = invalidated(*slot);
                }
            }
        }
    }

    fn count(
        &self,
        codes: &[u8],
        symptoms: &[Symptom],
        criteria: &[CompiledCriterion],
        required: u16,
    ) -> ScaleOutcome {
        let mut found = Counts::default();
        let mut count = 0u16;
        let counts = |symptom: &Symptom| {
            let code = codes.get(usize::from(symptom.item)).copied();
            code.is_some_and(|code| code >= symptom.at_least)
        };
        for symptom in symptoms {
            found = found.plus(self.look_at(codes, symptom.item));
            count += u16::from(counts(symptom));
        }
        let answered = found.answered();
        if usize::from(answered) < symptoms.len() {
            let mut reasons = Reasons::NONE;
            if found.invalid() != 0 {
                reasons = reasons.with(Reason::InvalidAnswer);
            }
            if usize::from(answered + found.invalid()) < symptoms.len() {
                reasons = reasons.with(Reason::TooFew);
            }
            return ScaleOutcome::NotScored(NotScored { answered, required, reasons });
        }
        let mut met = CriteriaMet::default();
        for (place, criterion) in criteria.iter().enumerate() {
            let in_range = (criterion.at_least..=criterion.at_most).contains(&count);
            let groups_are_met = criterion.groups.iter().all(|(places, at_least)| {
                let of_group = places.iter().filter_map(|at| symptoms.get(usize::from(*at)));
                of_group.filter(|symptom| counts(symptom)).count() >= usize::from(*at_least)
            });
            if in_range && groups_are_met {
                met = met.with(place);
            }
        }
        let value = f64::from(count);
        ScaleOutcome::Scored(ScaleScore {
            value,
            answered,
            required,
            prorated: false,
            criteria: met,
        })
    }

    /// Whether a scored item has a code that is none of its options.
    pub(crate) fn has_invalid(&self, codes: &[u8]) -> bool {
        self.block_items.iter().any(|item| self.look_at(codes, *item).invalid() != 0)
    }

    /// Whether the answer to an item, counted from 0, is valid, invalid or not applicable.
    #[inline]
    pub(crate) fn look_at(&self, codes: &[u8], item: u16) -> Counts {
        let item = usize::from(item);
        let kind = self.item_kinds.get(item).and_then(|kind| self.kinds.get(usize::from(*kind)));
        match (kind, codes.get(item)) {
            (Some(kind), Some(code)) => at(&kind.table, *code).counts(),
            _ => Counts::default(),
        }
    }

    /// The items, counted from 0, that a risk rule looks at.
    pub(crate) fn risk_items(&self) -> Vec<usize> {
        let rules = self.risks.iter().filter_map(|rule| match rule {
            CompiledRisk::Item { item, .. } => Some(usize::from(*item)),
            CompiledRisk::Score { .. } => None,
        });
        rules.collect()
    }

    /// Asks all risk rules. Score rules need the outcomes; without them only item rules speak.
    pub(crate) fn risk_signs(&self, codes: &[u8], outcomes: Option<&[ScaleOutcome]>) -> RiskSigns {
        let mut signs = RiskSigns::default();
        for (place, rule) in self.risks.iter().enumerate() {
            match rule {
                CompiledRisk::Item { item, at_least } => {
                    if self.look_at(codes, *item).answered() == 0 {
                        signs.miss(place);
                    } else if codes.get(usize::from(*item)).is_some_and(|code| code >= at_least) {
                        signs.raise(place);
                    }
                }
                CompiledRisk::Score { scale, at_least, at_most } => {
                    let outcome = outcomes.and_then(|outcomes| outcomes.get(usize::from(*scale)));
                    let Some(value) = outcome.and_then(ScaleOutcome::value) else { continue };
                    if at_least.is_some_and(|line| value >= line)
                        || at_most.is_some_and(|line| value <= line)
                    {
                        signs.raise(place);
                    }
                }
            }
        }
        signs
    }
}

/// Adds to the sum of a block. The place is masked, so that it needs no check.
#[inline]
#[allow(
    clippy::indexing_slicing,
    reason = "a place masked by N - 1 lies inside, N being a power of two"
)]
fn add<const N: usize>(packed: &mut [Packed; N], block: u8, more: Packed) {
    const { assert!(N.is_power_of_two()) };
    let slot = &mut packed[usize::from(block) & (N - 1)];
    *slot = slot.plus(more);
}

/// The sum that a scale is made of. Its place is below `N` by compilation and masked all the same,
/// so that it needs no check.
#[inline]
#[allow(
    clippy::indexing_slicing,
    reason = "a place masked by N - 1 lies inside, N being a power of two"
)]
fn sum_at<const N: usize>(sums: &SheetSums<N>, part: Part) -> &SheetSum {
    const { assert!(N.is_power_of_two()) };
    &sums[part.place() & (N - 1)]
}

#[inline]
fn at(table: &[Packed; 256], code: u8) -> Packed {
    // A byte is always a place of this table; the optimiser drops the check.
    table.get(usize::from(code)).copied().unwrap_or_default()
}

/// How many valid answers the blocks of a set have.
fn count_blocks(blocks: u64, sums: &[SheetSum]) -> u16 {
    let of_set = sums.iter().enumerate().filter(|(place, _)| blocks & 1 << place != 0);
    of_set.map(|(_, sum)| sum.counts.answered()).sum()
}

/// An item scale that has gaps: scored over what is there, or not at all.
fn incomplete(
    scale: &ItemScale,
    total: i32,
    counts: Counts,
    required: u16,
    unit: i32,
) -> ScaleOutcome {
    let answered = counts.answered();
    // An invalid answer is its own reason; it is not called too few as well.
    let given = answered + counts.invalid();
    let is_too_few = given == 0 || given + counts.left_out() < required;
    if counts.invalid() != 0 || is_too_few {
        let mut reasons = Reasons::NONE;
        if counts.invalid() != 0 {
            reasons = reasons.with(Reason::InvalidAnswer);
        }
        if is_too_few {
            reasons = reasons.with(Reason::TooFew);
        }
        return ScaleOutcome::NotScored(NotScored { answered, required, reasons });
    }
    let stands_for = match scale.not_applicable {
        Some(NotApplicableRule::LeaveOut) => scale.items - counts.left_out(),
        _ => scale.items,
    };
    let below = f64::from(i32::from(answered) * unit);
    let value = match scale.method {
        Method::Mean => f64::from(total) / below,
        Method::Sum => (i64::from(total) * i64::from(stands_for)) as f64 / below,
    };
    let prorated = answered < stands_for;
    let criteria = CriteriaMet::default();
    ScaleOutcome::Scored(ScaleScore { value, answered, required, prorated, criteria })
}

/// What the members of a scale made of scales come to.
struct MemberSum {
    total: f64,
    answered: u16,
    prorated: bool,
    reasons: Reasons,
}

impl MemberSum {
    #[inline]
    fn over(members: &[Member], constant: f64, out: &[ScaleOutcome]) -> Self {
        let mut sum =
            Self { total: constant, answered: 0, prorated: false, reasons: Reasons::NONE };
        for member in members {
            match out.get(usize::from(member.scale)) {
                Some(ScaleOutcome::Scored(score)) => {
                    sum.total += member.weight * score.value;
                    sum.answered = sum.answered.saturating_add(score.answered);
                    sum.prorated |= score.prorated;
                }
                other => {
                    sum.reasons = sum.reasons.with(Reason::MemberNotScored(member.scale.into()));
                    let answered = other.map_or(0, ScaleOutcome::answered);
                    sum.answered = sum.answered.saturating_add(answered);
                }
            }
        }
        sum
    }

    #[inline]
    fn outcome(self, divisor: f64, required: u16) -> ScaleOutcome {
        let Self { total, answered, prorated, reasons } = self;
        if !reasons.is_empty() {
            return ScaleOutcome::NotScored(NotScored { answered, required, reasons });
        }
        let criteria = CriteriaMet::default();
        let value = total / divisor;
        ScaleOutcome::Scored(ScaleScore { value, answered, required, prorated, criteria })
    }
}

fn look_up(
    base: Option<ScaleOutcome>,
    of: u8,
    first: i32,
    values: &[f64],
    required: u16,
) -> ScaleOutcome {
    let not_scored = |answered: u16, reason: Reason| {
        let reasons = Reasons::NONE.with(reason);
        ScaleOutcome::NotScored(NotScored { answered, required, reasons })
    };
    let score = match base {
        Some(ScaleOutcome::Scored(score)) => score,
        Some(ScaleOutcome::NotScored(none)) => {
            return not_scored(none.answered, Reason::MemberNotScored(of.into()));
        }
        None => return not_scored(0, Reason::MemberNotScored(of.into())),
    };
    let steps = score.value - f64::from(first);
    let is_whole = steps.fract() == 0.0 && steps >= 0.0;
    match values.get(steps as usize).filter(|_| is_whole && score.answered >= required) {
        Some(value) => ScaleOutcome::Scored(ScaleScore { value: *value, required, ..score }),
        None => not_scored(score.answered, Reason::LookupNeedsWholeRaw),
    }
}

/// The outcome of a scale on a sheet that is not valid as a whole.
fn invalidated(outcome: ScaleOutcome) -> ScaleOutcome {
    let (answered, required) = (outcome.answered(), outcome.required());
    let reasons = match outcome {
        ScaleOutcome::Scored(_) => Reasons::NONE,
        ScaleOutcome::NotScored(none) => none.reasons,
    };
    let reasons = reasons.with(Reason::InstrumentInvalid);
    ScaleOutcome::NotScored(NotScored { answered, required, reasons })
}

#[cfg(test)]
mod tests {
    use super::RiskSigns;

    fn signs(raised: &[usize], missed: &[usize]) -> RiskSigns {
        let mut signs = RiskSigns::default();
        raised.iter().for_each(|rule| signs.raise(*rule));
        missed.iter().for_each(|rule| signs.miss(*rule));
        signs
    }

    #[test]
    fn what_speaks_in_one_of_two_speaks_in_both_together() {
        let both = signs(&[0, 3], &[1]).merge(signs(&[1, 3], &[0, 2]));
        assert_eq!(both, signs(&[0, 1, 3], &[2]));
        assert!(both.is_raised(0) && both.is_raised(1) && !both.is_raised(2));
        assert!(both.is_unanswered(2) && !both.is_unanswered(1));
    }

    #[test]
    fn a_rule_that_cannot_be_is_silent() {
        let last = signs(&[31], &[]);
        assert!(last.is_raised(31) && !last.is_raised(32) && !last.is_unanswered(32));
        assert!(signs(&[32], &[32]).is_empty());
        assert!(!signs(&[0], &[0]).is_empty());
    }
}

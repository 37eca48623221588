//! Scores one sheet: the part that has to be quick and must not allocate.

use crate::item::NotApplicableRule;
use crate::kernel::{
    CompiledCriterion, CompiledRisk, Kernel, MAX_BLOCKS, Op, Packed, Requirements, Symptom,
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

/// The packed sums of all blocks of one sheet.
pub(crate) type BlockSums = [Packed; MAX_BLOCKS];

impl Kernel {
    /// Adds up each block of a sheet. Checking, coding and adding are one table look-up an answer.
    #[inline]
    pub(crate) fn sum_blocks(&self, codes: &[u8], sums: &mut BlockSums) {
        for (block, slot) in self.blocks.iter().zip(sums.iter_mut()) {
            let Some(kind) = self.kinds.get(usize::from(block.kind)) else { continue };
            let mut sum = Packed::default();
            for item in block.items.of(&self.block_items) {
                // A code that is not there counts as nothing; the plan checks the length before.
                let code = codes.get(usize::from(*item)).copied().unwrap_or(crate::kernel::MISSING);
                sum = sum.plus(at(&kind.table, code));
            }
            *slot = sum;
        }
    }

    /// Scores a sheet whose blocks are summed.
    #[inline]
    pub(crate) fn score_scales(
        &self,
        codes: &[u8],
        sums: &BlockSums,
        needs: &Requirements,
        out: &mut [ScaleOutcome],
    ) {
        let sheet_is_invalid = needs.sheet_max_missing.is_some_and(|most| {
            let missing = self.blocks.iter().zip(sums).map(|(block, sum)| {
                block.items.len().saturating_sub(usize::from(sum.count() + sum.left_out()))
            });
            missing.sum::<usize>() > usize::from(most)
        });
        for step in &self.steps {
            let place = usize::from(step.scale);
            let required = needs.required.get(place).copied().unwrap_or(u16::MAX);
            let mut outcome = match &step.op {
                Op::Items { terms, method, not_applicable } => {
                    let items = self.shapes.get(place).map_or(0, |shape| shape.items);
                    let mut total = 0i64;
                    let mut packed = Packed::default();
                    for term in terms.of(&self.terms) {
                        let sum = sums.get(usize::from(term.block)).copied().unwrap_or_default();
                        total += i64::from(term.sign) * sum.sum()
                            + i64::from(term.offset) * i64::from(sum.count());
                        // Only the counts are read below; the sums that overlap them are cleared.
                        packed = packed.plus(Packed(sum.0 & !0xffff_ffff));
                    }
                    self.item_outcome(total, packed, items, required, *method, *not_applicable)
                }
                Op::Scales { members, constant, divisor } => {
                    let mut total = *constant;
                    let mut answered = 0u16;
                    let mut prorated = false;
                    let mut reasons = Reasons::NONE;
                    for member in members.of(&self.members) {
                        match out.get(usize::from(member.scale)) {
                            Some(ScaleOutcome::Scored(score)) => {
                                total += member.weight * score.value;
                                answered = answered.saturating_add(score.answered);
                                prorated |= score.prorated;
                            }
                            Some(ScaleOutcome::NotScored(none)) => {
                                answered = answered.saturating_add(none.answered);
                                reasons =
                                    reasons.with(Reason::MemberNotScored(member.scale.into()));
                            }
                            None => {
                                reasons =
                                    reasons.with(Reason::MemberNotScored(member.scale.into()));
                            }
                        }
                    }
                    if let Some(shape) =
                        self.shapes.get(place).filter(|shape| !shape.members_are_apart)
                    {
                        answered = count_blocks(shape.blocks, sums);
                    }
                    if reasons.is_empty() {
                        let value = total / divisor;
                        let criteria = CriteriaMet::default();
                        ScaleOutcome::Scored(ScaleScore {
                            value,
                            answered,
                            required,
                            prorated,
                            criteria,
                        })
                    } else {
                        ScaleOutcome::NotScored(NotScored { answered, required, reasons })
                    }
                }
                Op::Lookup { of, first, values } => {
                    look_up(out.get(usize::from(*of)), *of, *first, values, required)
                }
                Op::Count { symptoms, criteria } => self.count(codes, symptoms, criteria, required),
            };
            if sheet_is_invalid {
                outcome = invalidated(outcome);
            }
            if let Some(slot) = out.get_mut(place) {
                *slot = outcome;
            }
        }
    }

    #[inline]
    fn item_outcome(
        &self,
        total: i64,
        packed: Packed,
        items: u16,
        required: u16,
        method: Method,
        not_applicable: Option<NotApplicableRule>,
    ) -> ScaleOutcome {
        let answered = packed.count();
        if packed.invalid() != 0 || answered == 0 || answered + packed.left_out() < required {
            let mut reasons = Reasons::NONE;
            if packed.invalid() != 0 {
                reasons = reasons.with(Reason::InvalidAnswer);
            }
            if answered == 0 || answered + packed.left_out() < required {
                reasons = reasons.with(Reason::TooFew);
            }
            return ScaleOutcome::NotScored(NotScored { answered, required, reasons });
        }
        let stands_for = match not_applicable {
            Some(NotApplicableRule::LeaveOut) => items - packed.left_out(),
            _ => items,
        };
        let value = match method {
            Method::Mean => total as f64 / f64::from(i32::from(answered) * self.unit),
            Method::Sum if answered == stands_for && self.unit == 1 => total as f64,
            Method::Sum => {
                (total * i64::from(stands_for)) as f64 / f64::from(i32::from(answered) * self.unit)
            }
        };
        let prorated = answered < stands_for;
        let criteria = CriteriaMet::default();
        ScaleOutcome::Scored(ScaleScore { value, answered, required, prorated, criteria })
    }

    fn count(
        &self,
        codes: &[u8],
        symptoms: &[Symptom],
        criteria: &[CompiledCriterion],
        required: u16,
    ) -> ScaleOutcome {
        let mut packed = Packed::default();
        let mut count = 0u16;
        let counts = |symptom: &Symptom| {
            let code = codes.get(usize::from(symptom.item)).copied();
            code.is_some_and(|code| code >= symptom.at_least)
        };
        for symptom in symptoms {
            packed = packed.plus(self.look_at(codes, symptom.item));
            count += u16::from(counts(symptom));
        }
        let answered = packed.count();
        if packed.invalid() != 0 || usize::from(answered) < symptoms.len() {
            let mut reasons = Reasons::NONE;
            if packed.invalid() != 0 {
                reasons = reasons.with(Reason::InvalidAnswer);
            }
            if usize::from(answered + packed.invalid()) < symptoms.len() {
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

    /// What the answer to an item, counted from 0, adds to a packed sum.
    #[inline]
    pub(crate) fn look_at(&self, codes: &[u8], item: u16) -> Packed {
        let item = usize::from(item);
        let kind = self.item_kinds.get(item).and_then(|kind| self.kinds.get(usize::from(*kind)));
        match (kind, codes.get(item)) {
            (Some(kind), Some(code)) => at(&kind.table, *code),
            _ => Packed::default(),
        }
    }

    /// Asks all risk rules. Score rules need the outcomes; without them only item rules speak.
    pub(crate) fn risk_signs(&self, codes: &[u8], outcomes: Option<&[ScaleOutcome]>) -> RiskSigns {
        let mut signs = RiskSigns::default();
        for (place, rule) in self.risks.iter().enumerate() {
            match rule {
                CompiledRisk::Item { item, at_least } => {
                    if self.look_at(codes, *item).count() == 0 {
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

#[inline]
fn at(table: &[Packed; 256], code: u8) -> Packed {
    // A byte is always a place of this table; the optimiser drops the check.
    table.get(usize::from(code)).copied().unwrap_or_default()
}

/// How many valid answers the blocks of a set have.
fn count_blocks(blocks: u64, sums: &BlockSums) -> u16 {
    let of_set = sums.iter().enumerate().filter(|(place, _)| blocks & 1 << place != 0);
    of_set.map(|(_, sum)| sum.count()).sum()
}

fn look_up(
    base: Option<&ScaleOutcome>,
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
        Some(value) => ScaleOutcome::Scored(ScaleScore { value: *value, required, ..*score }),
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

//! The inner loops over columns.
//!
//! Every loop runs over equally long slices of at most [`CHUNK`] people, without a branch, so that
//! the compiler turns it into vector instructions.

// Loops over several slices at once are written with indices: the slices are cut to one length
// first, so that the checks vanish, and iterators over eight slices would hide that.
#![allow(clippy::indexing_slicing, reason = "slices are cut to one length before each loop")]

use crate::columns::{CHUNK, ScoreFloat};
use crate::kernel::{CompiledRisk, Kernel, NOT_APPLICABLE, Op, Requirements, Span};
use crate::scale::Method;

/// Whole numbers up to here are exact in an `f32`.
const EXACT_IN_F32: i64 = 1 << 24;

/// What the inner loops need to know of an instrument and a policy.
pub(crate) struct ColumnKernel<'k> {
    kernel: &'k Kernel,
    blocks: Vec<ColumnBlock>,
    steps: Vec<ColumnStep>,
    /// For each scale whether others are made of it, so that its doubles are kept for a while.
    is_member: Vec<bool>,
}

/// A block of items, as far as its column loops are concerned.
struct ColumnBlock {
    items: Span,
    min: u8,
    /// The highest code minus the lowest.
    span: u8,
}

/// One scale.
struct ColumnStep {
    scale: usize,
    op: ColumnOp,
}

enum ColumnOp {
    /// `S / (answered * unit)` or the same times the number of items, with
    /// `S = sum over terms of a * block sum + b * block count`.
    Items {
        terms: Vec<ColumnTerm>,
        times: i32,
        required: u16,
    },
    Scales {
        members: Vec<(usize, f64)>,
        constant: f64,
        divisor: f64,
    },
}

struct ColumnTerm {
    block: usize,
    a: i32,
    b: i32,
}

/// Room for one chunk of people; allocated once a call.
pub(crate) struct Scratch {
    /// For each block the sums of (code - lowest code).
    sums: Vec<Vec<u16>>,
    /// For each block the counts of valid answers.
    counts: Vec<Vec<u8>>,
    /// For each block whether an answer is none of the options: 0 or not.
    bad: Vec<Vec<u8>>,
    total: Vec<i32>,
    answered: Vec<u16>,
    invalid: Vec<u8>,
    doubles: Vec<f64>,
    /// For each scale that others are made of its doubles.
    members: Vec<Vec<f64>>,
}

impl Scratch {
    pub(crate) fn new(kernel: &ColumnKernel<'_>) -> Self {
        let blocks = kernel.blocks.len();
        let members = kernel.is_member.iter();
        Self {
            sums: vec![vec![0; CHUNK]; blocks],
            counts: vec![vec![0; CHUNK]; blocks],
            bad: vec![vec![0; CHUNK]; blocks],
            total: vec![0; CHUNK],
            answered: vec![0; CHUNK],
            invalid: vec![0; CHUNK],
            doubles: vec![0.0; CHUNK],
            members: members.map(|is| vec![0.0; if *is { CHUNK } else { 0 }]).collect(),
        }
    }
}

impl<'k> ColumnKernel<'k> {
    /// The column form of a kernel, or `None` where rows have to go one by one.
    pub(crate) fn new(kernel: &'k Kernel, needs: &Requirements) -> Option<Self> {
        let asks_scores = |rule: &CompiledRisk| matches!(rule, CompiledRisk::Score { .. });
        if needs.sheet_max_missing.is_some() || kernel.risks.iter().any(asks_scores) {
            return None;
        }
        let mut blocks = Vec::with_capacity(kernel.blocks.len());
        for block in &kernel.blocks {
            let kind = kernel.kinds.get(usize::from(block.kind))?;
            kind.affine.filter(|_| kind.not_applicable.is_none())?;
            let span = kind.max - kind.min;
            let most = block.items.len() * usize::from(span.max(1));
            if most > usize::from(u16::MAX) || block.items.len() > usize::from(u8::MAX) {
                return None;
            }
            blocks.push(ColumnBlock { items: block.items, min: kind.min, span });
        }
        let mut is_member = vec![false; kernel.shapes.len()];
        let mut steps = Vec::with_capacity(kernel.steps.len());
        for step in &kernel.steps {
            let scale = usize::from(step.scale);
            let op = match &step.op {
                Op::Items { terms, method, .. } => {
                    item_op(kernel, *terms, *method, scale, *needs.required.get(scale)?)?
                }
                Op::Scales { members, constant, divisor } => {
                    let members = members.of(&kernel.members).iter();
                    let members: Vec<(usize, f64)> =
                        members.map(|member| (usize::from(member.scale), member.weight)).collect();
                    for (member, _) in &members {
                        *is_member.get_mut(*member)? = true;
                    }
                    ColumnOp::Scales { members, constant: *constant, divisor: *divisor }
                }
                Op::Lookup { .. } | Op::Count { .. } => return None,
            };
            steps.push(ColumnStep { scale, op });
        }
        Some(Self { kernel, blocks, steps, is_member })
    }

    /// Scores the people from `from` to `to`; says how many have an invalid answer.
    pub(crate) fn run<F: ScoreFloat>(
        &self,
        answers: &[&[u8]],
        from: usize,
        to: usize,
        scratch: &mut Scratch,
        scores: &mut [&mut [F]],
    ) -> usize {
        let rows = to - from;
        self.sum_blocks(answers, from, to, scratch);
        let faulty = count_faulty(&scratch.bad, rows, &mut scratch.invalid);
        for step in &self.steps {
            let wanted = !scores[step.scale].is_empty();
            let is_member = self.is_member[step.scale];
            if !wanted && !is_member {
                continue;
            }
            match &step.op {
                ColumnOp::Items { terms, times, required } => {
                    let unit = self.kernel.unit;
                    let finish = Finish { times: *times, unit, required: *required };
                    if is_member {
                        let mut kept = std::mem::take(&mut scratch.members[step.scale]);
                        finish_items(terms, finish, scratch, &mut kept[..rows]);
                        if wanted {
                            round(&kept[..rows], &mut scores[step.scale][from..to]);
                        }
                        scratch.members[step.scale] = kept;
                    } else {
                        let out = &mut scores[step.scale][from..to];
                        finish_items(terms, finish, scratch, out);
                    }
                }
                ColumnOp::Scales { members, constant, divisor } => {
                    let Scratch { doubles, members: kept, .. } = &mut *scratch;
                    let doubles = &mut doubles[..rows];
                    doubles.fill(*constant);
                    for (member, weight) in members {
                        let values = &kept[*member][..rows];
                        for (slot, value) in doubles.iter_mut().zip(values) {
                            *slot += weight * value;
                        }
                    }
                    for slot in doubles.iter_mut() {
                        *slot /= divisor;
                    }
                    if wanted {
                        round(doubles, &mut scores[step.scale][from..to]);
                    }
                    if is_member {
                        scratch.members[step.scale][..rows]
                            .copy_from_slice(&scratch.doubles[..rows]);
                    }
                }
            }
        }
        faulty
    }

    fn sum_blocks(&self, answers: &[&[u8]], from: usize, to: usize, scratch: &mut Scratch) {
        let rows = to - from;
        for (place, block) in self.blocks.iter().enumerate() {
            let into = BlockColumns {
                sums: &mut scratch.sums[place][..rows],
                counts: &mut scratch.counts[place][..rows],
                bad: &mut scratch.bad[place][..rows],
            };
            let items = block.items.of(&self.kernel.block_items);
            let column = |at: usize| &answers[usize::from(items[at])][from..to];
            // So many answers fit a byte when they are added up.
            let at_once = (255 / usize::from(block.span.max(1))).clamp(1, 8);
            let mut into = into;
            let mut at = 0;
            while at < items.len() {
                let count = at_once.min(items.len() - at);
                let is_first = at == 0;
                let options = (block.min, block.span);
                match count {
                    8 => add(
                        [0, 1, 2, 3, 4, 5, 6, 7].map(|k| column(at + k)),
                        options,
                        is_first,
                        &mut into,
                    ),
                    7 => add(
                        [0, 1, 2, 3, 4, 5, 6].map(|k| column(at + k)),
                        options,
                        is_first,
                        &mut into,
                    ),
                    6 => add(
                        [0, 1, 2, 3, 4, 5].map(|k| column(at + k)),
                        options,
                        is_first,
                        &mut into,
                    ),
                    5 => add([0, 1, 2, 3, 4].map(|k| column(at + k)), options, is_first, &mut into),
                    4 => add([0, 1, 2, 3].map(|k| column(at + k)), options, is_first, &mut into),
                    3 => add([0, 1, 2].map(|k| column(at + k)), options, is_first, &mut into),
                    2 => add([0, 1].map(|k| column(at + k)), options, is_first, &mut into),
                    _ => add([column(at)], options, is_first, &mut into),
                }
                at += count;
            }
        }
    }
}

fn item_op(
    kernel: &Kernel,
    terms: Span,
    method: Method,
    scale: usize,
    required: u16,
) -> Option<ColumnOp> {
    let items = kernel.shapes.get(scale)?.items;
    let times = match method {
        Method::Mean => 1,
        Method::Sum => i32::from(items),
    };
    let mut most = 0i64;
    let mut compiled = Vec::new();
    for term in terms.of(&kernel.terms) {
        let block = kernel.blocks.get(usize::from(term.block))?;
        let kind = kernel.kinds.get(usize::from(block.kind))?;
        let (slope, zero) = kind.affine?;
        // An answer counts slope * code + zero, so the sum over answered items is
        // slope * (sum of code - min) + (slope * min + zero) * answered; reversed, that is taken
        // from (lowest + highest) * answered.
        let at_min = slope * i32::from(kind.min) + zero;
        let (a, b) = if term.sign > 0 {
            (slope, at_min)
        } else {
            (-slope, kind.coded_min + kind.coded_max - at_min)
        };
        let largest = i64::from(kind.coded_min.abs().max(kind.coded_max.abs()));
        most += largest * block.items.len() as i64;
        compiled.push(ColumnTerm { block: usize::from(term.block), a, b });
    }
    let below = i64::from(items) * i64::from(kernel.unit);
    if most * i64::from(times) >= EXACT_IN_F32 || below >= EXACT_IN_F32 {
        return None;
    }
    Some(ColumnOp::Items { terms: compiled, times, required })
}

struct BlockColumns<'a> {
    sums: &'a mut [u16],
    counts: &'a mut [u8],
    bad: &'a mut [u8],
}

/// Adds `K` columns of answers to the sums, counts and faults of their block.
#[inline]
fn add<const K: usize>(
    columns: [&[u8]; K],
    (min, span): (u8, u8),
    is_first: bool,
    into: &mut BlockColumns<'_>,
) {
    let rows = into.sums.len();
    let columns = columns.map(|column| &column[..rows]);
    let (sums, counts, bad) =
        (&mut into.sums[..rows], &mut into.counts[..rows], &mut into.bad[..rows]);
    if is_first {
        for row in 0..rows {
            let (sum, count, fault) = look(&columns, row, min, span);
            sums[row] = u16::from(sum);
            counts[row] = count;
            bad[row] = fault;
        }
    } else {
        for row in 0..rows {
            let (sum, count, fault) = look(&columns, row, min, span);
            sums[row] += u16::from(sum);
            counts[row] += count;
            bad[row] |= fault;
        }
    }
}

/// One person's answers in `K` columns: sum, count, and 0 unless one is none of the options.
#[inline(always)]
fn look<const K: usize>(columns: &[&[u8]; K], row: usize, min: u8, span: u8) -> (u8, u8, u8) {
    let (mut sum, mut count, mut fault) = (0u8, 0u8, 0u8);
    for column in columns {
        let code = column[row];
        let above = code.wrapping_sub(min);
        // All ones where the answer is an option.
        let is_option = u8::from(above <= span).wrapping_neg();
        let is_none = u8::from(code >= NOT_APPLICABLE).wrapping_neg();
        sum = sum.wrapping_add(above & is_option);
        count = count.wrapping_sub(is_option);
        fault |= !(is_option | is_none);
    }
    (sum, count, fault)
}

fn count_faulty(bad: &[Vec<u8>], rows: usize, any: &mut [u8]) -> usize {
    let any = &mut any[..rows];
    any.fill(0);
    for column in bad {
        for (slot, fault) in any.iter_mut().zip(&column[..rows]) {
            *slot |= fault;
        }
    }
    any.iter().map(|fault| usize::from(*fault != 0)).sum()
}

/// How a sum over items becomes a score.
#[derive(Clone, Copy)]
struct Finish {
    times: i32,
    unit: i32,
    required: u16,
}

fn finish_items<F: ScoreFloat>(
    terms: &[ColumnTerm],
    finish: Finish,
    scratch: &mut Scratch,
    out: &mut [F],
) {
    let rows = out.len();
    let nan = F::from_f64(f64::NAN);
    let Finish { times, unit, required } = finish;
    if let [term] = terms {
        let (sums, counts, bad) = (
            &scratch.sums[term.block][..rows],
            &scratch.counts[term.block][..rows],
            &scratch.bad[term.block][..rows],
        );
        for row in 0..rows {
            let count = i32::from(counts[row]);
            let total = term.a * i32::from(sums[row]) + term.b * count;
            let value = F::ratio(total * times, count * unit);
            let is_scored = (count >= i32::from(required)) & (bad[row] == 0);
            out[row] = if is_scored { value } else { nan };
        }
        return;
    }
    let Scratch { sums, counts, bad, total, answered, invalid, .. } = scratch;
    let (total, answered, invalid) =
        (&mut total[..rows], &mut answered[..rows], &mut invalid[..rows]);
    for (place, term) in terms.iter().enumerate() {
        let (sums, counts, bad) =
            (&sums[term.block][..rows], &counts[term.block][..rows], &bad[term.block][..rows]);
        if place == 0 {
            for row in 0..rows {
                total[row] = term.a * i32::from(sums[row]) + term.b * i32::from(counts[row]);
                answered[row] = u16::from(counts[row]);
                invalid[row] = bad[row];
            }
        } else {
            for row in 0..rows {
                total[row] += term.a * i32::from(sums[row]) + term.b * i32::from(counts[row]);
                answered[row] += u16::from(counts[row]);
                invalid[row] |= bad[row];
            }
        }
    }
    for row in 0..rows {
        let count = i32::from(answered[row]);
        let value = F::ratio(total[row] * times, count * unit);
        let is_scored = (count >= i32::from(required)) & (invalid[row] == 0);
        out[row] = if is_scored { value } else { nan };
    }
}

fn round<F: ScoreFloat>(doubles: &[f64], out: &mut [F]) {
    for (slot, value) in out.iter_mut().zip(doubles) {
        *slot = F::from_f64(*value);
    }
}

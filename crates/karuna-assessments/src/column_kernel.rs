//! The inner loops over columns.
//!
//! Every loop runs over equally long slices of at most [`CHUNK`] people, without a branch, so that
//! the compiler turns it into vector instructions.

// Loops over several slices at once are written with indices: the slices are cut to one length
// first, so that the checks vanish, and iterators over eight slices would hide that.
#![allow(clippy::indexing_slicing, reason = "slices are cut to one length before each loop")]

use crate::columns::{CHUNK, ScoreFloat};
use crate::kernel::{
    CompiledRisk, ItemScale, Kernel, MAX_ITEMS, NOT_APPLICABLE, Op, Part, Requirements, Span,
};
use crate::scale::Method;

/// What an answer that is none of the options adds to the count of answered items. It outweighs
/// every valid answer, so that one comparison finds both gaps and faults; sums of it saturate.
const FAULT: i16 = -2048;
/// Whole numbers up to here are exact in an `f32`.
const EXACT_IN_F32: i64 = 1 << 24;

/// What the inner loops need to know of an instrument and a policy.
pub(crate) struct ColumnKernel<'k> {
    kernel: &'k Kernel,
    blocks: Vec<ColumnBlock>,
    /// For each group its parts.
    groups: Vec<Vec<ColumnPart>>,
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

/// What a block or a group adds: `a * sum + b * answered`. Sixteen bits are enough, or the rows go
/// one by one; processors multiply them eight at a time.
#[derive(Clone, Copy)]
struct ColumnPart {
    from: Origin,
    a: i16,
    b: i16,
}

/// How a sum over items becomes a score.
#[derive(Clone, Copy)]
enum Quotient {
    /// Only complete answers count, so the divisor is always the same.
    Complete { divisor: i32 },
    /// The mean over the answered items.
    Mean { unit: i16 },
    /// The sum, prorated to so many items.
    Prorated { items: i32, unit: i16 },
}

#[derive(Clone, Copy)]
enum Origin {
    Block(usize),
    Group(usize),
}

/// One scale.
struct ColumnStep {
    scale: usize,
    op: ColumnOp,
}

enum ColumnOp {
    /// `(a * sum + b * answered) / (answered * unit)`, or the same times the number of items.
    Items {
        part: ColumnPart,
        quotient: Quotient,
        required: i16,
    },
    Scales {
        members: Vec<(usize, f64)>,
        constant: f64,
        divisor: f64,
    },
}

/// Room for one chunk of people; allocated once a call.
pub(crate) struct Scratch {
    blocks: Vec<BlockColumns>,
    groups: Vec<GroupColumns>,
    faulty: Vec<u8>,
    doubles: Vec<f64>,
    /// For each scale that others are made of its doubles.
    members: Vec<Vec<f64>>,
}

/// One chunk of a block.
#[derive(Clone)]
struct BlockColumns {
    /// Sums of (code - lowest code).
    sums: Vec<i16>,
    /// How many answers are valid; negative where one is none of the options.
    answered: Vec<i16>,
}

/// One chunk of a group.
#[derive(Clone)]
struct GroupColumns {
    /// What the answered items count together.
    totals: Vec<i16>,
    /// How many answers are valid; negative where one is none of the options.
    answered: Vec<i16>,
}

impl Scratch {
    pub(crate) fn new(kernel: &ColumnKernel<'_>) -> Self {
        let block = BlockColumns { sums: vec![0; CHUNK], answered: vec![0; CHUNK] };
        let group = GroupColumns { totals: vec![0; CHUNK], answered: vec![0; CHUNK] };
        let members = kernel.is_member.iter();
        Self {
            blocks: vec![block; kernel.blocks.len()],
            groups: vec![group; kernel.groups.len()],
            faulty: vec![0; CHUNK],
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
            if most > i16::MAX as usize || block.items.len() > usize::from(u8::MAX) {
                return None;
            }
            blocks.push(ColumnBlock { items: block.items, min: kind.min, span });
        }
        let groups = kernel.groups.iter().map(|parts| {
            parts.of(&kernel.parts).iter().map(|part| column_part(kernel, *part)).collect()
        });
        let groups = groups.collect::<Option<Vec<Vec<ColumnPart>>>>()?;
        let mut is_member = vec![false; kernel.shapes.len()];
        let mut steps = Vec::with_capacity(kernel.shapes.len());
        for (scale, item_scale) in kernel.item_scales.iter().enumerate() {
            if let Some(item_scale) = item_scale {
                let op = item_op(kernel, item_scale, *needs.required.get(scale)?)?;
                steps.push(ColumnStep { scale, op });
            }
        }
        for step in &kernel.steps {
            let Op::Scales { members, constant, divisor } = &step.op else { return None };
            let members = members.of(&kernel.members).iter();
            let members: Vec<(usize, f64)> =
                members.map(|member| (usize::from(member.scale), member.weight)).collect();
            for (member, _) in &members {
                *is_member.get_mut(*member)? = true;
            }
            let op = ColumnOp::Scales { members, constant: *constant, divisor: *divisor };
            steps.push(ColumnStep { scale: usize::from(step.scale), op });
        }
        Some(Self { kernel, blocks, groups, steps, is_member })
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
        let faulty = &mut scratch.faulty[..rows];
        faulty.fill(0);
        for (block, into) in self.blocks.iter().zip(&mut scratch.blocks) {
            let items = block.items.of(&self.kernel.block_items);
            add_items(block, items, |item| &answers[item][from..to], into, faulty);
        }
        for (place, parts) in self.groups.iter().enumerate() {
            let (before, into) = scratch.groups.split_at_mut(place);
            add_parts(parts, &scratch.blocks, before, &mut into[0], rows);
        }
        for step in &self.steps {
            let wanted = !scores[step.scale].is_empty();
            // Members are kept as doubles, unless the scores themselves are.
            let is_kept = self.is_member[step.scale] && !(wanted && is_double::<F>());
            if !wanted && !is_kept {
                continue;
            }
            let mut kept = std::mem::take(&mut scratch.members[step.scale]);
            match &step.op {
                ColumnOp::Items { part, quotient, required } => {
                    let finish = Finish { part: *part, quotient: *quotient, required: *required };
                    if is_kept {
                        finish.run(scratch, &mut kept[..rows]);
                    } else {
                        finish.run(scratch, &mut scores[step.scale][from..to]);
                    }
                }
                ColumnOp::Scales { members, constant, divisor } => {
                    let values = |member: usize| {
                        let kept = &scratch.members[member];
                        let written = scores[member].get(from..to).and_then(F::doubles);
                        written.unwrap_or_else(|| &kept[..rows])
                    };
                    let doubles = if is_kept { &mut kept } else { &mut scratch.doubles };
                    let doubles = &mut doubles[..rows];
                    add_members(members, values, *constant, *divisor, doubles);
                    if !is_kept {
                        round(doubles, &mut scores[step.scale][from..to]);
                    }
                }
            }
            if is_kept && wanted {
                round(&kept[..rows], &mut scores[step.scale][from..to]);
            }
            scratch.members[step.scale] = kept;
        }
        scratch.faulty[..rows].iter().map(|fault| usize::from(*fault != 0)).sum()
    }
}

/// What a part of a group or scale adds; `None` where a reversed group has no single reverse.
fn column_part(kernel: &Kernel, part: Part) -> Option<ColumnPart> {
    if let Some(block) = kernel.blocks.get(part.place()) {
        let kind = kernel.kinds.get(usize::from(block.kind))?;
        let (slope, zero) = kind.affine?;
        // An answer counts slope * code + zero, so the sum over answered items is
        // slope * (sum of code - min) + (slope * min + zero) * answered; reversed, that is taken
        // from (lowest + highest) * answered.
        let at_min = slope * i32::from(kind.min) + zero;
        let (a, b) = if part.is_reversed() {
            (-slope, kind.coded_min + kind.coded_max - at_min)
        } else {
            (slope, at_min)
        };
        let (a, b) = (i16::try_from(a).ok()?, i16::try_from(b).ok()?);
        return Some(ColumnPart { from: Origin::Block(part.place()), a, b });
    }
    let from = Origin::Group(part.place() - kernel.blocks.len());
    if !part.is_reversed() {
        return Some(ColumnPart { from, a: 1, b: 0 });
    }
    // A reversed group is (lowest + highest) * answered - total, which needs one such sum for all
    // its items.
    let mut ends = kernel.kinds.iter().map(|kind| kind.coded_min + kind.coded_max);
    let first = ends.next()?;
    let b = i16::try_from(first).ok()?;
    ends.all(|other| other == first).then_some(ColumnPart { from, a: -1, b })
}

fn item_op(kernel: &Kernel, scale: &ItemScale, required: u16) -> Option<ColumnOp> {
    let unit = i16::try_from(kernel.unit).ok()?;
    let items = i32::from(scale.items);
    let quotient = match scale.method {
        Method::Mean if required == scale.items => {
            Quotient::Complete { divisor: items * kernel.unit }
        }
        Method::Sum if required == scale.items => Quotient::Complete { divisor: kernel.unit },
        Method::Mean => Quotient::Mean { unit },
        Method::Sum => Quotient::Prorated { items, unit },
    };
    // The largest numbers on the way: a sum over all items, as answered or with the ends that a
    // reversed item is taken from, and the prorated sum.
    let ends = kernel.kinds.iter().map(|kind| {
        let (min, max) = (i64::from(kind.coded_min), i64::from(kind.coded_max));
        min.abs().max(max.abs()).max((min + max).abs())
    });
    let largest = 2 * ends.max()? * i64::from(items);
    let below = MAX_ITEMS as i64 * i64::from(kernel.unit);
    if largest > i64::from(i16::MAX) || below > i64::from(i16::MAX) {
        return None;
    }
    if largest * i64::from(items) >= EXACT_IN_F32 {
        return None;
    }
    let required = i16::try_from(required).ok()?;
    Some(ColumnOp::Items { part: column_part(kernel, scale.sum)?, quotient, required })
}

/// Adds up the items of a block.
fn add_items<'a>(
    block: &ColumnBlock,
    items: &[u16],
    column: impl Fn(usize) -> &'a [u8],
    into: &mut BlockColumns,
    faulty: &mut [u8],
) {
    // So many answers fit a byte when they are added up.
    let at_once = (255 / usize::from(block.span.max(1))).clamp(1, 8);
    let mut at = 0;
    while at < items.len() {
        let column = |k: usize| column(usize::from(items[at + k]));
        let count = at_once.min(items.len() - at);
        let options = (block.min, block.span, at == 0);
        match count {
            8 => add([0, 1, 2, 3, 4, 5, 6, 7].map(column), options, into, faulty),
            7 => add([0, 1, 2, 3, 4, 5, 6].map(column), options, into, faulty),
            6 => add([0, 1, 2, 3, 4, 5].map(column), options, into, faulty),
            5 => add([0, 1, 2, 3, 4].map(column), options, into, faulty),
            4 => add([0, 1, 2, 3].map(column), options, into, faulty),
            3 => add([0, 1, 2].map(column), options, into, faulty),
            2 => add([0, 1].map(column), options, into, faulty),
            _ => add([0].map(column), options, into, faulty),
        }
        at += count;
    }
}

/// Adds `K` columns of answers to the sums and counts of their block.
#[inline]
fn add<const K: usize>(
    columns: [&[u8]; K],
    (min, span, is_first): (u8, u8, bool),
    into: &mut BlockColumns,
    faulty: &mut [u8],
) {
    let rows = faulty.len();
    let columns = columns.map(|column| &column[..rows]);
    let (sums, answered) = (&mut into.sums[..rows], &mut into.answered[..rows]);
    if is_first {
        sums.fill(0);
        answered.fill(0);
    }
    for row in 0..rows {
        let (sum, count, fault) = look(&columns, row, min, span);
        sums[row] += i16::from(sum);
        // The fault is all ones or nothing, as a signed byte -1 or 0.
        let penalty = i16::from(fault.cast_signed()) & FAULT;
        answered[row] = answered[row].saturating_add(i16::from(count) + penalty);
        faulty[row] |= fault;
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

/// Adds up the parts of a group.
fn add_parts(
    parts: &[ColumnPart],
    blocks: &[BlockColumns],
    groups: &[GroupColumns],
    into: &mut GroupColumns,
    rows: usize,
) {
    let (totals, answered) = (&mut into.totals[..rows], &mut into.answered[..rows]);
    totals.fill(0);
    answered.fill(0);
    for ColumnPart { from, a, b } in parts {
        let (sums, counts) = match *from {
            Origin::Block(place) => (&blocks[place].sums, &blocks[place].answered),
            Origin::Group(place) => (&groups[place].totals, &groups[place].answered),
        };
        let (sums, counts) = (&sums[..rows], &counts[..rows]);
        for row in 0..rows {
            // Where an answer is invalid the count is nonsense and so is the total; it is not used.
            let part = a.wrapping_mul(sums[row]).wrapping_add(b.wrapping_mul(counts[row]));
            totals[row] = totals[row].wrapping_add(part);
            answered[row] = answered[row].saturating_add(counts[row]);
        }
    }
}

/// The last step of an item scale: from sums to scores.
#[derive(Clone, Copy)]
struct Finish {
    part: ColumnPart,
    quotient: Quotient,
    required: i16,
}

impl Finish {
    /// One loop for each kind of quotient, so that none has a branch.
    fn run<F: ScoreFloat>(self, scratch: &Scratch, out: &mut [F]) {
        let (sums, answered) = match self.part.from {
            Origin::Block(place) => {
                let block = &scratch.blocks[place];
                (&block.sums, &block.answered)
            }
            Origin::Group(place) => {
                let group = &scratch.groups[place];
                (&group.totals, &group.answered)
            }
        };
        match self.quotient {
            Quotient::Complete { divisor } => {
                self.write(sums, answered, out, |total, _| F::ratio(i32::from(total), divisor));
            }
            Quotient::Mean { unit } => {
                self.write(sums, answered, out, |total, count| {
                    F::ratio(i32::from(total), i32::from(count.wrapping_mul(unit)))
                });
            }
            Quotient::Prorated { items, unit } => {
                self.write(sums, answered, out, |total, count| {
                    F::ratio(i32::from(total) * items, i32::from(count.wrapping_mul(unit)))
                });
            }
        }
    }

    #[inline(always)]
    fn write<F: ScoreFloat>(
        self,
        sums: &[i16],
        answered: &[i16],
        out: &mut [F],
        quotient: impl Fn(i16, i16) -> F,
    ) {
        let ColumnPart { a, b, .. } = self.part;
        let nan = F::from_f64(f64::NAN);
        let (sums, answered) = (&sums[..out.len()], &answered[..out.len()]);
        for (row, slot) in out.iter_mut().enumerate() {
            let count = answered[row];
            let total = a.wrapping_mul(sums[row]).wrapping_add(b.wrapping_mul(count));
            // The quotient is made before it is known whether it counts; a branch costs more.
            let value = quotient(total, count);
            *slot = if count >= self.required { value } else { nan };
        }
    }
}

/// How many people's sums are kept in registers while members are added.
const LANES: usize = 8;

/// Adds up the scales that a scale is made of. A member without a score is NaN, and so is the sum.
fn add_members<'a>(
    members: &[(usize, f64)],
    values: impl Fn(usize) -> &'a [f64],
    constant: f64,
    divisor: f64,
    doubles: &mut [f64],
) {
    let rows = doubles.len();
    let members: Vec<(&[f64], f64)> =
        members.iter().map(|(member, weight)| (&values(*member)[..rows], *weight)).collect();
    for (place, slots) in doubles.chunks_mut(LANES).enumerate() {
        let from = place * LANES;
        let mut totals = [constant; LANES];
        for (values, weight) in &members {
            for (total, value) in totals.iter_mut().zip(&values[from..rows.min(from + LANES)]) {
                *total += weight * value;
            }
        }
        for (slot, total) in slots.iter_mut().zip(totals) {
            *slot = total / divisor;
        }
    }
}

fn is_double<F: ScoreFloat>() -> bool {
    F::doubles(&[]).is_some()
}

fn round<F: ScoreFloat>(doubles: &[f64], out: &mut [F]) {
    for (slot, value) in out.iter_mut().zip(doubles) {
        *slot = F::from_f64(*value);
    }
}

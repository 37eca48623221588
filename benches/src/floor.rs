//! Hand-written floors for the Self-Compassion Scale: all 13 scores, complete answers required.

use karuna_assessments::{CriteriaMet, NotScored, Reason, Reasons, ScaleOutcome, ScaleScore};

/// The items of the six subscales, counted from 0, in the order of the definition.
pub const BLOCKS: [&[usize]; 6] = [
    &[4, 11, 18, 22, 25],
    &[0, 7, 10, 15, 20],
    &[2, 6, 9, 14],
    &[3, 12, 17, 24],
    &[8, 13, 16, 21],
    &[1, 5, 19, 23],
];
const SIZES: [u16; 6] = [5, 5, 4, 4, 4, 4];
const MISSING: u8 = 255;

fn scored(value: f64, answered: u16, required: u16) -> ScaleOutcome {
    let criteria = CriteriaMet::default();
    ScaleOutcome::Scored(ScaleScore { value, answered, required, prorated: false, criteria })
}

fn none(answered: u16, required: u16, reasons: Reasons) -> ScaleOutcome {
    ScaleOutcome::NotScored(NotScored { answered, required, reasons })
}

/// One sheet: sums six blocks and gives the same 13 outcomes as the library, reasons included.
#[inline(never)]
pub fn one_sheet(codes: &[u8; 26], empty: Reasons, out: &mut [ScaleOutcome; 13]) {
    let mut sums = [0i32; 6];
    let mut counts = [0u16; 6];
    let mut invalid = [false; 6];
    for block in 0..6 {
        for item in BLOCKS[block] {
            let code = codes[*item];
            if (1..=5).contains(&code) {
                sums[block] += i32::from(code);
                counts[block] += 1;
            } else if code < 253 {
                invalid[block] = true;
            }
        }
    }
    let outcome = |sum: i32, answered: u16, items: u16, bad: bool, divisor: f64| {
        if answered == items && !bad {
            return scored(f64::from(sum) / divisor, answered, items);
        }
        let mut reasons = empty;
        if bad {
            reasons = reasons.with(Reason::InvalidAnswer);
        }
        if answered < items && !bad {
            reasons = reasons.with(Reason::TooFew);
        }
        none(answered, items, reasons)
    };
    for block in 0..6 {
        out[block] = outcome(
            sums[block],
            counts[block],
            SIZES[block],
            invalid[block],
            f64::from(SIZES[block]),
        );
    }
    let plus = sums[0] + sums[2] + sums[4];
    let minus = sums[1] + sums[3] + sums[5];
    let plus_count = counts[0] + counts[2] + counts[4];
    let minus_count = counts[1] + counts[3] + counts[5];
    let plus_bad = invalid[0] | invalid[2] | invalid[4];
    let minus_bad = invalid[1] | invalid[3] | invalid[5];
    let turned = 6 * i32::from(minus_count) - minus;
    let (all, bad) = (plus_count + minus_count, plus_bad | minus_bad);
    out[6] = outcome(plus + turned, all, 26, bad, 26.0);
    out[8] = outcome(plus, plus_count, 13, plus_bad, 13.0);
    out[9] = outcome(minus, minus_count, 13, minus_bad, 13.0);
    out[10] = outcome(turned, minus_count, 13, minus_bad, 13.0);
    out[12] = outcome(plus + turned, all, 26, bad, 1.0);
    let mut total = 18.0;
    let mut reasons = empty;
    for (block, sign) in [1.0, -1.0, 1.0, -1.0, 1.0, -1.0].into_iter().enumerate() {
        match &out[block] {
            ScaleOutcome::Scored(score) => total += sign * score.value,
            ScaleOutcome::NotScored(_) => reasons = reasons.with(Reason::MemberNotScored(block)),
        }
    }
    if reasons.is_empty() {
        out[7] = scored(total / 6.0, all, 26);
        out[11] = scored(total, all, 26);
    } else {
        out[7] = none(all, 26, reasons);
        out[11] = none(all, 26, reasons);
    }
}

/// A number that the column floor writes.
pub trait Number: Copy {
    fn ratio(above: i32, below: i32) -> Self;
    fn of(value: f64) -> Self;
}

impl Number for f32 {
    #[inline(always)]
    fn ratio(above: i32, below: i32) -> Self {
        above as Self / below as Self
    }
    #[inline(always)]
    fn of(value: f64) -> Self {
        value as Self
    }
}

impl Number for f64 {
    #[inline(always)]
    fn ratio(above: i32, below: i32) -> Self {
        Self::from(above) / Self::from(below)
    }
    #[inline(always)]
    fn of(value: f64) -> Self {
        value
    }
}

const CHUNK: usize = 1024;

/// Columns: the same 13 scores, NaN where there is none, and how many people have an invalid
/// answer. Complete answers required.
pub fn columns<N: Number>(answers: &[&[u8]; 26], out: &mut [&mut [N]; 13]) -> usize {
    let people = answers[0].len();
    let mut faulty = 0;
    let mut sums = [[0u8; CHUNK]; 6];
    let mut good = [[0u8; CHUNK]; 6];
    let mut means = [[0f64; CHUNK]; 6];
    let mut any = [0u8; CHUNK];
    for from in (0..people).step_by(CHUNK) {
        let to = people.min(from + CHUNK);
        let rows = to - from;
        any[..rows].fill(0);
        let c = |item: usize| &answers[item][from..to];
        block(BLOCKS[0], c, &mut sums[0][..rows], &mut good[0][..rows], &mut any[..rows]);
        block(BLOCKS[1], c, &mut sums[1][..rows], &mut good[1][..rows], &mut any[..rows]);
        block(BLOCKS[2], c, &mut sums[2][..rows], &mut good[2][..rows], &mut any[..rows]);
        block(BLOCKS[3], c, &mut sums[3][..rows], &mut good[3][..rows], &mut any[..rows]);
        block(BLOCKS[4], c, &mut sums[4][..rows], &mut good[4][..rows], &mut any[..rows]);
        block(BLOCKS[5], c, &mut sums[5][..rows], &mut good[5][..rows], &mut any[..rows]);
        faulty += any[..rows].iter().map(|fault| usize::from(*fault != 0)).sum::<usize>();
        let nan = f64::NAN;
        for b in 0..6 {
            let items = i32::from(SIZES[b]);
            let (sums, good, means) = (&sums[b][..rows], &good[b][..rows], &mut means[b][..rows]);
            for row in 0..rows {
                let value = f64::from(i32::from(sums[row])) / f64::from(items);
                means[row] = if good[row] != 0 { value } else { nan };
            }
            for (slot, value) in out[b][from..to].iter_mut().zip(means.iter()) {
                *slot = N::of(*value);
            }
        }
        let s = |b: usize, row: usize| i32::from(sums[b][row]);
        let plus = |row: usize| s(0, row) + s(2, row) + s(4, row);
        let minus = |row: usize| s(1, row) + s(3, row) + s(5, row);
        let plus_good = |row: usize| good[0][row] & good[2][row] & good[4][row] != 0;
        let minus_good = |row: usize| good[1][row] & good[3][row] & good[5][row] != 0;
        let none = N::of(nan);
        for (row, slot) in out[6][from..to].iter_mut().enumerate() {
            let value = N::ratio(plus(row) + 78 - minus(row), 26);
            *slot = if plus_good(row) & minus_good(row) { value } else { none };
        }
        for (row, slot) in out[8][from..to].iter_mut().enumerate() {
            *slot = if plus_good(row) { N::ratio(plus(row), 13) } else { none };
        }
        for (row, slot) in out[9][from..to].iter_mut().enumerate() {
            *slot = if minus_good(row) { N::ratio(minus(row), 13) } else { none };
        }
        for (row, slot) in out[10][from..to].iter_mut().enumerate() {
            *slot = if minus_good(row) { N::ratio(78 - minus(row), 13) } else { none };
        }
        for (row, slot) in out[12][from..to].iter_mut().enumerate() {
            let value = N::ratio(plus(row) + 78 - minus(row), 1);
            *slot = if plus_good(row) & minus_good(row) { value } else { none };
        }
        for row in 0..rows {
            let total = 18.0 + means[0][row] - means[1][row] + means[2][row] - means[3][row]
                + means[4][row]
                - means[5][row];
            out[7][from + row] = N::of(total / 6.0);
            out[11][from + row] = N::of(total);
        }
    }
    faulty
}

/// Sums one block of items; `good` is not 0 where every answer is an option.
#[inline(always)]
fn block<'a>(
    items: &[usize],
    column: impl Fn(usize) -> &'a [u8],
    sums: &mut [u8],
    good: &mut [u8],
    any: &mut [u8],
) {
    let rows = sums.len();
    let cut = |at: usize| &column(items[at])[..rows];
    match items.len() {
        5 => five([cut(0), cut(1), cut(2), cut(3), cut(4)], sums, good, any),
        _ => five([cut(0), cut(1), cut(2), cut(3)], sums, good, any),
    }
}

#[inline(always)]
fn five<const K: usize>(columns: [&[u8]; K], sums: &mut [u8], good: &mut [u8], any: &mut [u8]) {
    let rows = sums.len();
    let columns = columns.map(|column| &column[..rows]);
    let (good, any) = (&mut good[..rows], &mut any[..rows]);
    for row in 0..rows {
        let (mut sum, mut all, mut fault) = (0u8, 255u8, 0u8);
        for column in columns {
            let code = column[row];
            let is_option = u8::from(code.wrapping_sub(1) <= 4).wrapping_neg();
            let is_none = u8::from(code >= 253).wrapping_neg();
            sum = sum.wrapping_add(code & is_option);
            all &= is_option;
            fault |= !(is_option | is_none);
        }
        sums[row] = sum;
        good[row] = all;
        any[row] |= fault;
    }
}

/// The code of a missing answer.
pub const fn missing() -> u8 {
    MISSING
}

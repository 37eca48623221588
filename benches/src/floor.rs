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
///
/// Every loop runs over slices cut to one length and without a branch; what several scores need is
/// computed once; the compiler makes vector instructions of all of it.
pub fn columns<N: Number>(answers: &[&[u8]; 26], out: &mut [&mut [N]; 13]) -> usize {
    let people = answers[0].len();
    let mut faulty = 0;
    let mut sums = [[0i16; CHUNK]; 6];
    let mut good = [[0u8; CHUNK]; 6];
    let mut means = [[0f64; CHUNK]; 6];
    let (mut plus, mut minus) = ([0i16; CHUNK], [0i16; CHUNK]);
    let (mut plus_good, mut minus_good) = ([0u8; CHUNK], [0u8; CHUNK]);
    let mut any = [0u8; CHUNK];
    for from in (0..people).step_by(CHUNK) {
        let to = people.min(from + CHUNK);
        let rows = to - from;
        any[..rows].fill(0);
        for b in 0..6 {
            let column = |item: usize| &answers[item][from..to];
            block(BLOCKS[b], column, &mut sums[b][..rows], &mut good[b][..rows], &mut any[..rows]);
        }
        faulty += any[..rows].iter().map(|fault| usize::from(*fault != 0)).sum::<usize>();
        for (b, means) in means.iter_mut().enumerate() {
            let means = &mut means[..rows];
            quotients(&sums[b][..rows], &good[b][..rows], i32::from(SIZES[b]), means);
            for (slot, value) in out[b][from..to].iter_mut().zip(means.iter()) {
                *slot = N::of(*value);
            }
        }
        let [s0, s1, s2, s3, s4, s5] = sums.each_ref().map(|sums| &sums[..rows]);
        let [g0, g1, g2, g3, g4, g5] = good.each_ref().map(|good| &good[..rows]);
        let (plus, minus) = (&mut plus[..rows], &mut minus[..rows]);
        let (plus_good, minus_good) = (&mut plus_good[..rows], &mut minus_good[..rows]);
        for row in 0..rows {
            plus[row] = s0[row] + s2[row] + s4[row];
            minus[row] = s1[row] + s3[row] + s5[row];
            plus_good[row] = g0[row] & g2[row] & g4[row];
            minus_good[row] = g1[row] & g3[row] & g5[row];
        }
        quotients(plus, plus_good, 13, &mut out[8][from..to]);
        quotients(minus, minus_good, 13, &mut out[9][from..to]);
        for slot in minus.iter_mut() {
            *slot = 78 - *slot;
        }
        quotients(minus, minus_good, 13, &mut out[10][from..to]);
        for row in 0..rows {
            plus[row] += minus[row];
            plus_good[row] &= minus_good[row];
        }
        quotients(plus, plus_good, 26, &mut out[6][from..to]);
        quotients(plus, plus_good, 1, &mut out[12][from..to]);
        let [m0, m1, m2, m3, m4, m5] = means.each_ref().map(|means| &means[..rows]);
        let [.., mean, _, _, _, sum, _] = out;
        let (mean, sum) = (&mut mean[from..to], &mut sum[from..to]);
        for row in 0..rows {
            let total = 18.0 + m0[row] - m1[row] + m2[row] - m3[row] + m4[row] - m5[row];
            mean[row] = N::of(total / 6.0);
            sum[row] = N::of(total);
        }
    }
    faulty
}

#[inline(always)]
fn quotients<N: Number>(sums: &[i16], good: &[u8], below: i32, out: &mut [N]) {
    let none = N::of(f64::NAN);
    let (sums, good) = (&sums[..out.len()], &good[..out.len()]);
    for (row, slot) in out.iter_mut().enumerate() {
        let value = N::ratio(i32::from(sums[row]), below);
        let is_scored = good[row] != 0;
        *slot = if is_scored { value } else { none };
    }
}

/// Sums one block of items; `good` is not 0 where every answer is an option.
#[inline(always)]
fn block<'a>(
    items: &[usize],
    column: impl Fn(usize) -> &'a [u8],
    sums: &mut [i16],
    good: &mut [u8],
    any: &mut [u8],
) {
    let rows = sums.len();
    let cut = |at: usize| &column(items[at])[..rows];
    match items.len() {
        5 => add([cut(0), cut(1), cut(2), cut(3), cut(4)], sums, good, any),
        _ => add([cut(0), cut(1), cut(2), cut(3)], sums, good, any),
    }
}

#[inline(always)]
fn add<const K: usize>(columns: [&[u8]; K], sums: &mut [i16], good: &mut [u8], any: &mut [u8]) {
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
        sums[row] = i16::from(sum);
        good[row] = all;
        any[row] |= fault;
    }
}

/// The code of a missing answer.
pub const fn missing() -> u8 {
    MISSING
}

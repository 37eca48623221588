//! What a week is worth when some practices are known and some are learned in it: the week is filled
//! day by day with what is best there.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use crate::plan_instance::PlanInstance;
use crate::plan_state::{MOST, PrincipleWorth, principle_worth};

/// What a practice loses that is to be learned in a week and finds no day there.
const NOT_LEARNED: i64 = 300;
/// What learning is worth when a day is filled, so that it comes early in its week.
const LEARN_FIRST: i32 = 500;
/// The minutes of what may not come on a day.
const NEVER: u32 = u32::MAX;

/// A practice as the weeks see it.
pub(crate) struct WeekRow {
    pub(crate) from_day: usize,
    /// How often it may come in a week; below 7 it comes in the week of learning only.
    pub(crate) most: u8,
    pub(crate) known: bool,
    minutes: u32,
    /// What one more use in a week is worth, by how many there are.
    steps: [i32; 7],
    /// One bit for each principle.
    principles: u8,
    daily: bool,
    closes: bool,
}

/// The practices of the days of one week.
pub(crate) type WeekFill = [([u16; MOST], usize); 7];

/// A practice that may come in the week at hand.
#[derive(Clone, Copy)]
struct Candidate {
    /// What it is worth on the day at hand, without its principles.
    base: i32,
    /// Its minutes, or `NEVER`.
    minutes: u32,
    practice: u16,
    principles: u8,
    /// On which days of the week it comes, one bit each.
    days: u8,
    uses: u8,
    is_new: bool,
}

/// Fills weeks.
pub(crate) struct WeekFiller<'i> {
    pub(crate) instance: &'i PlanInstance,
    pub(crate) rows: Vec<WeekRow>,
    /// How many weeks were filled.
    pub(crate) filled: u64,
    worth: PrincipleWorth,
    candidates: Vec<Candidate>,
}

impl<'i> WeekFiller<'i> {
    pub(crate) fn new(instance: &'i PlanInstance) -> Self {
        let uses = &instance.weights.uses;
        let rows = instance.practices.iter().map(|practice| WeekRow {
            from_day: practice.from_day,
            most: practice.most_uses.map_or(7, |most| most.min(7) as u8),
            known: practice.known_from.is_some(),
            minutes: practice.minutes,
            steps: std::array::from_fn(|at| (practice.gain * (uses[at + 1] - uses[at])) as i32),
            principles: practice.principles.iter().fold(0, |bits, at| bits | 1 << at),
            daily: practice.daily,
            closes: practice.closes,
        });
        let rows: Vec<WeekRow> = rows.collect();
        let candidates = Vec::with_capacity(rows.len());
        let worth = principle_worth(&instance.weights);
        Self { instance, rows, filled: 0, worth, candidates }
    }

    /// Fills a week day by day with what is best there, and says what it is worth. `learned` gives
    /// the week in which each practice is learned.
    pub(crate) fn fill(&mut self, week: usize, learned: &[usize]) -> (i64, WeekFill) {
        self.filled += 1;
        let weights = &self.instance.weights;
        self.gather(week, learned);
        let step =
            |at: usize, count: usize| (self.worth[at][count + 1] - self.worth[at][count]) as i32;
        let mut counts = [0_usize; 5];
        let mut next: [i32; 5] = std::array::from_fn(|at| step(at, 0));
        let mut sums = sums_of(&next);
        let mut fill: WeekFill = [([0; MOST], 0); 7];
        let (mut total, mut busy) = (0_i64, 0);
        for (weekday, (held, count)) in fill.iter_mut().enumerate() {
            let day = week * 7 + weekday;
            let mut left = self.instance.budget.get(day).copied().unwrap_or(0);
            if left == 0 {
                continue;
            }
            for it in &mut self.candidates {
                let row = &self.rows[usize::from(it.practice)];
                let may_come = day + 1 >= row.from_day && it.uses < row.most;
                it.minutes = if may_come { row.minutes } else { NEVER };
                let again = !row.daily && weekday > 0 && it.days >> (weekday - 1) & 1 == 1;
                let repeat = if again { weights.repeat as i32 } else { 0 };
                it.base = row.steps[usize::from(it.uses).min(6)] - repeat;
            }
            while left > 0 && *count < self.instance.most {
                let Some(at) = self.best(week, weekday, left, &sums, learned) else { break };
                let it = &mut self.candidates[at];
                total += i64::from(it.base + sums[usize::from(it.principles & 31)]);
                busy += usize::from(*count == 0);
                left -= it.minutes;
                it.days |= 1 << weekday;
                it.uses += 1;
                it.minutes = NEVER;
                held[*count] = it.practice;
                *count += 1;
                for at in 0..5 {
                    if it.principles >> at & 1 == 1 {
                        counts[at] += 1;
                        next[at] =
                            (self.worth[at][counts[at] + 1] - self.worth[at][counts[at]]) as i32;
                    }
                }
                sums = sums_of(&next);
            }
        }
        (total + weights.days[busy] + self.around(week), fill)
    }

    /// Gathers what may come in a week.
    fn gather(&mut self, week: usize, learned: &[usize]) {
        self.candidates.clear();
        for (practice, (row, learned)) in self.rows.iter().zip(learned).enumerate() {
            let is_new = *learned == week;
            if is_new || *learned < week && row.most >= 7 {
                self.candidates.push(Candidate {
                    base: 0,
                    minutes: NEVER,
                    practice: practice as u16,
                    principles: row.principles,
                    days: 0,
                    uses: 0,
                    is_new,
                });
            }
        }
    }

    /// What is lost where something finds no day to be learned on, and what a plan for going on is
    /// worth: it may come in two weeks, and each is promised half of it.
    fn around(&self, week: usize) -> i64 {
        let mut total = 0;
        let mut closes = false;
        for it in &self.candidates {
            let row = &self.rows[usize::from(it.practice)];
            let is_lost = it.uses == 0 && it.is_new && !row.known;
            total -= if is_lost { NOT_LEARNED } else { 0 };
            closes |= row.closes && it.uses != 0;
        }
        let is_end = week * 7 + 21 > self.instance.days;
        total + if is_end && closes { self.instance.weights.closing / 2 } else { 0 }
    }

    /// The candidate that is best on a day.
    fn best(
        &self,
        week: usize,
        weekday: usize,
        left: u32,
        sums: &[i32; 32],
        learned: &[usize],
    ) -> Option<usize> {
        let mut best = None;
        let mut most = 0;
        for (at, it) in self.candidates.iter().enumerate() {
            if it.minutes > left {
                continue;
            }
            let is_first = it.is_new && it.days == 0;
            let learning = if is_first { LEARN_FIRST } else { 0 };
            let promise = it.base + sums[usize::from(it.principles & 31)] + learning;
            if promise <= most {
                continue;
            }
            if is_first {
                let before = (1_u8 << weekday) - 1;
                let came = |other: usize| {
                    let same = |it: &&Candidate| usize::from(it.practice) == other;
                    self.candidates.iter().find(same).is_some_and(|it| it.days & before != 0)
                };
                let is_learned = |other: usize| learned[other] < week || came(other);
                if !self.instance.is_ready(usize::from(it.practice), week * 7 + weekday, is_learned)
                {
                    continue;
                }
            }
            most = promise;
            best = Some(at);
        }
        best
    }
}

/// What each set of principles is worth together.
fn sums_of(each: &[i32; 5]) -> [i32; 32] {
    let mut sums = [0; 32];
    for (at, worth) in each.iter().enumerate() {
        let half = 1 << at;
        for low in 0..half {
            sums[half + low] = sums[low] + worth;
        }
    }
    sums
}

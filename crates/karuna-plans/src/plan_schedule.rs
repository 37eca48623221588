//! Which practice is learned in which week: a coarse search before the fine one.
//!
//! A plan is worth about as much as its weeks, and a week depends on little but what may come in it.
//! So the weeks of learning are searched for alone; each week is filled greedily to see what it is
//! worth.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use crate::plan_instance::PlanInstance;
use crate::plan_state::{MOST, NONE, PrincipleWorth, packed, principle_worth};

/// What a practice loses that is to be learned in a week and finds no day there.
const NOT_LEARNED: i64 = 300;
/// What learning is worth when a day is filled, so that it comes early in its week.
const LEARN_FIRST: i64 = 500;
/// So many changes in a row that cannot be end the search.
const PATIENCE: u32 = 1_000;

struct Row {
    gain: i64,
    minutes: u32,
    from_day: usize,
    /// How often it may come in a week; below 7 it comes in the week of learning only.
    most: u8,
    principles: u64,
    daily: bool,
    closes: bool,
    known: bool,
}

/// The practices of the days of one week.
type Fill = [([u16; MOST], usize); 7];

/// Which practice is learned in which week, and what each week is worth then.
pub(crate) struct Schedule<'i> {
    instance: &'i PlanInstance,
    rows: Vec<Row>,
    worth: PrincipleWorth,
    weeks: usize,
    learned: Vec<usize>,
    value: Vec<i64>,
    /// How many weeks were filled.
    filled: u64,
    /// On which days of the week at hand each practice comes, one bit each.
    uses: Vec<u8>,
    /// The practices that may come in the week at hand.
    may_come: Vec<usize>,
}

impl<'i> Schedule<'i> {
    /// The weeks of learning of a plan that is there.
    pub(crate) fn new(instance: &'i PlanInstance, days: &[Vec<usize>]) -> Self {
        let weeks = instance.days.div_ceil(7);
        let rows = instance.practices.iter().map(|practice| Row {
            gain: practice.gain,
            minutes: practice.minutes,
            from_day: practice.from_day,
            most: practice.most_uses.map_or(7, |most| most.min(7) as u8),
            principles: packed(&practice.principles),
            daily: practice.daily,
            closes: practice.closes,
            known: practice.known_from.is_some(),
        });
        let rows: Vec<Row> = rows.collect();
        let count = rows.len();
        let mut schedule = Self {
            instance,
            rows,
            worth: principle_worth(&instance.weights),
            weeks,
            learned: vec![NONE; count],
            value: vec![0; weeks],
            filled: 0,
            uses: vec![0; count],
            may_come: Vec::with_capacity(count),
        };
        for practice in 0..count {
            let week = (schedule.rows[practice].from_day.max(1) - 1) / 7;
            if schedule.rows[practice].known && week < weeks {
                schedule.learned[practice] = week;
            }
        }
        for (day, held) in days.iter().enumerate() {
            for practice in held {
                schedule.learned[*practice] = schedule.learned[*practice].min(day / 7);
            }
        }
        for week in 0..weeks {
            schedule.value[week] = schedule.fill(week).0;
        }
        schedule
    }

    /// Searches until so many weeks have been filled; a worse schedule is kept as long as it is not
    /// more than `far` below the best, which shrinks to nothing. `draw` gives a number below
    /// another.
    pub(crate) fn search(&mut self, fills: u64, far: i64, mut draw: impl FnMut(usize) -> usize) {
        let may_be_learned = |place: &usize| {
            !self.rows[*place].known && self.rows[*place].from_day <= self.instance.days
        };
        let learnable: Vec<usize> = (0..self.rows.len()).filter(may_be_learned).collect();
        if learnable.is_empty() || self.weeks == 0 {
            return;
        }
        let (mut score, mut best) = (0, 0);
        let mut best_learned = self.learned.clone();
        let mut idle = 0;
        while self.filled < fills && idle < PATIENCE {
            idle += 1;
            let pair = [learnable[draw(learnable.len())], learnable[draw(learnable.len())]];
            let old = pair.map(|practice| self.learned[practice]);
            let before = self.novelty();
            if !self.change(pair, &mut draw) || !self.is_sound(&learnable) {
                self.restore(pair, old);
                continue;
            }
            let touched = self.touched(pair, old);
            let kept: Vec<i64> = touched.iter().map(|week| self.value[*week]).collect();
            let mut rise = self.novelty() - before;
            for week in &touched {
                let value = self.fill(*week).0;
                rise += value - self.value[*week];
                self.value[*week] = value;
            }
            let left = fills.saturating_sub(self.filled) as i64;
            if score + rise >= best - far * left / fills as i64 {
                idle = 0;
                score += rise;
                if score > best {
                    best = score;
                    best_learned.clone_from(&self.learned);
                }
            } else {
                self.restore(pair, old);
                for (week, value) in touched.iter().zip(kept) {
                    self.value[*week] = value;
                }
            }
        }
        self.learned = best_learned;
    }

    /// The plan that fills each week greedily.
    pub(crate) fn days(&mut self) -> Vec<Vec<usize>> {
        let mut days = Vec::with_capacity(self.weeks * 7);
        for week in 0..self.weeks {
            let (_, fill) = self.fill(week);
            days.extend(fill.map(|(held, count)| {
                held.iter().take(count).map(|it| usize::from(*it)).collect::<Vec<_>>()
            }));
        }
        days.truncate(self.instance.days);
        days
    }

    fn restore(&mut self, pair: [usize; 2], weeks: [usize; 2]) {
        for (practice, week) in pair.into_iter().zip(weeks) {
            self.learned[practice] = week;
        }
    }

    /// Lets two practices change weeks, or moves, drops or adds one; whether anything changed.
    fn change(&mut self, pair: [usize; 2], draw: &mut impl FnMut(usize) -> usize) -> bool {
        let [one, two] = pair;
        let (first, second) = (self.learned[one], self.learned[two]);
        let used = if first == NONE { two } else { one };
        match (draw(10), first == NONE && second == NONE) {
            (0, true) => self.learned[one] = draw(self.weeks),
            (_, true) => return false,
            (0..6, _) => {
                if first == second {
                    return false;
                }
                self.learned.swap(one, two);
            }
            (6 | 7, _) => {
                let week = (self.learned[used] + draw(3)).saturating_sub(1);
                self.learned[used] = week.min(self.weeks - 1);
            }
            (8, _) => self.learned[used] = NONE,
            _ => self.learned[one] = draw(self.weeks),
        }
        true
    }

    /// The weeks in which something else may come than before.
    fn touched(&self, pair: [usize; 2], old: [usize; 2]) -> Vec<usize> {
        let mut touched = Vec::new();
        for (practice, was) in pair.into_iter().zip(old) {
            let is = self.learned[practice];
            let (low, high) = (was.min(is), was.max(is));
            if low == high {
                continue;
            }
            let is_lasting = self.rows[practice].most >= 7;
            let weeks = low..self.weeks.min(high.saturating_add(1));
            touched.extend(weeks.filter(|week| is_lasting || *week == low || *week == high));
        }
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// Whether what every practice needs is learned in its week at the latest, and none comes
    /// before its first day.
    fn is_sound(&self, learnable: &[usize]) -> bool {
        learnable.iter().all(|practice| {
            let week = self.learned[*practice];
            week == NONE
                || self.rows[*practice].from_day <= week * 7 + 7
                    && self.is_ready(*practice, week * 7 + 6, |other| self.learned[other] <= week)
        })
    }

    /// Whether enough of what a practice needs is known by a day or learned.
    fn is_ready(&self, practice: usize, day: usize, is_learned: impl Fn(usize) -> bool) -> bool {
        self.instance.practices[practice].needs.iter().all(|need| {
            let done = need.of.iter().filter(|other| {
                let known = self.instance.practices[**other].known_from;
                known.is_some_and(|known| known <= day) || is_learned(**other)
            });
            done.take(need.count).count() == need.count
        })
    }

    /// What learning so many practices is worth, and what too many in a week cost.
    fn novelty(&self) -> i64 {
        let weights = &self.instance.weights;
        let mut fresh = vec![0_usize; self.weeks];
        let mut used = 0;
        for (row, week) in self.rows.iter().zip(&self.learned) {
            if let Some(count) = fresh.get_mut(*week) {
                used += 1;
                *count += usize::from(!row.known);
            }
        }
        let over: usize = fresh.iter().map(|count| count.saturating_sub(weights.new_free)).sum();
        weights.first * used - weights.new_over * over as i64
    }

    /// Fills a week day by day with what is best there, and says what it is worth.
    fn fill(&mut self, week: usize) -> (i64, Fill) {
        self.filled += 1;
        let weights = &self.instance.weights;
        self.may_come.clear();
        for (practice, row) in self.rows.iter().enumerate() {
            let learned = self.learned[practice];
            if learned <= week && (row.most >= 7 || learned == week) {
                self.may_come.push(practice);
            }
            self.uses[practice] = 0;
        }
        let mut counts = [0_usize; 5];
        let mut next: [i64; 5] = std::array::from_fn(|at| self.worth[at][1] - self.worth[at][0]);
        let mut fill: Fill = [([0; MOST], 0); 7];
        let (mut total, mut busy) = (0, 0);
        for (weekday, (held, count)) in fill.iter_mut().enumerate() {
            let day = week * 7 + weekday;
            let mut left = self.instance.budget.get(day).copied().unwrap_or(0);
            while left > 0 && *count < self.instance.most {
                let Some((rise, practice)) = self.best(week, day, left, &next) else { break };
                total += rise;
                busy += usize::from(*count == 0);
                self.uses[practice] |= 1 << weekday;
                left -= self.rows[practice].minutes;
                held[*count] = practice as u16;
                *count += 1;
                for at in 0..5 {
                    if self.rows[practice].principles >> (8 * at) & 1 == 1 {
                        counts[at] += 1;
                        next[at] = self.worth[at][counts[at] + 1] - self.worth[at][counts[at]];
                    }
                }
            }
        }
        total += weights.days[busy];
        for practice in &self.may_come {
            let is_lost = self.uses[*practice] == 0 && self.learned[*practice] == week;
            total -= if is_lost && !self.rows[*practice].known { NOT_LEARNED } else { 0 };
        }
        // The plan for going on may come in two weeks; each is promised half of it.
        let closes = |it: &&usize| self.rows[**it].closes && self.uses[**it] != 0;
        if week * 7 + 21 > self.instance.days && self.may_come.iter().any(|it| closes(&it)) {
            total += weights.closing / 2;
        }
        (total, fill)
    }

    /// The practice that is best on a day, and by how much the week is worth more with it.
    fn best(&self, week: usize, day: usize, left: u32, next: &[i64; 5]) -> Option<(i64, usize)> {
        let weights = &self.instance.weights;
        let weekday = day % 7;
        let mut best = None;
        let mut most = 0;
        for &practice in &self.may_come {
            let row = &self.rows[practice];
            let bits = self.uses[practice];
            let uses = bits.count_ones() as usize;
            let fits = row.minutes <= left
                && bits >> weekday & 1 == 0
                && day + 1 >= row.from_day
                && uses < usize::from(row.most);
            if !fits {
                continue;
            }
            let mut rise = row.gain * (weights.uses[uses + 1] - weights.uses[uses]);
            for (at, worth) in next.iter().enumerate() {
                rise += worth * (row.principles >> (8 * at) & 1) as i64;
            }
            if !row.daily && weekday > 0 && bits >> (weekday - 1) & 1 == 1 {
                rise -= weights.repeat;
            }
            let mut promise = rise;
            if bits == 0 && self.learned[practice] == week {
                let before = (1_u8 << weekday) - 1;
                let is_learned =
                    |other: usize| self.learned[other] < week || self.uses[other] & before != 0;
                if !self.is_ready(practice, day, is_learned) {
                    continue;
                }
                promise += LEARN_FIRST;
            }
            if promise > most {
                most = promise;
                best = Some((rise, practice));
            }
        }
        best
    }
}

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
use crate::plan_state::NONE;
use crate::week_fill::WeekFiller;

/// So many changes in a row that cannot be end the search.
const PATIENCE: u32 = 1_000;

/// Which practice is learned in which week, and what each week is worth then.
pub(crate) struct Schedule<'i> {
    pub(crate) filler: WeekFiller<'i>,
    pub(crate) weeks: usize,
    /// The week of learning of each practice, or `NONE`.
    pub(crate) learned: Vec<usize>,
    value: Vec<i64>,
}

impl<'i> Schedule<'i> {
    /// The weeks of learning of a plan that is there.
    pub(crate) fn new(instance: &'i PlanInstance, days: &[Vec<usize>]) -> Self {
        let weeks = instance.days.div_ceil(7);
        let filler = WeekFiller::new(instance);
        let count = filler.rows.len();
        let mut schedule =
            Self { filler, weeks, learned: vec![NONE; count], value: vec![0; weeks] };
        for practice in 0..count {
            let week = (schedule.filler.rows[practice].from_day.max(1) - 1) / 7;
            if schedule.filler.rows[practice].known && week < weeks {
                schedule.learned[practice] = week;
            }
        }
        for (day, held) in days.iter().enumerate() {
            for practice in held {
                schedule.learned[*practice] = schedule.learned[*practice].min(day / 7);
            }
        }
        schedule.revalue();
        schedule
    }

    /// Finds again what each week is worth.
    pub(crate) fn revalue(&mut self) {
        for week in 0..self.weeks {
            self.value[week] = self.filler.fill(week, &self.learned).0;
        }
    }

    /// The practices that are not known and may come by a day.
    pub(crate) fn learnable(&self, day: usize) -> Vec<usize> {
        let rows = self.filler.rows.iter().enumerate();
        let may_come = rows.filter(|(_, row)| !row.known && row.from_day <= day);
        may_come.map(|(place, _)| place).collect()
    }

    /// Searches until so many weeks have been filled; a worse schedule is kept as long as it is not
    /// more than `far` below the best, which shrinks to nothing. `draw` gives a number below
    /// another.
    pub(crate) fn search(&mut self, fills: u64, far: i64, mut draw: impl FnMut(usize) -> usize) {
        let learnable = self.learnable(self.filler.instance.days);
        if learnable.is_empty() || self.weeks == 0 {
            return;
        }
        let end = self.filler.filled + fills;
        let (mut score, mut best) = (0, 0);
        let mut best_learned = self.learned.clone();
        let mut idle = 0;
        while self.filler.filled < end && idle < PATIENCE {
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
                let value = self.filler.fill(*week, &self.learned).0;
                rise += value - self.value[*week];
                self.value[*week] = value;
            }
            let left = end.saturating_sub(self.filler.filled) as i64;
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
            let (_, fill) = self.filler.fill(week, &self.learned);
            days.extend(fill.map(|(held, count)| {
                held.iter().take(count).map(|it| usize::from(*it)).collect::<Vec<_>>()
            }));
        }
        days.truncate(self.filler.instance.days);
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
            let is_lasting = self.filler.rows[practice].most >= 7;
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
                || self.filler.rows[*practice].from_day <= week * 7 + 7
                    && self
                        .filler
                        .instance
                        .is_ready(*practice, week * 7 + 6, |other| self.learned[other] <= week)
        })
    }

    /// What learning so many practices is worth, and what too many in a week cost.
    fn novelty(&self) -> i64 {
        let weights = &self.filler.instance.weights;
        let mut fresh = vec![0_usize; self.weeks];
        let mut used = 0;
        for (row, week) in self.filler.rows.iter().zip(&self.learned) {
            if let Some(count) = fresh.get_mut(*week) {
                used += 1;
                *count += usize::from(!row.known);
            }
        }
        let over: usize = fresh.iter().map(|count| count.saturating_sub(weights.new_free)).sum();
        weights.first * used - weights.new_over * over as i64
    }
}

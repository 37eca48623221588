//! A first answer to which practice is learned in which week: week by week, the few best ways so far
//! go on, each with every small set of practices that might be learned next (a beam search).

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::plan_schedule::Schedule;
use crate::plan_state::NONE;

/// How many ways go on from week to week.
const WAYS: usize = 12;
/// How many practices are looked at in pairs and threes, and how many pairs in threes.
const SINGLES: usize = 10;
const PAIRS: usize = 3;
/// How much of the promise of later weeks is that of what is learned, in per cent; the rest is that
/// of what could be learned next.
const LEARNED: i64 = 5;

/// A way to learn, up to a week.
struct Way {
    /// What the weeks so far are worth.
    worth: i64,
    /// The same with what later weeks promise.
    promise: i64,
    learned: Vec<usize>,
}

/// What a late week is worth with a set of practices, one mark for each.
type Promises = HashMap<Vec<bool>, i64>;

impl Schedule<'_> {
    /// Takes the best of the ways that go on from week to week.
    pub(crate) fn sweep(&mut self) {
        let rows = self.filler.rows.iter().zip(&self.learned);
        let known = rows.map(|(row, week)| if row.known { *week } else { NONE });
        let mut ways = vec![Way { worth: 0, promise: 0, learned: known.collect() }];
        let mut promises = Promises::new();
        for week in 0..self.weeks {
            let mut next: Vec<Way> = Vec::new();
            for way in &ways {
                self.go_on(way, week, &mut promises, &mut next);
            }
            next.sort_by_key(|way| Reverse(way.promise));
            next.dedup_by(|one, other| one.learned == other.learned);
            next.truncate(WAYS);
            ways = next;
        }
        let best =
            ways.into_iter().reduce(|best, way| if way.worth > best.worth { way } else { best });
        if let Some(best) = best {
            self.learned = best.learned;
            self.revalue();
        }
    }

    /// Every way to go on in a week: nothing new, each practice that is ready, pairs and threes of
    /// those that promise most.
    fn go_on(&mut self, way: &Way, week: usize, promises: &mut Promises, next: &mut Vec<Way>) {
        let day = (week * 7 + 7).min(self.filler.instance.days);
        let open: Vec<usize> =
            self.learnable(day).into_iter().filter(|it| way.learned[*it] == NONE).collect();
        let is_ready = |it: &usize| {
            self.filler.instance.is_ready(*it, week * 7 + 6, |other| way.learned[other] <= week)
        };
        let ready: Vec<usize> = open.iter().copied().filter(is_ready).collect();
        next.push(self.learn(way, week, &[], promises));
        let mut singles: Vec<(i64, usize)> = Vec::with_capacity(ready.len());
        for practice in &ready {
            let one = self.learn(way, week, &[*practice], promises);
            singles.push((one.promise, *practice));
            next.push(one);
        }
        singles.sort_by_key(|(promise, _)| Reverse(*promise));
        singles.truncate(SINGLES);
        let mut pairs: Vec<(i64, [usize; 2])> = Vec::new();
        for (at, (_, one)) in singles.iter().enumerate() {
            let mut others: Vec<usize> = singles[at + 1..].iter().map(|(_, it)| *it).collect();
            // What becomes ready by this one may come in the same week.
            let is_ready = |it: &usize| {
                self.filler.instance.is_ready(*it, week * 7 + 6, |other| {
                    way.learned[other] <= week || other == *one
                })
            };
            let freed = open.iter().copied().filter(|it| !ready.contains(it));
            others.extend(freed.filter(is_ready));
            for other in others {
                let pair = [*one, other];
                let two = self.learn(way, week, &pair, promises);
                pairs.push((two.promise, pair));
                next.push(two);
            }
        }
        pairs.sort_by_key(|(promise, _)| Reverse(*promise));
        for (_, [one, two]) in pairs.into_iter().take(PAIRS) {
            for (_, three) in singles.iter().filter(|(_, it)| *it != one && *it != two) {
                next.push(self.learn(way, week, &[one, two, *three], promises));
            }
        }
    }

    /// A way that learns a set of practices in a week.
    fn learn(&mut self, way: &Way, week: usize, set: &[usize], promises: &mut Promises) -> Way {
        let mut learned = way.learned.clone();
        for practice in set {
            learned[*practice] = week;
        }
        let weights = &self.filler.instance.weights;
        let over = set.len().saturating_sub(weights.new_free);
        let new = weights.first * set.len() as i64 - weights.new_over * over as i64;
        let worth = way.worth + new + self.filler.fill(week, &learned).0;
        let left = (self.weeks - week - 1) as i64;
        let mut promise = worth;
        if left > 0 {
            let mut set: Vec<bool> = learned.iter().map(|week| *week != NONE).collect();
            let now = self.late_week(&set, promises);
            let last = self.filler.instance.days;
            let next = self.learnable(last).into_iter().filter(|it| {
                !set[*it] && self.filler.instance.is_ready(*it, last, |other| set[other])
            });
            for practice in next.collect::<Vec<_>>() {
                set[practice] = true;
            }
            let then = self.late_week(&set, promises);
            promise += left * (LEARNED * now + (100 - LEARNED) * then) / 100;
        }
        Way { worth, promise, learned }
    }

    /// What the last week is worth with a set of practices.
    fn late_week(&mut self, set: &[bool], promises: &mut Promises) -> i64 {
        if let Some(worth) = promises.get(set) {
            return *worth;
        }
        let learned: Vec<usize> = set.iter().map(|is| if *is { 0 } else { NONE }).collect();
        let (worth, _) = self.filler.fill(self.weeks - 1, &learned);
        promises.insert(set.to_vec(), worth);
        worth
    }
}

//! The search: from the planning problem in numbers to a plan, greedily and then by threshold
//! accepting. Integers only, so that the same seed makes the same plan everywhere.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes `Search::new` has checked"
)]

use crate::plan_instance::{PlanInstance, PlanScore};

/// The most practices of a day that a request may ask for.
const MOST: usize = 4;
/// Steps of the usual search for each day of the plan.
const STEPS_A_DAY: u64 = 5_000;
const NONE: usize = usize::MAX;

/// A plan in numbers: for each day the places of its practices, the smallest first.
pub(crate) type DayList = Vec<Vec<usize>>;

/// The first valid plan, day by day the best practice that fits: the greedy baseline.
pub(crate) fn greedy(instance: &PlanInstance) -> DayList {
    let mut search = Search::new(instance);
    search.fill_greedily();
    search.days_sorted()
}

/// The best plan found in a number of steps for each day, `effort` times the usual.
pub(crate) fn search(instance: &PlanInstance, seed: u64, effort: u64) -> DayList {
    let mut search = Search::new(instance);
    search.fill_greedily();
    search.improve(seed, STEPS_A_DAY * effort * instance.days as u64);
    search.days_sorted()
}

/// The soft score of a plan, and what each use of a practice is worth to it: the score without it
/// is so much lower.
pub(crate) fn score(instance: &PlanInstance, days: &[Vec<usize>]) -> (PlanScore, Vec<Vec<i64>>) {
    let mut search = Search::new(instance);
    for (day, practices) in days.iter().enumerate() {
        for practice in practices {
            search.add(*practice, day);
        }
    }
    let terms = search.terms();
    let worth = days.iter().enumerate().map(|(day, practices)| {
        let each = practices.iter().map(|practice| {
            let lost = search.remove(*practice, day);
            let _ = search.add(*practice, day);
            -lost
        });
        each.collect()
    });
    let worth = worth.collect();
    (terms, worth)
}

#[derive(Clone, Copy)]
struct Day {
    held: [u16; MOST],
    count: u8,
    minutes: u32,
}

struct Search<'i> {
    instance: &'i PlanInstance,
    weeks: usize,
    days: Vec<Day>,
    /// Days without a break: `uses[practice * weeks + week]` has one bit for each weekday.
    uses: Vec<u8>,
    principles: Vec<[u16; 5]>,
    busy: Vec<u8>,
    fresh: Vec<u16>,
    /// The first day of each practice, from 0; `NONE` where it does not come.
    first: Vec<usize>,
    used: i64,
    closing: u32,
    /// Whom a practice is needed by.
    dependents: Vec<Vec<usize>>,
}

struct Dice(u64);

impl Dice {
    /// `SplitMix64`: small, known, and the same everywhere.
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        // The upper half of a product: no division, and even enough for a search.
        ((u128::from(self.roll()) * bound as u128) >> 64) as usize
    }
}

impl<'i> Search<'i> {
    fn new(instance: &'i PlanInstance) -> Self {
        let weeks = instance.days.div_ceil(7);
        let count = instance.practices.len();
        debug_assert!(instance.budget.len() == instance.days && instance.most <= MOST);
        let mut dependents = vec![Vec::new(); count];
        for (place, row) in instance.practices.iter().enumerate() {
            for other in row.needs.iter().flat_map(|need| &need.of) {
                if !dependents[*other].contains(&place) {
                    dependents[*other].push(place);
                }
            }
        }
        Self {
            instance,
            weeks,
            days: vec![Day { held: [0; MOST], count: 0, minutes: 0 }; instance.days],
            uses: vec![0; count * weeks],
            principles: vec![[0; 5]; weeks],
            busy: vec![0; weeks],
            fresh: vec![0; weeks],
            first: vec![NONE; count],
            used: 0,
            closing: 0,
            dependents,
        }
    }

    fn days_sorted(&self) -> DayList {
        let sorted = self.days.iter().map(|day| {
            let mut held: Vec<usize> =
                day.held.iter().take(day.count.into()).map(|it| usize::from(*it)).collect();
            held.sort_unstable();
            held
        });
        sorted.collect()
    }

    fn holds(&self, practice: usize, day: usize) -> bool {
        self.uses[practice * self.weeks + day / 7] >> (day % 7) & 1 == 1
    }

    fn is_closing_day(&self, day: usize) -> bool {
        day + 14 >= self.instance.days
    }

    fn novelty(&self, fresh: u16) -> i64 {
        let over = usize::from(fresh).saturating_sub(self.instance.weights.new_free);
        -self.instance.weights.new_over * over as i64
    }

    /// The next day after `day` on which a practice comes; `NONE` where there is none.
    fn next_use(&self, practice: usize, day: usize) -> usize {
        let (mut week, weekday) = (day / 7, day % 7);
        let mut bits = self.uses[practice * self.weeks + week] & (0x7f_u8 << weekday << 1);
        loop {
            if bits != 0 {
                return week * 7 + bits.trailing_zeros() as usize;
            }
            week += 1;
            if week == self.weeks {
                return NONE;
            }
            bits = self.uses[practice * self.weeks + week];
        }
    }

    /// Adds a practice to a day, and says by how much the score rises.
    fn add(&mut self, practice: usize, day: usize) -> i64 {
        let row = &self.instance.practices[practice];
        let weights = &self.instance.weights;
        let week = day / 7;
        let bits = &mut self.uses[practice * self.weeks + week];
        let before = bits.count_ones() as usize;
        *bits |= 1 << (day % 7);
        let mut rise = row.gain * (weights.uses[before + 1] - weights.uses[before]);
        for principle in &row.principles {
            let count = &mut self.principles[week][*principle];
            let (old, new) = (usize::from(*count).min(3), usize::from(*count + 1).min(3));
            *count += 1;
            rise += weights.principles[*principle] * (weights.balance[new] - weights.balance[old]);
        }
        let held = &mut self.days[day];
        if held.count == 0 {
            let busy = usize::from(self.busy[week]);
            rise += weights.days[busy + 1] - weights.days[busy];
            self.busy[week] += 1;
        }
        held.held[usize::from(held.count)] = practice as u16;
        held.count += 1;
        held.minutes += row.minutes;
        if !row.daily {
            rise -= weights.repeat * self.neighbours(practice, day);
        }
        if row.closes && self.is_closing_day(day) {
            rise += if self.closing == 0 { weights.closing } else { 0 };
            self.closing += 1;
        }
        let first = self.first[practice];
        if first == NONE {
            self.used += 1;
            rise += weights.first;
        }
        if day < first {
            if row.known_from.is_none() {
                rise += self.shift_fresh(week, 1);
                if first != NONE {
                    rise += self.shift_fresh(first / 7, -1);
                }
            }
            self.first[practice] = day;
        }
        rise
    }

    /// Takes a practice from a day, and says by how much the score rises; usually it falls.
    fn remove(&mut self, practice: usize, day: usize) -> i64 {
        let row = &self.instance.practices[practice];
        let weights = &self.instance.weights;
        let week = day / 7;
        let bits = &mut self.uses[practice * self.weeks + week];
        let before = bits.count_ones() as usize;
        *bits &= !(1 << (day % 7));
        let mut rise = row.gain * (weights.uses[before - 1] - weights.uses[before]);
        for principle in &row.principles {
            let count = &mut self.principles[week][*principle];
            let (old, new) = (usize::from(*count).min(3), usize::from(*count - 1).min(3));
            *count -= 1;
            rise += weights.principles[*principle] * (weights.balance[new] - weights.balance[old]);
        }
        let held = &mut self.days[day];
        let last = usize::from(held.count) - 1;
        for place in 0..last {
            if usize::from(held.held[place]) == practice {
                held.held[place] = held.held[last];
                break;
            }
        }
        held.count -= 1;
        held.minutes -= row.minutes;
        if held.count == 0 {
            let busy = usize::from(self.busy[week]);
            rise += weights.days[busy - 1] - weights.days[busy];
            self.busy[week] -= 1;
        }
        if !row.daily {
            rise += weights.repeat * self.neighbours(practice, day);
        }
        if row.closes && self.is_closing_day(day) {
            self.closing -= 1;
            rise -= if self.closing == 0 { weights.closing } else { 0 };
        }
        if self.first[practice] == day {
            let next = self.next_use(practice, day);
            if next == NONE {
                self.used -= 1;
                rise -= weights.first;
            }
            if row.known_from.is_none() {
                rise += self.shift_fresh(week, -1);
                if next != NONE {
                    rise += self.shift_fresh(next / 7, 1);
                }
            }
            self.first[practice] = next;
        }
        rise
    }

    /// On how many of the days before and after a day a practice comes.
    fn neighbours(&self, practice: usize, day: usize) -> i64 {
        let before = day > 0 && self.holds(practice, day - 1);
        let after = day + 1 < self.instance.days && self.holds(practice, day + 1);
        i64::from(before) + i64::from(after)
    }

    fn shift_fresh(&mut self, week: usize, by: i16) -> i64 {
        let old = self.fresh[week];
        self.fresh[week] = old.wrapping_add_signed(by);
        self.novelty(self.fresh[week]) - self.novelty(old)
    }

    /// Whether everything that a practice needs is done before its first day.
    fn is_ready(&self, practice: usize, day: usize) -> bool {
        self.instance.practices[practice].needs.iter().all(|need| {
            let done = need.of.iter().filter(|other| {
                let known = self.instance.practices[**other].known_from;
                known.is_some_and(|known| known <= day) || self.first[**other] < day
            });
            done.take(need.count).count() == need.count
        })
    }

    /// Whether a practice whose first day changed, and all that need it, are still ready.
    fn is_sound(&self, practice: usize) -> bool {
        let ready = |place: usize| {
            let first = self.first[place];
            first == NONE || self.is_ready(place, first)
        };
        ready(practice) && self.dependents[practice].iter().all(|other| ready(*other))
    }

    fn has_room(&self, practice: usize, day: usize) -> bool {
        let held = &self.days[day];
        let row = &self.instance.practices[practice];
        usize::from(held.count) < self.instance.most
            && held.minutes + row.minutes <= self.instance.budget[day]
            && day + 1 >= row.from_day
            && !self.holds(practice, day)
    }

    fn fill_greedily(&mut self) {
        for day in 0..self.instance.days {
            loop {
                let mut best = (0, NONE);
                for practice in 0..self.instance.practices.len() {
                    if self.has_room(practice, day) && self.is_ready(practice, day) {
                        let rise = self.add(practice, day);
                        self.remove(practice, day);
                        if rise > best.0 {
                            best = (rise, practice);
                        }
                    }
                }
                if best.1 == NONE {
                    break;
                }
                self.add(best.1, day);
            }
        }
    }

    fn terms(&self) -> PlanScore {
        let weights = &self.instance.weights;
        let mut score = PlanScore { variety: weights.first * self.used, ..PlanScore::default() };
        for (place, row) in self.instance.practices.iter().enumerate() {
            for week in 0..self.weeks {
                let bits = self.uses[place * self.weeks + week];
                score.fit += row.gain * weights.uses[bits.count_ones() as usize];
            }
            if !row.daily {
                let after = |day: &usize| {
                    *day + 1 < self.instance.days
                        && self.holds(place, *day)
                        && self.holds(place, *day + 1)
                };
                let pairs = (0..self.instance.days).filter(after).count();
                score.spacing -= weights.repeat * pairs as i64;
            }
        }
        for week in 0..self.weeks {
            for (place, count) in self.principles[week].iter().enumerate() {
                let weight = weights.principles[place];
                score.balance += weight * weights.balance[usize::from(*count).min(3)];
            }
            score.regularity += weights.days[usize::from(self.busy[week])];
            score.novelty += self.novelty(self.fresh[week]);
        }
        score.going_on = if self.closing > 0 { weights.closing } else { 0 };
        score
    }

    /// Threshold accepting: small changes, worse ones too while the threshold falls to nothing.
    fn improve(&mut self, seed: u64, steps: u64) {
        let open: Vec<usize> =
            (0..self.instance.days).filter(|day| self.instance.budget[*day] > 0).collect();
        let count = self.instance.practices.len();
        let may_come: Vec<usize> = (0..count)
            .filter(|it| self.instance.practices[*it].from_day <= self.instance.days)
            .collect();
        if open.is_empty() || may_come.is_empty() {
            return;
        }
        let mut dice = Dice(seed);
        let (mut score, mut best, mut best_days) = (0_i64, 0_i64, self.days.clone());
        // So much worse may a step be at first: about what a new practice is worth.
        let highest = 250_u64;
        let mut changes: Vec<(usize, usize, bool)> = Vec::with_capacity(8);
        for step in 0..steps {
            let threshold = highest * (steps - step) / steps;
            let day = open[dice.below(open.len())];
            changes.clear();
            let mut rise = match dice.below(8) {
                0..=4 => self.exchange(day, &may_come, &mut dice, &mut changes),
                5 | 6 => {
                    // Mostly within the week, where uses are counted.
                    let other = if dice.below(4) > 0 {
                        (day / 7 * 7 + dice.below(7)).min(self.instance.days - 1)
                    } else {
                        open[dice.below(open.len())]
                    };
                    self.swap(day, other, &mut dice, &mut changes)
                }
                _ => self.replace_everywhere(day, &may_come, &mut dice, &mut changes),
            };
            if changes.is_empty() {
                continue;
            }
            let allowed = -((dice.roll() % (threshold + 1)) as i64);
            let mut is_good = rise >= allowed;
            if is_good {
                is_good = changes.iter().all(|(practice, _, _)| self.is_sound(*practice));
            }
            if is_good {
                score += rise;
                if score > best {
                    best = score;
                    best_days.clone_from(&self.days);
                }
            } else {
                while let Some((practice, day, was_added)) = changes.pop() {
                    rise += if was_added {
                        self.remove(practice, day)
                    } else {
                        self.add(practice, day)
                    };
                }
                debug_assert_eq!(rise, 0);
            }
        }
        self.restore(&best_days);
    }

    fn restore(&mut self, days: &[Day]) {
        for day in 0..self.instance.days {
            while self.days[day].count > 0 {
                self.remove(self.days[day].held[0].into(), day);
            }
        }
        for (day, held) in days.iter().enumerate() {
            for practice in held.held.iter().take(held.count.into()) {
                self.add(usize::from(*practice), day);
            }
        }
    }

    /// Takes something from a day, or nothing, and adds what has room then, or nothing.
    fn exchange(
        &mut self,
        day: usize,
        may_come: &[usize],
        dice: &mut Dice,
        changes: &mut Vec<(usize, usize, bool)>,
    ) -> i64 {
        let mut rise = 0;
        let count = usize::from(self.days[day].count);
        let taken = dice.below(count + 1);
        if taken < count {
            let practice = usize::from(self.days[day].held[taken]);
            rise += self.remove(practice, day);
            changes.push((practice, day, false));
        }
        let practice = may_come[dice.below(may_come.len())];
        if self.has_room(practice, day) && changes.iter().all(|(it, _, _)| *it != practice) {
            rise += self.add(practice, day);
            changes.push((practice, day, true));
        }
        rise
    }

    /// Moves something from a day to another, and something back where there is anything.
    fn swap(
        &mut self,
        day: usize,
        other: usize,
        dice: &mut Dice,
        changes: &mut Vec<(usize, usize, bool)>,
    ) -> i64 {
        let count = usize::from(self.days[day].count);
        if day == other || count == 0 {
            return 0;
        }
        let one = usize::from(self.days[day].held[dice.below(count)]);
        let back = usize::from(self.days[other].count);
        let two = if back == 0 {
            NONE
        } else {
            let place = dice.below(back + 1);
            if place < back { usize::from(self.days[other].held[place]) } else { NONE }
        };
        if one == two || self.holds(one, other) || two != NONE && self.holds(two, day) {
            return 0;
        }
        let mut rise = self.remove(one, day);
        changes.push((one, day, false));
        if two != NONE {
            rise += self.remove(two, other);
            changes.push((two, other, false));
        }
        for (practice, place) in [(one, other), (two, day)] {
            if practice != NONE {
                if !self.has_room(practice, place) {
                    // An impossible change is told by a rise that nothing allows.
                    return i64::MIN / 2 + self.undo(changes);
                }
                rise += self.add(practice, place);
                changes.push((practice, place, true));
            }
        }
        rise
    }

    /// Puts another practice in the place of one, on all days of its week.
    fn replace_everywhere(
        &mut self,
        day: usize,
        may_come: &[usize],
        dice: &mut Dice,
        changes: &mut Vec<(usize, usize, bool)>,
    ) -> i64 {
        let count = usize::from(self.days[day].count);
        if count == 0 {
            return 0;
        }
        let old = usize::from(self.days[day].held[dice.below(count)]);
        let new = may_come[dice.below(may_come.len())];
        if old == new {
            return 0;
        }
        let mut rise = 0;
        let start = day / 7 * 7;
        for day in start..(start + 7).min(self.instance.days) {
            if self.holds(old, day) {
                rise += self.remove(old, day);
                changes.push((old, day, false));
                if self.has_room(new, day) {
                    rise += self.add(new, day);
                    changes.push((new, day, true));
                }
            }
        }
        rise
    }

    /// Takes all changes back at once; there are none left then.
    fn undo(&mut self, changes: &mut Vec<(usize, usize, bool)>) -> i64 {
        while let Some((practice, day, was_added)) = changes.pop() {
            if was_added {
                self.remove(practice, day);
            } else {
                self.add(practice, day);
            }
        }
        0
    }
}

//! A plan in numbers while it is searched for: adding and removing a practice, each with what it
//! does to the score, in constant time.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use std::cell::Cell;

use crate::plan_instance::{InstancePractice, PlanInstance, PlanScore, PlanWeights};

/// The most practices of a day that a request may ask for.
pub(crate) const MOST: usize = 4;
/// A day that has to be found again.
const STALE: usize = usize::MAX - 1;
/// No day, or no practice.
pub(crate) const NONE: usize = usize::MAX;

#[derive(Clone, Copy)]
pub(crate) struct Day {
    pub(crate) held: [u16; MOST],
    pub(crate) count: u8,
    pub(crate) minutes: u32,
}

/// What adding and removing asks of a practice, close together in memory.
#[derive(Clone, Copy)]
struct Row {
    gain: i64,
    minutes: u32,
    from_day: u32,
    most_uses: u16,
    /// One byte for each principle, 1 where the practice trains it.
    principles: u64,
    daily: bool,
    closes: bool,
    known: bool,
}

impl Row {
    fn new(practice: &InstancePractice) -> Self {
        Self {
            gain: practice.gain,
            minutes: practice.minutes,
            from_day: practice.from_day as u32,
            most_uses: practice.most_uses.map_or(u16::MAX, |most| most as u16),
            principles: packed(&practice.principles),
            daily: practice.daily,
            closes: practice.closes,
            known: practice.known_from.is_some(),
        }
    }
}

/// Principles as one number with a byte for each.
pub(crate) fn packed(principles: &[usize]) -> u64 {
    principles.iter().map(|principle| 1 << (8 * principle)).sum()
}

/// What a number of practices of each principle counts in a week, by principle and number.
pub(crate) type PrincipleWorth = [[i64; 32]; 5];

/// The table of what principles count.
pub(crate) fn principle_worth(weights: &PlanWeights) -> PrincipleWorth {
    std::array::from_fn(|principle| {
        std::array::from_fn(|count| weights.principles[principle] * weights.balance[count.min(3)])
    })
}

pub(crate) struct PlanState<'i> {
    pub(crate) instance: &'i PlanInstance,
    rows: Vec<Row>,
    weights: PlanWeights,
    weeks: usize,
    pub(crate) days: Vec<Day>,
    /// Days without a break: `uses[practice * weeks + week]` has one bit for each weekday.
    uses: Vec<u8>,
    /// How often each principle comes in each week, one byte for each.
    principles: Vec<u64>,
    /// What the principles of each week count.
    balance: Vec<i64>,
    worth: PrincipleWorth,
    /// The first day on which what a practice needs is done; `STALE` where that has to be found
    /// again.
    ready_from: Vec<Cell<usize>>,
    busy: Vec<u8>,
    fresh: Vec<u16>,
    /// The first day of each practice, from 0; `NONE` where it does not come.
    pub(crate) first: Vec<usize>,
    /// How often each practice comes.
    count: Vec<u16>,
    used: i64,
    closing: u32,
    /// Whom a practice is needed by.
    dependents: Vec<Vec<usize>>,
}

impl<'i> PlanState<'i> {
    pub(crate) fn new(instance: &'i PlanInstance) -> Self {
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
            rows: instance.practices.iter().map(Row::new).collect(),
            weights: instance.weights.clone(),
            weeks,
            days: vec![Day { held: [0; MOST], count: 0, minutes: 0 }; instance.days],
            uses: vec![0; count * weeks],
            principles: vec![0; weeks],
            balance: vec![0; weeks],
            worth: principle_worth(&instance.weights),
            ready_from: vec![Cell::new(STALE); count],
            busy: vec![0; weeks],
            fresh: vec![0; weeks],
            first: vec![NONE; count],
            count: vec![0; count],
            used: 0,
            closing: 0,
            dependents,
        }
    }

    pub(crate) fn days_sorted(&self) -> Vec<Vec<usize>> {
        let sorted = self.days.iter().map(|day| {
            let mut held: Vec<usize> =
                day.held.iter().take(day.count.into()).map(|it| usize::from(*it)).collect();
            held.sort_unstable();
            held
        });
        sorted.collect()
    }

    pub(crate) fn holds(&self, practice: usize, day: usize) -> bool {
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
    pub(crate) fn add(&mut self, practice: usize, day: usize) -> i64 {
        let row = self.rows[practice];
        let weights = &self.weights;
        let week = day / 7;
        self.count[practice] += 1;
        let bits = &mut self.uses[practice * self.weeks + week];
        let before = bits.count_ones() as usize;
        *bits |= 1 << (day % 7);
        let mut rise = row.gain * (weights.uses[before + 1] - weights.uses[before]);
        self.principles[week] += row.principles;
        let balance = balance_of(&self.worth, self.principles[week]);
        rise += balance - self.balance[week];
        self.balance[week] = balance;
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
            if !row.known {
                rise += self.shift_fresh(week, 1);
                if first != NONE {
                    rise += self.shift_fresh(first / 7, -1);
                }
            }
            self.set_first(practice, day);
        }
        rise
    }

    /// Takes a practice from a day, and says by how much the score rises; usually it falls.
    pub(crate) fn remove(&mut self, practice: usize, day: usize) -> i64 {
        let row = self.rows[practice];
        let weights = &self.weights;
        let week = day / 7;
        self.count[practice] -= 1;
        let bits = &mut self.uses[practice * self.weeks + week];
        let before = bits.count_ones() as usize;
        *bits &= !(1 << (day % 7));
        let mut rise = row.gain * (weights.uses[before - 1] - weights.uses[before]);
        self.principles[week] -= row.principles;
        let balance = balance_of(&self.worth, self.principles[week]);
        rise += balance - self.balance[week];
        self.balance[week] = balance;
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
            if !row.known {
                rise += self.shift_fresh(week, -1);
                if next != NONE {
                    rise += self.shift_fresh(next / 7, 1);
                }
            }
            self.set_first(practice, next);
        }
        rise
    }

    /// By how much the score would rise if a day let go of some practices and took others. No
    /// practice stands in both; all that come have room and are ready.
    pub(crate) fn trial(&self, day: usize, gone: &[usize], new: &[usize]) -> i64 {
        let week = day / 7;
        let weights = &self.weights;
        let before = usize::from(self.days[day].count);
        let after = before + new.len() - gone.len();
        let busy = usize::from(self.busy[week]);
        let mut rise = match (before, after) {
            (0, 1..) => weights.days[busy + 1] - weights.days[busy],
            (1.., 0) => weights.days[busy - 1] - weights.days[busy],
            _ => 0,
        };
        let mut principles = self.principles[week];
        let mut fresh = FreshWeeks::default();
        let is_closing = self.is_closing_day(day);
        let mut closing = i64::from(self.closing);
        for (practice, sign) in
            gone.iter().map(|it| (*it, -1_i64)).chain(new.iter().map(|it| (*it, 1)))
        {
            let row = &self.rows[practice];
            let uses = self.uses[practice * self.weeks + week].count_ones() as usize;
            if sign > 0 {
                rise += row.gain * (weights.uses[uses + 1] - weights.uses[uses]);
                principles += row.principles;
            } else {
                rise += row.gain * (weights.uses[uses - 1] - weights.uses[uses]);
                principles -= row.principles;
            }
            if !row.daily {
                rise -= sign * weights.repeat * self.neighbours(practice, day);
            }
            if row.closes && is_closing {
                closing += sign;
            }
            let first = self.first[practice];
            let other = match sign {
                1 if day < first => first,
                -1 if day == first => self.next_use(practice, day),
                _ => continue,
            };
            if other == NONE {
                rise += sign * weights.first;
            }
            if !row.known {
                fresh.shift(week, sign);
                if other != NONE {
                    fresh.shift(other / 7, -sign);
                }
            }
        }
        for (week, by) in fresh.iter() {
            let old = self.fresh[week];
            let new = old.wrapping_add_signed(by);
            rise += self.novelty(new) - self.novelty(old);
        }
        if is_closing {
            let is_there = i64::from(closing > 0) - i64::from(self.closing > 0);
            rise += weights.closing * is_there;
        }
        rise + balance_of(&self.worth, principles) - self.balance[week]
    }

    pub(crate) fn minutes(&self, practice: usize) -> u32 {
        self.rows[practice].minutes
    }

    /// Whether a practice that a day does not hold may come there within some minutes.
    pub(crate) fn may_come(&self, practice: usize, day: usize, left: u32) -> bool {
        let row = &self.rows[practice];
        row.minutes <= left
            && day as u32 + 1 >= row.from_day
            && self.count[practice] < row.most_uses
            && !self.holds(practice, day)
            && (self.first[practice] < day || self.is_ready(practice, day))
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

    fn set_first(&mut self, practice: usize, day: usize) {
        self.first[practice] = day;
        for other in &self.dependents[practice] {
            self.ready_from[*other].set(STALE);
        }
    }

    /// Whether everything that a practice needs is done before a day.
    pub(crate) fn is_ready(&self, practice: usize, day: usize) -> bool {
        let held = &self.ready_from[practice];
        if held.get() == STALE {
            held.set(self.find_ready(practice));
        }
        held.get() <= day
    }

    /// The first day on which everything that a practice needs is done.
    fn find_ready(&self, practice: usize) -> usize {
        let needs = self.instance.practices[practice].needs.iter();
        let days = needs.map(|need| {
            let mut days: Vec<usize> = need.of.iter().map(|other| self.done_from(*other)).collect();
            days.sort_unstable();
            need.count.checked_sub(1).map_or(0, |at| days.get(at).copied().unwrap_or(NONE))
        });
        days.max().unwrap_or(0)
    }

    /// The first day on which a practice counts as done before.
    fn done_from(&self, practice: usize) -> usize {
        let known = self.instance.practices[practice].known_from.unwrap_or(NONE);
        known.min(self.first[practice].saturating_add(1))
    }

    /// Whether a practice whose first day changed, and all that need it, are still ready.
    pub(crate) fn is_sound(&self, practice: usize) -> bool {
        let ready = |place: usize| {
            let first = self.first[place];
            first == NONE || self.is_ready(place, first)
        };
        ready(practice) && self.dependents[practice].iter().all(|other| ready(*other))
    }

    pub(crate) fn has_room(&self, practice: usize, day: usize) -> bool {
        let held = &self.days[day];
        let row = &self.rows[practice];
        usize::from(held.count) < self.instance.most
            && held.minutes + row.minutes <= self.instance.budget[day]
            && day as u32 + 1 >= row.from_day
            && self.count[practice] < row.most_uses
            && !self.holds(practice, day)
    }

    pub(crate) fn terms(&self) -> PlanScore {
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
            score.balance += self.balance[week];
            score.regularity += weights.days[usize::from(self.busy[week])];
            score.novelty += self.novelty(self.fresh[week]);
        }
        score.going_on = if self.closing > 0 { weights.closing } else { 0 };
        score
    }
}

/// What the principles of a week count.
pub(crate) fn balance_of(worth: &PrincipleWorth, counts: u64) -> i64 {
    let rows = worth.iter().enumerate();
    rows.map(|(place, row)| row[(counts >> (8 * place) & 31) as usize]).sum()
}

/// By how much the number of new practices changes in the few weeks that a trial touches: of each
/// practice that goes or comes its own week and another.
#[derive(Default)]
struct FreshWeeks {
    weeks: [(usize, i16); 2 * 2 * MOST],
    count: usize,
}

impl FreshWeeks {
    fn shift(&mut self, week: usize, by: i64) {
        let by = by as i16;
        match self.weeks[..self.count].iter_mut().find(|it| it.0 == week) {
            Some(it) => it.1 += by,
            None => {
                self.weeks[self.count] = (week, by);
                self.count += 1;
            }
        }
    }

    fn iter(&self) -> impl Iterator<Item = (usize, i16)> {
        self.weeks.into_iter().take(self.count).filter(|it| it.1 != 0)
    }
}

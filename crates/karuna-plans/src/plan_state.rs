//! A plan in numbers while it is searched for: adding and removing a practice, each with what it
//! does to the score, in constant time.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use crate::plan_instance::{InstancePractice, PlanInstance, PlanScore, PlanWeights};

/// The most practices of a day that a request may ask for.
pub(crate) const MOST: usize = 4;
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
    principles: [u8; 5],
    principle_count: u8,
    daily: bool,
    closes: bool,
    known: bool,
}

impl Row {
    fn new(practice: &InstancePractice) -> Self {
        let mut principles = [0; 5];
        for (place, principle) in principles.iter_mut().zip(&practice.principles) {
            *place = *principle as u8;
        }
        Self {
            gain: practice.gain,
            minutes: practice.minutes,
            from_day: practice.from_day as u32,
            most_uses: practice.most_uses.map_or(u16::MAX, |most| most as u16),
            principles,
            principle_count: practice.principles.len().min(5) as u8,
            daily: practice.daily,
            closes: practice.closes,
            known: practice.known_from.is_some(),
        }
    }

    fn principles(&self) -> impl Iterator<Item = usize> {
        self.principles.into_iter().take(self.principle_count.into()).map(usize::from)
    }
}

pub(crate) struct PlanState<'i> {
    pub(crate) instance: &'i PlanInstance,
    rows: Vec<Row>,
    weights: PlanWeights,
    weeks: usize,
    pub(crate) days: Vec<Day>,
    /// Days without a break: `uses[practice * weeks + week]` has one bit for each weekday.
    uses: Vec<u8>,
    principles: Vec<[u16; 5]>,
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
            principles: vec![[0; 5]; weeks],
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
        for principle in row.principles() {
            let count = &mut self.principles[week][principle];
            let (old, new) = (usize::from(*count).min(3), usize::from(*count + 1).min(3));
            *count += 1;
            rise += weights.principles[principle] * (weights.balance[new] - weights.balance[old]);
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
            if !row.known {
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
    pub(crate) fn remove(&mut self, practice: usize, day: usize) -> i64 {
        let row = self.rows[practice];
        let weights = &self.weights;
        let week = day / 7;
        self.count[practice] -= 1;
        let bits = &mut self.uses[practice * self.weeks + week];
        let before = bits.count_ones() as usize;
        *bits &= !(1 << (day % 7));
        let mut rise = row.gain * (weights.uses[before - 1] - weights.uses[before]);
        for principle in row.principles() {
            let count = &mut self.principles[week][principle];
            let (old, new) = (usize::from(*count).min(3), usize::from(*count - 1).min(3));
            *count -= 1;
            rise += weights.principles[principle] * (weights.balance[new] - weights.balance[old]);
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
            if !row.known {
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
    pub(crate) fn is_ready(&self, practice: usize, day: usize) -> bool {
        self.instance.practices[practice].needs.iter().all(|need| {
            let done = need.of.iter().filter(|other| {
                let known = self.instance.practices[**other].known_from;
                known.is_some_and(|known| known <= day) || self.first[**other] < day
            });
            done.take(need.count).count() == need.count
        })
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
}

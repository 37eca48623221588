//! The search: from the planning problem in numbers to a plan, greedily and then by threshold
//! accepting. Integers only, so that the same seed makes the same plan everywhere.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use crate::plan_instance::{PlanInstance, PlanScore};
use crate::plan_state::{Day, NONE, PlanState};

/// Steps of the usual search for each day of the plan.
const STEPS_A_DAY: u64 = 5_000;
/// How many searches the high effort makes, and how many times longer each is.
const SEARCHES: usize = 8;
const LONGER: u64 = 5;
/// How much worse a step may be at first; the threshold falls from here to nothing.
const THRESHOLD: u64 = 150;

/// A plan in numbers: for each day the places of its practices, the smallest first.
pub(crate) type DayList = Vec<Vec<usize>>;

/// A change that was made and may be taken back: practice, day, and whether it was added.
type Changes = Vec<(usize, usize, bool)>;

/// The first valid plan, day by day the best practice that fits: the greedy baseline.
pub(crate) fn greedy(instance: &PlanInstance) -> DayList {
    let mut state = PlanState::new(instance);
    fill_greedily(&mut state);
    state.days_sorted()
}

/// The best plan found in a number of steps for each day, `effort` times the usual.
pub(crate) fn search(instance: &PlanInstance, seed: u64, effort: u64) -> DayList {
    let mut state = PlanState::new(instance);
    fill_greedily(&mut state);
    let mut search = Search::new(state, seed);
    search.improve(STEPS_A_DAY * effort * instance.days as u64);
    search.state.days_sorted()
}

/// The best plan of several longer searches, each with a chance of its own: where a search ends
/// depends much on how it began.
pub(crate) fn best_of(instance: &PlanInstance, seed: u64) -> DayList {
    let mut chance = Dice(seed);
    let found = (0..SEARCHES).map(|_| search(instance, chance.roll(), LONGER));
    let scored = found.map(|days| (score(instance, &days).0.total(), days));
    // Of equals the first, so that the choice is the same everywhere.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or_else(|| greedy(instance), |(_, days)| days)
}

/// The soft score of a plan, and what each use of a practice is worth to it: the score without it
/// is so much lower.
pub(crate) fn score(instance: &PlanInstance, days: &[Vec<usize>]) -> (PlanScore, Vec<Vec<i64>>) {
    let mut state = PlanState::new(instance);
    for (day, practices) in days.iter().enumerate() {
        for practice in practices {
            state.add(*practice, day);
        }
    }
    let terms = state.terms();
    let worth = days.iter().enumerate().map(|(day, practices)| {
        let each = practices.iter().map(|practice| {
            let lost = state.remove(*practice, day);
            state.add(*practice, day);
            -lost
        });
        each.collect()
    });
    let worth = worth.collect();
    (terms, worth)
}

fn fill_greedily(state: &mut PlanState<'_>) {
    for day in 0..state.instance.days {
        loop {
            let mut best = (0, NONE);
            for practice in 0..state.instance.practices.len() {
                if state.has_room(practice, day) && state.is_ready(practice, day) {
                    let rise = state.add(practice, day);
                    state.remove(practice, day);
                    if rise > best.0 {
                        best = (rise, practice);
                    }
                }
            }
            if best.1 == NONE {
                break;
            }
            state.add(best.1, day);
        }
    }
}

struct Dice(u64);

/// A number below `bound` out of 32 bits of chance: no division, and even enough for a search.
fn below(chance: u64, bound: usize) -> usize {
    ((chance * bound as u64) >> 32) as usize
}

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
        below(self.roll() >> 32, bound)
    }
}

struct Search<'i> {
    state: PlanState<'i>,
    dice: Dice,
    /// Days that have time.
    open: Vec<usize>,
    /// Practices that may come, those first that promise most for their minutes.
    may_come: Vec<usize>,
    changes: Changes,
}

impl<'i> Search<'i> {
    fn new(state: PlanState<'i>, seed: u64) -> Self {
        let instance = state.instance;
        let open: Vec<usize> = (0..instance.days).filter(|day| instance.budget[*day] > 0).collect();
        let rows = &instance.practices;
        let mut may_come: Vec<usize> =
            (0..rows.len()).filter(|it| rows[*it].from_day <= instance.days).collect();
        let promise = |place: usize| {
            let row = &rows[place];
            let principles: i64 =
                row.principles.iter().map(|it| instance.weights.principles[*it]).sum();
            (row.gain * 8 + principles * 6) * 100 / (8 + i64::from(row.minutes))
        };
        may_come.sort_by_key(|place| std::cmp::Reverse(promise(*place)));
        let changes = Vec::with_capacity(16);
        Self { state, dice: Dice(seed), open, may_come, changes }
    }

    /// Threshold accepting: small changes, worse ones too while the threshold falls to nothing.
    fn improve(&mut self, steps: u64) {
        if self.open.is_empty() || self.may_come.is_empty() {
            return;
        }
        let (mut score, mut best) = (0_i64, 0_i64);
        let mut best_days: Vec<Day> = self.state.days.clone();
        for step in 0..steps {
            let threshold = THRESHOLD * (steps - step) / steps;
            let rise = self.change();
            if self.changes.is_empty() {
                continue;
            }
            let allowed = -((self.dice.roll() % (threshold + 1)) as i64);
            let is_good = rise >= allowed
                && self.changes.iter().all(|(practice, _, _)| self.state.is_sound(*practice));
            if !is_good {
                self.undo();
                continue;
            }
            score += rise;
            if score > best {
                best = score;
                best_days.clone_from(&self.state.days);
            }
        }
        self.restore(&best_days);
    }

    /// Makes one change, and says by how much the score rises.
    fn change(&mut self) -> i64 {
        self.changes.clear();
        let day = self.open[self.dice.below(self.open.len())];
        // The rare changes reach far and cost much; the shares were found by trying.
        match self.dice.below(1000) {
            0..5 => self.fill_day_greedily(day),
            5..10 => self.exchange_in(day),
            10..80 => self.replace_in(day),
            80..380 => self.exchange(day),
            380..530 => self.swap(day),
            _ => self.fill_day_anew(day),
        }
    }

    fn add(&mut self, practice: usize, day: usize) -> i64 {
        self.changes.push((practice, day, true));
        self.state.add(practice, day)
    }

    fn remove(&mut self, practice: usize, day: usize) -> i64 {
        self.changes.push((practice, day, false));
        self.state.remove(practice, day)
    }

    fn undo(&mut self) {
        while let Some((practice, day, was_added)) = self.changes.pop() {
            if was_added {
                self.state.remove(practice, day);
            } else {
                self.state.add(practice, day);
            }
        }
    }

    fn restore(&mut self, days: &[Day]) {
        for day in 0..days.len() {
            while self.state.days[day].count > 0 {
                self.state.remove(self.state.days[day].held[0].into(), day);
            }
        }
        for (day, held) in days.iter().enumerate() {
            for practice in held.held.iter().take(held.count.into()) {
                self.state.add(usize::from(*practice), day);
            }
        }
    }

    /// A practice that may come; of two drawn the one that promises more.
    fn draw(&mut self) -> usize {
        let count = self.may_come.len();
        let roll = self.dice.roll();
        let (one, two) = (below(roll >> 32, count), below(roll & 0xffff_ffff, count));
        self.may_come[one.min(two)]
    }

    /// One of the practices of a day, or `NONE` where there is none.
    fn draw_of(&mut self, day: usize) -> usize {
        let held = &self.state.days[day];
        if held.count == 0 {
            return NONE;
        }
        usize::from(held.held[self.dice.below(held.count.into())])
    }

    /// Whether a practice has room on a day and what it needs is done by then.
    fn fits(&self, practice: usize, day: usize) -> bool {
        self.state.has_room(practice, day)
            && (self.state.first[practice] < day || self.state.is_ready(practice, day))
    }

    fn empty_day(&mut self, day: usize) -> i64 {
        let mut rise = 0;
        while self.state.days[day].count > 0 {
            rise += self.remove(self.state.days[day].held[0].into(), day);
        }
        rise
    }

    /// Takes something from a day, or nothing, and adds what has room then, or nothing.
    fn exchange(&mut self, day: usize) -> i64 {
        let mut rise = 0;
        let old = self.draw_of(day);
        if old != NONE && self.dice.below(4) > 0 {
            rise += self.remove(old, day);
        }
        let new = self.draw();
        if new != old && self.fits(new, day) {
            rise += self.add(new, day);
        }
        rise
    }

    /// Empties a day and fills it with what is drawn.
    fn fill_day_anew(&mut self, day: usize) -> i64 {
        let mut rise = self.empty_day(day);
        let most = self.state.instance.most;
        for _ in 0..4 * most {
            if usize::from(self.state.days[day].count) == most {
                break;
            }
            let practice = self.draw();
            if self.fits(practice, day) {
                rise += self.add(practice, day);
            }
        }
        rise
    }

    /// Empties a day and fills it with what is best there, with a little chance.
    fn fill_day_greedily(&mut self, day: usize) -> i64 {
        let mut rise = self.empty_day(day);
        let chance = if self.dice.below(3) == 0 { 40 } else { 4 };
        loop {
            let mut best = (i64::MIN, NONE);
            for place in 0..self.may_come.len() {
                let practice = self.may_come[place];
                if self.fits(practice, day) {
                    let gain = self.state.add(practice, day);
                    self.state.remove(practice, day);
                    let gain = gain + gain * self.dice.below(chance) as i64 / 100;
                    if gain > best.0 {
                        best = (gain, practice);
                    }
                }
            }
            if best.1 == NONE {
                return rise;
            }
            rise += self.add(best.1, day);
        }
    }

    /// Moves something from a day to another, and something back where there is anything.
    fn swap(&mut self, day: usize) -> i64 {
        // Mostly within the week, where uses are counted.
        let other = if self.dice.below(4) > 0 {
            (day / 7 * 7 + self.dice.below(7)).min(self.state.instance.days - 1)
        } else {
            self.open[self.dice.below(self.open.len())]
        };
        let (one, two) = (self.draw_of(day), self.draw_of(other));
        let two = if self.dice.below(3) == 0 { NONE } else { two };
        let is_idle = day == other || one == NONE || one == two;
        if is_idle || self.state.holds(one, other) || two != NONE && self.state.holds(two, day) {
            return 0;
        }
        let mut rise = self.remove(one, day);
        if two != NONE {
            rise += self.remove(two, other);
        }
        for (practice, place) in [(one, other), (two, day)] {
            if practice == NONE {
                continue;
            }
            if !self.state.has_room(practice, place) {
                self.undo();
                return 0;
            }
            rise += self.add(practice, place);
        }
        rise
    }

    /// Some weeks around a day: its own, a few from it on, all from it on, or all up to it.
    fn span(&mut self, day: usize) -> std::ops::Range<usize> {
        let days = self.state.instance.days;
        let start = day / 7 * 7;
        match self.dice.below(8) {
            0..=2 => start..(start + 7).min(days),
            3 | 4 => start..(start + 14 + 7 * self.dice.below(3)).min(days),
            5 | 6 => start..days,
            _ => 0..(start + 7).min(days),
        }
    }

    /// Puts another practice in the place of one, on all days of a span.
    fn replace_in(&mut self, day: usize) -> i64 {
        let (old, new) = (self.draw_of(day), self.draw());
        if old == NONE || old == new {
            return 0;
        }
        let mut rise = 0;
        for day in self.span(day) {
            if self.state.holds(old, day) {
                rise += self.remove(old, day);
                if self.state.has_room(new, day) {
                    rise += self.add(new, day);
                }
            }
        }
        rise
    }

    /// Lets two practices change places on all days of a span.
    fn exchange_in(&mut self, day: usize) -> i64 {
        let (one, two) = (self.draw_of(day), self.draw());
        if one == NONE || one == two {
            return 0;
        }
        let mut rise = 0;
        for day in self.span(day) {
            let (old, new) = match (self.state.holds(one, day), self.state.holds(two, day)) {
                (true, false) => (one, two),
                (false, true) => (two, one),
                _ => continue,
            };
            rise += self.remove(old, day);
            if self.state.has_room(new, day) {
                rise += self.add(new, day);
            }
        }
        rise
    }
}

//! The search: from the planning problem in numbers to a plan, greedily, then by weeks and by days. Integers only, so that the same seed makes the same plan everywhere.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use crate::plan_instance::{PlanInstance, PlanScore};
use crate::plan_schedule::Schedule;
use crate::plan_state::{Day, MOST, NONE, PlanState};

/// Steps of the usual search for each day of the plan, and weeks that are filled before them to see
/// what is best learned when.
const STEPS_A_DAY: u64 = 3_500;
const FILLS_A_DAY: u64 = 200;
/// Steps for each day of a search that begins with the greedy plan.
const STEPS_FROM_GREEDY: u64 = 4_500;
/// In plans of more weeks the usual search begins with the greedy plan: what is learned when
/// matters less there.
const SHORT_WEEKS: usize = 13;
/// How many searches the high effort makes, and how many times longer each is.
const SEARCHES: u64 = 18;
const LONGER: u64 = 5;
/// How far below the best a search may go at first: of the weeks of learning, of a plan that began
/// with them, of one that began greedily. It shrinks to nothing.
const FAR_IN_WEEKS: i64 = 300;
const FAR_AFTER_WEEKS: u64 = 100;
const FAR: u64 = 300;

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

/// The usual search.
pub(crate) fn search(instance: &PlanInstance, seed: u64) -> DayList {
    if instance.days <= SHORT_WEEKS * 7 {
        search_by_weeks(instance, seed, 1)
    } else {
        search_from_greedy(instance, seed, 1)
    }
}

/// The best plan found in a number of steps for each day, `effort` times the usual: first what is
/// learned in which week, then the days.
fn search_by_weeks(instance: &PlanInstance, seed: u64, effort: u64) -> DayList {
    let mut state = PlanState::new(instance);
    fill_greedily(&mut state);
    let days = instance.days as u64;
    let mut search = Search::new(state, seed);
    search.learn(FILLS_A_DAY * effort * days);
    search.travel(STEPS_A_DAY * effort * days, FAR_AFTER_WEEKS);
    search.better_of_greedy()
}

/// The same from the greedy plan, for another place to begin at.
fn search_from_greedy(instance: &PlanInstance, seed: u64, effort: u64) -> DayList {
    let mut state = PlanState::new(instance);
    fill_greedily(&mut state);
    let mut search = Search::new(state, seed);
    search.travel(STEPS_FROM_GREEDY * effort * instance.days as u64, FAR);
    search.state.days_sorted()
}

/// The best plan of several longer searches, each with a chance of its own: where a search ends
/// depends much on how it began.
pub(crate) fn best_of(instance: &PlanInstance, seed: u64) -> DayList {
    let mut chance = Dice(seed);
    let found = (0..SEARCHES).map(|place| match place % 3 {
        2 => search_from_greedy(instance, chance.roll(), LONGER),
        _ => search_by_weeks(instance, chance.roll(), LONGER),
    });
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
    /// How long the shortest practice takes.
    shortest: u32,
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
        let shortest = rows.iter().map(|row| row.minutes).min().unwrap_or(0);
        Self { state, dice: Dice(seed), open, may_come, changes, shortest }
    }

    /// Looks for what is best learned in which week, and lays the days out so.
    fn learn(&mut self, fills: u64) {
        if self.open.is_empty() || self.may_come.is_empty() {
            return;
        }
        let mut schedule = Schedule::new(self.state.instance, &self.state.days_sorted());
        schedule.sweep();
        schedule.search(fills, FAR_IN_WEEKS, |bound| self.dice.below(bound));
        self.clear();
        for (day, held) in schedule.days().into_iter().enumerate() {
            for practice in held {
                if self.fits(practice, day) {
                    self.state.add(practice, day);
                }
            }
        }
    }

    /// Travels from plan to plan by small changes and ends at the best one seen: a worse plan is
    /// kept as long as it is not more than `far` below the best, which shrinks to nothing.
    fn travel(&mut self, steps: u64, far: u64) {
        if self.open.is_empty() || self.may_come.is_empty() {
            return;
        }
        let (mut score, mut best) = (0_i64, 0_i64);
        let mut best_days: Vec<Day> = self.state.days.clone();
        for step in 0..steps {
            let allowed = best - score - (far * (steps - step) / steps) as i64;
            let rise = self.change(allowed);
            if self.changes.is_empty() {
                continue;
            }
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

    /// The plan at hand, or the greedy one where that is better.
    fn better_of_greedy(self) -> DayList {
        let found = self.state.days_sorted();
        let simple = greedy(self.state.instance);
        let worth = |days: &DayList| score(self.state.instance, days).0.total();
        if worth(&simple) > worth(&found) { simple } else { found }
    }

    /// Makes one change, and says by how much the score rises. A change of a day that would be
    /// refused is not even made.
    fn change(&mut self, allowed: i64) -> i64 {
        self.changes.clear();
        let day = self.open[self.dice.below(self.open.len())];
        // The rare changes reach far and cost much; the shares were found by trying.
        match self.dice.below(1000) {
            0..30 => self.exchange_weeks(),
            30..35 => self.fill_day_greedily(day),
            35..40 => self.exchange_in(day),
            40..110 => self.replace_in(day),
            110..400 => self.exchange(day, allowed),
            400..545 => self.swap(day),
            _ => self.fill_day_anew(day, allowed),
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

    fn clear(&mut self) {
        for day in 0..self.state.days.len() {
            while self.state.days[day].count > 0 {
                self.state.remove(self.state.days[day].held[0].into(), day);
            }
        }
    }

    fn restore(&mut self, days: &[Day]) {
        self.clear();
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

    /// Lets some practices go from a day and others come, where that is allowed.
    fn try_day(&mut self, day: usize, gone: &[usize], new: &[usize], allowed: i64) -> i64 {
        if gone.is_empty() && new.is_empty() {
            return 0;
        }
        let rise = self.state.trial(day, gone, new);
        if rise < allowed {
            return 0;
        }
        let mut found = 0;
        for practice in gone {
            found += self.remove(*practice, day);
        }
        for practice in new {
            found += self.add(*practice, day);
        }
        debug_assert_eq!(found, rise);
        rise
    }

    /// Takes something from a day, or nothing, and adds what has room then, or nothing.
    fn exchange(&mut self, day: usize, allowed: i64) -> i64 {
        let held = self.state.days[day];
        let old = if self.dice.below(4) > 0 { self.draw_of(day) } else { NONE };
        let new = self.draw();
        let (gone, news) = ([old], [new]);
        let gone = if old == NONE { &[][..] } else { &gone };
        let freed = if old == NONE { 0 } else { self.state.minutes(old) };
        let left = self.state.instance.budget[day] + freed - held.minutes;
        let has_place = usize::from(held.count) - gone.len() < self.state.instance.most;
        let comes = new != old && has_place && self.state.may_come(new, day, left);
        self.try_day(day, gone, if comes { &news } else { &[] }, allowed)
    }

    /// Empties a day and fills it with what is drawn.
    fn fill_day_anew(&mut self, day: usize, allowed: i64) -> i64 {
        let held = self.state.days[day];
        let most = self.state.instance.most;
        let mut left = self.state.instance.budget[day];
        let (mut new, mut count) = ([NONE; MOST], 0);
        for _ in 0..4 * most {
            if count == most || left < self.shortest {
                break;
            }
            let practice = self.draw();
            let minutes = self.state.minutes(practice);
            let fits = if self.state.holds(practice, day) {
                minutes <= left
            } else {
                self.state.may_come(practice, day, left)
            };
            if fits && !new[..count].contains(&practice) {
                new[count] = practice;
                count += 1;
                left -= minutes;
            }
        }
        // What stays neither goes nor comes.
        let (mut gone, mut goes) = ([NONE; MOST], 0);
        for old in held.held.iter().take(held.count.into()).map(|it| usize::from(*it)) {
            if let Some(at) = new[..count].iter().position(|it| *it == old) {
                count -= 1;
                new[at] = new[count];
            } else {
                gone[goes] = old;
                goes += 1;
            }
        }
        self.try_day(day, &gone[..goes], &new[..count], allowed)
    }

    /// Lets two practices change the weeks in which they are learned, or puts one that does not come
    /// in the place of one that does.
    fn exchange_weeks(&mut self) -> i64 {
        let day = self.open[self.dice.below(self.open.len())];
        let (one, two) = (self.draw_of(day), self.draw());
        if one == NONE || one == two {
            return 0;
        }
        let days = self.state.instance.days;
        let (first, second) = (self.state.first[one], self.state.first[two]);
        let end_of_week = |day: usize| (day / 7 * 7 + 7).min(days);
        let end = match second {
            NONE if self.dice.below(5) < 3 => days,
            NONE => end_of_week(first + 7 * self.dice.below(4)),
            _ => end_of_week(first.max(second)),
        };
        self.exchange_days(one, two, first.min(second) / 7 * 7..end)
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
        let span = self.span(day);
        self.exchange_days(one, two, span)
    }

    fn exchange_days(&mut self, one: usize, two: usize, span: std::ops::Range<usize>) -> i64 {
        let mut rise = 0;
        for day in span {
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

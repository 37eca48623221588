//! Changes what is still to come of a plan as little as its bounds allow: what may stay stays, what
//! may not goes, and a day that lost something gets something else.

#![allow(
    clippy::indexing_slicing,
    reason = "every index comes from the instance, whose sizes the pool has made to fit"
)]

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Date, PracticeId, PracticeRole};
use karuna_practices::{CautionLevel, Practice};

use crate::adaptation::{Adaptation, Bound, BoundKind};
use crate::plan::{PlanDay, PlanItem};
use crate::plan_instance::PlanScore;
use crate::plan_pool::{OutReason, Pool};
use crate::plan_request::PlanRequest;
use crate::plan_search::{DayList, score};
use crate::plan_state::PlanState;
use crate::plan_words::reasons;
use crate::practice_facts::{cautions_at, minutes};
use crate::rule::RuleId;

/// What a practice is worth more than the score says where it is asked for: one that steadies, or one
/// that others wait for.
const ASKED_FOR: i64 = 1_000;

/// What is still to come of a plan, changed.
pub(crate) struct Refilled {
    pub(crate) days: Vec<PlanDay>,
    pub(crate) score: PlanScore,
    /// Why something that was planned is not there, or takes less time.
    pub(crate) why: BTreeMap<(Date, PracticeId), BTreeSet<RuleId>>,
}

/// One practice on the day at hand: its place in the pool and its minutes.
type Held = (usize, u16);

pub(crate) struct Refill<'r> {
    request: &'r PlanRequest,
    adaptation: &'r Adaptation,
    pool: &'r Pool<'r>,
    state: PlanState<'r>,
    /// What has been done before the day at hand, by place.
    done: Vec<bool>,
    uses: Vec<usize>,
    /// How often each practice is still planned after the day at hand.
    planned: Vec<usize>,
    why: BTreeMap<(Date, PracticeId), BTreeSet<RuleId>>,
}

impl<'r> Refill<'r> {
    pub(crate) fn new(
        request: &'r PlanRequest,
        adaptation: &'r Adaptation,
        pool: &'r Pool<'r>,
    ) -> Self {
        let count = pool.practices.len();
        Self {
            request,
            adaptation,
            pool,
            state: PlanState::new(&pool.instance),
            done: vec![false; count],
            uses: vec![0; count],
            planned: vec![0; count],
            why: BTreeMap::new(),
        }
    }

    /// Changes the days of a plan from the first day of the adaptation on.
    pub(crate) fn days(mut self, base: &[PlanDay]) -> Refilled {
        let from = self.adaptation.from;
        let to_come: Vec<&PlanDay> = base.iter().filter(|it| it.date >= from).collect();
        for item in to_come.iter().flat_map(|day| &day.items) {
            if let Some(place) = self.place(&item.practice) {
                self.planned[place] += 1;
            }
        }
        let mut begun: Vec<PlanItem> = Vec::new();
        let mut held: Vec<Vec<Held>> = Vec::with_capacity(self.request.days());
        for day in 0..self.request.days() {
            let date = self.request.date(day + 1).filter(|date| *date >= from);
            let planned = to_come.iter().find(|it| Some(it.date) == date);
            let planned: Vec<&PlanItem> = planned.iter().flat_map(|it| &it.items).collect();
            for item in &planned {
                if let Some(place) = self.place(&item.practice) {
                    self.planned[place] -= 1;
                }
            }
            let is_begun = |item: &&PlanItem| {
                date == Some(from) && self.adaptation.begun.contains(&item.practice)
            };
            let (kept, open): (Vec<&PlanItem>, Vec<&PlanItem>) =
                planned.into_iter().partition(is_begun);
            let now = date.map_or_else(Vec::new, |date| self.day(day, date, &open, &kept));
            begun.extend(kept.into_iter().cloned());
            for (place, _) in &now {
                self.state.add(*place, day);
                self.uses[*place] += 1;
                self.done[*place] = true;
            }
            held.push(now);
        }
        self.plan_days(&held, begun)
    }

    fn plan_days(self, held: &[Vec<Held>], mut begun: Vec<PlanItem>) -> Refilled {
        let sorted = |held: &Vec<Held>| {
            let mut places: Vec<usize> = held.iter().map(|(place, _)| *place).collect();
            places.sort_unstable();
            places
        };
        let places: DayList = held.iter().map(sorted).collect();
        let (terms, worth) = score(&self.pool.instance, &places);
        let mut days: Vec<PlanDay> = Vec::new();
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for (day, held) in held.iter().enumerate() {
            let Some(date) = self.request.date(day + 1) else { continue };
            let is_first = date == self.adaptation.from;
            let mut items = if is_first { std::mem::take(&mut begun) } else { Vec::new() };
            for (place, minutes) in held {
                let at = places[day].iter().position(|other| other == place);
                let worth = at.and_then(|at| worth[day].get(at)).copied().unwrap_or(0);
                items.push(self.item(*place, *minutes, date, worth, seen.insert(*place)));
            }
            if !items.is_empty() {
                days.push(PlanDay { date, items });
            }
        }
        Refilled { days, score: terms, why: self.why }
    }

    /// What comes on a day: of what was planned all that may stay, then something else where
    /// something was lost.
    fn day(
        &mut self,
        day: usize,
        date: Date,
        planned: &[&PlanItem],
        begun: &[&PlanItem],
    ) -> Vec<Held> {
        let adaptation = self.adaptation;
        let bounds: Vec<&Bound> = adaptation.bounds_on(date).collect();
        let taken: u32 = begun.iter().map(|item| u32::from(item.minutes)).sum();
        let budget = self.pool.instance.budget[day].saturating_sub(taken);
        let cap = most_minutes(&bounds).map(|(most, _)| most);
        let mut left = cap.map_or(budget, |cap| budget.min(cap.into()));
        let mut held: Vec<Held> = Vec::new();
        let mut asked_for: BTreeSet<usize> = BTreeSet::new();
        let mut lost_to_time = 0;
        let room = self.pool.instance.most.saturating_sub(begun.len());
        for item in planned {
            let mut against = self.against(&item.practice, day, &bounds);
            let place = self.place(&item.practice);
            if let (true, Some(place)) = (against.is_empty(), place) {
                let (shortest, _, _) = minutes(self.pool.practices[place]);
                let (most, by) = self.longest(place, &bounds);
                let dose = item.minutes.min(most).max(shortest);
                let dose = dose.min(u16::try_from(left).unwrap_or(u16::MAX)).max(shortest);
                let is_free = held.len() < room && held.iter().all(|(other, _)| *other != place);
                if u32::from(dose) <= left && is_free {
                    left -= u32::from(dose);
                    held.push((place, dose));
                    if dose < item.minutes {
                        against.extend(by);
                        against.extend(most_minutes(&bounds).map(|(_, rule)| rule));
                        self.tell(date, &item.practice, against);
                    }
                    continue;
                }
                lost_to_time += 1;
                against.insert(most_minutes(&bounds).map_or(RuleId::H7, |(_, rule)| rule));
            }
            if let (true, Some(place)) =
                (against.len() == 1 && against.contains(&RuleId::H1), place)
            {
                // What was missed and is needed comes first, so that the rest need not go.
                let needs = &self.pool.instance.practices[place].needs;
                asked_for.extend(needs.iter().flat_map(|need| &need.of));
            }
            self.tell(date, &item.practice, against);
        }
        let small = bounds.iter().any(|bound| bound.rule == RuleId::R35 && cap.is_some());
        // Something very small helps where it is regular: R32. So it comes on each day with time.
        let wanted = if small { 1 } else { planned.len() - lost_to_time };
        // Nothing is made up for: no day takes longer than it was to take, R30.
        let before: u32 = planned.iter().map(|item| u32::from(item.minutes)).sum();
        let now: u32 = held.iter().map(|(_, minutes)| u32::from(*minutes)).sum();
        if !planned.is_empty() {
            left = left.min(before.saturating_sub(now));
        }
        // A day that has too little time for something gets no more than it has, and not nothing.
        let wanted = wanted.max(usize::from(!planned.is_empty()));
        while held.len() < wanted.min(room) {
            let Some(next) = self.best(day, &held, left, &bounds, &asked_for) else { break };
            left -= u32::from(next.1);
            held.push(next);
        }
        held
    }

    /// The practice that is best added to a day, and its minutes.
    fn best(
        &mut self,
        day: usize,
        held: &[Held],
        left: u32,
        bounds: &[&Bound],
        asked_for: &BTreeSet<usize>,
    ) -> Option<Held> {
        let calm = bounds.iter().any(|bound| {
            matches!(bound.rule, RuleId::R24 | RuleId::R25 | RuleId::R21 | RuleId::S6 | RuleId::S3)
        });
        let is_first = self.request.date(day + 1) == Some(self.adaptation.from);
        let mut best: Option<(i64, Held)> = None;
        for (other, _) in held {
            self.state.add(*other, day);
        }
        for place in 0..self.pool.practices.len() {
            let practice = self.pool.practices[place];
            let is_held = held.iter().any(|(other, _)| *other == place);
            if is_held || !self.against(practice.id(), day, bounds).is_empty() {
                continue;
            }
            // What comes seldom is left for the days for which it is planned.
            let row = &self.pool.instance.practices[place];
            if row.most_uses.is_some_and(|most| self.uses[place] + self.planned[place] >= most) {
                continue;
            }
            let (shortest, _, _) = minutes(practice);
            let usual = u16::try_from(self.pool.instance.practices[place].minutes);
            let dose = usual.unwrap_or(u16::MAX).min(self.longest(place, bounds).0);
            let dose = dose.min(u16::try_from(left).unwrap_or(u16::MAX)).max(shortest);
            if u32::from(dose) > left || is_first && self.adaptation.begun.contains(practice.id()) {
                continue;
            }
            let mut rise = self.state.add(place, day);
            self.state.remove(place, day);
            let is_needed = asked_for.contains(&place) && !self.done[place];
            if is_needed || calm && steadies(practice) {
                // Something to come back to steadies more than a deed.
                let twice = calm && practice.has_role(PracticeRole::Anchor);
                rise += if twice { 2 * ASKED_FOR } else { ASKED_FOR };
            }
            if rise > best.map_or(0, |(rise, _)| rise) {
                best = Some((rise, (place, dose)));
            }
        }
        for (other, _) in held {
            self.state.remove(*other, day);
        }
        best.map(|(_, held)| held)
    }

    /// Every rule that speaks against a practice on a day.
    fn against(&self, id: &PracticeId, day: usize, bounds: &[&Bound]) -> BTreeSet<RuleId> {
        let mut against = BTreeSet::new();
        if let Some(reasons) = self.pool.out.get(id) {
            against.extend(reasons.iter().map(|reason| match reason {
                OutReason::Rule(conflict) => conflict.rule,
                OutReason::Disliked => RuleId::R14,
                OutReason::TooLong { .. } => RuleId::H7,
                OutReason::NeverReady { .. } => RuleId::H1,
            }));
        }
        let Some(place) = self.place(id) else {
            against.extend(against.is_empty().then_some(RuleId::H9));
            return against;
        };
        let practice = self.pool.practices[place];
        let row = &self.pool.instance.practices[place];
        let is_done = self.done[place] || row.known_from == Some(0);
        for bound in bounds {
            if is_barred(&bound.kind, practice, row.known_from == Some(0)) {
                against.insert(bound.rule);
            }
        }
        if row.from_day > day + 1 && row.most_uses != Some(0) {
            against.insert(RuleId::R8);
        }
        if row.most_uses.is_some_and(|most| self.uses[place] >= most) {
            against.insert(RuleId::H10);
        }
        let is_ready = self.pool.instance.is_ready(place, day, |other| self.done[other]);
        if !is_ready && !is_done {
            against.insert(RuleId::H1);
        }
        against
    }

    /// The most minutes of a practice, and the rule that says so.
    fn longest(&self, place: usize, bounds: &[&Bound]) -> (u16, Option<RuleId>) {
        let id = self.pool.practices[place].id();
        let at_most = bounds.iter().filter_map(|bound| match &bound.kind {
            BoundKind::AtMost { practice, minutes } if practice == id => {
                Some((*minutes, Some(bound.rule)))
            }
            _ => None,
        });
        at_most.min_by_key(|(minutes, _)| *minutes).unwrap_or((u16::MAX, None))
    }

    fn item(&self, place: usize, minutes: u16, date: Date, worth: i64, first: bool) -> PlanItem {
        let practice = self.pool.practices[place];
        let mut rules = reasons(practice, self.request);
        let bounds = self.adaptation.bounds_on(date).filter(|bound| match &bound.kind {
            BoundKind::Without { .. } => false,
            BoundKind::AtMost { practice: id, .. } => id == practice.id(),
            _ => true,
        });
        rules.extend(bounds.map(|bound| bound.rule));
        let mut seen = BTreeSet::new();
        rules.retain(|rule| seen.insert(*rule));
        let cautions: Vec<_> = self.request.cautions.iter().copied().collect();
        PlanItem {
            practice: practice.id().clone(),
            minutes,
            is_new: first && self.pool.instance.practices[place].known_from.is_none(),
            worth,
            rules,
            adapt: cautions_at(practice, &cautions, CautionLevel::Adapt),
            watch: cautions_at(practice, &cautions, CautionLevel::Monitor),
        }
    }

    fn place(&self, id: &PracticeId) -> Option<usize> {
        self.pool.practices.iter().position(|practice| practice.id() == id)
    }

    fn tell(&mut self, date: Date, id: &PracticeId, rules: BTreeSet<RuleId>) {
        self.why.entry((date, id.clone())).or_default().extend(rules);
    }
}

/// The fewest minutes that a bound leaves to a day, and its rule.
fn most_minutes(bounds: &[&Bound]) -> Option<(u16, RuleId)> {
    let each = bounds.iter().filter_map(|bound| match bound.kind {
        BoundKind::MostMinutes { minutes } => Some((minutes, bound.rule)),
        _ => None,
    });
    each.min_by_key(|(minutes, _)| *minutes)
}

/// Whether a bound keeps a practice out.
pub(crate) fn is_barred(kind: &BoundKind, practice: &Practice, is_done: bool) -> bool {
    match kind {
        BoundKind::NoPractice => true,
        BoundKind::FirstStep => practice.definition().difficulty > 1 || !steadies(practice),
        BoundKind::NothingNew => !is_done,
        BoundKind::MostDifficulty { difficulty } => practice.definition().difficulty > *difficulty,
        BoundKind::Without { practice: id } => practice.id() == id,
        BoundKind::WithoutRole { role } => practice.has_role(*role),
        BoundKind::MostMinutes { .. } | BoundKind::AtMost { .. } => false,
    }
}

/// Whether it is something to come back to, or an ordinary deed.
fn steadies(practice: &Practice) -> bool {
    practice.has_role(PracticeRole::Anchor) || practice.has_role(PracticeRole::Behaviour)
}

//! From a request to the planning problem in numbers: which practices may come, from when, how well
//! they fit, and what keeps the others out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Level, PracticeId, PracticeRole, Principle, Setting};
use karuna_practices::{CautionLevel, LedBy, Practice, PracticeCatalog};

use crate::agenda_finding::SessionProblem;
use crate::judge;
use crate::need::Need;
use crate::part_times::most_home_minutes;
use crate::plan_instance::{InstanceNeed, InstancePractice, PlanInstance, PlanWeights};
use crate::plan_request::PlanRequest;
use crate::practice_facts::{
    answers_critic, brings_warmth, builds_stance, cautions_at, engages_critic, explains_pacing,
    is_body_anchor, minutes, only_makes_safe, plans_on, teaches,
};
use crate::rule::RuleId;
use crate::session_frame::SessionFrame;
use crate::session_plan::SessionConflict;
use crate::weekday::Weekday;

/// What may come into a plan, and what may not.
pub(crate) struct Pool<'c> {
    pub(crate) instance: PlanInstance,
    /// The practices of the instance, in its order.
    pub(crate) practices: Vec<&'c Practice>,
    /// What keeps a practice out, all of it.
    pub(crate) out: BTreeMap<PracticeId, Vec<OutReason>>,
}

/// From where on a plan is made, and how often each practice was done before.
#[derive(Clone, Debug)]
pub(crate) struct Since<'d> {
    /// The first day, from 1.
    pub(crate) day: usize,
    pub(crate) done: Cow<'d, BTreeMap<PracticeId, u16>>,
}

impl Since<'_> {
    pub(crate) const fn start() -> Self {
        Self { day: 1, done: Cow::Owned(BTreeMap::new()) }
    }
}

/// Why a practice cannot come into a plan at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OutReason {
    Rule(SessionConflict),
    Disliked,
    TooLong { shortest: u16, most: u16 },
    NeverReady { before: Vec<PracticeId> },
}

impl<'c> Pool<'c> {
    /// The pool of a request. `taught` says on which day, from 1, a meeting brings a practice.
    pub(crate) fn new(
        request: &PlanRequest,
        catalog: &'c PracticeCatalog,
        taught: &BTreeMap<PracticeId, usize>,
    ) -> Self {
        Self::since(request, catalog, taught, &Since::start())
    }

    /// The pool of what is still to come: what was done before is known, and days before have no
    /// time.
    pub(crate) fn since(
        request: &PlanRequest,
        catalog: &'c PracticeCatalog,
        taught: &BTreeMap<PracticeId, usize>,
        since: &Since<'_>,
    ) -> Self {
        // Difficulty rises by the calendar of the whole plan; what is ground counts as known.
        let known_at_start = known_practices(request, catalog);
        let mut with_done = request.clone();
        with_done.known.extend(since.done.keys().cloned());
        let request = &with_done;
        let mut budget = budgets(request);
        budget.iter_mut().take(since.day.saturating_sub(1)).for_each(|minutes| *minutes = 0);
        let mut out: BTreeMap<PracticeId, Vec<OutReason>> = BTreeMap::new();
        let mut practices: Vec<&Practice> = Vec::new();
        for practice in catalog.iter() {
            let reasons = kept_out(practice, request, &budget);
            if reasons.is_empty() {
                practices.push(practice);
            } else {
                out.insert(practice.id().clone(), reasons);
            }
        }
        let mut allowed: Vec<bool> = vec![true; practices.len()];
        // What a meeting brings serves as ground, even where it is not for home.
        for id in taught.keys() {
            if practices.iter().all(|it| it.id() != id)
                && let Ok(practice) = catalog.get(id.as_str())
            {
                practices.push(practice);
                allowed.push(false);
            }
        }
        let mut pool = Self {
            instance: PlanInstance {
                id: "request".into(),
                days: request.days(),
                most: usize::from(request.most_a_day),
                budget,
                practices: Vec::new(),
                weights: PlanWeights::new(wanted(request)),
            },
            practices,
            out,
        };
        let known = known_practices(request, catalog);
        for (place, practice) in pool.practices.clone().into_iter().enumerate() {
            let is_allowed = allowed.get(place).copied().unwrap_or(false);
            let first = first_day_of(practice, request, &known_at_start).max(since.day);
            let first = if is_allowed { first } else { request.days() + 1 };
            let row = pool.row(practice, request, taught, first, &known, since);
            pool.instance.practices.push(row);
        }
        pool.drop_what_is_never_ready();
        pool
    }

    fn row(
        &self,
        practice: &Practice,
        request: &PlanRequest,
        taught: &BTreeMap<PracticeId, usize>,
        first: usize,
        known: &[&Practice],
        since: &Since<'_>,
    ) -> InstancePractice {
        let file = practice.definition();
        let known_from =
            if request.known.contains(&file.id) { Some(0) } else { taught.get(&file.id).copied() };
        let days = request.days();
        let mut from_day = first;
        let used = since.done.get(&file.id).map_or(0, |count| usize::from(*count));
        let most_uses = comes_seldom(practice).then_some(MOST_SELDOM.saturating_sub(used));
        if most_uses == Some(0) {
            from_day = days + 1;
        }
        if let Some(day) = known_from {
            from_day = from_day.max(day + 1);
        }
        let needs = if known_from.is_some() { Vec::new() } else { self.needs_of(practice, known) };
        let principles = Principle::ALL.iter().enumerate();
        let principles = principles.filter(|(_, it)| file.principles.contains(it));
        InstancePractice {
            id: file.id.to_string(),
            minutes: u32::from(dose(practice, request, &self.instance.budget)),
            gain: gain(practice, request),
            principles: principles.map(|(place, _)| place).collect(),
            daily: is_daily(practice),
            from_day,
            known_from,
            closes: plans_on(practice),
            most_uses,
            needs,
        }
    }

    /// What the practice and the rules ask to be done before, as far as it is not known.
    fn needs_of(&self, practice: &Practice, known: &[&Practice]) -> Vec<InstanceNeed> {
        let file = practice.definition();
        let mut needs = Vec::new();
        let mut add = |count: usize, fits: &dyn Fn(&Practice) -> bool| {
            let have = known.iter().filter(|it| fits(it)).count();
            if have < count {
                let of = self.practices.iter().enumerate();
                let of = of.filter(|(_, it)| {
                    fits(it) && it.id() != practice.id() && known.iter().all(|k| k.id() != it.id())
                });
                let of = of.map(|(place, _)| place).collect();
                needs.push(InstanceNeed { of, count: count - have });
            }
        };
        for before in &file.prerequisites {
            add(1, &|it| it.id() == before);
        }
        for group in &file.one_of_before {
            add(1, &|it| group.contains(it.id()));
        }
        if engages_critic(practice) {
            add(2, &teaches);
        }
        if file.difficulty >= 3 {
            add(1, &|it| it.has_role(PracticeRole::Anchor));
            add(1, &explains_pacing);
        }
        if practice.has_role(PracticeRole::Imagery) && !is_body_anchor(practice) {
            add(1, &is_body_anchor);
        }
        if answers_critic(practice) {
            add(1, &builds_stance);
        }
        if practice.has_role(PracticeRole::Chair) {
            add(1, &|it| it.has_role(PracticeRole::CriticAnalysis));
        }
        if practice.has_role(PracticeRole::DifficultPerson) {
            add(1, &|it| {
                it.has_role(PracticeRole::Giving) && !it.has_role(PracticeRole::DifficultPerson)
            });
        }
        if brings_warmth(practice) && !explains_pacing(practice) {
            add(1, &explains_pacing);
        }
        needs
    }

    /// Takes out what can never be begun, because what has to come before never comes.
    fn drop_what_is_never_ready(&mut self) {
        let first = earliest_days(&self.instance);
        let days = self.instance.days;
        for (place, row) in self.instance.practices.iter_mut().enumerate() {
            let is_lost = first.get(place).is_none_or(|day| *day > days);
            if is_lost && row.from_day <= days {
                let before = row.needs.iter().flat_map(|need| &need.of);
                let before: BTreeSet<PracticeId> = before
                    .filter_map(|place| self.practices.get(*place).map(|it| it.id().clone()))
                    .collect();
                row.from_day = days + 1;
                if let Some(practice) = self.practices.get(place) {
                    let reason = OutReason::NeverReady { before: before.into_iter().collect() };
                    self.out.entry(practice.id().clone()).or_default().push(reason);
                }
            }
        }
    }
}

/// The minutes of each day: what the person has, never more than R27 allows; 0 on days of rest.
pub(crate) fn budgets(request: &PlanRequest) -> Vec<u32> {
    let day = |day: usize| {
        let Some(date) = request.date(day) else { return 0 };
        if request.rest_days.contains(&date) {
            return 0;
        }
        let minutes = request.minutes.get(&Weekday::of(date)).copied().unwrap_or(0);
        u32::from(minutes.min(most_home_minutes(day.div_ceil(7))))
    };
    (1..=request.days()).map(day).collect()
}

/// Whether times are halved and imagery waits: R19.
pub(crate) fn goes_gently(request: &PlanRequest) -> bool {
    let fears = [request.fears.for_self, request.fears.from_others, request.fears.for_others];
    let high = fears.iter().filter(|level| **level == Some(Level::High)).count();
    high >= 2 || high >= 1 && request.self_compassion == Some(Level::Low)
}

/// The first day on which each practice could come at all; one past the end where never.
pub(crate) fn earliest_days(instance: &PlanInstance) -> Vec<usize> {
    let never = instance.days + 1;
    let mut first = vec![never; instance.practices.len()];
    let fits = |from: usize, minutes: u32| {
        let mut days = instance.budget.iter().enumerate().skip(from.saturating_sub(1));
        days.find(|(_, budget)| **budget >= minutes && **budget > 0).map_or(never, |(at, _)| at + 1)
    };
    loop {
        let mut changed = false;
        for (place, row) in instance.practices.iter().enumerate() {
            let mut ready = row.from_day;
            for need in &row.needs {
                let mut days: Vec<usize> = need
                    .of
                    .iter()
                    .map(|other| {
                        let known = instance.practices.get(*other).and_then(|it| it.known_from);
                        known.unwrap_or(never).min(first.get(*other).copied().unwrap_or(never))
                    })
                    .collect();
                days.sort_unstable();
                let met = need.count.checked_sub(1).and_then(|at| days.get(at).copied());
                ready = ready.max(met.unwrap_or(never).saturating_add(1));
            }
            let day = if ready > instance.days { never } else { fits(ready, row.minutes) };
            if let Some(held) = first.get_mut(place)
                && day < *held
            {
                *held = day;
                changed = true;
            }
        }
        if !changed {
            return first;
        }
    }
}

fn known_practices<'c>(request: &PlanRequest, catalog: &'c PracticeCatalog) -> Vec<&'c Practice> {
    request.known.iter().filter_map(|id| catalog.get(id.as_str()).ok()).collect()
}

/// How the judge sees the person at home.
pub(crate) fn home_frame(request: &PlanRequest) -> SessionFrame {
    let mut frame = SessionFrame::new(Setting::Individual, request.audience, LedBy::Oneself);
    frame.cautions = request.cautions.iter().copied().collect();
    frame.fears = request.fears;
    frame.allow_unreviewed_hard = request.allow_unreviewed_hard;
    frame
}

fn kept_out(practice: &Practice, request: &PlanRequest, budget: &[u32]) -> Vec<OutReason> {
    let mut conflicts = judge::alone(practice, &home_frame(request));
    conflicts.retain(|conflict| !is_overridden(conflict, request));
    // In danger there is no plan at all, also not one of arrangements: S2.
    let danger = judge::HELP_FIRST.into_iter().find(|code| request.cautions.contains(code));
    if let Some(caution) = danger
        && conflicts.iter().all(|conflict| conflict.rule != RuleId::S2)
    {
        let practice = practice.id().clone();
        let problem = SessionProblem::HelpFirst { practice, caution };
        conflicts.push(SessionConflict { rule: RuleId::S2, problem });
    }
    let mut reasons: Vec<OutReason> = conflicts.into_iter().map(OutReason::Rule).collect();
    if request.disliked.contains(practice.id()) {
        reasons.push(OutReason::Disliked);
    }
    let most = budget.iter().copied().max().unwrap_or(0);
    let most = u16::try_from(most).unwrap_or(u16::MAX);
    let shortest = minutes(practice).0;
    if shortest > most {
        reasons.push(OutReason::TooLong { shortest, most });
    }
    reasons
}

/// Whether a clinician set the caution aside for this practice.
pub(crate) fn is_overridden(conflict: &SessionConflict, request: &PlanRequest) -> bool {
    let SessionProblem::Avoided { practice, caution } = &conflict.problem else { return false };
    request.overrides.iter().any(|it| it.practice == *practice && it.caution == *caution)
}

/// How many minutes the practice takes in this plan: its usual time where the shortest day has it,
/// else as much as that day has, never less than its shortest form; half of it under R19; writing
/// never more than R36 allows.
fn dose(practice: &Practice, request: &PlanRequest, budget: &[u32]) -> u16 {
    let (shortest, mut usual, _) = minutes(practice);
    if goes_gently(request) {
        usual /= 2;
    }
    if practice.has_role(PracticeRole::Writing) {
        usual = usual.min(crate::session_check::MOST_WRITING);
    }
    let target = budget.iter().copied().filter(|minutes| *minutes > 0).min().unwrap_or(0);
    usual.min(u16::try_from(target).unwrap_or(u16::MAX)).max(shortest)
}

/// The first day that difficulty (R8) and gentleness (R19) allow.
fn first_day_of(practice: &Practice, request: &PlanRequest, known: &[&Practice]) -> usize {
    let known_difficulty = known.iter().map(|it| it.definition().difficulty).max().unwrap_or(0);
    let steps = practice.definition().difficulty.saturating_sub(known_difficulty.max(1) + 1);
    let week = usize::from(steps);
    let waits = goes_gently(request) && practice.has_role(PracticeRole::Imagery);
    let week = if waits { week.max(2) } else { week };
    week * 7 + 1
}

fn wanted(request: &PlanRequest) -> [u8; 5] {
    Principle::ALL.map(|principle| request.principles.get(&principle).copied().unwrap_or(1))
}

/// Whether it is made for doing day after day.
pub(crate) fn is_daily(practice: &Practice) -> bool {
    [PracticeRole::Anchor, PracticeRole::Informal, PracticeRole::Journal, PracticeRole::Letter]
        .iter()
        .any(|role| practice.has_role(*role))
}

/// How often at the most what explains, arranges or plans comes in a plan: H10.
const MOST_SELDOM: usize = 2;

/// Whether it explains, arranges or plans, so that doing it again and again has little sense.
fn comes_seldom(practice: &Practice) -> bool {
    teaches(practice)
        || only_makes_safe(practice)
        || practice.has_role(PracticeRole::Planning) && !practice.has_role(PracticeRole::Behaviour)
}

/// Whether a practice serves a need, R13.
pub(crate) fn serves(practice: &Practice, need: Need) -> bool {
    let has = |roles: &[PracticeRole]| roles.iter().any(|role| practice.has_role(*role));
    let principles = &practice.definition().principles;
    match need {
        Need::SelfCriticism => {
            has(&[PracticeRole::CriticAnalysis, PracticeRole::Letter])
                || answers_critic(practice)
                || builds_stance(practice)
        }
        Need::Arousal => has(&[
            PracticeRole::Anchor,
            PracticeRole::Body,
            PracticeRole::Movement,
            PracticeRole::Sound,
        ]),
        Need::Loneliness => principles.contains(&Principle::Connection),
        Need::CaringForOthers => {
            has(&[PracticeRole::Anchor])
                || has(&[PracticeRole::Planning]) && principles.contains(&Principle::SelfCompassion)
        }
        Need::LowDrive => {
            has(&[PracticeRole::Behaviour, PracticeRole::Values, PracticeRole::Planning])
        }
    }
}

/// How well a practice fits a person, 0 to 24; the model in `docs/PLANNING.md` gives each summand.
pub(crate) fn gain(practice: &Practice, request: &PlanRequest) -> i64 {
    let file = practice.definition();
    let want = |principle: &Principle| request.principles.get(principle).copied().unwrap_or(1);
    let principle = file.principles.iter().map(want).max().unwrap_or(0);
    let needs = request.needs.iter().filter(|(need, _)| serves(practice, **need));
    let needs: i64 = needs.map(|(_, weight)| 2 * i64::from(*weight)).sum();
    let yes = |is: bool, points: i64| if is { points } else { 0 };
    let sensitivity = file.fear_sensitivity;
    let fear = fear_points(request.fears.for_self) * i64::from(sensitivity.for_self)
        + fear_points(request.fears.from_others) * i64::from(sensitivity.from_others)
        + fear_points(request.fears.for_others) * i64::from(sensitivity.for_others);
    let cautions: Vec<_> = request.cautions.iter().copied().collect();
    let adapts = !cautions_at(practice, &cautions, CautionLevel::Adapt).is_empty();
    let gain = 6
        + 2 * i64::from(principle)
        + needs
        + yes(request.techniques.contains(&file.technique), 3)
        + yes(request.liked.contains(&file.id), 3)
        + yes(request.helped.contains(&file.id), 4)
        - i64::from(file.difficulty - 1)
        - fear
        - yes(adapts, 2);
    gain.clamp(0, 24)
}

const fn fear_points(level: Option<Level>) -> i64 {
    match level {
        Some(Level::High) => 2,
        Some(Level::Mid) => 1,
        Some(Level::Low) | None => 0,
    }
}

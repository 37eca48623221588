//! The soft score of a plan, counted again from its days by the model in `docs/PLANNING.md`.

use std::collections::{BTreeMap, BTreeSet};

use karuna_core::{Date, Level, PracticeId, PracticeRole, Principle, Technique};
use karuna_practices::{CautionLevel, Flow, Phase, Practice};

use crate::need::Need;
use crate::plan::{Plan, PlanItem};
use crate::plan_instance::{PlanScore, PlanWeights};
use crate::plan_request::PlanRequest;
use crate::plan_verifier::PlanVerifier;
use crate::verify_adaptation::{is_begun, is_history, was_done};

impl PlanVerifier<'_> {
    /// The soft score of a plan, counted again from its days.
    #[must_use]
    pub fn score(&self, plan: &Plan) -> PlanScore {
        let mut score = PlanScore::default();
        let request = &plan.request;
        let wanted = Principle::ALL.map(|it| request.principles.get(&it).copied().unwrap_or(1));
        let weights = PlanWeights::new(wanted);
        let week_of = |date: Date| request.start.days_until(date) / 7;
        let mut uses: BTreeMap<(i64, &PracticeId), usize> = BTreeMap::new();
        let mut principles: BTreeMap<(i64, usize), usize> = BTreeMap::new();
        let mut busy: BTreeMap<i64, usize> = BTreeMap::new();
        let mut first: BTreeMap<&PracticeId, Date> = BTreeMap::new();
        let mut pairs: BTreeSet<(&PracticeId, Date)> = BTreeSet::new();
        let last_two_weeks = request.days().saturating_sub(14);
        for day in plan.days.iter().filter(|day| !is_history(plan, day.date)) {
            let week = week_of(day.date);
            let items: Vec<&PlanItem> =
                day.items.iter().filter(|it| !is_begun(plan, day.date, it)).collect();
            *busy.entry(week).or_default() += usize::from(!items.is_empty());
            for item in items {
                let Ok(practice) = self.practices.get(item.practice.as_str()) else { continue };
                *uses.entry((week, &item.practice)).or_default() += 1;
                for (place, principle) in Principle::ALL.iter().enumerate() {
                    if practice.definition().principles.contains(principle) {
                        *principles.entry((week, place)).or_default() += 1;
                    }
                }
                let held = first.entry(&item.practice).or_insert(day.date);
                *held = (*held).min(day.date);
                if !made_for_every_day(practice) {
                    pairs.insert((&item.practice, day.date));
                }
                let from_start = request.start.days_until(day.date);
                if plans_for_going_on(practice)
                    && from_start >= i64::try_from(last_two_weeks).unwrap_or(i64::MAX)
                {
                    score.going_on = weights.closing;
                }
            }
        }
        for ((_, id), count) in &uses {
            if let Ok(practice) = self.practices.get(id.as_str()) {
                let worth = weights.uses.get(*count).copied().unwrap_or(0);
                score.fit += fit(practice, request) * worth;
            }
        }
        for ((_, place), count) in &principles {
            let weight = weights.principles.get(*place).copied().unwrap_or(0);
            score.balance += weight * weights.balance.get((*count).min(3)).copied().unwrap_or(0);
        }
        score.regularity =
            busy.values().map(|days| weights.days.get(*days).copied().unwrap_or(0)).sum();
        score.variety = weights.first * i64::try_from(first.len()).unwrap_or(0);
        let taught = self.taught(plan);
        let mut fresh: BTreeMap<i64, usize> = BTreeMap::new();
        for (id, date) in &first {
            if !request.known.contains(*id) && !was_done(plan, id) && !taught.contains_key(*id) {
                *fresh.entry(week_of(*date)).or_default() += 1;
            }
        }
        for count in fresh.values() {
            let over = count.saturating_sub(weights.new_free);
            score.novelty -= weights.new_over * i64::try_from(over).unwrap_or(0);
        }
        for (id, date) in &pairs {
            if date.plus_days(1).is_some_and(|next| pairs.contains(&(*id, next))) {
                score.spacing -= weights.repeat;
            }
        }
        score
    }
}

fn made_for_every_day(practice: &Practice) -> bool {
    practice.definition().roles.iter().any(|role| {
        matches!(
            role,
            PracticeRole::Anchor
                | PracticeRole::Informal
                | PracticeRole::Journal
                | PracticeRole::Letter
        )
    })
}

fn plans_for_going_on(practice: &Practice) -> bool {
    let file = practice.definition();
    file.phase == Phase::LivingIt && file.roles.contains(&PracticeRole::Planning)
}

/// The fit of a practice to a person, counted from the model in `docs/PLANNING.md`.
fn fit(practice: &Practice, request: &PlanRequest) -> i64 {
    let file = practice.definition();
    let has = |role: PracticeRole| file.roles.contains(&role);
    let trains = |principle: Principle| file.principles.contains(&principle);
    let mut fit = 6;
    let wants = file.principles.iter().map(|it| request.principles.get(it).map_or(1, |it| *it));
    fit += 2 * i64::from(wants.max().unwrap_or(0));
    for (need, weight) in &request.needs {
        let serves = match need {
            Need::SelfCriticism => {
                let stance = file.technique == Technique::Imagery
                    && file.phase == Phase::CapacityBuilding
                    && file.flows.contains(&Flow::SelfToSelf);
                stance
                    || has(PracticeRole::CriticAnalysis)
                    || has(PracticeRole::Letter)
                    || has(PracticeRole::Chair)
                    || has(PracticeRole::CriticDialogue)
                    || has(PracticeRole::ShameMemory)
            }
            Need::Arousal => {
                has(PracticeRole::Anchor)
                    || has(PracticeRole::Body)
                    || has(PracticeRole::Movement)
                    || has(PracticeRole::Sound)
            }
            Need::Loneliness => trains(Principle::Connection),
            Need::CaringForOthers => {
                has(PracticeRole::Anchor)
                    || has(PracticeRole::Planning) && trains(Principle::SelfCompassion)
            }
            Need::LowDrive => {
                has(PracticeRole::Behaviour)
                    || has(PracticeRole::Values)
                    || has(PracticeRole::Planning)
            }
        };
        if serves {
            fit += 2 * i64::from(*weight);
        }
    }
    if request.techniques.contains(&file.technique) {
        fit += 3;
    }
    if request.liked.contains(&file.id) {
        fit += 3;
    }
    if request.helped.contains(&file.id) {
        fit += 4;
    }
    fit -= i64::from(file.difficulty) - 1;
    let points = |level: Option<Level>| match level {
        None | Some(Level::Low) => 0,
        Some(Level::Mid) => 1,
        Some(Level::High) => 2,
    };
    let hard = file.fear_sensitivity;
    fit -= points(request.fears.for_self) * i64::from(hard.for_self);
    fit -= points(request.fears.from_others) * i64::from(hard.from_others);
    fit -= points(request.fears.for_others) * i64::from(hard.for_others);
    let adapts = file.cautions.iter().any(|caution| {
        caution.level == CautionLevel::Adapt && request.cautions.contains(&caution.code)
    });
    if adapts {
        fit -= 2;
    }
    fit.clamp(0, 24)
}

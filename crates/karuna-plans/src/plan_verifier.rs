//! Proves that a plan keeps the hard rules, and counts its soft score again.
//!
//! The verifier shares data types with the planner and nothing else: it reads the plan's days and
//! the practices' own definitions, and knows no pool, no instance and no search.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use karuna_core::{Audience, Date, Level, PracticeId, PracticeRole, Setting, Technique};
use karuna_practices::{
    CautionCode, CautionLevel, Flow, LedBy, Phase, Practice, PracticeCatalog, Review,
};

use crate::measure_time::MeasureTime;
use crate::measure_topic::MeasureTopic;
use crate::plan::{Plan, PlanItem};
use crate::plan_request::PlanRequest;
use crate::rule::RuleId;
use crate::verify_adaptation::{is_begun, is_history, was_done};
use crate::weekday::Weekday;

/// Proves that plans, made or edited, keep the hard rules.
#[derive(Clone, Copy, Debug)]
pub struct PlanVerifier<'c> {
    pub(crate) practices: &'c PracticeCatalog,
}

/// A hard rule that a plan breaks, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenRule {
    /// The rule.
    pub rule: RuleId,
    /// The place in the plan as a JSON pointer.
    pub place: String,
    /// What is wrong there.
    pub words: String,
}

impl fmt::Display for BrokenRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({}: {})", self.place, self.words, self.rule, self.rule.rule().words)
    }
}

impl PlanVerifier<'static> {
    /// Verifies plans of the built-in practices.
    #[must_use]
    pub fn builtin() -> Self {
        Self { practices: PracticeCatalog::builtin() }
    }
}

impl<'c> PlanVerifier<'c> {
    /// Verifies plans of a caller's practices.
    #[must_use]
    pub const fn new(practices: &'c PracticeCatalog) -> Self {
        Self { practices }
    }

    /// Every hard rule that a plan breaks; empty for one that keeps them all.
    #[must_use]
    pub fn broken(&self, plan: &Plan) -> Vec<BrokenRule> {
        let mut run = Run { plan, practices: self.practices, broken: Vec::new() };
        run.check_request();
        run.check_days();
        run.check_order();
        run.check_meetings();
        run.check_measures();
        run.broken
    }

    /// What the meetings of a programme bring, and when. Meetings without a programme follow the
    /// plan at home, and bring nothing before it.
    pub(crate) fn taught<'p>(&self, plan: &'p Plan) -> BTreeMap<&'p PracticeId, Date> {
        let mut taught = BTreeMap::new();
        if plan.request.programme.is_some() {
            for meeting in plan.meetings.iter().filter(|it| !is_history(plan, it.date)) {
                for item in &meeting.agenda.items {
                    if let Some(id) = &item.practice
                        && is_held(item.part)
                        && !was_done(plan, id)
                    {
                        taught.entry(id).or_insert(meeting.date);
                    }
                }
            }
        }
        taught
    }
}

const fn is_held(part: crate::agenda_part::AgendaPart) -> bool {
    use crate::agenda_part::AgendaPart as P;
    !matches!(part, P::Settle | P::Closing | P::LongClosing)
}

pub(crate) struct Run<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) practices: &'a PracticeCatalog,
    broken: Vec<BrokenRule>,
}

impl<'a> Run<'a> {
    pub(crate) fn report(
        &mut self,
        rule: RuleId,
        place: impl Into<String>,
        words: impl Into<String>,
    ) {
        self.broken.push(BrokenRule { rule, place: place.into(), words: words.into() });
    }

    fn check_request(&mut self) {
        for problem in self.plan.request.problems() {
            self.report(RuleId::H7, "/request", problem.to_string());
        }
    }

    fn check_days(&mut self) {
        let plan = self.plan;
        let request = &plan.request;
        let mut before: Option<Date> = None;
        let done = plan.adaptation.iter().flat_map(|it| &it.done);
        let mut seldom: BTreeMap<&PracticeId, usize> =
            done.map(|(id, count)| (id, usize::from(*count))).collect();
        for (at, day) in plan.days.iter().enumerate() {
            let place = format!("/days/{at}");
            if before.is_some_and(|before| before >= day.date) {
                self.report(RuleId::H7, &place, "days are not in their order");
            }
            before = Some(day.date);
            let from_start = request.start.days_until(day.date);
            let week = from_start.div_euclid(7) + 1;
            if from_start < 0 || week > i64::from(request.weeks) {
                self.report(RuleId::H7, &place, format!("{} lies outside the plan", day.date));
                continue;
            }
            if is_history(plan, day.date) {
                continue;
            }
            self.check_bounds(&place, day);
            if request.rest_days.contains(&day.date) && !day.items.is_empty() {
                self.report(RuleId::R35, &place, format!("{} is a day of rest", day.date));
            }
            let own = request.minutes.get(&Weekday::of(day.date)).copied().unwrap_or(0);
            let ramp = if week <= 2 {
                10
            } else if week <= 5 {
                15
            } else {
                30
            };
            let minutes: u32 = day.items.iter().map(|item| u32::from(item.minutes)).sum();
            if minutes > u32::from(own) {
                let words = format!("{minutes} minutes, and the day has {own}");
                self.report(RuleId::H7, &place, words);
            }
            if minutes > ramp {
                let words = format!("{minutes} minutes in week {week}, and {ramp} are enough");
                self.report(RuleId::R27, &place, words);
            }
            if day.items.len() > usize::from(request.most_a_day) {
                let words = format!("{} practices on one day", day.items.len());
                self.report(RuleId::H7, &place, words);
            }
            let mut seen = BTreeSet::new();
            for (number, item) in day.items.iter().enumerate() {
                let place = format!("{place}/items/{number}");
                if !seen.insert(&item.practice) {
                    self.report(RuleId::H7, &place, format!("`{}` stands twice", item.practice));
                }
                if is_begun(plan, day.date, item) {
                    continue;
                }
                let uses = seldom.entry(&item.practice).or_default();
                *uses += 1;
                let (uses, practice) = (*uses, self.practices.get(item.practice.as_str()));
                if uses > 2 && practice.is_ok_and(explains_arranges_or_plans) {
                    let words = format!("`{}` for time {uses}", item.practice);
                    self.report(RuleId::H10, &place, words);
                }
                self.check_item(&place, item, week);
            }
        }
    }

    fn check_item(&mut self, place: &str, item: &PlanItem, week: i64) {
        let request = &self.plan.request;
        let id = &item.practice;
        let Ok(practice) = self.practices.get(id.as_str()) else {
            self.report(RuleId::H9, place, format!("there is no practice `{id}`"));
            return;
        };
        let file = practice.definition();
        let seconds = u32::from(item.minutes) * 60;
        if seconds < file.duration.min
            || u32::from(item.minutes) > file.duration.max.div_ceil(60).max(1)
        {
            let words = format!("{} minutes are not possible for `{id}`", item.minutes);
            self.report(RuleId::H7, place, words);
        }
        let has = |role| file.roles.contains(&role);
        if file.led_by != LedBy::Oneself {
            self.report(RuleId::H6, place, format!("`{id}` is not for oneself alone"));
        }
        if !file.settings.contains(&Setting::Individual) {
            self.report(RuleId::H3, place, format!("`{id}` is not for one person"));
        }
        let suits = file.audiences.contains(&request.audience)
            || request.audience == Audience::Carers && file.audiences.contains(&Audience::Public);
        if !suits {
            self.report(RuleId::H4, place, format!("`{id}` is not for {}", request.audience));
        }
        for caution in &file.cautions {
            if !request.cautions.contains(&caution.code) {
                continue;
            }
            let is_set_aside =
                request.overrides.iter().any(|it| it.practice == *id && it.caution == caution.code);
            match caution.level {
                CautionLevel::Avoid if !is_set_aside => {
                    let words = format!("`{id}` is to be left out with {}", caution.code);
                    self.report(RuleId::H2, place, words);
                }
                CautionLevel::Adapt if !item.adapt.contains(&caution.code) => {
                    let words = format!("`{id}` comes without its change for {}", caution.code);
                    self.report(RuleId::H2, place, words);
                }
                CautionLevel::Monitor if !item.watch.contains(&caution.code) => {
                    let words = format!("`{id}` comes without what to watch for {}", caution.code);
                    self.report(RuleId::H2, place, words);
                }
                _ => {}
            }
        }
        let danger =
            [CautionCode::SuicidalityAcute, CautionCode::Mania, CautionCode::ViolenceUnsafeHome];
        // In danger there is no plan at all.
        if danger.iter().any(|code| request.cautions.contains(code)) {
            self.report(RuleId::S2, place, format!("`{id}`, where human help comes first"));
        }
        if file.difficulty >= 4
            && matches!(file.review, Review::None)
            && !request.allow_unreviewed_hard
        {
            self.report(RuleId::H8, place, format!("`{id}` is hard and unreviewed"));
        }
        let fears = request.fears;
        for (rule, level, sensitivity) in [
            (RuleId::R16, fears.for_self, file.fear_sensitivity.for_self),
            (RuleId::R17, fears.from_others, file.fear_sensitivity.from_others),
            (RuleId::R18, fears.for_others, file.fear_sensitivity.for_others),
        ] {
            let is_too_hard = level == Some(Level::High) && sensitivity >= 2
                || level == Some(Level::Mid) && sensitivity >= 3;
            if is_too_hard {
                self.report(rule, place, format!("`{id}`, which this fear makes too hard for now"));
            }
        }
        if has(PracticeRole::Chair)
            || has(PracticeRole::ShameMemory)
            || has(PracticeRole::Memory) && file.difficulty >= 3
        {
            self.report(RuleId::R6, place, format!("`{id}` is never for home"));
        }
        if has(PracticeRole::Letter) && request.cautions.contains(&CautionCode::Dissociation) {
            self.report(RuleId::S15, place, format!("`{id}` is a letter at home"));
        }
        if has(PracticeRole::Imagery) && request.cautions.contains(&CautionCode::Psychosis) {
            self.report(RuleId::S9, place, format!("`{id}` is imagery with nobody there"));
        }
        if has(PracticeRole::Writing) && item.minutes > 20 && seconds > file.duration.min {
            self.report(RuleId::R36, place, format!("{} minutes of writing", item.minutes));
        }
        if request.disliked.contains(id) {
            self.report(RuleId::R14, place, format!("`{id}` is not wanted"));
        }
        let known = request.known.iter().filter_map(|id| self.practices.get(id.as_str()).ok());
        let known = known.map(|it| it.definition().difficulty).max().unwrap_or(0).max(1);
        if i64::from(file.difficulty) > i64::from(known) + week {
            let words = format!("`{id}` has difficulty {} in week {week}", file.difficulty);
            self.report(RuleId::R8, place, words);
        }
        if is_gentle(request) && has(PracticeRole::Imagery) && week <= 2 {
            self.report(RuleId::R19, place, format!("imagery, `{id}`, in week {week}"));
        }
    }

    /// What has to come before a practice came on an earlier day.
    fn check_order(&mut self) {
        let plan = self.plan;
        let taught = PlanVerifier { practices: self.practices }.taught(plan);
        let mut done: BTreeSet<&PracticeId> = plan.request.known.iter().collect();
        done.extend(plan.adaptation.iter().flat_map(|it| it.done.keys()));
        for (at, day) in plan.days.iter().enumerate() {
            if is_history(plan, day.date) {
                continue;
            }
            // A meeting counts from the day after it on.
            done.extend(taught.iter().filter(|(_, date)| **date < day.date).map(|(id, _)| *id));
            for (number, item) in day.items.iter().enumerate() {
                // Whoever knows a practice, or was taught it, may go on with it.
                if done.contains(&item.practice) || is_begun(plan, day.date, item) {
                    continue;
                }
                let place = format!("/days/{at}/items/{number}");
                for (rule, words) in self.missing_before(&item.practice, &done) {
                    self.report(rule, &place, words);
                }
            }
            done.extend(day.items.iter().map(|item| &item.practice));
        }
    }

    fn missing_before(
        &self,
        id: &PracticeId,
        done: &BTreeSet<&PracticeId>,
    ) -> Vec<(RuleId, String)> {
        let Ok(practice) = self.practices.get(id.as_str()) else { return Vec::new() };
        let file = practice.definition();
        let held: Vec<&Practice> =
            done.iter().filter_map(|id| self.practices.get(id.as_str()).ok()).collect();
        let mut missing = Vec::new();
        for before in file.prerequisites.iter().filter(|it| !done.contains(it)) {
            missing.push((RuleId::H1, format!("`{id}` before `{before}`")));
        }
        for group in &file.one_of_before {
            if !group.iter().any(|before| done.contains(before)) {
                missing.push((RuleId::H1, format!("`{id}` before any of what it names")));
            }
        }
        let has = |role| file.roles.contains(&role);
        let any = |fits: &dyn Fn(&Practice) -> bool| held.iter().any(|it| fits(it));
        let role = |role: PracticeRole| move |it: &Practice| it.definition().roles.contains(&role);
        let explains = held
            .iter()
            .filter(|it| {
                role(PracticeRole::Teaching)(it) && it.definition().phase == Phase::Understanding
            })
            .count();
        let paces =
            |it: &Practice| role(PracticeRole::Safety)(it) && role(PracticeRole::Teaching)(it);
        let grounds = |it: &Practice| {
            role(PracticeRole::Anchor)(it)
                && (role(PracticeRole::Breath)(it) || role(PracticeRole::Body)(it))
        };
        let answers = has(PracticeRole::Chair)
            || has(PracticeRole::CriticDialogue)
            || has(PracticeRole::ShameMemory);
        let turns = file.phase == Phase::TurningToDifficulty && has(PracticeRole::CriticAnalysis);
        if (answers || turns) && explains < 2 {
            missing.push((RuleId::R1, format!("`{id}` before two practices that explain")));
        }
        if file.difficulty >= 3 && !(any(&role(PracticeRole::Anchor)) && any(&paces)) {
            missing.push((RuleId::R2, format!("`{id}` before ground and pacing")));
        }
        if has(PracticeRole::Imagery) && !grounds(practice) && !any(&grounds) {
            missing.push((RuleId::R3, format!("`{id}` before an anchor of breath or body")));
        }
        let stance = |it: &Practice| {
            let it = it.definition();
            it.technique == Technique::Imagery
                && it.phase == Phase::CapacityBuilding
                && it.flows.contains(&Flow::SelfToSelf)
        };
        if answers && !any(&stance) {
            missing.push((RuleId::R4, format!("`{id}` before the compassionate self")));
        }
        if has(PracticeRole::Chair) && !any(&role(PracticeRole::CriticAnalysis)) {
            missing.push((RuleId::R5, format!("`{id}` before the critic is understood")));
        }
        let easy = |it: &Practice| {
            role(PracticeRole::Giving)(it) && !role(PracticeRole::DifficultPerson)(it)
        };
        if has(PracticeRole::DifficultPerson) && !any(&easy) {
            missing.push((RuleId::R7, format!("`{id}` before kindness to somebody easy")));
        }
        let is_warm = !matches!(file.phase, Phase::Safety | Phase::Understanding)
            && (file.flows.contains(&Flow::SelfToSelf) || file.flows.contains(&Flow::OtherToSelf));
        if is_warm && !paces(practice) && !any(&paces) {
            missing.push((RuleId::R23, format!("`{id}` before backdraft was explained")));
        }
        missing
    }

    fn check_meetings(&mut self) {
        let plan = self.plan;
        for (at, meeting) in plan.meetings.iter().enumerate() {
            if is_history(plan, meeting.date) {
                continue;
            }
            let Some(contact) = &plan.request.contact else {
                self.report(RuleId::H5, format!("/meetings/{at}"), "nobody is there to meet");
                continue;
            };
            let agenda = &meeting.agenda;
            let place = format!("/meetings/{at}/agenda");
            let from_start = plan.request.start.days_until(meeting.date);
            if Weekday::of(meeting.date) != contact.on
                || !(0..i64::from(plan.request.weeks) * 7).contains(&from_start)
            {
                let words = format!("{} is no day of meeting", meeting.date);
                self.report(RuleId::H7, &place, words);
            }
            if agenda.minutes != contact.minutes || agenda.frame.led_by > contact.led_by {
                self.report(RuleId::H7, &place, "the agenda is not the one of these meetings");
            }
            let unknown = plan.request.cautions.iter();
            let unknown = unknown.filter(|code| !agenda.frame.cautions.contains(code));
            for code in unknown {
                self.report(RuleId::H2, &place, format!("the agenda does not know of {code}"));
            }
            self.check_stop(&place, meeting);
            for finding in agenda.check(self.practices) {
                let words = finding.problem.to_string();
                self.report(finding.rule, format!("{place}{}", finding.place), words);
            }
        }
    }

    fn check_measures(&mut self) {
        let plan = self.plan;
        let measured = |when: MeasureTime, topic: MeasureTopic| {
            plan.measures.iter().any(|it| it.when == when && it.topics.contains(&topic))
        };
        for when in [MeasureTime::Start, MeasureTime::Middle, MeasureTime::End] {
            if !measured(when, MeasureTopic::FearsOfCompassion) {
                self.report(RuleId::R15, "/measures", format!("no fears of compassion at {when}"));
            }
        }
        if !plan.measures.iter().any(|it| it.when == MeasureTime::FollowUp) {
            self.report(RuleId::R42, "/measures", "nothing is measured some time later");
        }
    }
}

fn is_gentle(request: &PlanRequest) -> bool {
    let fears = [request.fears.for_self, request.fears.from_others, request.fears.for_others];
    let high = fears.into_iter().flatten().filter(|level| *level == Level::High).count();
    high > 1 || high == 1 && request.self_compassion == Some(Level::Low)
}

fn explains_arranges_or_plans(practice: &Practice) -> bool {
    let file = practice.definition();
    let has = |role: PracticeRole| file.roles.contains(&role);
    let arranges = file.phase == Phase::Safety
        && (has(PracticeRole::Safety)
            || has(PracticeRole::RiskPlan)
            || has(PracticeRole::Opening)
            || has(PracticeRole::Feedback));
    arranges
        || file.phase == Phase::Understanding && has(PracticeRole::Teaching)
        || has(PracticeRole::Planning) && !has(PracticeRole::Behaviour)
}

//! Makes a plan of a request: the problem in numbers, the search, and what belongs around it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use karuna_core::{Audience, Level, PracticeId, Setting};
use karuna_practices::{
    CautionCode, CautionLevel, LedBy, Practice, PracticeCatalog, PracticesError,
};

use crate::effort::Effort;
use crate::measure_time::MeasureTime;
use crate::measure_topic::MeasureTopic;
use crate::need::Need;
use crate::plan::{Plan, PlanDay, PlanItem, PlanMeasure, PlanMeeting, PlanMessage, UnmetWish};
use crate::plan_conflict::{PlanError, conflict_of};
use crate::plan_instance::PlanInstance;
use crate::plan_pool::{OutReason, Pool, earliest_days, goes_gently, serves};
use crate::plan_request::{Contact, PlanRequest, RequestProblem};
use crate::plan_search::{DayList, best_of, greedy, score, search};
use crate::practice_facts::{HARD, cautions_at, explains_pacing, plans_on};
use crate::programme::SessionOptions;
use crate::programme_catalog::ProgrammeCatalog;
use crate::programme_error::ProgrammesError;
use crate::rule::RuleId;
use crate::session_change::SessionChange;
use crate::session_frame::{SessionFrame, SessionPlace};
use crate::session_plan::SessionPlan;
use crate::session_request::SessionRequest;
use crate::weekday::Weekday;

/// Makes plans of practices and programmes.
///
/// # Examples
///
/// ```
/// use karuna_plans::{Effort, Need, PlanRequest, PlanVerifier, Planner};
///
/// let mut request = PlanRequest::new("2026-11-30".parse()?, 4);
/// request.needs.insert(Need::SelfCriticism, 2);
/// request.effort = Effort::Quick;
///
/// let plan = Planner::builtin().plan(&request)?;
/// assert!(!plan.days.is_empty());
/// assert!(PlanVerifier::builtin().broken(&plan).is_empty());
///
/// let why = Planner::builtin().why_not(&request, "critic-chairwork");
/// assert!(why.iter().any(|reason| reason.to_string().contains("not for home")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Planner<'c> {
    practices: &'c PracticeCatalog,
    programmes: &'c ProgrammeCatalog,
}

/// Why a practice is not in a plan, or would not be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanWhyNot {
    /// There is no such practice.
    Unknown {
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// A rule keeps it out.
    Rule {
        /// The rule.
        rule: RuleId,
        /// What the rule finds.
        message: String,
    },
    /// The person does not want it.
    Disliked,
    /// Its shortest form takes longer than any day has, in minutes.
    TooLong {
        /// Its shortest form.
        shortest: u16,
        /// The longest day.
        most: u16,
    },
    /// What has to come before never comes.
    NeverReady {
        /// What it waits for.
        before: Vec<PracticeId>,
    },
    /// It may come only after the plan has ended.
    TooEarly {
        /// The first day that is allowed, from 1.
        from_day: usize,
    },
    /// It may come, and others fit better; its fit to the person, 0 to 24.
    OthersFitBetter {
        /// Its fit.
        gain: i64,
    },
}

impl fmt::Display for PlanWhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { closest } => {
                write!(f, "there is no such practice{}", karuna_core::ClosestHint(closest))
            }
            Self::Rule { rule, message } => write!(f, "{message} ({rule})"),
            Self::Disliked => f.write_str("it is not wanted (R14)"),
            Self::TooLong { shortest, most } => {
                write!(f, "its shortest form takes {shortest} minutes; the longest day has {most}")
            }
            Self::NeverReady { before } => {
                let ids: Vec<&str> = before.iter().map(PracticeId::as_str).collect();
                write!(f, "what has to come before never comes: {} (H1)", ids.join(", "))
            }
            Self::TooEarly { from_day } => {
                write!(f, "it may come from day {from_day} on, after the plan has ended (R8, R19)")
            }
            Self::OthersFitBetter { gain } => {
                write!(f, "it may come, and others fit better; its fit is {gain} of 24")
            }
        }
    }
}

impl Planner<'static> {
    /// Plans of the built-in practices and programmes.
    #[must_use]
    pub fn builtin() -> Self {
        Self { practices: PracticeCatalog::builtin(), programmes: ProgrammeCatalog::builtin() }
    }
}

impl<'c> Planner<'c> {
    /// Plans of a caller's practices and programmes.
    #[must_use]
    pub const fn new(practices: &'c PracticeCatalog, programmes: &'c ProgrammeCatalog) -> Self {
        Self { practices, programmes }
    }

    /// Makes a plan. The same request makes the same plan, on every machine.
    ///
    /// # Errors
    ///
    /// [`PlanError::Request`] with everything in the request that cannot be;
    /// [`PlanError::Conflict`] where no plan keeps all of it, with the parts that conflict and those
    /// that would have to give.
    pub fn plan(&self, request: &PlanRequest) -> Result<Plan, PlanError> {
        let problems = self.problems(request);
        if !problems.is_empty() {
            return Err(PlanError::Request { problems });
        }
        let led = self.led_meetings(request);
        let pool = Pool::new(request, self.practices, &taught(request, &led));
        let days = match request.effort {
            Effort::Quick => greedy(&pool.instance),
            Effort::Usual => search(&pool.instance, request.seed),
            Effort::High => best_of(&pool.instance, request.seed),
        };
        if days.iter().all(Vec::is_empty) {
            let is_feasible = |request: &PlanRequest| self.is_feasible(request);
            let conflict = conflict_of(request, self.practices, &is_feasible);
            return Err(PlanError::Conflict(conflict));
        }
        let (terms, worth) = score(&pool.instance, &days);
        let mut plan = Plan {
            request: request.clone(),
            days: plan_days(request, &pool, &days, &worth),
            meetings: Vec::new(),
            measures: measures(request),
            messages: messages(request),
            unmet: Vec::new(),
            score: terms,
        };
        plan.meetings = if led.is_empty() { self.own_meetings(request, &plan) } else { led };
        plan.unmet = self.unmet(request, &plan, &pool);
        Ok(plan)
    }

    /// The planning problem of a request in numbers, for other solvers.
    ///
    /// # Errors
    ///
    /// [`PlanError::Request`] with everything in the request that cannot be.
    pub fn instance(&self, request: &PlanRequest) -> Result<PlanInstance, PlanError> {
        let problems = self.problems(request);
        if !problems.is_empty() {
            return Err(PlanError::Request { problems });
        }
        let led = self.led_meetings(request);
        Ok(Pool::new(request, self.practices, &taught(request, &led)).instance)
    }

    /// Why a practice is not in the plan of a request. Empty where it is in it, or might be.
    #[must_use]
    pub fn why_not(&self, request: &PlanRequest, practice: &str) -> Vec<PlanWhyNot> {
        let found = match self.practices.get(practice) {
            Ok(found) => found,
            Err(PracticesError::Unknown { closest, .. }) => {
                return vec![PlanWhyNot::Unknown { closest }];
            }
            Err(_) => return vec![PlanWhyNot::Unknown { closest: vec![] }],
        };
        let led = self.led_meetings(request);
        let pool = Pool::new(request, self.practices, &taught(request, &led));
        let reasons = why_out(&pool, found);
        if !reasons.is_empty() {
            return reasons;
        }
        let is_there = self.plan(request).is_ok_and(|plan| {
            plan.days.iter().any(|day| day.items.iter().any(|it| it.practice == *found.id()))
        });
        if is_there { Vec::new() } else { others_fit_better(&pool, found) }
    }

    /// Whether a request has any plan at all: something may come, is ready, and finds time.
    fn is_feasible(&self, request: &PlanRequest) -> bool {
        let led = self.led_meetings(request);
        let pool = Pool::new(request, self.practices, &taught(request, &led));
        earliest_days(&pool.instance).iter().any(|day| *day <= pool.instance.days)
    }

    fn problems(&self, request: &PlanRequest) -> Vec<RequestProblem> {
        let mut problems = request.problems();
        let lists = [
            ("/known", &request.known),
            ("/liked", &request.liked),
            ("/disliked", &request.disliked),
            ("/helped", &request.helped),
        ];
        let listed = lists.iter().flat_map(|(place, list)| list.iter().map(move |id| (*place, id)));
        let overridden = request.overrides.iter().map(|it| ("/overrides", &it.practice));
        for (place, id) in listed.chain(overridden) {
            if let Err(error) = self.practices.get(id.as_str()) {
                let closest = match error {
                    PracticesError::Unknown { closest, .. } => closest,
                    _ => Vec::new(),
                };
                let (place, given) = (place.to_owned(), id.clone());
                problems.push(RequestProblem::UnknownPractice { place, given, closest });
            }
        }
        if let Some(id) = &request.programme {
            match self.programmes.get(id.as_str()) {
                Ok(_) if request.contact.is_none() => {
                    let programme = id.clone();
                    problems.push(RequestProblem::ProgrammeWithoutContact { programme });
                }
                Ok(_) => {}
                Err(error) => {
                    let closest = match error {
                        ProgrammesError::Unknown { closest, .. } => closest,
                        _ => Vec::new(),
                    };
                    let given = id.clone();
                    problems.push(RequestProblem::UnknownProgramme { given, closest });
                }
            }
        }
        problems
    }

    /// The meetings of a programme that the plan goes along with.
    fn led_meetings(&self, request: &PlanRequest) -> Vec<PlanMeeting> {
        let (Some(id), Some(contact)) = (&request.programme, &request.contact) else {
            return Vec::new();
        };
        let Ok(programme) = self.programmes.get(id.as_str()) else { return Vec::new() };
        let options = SessionOptions {
            minutes: Some(contact.minutes),
            delivery: Some(contact.delivery),
            cautions: request.cautions.iter().copied().collect(),
            fears: request.fears,
            allow_unreviewed_hard: request.allow_unreviewed_hard,
            ..SessionOptions::default()
        };
        let days = meeting_days(request, contact).into_iter();
        let mut done: BTreeSet<PracticeId> = request.known.clone();
        let difficulty = |id: &PracticeId| {
            self.practices.get(id.as_str()).map_or(0, |it| it.definition().difficulty)
        };
        let mut highest = request.known.iter().map(difficulty).max().unwrap_or(0);
        let mut meetings = Vec::new();
        for (number, day) in (1..=programme.definition().sessions.len()).zip(days) {
            let mut options = options.clone();
            options.changes = gentle_changes(request, day);
            let session = programme.session_request(number, &options, self.practices);
            let agenda = session.ok().and_then(|mut session| {
                // What really came before counts, and not what the outline says: cautions may have
                // left something out. Nobody leads more than they may.
                session.frame.done.clone_from(&done);
                session.frame.highest_difficulty = highest;
                session.frame.audience = request.audience;
                session.frame.led_by = session.frame.led_by.min(contact.led_by);
                session.home = None;
                SessionPlan::try_new(&session, self.practices).ok()
            });
            let (Some(agenda), Some(date)) = (agenda, request.date(day)) else { continue };
            for id in agenda.practices() {
                if let Ok(practice) = self.practices.get(id.as_str()) {
                    highest = highest.max(practice.definition().difficulty);
                }
                done.insert(id.clone());
            }
            meetings.push(PlanMeeting { date, agenda });
        }
        meetings
    }

    /// Meetings that bring what is new at home until the next one.
    fn own_meetings(&self, request: &PlanRequest, plan: &Plan) -> Vec<PlanMeeting> {
        let Some(contact) = &request.contact else { return Vec::new() };
        let days = meeting_days(request, contact);
        let of = u16::try_from(days.len()).unwrap_or(u16::MAX);
        let learned = plan.learned();
        let mut meetings: Vec<PlanMeeting> = Vec::new();
        for (number, day) in (1..=of).zip(&days) {
            let Some(date) = request.date(*day) else { continue };
            let until = days.iter().find(|next| *next > day).and_then(|next| request.date(*next));
            let mut frame =
                SessionFrame::new(Setting::Individual, request.audience, contact.led_by);
            frame.delivery = contact.delivery;
            frame.place = Some(SessionPlace { number, of });
            frame.cautions = request.cautions.iter().copied().collect();
            frame.fears = request.fears;
            frame.allow_unreviewed_hard = request.allow_unreviewed_hard;
            let before = learned.iter().filter(|(first, _)| *first < date);
            frame.done = request.known.clone();
            frame.done.extend(before.map(|(_, id)| (*id).clone()));
            for meeting in &meetings {
                frame.done.extend(meeting.agenda.practices().cloned());
            }
            let difficulty = |id: &PracticeId| {
                self.practices.get(id.as_str()).map_or(0, |it| it.definition().difficulty)
            };
            frame.highest_difficulty = frame.done.iter().map(difficulty).max().unwrap_or(0);
            let last_home = plan.days.iter().rev().find(|it| it.date < date);
            frame.home_to_review = last_home.map_or_else(Vec::new, |it| {
                it.items.iter().map(|item| item.practice.clone()).collect()
            });
            let new = learned
                .iter()
                .filter(|(first, _)| *first >= date && until.is_none_or(|until| *first < until));
            let mut wanted: Vec<PracticeId> = new.map(|(_, id)| (*id).clone()).take(3).collect();
            // Where nothing is new, what the plan leans on most is looked at again.
            if wanted.is_empty() {
                wanted.extend(frame.home_to_review.iter().take(1).cloned());
            }
            let mut session = SessionRequest::new(frame, contact.minutes, wanted);
            session.alliance = true;
            session.changes = gentle_changes(request, *day);
            if let Ok(agenda) = SessionPlan::try_new(&session, self.practices) {
                meetings.push(PlanMeeting { date, agenda });
            }
        }
        meetings
    }

    /// Wishes that the plan does not meet.
    fn unmet(&self, request: &PlanRequest, plan: &Plan, pool: &Pool<'_>) -> Vec<UnmetWish> {
        let at_home: BTreeSet<&PracticeId> = plan.learned().into_iter().map(|(_, id)| id).collect();
        let held: Vec<&Practice> =
            at_home.iter().filter_map(|id| self.practices.get(id.as_str()).ok()).collect();
        let mut unmet = Vec::new();
        for id in request.liked.union(&request.helped) {
            if at_home.contains(id) {
                continue;
            }
            let Ok(practice) = self.practices.get(id.as_str()) else { continue };
            let mut reasons = why_out(pool, practice);
            if reasons.is_empty() {
                reasons = others_fit_better(pool, practice);
            }
            let because = reasons.iter().map(ToString::to_string).collect();
            unmet.push(UnmetWish { wish: format!("practice `{id}`"), because });
        }
        for technique in &request.techniques {
            if held.iter().all(|it| it.definition().technique != *technique) {
                let wish = format!("technique {technique}");
                let because = vec!["no practice of it may come, or others fit better".to_owned()];
                unmet.push(UnmetWish { wish, because });
            }
        }
        for need in request.needs.keys() {
            if held.iter().all(|it| !serves(it, *need)) {
                let because = vec!["no practice that serves it may come".to_owned()];
                unmet.push(UnmetWish { wish: format!("need {need}"), because });
            }
        }
        if let (None, Some(contact)) = (&request.programme, &request.contact) {
            let days = meeting_days(request, contact).len();
            if plan.meetings.len() < days {
                let wish = format!("{days} meetings");
                let because = vec![format!(
                    "{} of them have an agenda; for the others nothing that may come was found in \
                     their time",
                    plan.meetings.len()
                )];
                unmet.push(UnmetWish { wish, because });
            }
        }
        if let (Some(id), Some(contact)) = (&request.programme, &request.contact) {
            let sessions =
                self.programmes.get(id.as_str()).map_or(0, |it| it.definition().sessions.len());
            let held = plan.meetings.len();
            if held < sessions {
                let days = meeting_days(request, contact).len();
                let because = vec![format!(
                    "{held} of its {sessions} sessions are held; {days} meetings fit into the plan, \
                     and a session of which nothing may come is not held"
                )];
                unmet.push(UnmetWish { wish: format!("programme `{id}`"), because });
            }
        }
        unmet
    }
}

/// On which days meetings are, from 1.
fn meeting_days(request: &PlanRequest, contact: &Contact) -> Vec<usize> {
    let on_weekday = (1..=request.days())
        .filter(|day| request.date(*day).is_some_and(|date| Weekday::of(date) == contact.on));
    on_weekday.step_by(usize::from(contact.every_weeks.max(1))).collect()
}

/// On which day the meetings of a programme bring each practice.
fn taught(request: &PlanRequest, meetings: &[PlanMeeting]) -> BTreeMap<PracticeId, usize> {
    let mut taught = BTreeMap::new();
    for meeting in meetings {
        let day = usize::try_from(request.start.days_until(meeting.date)).unwrap_or(0) + 1;
        for id in meeting.agenda.practices() {
            if !request.known.contains(id) {
                taught.entry(id.clone()).or_insert(day);
            }
        }
    }
    taught
}

/// What R19 changes in a meeting on a day, from 1.
fn gentle_changes(request: &PlanRequest, day: usize) -> Vec<SessionChange> {
    let mut changes = Vec::new();
    if goes_gently(request) {
        changes.push(SessionChange::HalvePracticeTime);
        if day <= 14 {
            changes.push(SessionChange::DelayImagery { sessions: 2 });
        }
    }
    changes
}

fn why_out(pool: &Pool<'_>, practice: &Practice) -> Vec<PlanWhyNot> {
    let told = |reason: &OutReason| match reason {
        OutReason::Rule(conflict) => {
            PlanWhyNot::Rule { rule: conflict.rule, message: conflict.problem.to_string() }
        }
        OutReason::Disliked => PlanWhyNot::Disliked,
        OutReason::TooLong { shortest, most } => {
            PlanWhyNot::TooLong { shortest: *shortest, most: *most }
        }
        OutReason::NeverReady { before } => PlanWhyNot::NeverReady { before: before.clone() },
    };
    let mut reasons: Vec<PlanWhyNot> =
        pool.out.get(practice.id()).into_iter().flatten().map(told).collect();
    let row = pool.instance.practices.iter().find(|row| row.id == practice.id().as_str());
    if let Some(row) = row
        && reasons.is_empty()
        && row.from_day > pool.instance.days
    {
        reasons.push(PlanWhyNot::TooEarly { from_day: row.from_day });
    }
    reasons
}

fn others_fit_better(pool: &Pool<'_>, practice: &Practice) -> Vec<PlanWhyNot> {
    let row = pool.instance.practices.iter().find(|row| row.id == practice.id().as_str());
    row.map(|row| PlanWhyNot::OthersFitBetter { gain: row.gain }).into_iter().collect()
}

fn plan_days(
    request: &PlanRequest,
    pool: &Pool<'_>,
    days: &DayList,
    worth: &[Vec<i64>],
) -> Vec<PlanDay> {
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut plan_days = Vec::new();
    let cautions: Vec<_> = request.cautions.iter().copied().collect();
    for (day, (places, worth)) in days.iter().zip(worth).enumerate() {
        let Some(date) = request.date(day + 1) else { continue };
        let items: Vec<PlanItem> = places
            .iter()
            .zip(worth)
            .filter_map(|(place, worth)| {
                let practice = pool.practices.get(*place)?;
                let row = pool.instance.practices.get(*place)?;
                let is_new = seen.insert(*place) && row.known_from.is_none();
                Some(PlanItem {
                    practice: practice.id().clone(),
                    minutes: u16::try_from(row.minutes).unwrap_or(u16::MAX),
                    is_new,
                    worth: *worth,
                    rules: reasons(practice, request),
                    adapt: cautions_at(practice, &cautions, CautionLevel::Adapt),
                    watch: cautions_at(practice, &cautions, CautionLevel::Monitor),
                })
            })
            .collect();
        if !items.is_empty() {
            plan_days.push(PlanDay { date, items });
        }
    }
    plan_days
}

/// The rules that speak for a practice in this plan.
fn reasons(practice: &Practice, request: &PlanRequest) -> Vec<RuleId> {
    let id = practice.id();
    let helped = request.helped.contains(id) || request.liked.contains(id);
    let served = request.needs.keys().any(|need| serves(practice, *need));
    let each = [
        (RuleId::R2, practice.has_role(karuna_core::PracticeRole::Anchor)),
        (RuleId::R23, explains_pacing(practice)),
        (RuleId::R13, served),
        (RuleId::R14, helped),
        (RuleId::R11, plans_on(practice)),
        (RuleId::R19, goes_gently(request)),
        (RuleId::R27, true),
    ];
    each.into_iter().filter(|(_, applies)| *applies).map(|(rule, _)| rule).collect()
}

/// What is measured: at the start, in the middle, at the end and six weeks later (R42); the three
/// fears each time but the last (R15).
fn measures(request: &PlanRequest) -> Vec<PlanMeasure> {
    let fears =
        vec![MeasureTopic::FearsOfCompassion, MeasureTopic::SelfCompassion, MeasureTopic::Distress];
    let later = vec![MeasureTopic::SelfCompassion, MeasureTopic::Distress];
    let days = request.days();
    let each = [
        (1, MeasureTime::Start, fears.clone()),
        (days / 2 + 1, MeasureTime::Middle, fears.clone()),
        (days, MeasureTime::End, fears),
        (days + 42, MeasureTime::FollowUp, later),
    ];
    let dated = each.into_iter().filter_map(|(day, when, topics)| {
        Some(PlanMeasure { date: request.date(day)?, when, topics })
    });
    dated.collect()
}

/// What has to be said beside a plan.
fn messages(request: &PlanRequest) -> Vec<PlanMessage> {
    let mut messages = Vec::new();
    let mut say = |rule: RuleId, words: &str| {
        messages.push(PlanMessage { rule, words: words.to_owned() });
    };
    say(
        RuleId::S1,
        "A plan does not know how you are today. If you are in danger, or think of ending your life, stop here and go to a person.",
    );
    say(
        RuleId::S6,
        "Stop whenever it is too much: numb or far away, panic that stays, a memory that takes over, an urge to hurt yourself. Open your eyes, feel your feet, say where you are, and tell somebody. That is all for the day.",
    );
    say(
        RuleId::R23,
        "Old pain may rise when warmth comes. That is known and no failure; feet and an ordinary kind deed come first then.",
    );
    say(
        RuleId::R28,
        "Two thirds of this is plenty. A missed day is only a missed day; something smaller tomorrow is fine.",
    );
    say(RuleId::R14, "Keep what helps, and leave the rest.");
    if goes_gently(request) {
        say(
            RuleId::R19,
            "Compassion may be hard to take at first. Times are halved, imagery waits two weeks, and somebody to talk to would help more than more practice.",
        );
    }
    if request.distress == Some(Level::High) {
        say(
            RuleId::R43,
            "With much distress a risk and a distress measure belong to every second meeting with a therapist, and a plan alone is not enough.",
        );
    }
    if request.needs.contains_key(&Need::CaringForOthers)
        || request.cautions.contains(&CautionCode::Burnout)
    {
        say(
            RuleId::S14,
            "Rest, workload and the team come before inner practice. What a workplace lacks is not for one person to make up.",
        );
    }
    if request.contact.is_none() {
        say(
            RuleId::R33,
            "Having somebody who asks now and then how it goes makes a difference to whether people go on.",
        );
    }
    for it in &request.overrides {
        let words = format!(
            "{} set the caution {} aside for `{}` on {}: {}",
            it.by, it.caution, it.practice, it.on, it.why
        );
        say(RuleId::H2, &words);
    }
    if request.audience == Audience::Youth {
        say(RuleId::S18, "Children and young people come by way of guardians and clinicians.");
    }
    let led_hard = request.allow_unreviewed_hard
        && request.contact.as_ref().is_some_and(|it| it.led_by == LedBy::Clinician);
    if led_hard {
        let words = format!(
            "Meetings may hold practices of difficulty {HARD} and 5 that no clinician has reviewed."
        );
        say(RuleId::H8, &words);
    }
    messages
}

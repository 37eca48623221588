//! Makes a plan of a request: the problem in numbers, the search, and what belongs around it.

use std::collections::BTreeSet;
use std::fmt;

use karuna_core::PracticeId;
use karuna_practices::{CautionLevel, Practice, PracticeCatalog, PracticesError};

use crate::effort::Effort;
use crate::plan::{Plan, PlanDay, PlanItem, UnmetWish};
use crate::plan_conflict::{PlanError, conflict_of};
use crate::plan_instance::PlanInstance;
use crate::plan_meetings::{Meetings, meeting_days, taught};
use crate::plan_pool::{OutReason, Pool, earliest_days, serves};
use crate::plan_request::{PlanRequest, RequestProblem};
use crate::plan_search::{DayList, best_of, greedy, score, search};
use crate::plan_words::{measures, messages, reasons, word_on_writing};
use crate::practice_facts::cautions_at;
use crate::programme_catalog::ProgrammeCatalog;
use crate::programme_error::ProgrammesError;
use crate::rule::RuleId;

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
    pub(crate) practices: &'c PracticeCatalog,
    pub(crate) programmes: &'c ProgrammeCatalog,
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
        let led = self.meetings(request).of_programme();
        let pool = Pool::new(request, self.practices, &taught(request, &led));
        let days = search_with_effort(&pool.instance, request);
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
            adaptation: None,
        };
        plan.messages.extend(word_on_writing(&plan.days, self.practices));
        plan.meetings = if led.is_empty() { self.meetings(request).of_home(&plan) } else { led };
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
        let led = self.meetings(request).of_programme();
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
        let led = self.meetings(request).of_programme();
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
        let led = self.meetings(request).of_programme();
        let pool = Pool::new(request, self.practices, &taught(request, &led));
        earliest_days(&pool.instance).iter().any(|day| *day <= pool.instance.days)
    }

    fn meetings<'m>(&'m self, request: &'m PlanRequest) -> Meetings<'m> {
        let (practices, programmes) = (self.practices, self.programmes);
        Meetings { practices, programmes, request, adapted: None }
    }

    pub(crate) fn problems(&self, request: &PlanRequest) -> Vec<RequestProblem> {
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

    /// Wishes that the plan does not meet.
    pub(crate) fn unmet(
        &self,
        request: &PlanRequest,
        plan: &Plan,
        pool: &Pool<'_>,
    ) -> Vec<UnmetWish> {
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

pub(crate) fn search_with_effort(instance: &PlanInstance, request: &PlanRequest) -> DayList {
    match request.effort {
        Effort::Quick => greedy(instance),
        Effort::Usual => search(instance, request.seed),
        Effort::High => best_of(instance, request.seed),
    }
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

pub(crate) fn plan_days(
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

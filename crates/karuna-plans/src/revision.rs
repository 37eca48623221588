//! A plan looked at again: what was lived makes the next version, with its reasons.

use std::borrow::Cow;

use karuna_core::{Date, Measurement};
use serde::{Deserialize, Serialize};

use crate::adaptation::{Adaptation, Bound};
use crate::adaptation_rules::Reading;
use crate::intake::Intake;
use crate::judge::HELP_FIRST;
use crate::lived::LivedPlan;
use crate::log_problem::ReviseError;
use crate::plan::{Plan, PlanDay, PlanMessage};
use crate::plan_difference::{PlanDifference, Why};
use crate::plan_meetings::{Meetings, taught};
use crate::plan_pool::{Pool, Since};
use crate::plan_request::PlanRequest;
use crate::plan_words::{messages, word_on_writing};
use crate::planner::{Planner, plan_days, search_with_effort};
use crate::progress_log::{Lived, ProgressLog};
use crate::refill::{Refill, is_barred};
use crate::revision_message::{Reader, RevisionMessage};
use crate::rule::RuleId;
use crate::week_review::WeekReview;

/// The lowest middle of what people say of a practice that says that it helps (R14); a judgement.
const HELPS: u8 = 7;

/// A plan looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Revision {
    /// How the plan stands.
    pub standing: PlanStanding,
    /// The plan from now on: the next version, or the same one where nothing had to change.
    pub plan: Plan,
    /// What is different, and why.
    pub difference: PlanDifference,
    /// What is to be said, and to whom. Messages to the clinician come first.
    pub messages: Vec<RevisionMessage>,
    /// The weeks so far.
    pub weeks: Vec<WeekReview>,
}

/// How a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlanStanding {
    /// It goes on.
    GoesOn,
    /// It is smaller, lower or rests in part, for a while.
    Eased,
    /// It holds: nothing new until somebody named lets it go on.
    Held,
    /// All practice is stopped until a clinician clears it.
    Stopped,
}

impl Planner<'_> {
    /// Looks at a plan again with what was lived of it, on a day: the rules R14, R21, R24 to R26,
    /// R30 to R36, R44 and S1 to S8 make the next version.
    ///
    /// Days before `today` stay as they were planned. What may stay of the rest stays; what may not
    /// goes, and something else takes its place. Where nothing moved by the middle, or a hold was
    /// lifted, the rest is made anew. A log that says nothing changes nothing, and looking twice
    /// changes nothing more.
    ///
    /// # Errors
    ///
    /// [`ReviseError::Plan`] where the plan was edited into one that cannot be,
    /// [`ReviseError::Log`] with everything in the log that cannot be.
    ///
    /// # Examples
    ///
    /// ```
    /// use karuna_plans::{
    ///     Done, Effort, Lived, PlanRequest, PlanStanding, Planner, ProgressLog, Sitting,
    /// };
    ///
    /// let mut request = PlanRequest::new("2026-11-30".parse()?, 4);
    /// request.effort = Effort::Quick;
    /// let planner = Planner::builtin();
    /// let plan = planner.plan(&request)?;
    ///
    /// // The first three days did not happen.
    /// let mut log = ProgressLog::default();
    /// for day in &plan.days[..3] {
    ///     for item in &day.items {
    ///         let missed = Sitting::new(item.practice.clone(), Done::Missed);
    ///         log.add(day.date, Lived::Practice(missed));
    ///     }
    /// }
    /// let revision = planner.revise(&plan, &log, "2026-12-03".parse()?)?;
    /// assert_eq!(revision.standing, PlanStanding::Eased);
    /// assert_eq!(revision.plan.version(), 2);
    /// let next = revision.plan.days.iter().find(|day| day.date >= "2026-12-03".parse().unwrap());
    /// assert!(next.unwrap().items.iter().map(|item| item.minutes).sum::<u16>() <= 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn revise(
        &self,
        plan: &Plan,
        log: &ProgressLog,
        today: Date,
    ) -> Result<Revision, ReviseError> {
        let problems = self.problems(&plan.request);
        if !problems.is_empty() {
            return Err(ReviseError::Plan { problems });
        }
        let problems = log.problems(plan, today, self.practices);
        if !problems.is_empty() {
            return Err(ReviseError::Log { problems });
        }
        let reading = Reading::new(LivedPlan::new(plan, log, today), self.practices);
        let request = request_now(plan, &reading);
        let last_renewed = plan.adaptation.as_ref().and_then(|adaptation| adaptation.renewed);
        // What holds or stops comes first; the rest is made anew when that is over.
        let holds = reading.bounds.iter().any(Bound::is_a_hold);
        let moved = if holds { None } else { reading.nothing_moved() };
        let renewed = moved.max(last_renewed);
        let adaptation = Adaptation {
            version: plan.version().saturating_add(1),
            from: today,
            done: reading.lived.done(),
            begun: reading.lived.begun(),
            missed_meetings: reading.lived.missed_meetings(),
            bounds: reading.bounds.clone(),
            renewed,
        };
        let anew = renewed > last_renewed || has_lifted(plan, &adaptation);
        let (next, mut difference) = self.next_version(plan, &request, &adaptation, &reading, anew);
        let is_same = difference.is_empty() && plan.request.fears == next.request.fears && !anew;
        let standing = standing(&next);
        if is_same {
            difference = PlanDifference::default();
        }
        let mut messages = reading.messages;
        messages.sort_by_key(|message| message.to == Reader::Person);
        Ok(Revision {
            standing,
            plan: if is_same { plan.clone() } else { next },
            difference,
            messages,
            weeks: WeekReview::of(plan, log, today),
        })
    }

    fn next_version(
        &self,
        plan: &Plan,
        request: &PlanRequest,
        adaptation: &Adaptation,
        reading: &Reading<'_>,
        anew: bool,
    ) -> (Plan, PlanDifference) {
        let from = adaptation.from;
        let meetings = Meetings {
            practices: self.practices,
            programmes: self.programmes,
            request,
            adapted: Some((adaptation, &plan.meetings)),
        };
        let led = meetings.of_programme();
        let day = request.start.days_until(from).max(0) + 1;
        let since = Since {
            day: usize::try_from(day).unwrap_or(usize::MAX),
            done: Cow::Borrowed(&adaptation.done),
        };
        let mut brought = taught(request, led.iter().filter(|it| it.date >= from));
        brought.retain(|id, _| !adaptation.done.contains_key(id));
        let pool = Pool::since(request, self.practices, &brought, &since);
        let base = if anew {
            Cow::Owned(searched(&pool, request, adaptation))
        } else {
            Cow::Borrowed(&plan.days)
        };
        let refilled = Refill::new(request, adaptation, &pool).days(&base);
        let mut days: Vec<PlanDay> =
            plan.days.iter().filter(|day| day.date < from).cloned().collect();
        days.extend(refilled.days);
        let told = reading.messages.iter().filter(|message| message.to == Reader::Person);
        let told = told.map(|it| PlanMessage { rule: it.rule, words: it.words.clone() });
        let mut words: Vec<PlanMessage> = told.collect();
        words.extend(messages(request));
        words.extend(word_on_writing(&days, self.practices));
        if adaptation.bounds.iter().any(Bound::is_a_stop) {
            // Nothing stands beside the word that a person needs now.
            words.retain(|it| matches!(it.rule, RuleId::S1 | RuleId::S6));
        }
        let mut next = Plan {
            request: request.clone(),
            days,
            meetings: Vec::new(),
            measures: plan.measures.clone(),
            messages: words,
            unmet: Vec::new(),
            score: refilled.score,
            adaptation: Some(adaptation.clone()),
        };
        next.meetings = if request.programme.is_some() { led } else { meetings.of_home(&next) };
        next.unmet = self.unmet(request, &next, &pool);
        let why: Why = refilled.why;
        let mut difference = PlanDifference::new(plan, &next, from, &why);
        difference.anew = anew;
        (next, difference)
    }
}

/// The request with what came to light since.
fn request_now(plan: &Plan, reading: &Reading<'_>) -> PlanRequest {
    let mut request = plan.request.clone();
    let mut measured: Vec<Measurement> = Vec::new();
    for (at, _, what) in reading.lived.events() {
        match what {
            Lived::Measured(measurement) => measured.push(measurement.clone()),
            Lived::Caution(code) => {
                let is_over = HELP_FIRST.contains(code) && reading.lived.is_cleared(at, true);
                if is_over {
                    request.cautions.remove(code);
                } else {
                    request.cautions.insert(*code);
                }
            }
            _ => {}
        }
    }
    Intake::new(&measured).fill(&mut request);
    for (id, rated) in reading.ratings() {
        if rated.middle().is_some_and(|middle| middle >= HELPS) {
            request.helped.insert(id);
        }
    }
    let disliked = &request.disliked;
    request.helped.retain(|id| !disliked.contains(id));
    request
}

/// Whether something held the plan until now and does not any more.
fn has_lifted(plan: &Plan, now: &Adaptation) -> bool {
    let held = plan.adaptation.iter().flat_map(|before| &before.bounds);
    let mut lifted = held.filter(|bound| bound.is_a_hold() && !now.bounds.contains(bound));
    lifted.next().is_some() && now.bounds.iter().all(|bound| !bound.is_a_hold())
}

/// What is still to come, searched for anew where bounds leave practices free.
fn searched(pool: &Pool<'_>, request: &PlanRequest, adaptation: &Adaptation) -> Vec<PlanDay> {
    let mut instance = pool.instance.clone();
    for (row, practice) in instance.practices.iter_mut().zip(&pool.practices) {
        let is_done = row.known_from == Some(0);
        let is_free = |day: &usize| {
            request.date(*day).is_some_and(|date| {
                adaptation.bounds_on(date).all(|it| !is_barred(&it.kind, practice, is_done))
            })
        };
        let mut days = row.from_day..=request.days();
        row.from_day = days.find(is_free).unwrap_or(request.days() + 1);
    }
    let days = search_with_effort(&instance, request);
    let worth: Vec<Vec<i64>> = days.iter().map(|places| vec![0; places.len()]).collect();
    plan_days(request, pool, &days, &worth)
}

fn standing(plan: &Plan) -> PlanStanding {
    let Some(adaptation) = &plan.adaptation else { return PlanStanding::GoesOn };
    let bounds = &adaptation.bounds;
    if bounds.iter().any(Bound::is_a_stop) {
        PlanStanding::Stopped
    } else if bounds.iter().any(Bound::is_a_hold) {
        PlanStanding::Held
    } else if bounds.iter().any(|it| it.until.is_some()) {
        PlanStanding::Eased
    } else {
        PlanStanding::GoesOn
    }
}

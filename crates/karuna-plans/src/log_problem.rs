//! What in a log cannot be.

use karuna_core::{Date, PracticeId};
use karuna_practices::{PracticeCatalog, PracticesError};

use crate::listed::Listed;
use crate::plan::Plan;
use crate::plan_request::RequestProblem;
use crate::progress_log::{Lived, ProgressLog, Sitting};

/// Something in a log that cannot be, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LogProblem {
    /// Something stands before what became known earlier.
    #[error("/events/{at}: {on} stands after {before}; a log is kept in the order of days")]
    OutOfOrder {
        /// The event, from 0.
        at: usize,
        /// Its day.
        on: Date,
        /// The day before it in the log.
        before: Date,
    },
    /// Something lies before the plan begins.
    #[error("/events/{at}: {on} lies before the plan, which begins on {start}")]
    BeforeThePlan {
        /// The event, from 0.
        at: usize,
        /// Its day.
        on: Date,
        /// The first day of the plan.
        start: Date,
    },
    /// Something has not happened yet.
    #[error("/events/{at}: {on} has not come yet; today is {today}")]
    NotYet {
        /// The event, from 0.
        at: usize,
        /// Its day.
        on: Date,
        /// The day from which it is looked at.
        today: Date,
    },
    /// A practice that is not in the catalogue.
    #[error("/events/{at}/what/practice/practice: there is no practice `{given}`{}", karuna_core::ClosestHint(.closest))]
    UnknownPractice {
        /// The event, from 0.
        at: usize,
        /// The id that was given.
        given: PracticeId,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// A number lies outside its range.
    #[error("/events/{at}/what/practice/{field}: {found} is not possible; expected 0 to {max}")]
    OutOfRange {
        /// The event, from 0.
        at: usize,
        /// The field.
        field: &'static str,
        /// The number.
        found: u16,
        /// The highest that is possible.
        max: u16,
    },
    /// A clearance does not say who decided, or why.
    #[error("/events/{at}/what/cleared: a clearance says who decided and why")]
    ClearedByNobody {
        /// The event, from 0.
        at: usize,
    },
    /// An older version of the plan, or an earlier day, than the one that was adapted last.
    #[error("/plan: it was adapted on {from}; look at it from that day on and not from {today}")]
    Backwards {
        /// The day from which the plan was adapted.
        from: Date,
        /// The day from which it is looked at.
        today: Date,
    },
}

/// Why a plan cannot be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReviseError {
    /// The plan was edited into one whose request cannot be.
    #[error("the plan's request has {}", Listed(.problems))]
    Plan {
        /// All of its problems.
        problems: Vec<RequestProblem>,
    },
    /// The log cannot be.
    #[error("the log has {}", Listed(.problems))]
    Log {
        /// All of its problems.
        problems: Vec<LogProblem>,
    },
}

impl ProgressLog {
    /// Everything in the log that cannot be, with a plan and a day from which one looks at both;
    /// empty for one in order.
    #[must_use]
    pub fn problems(
        &self,
        plan: &Plan,
        today: Date,
        practices: &PracticeCatalog,
    ) -> Vec<LogProblem> {
        let mut problems = Vec::new();
        if let Some(adaptation) = &plan.adaptation
            && today < adaptation.from
        {
            problems.push(LogProblem::Backwards { from: adaptation.from, today });
        }
        let mut before: Option<Date> = None;
        for (at, event) in self.events.iter().enumerate() {
            let on = event.on;
            if let Some(before) = before.filter(|before| *before > on) {
                problems.push(LogProblem::OutOfOrder { at, on, before });
            }
            before = before.max(Some(on));
            let start = plan.request.start;
            // What was measured, found or cleared before the first day may count for the plan.
            let is_lived = matches!(event.what, Lived::Practice(_) | Lived::Meeting { .. });
            if on < start && is_lived {
                problems.push(LogProblem::BeforeThePlan { at, on, start });
            }
            if on > today {
                problems.push(LogProblem::NotYet { at, on, today });
            }
            match &event.what {
                Lived::Practice(sitting) => of_sitting(&mut problems, at, sitting, practices),
                Lived::Cleared(it) if it.by.trim().is_empty() || it.why.trim().is_empty() => {
                    problems.push(LogProblem::ClearedByNobody { at });
                }
                _ => {}
            }
        }
        problems
    }
}

fn of_sitting(
    problems: &mut Vec<LogProblem>,
    at: usize,
    sitting: &Sitting,
    practices: &PracticeCatalog,
) {
    if let Err(error) = practices.get(sitting.practice.as_str()) {
        let closest = match error {
            PracticesError::Unknown { closest, .. } => closest,
            _ => Vec::new(),
        };
        problems.push(LogProblem::UnknownPractice { at, given: sitting.practice.clone(), closest });
    }
    let arousal = sitting.arousal.unwrap_or_default();
    let each = [
        ("minutes", sitting.minutes, 600),
        ("helpfulness", sitting.helpfulness.map(u16::from), 10),
        ("ease", sitting.ease.map(u16::from), 10),
        ("arousal/before", arousal.before.map(u16::from), 10),
        ("arousal/mid", arousal.mid.map(u16::from), 10),
        ("arousal/after", arousal.after.map(u16::from), 10),
    ];
    for (field, found, max) in each {
        if let Some(found) = found.filter(|found| *found > max) {
            problems.push(LogProblem::OutOfRange { at, field, found, max });
        }
    }
}

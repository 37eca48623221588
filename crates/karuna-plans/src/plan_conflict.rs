//! Why no plan exists, and what would have to give.

use std::fmt;

use karuna_core::Audience;
use karuna_practices::{Fears, PracticeCatalog};
use serde::{Deserialize, Serialize};

use crate::listed::Listed;
use crate::plan_pool::{Pool, budgets};
use crate::plan_request::{PlanRequest, RequestProblem};
use crate::weekday::Weekday;

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The request cannot be.
    #[error("the request has {}", Listed(.problems))]
    Request {
        /// All of its problems.
        problems: Vec<RequestProblem>,
    },
    /// The request can be, and no plan keeps all of it.
    #[error("{0}")]
    Conflict(PlanConflict),
}

/// What in a request cannot be kept together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub struct PlanConflict {
    /// What kind of conflict it is.
    pub kind: ConflictKind,
    /// Parts of the request that already conflict by themselves; without any one of them they would
    /// not.
    pub between: Vec<RequestPart>,
    /// Parts of the request that would have to give so that there is a plan; as few as was found.
    pub relax: Vec<RequestPart>,
}

/// The kinds of conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ConflictKind {
    /// With a known danger human help comes first, S2.
    HelpFirst,
    /// No day has any time.
    NoTime,
    /// There is time, and it is too short for all that may come.
    TooShort,
    /// Nothing may come: cautions, fears, people or dislikes keep everything out.
    NothingAllowed,
    /// What may come waits for something that never comes.
    NothingReady,
}

/// A part of a request that may stand in the way of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RequestPart {
    /// The minutes of weekdays.
    Minutes,
    /// The days of rest.
    RestDays,
    /// How many weeks there are.
    Weeks,
    /// The cautions.
    Cautions,
    /// The fears of compassion.
    Fears,
    /// For whom it is.
    Audience,
    /// What the person does not want.
    Disliked,
}

impl RequestPart {
    /// All values, in the order in which a plan would rather give: wishes first, safety last.
    pub const ALL: [Self; 7] = [
        Self::Disliked,
        Self::RestDays,
        Self::Minutes,
        Self::Weeks,
        Self::Fears,
        Self::Audience,
        Self::Cautions,
    ];

    /// The written form, as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::RestDays => "rest-days",
            Self::Weeks => "weeks",
            Self::Cautions => "cautions",
            Self::Fears => "fears",
            Self::Audience => "audience",
            Self::Disliked => "disliked",
        }
    }

    /// What somebody could do about it.
    #[must_use]
    pub const fn next_step(self) -> &'static str {
        match self {
            Self::Minutes => "give at least one weekday some more minutes",
            Self::RestDays => "keep a day free of rest days",
            Self::Weeks => "let the plan run longer, so that difficulty can rise slowly",
            Self::Cautions => {
                "a clinician looks at the cautions first; they are not for a program to drop"
            }
            Self::Fears => "begin in meetings with somebody, and come back when fears have eased",
            Self::Audience => "these practices are made for adults; others need other practices",
            Self::Disliked => "choose something to try again among what is not wanted",
        }
    }

    /// The request with this part given up.
    fn relaxed(self, mut request: PlanRequest) -> PlanRequest {
        match self {
            Self::Minutes => request.minutes = Weekday::ALL.map(|day| (day, 120)).into(),
            Self::RestDays => request.rest_days.clear(),
            Self::Weeks => request.weeks = PlanRequest::MAX_WEEKS,
            Self::Cautions => request.cautions.clear(),
            Self::Fears => request.fears = Fears::default(),
            Self::Audience => request.audience = Audience::Public,
            Self::Disliked => request.disliked.clear(),
        }
        request
    }
}

impl fmt::Display for RequestPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for PlanConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            ConflictKind::HelpFirst => "there is no plan now: human help comes first (S2)",
            ConflictKind::NoTime => "there is no plan: no day has time",
            ConflictKind::TooShort => "there is no plan: no practice is short enough for the days",
            ConflictKind::NothingAllowed => "there is no plan: nothing may come",
            ConflictKind::NothingReady => {
                "there is no plan: what may come waits for what never comes"
            }
        })?;
        let names: Vec<&str> = self.between.iter().map(|part| part.as_str()).collect();
        if names.is_empty() {
            return f.write_str(", whatever the request: the catalogue has nothing for anybody");
        }
        write!(f, "; in conflict: {}", names.join(", "))?;
        for part in &self.relax {
            write!(f, "\n  {part}: {}", part.next_step())?;
        }
        Ok(())
    }
}

/// The conflict of a request that has no plan; `is_feasible` says whether another would have one.
pub(crate) fn conflict_of(
    request: &PlanRequest,
    catalog: &PracticeCatalog,
    is_feasible: &dyn Fn(&PlanRequest) -> bool,
) -> PlanConflict {
    let with = |relaxed: &[RequestPart]| {
        relaxed.iter().fold(request.clone(), |request, part| part.relaxed(request))
    };
    let feasible = |relaxed: &[RequestPart]| is_feasible(&with(relaxed));
    if !feasible(&RequestPart::ALL) {
        // Nothing in the request is to blame: the catalogue has nothing to offer.
        let kind = ConflictKind::NothingAllowed;
        return PlanConflict { kind, between: Vec::new(), relax: Vec::new() };
    }
    // What already conflicts: parts that are not needed for it are given up for good.
    let mut given_up: Vec<RequestPart> = Vec::new();
    for part in RequestPart::ALL {
        given_up.push(part);
        if feasible(&given_up) {
            given_up.pop();
        }
    }
    let between = RequestPart::ALL.into_iter().filter(|part| !given_up.contains(part)).collect();
    // What has to give: beginning with everything, each part is taken back where that leaves a plan.
    let mut relax: Vec<RequestPart> = RequestPart::ALL.to_vec();
    for part in RequestPart::ALL.into_iter().rev() {
        let fewer: Vec<RequestPart> = relax.iter().copied().filter(|it| *it != part).collect();
        if feasible(&fewer) {
            relax = fewer;
        }
    }
    PlanConflict { kind: kind_of(request, catalog), between, relax }
}

fn kind_of(request: &PlanRequest, catalog: &PracticeCatalog) -> ConflictKind {
    if crate::judge::HELP_FIRST.iter().any(|code| request.cautions.contains(code)) {
        return ConflictKind::HelpFirst;
    }
    if budgets(request).iter().all(|minutes| *minutes == 0) {
        return ConflictKind::NoTime;
    }
    let pool = Pool::new(request, catalog, &[].into());
    if !pool.practices.is_empty() {
        return ConflictKind::NothingReady;
    }
    let only_time = pool.out.values().any(|reasons| {
        reasons.iter().all(|reason| matches!(reason, crate::plan_pool::OutReason::TooLong { .. }))
    });
    if only_time { ConflictKind::TooShort } else { ConflictKind::NothingAllowed }
}

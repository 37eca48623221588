//! `POST /plan`: a request in, a plan out, or what stands in its way.

use std::panic;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use karuna::plans::{
    ConflictKind, Effort, PlanConflict, PlanError, PlanRequest, Planner, RequestPart,
    RequestProblem,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::body::{BODY_LIMIT, Leftover, parse, read};
use crate::failure::{ErrorKind, Failure, Problem, json};
use crate::service::Service;

/// Why no plan keeps all of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Conflict {
    /// What kind of conflict it is.
    pub kind: ConflictKind,
    /// Where help is near, where human help comes first; the words of whoever runs the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Parts of the request that conflict.
    pub between: Vec<RequestPart>,
    /// Parts that would have to give, each with what somebody could do about it.
    pub relax: Vec<Relaxation>,
    /// All of it in words.
    pub words: String,
}

/// A part of a request that would have to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Relaxation {
    /// The part.
    pub part: RequestPart,
    /// What somebody could do about it.
    pub next_step: &'static str,
}

pub(crate) async fn plan(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, Failure> {
    let bytes = read(request, BODY_LIMIT).await?;
    let request: PlanRequest = parse(&bytes, Leftover::IsRefused)?;
    if request.effort == Effort::High {
        return Err(too_much("/effort"));
    }
    match service.make(move || Planner::builtin().plan(&request)).await? {
        Ok(plan) => Ok(json(StatusCode::OK, &plan)),
        Err(PlanError::Request { problems }) => Err(impossible(&problems, "")),
        Err(PlanError::Conflict(conflict)) => Err(service.no_plan(&conflict)),
        Err(other) => Err(Failure::new(ErrorKind::ImpossibleRequest, other.to_string())),
    }
}

impl Service {
    /// Makes a plan, or looks at one again, on a thread of its own.
    ///
    /// Planning is work for a processor, half a second for a full year, and would hold up everybody
    /// on the threads that serve. So it runs beside them, as many at a time as there are cores; a
    /// few wait, and beyond that a caller is told to come again.
    pub(crate) async fn make<T: Send + 'static>(
        &self,
        plan: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let busy = || Failure::new(ErrorKind::Busy, "many plans are being made; come again soon");
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| busy())?;
        let planner = Arc::clone(&self.planners).acquire_owned().await.map_err(|_| busy())?;
        let work = tokio::task::spawn_blocking(move || {
            // Both are held until the work is done, also where the caller has left by then.
            let _held = (place, planner);
            plan()
        });
        match work.await {
            Ok(made) => Ok(made),
            // A defect of ours goes on as what it is: seen, and this one connection closed.
            Err(error) if error.is_panic() => panic::resume_unwind(error.into_panic()),
            Err(_) => Err(busy()),
        }
    }

    fn no_plan(&self, conflict: &PlanConflict) -> Failure {
        let words = conflict.to_string();
        let first = words.lines().next().unwrap_or_default().to_owned();
        let relax = conflict.relax.iter().copied();
        let comes_first = conflict.kind == ConflictKind::HelpFirst;
        Failure::new(ErrorKind::NoPlan, first).with_conflict(Conflict {
            kind: conflict.kind,
            help: comes_first.then(|| self.settings.help.clone()),
            between: conflict.between.clone(),
            relax: relax.map(|part| Relaxation { part, next_step: part.next_step() }).collect(),
            words,
        })
    }
}

/// High effort takes up to a minute for a full year. Nobody waits that long for an answer, and a
/// handful of such requests would keep everybody else from a plan: it is work for a job of its own.
pub(crate) fn too_much(place: &str) -> Failure {
    let words =
        "high effort is not offered here, since it may take a minute; expected quick or usual";
    let problem = Problem::new(place, "too-much-work", words);
    Failure::new(ErrorKind::ImpossibleRequest, "the request has 1 problem")
        .with_problems(vec![problem])
}

/// A request that cannot be; `under` says where in the body it stands.
pub(crate) fn impossible(problems: &[RequestProblem], under: &str) -> Failure {
    let told = |problem: &RequestProblem| {
        let words = problem.to_string();
        // Every problem begins with its place.
        let (place, message) = words.split_once(": ").unwrap_or(("", &words));
        Problem::new(format!("{under}{place}"), kind_of(problem), message)
    };
    let count = problems.len();
    let plural = if count == 1 { "" } else { "s" };
    let message = format!("the request has {count} problem{plural}");
    Failure::new(ErrorKind::ImpossibleRequest, message)
        .with_problems(problems.iter().map(told).collect())
}

fn kind_of(problem: &RequestProblem) -> &'static str {
    match problem {
        RequestProblem::OutOfRange { .. } => "out-of-range",
        RequestProblem::PastTheEnd { .. } => "past-the-end",
        RequestProblem::Both { .. } => "liked-and-disliked",
        RequestProblem::OverrideWithoutName { .. } => "override-without-name",
        RequestProblem::UnknownPractice { .. } => "unknown-practice",
        RequestProblem::UnknownProgramme { .. } => "unknown-programme",
        RequestProblem::ProgrammeWithoutContact { .. } => "programme-without-contact",
        // Later versions may know more.
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use karuna::plans::{PlanRequest, Planner};

    use crate::alerts::MemoryQueue;
    use crate::failure::{ErrorKind, Failure};
    use crate::service::{Service, Settings};

    #[tokio::test]
    async fn a_caller_is_sent_away_only_while_all_places_are_taken() {
        let settings = Settings { help: String::new(), alert_to: String::new() };
        let service = Service::new(settings, Arc::new(MemoryQueue::default()));
        let plan = || Planner::builtin().plan(&PlanRequest::new("2026-11-30".parse().unwrap(), 1));
        let most = u32::try_from(Service::MOST_PLANS).unwrap();
        let all = Arc::clone(&service.places).acquire_many_owned(most).await.unwrap();
        let busy = service.make(plan).await.unwrap_err();
        let message = "many plans are being made; come again soon";
        assert_eq!(busy, Failure::new(ErrorKind::Busy, message));
        drop(all);
        assert!(service.make(plan).await.unwrap().is_ok());
        assert_eq!(service.places.available_permits(), Service::MOST_PLANS);
    }
}

//! `POST /revise`: a plan and what was lived of it in, the next version out, alerts first.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use karuna::core::Date;
use karuna::plans::{
    Effort, LogProblem, Plan, Planner, ProgressLog, Reader, ReviseError, Revision,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::alerts::{Attention, reference};
use crate::body::{Leftover, REVISE_LIMIT, parse, read};
use crate::failure::{ErrorKind, Failure, Problem, json};
use crate::log_salvage;
use crate::open_risk::OpenRisk;
use crate::plan::{impossible, too_much};
use crate::service::Service;

/// A plan, and what was lived of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ReviseRequest {
    /// The latest version of the plan.
    pub plan: Plan,
    /// Everything that was lived since its first day.
    pub log: ProgressLog,
    /// The day from which one looks at both.
    pub today: Date,
}

/// A plan looked at again.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReviseAnswer {
    /// What a person has to look at; it stands first.
    #[serde(flatten)]
    pub attention: Attention,
    /// The next version with what is different and why.
    pub revision: Revision,
}

pub(crate) async fn revise(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, Failure> {
    let reference = reference(&request);
    let bytes = read(request, REVISE_LIMIT).await?;
    let parsed: Result<ReviseRequest, Failure> = parse(&bytes, Leftover::IsRefused);
    let risk = match &parsed {
        Ok(asked) => {
            let events = asked.log.events.iter().map(|event| (Some(event.on), &event.what));
            OpenRisk::of(events, Some(asked.today))
        }
        Err(_) => log_salvage::open_risk(&bytes),
    };
    let messages = risk.messages();
    // An alert does not wait for a plan: a human is told of it before the work begins.
    let attention = service.notify(reference.clone(), risk.alerts).await;
    let revised = match parsed {
        Ok(asked) => service.revised(asked).await,
        Err(failure) => Err(failure),
    };
    match revised {
        Ok(revision) => {
            let told = revision.messages.iter().filter(|it| it.to == Reader::Clinician);
            let told = told.cloned().collect();
            let attention = service.notify_also(attention, reference, told).await;
            Ok(json(StatusCode::OK, &ReviseAnswer { attention, revision }))
        }
        Err(failure) => {
            let attention = service.notify_also(attention, reference, messages).await;
            Err(failure.with_attention(attention))
        }
    }
}

impl Service {
    async fn revised(&self, asked: ReviseRequest) -> Result<Revision, Failure> {
        // A revision may search anew.
        if asked.plan.request.effort == Effort::High {
            return Err(too_much("/plan/request/effort"));
        }
        let revise = move || Planner::builtin().revise(&asked.plan, &asked.log, asked.today);
        self.make(revise).await?.map_err(|error| match error {
            ReviseError::Plan { problems } => impossible(&problems, "/plan/request"),
            ReviseError::Log { problems } => faulty(&problems),
            // Later versions may know more.
            other => Failure::new(ErrorKind::FaultyLog, other.to_string()),
        })
    }
}

fn faulty(problems: &[LogProblem]) -> Failure {
    let told = |problem: &LogProblem| {
        let words = problem.to_string();
        // Every problem begins with its place.
        let (place, message) = words.split_once(": ").unwrap_or(("", &words));
        let place = match problem {
            LogProblem::Backwards { .. } => "/plan/adaptation/from".to_owned(),
            _ => format!("/log{place}"),
        };
        Problem::new(place, kind_of(problem), message)
    };
    let count = problems.len();
    let plural = if count == 1 { "" } else { "s" };
    let message = format!("the log has {count} problem{plural}; nothing was changed");
    Failure::new(ErrorKind::FaultyLog, message).with_problems(problems.iter().map(told).collect())
}

fn kind_of(problem: &LogProblem) -> &'static str {
    match problem {
        LogProblem::OutOfOrder { .. } => "out-of-order",
        LogProblem::BeforeThePlan { .. } => "before-the-plan",
        LogProblem::NotYet { .. } => "not-yet",
        LogProblem::UnknownPractice { .. } => "unknown-practice",
        LogProblem::OutOfRange { .. } => "out-of-range",
        LogProblem::ClearedByNobody { .. } => "cleared-by-nobody",
        LogProblem::Backwards { .. } => "backwards",
        // Later versions may know more.
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::body::Body;
    use axum::extract::{Request, State};
    use axum::http::StatusCode;
    use axum::response::IntoResponse;

    use super::revise;
    use crate::alerts::{About, MemoryQueue};
    use crate::openapi;
    use crate::service::{Service, Settings};

    #[tokio::test]
    async fn a_busy_service_tells_of_alerts_all_the_same() {
        let settings = Settings { help: "Ring the bell.".into(), alert_to: "Ada".into() };
        let queue = Arc::new(MemoryQueue::default());
        let service = Arc::new(Service::new(settings, queue.clone()));
        let most = u32::try_from(Service::MOST_PLANS).unwrap();
        let _all = Arc::clone(&service.places).acquire_many_owned(most).await.unwrap();
        let example =
            "/paths/~1revise/post/requestBody/content/application~1json/examples/risk/value";
        let body = openapi::document().pointer(example).unwrap().to_string();
        let request = Request::post("/revise").header("content-type", "application/json");
        let request = request.body(Body::from(body)).unwrap();
        let failure = revise(State(service), request).await.unwrap_err();
        assert_eq!(failure.into_response().status(), StatusCode::SERVICE_UNAVAILABLE);
        let told: Vec<About> = queue.notices().into_iter().map(|notice| notice.about).collect();
        assert!(matches!(told[..], [About::Alert(_)]), "{told:?}");
    }
}

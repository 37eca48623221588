//! `POST /score`: answers in, scores out, alerts first.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use karuna::assessments::{
    AnswerFault, AnswerSheet, Catalog, PolicyUse, RecordedResult, RecordedScore, Scored, SheetError,
};
use karuna::core::{Direction, EvidenceStatus, InstrumentId, ScaleId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::alerts::{Attention, reference};
use crate::body::{BODY_LIMIT, Leftover, escaped, parse, read};
use crate::failure::{ErrorKind, Failure, Problem, json};
use crate::salvage;
use crate::service::Service;

/// A scored sheet. It holds no answers.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ScoreAnswer {
    /// What a person has to look at; it stands first.
    #[serde(flatten)]
    pub attention: Attention,
    /// The instrument.
    pub instrument: InstrumentId,
    /// The version of its definition.
    pub definition: String,
    /// The missing-data policy, and what came of it.
    pub policy: PolicyUse,
    /// How sure the key as a whole is.
    pub evidence: EvidenceStatus,
    /// The scales, in the order of the definition.
    pub scores: Vec<ScaleAnswer>,
}

/// What came of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ScaleAnswer {
    /// The scale.
    pub scale: ScaleId,
    /// Its name.
    pub title: String,
    /// The lowest and the highest score.
    pub range: [f64; 2],
    /// Which way it points.
    pub direction: Direction,
    /// How sure its key is.
    pub evidence: EvidenceStatus,
    /// How many of the items below it have a valid answer.
    pub answered: u16,
    /// How many valid answers it needs.
    pub required: u16,
    /// A score, or the reasons why there is none; never a zero in its place.
    pub result: RecordedResult,
}

pub(crate) async fn score(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, Failure> {
    let reference = reference(&request);
    let bytes = read(request, BODY_LIMIT).await?;
    let sheet: AnswerSheet = match parse(&bytes, Leftover::Passes) {
        Ok(sheet) => sheet,
        Err(failure) => {
            let attention = service.notify(reference, salvage::alerts(&bytes)).await;
            return Err(failure.with_attention(attention));
        }
    };
    let instrument = Catalog::builtin().get(sheet.instrument.as_str()).map_err(|error| {
        let problem = Problem::new("/instrument", "unknown-instrument", error.to_string());
        Failure::new(ErrorKind::UnknownInstrument, error.to_string()).with_problems(vec![problem])
    })?;
    match instrument.score(&sheet.answers) {
        Ok(scored) => {
            let attention = service.notify(reference, scored.alerts().to_vec()).await;
            Ok(json(StatusCode::OK, &answer(&scored, attention)))
        }
        Err(error) => {
            let failure = faulty(&error);
            let attention = service.notify(reference, error.alerts).await;
            Err(failure.with_attention(attention))
        }
    }
}

fn answer(scored: &Scored<'_>, attention: Attention) -> ScoreAnswer {
    let instrument = scored.instrument();
    let record = scored.record();
    let told = |recorded: RecordedScore| {
        let scale = instrument.scale(&recorded.scale)?;
        Some(ScaleAnswer {
            title: scale.title.clone(),
            range: scale.range,
            direction: scale.direction,
            evidence: instrument.evidence_of(&scale.id)?,
            scale: recorded.scale,
            answered: recorded.answered,
            required: recorded.required,
            result: recorded.result,
        })
    };
    ScoreAnswer {
        attention,
        instrument: record.instrument,
        definition: record.definition,
        policy: record.policy,
        evidence: instrument.evidence(),
        scores: record.scores.into_iter().filter_map(told).collect(),
    }
}

fn faulty(error: &SheetError) -> Failure {
    let problem = |fault: &AnswerFault| {
        let place = match fault {
            AnswerFault::UnknownItem { given, .. } => format!("/answers/{}", escaped(given)),
            _ => fault.item().map_or("/answers".into(), |item| format!("/answers/{item}")),
        };
        Problem::new(place, kind_of(fault), fault.to_string())
    };
    let count = error.faults.len();
    let message = format!(
        "the answers to {} have {count} fault{}; nothing was scored",
        error.instrument,
        if count == 1 { "" } else { "s" },
    );
    let problems = error.faults.iter().map(problem).collect();
    Failure::new(ErrorKind::FaultySheet, message).with_problems(problems)
}

fn kind_of(fault: &AnswerFault) -> &'static str {
    match fault {
        AnswerFault::NoAnswers { .. } => "no-answers",
        AnswerFault::AnswerCount { .. } => "answer-count",
        AnswerFault::UnknownItem { .. } => "unknown-item",
        AnswerFault::DuplicateItem { .. } => "duplicate-item",
        AnswerFault::OutOfRange { .. } => "out-of-range",
        AnswerFault::BetweenOptions { .. } => "between-options",
        AnswerFault::Unreadable { .. } => "unreadable",
        AnswerFault::NotANumber { .. } => "not-a-number",
        // Later versions may know more.
        _ => "other",
    }
}

//! What there is: the service itself, instruments, schemas.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use karuna::assessments::{Catalog, Instrument};
use karuna::core::{
    ClosestHint, Direction, EvidenceStatus, InstrumentId, RightsTerms, ScaleId, closest,
};
use schemars::JsonSchema;
use serde::Serialize;

use crate::failure::{ErrorKind, Failure, json, json_text};
use crate::service::Service;

/// That the service is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Health {
    /// Always `ok`.
    pub status: &'static str,
    /// How many instruments there are.
    pub instruments: usize,
}

/// An instrument in short.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct InstrumentBrief {
    /// Its id.
    pub id: InstrumentId,
    /// Its name.
    pub title: String,
    /// The version of its definition.
    pub definition: String,
    /// How sure its key is.
    pub evidence: EvidenceStatus,
    /// Its scales.
    pub scales: Vec<ScaleBrief>,
    /// Who holds the wording.
    pub rights_holder: String,
    /// On which terms the wording may be used, in a word; the definition has the sentence.
    pub rights_terms: RightsTerms,
}

/// A scale in short.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ScaleBrief {
    /// Its id.
    pub id: ScaleId,
    /// Its name.
    pub title: String,
    /// The lowest and the highest score.
    pub range: [f64; 2],
    /// Which way it points.
    pub direction: Direction,
}

impl InstrumentBrief {
    fn of(instrument: &Instrument) -> Self {
        let definition = instrument.definition();
        let scales = instrument.scales().iter().map(|scale| ScaleBrief {
            id: scale.id.clone(),
            title: scale.title.clone(),
            range: scale.range,
            direction: scale.direction,
        });
        Self {
            id: definition.id.clone(),
            title: definition.title.clone(),
            definition: definition.version.clone(),
            evidence: instrument.evidence(),
            scales: scales.collect(),
            rights_holder: definition.rights.holder.clone(),
            rights_terms: definition.rights.terms,
        }
    }
}

pub(crate) async fn health() -> Response {
    json(StatusCode::OK, &Health { status: "ok", instruments: Catalog::builtin().len() })
}

pub(crate) async fn instruments() -> Response {
    let all: Vec<InstrumentBrief> =
        Catalog::builtin().instruments().map(InstrumentBrief::of).collect();
    json(StatusCode::OK, &all)
}

pub(crate) async fn instrument(
    id: Result<Path<String>, PathRejection>,
) -> Result<Response, Failure> {
    let id = text_of(id)?;
    let instrument = Catalog::builtin()
        .get(&id)
        .map_err(|error| Failure::new(ErrorKind::UnknownInstrument, error.to_string()))?;
    Ok(json(StatusCode::OK, instrument.definition()))
}

pub(crate) async fn schema(
    State(service): State<Arc<Service>>,
    name: Result<Path<String>, PathRejection>,
) -> Result<Response, Failure> {
    let name = text_of(name)?;
    let found = service.schemas.iter().find(|(known, _)| *known == name);
    let Some((_, schema)) = found else {
        let near = closest(&name, service.schemas.iter().map(|(known, _)| *known));
        let message = format!("there is no schema `{name}`{}", ClosestHint(&near));
        return Err(Failure::new(ErrorKind::UnknownSchema, message));
    };
    Ok(json(StatusCode::OK, schema))
}

pub(crate) async fn openapi(State(service): State<Arc<Service>>) -> Response {
    json_text(StatusCode::OK, service.openapi.clone())
}

fn text_of(part: Result<Path<String>, PathRejection>) -> Result<String, Failure> {
    part.map(|Path(text)| text)
        .map_err(|_| Failure::new(ErrorKind::BadPath, "the path is no text in UTF-8"))
}

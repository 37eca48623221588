//! The `OpenAPI` document, made of the types that the code uses.

use karuna::assessments::{AnswerSheet, Catalog, InstrumentFile};
use karuna::plans::{Effort, Plan, PlanRequest, Planner};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::catalogue::{Health, InstrumentBrief};
use crate::failure::ErrorBody;
use crate::revise::{ReviseAnswer, ReviseRequest};
use crate::schemas;
use crate::score::ScoreAnswer;

/// The document. Every status that a route may answer with is in it.
pub(crate) fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut made = settings.into_generator();
    let error = made.subschema_for::<ErrorBody>().to_value();
    let any = json!({ "type": "object" });
    let health = made.subschema_for::<Health>().to_value();
    let instruments = made.subschema_for::<Vec<InstrumentBrief>>().to_value();
    let definition = made.subschema_for::<InstrumentFile>().to_value();
    let sheet = made.subschema_for::<AnswerSheet>().to_value();
    let scored = made.subschema_for::<ScoreAnswer>().to_value();
    let request = made.subschema_for::<PlanRequest>().to_value();
    let plan = made.subschema_for::<Plan>().to_value();
    let lived = made.subschema_for::<ReviseRequest>().to_value();
    let revised = made.subschema_for::<ReviseAnswer>().to_value();

    let get = |summary: &str, ok: &Value| operation(summary, ok, &error, &[]);
    let by_name = |summary: &str, ok: &Value, name: &str, known: &[&str]| {
        let schema = json!({ "type": "string", "enum": known });
        let parameters =
            json!([{ "name": name, "in": "path", "required": true, "schema": schema }]);
        with(operation(summary, ok, &error, &["400", "404"]), "parameters", parameters)
    };
    let post = |summary: &str, body: &Value, examples: Value, ok: &Value, others: &[&str]| {
        let content = json!({ "application/json": { "schema": body, "examples": examples } });
        let body = json!({ "required": true, "content": content });
        with(operation(summary, ok, &error, others), "requestBody", body)
    };
    let ids: Vec<&str> = Catalog::builtin().ids().map(|(id, _)| id).collect();
    let names: Vec<&str> = schemas::published().into_iter().map(|(name, _)| name).collect();
    let known = json!({ "properties": { "instrument": { "enum": ids } } });
    let sheet = json!({ "allOf": [sheet, known] });
    let sheet_examples = json!({
        "whole": { "value": { "instrument": "gad-2", "answers": { "1": 2, "2": 1 } } },
        "gaps": { "value": { "instrument": "scs", "answers": { "1": 3, "2": "not-asked" } } },
        "risk": { "value": { "instrument": "phq-9", "answers": { "1": 1, "9": 2 } } },
    });
    let score = post(
        "Scores the answers to a questionnaire; alerts stand first",
        &sheet,
        sheet_examples,
        &scored,
        &["400", "404", "413", "415", "422"],
    );
    let reference = json!([{
        "name": "reference", "in": "header", "required": false, "schema": { "type": "string" },
        "description": "The app's own reference for the case; it goes to the human who is told of alerts.",
    }]);
    let plan_examples = json!({
        "short": { "value": { "start": "2026-11-30", "weeks": 4, "minutes": { "monday": 15 } } },
        "no-time": { "value": { "start": "2026-11-30", "weeks": 4, "minutes": {} } },
    });
    let plan = post(
        "Makes a practice plan for one person",
        &request,
        plan_examples,
        &plan,
        &["400", "409", "413", "415", "422", "503"],
    );
    let revise = post(
        "Looks at a plan again with what was lived of it; alerts stand first",
        &lived,
        revise_examples(),
        &revised,
        &["400", "413", "415", "422", "503"],
    );

    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "karuna, embedded",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "An example of how an app embeds karuna. No medical device, no authentication, no storage.",
        },
        "paths": {
            "/health": { "get": get("Whether the service is there", &health) },
            "/instruments": { "get": get("All instruments in short", &instruments) },
            "/instruments/{id}": { "get": by_name("The definition of an instrument", &definition, "id", &ids) },
            "/schemas/{name}": { "get": by_name("A published JSON Schema", &any, "name", &names) },
            "/openapi.json": { "get": get("This document", &any) },
            "/score": { "post": with(score, "parameters", reference.clone()) },
            "/plan": { "post": plan },
            "/revise": { "post": with(revise, "parameters", reference) },
        },
        "components": { "schemas": components(&mut made) },
    })
}

/// A plan of a week with a log that is empty, and with one in which a person has to look.
fn revise_examples() -> Value {
    let plan = "2026-11-30".parse().ok().and_then(|start| {
        let mut request = PlanRequest::new(start, 1);
        request.effort = Effort::Quick;
        Planner::builtin().plan(&request).ok()
    });
    let missed = json!({ "practice": { "practice": "mindful-sounds", "done": "missed" } });
    let alert = json!({ "alert": {
        "instrument": "phq-9", "rule": "item-9", "topic": "self-harm",
        "cause": { "risk-answer": { "item": 9 } }, "reason": "It deserves a talk.", "status": "judgement",
    } });
    let log = |what: &[Value]| {
        let events = what.iter().map(|what| json!({ "on": "2026-12-01", "what": what }));
        json!({ "events": events.collect::<Vec<_>>() })
    };
    let example = |log| json!({ "value": { "plan": plan, "log": log, "today": "2026-12-02" } });
    json!({ "nothing": example(log(&[])), "risk": example(log(&[missed, alert])) })
}

fn operation(summary: &str, ok: &Value, error: &Value, others: &[&str]) -> Value {
    let answer = |description: &str, schema: &Value| {
        let content = json!({ "application/json": { "schema": schema } });
        json!({ "description": description, "content": content })
    };
    let mut responses = Map::new();
    responses.insert("200".into(), answer("What was asked for.", ok));
    for status in others {
        responses.insert((*status).into(), answer(words(status), error));
    }
    json!({ "summary": summary, "responses": responses })
}

/// An operation with one more part.
fn with(mut operation: Value, key: &str, part: Value) -> Value {
    if let Some(parts) = operation.as_object_mut() {
        parts.insert(key.to_owned(), part);
    }
    operation
}

fn words(status: &str) -> &'static str {
    match status {
        "400" => "The body is no JSON, or the path no text.",
        "404" => "There is nothing of that name; the nearest names are told.",
        "409" => "No plan keeps all of the request; what conflicts, and what would have to give.",
        "413" => "The body is too long.",
        "415" => "The body is not called JSON.",
        "422" => "The body is JSON and cannot be taken; each problem with its place.",
        "503" => "Too many plans are being made; come again soon.",
        _ => "An error.",
    }
}

fn components(made: &mut SchemaGenerator) -> Value {
    Value::Object(made.take_definitions(true))
}

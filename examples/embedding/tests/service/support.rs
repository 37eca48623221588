//! Asks the service without a network, and holds every answer against the `OpenAPI` document.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use http_body_util::BodyExt;
use jsonschema::Validator;
use karuna_embedding::{AlertQueue, MemoryQueue, Service, Settings, router};
use serde_json::{Value, json};
use tower::ServiceExt;

/// A service under test, its queue, and what its document promises.
pub(crate) struct Client {
    router: Router,
    pub(crate) queue: Arc<MemoryQueue>,
    document: Value,
    error: Validator,
    /// Path template, method, status, and what holds for the body.
    promises: Vec<(String, String, String, Validator)>,
}

/// An answer, read.
pub(crate) struct Told {
    pub(crate) status: StatusCode,
    pub(crate) text: String,
    pub(crate) body: Value,
}

impl Client {
    pub(crate) async fn new() -> Self {
        let queue = Arc::new(MemoryQueue::default());
        let for_service: Arc<dyn AlertQueue> = queue.clone();
        let settings =
            Settings { help: "Ring the bell at house 3.".into(), alert_to: "Ada".into() };
        let router = router(Arc::new(Service::new(settings, for_service)));
        let request = Request::get("/openapi.json").body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let document: Value = serde_json::from_slice(&bytes).unwrap();
        let error = validator(&document, &json!({ "$ref": "#/components/schemas/ErrorBody" }));
        let mut promises = Vec::new();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                for (status, response) in operation["responses"].as_object().unwrap() {
                    let schema = &response["content"]["application/json"]["schema"];
                    let validator = validator(&document, schema);
                    promises.push((path.clone(), method.to_uppercase(), status.clone(), validator));
                }
            }
        }
        Self { router, queue, document, error, promises }
    }

    pub(crate) async fn get(&self, path: &str) -> Told {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: impl Into<Vec<u8>>) -> Told {
        let request = Request::post(path).header("content-type", "application/json");
        self.ask(request.header("reference", "case-7").body(body.into().into()).unwrap()).await
    }

    /// Sends a request. The answer is JSON, and what the document promises; an error has the one
    /// shape of all errors.
    pub(crate) async fn ask(&self, request: Request<Body>) -> Told {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        assert_eq!(answer.headers()["content-type"], "application/json", "{method} {path}");
        assert_eq!(status == 405, answer.headers().contains_key("allow"), "{method} {path}");
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let body: Value = serde_json::from_str(&text).unwrap();
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{method} {path}: {text}");
        if !status.is_success() {
            check(&self.error, &body, &format!("{method} {path} {status}"));
        }
        self.keeps_promise(&method, &path, status, &body);
        Told { status, text, body }
    }

    fn keeps_promise(&self, method: &Method, path: &str, status: StatusCode, body: &Value) {
        let of_path = |template: &str| match template.split_once('{') {
            Some((before, _)) => {
                path.strip_prefix(before).is_some_and(|it| !it.is_empty() && !it.contains('/'))
            }
            None => path == template,
        };
        let promised = |it: &&(String, String, String, Validator)| it.1 == method.as_str();
        let here: Vec<_> =
            self.promises.iter().filter(|it| of_path(&it.0)).filter(promised).collect();
        if here.is_empty() {
            // A path or a method that the document does not name.
            assert!(matches!(status.as_u16(), 404 | 405), "{method} {path}: {status}");
            return;
        }
        let kept = here.iter().find(|it| it.2 == status.as_str());
        let Some((.., validator)) = kept else { panic!("{method} {path}: {status} not declared") };
        check(validator, body, &format!("{method} {path} {status}"));
    }

    /// Every operation and status that the document declares.
    pub(crate) fn declared(&self) -> Vec<String> {
        let told = |it: &(String, String, String, Validator)| format!("{} {} {}", it.1, it.0, it.2);
        self.promises.iter().map(told).collect()
    }

    pub(crate) fn document(&self) -> &Value {
        &self.document
    }
}

/// A validator for a schema within the document.
fn validator(document: &Value, schema: &Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = document["components"].clone();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
pub(crate) fn check(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{what}: {errors:?}\n{value}");
}

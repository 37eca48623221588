//! Each kind of request, good and bad, and what comes of it.

use std::fs;
use std::path::Path;

use axum::body::Body;
use axum::http::Request;
use insta::assert_snapshot;
use karuna::assessments::{Catalog, ScoreRecord};
use karuna::plans::{Plan, PlanVerifier};
use karuna_embedding::About;
use serde_json::{Value, json};

use crate::support::{Client, Told, check};

/// A sheet of the PHQ-9 in which item 9 has the given answer.
fn phq_9(risk: &str) -> String {
    let plain: String = (1..=8).map(|item| format!(r#""{item}":1,"#)).collect();
    format!(r#"{{"instrument":"phq-9","answers":{{{plain}"9":{risk},"10":1}}}}"#)
}

fn short(told: &Told) -> String {
    format!("{} {}", told.status.as_u16(), told.text)
}

async fn with_type(client: &Client, path: &str, content_type: Option<&str>) -> Told {
    let mut request = Request::post(path);
    if let Some(content_type) = content_type {
        request = request.header("content-type", content_type);
    }
    client.ask(request.body(Body::from(phq_9("0"))).unwrap()).await
}

#[tokio::test]
async fn what_there_is_can_be_looked_up() {
    let client = Client::new().await;
    assert_snapshot!(short(&client.get("/health").await), @r#"200 {"status":"ok","instruments":108}"#);
    let all = client.get("/instruments").await;
    assert_eq!(all.body.as_array().unwrap().len(), Catalog::builtin().len());
    let phq_2 = all.body.as_array().unwrap().iter().find(|it| it["id"] == "phq-2").unwrap();
    assert_snapshot!(phq_2, @r#"{"definition":"1.0.0","evidence":"verified","id":"phq-2","rights-holder":"Pfizer; developed by Spitzer, Williams, Kroenke and colleagues","rights-terms":"free","scales":[{"direction":"higher-is-worse","id":"total","range":[0.0,6.0],"title":"Total"}],"title":"Patient Health Questionnaire, two items"}"#);

    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema");
    let schema = fs::read_to_string(docs.join("instrument.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for (id, _) in Catalog::builtin().ids() {
        let told = client.get(&format!("/instruments/{id}")).await;
        assert_eq!((told.status.as_u16(), &told.body["id"]), (200, &json!(id)));
        check(&schema, &told.body, id);
    }
    for entry in fs::read_dir(docs).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let name = name.strip_suffix(".schema.json").unwrap();
        let told = client.get(&format!("/schemas/{name}")).await;
        let expected: Value =
            serde_json::from_str(&fs::read_to_string(entry.path()).unwrap()).unwrap();
        assert_eq!(told.body, expected, "{name}");
    }
}

#[tokio::test]
async fn what_is_not_there_says_what_is_near() {
    let client = Client::new().await;
    assert_snapshot!(short(&client.get("/instruments/scs_sf").await), @r#"404 {"error":"unknown-instrument","message":"there is no instrument `scs_sf`; did you mean `scs-sf` or `scs-y` or `socs-s`?","problems":[]}"#);
    assert_snapshot!(short(&client.get("/instruments/%FF").await), @r#"400 {"error":"bad-path","message":"the path is no text in UTF-8","problems":[]}"#);
    assert_snapshot!(short(&client.get("/schemas/plans").await), @r#"404 {"error":"unknown-schema","message":"there is no schema `plans`; did you mean `plan`?","problems":[]}"#);
    assert_snapshot!(short(&client.get("/schemas/%80").await), @r#"400 {"error":"bad-path","message":"the path is no text in UTF-8","problems":[]}"#);
    assert_snapshot!(short(&client.get("/scores").await), @r#"404 {"error":"unknown-route","message":"nothing lies here; see /openapi.json","problems":[]}"#);
    assert_snapshot!(short(&client.get("/score").await), @r#"405 {"error":"wrong-method","message":"this path takes another method; the header `allow` says which","problems":[]}"#);
    assert_snapshot!(short(&client.post("/health", "{}").await), @r#"405 {"error":"wrong-method","message":"this path takes another method; the header `allow` says which","problems":[]}"#);
    let unknown = r#"{"instrument":"phq9","answers":{"1":1}}"#;
    assert_snapshot!(short(&client.post("/score", unknown).await), @r#"404 {"error":"unknown-instrument","message":"there is no instrument `phq9`; did you mean `phq-9`?","problems":[{"place":"/instrument","message":"there is no instrument `phq9`; did you mean `phq-9`?","kind":"unknown-instrument"}]}"#);
}

#[tokio::test]
async fn a_sheet_is_scored() {
    let client = Client::new().await;
    let sheet = r#"{"instrument":"gad-2","answers":{"1":2,"2":1}}"#;
    assert_snapshot!(short(&client.post("/score", sheet).await), @r#"200 {"alerts":[],"needs-attention":false,"instrument":"gad-2","definition":"1.0.0","policy":{"asked":"authors"},"evidence":"verified","scores":[{"scale":"total","title":"Total","range":[0.0,6.0],"direction":"higher-is-worse","evidence":"verified","answered":2,"required":2,"result":{"scored":{"value":3.0,"prorated":false}}}]}"#);
    let gap = r#"{"instrument":"gad-2","answers":{"1":2,"2":"not-asked"}}"#;
    assert_snapshot!(short(&client.post("/score", gap).await), @r#"200 {"alerts":[],"needs-attention":false,"instrument":"gad-2","definition":"1.0.0","policy":{"asked":"authors"},"evidence":"verified","scores":[{"scale":"total","title":"Total","range":[0.0,6.0],"direction":"higher-is-worse","evidence":"verified","answered":1,"required":2,"result":{"not-scored":{"reasons":["too-few"]}}}]}"#);
    assert!(client.queue.notices().is_empty());
}

#[tokio::test]
async fn an_answer_holds_a_score_record() {
    let client = Client::new().await;
    let schema = client.get("/schemas/score-record").await.body;
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (id, _) in Catalog::builtin().ids() {
        let instrument = Catalog::builtin().get(id).unwrap();
        let codes = (0..instrument.item_count()).map(|item| {
            let value = (0..10).find_map(|code| instrument.value_of(item, code));
            ((item + 1).to_string(), json!(value))
        });
        let answers: serde_json::Map<String, Value> = codes.collect();
        let sheet = json!({ "instrument": id, "answers": answers });
        let told = client.post("/score", sheet.to_string()).await;
        assert_eq!(told.status, 200, "{id}: {}", told.text);
        let mut record = json!({});
        for key in ["instrument", "definition", "policy", "alerts"] {
            record[key] = told.body[key].clone();
        }
        let mut scores = told.body["scores"].clone();
        for score in scores.as_array_mut().unwrap() {
            let score = score.as_object_mut().unwrap();
            for key in ["title", "range", "direction", "evidence"] {
                assert!(score.remove(key).is_some(), "{id}: {key}");
            }
        }
        record["scores"] = scores;
        check(&schema, &record, id);
        let answers = serde_json::from_value(sheet["answers"].clone()).unwrap();
        let expected = instrument.score(&answers).unwrap().record();
        assert_eq!(serde_json::from_value::<ScoreRecord>(record).unwrap(), expected);
    }
}

/// A sheet with a risk in it: the alert stands first, a human was told, help is named.
#[track_caller]
fn check_alert(client: &Client, told: &Told, status: u16, cause: &Value) {
    assert_eq!(told.status.as_u16(), status, "{}", told.text);
    assert!(told.text.starts_with(r#"{"alerts":[{"instrument":"phq-9""#), "{}", told.text);
    assert_eq!(told.body["alerts"][0]["cause"], *cause);
    assert_eq!(told.body["needs-attention"], true);
    assert_eq!(told.body["help"], "Ring the bell at house 3.");
    let receipt = json!({ "to": "Ada", "reference": "case-7", "written": true });
    assert_eq!(told.body["notice"], receipt);
    let last = client.queue.notices().pop().unwrap();
    let About::Alert(alert) = &last.about else { panic!("{last:?}") };
    assert_eq!(serde_json::to_value(alert).unwrap(), told.body["alerts"][0]);
    assert_eq!((last.to.as_str(), last.reference.as_deref()), ("Ada", Some("case-7")));
}

#[tokio::test]
async fn a_risk_answer_always_reaches_the_caller() {
    let client = Client::new().await;
    let answered = json!({ "risk-answer": { "item": 9 } });
    let open = |why: &str| json!({ "risk-not-answered": { "item": 9, "why": why } });
    let ask = async |body: String| client.post("/score", body).await;

    check_alert(&client, &ask(phq_9("1")).await, 200, &answered);
    check_alert(&client, &ask(phq_9("null")).await, 200, &open("missing"));
    check_alert(&client, &ask(phq_9(r#""not-asked""#)).await, 200, &open("not-asked"));
    // Faulty sheets.
    check_alert(&client, &ask(phq_9("7")).await, 422, &open("invalid"));
    check_alert(&client, &ask(phq_9(r#""often""#)).await, 422, &open("invalid"));
    check_alert(&client, &ask(phq_9(r#"2,"11":1"#)).await, 422, &answered);
    check_alert(&client, &ask(phq_9(r#"0,"9":2"#)).await, 422, &answered);
    check_alert(&client, &ask(phq_9(r#"3,"x":1"#)).await, 422, &answered);
    // Bodies that are no sheets.
    check_alert(&client, &ask(phq_9("2").replace("phq-9", "PHQ-9")).await, 422, &answered);
    check_alert(&client, &ask(phq_9(r#"2},"day":{"1":1"#)).await, 422, &answered);
    check_alert(&client, &ask(phq_9("2").replace("}}", "}")).await, 400, &answered);
    check_alert(&client, &ask(format!("{} and more", phq_9("2"))).await, 400, &answered);
    assert_eq!(client.queue.notices().len(), 12);

    let calm = ask(phq_9("0")).await;
    assert!(calm.text.starts_with(r#"{"alerts":[],"needs-attention":false,"#), "{}", calm.text);
    assert_eq!(client.queue.notices().len(), 12);
}

#[tokio::test]
async fn a_faulty_sheet_says_where() {
    let client = Client::new().await;
    let ask = async |answers: &str| {
        let body = format!(r#"{{"instrument":"gad-2","answers":{answers}}}"#);
        short(&client.post("/score", body).await)
    };
    assert_snapshot!(ask(r#"{"1":9,"2":0.5}"#).await, @r#"422 {"error":"faulty-sheet","message":"the answers to gad-2 have 2 faults; nothing was scored","problems":[{"place":"/answers/1","message":"item 1: 9 lies outside the options 0 to 3","kind":"out-of-range"},{"place":"/answers/2","message":"item 2: 0.5 lies between two options; expected whole numbers from 0 to 3","kind":"between-options"}]}"#);
    assert_snapshot!(ask(r#"{"1":"often","1":2,"3":1,"a/b":1}"#).await, @r#"422 {"error":"faulty-sheet","message":"the answers to gad-2 have 4 faults; nothing was scored","problems":[{"place":"/answers/a~1b","message":"there is no item `a/b`; the items run from 1 to 2","kind":"unknown-item"},{"place":"/answers/3","message":"there is no item `3`; the items run from 1 to 2","kind":"unknown-item"},{"place":"/answers/1","message":"item 1: `often` is no answer; expected a number, null, `missing`, `not-asked` or `not-applicable`","kind":"unreadable"},{"place":"/answers/1","message":"item 1 is answered more than once; keep one answer","kind":"duplicate-item"}]}"#);
    assert_snapshot!(ask("{}").await, @r#"422 {"error":"faulty-sheet","message":"the answers to gad-2 have 1 fault; nothing was scored","problems":[{"place":"/answers","message":"the sheet is empty; expected answers to 2 items, missing ones as null","kind":"no-answers"}]}"#);
    assert_snapshot!(ask("[1,2]").await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/answers","message":"invalid type: sequence, expected an object from item numbers to answers, such as {\"1\": 3} at line 1 column 32","kind":"wrong-shape","line":1,"column":32}]}"#);
    assert_snapshot!(short(&client.post("/score", phq_9("4")).await), @r#"422 {"alerts":[{"instrument":"phq-9","rule":"item-9","topic":"self-harm","cause":{"risk-not-answered":{"item":9,"why":"invalid"}},"reason":"The item is about death and self-harm; any answer above the lowest deserves a talk on the same day.","status":"verified"}],"needs-attention":true,"help":"Ring the bell at house 3.","notice":{"to":"Ada","reference":"case-7","written":true},"error":"faulty-sheet","message":"the answers to phq-9 have 1 fault; nothing was scored","problems":[{"place":"/answers/9","message":"item 9: 4 lies outside the options 0 to 3","kind":"out-of-range"}]}"#);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_says_why() {
    let client = Client::new().await;
    let ask = async |path: &str, body: &str| short(&client.post(path, body).await);
    assert_snapshot!(ask("/score", "").await, @r#"400 {"error":"bad-json","message":"the body is no JSON","problems":[{"place":"","message":"EOF while parsing a value at line 1 column 0","kind":"bad-json","line":1,"column":0}]}"#);
    assert_snapshot!(ask("/score", "{\n  \"instrument\": \"scs\"\n  \"answers\": {}}").await, @r#"400 {"error":"bad-json","message":"the body is no JSON","problems":[{"place":"","message":"expected `,` or `}` at line 3 column 3","kind":"bad-json","line":3,"column":3}]}"#);
    assert_snapshot!(ask("/score", r#"{"instrument":"scs","answer":{}}"#).await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/answer","message":"unknown field `answer`, expected `instrument` or `answers` at line 1 column 28","kind":"wrong-shape","line":1,"column":28}]}"#);
    assert_snapshot!(ask("/score", r#"["scs",{}]"#).await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"","message":"expected an object, found a list","kind":"wrong-shape"}]}"#);
    assert_snapshot!(ask("/score", r#"{"instrument":"scs","answers":{"1":1e999}}"#).await, @r#"400 {"error":"bad-json","message":"the body is no JSON","problems":[{"place":"/answers/1","message":"number out of range at line 1 column 40","kind":"bad-json","line":1,"column":40}]}"#);
    assert_snapshot!(ask("/plan", r#"{"start":"29.3.2026"}"#).await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/start","message":"`29.3.2026` is no date; expected year-month-day such as 2026-03-29 at line 1 column 20","kind":"wrong-shape","line":1,"column":20}]}"#);
    assert_snapshot!(
        ask("/plan", r#"{"start":"2026-11-30","weeks":4,"minutes":{"monday":-1}}"#).await,
        @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/minutes","message":"invalid value: integer `-1`, expected u16 at line 1 column 54","kind":"wrong-shape","line":1,"column":54}]}"#
    );
    assert_snapshot!(
        ask("/plan", r#"{"start":"2026-11-30","weeks":4,"minutes":{},"effrot":"high"}"#).await,
        @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/effrot","message":"unknown field `effrot`, expected one of `start`, `weeks`, `minutes`, `most-a-day`, `rest-days`, `audience`, `principles`, `needs`, `techniques`, `fears`, `distress`, `self-compassion`, `cautions`, `overrides`, `known`, `liked`, `disliked`, `helped`, `contact`, `programme`, `allow-unreviewed-hard`, `effort`, `seed` at line 1 column 53","kind":"wrong-shape","line":1,"column":53}]}"#
    );
    assert_snapshot!(
        ask("/plan", r#"{"start":"2026-11-30","weeks":4,"minutes":{"mon":1}}"#).await,
        @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/minutes","message":"unknown variant `mon`, expected one of `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday` at line 1 column 48","kind":"wrong-shape","line":1,"column":48}]}"#
    );
    let plan = |more: &str| format!(r#"{{"start":"2026-11-30","weeks":1,"minutes":{{}},{more}}}"#);
    assert_snapshot!(ask("/plan", &plan(r#""fears":[]"#)).await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/fears","message":"expected an object, found a list","kind":"wrong-shape"}]}"#);
    assert_snapshot!(ask("/plan", &plan(r#""effort":{"quick":null}"#)).await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/effort","message":"expected a plain value, found an object","kind":"wrong-shape"}]}"#);
    assert_snapshot!(ask("/plan", &plan(r#""cautions":["grief",{"trauma":null}]"#)).await, @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/cautions/1","message":"expected a plain value, found an object","kind":"wrong-shape"}]}"#);
    let long = format!("{}{}", phq_9("2"), " ".repeat(karuna_embedding::BODY_LIMIT));
    assert_snapshot!(ask("/score", &long).await, @r#"413 {"error":"too-large","message":"the body is longer than 65536 bytes","problems":[]}"#);
    assert_snapshot!(ask("/plan", &long).await, @r#"413 {"error":"too-large","message":"the body is longer than 65536 bytes","problems":[]}"#);
    // The longest that is taken.
    let blank = " ".repeat(karuna_embedding::BODY_LIMIT - phq_9("0").len());
    assert_eq!(client.post("/score", format!("{}{blank}", phq_9("0"))).await.status, 200);

    let deep = format!("{}{}", r#"{"instrument":"#, "[".repeat(60_000));
    assert_eq!(client.post("/score", deep).await.status, 422);
}

#[tokio::test]
async fn only_json_is_read() {
    let client = Client::new().await;
    assert_snapshot!(short(&with_type(&client, "/score", None).await), @r#"415 {"error":"wrong-content-type","message":"send the body as `content-type: application/json`","problems":[]}"#);
    for wrong in ["text/plain", "application/x-www-form-urlencoded", "application", "json", ""] {
        for path in ["/score", "/plan"] {
            assert_eq!(with_type(&client, path, Some(wrong)).await.status, 415, "{wrong}");
        }
    }
    for right in ["application/json", "Application/JSON; charset=utf-8", "application/x+json"] {
        assert_eq!(with_type(&client, "/score", Some(right)).await.status, 200, "{right}");
    }
}

#[tokio::test]
async fn a_plan_is_made_and_keeps_every_rule() {
    let client = Client::new().await;
    let schema = client.get("/schemas/plan").await.body;
    let schema = jsonschema::validator_for(&schema).unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    for name in ["beginner", "afraid-of-warmth", "with-a-group"] {
        let request = fs::read_to_string(data.join(format!("plan-{name}.json"))).unwrap();
        let told = client.post("/plan", request).await;
        assert_eq!(told.status, 200, "{name}: {}", told.text);
        check(&schema, &told.body, name);
        let plan: Plan = serde_json::from_value(told.body).unwrap();
        assert!(PlanVerifier::builtin().broken(&plan).is_empty());
    }
}

#[tokio::test]
async fn a_plan_that_cannot_be_says_why() {
    let client = Client::new().await;
    let ask = async |more: &str| {
        let body = format!(r#"{{"start":"2026-11-30","minutes":{{"monday":10}},{more}}}"#);
        short(&client.post("/plan", body).await)
    };
    assert_snapshot!(ask(r#""weeks":53,"most-a-day":9"#).await, @r#"422 {"error":"impossible-request","message":"the request has 2 problems","problems":[{"place":"/weeks","message":"53 is not possible here; expected 1 to 52","kind":"out-of-range"},{"place":"/most-a-day","message":"9 is not possible here; expected 1 to 4","kind":"out-of-range"}]}"#);
    assert_snapshot!(ask(r#""weeks":4,"liked":["safe-plce"],"programme":"x""#).await, @r#"422 {"error":"impossible-request","message":"the request has 2 problems","problems":[{"place":"/liked","message":"there is no practice `safe-plce`; did you mean `safe-place`?","kind":"unknown-practice"},{"place":"/programme","message":"there is no programme `x`, and no id comes near it","kind":"unknown-programme"}]}"#);
    assert_snapshot!(
        ask(r#""weeks":4,"programme":"compassion-group-12","liked":["safe-place"],"disliked":["safe-place"]"#).await,
        @r#"422 {"error":"impossible-request","message":"the request has 2 problems","problems":[{"place":"/liked","message":"`safe-place` is disliked as well; name it once","kind":"liked-and-disliked"},{"place":"/programme","message":"`compassion-group-12` has meetings; say under `contact` when they are","kind":"programme-without-contact"}]}"#
    );
    assert_snapshot!(ask(r#""weeks":1,"rest-days":["2026-11-30"]"#).await, @r#"409 {"error":"no-plan","message":"there is no plan: no day has time; in conflict: rest-days, minutes, weeks","problems":[],"conflict":{"kind":"no-time","between":["rest-days","minutes","weeks"],"relax":[{"part":"rest-days","next-step":"keep a day free of rest days"}],"words":"there is no plan: no day has time; in conflict: rest-days, minutes, weeks\n  rest-days: keep a day free of rest days"}}"#);
    assert_snapshot!(ask(r#""weeks":4,"cautions":["suicidality-acute"]"#).await, @r#"409 {"error":"no-plan","message":"there is no plan now: human help comes first (S2); in conflict: cautions","problems":[],"conflict":{"kind":"help-first","help":"Ring the bell at house 3.","between":["cautions"],"relax":[{"part":"cautions","next-step":"a clinician looks at the cautions first; they are not for a program to drop"}],"words":"there is no plan now: human help comes first (S2); in conflict: cautions\n  cautions: a clinician looks at the cautions first; they are not for a program to drop"}}"#);
    assert_snapshot!(ask(r#""weeks":4,"effort":"high""#).await, @r#"422 {"error":"impossible-request","message":"the request has 1 problem","problems":[{"place":"/effort","message":"high effort is not offered here, since it may take a minute; expected quick or usual","kind":"too-much-work"}]}"#);
    let late = r#"{"start":"9999-12-01","weeks":52,"minutes":{"monday":10}}"#;
    assert_snapshot!(short(&client.post("/plan", late).await), @r#"422 {"error":"impossible-request","message":"the request has 1 problem","problems":[{"place":"/start","message":"a plan of 52 weeks from 9999-12-01 runs past the year 9999","kind":"past-the-end"}]}"#);
}

#[tokio::test]
async fn the_document_says_what_there_is() {
    let client = Client::new().await;
    assert_snapshot!(client.declared().join("\n"), @"
    GET /health 200
    GET /instruments 200
    GET /instruments/{id} 200
    GET /instruments/{id} 400
    GET /instruments/{id} 404
    GET /openapi.json 200
    POST /plan 200
    POST /plan 400
    POST /plan 409
    POST /plan 413
    POST /plan 415
    POST /plan 422
    POST /plan 503
    POST /revise 200
    POST /revise 400
    POST /revise 413
    POST /revise 415
    POST /revise 422
    POST /revise 503
    GET /schemas/{name} 200
    GET /schemas/{name} 400
    GET /schemas/{name} 404
    POST /score 200
    POST /score 400
    POST /score 404
    POST /score 413
    POST /score 415
    POST /score 422
    ");
    let document = client.document();
    assert_eq!(document["openapi"], "3.1.0");
    for name in ["AnswerSheet", "PlanRequest", "Plan", "InstrumentFile", "ErrorBody", "Alert"] {
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
}

/// The answer to `/revise` as it stands, without its plan.
fn without_plan(told: &Told) -> String {
    let plan: Plan = serde_json::from_value(told.body["revision"]["plan"].clone()).unwrap();
    let plan = format!(r#""plan":{},"#, serde_json::to_string(&plan).unwrap());
    assert!(told.text.contains(&plan), "{}", told.text);
    told.text.replacen(&plan, "", 1)
}

#[tokio::test]
async fn the_readme_shows_what_is_answered() {
    let client = Client::new().await;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let mut expected = String::new();
    let mut answer = None;
    let mut lived = String::new();
    for line in readme.lines() {
        let question = line.split_once("localhost:8080").and_then(|it| it.1.split_once(" -d "));
        if let Some((path, body)) = question {
            let body = body.strip_prefix('\'').and_then(|it| it.split('\'').next());
            let told = client.post(path, body.unwrap_or(&lived)).await;
            answer = Some(if path == "/revise" { without_plan(&told) } else { told.text });
        }
        if let Some(made) = line.strip_prefix("jq -c '").and_then(|it| it.split('\'').next()) {
            let plan = format!(r#""plan":{}"#, answer.take().unwrap());
            lived = made.replacen(r#""plan":."#, &plan, 1);
        }
        // The line after the fence is the answer to the question before it.
        let is_answer = expected.ends_with("```json\n");
        let line = if is_answer { answer.take().unwrap() } else { line.to_owned() };
        expected.push_str(&line);
        expected.push('\n');
    }
    if readme != expected {
        fs::write(path, expected).unwrap();
        panic!("README.md was stale and has been rewritten; look and commit");
    }
}

//! Plans looked at again: what is told to whom, what is refused, and what stays quiet.

use insta::assert_snapshot;
use karuna::core::Date;
use karuna::plans::{
    Arousal, Contact, Delivery, Done, Effort, Lived, Note, Plan, PlanRequest, PlanVerifier,
    Planner, ProgressLog, Revision, Sitting, StopSign, Weekday,
};
use karuna::practices::LedBy;
use karuna_embedding::{About, REVISE_LIMIT};
use serde_json::{Value, json};

use crate::support::{Client, Told, check};

const SECRET: &str = "I felt small at the sea";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn plan(weeks: u16) -> Plan {
    let mut request = PlanRequest::new(day("2026-11-30"), weeks);
    request.effort = Effort::Quick;
    Planner::builtin().plan(&request).unwrap()
}

fn alert() -> Value {
    json!({
        "instrument": "phq-9", "rule": "item-9", "topic": "self-harm", "status": "verified",
        "cause": { "risk-answer": { "item": 9 } }, "reason": "It deserves a talk.",
    })
}

fn event(on: &str, what: &Value) -> Value {
    json!({ "on": on, "what": what })
}

fn cleared(by: &str, clinician: bool) -> Value {
    json!({ "cleared": { "by": by, "clinician": clinician, "why": "we talked" } })
}

fn sitting(more: &Value) -> Value {
    let mut sitting = json!({ "practice": "mindful-sounds", "done": "done", "note": SECRET });
    sitting.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({ "practice": sitting })
}

fn body(plan: &Plan, events: &[Value], today: &str) -> Value {
    json!({ "plan": plan, "log": { "events": events }, "today": today })
}

async fn ask(client: &Client, body: &Value) -> Told {
    client.post("/revise", body.to_string()).await
}

/// The answer up to the revision.
fn head(told: &Told) -> String {
    let head = told.text.split(r#","revision":"#).next().unwrap();
    format!("{} {head}", told.status.as_u16())
}

/// What a human was told since the last look, one line a notice.
fn notices(client: &Client, since: usize) -> Vec<String> {
    let told = client.queue.notices().into_iter().skip(since).map(|notice| {
        assert_eq!((notice.to.as_str(), notice.reference.as_deref()), ("Ada", Some("case-7")));
        match notice.about {
            About::Alert(alert) => alert.to_string(),
            About::Message(message) => format!("{}: {}", message.rule, message.words),
        }
    });
    told.collect()
}

#[tokio::test]
async fn a_calm_log_changes_nothing_and_tells_nobody() {
    let client = Client::new().await;
    let plan = plan(4);
    let told = ask(&client, &body(&plan, &[], "2026-12-03")).await;
    let start = r#"{"alerts":[],"needs-attention":false,"revision":{"standing":"goes-on","plan":"#;
    assert!(told.text.starts_with(start), "{}", told.text);
    let revision: Revision = serde_json::from_value(told.body["revision"].clone()).unwrap();
    assert_eq!(revision.plan, plan);
    assert!(client.queue.notices().is_empty());
}

#[tokio::test]
async fn missed_days_make_the_next_version() {
    let client = Client::new().await;
    let schema = client.get("/schemas/revision").await.body;
    let schema = jsonschema::validator_for(&schema).unwrap();
    let first = plan(4);
    let log = ProgressLog::default().silence_as_missed(&first, day("2026-12-03"));
    let request = json!({ "plan": first, "log": log, "today": "2026-12-03" });
    let told = ask(&client, &request).await;
    assert_eq!(told.status, 200, "{}", told.text);
    check(&schema, &told.body["revision"], "revision");
    let revision: Revision = serde_json::from_value(told.body["revision"].clone()).unwrap();
    assert_eq!(revision, Planner::builtin().revise(&first, &log, day("2026-12-03")).unwrap());
    assert_eq!(revision.plan.version(), 2);
    assert!(PlanVerifier::builtin().broken_revision(&first, &revision.plan).is_empty());
    // The next version goes on where it is.
    let again = json!({ "plan": revision.plan, "log": log, "today": "2026-12-03" });
    assert_eq!(ask(&client, &again).await.body["revision"]["plan"], again["plan"]);
}

#[tokio::test]
async fn a_risk_answer_stops_and_a_human_is_told() {
    let client = Client::new().await;
    let risk = event("2026-12-02", &json!({ "alert": alert() }));
    let told = ask(&client, &body(&plan(4), &[risk], "2026-12-03")).await;
    assert!(told.text.starts_with(r#"{"alerts":[{"instrument":"phq-9""#), "{}", told.text);
    assert_eq!(told.body["revision"]["standing"], "stopped");
    assert_snapshot!(head(&told), @r#"200 {"alerts":[{"instrument":"phq-9","rule":"item-9","topic":"self-harm","cause":{"risk-answer":{"item":9}},"reason":"It deserves a talk.","status":"verified"}],"messages":[{"to":"clinician","rule":"S1","words":"phq-9: please look at the answer to item 9 (self-harm), on 2026-12-02. All practice is stopped until a clinician clears it by name; karuna does not assess risk."}],"needs-attention":true,"help":"Ring the bell at house 3.","notice":{"to":"Ada","reference":"case-7","written":true}"#);
    assert_snapshot!(notices(&client, 0).join("\n"), @"
    phq-9: please look at the answer to item 9 (self-harm)
    S1: phq-9: please look at the answer to item 9 (self-harm), on 2026-12-02. All practice is stopped until a clinician clears it by name; karuna does not assess risk.
    ");
}

#[tokio::test]
async fn what_a_clinician_cleared_is_not_told_again_as_an_alert() {
    let client = Client::new().await;
    let plan = plan(4);
    let risk = event("2026-12-01", &json!({ "alert": alert() }));
    let alerts = async |events: &[Value]| {
        let told = ask(&client, &body(&plan, events, "2026-12-03")).await;
        (told.status.as_u16(), told.body["alerts"].as_array().map_or(0, Vec::len))
    };
    let by = |by: &str, clinician, on: &str| event(on, &cleared(by, clinician));
    assert_eq!(alerts(std::slice::from_ref(&risk)).await, (200, 1));
    assert_eq!(alerts(&[risk.clone(), risk.clone()]).await, (200, 1), "the same one once");
    assert_eq!(alerts(&[risk.clone(), by("Dr A", true, "2026-12-01")]).await, (200, 0));
    assert_eq!(alerts(&[by("Dr A", true, "2026-12-01"), risk.clone()]).await, (200, 1));
    assert_eq!(alerts(&[risk.clone(), by("Ben", false, "2026-12-02")]).await, (200, 1));
    // A clearance that cannot be clears nothing.
    assert_eq!(alerts(&[risk.clone(), by(" ", true, "2026-12-02")]).await, (422, 1));
    assert_eq!(alerts(&[risk.clone(), by("Dr A", true, "2026-12-04")]).await, (422, 1));
    assert_eq!(alerts(&[risk.clone(), by("Dr A", true, "2026-11-30")]).await, (422, 1));
}

#[tokio::test]
async fn a_refused_log_does_not_silence_a_risk_answer() {
    let client = Client::new().await;
    let plan = plan(4);
    let risk = event("2026-12-02", &json!({ "alert": alert() }));
    let good = body(&plan, std::slice::from_ref(&risk), "2026-12-03");
    let mut asked = Vec::new();
    let mut with = |place: &str, value: Value| {
        let mut body = good.clone();
        *body.pointer_mut(place).unwrap() = value;
        asked.push((422, body.to_string()));
    };
    // Faults of the log and of the plan.
    with("/today", json!("2026-12-01"));
    with("/plan/request/weeks", json!(53));
    with("/plan/request/effort", json!("high"));
    let wrong = event("2026-12-02", &sitting(&json!({ "practice": "mindful-soundz" })));
    with("/log/events", json!([risk, wrong]));
    // Bodies of another shape.
    with("/log/events/0/on", json!("yesterday"));
    with("/today", json!(null));
    with("/plan", json!([]));
    with("/log", json!([risk]));
    with("/log/events", json!([1, { "what": {} }, { "on": 1, "what": { "x": 1 } }, risk]));
    let mut more = alert();
    more["seen"] = json!(true);
    with("/log/events/0/what/alert", more);
    let text = good.to_string();
    asked.push((422, text.replacen('{', r#"{"more":1,"#, 1)));
    let log = format!(r#""log":{{"events":[{risk},{{"on":"2026-12-03","what":"#);
    asked.push((400, format!(r#"{{"today":"2026-12-03","plan":{},{log}"#, json!(plan))));
    asked.push((400, format!("{text} and more")));
    for (at, (status, body)) in asked.into_iter().enumerate() {
        let told = client.post("/revise", body).await;
        assert_eq!(told.status.as_u16(), status, "{at}: {}", told.text);
        assert!(
            told.text.starts_with(r#"{"alerts":[{"instrument":"phq-9""#),
            "{at}: {}",
            told.text
        );
        assert_eq!(told.body["notice"]["written"], true);
        let expected = ["phq-9: please look at the answer to item 9 (self-harm)"];
        assert_eq!(notices(&client, at), expected, "{at}");
    }
}

#[tokio::test]
async fn a_refused_log_does_not_silence_other_danger() {
    let client = Client::new().await;
    let plan = plan(1);
    let told_of = async |what: &Value| {
        let since = client.queue.notices().len();
        let told = ask(&client, &body(&plan, &[event("2026-12-04", what)], "2026-12-03")).await;
        assert_eq!(told.status, 422, "{}", told.text);
        notices(&client, since).join("\n")
    };
    let danger = "S1: Danger was told in a log that could not be used. Nothing was changed in the plan; please make contact.";
    assert_eq!(told_of(&sitting(&json!({ "stop": ["wish-to-die"] }))).await, danger);
    assert_eq!(told_of(&sitting(&json!({ "stop": ["wish-to-die"], "mood": 3 }))).await, danger);
    assert_eq!(told_of(&json!({ "caution": "suicidality-acute" })).await, danger);
    assert_eq!(told_of(&json!({ "caution": "grief" })).await, "");
    assert_eq!(told_of(&sitting(&json!({ "stop": ["far-away"] }))).await, "");
}

#[tokio::test]
async fn a_notice_holds_no_note() {
    let client = Client::new().await;
    let events = [
        sitting(&json!({ "stop": ["wish-to-die", "flashback"], "unwanted": "lasting" })),
        sitting(&json!({ "arousal": { "before": 2, "mid": 9, "after": 9 }, "backdraft": true })),
        json!({ "alert": alert() }),
        json!({ "caution": "trauma" }),
        cleared("Ben", false),
    ];
    let events: Vec<Value> = events.iter().map(|what| event("2026-12-02", what)).collect();
    let told = ask(&client, &body(&plan(4), &events, "2026-12-03")).await;
    assert_eq!(told.status, 200, "{}", told.text);
    let since = client.queue.notices().len();
    assert!(since >= 4, "{:?}", notices(&client, 0));
    let refused = ask(&client, &body(&plan(4), &events, "2026-12-01")).await;
    assert_eq!(refused.status, 422);
    assert!(client.queue.notices().len() > since);
    let queued = serde_json::to_string(&client.queue.notices()).unwrap();
    assert!(!queued.contains(SECRET) && !refused.text.contains(SECRET));
}

#[tokio::test]
async fn what_cannot_be_says_where() {
    let client = Client::new().await;
    let mut plan = plan(1);
    let wrong = [
        event("2026-11-29", &sitting(&json!({ "practice": "mindful-soundz", "ease": 11 }))),
        event("2026-12-02", &cleared("", true)),
        event("2026-12-01", &sitting(&json!({ "arousal": { "mid": 12 } }))),
        event("2026-12-04", &json!({ "meeting": { "held": true } })),
    ];
    assert_snapshot!(head(&ask(&client, &body(&plan, &wrong, "2026-12-03")).await), @r#"422 {"error":"faulty-log","message":"the log has 7 problems; nothing was changed","problems":[{"place":"/log/events/0","message":"2026-11-29 lies before the plan, which begins on 2026-11-30","kind":"before-the-plan"},{"place":"/log/events/0/what/practice/practice","message":"there is no practice `mindful-soundz`; did you mean `mindful-sounds`?","kind":"unknown-practice"},{"place":"/log/events/0/what/practice/ease","message":"11 is not possible; expected 0 to 10","kind":"out-of-range"},{"place":"/log/events/1/what/cleared","message":"a clearance says who decided and why","kind":"cleared-by-nobody"},{"place":"/log/events/2","message":"2026-12-01 stands after 2026-12-02; a log is kept in the order of days","kind":"out-of-order"},{"place":"/log/events/2/what/practice/arousal/mid","message":"12 is not possible; expected 0 to 10","kind":"out-of-range"},{"place":"/log/events/3","message":"2026-12-04 has not come yet; today is 2026-12-03","kind":"not-yet"}]}"#);
    let log = ProgressLog::default().silence_as_missed(&plan, day("2026-12-03"));
    let next = Planner::builtin().revise(&plan, &log, day("2026-12-03")).unwrap().plan;
    assert_snapshot!(head(&ask(&client, &body(&next, &[], "2026-12-02")).await), @r#"422 {"error":"faulty-log","message":"the log has 1 problem; nothing was changed","problems":[{"place":"/plan/adaptation/from","message":"it was adapted on 2026-12-03; look at it from that day on and not from 2026-12-02","kind":"backwards"}]}"#);
    plan.request.weeks = 53;
    plan.request.liked = ["safe-plce".parse().unwrap()].into();
    assert_snapshot!(head(&ask(&client, &body(&plan, &[], "2026-12-03")).await), @r#"422 {"error":"impossible-request","message":"the request has 2 problems","problems":[{"place":"/plan/request/weeks","message":"53 is not possible here; expected 1 to 52","kind":"out-of-range"},{"place":"/plan/request/liked","message":"there is no practice `safe-plce`; did you mean `safe-place`?","kind":"unknown-practice"}]}"#);
    plan.request.effort = Effort::High;
    assert_snapshot!(head(&ask(&client, &body(&plan, &[], "2026-12-03")).await), @r#"422 {"error":"impossible-request","message":"the request has 1 problem","problems":[{"place":"/plan/request/effort","message":"high effort is not offered here, since it may take a minute; expected quick or usual","kind":"too-much-work"}]}"#);
    let mut more = body(&plan, &[], "2026-12-03");
    more["mood"] = json!(1);
    assert_snapshot!(head(&ask(&client, &more).await), @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/mood","message":"unknown field `mood`, expected one of `plan`, `log`, `today` at line 1 column 27","kind":"wrong-shape","line":1,"column":27}]}"#);
    // serde lets this pass, the schema does not.
    let bound = json!({ "kind": { "bound": "no-practice", "days": 3 }, "from": "2026-12-01", "rule": "S1" });
    let mut adapted = body(&next, &[], "2026-12-03");
    adapted["plan"]["adaptation"]["bounds"] = json!([bound]);
    assert_snapshot!(head(&ask(&client, &adapted).await), @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/plan/adaptation/bounds/0/kind/days","message":"unknown field","kind":"wrong-shape"}]}"#);
    let mut twice = body(&next, &[], "2026-12-03");
    twice["plan"]["request"]["cautions"] = json!(["grief", "trauma", "grief"]);
    assert_snapshot!(head(&ask(&client, &twice).await), @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"/plan/request/cautions","message":"the same stands here more than once","kind":"wrong-shape"}]}"#);
    let nothing = json!({ "plan": plan, "log": { "events": [] } });
    assert_snapshot!(head(&ask(&client, &nothing).await), @r#"422 {"error":"wrong-shape","message":"the body is JSON of another shape; see /openapi.json","problems":[{"place":"","message":"missing field `today` at line 1 column 2433","kind":"wrong-shape","line":1,"column":2433}]}"#);
    let long = " ".repeat(REVISE_LIMIT + 1);
    assert_snapshot!(head(&client.post("/revise", long).await), @r#"413 {"error":"too-large","message":"the body is longer than 2097152 bytes","problems":[]}"#);
}

/// The longest plan that karuna makes, with a log in which everything stands that can.
#[tokio::test]
async fn a_full_year_fits_with_all_that_can_be_told_of_it() {
    let mut request = PlanRequest::new(day("2026-11-30"), 52);
    request.effort = Effort::Quick;
    request.minutes = Weekday::ALL.map(|day| (day, 120)).into();
    request.most_a_day = 4;
    request.audience = karuna::core::Audience::Clients;
    request.contact = Some(Contact {
        on: Weekday::Tuesday,
        every_weeks: 1,
        minutes: 180,
        led_by: LedBy::Clinician,
        delivery: Delivery::InPerson,
    });
    let plan = Planner::builtin().plan(&request).unwrap();
    let mut log = ProgressLog::default();
    for day in &plan.days {
        for item in &day.items {
            let mut sitting = Sitting::new(item.practice.clone(), Done::Partly);
            sitting.minutes = Some(item.minutes);
            sitting.helpfulness = Some(10);
            sitting.ease = Some(10);
            sitting.arousal = Some(Arousal { before: Some(3), mid: Some(3), after: Some(3) });
            sitting.stop = vec![StopSign::FarAway];
            sitting.note = Some(Note("a quiet word ".repeat(20)));
            log.add(day.date, Lived::Practice(sitting));
        }
    }
    let today = plan.days.last().unwrap().date;
    let body = json!({ "plan": plan, "log": log, "today": today }).to_string();
    assert!(body.len() * 2 < REVISE_LIMIT, "{} bytes", body.len());
    let client = Client::new().await;
    let told = client.post("/revise", body).await;
    assert_eq!(told.status, 200, "{}", head(&told));
}

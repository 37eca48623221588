//! A thousand requests, good and bad, from a seeded generator: none brings the service down, and
//! every answer is what the document promises.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, Request};
use karuna::core::Date;
use karuna::plans::{Effort, Plan, PlanRequest, Planner, ProgressLog};
use karuna_embedding::{BODY_LIMIT, REVISE_LIMIT};

use crate::support::Client;

const REQUESTS: usize = 1_000;

/// `SplitMix64`, small and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn of<'t>(&mut self, words: &[&'t str]) -> &'t str {
        words[self.below(words.len())]
    }
}

const PATHS: [&str; 13] = [
    "/health",
    "/instruments",
    "/instruments/phq-9",
    "/instruments/nothing",
    "/instruments/%FF%00",
    "/instruments/",
    "/schemas/plan",
    "/schemas/..%2F",
    "/openapi.json",
    "/score",
    "/plan",
    "/revise",
    "/a/b/c",
];
const VALUES: [&str; 18] = [
    "0",
    "1",
    "2",
    "3",
    "4",
    "-1",
    "1.5",
    "1e308",
    "1e999",
    "18446744073709551616",
    "null",
    "true",
    "\"not-asked\"",
    "\"often\"",
    "[]",
    "{}",
    "\"\\u0000\"",
    "\"\\ud800\"",
];
const INSTRUMENTS: [&str; 9] =
    ["phq-9", "scs", "gad-7", "core-10", "swemwbs", "PHQ-9", "", "nothing", "a\\nb"];
const KEYS: [&str; 19] = [
    "most-a-day",
    "rest-days",
    "audience",
    "principles",
    "needs",
    "techniques",
    "fears",
    "distress",
    "cautions",
    "overrides",
    "known",
    "liked",
    "disliked",
    "contact",
    "programme",
    "seed",
    "weeks",
    "start",
    "nothing",
];
const THINGS: [&str; 20] = [
    "0",
    "1",
    "4",
    "255",
    "256",
    "-1",
    "1e3",
    "null",
    "\"high\"",
    "\"quick\"",
    "[]",
    "{}",
    "[\"safe-place\"]",
    "[\"trauma\"]",
    "[\"suicidality-acute\"]",
    "{\"self-criticism\":2}",
    "\"compassion-group-12\"",
    "[\"2026-12-01\"]",
    "{\"from-self\":\"high\"}",
    "{\"on\":\"monday\",\"minutes\":60,\"led-by\":\"clinician\"}",
];

/// What may be told in a log; those from `GOOD_EVENTS` on cannot be.
const EVENTS: [&str; 18] = [
    r#"{"practice":{"practice":"mindful-sounds","done":"done","minutes":4,"helpfulness":8,"ease":2}}"#,
    r#"{"practice":{"practice":"safe-place","done":"partly","arousal":{"before":2,"mid":6},"note":"so so"}}"#,
    r#"{"practice":{"practice":"mindful-sounds","done":"done","backdraft":true}}"#,
    r#"{"practice":{"practice":"safe-place","done":"done","stop":["wish-to-die"],"unwanted":"lasting"}}"#,
    r#"{"practice":{"practice":"mindful-sounds","done":"missed"}}"#,
    r#"{"meeting":{"held":false}}"#,
    r#"{"alert":{"instrument":"phq-9","rule":"item-9","topic":"self-harm","cause":{"risk-answer":{"item":9}},"reason":"","status":"verified"}}"#,
    r#"{"caution":"trauma"}"#,
    r#"{"caution":"suicidality-acute"}"#,
    r#"{"cleared":{"by":"Dr A","clinician":true,"why":"we talked"}}"#,
    r#"{"measured":{"instrument":"phq-9","scale":"total","date":"2026-12-01","value":9.0,"direction":"higher-is-worse","change":"worse"}}"#,
    r#"{"cleared":{"by":"","clinician":true,"why":"x"}}"#,
    r#"{"practice":{"practice":"nothing","done":"done","minutes":601}}"#,
    r#"{"practice":{"practice":"safe-place","done":"perhaps"}}"#,
    r#"{"alert":{"instrument":"phq-9","topic":"self-harm"}}"#,
    r#"{"meeting":{}}"#,
    "null",
    "[]",
];
const GOOD_EVENTS: usize = 11;

/// Plans as the planner makes them, each with the version after three days that were missed.
fn plans() -> Vec<String> {
    let later: Date = "2026-12-03".parse().unwrap();
    let with_next = |weeks| {
        let mut request = PlanRequest::new("2026-11-30".parse().unwrap(), weeks);
        request.effort = Effort::Quick;
        let plan = Planner::builtin().plan(&request).unwrap();
        let log = ProgressLog::default().silence_as_missed(&plan, later);
        let next = Planner::builtin().revise(&plan, &log, later).unwrap().plan;
        [plan, next]
    };
    let written = |plan: Plan| serde_json::to_string(&plan).unwrap();
    [1, 2, 4].into_iter().flat_map(with_next).map(written).collect()
}

fn lived(chance: &mut Chance, plans: &[String]) -> String {
    let good = chance.below(2) == 0;
    let known = if good { GOOD_EVENTS } else { EVENTS.len() };
    let events: Vec<String> = (0..chance.below(6))
        .map(|at| {
            let on = if good { at + 1 } else { chance.below(12) };
            format!(r#"{{"on":"2026-12-{on:02}","what":{}}}"#, chance.of(&EVENTS[..known]))
        })
        .collect();
    let mut plan = plans[chance.below(plans.len())].clone();
    if chance.below(8) == 0 {
        let hurt = [
            (r#""weeks":"#, r#""weeks":9"#),
            (r#""effort":"quick""#, r#""effort":"high""#),
            (r#""days":"#, r#""nights":"#),
            (r#""from":"2026"#, r#""from":"2027"#),
        ];
        let (from, to) = hurt[chance.below(hurt.len())];
        plan = plan.replacen(from, to, 1);
    }
    let todays = ["2026-12-07", "2026-12-08", "2026-12-24", "9999-12-31", "2026-12-01", "soon"];
    let today = chance.of(&todays[..if good { 4 } else { 6 }]);
    let events = events.join(",");
    format!(r#"{{"plan":{plan},"log":{{"events":[{events}]}},"today":"{today}"}}"#)
}

fn sheet(chance: &mut Chance) -> String {
    let answers: Vec<String> = (0..chance.below(14))
        .map(|at| {
            let item = match chance.below(40) {
                0 => chance.of(&["0", "99", "09", "", "x", "4294967296", "-1"]).to_owned(),
                _ => (at + 1).to_string(),
            };
            // Most answers are good ones.
            let known = if chance.below(16) == 0 { VALUES.len() } else { 2 };
            format!("\"{item}\":{}", chance.of(&VALUES[..known]))
        })
        .collect();
    let known = if chance.below(4) == 0 { INSTRUMENTS.len() } else { 5 };
    let id = chance.of(&INSTRUMENTS[..known]);
    format!("{{\"instrument\":\"{id}\",\"answers\":{{{}}}}}", answers.join(","))
}

fn request(chance: &mut Chance) -> String {
    let good = chance.below(2) == 0;
    let mut of = |words: &[&'static str], good_ones: usize| {
        let known = if good { good_ones } else { words.len() };
        chance.of(&words[..known]).to_owned()
    };
    let weeks = of(&["1", "2", "3", "4", "6", "52", "53", "0", "65535", "65536", "-1"], 6);
    let start = of(&["2026-11-30", "0001-01-01", "9999-12-31", "2026-02-30", ""], 2);
    let minutes = of(&["10", "5", "120", "0", "121", "65536"], 4);
    let more: String = (0..chance.below(4))
        .map(|_| format!(",\"{}\":{}", chance.of(&KEYS), chance.of(&THINGS)))
        .collect();
    // Searching is slow without optimisation, and what it finds is tested elsewhere.
    let effort = if chance.below(8) == 0 && weeks.len() == 1 { "usual" } else { "quick" };
    format!(
        "{{\"effort\":\"{effort}\",\"start\":\"{start}\",\"weeks\":{weeks},\"minutes\":{{\"friday\":{minutes}}}{more}}}"
    )
}

/// A body, whole or hurt.
fn body(chance: &mut Chance, path: &str, plans: &[String]) -> Vec<u8> {
    let (text, too_long) = match path {
        "/plan" => (request(chance), BODY_LIMIT + 1),
        "/revise" => (lived(chance, plans), REVISE_LIMIT + 1),
        _ => (sheet(chance), BODY_LIMIT + 1),
    };
    let mut bytes = text.into_bytes();
    match chance.below(24) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => bytes.clear(),
        2 => {
            let at = chance.below(bytes.len());
            bytes[at] = (chance.next() % 256) as u8;
        }
        3 => bytes.extend(b" 1"),
        4 => bytes = chance.of(&["null", "[]", "1", "\"x\"", "{", "{}", "[[[["]).into(),
        5 if chance.below(4) == 0 => bytes.resize(too_long, b' '),
        _ => {}
    }
    bytes
}

#[tokio::test]
async fn a_thousand_requests_bring_nothing_down() {
    let client = Client::new().await;
    let mut chance = Chance(20_261_125);
    let plans = plans();
    let mut seen: BTreeMap<u16, usize> = BTreeMap::new();
    let mut revised: BTreeMap<u16, usize> = BTreeMap::new();
    for _ in 0..REQUESTS {
        let (method, path) = match chance.below(10) {
            0 => (Method::GET, chance.of(&PATHS)),
            1 => {
                let methods =
                    [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS];
                (methods[chance.below(methods.len())].clone(), chance.of(&PATHS))
            }
            2..=4 => (Method::POST, "/plan"),
            5..=6 => (Method::POST, "/revise"),
            _ => (Method::POST, "/score"),
        };
        let content_type = match chance.below(20) {
            0 => chance.of(&["text/plain", "application/xml", "json"]),
            _ => "application/json",
        };
        let body = body(&mut chance, path, &plans);
        let is_revise = path == "/revise" && method == Method::POST;
        let request = Request::builder().method(method).uri(path);
        let request = request.header("content-type", content_type).body(Body::from(body));
        // What has to hold for every answer is checked there.
        let told = client.ask(request.unwrap()).await;
        *seen.entry(told.status.as_u16()).or_default() += 1;
        if is_revise {
            *revised.entry(told.status.as_u16()).or_default() += 1;
        }
    }
    assert_eq!(seen.values().sum::<usize>(), REQUESTS);
    insta::assert_snapshot!(format!("{revised:?}"), @"{200: 92, 400: 32, 413: 2, 415: 9, 422: 57}");
    insta::assert_snapshot!(format!("{seen:?}"), @"{200: 228, 400: 124, 404: 51, 405: 112, 409: 7, 413: 7, 415: 38, 422: 433}");
}

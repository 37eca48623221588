//! A thousand requests, good and bad, from a seeded generator: none brings the service down, and
//! every answer is what the document promises.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, Request};

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

const PATHS: [&str; 12] = [
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
fn body(chance: &mut Chance, path: &str) -> Vec<u8> {
    let text = if path == "/plan" { request(chance) } else { sheet(chance) };
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
        5 if chance.below(4) == 0 => bytes.resize(70_000, b' '),
        _ => {}
    }
    bytes
}

#[tokio::test]
async fn a_thousand_requests_bring_nothing_down() {
    let client = Client::new().await;
    let mut chance = Chance(20_261_125);
    let mut seen: BTreeMap<u16, usize> = BTreeMap::new();
    for _ in 0..REQUESTS {
        let (method, path) = match chance.below(10) {
            0 => (Method::GET, chance.of(&PATHS)),
            1 => {
                let methods =
                    [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS];
                (methods[chance.below(methods.len())].clone(), chance.of(&PATHS))
            }
            2..=5 => (Method::POST, "/plan"),
            _ => (Method::POST, "/score"),
        };
        let content_type = match chance.below(20) {
            0 => chance.of(&["text/plain", "application/xml", "json"]),
            _ => "application/json",
        };
        let body = body(&mut chance, path);
        let request = Request::builder().method(method).uri(path);
        let request = request.header("content-type", content_type).body(Body::from(body));
        // What has to hold for every answer is checked there.
        let told = client.ask(request.unwrap()).await;
        *seen.entry(told.status.as_u16()).or_default() += 1;
    }
    assert_eq!(seen.values().sum::<usize>(), REQUESTS);
    insta::assert_snapshot!(format!("{seen:?}"), @"{200: 170, 400: 118, 404: 56, 405: 105, 409: 11, 413: 13, 415: 38, 422: 489}");
}

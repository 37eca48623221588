//! What has to hold for every definition, every sheet and every policy.
//!
//! Definitions are drawn from a stream of bytes: so they shrink towards the simplest one, and a
//! plain test can see to it that the draw reaches every feature.

use std::collections::BTreeSet;

use karuna_assessments::{
    Answer, Answers, Catalog, CatalogError, Instrument, InstrumentFile, MISSING, MissingPolicy,
    NOT_APPLICABLE, NOT_ASKED, ScaleOutcome, Share, handles,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// A stream of choices.
struct Draw {
    bytes: Vec<u8>,
    at: usize,
}

impl Draw {
    /// A number below `limit`; 0, the plainest choice, once the stream has run dry.
    fn below(&mut self, limit: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        usize::from(byte) % limit
    }

    fn one_in(&mut self, limit: usize) -> bool {
        self.below(limit) == limit - 1
    }

    fn between(&mut self, low: i32, high: i32) -> i32 {
        low + i32::try_from(self.below(usize::try_from(high - low + 1).unwrap())).unwrap()
    }
}

/// The options of an item as the test sees them.
#[derive(Clone, Debug)]
struct Options {
    min: i32,
    max: i32,
    codes: Option<Vec<i32>>,
}

impl Options {
    fn draw(draw: &mut Draw, tenths: bool) -> Self {
        let min = [0, 1, -3, -1, 2][draw.below(5)];
        let max = min + draw.between(1, 7);
        let count = usize::try_from(max - min + 1).unwrap();
        let codes = match draw.below(6) {
            4 if !tenths => {
                Some((0..count).map(|place| 25 * i32::try_from(place).unwrap()).collect())
            }
            5 if !tenths => Some((0..count).map(|_| draw.between(-5, 9)).collect()),
            _ => None,
        };
        Self { min, max, codes }
    }

    /// The lowest and the highest that an option counts.
    fn ends(&self) -> [f64; 2] {
        match &self.codes {
            Some(codes) => {
                [f64::from(*codes.iter().min().unwrap()), f64::from(*codes.iter().max().unwrap())]
            }
            None => [f64::from(self.min), f64::from(self.max)],
        }
    }

    fn json(&self) -> Value {
        let mut json = json!({ "min": self.min, "max": self.max });
        if let Some(codes) = &self.codes {
            json["codes"] = json!(codes);
        }
        json
    }
}

/// A scale as the test sees it.
#[derive(Clone, Debug)]
enum Rule {
    Items { mean: bool, of: Vec<i32> },
    Scales { mean: bool, of: Vec<(usize, bool)> },
    Linear { terms: Vec<(usize, f64)>, constant: f64 },
    Affine { of: usize, times: f64, plus: f64 },
    Lookup { of: usize, first: i32, values: Vec<f64> },
    Count { of: Vec<(Vec<u16>, i32)> },
}

/// A definition, some sheets and a policy.
#[derive(Clone, Debug)]
struct Case {
    tenths: bool,
    items: Vec<Options>,
    not_applicable: Vec<Option<&'static str>>,
    rules: Vec<Rule>,
    json: Value,
    /// Codes, one row a person.
    rows: Vec<Vec<u8>>,
    policy: MissingPolicy,
    features: BTreeSet<&'static str>,
}

fn scale_id(place: usize) -> String {
    format!("s-{place}")
}

impl Case {
    fn draw(bytes: Vec<u8>) -> Self {
        let mut draw = Draw { bytes, at: 0 };
        let mut features = BTreeSet::new();
        let tenths = draw.one_in(5);
        let common = Options::draw(&mut draw, tenths);
        let count = 1 + draw.below(12);
        let has_exceptions = draw.one_in(3);
        let items: Vec<Options> = (0..count)
            .map(|_| {
                let own =
                    (has_exceptions && draw.one_in(2)).then(|| Options::draw(&mut draw, tenths));
                // An exception without codes of its own would inherit those of the instrument.
                own.filter(|own| own.codes.is_some() || common.codes.is_none())
                    .unwrap_or_else(|| common.clone())
            })
            .collect();
        let na_rule = [None, None, None, Some("leave-out"), Some("prorate")][draw.below(5)];
        let not_applicable = (0..count).map(|_| na_rule.filter(|_| draw.one_in(2))).collect();
        let mut case = Self {
            tenths,
            items,
            not_applicable,
            rules: Vec::new(),
            json: Value::Null,
            rows: Vec::new(),
            policy: MissingPolicy::Complete,
            features: BTreeSet::new(),
        };
        for _ in 0..1 + draw.below(5) {
            let mean = draw.one_in(2);
            case.rules.push(Rule::Items { mean, of: signed(&subset(count, &mut draw), &mut draw) });
        }
        for _ in 0..draw.below(4) {
            let rule = case.draw_derived(&mut draw);
            case.rules.push(rule);
        }
        case.write(&common, &mut draw);
        case.draw_rows(&mut draw);
        for (name, is) in [
            ("tenths", tenths),
            ("negative lowest", case.items.iter().any(|options| options.min < 0)),
            (
                "regular codes",
                common.codes.as_ref().is_some_and(|codes| codes.len() > 2 && codes[1] == 25),
            ),
            ("irregular codes", case.has_irregular_codes()),
            ("exceptions", case.json["response"].get("exceptions").is_some()),
            ("codes in exceptions", case.json["response"]["exceptions"][0].get("codes").is_some()),
            ("leave-out", case.not_applicable.contains(&Some("leave-out"))),
            ("prorate", case.not_applicable.contains(&Some("prorate"))),
        ] {
            if is {
                features.insert(name);
            }
        }
        case.features.append(&mut features);
        case
    }

    fn has_irregular_codes(&self) -> bool {
        self.items
            .iter()
            .filter_map(|options| options.codes.as_ref())
            .any(|codes| codes.windows(3).any(|three| three[1] - three[0] != three[2] - three[1]))
    }

    fn draw_derived(&mut self, draw: &mut Draw) -> Rule {
        let scales = self.rules.len();
        match draw.below(6) {
            0 | 1 => {
                let of = subset(scales, draw).into_iter().map(|at| (at, draw.one_in(2))).collect();
                Rule::Scales { mean: draw.one_in(2), of }
            }
            2 => {
                let of = subset(scales, draw).into_iter();
                let terms = of.map(|at| (at, f64::from(draw.between(-8, 8)) / 4.0)).collect();
                Rule::Linear { terms, constant: f64::from(draw.between(-9, 9)) }
            }
            3 => {
                let times = f64::from(draw.between(-6, 6)) / 3.0;
                Rule::Affine { of: draw.below(scales), times, plus: f64::from(draw.between(-9, 9)) }
            }
            4 => {
                let items: Vec<u16> = subset(self.items.len(), draw)
                    .iter()
                    .map(|at| u16::try_from(at + 1).unwrap())
                    .collect();
                // All sets share one threshold for each item's own options.
                let of = items.into_iter().map(|item| {
                    let Options { min, max, .. } = self.items[usize::from(item) - 1];
                    (vec![item], draw.between(min, max))
                });
                Rule::Count { of: of.collect() }
            }
            _ => {
                let is_sum = |rule: &Rule| matches!(rule, Rule::Items { mean: false, .. });
                match self.rules.iter().position(is_sum).filter(|_| !self.tenths) {
                    Some(of) => {
                        let [low, high] = self.ranges()[of];
                        let values = (0..=(high - low) as usize).map(|_| {
                            f64::from(draw.between(-99, 99)) / f64::from(draw.between(1, 99))
                        });
                        Rule::Lookup { of, first: low as i32, values: values.collect() }
                    }
                    None => Rule::Affine { of: draw.below(scales), times: 4.0, plus: 0.0 },
                }
            }
        }
    }

    /// The range of each scale, by the test's own arithmetic.
    fn ranges(&self) -> Vec<[f64; 2]> {
        let mut ranges: Vec<[f64; 2]> = Vec::new();
        for rule in &self.rules {
            ranges.push(self.range(rule, &ranges, &ranges, true));
        }
        ranges
    }

    /// The ranges that scores may have where items leave their scales: a sum over fewer items may
    /// be nearer to 0 than any sum over all of them.
    fn ranges_with_items_left_out(&self) -> Vec<[f64; 2]> {
        let declared = self.ranges();
        let mut ranges: Vec<[f64; 2]> = Vec::new();
        for rule in &self.rules {
            ranges.push(self.range(rule, &declared, &ranges, true));
        }
        ranges
    }

    fn range(
        &self,
        rule: &Rule,
        declared: &[[f64; 2]],
        below: &[[f64; 2]],
        left_out: bool,
    ) -> [f64; 2] {
        let add = |sum: [f64; 2], ends: [f64; 2]| [sum[0] + ends[0], sum[1] + ends[1]];
        let ordered = |ends: [f64; 2]| [ends[0].min(ends[1]), ends[0].max(ends[1])];
        match rule {
            Rule::Items { mean, of } => {
                let ends = of.iter().map(|item| {
                    let at = item.unsigned_abs() as usize - 1;
                    let [low, high] = self.items[at].ends();
                    let may_leave =
                        left_out && !mean && self.not_applicable[at] == Some("leave-out");
                    if may_leave { [low.min(0.0), high.max(0.0)] } else { [low, high] }
                });
                let count = if *mean { of.len() as f64 } else { 1.0 };
                ends.fold([0.0; 2], add).map(|end| end / count)
            }
            Rule::Scales { mean, of } => {
                let count = if *mean { of.len() as f64 } else { 1.0 };
                let ends = of.iter().map(|(at, reversed)| {
                    let whole = declared[*at][0] + declared[*at][1];
                    let [low, high] = below[*at];
                    if *reversed { [whole - high, whole - low] } else { [low, high] }
                });
                ends.fold([0.0; 2], add).map(|end| end / count)
            }
            Rule::Linear { terms, constant } => terms
                .iter()
                .map(|(at, weight)| ordered(below[*at].map(|end| end * weight)))
                .fold([*constant; 2], add),
            Rule::Affine { of, times, plus } => ordered(below[*of].map(|end| end * times + plus)),
            Rule::Lookup { values, .. } => {
                values.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], v| {
                    [low.min(*v), high.max(*v)]
                })
            }
            Rule::Count { of } => [0.0, of.len() as f64],
        }
    }

    fn rule_json(&mut self, rule: &Rule) -> Value {
        let method = |mean: bool| if mean { "mean" } else { "sum" };
        let (feature, json) = match rule {
            Rule::Items { mean, of } => {
                if of.iter().any(|item| *item < 0) {
                    self.features.insert("reversed item");
                }
                (method(*mean), json!({ "items": { "method": method(*mean), "of": of } }))
            }
            Rule::Scales { mean, of } => {
                if of.iter().any(|(_, reversed)| *reversed) {
                    self.features.insert("reversed scale");
                }
                let of: Vec<String> = of
                    .iter()
                    .map(|(at, reversed)| {
                        format!("{}{}", if *reversed { "-" } else { "" }, scale_id(*at))
                    })
                    .collect();
                ("scales", json!({ "scales": { "method": method(*mean), "of": of } }))
            }
            Rule::Linear { terms, constant } => {
                let terms: Vec<Value> = terms
                    .iter()
                    .map(|(at, weight)| json!({ "scale": scale_id(*at), "weight": weight }))
                    .collect();
                ("linear", json!({ "linear": { "terms": terms, "constant": constant } }))
            }
            Rule::Affine { of, times, plus } => (
                "affine",
                json!({ "affine": { "of": scale_id(*of), "times": times, "plus": plus } }),
            ),
            Rule::Lookup { of, first, values } => (
                "lookup",
                json!({ "lookup": { "of": scale_id(*of), "first": first, "values": values } }),
            ),
            Rule::Count { of } => {
                let of: Vec<Value> = of
                    .iter()
                    .map(|(items, at_least)| json!({ "items": items, "at-least": at_least }))
                    .collect();
                let criteria = json!([{ "id": "some", "title": "some", "at-least": 1 }]);
                ("count", json!({ "count": { "of": of, "criteria": criteria } }))
            }
        };
        self.features.insert(feature);
        json
    }

    /// Writes the definition down, and draws what stands beside the key.
    fn write(&mut self, common: &Options, draw: &mut Draw) {
        let ranges = self.ranges();
        let scales: Vec<Value> = self.rules.clone().iter().zip(&ranges).enumerate().map(|(at, (rule, range))| {
            json!({ "id": scale_id(at), "title": "A scale", "direction": "neutral", "range": range,
                "score": self.rule_json(rule) })
        }).collect();
        let used = self.used_items();
        let items: Vec<Value> = (0..self.items.len())
            .map(|at| {
                let mut item = json!({ "n": at + 1, "label": "an item" });
                if !used.contains(&at) {
                    item["unscored"] = json!("a filler");
                    self.features.insert("unscored");
                }
                if let Some(rule) = self.not_applicable[at] {
                    item["not-applicable"] = json!(rule);
                }
                item
            })
            .collect();
        let mut response = common.json();
        if self.tenths {
            response["step"] = json!("tenths");
        }
        let own =
            self.items.iter().enumerate().filter(|(_, options)| options.json() != common.json());
        let exceptions: Vec<Value> = own
            .map(|(at, options)| {
                let mut exception = options.json();
                exception["items"] = json!([at + 1]);
                exception
            })
            .collect();
        if !exceptions.is_empty() {
            response["exceptions"] = json!(exceptions);
        }
        self.json = json!({
            "format": 1, "id": "drawn", "version": "1.0.0", "language": "en", "abbreviation": "D",
            "title": "Drawn", "construct": "nothing", "item-order": "as numbered",
            "administration": { "respondent": "self", "ages": "any", "recall": "any" },
            "evidence": { "status": "judgement", "note": "drawn", "sources": ["draw"] },
            "sources": [{ "id": "draw", "citation": "A draw", "status": "verified" }],
            "rights": { "holder": "nobody", "terms": "free", "summary": "free", "evidence": "drawn",
                "status": "verified", "checked": "2026-01-31" },
            "response": response, "items": items, "scales": scales,
        });
        // A limit may only stand where one item can stand for another.
        let is_even = match &self.rules[0] {
            Rule::Items { of, .. } => {
                let mut ends =
                    of.iter().map(|item| self.items[item.unsigned_abs() as usize - 1].ends());
                let first = ends.next();
                ends.all(|other| Some(other) == first)
            }
            _ => false,
        };
        let has_rule = draw.one_in(3) && is_even;
        if has_rule {
            let mut rule = json!({ "name": "drawn-rule", "by": "authors", "status": "partly",
                "sources": [], "limits": [{ "scales": ["s-0"], "need": { "min-answered": 1 } }] });
            if draw.one_in(2) {
                rule["sheet-max-missing"] = json!(draw.below(4));
                self.features.insert("sheet limit");
            }
            self.json["missing"] = json!([rule]);
            self.features.insert("rule");
        }
        self.draw_risks(&ranges, draw);
        self.policy = match draw.below(6) {
            0 => MissingPolicy::Complete,
            1 => MissingPolicy::Available,
            2 => MissingPolicy::Authors,
            3 if has_rule => MissingPolicy::Rule("drawn-rule".into()),
            _ => MissingPolicy::AtLeast(Share::new(1 + draw.below(10) as u32, 10).unwrap()),
        };
    }

    fn draw_risks(&mut self, ranges: &[[f64; 2]], draw: &mut Draw) {
        let mut risks = Vec::new();
        if draw.one_in(3) {
            let at = draw.below(self.items.len());
            let option = draw.between(self.items[at].min, self.items[at].max);
            risks.push(json!({ "item-at-least": { "item": at + 1, "option": option } }));
            self.features.insert("risk item");
        }
        // The middle, so that no rounding of the range in JSON decides whether the line lies in it.
        let [low, high] = ranges[0];
        let middle = low + (high - low) / 2.0;
        if draw.one_in(6) && low < high {
            risks.push(json!({ "score-at-least": { "scale": "s-0", "score": middle } }));
            self.features.insert("risk score");
        }
        let risks: Vec<Value> = risks
            .into_iter()
            .enumerate()
            .map(|(at, when)| {
                json!({ "id": format!("risk-{at}"), "topic": "self-harm", "reason": "drawn",
                "status": "judgement", "when": when })
            })
            .collect();
        self.json["risk"] = json!(risks);
    }

    fn used_items(&self) -> BTreeSet<usize> {
        let of_rule = |rule: &Rule| -> Vec<usize> {
            match rule {
                Rule::Items { of, .. } => {
                    of.iter().map(|item| item.unsigned_abs() as usize - 1).collect()
                }
                Rule::Count { of } => of
                    .iter()
                    .flat_map(|(items, _)| items.iter().map(|item| usize::from(*item) - 1))
                    .collect(),
                _ => Vec::new(),
            }
        };
        self.rules.iter().flat_map(of_rule).collect()
    }

    /// The lowest and the highest code of an item.
    fn code_ends(&self, item: usize) -> [u8; 2] {
        let unit = if self.tenths { 10 } else { 1 };
        let base = self.items.iter().map(|options| options.min).min().unwrap().min(0);
        [self.items[item].min, self.items[item].max]
            .map(|v| u8::try_from((v - base) * unit).unwrap())
    }

    fn draw_rows(&mut self, draw: &mut Draw) {
        let spoil = draw.one_in(3);
        for _ in 0..1 + draw.below(12) {
            let row = (0..self.items.len()).map(|item| {
                let [low, high] = self.code_ends(item);
                let kind = draw.below(16);
                let (feature, code) = match kind {
                    11 | 12 => ("missing", MISSING),
                    13 => ("not asked", NOT_ASKED),
                    14 => ("not applicable", NOT_APPLICABLE),
                    15 if spoil => {
                        ("invalid", [high + 1, 252, low.wrapping_sub(1).min(251)][draw.below(3)])
                    }
                    _ => (
                        "valid",
                        low + u8::try_from(draw.below(usize::from(high - low) + 1)).unwrap(),
                    ),
                };
                self.features.insert(feature);
                code
            });
            let row = row.collect();
            self.rows.push(row);
        }
    }

    fn instrument(&self) -> Instrument {
        let catalog = Catalog::from_json(&self.json.to_string())
            .unwrap_or_else(|error| panic!("{error}\n{}", self.json));
        catalog.get("drawn").unwrap().clone()
    }

    fn is_answered(&self, row: &[u8], item: usize) -> bool {
        let [low, high] = self.code_ends(item);
        (low..=high).contains(&row[item])
    }

    fn is_invalid(&self, row: &[u8], item: usize) -> bool {
        !self.is_answered(row, item) && row[item] < NOT_APPLICABLE
    }

    /// Whether the answered items can stand for others without leaving the range: all items of a
    /// scale have the same ends, or all are answered.
    fn can_be_bounded(&self, row: &[u8], rule: &Rule) -> bool {
        match rule {
            Rule::Items { of, .. } => {
                let items = || of.iter().map(|item| item.unsigned_abs() as usize - 1);
                let first = self.items[items().next().unwrap()].ends();
                items().all(|item| self.items[item].ends() == first)
                    || items().all(|item| self.is_answered(row, item))
            }
            Rule::Scales { of, .. } => {
                of.iter().all(|(at, _)| self.can_be_bounded(row, &self.rules[*at]))
            }
            Rule::Linear { terms, .. } => {
                terms.iter().all(|(at, _)| self.can_be_bounded(row, &self.rules[*at]))
            }
            Rule::Affine { of, .. } => self.can_be_bounded(row, &self.rules[*of]),
            Rule::Lookup { .. } | Rule::Count { .. } => true,
        }
    }
}

/// Some of `count` things, at least one, each once, in any order.
fn subset(count: usize, draw: &mut Draw) -> Vec<usize> {
    let mut some: Vec<usize> = (0..count).filter(|_| !draw.one_in(3)).collect();
    if some.is_empty() {
        some.push(draw.below(count));
    }
    let turn = draw.below(some.len());
    some.rotate_left(turn);
    some
}

fn signed(items: &[usize], draw: &mut Draw) -> Vec<i32> {
    let sign = |draw: &mut Draw| if draw.one_in(3) { -1 } else { 1 };
    items.iter().map(|item| sign(draw) * i32::try_from(item + 1).unwrap()).collect()
}

fn case() -> impl Strategy<Value = Case> {
    prop::collection::vec(any::<u8>(), 480).prop_map(Case::draw)
}

fn few() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

fn outcomes(instrument: &Instrument, policy: &MissingPolicy, row: &[u8]) -> Vec<ScaleOutcome> {
    let plan = instrument.plan(policy).unwrap();
    let mut out = vec![ScaleOutcome::empty(); instrument.scales().len()];
    let signs = plan.score_into(row, &mut out).unwrap();
    assert!(signs.is_empty() || !instrument.alerts(signs, row).is_empty());
    out
}

fn columns_of(rows: &[Vec<u8>]) -> Vec<Vec<u8>> {
    (0..rows[0].len()).map(|item| rows.iter().map(|row| row[item]).collect()).collect()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}

#[test]
fn the_draw_reaches_every_feature() {
    let mut runner = TestRunner::deterministic();
    let mut counts = std::collections::BTreeMap::new();
    for _ in 0..200 {
        let case = case().new_tree(&mut runner).unwrap().current();
        for feature in &case.features {
            *counts.entry(*feature).or_insert(0) += 1;
        }
        let policy = match case.policy {
            MissingPolicy::Authors => "policy authors",
            MissingPolicy::Complete => "policy complete",
            MissingPolicy::AtLeast(_) => "policy at-least",
            MissingPolicy::Available => "policy available",
            MissingPolicy::Rule(_) => "policy rule",
        };
        *counts.entry(policy).or_insert(0) += 1;
        // A definition that needs none of these is scored in columns and not row by row.
        let slow = [
            "irregular codes",
            "leave-out",
            "prorate",
            "lookup",
            "count",
            "sheet limit",
            "risk score",
        ];
        if slow.iter().all(|feature| !case.features.contains(feature)) {
            *counts.entry("quick").or_insert(0) += 1;
        }
    }
    for feature in [
        "tenths",
        "negative lowest",
        "regular codes",
        "irregular codes",
        "exceptions",
        "codes in exceptions",
        "leave-out",
        "prorate",
        "unscored",
        "sum",
        "mean",
        "reversed item",
        "scales",
        "reversed scale",
        "linear",
        "affine",
        "lookup",
        "count",
        "rule",
        "sheet limit",
        "risk item",
        "risk score",
        "quick",
        "valid",
        "missing",
        "not asked",
        "not applicable",
        "invalid",
        "policy authors",
        "policy complete",
        "policy at-least",
        "policy available",
        "policy rule",
    ] {
        assert!(counts.get(feature).is_some_and(|count| *count >= 5), "{feature}: {counts:?}");
    }
}

/// A sum and a mean over so many items with the options 0 to `span`, every second item reversed in
/// the mean.
fn wide(items: usize, span: i32) -> Case {
    let common = Options { min: 0, max: span, codes: None };
    let all: Vec<i32> = (1..=i32::try_from(items).unwrap()).collect();
    let half: Vec<i32> = all.iter().map(|n| if n % 2 == 0 { -n } else { *n }).collect();
    let mut case = Case {
        tenths: false,
        items: vec![common.clone(); items],
        not_applicable: vec![None; items],
        rules: vec![Rule::Items { mean: false, of: all }, Rule::Items { mean: true, of: half }],
        json: Value::Null,
        rows: Vec::new(),
        policy: MissingPolicy::Complete,
        features: BTreeSet::new(),
    };
    case.write(&common, &mut Draw { bytes: Vec::new(), at: 0 });
    case
}

#[test]
fn wide_options_and_many_items_do_not_overflow_in_columns() {
    for span in [1, 3, 4, 31, 32, 36, 37, 42, 43, 51, 63, 64, 85, 86, 127, 128, 249, 250] {
        for items in [1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 128, 255, 256, 257, 300] {
            let case = wide(items, span);
            let instrument = case.instrument();
            let plan = instrument.plan(&MissingPolicy::Complete).unwrap();
            let [low, high] = [0, u8::try_from(span).unwrap()];
            let columns: Vec<[u8; 3]> =
                (0..items).map(|at| [low, high, if at % 2 == 0 { high } else { low }]).collect();
            let columns: Vec<&[u8]> = columns.iter().map(<[u8; 3]>::as_slice).collect();
            let (mut sums, mut means) = ([0.0f64; 3], [0.0f64; 3]);
            let report = plan.score_columns(&columns, &mut [&mut sums, &mut means]).unwrap();
            assert_eq!(report.faulty_rows, 0);
            let (all, odd) = (items as f64, items.div_ceil(2) as f64);
            let span = f64::from(span);
            assert_eq!(sums, [0.0, all * span, odd * span], "{items} {span}");
            assert_eq!(means, [(all - odd) * span / all, odd * span / all, span], "{items} {span}");
        }
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_column_gives_what_its_rows_give(case in case()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        // More people than a chunk holds, so that its border is crossed.
        let rows: Vec<Vec<u8>> = case.rows.iter().cycle().take(1024 + case.rows.len()).cloned().collect();
        let columns = columns_of(&rows);
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        let scales = instrument.scales().len();
        let mut doubles = vec![vec![0.0f64; rows.len()]; scales];
        let mut floats = vec![vec![0.0f32; rows.len()]; scales];
        let mut into: Vec<&mut [f64]> = doubles.iter_mut().map(Vec::as_mut_slice).collect();
        let report = plan.score_columns(&columns, &mut into).unwrap();
        let mut into: Vec<&mut [f32]> = floats.iter_mut().map(Vec::as_mut_slice).collect();
        prop_assert_eq!(&report, &plan.score_columns(&columns, &mut into).unwrap());
        let used = case.used_items();
        let (mut faulty, mut alerts) = (0, Vec::new());
        let mut out = vec![ScaleOutcome::empty(); scales];
        for (at, row) in rows.iter().enumerate() {
            let signs = plan.score_into(row, &mut out).unwrap();
            if !signs.is_empty() {
                alerts.push((at, signs));
            }
            faulty += usize::from(used.iter().any(|item| case.is_invalid(row, *item)));
            for (scale, outcome) in out.iter().enumerate() {
                let value = outcome.value();
                prop_assert_eq!(value.is_none(), doubles[scale][at].is_nan());
                prop_assert_eq!(value.is_none(), floats[scale][at].is_nan());
                if let Some(value) = value {
                    prop_assert_eq!(value.to_bits(), doubles[scale][at].to_bits(), "{} {}", value, doubles[scale][at]);
                    prop_assert_eq!((value as f32).to_bits(), floats[scale][at].to_bits());
                }
            }
        }
        prop_assert_eq!((report.rows, report.faulty_rows), (rows.len(), faulty));
        prop_assert_eq!(report.alerts, alerts);
    }

    #[test]
    fn a_column_that_nobody_wants_changes_no_other(case in case(), unwanted in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        let columns = columns_of(&case.rows);
        let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
        let unwanted = unwanted.index(instrument.scales().len());
        let mut scores = vec![vec![0.0f64; case.rows.len()]; instrument.scales().len()];
        scores[unwanted].clear();
        let mut into: Vec<&mut [f64]> = scores.iter_mut().map(Vec::as_mut_slice).collect();
        prop_assert_eq!(plan.score_columns(&columns, &mut into).unwrap().rows, case.rows.len());
        for (at, row) in case.rows.iter().enumerate() {
            for (scale, outcome) in outcomes(&instrument, &case.policy, row).iter().enumerate() {
                if scale != unwanted {
                    prop_assert_eq!(outcome.value().unwrap_or(f64::NAN).to_bits(), scores[scale][at].to_bits());
                }
            }
        }
    }

    #[test]
    fn scores_lie_within_the_range(case in case()) {
        let instrument = case.instrument();
        let ranges = case.ranges_with_items_left_out();
        for row in case.rows.iter().filter(|row| (0..row.len()).all(|item| !case.is_invalid(row, item))) {
            let out = outcomes(&instrument, &case.policy, row);
            for ((outcome, range), rule) in out.iter().zip(&ranges).zip(&case.rules) {
                let Some(value) = outcome.value().filter(|_| case.can_be_bounded(row, rule)) else { continue };
                let slack = 1e-9 * range[0].abs().max(range[1].abs()).max(1.0);
                prop_assert!(range[0] - slack <= value && value <= range[1] + slack, "{} {:?} {:?}", value, range, rule);
            }
        }
    }

    #[test]
    fn an_outcome_is_a_score_or_has_reasons(case in case()) {
        let instrument = case.instrument();
        for row in &case.rows {
            for outcome in outcomes(&instrument, &case.policy, row) {
                match outcome {
                    ScaleOutcome::Scored(score) => {
                        prop_assert!(score.value.is_finite());
                        prop_assert!(score.answered > 0);
                    }
                    ScaleOutcome::NotScored(none) => prop_assert!(!none.reasons.is_empty()),
                }
            }
        }
    }

    #[test]
    fn reversing_mirrors_a_mean_and_reversing_twice_is_identity(case in case()) {
        let instrument = case.instrument();
        let flip = |json: &Value| {
            let mut flipped = json.clone();
            for scale in flipped["scales"].as_array_mut().unwrap() {
                let Some(of) = scale["score"].get_mut("items") else { continue };
                for item in of["of"].as_array_mut().unwrap() {
                    *item = json!(-item.as_i64().unwrap());
                }
            }
            flipped
        };
        prop_assert_eq!(&flip(&flip(&case.json)), &case.json);
        let flipped = Case { json: flip(&case.json), ..case.clone() }.instrument();
        let ranges = case.ranges();
        for row in &case.rows {
            let plain = outcomes(&instrument, &case.policy, row);
            let mirrored = outcomes(&flipped, &case.policy, row);
            for (at, rule) in case.rules.iter().enumerate() {
                let Rule::Items { mean: true, .. } = rule else { continue };
                prop_assert_eq!(plain[at].value().is_some(), mirrored[at].value().is_some());
                if !case.can_be_bounded(row, rule) {
                    continue;
                }
                if let (Some(value), Some(mirror)) = (plain[at].value(), mirrored[at].value()) {
                    prop_assert!(close(ranges[at][0] + ranges[at][1] - value, mirror), "{} {}", value, mirror);
                }
            }
        }
    }

    #[test]
    fn a_scale_reversed_within_a_scale_and_reversed_again_is_itself(case in case()) {
        let mut twice = case.clone();
        let scales = case.rules.len();
        let [low, high] = case.ranges()[0];
        for (at, below) in [(scales, 0), (scales + 1, scales)] {
            let rule = json!({ "scales": { "method": "mean", "of": [format!("-{}", scale_id(below))] } });
            twice.json["scales"].as_array_mut().unwrap().push(json!({
                "id": scale_id(at), "title": "Reversed", "direction": "neutral", "range": [low, high], "score": rule
            }));
        }
        let instrument = twice.instrument();
        for row in &case.rows {
            let out = outcomes(&instrument, &case.policy, row);
            match (out[0].value(), out[scales].value(), out[scales + 1].value()) {
                (Some(value), Some(once), Some(again)) => {
                    prop_assert!(close(low + high - value, once) && close(value, again), "{} {} {}", value, once, again);
                }
                (None, None, None) => {}
                other => prop_assert!(false, "{:?}", other),
            }
            prop_assert_eq!(out[0].answered(), out[scales + 1].answered());
        }
    }

    #[test]
    fn permuting_people_permutes_scores(case in case(), turn in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        let score = |rows: &[Vec<u8>]| -> Vec<Vec<u64>> {
            let columns = columns_of(rows);
            let columns: Vec<&[u8]> = columns.iter().map(Vec::as_slice).collect();
            let mut scores = vec![vec![0.0f64; rows.len()]; instrument.scales().len()];
            let mut into: Vec<&mut [f64]> = scores.iter_mut().map(Vec::as_mut_slice).collect();
            assert_eq!(plan.score_columns(&columns, &mut into).unwrap().rows, rows.len());
            (0..rows.len()).map(|row| scores.iter().map(|column| column[row].to_bits()).collect()).collect()
        };
        let permute = |list: &mut Vec<Vec<u64>>| {
            let turn = turn.index(list.len());
            list.rotate_left(turn);
            list.reverse();
        };
        let mut rows = case.rows.clone();
        let at = turn.index(rows.len());
        rows.rotate_left(at);
        rows.reverse();
        let mut expected = score(&case.rows);
        permute(&mut expected);
        prop_assert_eq!(score(&rows), expected);
    }

    #[test]
    fn one_more_answer_never_lowers_the_answered(case in case(), pick in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        for row in &case.rows {
            let open: Vec<usize> = (0..row.len()).filter(|item| !case.is_answered(row, *item)).collect();
            if open.is_empty() {
                continue;
            }
            let item = open[pick.index(open.len())];
            let mut more = row.clone();
            more[item] = case.code_ends(item)[pick.index(2)];
            let (before, after) = (outcomes(&instrument, &case.policy, row), outcomes(&instrument, &case.policy, &more));
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(before.answered() <= after.answered());
                prop_assert!(after.answered() <= before.answered() + 1);
                prop_assert_eq!(before.required(), after.required());
            }
        }
    }

    #[test]
    fn a_stricter_policy_never_scores_more(case in case(), shares in [1u32..=20, 1u32..=20]) {
        let instrument = case.instrument();
        let [strict, lax] = [shares[0].max(shares[1]), shares[0].min(shares[1])]
            .map(|above| MissingPolicy::AtLeast(Share::new(above, 20).unwrap()));
        for row in &case.rows {
            let (strict, lax) = (outcomes(&instrument, &strict, row), outcomes(&instrument, &lax, row));
            for (strict, lax) in strict.iter().zip(&lax) {
                prop_assert!(strict.required() >= lax.required());
                prop_assert_eq!(strict.answered(), lax.answered());
                if let Some(value) = strict.value() {
                    prop_assert_eq!(Some(value.to_bits()), lax.value().map(f64::to_bits));
                }
            }
        }
    }

    #[test]
    fn definitions_read_back_equal(case in case()) {
        let file = InstrumentFile::from_json(&case.json.to_string()).unwrap();
        let written = serde_json::to_string(&file).unwrap();
        let read = InstrumentFile::from_json(&written).unwrap();
        prop_assert_eq!(&read, &file, "{}", written);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }

    #[test]
    fn a_sheet_gives_what_its_codes_give(case in case(), turn in any::<prop::sample::Index>()) {
        let instrument = case.instrument();
        let plan = instrument.plan(&case.policy).unwrap();
        for row in case.rows.iter().filter(|row| (0..row.len()).all(|item| !case.is_invalid(row, item))) {
            let answers: Vec<Answer> = row.iter().enumerate().map(|(item, code)| match *code {
                MISSING => Answer::Missing,
                NOT_ASKED => Answer::NotAsked,
                NOT_APPLICABLE => Answer::NotApplicable,
                code => Answer::Value(instrument.value_of(item, code).unwrap()),
            }).collect();
            let whole = Answers::from_values(answers.iter().copied());
            prop_assert_eq!(&instrument.encode(&whole).unwrap(), row);
            let scored = plan.score(&whole).unwrap();
            let mut out = vec![ScaleOutcome::empty(); instrument.scales().len()];
            let signs = plan.score_into(row, &mut out).unwrap();
            let found: Vec<ScaleOutcome> = scored.outcomes().map(|(_, outcome)| *outcome).collect();
            prop_assert_eq!(found, out);
            prop_assert_eq!(scored.alerts(), instrument.alerts(signs, row));
            // By number, in any order, and by way of JSON.
            let mut pairs: Vec<(u32, Answer)> = (1u32..).zip(answers).collect();
            let at = turn.index(pairs.len());
            pairs.rotate_left(at);
            let some = Answers::from_pairs(pairs);
            prop_assert_eq!(&plan.score(&some).unwrap(), &scored);
            let read: Answers = serde_json::from_str(&serde_json::to_string(&some).unwrap()).unwrap();
            prop_assert_eq!(&read, &some);
        }
    }

    #[test]
    fn any_text_as_a_definition_is_an_answer_and_no_panic(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for text in [text.as_str(), &String::from_utf8_lossy(&bytes)] {
            match Catalog::from_json(text) {
                Ok(catalog) => prop_assert!(catalog.is_empty()),
                Err(error) => prop_assert!(matches!(error, CatalogError::Json { .. }), "{}", error),
            }
        }
    }

    #[test]
    fn a_definition_with_a_spoilt_number_is_valid_or_says_where(case in case(), spot in any::<prop::sample::Index>(), new in prop::sample::select(vec![
        "-1", "0", "1", "2", "250", "251", "1000", "65535", "65536", "2147483647", "-2147483648", "4294967295",
        "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1e308", "-1e308", "1e-308", "0.1", "1e400",
    ])) {
        let text = case.json.to_string();
        let digits: Vec<std::ops::Range<usize>> = numbers_in(&text);
        let spot = digits[spot.index(digits.len())].clone();
        let spoilt = format!("{}{new}{}", &text[..spot.start], &text[spot.end..]);
        match Catalog::from_json(&spoilt) {
            Ok(catalog) => {
                let instrument = catalog.instruments().next().unwrap();
                let row = vec![0u8; instrument.item_count()];
                prop_assert_eq!(outcomes(instrument, &MissingPolicy::Available, &row).len(), instrument.scales().len());
            }
            Err(CatalogError::Definition { problems, .. }) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| problem.place.starts_with('/')));
            }
            Err(error) => prop_assert!(error.to_string().contains(" at line 1 column "), "{}", error),
        }
    }

    #[test]
    fn a_definition_with_a_spoilt_byte_is_no_panic(case in case(), spot in any::<prop::sample::Index>(), new in any::<char>(), cut in any::<bool>()) {
        let text = case.json.to_string();
        let at = spot.index(text.len());
        let rest = if cut { "" } else { &text[at + 1..] };
        let spoilt = format!("{}{new}{rest}", &text[..at]);
        match Catalog::check(&spoilt) {
            Ok(instrument) => prop_assert!(!instrument.scales().is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn any_text_as_answers_is_an_answer_and_no_panic(
        text in any::<String>(),
        entries in prop::collection::vec(("[0-9]{1,3}|[a-z]{0,3}", prop::sample::select(vec![
            "0", "1", "3", "4", "-1", "1.5", "1e308", "-0.0", "null", "\"not-asked\"", "\"missing\"", "\"\"", "[]", "true",
        ])), 0..14),
    ) {
        let phq = handles::phq_9::instrument();
        let object: Vec<String> = entries.iter().map(|(name, answer)| format!("\"{name}\":{answer}")).collect();
        for text in [text, format!("{{{}}}", object.join(","))] {
            let Ok(answers) = serde_json::from_str::<Answers>(&text) else { continue };
            match phq.score(&answers) {
                Ok(scored) => prop_assert_eq!(scored.outcomes().count(), phq.scales().len()),
                Err(error) => prop_assert!(!error.faults.is_empty()),
            }
            // The risk item speaks unless it has the one answer that says that there is nothing.
            let ninth: Vec<Answer> = answers.entries().filter(|(item, _)| *item == 9).map(|(_, answer)| answer).collect();
            let alerts = phq.score(&answers).map_or_else(|error| error.alerts, |scored| scored.alerts().to_vec());
            let all_is_well = !ninth.is_empty() && ninth.contains(&Answer::Value(0.0))
                && ninth.iter().all(|answer| ![1.0, 2.0, 3.0].map(Answer::Value).contains(answer));
            prop_assert_eq!(alerts.is_empty(), all_is_well, "{}", text);
        }
    }
}

/// Where the numbers of a JSON text stand, outside of strings.
fn numbers_in(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let (mut in_string, mut from) = (false, None);
    for (at, byte) in text.bytes().enumerate() {
        let is_part = !in_string && matches!(byte, b'0'..=b'9' | b'-' | b'.' | b'e' | b'+');
        let is_start = matches!(byte, b'0'..=b'9' | b'-');
        match (from, is_part) {
            (None, true) if is_start => from = Some(at),
            (Some(start), false) => {
                found.push(start..at);
                from = None;
            }
            _ => {}
        }
        in_string ^= byte == b'"';
    }
    found
}

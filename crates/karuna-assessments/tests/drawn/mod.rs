//! Definitions, sheets and policies that are drawn from a stream of bytes: so they shrink towards the
//! simplest one, and a plain test can see to it that the draw reaches every feature.

#![allow(dead_code, reason = "each test file takes what it needs")]

use std::collections::BTreeSet;

use karuna_assessments::{
    Catalog, Instrument, MISSING, MissingPolicy, NOT_APPLICABLE, NOT_ASKED, Share,
};
use proptest::prelude::*;
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
pub(crate) struct Options {
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
pub(crate) enum Rule {
    Items { mean: bool, of: Vec<i32> },
    Scales { mean: bool, of: Vec<(usize, bool)> },
    Linear { terms: Vec<(usize, f64)>, constant: f64 },
    Affine { of: usize, times: f64, plus: f64 },
    Lookup { of: usize, first: i32, values: Vec<f64> },
    Count { of: Vec<(Vec<u16>, i32)> },
}

/// A definition, some sheets and a policy.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) tenths: bool,
    pub(crate) items: Vec<Options>,
    pub(crate) not_applicable: Vec<Option<&'static str>>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) json: Value,
    /// Codes, one row a person.
    pub(crate) rows: Vec<Vec<u8>>,
    pub(crate) policy: MissingPolicy,
    pub(crate) features: BTreeSet<&'static str>,
}

pub(crate) fn scale_id(place: usize) -> String {
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
    pub(crate) fn ranges(&self) -> Vec<[f64; 2]> {
        let mut ranges: Vec<[f64; 2]> = Vec::new();
        for rule in &self.rules {
            ranges.push(self.range(rule, &ranges, &ranges));
        }
        ranges
    }

    /// The ranges that scores may have where items leave their scales: a sum over fewer items may
    /// be nearer to 0 than any sum over all of them.
    pub(crate) fn ranges_with_items_left_out(&self) -> Vec<[f64; 2]> {
        let declared = self.ranges();
        let mut ranges: Vec<[f64; 2]> = Vec::new();
        for rule in &self.rules {
            ranges.push(self.range(rule, &declared, &ranges));
        }
        ranges
    }

    fn range(&self, rule: &Rule, declared: &[[f64; 2]], below: &[[f64; 2]]) -> [f64; 2] {
        let add = |sum: [f64; 2], ends: [f64; 2]| [sum[0] + ends[0], sum[1] + ends[1]];
        let ordered = |ends: [f64; 2]| [ends[0].min(ends[1]), ends[0].max(ends[1])];
        match rule {
            Rule::Items { mean, of } => {
                let ends = of.iter().map(|item| {
                    let at = item.unsigned_abs() as usize - 1;
                    let [low, high] = self.items[at].ends();
                    let may_leave = !mean && self.not_applicable[at] == Some("leave-out");
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
            "topics": ["other"],
        "administration": { "respondents": ["self"], "audiences": ["public"], "ages": "any", "recall": "any" },
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

    pub(crate) fn used_items(&self) -> BTreeSet<usize> {
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
    pub(crate) fn code_ends(&self, item: usize) -> [u8; 2] {
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

    pub(crate) fn instrument(&self) -> Instrument {
        let catalog = Catalog::from_json(&self.json.to_string())
            .unwrap_or_else(|error| panic!("{error}\n{}", self.json));
        catalog.get("drawn").unwrap().clone()
    }

    pub(crate) fn is_answered(&self, row: &[u8], item: usize) -> bool {
        let [low, high] = self.code_ends(item);
        (low..=high).contains(&row[item])
    }

    pub(crate) fn is_invalid(&self, row: &[u8], item: usize) -> bool {
        !self.is_answered(row, item) && row[item] < NOT_APPLICABLE
    }

    /// Whether the answered items can stand for others without leaving the range: all items of a
    /// scale have the same ends, or all are answered.
    pub(crate) fn can_be_bounded(&self, row: &[u8], rule: &Rule) -> bool {
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

pub(crate) fn case() -> impl Strategy<Value = Case> {
    prop::collection::vec(any::<u8>(), 480).prop_map(Case::draw)
}

/// A sum and a mean over so many items with the options 0 to `span`, every second item reversed in
/// the mean.
pub(crate) fn wide(items: usize, span: i32) -> Case {
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

//! Numbers made with R agree: see `tests/reference/README.md`. R is not needed to run this.

use karuna_assessments::{
    Answers, Catalog, ClinicalCutOffs, Group, Instrument, MeasureError, Norm, Pair,
    PercentileBasis, PercentilePoint, Precision, Retest, Series, SheetQuality, Standing,
};
use karuna_core::{Date, Direction, EvidenceStatus};
use serde_json::{Value, json};

const WORSE: Direction = Direction::HigherIsWorse;

struct Case<'c> {
    name: &'c str,
    inputs: &'c Value,
    expected: &'c Value,
}

impl Case<'_> {
    fn number(&self, key: &str) -> f64 {
        self.inputs[key].as_f64().unwrap_or_else(|| panic!("{} has no {key}", self.name))
    }

    /// Nothing is compared where R gives nothing.
    #[track_caller]
    fn same(&self, key: &str, found: f64) {
        let Some(expected) = self.expected[key].as_f64() else { return };
        // Relative to the size of the numbers that went in: differences of large ones are worse.
        let size = self.inputs.as_object().unwrap().values().filter_map(Value::as_f64);
        let size = size.map(f64::abs).fold(expected.abs().max(1.0), f64::max);
        assert!((found - expected).abs() <= 1e-9 * size, "{} {key}: {found} {expected}", self.name);
    }

    fn precision(&self) -> Option<Precision> {
        let made = Precision::new(self.number("sd"), self.number("reliability"));
        // R computes at the ends too, where karuna refuses.
        let refused = |it: f64| it <= 0.0 || it >= 1.0;
        match made {
            Ok(precision) => Some(precision),
            Err(error) => {
                assert!(
                    refused(self.number("reliability")) || self.number("sd") <= 0.0,
                    "{}: {error}",
                    self.name
                );
                None
            }
        }
    }

    fn pair(&self) -> Pair {
        Pair::new(self.number("first"), self.number("last"), WORSE).unwrap()
    }
}

/// Compares a case; `false` where karuna has no such formula, or refuses the input.
fn compare(kind: &str, case: &Case<'_>) -> bool {
    match kind {
        "sem" => {
            let Some(precision) = case.precision() else { return false };
            case.same("sem", precision.error_of_measurement());
            case.same("sed", precision.error_of_difference());
            case.same("see", precision.error_of_estimation());
            case.same("sep", precision.error_of_prediction());
            case.same("mdc95", precision.least_detectable_change(0.95).unwrap());
        }
        "interval-observed" | "interval-true" => {
            let Some(precision) = case.precision() else { return false };
            let (score, level) = (case.number("score"), case.number("level"));
            let interval = if kind == "interval-true" {
                precision.around_true(score, case.number("mean"), level)
            } else {
                precision.around_observed(score, level)
            };
            let Ok(interval) = interval else {
                assert!(level <= 0.0 || level >= 1.0, "{}", case.name);
                return false;
            };
            case.same("estimate", interval.centre);
            case.same("low", interval.low);
            case.same("high", interval.high);
        }
        "standing" => return standing(case),
        "percentile-table" => return table(case),
        "jacobson-truax" => {
            let Some(precision) = case.precision() else { return false };
            let change = case.pair().jacobson_truax(&precision, 0.95).unwrap();
            case.same("sed", change.error);
            case.same("rci", change.index);
        }
        "speer" => {
            let Some(precision) = case.precision() else { return false };
            let change = case.pair().edwards_nunnally(&precision, case.number("mean")).unwrap();
            case.same("true_first", change.expected);
            case.same("low", change.expected - 2.0 * change.error);
            if let Some(outside) = case.expected["outside"].as_bool() {
                assert_eq!(change.index.abs() > change.line, outside, "{}", case.name);
            }
        }
        "difference" => {
            let scale = |r: &str| Precision::new(case.number("sd"), case.number(r));
            let (Ok(one), Ok(other)) = (scale("r1"), scale("r2")) else { return false };
            let found = one.between_scales(case.number("x1"), case.number("x2"), &other).unwrap();
            case.same("z", found);
        }
        "practice" => {
            let Some(precision) = case.precision() else { return false };
            let retest = Retest {
                first_mean: case.number("mean_first"),
                first_sd: 1.0,
                last_mean: case.number("mean_last"),
                last_sd: 1.0,
                correlation: 0.5,
            };
            case.same("index", case.pair().practice(&precision, &retest, 0.95).unwrap().index);
        }
        "regression" => {
            let retest = Retest {
                first_mean: case.number("mean1"),
                first_sd: case.number("sd1"),
                last_mean: case.number("mean2"),
                last_sd: case.number("sd2"),
                correlation: case.number("r12"),
            };
            let change = match case.pair().regression(&retest, 0.95) {
                Ok(change) => change,
                Err(MeasureError::NoCorrelation { .. } | MeasureError::NoSpread { .. }) => {
                    return false;
                }
                Err(error) => panic!("{}: {error}", case.name),
            };
            case.same("predicted", change.expected);
            case.same("z", change.index);
        }
        "cut-offs" => {
            let group = |name: &str| {
                Group::new(case.number(&format!("mean_{name}")), case.number(&format!("sd_{name}")))
            };
            let (Ok(suffering), Ok(well)) = (group("dysfunctional"), group("functional")) else {
                return false;
            };
            let is_better = case.inputs["higher_is_better"].as_bool().unwrap();
            let direction = if is_better { Direction::HigherIsBetter } else { WORSE };
            let lines = ClinicalCutOffs::new(Some(suffering), Some(well), direction);
            case.same("a", lines.a.unwrap());
            case.same("b", lines.b.unwrap());
            case.same("c", lines.c.unwrap());
        }
        "slope" => return slope(case),
        "run" => return run(case),
        _ => return false,
    }
    true
}

fn norm(mean: f64, sd: Option<f64>, percentiles: Vec<PercentilePoint>) -> Norm {
    Norm {
        scale: "wide".parse().unwrap(),
        population: "reference".into(),
        n: None,
        mean,
        sd,
        percentiles,
        source: "reference".into(),
        status: EvidenceStatus::Verified,
        note: None,
    }
}

/// An instrument whose scale reaches as far as any score of the reference.
fn wide() -> Instrument {
    let mut definition: Value =
        serde_json::from_str(include_str!("../instruments/scbcs.json")).unwrap();
    definition["scales"].as_array_mut().unwrap().push(json!({
        "id": "wide", "title": "Wide", "direction": "higher-is-worse",
        "score": { "affine": { "of": "total-sum", "times": 1e9, "plus": -2e10 } },
        "range": [-1.5e10, 1.5e10]
    }));
    definition["vectors"] = json!(null);
    definition.as_object_mut().unwrap().remove("vectors");
    let catalog = Catalog::from_json(&definition.to_string()).unwrap();
    catalog.get("scbcs").unwrap().clone()
}

fn standing(case: &Case<'_>) -> bool {
    let norm = norm(case.number("mean"), Some(case.number("sd")), Vec::new());
    let instrument = wide();
    let standing = match Standing::new(&instrument, &norm, case.number("score")) {
        Ok(standing) => standing,
        Err(MeasureError::NoSpread { .. }) => return false,
        Err(error) => panic!("{}: {error}", case.name),
    };
    case.same("z", standing.z.unwrap());
    case.same("t", standing.t.unwrap());
    case.same("percentile", standing.percentile.value);
    true
}

fn table(case: &Case<'_>) -> bool {
    let rows = |key: &str| -> Option<Vec<f64>> {
        Some(case.inputs[key].as_array()?.iter().filter_map(Value::as_f64).collect())
    };
    let points = case.inputs["table"].as_array().map(|rows| {
        let points = rows.iter().map(|row| PercentilePoint {
            score: row["score"].as_f64().unwrap(),
            percentile: row["percentile"].as_f64().unwrap(),
        });
        points.collect::<Vec<_>>()
    });
    let points = points.or_else(|| {
        let (scores, percentiles) = (rows("scores")?, rows("percentiles")?);
        let pairs = scores.into_iter().zip(percentiles);
        Some(pairs.map(|(score, percentile)| PercentilePoint { score, percentile }).collect())
    });
    let points = points.unwrap_or_else(|| panic!("{} {}", case.name, case.inputs));
    let norm = norm(0.0, None, points);
    let instrument = wide();
    let standing = Standing::new(&instrument, &norm, case.number("score")).unwrap();
    match case.expected["percentile"].as_f64() {
        Some(_) => {
            case.same("percentile", standing.percentile.value);
            assert_eq!(standing.percentile.basis, PercentileBasis::Table, "{}", case.name);
        }
        None => {
            assert_eq!(standing.percentile.basis, PercentileBasis::OutsideTable, "{}", case.name);
        }
    }
    true
}

fn slope(case: &Case<'_>) -> bool {
    let numbers = |key: &str| -> Vec<f64> {
        case.inputs[key].as_array().unwrap().iter().filter_map(Value::as_f64).collect()
    };
    let instrument = wide();
    let mut series = Series::new(&instrument, &"wide".parse().unwrap()).unwrap();
    let start: Date = "2020-01-01".parse().unwrap();
    let (days, scores) = (numbers("days"), numbers("scores"));
    for (day, score) in days.iter().zip(&scores) {
        let date = start.plus_days(*day as i64).unwrap();
        if series.push(date, *score).is_err() {
            // Two scores on a day, or days out of order: karuna refuses those.
            return false;
        }
    }
    match (series.slope(), series.median_slope()) {
        (Some(slope), Some(median)) => {
            case.same("ols", slope);
            case.same("theil_sen", median);
        }
        _ => assert!(case.expected["ols"].is_null() && case.expected["theil_sen"].is_null()),
    }
    true
}

fn run(case: &Case<'_>) -> bool {
    let answers = case.inputs["answers"].as_array().unwrap();
    // Any answers can be looked at; some instrument prints such options for so many items.
    let values: Vec<Option<f64>> = answers.iter().map(Value::as_f64).collect();
    let instrument = Catalog::builtin().instruments().find(|it| {
        let response = &it.definition().response;
        let range = f64::from(response.min)..=f64::from(response.max);
        values.len() <= it.item_count()
            && values.iter().all(|it| it.is_some_and(|it| range.contains(&it)))
    });
    let Some(instrument) = instrument else { return false };
    let quality = SheetQuality::new(instrument, &Answers::from_values(values));
    case.same("longest", quality.longest_run as f64);
    match quality.variability {
        Some(found) => case.same("irv", found),
        None => assert!(case.expected["irv"].is_null(), "{}", case.name),
    }
    true
}

#[test]
fn numbers_made_with_r_agree() {
    let reference: Value = serde_json::from_str(include_str!("reference/reference.json")).unwrap();
    let mut compared: std::collections::BTreeMap<&str, (usize, usize)> = Default::default();
    for case in reference["cases"].as_array().unwrap() {
        let kind = case["kind"].as_str().unwrap();
        let name = case["name"].as_str().unwrap();
        let made =
            compare(kind, &Case { name, inputs: &case["inputs"], expected: &case["expected"] });
        let count = compared.entry(kind).or_default();
        count.0 += usize::from(made);
        count.1 += 1;
    }
    // Of each kind how many were compared, and how many there are; the others are refused, or karuna
    // has no such formula.
    insta::assert_debug_snapshot!(compared, @r#"
    {
        "cut-offs": (
            13,
            15,
        ),
        "difference": (
            7,
            10,
        ),
        "interval-observed": (
            10,
            13,
        ),
        "interval-true": (
            8,
            11,
        ),
        "jacobson-truax": (
            9,
            11,
        ),
        "percentile-ranks": (
            0,
            12,
        ),
        "percentile-table": (
            13,
            13,
        ),
        "practice": (
            10,
            12,
        ),
        "regression": (
            19,
            20,
        ),
        "regression-crawford": (
            0,
            13,
        ),
        "run": (
            11,
            12,
        ),
        "sem": (
            15,
            17,
        ),
        "slope": (
            11,
            12,
        ),
        "speer": (
            16,
            19,
        ),
        "standing": (
            12,
            12,
        ),
    }
    "#);
}

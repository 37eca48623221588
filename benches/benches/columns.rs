//! Columns of many people, beside the hand-written floor.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use karuna_assessments::{MissingPolicy, ScoreFloat, ScoringPlan, handles};
use karuna_benches::answers;
use karuna_benches::floor::{self, Number};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    define(&mut criterion);
    criterion.final_summary();
}

fn define(criterion: &mut Criterion) {
    let scs = handles::scs::instrument();
    let plan = scs.plan(&MissingPolicy::Complete).expect("complete answers always work");
    // KARUNA_BENCH_PEOPLE shortens the run, for example in the gate.
    let most: usize = std::env::var("KARUNA_BENCH_PEOPLE")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(10_000_000);
    for people in [100_000, 10_000_000].map(|people| most.min(people)) {
        compare::<f32>(criterion, &plan, people, "f32");
        compare::<f64>(criterion, &plan, people, "f64");
    }
}

fn compare<N: Number + ScoreFloat + Into<f64>>(
    criterion: &mut Criterion,
    plan: &ScoringPlan<'_>,
    people: usize,
    unit: &str,
) {
    let columns = answers::scs_columns(people, 5, 2026);
    let columns: [&[u8]; 26] = std::array::from_fn(|item| columns[item].as_slice());
    let mut ours: Vec<Vec<N>> = vec![vec![N::of(0.0); people]; 13];
    let mut theirs = ours.clone();
    {
        let mut ours: Vec<&mut [N]> = ours.iter_mut().map(Vec::as_mut_slice).collect();
        let report = plan.score_columns(&columns, &mut ours).expect("the buffers fit");
        let mut out = as_array(&mut theirs);
        assert_eq!(report.faulty_rows, floor::columns(&columns, &mut out));
    }
    for (ours, theirs) in ours.iter().zip(&theirs) {
        let same = ours.iter().zip(theirs).all(|(one, other)| {
            let (one, other): (f64, f64) = ((*one).into(), (*other).into());
            one == other || one.is_nan() && other.is_nan()
        });
        assert!(same, "floor and library give the same scores");
    }

    let mut group = criterion.benchmark_group(format!("columns/scs/{unit}/{people}"));
    group.throughput(Throughput::Elements(people as u64));
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function("floor", |bencher| {
        bencher.iter(|| {
            let mut out = as_array(&mut theirs);
            black_box(floor::columns(black_box(&columns), &mut out))
        });
    });
    group.bench_function("karuna", |bencher| {
        bencher.iter(|| {
            let mut out: Vec<&mut [N]> = ours.iter_mut().map(Vec::as_mut_slice).collect();
            black_box(plan.score_columns(black_box(&columns), &mut out).is_ok())
        });
    });
    group.finish();
}

fn as_array<N>(columns: &mut [Vec<N>]) -> [&mut [N]; 13] {
    let columns: Vec<&mut [N]> = columns.iter_mut().map(Vec::as_mut_slice).collect();
    match columns.try_into() {
        Ok(columns) => columns,
        Err(_) => unreachable!("there are 13 columns"),
    }
}

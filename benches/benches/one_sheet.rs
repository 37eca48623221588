//! One sheet of the Self-Compassion Scale to all 13 scores, beside the hand-written floor.

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use karuna_assessments::{Answers, MissingPolicy, ScaleOutcome, handles};
use karuna_benches::{answers, floor};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    define(&mut criterion);
    criterion.final_summary();
}

fn define(criterion: &mut Criterion) {
    let scs = handles::scs::instrument();
    let plan = scs.plan(&MissingPolicy::Complete).expect("complete answers always work");
    let sheets = answers::sheets(&answers::scs_columns(4096, 1, 2026));
    let empty = match ScaleOutcome::empty() {
        ScaleOutcome::NotScored(none) => none.reasons,
        ScaleOutcome::Scored(_) => unreachable!("an empty outcome has no score"),
    };
    let mut ours = [ScaleOutcome::empty(); 13];
    let mut theirs = [ScaleOutcome::empty(); 13];
    for sheet in &sheets {
        let signs = plan.score_into(sheet, &mut ours).expect("the buffers fit");
        assert!(signs.is_empty());
        floor::one_sheet(sheet, empty, &mut theirs);
        assert_eq!(ours, theirs, "floor and library give the same outcomes");
    }

    let mut group = criterion.benchmark_group("one_sheet/scs");
    group.throughput(Throughput::Elements(sheets.len() as u64));
    group.bench_function("floor", |bencher| {
        bencher.iter(|| {
            for sheet in &sheets {
                floor::one_sheet(black_box(sheet), empty, &mut theirs);
                black_box(&theirs);
            }
        });
    });
    group.bench_function("karuna", |bencher| {
        bencher.iter(|| {
            for sheet in &sheets {
                let signs = plan.score_into(black_box(sheet), &mut ours);
                black_box((&ours, signs.is_ok()));
            }
        });
    });
    group.finish();

    let typed: Vec<Answers> = sheets
        .iter()
        .map(|sheet| Answers::from_values(sheet.map(|code| (code < 250).then_some(code))))
        .collect();
    let mut group = criterion.benchmark_group("one_sheet/scs_typed");
    group.throughput(Throughput::Elements(typed.len() as u64));
    group.bench_function("karuna", |bencher| {
        bencher.iter(|| {
            for answers in &typed {
                black_box(plan.score(black_box(answers)).is_ok());
            }
        });
    });
    group.finish();
}

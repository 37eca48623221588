//! From a programme to agendas: all twelve sessions of a course, made and checked, and the
//! definition of a programme with every check.

use std::hint::black_box;

use criterion::Criterion;
use karuna_plans::{Programme, ProgrammeCatalog, ProgrammeFile, SessionOptions, SessionPlan};
use karuna_practices::{Bibliography, PracticeCatalog};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    sessions(&mut criterion);
    criterion.final_summary();
}

fn sessions(criterion: &mut Criterion) {
    let practices = PracticeCatalog::builtin();
    let programme =
        ProgrammeCatalog::builtin().get("compassion-group-12").expect("the programme is there");
    let options = SessionOptions { allow_unreviewed_hard: true, ..SessionOptions::default() };
    let requests: Vec<_> = (1..=12)
        .map(|number| {
            programme.session_request(number, &options, practices).expect("there are twelve")
        })
        .collect();
    criterion.bench_function("sessions/twelve_made", |bencher| {
        bencher.iter(|| {
            for request in &requests {
                black_box(SessionPlan::try_new(black_box(request), practices).is_ok());
            }
        });
    });
    let plans: Vec<SessionPlan> = requests
        .iter()
        .map(|request| SessionPlan::try_new(request, practices).expect("it can be made"))
        .collect();
    criterion.bench_function("sessions/twelve_checked", |bencher| {
        bencher.iter(|| {
            for plan in &plans {
                assert!(black_box(plan).check(practices).is_empty());
            }
        });
    });
    let text = serde_json::to_string(programme.definition()).expect("it can be written");
    // The floor is serde_json building a tree of values out of the same text.
    criterion.bench_function("sessions/programme_json_tree", |bencher| {
        bencher.iter(|| {
            black_box(serde_json::from_str::<serde_json::Value>(black_box(&text)).is_ok())
        });
    });
    criterion.bench_function("sessions/programme_defined", |bencher| {
        bencher.iter(|| {
            let file: ProgrammeFile = serde_json::from_str(black_box(&text)).expect("it is sound");
            let sources = Bibliography::builtin();
            black_box(Programme::try_new(file, practices, sources).is_ok())
        });
    });
}

//! From a request to a plan: the first valid one, and the usual search.

use std::hint::black_box;

use criterion::Criterion;
use karuna_plans::{Effort, Need, PlanRequest, PlanVerifier, Planner};

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    plans(&mut criterion);
    criterion.final_summary();
}

fn plans(criterion: &mut Criterion) {
    let planner = Planner::builtin();
    for weeks in [8, 52] {
        let start = "2026-11-30".parse().expect("it is a date");
        let mut request = PlanRequest::new(start, weeks);
        request.needs.insert(Need::SelfCriticism, 2);
        for (effort, word) in [(Effort::Quick, "first"), (Effort::Usual, "usual")] {
            request.effort = effort;
            criterion.bench_function(&format!("planner/{weeks}_weeks_{word}"), |bencher| {
                bencher.iter(|| black_box(planner.plan(black_box(&request))).is_ok());
            });
        }
        let plan = planner.plan(&request).expect("there is a plan");
        criterion.bench_function(&format!("planner/{weeks}_weeks_verified"), |bencher| {
            bencher.iter(|| assert!(PlanVerifier::builtin().broken(black_box(&plan)).is_empty()));
        });
    }
}

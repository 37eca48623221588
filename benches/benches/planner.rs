//! From a request to a plan: the first valid one, and the usual search.

use std::hint::black_box;

use criterion::Criterion;
use karuna_plans::{
    Done, Effort, Lived, Need, Plan, PlanRequest, PlanVerifier, Planner, ProgressLog, Sitting,
};

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
        let log = half_lived(&plan);
        let today = plan.days[plan.days.len() / 2].date;
        let revision = planner.revise(&plan, &log, today).expect("the log is in order");
        assert!(revision.plan.version() == 2 && !revision.difference.anew);
        criterion.bench_function(&format!("planner/{weeks}_weeks_revised"), |bencher| {
            bencher.iter(|| black_box(planner.revise(black_box(&plan), &log, today)).is_ok());
        });
    }
}

/// The first half of a plan: done, but for the last four days.
fn half_lived(plan: &Plan) -> ProgressLog {
    let mut log = ProgressLog::default();
    let half = plan.days.len() / 2;
    for (at, day) in plan.days.iter().take(half).enumerate() {
        let done = if at + 4 >= half { Done::Missed } else { Done::Done };
        for item in &day.items {
            log.add(day.date, Lived::Practice(Sitting::new(item.practice.clone(), done)));
        }
    }
    log
}

//! Writes the planning problem of requests in numbers, and karuna's plans for it, for other solvers:
//!
//! ```text
//! cargo run --release -p karuna-benches --bin plan_instances -- OUT benches/plans/requests/*.json
//! ```
//!
//! For each request `NAME.json` it writes `NAME.instance.json` and `NAME.quick.json`,
//! `NAME.usual.json`, `NAME.high.json`, each with the plan's score and the time it took.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use karuna_plans::{Effort, PlanRequest, PlanVerifier, Planner};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("the first argument is a folder to write to")?;
    std::fs::create_dir_all(&out)?;
    let planner = Planner::builtin();
    println!("{:<22} {:>7} {:>7} {:>7}   milliseconds", "request", "quick", "usual", "high");
    for path in arguments {
        let name = Path::new(&path).file_stem().ok_or("no file name")?.to_string_lossy();
        let mut request: PlanRequest = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
        let mut instance = planner.instance(&request)?;
        instance.id = name.to_string();
        std::fs::write(
            Path::new(&out).join(format!("{name}.instance.json")),
            serde_json::to_string(&instance)?,
        )?;
        let places: BTreeMap<&str, usize> =
            instance.practices.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
        let (mut scores, mut times) = (Vec::new(), Vec::new());
        for (effort, word) in
            [(Effort::Quick, "quick"), (Effort::Usual, "usual"), (Effort::High, "high")]
        {
            request.effort = effort;
            let start = Instant::now();
            let plan = planner.plan(&request)?;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            let broken = PlanVerifier::builtin().broken(&plan);
            assert!(broken.is_empty(), "{broken:?}");
            let mut days = vec![Vec::new(); instance.days];
            for day in &plan.days {
                let at = usize::try_from(request.start.days_until(day.date))?;
                days[at] =
                    day.items.iter().map(|item| places[item.practice.as_str()]).collect::<Vec<_>>();
            }
            scores.push(plan.score.total());
            let text = json!({"id": name, "score": plan.score.total(), "days": days});
            std::fs::write(Path::new(&out).join(format!("{name}.{word}.json")), text.to_string())?;
        }
        println!(
            "{name:<22} {:>7} {:>7} {:>7}   {:.2} {:.1} {:.0}",
            scores[0], scores[1], scores[2], times[0], times[1], times[2]
        );
    }
    Ok(())
}

//! Any JSON as a plan, a log and a day: it is refused in words, or it makes a version that can be looked
//! at again.
#![no_main]

use karuna_core::Date;
use karuna_plans::{Plan, Planner, ProgressLog};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok((plan, log, today)) = serde_json::from_str::<(Plan, ProgressLog, Date)>(text) else {
        return;
    };
    match Planner::builtin().revise(&plan, &log, today) {
        Ok(revision) => {
            let again = Planner::builtin().revise(&revision.plan, &log, today);
            assert!(again.is_ok(), "{again:?}");
            assert!(!revision.difference.to_string().is_empty());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

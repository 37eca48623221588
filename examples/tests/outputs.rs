//! What each example says when it is run as its own head tells, whole.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use karuna::assessments::{Answers, handles};
use karuna::calendar::{Calendar, CalendarOptions, EventKind};
use karuna::plans::{Lived, Plan, PlanVerifier, Planner, ProgressLog, Reader, Revision};
use karuna::practices::PracticeCatalog;
use karuna::report::{Style, plan_page, revision_page};

/// Runs an example from the folder above, as a reader of the README does.
#[track_caller]
fn said(example: &str, arguments: &[&str]) -> String {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{example}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// The output of an example is what its snapshot holds.
#[track_caller]
fn check(name: &str, example: &str, arguments: &[&str]) {
    insta::with_settings!({ omit_expression => true, description => "" }, {
        insta::assert_snapshot!(name, said(example, arguments));
    });
}

#[test]
fn score_csv() {
    let scored = said("score_csv", &["--instrument", "scs", "examples/data/scs.csv"]);
    let head: Vec<&str> = scored.lines().take(12).collect();
    insta::assert_snapshot!("score_csv", head.join("\n"));
}

#[test]
fn score_one() {
    check("score_one", "score_one", &[]);
}

#[test]
fn own_instrument() {
    check("own_instrument", "own_instrument", &[]);
}

#[test]
fn catalogue() {
    check("catalogue_list", "catalogue", &["list", "--topic", "self-compassion"]);
    check("catalogue_show", "catalogue", &["show", "phq-9"]);
}

#[test]
fn practices() {
    let search = ["search", "--technique", "imagery", "--caution", "trauma", "--minutes", "15"];
    check("practices_search", "practices", &search);
    check("practices_show", "practices", &["show", "safe-place", "--guide"]);
}

#[test]
fn plan() {
    for (name, path) in [
        ("plan_beginner", "examples/data/plan-beginner.json"),
        ("plan_afraid_of_warmth", "examples/data/plan-afraid-of-warmth.json"),
        ("plan_with_a_group", "examples/data/plan-with-a-group.json"),
    ] {
        check(name, "plan", &["--request", path]);
    }
}

#[test]
fn group_course() {
    check("group_course", "group_course", &["--unreviewed-hard"]);
}

#[test]
fn therapist_path() {
    check("therapist_path", "therapist_path", &[]);
}

#[test]
fn care_pathway() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let story = said("care_pathway", &["--output", path]);
    insta::assert_snapshot!("care_pathway", story.replace(path, "FOLDER"));

    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    insta::assert_snapshot!("care_pathway_update", read("update.ics").replace("\r\n", "\n"));

    // What was written reads back, and says the same.
    let plan: Plan = serde_json::from_str(&read("plan.json")).unwrap();
    let log: ProgressLog = serde_json::from_str(&read("log.json")).unwrap();
    let revision: Revision = serde_json::from_str(&read("revision.json")).unwrap();
    let again = Planner::builtin().revise(&plan, &log, "2026-12-21".parse().unwrap()).unwrap();
    assert_eq!(again, revision);
    assert!(PlanVerifier::builtin().broken_revision(&plan, &revision.plan).is_empty());

    // The same command writes the same bytes.
    let other = tempfile::tempdir().unwrap();
    said("care_pathway", &["--output", other.path().to_str().unwrap()]);
    for file in fs::read_dir(folder.path()).unwrap() {
        let name = file.unwrap().file_name();
        assert_eq!(
            fs::read(folder.path().join(&name)).unwrap(),
            fs::read(other.path().join(&name)).unwrap(),
            "{name:?}"
        );
    }

    // Practice that stops leaves the calendar, and meetings stay in it.
    let mut at_risk = log;
    let today = "2026-12-21".parse().unwrap();
    let alert = handles::phq_9::instrument().score(&Answers::from_values([1; 10])).unwrap();
    at_risk.add(today, Lived::Alert(alert.alerts()[0].clone()));
    let stopped = Planner::builtin().revise(&plan, &at_risk, today).unwrap().plan;
    let mut options =
        CalendarOptions::new("p-7f3a", "karuna.example", "2026-12-21T09:00:00Z".parse().unwrap());
    options.sequence = stopped.version() - 1;
    let practices = PracticeCatalog::builtin();
    let update = Calendar::update(&plan, &stopped, today, practices, &options).unwrap();
    let cancelled = |kind: EventKind| {
        let events = update.events().iter().filter(move |event| event.kind == kind);
        events.map(|event| event.is_cancelled).collect::<Vec<_>>()
    };
    let to_come = plan.days.iter().filter(|day| day.date >= today).count();
    assert_eq!(cancelled(EventKind::Practice), vec![true; to_come]);
    let meetings = plan.meetings.iter().filter(|meeting| meeting.date >= today).count();
    assert!(meetings > 0);
    assert_eq!(cancelled(EventKind::Meeting), vec![false; meetings]);

    // The next version says that it is one, and what holds for now.
    let next = plan_page(&revision.plan, PracticeCatalog::builtin()).render(Style::Text);
    let head: Vec<&str> = next.lines().take_while(|line| *line != "Week 1").collect();
    insta::assert_snapshot!("care_pathway_next_version", head.join("\n"));
    assert!(read("plan-2.html").contains("What holds for now"));
    assert!(!read("plan.html").contains("What holds for now"));

    // What is for the clinician stands on the clinician's page alone.
    let of =
        |reader| revision_page(&revision, PracticeCatalog::builtin(), reader).render(Style::Text);
    insta::assert_snapshot!("care_pathway_for_the_clinician", of(Reader::Clinician));
    for message in revision.messages.iter().filter(|it| it.to == Reader::Clinician) {
        assert!(!of(Reader::Person).contains(&message.words));
    }
}

//! The page that is generated from programmes and rules, and the examples that show them.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use karuna::assessments::Catalog;
use karuna::plans::{
    AllianceCheckpoint, AllianceExercise, Barrier, BarrierKind, Competence, Pathway, Programme,
    ProgrammeCatalog, RuleId, Strain,
};
use karuna::practices::{Bibliography, PracticeCatalog};

fn run(example: &str, arguments: &[&str]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    Command::new(program).args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn said(example: &str, arguments: &[&str]) -> String {
    let output = run(example, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(example: &str, arguments: &[&str]) -> String {
    let output = run(example, arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    String::from_utf8(output.stderr).unwrap().lines().next().unwrap().to_owned()
}

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn join<T: ToString>(words: &[T]) -> String {
    words.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn section(out: &mut String, programme: &Programme) {
    let file = programme.definition();
    let _ = writeln!(out, "### {}\n", programme.title());
    let _ = writeln!(out, "`{}`: {}\n", programme.id(), programme.text("purpose"));
    let _ = writeln!(
        out,
        "- {}, {}, for {}; {}; led by {}",
        file.kind,
        file.setting,
        join(&file.audiences),
        join(&file.deliveries),
        file.led_by
    );
    let _ = writeln!(
        out,
        "- {} meetings in {} weeks; {} to {} people, {} to {} leaders",
        file.sessions.len(),
        file.weeks,
        file.people.min,
        file.people.max,
        file.leaders.min,
        file.leaders.max
    );
    let figures: Vec<String> = file
        .figures
        .iter()
        .map(|figure| match &figure.citation {
            Some(key) => format!("{} {} (`{key}`)", figure.of, figure.status),
            None => format!("{} {}", figure.of, figure.status),
        })
        .collect();
    let _ = writeln!(out, "- How sure the numbers are: {}", figures.join(", "));
    let measures: Vec<String> = file
        .measures
        .iter()
        .map(|it| {
            let with =
                if it.instruments.is_empty() { "free".into() } else { join(&it.instruments) };
            format!("{} ({with}) {}", it.of, join(&it.when))
        })
        .collect();
    let _ = writeln!(out, "- Measures: {}", measures.join("; "));
    let _ = writeln!(
        out,
        "- Evidence {}, planning {}; sources: {}\n",
        file.status.evidence,
        file.status.planning,
        file.evidence.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
    );
    out.push_str(
        "| week | minutes | theme | practices | at home | theme is |\n|---|---|---|---|---|---|\n",
    );
    for session in &file.sessions {
        let home = session.home.as_ref().map_or_else(String::new, |home| {
            format!("{} ({} min, {} days)", join(&home.practices), home.minutes_per_day, home.days)
        });
        let mut theme = cell(programme.session_text(session, "theme"));
        if !session.set_aside.is_empty() {
            let _ = write!(theme, " (sets aside {})", join(&session.set_aside));
        }
        let _ = writeln!(
            out,
            "| {} | {} | {theme} | {} | {home} | {} |",
            session.week,
            session.minutes,
            join(&session.practices),
            session.status
        );
    }
    for session in &file.sessions {
        for rule in &session.set_aside {
            let why = programme.session_text(session, &format!("set-aside.{rule}"));
            let theme = programme.session_text(session, "theme");
            let _ = writeln!(out, "\n{rule} is set aside in \"{theme}\": {why}");
        }
    }
    let _ = writeln!(out, "\n{}\n", programme.text("evidence"));
    let _ = writeln!(out, "{}\n", programme.text("differences"));
    let _ = writeln!(out, "{}\n", programme.text("names"));
}

fn rules(out: &mut String) {
    out.push_str(
        "\n## Rules\n\n\
         R rules say how to plan, S rules what keeps people safe, H rules hold a session to what practices say of themselves.\n\
         `partly` means that sources carry the direction and that numbers are judgement.\n\n\
         | id | rule | status | sources |\n|---|---|---|---|\n",
    );
    for id in RuleId::all() {
        let rule = id.rule();
        let sources: Vec<String> = rule.sources.iter().map(|key| format!("`{key}`")).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            rule.name,
            rule.words,
            rule.status,
            sources.join(", ")
        );
    }
}

fn resistance(out: &mut String) {
    out.push_str("\n## Fears, blocks and resistances\n\n");
    for kind in BarrierKind::ALL {
        let _ = writeln!(out, "### {kind}\n");
        for barrier in Barrier::builtin().iter().filter(|it| it.kind == kind) {
            let ways: Vec<&str> = barrier.ways().map(|way| way.text.title.as_str()).collect();
            let text = &barrier.text;
            let _ = writeln!(
                out,
                "- `{}`, {}: {} {} Ways to meet it: {}. ({})",
                barrier.id,
                text.title,
                text.sign,
                text.sense,
                ways.join("; "),
                barrier.status
            );
        }
        out.push('\n');
    }
}

fn connection(out: &mut String) {
    out.push_str("\n## Connection\n\n### When to look at it\n\n");
    for it in AllianceCheckpoint::builtin() {
        let _ = writeln!(
            out,
            "- `{}`: {}, {}, {} minutes. {} ({})",
            it.id, it.setting, it.when, it.minutes, it.text.ask, it.status
        );
    }
    out.push_str("\n### Exercises\n\n");
    for it in AllianceExercise::builtin() {
        let settings = join(&it.settings);
        let text = &it.text;
        let _ = writeln!(
            out,
            "- `{}`, {}: {settings}. {} ({})",
            it.id, text.title, text.purpose, it.status
        );
    }
    out.push_str("\n### Strain and repair\n\n");
    for it in Strain::builtin() {
        let _ = writeln!(
            out,
            "- `{}`, {}: {}, shows as {}; mending takes {} minutes in {} steps. ({})",
            it.id,
            it.text.title,
            join(&it.settings),
            it.shows_as,
            it.repair_minutes(),
            it.repair.len(),
            it.status
        );
    }
}

fn development(out: &mut String) {
    out.push_str(
        "\n## Therapist development\n\nNothing here confers a credential.\n\n### Pathways\n\n",
    );
    for pathway in Pathway::builtin() {
        let text = &pathway.text;
        let _ = writeln!(
            out,
            "- `{}`, {}: {} {} ({})",
            pathway.id, text.title, text.purpose, text.note, pathway.status
        );
    }
    out.push_str("\n### Competences\n\nAll of them are judgement of this project.\n\n");
    for area in Competence::areas() {
        let own = Competence::builtin().iter().filter(|it| it.area == area.id);
        let titles: Vec<&str> = own.map(|it| it.text.title.as_str()).collect();
        let _ = writeln!(out, "- {}: {}", area.title, titles.join("; "));
    }
}

#[test]
fn the_page_of_programmes_is_current() {
    let mut out = String::from(
        "# Programmes\n\n\
         Generated from the definitions by the test `the_page_of_programmes_is_current`; do not edit.\n\
         No programme has been reviewed by a clinician yet.\n\
         Which practices stand in a session is judgement of this project; the last column says how sure its theme is.\n\
         A session in full: `cargo run --release --example group_course -- --programme ID --session N`.\n\n\
         | id | title | kind | setting | audiences |\n|---|---|---|---|---|\n",
    );
    for programme in ProgrammeCatalog::builtin().iter() {
        let file = programme.definition();
        let _ = writeln!(
            out,
            "| `{}` | {} | {} | {} | {} |",
            file.id,
            cell(programme.title()),
            file.kind,
            file.setting,
            join(&file.audiences)
        );
    }
    out.push_str("\n## Outlines\n\n");
    for programme in ProgrammeCatalog::builtin().iter() {
        section(&mut out, programme);
    }
    rules(&mut out);
    resistance(&mut out);
    connection(&mut out);
    development(&mut out);
    let out = format!("{}\n", out.replace("\n\n\n", "\n\n").trim_end());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/PROGRAMMES.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if found != out {
        std::fs::write(&path, out).unwrap();
        panic!("docs/PROGRAMMES.md was stale and has been rewritten; look at it and commit it");
    }
}

#[test]
fn instruments_that_programmes_name_exist() {
    let mut named = 0;
    for programme in ProgrammeCatalog::builtin().iter() {
        for measure in &programme.definition().measures {
            for id in &measure.instruments {
                assert!(Catalog::builtin().get(id.as_str()).is_ok(), "{}: {id}", programme.id());
                named += 1;
            }
        }
    }
    assert!(named > 40, "{named}");
}

#[test]
fn a_whole_course_is_shown_with_one_agenda_in_full() {
    let course = said("group_course", &["--unreviewed-hard"]);
    for number in 1..=12 {
        assert!(course.contains(&format!("\nSession {number}: ")), "{number}");
    }
    assert!(course.contains("Session 3 in full"), "{course}");
    assert!(!course.contains("left out:"), "{course}");
    // Without the opt-in nothing hard and unreviewed comes, and that is told.
    let careful = said("group_course", &[]);
    assert!(careful.contains("left out: `multiple-selves` has difficulty 4"), "{careful}");
    insta::assert_snapshot!(course.lines().skip(18).take(14).collect::<Vec<_>>().join("\n"), @"
      116    4 min  closing       Coming back through the senses

    Session 2: A mind that runs in loops (week 2, 120 minutes)
        0    4 min  settle        Coming back through the senses
        4   15 min  review
       19   20 min  idea          A tricky brain
       39   15 min  practice      Step in if it's true for you
       54   14 min  inquiry
       68   12 min  break
       80    8 min  practice      Mindfulness of sounds
       88   14 min  inquiry
      102    7 min  alliance
      109    7 min  home-plan
      116    4 min  closing       Coming back through the senses
    ");
}

#[test]
fn a_short_session_says_what_was_left_out() {
    let agenda =
        said("group_course", &["--session", "2", "--minutes", "30", "--online", "--people", "9"]);
    let start = agenda.find("Left out, and why").unwrap();
    let end = agenda.find("The rules behind it").unwrap();
    insta::assert_snapshot!(agenda[start..end].trim_end(), @"
    Left out, and why
    -----------------

    - `step-in-me-too` needs 10 minutes with all that belongs to it, 8 are left
    ");
    assert!(agenda.contains("backup contact"), "{agenda}");
    let handout = said("group_course", &["--session", "2", "--page", "handout", "--format", "md"]);
    assert!(handout.contains("less is fine") && handout.contains("Until next time"), "{handout}");
    let course = said(
        "group_course",
        &["--programme", "mind-training-8", "--page", "course", "--format", "html"],
    );
    assert!(course.starts_with("<!doctype html>") && !course.contains("<script"));
    let list = said("group_course", &["--page", "list"]);
    assert_eq!(list.lines().count(), ProgrammeCatalog::builtin().len());
}

#[test]
fn a_way_to_meet_a_barrier_changes_a_session() {
    let usual = said("group_course", &["--session", "6"]);
    let met = said("group_course", &["--session", "6", "--barrier", "no-time-or-strength"]);
    assert_ne!(usual, met);
    insta::assert_snapshot!(refused("group_course", &["--session", "6", "--barrier", "no-picture"]), @"group_course: `no-picture` is no barrier; expected one of: losing-the-critic, kindness-and-harm, warmth-brings-grief, being-let-down, others-pain-too-much, shame-says-no, weakness, self-pity, selfishness, letting-oneself-off, losing-drive, never-learned, no-pictures, hard-setting, does-not-fit, no-time-or-strength");
}

#[test]
fn what_cannot_be_is_refused_with_the_next_step() {
    insta::assert_snapshot!(refused("group_course", &["--programme", "compassion-group"]), @"group_course: there is no programme `compassion-group`; did you mean `compassion-group-12`?");
    insta::assert_snapshot!(refused("group_course", &["--session", "13"]), @"group_course: there is no session 13; the programme has 12");
    insta::assert_snapshot!(refused("group_course", &["--session", "1", "--minutes", "5"]), @"group_course: session 1: 5 minutes are no session; expected 20 to 180");
    insta::assert_snapshot!(refused("group_course", &["--page", "poster"]), @"group_course: `poster` is no page; expected all, agenda, handout, course or list");
    insta::assert_snapshot!(refused("therapist_path", &["--pathway", "beginners-year"]), @"therapist_path: there is no pathway `beginners-year`; did you mean `beginner-year`?");
    insta::assert_snapshot!(refused("therapist_path", &["--today", "2026-06-01"]), @"therapist_path: the log has problems:");
    let lost = refused("therapist_path", &["--log", "no-such-file.json"]);
    assert!(lost.starts_with("therapist_path: no-such-file.json: "), "{lost}");
}

#[test]
fn a_pathway_is_mirrored_and_no_credential() {
    let page = said("therapist_path", &[]);
    assert!(page.contains("confers no credential"), "{page}");
    let start = page.find("What there is").unwrap();
    let end = page.find("Questions for the log").unwrap();
    insta::assert_snapshot!(page[start..end].trim_end(), @"
    What there is
    -------------

    From 2026-01-01 to 2026-11-30.

    own practice          5 times, 1 hour 27, last on 2026-10-02
    supervision           8 times, 8 hours 30, last on 2026-11-13
    training              4 times, 24 hours, last on 2026-09-14
    reflection            4 times, 1 hour, last on 2026-11-14
    looks at competences  2 times, 1 hour, last on 2026-11-20
    reading               once, 1 hour 30, last on 2026-03-21

    What you wanted
    ---------------

    - An introductory training, about three days of six hours. The three days are
      recalled and not checked, so look at what your provider offers. Since
      2026-01-01: 24 hours there, 18 hours wanted. Nothing is open. (recalled)
    - Then an advanced training, so that both steps together come to about
      thirty-six hours. The introductory hours count here. The total is our
      estimate. Since 2026-01-01: 24 hours there, 36 hours wanted. Open: 12 hours.
      (judgement)
    - A course of trying the practices yourself: about twelve hours of meetings over
      twelve weeks, and as much again at home. Since 2026-01-01: 1 hour 27 there, 24
      hours wanted. Open: 22 hours 33. (judgement)
    - Supervision every two to four weeks, ideally from your first piece of
      compassion-focused work onwards. The rhythm is our suggestion. Since
      2026-01-01: longest time between two: 105 days, up to 28 wanted. Open: a
      steadier rhythm. (judgement)
    - Some lines about twice a month, after training, practice or a session, on what
      happened in you and what it may mean. Since 2026-01-01: 4 times there, 24
      times wanted. Open: 20 times. (judgement)
    - A look at your own competences near the start and near the end, to choose what
      to learn next. Nobody collects it. Since 2026-01-01: 2 times there, 2 times
      wanted. Nothing is open. (judgement)

    Competences, as you see them
    ----------------------------

    Keeps a practice of their own            1 on 2026-01-18, 2 on 2026-11-20. Done
                                             with support. It works in simpler
                                             situations, and is prepared and looked
                                             at afterwards with a supervisor.
    Explains the ideas in plain words        2 on 2026-01-18, 3 on 2026-11-20. Done
                                             steadily. It works with most of the
                                             people they see, in difficult moments
                                             too, and they notice when it does not.
    Notices and mends strain                 1 on 2026-01-18, 2 on 2026-11-20. Done
                                             with support. It works in simpler
                                             situations, and is prepared and looked
                                             at afterwards with a supervisor.
    Brings real difficulties to supervision  3 on 2026-11-20. Done steadily. It
                                             works with most of the people they see,
                                             in difficult moments too, and they
                                             notice when it does not.

    Not looked at yet: Knows what makes compassion hard; Steadies body and voice in
    session; Looks after strength and limits; Draws a map together; Understands what
    self-criticism is for; Asks early about fears of compassion; Judges safety and
    readiness; Is warm without performing; Shares power and choice; Keeps a group
    safe enough; Guides a practice and asks afterwards; Goes in small steps; Works
    with critic and parts; Carries it into daily life; Learns from trying things
    themselves; Knows limits and refers on.
    ");
}

#[test]
fn programmes_and_rules_lean_on_sources_that_exist() {
    let practices = PracticeCatalog::builtin();
    for programme in ProgrammeCatalog::builtin().iter() {
        for key in &programme.definition().evidence {
            assert!(Bibliography::builtin().get(key).is_some(), "{}: {key}", programme.id());
        }
        for id in programme.practices() {
            // An outline is free to use: no practice in it asks for permission.
            assert!(!practices.get(id.as_str()).unwrap().definition().ip_note);
        }
    }
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).display().to_string()
}

#[test]
fn the_sample_requests_make_plans_in_every_format() {
    for name in ["plan-beginner.json", "plan-afraid-of-warmth.json", "plan-with-a-group.json"] {
        let path = sample(name);
        let text = said("plan", &["--request", &path]);
        assert!(text.contains("Week 1\n------") && text.contains("no treatment"), "{text}");
        let html = said("plan", &["--request", &path, "--format", "html"]);
        assert!(html.starts_with("<!doctype html>") && html.contains("<th scope=\"col\">Day</th>"));
        assert!(!html.contains("<script") && !html.contains("http"));
        let markdown = said("plan", &["--request", &path, "--format", "md"]);
        assert!(markdown.contains("| Day | Minutes | Practice |"), "{markdown}");
        let json = said("plan", &["--request", &path, "--format", "json"]);
        let plan: karuna::plans::Plan = serde_json::from_str(&json).unwrap();
        let verifier = karuna::plans::PlanVerifier::builtin();
        assert_eq!(verifier.broken(&plan), []);
        assert_eq!(verifier.score(&plan), plan.score);
        // The same request makes the same plan.
        assert_eq!(said("plan", &["--request", &path, "--format", "json"]), json);
    }
}

#[test]
fn a_plan_is_written_to_a_file_and_wrong_input_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("plan.html");
    let path = sample("plan-beginner.json");
    said("plan", &["--request", &path, "--format", "html", "--output", out.to_str().unwrap()]);
    assert!(std::fs::read_to_string(&out).unwrap().ends_with("</html>\n"));
    let wrong = folder.path().join("wrong.json");
    std::fs::write(&wrong, r#"{"start": "2026-11-30", "weeks": 99, "minutes": {}}"#).unwrap();
    let message = refused("plan", &["--request", wrong.to_str().unwrap()]);
    insta::assert_snapshot!(message, @"plan: the request has 1 problem:");
    insta::assert_snapshot!(refused("plan", &[]), @"plan: no request was given");
    insta::assert_snapshot!(refused("plan", &["--request", &path, "--format", "pdf"]), @"plan: `pdf` is no format; expected text, md, html or json");
    insta::assert_snapshot!(said("plan", &["--request", &path, "--why-not", "critic-chairwork"]), @"
    critic-chairwork is not in the plan:
      - `critic-chairwork` is not made for public (H4)
      - `critic-chairwork` has difficulty 5, no clinician has reviewed it, and such practices were not asked for (H8)
      - `critic-chairwork` is not for home (H6)
      - `critic-chairwork` is not for home (R6)
      - its shortest form takes 25 minutes; the longest day has 15
    ");
}

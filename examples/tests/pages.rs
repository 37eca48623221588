//! Pages that are generated from the practices, and the example that shows them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use karuna::core::Technique;
use karuna::practices::{Bibliography, CautionLevel, Practice, PracticeCatalog};

fn run(arguments: &[&str]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(format!("practices{}", std::env::consts::EXE_SUFFIX));
    Command::new(program).args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn section(out: &mut String, practice: &Practice) {
    let file = practice.definition();
    let join = |words: Vec<String>| words.join(", ");
    let _ = writeln!(out, "### {}\n", practice.title());
    let _ = writeln!(out, "`{}`: {}\n", practice.id(), practice.text("purpose"));
    let _ = writeln!(
        out,
        "- Time: {} minutes ({} to {} possible)",
        file.duration.typical.div_ceil(60),
        file.duration.min.div_ceil(60),
        file.duration.max.div_ceil(60)
    );
    let _ = writeln!(
        out,
        "- Difficulty {} of 5, led by {}, phase {}",
        file.difficulty, file.led_by, file.phase
    );
    let _ = writeln!(
        out,
        "- Principles: {}",
        join(file.principles.iter().map(ToString::to_string).collect())
    );
    let _ = writeln!(
        out,
        "- Settings: {}; audiences: {}",
        join(file.settings.iter().map(ToString::to_string).collect()),
        join(file.audiences.iter().map(ToString::to_string).collect())
    );
    let _ =
        writeln!(out, "- Roles: {}", join(file.roles.iter().map(ToString::to_string).collect()));
    let before: Vec<String> =
        file.prerequisites
            .iter()
            .map(ToString::to_string)
            .chain(file.one_of_before.iter().map(|group| {
                group.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
            }))
            .collect();
    if !before.is_empty() {
        let _ = writeln!(out, "- First: {}", before.join("; "));
    }
    for level in CautionLevel::ALL.into_iter().rev() {
        let codes: Vec<String> = file
            .cautions
            .iter()
            .filter(|caution| caution.level == level)
            .map(|caution| caution.code.to_string())
            .collect();
        if !codes.is_empty() {
            let _ = writeln!(out, "- Cautions, {level}: {}", codes.join(", "));
        }
    }
    let _ = writeln!(
        out,
        "- Evidence {}, planning {}; sources: {}",
        file.status.evidence,
        file.status.planning,
        if file.evidence.is_empty() { "none".to_owned() } else { file.evidence.join(", ") }
    );
    if file.ip_note {
        let _ = writeln!(out, "- Outside the default catalogue: {}", practice.text("ip-note"));
    }
    out.push('\n');
}

#[test]
fn the_page_of_practices_is_current() {
    let all = PracticeCatalog::builtin_with_ip_notes();
    let mut out = String::from(
        "# Practices\n\n\
         Generated from the definitions by the test `the_page_of_practices_is_current`; do not edit.\n\
         No practice has been reviewed by a clinician yet.\n\
         Times, difficulties, cautions and order are judgement of this project.\n\
         The scripts are shown by the example: `cargo run --release --example practices -- show ID`.\n\n",
    );
    let mut by_technique: BTreeMap<Technique, Vec<&Practice>> = BTreeMap::new();
    for practice in all.iter() {
        by_technique.entry(practice.definition().technique).or_default().push(practice);
    }
    out.push_str("| technique | practices |\n|---|---|\n");
    for (technique, practices) in &by_technique {
        let titles: Vec<String> = practices.iter().map(|practice| cell(practice.title())).collect();
        let _ = writeln!(out, "| {technique} | {} |", titles.join("; "));
    }
    for (technique, practices) in &by_technique {
        let _ = writeln!(out, "\n## {technique}\n");
        for practice in practices {
            section(&mut out, practice);
        }
    }
    out.push_str("\n## Sources\n\n");
    for (key, citation) in Bibliography::builtin().iter() {
        let _ = writeln!(out, "- `{key}`: {citation}. {}", citation.finding);
    }
    let out = format!("{}\n", out.replace("\n\n\n", "\n\n").trim_end());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/PRACTICES.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if found != out {
        std::fs::write(&path, out).unwrap();
        panic!("docs/PRACTICES.md was stale and has been rewritten; look at it and commit it");
    }
}

/// A key such as `ferrari_2019`: what stands between backticks and has an underscore.
fn keys(page: &str) -> Vec<&str> {
    let is_key = |word: &&str| {
        word.contains('_') && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    page.split('`').skip(1).step_by(2).filter(is_key).collect()
}

#[test]
fn the_page_of_evidence_names_only_citations_we_have() {
    let page = include_str!("../../docs/EVIDENCE.md");
    let keys = keys(page);
    assert!(keys.len() > 40, "{} keys are too few to be the page", keys.len());
    let strangers: Vec<_> =
        keys.into_iter().filter(|key| Bibliography::builtin().get(key).is_none()).collect();
    assert_eq!(strangers, Vec::<&str>::new());
}

#[test]
fn practices_can_be_searched_shown_and_questioned() {
    let found =
        said(&["search", "--technique", "imagery", "--caution", "trauma", "--minutes", "15"]);
    assert!(found.contains("practices fit.") && found.contains("adapt for trauma: "), "{found}");
    let shown = said(&["show", "soothing-rhythm-breathing"]);
    assert!(shown.starts_with("Soothing rhythm breathing\n====="));
    assert!(shown.contains("has not been reviewed by a clinician"));
    let html = said(&["show", "safe-place", "--guide", "--format", "html"]);
    assert!(html.starts_with("<!doctype html>") && !html.contains("<script"));
    insta::assert_snapshot!(said(&["why-not", "lkm-self", "--fear-self", "high", "--minutes", "2"]), @"
    lkm-self does not fit:
      - its shortest form takes 5 minutes
      - a fear of compassion for oneself is likely to make it hard for now (judgement)
    ");
    insta::assert_snapshot!(said(&["why-not", "soothing-rhythm-breathing"]), @"soothing-rhythm-breathing fits.");
}

#[test]
fn what_is_not_understood_is_said() {
    let refused = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        String::from_utf8(output.stderr).unwrap().lines().next().unwrap().to_owned()
    };
    insta::assert_snapshot!(refused(&["show", "soothing-breathing"]), @"practices: there is no practice `soothing-breathing`; did you mean `soothing-rhythm-breathing`?");
    insta::assert_snapshot!(refused(&["search", "--caution", "trama"]), @r#"practices: cannot parse argument "trama": `trama` is no caution; expected one of: agoraphobia, alexithymia, anger-high, attachment-disorganised, backdraft, body-image, breathing-difficulty, burnout, cardiac-respiratory-disease, cultural-religious, depression-severe, dissociation, eating-disorder, grief, hyperacusis, low-imagery, mania, minority-stress, ocd, pain-mobility, panic, perfectionism, personality-complex, psychosis, rumination, scrupulosity, self-harm-recent, sensory-impairment, social-anxiety, suicidality-acute, touch-aversion, trauma, violence-unsafe-home"#);
    insta::assert_snapshot!(refused(&["show", "self-compassion-break"]), @"practices: there is no practice `self-compassion-break`; did you mean `self-compassion-diary` or `self-compassion-dialogue`?");
    insta::assert_snapshot!(refused(&["dance"]), @"practices: `dance` is not understood");
}

//! The page of instruments, and the example that shows them.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use karuna::assessments::{Catalog, Topic};
use karuna::report::{Block, Style, instrument_page};

fn run(arguments: &[&str]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(format!("catalogue{}", std::env::consts::EXE_SUFFIX));
    Command::new(program).args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(!output.status.success() && output.stdout.is_empty());
    let text = String::from_utf8(output.stderr).unwrap();
    text.lines().next().unwrap().to_owned()
}

#[test]
fn the_page_of_instruments_is_current() {
    let catalog = Catalog::builtin();
    let mut out = format!(
        "# Instruments\n\n\
         Generated from the {} definitions by the test `the_page_of_instruments_is_current`; do not edit.\n\
         karuna holds keys and no wording: who wants to show items needs the terms of their holder.\n\
         Sources, named here by their short names, are shown by `cargo run --release --example catalogue -- show ID`.\n\
         What was left out, and why, stands in [RIGHTS.md](RIGHTS.md).\n\
         A key is `verified` where it was seen in print or in two unrelated codes, `partly` where a part was, `recalled` where it is from memory.\n\n\
         | id | instrument | items | key | wording | about |\n|---|---|---|---|---|---|\n",
        catalog.len()
    );
    for instrument in catalog.instruments() {
        let file = instrument.definition();
        let topics: Vec<&str> = file.topics.iter().map(|it| it.as_str()).collect();
        let _ = writeln!(
            out,
            "| [{id}](#{id}) | {} | {} | {} | {} | {} |",
            file.title.replace('|', "\\|"),
            file.items.len(),
            file.evidence.status,
            file.rights.terms,
            topics.join(", "),
            id = file.id,
        );
    }
    for instrument in catalog.instruments() {
        // Sources make the page long; the example shows them.
        let mut page = instrument_page(instrument, catalog);
        if let Some(at) = page.blocks.iter().position(|it| *it == Block::Heading("Sources".into()))
        {
            page.blocks.truncate(at);
        }
        let page = page.render(Style::Markdown);
        // The title becomes the id, so that the table can point to it; headings go two steps down.
        let _ = writeln!(out, "\n## {}\n", instrument.id());
        for (at, line) in page.trim_end().lines().enumerate() {
            match line.strip_prefix('#') {
                Some(rest) if at == 0 => {
                    let _ = writeln!(out, "**{}**", rest.trim_start_matches('#').trim());
                }
                Some(_) => {
                    let _ = writeln!(out, "#{line}");
                }
                None => {
                    let _ = writeln!(out, "{line}");
                }
            }
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/INSTRUMENTS.md");
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if found != out {
        std::fs::write(&path, out).unwrap();
        panic!("docs/INSTRUMENTS.md was stale and has been rewritten; look at it and commit it");
    }
}

#[test]
fn the_catalogue_lists_and_shows() {
    let list = said(&["list", "--topic", "self-compassion", "--most-items", "12"]);
    assert!(list.contains("scs-sf") && !list.contains("phq-9"), "{list}");
    let all = said(&["list"]);
    assert_eq!(all.lines().count(), Catalog::builtin().len() + 2);
    let page = said(&["show", "phq-9"]);
    for part in ["LOOK OUT FOR", "kroenke-2001", "sum of items 1, 2, 3"] {
        assert!(page.to_uppercase().contains(&part.to_uppercase()), "{part}\n{page}");
    }
    assert!(said(&["show", "scrs-10"]).contains("from memory"));
    assert!(said(&["show", "scs", "--format", "html"]).starts_with("<!doctype html>"));
    assert!(said(&[]).starts_with("usage:"));
}

#[test]
fn what_is_not_understood_is_said() {
    insta::assert_snapshot!(refused(&["show", "phq9"]), @"catalogue: there is no instrument `phq9`; did you mean `phq-9`?");
    insta::assert_snapshot!(refused(&["list", "--topic", "sadness"]), @"catalogue: `sadness` is no topic; expected one of: self-compassion, compassion-for-others, compassion-from-others, fears-of-compassion, self-criticism, shame, social-safeness, mindfulness, psychological-flexibility, empathy, attachment, loneliness, connection, alliance, group-climate, satisfaction, burnout, emotion-regulation, rumination, worry, self-reflection, self-esteem, depression, anxiety, stress, distress, functioning, sleep, trauma-symptoms, alcohol, wellbeing, life-satisfaction, affect, resilience, gratitude, other");
    insta::assert_snapshot!(refused(&["list", "--terms", "cheap"]), @"catalogue: `cheap` are no terms; one of public-domain, free, free-with-conditions, registration, permission, unclear");
    insta::assert_snapshot!(refused(&["list", "--age", "old"]), @"catalogue: invalid digit found in string");
    insta::assert_snapshot!(refused(&["find"]), @"catalogue: `find` is not understood");
}

#[test]
fn every_topic_is_covered_or_meant_for_others() {
    let catalog = Catalog::builtin();
    let covered = |topic: Topic| {
        catalog.instruments().any(|instrument| instrument.definition().topics.contains(&topic))
    };
    let open: Vec<Topic> = Topic::ALL.into_iter().filter(|topic| !covered(*topic)).collect();
    assert_eq!(open, [Topic::Other]);
}

#[test]
fn score_csv_scores_every_instrument() {
    let folder = tempfile::tempdir().unwrap();
    let tests = std::env::current_exe().unwrap();
    let programs = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = programs.join(format!("score_csv{}", std::env::consts::EXE_SUFFIX));
    for instrument in Catalog::builtin().instruments() {
        let file = instrument.definition();
        let vectors = include_vectors(instrument.id().as_str());
        let path = folder.path().join(format!("{}.csv", instrument.id()));
        let mut text: Vec<String> = vec![
            file.items
                .iter()
                .map(|item| format!("{}_{}", file.id, item.n))
                .collect::<Vec<_>>()
                .join(","),
        ];
        text.extend(vectors.iter().map(|(answers, _)| answers.join(",")));
        std::fs::write(&path, format!("{}\n", text.join("\n"))).unwrap();
        let output = Command::new(&program)
            .args(["--instrument", instrument.id().as_str()])
            .arg(&path)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}: {}",
            instrument.id(),
            String::from_utf8_lossy(&output.stderr)
        );
        let table = String::from_utf8(output.stdout).unwrap();
        let mut lines = table.lines();
        let head: Vec<&str> = lines.next().unwrap().split(',').collect();
        for (row, (_, expected)) in lines.zip(&vectors) {
            let cells: Vec<&str> = row.split(',').collect();
            for (scale, value) in expected {
                let name = format!("{}.{scale}", instrument.id());
                let column = head.iter().position(|it| *it == name);
                let column = column.unwrap_or_else(|| panic!("{scale} in {head:?}"));
                let found: f64 = cells[column].parse().unwrap_or(f64::NAN);
                assert!(
                    (found - value).abs() < 1e-9,
                    "{} {scale}: {found} {value}",
                    instrument.id()
                );
            }
        }
    }
}

type Row = (Vec<String>, Vec<(String, f64)>);

/// The worked examples of a definition that are whole numbers, under the default policy and complete.
fn include_vectors(id: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../crates/karuna-assessments/instruments/{id}.json"));
    let file: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let vectors = file["vectors"].as_array().unwrap().iter().filter(|vector| {
        vector.get("policy").is_none()
            && vector["answers"].as_array().unwrap().iter().all(serde_json::Value::is_number)
    });
    let rows: Vec<Row> = vectors
        .map(|vector| {
            let answers = vector["answers"].as_array().unwrap();
            let expected = vector["expect"].as_object().unwrap().iter();
            (
                answers.iter().map(ToString::to_string).collect(),
                expected.filter_map(|(scale, it)| Some((scale.clone(), it.as_f64()?))).collect(),
            )
        })
        .collect();
    assert!(rows.len() >= 4 || id.starts_with("cbi"), "{id} has {} complete examples", rows.len());
    rows
}

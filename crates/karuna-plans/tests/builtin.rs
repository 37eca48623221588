//! The built-in programmes and other data are valid, complete, and kept current in generated files.

use std::fs;
use std::path::{Path, PathBuf};

use karuna_core::{Audience, Setting};
use karuna_plans::{Programme, ProgrammeCatalog, ProgrammeFile, ProgrammeKind};
use karuna_practices::{Bibliography, PracticeCatalog};

fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of all definition files of a folder, by file name.
fn definitions(folder: &str) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = fs::read_dir(crate_dir().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    let read = |path: &PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (stem, fs::read_to_string(path).unwrap())
    };
    files.iter().map(read).collect()
}

#[track_caller]
fn check_is_current(path: &Path, expected: &str) {
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if found != expected {
        fs::write(path, expected).unwrap();
        panic!("{} was stale and has been rewritten; look at it and commit it", path.display());
    }
}

#[test]
fn the_list_of_programmes_is_current() {
    let names = definitions("programmes");
    let mut text = String::from(
        "//! The texts of all built-in programmes, in the order of their ids.\n\
         //!\n\
         //! Generated from `programmes/*.json` by the test `the_list_of_programmes_is_current`; do not edit.\n\n",
    );
    text.push_str(&format!("pub(crate) static BUILTIN: [&str; {}] = [\n", names.len()));
    for (name, _) in &names {
        text.push_str(&format!("    include_str!(\"../programmes/{name}.json\"),\n"));
    }
    text.push_str("];\n");
    check_is_current(&crate_dir().join("src/builtin.rs"), &text);
}

#[test]
fn every_programme_is_valid() {
    let mut wrong = Vec::new();
    for (name, json) in definitions("programmes") {
        let file: ProgrammeFile = match serde_json::from_str(&json) {
            Ok(file) => file,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        assert_eq!(file.id.as_str(), name, "the file's name is the programme's id");
        let practices = PracticeCatalog::builtin();
        if let Err(problems) = Programme::try_new(file, practices, Bibliography::builtin()) {
            wrong.extend(problems.iter().map(ToString::to_string));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ProgrammeCatalog::builtin().len() >= 12);
}

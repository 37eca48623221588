//! Keeps generated files current: a stale file is rewritten, and the test fails once.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use karuna_assessments::{Instrument, InstrumentFile, ScoreRule, Topic};

fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of all definition files, by file name.
fn definitions() -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = fs::read_dir(crate_dir().join("instruments"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    // By id and not by path: a path sorts `scs-sf.json` before `scs.json`.
    files.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
    files
        .iter()
        .map(|path| {
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (stem, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[track_caller]
fn check_is_current(path: &Path, expected: &str) {
    // Git may have turned line ends into CRLF on checkout; that is no difference.
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    if found != expected {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, expected).unwrap();
        panic!("{} was stale and has been rewritten; look at it and commit it", path.display());
    }
}

#[test]
fn handles_are_current() {
    let mut text = String::from(
        "//! Typed handles: a function for each built-in instrument and a constant for each of its scales.\n\
         //!\n\
         //! A misspelt scale is a compile error, and only the instruments that are used get into the\n\
         //! program.\n\
         //!\n\
         //! Generated from `instruments/*.json` by the test `handles_are_current`; do not edit.\n\
         \n\
         use std::sync::LazyLock;\n\
         \n\
         use crate::catalog::{BuiltIn, load};\n\
         use crate::instrument::Instrument;\n",
    );
    let mut table = String::new();
    let mut count = 0;
    for (stem, json) in definitions() {
        let file =
            InstrumentFile::from_json(&json).unwrap_or_else(|error| panic!("{stem}: {error}"));
        assert_eq!(file.id.as_str(), stem, "the file's name is the instrument's id");
        let module = stem.replace('-', "_");
        let constant = module.to_uppercase();
        write_module(&mut text, &file, &module, &constant);
        let _ = writeln!(
            table,
            "    BuiltIn {{ id: \"{stem}\", version: \"{}\", instrument: &{constant} }},",
            file.version
        );
        count += 1;
    }
    assert!(count >= 19, "only {count} definitions were found");
    let _ = write!(
        text,
        "\n/// All built-in definitions, in the order of their ids.\n\
         pub(crate) static BUILTIN: [BuiltIn; {count}] = [\n{table}];\n"
    );
    check_is_current(&crate_dir().join("src/handles.rs"), &text);
}

fn write_module(text: &mut String, file: &InstrumentFile, module: &str, constant: &str) {
    let _ = write!(
        text,
        "\nstatic {constant}: LazyLock<Instrument> =\n    LazyLock::new(|| load(include_str!(\"../instruments/{}.json\")));\n\
         \n/// {} ({}), definition {}.\n///\n/// {}\n///\n/// The key is {}: {}\npub mod {module} {{\n\
        \x20   use karuna_core::{{InstrumentId, ScaleId}};\n\n\
        \x20   use crate::instrument::Instrument;\n\n\
        \x20   /// The instrument's id.\n\
        \x20   pub const ID: InstrumentId = InstrumentId::from_static(\"{}\");\n",
        file.id,
        doc(&file.title),
        doc(&file.abbreviation),
        file.version,
        doc(&file.construct),
        file.evidence.status,
        doc(&file.evidence.note),
        file.id,
    );
    for scale in &file.scales {
        let name = scale.id.as_str().replace('-', "_").to_uppercase();
        let kind = match &scale.score {
            ScoreRule::Items { method, of } => format!("{method} of {} items", of.len()),
            ScoreRule::Scales { method, of } => format!("{method} of {} scales", of.len()),
            ScoreRule::Linear { .. } => "weighted sum of scales".to_owned(),
            ScoreRule::Affine { .. } => "another scale in another unit".to_owned(),
            ScoreRule::Lookup { .. } => "from a table".to_owned(),
            ScoreRule::Count { .. } => "a count, no diagnosis".to_owned(),
        };
        let _ = write!(
            text,
            "    /// {}: {kind}, {} to {}, {}.\n    pub const {name}: ScaleId = ScaleId::from_static(\"{}\");\n",
            doc(&scale.title),
            scale.range[0],
            scale.range[1],
            scale.direction,
            scale.id,
        );
    }
    let _ = write!(
        text,
        "\n    /// The instrument; parsed at the first call.\n    #[must_use]\n    pub fn instrument() -> &'static Instrument {{\n        &super::{constant}\n    }}\n}}\n",
    );
}

/// A text as it may stand in a doc comment.
fn doc(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn the_table_in_the_readme_is_current() {
    let readme = crate_dir().join("../../README.md");
    // A packaged crate has no README of the workspace beside it.
    let Ok(text) = fs::read_to_string(&readme) else { return };
    let text = text.replace("\r\n", "\n");
    let (begin, end) =
        ("<!-- instruments: kept current by a test -->\n", "<!-- end of instruments -->\n");
    let (before, rest) = text.split_once(begin).expect("the README has the table");
    let (_, after) = rest.split_once(end).expect("the table has an end");
    // A comment would end the table, so it goes before the head.
    let head = "| about | instruments |\n|---|---|\n";
    let before = before.strip_suffix(head).unwrap_or(before);
    let files: Vec<InstrumentFile> =
        definitions().iter().map(|(_, json)| InstrumentFile::from_json(json).unwrap()).collect();
    let mut expected = format!("{before}{begin}{head}");
    // Each stands once, at what it is mainly about.
    for topic in Topic::ALL {
        let ids: Vec<String> = files
            .iter()
            .filter(|file| file.topics.first() == Some(&topic))
            .map(|file| format!("`{}`", file.id))
            .collect();
        if !ids.is_empty() {
            let _ = writeln!(expected, "| {topic} | {} |", ids.join(", "));
        }
    }
    check_is_current(&readme, &format!("{expected}\n{end}{after}"));
}

#[test]
fn every_definition_is_valid() {
    let definitions = definitions();
    assert!(definitions.len() >= 19, "only {} definitions were found", definitions.len());
    let mut wrong = Vec::new();
    for (stem, json) in definitions {
        let file = InstrumentFile::from_json_with_vectors(&json)
            .unwrap_or_else(|error| panic!("{stem}: {error}"));
        let vectors = file.vectors.as_ref().map_or(0, Vec::len);
        assert!(vectors >= 4, "{stem} brings {vectors} worked examples");
        if let Err(problems) = Instrument::try_new(file) {
            wrong.extend(problems.iter().map(|problem| format!("{stem}{problem}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

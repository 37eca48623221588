//! The built-in programmes and other data are valid, complete, and kept current in generated files.

use std::fs;
use std::path::{Path, PathBuf};

use karuna_core::{Audience, Setting};
use karuna_plans::{
    AllianceCheckpoint, AllianceExercise, Barrier, Competence, Pathway, Programme,
    ProgrammeCatalog, ProgrammeFile, ProgrammeKind, ReflectionPrompt, Strain, Way,
};
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

/// Which programmes have something; an empty row is what the test looks for.
fn row(name: &str, has: impl Fn(&ProgrammeFile) -> bool) -> String {
    let found: Vec<&str> = ProgrammeCatalog::builtin()
        .iter()
        .map(Programme::definition)
        .filter(|file| has(file))
        .map(|file| file.id.as_str())
        .collect();
    assert!(!found.is_empty(), "no programme for {name}");
    format!("{name:<12} {:>2}  {}", found.len(), found.join(", "))
}

#[test]
fn every_setting_and_audience_has_a_programme() {
    let audience = |audience| move |file: &ProgrammeFile| file.audiences.contains(&audience);
    let setting = |setting| move |file: &ProgrammeFile| file.setting == setting;
    let kind = |kind| move |file: &ProgrammeFile| file.kind == kind;
    let table = [
        row("individual", setting(Setting::Individual)),
        row("group", setting(Setting::Group)),
        row("community", setting(Setting::Community)),
        row("clients", audience(Audience::Clients)),
        row("public", audience(Audience::Public)),
        row("carers", audience(Audience::Carers)),
        row("therapists", audience(Audience::Therapists)),
        row("training", kind(ProgrammeKind::Training)),
        row("supervision", kind(ProgrammeKind::Supervision)),
        row("pathway", kind(ProgrammeKind::Pathway)),
        row("weaving-in", kind(ProgrammeKind::WeavingIn)),
        row("workshop", kind(ProgrammeKind::Workshop)),
        row("self-guided", kind(ProgrammeKind::SelfGuided)),
    ];
    println!("{}", table.join("\n"));
    // Children and young people come by way of guardians and clinicians (S18); none is made here.
    let youth = audience(Audience::Youth);
    assert!(ProgrammeCatalog::builtin().iter().all(|programme| !youth(programme.definition())));
}

/// Everything that a person reads in programmes and data files, with its place.
fn all_words() -> Vec<(String, String)> {
    let mut words = Vec::new();
    for folder in ["programmes", "data", "pathways"] {
        for (name, json) in definitions(folder) {
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            collect(&name, &value, &mut words);
        }
    }
    words
}

fn collect(place: &str, value: &serde_json::Value, words: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) if text.contains(' ') => {
            words.push((place.to_owned(), text.clone()));
        }
        serde_json::Value::Array(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                collect(&format!("{place}/{at}"), entry, words);
            }
        }
        serde_json::Value::Object(entries) => {
            for (key, entry) in entries {
                collect(&format!("{place}/{key}"), entry, words);
            }
        }
        _ => {}
    }
}

#[test]
fn words_are_kind_and_claim_nothing() {
    let pressing = ["you must", "you should", "!", "is guaranteed", "cures", "will heal", "streak"];
    let marks = ["mindful self-compassion", "compassion cultivation training"];
    let mut found = Vec::new();
    let words = all_words();
    assert!(words.len() > 900, "{} texts", words.len());
    for (place, text) in words {
        let lower = text.to_lowercase();
        for word in pressing.iter().filter(|word| lower.contains(*word)) {
            found.push(format!("{place}: `{word}`"));
        }
        // Names that belong to somebody stand where credit is given, and nowhere else.
        let gives_credit = place.ends_with("/credit") || place.ends_with("/names");
        for mark in marks.iter().filter(|mark| lower.contains(*mark) && !gives_credit) {
            found.push(format!("{place}: `{mark}`"));
        }
        let digits = text.split(|letter: char| !letter.is_ascii_digit());
        if digits.into_iter().any(|run| run.len() >= 5) {
            found.push(format!("{place}: a long number"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_is_set_aside_says_why() {
    let mut asides = 0;
    for programme in ProgrammeCatalog::builtin().iter() {
        for session in &programme.definition().sessions {
            for rule in &session.set_aside {
                let why = programme.session_text(session, &format!("set-aside.{rule}"));
                assert!(why.split_whitespace().count() >= 10, "{} {}", programme.id(), session.id);
                asides += 1;
            }
        }
    }
    assert_eq!(asides, 2, "the one-day training, and the day of quiet practice");
}

#[test]
fn no_programme_is_reviewed_yet_and_none_hides_its_doubts() {
    for programme in ProgrammeCatalog::builtin().iter() {
        let file = programme.definition();
        assert!(!programme.is_reviewed());
        assert!(file.text["entry"].len() > 150 && file.text["safety"].len() > 300, "{}", file.id);
        let practices = programme.practices();
        let catalog = PracticeCatalog::builtin();
        assert!(practices.iter().all(|id| catalog.get(id.as_str()).is_ok()), "{}", file.id);
    }
}

fn read<T: serde::de::DeserializeOwned>(folder: &str, name: &str) -> T {
    let path = crate_dir().join(folder).join(format!("{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn is_cited(keys: &[String], place: &str) {
    for key in keys {
        assert!(Bibliography::builtin().get(key).is_some(), "{place}: {key}");
    }
}

#[test]
fn barriers_and_ways_are_read_whole() {
    let json: serde_json::Value = read("data", "barriers");
    assert_eq!(json["format"], 1);
    assert_eq!(json["barriers"].as_array().unwrap().len(), Barrier::builtin().len());
    let json: serde_json::Value = read("data", "ways");
    assert_eq!(json["format"], 1);
    assert_eq!(json["ways"].as_array().unwrap().len(), Way::builtin().len());
    for barrier in Barrier::builtin() {
        assert_eq!(barrier.ways().count(), barrier.ways.len(), "{}", barrier.id);
        assert!(!barrier.flows.is_empty(), "{}", barrier.id);
        is_cited(&barrier.evidence, &barrier.id);
        assert_eq!(Barrier::get(&barrier.id), Some(barrier), "ids are unique");
    }
    for way in Way::builtin() {
        assert!(!way.changes.is_empty(), "{}", way.id);
        is_cited(&way.evidence, &way.id);
        assert!(Barrier::builtin().iter().any(|it| it.ways.contains(&way.id)), "{}", way.id);
        // What was looked up says where.
        assert!(!way.status.is_looked_up() || !way.evidence.is_empty(), "{}", way.id);
    }
}

#[test]
fn connection_is_read_whole() {
    let json: serde_json::Value = read("data", "connection");
    assert_eq!(json["format"], 1);
    assert_eq!(json["exercises"].as_array().unwrap().len(), AllianceExercise::builtin().len());
    assert_eq!(json["checkpoints"].as_array().unwrap().len(), AllianceCheckpoint::builtin().len());
    assert_eq!(json["strains"].as_array().unwrap().len(), Strain::builtin().len());
    for setting in [Setting::Individual, Setting::Group] {
        assert!(AllianceExercise::builtin().iter().any(|it| it.settings.contains(&setting)));
        assert!(Strain::builtin().iter().any(|it| it.settings.contains(&setting)));
        assert!(AllianceCheckpoint::due(setting, 1, 12).is_some());
        assert!(AllianceCheckpoint::due(setting, 6, 12).is_some());
    }
    for exercise in AllianceExercise::builtin() {
        let minutes = exercise.minutes;
        assert!(1 <= minutes.min && minutes.min <= minutes.typical, "{}", exercise.id);
        assert!(minutes.typical <= minutes.max, "{}", exercise.id);
        is_cited(&exercise.evidence, &exercise.id);
    }
    for strain in Strain::builtin() {
        assert!(strain.repair.len() >= 4, "{}", strain.id);
        assert!((10..=20).contains(&strain.repair_minutes()), "{}", strain.id);
        is_cited(&strain.evidence, &strain.id);
    }
    assert_eq!(AllianceCheckpoint::due(Setting::Community, 1, 4), None);
    let last = AllianceCheckpoint::due(Setting::Individual, 15, 16).unwrap();
    assert_eq!(last.id, "individual-last-but-one");
}

#[test]
fn competences_prompts_and_pathways_are_read_whole() {
    let json: serde_json::Value = read("data", "competences");
    assert_eq!(json["format"], 1);
    assert_eq!(json["competences"].as_array().unwrap().len(), Competence::builtin().len());
    for competence in Competence::builtin() {
        assert!(Competence::areas().iter().any(|it| it.id == competence.area), "{}", competence.id);
        assert_eq!(Competence::get(&competence.id), Some(competence));
    }
    for level in 0..=Competence::MOST {
        assert!(Competence::level_words(level).len() > 10, "{level}");
    }
    assert_eq!(Competence::level_words(5), "");
    let json: serde_json::Value = read("data", "reflection");
    assert_eq!(json["format"], 1);
    assert_eq!(json["prompts"].as_array().unwrap().len(), ReflectionPrompt::builtin().len());
    let files = definitions("pathways");
    assert_eq!(files.len(), Pathway::builtin().len(), "each file is in the list of `Pathway`");
    for (name, json) in files {
        let pathway = Pathway::from_json(&json, Bibliography::builtin()).unwrap();
        assert_eq!(pathway.id, name);
        assert!(pathway.text.note.contains("not a credential"), "{name}");
    }
}

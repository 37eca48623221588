//! The built-in practices are valid, complete, and kept current in generated files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use karuna_core::{Audience, PracticeRole, Principle, Setting, Technique};
use karuna_practices::{
    Bibliography, Flow, Practice, PracticeCatalog, PracticeFile, PracticeQuery,
};

fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of all definition files, by file name.
fn definitions() -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = fs::read_dir(crate_dir().join("practices"))
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
fn the_list_of_practices_is_current() {
    let names = definitions();
    let mut text = String::from(
        "//! The texts of all built-in practices, in the order of their ids.\n\
         //!\n\
         //! Generated from `practices/*.json` by the test `the_list_of_practices_is_current`; do not edit.\n\n",
    );
    let _ = writeln!(text, "pub(crate) static BUILTIN: [&str; {}] = [", names.len());
    for (name, _) in &names {
        let _ = writeln!(text, "    include_str!(\"../practices/{name}.json\"),");
    }
    text.push_str("];\n");
    check_is_current(&crate_dir().join("src/builtin.rs"), &text);
}

#[test]
fn every_practice_is_valid() {
    let mut wrong = Vec::new();
    let definitions = definitions();
    assert!(definitions.len() >= 90, "only {} practices were found", definitions.len());
    for (name, json) in definitions {
        let file: PracticeFile = match serde_json::from_str(&json) {
            Ok(file) => file,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        assert_eq!(file.id.as_str(), name, "the file's name is the practice's id");
        if let Err(problems) = Practice::try_new(file) {
            wrong.extend(problems.iter().map(ToString::to_string));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(PracticeCatalog::builtin_with_ip_notes().len(), 90);
}

#[test]
fn every_citation_is_read() {
    let text = fs::read_to_string(crate_dir().join("citations.json")).unwrap();
    let read: Bibliography = serde_json::from_str(&text).unwrap();
    assert_eq!(read, *Bibliography::builtin());
    assert!(read.len() >= 117, "{} citations", read.len());
    for (key, citation) in read.iter() {
        assert!(!citation.reference.trim().is_empty(), "{key}");
        assert!(!citation.finding.trim().is_empty(), "{key}");
    }
}

#[test]
fn practices_that_ask_for_something_stand_outside_the_default() {
    let all = PracticeCatalog::builtin_with_ip_notes();
    let free = PracticeCatalog::builtin();
    let asking = all.iter().filter(|practice| practice.definition().ip_note).count();
    assert_eq!((asking, free.len()), (15, 75));
    assert!(free.iter().all(|practice| !practice.definition().ip_note));
    for practice in all.iter().filter(|practice| practice.definition().ip_note) {
        assert!(!practice.text("ip-note").is_empty() && !practice.text("credit").is_empty());
    }
}

/// How many practices have each of some values; empty cells are what the test looks for.
fn count<T: Copy + ToString>(
    name: &str,
    values: &[T],
    has: impl Fn(&PracticeFile, T) -> bool,
) -> String {
    let mut row = format!("{name:<11}");
    for value in values {
        let practices = PracticeCatalog::builtin();
        let count = practices.iter().filter(|practice| has(practice.definition(), *value)).count();
        assert!(count > 0, "no practice for {name} {}", value.to_string());
        let _ = write!(row, " {} {count},", value.to_string());
    }
    row
}

#[test]
fn principles_techniques_settings_audiences_and_flows_are_covered() {
    let audiences = [Audience::Clients, Audience::Public, Audience::Therapists];
    let table = [
        count("principles", &Principle::ALL, |file, value| file.principles.contains(&value)),
        count("techniques", &Technique::ALL, |file, value| file.technique == value),
        count("settings", &Setting::ALL, |file, value| file.settings.contains(&value)),
        count("audiences", &audiences, |file, value| file.audiences.contains(&value)),
        count("flows", &Flow::ALL, |file, value| file.flows.contains(&value)),
    ];
    println!("{}", table.join("\n"));
    // Each principle can be trained in each setting.
    for principle in Principle::ALL {
        for setting in Setting::ALL {
            let query = PracticeQuery {
                principles: vec![principle],
                settings: vec![setting],
                ..PracticeQuery::default()
            };
            let found = PracticeCatalog::builtin().find(&query);
            assert!(!found.is_empty(), "no practice for {principle} in {setting}");
        }
    }
}

#[test]
fn what_the_field_expects_is_there() {
    let all = PracticeCatalog::builtin_with_ip_notes();
    let journals = ["gratitude-journal", "self-kindness-journal", "past-challenges-journal"];
    for id in journals {
        let practice = all.get(id).unwrap();
        assert_eq!(practice.definition().technique, Technique::Journaling);
        assert!(practice.definition().prompts >= 3, "{id} has prompts");
    }
    for id in ["compassionate-figure-real", "compassionate-other"] {
        assert!(all.get(id).unwrap().has_role(PracticeRole::Imagery), "{id}");
    }
    let dialogue = all.get("self-compassion-dialogue").unwrap().definition();
    assert_eq!(dialogue.technique, Technique::RolePlay);
    assert!(dialogue.lines >= 3 && dialogue.parts.len() >= 2);
}

#[test]
fn words_are_kind_and_claim_nothing() {
    // Words that press, promise or shame; and digits that could be a phone number.
    let pressing = ["you must", "you should", "!", "is guaranteed", "cures", "will heal"];
    let mut found = Vec::new();
    for practice in PracticeCatalog::builtin_with_ip_notes().iter() {
        for (key, text) in &practice.definition().text {
            let lower = text.to_lowercase();
            for word in pressing.iter().filter(|word| lower.contains(*word)) {
                found.push(format!("{} {key}: `{word}`", practice.id()));
            }
            let digits = text.split(|letter: char| !letter.is_ascii_digit());
            if digits.into_iter().any(|run| run.len() >= 5) {
                found.push(format!("{} {key}: a long number", practice.id()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn hard_practices_are_led_and_say_how_to_land() {
    for practice in PracticeCatalog::builtin_with_ip_notes().iter() {
        let file = practice.definition();
        let words = |key: &str| practice.text(key).split_whitespace().count();
        assert!(words("stop") >= 5 && words("after-care") >= 8, "{}", practice.id());
        if file.difficulty >= 4 || practice.has_role(PracticeRole::Chair) {
            assert!(file.led_by > karuna_practices::LedBy::Oneself, "{}", practice.id());
        }
    }
}

#[test]
fn what_has_to_come_before_can_be_had_by_the_same_people_in_the_same_setting() {
    // Otherwise a practice is offered to people who can never get to it.
    let all: Vec<&Practice> = PracticeCatalog::builtin_with_ip_notes().iter().collect();
    let mut wrong = Vec::new();
    for setting in Setting::ALL {
        for audience in Audience::ALL {
            let fits = |file: &PracticeFile| {
                file.settings.contains(&setting) && file.audiences.contains(&audience)
            };
            let mut reached: Vec<&str> = Vec::new();
            loop {
                let before = reached.len();
                for practice in &all {
                    let file = practice.definition();
                    let is_open = fits(file)
                        && !reached.contains(&file.id.as_str())
                        && file.prerequisites.iter().all(|id| reached.contains(&id.as_str()))
                        && file
                            .one_of_before
                            .iter()
                            .all(|group| group.iter().any(|id| reached.contains(&id.as_str())));
                    if is_open {
                        reached.push(file.id.as_str());
                    }
                }
                if reached.len() == before {
                    break;
                }
            }
            let lost = all.iter().map(|practice| practice.definition());
            let lost = lost.filter(|file| fits(file) && !reached.contains(&file.id.as_str()));
            wrong.extend(lost.map(|file| format!("{} for {audience}, {setting}", file.id)));
        }
    }
    // Carers come with the public, who have the rest; see the audience rule of karuna-plans.
    wrong.retain(|entry| !entry.contains(" for carers,"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

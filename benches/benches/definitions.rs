//! From the text of a definition to an instrument that scores: parsing, every check, compilation.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput};
use karuna_assessments::{Instrument, InstrumentFile};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    define(&mut criterion);
    criterion.final_summary();
}

fn define(criterion: &mut Criterion) {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/karuna-assessments/instruments");
    let mut texts: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the definitions are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("the file can be read"))
        })
        .collect();
    texts.sort_by_key(|(_, text)| text.len());
    assert!(texts.len() >= 19);
    let all: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let mut group = criterion.benchmark_group("definitions/all");
    group.throughput(Throughput::Bytes(all as u64));
    group.bench_function("json_tree", |bencher| {
        bencher.iter(|| {
            for (_, text) in &texts {
                black_box(serde_json::from_str::<serde_json::Value>(black_box(text)).is_ok());
            }
        });
    });
    group.bench_function("karuna", |bencher| {
        bencher.iter(|| {
            for (_, text) in &texts {
                let file = InstrumentFile::from_json(black_box(text)).expect("the text is sound");
                black_box(Instrument::try_new(file).is_ok());
            }
        });
    });
    group.finish();
    // The floor is serde_json building a tree of values out of the same text.
    for (name, text) in &texts {
        let mut group = criterion.benchmark_group(format!("definitions/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("json_tree", |bencher| {
            bencher.iter(|| {
                black_box(serde_json::from_str::<serde_json::Value>(black_box(text)).is_ok())
            });
        });
        group.bench_function("karuna", |bencher| {
            bencher.iter(|| {
                let file = InstrumentFile::from_json(black_box(text)).expect("the text is sound");
                black_box(Instrument::try_new(file).is_ok())
            });
        });
        group.finish();
    }
}

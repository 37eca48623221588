//! From the scores of the catalogue to what a plan is told.

use karuna::assessments::Catalog;
use karuna::core::{Change, Direction, Level, LevelBasis, Measurement};
use karuna::plans::Intake;

/// What an intake reads has to be in the catalogue, letter by letter.
#[test]
fn what_an_intake_reads_is_there() {
    let mut read = Vec::new();
    for instrument in Catalog::builtin().instruments() {
        for scale in instrument.scales() {
            let of = |level| Measurement {
                instrument: instrument.id().clone(),
                scale: scale.id.clone(),
                date: "2026-11-25".parse().unwrap(),
                value: scale.range[0],
                direction: scale.direction,
                level: Some((level, LevelBasis::Caller)),
                change: Change::Unknown,
            };
            let is_read = |level| Intake::new(&[of(level)]).unused.is_empty();
            if is_read(Level::High) || is_read(Level::Low) {
                read.push(format!("{} {}", instrument.id(), scale.id));
            }
        }
    }
    insta::assert_snapshot!(read.join("\n"), @"
    cbi personal
    cbi work
    cbi client
    ceas-self total
    cmas-self total
    core-10 total
    core-10 total-mean
    core-om total-mean
    core-om clinical
    core-om total-raw
    dass-21 depression
    dass-21 anxiety
    dass-21 stress
    dass-21 depression-doubled
    dass-21 anxiety-doubled
    dass-21 stress-doubled
    dass-42 depression
    dass-42 anxiety
    dass-42 stress
    fcs-for-others total
    fcs-from-others total
    fcs-self total
    fscrs inadequate-self
    fscrs hated-self
    fscrs self-criticism
    gad-2 total
    gad-7 total
    k10 total
    k10 total-from-zero
    k6 total
    k6 total-from-one
    phq-2 total
    phq-8 total
    phq-9 total
    proqol-5 burnout
    proqol-5 secondary-traumatic-stress
    pss-10 total
    pss-14 total
    pss-4 total
    pswq total
    scrs-10 total
    scs self-judgment
    scs isolation
    scs total-item-mean
    scs total-subscale-grand-mean
    scs total-sum-of-subscale-means
    scs total-item-sum
    scs-sf self-judgment
    scs-sf isolation
    scs-sf total-item-mean
    scs-sf total-subscale-grand-mean
    scs-sf total-sum-of-subscale-means
    scs-sf total-item-sum
    scs-y self-judgment
    scs-y isolation
    scs-y total-item-mean
    scs-y total-subscale-grand-mean
    scs-y total-sum-of-subscale-means
    scs-y total-item-sum
    social-connectedness-r total
    socs-s total
    sscs-l total-item-mean
    sscs-l total-subscale-grand-mean
    sscs-s total-item-mean
    ssps total
    ucla-3 total
    ucla-ls3 total
    ");
}

#[test]
fn an_intake_takes_the_heaviest_of_several() {
    let measured = |instrument: &str, scale: &str, level| Measurement {
        instrument: instrument.parse().unwrap(),
        scale: scale.parse().unwrap(),
        date: "2026-11-25".parse().unwrap(),
        value: 1.0,
        direction: Direction::HigherIsWorse,
        level: Some((level, LevelBasis::Caller)),
        change: Change::Unknown,
    };
    let intake = Intake::new(&[
        measured("phq-9", "total", Level::Mid),
        measured("core-10", "total", Level::High),
        measured("k6", "total", Level::Low),
        measured("scs-sf", "total-item-mean", Level::Mid),
        measured("socs-s", "total", Level::Low),
        measured("gad-7", "total", Level::High),
        measured("ucla-3", "total", Level::Mid),
        measured("ssps", "total", Level::High),
        measured("phq-9", "symptom-criteria", Level::High),
    ]);
    assert_eq!(intake.distress, Some(Level::High));
    assert_eq!(intake.self_compassion, Some(Level::Low));
    let needs: Vec<(&str, u8)> =
        intake.needs.iter().map(|(it, weight)| (it.as_str(), *weight)).collect();
    assert_eq!(needs, [("self-criticism", 1), ("arousal", 3), ("loneliness", 1), ("low-drive", 1)]);
    assert_eq!(intake.unused, ["phq-9 symptom-criteria", "ssps total"]);
}

//! Pages and pictures of scores: nothing breaks them, nothing leaves them, alerts come first.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use karuna_assessments::{
    Answers, Catalog, Precision, Protocol, ProtocolScore, Series, Standing, handles,
};
use karuna_core::{Date, Direction};
use karuna_report::{Profile, ProfileRow, Progress, ProgressLine, Style, instrument_page};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

const HOSTILE: &str = "</title></svg><script>alert('&\"')</script>";

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn series(scores: &[f64]) -> Series {
    let mut series = Series::new(handles::phq_9::instrument(), &handles::phq_9::TOTAL).unwrap();
    for (place, score) in (0..).zip(scores) {
        series.push(date("2026-01-05").plus_days(place * 9).unwrap(), *score).unwrap();
    }
    series
}

fn line(series: &Series) -> ProgressLine<'_> {
    ProgressLine {
        instrument: handles::phq_9::instrument(),
        series,
        precision: Precision::new(5.9, 0.84).unwrap(),
        precision_from: "made up".into(),
        level: 0.95,
        cut_off: handles::phq_9::instrument().definition().cut_offs.first(),
        middle: None,
    }
}

/// The names of all elements of a page, as a parser by others finds them.
fn elements(html: &str) -> Vec<String> {
    fn walk(handle: &Handle, names: &mut Vec<String>) {
        if let NodeData::Element { name, .. } = &handle.data {
            names.push(name.local.to_string());
        }
        for child in handle.children.borrow().iter() {
            walk(child, names);
        }
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut names = Vec::new();
    walk(&dom.document, &mut names);
    names
}

fn row(label: &str, score: Result<f64, String>) -> ProfileRow {
    ProfileRow {
        label: label.into(),
        range: [0.0, 27.0],
        direction: Direction::HigherIsWorse,
        score,
        interval: None,
        bands: vec![(0.0, "low".into()), (10.0, HOSTILE.into())],
        bands_by: Some("somebody".into()),
        standing: None,
        key: karuna_core::EvidenceStatus::Verified,
    }
}

#[test]
fn a_profile_says_all_in_words_too() {
    let phq = handles::phq_9::instrument();
    let scored = phq.score(&Answers::from_values([1, 2, 1, 1, 0, 2, 1, 0, 1, 1])).unwrap();
    let norm = phq.norms_of(&handles::phq_9::TOTAL).find(|norm| norm.sd.is_some()).unwrap();
    let standing = Standing::new(phq, norm, 9.0).unwrap();
    let interval = Precision::new(5.9, 0.84).unwrap().around_observed(9.0, 0.95).unwrap();
    let mut profile = Profile::new("Today");
    profile.add(&scored, &handles::phq_9::TOTAL, Some(interval), Some(&standing));
    // Twice the same sheet: the alert stands once.
    profile.add(&scored, &handles::phq_9::SYMPTOM_CRITERIA, None, None);
    profile.add(&scored, &"no-such-scale".parse().unwrap(), None, None);
    assert_eq!((profile.rows.len(), profile.alerts.len()), (2, 1));
    insta::assert_snapshot!(profile.page().render(Style::Text), @r#"
    Today
    =====

    ! Please look at this first: phq-9: please look at the answer to item 9
      (self-harm)

    PHQ-9: Total: 9 of 0 to 27. PHQ-9: Number of symptoms present (a count, no
    diagnosis): 3 of 0 to 9.

    PHQ-9: Total
        9, possible 0 to 27, lower is better; 4.37 to 13.63 with 95 per cent
        confidence, around the score; called "mild" (the authors, verified); higher
        than most of the comparison group, as if scores were spread normally (German
        general population, 2003-2008, 5018 people; recalled); key verified.
    PHQ-9: Number of symptoms present (a count, no diagnosis)
        3, possible 0 to 9, lower is better; key verified.

    Scores are no verdict on a person. Talk about them with somebody who knows you.
    "#);
    let open = phq.score(&Answers::from_values([None::<u8>; 10])).unwrap();
    let mut none = Profile::new("Nothing yet");
    none.add(&open, &handles::phq_9::TOTAL, None, None);
    insta::assert_snapshot!(none.page().render(Style::Markdown), @"
    # Nothing yet

    > Please look at this first: phq-9: please look at item 9, which was not answered (self-harm)

    PHQ-9: Total: no score.

    - **PHQ-9: Total**: no score: too few answers

    Scores are no verdict on a person. Talk about them with somebody who knows you.
    ");
}

#[test]
fn a_course_says_all_in_words_too() {
    let scores = [8.0, 16.0, 17.0];
    let series = series(&scores);
    let mut progress = Progress::new("Spring");
    let phq = handles::phq_9::instrument();
    let scored = phq.score(&Answers::from_values([0, 0, 0, 0, 0, 0, 0, 0, 2, 0])).unwrap();
    progress.alerts = vec![(date("2026-01-05"), scored.alerts()[0].clone())];
    progress.lines.push(line(&series));
    let response = &Protocol::builtin()[0];
    let result = response.judge(&[ProtocolScore {
        instrument: "phq-9".parse().unwrap(),
        scale: "total".parse().unwrap(),
        first: 0.0,
        last: 5.0,
    }]);
    progress.protocols.push((response, result.unwrap()));
    insta::assert_snapshot!(progress.page().unwrap().render(Style::Text), @"
    Spring
    ======

    ! Please look at this first: phq-9: please look at the answer to item 9
      (self-harm) (2026-01-05)

    PHQ-9: Total
    ------------

    ! Since 2026-01-14 this has been harder than at first, by more than noise
      explains. Please talk about it soon with somebody who is there for you, such
      as your therapist.

    Scores from 0 to 27, lower is better: 8 on 2026-01-05, 16 on 2026-01-14, 17 on
    2026-01-23.

    First                 8 on 2026-01-05
    Last                  17 on 2026-01-23
    Best                  8 on 2026-01-05
    Since the first       worse, by more than noise explains
    Since the one before  no more than noise explains
    Course                3.5 points a week (median of all pairs)
    Line                  the last score is beyond 10: caseness for depression in
                          NHS Talking Therapies (nct05134103, verified)
    Judged with           standard deviation 5.9, reliability 0.84, 95 per cent:
                          6.54 points or fewer are noise; made up

    Published sizes of change, from the first score to the last. Where they
    disagree, none is preferred here.

    Size         Result                  From
    6 points     reached, for the worse  rule of NHS Talking Therapies; 6 counts
                                         (nct05134103, verified)
    5 points     reached, for the worse  difference of 5 points (loewe-2004,
                                         recalled)
    20 per cent  reached, for the worse  about 20; 21 (14.9 to 26.7) at moderate
                                         severity, UK primary care, n = 400; 1.7
                                         points there, and the share falls with
                                         severity (kounali-2022, verified)
    50 per cent  not reached             half of the first score or less (mbc-2020,
                                         verified)

    Response and remission by the PHQ-9
    -----------------------------------

    Response   does not apply (rule verified)
    Remission  no (rule verified)

    A score is one way to look. How life feels, and what somebody says about it,
    counts as much.
    ");
    progress.lines[0].level = 1.0;
    assert!(progress.page().is_err());
}

#[test]
fn nothing_that_somebody_writes_breaks_a_picture() {
    let profile = Profile {
        title: HOSTILE.into(),
        rows: vec![row(HOSTILE, Ok(12.0)), row("plain", Err(HOSTILE.into()))],
        alerts: Vec::new(),
    };
    let names = elements(&profile.page().render(Style::Html));
    assert!(!names.contains(&"script".to_owned()));
    for (name, count) in [("svg", 1), ("title", 2), ("desc", 1), ("circle", 1)] {
        assert_eq!(names.iter().filter(|it| *it == name).count(), count, "{name}");
    }
}

#[test]
fn a_picture_is_named_and_described() {
    let series = series(&[17.0, 8.0]);
    let svg = line(&series).svg().unwrap();
    insta::assert_snapshot!(svg.lines().take(4).collect::<Vec<_>>().join("\n"), @r##"
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 230" role="img" aria-labelledby="progress-phq-9-total-title progress-phq-9-total-desc">
    <title id="progress-phq-9-total-title">PHQ-9: Total</title>
    <desc id="progress-phq-9-total-desc">Scores from 0 to 27, lower is better: 17 on 2026-01-05, 8 on 2026-01-14.</desc>
    <rect x="34.0" y="48.8" width="314.0" height="78.5" fill="#e2e2e2"/>
    "##);
    assert!(!svg.contains("href") && !svg.contains("<script"));
}

#[test]
fn every_instrument_has_a_page_in_every_style() {
    let catalog = Catalog::builtin();
    for instrument in catalog.instruments() {
        let page = instrument_page(instrument, catalog);
        let text = page.render(Style::Text);
        for scale in instrument.scales() {
            assert!(text.contains(&format!("`{}`", scale.id)), "{} {}", instrument.id(), scale.id);
        }
        assert!(elements(&page.render(Style::Html)).contains(&"dl".to_owned()));
        assert!(page.render(Style::Markdown).starts_with("# "));
    }
}

/// All numbers of the attributes that place something.
fn places(svg: &str) -> Vec<f64> {
    let mut found = Vec::new();
    for name in [" x=\"", " y=\"", " x1=\"", " x2=\"", " y1=\"", " y2=\"", " cx=\"", " cy=\""] {
        for part in svg.split(name).skip(1) {
            found.push(part.split('"').next().unwrap().parse().unwrap());
        }
    }
    found
}

proptest! {
    #[test]
    fn everything_stays_within_the_picture(
        scores in prop::collection::vec(0.0..=27.0_f64, 0..12), sd in 0.01..500.0_f64,
        reliability in 0.001..0.999_f64, level in 0.01..0.999_f64,
    ) {
        let series = series(&scores);
        let mut line = line(&series);
        line.precision = Precision::new(sd, reliability).unwrap();
        line.level = level;
        let svg = line.svg().unwrap();
        for place in places(&svg) {
            prop_assert!((0.0..=360.0).contains(&place), "{place}");
        }
        let progress = Progress { lines: vec![line], ..Progress::new("any") };
        let html = progress.page().unwrap().render(Style::Html);
        prop_assert!(elements(&html).contains(&"svg".to_owned()));
    }

    #[test]
    fn a_profile_bears_any_number(score in any::<f64>(), from in any::<f64>()) {
        let mut any = row("any", Ok(score));
        any.bands[1].0 = from;
        let profile = Profile { title: "any".into(), rows: vec![any], alerts: Vec::new() };
        for place in places(&profile.svg()) {
            prop_assert!((0.0..=360.0).contains(&place), "{place}");
        }
    }
}

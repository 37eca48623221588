//! Facts about the built-in definitions that have to stay true, whatever else is learnt about them.
//!
//! Their worked examples are run elsewhere. Here stands what no single example shows: which scores
//! there are and which there must not be, and how forms of one family hang together.

use karuna_assessments::{
    Answer, Answers, Catalog, Instrument, InstrumentFile, MissingPolicy, ResponseException,
    ScaleDefinition, ScoreRule, handles,
};
use karuna_core::{EvidenceStatus, ScaleId};
use proptest::prelude::*;

fn builtin() -> impl Iterator<Item = &'static Instrument> {
    Catalog::builtin().instruments()
}

#[track_caller]
fn get(id: &str) -> &'static Instrument {
    Catalog::builtin().get(id).unwrap_or_else(|error| panic!("{error}"))
}

/// The items of a scale, with whether they are reversed; nothing for scales made of others.
fn items_of(instrument: &Instrument, scale: &ScaleId) -> Vec<(u16, bool)> {
    match &instrument.scale(scale).unwrap().score {
        ScoreRule::Items { of, .. } => of.iter().map(|item| (item.item, item.reversed)).collect(),
        _ => Vec::new(),
    }
}

/// The numbers of the items of a scale that are reversed.
fn reversed_in(instrument: &Instrument, scale: &ScaleId) -> Vec<u16> {
    let items = items_of(instrument, scale).into_iter();
    items.filter(|(_, reversed)| *reversed).map(|(item, _)| item).collect()
}

/// One answer for each item, of the options that all items share.
fn any_sheet(instrument: &'static Instrument) -> impl Strategy<Value = Vec<i32>> {
    let response = &instrument.definition().response;
    let no_own = |own: &ResponseException| own.min.is_none() && own.max.is_none();
    assert!(response.exceptions.iter().all(no_own), "{}", instrument.id());
    prop::collection::vec(response.min..=response.max, instrument.item_count())
}

/// The scores of a whole sheet, in the order of the definition.
fn scores(instrument: &Instrument, answers: &[i32]) -> Vec<f64> {
    let scored = instrument.score(&Answers::from_values(answers.iter().copied())).unwrap();
    scored.outcomes().map(|(_, outcome)| outcome.value().unwrap()).collect()
}

/// The six subscales of the self-compassion scales; the first of each pair is the warm one.
const PAIRS: [[ScaleId; 2]; 3] = [
    [handles::scs::SELF_KINDNESS, handles::scs::SELF_JUDGMENT],
    [handles::scs::COMMON_HUMANITY, handles::scs::ISOLATION],
    [handles::scs::MINDFULNESS, handles::scs::OVER_IDENTIFICATION],
];

/// The three orientations, which share one key.
const CEAS: [&str; 3] = ["ceas-self", "ceas-to-others", "ceas-from-others"];

#[test]
fn ids_of_instruments_and_scales_do_not_change() {
    // Programs store them, so a renamed scale is a lost one. New ones may be added.
    let lines: Vec<String> = builtin()
        .map(|instrument| {
            let scales: Vec<&str> = instrument.scale_ids().iter().map(ScaleId::as_str).collect();
            format!("{}: {}", instrument.id(), scales.join(" "))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    aaq-ii: total
    arm-5: total-mean total-sum
    audit-c: total
    brs: mean total
    cams-r-10: total
    cams-r-12: total total-without-2-and-7
    cbi: personal work client
    cd-risc-10: total
    cd-risc-2: total
    ceas-from-others: engagement action total
    ceas-self: engagement action total
    ceas-to-others: engagement action total
    cfq-7: total
    cls-close-others: total-mean
    cls-humanity: total-mean
    cls-specific-person: total-mean
    cmas-other: total
    cmas-self: intention distress-tolerance action total
    core-10: total total-mean
    core-om: wellbeing problems functioning risk total-mean clinical non-risk-mean total-raw
    cs-pommier: kindness common-humanity mindfulness indifference total-item-mean
    csq-8: total total-mean
    dass-21: depression anxiety stress total depression-doubled anxiety-doubled stress-doubled total-doubled
    dass-42: depression anxiety stress total
    ders-16: clarity goals impulse strategies nonacceptance total
    ders-18: awareness clarity goals impulse nonacceptance strategies total
    ders-36: nonacceptance goals impulse awareness strategies clarity total total-no-awareness nonacceptance-mean goals-mean impulse-mean awareness-mean strategies-mean clarity-mean
    ecr-12: anxiety-mean anxiety-sum avoidance-mean avoidance-sum
    ecr-36: anxiety-mean anxiety-sum avoidance-mean avoidance-sum
    ecr-r-block: anxiety-mean anxiety-sum avoidance-mean avoidance-sum
    ecr-r-interleaved: anxiety-mean anxiety-sum avoidance-mean avoidance-sum
    ecr-rs: anxiety-mean avoidance-mean
    ecr-s: anxiety-mean anxiety-sum avoidance-mean avoidance-sum
    eq-60: total
    eq-d-11: total
    erq-10: reappraisal suppression reappraisal-sum suppression-sum
    fcs-for-others: total
    fcs-from-others: total
    fcs-self: total
    ffmq-15: observing describing acting-with-awareness nonjudging nonreactivity total total-without-observing observing-mean describing-mean acting-with-awareness-mean nonjudging-mean nonreactivity-mean total-mean total-without-observing-mean
    ffmq-24: observing describing acting-with-awareness nonjudging nonreactivity total total-without-observing observing-mean describing-mean acting-with-awareness-mean nonjudging-mean nonreactivity-mean total-mean total-without-observing-mean
    ffmq-39: observing describing acting-with-awareness nonjudging nonreactivity total total-without-observing observing-mean describing-mean acting-with-awareness-mean nonjudging-mean nonreactivity-mean total-mean total-without-observing-mean
    flourishing-scale: total
    fscrs: inadequate-self reassured-self hated-self self-criticism
    gad-2: total
    gad-7: total
    gcq-s: engaged avoiding conflict conflict-without-item-12
    gcs-7: total
    gq-6: total total-mean total-without-item-6
    iri: perspective-taking fantasy empathic-concern personal-distress perspective-taking-mean fantasy-mean empathic-concern-mean personal-distress-mean
    isi: total
    k10: total total-from-zero k6 k6-from-zero
    k6: total total-from-one
    kims: observing describing acting-with-awareness accepting-without-judgment
    maas: total
    oas: total
    oas-2: total
    ors: total
    panas: positive-affect negative-affect positive-affect-mean negative-affect-mean
    pcl-5: total intrusion avoidance cognition-and-mood arousal symptom-count
    perma-profiler-progress-first: positive-emotion engagement relationships meaning accomplishment negative-emotion health loneliness happiness overall
    perma-profiler-purpose-first: positive-emotion engagement relationships meaning accomplishment negative-emotion health loneliness happiness overall
    phlms: awareness acceptance
    phq-2: total
    phq-4-anxiety-first: anxiety depression total
    phq-4-depression-first: anxiety depression total
    phq-8: total symptom-criteria
    phq-9: total symptom-criteria
    proqol-5: compassion-satisfaction burnout secondary-traumatic-stress
    pss-10: total helplessness low-self-efficacy
    pss-14: total
    pss-4: total
    pswq: total pswq-a pswq-3
    raas: close depend anxiety closeness-dependence avoidance
    rq: secure fearful preoccupied dismissing model-of-self model-of-other
    rrq: rumination reflection rumination-sum reflection-sum
    rrs-10: brooding reflection total
    rrs-22: depression brooding reflection total depression-mean brooding-mean reflection-mean total-mean
    rses-satisfaction-first: total total-from-ten
    rses-worth-first: total total-from-ten
    sacs-10: centering transcending total total-mean
    sai-6: total-mean
    scbcs: total-mean total-sum
    scrs-10: total
    scs: self-kindness self-judgment common-humanity isolation mindfulness over-identification total-item-mean total-subscale-grand-mean compassionate-self-responding uncompassionate-self-responding reduced-uncompassionate-self-responding total-sum-of-subscale-means total-item-sum
    scs-sf: self-kindness self-judgment common-humanity isolation mindfulness over-identification total-item-mean total-subscale-grand-mean compassionate-self-responding uncompassionate-self-responding reduced-uncompassionate-self-responding total-sum-of-subscale-means total-item-sum
    scs-y: self-kindness self-judgment common-humanity isolation mindfulness over-identification total-item-mean total-subscale-grand-mean compassionate-self-responding uncompassionate-self-responding reduced-uncompassionate-self-responding total-sum-of-subscale-means total-item-sum
    social-connectedness-r: total
    socs-o: recognising universality feeling tolerating acting total total-mean
    socs-s: recognising universality feeling tolerating acting total total-mean
    spane: spane-p spane-n spane-b
    sris: engagement need insight self-reflection
    srs-v3: total
    sscs-l: self-kindness self-judgment common-humanity isolation mindfulness over-identification total-item-mean total-subscale-grand-mean compassionate-self-responding uncompassionate-self-responding reduced-uncompassionate-self-responding
    sscs-s: total-item-mean
    ssps: total
    swemwbs: raw metric
    swls: total total-mean
    teq: total
    tpas: activated relaxed safe-content
    ucla-3: total
    ucla-ls3: total
    wai-s: goal task bond total goal-mean task-mean bond-mean total-mean
    wai-sr-client: goal task bond total goal-mean task-mean bond-mean total-mean
    wai-srt-therapist: total total-mean
    wemwbs: total
    who-5: raw percentage
    wsas: total total-without-work
    ");
}

#[test]
fn the_scs_gives_thirteen_scores() {
    use handles::scs::{
        COMMON_HUMANITY, COMPASSIONATE_SELF_RESPONDING, ISOLATION, MINDFULNESS,
        OVER_IDENTIFICATION, REDUCED_UNCOMPASSIONATE_SELF_RESPONDING, SELF_JUDGMENT, SELF_KINDNESS,
        TOTAL_ITEM_MEAN, TOTAL_ITEM_SUM, TOTAL_SUBSCALE_GRAND_MEAN, TOTAL_SUM_OF_SUBSCALE_MEANS,
        UNCOMPASSIONATE_SELF_RESPONDING,
    };
    let scs = handles::scs::instrument();
    let expected = [
        SELF_KINDNESS,
        SELF_JUDGMENT,
        COMMON_HUMANITY,
        ISOLATION,
        MINDFULNESS,
        OVER_IDENTIFICATION,
        // Both totals and both halves stand side by side; which one is right is disputed.
        TOTAL_ITEM_MEAN,
        TOTAL_SUBSCALE_GRAND_MEAN,
        COMPASSIONATE_SELF_RESPONDING,
        UNCOMPASSIONATE_SELF_RESPONDING,
        REDUCED_UNCOMPASSIONATE_SELF_RESPONDING,
        TOTAL_SUM_OF_SUBSCALE_MEANS,
        TOTAL_ITEM_SUM,
    ];
    assert_eq!(scs.scale_ids(), expected);
    assert_eq!(scs.item_count(), 26);
}

#[test]
fn items_reversed_in_a_total_are_not_reversed_in_their_subscales() {
    for id in ["scs", "scs-sf", "scs-y", "sscs-l"] {
        let instrument = get(id);
        let mut cold: Vec<u16> = Vec::new();
        for pair in &PAIRS {
            for scale in pair {
                assert!(!items_of(instrument, scale).is_empty(), "{id} {scale}");
                assert_eq!(reversed_in(instrument, scale), [0; 0], "{id} {scale}");
            }
            cold.extend(items_of(instrument, &pair[1]).iter().map(|(item, _)| *item));
        }
        cold.sort_unstable();
        // The total reverses the items of the three cold subscales and no others.
        assert_eq!(reversed_in(instrument, &handles::scs::TOTAL_ITEM_MEAN), cold, "{id}");
        let halves = [
            handles::scs::COMPASSIONATE_SELF_RESPONDING,
            handles::scs::UNCOMPASSIONATE_SELF_RESPONDING,
        ];
        let [warm, plain] = halves.map(|scale| items_of(instrument, &scale));
        assert!(warm.iter().chain(&plain).all(|(_, reversed)| !reversed), "{id}");
        assert_eq!(plain.iter().map(|(item, _)| *item).collect::<Vec<_>>(), cold, "{id}");
        assert_eq!(warm.len() + plain.len(), instrument.item_count(), "{id}");
        let reduced = handles::scs::REDUCED_UNCOMPASSIONATE_SELF_RESPONDING;
        assert_eq!(reversed_in(instrument, &reduced), cold, "{id}");
    }
}

/// For each item of the SCS-SF the item of the SCS that it is.
const SHORT_TO_LONG: [(u16, u16); 12] = [
    (1, 6),
    (2, 26),
    (3, 14),
    (4, 13),
    (5, 15),
    (6, 12),
    (7, 9),
    (8, 25),
    (9, 2),
    (10, 10),
    (11, 1),
    (12, 11),
];

#[test]
fn each_item_of_the_short_scs_plays_the_part_that_it_plays_in_the_long_one() {
    let (long, short) = (handles::scs::instrument(), handles::scs_sf::instrument());
    assert_eq!(short.scale_ids(), long.scale_ids());
    let items: Vec<u16> = SHORT_TO_LONG.iter().map(|(item, _)| *item).collect();
    assert_eq!(items, (1..=12).collect::<Vec<_>>());
    for scale in short.scale_ids() {
        let (in_short, in_long) = (items_of(short, scale), items_of(long, scale));
        for (item, of_long) in SHORT_TO_LONG {
            let part = |items: &[(u16, bool)], item: u16| {
                items.iter().find(|(other, _)| *other == item).map(|(_, reversed)| *reversed)
            };
            assert_eq!(part(&in_short, item), part(&in_long, of_long), "{scale} {item} {of_long}");
        }
        if PAIRS.as_flattened().contains(scale) {
            assert_eq!(in_short.len(), 2, "{scale}");
        }
    }
}

/// The worked example of the SCS in which the two totals are as far apart as they can be.
fn totals_disagree() -> Vec<Answer> {
    let file = InstrumentFile::from_json_with_vectors(include_str!("../instruments/scs.json"));
    let vectors = file.unwrap().vectors.unwrap();
    vectors.into_iter().find(|vector| vector.id == "totals-disagree").unwrap().answers
}

#[test]
fn the_two_totals_of_the_scs_are_as_far_apart_as_the_key_says() {
    let scs = handles::scs::instrument();
    let scored = scs.score(&Answers::from_values(totals_disagree())).unwrap();
    let [item, grand] = [handles::scs::TOTAL_ITEM_MEAN, handles::scs::TOTAL_SUBSCALE_GRAND_MEAN]
        .map(|scale| scored.value(&scale).unwrap());
    assert!(((item - grand).abs() - 8.0 / 39.0).abs() < 1e-12, "{item} {grand}");
    // The difference is linear in the answers, and the items of a subscale weigh the same; so it is
    // greatest where each subscale is all lowest or all highest.
    let mut most = 0.0f64;
    for corner in 0..1 << 6 {
        let mut answers = [1; 26];
        for (place, scale) in PAIRS.as_flattened().iter().enumerate() {
            for (item, _) in items_of(scs, scale) {
                answers[usize::from(item) - 1] = if corner >> place & 1 == 1 { 5 } else { 1 };
            }
        }
        let scores = scores(scs, &answers);
        most = most.max((scores[6] - scores[7]).abs());
    }
    assert!((most - 8.0 / 39.0).abs() < 1e-12, "{most}");
    // The note of the scale tells the reader so.
    let grand = scs.scale(&handles::scs::TOTAL_SUBSCALE_GRAND_MEAN).unwrap();
    assert!(grand.note.as_ref().is_some_and(|note| note.contains("8/39")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_two_totals_of_the_scs_differ_little(answers in any_sheet(handles::scs::instrument())) {
        let scores = scores(handles::scs::instrument(), &answers);
        prop_assert!((scores[6] - scores[7]).abs() <= 8.0 / 39.0 + 1e-12, "{} {}", scores[6], scores[7]);
        // Means and sums are one score in two units, and so are the halves.
        prop_assert!((scores[6] * 26.0 - scores[12]).abs() < 1e-9);
        prop_assert!((scores[7] * 6.0 - scores[11]).abs() < 1e-9);
        prop_assert!((6.0 - scores[9] - scores[10]).abs() < 1e-9);
        prop_assert!(((scores[8] + scores[10]) / 2.0 - scores[6]).abs() < 1e-9);
    }

    #[test]
    fn a_long_scs_sheet_holds_a_short_one(answers in any_sheet(handles::scs::instrument())) {
        let (long, short) = (handles::scs::instrument(), handles::scs_sf::instrument());
        let carried = SHORT_TO_LONG.map(|(_, of_long)| answers[usize::from(of_long) - 1]);
        let of_long = long.score(&Answers::from_values(answers)).unwrap();
        let of_short = short.score(&Answers::from_values(carried)).unwrap();
        for scale in short.scale_ids() {
            let (in_short, in_long) = (of_short.explain(scale).unwrap(), of_long.explain(scale).unwrap());
            for item in in_short.items {
                let (_, number) = SHORT_TO_LONG[usize::from(item.item) - 1];
                let same = in_long.items.iter().find(|other| other.item == number);
                let part = same.map(|same| (same.answer, same.counts, same.reversed));
                prop_assert_eq!(part, Some((item.answer, item.counts, item.reversed)), "{} {}", scale, item.item);
            }
        }
        // Two items a subscale: there the mean of the items is the mean of the subscales.
        let [item, grand] = [handles::scs::TOTAL_ITEM_MEAN, handles::scs::TOTAL_SUBSCALE_GRAND_MEAN]
            .map(|scale| of_short.value(&scale).unwrap());
        prop_assert!((item - grand).abs() < 1e-9);
    }

    #[test]
    fn the_tenth_item_of_the_phq_9_changes_no_score(answers in any_sheet(handles::phq_9::instrument())) {
        let phq = handles::phq_9::instrument();
        let score = |tenth: Answer| {
            let mut answers: Vec<Answer> = answers.iter().copied().map(Answer::from).collect();
            answers[9] = tenth;
            let scored = phq.score(&Answers::from_values(answers)).unwrap();
            let outcomes: Vec<_> = scored.outcomes().map(|(_, outcome)| *outcome).collect();
            (outcomes, scored.alerts().to_vec())
        };
        let expected = score(Answer::Missing);
        prop_assert!(expected.0.iter().all(|outcome| outcome.value().is_some()));
        for tenth in [0, 1, 2, 3].map(Answer::from).into_iter().chain([Answer::NotAsked]) {
            prop_assert_eq!(&score(tenth), &expected);
        }
    }

    #[test]
    fn the_fillers_of_the_ceas_change_no_score(answers in any_sheet(handles::ceas_self::instrument()), filler in 1..=10) {
        for id in CEAS {
            let instrument = get(id);
            let expected = scores(instrument, &answers);
            let mut others: Vec<Answer> = answers.iter().copied().map(Answer::from).collect();
            others[2] = Answer::from(filler);
            others[6] = Answer::Missing;
            others[10] = Answer::NotAsked;
            let scored = instrument.score(&Answers::from_values(others)).unwrap();
            let found: Vec<f64> = scored.outcomes().filter_map(|(_, outcome)| outcome.value()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}

#[test]
fn the_fillers_of_the_ceas_are_not_scored() {
    for id in CEAS {
        let items = &get(id).definition().items;
        let unscored = items.iter().filter(|item| item.unscored.is_some());
        assert_eq!(unscored.map(|item| item.n).collect::<Vec<_>>(), [3, 7, 11], "{id}");
    }
}

#[test]
fn the_proqol_reverses_five_items_of_burnout_and_has_no_total() {
    use handles::proqol_5::{BURNOUT, COMPASSION_SATISFACTION, SECONDARY_TRAUMATIC_STRESS};
    let proqol = handles::proqol_5::instrument();
    assert_eq!(reversed_in(proqol, &BURNOUT), [1, 4, 15, 17, 29]);
    for scale in [COMPASSION_SATISFACTION, SECONDARY_TRAUMATIC_STRESS] {
        assert_eq!(reversed_in(proqol, &scale), [0; 0]);
    }
    // Three scales of ten items, each item in one of them: nothing adds them up.
    assert_eq!(proqol.scales().len(), 3);
    let mut items: Vec<u16> = Vec::new();
    for scale in proqol.scale_ids() {
        let of_scale = items_of(proqol, scale);
        assert_eq!(of_scale.len(), 10, "{scale}");
        items.extend(of_scale.iter().map(|(item, _)| *item));
    }
    items.sort_unstable();
    assert_eq!(items, (1..=30).collect::<Vec<_>>());
}

#[test]
fn the_ninth_item_of_the_phq_9_counts_from_the_answer_1() {
    let phq = handles::phq_9::instrument();
    let count = phq.place_of(&handles::phq_9::SYMPTOM_CRITERIA).unwrap();
    for place in 0..9 {
        for answer in 0..=3 {
            let mut answers = [0; 10];
            answers[place] = answer;
            let least = if place == 8 { 1 } else { 2 };
            let expected = f64::from(u8::from(answer >= least));
            assert_eq!(scores(phq, &answers)[count], expected, "item {} {answer}", place + 1);
        }
    }
}

#[test]
fn nobody_published_bands_for_these() {
    // Severity words for them circulate; neither the authors nor a named body made them.
    for id in ["fcs-self", "fcs-for-others", "fcs-from-others", "fscrs", "ssps", "cbi"]
        .into_iter()
        .chain(CEAS)
    {
        assert!(get(id).definition().bands.is_empty(), "{id}");
    }
    let families = builtin().filter(|instrument| {
        ["fcs", "ceas"].iter().any(|family| instrument.id().as_str().starts_with(family))
    });
    assert_eq!(families.filter(|form| form.definition().bands.is_empty()).count(), 6);
}

#[test]
fn printed_labels_stand_only_where_the_rights_allow_them() {
    let mut with_labels = Vec::new();
    for instrument in builtin() {
        let definition = instrument.definition();
        let response = &definition.response;
        let exceptions = response.exceptions.iter().flat_map(|exception| &exception.labels);
        if response.labels.iter().chain(exceptions).next().is_some() {
            let terms = definition.rights.terms;
            assert!(terms.allow_labels(), "{}: {terms}", instrument.id());
            with_labels.push(instrument.id().as_str());
        }
    }
    assert!(with_labels.contains(&"scs") && !with_labels.contains(&"swemwbs"), "{with_labels:?}");
}

/// Each scale of the instrument is explained as being as sure as the less sure of its own status and
/// the instrument's.
#[track_caller]
fn check_evidence_is_shown(instrument: &Instrument) -> Vec<ScaleId> {
    let of_instrument = instrument.definition().evidence.status;
    let plan = instrument.plan(&MissingPolicy::Complete).unwrap();
    let nothing = Answers::from_pairs::<Answer>([(1, Answer::Missing)]);
    let scored = plan.score(&nothing).unwrap();
    let mut recalled = Vec::new();
    for scale in instrument.scales() {
        let expected = scale.status.map_or(of_instrument, |own| own.min(of_instrument));
        assert_eq!(instrument.evidence_of(&scale.id), Some(expected), "{}", scale.id);
        let explained = scored.explain(&scale.id).unwrap();
        assert_eq!(explained.key, expected);
        let text = explained.to_string();
        assert!(text.contains(&format!("\n  key       {expected}: ")), "{text}");
        if expected == EvidenceStatus::Recalled {
            recalled.push(scale.id.clone());
        }
    }
    recalled
}

#[test]
fn a_key_from_memory_says_so() {
    for instrument in builtin() {
        let recalled = check_evidence_is_shown(instrument);
        if instrument.evidence() == EvidenceStatus::Recalled {
            // Only a judgement of ours is less sure than a memory.
            let judged = |scale: &&ScaleDefinition| scale.status == Some(EvidenceStatus::Judgement);
            let judged = instrument.scales().iter().filter(judged).count();
            assert_eq!(recalled.len() + judged, instrument.scales().len(), "{}", instrument.id());
        }
    }
    // Once everything is looked up there is none left, so one is made here.
    let mut file = handles::scs::instrument().definition().clone();
    file.evidence.status = EvidenceStatus::Recalled;
    let scs = Instrument::try_new(file.clone()).unwrap();
    assert_eq!(check_evidence_is_shown(&scs), scs.scale_ids());
    file.evidence.status = EvidenceStatus::Verified;
    file.scales[2].status = Some(EvidenceStatus::Recalled);
    let scs = Instrument::try_new(file).unwrap();
    assert_eq!(check_evidence_is_shown(&scs), [handles::scs::COMMON_HUMANITY]);
}

#[test]
fn labels_of_items_are_short() {
    // A label names the content; what is longer may have become the wording.
    for instrument in builtin() {
        for item in &instrument.definition().items {
            let length = item.label.chars().count();
            assert!(length <= 40, "{} {}: {length} letters", instrument.id(), item.n);
        }
    }
}

//! What may be wrong with the scales of a definition and with their ranges is found, placed and said
//! in words that help.

mod common;
mod tiny;

use common::{add, base, check, put, scale};
use karuna_assessments::{
    Catalog, DefinitionProblem as Problem, Instrument, InstrumentFile, ScoreRule,
};
use serde_json::{Value, json};
use tiny::{build, define, mean, one_to_five, sum};

#[test]
fn too_many_scales_are_refused() {
    let change = |d: &mut Value| {
        for number in 0..55 {
            let rule = json!({ "affine": { "of": "raw", "times": 1 } });
            add(d, "/scales", "", scale(&format!("more-{number}"), rule, 0, 12));
        }
    };
    insta::assert_snapshot!(
        check(change, |p| matches!(p, Problem::TooMany { what: "scales", found: 61, limit: 60 })),
        @"/scales: 61 scales; at most 60 are possible"
    );
}

#[test]
fn too_many_criteria_are_refused() {
    let change = |d: &mut Value| {
        for number in 0..8 {
            let criterion = json!({ "id": format!("c-{number}"), "title": "c", "at-least": 1 });
            add(d, "/scales/3/score/count/criteria", "", criterion);
        }
    };
    insta::assert_snapshot!(
        check(change, |p| matches!(p, Problem::TooMany { what: "criteria", found: 9, limit: 8 })),
        @"/scales/3/score/count/criteria: 9 criteria; at most 8 are possible"
    );
}

/// A definition of `items` items in which item n stands in those of seven scales whose bit is set
/// in n, so that each item plays a part of its own.
fn patterns(items: usize) -> impl FnOnce(&mut Value) {
    move |d| {
        let numbers = |bit: usize| (1..=items).filter(move |n| n >> bit & 1 == 1);
        let scales: Vec<Value> = (0..7)
            .map(|bit| {
                let of: Vec<usize> = numbers(bit).collect();
                let high = i32::try_from(of.len() * 3).unwrap();
                let rule = json!({ "items": { "method": "sum", "of": of } });
                scale(&format!("bit-{bit}"), rule, 0, high)
            })
            .collect();
        put(d, "/scales", json!(scales));
        let items: Vec<Value> = (1..=items).map(|n| json!({ "n": n, "label": "x" })).collect();
        put(d, "/items", json!(items));
        for list in ["missing", "bands", "cut-offs", "norms", "reliability", "change", "vectors"] {
            d.as_object_mut().unwrap().remove(list);
        }
    }
}

#[test]
fn too_many_groups_of_items_are_refused() {
    insta::assert_snapshot!(
        check(patterns(65), |p| matches!(p, Problem::TooMany { found: 65, limit: 64, .. })),
        @"/scales: 65 groups of items that play different parts; at most 64 are possible"
    );
}

#[test]
fn sixty_four_groups_of_items_are_possible() {
    let mut definition = base();
    patterns(64)(&mut definition);
    let catalog = Catalog::from_json(&definition.to_string()).unwrap();
    assert_eq!(catalog.get("tiny").unwrap().item_count(), 64);
}

#[test]
fn an_id_that_names_no_scale_is_refused_with_the_closest() {
    let unknown = |place: &str, id: &str| {
        check(|d| put(d, place, json!(id)), |p| matches!(p, Problem::UnknownScale { .. }))
    };
    for place in [
        "/norms/0/scale",
        "/reliability/0/scale",
        "/change/0/scale",
        "/cut-offs/0/scale",
        "/bands/0/scales/0",
        "/missing/0/limits/0/scales/0",
        "/scales/1/score/affine/of",
        "/scales/2/score/lookup/of",
        "/scales/4/score/scales/of/0",
        "/scales/5/score/linear/terms/0/scale",
    ] {
        let text = unknown(place, "rav");
        assert!(text.contains("there is no scale `rav`; did you mean `raw`?"), "{text}");
        let parent = place.rsplit_once("/of/").map_or(place, |(parent, _)| parent);
        let at = text.split(": ").next().unwrap();
        assert!(place.starts_with(at) || parent == at, "{place} {at}");
    }
    insta::assert_snapshot!(unknown("/norms/0/scale", "sympto"), @"/norms/0/scale: there is no scale `sympto`; did you mean `symptoms`?");
    insta::assert_snapshot!(unknown("/norms/0/scale", "zzz"), @"/norms/0/scale: there is no scale `zzz`, and no id comes near it");
    let in_risk = |d: &mut Value| {
        put(d, "/risk/0/when", json!({ "score-at-most": { "scale": "rows", "score": 1 } }));
    };
    insta::assert_snapshot!(check(in_risk, |p| matches!(p, Problem::UnknownScale { .. })), @"/risk/0/when/score-at-most/scale: there is no scale `rows`, and no id comes near it");
    let in_vector = |d: &mut Value| add(d, "/vectors/0/expect", "raws", json!(1));
    insta::assert_snapshot!(check(in_vector, |p| matches!(p, Problem::UnknownScale { .. })), @"/vectors/0/expect/raws: there is no scale `raws`; did you mean `raw`?");
}

#[test]
fn a_scale_stands_once_in_a_scale() {
    insta::assert_snapshot!(
        check(
            |d| add(d, "/scales/4/score/scales/of", "", json!("-raw")),
            |p| matches!(p, Problem::ScaleTwice { .. })
        ),
        @"/scales/4/score/scales/of: scale `raw` stands here twice; name it once"
    );
}

#[test]
fn scales_in_a_circle_are_refused() {
    let in_itself = |d: &mut Value| put(d, "/scales/1/score/affine/of", json!("percent"));
    insta::assert_snapshot!(check(in_itself, |p| matches!(p, Problem::ScaleCircle { .. })), @"/scales/1/score: scale `percent` is made of itself: percent of percent");
    let by_way_of_another = |d: &mut Value| {
        put(d, "/scales/1/score/affine/of", json!("weighted"));
        put(d, "/scales/5/score/linear/terms/0/scale", json!("percent"));
    };
    insta::assert_snapshot!(check(by_way_of_another, |p| matches!(p, Problem::ScaleCircle { .. })), @"/scales/1/score: scale `percent` is made of itself: percent of weighted of percent");
}

#[test]
fn a_circle_names_a_scale_that_is_in_it() {
    // `percent` leads into the circle of `both` and `weighted` and is no part of it.
    let change = |d: &mut Value| {
        put(d, "/scales/1/score/affine/of", json!("both"));
        put(d, "/scales/4/score/scales/of/0", json!("weighted"));
        put(d, "/scales/5/score/linear/terms/0/scale", json!("both"));
    };
    let in_the_circle = |p: &Problem| {
        matches!(p, Problem::ScaleCircle { scale, path }
            if ["both", "weighted"].contains(&scale.as_str())
                && !path.contains(&"percent".to_owned()))
    };
    check(change, in_the_circle);
}

#[test]
fn a_number_that_is_not_finite_is_refused() {
    // JSON has no such number; a definition that a program builds may hold one.
    let check = |spoil: &dyn Fn(&mut InstrumentFile)| {
        let mut file = InstrumentFile::from_json(&base().to_string()).unwrap();
        spoil(&mut file);
        let problems = Instrument::try_new(file).unwrap_err();
        assert!(problems.iter().any(|error| matches!(error.problem, Problem::NotFinite)));
        problems.iter().find(|error| error.problem == Problem::NotFinite).unwrap().to_string()
    };
    let affine = |file: &mut InstrumentFile| {
        if let ScoreRule::Affine { times, .. } = &mut file.scales[1].score {
            *times = f64::NAN;
        }
    };
    let lookup = |file: &mut InstrumentFile| {
        if let ScoreRule::Lookup { values, .. } = &mut file.scales[2].score {
            values[3] = f64::INFINITY;
        }
    };
    let linear = |file: &mut InstrumentFile| {
        if let ScoreRule::Linear { constant, .. } = &mut file.scales[5].score {
            *constant = f64::NEG_INFINITY;
        }
    };
    insta::assert_snapshot!(check(&affine), @"/scales/1/score/affine: this number is not finite");
    insta::assert_snapshot!(check(&lookup), @"/scales/2/score/lookup: this number is not finite");
    insta::assert_snapshot!(check(&linear), @"/scales/5/score/linear: this number is not finite");
}

#[test]
fn a_declared_range_that_the_items_do_not_give_is_refused() {
    insta::assert_snapshot!(
        check(|d| put(d, "/scales/0/range", json!([0, 16])), |p| matches!(p, Problem::RangeDiffers { .. })),
        @"/scales/0/range: the declared range is 0 to 16, but the items give 0 to 12"
    );
    insta::assert_snapshot!(
        check(|d| put(d, "/scales/1/range", json!([10.5, 70])), |p| matches!(p, Problem::RangeDiffers { .. })),
        @"/scales/1/range: the declared range is 10.5 to 70, but the items give 10 to 70"
    );
}

#[test]
fn a_table_spans_the_raw_scores() {
    let too_short = |d: &mut Value| {
        d.pointer_mut("/scales/2/score/lookup/values").unwrap().as_array_mut().unwrap().pop();
        put(d, "/scales/2/range", json!([0, 16.5]));
        put(d, "/scales/4/range", json!([0, 28.5]));
    };
    insta::assert_snapshot!(
        check(too_short, |p| matches!(p, Problem::LookupSpan { first: 0, last: 11, .. })),
        @"/scales/2/score/lookup: the table holds raw scores 0 to 11, but the raw scores run from 0 to 12"
    );
    check(
        |d| put(d, "/scales/2/score/lookup/first", json!(1)),
        |p| matches!(p, Problem::LookupSpan { first: 1, last: 13, .. }),
    );
    check(
        |d| put(d, "/scales/2/score/lookup/first", json!(i32::MAX)),
        |p| matches!(p, Problem::LookupSpan { last: 2_147_483_659, .. }),
    );
}

#[test]
fn a_table_stands_on_whole_raw_scores() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/scales/2/score/lookup/of", json!("percent")),
            |p| matches!(p, Problem::LookupNotWhole { .. })
        ),
        @"/scales/2/score/lookup/of: a table needs whole raw scores; `percent` is no sum over items in whole steps"
    );
    check(
        |d| put(d, "/scales/0/score/items/method", json!("mean")),
        |p| matches!(p, Problem::LookupNotWhole { .. }),
    );
}

#[test]
fn a_threshold_is_an_option_of_its_item() {
    insta::assert_snapshot!(
        check(
            |d| put(d, "/risk/0/when/item-at-least/option", json!(4)),
            |p| matches!(p, Problem::ThresholdOutside { option: 4, item: 3, min: 0, max: 3 })
        ),
        @"/risk/0/when/item-at-least: option 4 is no answer of item 3; its options run from 0 to 3"
    );
    insta::assert_snapshot!(
        check(
            |d| put(d, "/scales/3/score/count/of/1/at-least", json!(-1)),
            |p| matches!(p, Problem::ThresholdOutside { option: -1, .. })
        ),
        @"/scales/3/score/count/of/1/at-least: option -1 is no answer of item 3; its options run from 0 to 3"
    );
}

#[test]
fn a_criterion_can_be_met() {
    let impossible = |place: &str, value: Value| {
        let at = "/scales/3/score/count/criteria/0";
        check(
            |d| add(d, &format!("{at}{place}"), "at-least", value),
            |p| matches!(p, Problem::CriterionImpossible { .. }),
        )
    };
    insta::assert_snapshot!(impossible("", json!(4)), @"/scales/3/score/count/criteria/0: this criterion cannot be met: it asks for 4 of at most 3");
    insta::assert_snapshot!(impossible("/groups/0", json!(3)), @"/scales/3/score/count/criteria/0/groups/0: this criterion cannot be met: it asks for 3 of at most 2");
    let swapped = |d: &mut Value| add(d, "/scales/3/score/count/criteria/0", "at-most", json!(1));
    insta::assert_snapshot!(
        check(swapped, |p| matches!(p, Problem::CriterionImpossible { at_least: 2, possible: 1 })),
        @"/scales/3/score/count/criteria/0: this criterion cannot be met: it asks for 2 of at most 1"
    );
}

#[test]
fn a_scale_and_a_criterion_have_a_title() {
    let empty =
        |place: &str| check(|d| put(d, place, json!(" ")), |p| matches!(p, Problem::EmptyText));
    insta::assert_snapshot!(empty("/scales/5/title"), @"/scales/5/title: this text is empty; say it in a few words");
    insta::assert_snapshot!(empty("/scales/3/score/count/criteria/0/title"), @"/scales/3/score/count/criteria/0/title: this text is empty; say it in a few words");
}

/// A sum and a mean over three items, of which the last is reversed, with the given declared range
/// of the sum; the items of the list may leave the scales.
fn with_items_left_out(response: Value, left_out: &[usize], sum_range: [f64; 2]) -> Value {
    let (low, high) = (response["min"].as_f64().unwrap(), response["max"].as_f64().unwrap());
    let of = json!([1, 2, -3]);
    let mut definition = define(
        response,
        3,
        &[("sum", sum(of.clone()), sum_range[0], sum_range[1]), ("mean", mean(of), low, high)],
    );
    for item in left_out {
        definition["items"][item - 1]["not-applicable"] = json!("leave-out");
    }
    definition
}

#[test]
fn an_item_that_may_leave_a_sum_widens_its_range() {
    // Such an item may add nothing, so the sum may be nearer to 0 than all items together. A mean
    // stays where it is.
    for (min, max, left_out, range) in [
        (1, 5, &[][..], [3.0, 15.0]),
        (1, 5, &[1], [2.0, 15.0]),
        (1, 5, &[3], [2.0, 15.0]),
        (1, 5, &[1, 2, 3], [0.0, 15.0]),
        (-5, -1, &[1, 3], [-15.0, -1.0]),
        (-3, 3, &[1, 2], [-9.0, 9.0]),
        (0, 8, &[2], [0.0, 24.0]),
    ] {
        let response = json!({ "min": min, "max": max });
        let instrument = build(&with_items_left_out(response, left_out, range));
        assert_eq!(instrument.scales()[0].range, range);
    }
    let narrow = with_items_left_out(one_to_five(), &[1], [3.0, 15.0]);
    insta::assert_snapshot!(Catalog::from_json(&narrow.to_string()).unwrap_err(), @"
    tiny has 1 problem:
      /scales/0/range: the declared range is 3 to 15, but the items give 2 to 15
    ");
    // To be stood for by the others is no leaving.
    let mut prorated = with_items_left_out(one_to_five(), &[1], [2.0, 15.0]);
    prorated["items"][0]["not-applicable"] = json!("prorate");
    insta::assert_snapshot!(Catalog::from_json(&prorated.to_string()).unwrap_err(), @"
    tiny has 1 problem:
      /scales/0/range: the declared range is 2 to 15, but the items give 3 to 15
    ");
}

#[test]
fn the_widened_range_is_reached() {
    let instrument = build(&with_items_left_out(one_to_five(), &[1], [2.0, 15.0]));
    let scored = tiny::score(&instrument, "complete", &json!(["not-applicable", 1, 5]));
    assert_eq!(scored.value(&tiny::id("sum")), Some(2.0));
}

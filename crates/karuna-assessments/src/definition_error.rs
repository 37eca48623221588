//! What may be wrong with a definition.

use karuna_core::{ClosestHint, ScaleId};

/// One problem of a definition, and where it stands.
///
/// A definition with several problems reports all of them, so that its author can mend it in one
/// go.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct DefinitionError {
    /// The place in the file as a JSON pointer, such as `/scales/3/range`.
    pub place: String,
    /// What is wrong there.
    pub problem: DefinitionProblem,
}

/// What is wrong at a place of a definition.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DefinitionProblem {
    /// The file has a format that this version does not read.
    #[error("format {found} is not known; this version of karuna reads format {known}")]
    UnknownFormat {
        /// The format of the file.
        found: u32,
        /// The format that is read.
        known: u32,
    },
    /// A version is not three numbers.
    #[error("`{found}` is no version; expected three numbers without leading zeros, such as 1.0.0")]
    VersionShape {
        /// The text that was found.
        found: String,
    },
    /// A text that has to say something is empty.
    #[error("this text is empty; say it in a few words")]
    EmptyText,
    /// There is more of something than the engine carries.
    #[error("{found} {what}; at most {limit} are possible")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
    /// There is nothing where something has to be.
    #[error("there are no {what}; at least one is needed")]
    None {
        /// What is needed.
        what: &'static str,
    },
    /// Items are not numbered 1, 2, 3 and so on.
    #[error(
        "item {found} stands where item {expected} was expected; number items 1, 2, 3 and so on, each once"
    )]
    ItemNumber {
        /// The number that would have been right.
        expected: usize,
        /// The number that was found.
        found: u16,
    },
    /// An item is in no scale and not called unscored.
    #[error(
        "item {item} is in no scale; add it to one, or say under `unscored` why it is asked and not scored"
    )]
    ItemUnused {
        /// The item's number.
        item: u16,
    },
    /// An item is called unscored and is in a scale.
    #[error("item {item} is called unscored, but scale `{scale}` uses it; drop one of the two")]
    UnscoredItemUsed {
        /// The item's number.
        item: u16,
        /// A scale that uses it.
        scale: ScaleId,
    },
    /// A number names no item.
    #[error("there is no item {item}; the items run from 1 to {items}")]
    UnknownItem {
        /// The number that was given.
        item: u16,
        /// How many items there are.
        items: usize,
    },
    /// An item stands twice where it may stand once.
    #[error("item {item} stands here twice; name it once")]
    ItemTwice {
        /// The item's number.
        item: u16,
    },
    /// A scale mixes items that leave it with items that are prorated when they do not apply.
    #[error(
        "the items of one scale have to agree on what happens when an item does not apply; this one has `leave-out` and `prorate`"
    )]
    MixedNotApplicable,
    /// The lowest option is not lower than the highest.
    #[error("the options run from {min} to {max}; the lowest has to be lower than the highest")]
    OptionOrder {
        /// The lowest option.
        min: i32,
        /// The highest option.
        max: i32,
    },
    /// There are more options than the engine carries.
    #[error(
        "{options} steps from 0 or the lowest option to the highest, with all items taken together; at most {limit} are possible"
    )]
    TooManyOptions {
        /// How many steps there are from the lowest to the highest option.
        options: i64,
        /// How many there may be.
        limit: i64,
    },
    /// The list of codes does not fit the options.
    #[error(
        "{found} codes for {expected} options; give one code for each option, from the lowest to the highest"
    )]
    CodeCount {
        /// How many options there are.
        expected: i64,
        /// How many codes there are.
        found: usize,
    },
    /// A code is beyond what the engine carries.
    #[error("code {code} is too far from 0; codes run from -{limit} to {limit}")]
    CodeSize {
        /// The code.
        code: i32,
        /// The farthest code.
        limit: i32,
    },
    /// Codes and tenths together.
    #[error("codes are for whole options; they cannot be combined with `tenths`")]
    CodesWithTenths,
    /// A label stands for a value that is no option.
    #[error("label for {value}, but the options run from {min} to {max}")]
    LabelOutside {
        /// The value.
        value: i32,
        /// The lowest option.
        min: i32,
        /// The highest option.
        max: i32,
    },
    /// An option has two labels.
    #[error("option {value} has two labels; keep one")]
    LabelTwice {
        /// The option.
        value: i32,
    },
    /// Labels stand where the rights do not allow them.
    #[error(
        "the rights are `{terms}`; printed labels may only stand where they are public-domain, free or free-with-conditions"
    )]
    LabelsNotAllowed {
        /// The terms of the rights.
        terms: &'static str,
    },
    /// Two things have the same id.
    #[error("the id `{id}` stands twice; give each its own")]
    IdTwice {
        /// The id.
        id: String,
    },
    /// A name may not be used because it means something else.
    #[error(
        "`{name}` is no name for a missing-data rule; use kebab-case, and none of authors, complete, available, at-least"
    )]
    RuleName {
        /// The name.
        name: String,
    },
    /// An id names no scale.
    #[error("there is no scale `{scale}`{}", ClosestHint(.closest))]
    UnknownScale {
        /// The id that was given.
        scale: String,
        /// The ids that come nearest.
        closest: Vec<String>,
    },
    /// A scale stands twice where it may stand once.
    #[error("scale `{scale}` stands here twice; name it once")]
    ScaleTwice {
        /// The scale.
        scale: ScaleId,
    },
    /// Scales are made of one another in a circle.
    #[error("scale `{scale}` is made of itself: {}", .path.join(" of "))]
    ScaleCircle {
        /// The scale.
        scale: ScaleId,
        /// The scales on the way round, the first one again at the end.
        path: Vec<String>,
    },
    /// A number is not finite.
    #[error("this number is not finite")]
    NotFinite,
    /// The declared range is not what follows from the items.
    #[error("the declared range is {} to {}, but the items give {} to {}", .declared[0], .declared[1], .derived[0], .derived[1])]
    RangeDiffers {
        /// The range in the file.
        declared: [f64; 2],
        /// The range that follows from the items.
        derived: [f64; 2],
    },
    /// A table is not as long as its raw scores, or does not begin with the lowest.
    #[error("the table holds raw scores {first} to {last}, but the raw scores run from {} to {}", .range[0], .range[1])]
    LookupSpan {
        /// The first raw score of the table.
        first: i32,
        /// The last raw score of the table.
        last: i64,
        /// The range of the raw scale.
        range: [f64; 2],
    },
    /// A table stands on a scale whose scores are not whole.
    #[error("a table needs whole raw scores; `{scale}` is no sum over items in whole steps")]
    LookupNotWhole {
        /// The raw scale.
        scale: ScaleId,
    },
    /// A threshold is no option of the item that it is for.
    #[error("option {option} is no answer of item {item}; its options run from {min} to {max}")]
    ThresholdOutside {
        /// The threshold.
        option: i32,
        /// The item.
        item: u16,
        /// Its lowest option.
        min: i32,
        /// Its highest option.
        max: i32,
    },
    /// A criterion asks for more than there can be, or its ends are swapped.
    #[error("this criterion cannot be met: it asks for {at_least} of at most {possible}")]
    CriterionImpossible {
        /// How many have to count.
        at_least: u16,
        /// How many can count.
        possible: u16,
    },
    /// A reference names no source.
    #[error("there is no source `{source_id}`; {}", if .known.is_empty() { "add it under `sources`".to_owned() } else { format!("the sources are {}", .known.join(", ")) })]
    UnknownSource {
        /// The id that was given.
        source_id: String,
        /// The ids that there are.
        known: Vec<String>,
    },
    /// Bands do not begin or end where the scale does.
    #[error(
        "the bands of `{scale}` leave {from} to {to} without a word; name the part with a band that has `open` and says why"
    )]
    BandGap {
        /// The scale.
        scale: ScaleId,
        /// Where the gap begins.
        from: f64,
        /// Where the gap ends.
        to: f64,
    },
    /// Bands do not rise.
    #[error("this band begins at {from}, which is not higher than the band before ({before})")]
    BandOrder {
        /// Where the band begins.
        from: f64,
        /// Where the band before begins.
        before: f64,
    },
    /// A value lies outside the range of its scale.
    #[error("{value} lies outside the range of `{scale}`, {} to {}", .range[0], .range[1])]
    OutsideRange {
        /// The scale.
        scale: ScaleId,
        /// The value.
        value: f64,
        /// The scale's range.
        range: [f64; 2],
    },
    /// A band has neither or both of a word and a reason to be open.
    #[error("a band has either a `label` or the reason why it is `open`")]
    BandWord,
    /// A number that is a share lies outside 0 to 1.
    #[error("{value} is no share; expected 0 to 1")]
    NoShare {
        /// The value.
        value: f64,
    },
    /// A standard deviation or a size of change that is not positive.
    #[error("{value} is not possible here; expected a number greater than 0")]
    NotPositive {
        /// The value.
        value: f64,
    },
    /// A missing-data limit stands on a scale that is not made of items directly.
    #[error("`{scale}` is not made of items directly; put the limit on the scales below it")]
    LimitOnDerived {
        /// The scale.
        scale: ScaleId,
    },
    /// A missing-data limit stands on a scale whose items count in different ranges.
    #[error(
        "the items of `{scale}` count in different ranges, so none can stand for another; drop the limit, the scale needs complete answers"
    )]
    LimitOnUneven {
        /// The scale.
        scale: ScaleId,
    },
    /// A scale stands twice in one rule.
    #[error("the rule limits `{scale}` twice; give it one limit")]
    LimitTwice {
        /// The scale.
        scale: ScaleId,
    },
    /// A missing-data limit asks for more, or allows more, than there is.
    #[error(
        "the limit makes no sense for `{scale}`, which has {items} items; at least one has to be answered and not more than all"
    )]
    LimitSize {
        /// The scale.
        scale: ScaleId,
        /// How many items it has.
        items: u16,
    },
    /// Two rules of the authors speak of the same scale.
    #[error(
        "two rules of the authors speak of `{scale}`; only one may be verified or partly verified"
    )]
    TwoAuthorsRules {
        /// The scale.
        scale: ScaleId,
    },
    /// A table of percentiles does not rise.
    #[error(
        "score {} with percentile {} does not rise above score {} with percentile {}; write the table from the lowest score to the highest",
        .row[0], .row[1], .before[0], .before[1]
    )]
    PercentileOrder {
        /// The score and the percentile of this row.
        row: [f64; 2],
        /// The score and the percentile of the row before.
        before: [f64; 2],
    },
    /// A percentile lies outside 0 to 100.
    #[error("{value} is no percentile; expected 0 to 100")]
    NoPercentile {
        /// The value.
        value: f64,
    },
    /// The ages of an instrument are swapped.
    #[error("the lowest age is {from}, the highest {to}; swap them")]
    Ages {
        /// The lowest age.
        from: u8,
        /// The highest age.
        to: u8,
    },
    /// A way to take the answers from a longer form does not name one of its items for each item.
    #[error(
        "{found} items of the longer form for {needed} items of this one; name one for each, in order"
    )]
    DerivationSize {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// An item of a longer form is named twice, or is no item number.
    #[error("item {item} of the longer form stands twice, or is none; items are numbered from 1")]
    DerivationItem {
        /// The item.
        item: u16,
    },
    /// An instrument is said to be a short form of itself.
    #[error("an instrument is no short form of itself; name the longer form")]
    DerivationOfItself,
    /// A LOINC code whose check digit does not fit.
    #[error("`{code}` is no LOINC code: the digit after the hyphen does not fit the number")]
    CheckDigit {
        /// The code.
        code: String,
    },
    /// A definition brings too few worked examples.
    #[error(
        "{found} worked examples; at least {needed} are needed: two mixed, all lowest, all highest"
    )]
    TooFewVectors {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// The worked examples do not hold one with all lowest or all highest answers.
    #[error("no worked example has the {end} option everywhere; add one, it finds wrong reversals")]
    NoExtremeVector {
        /// "lowest" or "highest".
        end: &'static str,
    },
    /// The answers of a worked example are no possible sheet.
    #[error("the answers are no possible sheet: {faults}")]
    VectorSheet {
        /// What is wrong with them.
        faults: String,
    },
    /// The policy of a worked example cannot be used.
    #[error("{0}")]
    VectorPolicy(crate::policy::PolicyError),
    /// A worked example does not say what a scale gives.
    #[error("the example does not say what `{scale}` gives; every scale has to be named")]
    VectorSilent {
        /// The scale.
        scale: ScaleId,
    },
    /// The key gives another score than a worked example expects.
    #[error("`{scale}` was expected to be {expected}, but the key gives {found}")]
    VectorDiffers {
        /// The scale.
        scale: ScaleId,
        /// What the example expects.
        expected: String,
        /// What the key gives.
        found: String,
    },
    /// The criteria or alerts of a worked example are not what the rules give.
    #[error("expected [{}], but the rules give [{}]", .expected.join(", "), .found.join(", "))]
    VectorSigns {
        /// "criteria-met" or "alerts".
        what: &'static str,
        /// What the example expects.
        expected: Vec<String>,
        /// What the rules give.
        found: Vec<String>,
    },
}

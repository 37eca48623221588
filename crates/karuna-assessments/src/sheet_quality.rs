//! How a sheet was filled in: values first, and flags only against lines that the caller draws.

use crate::answer::Answer;
use crate::answers::Answers;
use crate::instrument::Instrument;
use crate::scale::ScoreRule;

/// How a sheet was filled in.
///
/// None of these numbers says that somebody was careless: a person may well mean the same answer
/// ten times. They are a reason to ask.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Answers, SheetQuality, handles};
///
/// let scs_sf = handles::scs_sf::instrument();
/// let quality = SheetQuality::new(scs_sf, &Answers::from_values([3; 12]));
/// assert_eq!(quality.longest_run, 12);
/// assert_eq!(quality.variability, Some(0.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SheetQuality {
    /// How many answers in a row, in the printed order, are the same; missing ones end a run.
    pub longest_run: usize,
    /// The standard deviation of the person's own answers (Dunn and others 2018), `n - 1` in the
    /// denominator; `None` for fewer than two.
    pub variability: Option<f64>,
    /// The share of items without an answer, 0 to 1.
    pub share_missing: f64,
    /// How far items that ask the opposite are answered alike, 0 to 1: the mean over all scales with
    /// both kinds of the distance between the mean of the plain items and that of the reversed
    /// ones, each after reversing, as a share of the options. 0 is consistent. `None` where no
    /// scale has both kinds.
    pub inconsistency: Option<f64>,
}

/// Lines beyond which a sheet is flagged; each is the caller's, or that of a source the caller
/// names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QualityLines {
    /// Runs of so many or more.
    pub longest_run: Option<usize>,
    /// A variability of so much or less.
    pub variability: Option<f64>,
    /// A share of missing answers of so much or more.
    pub share_missing: Option<f64>,
    /// An inconsistency of so much or more.
    pub inconsistency: Option<f64>,
    /// So few seconds an item or less.
    pub seconds_per_item: Option<f64>,
}

/// A line that a sheet lies beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QualityFlag {
    /// The same answer many times in a row.
    LongRun,
    /// Answers that hardly differ.
    LittleVariability,
    /// Many answers missing.
    ManyMissing,
    /// Opposite items answered alike.
    Inconsistent,
    /// Filled in very quickly.
    Fast,
}

impl SheetQuality {
    /// Looks at a sheet. Answers that the instrument would refuse count as missing.
    #[must_use]
    pub fn new(instrument: &Instrument, answers: &Answers) -> Self {
        let items = instrument.item_count();
        let response = &instrument.definition().response;
        let (min, max) = (f64::from(response.min), f64::from(response.max));
        let mut values: Vec<Option<f64>> = vec![None; items];
        for (item, answer) in answers.entries() {
            let place = usize::try_from(item).ok().and_then(|item| item.checked_sub(1));
            let slot = place.and_then(|place| values.get_mut(place));
            if let (Some(slot), Answer::Value(value)) = (slot, answer) {
                *slot = (min..=max).contains(&value).then_some(value);
            }
        }
        let given: Vec<f64> = values.iter().flatten().copied().collect();
        Self {
            longest_run: longest_run(&values),
            variability: deviation(&given),
            share_missing: if items == 0 {
                0.0
            } else {
                (items - given.len()) as f64 / items as f64
            },
            inconsistency: inconsistency(instrument, &values, min, max),
        }
    }

    /// The lines that the sheet lies beyond. `seconds` is how long the whole sheet took, where that
    /// is known.
    #[must_use]
    pub fn flags(
        &self,
        lines: &QualityLines,
        items: usize,
        seconds: Option<f64>,
    ) -> Vec<QualityFlag> {
        let pace = seconds.filter(|_| items > 0).map(|seconds| seconds / items as f64);
        let beyond = [
            (QualityFlag::LongRun, lines.longest_run.is_some_and(|line| self.longest_run >= line)),
            (
                QualityFlag::LittleVariability,
                lines.variability.zip(self.variability).is_some_and(|(line, it)| it <= line),
            ),
            (
                QualityFlag::ManyMissing,
                lines.share_missing.is_some_and(|line| self.share_missing >= line),
            ),
            (
                QualityFlag::Inconsistent,
                lines.inconsistency.zip(self.inconsistency).is_some_and(|(line, it)| it >= line),
            ),
            (
                QualityFlag::Fast,
                lines.seconds_per_item.zip(pace).is_some_and(|(line, pace)| pace <= line),
            ),
        ];
        beyond.into_iter().filter(|(_, is_beyond)| *is_beyond).map(|(flag, _)| flag).collect()
    }
}

fn longest_run(values: &[Option<f64>]) -> usize {
    let (mut longest, mut run, mut before) = (0, 0, None);
    for value in values {
        run = match (value, before) {
            (Some(value), Some(before)) if *value == before => run + 1,
            (Some(_), _) => 1,
            (None, _) => 0,
        };
        before = *value;
        longest = longest.max(run);
    }
    longest
}

fn deviation(values: &[f64]) -> Option<f64> {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let square: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (values.len() > 1).then(|| (square / (count - 1.0)).sqrt())
}

fn inconsistency(
    instrument: &Instrument,
    values: &[Option<f64>],
    min: f64,
    max: f64,
) -> Option<f64> {
    let mut distances: Vec<f64> = Vec::new();
    for scale in instrument.scales() {
        let ScoreRule::Items { of, .. } = &scale.score else { continue };
        let mean_of = |is_reversed: bool| {
            let items = of.iter().filter(|item| item.reversed == is_reversed);
            let answers = items.filter_map(|item| {
                let value = *values.get(usize::from(item.item).checked_sub(1)?)?;
                value.map(|value| if is_reversed { min + max - value } else { value })
            });
            let answers: Vec<f64> = answers.collect();
            let sum: f64 = answers.iter().sum();
            (!answers.is_empty()).then(|| sum / answers.len() as f64)
        };
        if let (Some(plain), Some(reversed)) = (mean_of(false), mean_of(true)) {
            distances.push((plain - reversed).abs() / (max - min));
        }
    }
    let sum: f64 = distances.iter().sum();
    (!distances.is_empty()).then(|| sum / distances.len() as f64)
}

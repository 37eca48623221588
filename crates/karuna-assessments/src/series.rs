//! One person on one scale over time.

use karuna_core::{
    Alert, Change, Date, Direction, InstrumentId, Level, LevelBasis, Measurement, ScaleId,
};

use crate::instrument::Instrument;
use crate::measure_error::{MeasureError, within};
use crate::precision::Precision;
use crate::reliable_change::{Pair, ReliableChange};
use crate::scored::Scored;
use crate::verdict::Verdict;

/// One person on one scale over time. Gaps are normal; a day without a score is no point.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Precision, Series, Verdict, handles};
///
/// let phq = handles::phq_9::instrument();
/// let mut series = Series::new(phq, &handles::phq_9::TOTAL)?;
/// for (date, score) in [("2026-01-05", 17.0), ("2026-02-02", 14.0), ("2026-03-02", 8.0)] {
///     series.push(date.parse()?, score)?;
/// }
/// let changes = series.since_first(&Precision::new(5.9, 0.84)?, 0.95)?;
/// assert_eq!(changes.last().map(|change| change.verdict), Some(Verdict::Improved));
/// assert_eq!(series.best().map(|point| point.score), Some(8.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    instrument: InstrumentId,
    definition: String,
    scale: ScaleId,
    direction: Direction,
    range: [f64; 2],
    points: Vec<Point>,
}

/// A score on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The score.
    pub score: f64,
}

/// Something that somebody should look at.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Warning {
    /// Reliably worse than at the first measurement.
    Worse {
        /// Since when.
        date: Date,
    },
    /// No reliable change for the better by the middle of the course, nor since.
    NoneByMiddle {
        /// The day of the middle.
        middle: Date,
    },
    /// An answer that a person has to look at.
    Risk(Alert),
}

impl Series {
    /// An empty series of a scale.
    ///
    /// # Errors
    ///
    /// A scale that there is not.
    pub fn new(instrument: &Instrument, scale: &ScaleId) -> Result<Self, MeasureError> {
        let definition = instrument.known_scale(scale)?;
        Ok(Self {
            instrument: instrument.id().clone(),
            definition: instrument.version().to_owned(),
            scale: scale.clone(),
            direction: definition.direction,
            range: definition.range,
            points: Vec::new(),
        })
    }

    /// Adds a score.
    ///
    /// # Errors
    ///
    /// A day that does not come after the last one, a score outside the scale.
    pub fn push(&mut self, date: Date, score: f64) -> Result<(), MeasureError> {
        if let Some(last) = self.points.last()
            && date <= last.date
        {
            return Err(MeasureError::OutOfOrder { found: date, before: last.date });
        }
        within(&self.scale, self.range, score)?;
        self.points.push(Point { date, score });
        Ok(())
    }

    /// Adds the score of a sheet; a sheet without one adds nothing and gives `false`.
    ///
    /// # Errors
    ///
    /// A sheet of another instrument or version, and as [`Series::push`].
    pub fn push_scored(&mut self, date: Date, scored: &Scored<'_>) -> Result<bool, MeasureError> {
        let instrument = scored.instrument();
        let (found, expected) = (
            format!("{} {}", instrument.id(), instrument.version()),
            format!("{} {}", self.instrument, self.definition),
        );
        if found != expected {
            return Err(MeasureError::Mixed { found, expected });
        }
        match scored.value(&self.scale) {
            Some(score) => self.push(date, score).map(|()| true),
            None => Ok(false),
        }
    }

    /// The instrument.
    #[must_use]
    pub const fn instrument(&self) -> &InstrumentId {
        &self.instrument
    }

    /// The scale.
    #[must_use]
    pub const fn scale(&self) -> &ScaleId {
        &self.scale
    }

    /// The way the scale points.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The lowest and the highest score of the scale.
    #[must_use]
    pub const fn range(&self) -> [f64; 2] {
        self.range
    }

    /// The points, the earliest first.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The first point.
    #[must_use]
    pub fn first(&self) -> Option<Point> {
        self.points.first().copied()
    }

    /// The last point.
    #[must_use]
    pub fn last(&self) -> Option<Point> {
        self.points.last().copied()
    }

    /// The best point, of equals the earliest; `None` where neither side is the better one.
    #[must_use]
    pub fn best(&self) -> Option<Point> {
        let is_better = |point: &Point, best: &Point| match self.direction {
            Direction::HigherIsBetter => point.score > best.score,
            Direction::HigherIsWorse => point.score < best.score,
            Direction::Neutral => false,
        };
        if self.direction == Direction::Neutral {
            return None;
        }
        let points = self.points.iter().copied();
        points.reduce(|best, point| if is_better(&point, &best) { point } else { best })
    }

    /// Points of the scale a day by least squares; `None` for fewer than two points.
    #[must_use]
    pub fn slope(&self) -> Option<f64> {
        let first = self.first()?.date;
        let days: Vec<f64> =
            self.points.iter().map(|it| first.days_until(it.date) as f64).collect();
        let count = days.len() as f64;
        let mean_day = days.iter().sum::<f64>() / count;
        let mean = self.points.iter().map(|it| it.score).sum::<f64>() / count;
        let (mut both, mut square) = (0.0, 0.0);
        for (day, point) in days.iter().zip(&self.points) {
            both += (day - mean_day) * (point.score - mean);
            square += (day - mean_day).powi(2);
        }
        (days.len() > 1).then(|| both / square)
    }

    /// Points of the scale a day as the median of the slopes between all pairs (Theil and Sen), which
    /// a single odd point hardly moves; `None` for fewer than two points.
    #[must_use]
    pub fn median_slope(&self) -> Option<f64> {
        let mut slopes: Vec<f64> = Vec::new();
        for (place, from) in self.points.iter().enumerate() {
            for to in self.points.iter().skip(place + 1) {
                slopes.push((to.score - from.score) / from.date.days_until(to.date) as f64);
            }
        }
        slopes.sort_by(f64::total_cmp);
        let middle = slopes.len() / 2;
        let high = *slopes.get(middle)?;
        if slopes.len() % 2 == 1 {
            return Some(high);
        }
        Some((slopes.get(middle - 1)? + high) / 2.0)
    }

    /// The change of each later point against the first.
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn since_first(
        &self,
        precision: &Precision,
        level: f64,
    ) -> Result<Vec<ReliableChange>, MeasureError> {
        let Some(first) = self.first() else { return Ok(Vec::new()) };
        let later = self.points.iter().skip(1);
        later
            .map(|point| {
                Pair::new(first.score, point.score, self.direction)?
                    .jacobson_truax(precision, level)
            })
            .collect()
    }

    /// The change of each point against the one before.
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn since_previous(
        &self,
        precision: &Precision,
        level: f64,
    ) -> Result<Vec<ReliableChange>, MeasureError> {
        let pairs = self.points.iter().zip(self.points.iter().skip(1));
        pairs
            .map(|(before, point)| {
                Pair::new(before.score, point.score, self.direction)?
                    .jacobson_truax(precision, level)
            })
            .collect()
    }

    /// What somebody should look at: reliably worse than at first, nothing better by the middle of
    /// the course nor since, and the alerts that the caller gathered. An alert always comes through.
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn warnings(
        &self,
        precision: &Precision,
        level: f64,
        middle: Option<Date>,
        alerts: &[Alert],
    ) -> Result<Vec<Warning>, MeasureError> {
        let mut warnings: Vec<Warning> = alerts.iter().cloned().map(Warning::Risk).collect();
        let changes = self.since_first(precision, level)?;
        let later = || self.points.iter().skip(1).zip(&changes);
        if let Some((_, change)) = later().next_back()
            && change.verdict == Verdict::Deteriorated
        {
            // Since when, without a better point in between.
            let worse =
                later().rev().take_while(|(_, it)| it.verdict == Verdict::Deteriorated).last();
            warnings.extend(worse.map(|(point, _)| Warning::Worse { date: point.date }));
        }
        if let Some(middle) = middle {
            let is_past = self.last().is_some_and(|last| last.date >= middle);
            let is_better = |it: &ReliableChange| it.verdict == Verdict::Improved;
            let better = later().any(|(point, it)| point.date <= middle && is_better(it))
                || changes.last().is_some_and(is_better);
            if is_past && !better && self.direction != Direction::Neutral {
                warnings.push(Warning::NoneByMiddle { middle });
            }
        }
        Ok(warnings)
    }

    /// The points as measurements, for a plan. A level stands only where `level_of` gives one, and
    /// on the ground that it names; the change is that against the first point where a precision is
    /// given.
    ///
    /// # Errors
    ///
    /// A level of confidence outside 0 to 1 (both ends excluded).
    pub fn measurements(
        &self,
        precision: Option<(&Precision, f64)>,
        level_of: impl Fn(f64) -> Option<(Level, LevelBasis)>,
    ) -> Result<Vec<Measurement>, MeasureError> {
        let changes = match precision {
            Some((precision, level)) => self.since_first(precision, level)?,
            None => Vec::new(),
        };
        let change_at = |place: usize| {
            let change = place.checked_sub(1).and_then(|place| changes.get(place));
            change.map_or(Change::Unknown, |change| change.verdict.to_change())
        };
        let measurements = self.points.iter().enumerate().map(|(place, point)| Measurement {
            instrument: self.instrument.clone(),
            scale: self.scale.clone(),
            date: point.date,
            value: point.score,
            direction: self.direction,
            level: level_of(point.score),
            change: change_at(place),
        });
        Ok(measurements.collect())
    }
}

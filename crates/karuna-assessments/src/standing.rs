//! Where a score stands in a population.

use karuna_core::{EvidenceStatus, ScaleId};

use crate::instrument::Instrument;
use crate::interpretation::{Norm, PercentilePoint};
use crate::measure_error::{MeasureError, finite, spread, within};
use crate::normal::share_below;
use crate::scale::ScaleDefinition;

/// Where a score stands among the people of a norm.
///
/// The norm travels along: who was measured, how many, and how sure its numbers are. karuna never
/// chooses a norm by itself; [`Instrument::norms_of`] lists those that the definition holds.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Standing, handles};
///
/// let gad = handles::gad_7::instrument();
/// let norm = gad.norms_of(&handles::gad_7::TOTAL).find(|norm| norm.sd.is_some());
/// let norm = norm.ok_or("a norm")?;
/// let standing = Standing::new(gad, norm, 10.0)?;
/// assert!(standing.z > Some(1.9) && standing.percentile.value > 97.0);
/// assert_eq!(standing.norm.population, "women, German general population, 2006");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'n> {
    /// The scale.
    pub scale: ScaleId,
    /// The score.
    pub score: f64,
    /// How many standard deviations it lies above the mean; `None` where the norm has a table but
    /// no standard deviation.
    pub z: Option<f64>,
    /// The same as a T score, 50 + 10 z.
    pub t: Option<f64>,
    /// The per cent of people below.
    pub percentile: Percentile,
    /// The norm.
    pub norm: &'n Norm,
}

/// The per cent of people whose score is lower, and how that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percentile {
    /// 0 to 100.
    pub value: f64,
    /// How it was found.
    pub basis: PercentileBasis,
}

/// How a [`Percentile`] was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PercentileBasis {
    /// From mean and standard deviation, as if scores were spread normally. Scores of symptoms
    /// seldom are.
    NormalModel,
    /// From the norm's own table, between its rows on a straight line.
    Table,
    /// The score lies outside the norm's own table; the nearest row stands for it.
    OutsideTable,
}

impl<'n> Standing<'n> {
    /// Where a score stands by one norm: by its own table where it has one, else by the normal
    /// model.
    ///
    /// # Errors
    ///
    /// A norm of another scale, a score outside the scale, a norm with a mean only.
    pub fn new(instrument: &Instrument, norm: &'n Norm, score: f64) -> Result<Self, MeasureError> {
        instrument.check_score(&norm.scale, score)?;
        let z = match norm.sd {
            Some(sd) => {
                let sd = spread("the standard deviation of the norm", sd)?;
                Some((score - finite("the mean of the norm", norm.mean)?) / sd)
            }
            None => None,
        };
        let of_model = |z: f64| Percentile {
            value: 100.0 * share_below(z),
            basis: PercentileBasis::NormalModel,
        };
        let percentile = table(&norm.percentiles, score).or_else(|| z.map(of_model));
        let percentile = percentile
            .ok_or_else(|| MeasureError::MeanOnly { population: norm.population.clone() })?;
        let t = z.map(|z| 50.0 + 10.0 * z);
        Ok(Self { scale: norm.scale.clone(), score, z, t, percentile, norm })
    }

    /// How sure the numbers of the norm are.
    #[must_use]
    pub const fn status(&self) -> EvidenceStatus {
        self.norm.status
    }

    /// Where the score stands, in careful words.
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self.percentile.value {
            value if value < 2.0 => "lower than nearly everybody in the comparison group",
            value if value < 16.0 => "lower than most of the comparison group",
            value if value < 31.0 => "lower than many in the comparison group",
            value if value <= 69.0 => "about as in much of the comparison group",
            value if value <= 84.0 => "higher than many in the comparison group",
            value if value <= 98.0 => "higher than most of the comparison group",
            _ => "higher than nearly everybody in the comparison group",
        }
    }
}

/// The percentile of a score between the rows of a table; `None` for an empty one.
fn table(points: &[PercentilePoint], score: f64) -> Option<Percentile> {
    let (first, last) = (points.first()?, points.last()?);
    let outside = |value: f64| Percentile { value, basis: PercentileBasis::OutsideTable };
    if score < first.score {
        return Some(outside(first.percentile));
    }
    if score > last.score {
        return Some(outside(last.percentile));
    }
    let within = |value: f64| Percentile { value, basis: PercentileBasis::Table };
    if let Some(row) = points.iter().find(|row| row.score == score) {
        return Some(within(row.percentile));
    }
    points.windows(2).find_map(|pair| {
        let [low, high] = pair else { return None };
        let share = (score - low.score) / (high.score - low.score);
        (low.score < score && score < high.score)
            .then(|| within(low.percentile + share * (high.percentile - low.percentile)))
    })
}

impl Instrument {
    /// The norms of a scale that the definition holds, in its order.
    pub fn norms_of<'i>(&'i self, scale: &ScaleId) -> impl Iterator<Item = &'i Norm> + use<'i> {
        let scale = scale.clone();
        self.definition().norms.iter().filter(move |norm| norm.scale == scale)
    }

    /// Where a score stands by every norm of the definition, side by side; a norm that cannot tell
    /// says why.
    ///
    /// # Errors
    ///
    /// A scale that there is not, a score outside its range.
    pub fn standings<'i>(
        &'i self,
        scale: &ScaleId,
        score: f64,
    ) -> Result<Vec<Result<Standing<'i>, MeasureError>>, MeasureError> {
        self.check_score(scale, score)?;
        Ok(self.norms_of(scale).map(|norm| Standing::new(self, norm, score)).collect())
    }

    /// The scale with the given id, or the error that names those that there are.
    pub(crate) fn known_scale(&self, scale: &ScaleId) -> Result<&ScaleDefinition, MeasureError> {
        self.scale(scale).ok_or_else(|| MeasureError::UnknownScale {
            instrument: self.id().clone(),
            given: scale.clone(),
            known: self.scale_ids().iter().map(ToString::to_string).collect(),
        })
    }

    fn check_score(&self, scale: &ScaleId, score: f64) -> Result<(), MeasureError> {
        let definition = self.known_scale(scale)?;
        within(scale, definition.range, finite("the score", score)?)
    }
}

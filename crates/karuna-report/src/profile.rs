//! The scores of one person on one day, side by side.

use karuna_assessments::{Around, Interval, PercentileBasis, ScaleOutcome, Scored, Standing};
use karuna_core::{Alert, Direction, EvidenceStatus, ScaleId};

use crate::page::{Block, Page};
use crate::svg::{Anchor, Svg, number};

const WIDTH: f64 = 360.0;
const ROW: f64 = 74.0;
const LEFT: f64 = 14.0;
const RIGHT: f64 = 346.0;

/// The scores of one person on one day, side by side.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Answers, Precision, handles};
/// use karuna_report::{Profile, Style};
///
/// let phq = handles::phq_9::instrument();
/// let scored = phq.score(&Answers::from_values([1, 2, 1, 1, 0, 2, 1, 0, 0, 1]))?;
/// let mut profile = Profile::new("Today");
/// let precision = Precision::new(5.9, 0.84)?;
/// let interval = precision.around_observed(8.0, 0.95)?;
/// profile.add(&scored, &handles::phq_9::TOTAL, Some(interval), None);
/// let page = profile.page().render(Style::Html);
/// assert!(page.contains("<svg") && !page.contains("<script"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What it is called.
    pub title: String,
    /// The rows, from above.
    pub rows: Vec<ProfileRow>,
    /// What a person has to look at; it comes first.
    pub alerts: Vec<Alert>,
}

/// One scale of a [`Profile`].
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileRow {
    /// The instrument and the scale, as they are called.
    pub label: String,
    /// The lowest and the highest score.
    pub range: [f64; 2],
    /// Which way the scale points.
    pub direction: Direction,
    /// The score, or why there is none.
    pub score: Result<f64, String>,
    /// How exact it is.
    pub interval: Option<Interval>,
    /// Where published bands begin, with their words; the last one is the origin's name.
    pub bands: Vec<(f64, String)>,
    /// Who published the bands, and how sure they are.
    pub bands_by: Option<String>,
    /// Where it stands among others, in words, with the norm.
    pub standing: Option<String>,
    /// How sure the key of the scale is.
    pub key: EvidenceStatus,
}

impl Profile {
    /// A profile without rows.
    #[must_use]
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), rows: Vec::new(), alerts: Vec::new() }
    }

    /// Adds a scale of a scored sheet; a scale that there is not adds nothing. The alerts of the
    /// sheet come along, once.
    pub fn add(
        &mut self,
        scored: &Scored<'_>,
        scale: &ScaleId,
        interval: Option<Interval>,
        standing: Option<&Standing<'_>>,
    ) {
        for alert in scored.alerts() {
            if !self.alerts.contains(alert) {
                self.alerts.push(alert.clone());
            }
        }
        let instrument = scored.instrument();
        let (Some(definition), Some(outcome)) = (instrument.scale(scale), scored.outcome(scale))
        else {
            return;
        };
        let score = match outcome {
            ScaleOutcome::Scored(score) => Ok(score.value),
            ScaleOutcome::NotScored(_) => {
                let reasons = scored.reasons(scale);
                Err(reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
        };
        let set = instrument.bands_of(scale).next();
        let bands = set.map_or_else(Vec::new, |set| {
            let word = |band: &karuna_assessments::Band| {
                band.label.clone().or_else(|| band.open.clone()).unwrap_or_default()
            };
            set.bands.iter().map(|band| (band.from, word(band))).collect()
        });
        self.rows.push(ProfileRow {
            label: format!("{}: {}", instrument.definition().abbreviation, definition.title),
            range: definition.range,
            direction: definition.direction,
            score,
            interval,
            bands,
            bands_by: set.map(|set| format!("{}, {}", set.origin, set.status)),
            standing: standing.map(standing_words),
            key: instrument.evidence_of(scale).unwrap_or(instrument.evidence()),
        });
    }

    /// The page of the profile.
    #[must_use]
    pub fn page(&self) -> Page {
        let alerts = self.alerts.iter().map(|alert| Block::Note(alert_words(alert)));
        let mut blocks: Vec<Block> = alerts.collect();
        if !self.rows.is_empty() {
            blocks.push(Block::Picture { svg: self.svg(), description: self.description() });
        }
        let facts = self.rows.iter().map(|row| (row.label.clone(), row.words()));
        blocks.push(Block::Facts(facts.collect()));
        blocks.push(Block::Paragraph(
            "Scores are no verdict on a person. Talk about them with somebody who knows you."
                .into(),
        ));
        Page { language: "en".into(), title: self.title.clone(), blocks }
    }

    /// The picture of the profile as an SVG element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut svg = Svg::new(WIDTH, ROW * self.rows.len() as f64 + 4.0);
        for (place, row) in self.rows.iter().enumerate() {
            row.draw(&mut svg, ROW * place as f64);
        }
        svg.finish("profile", &self.title, &self.description())
    }

    /// All that the picture says, in words.
    fn description(&self) -> String {
        let rows = self.rows.iter().map(|row| match &row.score {
            Ok(score) => format!(
                "{}: {} of {} to {}.",
                row.label,
                number(*score),
                number(row.range[0]),
                number(row.range[1])
            ),
            Err(_) => format!("{}: no score.", row.label),
        });
        rows.collect::<Vec<_>>().join(" ")
    }
}

/// Where a score stands, in words, with the norm and how sure it is.
fn standing_words(standing: &Standing<'_>) -> String {
    let norm = standing.norm;
    let n = norm.n.map(|n| format!(", {n} people")).unwrap_or_default();
    let basis = match standing.percentile.basis {
        PercentileBasis::NormalModel => "as if scores were spread normally",
        PercentileBasis::Table => "from the norm's own table",
        PercentileBasis::OutsideTable => "outside the norm's own table",
    };
    format!("{}, {basis} ({}{n}; {})", standing.words(), norm.population, norm.status)
}

/// What a person has to look at, in words.
pub(crate) fn alert_words(alert: &Alert) -> String {
    format!("Please look at this first: {alert}")
}

/// Which way is the better one, in words.
pub(crate) const fn direction_words(direction: Direction) -> &'static str {
    match direction {
        Direction::HigherIsBetter => "higher is better",
        Direction::HigherIsWorse => "lower is better",
        Direction::Neutral => "neither end is the better one",
    }
}

impl ProfileRow {
    /// The row in words.
    fn words(&self) -> String {
        let score = match &self.score {
            Ok(score) => score,
            Err(why) => return format!("no score: {why}"),
        };
        let mut words = format!(
            "{}, possible {} to {}, {}",
            number(*score),
            number(self.range[0]),
            number(self.range[1]),
            direction_words(self.direction)
        );
        if let Some(interval) = &self.interval {
            let around = match interval.around {
                Around::Observed => "around the score",
                Around::EstimatedTrue => "around the estimated true score",
            };
            words.push_str(&format!(
                "; {} to {} with {} per cent confidence, {around}",
                number(interval.low.max(self.range[0])),
                number(interval.high.min(self.range[1])),
                number(interval.level * 100.0)
            ));
        }
        if let (Some(band), Some(by)) = (self.band_of(*score), &self.bands_by) {
            words.push_str(&format!("; called \"{band}\" ({by})"));
        }
        if let Some(standing) = &self.standing {
            words.push_str(&format!("; {standing}"));
        }
        words.push_str(&format!("; key {}.", self.key));
        words
    }

    fn band_of(&self, score: f64) -> Option<&str> {
        let band = self.bands.iter().rev().find(|(from, _)| *from <= score + 1e-9);
        band.map(|(_, word)| word.as_str()).filter(|word| !word.is_empty())
    }

    fn place(&self, score: f64) -> f64 {
        let span = self.range[1] - self.range[0];
        let share = if span > 0.0 { (score - self.range[0]) / span } else { 0.5 };
        LEFT + (RIGHT - LEFT) * share.clamp(0.0, 1.0)
    }

    fn draw(&self, svg: &mut Svg, top: f64) {
        svg.words([LEFT, top + 16.0], 13.0, Anchor::Start, &self.label);
        let (high, low) = (top + 28.0, top + 46.0);
        // Bands in greys that alternate, each with a line where it begins.
        let ends = self.bands.iter().skip(1).map(|(from, _)| *from).chain([self.range[1]]);
        for (place, ((from, _), to)) in self.bands.iter().zip(ends).enumerate() {
            let grey = if place % 2 == 0 { "fill=\"#eee\"" } else { "fill=\"#d4d4d4\"" };
            svg.area([self.place(*from), high], [self.place(to), low], grey);
        }
        svg.area([LEFT, high], [RIGHT, low], "fill=\"none\" stroke=\"#444\" stroke-width=\"1\"");
        for (from, _) in self.bands.iter().skip(1) {
            let x = self.place(*from);
            svg.line(
                [x, high],
                [x, low],
                "stroke=\"#444\" stroke-width=\"1\" stroke-dasharray=\"2 2\"",
            );
        }
        svg.words([LEFT, top + 60.0], 11.0, Anchor::Start, &number(self.range[0]));
        svg.words([RIGHT, top + 60.0], 11.0, Anchor::End, &number(self.range[1]));
        let Ok(score) = &self.score else {
            svg.words([(LEFT + RIGHT) / 2.0, top + 42.0], 12.0, Anchor::Middle, "no score");
            return;
        };
        let middle = (high + low) / 2.0;
        if let Some(interval) = &self.interval {
            let (from, to) = (self.place(interval.low), self.place(interval.high));
            let style = "stroke=\"#111\" stroke-width=\"2\"";
            svg.line([from, middle], [to, middle], style);
            svg.line([from, middle - 5.0], [from, middle + 5.0], style);
            svg.line([to, middle - 5.0], [to, middle + 5.0], style);
        }
        let x = self.place(*score);
        svg.dot([x, middle], 5.5);
        let label = match self.band_of(*score) {
            Some(band) => format!("{}, {band}", number(*score)),
            None => number(*score),
        };
        // Words stay within the picture: beside the ends they lean inwards.
        let anchor = match x {
            x if x < 110.0 => Anchor::Start,
            x if x > 250.0 => Anchor::End,
            _ => Anchor::Middle,
        };
        // The numbers of the ends stand on this line, so words keep clear of them.
        svg.words([x.clamp(LEFT + 26.0, RIGHT - 26.0), top + 60.0], 12.0, anchor, &label);
    }
}

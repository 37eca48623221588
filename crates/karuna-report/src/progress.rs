//! Scores of one person over time.

use karuna_assessments::{
    ChangeUnit, CutOff, Instrument, MeasureError, Pair, Point, Precision, Protocol, ProtocolFlag,
    ProtocolResult, ReliableChange, Series, Verdict, Warning,
};
use karuna_core::{Alert, Date};

use crate::page::{Block, Page};
use crate::profile::{alert_words, direction_words};
use crate::svg::{Anchor, Svg, number};

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 348.0;
const TOP: f64 = 28.0;
const BOTTOM: f64 = 190.0;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Scores of one person over time, with what they may mean.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Precision, Series, handles};
/// use karuna_report::{Progress, ProgressLine, Style};
///
/// let phq = handles::phq_9::instrument();
/// let mut series = Series::new(phq, &handles::phq_9::TOTAL)?;
/// series.push("2026-01-12".parse()?, 17.0)?;
/// series.push("2026-03-09".parse()?, 8.0)?;
/// let mut progress = Progress::new("Two months");
/// progress.lines.push(ProgressLine {
///     instrument: phq,
///     series: &series,
///     precision: Precision::new(5.9, 0.84)?,
///     precision_from: "numbers made up for this example".into(),
///     level: 0.95,
///     cut_off: None,
///     middle: None,
/// });
/// let text = progress.page()?.render(Style::Text);
/// assert!(text.contains("more than noise explains"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// What it is called.
    pub title: String,
    /// The scales that were measured.
    pub lines: Vec<ProgressLine<'a>>,
    /// What a person has to look at, and of which day; it comes first.
    pub alerts: Vec<(Date, Alert)>,
    /// What protocols say.
    pub protocols: Vec<(&'a Protocol, ProtocolResult)>,
}

/// One scale over time, with the numbers that its change is judged by.
#[derive(Clone, Debug)]
pub struct ProgressLine<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The scores.
    pub series: &'a Series,
    /// How exact they are.
    pub precision: Precision,
    /// Where the standard deviation and the reliability come from, and how sure they are.
    pub precision_from: String,
    /// The level of confidence, such as 0.95.
    pub level: f64,
    /// A line to draw.
    pub cut_off: Option<&'a CutOff>,
    /// The middle of the course, where there is one.
    pub middle: Option<Date>,
}

impl Progress<'_> {
    /// A page without scores.
    #[must_use]
    pub fn new(title: &str) -> Self {
        let (lines, alerts, protocols) = (Vec::new(), Vec::new(), Vec::new());
        Self { title: title.to_owned(), lines, alerts, protocols }
    }

    /// The page.
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn page(&self) -> Result<Page, MeasureError> {
        let alerts = self
            .alerts
            .iter()
            .map(|(date, alert)| Block::Note(format!("{} ({date})", alert_words(alert))));
        let mut blocks: Vec<Block> = alerts.collect();
        for line in &self.lines {
            line.push(&mut blocks)?;
        }
        for (protocol, result) in &self.protocols {
            if result.flags.is_empty() {
                continue;
            }
            blocks.push(Block::Heading(protocol.title.clone()));
            let flags = result.flags.iter().map(|(flag, holds, status)| {
                let holds = match holds {
                    Some(true) => "yes",
                    Some(false) => "no",
                    None => "does not apply",
                };
                (flag_words(*flag).to_owned(), format!("{holds} (rule {status})"))
            });
            blocks.push(Block::Facts(flags.collect()));
        }
        blocks.push(Block::Paragraph(
            "A score is one way to look. How life feels, and what somebody says about it, counts as \
             much."
                .into(),
        ));
        Ok(Page { language: "en".into(), title: self.title.clone(), blocks })
    }
}

const fn flag_words(flag: ProtocolFlag) -> &'static str {
    match flag {
        ProtocolFlag::CaseAtFirst => "Above a line at first",
        ProtocolFlag::ReliableImprovement => "Reliable improvement",
        ProtocolFlag::ReliableDeterioration => "Reliable deterioration",
        ProtocolFlag::NoReliableChange => "No reliable change",
        ProtocolFlag::Recovery => "Recovery",
        ProtocolFlag::ReliableRecovery => "Reliable recovery",
        ProtocolFlag::Response => "Response",
        ProtocolFlag::Remission => "Remission",
        _ => "Something else",
    }
}

const fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Improved => "better, by more than noise explains",
        Verdict::Unchanged => "no more than noise explains",
        Verdict::Deteriorated => "worse, by more than noise explains",
        Verdict::Rose => "higher, by more than noise explains",
        Verdict::Fell => "lower, by more than noise explains",
    }
}

const fn threshold_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Improved => "reached, for the better",
        Verdict::Unchanged => "not reached",
        Verdict::Deteriorated => "reached, for the worse",
        Verdict::Rose => "reached, upwards",
        Verdict::Fell => "reached, downwards",
    }
}

impl ProgressLine<'_> {
    /// The picture of the scores as an SVG element.
    ///
    /// # Errors
    ///
    /// A level outside 0 to 1 (both ends excluded).
    pub fn svg(&self) -> Result<String, MeasureError> {
        let mut svg = Svg::new(WIDTH, HEIGHT);
        let half = self.precision.least_detectable_change(self.level)?;
        let points = self.series.points();
        let [low, high] = self.series.range();
        let y = |score: f64| {
            let share = if high > low { (score - low) / (high - low) } else { 0.5 };
            BOTTOM - (BOTTOM - TOP) * share.clamp(0.0, 1.0)
        };
        let first = points.first().map(|point| point.date);
        let days = |point: &Point| first.map_or(0, |first| first.days_until(point.date)) as f64;
        let span = points.last().map_or(0.0, days);
        let x = |point: &Point| {
            let share = if span > 0.0 { days(point) / span } else { 0.5 };
            LEFT + 14.0 + (RIGHT - LEFT - 34.0) * share
        };
        if let Some(first) = points.first() {
            let band = [first.score - half, first.score + half];
            svg.area([LEFT, y(band[0])], [RIGHT, y(band[1])], "fill=\"#e2e2e2\"");
        }
        let axis = "stroke=\"#444\" stroke-width=\"1\"";
        svg.line([LEFT, TOP], [LEFT, BOTTOM], axis);
        svg.line([LEFT, BOTTOM], [RIGHT, BOTTOM], axis);
        for score in ticks(low, high) {
            svg.line([LEFT - 4.0, y(score)], [LEFT, y(score)], axis);
            svg.words([LEFT - 6.0, y(score) + 4.0], 11.0, Anchor::End, &number(score));
        }
        let unit = direction_words(self.series.direction());
        svg.words([LEFT, 14.0], 12.0, Anchor::Start, &format!("{}, {unit}", self.title()));
        let mut note = format!("grey: noise ({} per cent)", number(self.level * 100.0));
        if let Some(line) = self.cut_off {
            let style = "stroke=\"#111\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\"";
            svg.line([LEFT, y(line.value)], [RIGHT, y(line.value)], style);
            note.push_str(&format!("; dashed: line at {}", number(line.value)));
        }
        for (from, to) in points.iter().zip(points.iter().skip(1)) {
            let style = "stroke=\"#111\" stroke-width=\"2\"";
            svg.line([x(from), y(from.score)], [x(to), y(to.score)], style);
        }
        let mut before = f64::NEG_INFINITY;
        let last_at = points.last().map_or(RIGHT, x);
        for point in points {
            svg.dot([x(point), y(point.score)], 4.5);
            svg.words([x(point), y(point.score) - 9.0], 12.0, Anchor::Middle, &number(point.score));
            svg.line([x(point), BOTTOM], [x(point), BOTTOM + 4.0], axis);
            // Days that lie close together would print over each other; the last one stays.
            let is_last = last_at - x(point) < 0.05;
            if is_last || x(point) - before > 46.0 && last_at - x(point) > 46.0 {
                let month = usize::try_from(point.date.month())
                    .ok()
                    .and_then(|at| MONTHS.get(at.checked_sub(1)?));
                let day = format!("{} {}", point.date.day(), month.unwrap_or(&""));
                svg.words([x(point), BOTTOM + 17.0], 11.0, Anchor::Middle, &day);
                before = x(point);
            }
        }
        svg.words([LEFT, HEIGHT - 6.0], 11.0, Anchor::Start, &note);
        let id = format!("progress-{}-{}", self.series.instrument(), self.series.scale());
        Ok(svg.finish(&id, &self.title(), &self.description()))
    }

    fn title(&self) -> String {
        let scale = self.instrument.scale(self.series.scale());
        let title = scale.map_or_else(|| self.series.scale().to_string(), |it| it.title.clone());
        format!("{}: {title}", self.instrument.definition().abbreviation)
    }

    /// All that the picture says, in words.
    fn description(&self) -> String {
        if self.series.points().is_empty() {
            return "No scores yet.".into();
        }
        let points = self.series.points().iter();
        let points: Vec<String> =
            points.map(|it| format!("{} on {}", number(it.score), it.date)).collect();
        let [low, high] = self.series.range();
        format!(
            "Scores from {} to {}, {}: {}.",
            number(low),
            number(high),
            direction_words(self.series.direction()),
            points.join(", ")
        )
    }

    fn push(&self, blocks: &mut Vec<Block>) -> Result<(), MeasureError> {
        blocks.push(Block::Heading(self.title()));
        let warnings = self.series.warnings(&self.precision, self.level, self.middle, &[])?;
        blocks.extend(warnings.iter().filter_map(warning).map(Block::Note));
        blocks.push(Block::Picture { svg: self.svg()?, description: self.description() });
        let changes = self.series.since_first(&self.precision, self.level)?;
        if let (Some(first), Some(last), Some(change)) =
            (self.series.first(), self.series.last(), changes.last())
        {
            blocks.push(Block::Facts(self.facts(first, last, change)?));
            let rows = self.thresholds(first, last)?;
            if !rows.is_empty() {
                blocks.push(Block::Paragraph(
                    "Published sizes of change, from the first score to the last. Where they \
                     disagree, none is preferred here."
                        .into(),
                ));
                let head = ["Size", "Result", "From"].map(str::to_owned).to_vec();
                blocks.push(Block::Table { head, rows });
            }
        }
        Ok(())
    }

    fn facts(
        &self,
        first: Point,
        last: Point,
        change: &ReliableChange,
    ) -> Result<Vec<(String, String)>, MeasureError> {
        let mut facts = vec![
            ("First".to_owned(), format!("{} on {}", number(first.score), first.date)),
            ("Last".into(), format!("{} on {}", number(last.score), last.date)),
        ];
        if let Some(best) = self.series.best() {
            facts.push(("Best".into(), format!("{} on {}", number(best.score), best.date)));
        }
        facts.push(("Since the first".into(), verdict_words(change.verdict).into()));
        let before = self.series.since_previous(&self.precision, self.level)?;
        if before.len() > 1
            && let Some(change) = before.last()
        {
            facts.push(("Since the one before".into(), verdict_words(change.verdict).into()));
        }
        if let Some(slope) = self.series.median_slope() {
            let week = format!("{} points a week (median of all pairs)", number(slope * 7.0));
            facts.push(("Course".into(), week));
        }
        if let Some(line) = self.cut_off {
            let side = if line.is_beyond(last.score) { "beyond" } else { "not beyond" };
            facts.push((
                "Line".into(),
                format!(
                    "the last score is {side} {}: {} ({}, {})",
                    number(line.value),
                    line.meaning,
                    line.source,
                    line.status
                ),
            ));
        }
        facts.push((
            "Judged with".into(),
            format!(
                "standard deviation {}, reliability {}, {} per cent: {} points or fewer are noise; {}",
                number(self.precision.sd()),
                number(self.precision.reliability()),
                number(self.level * 100.0),
                number(self.precision.least_detectable_change(self.level)?),
                self.precision_from
            ),
        ));
        Ok(facts)
    }

    fn thresholds(&self, first: Point, last: Point) -> Result<Vec<Vec<String>>, MeasureError> {
        let pair = Pair::new(first.score, last.score, self.series.direction())?;
        let rows = self.instrument.definition().change.iter();
        let rows = rows.filter(|row| row.scale == *self.series.scale()).filter_map(|row| {
            let change = pair.by_threshold(row)?;
            let unit = match row.unit {
                ChangeUnit::Points => "points",
                ChangeUnit::PercentOfFirst => "per cent",
            };
            Some(vec![
                format!("{} {unit}", number(row.value)),
                threshold_words(change.verdict).to_owned(),
                format!("{} ({}, {})", row.basis, row.source, row.status),
            ])
        });
        Ok(rows.collect())
    }
}

/// Round scores along an axis, and its ends.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let span = high - low;
    let sizes = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
    let size = sizes.into_iter().find(|size| span / size <= 5.0).unwrap_or(span);
    let mut ticks = vec![low];
    let mut at = (low / size).floor() * size + size;
    while at < high && ticks.len() < 8 {
        // One that is close to an end would print over it.
        if at - low > size * 0.5 && high - at > size * 0.5 {
            ticks.push(at);
        }
        at += size;
    }
    ticks.push(high);
    ticks
}

/// A warning in words; alerts stand at the head of the page.
fn warning(warning: &Warning) -> Option<String> {
    match warning {
        Warning::Worse { date } => Some(format!(
            "Since {date} this has been harder than at first, by more than noise explains. Please \
             talk about it soon with somebody who is there for you, such as your therapist."
        )),
        Warning::NoneByMiddle { middle } => Some(format!(
            "By {middle}, the middle of the course, nothing had become better by more than noise \
             explains. That is a good moment to look together at what would help."
        )),
        _ => None,
    }
}

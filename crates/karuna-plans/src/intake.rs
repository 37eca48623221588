//! From measurements to what a plan is told: fears, levels and needs.

use std::collections::BTreeMap;

use karuna_core::{Level, Measurement};
use karuna_practices::Fears;

use crate::need::Need;
use crate::plan_request::PlanRequest;

/// What measurements say about fears, levels and needs. Only levels that a measurement brings along
/// count: karuna sets no threshold of its own here.
///
/// # Examples
///
/// ```
/// use karuna_core::{Change, Direction, Level, LevelBasis, Measurement};
/// use karuna_plans::{Intake, Need};
///
/// let measured = |instrument: &str, scale: &str, level| Measurement {
///     instrument: instrument.parse().unwrap(),
///     scale: scale.parse().unwrap(),
///     date: "2026-11-25".parse().unwrap(),
///     value: 30.0,
///     direction: Direction::HigherIsWorse,
///     level: Some((level, LevelBasis::Caller)),
///     change: Change::Unknown,
/// };
/// let intake = Intake::new(&[
///     measured("fcs-self", "total", Level::High),
///     measured("fscrs", "inadequate-self", Level::High),
/// ]);
/// assert_eq!(intake.fears.for_self, Some(Level::High));
/// assert_eq!(intake.needs[&Need::SelfCriticism], 3);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intake {
    /// The three fears of compassion.
    pub fears: Fears,
    /// How high distress is.
    pub distress: Option<Level>,
    /// How high self-compassion is.
    pub self_compassion: Option<Level>,
    /// Needs and their weights, 1 to 3.
    pub needs: BTreeMap<Need, u8>,
    /// Measurements without a level, or of something that a plan does not ask for: instrument and
    /// scale.
    pub unused: Vec<String>,
}

impl Intake {
    /// Reads measurements; of the same scale the latest counts.
    #[must_use]
    pub fn new(measurements: &[Measurement]) -> Self {
        let mut latest: BTreeMap<(&str, &str), &Measurement> = BTreeMap::new();
        for it in measurements {
            let held = latest.entry((it.instrument.as_str(), it.scale.as_str())).or_insert(it);
            if it.date >= held.date {
                *held = it;
            }
        }
        let mut intake = Self::default();
        for ((instrument, scale), it) in latest {
            let is_read =
                it.level.as_ref().is_some_and(|(level, _)| intake.read(instrument, scale, *level));
            if !is_read {
                intake.unused.push(format!("{instrument} {scale}"));
            }
        }
        intake
    }

    fn read(&mut self, instrument: &str, scale: &str, level: Level) -> bool {
        match (instrument, scale) {
            ("fcs-self", _) => self.fears.for_self = Some(level),
            ("fcs-from-others", _) => self.fears.from_others = Some(level),
            ("fcs-for-others", _) => self.fears.for_others = Some(level),
            ("scs" | "scs-sf" | "scs-y" | "sscs-l" | "sscs-s", scale)
                if scale.starts_with("total") =>
            {
                self.self_compassion(level);
            }
            ("socs-s" | "ceas-self" | "cmas-self", "total") => self.self_compassion(level),
            ("scs" | "scs-sf" | "scs-y", "isolation") => self.need(Need::Loneliness, level),
            ("scs" | "scs-sf" | "scs-y", "self-judgment") => self.need(Need::SelfCriticism, level),
            ("fscrs", "inadequate-self" | "hated-self" | "self-criticism")
            | ("scrs-10", "total") => self.need(Need::SelfCriticism, level),
            ("phq-9" | "phq-8", "total") => {
                self.distressed(level);
                self.need(Need::LowDrive, level);
            }
            ("phq-2", "total") | ("dass-21" | "dass-42", "depression" | "depression-doubled") => {
                self.need(Need::LowDrive, level);
            }
            ("gad-7" | "gad-2" | "pss-4" | "pss-10" | "pss-14" | "pswq", "total")
            | (
                "dass-21" | "dass-42",
                "anxiety" | "anxiety-doubled" | "stress" | "stress-doubled",
            ) => self.need(Need::Arousal, level),
            ("k10" | "k6" | "core-10", scale) if scale.starts_with("total") => {
                self.distressed(level);
            }
            ("core-om", "total-mean" | "clinical" | "total-raw") => self.distressed(level),
            ("cbi", _) | ("proqol-5", "burnout" | "secondary-traumatic-stress") => {
                self.need(Need::CaringForOthers, level);
            }
            ("ucla-3" | "ucla-ls3", "total") => self.need(Need::Loneliness, level),
            ("ssps" | "social-connectedness-r", _) if level == Level::Low => {
                self.need(Need::Loneliness, Level::High);
            }
            _ => return false,
        }
        true
    }

    /// Self-compassion is as high as the lowest measurement of it; where it is low, criticism is
    /// somewhat likely.
    fn self_compassion(&mut self, level: Level) {
        self.self_compassion = Some(self.self_compassion.map_or(level, |held| held.min(level)));
        if level == Level::Low {
            self.need(Need::SelfCriticism, Level::Mid);
        }
    }

    /// Distress is as high as the highest measurement of it.
    fn distressed(&mut self, level: Level) {
        self.distress = Some(self.distress.map_or(level, |held| held.max(level)));
    }

    /// A need is as strong as the strongest measurement of it; a low level is none.
    fn need(&mut self, need: Need, level: Level) {
        let weight = match level {
            Level::Low => return,
            Level::Mid => 1,
            Level::High => 3,
        };
        let held = self.needs.entry(need).or_insert(0);
        *held = (*held).max(weight);
    }

    /// Puts what was read into a request; what stands there already stays where nothing was read.
    pub fn fill(&self, request: &mut PlanRequest) {
        let fears = &mut request.fears;
        fears.for_self = self.fears.for_self.or(fears.for_self);
        fears.from_others = self.fears.from_others.or(fears.from_others);
        fears.for_others = self.fears.for_others.or(fears.for_others);
        request.distress = self.distress.or(request.distress);
        request.self_compassion = self.self_compassion.or(request.self_compassion);
        for (need, weight) in &self.needs {
            let held = request.needs.entry(*need).or_insert(0);
            *held = (*held).max(*weight);
        }
    }
}

//! Stated ways to say what became of a person: caseness, recovery, response and the like.

use std::sync::LazyLock;

use karuna_core::{EvidenceStatus, InstrumentId, ScaleId, Source};
use serde::{Deserialize, Serialize};

use crate::clinical_cut_offs::{ClinicalCutOffs, Outcome};
use crate::measure_error::{MeasureError, finite};
use crate::precision::Precision;
use crate::reliable_change::Pair;

/// A stated way to say what became of a person, as data.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Protocol, ProtocolFlag, ProtocolScore};
///
/// let score = |id: &str, first, last| {
///     Ok::<_, karuna_core::CoreError>(ProtocolScore {
///         instrument: id.parse()?, scale: "total".parse()?, first, last,
///     })
/// };
/// let nhs = Protocol::builtin().iter().find(|it| it.id == "nhs-talking-therapies");
/// let nhs = nhs.ok_or("the protocol")?;
/// let found = nhs.judge(&[score("phq-9", 18.0, 8.0)?, score("gad-7", 15.0, 6.0)?])?;
/// assert_eq!(found.get(ProtocolFlag::ReliableRecovery), Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Protocol {
    /// The version of the file format: 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it asks.
    pub rule: ProtocolRule,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// What to know.
    pub notes: Vec<String>,
}

/// What a protocol asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ProtocolRule {
    /// Two or more measures, each with a line and a size of reliable change; higher is worse.
    #[serde(rename_all = "kebab-case")]
    CasenessAndChange {
        /// The measures.
        measures: Vec<CasenessMeasure>,
        /// How sure the rule on recovery is.
        recovery: EvidenceStatus,
        /// How sure it is how change on several measures is put together.
        improvement: EvidenceStatus,
    },
    /// One measure, higher is worse: how much it fell, and whether it ended low.
    #[serde(rename_all = "kebab-case")]
    ResponseAndRemission {
        /// The instrument.
        instrument: InstrumentId,
        /// The scale.
        scale: ScaleId,
        /// By how many per cent of the first score it has to fall for a response.
        response_percent: f64,
        /// The highest last score that is a remission.
        remission_at_most: f64,
        /// How sure the lines are.
        status: EvidenceStatus,
    },
    /// Reliable change of Jacobson and Truax together with one of their lines.
    #[serde(rename_all = "kebab-case")]
    ReliableAndOverTheLine {
        /// The level of confidence.
        level: f64,
        /// How sure the rule is.
        status: EvidenceStatus,
    },
}

/// One measure of a protocol on caseness and change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CasenessMeasure {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The scale.
    pub scale: ScaleId,
    /// The lowest score at caseness.
    pub case_at: f64,
    /// The size of a reliable change; just so much counts.
    pub reliable: f64,
    /// How sure the two are.
    pub status: EvidenceStatus,
}

/// The first and the last score of one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtocolScore {
    /// The instrument.
    pub instrument: InstrumentId,
    /// The scale.
    pub scale: ScaleId,
    /// The first score.
    pub first: f64,
    /// The last score.
    pub last: f64,
}

/// Something that a protocol says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProtocolFlag {
    /// At caseness at the first measurement, on one measure at least.
    CaseAtFirst,
    /// Reliably better on one measure, and on none reliably worse.
    ReliableImprovement,
    /// Reliably worse on one measure, and on none reliably better.
    ReliableDeterioration,
    /// Neither of the two.
    NoReliableChange,
    /// At caseness at first, and on no measure at the last. Nothing is said of those who were not
    /// at caseness.
    Recovery,
    /// Recovery together with reliable improvement.
    ReliableRecovery,
    /// Fell by the share that is asked for.
    Response,
    /// Ended at or below the line.
    Remission,
}

/// What a protocol says of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct ProtocolResult {
    /// Each flag: whether it holds, `None` where nothing can be said, and how sure the rule is.
    pub flags: Vec<(ProtocolFlag, Option<bool>, EvidenceStatus)>,
}

impl ProtocolResult {
    /// Whether a flag holds; `None` where nothing can be said or the protocol has no such flag.
    #[must_use]
    pub fn get(&self, flag: ProtocolFlag) -> Option<bool> {
        self.flags.iter().find(|(other, ..)| *other == flag).and_then(|(_, holds, _)| *holds)
    }
}

impl Protocol {
    /// The protocols that karuna brings along.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static BUILTIN: LazyLock<Vec<Protocol>> = LazyLock::new(|| {
            let texts = [
                include_str!("../protocols/depression-response.json"),
                include_str!("../protocols/jacobson-truax.json"),
                include_str!("../protocols/nhs-talking-therapies.json"),
            ];
            // A test reads each; one that could not be read would be missing there.
            texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
        });
        &BUILTIN
    }

    /// What the protocol says of first and last scores. A protocol of reliable change and a line
    /// says nothing here: it needs numbers of a group, see [`Protocol::judge_pair`].
    ///
    /// # Errors
    ///
    /// A score that the protocol needs is missing or not finite.
    pub fn judge(&self, scores: &[ProtocolScore]) -> Result<ProtocolResult, MeasureError> {
        let flags = match &self.rule {
            ProtocolRule::CasenessAndChange { measures, recovery, improvement } => {
                self.caseness(scores, measures, *recovery, *improvement)?
            }
            ProtocolRule::ResponseAndRemission {
                instrument,
                scale,
                response_percent,
                remission_at_most,
                status,
            } => {
                let (first, last) = self.score_of(scores, instrument, scale)?;
                let fell = first - last >= response_percent / 100.0 * first - 1e-9;
                vec![
                    (ProtocolFlag::Response, (first > 0.0).then_some(fell), *status),
                    (ProtocolFlag::Remission, Some(last <= *remission_at_most), *status),
                ]
            }
            ProtocolRule::ReliableAndOverTheLine { .. } => Vec::new(),
        };
        Ok(ProtocolResult { flags })
    }

    /// What became of a person by reliable change and a line, where the protocol asks for that and
    /// a line is known.
    ///
    /// # Errors
    ///
    /// A level of the protocol outside 0 to 1.
    pub fn judge_pair(
        &self,
        pair: &Pair,
        precision: &Precision,
        lines: &ClinicalCutOffs,
    ) -> Result<Option<Outcome>, MeasureError> {
        let ProtocolRule::ReliableAndOverTheLine { level, .. } = self.rule else { return Ok(None) };
        let verdict = pair.jacobson_truax(precision, level)?.verdict;
        let chosen = lines.chosen();
        Ok(chosen.and_then(|(rule, _)| lines.outcome(rule, verdict, pair.first(), pair.last())))
    }

    fn score_of(
        &self,
        scores: &[ProtocolScore],
        instrument: &InstrumentId,
        scale: &ScaleId,
    ) -> Result<(f64, f64), MeasureError> {
        let found = scores.iter().find(|it| it.instrument == *instrument && it.scale == *scale);
        let found = found.ok_or_else(|| MeasureError::ScoreMissing {
            protocol: self.title.clone(),
            when: "first and last",
            instrument: instrument.clone(),
            scale: scale.clone(),
        })?;
        Ok((finite("the first score", found.first)?, finite("the last score", found.last)?))
    }

    fn caseness(
        &self,
        scores: &[ProtocolScore],
        measures: &[CasenessMeasure],
        recovery: EvidenceStatus,
        improvement: EvidenceStatus,
    ) -> Result<Vec<(ProtocolFlag, Option<bool>, EvidenceStatus)>, MeasureError> {
        let (mut was_case, mut is_case, mut better, mut worse) = (false, false, false, false);
        for measure in measures {
            let (first, last) = self.score_of(scores, &measure.instrument, &measure.scale)?;
            was_case |= first >= measure.case_at;
            is_case |= last >= measure.case_at;
            better |= first - last >= measure.reliable;
            worse |= last - first >= measure.reliable;
        }
        let lines = measures.iter().map(|it| it.status).min().unwrap_or(EvidenceStatus::Judgement);
        let (recovery, improvement) = (lines.min(recovery), lines.min(improvement));
        let (improved, deteriorated) = (better && !worse, worse && !better);
        let recovered = was_case.then_some(!is_case);
        Ok(vec![
            (ProtocolFlag::CaseAtFirst, Some(was_case), lines),
            (ProtocolFlag::ReliableImprovement, Some(improved), improvement),
            (ProtocolFlag::ReliableDeterioration, Some(deteriorated), improvement),
            (ProtocolFlag::NoReliableChange, Some(!improved && !deteriorated), improvement),
            (ProtocolFlag::Recovery, recovered, recovery),
            (
                ProtocolFlag::ReliableRecovery,
                recovered.map(|recovered| recovered && improved),
                recovery.min(improvement),
            ),
        ])
    }
}

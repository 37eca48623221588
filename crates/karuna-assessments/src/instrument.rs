//! An instrument that is valid: a definition that passed every check, and its compiled form.

use karuna_core::{Alert, AlertCause, EvidenceStatus, InstrumentId, NoAnswer, ScaleId};

use crate::answers::Answers;
use crate::check::Checker;
use crate::compile::{CompileError, compile};
use crate::definition_error::{DefinitionError, DefinitionProblem};
use crate::instrument_file::InstrumentFile;
use crate::interpretation::BandSet;
use crate::kernel::{Kernel, MAX_BLOCKS, NOT_APPLICABLE, NOT_ASKED};
use crate::missing_rule::MissingRule;
use crate::plan::ScoringPlan;
use crate::policy::{MissingPolicy, PolicyError, PolicyUse, Share};
use crate::risk::RiskWhen;
use crate::row::RiskSigns;
use crate::scale::ScaleDefinition;
use crate::scored::Scored;
use crate::sheet::SheetError;

/// An instrument that is valid.
///
/// There is one way to make it, [`Instrument::try_new`]; so whoever holds one may rely on its
/// definition.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Answers, handles};
///
/// let scbcs = handles::scbcs::instrument();
/// let scored = scbcs.score(&Answers::from_values([5, 6, 4, 7, 5]))?;
/// assert_eq!(scored.value(&handles::scbcs::TOTAL_MEAN), Some(5.4));
/// # Ok::<(), karuna_assessments::SheetError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Instrument {
    file: InstrumentFile,
    pub(crate) kernel: Kernel,
    scale_ids: Vec<ScaleId>,
}

impl Instrument {
    /// Makes an instrument of a definition.
    ///
    /// Worked examples are run where the file was read with them; that is what
    /// [`InstrumentFile::from_json_with_vectors`] does.
    ///
    /// # Errors
    ///
    /// All problems of the definition, each with its place; never an empty list.
    pub fn try_new(file: InstrumentFile) -> Result<Self, Vec<DefinitionError>> {
        let mut checker = Checker::new(&file);
        checker.run();
        if !checker.errors.is_empty() {
            return Err(checker.errors);
        }
        let kernel = match compile(&checker) {
            Ok(kernel) => kernel,
            Err(CompileError::TooManyBlocks(found)) => {
                let what = "groups of items that play different parts";
                let problem = DefinitionProblem::TooMany { what, found, limit: MAX_BLOCKS };
                return Err(vec![DefinitionError { place: "/scales".into(), problem }]);
            }
            Err(CompileError::Unsound) => {
                let problem = DefinitionProblem::None { what: "sound items and scales" };
                return Err(vec![DefinitionError { place: "/scales".into(), problem }]);
            }
        };
        let scale_ids = file.scales.iter().map(|scale| scale.id.clone()).collect();
        let instrument = Self { file, kernel, scale_ids };
        let problems = instrument.check_vectors();
        if problems.is_empty() { Ok(instrument) } else { Err(problems) }
    }

    /// The instrument's id.
    #[must_use]
    pub fn id(&self) -> &InstrumentId {
        &self.file.id
    }

    /// The version of the definition, three numbers.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.file.version
    }

    /// The instrument's name.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.file.title
    }

    /// The whole definition: items, rights, sources, norms and so on.
    #[must_use]
    pub fn definition(&self) -> &InstrumentFile {
        &self.file
    }

    /// How sure the scoring key is, as a whole.
    #[must_use]
    pub fn evidence(&self) -> EvidenceStatus {
        self.file.evidence.status
    }

    /// How sure the key of one scale is: the less sure of the instrument's and the scale's own
    /// status. `None` where there is no such scale.
    #[must_use]
    pub fn evidence_of(&self, scale: &ScaleId) -> Option<EvidenceStatus> {
        let own = self.scale(scale)?.status;
        Some(own.map_or(self.evidence(), |own| own.min(self.evidence())))
    }

    /// The scales, in the order of the definition. Outcomes stand in the same order.
    #[must_use]
    pub fn scales(&self) -> &[ScaleDefinition] {
        &self.file.scales
    }

    /// The ids of the scales, in the order of the definition.
    #[must_use]
    pub fn scale_ids(&self) -> &[ScaleId] {
        &self.scale_ids
    }

    /// The scale with the given id.
    #[must_use]
    pub fn scale(&self, id: &ScaleId) -> Option<&ScaleDefinition> {
        self.file.scales.iter().find(|scale| scale.id == *id)
    }

    /// The place of a scale in the order of the definition.
    #[must_use]
    pub fn place_of(&self, id: &ScaleId) -> Option<usize> {
        self.scale_ids.iter().position(|other| other == id)
    }

    /// How many items are printed, unscored ones included.
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.file.items.len()
    }

    /// The sets of bands that speak of a scale.
    pub fn bands_of<'i>(&'i self, id: &ScaleId) -> impl Iterator<Item = &'i BandSet> + use<'i> {
        let id = id.clone();
        self.file.bands.iter().filter(move |set| set.scales.contains(&id))
    }

    /// The plan that scores under a missing-data policy; make it once and use it often.
    ///
    /// # Errors
    ///
    /// [`PolicyError::UnknownRule`] where the policy names a rule that the definition does not
    /// hold.
    pub fn plan(&self, policy: &MissingPolicy) -> Result<ScoringPlan<'_>, PolicyError> {
        let share_of = |share: Share| self.kernel.requirements(|_, items| share.required(items));
        let plain = |asked: &MissingPolicy| PolicyUse {
            asked: asked.clone(),
            rules: Vec::new(),
            status: None,
        };
        let (needs, usage) = match policy {
            MissingPolicy::Complete => (self.kernel.requirements(|_, items| items), plain(policy)),
            MissingPolicy::AtLeast(share) => (share_of(*share), plain(policy)),
            MissingPolicy::Available => (share_of(Share::HALF), plain(policy)),
            MissingPolicy::Authors => {
                let rules: Vec<&MissingRule> =
                    self.file.missing.iter().filter(|rule| rule.is_authors()).collect();
                self.under_rules(policy, &rules)
            }
            MissingPolicy::Rule(name) => {
                let rule = self.file.missing.iter().find(|rule| rule.name == *name);
                let rule = rule.ok_or_else(|| PolicyError::UnknownRule {
                    instrument: self.id().to_string(),
                    given: name.clone(),
                    known: self.file.missing.iter().map(|rule| rule.name.clone()).collect(),
                })?;
                self.under_rules(policy, &[rule])
            }
        };
        Ok(ScoringPlan::new(self, needs, usage))
    }

    fn under_rules(
        &self,
        policy: &MissingPolicy,
        rules: &[&MissingRule],
    ) -> (crate::kernel::Requirements, PolicyUse) {
        let usage = PolicyUse {
            asked: policy.clone(),
            rules: rules.iter().map(|rule| rule.name.clone()).collect(),
            status: rules.iter().map(|rule| rule.status).min(),
        };
        (self.kernel.requirements_of(rules, &self.scale_ids), usage)
    }

    /// Scores a sheet under the default policy, `authors`.
    ///
    /// # Errors
    ///
    /// [`SheetError`] where the sheet has faults: all of them, and the alerts that its answers
    /// raise all the same. Too few answers are no fault but an outcome of a scale.
    pub fn score(&self, answers: &Answers) -> Result<Scored<'_>, SheetError> {
        let rules: Vec<&MissingRule> =
            self.file.missing.iter().filter(|rule| rule.is_authors()).collect();
        let (needs, usage) = self.under_rules(&MissingPolicy::Authors, &rules);
        ScoringPlan::new(self, needs, usage).score(answers)
    }

    /// The alerts that a set of risk signs stands for. `codes` tells why a risk item has no answer.
    #[must_use]
    pub fn alerts(&self, signs: RiskSigns, codes: &[u8]) -> Vec<Alert> {
        let rules = self.file.risk.iter().enumerate();
        rules
            .filter_map(|(place, rule)| {
                let cause = match &rule.when {
                    RiskWhen::ItemAtLeast { item, .. } if signs.is_raised(place) => {
                        AlertCause::RiskAnswer { item: *item }
                    }
                    RiskWhen::ItemAtLeast { item, .. } if signs.is_unanswered(place) => {
                        let code = usize::from(*item).checked_sub(1).and_then(|at| codes.get(at));
                        AlertCause::RiskNotAnswered { item: *item, why: why_no_answer(code) }
                    }
                    RiskWhen::ScoreAtLeast { scale, .. } | RiskWhen::ScoreAtMost { scale, .. }
                        if signs.is_raised(place) =>
                    {
                        AlertCause::RiskScore { scale: scale.clone() }
                    }
                    _ => return None,
                };
                Some(Alert {
                    instrument: self.id().clone(),
                    rule: rule.id.clone(),
                    topic: rule.topic,
                    cause,
                    reason: rule.reason.clone(),
                    status: rule.status,
                })
            })
            .collect()
    }
}

fn why_no_answer(code: Option<&u8>) -> NoAnswer {
    match code {
        None | Some(&crate::kernel::MISSING) => NoAnswer::Missing,
        Some(&NOT_ASKED) => NoAnswer::NotAsked,
        Some(&NOT_APPLICABLE) => NoAnswer::NotApplicable,
        Some(_) => NoAnswer::Invalid,
    }
}

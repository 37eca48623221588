//! Runs the worked examples of a definition against its own key.

use karuna_core::ScaleId;

use crate::answer::Answer;
use crate::answers::Answers;
use crate::definition_error::{DefinitionError, DefinitionProblem};
use crate::instrument::Instrument;
use crate::policy::MissingPolicy;
use crate::scored::Scored;
use crate::vector::Vector;

/// So many worked examples a definition brings at least: two mixed, all lowest, all highest.
const NEEDED: usize = 4;

impl Instrument {
    /// Runs the worked examples; nothing where the file was read without them.
    pub(crate) fn check_vectors(&self) -> Vec<DefinitionError> {
        let Some(vectors) = &self.definition().vectors else { return Vec::new() };
        let mut errors = Vec::new();
        let mut report = |place: String, problem: DefinitionProblem| {
            errors.push(DefinitionError { place, problem });
        };
        if vectors.len() < NEEDED {
            let problem = DefinitionProblem::TooFewVectors { found: vectors.len(), needed: NEEDED };
            report("/vectors".into(), problem);
        }
        for (end, lowest) in [("lowest", true), ("highest", false)] {
            if !vectors.iter().any(|vector| self.is_extreme(vector, lowest)) {
                report("/vectors".into(), DefinitionProblem::NoExtremeVector { end });
            }
        }
        for (place, vector) in vectors.iter().enumerate() {
            if vectors.iter().position(|other| other.id == vector.id) != Some(place) {
                let problem = DefinitionProblem::IdTwice { id: vector.id.clone() };
                report(format!("/vectors/{place}/id"), problem);
            }
            for (at, problem) in self.check_vector(vector) {
                report(format!("/vectors/{place}{at}"), problem);
            }
        }
        errors
    }

    /// Whether every scored item has its lowest, or its highest, option.
    fn is_extreme(&self, vector: &Vector, lowest: bool) -> bool {
        vector.answers.len() == self.item_count()
            && vector.answers.iter().zip(&self.definition().items).enumerate().all(
                |(place, (answer, item))| {
                    let kind = self.kernel.item_kinds.get(place);
                    let kind = kind.and_then(|kind| self.kernel.kinds.get(usize::from(*kind)));
                    let code = kind.map(|kind| if lowest { kind.min } else { kind.max });
                    let end = code.and_then(|code| self.value_of(place, code));
                    item.unscored.is_some() || answer.value().is_some() && answer.value() == end
                },
            )
    }

    fn check_vector(&self, vector: &Vector) -> Vec<(String, DefinitionProblem)> {
        let policy = match vector.policy.as_deref().unwrap_or("authors").parse::<MissingPolicy>() {
            Ok(policy) => policy,
            Err(error) => return vec![("/policy".into(), DefinitionProblem::VectorPolicy(error))],
        };
        let plan = match self.plan(&policy) {
            Ok(plan) => plan,
            Err(error) => return vec![("/policy".into(), DefinitionProblem::VectorPolicy(error))],
        };
        let answers = Answers::from_values::<Answer>(vector.answers.iter().copied());
        let scored = match plan.score(&answers) {
            Ok(scored) => scored,
            Err(error) => {
                let faults: Vec<String> = error.faults.iter().map(ToString::to_string).collect();
                let faults = faults.join("; ");
                return vec![("/answers".into(), DefinitionProblem::VectorSheet { faults })];
            }
        };
        let mut problems = self.compare_scores(vector, &scored);
        let criteria = self.scale_ids().iter().flat_map(|scale| scored.criteria_met(scale));
        let criteria: Vec<String> = criteria.map(|id| id.to_string()).collect();
        let expected: Vec<String> = vector.criteria_met.iter().map(ToString::to_string).collect();
        compare_signs("criteria-met", expected, criteria, &mut problems);
        let alerts = scored.alerts().iter().map(|alert| alert.rule.clone()).collect();
        compare_signs("alerts", vector.alerts.clone(), alerts, &mut problems);
        problems
    }

    fn compare_scores(
        &self,
        vector: &Vector,
        scored: &Scored<'_>,
    ) -> Vec<(String, DefinitionProblem)> {
        let mut problems = Vec::new();
        for (scale, outcome) in scored.outcomes() {
            let Some(expected) = vector.expect.get(scale) else {
                let problem = DefinitionProblem::VectorSilent { scale: scale.clone() };
                problems.push(("/expect".into(), problem));
                continue;
            };
            if !expected.is_met_by(outcome.value()) {
                let found = outcome.value().map_or("not-scored".into(), |value| value.to_string());
                let problem = DefinitionProblem::VectorDiffers {
                    scale: scale.clone(),
                    expected: expected.to_string(),
                    found,
                };
                problems.push((format!("/expect/{scale}"), problem));
            }
        }
        for scale in vector.expect.keys() {
            if self.scale(scale).is_none() {
                problems.push((format!("/expect/{scale}"), self.no_such_scale(scale)));
            }
        }
        problems
    }

    fn no_such_scale(&self, scale: &ScaleId) -> DefinitionProblem {
        let ids = self.scale_ids().iter().map(ScaleId::as_str);
        let closest = karuna_core::closest(scale.as_str(), ids);
        DefinitionProblem::UnknownScale { scale: scale.to_string(), closest }
    }
}

/// Compares two sets of names, whatever their order.
fn compare_signs(
    what: &'static str,
    mut expected: Vec<String>,
    mut found: Vec<String>,
    problems: &mut Vec<(String, DefinitionProblem)>,
) {
    expected.sort_unstable();
    found.sort_unstable();
    if expected != found {
        problems
            .push((format!("/{what}"), DefinitionProblem::VectorSigns { what, expected, found }));
    }
}

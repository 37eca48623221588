//! Finds every problem of a definition's scales: what they are made of, in which order they can be
//! computed, and whether their ranges are what follows from the items.

use karuna_core::ScaleId;

use crate::check::{Checker, Seen};
use crate::definition_error::DefinitionProblem;
use crate::item::NotApplicableRule;
use crate::kernel::{MAX_CRITERIA, MAX_SCALES};
use crate::response::Step;
use crate::scale::{Criterion, Method, ScaleDefinition, ScoreRule, SymptomSet};

impl<'a> Checker<'a> {
    pub(crate) fn check_scales(&mut self) -> bool {
        let scales = &self.file.scales;
        let before = self.errors.len();
        if scales.is_empty() {
            self.report("/scales", DefinitionProblem::None { what: "scales" });
        }
        if scales.len() > MAX_SCALES {
            self.report(
                "/scales",
                DefinitionProblem::TooMany {
                    what: "scales",
                    found: scales.len(),
                    limit: MAX_SCALES,
                },
            );
            return false;
        }
        for (place, scale) in scales.iter().enumerate() {
            if self.scale_place(&scale.id) != Some(place) {
                self.report(
                    format!("/scales/{place}/id"),
                    DefinitionProblem::IdTwice { id: scale.id.to_string() },
                );
            }
            if scale.title.trim().is_empty() {
                self.report(format!("/scales/{place}/title"), DefinitionProblem::EmptyText);
            }
            self.check_rule(place, scale);
        }
        self.errors.len() == before && self.find_order()
    }

    fn check_rule(&mut self, place: usize, scale: &'a ScaleDefinition) {
        match &scale.score {
            ScoreRule::Items { of, .. } => {
                let numbers = of.iter().map(|item| item.item);
                self.check_item_list(&format!("/scales/{place}/score/items/of"), numbers);
                let rules: Vec<NotApplicableRule> = of
                    .iter()
                    .filter_map(|item| self.file.items.get(usize::from(item.item).checked_sub(1)?))
                    .filter_map(|item| item.not_applicable)
                    .collect();
                if rules.windows(2).any(|pair| pair.first() != pair.last()) {
                    self.report(
                        format!("/scales/{place}/score/items/of"),
                        DefinitionProblem::MixedNotApplicable,
                    );
                }
            }
            ScoreRule::Scales { of, .. } => {
                let ids = of.iter().map(|member| &member.scale);
                self.check_scale_list(&format!("/scales/{place}/score/scales/of"), ids);
            }
            ScoreRule::Linear { terms, constant } => {
                let at = format!("/scales/{place}/score/linear");
                self.check_scale_list(&format!("{at}/terms"), terms.iter().map(|term| &term.scale));
                let numbers = terms.iter().map(|term| term.weight).chain([*constant]);
                self.check_finite(&at, numbers);
            }
            ScoreRule::Affine { of, times, plus } => {
                let at = format!("/scales/{place}/score/affine");
                self.check_scale_list(&format!("{at}/of"), [of]);
                self.check_finite(&at, [*times, *plus]);
            }
            ScoreRule::Lookup { of, values, .. } => {
                let at = format!("/scales/{place}/score/lookup");
                self.check_scale_list(&format!("{at}/of"), [of]);
                self.check_finite(&at, values.iter().copied());
                self.check_whole(&at, of);
            }
            ScoreRule::Count { of, criteria } => {
                let at = format!("/scales/{place}/score/count");
                let numbers = of.iter().flat_map(|set| set.items.iter().copied());
                self.check_item_list(&format!("{at}/of"), numbers);
                for (index, set) in of.iter().enumerate() {
                    for item in &set.items {
                        self.check_option(
                            &format!("{at}/of/{index}/at-least"),
                            *item,
                            set.at_least,
                        );
                    }
                }
                self.check_criteria(&at, of, criteria);
            }
        }
    }

    fn check_criteria(&mut self, at: &str, of: &[SymptomSet], criteria: &[Criterion]) {
        let symptoms: Vec<u16> = of.iter().flat_map(|set| set.items.iter().copied()).collect();
        let possible = u16::try_from(symptoms.len()).unwrap_or(u16::MAX);
        if criteria.len() > MAX_CRITERIA {
            self.report(
                format!("{at}/criteria"),
                DefinitionProblem::TooMany {
                    what: "criteria",
                    found: criteria.len(),
                    limit: MAX_CRITERIA,
                },
            );
        }
        for (index, criterion) in criteria.iter().enumerate() {
            let at = format!("{at}/criteria/{index}");
            let first = criteria.iter().position(|other| other.id == criterion.id);
            if first != Some(index) {
                self.report(
                    format!("{at}/id"),
                    DefinitionProblem::IdTwice { id: criterion.id.to_string() },
                );
            }
            self.check_text(&format!("{at}/title"), &criterion.title);
            let most = criterion.at_most.unwrap_or(possible);
            if criterion.at_least > most.min(possible) {
                self.report(
                    at.clone(),
                    DefinitionProblem::CriterionImpossible {
                        at_least: criterion.at_least,
                        possible: most.min(possible),
                    },
                );
            }
            for (group_index, group) in criterion.groups.iter().enumerate() {
                let at = format!("{at}/groups/{group_index}");
                self.check_item_list(&format!("{at}/items"), group.items.iter().copied());
                let countable = group.items.iter().filter(|item| symptoms.contains(item)).count();
                let possible = u16::try_from(countable).unwrap_or(u16::MAX);
                if group.at_least > possible {
                    self.report(
                        at,
                        DefinitionProblem::CriterionImpossible {
                            at_least: group.at_least,
                            possible,
                        },
                    );
                }
            }
        }
    }

    /// Reports a threshold that is no option of its item.
    pub(crate) fn check_option(&mut self, place: &str, item: u16, option: i32) {
        let Some(options) = usize::from(item).checked_sub(1).and_then(|at| self.options.get(at))
        else {
            return;
        };
        let (min, max) = (options.min, options.max);
        if option < min || option > max {
            self.report(place, DefinitionProblem::ThresholdOutside { option, item, min, max });
        }
    }

    fn check_item_list(&mut self, place: &str, items: impl IntoIterator<Item = u16>) {
        let mut seen = Seen::default();
        let mut is_empty = true;
        for item in items {
            is_empty = false;
            self.check_item_number(place, item);
            if !seen.is_new(item) {
                self.report(place, DefinitionProblem::ItemTwice { item });
            }
        }
        if is_empty {
            self.report(place, DefinitionProblem::None { what: "items in this list" });
        }
    }

    fn check_scale_list<'b>(&mut self, place: &str, ids: impl IntoIterator<Item = &'b ScaleId>) {
        let mut seen: Vec<&ScaleId> = Vec::new();
        for id in ids {
            if self.scale_place(id).is_none() {
                self.unknown_scale(place.to_owned(), id);
            }
            if seen.contains(&id) {
                self.report(place, DefinitionProblem::ScaleTwice { scale: id.clone() });
            }
            seen.push(id);
        }
        if seen.is_empty() {
            self.report(place, DefinitionProblem::None { what: "scales in this scale" });
        }
    }

    pub(crate) fn check_finite(&mut self, place: &str, numbers: impl IntoIterator<Item = f64>) {
        if numbers.into_iter().any(|number| !number.is_finite()) {
            self.report(place, DefinitionProblem::NotFinite);
        }
    }

    /// Reports a table on a scale whose scores are not whole.
    fn check_whole(&mut self, at: &str, of: &ScaleId) {
        let Some(base) = self.file.scales.iter().find(|scale| scale.id == *of) else { return };
        let is_whole = matches!(base.score, ScoreRule::Items { method: Method::Sum, .. })
            && self.file.response.step == Step::Whole;
        if !is_whole {
            self.report(
                format!("{at}/of"),
                DefinitionProblem::LookupNotWhole { scale: of.clone() },
            );
        }
    }

    /// Orders the scales so that each stands after those that it is made of; reports a circle.
    fn find_order(&mut self) -> bool {
        let scales = &self.file.scales;
        let mut state = vec![Visit::New; scales.len()];
        for start in 0..scales.len() {
            let mut path = Vec::new();
            if let Some(circle) = self.visit(start, &mut state, &mut path) {
                let ids = circle.iter().filter_map(|at| scales.get(*at)).map(|scale| &scale.id);
                let path: Vec<String> = ids.clone().map(ToString::to_string).collect();
                if let (Some(at), Some(scale)) = (circle.first(), ids.clone().next()) {
                    let scale = scale.clone();
                    let problem = DefinitionProblem::ScaleCircle { scale, path };
                    self.report(format!("/scales/{at}/score"), problem);
                }
                return false;
            }
        }
        true
    }

    /// Walks down from a scale; where that leads back to a scale on the way, the places of those in
    /// the circle, the first one again at the end.
    fn visit(
        &mut self,
        place: usize,
        state: &mut [Visit],
        path: &mut Vec<usize>,
    ) -> Option<Vec<usize>> {
        let scale = self.file.scales.get(place)?;
        path.push(place);
        match state.get_mut(place)? {
            Visit::Done => {
                path.pop();
                return None;
            }
            Visit::Open => {
                let first = path.iter().position(|at| *at == place)?;
                return path.get(first..).map(<[usize]>::to_vec);
            }
            new @ Visit::New => *new = Visit::Open,
        }
        for below in members_of(&scale.score) {
            let Some(at) = self.scale_place(below) else { continue };
            if let Some(circle) = self.visit(at, state, path) {
                return Some(circle);
            }
        }
        if let Some(slot) = state.get_mut(place) {
            *slot = Visit::Done;
        }
        path.pop();
        self.order.push(place);
        None
    }

    pub(crate) fn check_use_of_items(&mut self) {
        let mut used_by: Vec<Option<&ScaleId>> = vec![None; self.file.items.len()];
        for scale in &self.file.scales {
            let numbers: Vec<u16> = match &scale.score {
                ScoreRule::Items { of, .. } => of.iter().map(|item| item.item).collect(),
                ScoreRule::Count { of, .. } => {
                    of.iter().flat_map(|set| set.items.iter().copied()).collect()
                }
                _ => continue,
            };
            for number in numbers {
                let slot = usize::from(number).checked_sub(1).and_then(|at| used_by.get_mut(at));
                if let Some(slot) = slot {
                    slot.get_or_insert(&scale.id);
                }
            }
        }
        for (place, (item, user)) in self.file.items.iter().zip(used_by).enumerate() {
            match (user, &item.unscored) {
                (None, None) => self.report(
                    format!("/items/{place}"),
                    DefinitionProblem::ItemUnused { item: item.n },
                ),
                (Some(scale), Some(_)) => self.report(
                    format!("/items/{place}/unscored"),
                    DefinitionProblem::UnscoredItemUsed { item: item.n, scale: scale.clone() },
                ),
                _ => {}
            }
        }
    }

    /// Derives the range of every scale and compares it with the declared one.
    pub(crate) fn check_ranges(&mut self) {
        self.ranges = vec![[0.0, 0.0]; self.file.scales.len()];
        for place in self.order.clone() {
            let Some(scale) = self.file.scales.get(place) else { continue };
            let derived = self.derive_range(scale);
            if let Some(slot) = self.ranges.get_mut(place) {
                *slot = derived;
            }
            let same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
            let [low, high] = scale.range;
            if !(same(low, derived[0]) && same(high, derived[1])) {
                self.report(
                    format!("/scales/{place}/range"),
                    DefinitionProblem::RangeDiffers { declared: scale.range, derived },
                );
            }
            if let ScoreRule::Lookup { of, first, values } = &scale.score {
                let range = self.range_of(of);
                let last = i64::from(*first) + values.len() as i64 - 1;
                if f64::from(*first) != range[0] || last as f64 != range[1] {
                    self.report(
                        format!("/scales/{place}/score/lookup"),
                        DefinitionProblem::LookupSpan { first: *first, last, range },
                    );
                }
            }
        }
    }

    pub(crate) fn range_of(&self, id: &ScaleId) -> [f64; 2] {
        self.scale_place(id)
            .and_then(|place| self.ranges.get(place))
            .copied()
            .unwrap_or([f64::NEG_INFINITY, f64::INFINITY])
    }

    /// The range that follows from the items. It is the tightest one as long as the members of a
    /// scale share no item and some item of a sum cannot be left out; else a part of it may be out
    /// of reach.
    fn derive_range(&self, scale: &ScaleDefinition) -> [f64; 2] {
        let step = self.file.response.step;
        match &scale.score {
            ScoreRule::Items { method, of } => {
                let (mut low, mut high) = (0i64, 0i64);
                for item in of {
                    let place = usize::from(item.item).saturating_sub(1);
                    let Some(options) = self.options.get(place) else { continue };
                    let (mut min, mut max) = options.coded_range(step);
                    let may_leave = options.not_applicable == Some(NotApplicableRule::LeaveOut);
                    if may_leave && *method == Method::Sum {
                        // An item that leaves a sum adds nothing to it.
                        (min, max) = (min.min(0), max.max(0));
                    }
                    low += i64::from(min);
                    high += i64::from(max);
                }
                let below = f64::from(step.per_unit())
                    * match method {
                        Method::Sum => 1.0,
                        Method::Mean => of.len() as f64,
                    };
                [low as f64 / below, high as f64 / below]
            }
            ScoreRule::Scales { method, of } => {
                let below = match method {
                    Method::Sum => 1.0,
                    Method::Mean => of.len() as f64,
                };
                let ranges = of.iter().map(|member| self.range_of(&member.scale));
                let sum =
                    ranges.fold([0.0, 0.0], |sum, range| [sum[0] + range[0], sum[1] + range[1]]);
                [sum[0] / below, sum[1] / below]
            }
            ScoreRule::Linear { terms, constant } => {
                terms.iter().fold([*constant, *constant], |sum, term| {
                    let ends = self.range_of(&term.scale).map(|end| end * term.weight);
                    [sum[0] + ends[0].min(ends[1]), sum[1] + ends[0].max(ends[1])]
                })
            }
            ScoreRule::Affine { of, times, plus } => {
                let ends = self.range_of(of).map(|end| end * times + plus);
                [ends[0].min(ends[1]), ends[0].max(ends[1])]
            }
            ScoreRule::Lookup { values, .. } => [
                values.iter().copied().fold(f64::INFINITY, f64::min),
                values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            ],
            ScoreRule::Count { of, .. } => {
                [0.0, of.iter().map(|set| set.items.len()).sum::<usize>() as f64]
            }
        }
    }
}

/// How far the search for circles has come with a scale.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// The scales that a rule is made of.
pub(crate) fn members_of(rule: &ScoreRule) -> Vec<&ScaleId> {
    match rule {
        ScoreRule::Items { .. } | ScoreRule::Count { .. } => Vec::new(),
        ScoreRule::Scales { of, .. } => of.iter().map(|member| &member.scale).collect(),
        ScoreRule::Linear { terms, .. } => terms.iter().map(|term| &term.scale).collect(),
        ScoreRule::Affine { of, .. } | ScoreRule::Lookup { of, .. } => vec![of],
    }
}

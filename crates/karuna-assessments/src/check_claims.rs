//! Finds every problem of what a definition says *about* its scores: sources, bands, cut-offs,
//! norms, reliability, change, missing-data rules and risk rules.

use karuna_core::ScaleId;

use crate::check::Checker;
use crate::definition_error::DefinitionProblem;
use crate::interpretation::{BandSet, Norm};
use crate::kernel::MAX_SOURCES;
use crate::missing_rule::MissingRule;
use crate::policy::is_rule_name;
use crate::risk::RiskWhen;
use crate::scale::ScoreRule;

impl Checker<'_> {
    pub(crate) fn check_claims(&mut self) {
        self.check_sources();
        self.check_missing_rules();
        for (place, set) in self.file.bands.iter().enumerate() {
            self.check_bands(&format!("/bands/{place}"), set);
        }
        self.check_cut_offs();
        self.check_norms();
        self.check_change();
        self.check_risk_rules();
    }

    fn check_sources(&mut self) {
        let file = self.file;
        if file.sources.is_empty() {
            self.report("/sources", DefinitionProblem::None { what: "sources" });
        }
        if file.sources.len() > MAX_SOURCES {
            self.report(
                "/sources",
                DefinitionProblem::TooMany {
                    what: "sources",
                    found: file.sources.len(),
                    limit: MAX_SOURCES,
                },
            );
            return;
        }
        for (place, source) in file.sources.iter().enumerate() {
            let first = file.sources.iter().position(|other| other.id == source.id);
            if first != Some(place) {
                self.report(
                    format!("/sources/{place}/id"),
                    DefinitionProblem::IdTwice { id: source.id.clone() },
                );
            }
            if source.id.trim().is_empty() {
                self.report(format!("/sources/{place}/id"), DefinitionProblem::EmptyText);
            }
            if source.citation.trim().is_empty() {
                self.report(format!("/sources/{place}/citation"), DefinitionProblem::EmptyText);
            }
        }
        if file.evidence.sources.is_empty() {
            self.report(
                "/evidence/sources",
                DefinitionProblem::None { what: "sources of the key" },
            );
        }
        self.check_source_ids("/evidence/sources", &file.evidence.sources);
        for (place, variant) in file.variants.iter().enumerate() {
            self.check_source_ids(&format!("/variants/{place}/sources"), &variant.sources);
            self.check_text(&format!("/variants/{place}/note"), &variant.note);
        }
    }

    pub(crate) fn check_source_ids(&mut self, place: &str, ids: &[String]) {
        for id in ids {
            self.check_source(place, id);
        }
    }

    fn check_source(&mut self, place: &str, id: &str) {
        if self.file.source(id).is_none() {
            let known = self.file.sources.iter().map(|source| source.id.clone()).collect();
            self.report(
                place,
                DefinitionProblem::UnknownSource { source_id: id.to_owned(), known },
            );
        }
    }

    /// Reports an id that names no scale, and a value outside the scale's range.
    fn check_value(&mut self, place: &str, field: &str, scale: &ScaleId, value: f64) {
        if self.scale_place(scale).is_none() {
            self.unknown_scale(format!("{place}/scale"), scale);
            return;
        }
        let range = self.range_of(scale);
        // As tolerant as the comparison of ranges: an end that is a fraction may be one bit off.
        let slack = |end: f64| if end.is_finite() { 1e-9 * end.abs().max(1.0) } else { 0.0 };
        if !(range[0] - slack(range[0])..=range[1] + slack(range[1])).contains(&value) {
            self.report(
                format!("{place}/{field}"),
                DefinitionProblem::OutsideRange { scale: scale.clone(), value, range },
            );
        }
    }

    fn check_bands(&mut self, place: &str, set: &BandSet) {
        self.check_source(&format!("{place}/source"), &set.source);
        if set.bands.is_empty() {
            self.report(format!("{place}/bands"), DefinitionProblem::None { what: "bands" });
            return;
        }
        for (index, band) in set.bands.iter().enumerate() {
            let at = format!("{place}/bands/{index}");
            if band.label.is_some() == band.open.is_some() {
                self.report(at.clone(), DefinitionProblem::BandWord);
            }
            for word in [&band.label, &band.open].into_iter().flatten() {
                self.check_text(&at, word);
            }
        }
        for (index, pair) in set.bands.windows(2).enumerate() {
            let [before, band] = pair else { continue };
            if band.from <= before.from {
                self.report(
                    format!("{place}/bands/{}/from", index + 1),
                    DefinitionProblem::BandOrder { from: band.from, before: before.from },
                );
            }
        }
        if set.scales.is_empty() {
            self.report(format!("{place}/scales"), DefinitionProblem::None { what: "scales" });
        }
        for scale in &set.scales {
            if self.scale_place(scale).is_none() {
                self.unknown_scale(format!("{place}/scales"), scale);
                continue;
            }
            let range = self.range_of(scale);
            if !range[0].is_finite() {
                continue;
            }
            for (index, band) in set.bands.iter().enumerate() {
                self.check_value(&format!("{place}/bands/{index}"), "from", scale, band.from);
            }
            let first = set.bands.first().map_or(range[0], |band| band.from);
            for (from, to) in [(range[0], first), (set.up_to, range[1])] {
                if from + 1e-9 * to.abs().max(1.0) < to {
                    self.report(
                        format!("{place}/bands"),
                        DefinitionProblem::BandGap { scale: scale.clone(), from, to },
                    );
                }
            }
            self.check_value(place, "up-to", scale, set.up_to);
        }
    }

    fn check_cut_offs(&mut self) {
        for (place, line) in self.file.cut_offs.iter().enumerate() {
            let place = format!("/cut-offs/{place}");
            self.check_value(&place, "value", &line.scale, line.value);
            self.check_source(&format!("{place}/source"), &line.source);
            self.check_text(&format!("{place}/meaning"), &line.meaning);
            for (name, share) in
                [("sensitivity", line.sensitivity), ("specificity", line.specificity)]
            {
                self.check_share(&format!("{place}/{name}"), share);
            }
        }
    }

    fn check_share(&mut self, place: &str, share: Option<f64>) {
        if let Some(value) = share.filter(|share| !(0.0..=1.0).contains(share)) {
            self.report(place, DefinitionProblem::NoShare { value });
        }
    }

    fn check_positive(&mut self, place: &str, value: f64) {
        // Written so that a NaN is refused as well.
        if !(value > 0.0 && value.is_finite()) {
            self.report(place, DefinitionProblem::NotPositive { value });
        }
    }

    fn check_norms(&mut self) {
        for (place, norm) in self.file.norms.iter().enumerate() {
            let place = format!("/norms/{place}");
            self.check_value(&place, "mean", &norm.scale, norm.mean);
            self.check_source(&format!("{place}/source"), &norm.source);
            self.check_text(&format!("{place}/population"), &norm.population);
            if let Some(sd) = norm.sd {
                self.check_positive(&format!("{place}/sd"), sd);
            }
            self.check_percentiles(&place, norm);
        }
        for (place, row) in self.file.reliability.iter().enumerate() {
            let place = format!("/reliability/{place}");
            if self.scale_place(&row.scale).is_none() {
                self.unknown_scale(format!("{place}/scale"), &row.scale);
            }
            self.check_source(&format!("{place}/source"), &row.source);
            self.check_share(&format!("{place}/value"), Some(row.value));
        }
    }

    fn check_percentiles(&mut self, place: &str, norm: &Norm) {
        for (index, point) in norm.percentiles.iter().enumerate() {
            let at = format!("{place}/percentiles/{index}");
            self.check_value(&at, "score", &norm.scale, point.score);
            if !(0.0..=100.0).contains(&point.percentile) {
                self.report(
                    format!("{at}/percentile"),
                    DefinitionProblem::NoPercentile { value: point.percentile },
                );
            }
        }
        for (index, pair) in norm.percentiles.windows(2).enumerate() {
            let [before, point] = pair else { continue };
            if point.score <= before.score || point.percentile < before.percentile {
                self.report(
                    format!("{place}/percentiles/{}", index + 1),
                    DefinitionProblem::PercentileOrder {
                        row: [point.score, point.percentile],
                        before: [before.score, before.percentile],
                    },
                );
            }
        }
    }

    fn check_change(&mut self) {
        for (place, row) in self.file.change.iter().enumerate() {
            let place = format!("/change/{place}");
            if self.scale_place(&row.scale).is_none() {
                self.unknown_scale(format!("{place}/scale"), &row.scale);
            }
            self.check_source(&format!("{place}/source"), &row.source);
            self.check_text(&format!("{place}/basis"), &row.basis);
            self.check_positive(&format!("{place}/value"), row.value);
        }
    }

    fn check_missing_rules(&mut self) {
        let rules = &self.file.missing;
        for (place, rule) in rules.iter().enumerate() {
            let place = format!("/missing/{place}");
            if !is_rule_name(&rule.name) {
                self.report(
                    format!("{place}/name"),
                    DefinitionProblem::RuleName { name: rule.name.clone() },
                );
            }
            let is_first = |other: &&MissingRule| other.name == rule.name;
            if !rules.iter().find(is_first).is_some_and(|first| std::ptr::eq(first, rule)) {
                self.report(
                    format!("{place}/name"),
                    DefinitionProblem::IdTwice { id: rule.name.clone() },
                );
            }
            self.check_source_ids(&format!("{place}/sources"), &rule.sources);
            if rule.limits.is_empty() && rule.sheet_max_missing.is_none() {
                self.report(
                    format!("{place}/limits"),
                    DefinitionProblem::None { what: "limits in this rule" },
                );
            }
            let mut limited: Vec<&ScaleId> = Vec::new();
            for (index, limit) in rule.limits.iter().enumerate() {
                let at = format!("{place}/limits/{index}");
                if limit.scales.is_empty() {
                    self.report(
                        format!("{at}/scales"),
                        DefinitionProblem::None { what: "scales in this limit" },
                    );
                }
                for scale in &limit.scales {
                    self.check_limit(&at, scale, limit.need);
                    if limited.contains(&scale) {
                        let scale = scale.clone();
                        self.report(
                            format!("{at}/scales"),
                            DefinitionProblem::LimitTwice { scale },
                        );
                    } else {
                        limited.push(scale);
                    }
                }
            }
        }
        let mut of_authors: Vec<(&ScaleId, usize)> = Vec::new();
        for (place, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.is_authors()) {
            for scale in rule.limits.iter().flat_map(|limit| &limit.scales) {
                if of_authors.iter().any(|(other, at)| *other == scale && *at != place) {
                    self.report(
                        format!("/missing/{place}/limits"),
                        DefinitionProblem::TwoAuthorsRules { scale: scale.clone() },
                    );
                }
                of_authors.push((scale, place));
            }
        }
    }

    fn check_limit(&mut self, at: &str, scale: &ScaleId, need: crate::missing_rule::Need) {
        let Some(definition) = self.file.scales.iter().find(|other| other.id == *scale) else {
            self.unknown_scale(format!("{at}/scales"), scale);
            return;
        };
        let ScoreRule::Items { of, .. } = &definition.score else {
            self.report(
                format!("{at}/scales"),
                DefinitionProblem::LimitOnDerived { scale: scale.clone() },
            );
            return;
        };
        let items = u16::try_from(of.len()).unwrap_or(u16::MAX);
        let options =
            of.iter().filter_map(|item| self.options.get(usize::from(item.item).checked_sub(1)?));
        let step = self.file.response.step;
        let mut ranges = options.map(|options| options.coded_range(step));
        if ranges.next().is_some_and(|first| ranges.any(|other| other != first)) {
            self.report(
                format!("{at}/scales"),
                DefinitionProblem::LimitOnUneven { scale: scale.clone() },
            );
        }
        if need.required(items).is_none() {
            self.report(
                format!("{at}/need"),
                DefinitionProblem::LimitSize { scale: scale.clone(), items },
            );
        }
    }

    fn check_risk_rules(&mut self) {
        for (place, rule) in self.file.risk.iter().enumerate() {
            let place = format!("/risk/{place}");
            let first = self.file.risk.iter().find(|other| other.id == rule.id);
            if !first.is_some_and(|first| std::ptr::eq(first, rule)) {
                self.report(
                    format!("{place}/id"),
                    DefinitionProblem::IdTwice { id: rule.id.clone() },
                );
            }
            self.check_text(&format!("{place}/reason"), &rule.reason);
            self.check_source_ids(&format!("{place}/sources"), &rule.sources);
            match &rule.when {
                RiskWhen::ItemAtLeast { item, option } => {
                    let at = format!("{place}/when/item-at-least");
                    self.check_item_number(&at, *item);
                    self.check_option(&at, *item, *option);
                }
                RiskWhen::ScoreAtLeast { scale, score } => {
                    self.check_value(
                        &format!("{place}/when/score-at-least"),
                        "score",
                        scale,
                        *score,
                    );
                }
                RiskWhen::ScoreAtMost { scale, score } => {
                    self.check_value(
                        &format!("{place}/when/score-at-most"),
                        "score",
                        scale,
                        *score,
                    );
                }
            }
        }
    }
}

//! Finds every problem of a definition: here of its head, items and options.
//!
//! Problems are collected, never thrown: a checker goes on after each, as far as the rest still
//! makes sense. Scales are checked in [`crate::check_scales`], what is said *about* scores in
//! [`crate::check_claims`].

use karuna_core::{ScaleId, closest};

use crate::definition_error::{DefinitionError, DefinitionProblem};
use crate::instrument_file::InstrumentFile;
use crate::item::NotApplicableRule;
use crate::kernel::{MAX_CODED, MAX_EXCEPTIONS, MAX_ITEMS, MAX_OPTION_CODE, MAX_RISK_RULES};
use crate::response::{OptionLabel, Step};

/// A definition under examination, and what was found so far.
pub(crate) struct Checker<'a> {
    pub(crate) file: &'a InstrumentFile,
    pub(crate) errors: Vec<DefinitionError>,
    /// The options of each item; empty where items or options are unsound.
    pub(crate) options: Vec<ItemOptions<'a>>,
    /// The scales in an order in which each stands after those that it is made of.
    pub(crate) order: Vec<usize>,
    /// The range of each scale that follows from the items.
    pub(crate) ranges: Vec<[f64; 2]>,
}

/// The options of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ItemOptions<'a> {
    pub(crate) min: i32,
    pub(crate) max: i32,
    pub(crate) codes: Option<&'a [i32]>,
    pub(crate) not_applicable: Option<NotApplicableRule>,
}

impl ItemOptions<'_> {
    /// The lowest and the highest that an option counts, in steps.
    pub(crate) fn coded_range(self, step: Step) -> (i32, i32) {
        match self.codes {
            Some(codes) => (
                codes.iter().copied().min().unwrap_or_default(),
                codes.iter().copied().max().unwrap_or_default(),
            ),
            None => (self.min * step.per_unit(), self.max * step.per_unit()),
        }
    }
}

impl<'a> Checker<'a> {
    pub(crate) fn new(file: &'a InstrumentFile) -> Self {
        Self {
            file,
            errors: Vec::new(),
            options: Vec::new(),
            order: Vec::new(),
            ranges: Vec::new(),
        }
    }

    /// Checks the whole definition but its worked examples.
    pub(crate) fn run(&mut self) {
        self.check_head();
        let items_are_sound = self.check_items();
        let options_are_sound = self.check_response();
        if items_are_sound && options_are_sound {
            self.options = (0..self.file.items.len()).map(|place| self.options_of(place)).collect();
        }
        let scales_are_sound = self.check_scales();
        self.check_use_of_items();
        if scales_are_sound && !self.options.is_empty() {
            self.check_ranges();
        }
        self.check_claims();
        self.check_use();
    }

    pub(crate) fn report(&mut self, place: impl Into<String>, problem: DefinitionProblem) {
        self.errors.push(DefinitionError { place: place.into(), problem });
    }

    pub(crate) fn scale_place(&self, id: &ScaleId) -> Option<usize> {
        self.file.scales.iter().position(|scale| scale.id == *id)
    }

    /// Reports an id that names no scale.
    pub(crate) fn unknown_scale(&mut self, place: String, id: &ScaleId) {
        let closest = closest(id.as_str(), self.file.scales.iter().map(|scale| scale.id.as_str()));
        self.report(place, DefinitionProblem::UnknownScale { scale: id.to_string(), closest });
    }

    fn check_head(&mut self) {
        let file = self.file;
        if file.format != InstrumentFile::FORMAT {
            self.report(
                "/format",
                DefinitionProblem::UnknownFormat {
                    found: file.format,
                    known: InstrumentFile::FORMAT,
                },
            );
        }
        if parse_version(&file.version).is_none() {
            self.report(
                "/version",
                DefinitionProblem::VersionShape { found: file.version.clone() },
            );
        }
        let texts = [
            ("/language", &file.language),
            ("/abbreviation", &file.abbreviation),
            ("/title", &file.title),
            ("/construct", &file.construct),
            ("/item-order", &file.item_order),
            ("/administration/ages", &file.administration.ages),
            ("/administration/recall", &file.administration.recall),
            ("/evidence/note", &file.evidence.note),
            ("/rights/holder", &file.rights.holder),
            ("/rights/summary", &file.rights.summary),
            ("/rights/evidence", &file.rights.evidence),
        ];
        for (place, text) in texts {
            self.check_text(place, text);
        }
        if file.risk.len() > MAX_RISK_RULES {
            self.report(
                "/risk",
                DefinitionProblem::TooMany {
                    what: "risk rules",
                    found: file.risk.len(),
                    limit: MAX_RISK_RULES,
                },
            );
        }
    }

    pub(crate) fn check_text(&mut self, place: &str, text: &str) {
        if text.trim().is_empty() {
            self.report(place, DefinitionProblem::EmptyText);
        }
    }

    fn check_items(&mut self) -> bool {
        let items = &self.file.items;
        let before = self.errors.len();
        if items.is_empty() {
            self.report("/items", DefinitionProblem::None { what: "items" });
        }
        if items.len() > MAX_ITEMS {
            self.report(
                "/items",
                DefinitionProblem::TooMany { what: "items", found: items.len(), limit: MAX_ITEMS },
            );
            return false;
        }
        for (place, item) in items.iter().enumerate() {
            if usize::from(item.n) != place + 1 {
                self.report(
                    format!("/items/{place}/n"),
                    DefinitionProblem::ItemNumber { expected: place + 1, found: item.n },
                );
            }
            if item.label.trim().is_empty() {
                self.report(format!("/items/{place}/label"), DefinitionProblem::EmptyText);
            }
            if item.unscored.as_ref().is_some_and(|why| why.trim().is_empty()) {
                self.report(format!("/items/{place}/unscored"), DefinitionProblem::EmptyText);
            }
        }
        self.errors.len() == before
    }

    /// Reports a number that names no item.
    pub(crate) fn check_item_number(&mut self, place: &str, item: u16) {
        let items = self.file.items.len();
        if item == 0 || usize::from(item) > items {
            self.report(place, DefinitionProblem::UnknownItem { item, items });
        }
    }

    fn check_response(&mut self) -> bool {
        let response = &self.file.response;
        let before = self.errors.len();
        self.check_options("/response", response.min, response.max, response.codes.as_deref());
        self.check_labels("/response", &response.labels, response.min, response.max);
        if response.exceptions.len() > MAX_EXCEPTIONS {
            self.report(
                "/response/exceptions",
                DefinitionProblem::TooMany {
                    what: "sets of options beside the common one",
                    found: response.exceptions.len(),
                    limit: MAX_EXCEPTIONS,
                },
            );
            return false;
        }
        let mut seen = Seen::default();
        for (place, exception) in response.exceptions.iter().enumerate() {
            let place = format!("/response/exceptions/{place}");
            if exception.items.is_empty() {
                self.report(
                    format!("{place}/items"),
                    DefinitionProblem::None { what: "items in this exception" },
                );
            }
            for item in &exception.items {
                self.check_item_number(&format!("{place}/items"), *item);
                if !seen.is_new(*item) {
                    self.report(
                        format!("{place}/items"),
                        DefinitionProblem::ItemTwice { item: *item },
                    );
                }
            }
            let (min, max) =
                (exception.min.unwrap_or(response.min), exception.max.unwrap_or(response.max));
            let codes = exception.codes.as_deref().or(response.codes.as_deref());
            self.check_options(&place, min, max, codes);
            self.check_labels(&place, &exception.labels, min, max);
        }
        // All items share one translation from printed values to codes.
        let lowest = response.exceptions.iter().filter_map(|exception| exception.min);
        let highest = response.exceptions.iter().filter_map(|exception| exception.max);
        let lowest = lowest.fold(response.min, i32::min).min(0);
        let highest = highest.fold(response.max, i32::max);
        let steps =
            i64::from(response.step.per_unit()) * (i64::from(highest) - i64::from(lowest)) + 1;
        let limit = i64::from(MAX_OPTION_CODE) + 1;
        if steps > limit {
            self.report("/response", DefinitionProblem::TooManyOptions { options: steps, limit });
        }
        self.errors.len() == before
    }

    fn check_options(&mut self, place: &str, min: i32, max: i32, codes: Option<&[i32]>) {
        if min >= max {
            self.report(place, DefinitionProblem::OptionOrder { min, max });
            return;
        }
        let Some(codes) = codes else { return };
        if self.file.response.step == Step::Tenths {
            self.report(format!("{place}/codes"), DefinitionProblem::CodesWithTenths);
        }
        let expected = i64::from(max) - i64::from(min) + 1;
        if expected != codes.len() as i64 {
            self.report(
                format!("{place}/codes"),
                DefinitionProblem::CodeCount { expected, found: codes.len() },
            );
        }
        for (index, code) in codes.iter().enumerate() {
            if code.unsigned_abs() > MAX_CODED.unsigned_abs() {
                self.report(
                    format!("{place}/codes/{index}"),
                    DefinitionProblem::CodeSize { code: *code, limit: MAX_CODED },
                );
            }
        }
    }

    fn check_labels(&mut self, place: &str, labels: &[OptionLabel], min: i32, max: i32) {
        let terms = self.file.rights.terms;
        if !labels.is_empty() && !terms.allow_labels() {
            self.report(
                format!("{place}/labels"),
                DefinitionProblem::LabelsNotAllowed { terms: terms.as_str() },
            );
        }
        for (index, label) in labels.iter().enumerate() {
            if label.value < min || label.value > max {
                self.report(
                    format!("{place}/labels/{index}/value"),
                    DefinitionProblem::LabelOutside { value: label.value, min, max },
                );
            }
            if label.label.trim().is_empty() {
                self.report(format!("{place}/labels/{index}/label"), DefinitionProblem::EmptyText);
            }
            if labels.iter().take(index).any(|other| other.value == label.value) {
                self.report(
                    format!("{place}/labels/{index}/value"),
                    DefinitionProblem::LabelTwice { value: label.value },
                );
            }
        }
    }

    fn options_of(&self, place: usize) -> ItemOptions<'a> {
        let response = &self.file.response;
        let number = u16::try_from(place + 1).unwrap_or(u16::MAX);
        let exception =
            response.exceptions.iter().find(|exception| exception.items.contains(&number));
        let own = exception.map(|exception| (exception.min, exception.max, &exception.codes));
        ItemOptions {
            min: own.and_then(|(min, ..)| min).unwrap_or(response.min),
            max: own.and_then(|(_, max, _)| max).unwrap_or(response.max),
            codes: own.and_then(|(.., codes)| codes.as_deref()).or(response.codes.as_deref()),
            not_applicable: self.file.items.get(place).and_then(|item| item.not_applicable),
        }
    }
}

/// The items that were seen so far. A list in a file may be long, so it is not searched again and
/// again; numbers beyond the last possible item are reported as unknown anyway.
#[derive(Default)]
pub(crate) struct Seen(Vec<bool>);

impl Seen {
    pub(crate) fn is_new(&mut self, item: u16) -> bool {
        let place = usize::from(item);
        if place > MAX_ITEMS {
            return true;
        }
        if self.0.len() <= place {
            self.0.resize(place + 1, false);
        }
        self.0.get_mut(place).is_none_or(|seen| !std::mem::replace(seen, true))
    }
}

/// The three numbers of a version such as `1.0.0`.
pub(crate) fn parse_version(text: &str) -> Option<[u32; 3]> {
    let mut parts = text.split('.').map(|part| {
        let has_loose_zero = part.len() > 1 && part.starts_with('0');
        let is_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let plain = is_digits && !has_loose_zero;
        plain.then(|| part.parse::<u32>().ok()).flatten()
    });
    let version = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(version)
}

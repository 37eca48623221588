//! From what a person answered to codes; every fault of a sheet at once.

use std::fmt;

use karuna_core::{Alert, InstrumentId};

use crate::answer::Answer;
use crate::answers::Answers;
use crate::instrument::Instrument;
use crate::kernel::{INVALID, MAX_OPTION_CODE, MISSING, NOT_APPLICABLE, NOT_ASKED};

/// A sheet that cannot be scored: all its faults, and the alerts that its answers raise all the
/// same.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetError {
    /// The instrument that the sheet was for.
    pub instrument: InstrumentId,
    /// What is wrong with the sheet; at least one fault.
    pub faults: Vec<AnswerFault>,
    /// What a person has to look at, whatever else is wrong.
    pub alerts: Vec<Alert>,
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.instrument)?;
        for (place, fault) in self.faults.iter().enumerate() {
            write!(f, "{}{fault}", if place == 0 { "" } else { "; " })?;
        }
        match self.alerts.len() {
            0 => Ok(()),
            1 => f.write_str("; 1 alert is to be looked at all the same"),
            count => write!(f, "; {count} alerts are to be looked at all the same"),
        }
    }
}

impl std::error::Error for SheetError {}

/// One fault of a sheet.
///
/// A value that is no allowed answer is named, since nobody can mend a form without it; an allowed
/// answer never is.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerFault {
    /// There is no entry at all.
    #[error("the sheet is empty; expected answers to {items} items, missing ones as null")]
    NoAnswers {
        /// How many items there are.
        items: usize,
    },
    /// A whole sheet has another number of answers than the instrument has items.
    #[error(
        "{found} answers for {expected} items; give one for each item in the printed order, missing ones as null"
    )]
    AnswerCount {
        /// How many items there are.
        expected: usize,
        /// How many answers there are.
        found: usize,
    },
    /// A number or name is no item.
    #[error("there is no item `{given}`; the items run from 1 to {items}")]
    UnknownItem {
        /// What was given.
        given: String,
        /// How many items there are.
        items: usize,
    },
    /// An item stands more than once.
    #[error("item {item} is answered more than once; keep one answer")]
    DuplicateItem {
        /// The item.
        item: u16,
    },
    /// A value lies below or above the options.
    #[error("item {item}: {found} lies outside the options {min} to {max}")]
    OutOfRange {
        /// The item.
        item: u16,
        /// The value.
        found: f64,
        /// The lowest option.
        min: f64,
        /// The highest option.
        max: f64,
    },
    /// A value lies between two options.
    #[error("item {item}: {found} lies between two options; expected {} from {min} to {max}", if *.tenths { "tenths" } else { "whole numbers" })]
    BetweenOptions {
        /// The item.
        item: u16,
        /// The value.
        found: f64,
        /// The lowest option.
        min: f64,
        /// The highest option.
        max: f64,
        /// Whether options go by tenths.
        tenths: bool,
    },
    /// What stands in the place of an answer is none, such as a word.
    #[error(
        "item {item}: `{found}` is no answer; expected a number, null, `missing`, `not-asked` or `not-applicable`"
    )]
    Unreadable {
        /// The item.
        item: u16,
        /// What stands there.
        found: String,
    },
    /// A value is no number.
    #[error("item {item}: the value is no number (NaN); give null for a missing answer")]
    NotANumber {
        /// The item.
        item: u16,
    },
}

impl AnswerFault {
    /// The item that the fault is about, where it is about one.
    #[must_use]
    pub const fn item(&self) -> Option<u16> {
        match self {
            Self::DuplicateItem { item }
            | Self::OutOfRange { item, .. }
            | Self::BetweenOptions { item, .. }
            | Self::Unreadable { item, .. }
            | Self::NotANumber { item } => Some(*item),
            Self::NoAnswers { .. } | Self::AnswerCount { .. } | Self::UnknownItem { .. } => None,
        }
    }
}

impl Instrument {
    /// The code of a printed value for an item, counted from 0; `Err` says what is wrong with it.
    ///
    /// Codes are what [`ScoringPlan::score_into`](crate::ScoringPlan::score_into) and
    /// [`ScoringPlan::score_columns`](crate::ScoringPlan::score_columns) take.
    ///
    /// # Errors
    ///
    /// A value that is none of the item's options, or an item that does not exist.
    pub fn code_of(&self, item: usize, value: f64) -> Result<u8, AnswerFault> {
        let number = u16::try_from(item + 1).unwrap_or(u16::MAX);
        let kind = self
            .kernel
            .item_kinds
            .get(item)
            .and_then(|kind| self.kernel.kinds.get(usize::from(*kind)));
        let Some(kind) = kind else {
            return Err(AnswerFault::UnknownItem {
                given: number.to_string(),
                items: self.item_count(),
            });
        };
        let unit = f64::from(self.kernel.unit);
        let base = f64::from(self.kernel.base);
        let printed = |code: u8| (f64::from(code) + base) / unit;
        let (min, max) = (printed(kind.min), printed(kind.max));
        if value.is_nan() {
            return Err(AnswerFault::NotANumber { item: number });
        }
        if value < min || value > max {
            return Err(AnswerFault::OutOfRange { item: number, found: value, min, max });
        }
        // The value lies between the options, so a whole number of steps fits an `i32`. Adding a
        // half and cutting off rounds; the shift keeps negative values away from the cut.
        let shift = 0.5 - base;
        let steps = f64::from((value * unit + shift) as i32) + base;
        // A tenth has no exact double, so it is compared with the double that stands for it.
        if steps / unit != value {
            let tenths = self.kernel.unit != 1;
            return Err(AnswerFault::BetweenOptions {
                item: number,
                found: value,
                min,
                max,
                tenths,
            });
        }
        let code = steps - base;
        debug_assert!((0.0..=f64::from(MAX_OPTION_CODE)).contains(&code));
        Ok(code as u8)
    }

    /// The printed value of a code, where it stands for one.
    #[must_use]
    pub fn value_of(&self, item: usize, code: u8) -> Option<f64> {
        let kind = self.kernel.kinds.get(usize::from(*self.kernel.item_kinds.get(item)?))?;
        (kind.min..=kind.max)
            .contains(&code)
            .then(|| (f64::from(code) + f64::from(self.kernel.base)) / f64::from(self.kernel.unit))
    }

    /// The codes of a sheet, one for each item in the printed order.
    ///
    /// # Errors
    ///
    /// [`SheetError`] with every fault of the sheet, and the alerts that its answers raise all the
    /// same.
    pub fn encode(&self, answers: &Answers) -> Result<Vec<u8>, SheetError> {
        let items = self.item_count();
        let mut sheet = SheetCodes::new(items, self.kernel.risk_items());
        if answers.is_empty() {
            sheet.faults.push(AnswerFault::NoAnswers { items });
        } else if answers.is_whole() && answers.len() != items {
            let found = answers.len();
            sheet.faults.push(AnswerFault::AnswerCount { expected: items, found });
        }
        let unknown = |given: String| AnswerFault::UnknownItem { given, items };
        sheet.faults.extend(answers.strangers().iter().cloned().map(unknown));
        for (number, answer) in answers.entries() {
            let Some(item) = place_of(number, items) else {
                // Too many answers of a whole sheet are one fault, not one for each.
                if !answers.is_whole() {
                    sheet.faults.push(unknown(number.to_string()));
                }
                continue;
            };
            let code = match answer {
                Answer::Value(value) => self.code_of(item, value).unwrap_or_else(|fault| {
                    sheet.faults.push(fault);
                    INVALID
                }),
                Answer::Missing => MISSING,
                Answer::NotAsked => NOT_ASKED,
                Answer::NotApplicable => NOT_APPLICABLE,
            };
            sheet.take(item, code);
        }
        for (number, found) in answers.unreadable() {
            match place_of(*number, items) {
                Some(place) => {
                    let (item, found) = (number_of(place), found.clone());
                    sheet.faults.push(AnswerFault::Unreadable { item, found });
                    sheet.take(place, INVALID);
                }
                None => sheet.faults.push(unknown(number.to_string())),
            }
        }
        if sheet.faults.is_empty() {
            return Ok(sheet.codes);
        }
        let alerts = self.alerts_of(&sheet);
        Err(SheetError { instrument: self.id().clone(), faults: sheet.faults, alerts })
    }

    /// The alerts of a sheet that is refused. Where an item is answered more than once, each of its
    /// answers is asked: one that speaks is enough.
    fn alerts_of(&self, sheet: &SheetCodes) -> Vec<Alert> {
        let mut signs = self.kernel.risk_signs(&sheet.codes, None);
        let mut codes = sheet.codes.clone();
        for (item, code) in &sheet.others {
            let Some(slot) = codes.get_mut(*item) else { continue };
            let first = std::mem::replace(slot, *code);
            signs = signs.merge(self.kernel.risk_signs(&codes, None));
            // The codes that are left tell why there is no answer; an invalid one tells most.
            let keep = *code == INVALID || first <= MAX_OPTION_CODE;
            if let Some(slot) = codes.get_mut(*item).filter(|_| !keep) {
                *slot = first;
            }
        }
        self.alerts(signs, &codes)
    }
}

/// The codes of a sheet while it is read.
struct SheetCodes {
    codes: Vec<u8>,
    seen: Vec<Seen>,
    /// The items that a risk rule looks at.
    risk_items: Vec<usize>,
    /// Further codes of risk items that are answered more than once.
    others: Vec<(usize, u8)>,
    faults: Vec<AnswerFault>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    Once,
    Twice,
}

impl SheetCodes {
    fn new(items: usize, risk_items: Vec<usize>) -> Self {
        Self {
            codes: vec![MISSING; items],
            seen: vec![Seen::Never; items],
            risk_items,
            others: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn take(&mut self, item: usize, code: u8) {
        let (Some(slot), Some(seen)) = (self.codes.get_mut(item), self.seen.get_mut(item)) else {
            return;
        };
        match *seen {
            Seen::Never => {
                *slot = code;
                *seen = Seen::Once;
            }
            Seen::Once => {
                self.faults.push(AnswerFault::DuplicateItem { item: number_of(item) });
                *seen = Seen::Twice;
            }
            Seen::Twice => {}
        }
        if *slot != code && self.risk_items.contains(&item) && !self.others.contains(&(item, code))
        {
            self.others.push((item, code));
        }
    }
}

/// The place of an item, counted from 0, where there is such an item.
fn place_of(number: u32, items: usize) -> Option<usize> {
    let place = usize::try_from(number).ok()?.checked_sub(1)?;
    (place < items).then_some(place)
}

/// The number of an item, from 1.
fn number_of(place: usize) -> u16 {
    u16::try_from(place + 1).unwrap_or(u16::MAX)
}

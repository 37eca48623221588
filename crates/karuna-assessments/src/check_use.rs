//! Finds every problem of what a definition says about its use: topics, who answers, longer forms
//! from which it can be scored, and codes.

use crate::check::Checker;
use crate::definition_error::DefinitionProblem;
use crate::instrument_file::CodeTarget;

impl Checker<'_> {
    pub(crate) fn check_use(&mut self) {
        let file = self.file;
        let about = &file.administration;
        for (place, what, is_empty) in [
            ("/topics", "topics", file.topics.is_empty()),
            ("/administration/respondents", "respondents", about.respondents.is_empty()),
            ("/administration/audiences", "audiences", about.audiences.is_empty()),
        ] {
            if is_empty {
                self.report(place, DefinitionProblem::None { what });
            }
        }
        if let (Some(from), Some(to)) = (about.from_age, about.to_age)
            && from > to
        {
            self.report("/administration/to-age", DefinitionProblem::Ages { from, to });
        }
        self.check_derivations();
        self.check_codes();
    }

    fn check_derivations(&mut self) {
        let file = self.file;
        for (place, derivation) in file.derived_from.iter().enumerate() {
            let place = format!("/derived-from/{place}");
            let (found, needed) = (derivation.items.len(), file.items.len());
            if found != needed {
                self.report(
                    format!("{place}/items"),
                    DefinitionProblem::DerivationSize { found, needed },
                );
            }
            for (index, item) in derivation.items.iter().enumerate() {
                if *item == 0 || derivation.items.iter().take(index).any(|other| other == item) {
                    self.report(
                        format!("{place}/items/{index}"),
                        DefinitionProblem::DerivationItem { item: *item },
                    );
                }
            }
            if derivation.instrument == file.id {
                self.report(format!("{place}/instrument"), DefinitionProblem::DerivationOfItself);
            }
            self.check_source_ids(&format!("{place}/sources"), &derivation.sources);
        }
    }

    fn check_codes(&mut self) {
        for (place, code) in self.file.codes.iter().enumerate() {
            self.check_text(&format!("/codes/{place}/code"), &code.code);
            self.check_text(&format!("/codes/{place}/system"), &code.system);
            if code.system == "loinc" && !code.code.trim().is_empty() && !is_loinc(&code.code) {
                self.report(
                    format!("/codes/{place}/code"),
                    DefinitionProblem::CheckDigit { code: code.code.clone() },
                );
            }
            let at = format!("/codes/{place}/target");
            match &code.target {
                CodeTarget::Panel => {}
                CodeTarget::Scale(scale) if self.scale_place(scale).is_some() => {}
                CodeTarget::Scale(scale) => self.unknown_scale(at, scale),
                CodeTarget::Item(item) => self.check_item_number(&at, *item),
            }
        }
    }
}

/// Whether a text is a number, a hyphen and the check digit that belongs to it (modulus 10, as the
/// LOINC user's guide tells).
fn is_loinc(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if !is_number(number) || number.len() > 7 || check.len() != 1 || !is_number(check) {
        return false;
    }
    let sum: u32 = number.bytes().rev().enumerate().fold(0, |sum, (place, digit)| {
        let digit = u32::from(digit - b'0');
        let twice = if place % 2 == 0 { 2 * digit } else { digit };
        sum + twice / 10 + twice % 10
    });
    check.bytes().all(|it| u32::from(it - b'0') == (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::is_loinc;

    #[test]
    fn a_loinc_code_carries_its_check_digit() {
        let check = |code: &str, is_right: bool| assert_eq!(is_loinc(code), is_right, "{code}");
        check("44249-1", true);
        check("44261-6", true);
        check("69722-7", true);
        check("44249-2", false);
        check("44294-1", false);
        check("44249", false);
        check("-1", false);
        check("44249-", false);
        check("44249-11", false);
        check("4424a-1", false);
        check("44249-x", false);
        check("123456789-0", false);
    }
}

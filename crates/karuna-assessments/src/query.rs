//! Questions to a catalogue of instruments.

use karuna_core::{Audience, EvidenceStatus, Principle, RightsTerms};

use crate::administration::Respondent;
use crate::catalog::Catalog;
use crate::instrument::Instrument;
use crate::topic::Topic;

/// What somebody looks for among the instruments. Everything that is given has to hold; of several
/// topics, principles or terms one is enough.
///
/// # Examples
///
/// ```
/// use karuna_assessments::{Catalog, InstrumentQuery, Topic};
///
/// let query = InstrumentQuery {
///     topics: vec![Topic::SelfCompassion],
///     most_items: Some(12),
///     ..InstrumentQuery::default()
/// };
/// let found = Catalog::builtin().find(&query);
/// assert!(found.iter().any(|it| it.id().as_str() == "scs-sf"));
/// assert!(found.iter().all(|it| it.item_count() <= 12));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstrumentQuery {
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The principles that it says something about.
    pub principles: Vec<Principle>,
    /// Who answers.
    pub respondent: Option<Respondent>,
    /// Whom it is about.
    pub audience: Option<Audience>,
    /// For somebody of this age in years. Instruments whose ages are not known are left out.
    pub age: Option<u8>,
    /// The language of the keyed form: `en` finds `en-GB` as well.
    pub language: Option<String>,
    /// How many items it may have, unscored ones included.
    pub most_items: Option<usize>,
    /// The terms of the wording.
    pub terms: Vec<RightsTerms>,
    /// How sure the key has to be at least.
    pub at_least: Option<EvidenceStatus>,
    /// Words that all have to stand in the abbreviation, the title or the construct; case does not
    /// count.
    pub words: Vec<String>,
}

impl InstrumentQuery {
    /// Whether an instrument is what is looked for.
    #[must_use]
    pub fn fits(&self, instrument: &Instrument) -> bool {
        let file = instrument.definition();
        let about = &file.administration;
        let any = |is_empty: bool, is_there: bool| is_empty || is_there;
        let text = format!("{} {} {} {}", file.id, file.abbreviation, file.title, file.construct)
            .to_lowercase();
        any(self.topics.is_empty(), file.topics.iter().any(|it| self.topics.contains(it)))
            && any(
                self.principles.is_empty(),
                file.principles.iter().any(|it| self.principles.contains(it)),
            )
            && self.respondent.is_none_or(|it| about.respondents.contains(&it))
            && self.audience.is_none_or(|it| about.audiences.contains(&it))
            && self.age.is_none_or(|age| about.is_for_age(age) == Some(true))
            && self.language.as_ref().is_none_or(|asked| is_language(&file.language, asked))
            && self.most_items.is_none_or(|most| instrument.item_count() <= most)
            && any(self.terms.is_empty(), self.terms.contains(&file.rights.terms))
            && self.at_least.is_none_or(|least| instrument.evidence() >= least)
            && self.words.iter().all(|word| text.contains(&word.to_lowercase()))
    }
}

/// Whether a language tag is the one that is asked for, or a variety of it.
fn is_language(found: &str, asked: &str) -> bool {
    let rest = found.get(..asked.len()).filter(|start| start.eq_ignore_ascii_case(asked));
    rest.is_some() && matches!(found.as_bytes().get(asked.len()), None | Some(b'-'))
}

impl Catalog {
    /// The instruments that fit, in the order of the catalogue. All definitions are read for it.
    #[must_use]
    pub fn find(&self, query: &InstrumentQuery) -> Vec<&Instrument> {
        self.instruments().filter(|instrument| query.fits(instrument)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::is_language;

    #[test]
    fn a_language_finds_its_varieties() {
        let check = |found: &str, asked: &str, fits: bool| {
            assert_eq!(is_language(found, asked), fits, "{found} for {asked}");
        };
        check("en", "en", true);
        check("en-GB", "EN", true);
        check("eng", "en", false);
        check("en", "en-GB", false);
        check("de", "en", false);
        check("é", "e", false);
    }
}

//! Questions to a catalogue: which practices fit, and why others do not.

use std::fmt;

use karuna_core::{Audience, Level, PracticeId, PracticeRole, Principle, Setting, Technique};
use serde::{Deserialize, Serialize};

use crate::catalog::PracticeCatalog;
use crate::caution_code::CautionCode;
use crate::caution_level::CautionLevel;
use crate::flow::Flow;
use crate::led_by::LedBy;
use crate::phase::Phase;
use crate::practice::Practice;
use crate::practice_format::PracticeFormat;

/// From this difficulty on a practice that nobody has reviewed needs an explicit opt-in.
const HARD: u8 = 4;

/// A question to a catalogue. An empty list asks nothing; of a list with several entries one has to
/// fit.
///
/// Any value is legal, so the fields are open; begin with [`PracticeQuery::default`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PracticeQuery {
    /// Families of techniques.
    pub techniques: Vec<Technique>,
    /// Principles.
    pub principles: Vec<Principle>,
    /// Flows of compassion.
    pub flows: Vec<Flow>,
    /// Phases.
    pub phases: Vec<Phase>,
    /// Settings.
    pub settings: Vec<Setting>,
    /// Audiences.
    pub audiences: Vec<Audience>,
    /// Forms.
    pub formats: Vec<PracticeFormat>,
    /// Roles of which one is wanted.
    pub roles: Vec<PracticeRole>,
    /// Roles of which none is wanted.
    pub without_roles: Vec<PracticeRole>,
    /// The most time there is, in seconds; the shortest form of a practice has to fit.
    pub max_seconds: Option<u32>,
    /// The highest difficulty.
    pub max_difficulty: Option<u8>,
    /// Who is there to lead; without a word only the person.
    pub led_by: LedBy,
    /// What is known to make practices unsafe or hard for the person. A caution of level `avoid`
    /// excludes; `adapt` and `monitor` come back with the answer.
    pub cautions: Vec<CautionCode>,
    /// The person's fears of compassion, as far as known.
    pub fears: Fears,
    /// Whether practices of difficulty 4 and 5 that nobody has reviewed may come.
    pub allow_unreviewed_hard: bool,
    /// Words that have to stand in the title or the purpose; case does not matter.
    pub words: String,
}

/// How high a person's three fears of compassion are, as far as known.
///
/// No cut-offs for these fears were ever published; the caller says what is high.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Fears {
    /// Fear of compassion for oneself.
    pub for_self: Option<Level>,
    /// Fear of compassion from others.
    pub from_others: Option<Level>,
    /// Fear of compassion for others.
    pub for_others: Option<Level>,
}

/// One of the three fears of compassion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Fear {
    /// Of compassion for oneself.
    ForSelf,
    /// Of compassion from others.
    FromOthers,
    /// Of compassion for others.
    ForOthers,
}

/// A practice that fits, and what belongs to it for this person.
#[derive(Clone, Debug, PartialEq)]
pub struct PracticeMatch<'c> {
    /// The practice.
    pub practice: &'c Practice,
    /// The person's cautions that ask for the adaptation under `caution.<code>`.
    pub adapt: Vec<CautionCode>,
    /// The person's cautions that ask to watch.
    pub monitor: Vec<CautionCode>,
}

/// Why a practice does not fit a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WhyNot {
    /// Something that was asked for does not fit; the name of the field.
    NotAskedFor(String),
    /// It has a role that is not wanted.
    UnwantedRole(PracticeRole),
    /// Its shortest form takes too long, in seconds.
    TooLong(u32),
    /// It is too hard.
    TooHard(u8),
    /// Nobody is there who may lead it.
    NeedsLeader(LedBy),
    /// A caution of the person says to leave it out.
    Caution(CautionCode),
    /// A fear of the person is likely to make it too hard for now; a judgement of ours.
    Fear(Fear),
    /// It is hard, nobody has reviewed it, and such practices were not asked for.
    UnreviewedAndHard(u8),
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAskedFor(field) => write!(f, "it does not fit the {field} asked for"),
            Self::UnwantedRole(role) => write!(f, "it has the role {role}, which is not wanted"),
            Self::TooLong(seconds) => {
                write!(f, "its shortest form takes {} minutes", seconds.div_ceil(60))
            }
            Self::TooHard(difficulty) => write!(f, "its difficulty is {difficulty}"),
            Self::NeedsLeader(led_by) => write!(f, "it has to be led by: {led_by}"),
            Self::Caution(code) => write!(f, "with {code} it is left out for now"),
            Self::Fear(fear) => {
                let of = match fear {
                    Fear::ForSelf => "for oneself",
                    Fear::FromOthers => "from others",
                    Fear::ForOthers => "for others",
                };
                write!(f, "a fear of compassion {of} is likely to make it hard for now (judgement)")
            }
            Self::UnreviewedAndHard(difficulty) => write!(
                f,
                "difficulty {difficulty}, and no clinician has reviewed it; it comes only when asked for"
            ),
        }
    }
}

impl PracticeCatalog {
    /// The practices that fit, in the order of their ids.
    #[must_use]
    pub fn find(&self, query: &PracticeQuery) -> Vec<PracticeMatch<'_>> {
        self.iter()
            .filter(|practice| query.why_not(practice).is_empty())
            .map(|practice| PracticeMatch {
                practice,
                adapt: query.cautions_of(practice, CautionLevel::Adapt),
                monitor: query.cautions_of(practice, CautionLevel::Monitor),
            })
            .collect()
    }

    /// All practices that do not fit, each with everything that excludes it.
    #[must_use]
    pub fn find_not(&self, query: &PracticeQuery) -> Vec<(&PracticeId, Vec<WhyNot>)> {
        self.iter()
            .map(|practice| (practice.id(), query.why_not(practice)))
            .filter(|(_, reasons)| !reasons.is_empty())
            .collect()
    }
}

impl PracticeQuery {
    /// Everything that excludes a practice; empty exactly where it fits.
    #[must_use]
    pub fn why_not(&self, practice: &Practice) -> Vec<WhyNot> {
        let file = practice.definition();
        let mut reasons = Vec::new();
        let asked = [
            ("technique", fits(&self.techniques, &[file.technique])),
            ("principles", fits(&self.principles, &file.principles)),
            ("flows", fits(&self.flows, &file.flows)),
            ("phase", fits(&self.phases, &[file.phase])),
            ("settings", fits(&self.settings, &file.settings)),
            ("audiences", fits(&self.audiences, &file.audiences)),
            ("formats", fits(&self.formats, &file.formats)),
            ("roles", fits(&self.roles, &file.roles)),
            ("words", self.words_fit(practice)),
        ];
        for (field, fits) in asked {
            if !fits {
                reasons.push(WhyNot::NotAskedFor(field.into()));
            }
        }
        let unwanted = file.roles.iter().filter(|role| self.without_roles.contains(role));
        reasons.extend(unwanted.map(|role| WhyNot::UnwantedRole(*role)));
        if self.max_seconds.is_some_and(|most| file.duration.min > most) {
            reasons.push(WhyNot::TooLong(file.duration.min));
        }
        if self.max_difficulty.is_some_and(|most| file.difficulty > most) {
            reasons.push(WhyNot::TooHard(file.difficulty));
        }
        if file.led_by > self.led_by {
            reasons.push(WhyNot::NeedsLeader(file.led_by));
        }
        let avoided = self.cautions_of(practice, CautionLevel::Avoid);
        reasons.extend(avoided.into_iter().map(WhyNot::Caution));
        let (fears, hard) = (self.fears, file.fear_sensitivity);
        for (fear, level, sensitivity) in [
            (Fear::ForSelf, fears.for_self, hard.for_self),
            (Fear::FromOthers, fears.from_others, hard.from_others),
            (Fear::ForOthers, fears.for_others, hard.for_others),
        ] {
            // A high fear excludes what is likely to be hard, a middling one only what is very.
            let too_hard = match level {
                Some(Level::High) => sensitivity >= 2,
                Some(Level::Mid) => sensitivity >= 3,
                Some(Level::Low) | None => false,
            };
            if too_hard {
                reasons.push(WhyNot::Fear(fear));
            }
        }
        if file.difficulty >= HARD && !practice.is_reviewed() && !self.allow_unreviewed_hard {
            reasons.push(WhyNot::UnreviewedAndHard(file.difficulty));
        }
        reasons
    }

    fn cautions_of(&self, practice: &Practice, level: CautionLevel) -> Vec<CautionCode> {
        let cautions = practice.definition().cautions.iter();
        cautions
            .filter(|caution| caution.level == level && self.cautions.contains(&caution.code))
            .map(|caution| caution.code)
            .collect()
    }

    fn words_fit(&self, practice: &Practice) -> bool {
        let text = format!("{} {}", practice.title(), practice.text("purpose")).to_lowercase();
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// Whether one of what was asked for is there, or nothing was asked.
fn fits<T: PartialEq>(asked: &[T], has: &[T]) -> bool {
    asked.is_empty() || asked.iter().any(|asked| has.contains(asked))
}

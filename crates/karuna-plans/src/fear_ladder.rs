//! A graded approach to a feared flow of compassion: from what hardly touches the fear to what it
//! is afraid of.

use karuna_core::PracticeId;
use karuna_practices::{Fear, Practice, PracticeCatalog};

use crate::agenda_part::AgendaPart;
use crate::history::History;
use crate::judge;
use crate::practice_facts::part_of;
use crate::session_frame::SessionFrame;

/// A ladder of practices towards a feared flow of compassion, the easiest rung first.
///
/// Rungs follow the practices' own fear sensitivity and difficulty, both judgement of their authors.
/// Nobody is asked to reach the top. Up only by choice and after two or three calm times; at old
/// pain one rung down, at half the time (R24).
///
/// # Examples
///
/// ```
/// use karuna_core::{Audience, Setting};
/// use karuna_plans::{FearLadder, SessionFrame};
/// use karuna_practices::{Fear, LedBy, PracticeCatalog};
///
/// let frame = SessionFrame::new(Setting::Individual, Audience::Clients, LedBy::Clinician);
/// let ladder = FearLadder::new(Fear::ForSelf, &frame, PracticeCatalog::builtin());
/// assert!(ladder.rungs.windows(2).all(|pair| pair[0].sensitivity < pair[1].sensitivity));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FearLadder {
    /// The fear.
    pub fear: Fear,
    /// The rungs that have a practice.
    pub rungs: Vec<FearRung>,
}

/// One rung of a ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FearRung {
    /// How much the fear is likely to bear on these practices: 0 hardly, 3 very.
    pub sensitivity: u8,
    /// The practices that fit these people, the easiest first.
    pub practices: Vec<PracticeId>,
}

impl FearLadder {
    /// The ladder of these people. What a caution excludes, what nobody here may lead and what is
    /// not for them is on no rung; what has to be done before counts as something to come to, and
    /// the fear itself keeps nothing out: it is what the ladder is for.
    #[must_use]
    pub fn new(fear: Fear, frame: &SessionFrame, practices: &PracticeCatalog) -> Self {
        let mut calm = frame.clone();
        calm.fears = karuna_practices::Fears::default();
        let rungs = (0..=3).filter_map(|step| {
            let mut fitting: Vec<&Practice> = practices
                .iter()
                .filter(|it| part_of(it) == AgendaPart::Practice && sensitivity(it, fear) == step)
                .filter(|it| judge::of_people_and_place(it, &calm).is_empty())
                .collect();
            fitting.sort_by_key(|it| (it.definition().difficulty, it.id().clone()));
            let practices: Vec<PracticeId> = fitting.iter().map(|it| it.id().clone()).collect();
            (!practices.is_empty()).then_some(FearRung { sensitivity: step, practices })
        });
        Self { fear, rungs: rungs.collect() }
    }

    /// What can be begun now on a rung, after what these people have done.
    #[must_use]
    pub fn open_now<'l>(
        rung: &'l FearRung,
        frame: &SessionFrame,
        practices: &PracticeCatalog,
    ) -> Vec<&'l PracticeId> {
        let history = History::before(frame, practices);
        let is_open = |id: &&PracticeId| {
            practices
                .get(id.as_str())
                .is_ok_and(|practice| judge::not_yet(practice, &history).is_empty())
        };
        rung.practices.iter().filter(is_open).collect()
    }
}

fn sensitivity(practice: &Practice, fear: Fear) -> u8 {
    let of = practice.definition().fear_sensitivity;
    match fear {
        Fear::ForSelf => of.for_self,
        Fear::FromOthers => of.from_others,
        Fear::ForOthers => of.for_others,
    }
}

//! What has been done so far, as far as rules ask for it.

use std::collections::BTreeSet;

use karuna_core::{PracticeId, PracticeRole};
use karuna_practices::{Practice, PracticeCatalog};

use crate::practice_facts::{builds_stance, explains_pacing, is_body_anchor, teaches};
use crate::session_frame::SessionFrame;

/// What has been done so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    pub(crate) done: BTreeSet<PracticeId>,
    /// The highest difficulty before the session began.
    pub(crate) highest_before: u8,
    /// The highest difficulty up to now.
    pub(crate) highest: u8,
    pub(crate) explained: usize,
    pub(crate) anchor: bool,
    pub(crate) body_anchor: bool,
    pub(crate) pacing: bool,
    pub(crate) stance: bool,
    pub(crate) critic_analysis: bool,
    pub(crate) easy_giving: bool,
    /// An anchor was used in this very session.
    pub(crate) sitting_anchor: bool,
}

impl History {
    /// What a frame says was done before the session.
    pub(crate) fn before(frame: &SessionFrame, practices: &PracticeCatalog) -> Self {
        let mut history = Self::default();
        for id in &frame.done {
            match practices.get(id.as_str()) {
                Ok(practice) => history.add(practice),
                // It was done, even though nothing more is known of it.
                Err(_) => drop(history.done.insert(id.clone())),
            }
        }
        history.highest_before = frame.highest_difficulty;
        history.highest = frame.highest_difficulty;
        history.sitting_anchor = false;
        history
    }

    /// Adds what is done next.
    pub(crate) fn add(&mut self, practice: &Practice) {
        let file = practice.definition();
        if self.done.insert(file.id.clone()) {
            self.explained += usize::from(teaches(practice));
        }
        self.highest = self.highest.max(file.difficulty);
        let anchor = practice.has_role(PracticeRole::Anchor);
        self.anchor |= anchor;
        self.sitting_anchor |= anchor;
        self.body_anchor |= is_body_anchor(practice);
        self.pacing |= explains_pacing(practice);
        self.stance |= builds_stance(practice);
        self.critic_analysis |= practice.has_role(PracticeRole::CriticAnalysis);
        self.easy_giving |= practice.has_role(PracticeRole::Giving)
            && !practice.has_role(PracticeRole::DifficultPerson);
    }
}

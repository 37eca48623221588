//! What a session is to be made of.

use karuna_core::PracticeId;
use serde::{Deserialize, Serialize};

use crate::programme_file::HomePlan;
use crate::session_change::SessionChange;
use crate::session_frame::SessionFrame;

/// What a session is to be made of. [`SessionPlan::try_new`](crate::SessionPlan::try_new) makes an
/// agenda of it; [`Programme::session_request`](crate::Programme::session_request) takes one from a
/// programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SessionRequest {
    /// Who meets where, and what came before.
    pub frame: SessionFrame,
    /// How long the session is, 20 to 180 minutes.
    pub minutes: u16,
    /// What it is about.
    #[serde(default)]
    pub theme: String,
    /// The one idea, in the words of whoever leads; empty where a practice explains it.
    #[serde(default)]
    pub idea: String,
    /// Notes for whoever leads.
    #[serde(default)]
    pub leader: String,
    /// The practices, in the order in which they are done. Where time is short, what makes it safe
    /// stays first, then what explains, then the earlier before the later.
    pub practices: Vec<PracticeId>,
    /// What is given for home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomePlan>,
    /// Whether a check of how it goes between people belongs to it.
    #[serde(default)]
    pub alliance: bool,
    /// What changes for somebody who finds compassion hard; see
    /// [`Barrier`](crate::Barrier) and [`Way`](crate::Way).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<SessionChange>,
}

impl SessionRequest {
    /// The shortest session, in minutes.
    pub const MIN_MINUTES: u16 = 20;
    /// The longest session, in minutes.
    pub const MAX_MINUTES: u16 = 180;

    /// A session of practices, without a theme and without home practice.
    #[must_use]
    pub const fn new(frame: SessionFrame, minutes: u16, practices: Vec<PracticeId>) -> Self {
        Self {
            frame,
            minutes,
            theme: String::new(),
            idea: String::new(),
            leader: String::new(),
            practices,
            home: None,
            alliance: false,
            changes: Vec::new(),
        }
    }
}

//! What a way to meet a barrier changes in a session.

use karuna_core::PracticeRole;
use karuna_practices::{Flow, Variant};
use serde::{Deserialize, Serialize};

/// What changes in a session for somebody who finds compassion hard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    tag = "change",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case",
    deny_unknown_fields
)]
pub enum SessionChange {
    /// Practices take half of their usual time, never less than their shortest form.
    HalvePracticeTime,
    /// Practices of this flow come first, where their order allows it.
    BeginWithFlow {
        /// The flow.
        flow: Flow,
    },
    /// Practices with one of these roles wait.
    LeaveOutRoles {
        /// The roles.
        roles: Vec<PracticeRole>,
    },
    /// A practice with one of these roles is wanted; where the session has none, some are named.
    WantRoles {
        /// The roles.
        roles: Vec<PracticeRole>,
    },
    /// Practices are done in this way where they have it.
    PreferVariant {
        /// The variant.
        variant: Variant,
    },
    /// There is more time to talk about what was noticed.
    LongerInquiry,
    /// The session looks at how it goes between those who are here.
    CheckAlliance,
    /// Imagery waits in the session that is asked for, and in as many as told.
    DelayImagery {
        /// For how many sessions.
        sessions: u8,
    },
}

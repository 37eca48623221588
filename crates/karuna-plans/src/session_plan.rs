//! The agenda of one session.

use karuna_core::PracticeId;
use karuna_practices::{CautionCode, PracticeCatalog, Variant};
use serde::{Deserialize, Serialize};

use crate::agenda_finding::{SessionFinding, SessionProblem};
use crate::agenda_part::AgendaPart;
use crate::grouping::Grouping;
use crate::material::Material;
use crate::programme_file::HomePlan;
use crate::rule::RuleId;
use crate::session_builder;
use crate::session_change::SessionChange;
use crate::session_check;
use crate::session_error::SessionError;
use crate::session_frame::SessionFrame;
use crate::session_request::SessionRequest;

/// The agenda of one session. Plain data: it may be edited by hand and checked again.
///
/// # Examples
///
/// ```
/// use karuna_core::{Audience, Setting};
/// use karuna_plans::{SessionFrame, SessionPlan, SessionRequest};
/// use karuna_practices::{LedBy, PracticeCatalog};
///
/// let practices = PracticeCatalog::builtin();
/// let frame = SessionFrame::new(Setting::Group, Audience::Public, LedBy::TrainedLeader);
/// let wanted = ["pacing-open-close", "three-circles", "soothing-rhythm-breathing"];
/// let wanted = wanted.iter().map(|id| id.parse()).collect::<Result<_, _>>()?;
///
/// let mut plan = SessionPlan::try_new(&SessionRequest::new(frame, 90, wanted), practices)?;
/// assert_eq!(plan.items.iter().map(|item| item.minutes).sum::<u16>(), 90);
/// assert!(plan.check(practices).is_empty());
///
/// // Edited by hand, it is checked by the same rules.
/// plan.items.remove(0);
/// let found = plan.check(practices);
/// assert!(found.iter().any(|finding| finding.rule == karuna_plans::RuleId::R9));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SessionPlan {
    /// What it is about.
    #[serde(default)]
    pub theme: String,
    /// The one idea, in the words of whoever leads.
    #[serde(default)]
    pub idea: String,
    /// Notes for whoever leads.
    #[serde(default)]
    pub leader: String,
    /// Who meets where, and what came before.
    pub frame: SessionFrame,
    /// How long it is; the parts add up to it.
    pub minutes: u16,
    /// The parts, in their order.
    pub items: Vec<AgendaItem>,
    /// What is given for home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomePlan>,
    /// What was asked for and is not there, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// Practices that would serve a wish which nothing in the session serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggested: Vec<PracticeId>,
    /// What is needed in the room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Material>,
}

/// One part of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AgendaItem {
    /// What happens.
    pub part: AgendaPart,
    /// How long it takes, in whole minutes, 1 or more.
    pub minutes: u16,
    /// The practice, where there is one; settling and closing have their anchor here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<PracticeId>,
    /// Who does it together.
    pub grouping: Grouping,
    /// How often parts are swapped, so that each has each; 1 where nothing is.
    #[serde(default = "one")]
    pub turns: u8,
    /// In which way it is done, where it is not the usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Variant>,
    /// Known cautions that ask for the practice's adaptation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adapt: Vec<CautionCode>,
    /// Known cautions that ask to watch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub watch: Vec<CautionCode>,
    /// Why it is here and as it is: ids of rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleId>,
}

const fn one() -> u8 {
    1
}

/// Something that was asked for and is not there, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct LeftOut {
    /// The practice.
    pub practice: PracticeId,
    /// Whether it was asked for at home, and not in the session.
    #[serde(default)]
    pub at_home: bool,
    /// Why it is not there.
    pub because: LeftOutReason,
}

/// A rule, and what it finds wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[error("{problem} ({rule})")]
pub struct SessionConflict {
    /// The rule.
    pub rule: RuleId,
    /// What it finds wrong.
    pub problem: SessionProblem,
}

/// Why something is not in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum LeftOutReason {
    /// Rules keep it out: all that do, at least one.
    Rules(Vec<SessionConflict>),
    /// Time is too short.
    Time {
        /// What it would take with all that belongs to it, in minutes.
        needs: u16,
        /// What was left.
        left: u16,
    },
    /// A change for somebody who finds compassion hard keeps it out.
    Change(SessionChange),
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let practice = &self.practice;
        f.write_str(if self.at_home { "at home, " } else { "" })?;
        match &self.because {
            LeftOutReason::Rules(conflicts) => {
                for (at, conflict) in conflicts.iter().enumerate() {
                    write!(f, "{}{conflict}", if at == 0 { "" } else { "; " })?;
                }
                Ok(())
            }
            LeftOutReason::Time { needs, left } => write!(
                f,
                "`{practice}` needs {needs} minutes with all that belongs to it, {left} are left"
            ),
            LeftOutReason::Change(SessionChange::DelayImagery { sessions }) => {
                write!(f, "`{practice}` is imagery, which waits for {sessions} sessions (R19)")
            }
            LeftOutReason::Change(SessionChange::LeaveOutRoles { roles }) => {
                let roles: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
                write!(f, "`{practice}` waits; left out for now: {}", roles.join(", "))
            }
            LeftOutReason::Change(_) => write!(f, "`{practice}` waits while compassion is hard"),
        }
    }
}

impl SessionPlan {
    /// Makes an agenda. The parts fill the session exactly; what cannot come in stands under
    /// [`left_out`](Self::left_out) with its reason.
    ///
    /// # Errors
    ///
    /// [`SessionError::OutOfRange`] for a session shorter than 20 or longer than 180 minutes,
    /// [`SessionError::UnknownPractice`] with all ids that are not in the catalogue,
    /// [`SessionError::NothingAllowed`] where no practice may come in,
    /// [`SessionError::TooShort`] with the least time that would do.
    pub fn try_new(
        request: &SessionRequest,
        practices: &PracticeCatalog,
    ) -> Result<Self, SessionError> {
        session_builder::build(request, practices)
    }

    /// Everything that the rules find wrong; empty for an agenda that [`try_new`](Self::try_new)
    /// made, and for one that was edited well.
    ///
    /// What is found of a rule that the frame sets aside, with a reason and where that is allowed,
    /// is not told.
    #[must_use]
    pub fn check(&self, practices: &PracticeCatalog) -> Vec<SessionFinding> {
        session_check::findings(self, practices)
    }

    /// The parts, each with the minute at which it begins.
    pub fn starts(&self) -> impl Iterator<Item = (u32, &AgendaItem)> {
        self.items.iter().scan(0_u32, |start, item| {
            let begins = *start;
            *start += u32::from(item.minutes);
            Some((begins, item))
        })
    }

    /// The practices of the session, without the anchors of settling and closing.
    pub fn practices(&self) -> impl Iterator<Item = &PracticeId> {
        let held = |item: &&AgendaItem| {
            let is_around = matches!(
                item.part,
                AgendaPart::Settle | AgendaPart::Closing | AgendaPart::LongClosing
            );
            !is_around
        };
        self.items.iter().filter(held).filter_map(|item| item.practice.as_ref())
    }
}

//! What in a log asks for a person and was not cleared by a clinician.

use karuna::core::{Alert, Date};
use karuna::plans::{Clearance, Lived, Reader, RevisionMessage, RuleId};
use karuna::practices::CautionCode;

/// What in a log asks for a person and was not cleared by a clinician.
#[derive(Debug, Default)]
pub(crate) struct OpenRisk {
    /// Alerts, the same one once.
    pub(crate) alerts: Vec<Alert>,
    /// Whether danger was told in another way: by a sign to stop, or as a caution.
    pub(crate) danger: bool,
}

impl OpenRisk {
    /// Of a log as far as it could be read: what became known, the earliest first, each with its day
    /// where that is known.
    ///
    /// A clearance counts for what stands before it, as in karuna. It has to be a clinician's, with
    /// name and reason, and its day has to fit; a doubtful one clears nothing.
    pub(crate) fn of<'l>(
        events: impl DoubleEndedIterator<Item = (Option<Date>, &'l Lived)>,
        today: Option<Date>,
    ) -> Self {
        let mut open = Self::default();
        let mut cleared: Option<Date> = None;
        for (on, what) in events.rev() {
            let is_open = on.is_none_or(|on| cleared.is_none_or(|cleared| cleared < on));
            match what {
                Lived::Cleared(clearance) if decides(clearance) => {
                    let has_come = |on: &Date| today.is_none_or(|today| *on <= today);
                    cleared = cleared.max(on.filter(has_come));
                }
                Lived::Alert(alert) if is_open && !open.alerts.contains(alert) => {
                    open.alerts.push(alert.clone());
                }
                Lived::Practice(sitting) if is_open => {
                    open.danger |= sitting.stop.iter().any(|sign| sign.is_danger());
                }
                Lived::Caution(code) if is_open => open.danger |= is_danger(*code),
                _ => {}
            }
        }
        open.alerts.reverse();
        open
    }

    /// What the clinician is told of danger where there is no revision that would say it.
    pub(crate) fn messages(&self) -> Vec<RevisionMessage> {
        let words = "Danger was told in a log that could not be used. Nothing was changed in the plan; please make contact.";
        let message =
            RevisionMessage { to: Reader::Clinician, rule: RuleId::S1, words: words.into() };
        self.danger.then_some(message).into_iter().collect()
    }
}

fn decides(clearance: &Clearance) -> bool {
    let is_told = |text: &str| !text.trim().is_empty();
    clearance.clinician && is_told(&clearance.by) && is_told(&clearance.why)
}

/// Cautions with which human help comes first, S2.
fn is_danger(code: CautionCode) -> bool {
    matches!(
        code,
        CautionCode::SuicidalityAcute | CautionCode::Mania | CautionCode::ViolenceUnsafeHome
    )
}

//! The one place that says what keeps a practice out of a session, or from being given for home.

use karuna_core::{Level, PracticeId, PracticeRole, Setting};
use karuna_practices::{CautionCode, CautionLevel, Fear, LedBy, Practice};

use crate::agenda_finding::{Needs, SessionProblem};
use crate::history::History;
use crate::practice_facts::{
    HARD, answers_critic, brings_warmth, cautions_at, engages_critic, explains_pacing,
    fits_audience, is_body_anchor, is_chair_or_memory_work, only_makes_safe,
};
use crate::rule::RuleId;
use crate::session_frame::SessionFrame;
use crate::session_plan::SessionConflict;

/// With these nothing is practised for now, S2.
pub(crate) const HELP_FIRST: [CautionCode; 3] =
    [CautionCode::SuicidalityAcute, CautionCode::Mania, CautionCode::ViolenceUnsafeHome];

/// Everything that keeps a practice out of a session after what was done so far; without what the
/// frame sets aside.
pub(crate) fn in_session(
    practice: &Practice,
    frame: &SessionFrame,
    history: &History,
) -> Vec<SessionConflict> {
    let mut conflicts = of_people_and_place(practice, frame);
    let file = practice.definition();
    let id = &file.id;
    conflicts.extend(not_yet(practice, history));
    let difficulty = file.difficulty;
    let most = history.highest_before.max(1).saturating_add(1);
    if difficulty > most {
        let problem = SessionProblem::TooSteep { practice: id.clone(), difficulty, most };
        conflicts.push(SessionConflict { rule: RuleId::R8, problem });
    }
    let imagery = practice.has_role(PracticeRole::Imagery);
    let itself = is_body_anchor(practice);
    for (rule, needs, is_missing) in [
        (RuleId::R1, Needs::Understanding, engages_critic(practice) && history.explained < 2),
        (RuleId::R2, Needs::Anchor, difficulty >= 3 && !history.anchor),
        (RuleId::R2, Needs::Pacing, difficulty >= 3 && !history.pacing),
        (
            RuleId::R3,
            Needs::BodyAnchor,
            imagery && !itself && !(history.body_anchor && history.sitting_anchor),
        ),
        (RuleId::R4, Needs::CompassionateSelf, answers_critic(practice) && !history.stance),
        (
            RuleId::R5,
            Needs::CriticAnalysis,
            practice.has_role(PracticeRole::Chair) && !history.critic_analysis,
        ),
        (
            RuleId::R7,
            Needs::EasyKindness,
            practice.has_role(PracticeRole::DifficultPerson) && !history.easy_giving,
        ),
        (
            RuleId::R23,
            Needs::Pacing,
            brings_warmth(practice) && !explains_pacing(practice) && !history.pacing,
        ),
    ] {
        if is_missing {
            conflicts.push(SessionConflict {
                rule,
                problem: SessionProblem::TooSoon { practice: id.clone(), needs },
            });
        }
    }
    conflicts.retain(|conflict| !frame.is_set_aside(conflict.rule));
    conflicts
}

/// What keeps a practice out whatever was done before: people, cautions, fears, opt-ins, setting,
/// and who leads.
pub(crate) fn of_people_and_place(
    practice: &Practice,
    frame: &SessionFrame,
) -> Vec<SessionConflict> {
    let mut conflicts = for_people(practice, frame);
    let file = practice.definition();
    let id = &file.id;
    if !file.settings.contains(&frame.setting) {
        let setting = frame.setting;
        let problem = SessionProblem::WrongSetting { practice: id.clone(), setting };
        conflicts.push(SessionConflict { rule: RuleId::H3, problem });
    }
    if file.led_by > frame.led_by {
        let led_by = file.led_by;
        conflicts.push(SessionConflict {
            rule: RuleId::H5,
            problem: SessionProblem::NeedsLeader { practice: id.clone(), led_by },
        });
    }
    conflicts
}

/// Everything that keeps a practice from being given for home after the session.
pub(crate) fn at_home(
    practice: &Practice,
    frame: &SessionFrame,
    history: &History,
) -> Vec<SessionConflict> {
    let mut conflicts = alone(practice, frame);
    conflicts.extend(not_yet(practice, history));
    conflicts.retain(|conflict| !frame.is_set_aside(conflict.rule));
    conflicts
}

/// What keeps a practice from being done at home, whatever was done before.
pub(crate) fn alone(practice: &Practice, frame: &SessionFrame) -> Vec<SessionConflict> {
    let mut conflicts = for_people(practice, frame);
    let file = practice.definition();
    let id = &file.id;
    let not_for_home = || SessionProblem::NotForHome { practice: id.clone() };
    if file.led_by != LedBy::Oneself {
        conflicts.push(SessionConflict { rule: RuleId::H6, problem: not_for_home() });
    }
    if !file.settings.contains(&Setting::Individual) && !file.settings.contains(&frame.setting) {
        let setting = frame.setting;
        let problem = SessionProblem::WrongSetting { practice: id.clone(), setting };
        conflicts.push(SessionConflict { rule: RuleId::H3, problem });
    }
    if is_chair_or_memory_work(practice) {
        conflicts.push(SessionConflict { rule: RuleId::R6, problem: not_for_home() });
    }
    if practice.has_role(PracticeRole::Letter)
        && frame.cautions.contains(&CautionCode::Dissociation)
    {
        conflicts.push(SessionConflict { rule: RuleId::S15, problem: not_for_home() });
    }
    if practice.has_role(PracticeRole::Imagery) && frame.cautions.contains(&CautionCode::Psychosis)
    {
        conflicts.push(SessionConflict { rule: RuleId::S9, problem: not_for_home() });
    }
    conflicts
}

/// What holds in a session and at home alike: people, cautions, fears, opt-ins.
fn for_people(practice: &Practice, frame: &SessionFrame) -> Vec<SessionConflict> {
    let file = practice.definition();
    let id = &file.id;
    let mut conflicts = Vec::new();
    for caution in cautions_at(practice, &frame.cautions, CautionLevel::Avoid) {
        conflicts.push(SessionConflict {
            rule: RuleId::H2,
            problem: SessionProblem::Avoided { practice: id.clone(), caution },
        });
    }
    if let Some(caution) = HELP_FIRST.into_iter().find(|code| frame.cautions.contains(code))
        && !only_makes_safe(practice)
    {
        conflicts.push(SessionConflict {
            rule: RuleId::S2,
            problem: SessionProblem::HelpFirst { practice: id.clone(), caution },
        });
    }
    if !fits_audience(practice, frame.audience) {
        let audience = frame.audience;
        let problem = SessionProblem::WrongAudience { practice: id.clone(), audience };
        conflicts.push(SessionConflict { rule: RuleId::H4, problem });
    }
    let difficulty = file.difficulty;
    if difficulty >= HARD && !practice.is_reviewed() && !frame.allow_unreviewed_hard {
        let problem = SessionProblem::UnreviewedAndHard { practice: id.clone(), difficulty };
        conflicts.push(SessionConflict { rule: RuleId::H8, problem });
    }
    conflicts.extend(feared(practice, frame, id));
    conflicts
}

/// A high fear keeps out what it is likely to make hard, a middling one only what it makes very
/// hard; the same thresholds as in [`karuna_practices::PracticeQuery`].
fn feared(practice: &Practice, frame: &SessionFrame, id: &PracticeId) -> Vec<SessionConflict> {
    let (fears, hard) = (frame.fears, practice.definition().fear_sensitivity);
    let each = [
        (RuleId::R16, Fear::ForSelf, fears.for_self, hard.for_self),
        (RuleId::R17, Fear::FromOthers, fears.from_others, hard.from_others),
        (RuleId::R18, Fear::ForOthers, fears.for_others, hard.for_others),
    ];
    let too_hard = each.into_iter().filter(|(_, _, level, sensitivity)| match level {
        Some(Level::High) => *sensitivity >= 2,
        Some(Level::Mid) => *sensitivity >= 3,
        Some(Level::Low) | None => false,
    });
    too_hard
        .map(|(rule, fear, _, _)| {
            let problem = SessionProblem::Feared { practice: id.clone(), fear };
            SessionConflict { rule, problem }
        })
        .collect()
}

/// What the practice itself asks to be done before.
pub(crate) fn not_yet(practice: &Practice, history: &History) -> Vec<SessionConflict> {
    let file = practice.definition();
    let conflict = |before: Vec<PracticeId>| {
        let problem = SessionProblem::NotYet { practice: file.id.clone(), before };
        SessionConflict { rule: RuleId::H1, problem }
    };
    let missing = file.prerequisites.iter().filter(|before| !history.done.contains(*before));
    let mut conflicts: Vec<SessionConflict> =
        missing.map(|before| conflict(vec![before.clone()])).collect();
    let groups = file.one_of_before.iter();
    let open = groups.filter(|group| !group.iter().any(|before| history.done.contains(before)));
    conflicts.extend(open.map(|group| conflict(group.clone())));
    conflicts
}

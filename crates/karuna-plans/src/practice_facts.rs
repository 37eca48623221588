//! What rules need to know of a practice. Rules never name one: they ask these questions.

use karuna_core::{Audience, PracticeRole, Technique};
use karuna_practices::{CautionCode, CautionLevel, Flow, Phase, Practice};

use crate::agenda_part::AgendaPart;

/// From this difficulty on a practice is hard: one a session, and a long closing.
pub(crate) const HARD: u8 = 4;

/// What a practice is in a session.
pub(crate) fn part_of(practice: &Practice) -> AgendaPart {
    let file = practice.definition();
    let has = |role| practice.has_role(role);
    if file.phase == Phase::Safety {
        if has(PracticeRole::Feedback) {
            return AgendaPart::Alliance;
        }
        if has(PracticeRole::Safety) || has(PracticeRole::RiskPlan) || has(PracticeRole::Opening) {
            return AgendaPart::Agreement;
        }
    }
    if teaches(practice) { AgendaPart::Idea } else { AgendaPart::Practice }
}

/// Whether it explains how minds work.
pub(crate) fn teaches(practice: &Practice) -> bool {
    practice.has_role(PracticeRole::Teaching) && practice.definition().phase == Phase::Understanding
}

/// Whether it explains opening and closing at one's own pace, and with it that warmth may hurt.
pub(crate) fn explains_pacing(practice: &Practice) -> bool {
    practice.has_role(PracticeRole::Safety) && practice.has_role(PracticeRole::Teaching)
}

/// Whether it is something to come back to, through breath or body.
pub(crate) fn is_body_anchor(practice: &Practice) -> bool {
    practice.has_role(PracticeRole::Anchor)
        && (practice.has_role(PracticeRole::Breath) || practice.has_role(PracticeRole::Body))
}

/// Whether it builds the compassionate self: imagery towards oneself that builds capacity.
pub(crate) fn builds_stance(practice: &Practice) -> bool {
    let file = practice.definition();
    file.technique == Technique::Imagery
        && file.phase == Phase::CapacityBuilding
        && file.flows.contains(&Flow::SelfToSelf)
}

/// Whether it turns to the critic, to shame or to inner parts, R1.
pub(crate) fn engages_critic(practice: &Practice) -> bool {
    answers_critic(practice)
        || practice.has_role(PracticeRole::CriticAnalysis)
            && practice.definition().phase == Phase::TurningToDifficulty
}

/// Whether it answers the critic, works with chairs or with shame, R4.
pub(crate) fn answers_critic(practice: &Practice) -> bool {
    [PracticeRole::Chair, PracticeRole::CriticDialogue, PracticeRole::ShameMemory]
        .iter()
        .any(|role| practice.has_role(*role))
}

/// Whether it works with chairs or painful memories, R6: never for home.
///
/// Memory by itself is not: remembering something kind, or a challenge come through, is a practice
/// of difficulty 2. From difficulty 3 on a memory is taken to be a painful one; a judgement.
pub(crate) fn is_chair_or_memory_work(practice: &Practice) -> bool {
    practice.has_role(PracticeRole::Chair)
        || practice.has_role(PracticeRole::ShameMemory)
        || practice.has_role(PracticeRole::Memory) && practice.definition().difficulty >= 3
}

/// Whether it moves compassion towards oneself, from within or from others, and is more than an
/// explanation or an arrangement: R23.
pub(crate) fn brings_warmth(practice: &Practice) -> bool {
    let file = practice.definition();
    !matches!(file.phase, Phase::Safety | Phase::Understanding)
        && (file.flows.contains(&Flow::SelfToSelf) || file.flows.contains(&Flow::OtherToSelf))
}

/// Whether it trains empathy and nothing that turns empathy into care, R12.
pub(crate) fn is_empathy_alone(practice: &Practice) -> bool {
    let principles = &practice.definition().principles;
    principles.contains(&karuna_core::Principle::Empathy)
        && practice.has_role(PracticeRole::Dyad)
        && !is_compassion(practice)
}

/// Whether it trains compassion, for oneself or by giving and receiving.
pub(crate) fn is_compassion(practice: &Practice) -> bool {
    practice.definition().principles.contains(&karuna_core::Principle::SelfCompassion)
        || practice.has_role(PracticeRole::Giving)
        || practice.has_role(PracticeRole::Receiving)
}

/// Whether it is made for these people. Carers are people of the public as well; children and young
/// people are not (S18).
pub(crate) fn fits_audience(practice: &Practice, audience: Audience) -> bool {
    let audiences = &practice.definition().audiences;
    audiences.contains(&audience)
        || audience == Audience::Carers && audiences.contains(&Audience::Public)
}

/// Whether it only makes things safe: agreements, plans for a crisis, feedback.
pub(crate) fn only_makes_safe(practice: &Practice) -> bool {
    matches!(part_of(practice), AgendaPart::Agreement | AgendaPart::Alliance)
}

/// What is known and stands among the practice's cautions at a level.
pub(crate) fn cautions_at(
    practice: &Practice,
    known: &[CautionCode],
    level: CautionLevel,
) -> Vec<CautionCode> {
    let at_level = practice.definition().cautions.iter().filter(|caution| caution.level == level);
    at_level.map(|caution| caution.code).filter(|code| known.contains(code)).collect()
}

/// Its shortest, usual and longest form, in whole minutes, never less than one.
pub(crate) fn minutes(practice: &Practice) -> (u16, u16, u16) {
    let duration = practice.definition().duration;
    let whole = |seconds: u32| u16::try_from(seconds.div_ceil(60).max(1)).unwrap_or(u16::MAX);
    (whole(duration.min), whole(duration.typical), whole(duration.max))
}

/// Whether it plans for going on, R11.
pub(crate) fn plans_on(practice: &Practice) -> bool {
    practice.has_role(PracticeRole::Planning) && practice.definition().phase == Phase::LivingIt
}

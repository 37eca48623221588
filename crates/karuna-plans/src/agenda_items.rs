//! From drafts to the items of an agenda: time shared out to the minute, a break, groupings,
//! materials.

use karuna_core::{PracticeRole, Setting};
use karuna_practices::{CautionCode, Practice, PracticeCatalog, Variant};

use crate::agenda_part::AgendaPart;
use crate::delivery::Delivery;
use crate::grouping::Grouping;
use crate::material::Material;
use crate::part_times::{BREAK_FROM, PartTime, time_of};
use crate::practice_facts::minutes;
use crate::rule::RuleId;
use crate::session_change::SessionChange;
use crate::session_frame::SessionFrame;
use crate::session_plan::{AgendaItem, SessionPlan};
use crate::session_request::SessionRequest;

/// A part before it has its minutes.
pub(crate) struct Draft<'a> {
    pub(crate) part: AgendaPart,
    pub(crate) time: PartTime,
    pub(crate) practice: Option<&'a Practice>,
    pub(crate) rules: Vec<RuleId>,
    pub(crate) adapt: Vec<CautionCode>,
    pub(crate) watch: Vec<CautionCode>,
}

impl<'a> Draft<'a> {
    pub(crate) fn part(part: AgendaPart, time: PartTime, rules: &[RuleId]) -> Self {
        let (adapt, watch) = (Vec::new(), Vec::new());
        Self { part, time, practice: None, rules: rules.to_vec(), adapt, watch }
    }

    pub(crate) fn practice(
        practice: &'a Practice,
        part: AgendaPart,
        rules: &[RuleId],
        request: &SessionRequest,
    ) -> Self {
        let (least, mut usual, mut most) = minutes(practice);
        if request.changes.contains(&SessionChange::HalvePracticeTime) {
            most = usual;
            usual = (usual / 2).max(least);
        }
        Self {
            practice: Some(practice),
            ..Self::part(part, PartTime { least, usual, most }, rules)
        }
    }

    /// Whether it is a practice, and not a part around practices with an anchor.
    fn holds_practice(&self) -> bool {
        self.practice.is_some()
            && !matches!(
                self.part,
                AgendaPart::Settle | AgendaPart::Closing | AgendaPart::LongClosing
            )
    }

    pub(crate) fn with(mut self, anchor: Option<&'a Practice>) -> Self {
        self.practice = anchor;
        self
    }
}

/// The items of an agenda, which fill the session to the minute.
pub(crate) fn arrange(mut drafts: Vec<Draft<'_>>, request: &SessionRequest) -> Vec<AgendaItem> {
    let setting = request.frame.setting;
    let has_break = request.minutes >= BREAK_FROM;
    if has_break {
        // Its place is found when the times are known; until then it stands last.
        let time = time_of(AgendaPart::Break, setting);
        drafts.push(Draft::part(AgendaPart::Break, time, &[RuleId::R26]));
    }
    let mut times: Vec<u16> = drafts.iter().map(|draft| draft.time.least).collect();
    let mut left = request.minutes.saturating_sub(times.iter().sum());
    left = fill(&mut times, &drafts, left, |draft| Some((draft.time.least, draft.time.usual)));
    // What is over goes to people and talk first, and only then makes practices longer.
    left = fill(&mut times, &drafts, left, |draft| {
        (!draft.holds_practice()).then_some((draft.time.usual, draft.time.most))
    });
    // An agreement does not get better by being longer; whatever is over stays open instead.
    left = fill(&mut times, &drafts, left, |draft| {
        (draft.part != AgendaPart::Agreement).then_some((draft.time.usual, draft.time.most))
    });
    let mut items: Vec<AgendaItem> =
        drafts.iter().zip(times).map(|(draft, minutes)| item(draft, minutes, request)).collect();
    if has_break && let Some(pause) = items.pop() {
        let place = place_for_break(&items, pause.minutes);
        items.insert(place, pause);
    }
    if left > 0 {
        let open = AgendaItem {
            part: AgendaPart::OpenTime,
            minutes: left,
            practice: None,
            grouping: together(&request.frame),
            turns: 1,
            variant: None,
            adapt: Vec::new(),
            watch: Vec::new(),
            rules: vec![RuleId::R26],
        };
        let home = items.iter().position(|item| item.part == AgendaPart::HomePlan);
        items.insert(home.unwrap_or(items.len()), open);
    }
    items
}

/// Gives minutes one by one to the part that is shortest of its goal, and says what is left.
fn fill<'a>(
    times: &mut [u16],
    drafts: &[Draft<'a>],
    mut left: u16,
    span: impl Fn(&Draft<'a>) -> Option<(u16, u16)>,
) -> u16 {
    while left > 0 {
        let open = times.iter_mut().zip(drafts).filter_map(|(minutes, draft)| {
            let (from, to) = span(draft)?;
            (*minutes < to).then(|| {
                let (done, whole) = (u32::from(minutes.saturating_sub(from)), u32::from(to - from));
                // Of 1000, so that no fraction has to be compared.
                (done * 1000 / whole, minutes)
            })
        });
        let Some((_, minutes)) = open.min_by_key(|(share, _)| *share) else { break };
        *minutes += 1;
        left -= 1;
    }
    left
}

/// The place nearest to the middle where a break tears nothing apart.
fn place_for_break(items: &[AgendaItem], pause: u16) -> usize {
    let whole: u16 = items.iter().map(|item| item.minutes).sum::<u16>() + pause;
    let mut best = (u16::MAX, items.len());
    let mut start = 0_u16;
    for (place, pair) in items.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        start += before.minutes;
        let tears = before.part == AgendaPart::Practice
            || before.part == AgendaPart::Settle
            || matches!(after.part, AgendaPart::Closing | AgendaPart::LongClosing)
            || matches!(after.part, AgendaPart::Evening);
        let off = (start + pause / 2).abs_diff(whole / 2);
        if !tears && off < best.0 {
            best = (off, place + 1);
        }
    }
    best.1
}

fn item(draft: &Draft<'_>, minutes: u16, request: &SessionRequest) -> AgendaItem {
    let (grouping, turns) = match draft.practice {
        Some(practice) if draft.holds_practice() => grouping_of(practice, &request.frame),
        _ => (together(&request.frame), 1),
    };
    AgendaItem {
        part: draft.part,
        minutes,
        practice: draft.practice.map(|practice| practice.id().clone()),
        grouping,
        turns,
        variant: draft.practice.and_then(|practice| variant_of(practice, minutes, request)),
        adapt: draft.adapt.clone(),
        watch: draft.watch.clone(),
        rules: draft.rules.clone(),
    }
}

fn together(frame: &SessionFrame) -> Grouping {
    match (frame.delivery, frame.setting) {
        (Delivery::SelfGuided, _) => Grouping::Alone,
        (_, Setting::Individual) => Grouping::WithLeader,
        _ => Grouping::WholeGroup,
    }
}

/// Who does a practice together, and how often parts are swapped.
fn grouping_of(practice: &Practice, frame: &SessionFrame) -> (Grouping, u8) {
    let whole = together(frame);
    if whole != Grouping::WholeGroup {
        return (whole, 1);
    }
    let parts = practice.definition().parts.len();
    let has = |role| practice.has_role(role);
    if has(PracticeRole::Feedback) && parts == 3 {
        (Grouping::Threes, 3)
    } else if has(PracticeRole::Dyad) || has(PracticeRole::Feedback) && parts == 2 {
        (Grouping::Pairs, 2)
    } else {
        (Grouping::WholeGroup, 1)
    }
}

/// In which way a practice is done: as a change asks, else briefly where there are three minutes or
/// less.
fn variant_of(practice: &Practice, minutes: u16, request: &SessionRequest) -> Option<Variant> {
    let has = |variant: &Variant| practice.definition().variants.contains(variant);
    let asked = request.changes.iter().find_map(|change| match change {
        SessionChange::PreferVariant { variant } => Some(*variant),
        _ => None,
    });
    let is_shortened = minutes <= 3 && practice.definition().duration.typical > 180;
    asked.filter(has).or_else(|| is_shortened.then_some(Variant::Brief).filter(has))
}

/// What is needed in the room, in the order of the list.
pub(crate) fn materials(plan: &SessionPlan, practices: &PracticeCatalog) -> Vec<Material> {
    let frame = &plan.frame;
    let held: Vec<&Practice> =
        plan.practices().filter_map(|id| practices.get(id.as_str()).ok()).collect();
    let any = |role| held.iter().any(|practice: &&Practice| practice.has_role(role));
    let is_led = frame.delivery != Delivery::SelfGuided;
    let in_room = frame.delivery == Delivery::InPerson;
    let is_online = frame.delivery == Delivery::Online;
    let in_groups =
        plan.items.iter().any(|item| matches!(item.grouping, Grouping::Pairs | Grouping::Threes));
    let chairs = held.iter().filter(|practice| practice.has_role(PracticeRole::Chair));
    let chairs = chairs.map(|practice| practice.definition().parts.len()).max();
    let wanted = |material: &Material| match material {
        Material::Clock => is_led,
        Material::PaperAndPens => any(PracticeRole::Writing) || any(PracticeRole::Planning),
        Material::TwoChairs => chairs.is_some_and(|parts| parts <= 2),
        Material::ThreeChairs => chairs.is_some_and(|parts| parts > 2),
        Material::Board => is_led && any(PracticeRole::Teaching),
        Material::FreeFloor => in_room && any(PracticeRole::Movement),
        Material::SoftAnchors => in_room && is_led,
        Material::Bell => in_room && (any(PracticeRole::Sound) || in_groups),
        Material::Mirror => any(PracticeRole::Mirror),
        Material::TissuesAndWater => in_room && is_led,
        Material::Handouts => plan.home.is_some(),
        Material::LocalHelpList => true,
        Material::QuietRoom => in_room && frame.setting != Setting::Individual,
        Material::BreakoutRooms => is_online && in_groups,
        Material::BackupContact => is_online,
        Material::ObjectsForParts => any(PracticeRole::Chair) || any(PracticeRole::CriticDialogue),
        Material::PracticeLog => plan.home.is_some(),
    };
    Material::ALL.into_iter().filter(wanted).collect()
}

//! How long the parts of a session take. All of it is judgement; R9 gives the settling.

use karuna_core::Setting;

use crate::agenda_part::AgendaPart;

/// From this length on a session has a break.
pub(crate) const BREAK_FROM: u16 = 105;

/// The most minutes a day at home in a week, from 1: R27.
pub(crate) const fn most_home_minutes(week: usize) -> u16 {
    match week {
        0..=2 => 10,
        3..=5 => 15,
        _ => 30,
    }
}

/// At least, as usual, and at most, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartTime {
    pub(crate) least: u16,
    pub(crate) usual: u16,
    pub(crate) most: u16,
}

/// The time of a part that holds no practice of its own.
pub(crate) const fn time_of(part: AgendaPart, setting: Setting) -> PartTime {
    let (least, usual, most) = match (part, setting) {
        (AgendaPart::Settle | AgendaPart::Closing, _) => (2, 3, 5),
        (AgendaPart::Alliance, Setting::Individual) => (1, 3, 5),
        (AgendaPart::Alliance, _) => (2, 5, 8),
        (AgendaPart::Review, Setting::Group) => (2, 12, 20),
        (AgendaPart::Review, _) => (2, 5, 10),
        (AgendaPart::Idea, Setting::Individual) => (2, 4, 10),
        (AgendaPart::Idea, _) => (2, 8, 15),
        (AgendaPart::Inquiry, Setting::Group) => (2, 10, 20),
        (AgendaPart::Inquiry, _) => (2, 5, 12),
        (AgendaPart::Break, _) => (5, 10, 15),
        (AgendaPart::HomePlan, _) => (2, 5, 10),
        (AgendaPart::Evening, _) => (2, 3, 6),
        (AgendaPart::LongClosing, _) => (10, 12, 20),
        // These hold practices, or whatever is left.
        (AgendaPart::Agreement | AgendaPart::Practice | AgendaPart::OpenTime, _) => (1, 1, 180),
    };
    PartTime { least, usual, most }
}

//! The planning problem in numbers: what a search is given, and any other solver can be given too.

use serde::{Deserialize, Serialize};

/// The planning problem in numbers. `docs/PLANNING.md` writes the model; `benches/plans/solve.py`
/// gives it to other solvers.
///
/// Days count from 1; the week of day `d` is `(d - 1) / 7`, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanInstance {
    /// A name.
    pub id: String,
    /// How many days.
    pub days: usize,
    /// The most practices on a day.
    pub most: usize,
    /// Minutes of each day; 0 on days of rest.
    pub budget: Vec<u32>,
    /// The practices that may come.
    pub practices: Vec<InstancePractice>,
    /// The weights of the soft terms.
    pub weights: PlanWeights,
}

/// A practice in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstancePractice {
    /// Its id.
    pub id: String,
    /// How long it takes.
    pub minutes: u32,
    /// How well it fits the person, 0 to 24.
    pub gain: i64,
    /// The principles that it trains, as places in [`karuna_core::Principle::ALL`].
    pub principles: Vec<usize>,
    /// Whether it is made for doing day after day.
    pub daily: bool,
    /// The first day on which it may come.
    pub from_day: usize,
    /// The day after which it counts as done without having been done at home: 0 for what is known.
    pub known_from: Option<usize>,
    /// Whether it plans for going on.
    pub closes: bool,
    /// How often it may come in the whole plan; without a number as often as there is room.
    pub most_uses: Option<usize>,
    /// What has to be done before it.
    pub needs: Vec<InstanceNeed>,
}

/// Of some practices so many have to be done before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstanceNeed {
    /// Places in the list of practices.
    pub of: Vec<usize>,
    /// How many of them.
    pub count: usize,
}

/// The weights of the soft terms; all of them are judgement of this project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanWeights {
    /// What a practice's gain counts for 0 to 7 uses in a week.
    pub uses: [i64; 8],
    /// How much each principle is wanted.
    pub principles: [i64; 5],
    /// What a principle counts for 0 to 3 practices in a week, or more.
    pub balance: [i64; 4],
    /// What 0 to 7 days with practice count in a week.
    pub days: [i64; 8],
    /// For each practice that comes at all.
    pub first: i64,
    /// How many new practices a week may have freely.
    pub new_free: usize,
    /// Taken off for each new practice beyond that.
    pub new_over: i64,
    /// Taken off where a practice that is not made for it comes on two days in a row.
    pub repeat: i64,
    /// For a plan for going on within the last two weeks.
    pub closing: i64,
}

impl PlanInstance {
    /// Whether enough of what a practice needs is known by a day, or done by what `is_done` says.
    pub(crate) fn is_ready(
        &self,
        practice: usize,
        day: usize,
        is_done: impl Fn(usize) -> bool,
    ) -> bool {
        let needs = self.practices.get(practice).map_or(&[][..], |it| &it.needs);
        needs.iter().all(|need| {
            let done = need.of.iter().filter(|other| {
                let known = self.practices.get(**other).and_then(|it| it.known_from);
                known.is_some_and(|known| known <= day) || is_done(**other)
            });
            done.take(need.count).count() == need.count
        })
    }
}

impl PlanWeights {
    /// The weights of a person who wants the principles as given, 0 to 3 each.
    #[must_use]
    pub fn new(wanted: [u8; 5]) -> Self {
        Self {
            uses: [0, 10, 18, 24, 28, 30, 30, 30],
            principles: wanted.map(|want| 5 + 5 * i64::from(want)),
            balance: [0, 12, 18, 20],
            days: [0, 40, 100, 200, 260, 300, 320, 320],
            first: 150,
            new_free: 2,
            new_over: 400,
            repeat: 60,
            closing: 400,
        }
    }
}

/// The soft score of a plan, term by term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PlanScore {
    /// Fit to the person, with less for each further use in a week (R13, R14, R16 to R18).
    pub fit: i64,
    /// The five principles week by week.
    pub balance: i64,
    /// Days with practice (R29, R32).
    pub regularity: i64,
    /// Practices that come at all.
    pub variety: i64,
    /// More than two new ones in a week, taken off (R9).
    pub novelty: i64,
    /// The same on two days in a row, taken off.
    pub spacing: i64,
    /// A plan for going on at the end (R11).
    pub going_on: i64,
}

impl PlanScore {
    /// The sum of all terms.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.fit
            + self.balance
            + self.regularity
            + self.variety
            + self.novelty
            + self.spacing
            + self.going_on
    }
}

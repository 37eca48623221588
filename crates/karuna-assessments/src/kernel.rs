//! The compiled form of an instrument: flat tables that one sheet and a million rows share.
//!
//! Items that have the same options and play the same part in every scale form a *block*. A block
//! is summed once; each scale is then a small signed combination of block sums, and combinations
//! that return form a *group*. In the Self-Compassion Scale 26 items form 6 blocks and 3 groups, from
//! which all 13 scores follow.
//!
//! Answers reach the kernel as *codes*, one byte each: for whole options from 0 the printed value
//! itself, for tenths ten times the value; where the lowest option is negative, codes count from it.

use karuna_core::ScaleId;

use crate::item::NotApplicableRule;
use crate::missing_rule::MissingRule;
use crate::scale::Method;

/// The code of an answer that is missing.
pub const MISSING: u8 = 255;
/// The code of an item that was not asked.
pub const NOT_ASKED: u8 = 254;
/// The code of an item that does not apply.
pub const NOT_APPLICABLE: u8 = 253;
/// A code for what is no allowed answer; any other code that is no option does as well.
pub const INVALID: u8 = 252;
/// The highest code of an option.
pub(crate) const MAX_OPTION_CODE: u8 = 250;

/// At most so many items.
pub(crate) const MAX_ITEMS: usize = 1000;
/// At most so many scales; a set of them and a few flags fit one word.
pub(crate) const MAX_SCALES: usize = 60;
/// At most so many blocks; their sums fit a small array on the stack.
pub(crate) const MAX_BLOCKS: usize = 64;
/// The block of items that belong to none.
pub(crate) const NO_BLOCK: u8 = u8::MAX;
/// Room for the sums of few blocks and groups, and of as many as there may be. Powers of two, so
/// that a masked place always lies inside; the last place takes what belongs to no block.
pub(crate) const FEW_SUMS: usize = 16;
pub(crate) const MAX_SUMS: usize = 128;
/// Scales with so few different scores keep them in a table.
pub(crate) const MAX_TABLE: i64 = 256;
/// Codes run from minus to plus this.
pub(crate) const MAX_CODED: i32 = 100_000;
/// At most so many exceptions from the common options, so that a byte numbers the sets.
pub(crate) const MAX_EXCEPTIONS: usize = 80;
/// At most so many sources.
pub(crate) const MAX_SOURCES: usize = 500;
/// At most so many criteria in a scale.
pub(crate) const MAX_CRITERIA: usize = 8;
/// At most so many risk rules.
pub(crate) const MAX_RISK_RULES: usize = 32;

/// The compiled form of an instrument.
#[derive(Clone, Debug)]
pub(crate) struct Kernel {
    /// What is subtracted from ten times, or once, the printed value to give its code.
    pub(crate) base: i32,
    /// How many code steps make one: 1, or 10 for tenths.
    pub(crate) unit: i32,
    /// The different sets of options.
    pub(crate) kinds: Vec<OptionKind>,
    /// The kind of each item.
    pub(crate) item_kinds: Vec<u8>,
    /// The block of each item; [`NO_BLOCK`] for unscored items.
    pub(crate) item_blocks: Vec<u8>,
    /// The items of all blocks, block after block, counted from 0.
    pub(crate) block_items: Vec<u16>,
    /// The blocks.
    pub(crate) blocks: Vec<Block>,
    /// Sums over blocks that several scales share or one needs; sums count on after the blocks.
    pub(crate) groups: Vec<Span>,
    /// The parts of all groups, group after group.
    pub(crate) parts: Vec<Part>,
    /// For each scale, by its place in the file, how its items make it; `None` where others do.
    pub(crate) item_scales: Vec<Option<ItemScale>>,
    /// The other scales, in an order in which each can be computed from those before.
    pub(crate) steps: Vec<ScaleStep>,
    /// The members of all scales made of scales.
    pub(crate) members: Vec<Member>,
    /// What each scale, by its place in the file, needs to know about its answers.
    pub(crate) shapes: Vec<ScaleShape>,
    /// The risk rules.
    pub(crate) risks: Vec<CompiledRisk>,
}

/// A set of options and what they count.
#[derive(Clone, Debug)]
pub(crate) struct OptionKind {
    /// The code of the lowest option.
    pub(crate) min: u8,
    /// The code of the highest option.
    pub(crate) max: u8,
    /// The lowest that an option counts.
    pub(crate) coded_min: i32,
    /// The highest that an option counts.
    pub(crate) coded_max: i32,
    /// `(a, b)` where an option with code `c` counts `a * c + b`; absent for irregular codes.
    pub(crate) affine: Option<(i32, i32)>,
    /// What an answer adds to a packed sum, by its code.
    pub(crate) table: Box<[Packed; 256]>,
    /// What happens where an item does not apply.
    pub(crate) not_applicable: Option<NotApplicableRule>,
}

/// Several small counts in one word, so that an answer is checked, coded and added in one step.
///
/// From the lowest bit: 32 bits sum of (counted value - lowest counted value), 12 bits answered,
/// 10 bits invalid, 10 bits not applicable. [`MAX_ITEMS`] and [`MAX_CODED`] keep the fields apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Packed(pub(crate) u64);

impl Packed {
    pub(crate) const INVALID: Self = Self(1 << 44);
    pub(crate) const NOT_APPLICABLE: Self = Self(1 << 54);

    pub(crate) const fn answered(above_lowest: u32) -> Self {
        Self(above_lowest as u64 | 1 << 32)
    }

    /// The sum of (counted value - lowest counted value).
    #[inline]
    pub(crate) const fn sum(self) -> i32 {
        (self.0 & 0xffff_ffff) as i32
    }

    #[inline]
    pub(crate) const fn counts(self) -> Counts {
        Counts((self.0 >> 32) as u32)
    }

    #[inline]
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

/// Items of one kind that play the same part in every scale.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: u8,
    pub(crate) items: Span,
}

/// A stretch of one of the kernel's flat lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl Span {
    /// The stretch of `list`; empty where it does not fit, which compilation rules out.
    #[inline]
    pub(crate) fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.from as usize..self.to as usize).unwrap_or_default()
    }

    pub(crate) const fn len(self) -> usize {
        (self.to - self.from) as usize
    }
}

/// A scale that is made of items directly.
#[derive(Clone, Debug)]
pub(crate) struct ItemScale {
    pub(crate) method: Method,
    pub(crate) not_applicable: Option<NotApplicableRule>,
    /// How many items it has.
    pub(crate) items: u16,
    /// The sum that it is made of.
    pub(crate) sum: Part,
    /// What the sum of complete answers is divided by.
    pub(crate) divisor: f64,
    /// The lowest sum of complete answers.
    pub(crate) lowest: i32,
    /// The scores for the sums of complete answers from the lowest on, since a load is quicker than
    /// a division; empty where there are too many.
    pub(crate) scores: Box<[f64]>,
}

/// A sum within a scale or a group, as answered or reversed: twice the place of the block or group,
/// plus one where it is reversed. Groups count on after the blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part(u8);

impl Part {
    pub(crate) const fn new(sum: u8, reversed: bool) -> Self {
        Self(sum << 1 | reversed as u8)
    }

    #[inline]
    pub(crate) const fn place(self) -> usize {
        (self.0 >> 1) as usize
    }

    #[inline]
    pub(crate) const fn is_reversed(self) -> bool {
        self.0 & 1 != 0
    }

    /// The values of a sum as they stand in this part: as they count here, and the other way round.
    #[inline]
    pub(crate) const fn turn(self, [plain, reversed]: [i32; 2]) -> [i32; 2] {
        if self.is_reversed() { [reversed, plain] } else { [plain, reversed] }
    }
}

/// What one sheet gives for a block or a group of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SheetSum {
    /// What the answered items count together: as answered, and each item reversed.
    pub(crate) values: [i32; 2],
    /// How many items are answered, invalid and not applicable.
    pub(crate) counts: Counts,
}

/// Three small counts in one word: answered (12 bits), invalid (10 bits), not applicable (10 bits).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts(pub(crate) u32);

impl Counts {
    #[inline]
    pub(crate) const fn answered(self) -> u16 {
        (self.0 & 0xfff) as u16
    }

    #[inline]
    pub(crate) const fn invalid(self) -> u16 {
        ((self.0 >> 12) & 0x3ff) as u16
    }

    #[inline]
    pub(crate) const fn left_out(self) -> u16 {
        (self.0 >> 22) as u16
    }

    #[inline]
    pub(crate) const fn plus(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

/// What a scale adds to a scale: `weight * score`. Reversal is a weight of -1; the constant that
/// belongs to it stands in [`Op::Scales`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) scale: u8,
    pub(crate) weight: f64,
}

/// One scale that is made of others, or a count.
#[derive(Clone, Debug)]
pub(crate) struct ScaleStep {
    /// The scale's place in the file.
    pub(crate) scale: u8,
    pub(crate) op: Op,
}

/// How a scale is computed.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// `(constant + sum of members) / divisor`.
    Scales { members: Span, constant: f64, divisor: f64 },
    /// The value of a table at a raw score.
    Lookup { of: u8, first: i32, values: Vec<f64> },
    /// How many items reach their threshold, and which criteria are met.
    Count { symptoms: Vec<Symptom>, criteria: Vec<CompiledCriterion> },
}

/// An item that counts as a symptom from a code on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Symptom {
    pub(crate) item: u16,
    pub(crate) at_least: u8,
}

/// A condition on a count; groups are sets of places in the list of symptoms.
#[derive(Clone, Debug)]
pub(crate) struct CompiledCriterion {
    pub(crate) at_least: u16,
    pub(crate) at_most: u16,
    pub(crate) groups: Vec<(Vec<u16>, u16)>,
}

/// What a scale needs to know about its answers, whatever the policy.
#[derive(Clone, Debug)]
pub(crate) struct ScaleShape {
    /// How many different items stand below the scale.
    pub(crate) items: u16,
    /// Whether its items count in the same range, so that some can stand for others.
    pub(crate) is_even: bool,
    /// The blocks below the scale, where it is not made of items directly.
    pub(crate) blocks: u64,
    /// Whether its members share no block, so that their answered counts can be added.
    pub(crate) members_are_apart: bool,
}

/// A risk rule, ready to be asked.
#[derive(Clone, Debug)]
pub(crate) enum CompiledRisk {
    /// An item, counted from 0, from a code on.
    Item { item: u16, at_least: u8 },
    /// A scale's score.
    Score { scale: u8, at_least: Option<f64>, at_most: Option<f64> },
}

/// How many answers each scale needs under one policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Requirements {
    /// By the scale's place in the file.
    pub(crate) required: Vec<u16>,
    /// How many items of the whole sheet may be missing.
    pub(crate) sheet_max_missing: Option<u16>,
}

impl Kernel {
    /// What each scale needs where an item scale of `items` items needs `need(scale, items)`.
    pub(crate) fn requirements(&self, need: impl Fn(usize, u16) -> u16) -> Requirements {
        let mut required = vec![0u16; self.shapes.len()];
        for (place, (scale, slot)) in self.item_scales.iter().zip(&mut required).enumerate() {
            let is_even = self.shapes.get(place).is_some_and(|shape| shape.is_even);
            match scale {
                Some(scale) if is_even => {
                    *slot = need(place, scale.items).clamp(1, scale.items.max(1));
                }
                // Where one item counts 0 to 1 and another 0 to 100, neither can stand for both.
                Some(scale) => *slot = scale.items,
                None => {}
            }
        }
        for step in &self.steps {
            let place = usize::from(step.scale);
            let Some(shape) = self.shapes.get(place) else { continue };
            let needed = match &step.op {
                // A table is defined for whole raw scores of complete answers only, and gaps in a
                // count cannot be filled.
                Op::Count { .. } | Op::Lookup { .. } => shape.items,
                Op::Scales { members, .. } => {
                    let mut sum = 0u16;
                    let mut most = 0u16;
                    let mut all_complete = true;
                    for member in members.of(&self.members) {
                        let at = usize::from(member.scale);
                        let needed = required.get(at).copied().unwrap_or_default();
                        sum = sum.saturating_add(needed);
                        most = most.max(needed);
                        let items = self.shapes.get(at).map_or(0, |shape| shape.items);
                        all_complete &= needed == items;
                    }
                    if all_complete {
                        shape.items
                    } else if shape.members_are_apart {
                        sum.min(shape.items)
                    } else {
                        // Members that share items may need no more than the neediest of them.
                        most
                    }
                }
            };
            if let Some(slot) = required.get_mut(place) {
                *slot = needed;
            }
        }
        Requirements { required, sheet_max_missing: None }
    }

    /// What each scale needs under a set of the definition's rules. A scale that no rule names
    /// needs complete answers.
    pub(crate) fn requirements_of(
        &self,
        rules: &[&MissingRule],
        scales: &[ScaleId],
    ) -> Requirements {
        let limits = || rules.iter().flat_map(|rule| &rule.limits);
        let mut requirements = self.requirements(|place, items| {
            let id = scales.get(place);
            limits()
                .filter(|limit| id.is_some_and(|id| limit.scales.contains(id)))
                .filter_map(|limit| limit.need.required(items))
                .min()
                .unwrap_or(items)
        });
        requirements.sheet_max_missing =
            rules.iter().filter_map(|rule| rule.sheet_max_missing).min();
        requirements
    }
}

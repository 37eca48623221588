//! Turns a sound definition into the kernel's flat tables.
//!
//! Everything here relies on what [`crate::check`] established; where a lookup could fail all the
//! same, compilation answers `None` instead of guessing.

use std::collections::BTreeMap;

use karuna_core::ScaleId;

use crate::check::{Checker, ItemOptions};
use crate::item::NotApplicableRule;
use crate::kernel::{
    Block, CompiledCriterion, CompiledRisk, ItemScale, Kernel, MAX_BLOCKS, MAX_TABLE, Member,
    NO_BLOCK, Op, OptionKind, Packed, Part, ScaleShape, ScaleStep, Span, Symptom,
};
use crate::response::Step;
use crate::risk::RiskWhen;
use crate::scale::{Criterion, ItemRef, Method, ScaleDefinition, ScoreRule, SymptomSet};

/// Why a definition was not compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompileError {
    /// So many blocks, more than the kernel carries.
    TooManyBlocks(usize),
    /// The checks should have found this; reported as a problem and never as a panic.
    Unsound,
}

/// Compiles a definition that passed its checks.
pub(crate) fn compile(checked: &Checker<'_>) -> Result<Kernel, CompileError> {
    let mut compiler = Compiler::new(checked);
    compiler.make_kinds().ok_or(CompileError::Unsound)?;
    compiler.make_blocks().ok_or(CompileError::Unsound)?;
    if compiler.kernel.blocks.len() > MAX_BLOCKS {
        return Err(CompileError::TooManyBlocks(compiler.kernel.blocks.len()));
    }
    compiler.add_item_scales().ok_or(CompileError::Unsound)?;
    for place in &checked.order {
        compiler.add_scale(*place).ok_or(CompileError::Unsound)?;
    }
    compiler.add_risks().ok_or(CompileError::Unsound)?;
    Ok(compiler.kernel)
}

struct Compiler<'a> {
    checked: &'a Checker<'a>,
    kernel: Kernel,
    /// For each item the block that it belongs to; `None` for unscored items.
    block_of: Vec<Option<u8>>,
    /// The blocks of each group.
    group_sets: Vec<BlockSet>,
}

/// A set of blocks, some of them reversed.
#[derive(Clone, Copy, Default)]
struct BlockSet {
    plain: u64,
    reversed: u64,
}

impl BlockSet {
    /// What is left when `other` is taken away; `None` where it is not a part.
    const fn without(self, other: Self) -> Option<Self> {
        if other.plain & !self.plain == 0 && other.reversed & !self.reversed == 0 {
            let (plain, reversed) = (self.plain & !other.plain, self.reversed & !other.reversed);
            Some(Self { plain, reversed })
        } else {
            None
        }
    }

    const fn turned(self) -> Self {
        Self { plain: self.reversed, reversed: self.plain }
    }
}

/// What makes two items belong to the same block: the same options and the same part in each scale.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Signature {
    kind: u8,
    plain: u64,
    reversed: u64,
    counted: u64,
}

impl<'a> Compiler<'a> {
    fn new(checked: &'a Checker<'a>) -> Self {
        let step = checked.file.response.step;
        let lowest = checked.options.iter().map(|options| options.min).min().unwrap_or_default();
        let scales = checked.file.scales.len();
        let shape = ScaleShape { items: 0, is_even: true, blocks: 0, members_are_apart: true };
        let kernel = Kernel {
            base: lowest.min(0) * step.per_unit(),
            unit: step.per_unit(),
            kinds: Vec::new(),
            item_kinds: Vec::with_capacity(checked.options.len()),
            block_items: Vec::with_capacity(checked.options.len()),
            blocks: Vec::new(),
            groups: Vec::new(),
            parts: Vec::new(),
            item_scales: vec![None; scales],
            item_blocks: Vec::new(),
            members: Vec::new(),
            steps: Vec::with_capacity(scales),
            shapes: vec![shape; scales],
            risks: Vec::new(),
        };
        Self {
            checked,
            kernel,
            block_of: vec![None; checked.options.len()],
            group_sets: Vec::new(),
        }
    }

    fn make_kinds(&mut self) -> Option<()> {
        let step = self.checked.file.response.step;
        let mut known: Vec<ItemOptions<'_>> = Vec::new();
        for options in &self.checked.options {
            let place = match known.iter().position(|other| other == options) {
                Some(place) => place,
                None => {
                    known.push(*options);
                    let kind = make_kind(*options, step, self.kernel.base)?;
                    self.kernel.kinds.push(kind);
                    known.len() - 1
                }
            };
            self.kernel.item_kinds.push(u8::try_from(place).ok()?);
        }
        Some(())
    }

    fn make_blocks(&mut self) -> Option<()> {
        let mut signatures: Vec<Signature> = self
            .kernel
            .item_kinds
            .iter()
            .map(|kind| Signature { kind: *kind, plain: 0, reversed: 0, counted: 0 })
            .collect();
        for (place, scale) in self.checked.file.scales.iter().enumerate() {
            let bit = 1u64 << place;
            match &scale.score {
                ScoreRule::Items { of, .. } => {
                    for item in of {
                        let place = usize::from(item.item).checked_sub(1)?;
                        let signature = signatures.get_mut(place)?;
                        let part = if item.reversed {
                            &mut signature.reversed
                        } else {
                            &mut signature.plain
                        };
                        *part |= bit;
                    }
                }
                ScoreRule::Count { of, .. } => {
                    for item in of.iter().flat_map(|set| &set.items) {
                        let place = usize::from(*item).checked_sub(1)?;
                        signatures.get_mut(place)?.counted |= bit;
                    }
                }
                _ => {}
            }
        }
        let mut blocks: BTreeMap<&Signature, Vec<u16>> = BTreeMap::new();
        for (place, signature) in signatures.iter().enumerate() {
            if signature.plain | signature.reversed | signature.counted != 0 {
                blocks.entry(signature).or_default().push(u16::try_from(place).ok()?);
            }
        }
        for (place, (signature, items)) in blocks.into_iter().enumerate() {
            // More blocks than a byte holds are refused right after; here they only must not wrap.
            let block = u8::try_from(place).unwrap_or(u8::MAX);
            let from = u32::try_from(self.kernel.block_items.len()).ok()?;
            for item in items {
                *self.block_of.get_mut(usize::from(item))? = Some(block);
                self.kernel.block_items.push(item);
            }
            let to = u32::try_from(self.kernel.block_items.len()).ok()?;
            self.kernel.blocks.push(Block { kind: signature.kind, items: Span { from, to } });
        }
        let blocks = self.block_of.iter();
        self.kernel.item_blocks = blocks.map(|block| block.unwrap_or(NO_BLOCK)).collect();
        Some(())
    }

    /// Adds the item scales, the smallest first, so that greater ones find their parts there.
    fn add_item_scales(&mut self) -> Option<()> {
        let scales = self.checked.file.scales.iter().enumerate();
        let mut places: Vec<(usize, usize)> = scales
            .filter_map(|(place, scale)| match &scale.score {
                ScoreRule::Items { of, .. } => Some((of.len(), place)),
                _ => None,
            })
            .collect();
        places.sort_unstable();
        places.into_iter().try_for_each(|(_, place)| self.add_item_scale(place))
    }

    fn add_scale(&mut self, place: usize) -> Option<()> {
        let scale = self.checked.file.scales.get(place)?;
        let (op, shape) = match &scale.score {
            // Item scales were added before, in an order of their own.
            ScoreRule::Items { .. } => return Some(()),
            ScoreRule::Scales { method, of } => {
                let divisor = match method {
                    Method::Sum => 1.0,
                    Method::Mean => of.len() as f64,
                };
                let mut constant = 0.0;
                let mut members = Vec::with_capacity(of.len());
                for member in of {
                    let [low, high] = self.checked.range_of(&member.scale);
                    let weight = if member.reversed { -1.0 } else { 1.0 };
                    if member.reversed {
                        constant += low + high;
                    }
                    members.push(Member { scale: self.scale_index(&member.scale)?, weight });
                }
                self.made_of_scales(members, constant, divisor)?
            }
            ScoreRule::Linear { terms, constant } => {
                let members = terms
                    .iter()
                    .map(|term| {
                        let scale = self.scale_index(&term.scale)?;
                        Some(Member { scale, weight: term.weight })
                    })
                    .collect::<Option<Vec<Member>>>()?;
                self.made_of_scales(members, *constant, 1.0)?
            }
            ScoreRule::Affine { of, times, plus } => {
                let member = Member { scale: self.scale_index(of)?, weight: *times };
                self.made_of_scales(vec![member], *plus, 1.0)?
            }
            ScoreRule::Lookup { of, first, values } => {
                let of = self.scale_index(of)?;
                let base = self.kernel.shapes.get(usize::from(of))?;
                let shape = base.clone();
                (Op::Lookup { of, first: *first, values: values.clone() }, shape)
            }
            ScoreRule::Count { of, criteria } => self.count_scale(of, criteria)?,
        };
        let scale = u8::try_from(place).ok()?;
        *self.kernel.shapes.get_mut(place)? = shape;
        self.kernel.steps.push(ScaleStep { scale, op });
        Some(())
    }

    fn scale_index(&self, id: &ScaleId) -> Option<u8> {
        u8::try_from(self.checked.scale_place(id)?).ok()
    }

    fn add_item_scale(&mut self, place: usize) -> Option<()> {
        let definition: &ScaleDefinition = self.checked.file.scales.get(place)?;
        let ScoreRule::Items { method, of } = &definition.score else { return None };
        let mut blocks = BlockSet::default();
        let mut not_applicable: Option<NotApplicableRule> = None;
        let mut range: Option<(i32, i32)> = None;
        let mut is_even = true;
        for item in of {
            let index = usize::from(item.item).checked_sub(1)?;
            let bit = 1u64 << ((*self.block_of.get(index)?)? & 63);
            let half = if item.reversed { &mut blocks.reversed } else { &mut blocks.plain };
            *half |= bit;
            let kind = self.kernel.kinds.get(usize::from(*self.kernel.item_kinds.get(index)?))?;
            not_applicable = not_applicable.or(kind.not_applicable);
            let of_item = (kind.coded_min, kind.coded_max);
            is_even &= *range.get_or_insert(of_item) == of_item;
        }
        let items = u16::try_from(of.len()).ok()?;
        let unit = f64::from(self.kernel.unit);
        let sum = self.sum_of(blocks)?;
        let divisor = match method {
            Method::Sum => unit,
            Method::Mean => f64::from(items) * unit,
        };
        let (lowest, scores) = self.scores_of(of, divisor)?;
        *self.kernel.item_scales.get_mut(place)? = Some(ItemScale {
            method: *method,
            not_applicable,
            items,
            sum,
            divisor,
            lowest,
            scores,
        });
        let blocks = blocks.plain | blocks.reversed;
        *self.kernel.shapes.get_mut(place)? =
            ScaleShape { items, is_even, blocks, members_are_apart: true };
        Some(())
    }

    /// The lowest sum of complete answers, and the scores from there on.
    fn scores_of(&self, items: &[ItemRef], divisor: f64) -> Option<(i32, Box<[f64]>)> {
        let (mut lowest, mut highest) = (0i32, 0i32);
        for item in items {
            let kind = self.kernel.item_kinds.get(usize::from(item.item).checked_sub(1)?)?;
            let kind = self.kernel.kinds.get(usize::from(*kind))?;
            lowest += kind.coded_min;
            highest += kind.coded_max;
        }
        let scores = if i64::from(highest) - i64::from(lowest) < MAX_TABLE {
            (lowest..=highest).map(|sum| f64::from(sum) / divisor).collect()
        } else {
            Box::default()
        };
        Some((lowest, scores))
    }

    /// The sum over a set of blocks: a block, a group that is there already, or a new group made of
    /// as few parts as come to hand.
    fn sum_of(&mut self, set: BlockSet) -> Option<Part> {
        let mut rest = set;
        let mut parts = Vec::new();
        for (place, group) in self.group_sets.iter().enumerate().rev() {
            let sum = u8::try_from(self.kernel.blocks.len() + place).ok()?;
            if let Some(left) = rest.without(*group) {
                parts.push(Part::new(sum, false));
                rest = left;
            } else if let Some(left) = rest.without(group.turned()) {
                parts.push(Part::new(sum, true));
                rest = left;
            }
        }
        for block in 0..u8::try_from(self.kernel.blocks.len()).ok()? {
            let bit = 1u64 << (block & 63);
            if (rest.plain | rest.reversed) & bit != 0 {
                parts.push(Part::new(block, rest.reversed & bit != 0));
            }
        }
        if let [part] = parts.as_slice() {
            return Some(*part);
        }
        let sum = u8::try_from(self.kernel.blocks.len() + self.kernel.groups.len()).ok()?;
        let from = u32::try_from(self.kernel.parts.len()).ok()?;
        self.kernel.parts.extend(parts);
        let to = u32::try_from(self.kernel.parts.len()).ok()?;
        self.kernel.groups.push(Span { from, to });
        self.group_sets.push(set);
        Some(Part::new(sum, false))
    }

    fn made_of_scales(
        &mut self,
        members: Vec<Member>,
        constant: f64,
        divisor: f64,
    ) -> Option<(Op, ScaleShape)> {
        let mut blocks = 0u64;
        let mut members_are_apart = true;
        for member in &members {
            let shape = self.kernel.shapes.get(usize::from(member.scale))?;
            members_are_apart &= blocks & shape.blocks == 0;
            blocks |= shape.blocks;
        }
        let all = self.kernel.blocks.iter().enumerate();
        let items: usize = all
            .filter(|(place, _)| blocks & (1u64 << (place & 63)) != 0)
            .map(|(_, block)| block.items.len())
            .sum();
        let from = u32::try_from(self.kernel.members.len()).ok()?;
        self.kernel.members.extend(members);
        let to = u32::try_from(self.kernel.members.len()).ok()?;
        let shape = ScaleShape {
            items: u16::try_from(items).ok()?,
            is_even: true,
            blocks,
            members_are_apart,
        };
        Some((Op::Scales { members: Span { from, to }, constant, divisor }, shape))
    }

    fn count_scale(&self, of: &[SymptomSet], criteria: &[Criterion]) -> Option<(Op, ScaleShape)> {
        let mut symptoms = Vec::new();
        let mut blocks = 0u64;
        for set in of {
            for item in &set.items {
                let item = item.checked_sub(1)?;
                blocks |= 1u64 << ((*self.block_of.get(usize::from(item))?)? & 63);
                symptoms.push(Symptom { item, at_least: self.code(set.at_least)? });
            }
        }
        let place_of = |item: u16| symptoms.iter().position(|symptom| symptom.item + 1 == item);
        let criteria = criteria
            .iter()
            .map(|criterion| {
                let groups = criterion
                    .groups
                    .iter()
                    .map(|group| {
                        let places = group.items.iter().filter_map(|item| place_of(*item));
                        let places = places.map(u16::try_from).collect::<Result<Vec<u16>, _>>();
                        Some((places.ok()?, group.at_least))
                    })
                    .collect::<Option<Vec<_>>>()?;
                Some(CompiledCriterion {
                    at_least: criterion.at_least,
                    at_most: criterion.at_most.unwrap_or(u16::MAX),
                    groups,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let shape = ScaleShape {
            items: u16::try_from(symptoms.len()).ok()?,
            is_even: true,
            blocks,
            members_are_apart: true,
        };
        Some((Op::Count { symptoms, criteria }, shape))
    }

    fn code(&self, option: i32) -> Option<u8> {
        u8::try_from(option * self.kernel.unit - self.kernel.base).ok()
    }

    fn add_risks(&mut self) -> Option<()> {
        for rule in &self.checked.file.risk {
            let compiled = match &rule.when {
                RiskWhen::ItemAtLeast { item, option } => {
                    CompiledRisk::Item { item: item.checked_sub(1)?, at_least: self.code(*option)? }
                }
                RiskWhen::ScoreAtLeast { scale, score } => CompiledRisk::Score {
                    scale: self.scale_index(scale)?,
                    at_least: Some(*score),
                    at_most: None,
                },
                RiskWhen::ScoreAtMost { scale, score } => CompiledRisk::Score {
                    scale: self.scale_index(scale)?,
                    at_least: None,
                    at_most: Some(*score),
                },
            };
            self.kernel.risks.push(compiled);
        }
        Some(())
    }
}

fn make_kind(options: ItemOptions<'_>, step: Step, base: i32) -> Option<OptionKind> {
    let unit = step.per_unit();
    let min = u8::try_from(options.min * unit - base).ok()?;
    let max = u8::try_from(options.max * unit - base).ok()?;
    let (coded_min, coded_max) = options.coded_range(step);
    let mut table = Box::new([Packed::INVALID; 256]);
    for reserved in [crate::kernel::MISSING, crate::kernel::NOT_ASKED] {
        *table.get_mut(usize::from(reserved))? = Packed::default();
    }
    *table.get_mut(usize::from(crate::kernel::NOT_APPLICABLE))? = match options.not_applicable {
        Some(_) => Packed::NOT_APPLICABLE,
        None => Packed::default(),
    };
    let mut first_two = [0i32; 2];
    let mut is_affine = true;
    for (place, code) in (min..=max).enumerate() {
        let counts = match options.codes {
            Some(codes) => *codes.get(place)?,
            None => i32::from(code) + base,
        };
        if let Some(slot) = first_two.get_mut(place) {
            *slot = counts;
        }
        let slope = first_two[1] - first_two[0];
        is_affine &= place < 2
            || i64::from(counts)
                == i64::from(first_two[0]) + i64::from(slope) * i64::try_from(place).ok()?;
        let above_lowest = u32::try_from(counts - coded_min).ok()?;
        *table.get_mut(usize::from(code))? = Packed::answered(above_lowest);
    }
    let slope = first_two[1] - first_two[0];
    let affine = is_affine.then(|| (slope, first_two[0] - slope * i32::from(min)));
    Some(OptionKind {
        min,
        max,
        coded_min,
        coded_max,
        affine,
        table,
        not_applicable: options.not_applicable,
    })
}

//! Makes the example data: 500 simulated people who answer the Self-Compassion Scale.
//!
//! ```text
//! cargo run --release --example simulate_scs > examples/data/scs.csv
//! ```
//!
//! Nobody real is in it. Each person has a level of self-compassion; answers to items of the kind
//! half rise with it, answers to the harsh half fall. About 4 per cent of the answers are missing.
//! The seed is 2026; the generator is `splitmix64`, so every machine makes the same file.

use std::io::{self, Write};

use karuna::assessments::{ScoreRule, handles};

const SEED: u64 = 2026;
const PEOPLE: u32 = 500;
const MISSING_PER_THOUSAND: u64 = 40;

fn main() -> io::Result<()> {
    let mut random = Random(SEED);
    let harsh = harsh_items();
    let mut out = io::stdout().lock();
    let names: Vec<String> = (1..=harsh.len()).map(|item| format!("scs_{item}")).collect();
    writeln!(out, "person,age,{}", names.join(","))?;
    for person in 1..=PEOPLE {
        let age = 18 + random.below(55);
        // The sum of four draws is bell-shaped enough: 0 to 1200, around 600.
        let level = (0..4).map(|_| random.below(301)).sum::<u64>() as f64 / 1200.0;
        let answers: Vec<String> = harsh
            .iter()
            .map(|is_harsh| {
                let towards = if *is_harsh { 1.0 - level } else { level };
                let noise = (random.below(1001) as f64 - 500.0) / 400.0;
                let answer = (1.0 + 4.0 * towards + noise).round().clamp(1.0, 5.0);
                let is_missing = random.below(1000) < MISSING_PER_THOUSAND;
                if is_missing { String::new() } else { answer.to_string() }
            })
            .collect();
        writeln!(out, "{person},{age},{}", answers.join(","))?;
    }
    Ok(())
}

/// For each item whether the total reverses it.
fn harsh_items() -> Vec<bool> {
    let scs = handles::scs::instrument();
    let mut harsh = vec![false; scs.item_count()];
    let total = scs.scale(&handles::scs::TOTAL_ITEM_MEAN).map(|scale| &scale.score);
    if let Some(ScoreRule::Items { of, .. }) = total {
        for item in of {
            if let Some(slot) = harsh.get_mut(usize::from(item.item) - 1) {
                *slot = item.reversed;
            }
        }
    }
    harsh
}

/// `splitmix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

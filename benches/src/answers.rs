//! Simulated answers with a stated seed.

/// A small generator (`splitmix64`), so that every run sees the same answers.
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.draw() % limit
    }
}

/// 26 columns of answers 1 to 5 for so many people; about `missing_percent` per cent are missing
/// (255).
pub fn scs_columns(people: usize, missing_percent: u64, seed: u64) -> Vec<Vec<u8>> {
    let mut random = Random::seeded(seed);
    let mut cell = || match random.below(100) < missing_percent {
        true => 255,
        false => 1 + u8::try_from(random.below(5)).unwrap_or(0),
    };
    (0..26).map(|_| (0..people).map(|_| cell()).collect()).collect()
}

/// The same answers, sheet by sheet.
pub fn sheets(columns: &[Vec<u8>]) -> Vec<[u8; 26]> {
    let people = columns.first().map_or(0, Vec::len);
    (0..people).map(|person| std::array::from_fn(|item| columns[item][person])).collect()
}

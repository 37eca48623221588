//! The normal distribution: how much lies below, and below what so much lies.

use std::f64::consts::{FRAC_1_SQRT_2, PI};

/// The share of a normal distribution that lies below a standard score.
pub(crate) fn share_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// The standard score below which a share between 0 and 1 lies. The ends give infinities, anything
/// outside gives NaN.
///
/// Starts from the approximation 26.2.23 of Abramowitz and Stegun and mends it by Halley's method
/// until it no longer moves.
pub(crate) fn score_below(share: f64) -> f64 {
    if share.is_nan() || !(0.0..=1.0).contains(&share) {
        return f64::NAN;
    }
    let tail = share.min(1.0 - share);
    if tail == 0.0 {
        return if share == 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    let t = (-2.0 * tail.ln()).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    // Of the lower tail, where shares are exact to the last digit.
    let mut z = above / below - t;
    for _ in 0..8 {
        let density = (-0.5 * z * z).exp() / (2.0 * PI).sqrt();
        let step = (share_below(z) - tail) / density;
        let mended = z - step / (1.0 + 0.5 * step * z);
        if mended == z || !mended.is_finite() {
            break;
        }
        z = mended;
    }
    if share <= 0.5 { z } else { -z }
}

#[cfg(test)]
mod tests {
    use super::{score_below, share_below};

    #[test]
    fn known_values() {
        // Tables of the normal distribution.
        let check = |z: f64, share: f64| {
            assert!((share_below(z) - share).abs() < 1e-15, "{z}");
            assert!((score_below(share) - z).abs() < 1e-12, "{share} {}", score_below(share));
        };
        check(0.0, 0.5);
        check(1.0, 0.841_344_746_068_542_9);
        check(-1.0, 0.158_655_253_931_457_05);
        check(1.959_963_984_540_054, 0.975);
        check(-2.326_347_874_040_840_8, 0.01);
        check(1.644_853_626_951_472_2, 0.95);
    }

    #[test]
    fn the_ends_are_infinite_and_nothing_lies_outside() {
        assert_eq!(score_below(0.0), f64::NEG_INFINITY);
        assert_eq!(score_below(1.0), f64::INFINITY);
        for outside in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert!(score_below(outside).is_nan());
        }
        assert_eq!(share_below(f64::NEG_INFINITY), 0.0);
        assert_eq!(share_below(f64::INFINITY), 1.0);
        assert!((score_below(1e-300) + 37.047_096_299_361_2).abs() < 1e-12);
        assert!((score_below(1e-10) + 6.361_340_902_404_056).abs() < 1e-13);
    }

    #[test]
    fn there_and_back() {
        for place in 1..1000 {
            let share = f64::from(place) / 1000.0;
            assert!((share_below(score_below(share)) - share).abs() < 1e-14, "{share}");
        }
    }
}

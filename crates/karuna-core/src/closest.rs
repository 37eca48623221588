//! What somebody may have meant.

use std::fmt;

/// The words "; did you mean ..." where there is something to offer.
#[derive(Clone, Copy, Debug)]
pub struct ClosestHint<'a>(pub &'a [String]);

impl fmt::Display for ClosestHint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, id) in self.0.iter().enumerate() {
            let before = if place == 0 { "; did you mean " } else { " or " };
            write!(f, "{before}`{id}`")?;
        }
        f.write_str(if self.0.is_empty() { ", and no id comes near it" } else { "?" })
    }
}

/// The candidates that come nearest to `given`, at most three, the nearest first.
///
/// Case and the kind of separator do not count; a shared beginning does.
///
/// ```
/// use karuna_core::closest;
/// assert_eq!(closest("SCS_SF", ["scs", "scs-sf", "phq-9"]), ["scs-sf", "scs"]);
/// assert!(closest("anything", ["scs"]).is_empty());
/// ```
#[must_use]
pub fn closest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let given = given.to_ascii_lowercase().replace(['_', ' ', '.'], "-");
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(&given, candidate);
            let shares_start = !given.is_empty()
                && (candidate.starts_with(&given) || given.starts_with(candidate));
            let is_near = distance <= given.chars().count().max(candidate.len()) / 3;
            (is_near || shares_start).then_some((distance, candidate))
        })
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, candidate)| candidate.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[track_caller]
    fn check(given: &str, expected: &[&str]) {
        let ids = ["scs", "scs-sf", "scs-y", "phq-9", "cbi", "fscrs", "swemwbs"];
        assert_eq!(closest(given, ids), expected, "{given}");
    }

    #[test]
    fn the_closest_ids_come_first() {
        check("SCS", &["scs", "scs-y", "scs-sf"]);
        check("scs_sf", &["scs-sf", "scs-y", "scs"]);
        check("phq9", &["phq-9"]);
        check("phq", &["phq-9"]);
        check("fscs", &["fscrs", "scs"]);
        check("wemwbs", &["swemwbs"]);
        check("", &[]);
        check("beck-depression", &[]);
    }
}

//! Where a score lies among the bands that somebody published.

use karuna_core::{EvidenceStatus, ScaleId};
use serde::{Deserialize, Serialize};

use crate::instrument::Instrument;
use crate::interpretation::{Band, BandOrigin, BandSet, CutOff};

/// Where a score lies among one origin's bands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct BandPlace {
    /// The word of the band; `None` where the origin leaves this part open.
    pub label: Option<String>,
    /// Where the band begins.
    pub from: f64,
    /// Where the next band begins; `None` for the highest band.
    pub below: Option<f64>,
    /// The ends as they were published, where they are written differently.
    pub published: Option<String>,
    /// Who made the bands.
    pub origin: BandOrigin,
    /// Where they were published, as one would cite it.
    pub citation: String,
    /// How sure they are.
    pub status: EvidenceStatus,
}

impl BandSet {
    /// The band that a score lies in, and where the next one begins. `None` below the first band.
    #[must_use]
    pub fn band_at(&self, score: f64) -> Option<(&Band, Option<f64>)> {
        let place = self.bands.iter().rposition(|band| score >= band.from)?;
        Some((self.bands.get(place)?, self.bands.get(place + 1).map(|next| next.from)))
    }
}

impl Instrument {
    /// Where a score lies among the bands of each origin that speaks of the scale.
    #[must_use]
    pub fn band_places(&self, scale: &ScaleId, score: f64) -> Vec<BandPlace> {
        self.bands_of(scale)
            .filter_map(|set| {
                let (band, below) = set.band_at(score)?;
                let source = self.definition().source(&set.source);
                Some(BandPlace {
                    label: band.label.clone(),
                    from: band.from,
                    below,
                    published: band.published.clone(),
                    origin: set.origin,
                    citation: source.map(ToString::to_string).unwrap_or_default(),
                    status: set.status,
                })
            })
            .collect()
    }

    /// The cut-offs of a scale that a score lies beyond. A cut-off is a line that somebody proposed
    /// for a purpose; lying beyond it is no diagnosis.
    pub fn cut_offs_beyond<'i>(
        &'i self,
        scale: &ScaleId,
        score: f64,
    ) -> impl Iterator<Item = &'i CutOff> + use<'i> {
        let scale = scale.clone();
        let lines = self.definition().cut_offs.iter();
        lines.filter(move |line| line.scale == scale && line.is_beyond(score))
    }
}

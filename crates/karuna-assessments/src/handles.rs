//! Typed handles: a function for each built-in instrument and a constant for each of its scales.
//!
//! A misspelt scale is a compile error, and only the instruments that are used get into the
//! program.
//!
//! Generated from `instruments/*.json` by the test `handles_are_current`; do not edit.

use std::sync::LazyLock;

use crate::catalog::{BuiltIn, load};
use crate::instrument::Instrument;

static CBI: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cbi.json")));

/// Copenhagen Burnout Inventory (CBI), definition 1.0.0.
///
/// Exhaustion in three places: in life as a whole, as people put it down to their work, and as they put it down to work with clients.
///
/// The key is verified: Items of each scale, coding 0 to 100 and the reversed item were read in a copy of the English PUMA form; seven code bases agree on the scales and on which item is reversed. They use two orders of the work items; this is that of the PUMA form.
pub mod cbi {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cbi");
    /// Personal burnout: mean of 6 items, 0 to 100, higher is worse.
    pub const PERSONAL: ScaleId = ScaleId::from_static("personal");
    /// Work-related burnout: mean of 7 items, 0 to 100, higher is worse.
    pub const WORK: ScaleId = ScaleId::from_static("work");
    /// Client-related burnout: mean of 6 items, 0 to 100, higher is worse.
    pub const CLIENT: ScaleId = ScaleId::from_static("client");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CBI
    }
}

static CEAS_FROM_OTHERS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ceas-from-others.json")));

/// Compassionate Engagement and Action Scale: compassion from others (CEAS), definition 1.0.0.
///
/// How far the people who matter to a person turn towards that person's distress and do something helpful about it.
///
/// The key is verified: Options 1 to 10, sums, and the fillers 3, 7 and 11: a university page and a public script agree, and public factor models hold six and four scored items.
pub mod ceas_from_others {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ceas-from-others");
    /// Engagement: sum of 6 items, 6 to 60, higher is better.
    pub const ENGAGEMENT: ScaleId = ScaleId::from_static("engagement");
    /// Action: sum of 4 items, 4 to 40, higher is better.
    pub const ACTION: ScaleId = ScaleId::from_static("action");
    /// Total: sum of 2 scales, 10 to 100, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CEAS_FROM_OTHERS
    }
}

static CEAS_SELF: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ceas-self.json")));

/// Compassionate Engagement and Action Scale: self-compassion (CEAS), definition 1.0.0.
///
/// Motivation and ability to turn towards one's own distress and to do something helpful about it.
///
/// The key is verified: Options 1 to 10, sums, and the fillers 3, 7 and 11: a university page and a public script agree, and public factor models hold six and four scored items.
pub mod ceas_self {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ceas-self");
    /// Engagement: sum of 6 items, 6 to 60, higher is better.
    pub const ENGAGEMENT: ScaleId = ScaleId::from_static("engagement");
    /// Action: sum of 4 items, 4 to 40, higher is better.
    pub const ACTION: ScaleId = ScaleId::from_static("action");
    /// Total: sum of 2 scales, 10 to 100, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CEAS_SELF
    }
}

static CEAS_TO_OTHERS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ceas-to-others.json")));

/// Compassionate Engagement and Action Scale: compassion to others (CEAS), definition 1.0.0.
///
/// Motivation and ability to turn towards the distress of other people and to do something helpful about it.
///
/// The key is verified: Options 1 to 10, sums, and the fillers 3, 7 and 11: a university page and a public script agree, and public factor models hold six and four scored items.
pub mod ceas_to_others {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ceas-to-others");
    /// Engagement: sum of 6 items, 6 to 60, higher is better.
    pub const ENGAGEMENT: ScaleId = ScaleId::from_static("engagement");
    /// Action: sum of 4 items, 4 to 40, higher is better.
    pub const ACTION: ScaleId = ScaleId::from_static("action");
    /// Total: sum of 2 scales, 10 to 100, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CEAS_TO_OTHERS
    }
}

static CS_POMMIER: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cs-pommier.json")));

/// Compassion Scale (compassion for others) (CS), definition 1.0.0.
///
/// How a person usually meets the suffering of other people: with kindness, a sense of being human together and attention, or with indifference.
///
/// The key is recalled: The item order was seen on one university page. The subscales follow from the contents in that order, a regular cycle of four. The twelve positive items stood in the same subscales of the older form of 24, whose key is known, and the four others in its three negative subscales; the authors' key of this form was not opened. That indifference is reversed for the total fits the abstract (lessened indifference) but is from memory.
pub mod cs_pommier {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cs-pommier");
    /// Kindness: mean of 4 items, 1 to 5, higher is better.
    pub const KINDNESS: ScaleId = ScaleId::from_static("kindness");
    /// Common humanity: mean of 4 items, 1 to 5, higher is better.
    pub const COMMON_HUMANITY: ScaleId = ScaleId::from_static("common-humanity");
    /// Mindfulness: mean of 4 items, 1 to 5, higher is better.
    pub const MINDFULNESS: ScaleId = ScaleId::from_static("mindfulness");
    /// Indifference: mean of 4 items, 1 to 5, higher is worse.
    pub const INDIFFERENCE: ScaleId = ScaleId::from_static("indifference");
    /// Total, mean of all items: mean of 16 items, 1 to 5, higher is better.
    pub const TOTAL_ITEM_MEAN: ScaleId = ScaleId::from_static("total-item-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CS_POMMIER
    }
}

static FCS_FOR_OTHERS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/fcs-for-others.json")));

/// Fears of Compassion Scales: compassion for others (FCS for others), definition 1.0.0.
///
/// Fear of feeling and showing compassion for other people, and resistance to it.
///
/// The key is recalled: 10 items, options 0 to 4 and the direction were seen on several pages, two of them on translations. That the score is the plain sum without reversal is from memory: repeated searches found no page that states it.
pub mod fcs_for_others {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("fcs-for-others");
    /// Total: sum of 10 items, 0 to 40, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FCS_FOR_OTHERS
    }
}

static FCS_FROM_OTHERS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/fcs-from-others.json")));

/// Fears of Compassion Scales: compassion from others (FCS from others), definition 1.0.0.
///
/// Fear of being given kindness and compassion by other people, and resistance to it.
///
/// The key is recalled: 13 items, options 0 to 4 and the direction were seen on several pages, two of them on translations. That the score is the plain sum without reversal is from memory: repeated searches found no page that states it.
pub mod fcs_from_others {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("fcs-from-others");
    /// Total: sum of 13 items, 0 to 52, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FCS_FROM_OTHERS
    }
}

static FCS_SELF: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/fcs-self.json")));

/// Fears of Compassion Scales: compassion for oneself (FCS self), definition 1.0.0.
///
/// Fear of being kind and compassionate to oneself, and resistance to it.
///
/// The key is recalled: 15 items, options 0 to 4 and the direction were seen on several pages, two of them on translations. That the score is the plain sum without reversal is from memory: repeated searches found no page that states it.
pub mod fcs_self {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("fcs-self");
    /// Total: sum of 15 items, 0 to 60, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FCS_SELF
    }
}

static FSCRS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/fscrs.json")));

/// Forms of Self-Criticising/Attacking and Self-Reassuring Scale (FSCRS), definition 1.0.0.
///
/// How people treat themselves when things go wrong: as not good enough, with disgust and dislike, or with reassurance.
///
/// The key is verified: The key of 9, 8 and 5 items, options 0 to 4, sums without reversal: two public scoring programs and the item tags of a third app agree.
pub mod fscrs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("fscrs");
    /// Inadequate self: sum of 9 items, 0 to 36, higher is worse.
    pub const INADEQUATE_SELF: ScaleId = ScaleId::from_static("inadequate-self");
    /// Reassured self: sum of 8 items, 0 to 32, higher is better.
    pub const REASSURED_SELF: ScaleId = ScaleId::from_static("reassured-self");
    /// Hated self: sum of 5 items, 0 to 20, higher is worse.
    pub const HATED_SELF: ScaleId = ScaleId::from_static("hated-self");
    /// Self-criticism (inadequate and hated self): sum of 2 scales, 0 to 56, higher is worse.
    pub const SELF_CRITICISM: ScaleId = ScaleId::from_static("self-criticism");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FSCRS
    }
}

static PHQ_9: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/phq-9.json")));

/// Patient Health Questionnaire, depression module of nine items (PHQ-9), definition 1.0.0.
///
/// How much the nine symptoms of a depressive episode have bothered a person.
///
/// The key is verified: Options 0 to 3, total 0 to 27, bands and the counting rule (item 9 from the answer 1, the others from 2) agree in two code bases and in LOINC.
pub mod phq_9 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("phq-9");
    /// Total: sum of 9 items, 0 to 27, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Number of symptoms present (a count, no diagnosis): a count, no diagnosis, 0 to 9, higher is worse.
    pub const SYMPTOM_CRITERIA: ScaleId = ScaleId::from_static("symptom-criteria");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PHQ_9
    }
}

static PROQOL_5: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/proqol-5.json")));

/// Professional Quality of Life Scale, version 5 (ProQOL-5), definition 1.0.0.
///
/// How helpers fare at work: what they gain from helping, and what it costs them as burnout and as secondary traumatic stress.
///
/// The key is verified: The items of the three scales and the five reversed items (1, 4, 15, 17, 29) were seen in public code, in two searches; range, period and raw bands on copies of the form.
pub mod proqol_5 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("proqol-5");
    /// Compassion satisfaction: sum of 10 items, 10 to 50, higher is better.
    pub const COMPASSION_SATISFACTION: ScaleId = ScaleId::from_static("compassion-satisfaction");
    /// Burnout: sum of 10 items, 10 to 50, higher is worse.
    pub const BURNOUT: ScaleId = ScaleId::from_static("burnout");
    /// Secondary traumatic stress: sum of 10 items, 10 to 50, higher is worse.
    pub const SECONDARY_TRAUMATIC_STRESS: ScaleId = ScaleId::from_static("secondary-traumatic-stress");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PROQOL_5
    }
}

static SCBCS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/scbcs.json")));

/// Santa Clara Brief Compassion Scale (SCBCS), definition 1.0.0.
///
/// Care and concern for people one does not know, and for humanity at large.
///
/// The key is verified: Five items, options 1 to 7, no reversal, sum 5 to 35 or mean: three public pages agree.
pub mod scbcs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("scbcs");
    /// Total, mean: mean of 5 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Total, sum: sum of 5 items, 5 to 35, higher is better.
    pub const TOTAL_SUM: ScaleId = ScaleId::from_static("total-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SCBCS
    }
}

static SCS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/scs.json")));

/// Self-Compassion Scale (SCS), definition 1.0.0.
///
/// How warmly or harshly people treat themselves when they fail or suffer.
///
/// The key is verified: Key, reversal and means agree in the author's own key and two public programs; subscale sums equal a data owner's in all 1,068 posted records.
pub mod scs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("scs");
    /// Self-kindness: mean of 5 items, 1 to 5, higher is better.
    pub const SELF_KINDNESS: ScaleId = ScaleId::from_static("self-kindness");
    /// Self-judgment: mean of 5 items, 1 to 5, higher is worse.
    pub const SELF_JUDGMENT: ScaleId = ScaleId::from_static("self-judgment");
    /// Common humanity: mean of 4 items, 1 to 5, higher is better.
    pub const COMMON_HUMANITY: ScaleId = ScaleId::from_static("common-humanity");
    /// Isolation: mean of 4 items, 1 to 5, higher is worse.
    pub const ISOLATION: ScaleId = ScaleId::from_static("isolation");
    /// Mindfulness: mean of 4 items, 1 to 5, higher is better.
    pub const MINDFULNESS: ScaleId = ScaleId::from_static("mindfulness");
    /// Over-identification: mean of 4 items, 1 to 5, higher is worse.
    pub const OVER_IDENTIFICATION: ScaleId = ScaleId::from_static("over-identification");
    /// Total, mean of all items: mean of 26 items, 1 to 5, higher is better.
    pub const TOTAL_ITEM_MEAN: ScaleId = ScaleId::from_static("total-item-mean");
    /// Total, mean of the six subscale means: mean of 6 scales, 1 to 5, higher is better.
    pub const TOTAL_SUBSCALE_GRAND_MEAN: ScaleId = ScaleId::from_static("total-subscale-grand-mean");
    /// Compassionate self-responding (CS): mean of 13 items, 1 to 5, higher is better.
    pub const COMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("compassionate-self-responding");
    /// Uncompassionate self-responding (UCS): mean of 13 items, 1 to 5, higher is worse.
    pub const UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("uncompassionate-self-responding");
    /// Reduced uncompassionate self-responding (RUS): mean of 13 items, 1 to 5, higher is better.
    pub const REDUCED_UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("reduced-uncompassionate-self-responding");
    /// Total, sum of the six subscale means: sum of 6 scales, 6 to 30, higher is better.
    pub const TOTAL_SUM_OF_SUBSCALE_MEANS: ScaleId = ScaleId::from_static("total-sum-of-subscale-means");
    /// Total, sum of all items: sum of 26 items, 26 to 130, higher is better.
    pub const TOTAL_ITEM_SUM: ScaleId = ScaleId::from_static("total-item-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SCS
    }
}

static SCS_SF: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/scs-sf.json")));

/// Self-Compassion Scale, Short Form (SCS-SF), definition 1.0.0.
///
/// Overall self-compassion as a lasting way of treating oneself, in twelve items.
///
/// The key is verified: Item key and reversal agree in a vendor's page, a reprint of the authors' key and a public study description.
pub mod scs_sf {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("scs-sf");
    /// Self-kindness: mean of 2 items, 1 to 5, higher is better.
    pub const SELF_KINDNESS: ScaleId = ScaleId::from_static("self-kindness");
    /// Self-judgment: mean of 2 items, 1 to 5, higher is worse.
    pub const SELF_JUDGMENT: ScaleId = ScaleId::from_static("self-judgment");
    /// Common humanity: mean of 2 items, 1 to 5, higher is better.
    pub const COMMON_HUMANITY: ScaleId = ScaleId::from_static("common-humanity");
    /// Isolation: mean of 2 items, 1 to 5, higher is worse.
    pub const ISOLATION: ScaleId = ScaleId::from_static("isolation");
    /// Mindfulness: mean of 2 items, 1 to 5, higher is better.
    pub const MINDFULNESS: ScaleId = ScaleId::from_static("mindfulness");
    /// Over-identification: mean of 2 items, 1 to 5, higher is worse.
    pub const OVER_IDENTIFICATION: ScaleId = ScaleId::from_static("over-identification");
    /// Total, mean of all items: mean of 12 items, 1 to 5, higher is better.
    pub const TOTAL_ITEM_MEAN: ScaleId = ScaleId::from_static("total-item-mean");
    /// Total, mean of the six subscale means: mean of 6 scales, 1 to 5, higher is better.
    pub const TOTAL_SUBSCALE_GRAND_MEAN: ScaleId = ScaleId::from_static("total-subscale-grand-mean");
    /// Compassionate self-responding (CS): mean of 6 items, 1 to 5, higher is better.
    pub const COMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("compassionate-self-responding");
    /// Uncompassionate self-responding (UCS): mean of 6 items, 1 to 5, higher is worse.
    pub const UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("uncompassionate-self-responding");
    /// Reduced uncompassionate self-responding (RUS): mean of 6 items, 1 to 5, higher is better.
    pub const REDUCED_UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("reduced-uncompassionate-self-responding");
    /// Total, sum of the six subscale means: sum of 6 scales, 6 to 30, higher is better.
    pub const TOTAL_SUM_OF_SUBSCALE_MEANS: ScaleId = ScaleId::from_static("total-sum-of-subscale-means");
    /// Total, sum of all items: sum of 12 items, 12 to 60, higher is better.
    pub const TOTAL_ITEM_SUM: ScaleId = ScaleId::from_static("total-item-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SCS_SF
    }
}

static SCS_Y: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/scs-y.json")));

/// Self-Compassion Scale, Youth version (SCS-Y), definition 1.0.0.
///
/// Self-compassion as a lasting way of treating oneself, in pupils of about 10 to 14.
///
/// The key is partly: The item numbers stand on one vendor's page; its reversal set equals the union of its three negative subscales, and the counts (3, 3, 3, 3, 3, 2) are those of the abstract. No second page with the numbers was found. The total as item mean is stated by the same vendor.
pub mod scs_y {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("scs-y");
    /// Self-kindness: mean of 3 items, 1 to 5, higher is better.
    pub const SELF_KINDNESS: ScaleId = ScaleId::from_static("self-kindness");
    /// Self-judgment: mean of 3 items, 1 to 5, higher is worse.
    pub const SELF_JUDGMENT: ScaleId = ScaleId::from_static("self-judgment");
    /// Common humanity: mean of 3 items, 1 to 5, higher is better.
    pub const COMMON_HUMANITY: ScaleId = ScaleId::from_static("common-humanity");
    /// Isolation: mean of 3 items, 1 to 5, higher is worse.
    pub const ISOLATION: ScaleId = ScaleId::from_static("isolation");
    /// Mindfulness: mean of 3 items, 1 to 5, higher is better.
    pub const MINDFULNESS: ScaleId = ScaleId::from_static("mindfulness");
    /// Over-identification: mean of 2 items, 1 to 5, higher is worse.
    pub const OVER_IDENTIFICATION: ScaleId = ScaleId::from_static("over-identification");
    /// Total, mean of all items: mean of 17 items, 1 to 5, higher is better.
    pub const TOTAL_ITEM_MEAN: ScaleId = ScaleId::from_static("total-item-mean");
    /// Total, mean of the six subscale means: mean of 6 scales, 1 to 5, higher is better.
    pub const TOTAL_SUBSCALE_GRAND_MEAN: ScaleId = ScaleId::from_static("total-subscale-grand-mean");
    /// Compassionate self-responding (CS): mean of 9 items, 1 to 5, higher is better.
    pub const COMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("compassionate-self-responding");
    /// Uncompassionate self-responding (UCS): mean of 8 items, 1 to 5, higher is worse.
    pub const UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("uncompassionate-self-responding");
    /// Reduced uncompassionate self-responding (RUS): mean of 8 items, 1 to 5, higher is better.
    pub const REDUCED_UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("reduced-uncompassionate-self-responding");
    /// Total, sum of the six subscale means: sum of 6 scales, 6 to 30, higher is better.
    pub const TOTAL_SUM_OF_SUBSCALE_MEANS: ScaleId = ScaleId::from_static("total-sum-of-subscale-means");
    /// Total, sum of all items: sum of 17 items, 17 to 85, higher is better.
    pub const TOTAL_ITEM_SUM: ScaleId = ScaleId::from_static("total-item-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SCS_Y
    }
}

static SSCS_L: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/sscs-l.json")));

/// State Self-Compassion Scale, Long form (SSCS-L), definition 1.0.0.
///
/// How self-compassionate a person feels at this moment, with a difficulty in mind.
///
/// The key is verified: Item key, reversal and end labels agree item by item in a university page and a vendor's page, and fit the contents. Scores of the two halves are ours by analogy with the SCS.
pub mod sscs_l {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("sscs-l");
    /// Self-kindness: mean of 3 items, 1 to 5, higher is better.
    pub const SELF_KINDNESS: ScaleId = ScaleId::from_static("self-kindness");
    /// Self-judgment: mean of 3 items, 1 to 5, higher is worse.
    pub const SELF_JUDGMENT: ScaleId = ScaleId::from_static("self-judgment");
    /// Common humanity: mean of 3 items, 1 to 5, higher is better.
    pub const COMMON_HUMANITY: ScaleId = ScaleId::from_static("common-humanity");
    /// Isolation: mean of 3 items, 1 to 5, higher is worse.
    pub const ISOLATION: ScaleId = ScaleId::from_static("isolation");
    /// Mindfulness: mean of 3 items, 1 to 5, higher is better.
    pub const MINDFULNESS: ScaleId = ScaleId::from_static("mindfulness");
    /// Over-identification: mean of 3 items, 1 to 5, higher is worse.
    pub const OVER_IDENTIFICATION: ScaleId = ScaleId::from_static("over-identification");
    /// Total, mean of all items: mean of 18 items, 1 to 5, higher is better.
    pub const TOTAL_ITEM_MEAN: ScaleId = ScaleId::from_static("total-item-mean");
    /// Total, mean of the six subscale means: mean of 6 scales, 1 to 5, higher is better.
    pub const TOTAL_SUBSCALE_GRAND_MEAN: ScaleId = ScaleId::from_static("total-subscale-grand-mean");
    /// Compassionate self-responding (CS): mean of 9 items, 1 to 5, higher is better.
    pub const COMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("compassionate-self-responding");
    /// Uncompassionate self-responding (UCS): mean of 9 items, 1 to 5, higher is worse.
    pub const UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("uncompassionate-self-responding");
    /// Reduced uncompassionate self-responding (RUS): mean of 9 items, 1 to 5, higher is better.
    pub const REDUCED_UNCOMPASSIONATE_SELF_RESPONDING: ScaleId = ScaleId::from_static("reduced-uncompassionate-self-responding");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SSCS_L
    }
}

static SSCS_S: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/sscs-s.json")));

/// State Self-Compassion Scale, Short form (SSCS-S), definition 1.0.0.
///
/// How self-compassionate a person feels at this moment, with one item for each of six components.
///
/// The key is verified: Key and reversal from a university page; the polarity of all six items is the same in the long form, whose key has two sources.
pub mod sscs_s {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("sscs-s");
    /// Total, mean of all items: mean of 6 items, 1 to 5, higher is better.
    pub const TOTAL_ITEM_MEAN: ScaleId = ScaleId::from_static("total-item-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SSCS_S
    }
}

static SSPS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ssps.json")));

/// Social Safeness and Pleasure Scale (SSPS), definition 1.0.0.
///
/// How safe, warm and soothing a person finds the company of other people.
///
/// The key is verified: Eleven items, options 1 to 5, plain sum from 11 to 55, no reversal, one factor: one public definition of the Brazilian form that cites its validation, and the abstracts of three other translations.
pub mod ssps {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ssps");
    /// Total: sum of 11 items, 11 to 55, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SSPS
    }
}

static SWEMWBS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/swemwbs.json")));

/// Short Warwick-Edinburgh Mental Well-being Scale (SWEMWBS), definition 1.0.0.
///
/// Mental well-being, mostly as functioning well, on a scale with even steps.
///
/// The key is verified: All 29 values of the table are equal in four public files of two groups of authors; two of them stand in the German norms paper as well. The seven items were compared with the long form by script.
pub mod swemwbs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("swemwbs");
    /// Raw sum: sum of 7 items, 7 to 35, higher is better.
    pub const RAW: ScaleId = ScaleId::from_static("raw");
    /// Metric score: from a table, 7 to 35, higher is better.
    pub const METRIC: ScaleId = ScaleId::from_static("metric");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SWEMWBS
    }
}

/// All built-in definitions, in the order of their ids.
pub(crate) static BUILTIN: [BuiltIn; 19] = [
    BuiltIn { id: "cbi", version: "1.0.0", instrument: &CBI },
    BuiltIn { id: "ceas-from-others", version: "1.0.0", instrument: &CEAS_FROM_OTHERS },
    BuiltIn { id: "ceas-self", version: "1.0.0", instrument: &CEAS_SELF },
    BuiltIn { id: "ceas-to-others", version: "1.0.0", instrument: &CEAS_TO_OTHERS },
    BuiltIn { id: "cs-pommier", version: "1.0.0", instrument: &CS_POMMIER },
    BuiltIn { id: "fcs-for-others", version: "1.0.0", instrument: &FCS_FOR_OTHERS },
    BuiltIn { id: "fcs-from-others", version: "1.0.0", instrument: &FCS_FROM_OTHERS },
    BuiltIn { id: "fcs-self", version: "1.0.0", instrument: &FCS_SELF },
    BuiltIn { id: "fscrs", version: "1.0.0", instrument: &FSCRS },
    BuiltIn { id: "phq-9", version: "1.0.0", instrument: &PHQ_9 },
    BuiltIn { id: "proqol-5", version: "1.0.0", instrument: &PROQOL_5 },
    BuiltIn { id: "scbcs", version: "1.0.0", instrument: &SCBCS },
    BuiltIn { id: "scs", version: "1.0.0", instrument: &SCS },
    BuiltIn { id: "scs-sf", version: "1.0.0", instrument: &SCS_SF },
    BuiltIn { id: "scs-y", version: "1.0.0", instrument: &SCS_Y },
    BuiltIn { id: "sscs-l", version: "1.0.0", instrument: &SSCS_L },
    BuiltIn { id: "sscs-s", version: "1.0.0", instrument: &SSCS_S },
    BuiltIn { id: "ssps", version: "1.0.0", instrument: &SSPS },
    BuiltIn { id: "swemwbs", version: "1.0.0", instrument: &SWEMWBS },
];

//! Typed handles: a function for each built-in instrument and a constant for each of its scales.
//!
//! A misspelt scale is a compile error, and only the instruments that are used get into the
//! program.
//!
//! Generated from `instruments/*.json` by the test `handles_are_current`; do not edit.

use std::sync::LazyLock;

use crate::catalog::{BuiltIn, load};
use crate::instrument::Instrument;

static AAQ_II: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/aaq-ii.json")));

/// Acceptance and Action Questionnaire-II (AAQ-II), definition 1.0.0.
///
/// How much a person avoids painful thoughts and feelings and lets them stand in the way of living; psychological inflexibility.
///
/// The key is verified: Seven items, options 1 to 7, plain sum, higher means more inflexibility: the text of a circulating form and a clinic app agree. Two pages say the opposite; one of them describes a draft of ten items, the other is wrong.
pub mod aaq_ii {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("aaq-ii");
    /// Total: sum of 7 items, 7 to 49, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::AAQ_II
    }
}

static ARM_5: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/arm-5.json")));

/// Agnew Relationship Measure, five items (ARM-5), definition 1.0.0.
///
/// The core of the working alliance as a client sees it: bond, partnership and confidence.
///
/// The key is verified: Five items of 1 to 7, item 3 reversed, mean: a vendor's page tells the key, and a clinic app lists the same five topics with 1 to 7, of which only the third is negative.
pub mod arm_5 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("arm-5");
    /// Total, mean: mean of 5 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Total, sum: sum of 5 items, 5 to 35, higher is better.
    pub const TOTAL_SUM: ScaleId = ScaleId::from_static("total-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ARM_5
    }
}

static AUDIT_C: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/audit-c.json")));

/// Alcohol Use Disorders Identification Test, consumption questions (AUDIT-C), definition 1.0.0.
///
/// How often and how much a person drinks.
///
/// The key is verified: Three questions, five options each counted 0 to 4, sum 0 to 12: LOINC, a code base and public forms agree.
pub mod audit_c {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("audit-c");
    /// Total: sum of 3 items, 0 to 12, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::AUDIT_C
    }
}

static BRS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/brs.json")));

/// Brief Resilience Scale (BRS), definition 1.0.0.
///
/// How well a person finds the way back after stress, as one looks at oneself in general.
///
/// The key is verified: Six items, options 1 to 5, items 2, 4 and 6 reversed, mean 1 to 5: a box in a medical journal, a survey library, a form and a methods article agree.
pub mod brs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("brs");
    /// Mean: mean of 6 items, 1 to 5, higher is better.
    pub const MEAN: ScaleId = ScaleId::from_static("mean");
    /// Sum: sum of 6 items, 6 to 30, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::BRS
    }
}

static CAMS_R_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cams-r-10.json")));

/// Cognitive and Affective Mindfulness Scale, Revised, 10 items (CAMS-R), definition 1.0.0.
///
/// How willing and able a person is to be mindful, without the two items that overlap with worry and rumination.
///
/// The key is verified: Two unrelated programs print these ten statements in this order; the web form counts its fifth item the other way round and no other, and that item is the only negative one.
pub mod cams_r_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cams-r-10");
    /// Total, 10 items: sum of 10 items, 10 to 40, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CAMS_R_10
    }
}

static CAMS_R_12: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cams-r-12.json")));

/// Cognitive and Affective Mindfulness Scale, Revised, 12 items (CAMS-R), definition 1.0.0.
///
/// How willing and able a person is to be mindful, in everyday words.
///
/// The key is verified: Options and the reversed items 2, 6 and 7 agree in three unrelated public scripts; a list of the twelve statements shows that these three are the only negative ones. Which item belongs to which of the four facets was not found in print, so no facets are scored.
pub mod cams_r_12 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cams-r-12");
    /// Total, 12 items: sum of 12 items, 12 to 48, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total without items 2 and 7: sum of 10 items, 10 to 40, higher is better.
    pub const TOTAL_WITHOUT_2_AND_7: ScaleId = ScaleId::from_static("total-without-2-and-7");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CAMS_R_12
    }
}

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

static CD_RISC_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cd-risc-10.json")));

/// Connor-Davidson Resilience Scale, ten items (CD-RISC-10), definition 1.0.0.
///
/// How well a person feels able to cope with stress and hardship.
///
/// The key is verified: Ten items, options 0 to 4, no reversal, sum 0 to 40: the holders' manual and website, and two descriptions by users.
pub mod cd_risc_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cd-risc-10");
    /// Total: sum of 10 items, 0 to 40, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CD_RISC_10
    }
}

static CD_RISC_2: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cd-risc-2.json")));

/// Connor-Davidson Resilience Scale, two items (CD-RISC-2), definition 1.0.0.
///
/// In two items, how well a person feels able to adapt and to recover.
///
/// The key is verified: Two items, options 0 to 4, no reversal, sum 0 to 8: the holders' manual and website, and a description by a user.
pub mod cd_risc_2 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cd-risc-2");
    /// Total: sum of 2 items, 0 to 8, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CD_RISC_2
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

static CFQ_7: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cfq-7.json")));

/// Cognitive Fusion Questionnaire (CFQ), definition 1.0.0.
///
/// How far a person is entangled in thoughts, so that they rule what is felt and done.
///
/// The key is verified: Seven items, options 1 to 7, sum 7 to 49, higher means more fusion, no cut-off: two versions of a vendor's help page. No source reverses an item.
pub mod cfq_7 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cfq-7");
    /// Total: sum of 7 items, 7 to 49, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CFQ_7
    }
}

static CLS_CLOSE_OTHERS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cls-close-others.json")));

/// Compassionate Love Scale, form for close others (CLS), definition 1.0.0.
///
/// Tender, caring and supporting love for family and friends.
///
/// The key is partly: A printed form with blanks for the target shows items 1 to 18 and seven options in the order of the humanity form, whose mean of 21 items was seen in scoring code. The last three items and the mean for this target are carried over from there.
pub mod cls_close_others {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cls-close-others");
    /// Total, mean: mean of 21 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CLS_CLOSE_OTHERS
    }
}

static CLS_HUMANITY: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cls-humanity.json")));

/// Compassionate Love Scale, humanity form (CLS), definition 1.0.0.
///
/// Tender, caring and supporting love for people one does not know, and for humanity.
///
/// The key is verified: Options 1 to 7, no reversal and the mean of all 21 items stand in public scoring code; two item lists agree in the order of contents (items 1 to 18, and to 20).
pub mod cls_humanity {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cls-humanity");
    /// Total, mean: mean of 21 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CLS_HUMANITY
    }
}

static CLS_SPECIFIC_PERSON: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cls-specific-person.json")));

/// Compassionate Love Scale, form for one specific person (CLS), definition 1.0.0.
///
/// Tender, caring and supporting love for one person who is named on the form.
///
/// The key is partly: A printed form with blanks for the target shows items 1 to 18 and seven options in the order of the humanity form, whose mean of 21 items was seen in scoring code. The last three items and the mean for this target are carried over from there.
pub mod cls_specific_person {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cls-specific-person");
    /// Total, mean: mean of 21 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CLS_SPECIFIC_PERSON
    }
}

static CMAS_OTHER: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cmas-other.json")));

/// Compassion Motivation and Action Scales, compassion for others (CMAS-other), definition 1.0.0.
///
/// Wanting to be compassionate with others, bearing distress meanwhile, and having acted so lately.
///
/// The key is recalled: Twelve items and three subscales stand in two abstracts. The seven options from 1 to 7 are from memory, and the adding up was seen for the sister form only. Which items make up the subscales was not found: only the total is scored.
pub mod cmas_other {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cmas-other");
    /// Total: sum of 12 items, 12 to 84, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CMAS_OTHER
    }
}

static CMAS_SELF: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cmas-self.json")));

/// Compassion Motivation and Action Scales, self-compassion (CMAS-self), definition 1.0.0.
///
/// Wanting to be kind to oneself, bearing distress meanwhile, and having done so lately.
///
/// The key is recalled: The items of the three parts and the adding up stand on a vendor's scoring page. The seven options from 1 to 7 are from memory; no page that was read states them. If a form prints other numbers, these scores do not hold.
pub mod cmas_self {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("cmas-self");
    /// Intention: sum of 5 items, 5 to 35, higher is better.
    pub const INTENTION: ScaleId = ScaleId::from_static("intention");
    /// Tolerance of distress: sum of 7 items, 7 to 49, higher is better.
    pub const DISTRESS_TOLERANCE: ScaleId = ScaleId::from_static("distress-tolerance");
    /// Action: sum of 6 items, 6 to 42, higher is better.
    pub const ACTION: ScaleId = ScaleId::from_static("action");
    /// Total: sum of 18 items, 18 to 126, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CMAS_SELF
    }
}

static CORE_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/core-10.json")));

/// Clinical Outcomes in Routine Evaluation, ten items (CORE-10), definition 1.0.0.
///
/// How much psychological distress a person has felt in the last week, with one item about plans to end life; made for use session by session.
///
/// The key is verified: Ten items, options 0 to 4, items 2 and 3 reversed, sum 0 to 40: two code bases agree item by item, and the trust describes the score. The map to the CORE-OM was compared item by item.
pub mod core_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("core-10");
    /// Clinical score: sum of 10 items, 0 to 40, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Item mean: mean of 10 items, 0 to 4, higher is worse.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CORE_10
    }
}

static CORE_OM: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/core-om.json")));

/// Clinical Outcomes in Routine Evaluation, outcome measure (CORE-OM), definition 1.0.0.
///
/// How much psychological distress a person has felt in the last week: well-being, problems, functioning, and risk to self and others.
///
/// The key is verified: The four domains agree in a code base and by their numbers of items (4, 12, 12, 6); the eight reversed items in three unrelated public versions, and the trust says that there are eight.
pub mod core_om {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("core-om");
    /// Subjective well-being (deficit): mean of 4 items, 0 to 4, higher is worse.
    pub const WELLBEING: ScaleId = ScaleId::from_static("wellbeing");
    /// Problems and symptoms: mean of 12 items, 0 to 4, higher is worse.
    pub const PROBLEMS: ScaleId = ScaleId::from_static("problems");
    /// Life functioning: mean of 12 items, 0 to 4, higher is worse.
    pub const FUNCTIONING: ScaleId = ScaleId::from_static("functioning");
    /// Risk and harm: mean of 6 items, 0 to 4, higher is worse.
    pub const RISK: ScaleId = ScaleId::from_static("risk");
    /// All items, mean: mean of 34 items, 0 to 4, higher is worse.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Clinical score: another scale in another unit, 0 to 40, higher is worse.
    pub const CLINICAL: ScaleId = ScaleId::from_static("clinical");
    /// All items but risk, mean: mean of 28 items, 0 to 4, higher is worse.
    pub const NON_RISK_MEAN: ScaleId = ScaleId::from_static("non-risk-mean");
    /// All items, sum: sum of 34 items, 0 to 136, higher is worse.
    pub const TOTAL_RAW: ScaleId = ScaleId::from_static("total-raw");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CORE_OM
    }
}

static CS_POMMIER: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/cs-pommier.json")));

/// Compassion Scale (compassion for others) (CS), definition 1.0.0.
///
/// How a person usually meets the suffering of other people: with kindness, a sense of being human together and attention, or with indifference.
///
/// The key is recalled: The item order was seen on one university page. The subscales follow from the contents in that order, a regular cycle of four. The twelve positive items stood in the same subscales of the older form of 24, whose key is known, and the four others in its three negative subscales; the authors' key of this form was not opened. That indifference is reversed for the total fits the abstract (lessened indifference) but is from memory: further searches found the four components again (wolgast-2024), and no page that prints the rule.
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

static CSQ_8: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/csq-8.json")));

/// Client Satisfaction Questionnaire, eight items (CSQ-8), definition 1.0.0.
///
/// How satisfied a client is with a service as a whole.
///
/// The key is verified: Eight items with printed values of 1 to 4, sum 8 to 32: a copy of the form with its values and a toolkit's description agree. Printed values are added as they stand; the reversal of 2, 4, 5 and 8 that the form names is about the order on the page.
pub mod csq_8 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("csq-8");
    /// Total: sum of 8 items, 8 to 32, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, mean: mean of 8 items, 1 to 4, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::CSQ_8
    }
}

static DASS_21: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/dass-21.json")));

/// Depression Anxiety Stress Scales, 21 items (DASS-21), definition 1.0.0.
///
/// Three kinds of distress in the past week: low mood and loss of meaning, bodily and situational fear, and tension.
///
/// The key is verified: Items of the three scales agree in a scoring page, a script and several tagged lists; all 21 items were matched with the long form by content. Doubling is part of the authors' scoring and stands in several sources.
pub mod dass_21 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("dass-21");
    /// Depression, sum: sum of 7 items, 0 to 21, higher is worse.
    pub const DEPRESSION: ScaleId = ScaleId::from_static("depression");
    /// Anxiety, sum: sum of 7 items, 0 to 21, higher is worse.
    pub const ANXIETY: ScaleId = ScaleId::from_static("anxiety");
    /// Stress, sum: sum of 7 items, 0 to 21, higher is worse.
    pub const STRESS: ScaleId = ScaleId::from_static("stress");
    /// Total, sum: sum of 3 scales, 0 to 63, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Depression, doubled: another scale in another unit, 0 to 42, higher is worse.
    pub const DEPRESSION_DOUBLED: ScaleId = ScaleId::from_static("depression-doubled");
    /// Anxiety, doubled: another scale in another unit, 0 to 42, higher is worse.
    pub const ANXIETY_DOUBLED: ScaleId = ScaleId::from_static("anxiety-doubled");
    /// Stress, doubled: another scale in another unit, 0 to 42, higher is worse.
    pub const STRESS_DOUBLED: ScaleId = ScaleId::from_static("stress-doubled");
    /// Total, doubled: another scale in another unit, 0 to 126, higher is worse.
    pub const TOTAL_DOUBLED: ScaleId = ScaleId::from_static("total-doubled");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::DASS_21
    }
}

static DASS_42: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/dass-42.json")));

/// Depression Anxiety Stress Scales, 42 items (DASS-42), definition 1.0.0.
///
/// Three kinds of distress in the past week, in full: low mood and loss of meaning, bodily and situational fear, and tension.
///
/// The key is verified: Three times fourteen items without overlap: the same lists stand in many public scripts in several languages and in a package; options 0 to 3, plain sums.
pub mod dass_42 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("dass-42");
    /// Depression: sum of 14 items, 0 to 42, higher is worse.
    pub const DEPRESSION: ScaleId = ScaleId::from_static("depression");
    /// Anxiety: sum of 14 items, 0 to 42, higher is worse.
    pub const ANXIETY: ScaleId = ScaleId::from_static("anxiety");
    /// Stress: sum of 14 items, 0 to 42, higher is worse.
    pub const STRESS: ScaleId = ScaleId::from_static("stress");
    /// Total: sum of 3 scales, 0 to 126, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::DASS_42
    }
}

static DERS_16: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ders-16.json")));

/// Difficulties in Emotion Regulation Scale, 16 items (DERS-16), definition 1.0.0.
///
/// Difficulty in dealing with one's emotions, in five of the six areas of the long form; awareness is left out.
///
/// The key is verified: A Portuguese form with all 16 topics in order and a public scoring program agree; each topic is the item of the long form given in the map and falls into the same scale there. No item is reversed.
pub mod ders_16 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ders-16");
    /// Lack of emotional clarity: sum of 2 items, 2 to 10, higher is worse.
    pub const CLARITY: ScaleId = ScaleId::from_static("clarity");
    /// Difficulty keeping to goals: sum of 3 items, 3 to 15, higher is worse.
    pub const GOALS: ScaleId = ScaleId::from_static("goals");
    /// Difficulty controlling impulses: sum of 3 items, 3 to 15, higher is worse.
    pub const IMPULSE: ScaleId = ScaleId::from_static("impulse");
    /// Limited access to strategies: sum of 5 items, 5 to 25, higher is worse.
    pub const STRATEGIES: ScaleId = ScaleId::from_static("strategies");
    /// Nonacceptance of emotional responses: sum of 3 items, 3 to 15, higher is worse.
    pub const NONACCEPTANCE: ScaleId = ScaleId::from_static("nonacceptance");
    /// Total: sum of 16 items, 16 to 80, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::DERS_16
    }
}

static DERS_18: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ders-18.json")));

/// Difficulties in Emotion Regulation Scale, 18 items (DERS-18), definition 1.0.0.
///
/// Six kinds of difficulty in dealing with one's emotions, three items each.
///
/// The key is verified: The printed form was matched to the long form item by item, which gives the key; the columns of a published data set name the same scale for all 18 items. Reversed: 1, 4 and 6, the three awareness items.
pub mod ders_18 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ders-18");
    /// Lack of emotional awareness: sum of 3 items, 3 to 15, higher is worse.
    pub const AWARENESS: ScaleId = ScaleId::from_static("awareness");
    /// Lack of emotional clarity: sum of 3 items, 3 to 15, higher is worse.
    pub const CLARITY: ScaleId = ScaleId::from_static("clarity");
    /// Difficulty keeping to goals: sum of 3 items, 3 to 15, higher is worse.
    pub const GOALS: ScaleId = ScaleId::from_static("goals");
    /// Difficulty controlling impulses: sum of 3 items, 3 to 15, higher is worse.
    pub const IMPULSE: ScaleId = ScaleId::from_static("impulse");
    /// Nonacceptance of emotional responses: sum of 3 items, 3 to 15, higher is worse.
    pub const NONACCEPTANCE: ScaleId = ScaleId::from_static("nonacceptance");
    /// Limited access to strategies: sum of 3 items, 3 to 15, higher is worse.
    pub const STRATEGIES: ScaleId = ScaleId::from_static("strategies");
    /// Total: sum of 18 items, 18 to 90, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::DERS_18
    }
}

static DERS_36: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ders-36.json")));

/// Difficulties in Emotion Regulation Scale (DERS), definition 1.0.0.
///
/// Six kinds of difficulty in dealing with one's emotions, most of them while upset.
///
/// The key is verified: Items of the six scales and the eleven reversed items (1, 2, 6, 7, 8, 10, 17, 20, 22, 24, 34): a scoring package, a clinic site and a trial registry agree. Two independent short forms give the same scale and direction for each item they share.
pub mod ders_36 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ders-36");
    /// Nonacceptance of emotional responses: sum of 6 items, 6 to 30, higher is worse.
    pub const NONACCEPTANCE: ScaleId = ScaleId::from_static("nonacceptance");
    /// Difficulty keeping to goals: sum of 5 items, 5 to 25, higher is worse.
    pub const GOALS: ScaleId = ScaleId::from_static("goals");
    /// Difficulty controlling impulses: sum of 6 items, 6 to 30, higher is worse.
    pub const IMPULSE: ScaleId = ScaleId::from_static("impulse");
    /// Lack of emotional awareness: sum of 6 items, 6 to 30, higher is worse.
    pub const AWARENESS: ScaleId = ScaleId::from_static("awareness");
    /// Limited access to strategies: sum of 8 items, 8 to 40, higher is worse.
    pub const STRATEGIES: ScaleId = ScaleId::from_static("strategies");
    /// Lack of emotional clarity: sum of 5 items, 5 to 25, higher is worse.
    pub const CLARITY: ScaleId = ScaleId::from_static("clarity");
    /// Total: sum of 36 items, 36 to 180, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total of 30 items, without awareness: sum of 30 items, 30 to 150, higher is worse.
    pub const TOTAL_NO_AWARENESS: ScaleId = ScaleId::from_static("total-no-awareness");
    /// Nonacceptance of emotional responses, mean: mean of 6 items, 1 to 5, higher is worse.
    pub const NONACCEPTANCE_MEAN: ScaleId = ScaleId::from_static("nonacceptance-mean");
    /// Difficulty keeping to goals, mean: mean of 5 items, 1 to 5, higher is worse.
    pub const GOALS_MEAN: ScaleId = ScaleId::from_static("goals-mean");
    /// Difficulty controlling impulses, mean: mean of 6 items, 1 to 5, higher is worse.
    pub const IMPULSE_MEAN: ScaleId = ScaleId::from_static("impulse-mean");
    /// Lack of emotional awareness, mean: mean of 6 items, 1 to 5, higher is worse.
    pub const AWARENESS_MEAN: ScaleId = ScaleId::from_static("awareness-mean");
    /// Limited access to strategies, mean: mean of 8 items, 1 to 5, higher is worse.
    pub const STRATEGIES_MEAN: ScaleId = ScaleId::from_static("strategies-mean");
    /// Lack of emotional clarity, mean: mean of 5 items, 1 to 5, higher is worse.
    pub const CLARITY_MEAN: ScaleId = ScaleId::from_static("clarity-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::DERS_36
    }
}

static ECR_12: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ecr-12.json")));

/// Experiences in Close Relationships, form of twelve items (ECR-12), definition 1.0.0.
///
/// Attachment anxiety and avoidance in love relationships, with twelve items that were chosen for how well they tell people apart.
///
/// The key is partly: One public table names the twelve items; their scale and reversal follow from the key of the long form, which has many sources. A second list was not found.
pub mod ecr_12 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ecr-12");
    /// Attachment anxiety, mean: mean of 6 items, 1 to 7, higher is worse.
    pub const ANXIETY_MEAN: ScaleId = ScaleId::from_static("anxiety-mean");
    /// Attachment anxiety, sum: sum of 6 items, 6 to 42, higher is worse.
    pub const ANXIETY_SUM: ScaleId = ScaleId::from_static("anxiety-sum");
    /// Attachment avoidance, mean: mean of 6 items, 1 to 7, higher is worse.
    pub const AVOIDANCE_MEAN: ScaleId = ScaleId::from_static("avoidance-mean");
    /// Attachment avoidance, sum: sum of 6 items, 6 to 42, higher is worse.
    pub const AVOIDANCE_SUM: ScaleId = ScaleId::from_static("avoidance-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ECR_12
    }
}

static ECR_36: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ecr-36.json")));

/// Experiences in Close Relationships (ECR), definition 1.0.0.
///
/// How anxious people are in love relationships about being left or not loved, and how far they keep from closeness and from depending on a partner.
///
/// The key is verified: Odd and even items, the ten reversed items and the options 1 to 7 agree in several public scripts; the topics were read in order in an English and in a Chinese list.
pub mod ecr_36 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ecr-36");
    /// Attachment anxiety, mean: mean of 18 items, 1 to 7, higher is worse.
    pub const ANXIETY_MEAN: ScaleId = ScaleId::from_static("anxiety-mean");
    /// Attachment anxiety, sum: sum of 18 items, 18 to 126, higher is worse.
    pub const ANXIETY_SUM: ScaleId = ScaleId::from_static("anxiety-sum");
    /// Attachment avoidance, mean: mean of 18 items, 1 to 7, higher is worse.
    pub const AVOIDANCE_MEAN: ScaleId = ScaleId::from_static("avoidance-mean");
    /// Attachment avoidance, sum: sum of 18 items, 18 to 126, higher is worse.
    pub const AVOIDANCE_SUM: ScaleId = ScaleId::from_static("avoidance-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ECR_36
    }
}

static ECR_R_BLOCK: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ecr-r-block.json")));

/// Experiences in Close Relationships, revised, in block order (ECR-R), definition 1.0.0.
///
/// How anxious people are in love relationships about being left or not loved, and how far they keep from closeness and from depending on a partner; items chosen by item response theory.
///
/// The key is verified: The author's page in a saved copy, a study's scoring script, a public benchmark and several apps with all topics in order agree on scales and on the 14 reversed items.
pub mod ecr_r_block {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ecr-r-block");
    /// Attachment anxiety, mean: mean of 18 items, 1 to 7, higher is worse.
    pub const ANXIETY_MEAN: ScaleId = ScaleId::from_static("anxiety-mean");
    /// Attachment anxiety, sum: sum of 18 items, 18 to 126, higher is worse.
    pub const ANXIETY_SUM: ScaleId = ScaleId::from_static("anxiety-sum");
    /// Attachment avoidance, mean: mean of 18 items, 1 to 7, higher is worse.
    pub const AVOIDANCE_MEAN: ScaleId = ScaleId::from_static("avoidance-mean");
    /// Attachment avoidance, sum: sum of 18 items, 18 to 126, higher is worse.
    pub const AVOIDANCE_SUM: ScaleId = ScaleId::from_static("avoidance-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ECR_R_BLOCK
    }
}

static ECR_R_INTERLEAVED: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ecr-r-interleaved.json")));

/// Experiences in Close Relationships, revised, in interleaved order (ECR-R), definition 1.0.0.
///
/// How anxious people are in love relationships about being left or not loved, and how far they keep from closeness and from depending on a partner; items chosen by item response theory.
///
/// The key is partly: The key stands in the code of one laboratory: a function and two analysis scripts. It has as many reversed items in each scale as the block order (2 and 12), and their data gave alphas above .90. The topics in this order were not seen.
pub mod ecr_r_interleaved {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ecr-r-interleaved");
    /// Attachment anxiety, mean: mean of 18 items, 1 to 7, higher is worse.
    pub const ANXIETY_MEAN: ScaleId = ScaleId::from_static("anxiety-mean");
    /// Attachment anxiety, sum: sum of 18 items, 18 to 126, higher is worse.
    pub const ANXIETY_SUM: ScaleId = ScaleId::from_static("anxiety-sum");
    /// Attachment avoidance, mean: mean of 18 items, 1 to 7, higher is worse.
    pub const AVOIDANCE_MEAN: ScaleId = ScaleId::from_static("avoidance-mean");
    /// Attachment avoidance, sum: sum of 18 items, 18 to 126, higher is worse.
    pub const AVOIDANCE_SUM: ScaleId = ScaleId::from_static("avoidance-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ECR_R_INTERLEAVED
    }
}

static ECR_RS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ecr-rs.json")));

/// Experiences in Close Relationships, relationship structures (ECR-RS), definition 1.0.0.
///
/// Attachment anxiety and avoidance towards one person: the same nine items about mother, father, partner or best friend, or about people in general.
///
/// The key is verified: The author's page, two services and several apps with the nine topics in order agree on scales, means and the four reversed items.
pub mod ecr_rs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ecr-rs");
    /// Attachment anxiety, mean: mean of 3 items, 1 to 7, higher is worse.
    pub const ANXIETY_MEAN: ScaleId = ScaleId::from_static("anxiety-mean");
    /// Attachment avoidance, mean: mean of 6 items, 1 to 7, higher is worse.
    pub const AVOIDANCE_MEAN: ScaleId = ScaleId::from_static("avoidance-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ECR_RS
    }
}

static ECR_S: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ecr-s.json")));

/// Experiences in Close Relationships, short form of Wei and others (ECR-S), definition 1.0.0.
///
/// Attachment anxiety and avoidance in love relationships, with twelve items.
///
/// The key is verified: Scales and the four reversed items agree in three unrelated scripts and two printed lists. One script quotes from the article the numbers of the items in the long form; scale and reversal of all twelve agree with the key of that form.
pub mod ecr_s {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ecr-s");
    /// Attachment anxiety, mean: mean of 6 items, 1 to 7, higher is worse.
    pub const ANXIETY_MEAN: ScaleId = ScaleId::from_static("anxiety-mean");
    /// Attachment anxiety, sum: sum of 6 items, 6 to 42, higher is worse.
    pub const ANXIETY_SUM: ScaleId = ScaleId::from_static("anxiety-sum");
    /// Attachment avoidance, mean: mean of 6 items, 1 to 7, higher is worse.
    pub const AVOIDANCE_MEAN: ScaleId = ScaleId::from_static("avoidance-mean");
    /// Attachment avoidance, sum: sum of 6 items, 6 to 42, higher is worse.
    pub const AVOIDANCE_SUM: ScaleId = ScaleId::from_static("avoidance-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ECR_S
    }
}

static EQ_60: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/eq-60.json")));

/// Empathy Quotient, 60 items of which 40 are scored (EQ), definition 1.0.0.
///
/// Knowing and sharing what others feel, in one score; made for research on autism.
///
/// The key is verified: 21 items scored for agreeing, 19 for disagreeing and 20 fillers: five unrelated public scripts hold the same lists and the same points 2, 1, 0, 0. One book prints one item of the short numbering on the other side; see the variants.
pub mod eq_60 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("eq-60");
    /// Total: sum of 40 items, 0 to 80, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::EQ_60
    }
}

static EQ_D_11: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/eq-d-11.json")));

/// Experiences Questionnaire, the eleven decentering items (EQ-D), definition 1.0.0.
///
/// Seeing thoughts and feelings as passing events and not as what one is.
///
/// The key is recalled: One score of eleven items: read in the abstracts of a handbook chapter and of the article. That the options run from 1 to 5 and that no item is reversed is from memory. The places of the eleven items among the twenty of the full form could not be confirmed and are left out.
pub mod eq_d_11 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("eq-d-11");
    /// Decentering: sum of 11 items, 11 to 55, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::EQ_D_11
    }
}

static ERQ_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/erq-10.json")));

/// Emotion Regulation Questionnaire (ERQ), definition 1.0.0.
///
/// Two habits of dealing with emotions: seeing a situation in another light, and keeping feelings inside.
///
/// The key is verified: Reappraisal 1, 3, 5, 7, 8, 10 and suppression 2, 4, 6, 9, no reversal, options 1 to 7: several code bases of different authors agree.
pub mod erq_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("erq-10");
    /// Cognitive reappraisal, mean: mean of 6 items, 1 to 7, higher is better.
    pub const REAPPRAISAL: ScaleId = ScaleId::from_static("reappraisal");
    /// Expressive suppression, mean: mean of 4 items, 1 to 7, higher is worse.
    pub const SUPPRESSION: ScaleId = ScaleId::from_static("suppression");
    /// Cognitive reappraisal, sum: sum of 6 items, 6 to 42, higher is better.
    pub const REAPPRAISAL_SUM: ScaleId = ScaleId::from_static("reappraisal-sum");
    /// Expressive suppression, sum: sum of 4 items, 4 to 28, higher is worse.
    pub const SUPPRESSION_SUM: ScaleId = ScaleId::from_static("suppression-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ERQ_10
    }
}

static FCS_FOR_OTHERS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/fcs-for-others.json")));

/// Fears of Compassion Scales: compassion for others (FCS for others), definition 1.0.0.
///
/// Fear of feeling and showing compassion for other people, and resistance to it.
///
/// The key is recalled: 10 items, options 0 to 4 and the direction were seen on several pages, two of them on translations. That the score is the plain sum without reversal is from memory: repeated searches, the last in November 2026, found no page that states it.
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
/// The key is recalled: 13 items, options 0 to 4 and the direction were seen on several pages, two of them on translations. That the score is the plain sum without reversal is from memory: repeated searches, the last in November 2026, found no page that states it.
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
/// The key is recalled: 15 items, options 0 to 4 and the direction were seen on several pages, two of them on translations. That the score is the plain sum without reversal is from memory: repeated searches, the last in November 2026, found no page that states it.
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

static FFMQ_15: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ffmq-15.json")));

/// Five Facet Mindfulness Questionnaire, short form of 15 items (FFMQ-15), definition 1.0.0.
///
/// The tendency to be mindful in daily life, three items for each of five facets.
///
/// The key is verified: The items of each facet stand in a published methods section; order, facets and the seven reversed items agree in a printed form, a Swedish scoring function and an R script. Facet and sign equal those of the FFMQ-39 under the map.
pub mod ffmq_15 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ffmq-15");
    /// Observing: sum of 3 items, 3 to 15, higher is better.
    pub const OBSERVING: ScaleId = ScaleId::from_static("observing");
    /// Describing: sum of 3 items, 3 to 15, higher is better.
    pub const DESCRIBING: ScaleId = ScaleId::from_static("describing");
    /// Acting with awareness: sum of 3 items, 3 to 15, higher is better.
    pub const ACTING_WITH_AWARENESS: ScaleId = ScaleId::from_static("acting-with-awareness");
    /// Nonjudging of inner experience: sum of 3 items, 3 to 15, higher is better.
    pub const NONJUDGING: ScaleId = ScaleId::from_static("nonjudging");
    /// Nonreactivity to inner experience: sum of 3 items, 3 to 15, higher is better.
    pub const NONREACTIVITY: ScaleId = ScaleId::from_static("nonreactivity");
    /// Total, all facets: sum of 15 items, 15 to 75, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total without Observing: sum of 12 items, 12 to 60, higher is better.
    pub const TOTAL_WITHOUT_OBSERVING: ScaleId = ScaleId::from_static("total-without-observing");
    /// Observing, mean: mean of 3 items, 1 to 5, higher is better.
    pub const OBSERVING_MEAN: ScaleId = ScaleId::from_static("observing-mean");
    /// Describing, mean: mean of 3 items, 1 to 5, higher is better.
    pub const DESCRIBING_MEAN: ScaleId = ScaleId::from_static("describing-mean");
    /// Acting with awareness, mean: mean of 3 items, 1 to 5, higher is better.
    pub const ACTING_WITH_AWARENESS_MEAN: ScaleId = ScaleId::from_static("acting-with-awareness-mean");
    /// Nonjudging of inner experience, mean: mean of 3 items, 1 to 5, higher is better.
    pub const NONJUDGING_MEAN: ScaleId = ScaleId::from_static("nonjudging-mean");
    /// Nonreactivity to inner experience, mean: mean of 3 items, 1 to 5, higher is better.
    pub const NONREACTIVITY_MEAN: ScaleId = ScaleId::from_static("nonreactivity-mean");
    /// Total, mean of all items: mean of 15 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Total without Observing, mean of its items: mean of 12 items, 1 to 5, higher is better.
    pub const TOTAL_WITHOUT_OBSERVING_MEAN: ScaleId = ScaleId::from_static("total-without-observing-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FFMQ_15
    }
}

static FFMQ_24: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ffmq-24.json")));

/// Five Facet Mindfulness Questionnaire, short form of 24 items (FFMQ-SF), definition 1.0.0.
///
/// The tendency to be mindful in daily life, in five facets.
///
/// The key is verified: Facet and sign of items 1 to 15 are printed on an English form. A Thai form gives all 24 topics in the same order; each was matched with one item of the FFMQ-39, in ascending order, and inherits its facet and sign. The sizes 5, 4, 5, 5, 5 agree with the published structure.
pub mod ffmq_24 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ffmq-24");
    /// Observing: sum of 4 items, 4 to 20, higher is better.
    pub const OBSERVING: ScaleId = ScaleId::from_static("observing");
    /// Describing: sum of 5 items, 5 to 25, higher is better.
    pub const DESCRIBING: ScaleId = ScaleId::from_static("describing");
    /// Acting with awareness: sum of 5 items, 5 to 25, higher is better.
    pub const ACTING_WITH_AWARENESS: ScaleId = ScaleId::from_static("acting-with-awareness");
    /// Nonjudging of inner experience: sum of 5 items, 5 to 25, higher is better.
    pub const NONJUDGING: ScaleId = ScaleId::from_static("nonjudging");
    /// Nonreactivity to inner experience: sum of 5 items, 5 to 25, higher is better.
    pub const NONREACTIVITY: ScaleId = ScaleId::from_static("nonreactivity");
    /// Total, all facets: sum of 24 items, 24 to 120, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total without Observing: sum of 20 items, 20 to 100, higher is better.
    pub const TOTAL_WITHOUT_OBSERVING: ScaleId = ScaleId::from_static("total-without-observing");
    /// Observing, mean: mean of 4 items, 1 to 5, higher is better.
    pub const OBSERVING_MEAN: ScaleId = ScaleId::from_static("observing-mean");
    /// Describing, mean: mean of 5 items, 1 to 5, higher is better.
    pub const DESCRIBING_MEAN: ScaleId = ScaleId::from_static("describing-mean");
    /// Acting with awareness, mean: mean of 5 items, 1 to 5, higher is better.
    pub const ACTING_WITH_AWARENESS_MEAN: ScaleId = ScaleId::from_static("acting-with-awareness-mean");
    /// Nonjudging of inner experience, mean: mean of 5 items, 1 to 5, higher is better.
    pub const NONJUDGING_MEAN: ScaleId = ScaleId::from_static("nonjudging-mean");
    /// Nonreactivity to inner experience, mean: mean of 5 items, 1 to 5, higher is better.
    pub const NONREACTIVITY_MEAN: ScaleId = ScaleId::from_static("nonreactivity-mean");
    /// Total, mean of all items: mean of 24 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Total without Observing, mean of its items: mean of 20 items, 1 to 5, higher is better.
    pub const TOTAL_WITHOUT_OBSERVING_MEAN: ScaleId = ScaleId::from_static("total-without-observing-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FFMQ_24
    }
}

static FFMQ_39: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ffmq-39.json")));

/// Five Facet Mindfulness Questionnaire (FFMQ), definition 1.0.0.
///
/// The tendency to be mindful in daily life, in five facets.
///
/// The key is verified: The five facets and the 19 reversed items agree in two public scripts and on a form with facet codes; a list of the statements in the published order was compared with them item by item.
pub mod ffmq_39 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ffmq-39");
    /// Observing: sum of 8 items, 8 to 40, higher is better.
    pub const OBSERVING: ScaleId = ScaleId::from_static("observing");
    /// Describing: sum of 8 items, 8 to 40, higher is better.
    pub const DESCRIBING: ScaleId = ScaleId::from_static("describing");
    /// Acting with awareness: sum of 8 items, 8 to 40, higher is better.
    pub const ACTING_WITH_AWARENESS: ScaleId = ScaleId::from_static("acting-with-awareness");
    /// Nonjudging of inner experience: sum of 8 items, 8 to 40, higher is better.
    pub const NONJUDGING: ScaleId = ScaleId::from_static("nonjudging");
    /// Nonreactivity to inner experience: sum of 7 items, 7 to 35, higher is better.
    pub const NONREACTIVITY: ScaleId = ScaleId::from_static("nonreactivity");
    /// Total, all facets: sum of 39 items, 39 to 195, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total without Observing: sum of 31 items, 31 to 155, higher is better.
    pub const TOTAL_WITHOUT_OBSERVING: ScaleId = ScaleId::from_static("total-without-observing");
    /// Observing, mean: mean of 8 items, 1 to 5, higher is better.
    pub const OBSERVING_MEAN: ScaleId = ScaleId::from_static("observing-mean");
    /// Describing, mean: mean of 8 items, 1 to 5, higher is better.
    pub const DESCRIBING_MEAN: ScaleId = ScaleId::from_static("describing-mean");
    /// Acting with awareness, mean: mean of 8 items, 1 to 5, higher is better.
    pub const ACTING_WITH_AWARENESS_MEAN: ScaleId = ScaleId::from_static("acting-with-awareness-mean");
    /// Nonjudging of inner experience, mean: mean of 8 items, 1 to 5, higher is better.
    pub const NONJUDGING_MEAN: ScaleId = ScaleId::from_static("nonjudging-mean");
    /// Nonreactivity to inner experience, mean: mean of 7 items, 1 to 5, higher is better.
    pub const NONREACTIVITY_MEAN: ScaleId = ScaleId::from_static("nonreactivity-mean");
    /// Total, mean of all items: mean of 39 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Total without Observing, mean of its items: mean of 31 items, 1 to 5, higher is better.
    pub const TOTAL_WITHOUT_OBSERVING_MEAN: ScaleId = ScaleId::from_static("total-without-observing-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FFMQ_39
    }
}

static FLOURISHING_SCALE: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/flourishing-scale.json")));

/// Flourishing Scale (FS), definition 1.0.0.
///
/// How far people see their life as going well in relations, purpose, competence and hope.
///
/// The key is verified: Eight items, options 1 to 7, no reversal, sum 8 to 56: a public form after the article; the author's page has the eight items.
pub mod flourishing_scale {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("flourishing-scale");
    /// Total: sum of 8 items, 8 to 56, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::FLOURISHING_SCALE
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

static GAD_2: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/gad-2.json")));

/// Generalized Anxiety Disorder scale, two items (GAD-2), definition 1.0.0.
///
/// Two core signs of anxiety, as a first question that asks whether to look closer.
///
/// The key is verified: Two items, options 0 to 3, sum 0 to 6 and the line at 3 were read in a code base, in LOINC's list of the items, and in a meta-analysis.
pub mod gad_2 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("gad-2");
    /// Total: sum of 2 items, 0 to 6, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::GAD_2
    }
}

static GAD_7: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/gad-7.json")));

/// Generalized Anxiety Disorder scale, seven items (GAD-7), definition 1.0.0.
///
/// How much seven signs of generalised anxiety have bothered a person.
///
/// The key is verified: Seven items, options 0 to 3, plain sum 0 to 21 and the lines 5, 10 and 15 agree in three code bases and in LOINC.
pub mod gad_7 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("gad-7");
    /// Total: sum of 7 items, 0 to 21, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::GAD_7
    }
}

static GCQ_S: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/gcq-s.json")));

/// Group Climate Questionnaire, short form (GCQ-S), definition 1.0.0.
///
/// How members see the climate of their group in a session: engaged, avoiding, in conflict.
///
/// The key is partly: Options 0 to 6 and means are printed on a scoring sheet. The numbers of each scale rest on one printed key; an early study's clusters and a Turkish one support the engaged items. Whether item 12 belongs to conflict is told in two ways, so conflict is given both ways.
pub mod gcq_s {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("gcq-s");
    /// Engaged: mean of 5 items, 0 to 6, higher is better.
    pub const ENGAGED: ScaleId = ScaleId::from_static("engaged");
    /// Avoiding: mean of 3 items, 0 to 6, higher is worse.
    pub const AVOIDING: ScaleId = ScaleId::from_static("avoiding");
    /// Conflict: mean of 4 items, 0 to 6, higher is worse.
    pub const CONFLICT: ScaleId = ScaleId::from_static("conflict");
    /// Conflict without the item on tension: mean of 3 items, 0 to 6, higher is worse.
    pub const CONFLICT_WITHOUT_ITEM_12: ScaleId = ScaleId::from_static("conflict-without-item-12");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::GCQ_S
    }
}

static GCS_7: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/gcs-7.json")));

/// Group Cohesiveness Scale, seven items (GCS), definition 1.0.0.
///
/// How much a member feels that a therapy group holds together.
///
/// The key is partly: Seven items, options 1 to 5 and one factor stand on the authors' page. That the answers are added up, none reversed, is not printed there; it follows from the one factor and from the sources of the items, which all point the same way.
pub mod gcs_7 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("gcs-7");
    /// Total: sum of 7 items, 7 to 35, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::GCS_7
    }
}

static GQ_6: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/gq-6.json")));

/// Gratitude Questionnaire, six items (GQ-6), definition 1.0.0.
///
/// How readily and how often a person feels grateful, as a lasting disposition.
///
/// The key is verified: Options 1 to 7, items 3 and 6 reversed, sum 6 to 42: an article's table printed with an author's permission, two copies of the authors' sheet and a research code base agree.
pub mod gq_6 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("gq-6");
    /// Total: sum of 6 items, 6 to 42, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, mean: mean of 6 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");
    /// Total of five items (GQ-5): sum of 5 items, 5 to 35, higher is better.
    pub const TOTAL_WITHOUT_ITEM_6: ScaleId = ScaleId::from_static("total-without-item-6");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::GQ_6
    }
}

static IRI: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/iri.json")));

/// Interpersonal Reactivity Index (IRI), definition 1.0.0.
///
/// Four separate sides of empathy: taking another's view, being drawn into stories, concern for others and one's own distress.
///
/// The key is verified: The author's article lists the seven items of each scale with their signs and gives the loadings of all 28; a scoring sheet, a public page and two public scripts agree, item 13 included.
pub mod iri {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("iri");
    /// Perspective taking: sum of 7 items, 0 to 28, higher is better.
    pub const PERSPECTIVE_TAKING: ScaleId = ScaleId::from_static("perspective-taking");
    /// Fantasy: sum of 7 items, 0 to 28, neither way is better.
    pub const FANTASY: ScaleId = ScaleId::from_static("fantasy");
    /// Empathic concern: sum of 7 items, 0 to 28, higher is better.
    pub const EMPATHIC_CONCERN: ScaleId = ScaleId::from_static("empathic-concern");
    /// Personal distress: sum of 7 items, 0 to 28, higher is worse.
    pub const PERSONAL_DISTRESS: ScaleId = ScaleId::from_static("personal-distress");
    /// Perspective taking, mean: mean of 7 items, 0 to 4, higher is better.
    pub const PERSPECTIVE_TAKING_MEAN: ScaleId = ScaleId::from_static("perspective-taking-mean");
    /// Fantasy, mean: mean of 7 items, 0 to 4, neither way is better.
    pub const FANTASY_MEAN: ScaleId = ScaleId::from_static("fantasy-mean");
    /// Empathic concern, mean: mean of 7 items, 0 to 4, higher is better.
    pub const EMPATHIC_CONCERN_MEAN: ScaleId = ScaleId::from_static("empathic-concern-mean");
    /// Personal distress, mean: mean of 7 items, 0 to 4, higher is worse.
    pub const PERSONAL_DISTRESS_MEAN: ScaleId = ScaleId::from_static("personal-distress-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::IRI
    }
}

static ISI: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/isi.json")));

/// Insomnia Severity Index (ISI), definition 1.0.0.
///
/// How severe a person finds problems with falling asleep, staying asleep and waking early, and what they cost by day.
///
/// The key is verified: Seven items of 0 to 4, sum 0 to 28, no reversal, four bands: a printed form with the author's permission, a journal table, a code base and the abstract agree. The order of the last four items varies and does not change the sum.
pub mod isi {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("isi");
    /// Total: sum of 7 items, 0 to 28, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ISI
    }
}

static K10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/k10.json")));

/// Kessler Psychological Distress Scale, ten items (K10), definition 1.0.0.
///
/// How much general distress, from nervousness and restlessness to low mood, a person has felt over the last weeks.
///
/// The key is verified: Ten items, options 1 to 5, no reversal, sum 10 to 50; the US coding is 0 to 40. The bureau of statistics prints both. The six items of the K6 are flagged on a page of a cohort project and follow from two question lists.
pub mod k10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("k10");
    /// Total, options counted 1 to 5: sum of 10 items, 10 to 50, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, options counted 0 to 4: another scale in another unit, 0 to 40, higher is worse.
    pub const TOTAL_FROM_ZERO: ScaleId = ScaleId::from_static("total-from-zero");
    /// K6 within the K10, options counted 1 to 5: sum of 6 items, 6 to 30, higher is worse.
    pub const K6: ScaleId = ScaleId::from_static("k6");
    /// K6 within the K10, options counted 0 to 4: another scale in another unit, 0 to 24, higher is worse.
    pub const K6_FROM_ZERO: ScaleId = ScaleId::from_static("k6-from-zero");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::K10
    }
}

static K6: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/k6.json")));

/// Kessler Psychological Distress Scale, six items (K6), definition 1.0.0.
///
/// How much general distress, from nervousness to low mood, a person has felt over the last weeks.
///
/// The key is verified: Six items, options 0 to 4, no reversal, sum 0 to 24; order and coding agree in two public forms after the page of the authors. The items are in the ten of the K10.
pub mod k6 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("k6");
    /// Total, options counted 0 to 4: sum of 6 items, 0 to 24, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, options counted 1 to 5: another scale in another unit, 6 to 30, higher is worse.
    pub const TOTAL_FROM_ONE: ScaleId = ScaleId::from_static("total-from-one");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::K6
    }
}

static KIMS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/kims.json")));

/// Kentucky Inventory of Mindfulness Skills (KIMS), definition 1.0.0.
///
/// Four mindfulness skills as they are taught in dialectical behaviour therapy.
///
/// The key is verified: One public data adapter gives the four scales; a scorer gives the same but for item 30 and the same 18 reversed items. A list of the 39 statements in the published order shows that just these 18 are worded the other way, and that item 30 belongs to Observing; the sizes 12, 8, 10 and 9 are published.
pub mod kims {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("kims");
    /// Observing: sum of 12 items, 12 to 60, higher is better.
    pub const OBSERVING: ScaleId = ScaleId::from_static("observing");
    /// Describing: sum of 8 items, 8 to 40, higher is better.
    pub const DESCRIBING: ScaleId = ScaleId::from_static("describing");
    /// Acting with awareness: sum of 10 items, 10 to 50, higher is better.
    pub const ACTING_WITH_AWARENESS: ScaleId = ScaleId::from_static("acting-with-awareness");
    /// Accepting without judgment: sum of 9 items, 9 to 45, higher is better.
    pub const ACCEPTING_WITHOUT_JUDGMENT: ScaleId = ScaleId::from_static("accepting-without-judgment");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::KIMS
    }
}

static MAAS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/maas.json")));

/// Mindful Attention Awareness Scale, trait form of 15 items (MAAS), definition 1.0.0.
///
/// How often a person is aware of and attentive to the present, asked through moments of inattention.
///
/// The key is verified: Fifteen items, options 1 to 6 from almost always to almost never, mean, no reversal: three public pages agree, and a fourth says that nothing is reversed.
pub mod maas {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("maas");
    /// Mean of all items: mean of 15 items, 1 to 6, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::MAAS
    }
}

static OAS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/oas.json")));

/// Other as Shamer Scale (OAS), definition 1.0.0.
///
/// External shame: the belief that others look down on one.
///
/// The key is recalled: Eighteen items answered 0 to 4 were seen on a public page, a total score in an abstract; that the total is the plain sum without reversal is from memory. The item numbers of the three subscales were not found and are left out.
pub mod oas {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("oas");
    /// Total: sum of 18 items, 0 to 72, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::OAS
    }
}

static OAS_2: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/oas-2.json")));

/// Other as Shamer Scale 2, short form of eight items (OAS-2), definition 1.0.0.
///
/// External shame: the belief that others look down on one, in eight items.
///
/// The key is recalled: Eight items on one factor stand in the abstract; the options 0 to 4 were seen for the adolescent form of the same eight. That the items are added up without reversal is from memory.
pub mod oas_2 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("oas-2");
    /// Total: sum of 8 items, 0 to 32, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::OAS_2
    }
}

static ORS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ors.json")));

/// Outcome Rating Scale (ORS), definition 1.0.0.
///
/// How life has been going: for the person, in close relationships, in work and social life, and as a whole.
///
/// The key is verified: Four lines of ten centimetres, low at the left, added up to 0 to 40: a code base, the page of a UK research body and two public scoring pages agree.
pub mod ors {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ors");
    /// Total: sum of 4 items, 0 to 40, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::ORS
    }
}

static PANAS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/panas.json")));

/// Positive and Negative Affect Schedule (PANAS), definition 1.0.0.
///
/// How strongly a person feels pleasant, active feelings and how strongly unpleasant ones: two dimensions that stand side by side.
///
/// The key is verified: Two sets of ten words, options 1 to 5, no reversal, two sums of 10 to 50: three scoring texts name the same numbers, and three lists print the words in this order.
pub mod panas {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("panas");
    /// Positive affect: sum of 10 items, 10 to 50, higher is better.
    pub const POSITIVE_AFFECT: ScaleId = ScaleId::from_static("positive-affect");
    /// Negative affect: sum of 10 items, 10 to 50, higher is worse.
    pub const NEGATIVE_AFFECT: ScaleId = ScaleId::from_static("negative-affect");
    /// Positive affect, mean: mean of 10 items, 1 to 5, higher is better.
    pub const POSITIVE_AFFECT_MEAN: ScaleId = ScaleId::from_static("positive-affect-mean");
    /// Negative affect, mean: mean of 10 items, 1 to 5, higher is worse.
    pub const NEGATIVE_AFFECT_MEAN: ScaleId = ScaleId::from_static("negative-affect-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PANAS
    }
}

static PCL_5: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/pcl-5.json")));

/// PTSD Checklist for DSM-5 (PCL-5), definition 1.0.0.
///
/// How much twenty signs of post-traumatic stress have bothered a person after a very stressful event.
///
/// The key is verified: Options 0 to 4, sum 0 to 80, four clusters, and the counting rule (an answer of 2 or more counts; one of B, one of C, two of D, two of E) agree in two code bases and two texts after the Center's own scoring notes.
pub mod pcl_5 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("pcl-5");
    /// Total: sum of 20 items, 0 to 80, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Intrusion (cluster B): sum of 5 items, 0 to 20, higher is worse.
    pub const INTRUSION: ScaleId = ScaleId::from_static("intrusion");
    /// Avoidance (cluster C): sum of 2 items, 0 to 8, higher is worse.
    pub const AVOIDANCE: ScaleId = ScaleId::from_static("avoidance");
    /// Negative cognition and mood (cluster D): sum of 7 items, 0 to 28, higher is worse.
    pub const COGNITION_AND_MOOD: ScaleId = ScaleId::from_static("cognition-and-mood");
    /// Arousal and reactivity (cluster E): sum of 6 items, 0 to 24, higher is worse.
    pub const AROUSAL: ScaleId = ScaleId::from_static("arousal");
    /// Number of symptoms present (a count, no diagnosis): a count, no diagnosis, 0 to 20, higher is worse.
    pub const SYMPTOM_COUNT: ScaleId = ScaleId::from_static("symptom-count");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PCL_5
    }
}

static PERMA_PROFILER_PROGRESS_FIRST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/perma-profiler-progress-first.json")));

/// PERMA-Profiler, order that begins with progress (PERMA-Profiler), definition 1.0.0.
///
/// How far people flourish: pleasant feelings, engagement, relationships, meaning and accomplishment, beside unpleasant feelings, health and loneliness.
///
/// The key is verified: Seven parts of three items, two single items, means of 0 to 10, overall the mean of sixteen: several projects that take over the author's form agree in order and labels, one R package and one app in the items of the parts.
pub mod perma_profiler_progress_first {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("perma-profiler-progress-first");
    /// Positive emotion: mean of 3 items, 0 to 10, higher is better.
    pub const POSITIVE_EMOTION: ScaleId = ScaleId::from_static("positive-emotion");
    /// Engagement: mean of 3 items, 0 to 10, higher is better.
    pub const ENGAGEMENT: ScaleId = ScaleId::from_static("engagement");
    /// Relationships: mean of 3 items, 0 to 10, higher is better.
    pub const RELATIONSHIPS: ScaleId = ScaleId::from_static("relationships");
    /// Meaning: mean of 3 items, 0 to 10, higher is better.
    pub const MEANING: ScaleId = ScaleId::from_static("meaning");
    /// Accomplishment: mean of 3 items, 0 to 10, higher is better.
    pub const ACCOMPLISHMENT: ScaleId = ScaleId::from_static("accomplishment");
    /// Negative emotion: mean of 3 items, 0 to 10, higher is worse.
    pub const NEGATIVE_EMOTION: ScaleId = ScaleId::from_static("negative-emotion");
    /// Health: mean of 3 items, 0 to 10, higher is better.
    pub const HEALTH: ScaleId = ScaleId::from_static("health");
    /// Loneliness (one item): mean of 1 items, 0 to 10, higher is worse.
    pub const LONELINESS: ScaleId = ScaleId::from_static("loneliness");
    /// Happiness overall (one item): mean of 1 items, 0 to 10, higher is better.
    pub const HAPPINESS: ScaleId = ScaleId::from_static("happiness");
    /// Overall well-being: mean of 16 items, 0 to 10, higher is better.
    pub const OVERALL: ScaleId = ScaleId::from_static("overall");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PERMA_PROFILER_PROGRESS_FIRST
    }
}

static PERMA_PROFILER_PURPOSE_FIRST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/perma-profiler-purpose-first.json")));

/// PERMA-Profiler, order that begins with purpose (PERMA-Profiler), definition 1.0.0.
///
/// How far people flourish: pleasant feelings, engagement, relationships, meaning and accomplishment, beside unpleasant feelings, health and loneliness.
///
/// The key is verified: The order and the contents stand in the code book of a study, the items of the parts by position in the code of a Japanese health check; both give the same key. Where this order was first printed is not settled: memory says in the article, one project says that the article prints the other.
pub mod perma_profiler_purpose_first {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("perma-profiler-purpose-first");
    /// Positive emotion: mean of 3 items, 0 to 10, higher is better.
    pub const POSITIVE_EMOTION: ScaleId = ScaleId::from_static("positive-emotion");
    /// Engagement: mean of 3 items, 0 to 10, higher is better.
    pub const ENGAGEMENT: ScaleId = ScaleId::from_static("engagement");
    /// Relationships: mean of 3 items, 0 to 10, higher is better.
    pub const RELATIONSHIPS: ScaleId = ScaleId::from_static("relationships");
    /// Meaning: mean of 3 items, 0 to 10, higher is better.
    pub const MEANING: ScaleId = ScaleId::from_static("meaning");
    /// Accomplishment: mean of 3 items, 0 to 10, higher is better.
    pub const ACCOMPLISHMENT: ScaleId = ScaleId::from_static("accomplishment");
    /// Negative emotion: mean of 3 items, 0 to 10, higher is worse.
    pub const NEGATIVE_EMOTION: ScaleId = ScaleId::from_static("negative-emotion");
    /// Health: mean of 3 items, 0 to 10, higher is better.
    pub const HEALTH: ScaleId = ScaleId::from_static("health");
    /// Loneliness (one item): mean of 1 items, 0 to 10, higher is worse.
    pub const LONELINESS: ScaleId = ScaleId::from_static("loneliness");
    /// Happiness overall (one item): mean of 1 items, 0 to 10, higher is better.
    pub const HAPPINESS: ScaleId = ScaleId::from_static("happiness");
    /// Overall well-being: mean of 16 items, 0 to 10, higher is better.
    pub const OVERALL: ScaleId = ScaleId::from_static("overall");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PERMA_PROFILER_PURPOSE_FIRST
    }
}

static PHLMS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/phlms.json")));

/// Philadelphia Mindfulness Scale (PHLMS), definition 1.0.0.
///
/// Awareness of the present moment and acceptance of what is found there, as two scores.
///
/// The key is verified: Odd items are Awareness and even items Acceptance on a public page; an English list and a Thai form show that every even item is about avoiding or controlling inner events and every odd one about noticing, so the even ones are reversed.
pub mod phlms {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("phlms");
    /// Awareness: sum of 10 items, 10 to 50, higher is better.
    pub const AWARENESS: ScaleId = ScaleId::from_static("awareness");
    /// Acceptance: sum of 10 items, 10 to 50, higher is better.
    pub const ACCEPTANCE: ScaleId = ScaleId::from_static("acceptance");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PHLMS
    }
}

static PHQ_2: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/phq-2.json")));

/// Patient Health Questionnaire, two items (PHQ-2), definition 1.0.0.
///
/// The two core signs of a depressive episode, as a first question that asks whether to look closer.
///
/// The key is verified: Two items, options 0 to 3, sum 0 to 6 and the line at 3 were read in the abstract of the authors, in LOINC and in a code base.
pub mod phq_2 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("phq-2");
    /// Total: sum of 2 items, 0 to 6, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PHQ_2
    }
}

static PHQ_4_ANXIETY_FIRST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/phq-4-anxiety-first.json")));

/// Patient Health Questionnaire, four items, anxiety first (PHQ-4), definition 1.0.0.
///
/// Anxiety and low mood together in four questions, as a first look at distress.
///
/// The key is verified: Anxiety in items 1 and 2, depression in items 3 and 4, sums and lines were read in a code base, in the notice of a US institute and in several lists.
pub mod phq_4_anxiety_first {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("phq-4-anxiety-first");
    /// Anxiety (GAD-2): sum of 2 items, 0 to 6, higher is worse.
    pub const ANXIETY: ScaleId = ScaleId::from_static("anxiety");
    /// Depression (PHQ-2): sum of 2 items, 0 to 6, higher is worse.
    pub const DEPRESSION: ScaleId = ScaleId::from_static("depression");
    /// Total: sum of 4 items, 0 to 12, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PHQ_4_ANXIETY_FIRST
    }
}

static PHQ_4_DEPRESSION_FIRST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/phq-4-depression-first.json")));

/// Patient Health Questionnaire, four items, depression first (PHQ-4), definition 1.0.0.
///
/// Anxiety and low mood together in four questions, as a first look at distress.
///
/// The key is verified: The order was read in two apps that name the German form and in two data sets; subscales, sums and lines are those of the usual form, items told by content.
pub mod phq_4_depression_first {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("phq-4-depression-first");
    /// Anxiety (GAD-2): sum of 2 items, 0 to 6, higher is worse.
    pub const ANXIETY: ScaleId = ScaleId::from_static("anxiety");
    /// Depression (PHQ-2): sum of 2 items, 0 to 6, higher is worse.
    pub const DEPRESSION: ScaleId = ScaleId::from_static("depression");
    /// Total: sum of 4 items, 0 to 12, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PHQ_4_DEPRESSION_FIRST
    }
}

static PHQ_8: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/phq-8.json")));

/// Patient Health Questionnaire, depression scale of eight items (PHQ-8), definition 1.0.0.
///
/// How much eight symptoms of a depressive episode have bothered a person; the question on death and self-harm is left out.
///
/// The key is verified: Eight items, options 0 to 3, total 0 to 24, the four lines and the counting rule (two or higher counts) were read in one code base; a second and a printed table agree on total and lines.
pub mod phq_8 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("phq-8");
    /// Total: sum of 8 items, 0 to 24, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Number of symptoms present (a count, no diagnosis): a count, no diagnosis, 0 to 8, higher is worse.
    pub const SYMPTOM_CRITERIA: ScaleId = ScaleId::from_static("symptom-criteria");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PHQ_8
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

static PSS_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/pss-10.json")));

/// Perceived Stress Scale, ten items (PSS-10), definition 1.0.0.
///
/// How unpredictable, uncontrollable and overloaded a person finds life at present.
///
/// The key is verified: The reversed items 4, 5, 7 and 8 stand on the author's page, in LOINC and in a measure registry. The two subscales come from later literature; their items were read in a vendor's report.
pub mod pss_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("pss-10");
    /// Total: sum of 10 items, 0 to 40, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Perceived helplessness: sum of 6 items, 0 to 24, higher is worse.
    pub const HELPLESSNESS: ScaleId = ScaleId::from_static("helplessness");
    /// Lack of perceived self-efficacy: sum of 4 items, 0 to 16, higher is worse.
    pub const LOW_SELF_EFFICACY: ScaleId = ScaleId::from_static("low-self-efficacy");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PSS_10
    }
}

static PSS_14: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/pss-14.json")));

/// Perceived Stress Scale, 14 items (PSS-14), definition 1.0.0.
///
/// How unpredictable, uncontrollable and overloaded a person finds life at present, in the first and longest form.
///
/// The key is verified: The reversed items 4, 5, 6, 7, 9, 10 and 13 stand on the author's page and in a public script.
pub mod pss_14 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("pss-14");
    /// Total: sum of 14 items, 0 to 56, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PSS_14
    }
}

static PSS_4: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/pss-4.json")));

/// Perceived Stress Scale, four items (PSS-4), definition 1.0.0.
///
/// How uncontrollable and overloaded a person finds life at present, in four questions that also fit a telephone call.
///
/// The key is verified: The reversed items 2 and 3 stand on the author's page and in a code base; the four items were matched with both longer forms by content.
pub mod pss_4 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("pss-4");
    /// Total: sum of 4 items, 0 to 16, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PSS_4
    }
}

static PSWQ: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/pswq.json")));

/// Penn State Worry Questionnaire (PSWQ), definition 1.0.0.
///
/// How much, how easily and how lastingly a person worries.
///
/// The key is verified: Reversed 1, 3, 8, 10 and 11, sum 16 to 80: two test sites and two code bases agree, and the item list of one shows that just these five are worded the other way. The two short scores stand in one code base.
pub mod pswq {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("pswq");
    /// Total: sum of 16 items, 16 to 80, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Abbreviated score, 8 items: sum of 8 items, 8 to 40, higher is worse.
    pub const PSWQ_A: ScaleId = ScaleId::from_static("pswq-a");
    /// Ultra-brief score, 3 items: sum of 3 items, 3 to 15, higher is worse.
    pub const PSWQ_3: ScaleId = ScaleId::from_static("pswq-3");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::PSWQ
    }
}

static RAAS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/raas.json")));

/// Revised Adult Attachment Scale (RAAS), definition 1.0.0.
///
/// How much at ease people are with closeness, how far they feel able to depend on others, and how much they worry about being rejected or unloved.
///
/// The key is verified: The author's scoring sheet and a study's syntax agree on three scales and seven reversed items. A second code base prints all 18 topics in order, with the same anxiety items and the same twelve signed items for avoidance.
pub mod raas {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("raas");
    /// Close: comfort with closeness: mean of 6 items, 1 to 5, higher is better.
    pub const CLOSE: ScaleId = ScaleId::from_static("close");
    /// Depend: comfort with depending on others: mean of 6 items, 1 to 5, higher is better.
    pub const DEPEND: ScaleId = ScaleId::from_static("depend");
    /// Anxiety about being rejected or unloved: mean of 6 items, 1 to 5, higher is worse.
    pub const ANXIETY: ScaleId = ScaleId::from_static("anxiety");
    /// Close and depend together: mean of 2 scales, 1 to 5, higher is better.
    pub const CLOSENESS_DEPENDENCE: ScaleId = ScaleId::from_static("closeness-dependence");
    /// Avoidance, scoring in two dimensions: mean of 12 items, 1 to 5, higher is worse.
    pub const AVOIDANCE: ScaleId = ScaleId::from_static("avoidance");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RAAS
    }
}

static RQ: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/rq.json")));

/// Relationship Questionnaire (RQ), definition 1.0.0.
///
/// How well four short portraits of being close to others fit a person, and from them how the person sees the self and other people in closeness.
///
/// The key is verified: Both formulas stand in a public article after Griffin and Bartholomew; the order stands on two public forms and in a profile on the first author's page.
pub mod rq {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("rq");
    /// Secure rating: sum of 1 items, 1 to 7, higher is better.
    pub const SECURE: ScaleId = ScaleId::from_static("secure");
    /// Fearful rating: sum of 1 items, 1 to 7, higher is worse.
    pub const FEARFUL: ScaleId = ScaleId::from_static("fearful");
    /// Preoccupied rating: sum of 1 items, 1 to 7, higher is worse.
    pub const PREOCCUPIED: ScaleId = ScaleId::from_static("preoccupied");
    /// Dismissing rating: sum of 1 items, 1 to 7, higher is worse.
    pub const DISMISSING: ScaleId = ScaleId::from_static("dismissing");
    /// Model of self: weighted sum of scales, -12 to 12, higher is better.
    pub const MODEL_OF_SELF: ScaleId = ScaleId::from_static("model-of-self");
    /// Model of other: weighted sum of scales, -12 to 12, higher is better.
    pub const MODEL_OF_OTHER: ScaleId = ScaleId::from_static("model-of-other");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RQ
    }
}

static RRQ: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/rrq.json")));

/// Rumination-Reflection Questionnaire (RRQ), definition 1.0.0.
///
/// Two ways of turning attention to oneself: dwelling on oneself against one's will, and exploring oneself out of curiosity.
///
/// The key is verified: Reversed 6, 9, 10 and 13, 14, 17, 20, 24: a study's scale description and the definition file of an unrelated app agree on all 24 items, and the app's item list shows that just these eight are worded the other way. The rumination half stands in a third source.
pub mod rrq {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("rrq");
    /// Rumination, mean: mean of 12 items, 1 to 5, higher is worse.
    pub const RUMINATION: ScaleId = ScaleId::from_static("rumination");
    /// Reflection, mean: mean of 12 items, 1 to 5, neither way is better.
    pub const REFLECTION: ScaleId = ScaleId::from_static("reflection");
    /// Rumination, sum: sum of 12 items, 12 to 60, higher is worse.
    pub const RUMINATION_SUM: ScaleId = ScaleId::from_static("rumination-sum");
    /// Reflection, sum: sum of 12 items, 12 to 60, neither way is better.
    pub const REFLECTION_SUM: ScaleId = ScaleId::from_static("reflection-sum");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RRQ
    }
}

static RRS_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/rrs-10.json")));

/// Ruminative Responses Scale, ten items (RRS-10), definition 1.0.0.
///
/// Two ways of thinking when low: brooding over what is wrong, and reflecting on it.
///
/// The key is verified: Four public forms print the ten items in this order; two of them name brooding (1, 3, 6, 7, 8) and reflection (2, 4, 5, 9, 10). A printed form of 22 items has the same topics at the numbers of the map. Options 1 to 4, no reversal.
pub mod rrs_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("rrs-10");
    /// Brooding: sum of 5 items, 5 to 20, higher is worse.
    pub const BROODING: ScaleId = ScaleId::from_static("brooding");
    /// Reflection: sum of 5 items, 5 to 20, neither way is better.
    pub const REFLECTION: ScaleId = ScaleId::from_static("reflection");
    /// Total: sum of 10 items, 10 to 40, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RRS_10
    }
}

static RRS_22: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/rrs-22.json")));

/// Ruminative Responses Scale (RRS), definition 1.0.0.
///
/// What people generally think and do when they feel low: dwelling on the state itself, brooding, and reflecting.
///
/// The key is verified: Options 1 to 4, no reversal. Two public code bases give the three sets of items; a printed form of 22 items and four printed forms of the ten items confirm brooding and reflection by topic.
pub mod rrs_22 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("rrs-22");
    /// Depression-related, sum: sum of 12 items, 12 to 48, higher is worse.
    pub const DEPRESSION: ScaleId = ScaleId::from_static("depression");
    /// Brooding, sum: sum of 5 items, 5 to 20, higher is worse.
    pub const BROODING: ScaleId = ScaleId::from_static("brooding");
    /// Reflection, sum: sum of 5 items, 5 to 20, neither way is better.
    pub const REFLECTION: ScaleId = ScaleId::from_static("reflection");
    /// Total, sum: sum of 22 items, 22 to 88, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Depression-related, mean: mean of 12 items, 1 to 4, higher is worse.
    pub const DEPRESSION_MEAN: ScaleId = ScaleId::from_static("depression-mean");
    /// Brooding, mean: mean of 5 items, 1 to 4, higher is worse.
    pub const BROODING_MEAN: ScaleId = ScaleId::from_static("brooding-mean");
    /// Reflection, mean: mean of 5 items, 1 to 4, neither way is better.
    pub const REFLECTION_MEAN: ScaleId = ScaleId::from_static("reflection-mean");
    /// Total, mean: mean of 22 items, 1 to 4, higher is worse.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RRS_22
    }
}

static RSES_SATISFACTION_FIRST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/rses-satisfaction-first.json")));

/// Rosenberg Self-Esteem Scale, order that begins with satisfaction (RSES), definition 1.0.0.
///
/// How much worth people give themselves, as a whole.
///
/// The key is verified: Ten items, options 0 to 3, items 2, 5, 6, 8 and 9 reversed, sum 0 to 30: a form with its scoring and two packages agree. The map to the other order was made by content, item by item, and carries the reversed items over exactly.
pub mod rses_satisfaction_first {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("rses-satisfaction-first");
    /// Total, options counted 0 to 3: sum of 10 items, 0 to 30, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, options counted 1 to 4: another scale in another unit, 10 to 40, higher is better.
    pub const TOTAL_FROM_TEN: ScaleId = ScaleId::from_static("total-from-ten");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RSES_SATISFACTION_FIRST
    }
}

static RSES_WORTH_FIRST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/rses-worth-first.json")));

/// Rosenberg Self-Esteem Scale, order that begins with worth (RSES), definition 1.0.0.
///
/// How much worth people give themselves, as a whole.
///
/// The key is verified: Ten items, options 0 to 3, items 3, 5, 8, 9 and 10 reversed, sum 0 to 30: pages that quote the Maryland department and two packages agree. The map to the other order was made by content, item by item, and carries the reversed items over exactly.
pub mod rses_worth_first {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("rses-worth-first");
    /// Total, options counted 0 to 3: sum of 10 items, 0 to 30, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, options counted 1 to 4: another scale in another unit, 10 to 40, higher is better.
    pub const TOTAL_FROM_TEN: ScaleId = ScaleId::from_static("total-from-ten");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::RSES_WORTH_FIRST
    }
}

static SACS_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/sacs-10.json")));

/// Self-as-Context Scale (SACS), definition 1.0.0.
///
/// How far people can meet inner turmoil calmly, and sense themselves as the one who notices thoughts and feelings and stays while these change.
///
/// The key is partly: Ten items, two parts and a total are in the authors' abstracts. The items of each part, the total from 10 to 70 and that nothing is reversed were read in the scripts of one thesis only, which refer to the authors' papers.
pub mod sacs_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("sacs-10");
    /// Centering, sum: sum of 4 items, 4 to 28, higher is better.
    pub const CENTERING: ScaleId = ScaleId::from_static("centering");
    /// Transcending, sum: sum of 6 items, 6 to 42, higher is better.
    pub const TRANSCENDING: ScaleId = ScaleId::from_static("transcending");
    /// Total, sum: sum of 10 items, 10 to 70, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, mean: mean of 10 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SACS_10
    }
}

static SAI_6: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/sai-6.json")));

/// Session Alliance Inventory, six items (SAI), definition 1.0.0.
///
/// The working alliance in the last session as a client sees it.
///
/// The key is recalled: Six items, six steps, no reversal and one score of all six are looked up. That the steps count 0 to 5, and not 1 to 6, is from memory.
pub mod sai_6 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("sai-6");
    /// Total, mean: mean of 6 items, 0 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SAI_6
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

static SCRS_10: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/scrs-10.json")));

/// Self-Critical Rumination Scale (SCRS), definition 1.0.0.
///
/// Going over one's faults and mistakes in thought, again and again.
///
/// The key is recalled: Ten items, one factor: read in the abstract. All ten statements point the same way and are added up without reversal: read in the scripts of a study. That the options run from 1 to 4 is from memory; compare with the form before use.
pub mod scrs_10 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("scrs-10");
    /// Total: sum of 10 items, 10 to 40, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SCRS_10
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

static SOCIAL_CONNECTEDNESS_R: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/social-connectedness-r.json")));

/// Social Connectedness Scale, revised (SCS-R), definition 1.0.0.
///
/// How close a person feels to people and how much part of the social world.
///
/// The key is verified: Options 1 to 6; reversed 3, 6, 7, 9, 11, 13, 15, 17, 18 and 20: public scripts of one study, and an unrelated app whose 20 topics in order show that just these ten are worded the distant way.
pub mod social_connectedness_r {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("social-connectedness-r");
    /// Total: sum of 20 items, 20 to 120, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SOCIAL_CONNECTEDNESS_R
    }
}

static SOCS_O: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/socs-o.json")));

/// Sussex-Oxford Compassion for Others Scale (SOCS-O), definition 1.0.0.
///
/// Compassion with other people in five elements: noticing their suffering, knowing that everybody suffers, feeling with them, staying with what is hard to feel, and doing something that helps.
///
/// The key is verified: The element of each item is coded in the models and notebooks of a German research group, which add up elements and total; an unrelated item list has the same order of contents and the options 1 to 5. The authors' own scoring sheet was not opened; the printed words of the options are from memory and are left out.
pub mod socs_o {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("socs-o");
    /// Recognising suffering: sum of 4 items, 4 to 20, higher is better.
    pub const RECOGNISING: ScaleId = ScaleId::from_static("recognising");
    /// Understanding that all suffer: sum of 4 items, 4 to 20, higher is better.
    pub const UNIVERSALITY: ScaleId = ScaleId::from_static("universality");
    /// Feeling for the one who suffers: sum of 4 items, 4 to 20, higher is better.
    pub const FEELING: ScaleId = ScaleId::from_static("feeling");
    /// Tolerating uncomfortable feelings: sum of 4 items, 4 to 20, higher is better.
    pub const TOLERATING: ScaleId = ScaleId::from_static("tolerating");
    /// Acting, or wanting to act: sum of 4 items, 4 to 20, higher is better.
    pub const ACTING: ScaleId = ScaleId::from_static("acting");
    /// Total, sum: sum of 20 items, 20 to 100, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, mean: mean of 20 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SOCS_O
    }
}

static SOCS_S: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/socs-s.json")));

/// Sussex-Oxford Compassion for the Self Scale (SOCS-S), definition 1.0.0.
///
/// Compassion with oneself in five elements: noticing one's suffering, knowing that everybody suffers, feeling kindly, staying with what is hard to feel, and doing something that helps.
///
/// The key is verified: The element of each item is coded in the models and notebooks of a German research group, which add up elements and total; two unrelated item lists have the same order of contents and the options 1 to 5. The authors' own scoring sheet was not opened; the printed words of the options are from memory and are left out.
pub mod socs_s {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("socs-s");
    /// Recognising suffering: sum of 4 items, 4 to 20, higher is better.
    pub const RECOGNISING: ScaleId = ScaleId::from_static("recognising");
    /// Understanding that all suffer: sum of 4 items, 4 to 20, higher is better.
    pub const UNIVERSALITY: ScaleId = ScaleId::from_static("universality");
    /// Feeling for the one who suffers: sum of 4 items, 4 to 20, higher is better.
    pub const FEELING: ScaleId = ScaleId::from_static("feeling");
    /// Tolerating uncomfortable feelings: sum of 4 items, 4 to 20, higher is better.
    pub const TOLERATING: ScaleId = ScaleId::from_static("tolerating");
    /// Acting, or wanting to act: sum of 4 items, 4 to 20, higher is better.
    pub const ACTING: ScaleId = ScaleId::from_static("acting");
    /// Total, sum: sum of 20 items, 20 to 100, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, mean: mean of 20 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SOCS_S
    }
}

static SPANE: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/spane.json")));

/// Scale of Positive and Negative Experience (SPANE), definition 1.0.0.
///
/// How often people had pleasant and unpleasant feelings in the last weeks, and the balance of the two.
///
/// The key is verified: Six words each, options 1 to 5, two sums of 6 to 30 and their difference: the form with its scoring in the authors' chapter, and a survey library with the item numbers.
pub mod spane {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("spane");
    /// Positive feelings: sum of 6 items, 6 to 30, higher is better.
    pub const SPANE_P: ScaleId = ScaleId::from_static("spane-p");
    /// Negative feelings: sum of 6 items, 6 to 30, higher is worse.
    pub const SPANE_N: ScaleId = ScaleId::from_static("spane-n");
    /// Affect balance: weighted sum of scales, -24 to 24, higher is better.
    pub const SPANE_B: ScaleId = ScaleId::from_static("spane-b");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SPANE
    }
}

static SRIS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/sris.json")));

/// Self-Reflection and Insight Scale (SRIS), definition 1.0.0.
///
/// How much a person looks at own thoughts, feelings and acts, wants to do so, and how clear they are.
///
/// The key is verified: One public script names all 20 numbers with part and reversal; the codebook of another study and a third repository give, part by part, the same topics and the same reversed places. Options 1 to 6.
pub mod sris {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("sris");
    /// Engagement in self-reflection: sum of 6 items, 6 to 36, neither way is better.
    pub const ENGAGEMENT: ScaleId = ScaleId::from_static("engagement");
    /// Need for self-reflection: sum of 6 items, 6 to 36, neither way is better.
    pub const NEED: ScaleId = ScaleId::from_static("need");
    /// Insight: sum of 8 items, 8 to 48, higher is better.
    pub const INSIGHT: ScaleId = ScaleId::from_static("insight");
    /// Self-reflection: sum of 12 items, 12 to 72, neither way is better.
    pub const SELF_REFLECTION: ScaleId = ScaleId::from_static("self-reflection");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SRIS
    }
}

static SRS_V3: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/srs-v3.json")));

/// Session Rating Scale, version 3 (SRS), definition 1.0.0.
///
/// How a client found the session just ended: being heard, goals and topics, the approach, and the session as a whole.
///
/// The key is verified: Four lines of ten centimetres, low at the left, added up to 0 to 40: the page of a UK research body and two public pages agree.
pub mod srs_v3 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("srs-v3");
    /// Total: sum of 4 items, 0 to 40, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SRS_V3
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

static SWLS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/swls.json")));

/// Satisfaction With Life Scale (SWLS), definition 1.0.0.
///
/// How satisfied people are with their life as a whole, by their own measure.
///
/// The key is verified: Five items, options 1 to 7, no reversal, sum 5 to 35: the author's department, a German scale archive and several pages agree.
pub mod swls {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("swls");
    /// Total, sum: sum of 5 items, 5 to 35, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total, mean: mean of 5 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::SWLS
    }
}

static TEQ: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/teq.json")));

/// Toronto Empathy Questionnaire (TEQ), definition 1.0.0.
///
/// Empathy as feeling with others, in one score.
///
/// The key is verified: Options 0 to 4, the eight reversed items and the range 0 to 64 agree on a public test page and in a study's repository.
pub mod teq {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("teq");
    /// Total: sum of 16 items, 0 to 64, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::TEQ
    }
}

static TPAS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/tpas.json")));

/// Types of Positive Affect Scale (TPAS), definition 1.0.0.
///
/// Which kinds of pleasant feelings are typical of a person: stirred up and lively, relaxed, or safe and content.
///
/// The key is partly: All item numbers come from one public implementation, which says that it compared order and scoring with the official English sheet. They agree with the 8, 6 and 4 items of the article (from memory) and with what the words mean. A second independent source is wanting.
pub mod tpas {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("tpas");
    /// Activated positive affect: sum of 8 items, 0 to 32, higher is better.
    pub const ACTIVATED: ScaleId = ScaleId::from_static("activated");
    /// Relaxed positive affect: sum of 6 items, 0 to 24, higher is better.
    pub const RELAXED: ScaleId = ScaleId::from_static("relaxed");
    /// Safe and content positive affect: sum of 4 items, 0 to 16, higher is better.
    pub const SAFE_CONTENT: ScaleId = ScaleId::from_static("safe-content");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::TPAS
    }
}

static UCLA_3: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ucla-3.json")));

/// Three-Item Loneliness Scale (UCLA-3), definition 1.0.0.
///
/// How lonely a person feels, asked without the word.
///
/// The key is verified: Three items, options 1 to 3, no reversal, sum 3 to 9: a research code base tells the whole key, the table of the UK statistics office the items and options.
pub mod ucla_3 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ucla-3");
    /// Total: sum of 3 items, 3 to 9, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::UCLA_3
    }
}

static UCLA_LS3: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/ucla-ls3.json")));

/// UCLA Loneliness Scale, version 3 (UCLA-LS3), definition 1.0.0.
///
/// How often a person feels lonely, left out or without company.
///
/// The key is verified: Options 1 to 4; reversed 1, 5, 6, 9, 10, 15, 16, 19 and 20: three public scripts of different authors agree. The revised form of 1980 reverses item 4 as well.
pub mod ucla_ls3 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("ucla-ls3");
    /// Total: sum of 20 items, 20 to 80, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::UCLA_LS3
    }
}

static WAI_S: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/wai-s.json")));

/// Working Alliance Inventory, short form of Tracey and Kokotovic (WAI-S), definition 1.0.0.
///
/// How a client or a therapist sees the work together: agreement on the goals, agreement on what is done, and the bond.
///
/// The key is verified: A form used in a trial prints the twelve topics in order with seven options. Their scale and reversal in a public key of the 36 items give just this key.
pub mod wai_s {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("wai-s");
    /// Agreement on goals, sum: sum of 4 items, 4 to 28, higher is better.
    pub const GOAL: ScaleId = ScaleId::from_static("goal");
    /// Agreement on tasks, sum: sum of 4 items, 4 to 28, higher is better.
    pub const TASK: ScaleId = ScaleId::from_static("task");
    /// Bond, sum: sum of 4 items, 4 to 28, higher is better.
    pub const BOND: ScaleId = ScaleId::from_static("bond");
    /// Working alliance, sum: sum of 12 items, 12 to 84, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Agreement on goals, mean: mean of 4 items, 1 to 7, higher is better.
    pub const GOAL_MEAN: ScaleId = ScaleId::from_static("goal-mean");
    /// Agreement on tasks, mean: mean of 4 items, 1 to 7, higher is better.
    pub const TASK_MEAN: ScaleId = ScaleId::from_static("task-mean");
    /// Bond, mean: mean of 4 items, 1 to 7, higher is better.
    pub const BOND_MEAN: ScaleId = ScaleId::from_static("bond-mean");
    /// Working alliance, mean: mean of 12 items, 1 to 7, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::WAI_S
    }
}

static WAI_SR_CLIENT: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/wai-sr-client.json")));

/// Working Alliance Inventory, short revised, client form (WAI-SR), definition 1.0.0.
///
/// How a client sees the work with a therapist: agreement on the goals, agreement on what is done, and the bond.
///
/// The key is verified: Two services print the items of each scale; a public program has the twelve topics by number and scale. All three agree, with options 1 to 5.
pub mod wai_sr_client {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("wai-sr-client");
    /// Agreement on goals, sum: sum of 4 items, 4 to 20, higher is better.
    pub const GOAL: ScaleId = ScaleId::from_static("goal");
    /// Agreement on tasks, sum: sum of 4 items, 4 to 20, higher is better.
    pub const TASK: ScaleId = ScaleId::from_static("task");
    /// Bond, sum: sum of 4 items, 4 to 20, higher is better.
    pub const BOND: ScaleId = ScaleId::from_static("bond");
    /// Working alliance, sum: sum of 12 items, 12 to 60, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Agreement on goals, mean: mean of 4 items, 1 to 5, higher is better.
    pub const GOAL_MEAN: ScaleId = ScaleId::from_static("goal-mean");
    /// Agreement on tasks, mean: mean of 4 items, 1 to 5, higher is better.
    pub const TASK_MEAN: ScaleId = ScaleId::from_static("task-mean");
    /// Bond, mean: mean of 4 items, 1 to 5, higher is better.
    pub const BOND_MEAN: ScaleId = ScaleId::from_static("bond-mean");
    /// Working alliance, mean: mean of 12 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::WAI_SR_CLIENT
    }
}

static WAI_SRT_THERAPIST: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/wai-srt-therapist.json")));

/// Working Alliance Inventory, short revised, therapist form (WAI-SRT), definition 1.0.0.
///
/// How a therapist sees the work with a client.
///
/// The key is recalled: Only the total is scored. Ten items, options 1 to 5 and no reversal are from memory; no page, form or code that prints them was found. The parts goal, task and bond are left out until somebody has read the article.
pub mod wai_srt_therapist {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("wai-srt-therapist");
    /// Working alliance seen by the therapist, sum: sum of 10 items, 10 to 50, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Working alliance seen by the therapist, mean: mean of 10 items, 1 to 5, higher is better.
    pub const TOTAL_MEAN: ScaleId = ScaleId::from_static("total-mean");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::WAI_SRT_THERAPIST
    }
}

static WEMWBS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/wemwbs.json")));

/// Warwick-Edinburgh Mental Well-being Scale (WEMWBS), definition 1.0.0.
///
/// Mental well-being as feeling good and functioning well, in fourteen positive statements.
///
/// The key is verified: Fourteen items, options 1 to 5, plain sum 14 to 70 without reversal, on the holder's page and in a code base.
pub mod wemwbs {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("wemwbs");
    /// Total: sum of 14 items, 14 to 70, higher is better.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::WEMWBS
    }
}

static WHO_5: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/who-5.json")));

/// World Health Organization-Five Well-Being Index (WHO-5), definition 1.0.0.
///
/// How well a person has felt lately: mood, calm, energy, rest and interest, asked only in positive terms.
///
/// The key is verified: Five items, options 0 to 5, sum 0 to 25 and the sum times 4 agree in a code base that follows the WHO edition, in two help pages and in an information sheet.
pub mod who_5 {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("who-5");
    /// Raw sum: sum of 5 items, 0 to 25, higher is better.
    pub const RAW: ScaleId = ScaleId::from_static("raw");
    /// Percentage score: another scale in another unit, 0 to 100, higher is better.
    pub const PERCENTAGE: ScaleId = ScaleId::from_static("percentage");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::WHO_5
    }
}

static WSAS: LazyLock<Instrument> =
    LazyLock::new(|| load(include_str!("../instruments/wsas.json")));

/// Work and Social Adjustment Scale (WSAS), definition 1.0.0.
///
/// How much a stated problem gets in the way of work, home, leisure and close relationships.
///
/// The key is verified: Five items of 0 to 8, sum 0 to 40, no reversal: a code base, the article's abstract and three public scoring pages agree. What to do where item 1 does not apply is told in two ways; see the notes of the scales.
pub mod wsas {
    use karuna_core::{InstrumentId, ScaleId};

    use crate::instrument::Instrument;

    /// The instrument's id.
    pub const ID: InstrumentId = InstrumentId::from_static("wsas");
    /// Total: sum of 5 items, 0 to 40, higher is worse.
    pub const TOTAL: ScaleId = ScaleId::from_static("total");
    /// Total of items 2 to 5: sum of 4 items, 0 to 32, higher is worse.
    pub const TOTAL_WITHOUT_WORK: ScaleId = ScaleId::from_static("total-without-work");

    /// The instrument; parsed at the first call.
    #[must_use]
    pub fn instrument() -> &'static Instrument {
        &super::WSAS
    }
}

/// All built-in definitions, in the order of their ids.
pub(crate) static BUILTIN: [BuiltIn; 108] = [
    BuiltIn { id: "aaq-ii", version: "1.0.0", instrument: &AAQ_II },
    BuiltIn { id: "arm-5", version: "1.0.0", instrument: &ARM_5 },
    BuiltIn { id: "audit-c", version: "1.0.0", instrument: &AUDIT_C },
    BuiltIn { id: "brs", version: "1.0.0", instrument: &BRS },
    BuiltIn { id: "cams-r-10", version: "1.0.0", instrument: &CAMS_R_10 },
    BuiltIn { id: "cams-r-12", version: "1.0.0", instrument: &CAMS_R_12 },
    BuiltIn { id: "cbi", version: "1.0.0", instrument: &CBI },
    BuiltIn { id: "cd-risc-10", version: "1.0.0", instrument: &CD_RISC_10 },
    BuiltIn { id: "cd-risc-2", version: "1.0.0", instrument: &CD_RISC_2 },
    BuiltIn { id: "ceas-from-others", version: "1.0.0", instrument: &CEAS_FROM_OTHERS },
    BuiltIn { id: "ceas-self", version: "1.0.0", instrument: &CEAS_SELF },
    BuiltIn { id: "ceas-to-others", version: "1.0.0", instrument: &CEAS_TO_OTHERS },
    BuiltIn { id: "cfq-7", version: "1.0.0", instrument: &CFQ_7 },
    BuiltIn { id: "cls-close-others", version: "1.0.0", instrument: &CLS_CLOSE_OTHERS },
    BuiltIn { id: "cls-humanity", version: "1.0.0", instrument: &CLS_HUMANITY },
    BuiltIn { id: "cls-specific-person", version: "1.0.0", instrument: &CLS_SPECIFIC_PERSON },
    BuiltIn { id: "cmas-other", version: "1.0.0", instrument: &CMAS_OTHER },
    BuiltIn { id: "cmas-self", version: "1.0.0", instrument: &CMAS_SELF },
    BuiltIn { id: "core-10", version: "1.0.0", instrument: &CORE_10 },
    BuiltIn { id: "core-om", version: "1.0.0", instrument: &CORE_OM },
    BuiltIn { id: "cs-pommier", version: "1.0.0", instrument: &CS_POMMIER },
    BuiltIn { id: "csq-8", version: "1.0.0", instrument: &CSQ_8 },
    BuiltIn { id: "dass-21", version: "1.0.0", instrument: &DASS_21 },
    BuiltIn { id: "dass-42", version: "1.0.0", instrument: &DASS_42 },
    BuiltIn { id: "ders-16", version: "1.0.0", instrument: &DERS_16 },
    BuiltIn { id: "ders-18", version: "1.0.0", instrument: &DERS_18 },
    BuiltIn { id: "ders-36", version: "1.0.0", instrument: &DERS_36 },
    BuiltIn { id: "ecr-12", version: "1.0.0", instrument: &ECR_12 },
    BuiltIn { id: "ecr-36", version: "1.0.0", instrument: &ECR_36 },
    BuiltIn { id: "ecr-r-block", version: "1.0.0", instrument: &ECR_R_BLOCK },
    BuiltIn { id: "ecr-r-interleaved", version: "1.0.0", instrument: &ECR_R_INTERLEAVED },
    BuiltIn { id: "ecr-rs", version: "1.0.0", instrument: &ECR_RS },
    BuiltIn { id: "ecr-s", version: "1.0.0", instrument: &ECR_S },
    BuiltIn { id: "eq-60", version: "1.0.0", instrument: &EQ_60 },
    BuiltIn { id: "eq-d-11", version: "1.0.0", instrument: &EQ_D_11 },
    BuiltIn { id: "erq-10", version: "1.0.0", instrument: &ERQ_10 },
    BuiltIn { id: "fcs-for-others", version: "1.0.0", instrument: &FCS_FOR_OTHERS },
    BuiltIn { id: "fcs-from-others", version: "1.0.0", instrument: &FCS_FROM_OTHERS },
    BuiltIn { id: "fcs-self", version: "1.0.0", instrument: &FCS_SELF },
    BuiltIn { id: "ffmq-15", version: "1.0.0", instrument: &FFMQ_15 },
    BuiltIn { id: "ffmq-24", version: "1.0.0", instrument: &FFMQ_24 },
    BuiltIn { id: "ffmq-39", version: "1.0.0", instrument: &FFMQ_39 },
    BuiltIn { id: "flourishing-scale", version: "1.0.0", instrument: &FLOURISHING_SCALE },
    BuiltIn { id: "fscrs", version: "1.0.0", instrument: &FSCRS },
    BuiltIn { id: "gad-2", version: "1.0.0", instrument: &GAD_2 },
    BuiltIn { id: "gad-7", version: "1.0.0", instrument: &GAD_7 },
    BuiltIn { id: "gcq-s", version: "1.0.0", instrument: &GCQ_S },
    BuiltIn { id: "gcs-7", version: "1.0.0", instrument: &GCS_7 },
    BuiltIn { id: "gq-6", version: "1.0.0", instrument: &GQ_6 },
    BuiltIn { id: "iri", version: "1.0.0", instrument: &IRI },
    BuiltIn { id: "isi", version: "1.0.0", instrument: &ISI },
    BuiltIn { id: "k10", version: "1.0.0", instrument: &K10 },
    BuiltIn { id: "k6", version: "1.0.0", instrument: &K6 },
    BuiltIn { id: "kims", version: "1.0.0", instrument: &KIMS },
    BuiltIn { id: "maas", version: "1.0.0", instrument: &MAAS },
    BuiltIn { id: "oas", version: "1.0.0", instrument: &OAS },
    BuiltIn { id: "oas-2", version: "1.0.0", instrument: &OAS_2 },
    BuiltIn { id: "ors", version: "1.0.0", instrument: &ORS },
    BuiltIn { id: "panas", version: "1.0.0", instrument: &PANAS },
    BuiltIn { id: "pcl-5", version: "1.0.0", instrument: &PCL_5 },
    BuiltIn { id: "perma-profiler-progress-first", version: "1.0.0", instrument: &PERMA_PROFILER_PROGRESS_FIRST },
    BuiltIn { id: "perma-profiler-purpose-first", version: "1.0.0", instrument: &PERMA_PROFILER_PURPOSE_FIRST },
    BuiltIn { id: "phlms", version: "1.0.0", instrument: &PHLMS },
    BuiltIn { id: "phq-2", version: "1.0.0", instrument: &PHQ_2 },
    BuiltIn { id: "phq-4-anxiety-first", version: "1.0.0", instrument: &PHQ_4_ANXIETY_FIRST },
    BuiltIn { id: "phq-4-depression-first", version: "1.0.0", instrument: &PHQ_4_DEPRESSION_FIRST },
    BuiltIn { id: "phq-8", version: "1.0.0", instrument: &PHQ_8 },
    BuiltIn { id: "phq-9", version: "1.0.0", instrument: &PHQ_9 },
    BuiltIn { id: "proqol-5", version: "1.0.0", instrument: &PROQOL_5 },
    BuiltIn { id: "pss-10", version: "1.0.0", instrument: &PSS_10 },
    BuiltIn { id: "pss-14", version: "1.0.0", instrument: &PSS_14 },
    BuiltIn { id: "pss-4", version: "1.0.0", instrument: &PSS_4 },
    BuiltIn { id: "pswq", version: "1.0.0", instrument: &PSWQ },
    BuiltIn { id: "raas", version: "1.0.0", instrument: &RAAS },
    BuiltIn { id: "rq", version: "1.0.0", instrument: &RQ },
    BuiltIn { id: "rrq", version: "1.0.0", instrument: &RRQ },
    BuiltIn { id: "rrs-10", version: "1.0.0", instrument: &RRS_10 },
    BuiltIn { id: "rrs-22", version: "1.0.0", instrument: &RRS_22 },
    BuiltIn { id: "rses-satisfaction-first", version: "1.0.0", instrument: &RSES_SATISFACTION_FIRST },
    BuiltIn { id: "rses-worth-first", version: "1.0.0", instrument: &RSES_WORTH_FIRST },
    BuiltIn { id: "sacs-10", version: "1.0.0", instrument: &SACS_10 },
    BuiltIn { id: "sai-6", version: "1.0.0", instrument: &SAI_6 },
    BuiltIn { id: "scbcs", version: "1.0.0", instrument: &SCBCS },
    BuiltIn { id: "scrs-10", version: "1.0.0", instrument: &SCRS_10 },
    BuiltIn { id: "scs", version: "1.0.0", instrument: &SCS },
    BuiltIn { id: "scs-sf", version: "1.0.0", instrument: &SCS_SF },
    BuiltIn { id: "scs-y", version: "1.0.0", instrument: &SCS_Y },
    BuiltIn { id: "social-connectedness-r", version: "1.0.0", instrument: &SOCIAL_CONNECTEDNESS_R },
    BuiltIn { id: "socs-o", version: "1.0.0", instrument: &SOCS_O },
    BuiltIn { id: "socs-s", version: "1.0.0", instrument: &SOCS_S },
    BuiltIn { id: "spane", version: "1.0.0", instrument: &SPANE },
    BuiltIn { id: "sris", version: "1.0.0", instrument: &SRIS },
    BuiltIn { id: "srs-v3", version: "1.0.0", instrument: &SRS_V3 },
    BuiltIn { id: "sscs-l", version: "1.0.0", instrument: &SSCS_L },
    BuiltIn { id: "sscs-s", version: "1.0.0", instrument: &SSCS_S },
    BuiltIn { id: "ssps", version: "1.0.0", instrument: &SSPS },
    BuiltIn { id: "swemwbs", version: "1.0.0", instrument: &SWEMWBS },
    BuiltIn { id: "swls", version: "1.0.0", instrument: &SWLS },
    BuiltIn { id: "teq", version: "1.0.0", instrument: &TEQ },
    BuiltIn { id: "tpas", version: "1.0.0", instrument: &TPAS },
    BuiltIn { id: "ucla-3", version: "1.0.0", instrument: &UCLA_3 },
    BuiltIn { id: "ucla-ls3", version: "1.0.0", instrument: &UCLA_LS3 },
    BuiltIn { id: "wai-s", version: "1.0.0", instrument: &WAI_S },
    BuiltIn { id: "wai-sr-client", version: "1.0.0", instrument: &WAI_SR_CLIENT },
    BuiltIn { id: "wai-srt-therapist", version: "1.0.0", instrument: &WAI_SRT_THERAPIST },
    BuiltIn { id: "wemwbs", version: "1.0.0", instrument: &WEMWBS },
    BuiltIn { id: "who-5", version: "1.0.0", instrument: &WHO_5 },
    BuiltIn { id: "wsas", version: "1.0.0", instrument: &WSAS },
];

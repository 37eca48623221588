//! The texts of all built-in programmes, in the order of their ids.
//!
//! Generated from `programmes/*.json` by the test `the_list_of_programmes_is_current`; do not edit.

pub(crate) static BUILTIN: [&str; 15] = [
    include_str!("../programmes/brief-training-2.json"),
    include_str!("../programmes/community-workshop-1.json"),
    include_str!("../programmes/compassion-course-8.json"),
    include_str!("../programmes/compassion-group-12.json"),
    include_str!("../programmes/compassion-individual-16.json"),
    include_str!("../programmes/deepening-8.json"),
    include_str!("../programmes/gentle-start-6.json"),
    include_str!("../programmes/health-staff-6.json"),
    include_str!("../programmes/kindness-month-4.json"),
    include_str!("../programmes/mind-training-8.json"),
    include_str!("../programmes/self-guided-6.json"),
    include_str!("../programmes/supervision-group-8.json"),
    include_str!("../programmes/therapist-pathway-44.json"),
    include_str!("../programmes/therapist-self-practice-12.json"),
    include_str!("../programmes/weaving-into-cbt-6.json"),
];

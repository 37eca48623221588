//! Wrong programmes and pathways are refused, with every problem and its place.

use karuna_plans::{Pathway, ProgrammeCatalog, ProgrammesError};
use karuna_practices::{Bibliography, PracticeCatalog};
use serde_json::{Value, json};

/// A built-in programme as JSON, to be spoilt.
fn good(id: &str) -> Value {
    let programme = ProgrammeCatalog::builtin().get(id).unwrap();
    serde_json::to_value(programme.definition()).unwrap()
}

fn read(value: &Value) -> Result<ProgrammeCatalog, ProgrammesError> {
    let practices = PracticeCatalog::builtin();
    ProgrammeCatalog::from_json(&value.to_string(), practices, Bibliography::builtin())
}

/// The message for a programme that `spoil` has spoilt.
fn refused(id: &str, spoil: impl FnOnce(&mut Value)) -> String {
    let mut value = good(id);
    assert!(read(&value).is_ok(), "{id} is good before it is spoilt");
    spoil(&mut value);
    read(&value).unwrap_err().to_string()
}

#[test]
fn all_problems_of_a_structure_come_at_once() {
    let message = refused("kindness-month-4", |value| {
        value["format"] = json!(2);
        value["sessions"][0]["minutes"] = json!(0);
        value["sessions"][0]["practices"][0] = json!("safety-agrement");
        value["sessions"][1]["week"] = json!(1);
        value["sessions"][1]["home"]["practices"] = json!(["kindness-challenge", "step-in-me-too"]);
        value["sessions"][1]["home"]["days"] = json!(8);
        value["sessions"][2]["minutes"] = json!(400);
        value["sessions"][2]["set-aside"] = json!(["S16", "R9"]);
        value["sessions"][3]["week"] = json!(2);
        value["sessions"][3]["id"] = json!("starting-small");
        value["people"] = json!({"min": 9, "max": 3});
        value["figures"].as_array_mut().unwrap().remove(0);
        value["figures"][0] = json!({"of": "session-minutes", "status": "verified"});
        value["evidence"][0] = json!("nobody_1999");
        value["measures"] = json!([]);
        value["text"]["purpose"] = json!(" ");
        value["text"]["promise"] = json!("You will be happy.");
    });
    insta::assert_snapshot!(message, @"
    23 problems:
      kindness-month-4/format: format 2 is not known; this version of karuna reads format 1
      kindness-month-4/measures: this list is empty; at least one is needed
      kindness-month-4/sessions/3: `starting-small` stands here twice; name it once
      kindness-month-4/people/min: 9 is not possible here; expected 1 to 3
      kindness-month-4/people/max: 3 is not possible here; expected 9 to 1000
      kindness-month-4/sessions/0/minutes: the session has no time; give it 20 to 180 minutes
      kindness-month-4/sessions/0/practices/0: there is no practice `safety-agrement`; did you mean `safety-agreement`?
      kindness-month-4/sessions/1/home/days: 8 is not possible here; expected 1 to 7
      kindness-month-4/sessions/1/home/practices/1: `step-in-me-too` is led by trained-leader and cannot be for home; give something led by self
      kindness-month-4/sessions/2/minutes: 400 is not possible here; expected 20 to 180
      kindness-month-4/sessions/2/set-aside/0: S16 may not be set aside: A session with a practice of difficulty 4 or 5 has ten minutes or more of closing and a plan for the evening.
      kindness-month-4/sessions/1/week: week 1 has a session already; only a practice-day may stand beside another session
      kindness-month-4/sessions/3/week: week 2 comes before week 3 of the session ahead; put them in their order
      kindness-month-4/figures: nothing says how sure the number `sessions` is; add it to `figures`
      kindness-month-4/figures/0: `session-minutes` is verified and names no citation; say where it was seen
      kindness-month-4/evidence/0: there is no citation `nobody_1999`
      kindness-month-4/text: the text `purpose` is missing or empty; the structure asks for it
      kindness-month-4/text: the text `session.a-small-plan.set-aside.S16` is missing or empty; the structure asks for it
      kindness-month-4/text: the text `session.a-small-plan.set-aside.R9` is missing or empty; the structure asks for it
      kindness-month-4/text: the text `promise` belongs to nothing in the structure; drop it, or mend the key
      kindness-month-4/text: the text `session.carrying-on.idea` belongs to nothing in the structure; drop it, or mend the key
      kindness-month-4/text: the text `session.carrying-on.leader` belongs to nothing in the structure; drop it, or mend the key
      kindness-month-4/text: the text `session.carrying-on.theme` belongs to nothing in the structure; drop it, or mend the key
    ");
}

#[test]
fn sessions_that_break_a_rule_name_it() {
    let message = refused("compassion-group-12", |value| {
        // The hard session comes too early, and something hard comes beside it.
        let sessions = value["sessions"].as_array_mut().unwrap();
        sessions[3]["practices"] = json!(["multiple-selves", "inner-helper", "fbr-mapping"]);
    });
    insta::assert_snapshot!(message, @"
    4 problems:
      compassion-group-12/sessions/3: before `multiple-selves` comes `compassionate-self` (H1: What a practice asks to be done before has been done before.)
      compassion-group-12/sessions/3: `multiple-selves` has difficulty 4; at most 3 now (R8: Difficulty rises by one step a session at most; one practice of difficulty 4 or 5 a session, followed by something easy.)
      compassion-group-12/sessions/3: `inner-helper` has difficulty 4; at most 3 now (R8: Difficulty rises by one step a session at most; one practice of difficulty 4 or 5 a session, followed by something easy.)
      compassion-group-12/sessions/3: `inner-helper` comes too soon: the compassionate self comes first (R4: The compassionate self is there before it is asked to meet the critic, parts, shame or chairs.)
    ");
    let message = refused("gentle-start-6", |value| {
        value["sessions"][0]["minutes"] = json!(20);
        value["sessions"][0]["practices"] = json!(["cft-formulation"]);
    });
    insta::assert_snapshot!(message, @"
    4 problems:
      gentle-start-6/sessions/0: before `cft-formulation` comes `three-circles` (H1: What a practice asks to be done before has been done before.)
      gentle-start-6/sessions/0: before `cft-formulation` comes `pacing-open-close` (H1: What a practice asks to be done before has been done before.)
      gentle-start-6/sessions/0: `cft-formulation` has difficulty 3; at most 2 now (R8: Difficulty rises by one step a session at most; one practice of difficulty 4 or 5 a session, followed by something easy.)
      gentle-start-6/sessions/0: `cft-formulation` comes too soon: opening and closing at one's own pace comes first (R2: Ground first: an anchor, and how to open and close at one's own pace, come before anything of difficulty 3 or more.)
    ");
}

#[test]
fn what_the_whole_lacks_is_told() {
    let message = refused("compassion-individual-16", |value| {
        value["measures"] = json!([
            {"of": "risk", "instruments": ["phq-9"], "when": ["start", "end"]},
            {"of": "fears-of-compassion", "instruments": [], "when": ["start", "end", "follow-up"]}
        ]);
        value["sessions"][0]["home"]["minutes-per-day"] = json!(12);
        value["sessions"][15]["practices"] = json!(["compassionate-colour"]);
        value["sessions"][15]["home"] = json!(null);
        value["sessions"][14]["practices"] = json!(["compassionate-thought-balancing"]);
        value["sessions"][14]["home"] = json!(null);
        value["sessions"][2]["practices"] = json!(["compassion-definition", "self-care-plan"]);
        value["sessions"][3]["practices"] = json!(["tricky-brain", "random-kindness"]);
    });
    insta::assert_snapshot!(message, @"
    7 problems:
      compassion-individual-16/measures: fears-of-compassion is not measured at: middle (R15: All three fears of compassion are measured before the first imagery, in the middle and at the end.)
      compassion-individual-16/measures: nothing is measured at start, middle, end and follow-up (R42: Measures are taken at the start, in the middle, at the end, and one to three months later.)
      compassion-individual-16/measures: risk is not measured at: every-second-session (R43: In therapy one item on risk and one on distress come at least every second session.)
      compassion-individual-16/measures: distress is not measured at: every-second-session (R43: In therapy one item on risk and one on distress come at least every second session.)
      compassion-individual-16/sessions/0/home: 12 minutes a day at home in week 1; at most 10 then (R27: Home practice begins with about 10 minutes a day in weeks 1 and 2, 15 in weeks 3 to 5, and 20 to 30 later where the programme asks for it.)
      compassion-individual-16/sessions: neither of the last two sessions makes a plan for going on (R11: Values, action and assertive work come late, and the last two sessions plan for going on.)
      compassion-individual-16/sessions/3/practices: `random-kindness` belongs to the later part of a course and stands in its first third (R11: Values, action and assertive work come late, and the last two sessions plan for going on.)
    ");
}

#[test]
fn a_programme_of_another_shape_says_where() {
    let message = refused("self-guided-6", |value| {
        value["sessions"][0]["minute"] = json!(20);
    });
    assert!(message.contains("unknown field `minute`"), "{message}");
    assert!(message.contains("line 1"), "{message}");
    let twice = json!([good("self-guided-6"), good("self-guided-6")]);
    insta::assert_snapshot!(read(&twice).unwrap_err(), @"
    1 problem:
      self-guided-6/id: there is a programme of this id already; give the new one its own
    ");
    let unknown = ProgrammeCatalog::builtin().get("compassion-group").unwrap_err();
    insta::assert_snapshot!(unknown, @"there is no programme `compassion-group`; did you mean `compassion-group-12`?");
}

#[test]
fn programmes_of_ones_own_stand_beside_the_built_in() {
    let mut value = good("kindness-month-4");
    value["id"] = json!("our-month");
    let own = read(&value).unwrap();
    let mut all = ProgrammeCatalog::builtin().clone();
    let before = all.len();
    all.merge(own);
    assert_eq!(all.len(), before + 1);
    assert_eq!(all.get("our-month").unwrap().title(), all.get("kindness-month-4").unwrap().title());
}

#[test]
fn pathways_are_refused_whole() {
    let value = json!({
        "format": 3, "id": "mine", "status": "judgement", "evidence": ["nobody_1999"],
        "requirements": [
            {"id": "a", "of": "reading", "within-days": 0, "status": "judgement", "evidence": [],
             "text": "t"},
            {"id": "a", "of": "training", "minutes": 60, "within-days": 30, "status": "verified",
             "evidence": [], "text": "t"}
        ],
        "text": {"title": "t", "purpose": "p", "note": "n"}
    });
    let error = Pathway::from_json(&value.to_string(), Bibliography::builtin()).unwrap_err();
    insta::assert_snapshot!(error, @"
    6 problems:
      /format: format 3 is not known; this version of karuna reads format 1
      /requirements/0: one of minutes, times and every-days has to be there, above 0
      /requirements/0/within-days: 0 days; expected 1 to 3660
      /requirements/1/id: `a` stands here twice; name it once
      /requirements/1: it is verified and names no citation; say where it was seen
      there is no citation `nobody_1999`
    ");
    insta::assert_snapshot!(Pathway::get("steady").unwrap_err(), @"there is no pathway `steady`; did you mean `steady-practice`?");
}

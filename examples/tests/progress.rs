//! The example that shows where scores stand and whether they changed.

use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(format!("progress{}", std::env::consts::EXE_SUFFIX));
    Command::new(program).args(arguments).stdin(Stdio::null()).output().unwrap()
}

#[track_caller]
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(!output.status.success() && output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_page_says_it_all() {
    let output = run(&[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @r#"
    From January to May: a made-up person
    =====================================

    ! Please look at this first: phq-9: please look at the answer to item 9
      (self-harm) (2026-01-12)

    SCS-SF: Total, mean of all items
    --------------------------------

    Scores from 1 to 5, higher is better: 2 on 2026-01-12, 1.83 on 2026-02-09, 2.33
    on 2026-03-09, 3 on 2026-04-20, 3.08 on 2026-05-04.

    First                 2 on 2026-01-12
    Last                  3.08 on 2026-05-04
    Best                  3.08 on 2026-05-04
    Since the first       better, by more than noise explains
    Since the one before  no more than noise explains
    Course                0.08 points a week (median of all pairs)
    Judged with           standard deviation 0.64, reliability 0.8, 95 per cent:
                          0.79 points or fewer are noise; deviation of Italian
                          adults (italian-data, verified), reliability of Italian
                          adults (italian-data, verified)

    PHQ-9: Total
    ------------

    Scores from 0 to 27, lower is better: 17 on 2026-01-12, 18 on 2026-02-09, 13 on
    2026-03-09, 8 on 2026-04-20, 6 on 2026-05-04.

    First                 17 on 2026-01-12
    Last                  6 on 2026-05-04
    Best                  6 on 2026-05-04
    Since the first       better, by more than noise explains
    Since the one before  no more than noise explains
    Course                -0.85 points a week (median of all pairs)
    Line                  the last score is not beyond 10: caseness for depression
                          in NHS Talking Therapies (nct05134103, verified)
    Judged with           standard deviation 3.52, reliability 0.84, 95 per cent:
                          3.9 points or fewer are noise; deviation of German general
                          population, 2003-2008 (kocalevent-2013, recalled),
                          reliability of US primary care (kroenke-2001, recalled)

    Published sizes of change, from the first score to the last. Where they
    disagree, none is preferred here.

    Size         Result                   From
    6 points     reached, for the better  rule of NHS Talking Therapies; 6 counts
                                          (nct05134103, verified)
    5 points     reached, for the better  difference of 5 points (loewe-2004,
                                          recalled)
    20 per cent  reached, for the better  about 20; 21 (14.9 to 26.7) at moderate
                                          severity, UK primary care, n = 400; 1.7
                                          points there, and the share falls with
                                          severity (kounali-2022, verified)
    50 per cent  reached, for the better  half of the first score or less (mbc-2020,
                                          verified)

    GAD-7: Total
    ------------

    Scores from 0 to 21, lower is better: 13 on 2026-01-12, 13 on 2026-02-09, 11 on
    2026-03-09, 9 on 2026-04-20, 5 on 2026-05-04.

    First                 13 on 2026-01-12
    Last                  5 on 2026-05-04
    Best                  5 on 2026-05-04
    Since the first       better, by more than noise explains
    Since the one before  better, by more than noise explains
    Course                -0.45 points a week (median of all pairs)
    Line                  the last score is not beyond 8: caseness for anxiety in
                          NHS Talking Therapies (nct05134103, verified)
    Judged with           standard deviation 3.41, reliability 0.89, 95 per cent:
                          3.13 points or fewer are noise; deviation of German
                          general population, 2006 (loewe-2008, recalled),
                          reliability of German general population, 2006
                          (loewe-2008, verified)

    Published sizes of change, from the first score to the last. Where they
    disagree, none is preferred here.

    Size           Result                   From
    4 points       reached, for the better  rule of NHS Talking Therapies; 4 counts
                                            (nct05134103, verified)
    6 points       reached, for the better  Jacobson and Truax with a retest of .87;
                                            5.59, rounded up to 6 by the authors for
                                            practice (bischoff-2020, verified)
    4 points       reached, for the better  trial of chronic depression, n = 261
                                            (toussaint-2020, verified)
    26.8 per cent  reached, for the better  20.1 to 33.5, moderate severity, UK
                                            primary care, n = 400; in points 1.5
                                            (kounali-2022, verified)

    Response and remission by the PHQ-9
    -----------------------------------

    Response   yes (rule verified)
    Remission  no (rule verified)

    Outcomes of a course of NHS Talking Therapies
    ---------------------------------------------

    Above a line at first   yes (rule verified)
    Reliable improvement    yes (rule recalled)
    Reliable deterioration  no (rule recalled)
    No reliable change      no (rule recalled)
    Recovery                yes (rule partly)
    Reliable recovery       yes (rule recalled)

    A score is one way to look. How life feels, and what somebody says about it,
    counts as much.

    The last scores
    ---------------

    SCS-SF: Total, mean of all items: 3.08 of 1 to 5. PHQ-9: Total: 6 of 0 to 27.
    GAD-7: Total: 5 of 0 to 21.

    SCS-SF: Total, mean of all items  3.08, possible 1 to 5, higher is better; 2.52
                                      to 3.64 with 95 per cent confidence, around
                                      the score; called "moderate" (the authors,
                                      partly); about as in much of the comparison
                                      group, from the norm's own table (Italian
                                      adults, 152 people; verified); key verified.
    PHQ-9: Total                      6, possible 0 to 27, lower is better; 3.24 to
                                      8.76 with 95 per cent confidence, around the
                                      score; called "mild" (the authors, verified);
                                      higher than many in the comparison group, as
                                      if scores were spread normally (German general
                                      population, 2003-2008, 5018 people; recalled);
                                      key verified.
    GAD-7: Total                      5, possible 0 to 21, lower is better; 2.78 to
                                      7.22 with 95 per cent confidence, around the
                                      score; called "mild" (the authors, verified);
                                      higher than many in the comparison group, as
                                      if scores were spread normally (German general
                                      population, 2006, 5030 people; recalled); key
                                      verified.

    Scores are no verdict on a person. Talk about them with somebody who knows you.
    "#);
}

#[test]
fn a_file_of_ones_own_and_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let output = run(&["--format", "html", "--output", path.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty());
    let page = std::fs::read_to_string(path).unwrap();
    assert_eq!(page.matches("<svg").count(), 4);
    for outside in ["<script", "http://", "https://", "@import"] {
        let page = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(run(&["--format", "md"]).status.success());
}

#[test]
fn wrong_input_is_named() {
    insta::assert_snapshot!(refused(&["--format", "pdf"]), @"progress: `pdf` is no format; text, md or html");
    let text = refused(&["--sheets", "nowhere.json"]);
    assert!(text.starts_with("progress: nowhere.json could not be read: "), "{text}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheets.json");
    let check = |json: &str| {
        std::fs::write(&path, json).unwrap();
        refused(&["--sheets", path.to_str().unwrap()])
    };
    insta::assert_snapshot!(
        check(r#"{"sheets": [{"date": "2026-01-12", "answers": {"gad-7": [0, 1, 2, 3, 4, 1, 1]}}]}"#),
        @"progress: gad-7: item 5: 4 lies outside the options 0 to 3"
    );
    insta::assert_snapshot!(
        check(r#"{"sheets": [
            {"date": "2026-01-12", "answers": {"gad-7": [0, 1, 2, 3, 3, 1, 1]}},
            {"date": "2026-01-12", "answers": {"gad-7": [0, 1, 2, 3, 3, 1, 1]}}]}"#),
        @"progress: 2026-01-12 does not come after 2026-01-12; give scores in the order of their dates, one a day"
    );
}

//! The examples run, and say what they are expected to say.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the examples' data.
fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// Runs an example. Cargo builds examples into a folder beside that of the tests.
fn run(example: &str, arguments: &[&str]) -> Output {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.parent().unwrap().parent().unwrap().join("examples");
    let program = folder.join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    Command::new(&program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{} does not run: {error}", program.display()))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn score_csv(arguments: &[&str], input: &Path) -> Output {
    let mut all = arguments.to_vec();
    all.push(input.to_str().unwrap());
    run("score_csv", &all)
}

#[test]
fn the_example_data_is_what_its_seed_makes() {
    let made = run("simulate_scs", &[]);
    assert!(made.status.success());
    let found = std::fs::read_to_string(data("scs.csv")).unwrap().replace("\r\n", "\n");
    assert_eq!(text(&made.stdout), found);
    let cells: Vec<&str> = found.lines().skip(1).flat_map(|line| line.split(',').skip(2)).collect();
    assert_eq!(cells.len(), 500 * 26);
    let missing = cells.iter().filter(|cell| cell.is_empty()).count() as f64 / 13_000.0;
    assert!((0.03..0.05).contains(&missing), "{missing}");
}

#[test]
fn the_main_command_scores_the_example_data() {
    let scored = score_csv(&["--instrument", "scs"], &data("scs.csv"));
    assert_eq!(scored.status.code(), Some(0));
    let output = text(&scored.stdout);
    assert_eq!(output.lines().count(), 501);
    let input = std::fs::read_to_string(data("scs.csv")).unwrap();
    for (scored, given) in output.lines().zip(input.lines()) {
        assert!(scored.starts_with(given), "input columns are kept as they are");
    }
    insta::assert_snapshot!(output.lines().take(3).map(|line| line.split(',').skip(28).collect::<Vec<_>>().join(",")).collect::<Vec<_>>().join("\n"), @"
    scs.self-kindness,scs.self-judgment,scs.common-humanity,scs.isolation,scs.mindfulness,scs.over-identification,scs.total-item-mean,scs.total-subscale-grand-mean,scs.compassionate-self-responding,scs.uncompassionate-self-responding,scs.reduced-uncompassionate-self-responding,scs.total-sum-of-subscale-means,scs.total-item-sum,scs.alerts
    3.2,,3.25,,3.75,,,,3.3846153846153846,,,,,
    3.6,2.6,2.75,3.25,2.5,3.25,3,2.9583333333333335,3,3,3,17.75,78,
    ");
    insta::assert_snapshot!(text(&scored.stderr), @"
    scs (definition 1.0.0), 500 people
    missing answers: authors (no rule of the authors is known: complete answers required)
    scale                                    scored  too few  part unscored  complete  at-least=0.8  available
    self-kindness                               388      112              0         =          +107       +112
    self-judgment                               406       94              0         =           +89        +94
    common-humanity                             429       71              0         =             =        +71
    isolation                                   421       79              0         =             =        +79
    mindfulness                                 421       79              0         =             =        +79
    over-identification                         420       80              0         =             =        +80
    total-item-mean                             153      347              0         =          +347       +347
    total-subscale-grand-mean                   153        0            347         =           +97       +347
    compassionate-self-responding               279      221              0         =          +210       +221
    uncompassionate-self-responding             290      210              0         =          +202       +210
    reduced-uncompassionate-self-responding     290      210              0         =          +202       +210
    total-sum-of-subscale-means                 153        0            347         =           +97       +347
    total-item-sum                              153      347              0         =          +347       +347
    ");
}

#[test]
fn rows_with_faults_are_reported_and_the_others_scored() {
    let scored = score_csv(&["--instrument", "scs", "--na", "x"], &data("scs-bad-cells.csv"));
    assert_eq!(scored.status.code(), Some(2));
    let output = text(&scored.stdout);
    let widths: Vec<usize> = output.lines().map(|line| line.split(',').count()).collect();
    assert_eq!(widths, vec![42; 13], "the output stays rectangular");
    insta::assert_snapshot!(text(&scored.stderr), @"
    scs (definition 1.0.0), 12 people
    missing answers: authors (no rule of the authors is known: complete answers required)
    scale                                    scored  too few  invalid  part unscored  complete  at-least=0.8  available
    self-kindness                                 9        1        2              0         =            +1         +1
    self-judgment                                 8        2        2              0         =            +2         +2
    common-humanity                               9        0        3              0         =             =          =
    isolation                                     7        2        3              0         =             =         +2
    mindfulness                                   9        1        2              0         =             =         +1
    over-identification                           4        6        3              0         =             =         +5
    total-item-mean                               2        7        4              0         =            +6         +6
    total-subscale-grand-mean                     2        0        0             10         =             =         +6
    compassionate-self-responding                 7        2        3              0         =            +2         +2
    uncompassionate-self-responding               2        7        4              0         =            +5         +6
    reduced-uncompassionate-self-responding       2        7        4              0         =            +5         +6
    total-sum-of-subscale-means                   2        0        0             10         =             =         +6
    total-item-sum                                2        7        4              0         =            +6         +6
    rows with faults: 4, faults: 5
      line 3, column `scs_3`: `9` is no allowed answer; expected whole numbers from 1 to 5, or a missing answer
      line 3, column `scs_4`: `often` is no allowed answer; expected whole numbers from 1 to 5, or a missing answer
      line 5, column `scs_20`: `2.5` is no allowed answer; expected whole numbers from 1 to 5, or a missing answer
      line 8: 20 cells where the header has 28; nothing in this row is scored
      line 10: 29 cells where the header has 28; nothing in this row is scored; its last cells are left out
    ");
}

#[test]
fn a_policy_may_be_chosen() {
    let scored = score_csv(&["--instrument", "scs", "--missing", "at-least=0.8"], &data("scs.csv"));
    assert_eq!(scored.status.code(), Some(0));
    let summary = text(&scored.stderr);
    assert!(summary.contains("missing answers: at-least=0.8\n"), "{summary}");
}

#[track_caller]
fn refuses(arguments: &[&str], input: &Path) -> String {
    let refused = score_csv(arguments, input);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty(), "nothing is written");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    text(&refused.stderr).replace(&format!("{}/", folder.display()), "")
}

#[test]
fn what_cannot_be_done_is_said_before_any_output() {
    let scs = data("scs.csv");
    insta::assert_snapshot!(refuses(&["--instrument", "scs_sff"], &scs), @"
    score_csv: there is no instrument `scs_sff`; did you mean `scs-sf` or `scs`?
    all instruments: score_csv --instrument list
    ");
    insta::assert_snapshot!(refuses(&["--instrument", "phq-9"], &scs), @"score_csv: no column for item 1, 2, 3, 4, 5, 6, 7, 8, 9 of phq-9; expected names such as `phq-9_1` (prefix `phq-9`, then the number); the columns are `person`, `age`, `scs_1`, `scs_2`, `scs_3`, `scs_4`, `scs_5`, `scs_6`, ...; name another prefix if they begin otherwise");
    insta::assert_snapshot!(refuses(&["--instrument", "scs", "--prefix", "item"], &scs), @"score_csv: no column for item 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and more of scs; expected names such as `item_1` (prefix `item`, then the number); the columns are `person`, `age`, `scs_1`, `scs_2`, `scs_3`, `scs_4`, `scs_5`, `scs_6`, ...; name another prefix if they begin otherwise");
    insta::assert_snapshot!(refuses(&["--instrument", "scs", "--missing", "at-least=80"], &scs), @r#"
    score_csv: cannot parse argument "at-least=80": `80` is no share of items; expected a number greater than 0 and at most 1, such as 0.8, 4/5 or 80%
    usage: score_csv --instrument ID [--missing authors|complete|at-least=F|available|RULE]
                     [--prefix P] [--na LIST] [--output FILE] INPUT.csv

      --instrument ID   which questionnaire, for example scs; --instrument list names all
      --missing POLICY  what to do where answers are missing; the default is authors
      --prefix P        what the names of item columns begin with; the default is the id
      --na LIST         texts that mean missing, parted by commas, besides the empty cell, NA and -99
      --output FILE     where to write; the default is standard output
      INPUT.csv         the answers; - is standard input
    "#);
    insta::assert_snapshot!(refuses(&["--instrument", "scs", "--missing", "uk-field"], &scs), @"score_csv: scs has no missing-data rule `uk-field`; it has none of its own; `authors`, `complete`, `available` and `at-least=F` always work");
    insta::assert_snapshot!(refuses(&["--instrument", "scs"], &data("no-such-file.csv")), @"score_csv: no-such-file.csv could not be opened: No such file or directory (os error 2)");
    insta::assert_snapshot!(refuses(&["--instrument", "scs", "--frobnicate"], &scs), @"
    score_csv: invalid option '--frobnicate'
    usage: score_csv --instrument ID [--missing authors|complete|at-least=F|available|RULE]
                     [--prefix P] [--na LIST] [--output FILE] INPUT.csv

      --instrument ID   which questionnaire, for example scs; --instrument list names all
      --missing POLICY  what to do where answers are missing; the default is authors
      --prefix P        what the names of item columns begin with; the default is the id
      --na LIST         texts that mean missing, parted by commas, besides the empty cell, NA and -99
      --output FILE     where to write; the default is standard output
      INPUT.csv         the answers; - is standard input
    ");
    insta::assert_snapshot!(refuses(&[], &scs), @"
    score_csv: --instrument is missing
    usage: score_csv --instrument ID [--missing authors|complete|at-least=F|available|RULE]
                     [--prefix P] [--na LIST] [--output FILE] INPUT.csv

      --instrument ID   which questionnaire, for example scs; --instrument list names all
      --missing POLICY  what to do where answers are missing; the default is authors
      --prefix P        what the names of item columns begin with; the default is the id
      --na LIST         texts that mean missing, parted by commas, besides the empty cell, NA and -99
      --output FILE     where to write; the default is standard output
      INPUT.csv         the answers; - is standard input
    ");
}

#[test]
fn an_output_file_is_replaced_as_a_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scored.csv");
    std::fs::write(&path, "old").unwrap();
    let output = path.to_str().unwrap();
    let refused = score_csv(&["--instrument", "phq-9", "--output", output], &data("scs.csv"));
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    let scored = score_csv(&["--instrument", "scs", "--output", output], &data("scs.csv"));
    assert_eq!((scored.status.code(), scored.stdout.len()), (Some(0), 0));
    let to_stdout = score_csv(&["--instrument", "scs"], &data("scs.csv"));
    assert_eq!(std::fs::read(&path).unwrap(), to_stdout.stdout);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left over");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_it_quietly() {
    let tests = std::env::current_exe().unwrap();
    let program = tests.parent().unwrap().parent().unwrap().join("examples/score_csv");
    let folder = tempfile::tempdir().unwrap();
    let long = folder.path().join("long.csv");
    let short = std::fs::read_to_string(data("scs.csv")).unwrap();
    let (header, rows) = short.split_once('\n').unwrap();
    std::fs::write(&long, format!("{header}\n{}", rows.repeat(40))).unwrap();
    let mut child = Command::new(program)
        .args(["--instrument", "scs", long.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Closing the reading end is what `head` does.
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), text(&ended.stderr).as_str()), (Some(0), ""));
}

#[test]
fn help_and_the_list_of_instruments_are_to_be_had() {
    let help = run("score_csv", &["--help"]);
    assert!(help.status.success() && text(&help.stdout).starts_with("usage: score_csv"));
    let list = run("score_csv", &["--instrument", "list"]);
    assert!(list.status.success());
    assert!(text(&list.stdout).lines().any(|line| line.starts_with("scs-sf ")));
}

#[test]
fn a_profile_reads_like_one() {
    insta::assert_snapshot!(text(&run("score_one", &[]).stdout), @"
    Self-Compassion Scale (definition 1.0.0)
    missing answers: available

    Self-kindness                             ###################.........    3.75 of 1 to 5, higher is better (over the answered items)
    Self-judgment                             #######.....................    2.00 of 1 to 5, higher is worse
    Common humanity                           ##################..........    3.50 of 1 to 5, higher is better
    Isolation                                 #######.....................    2.00 of 1 to 5, higher is worse (over the answered items)
    Mindfulness                               #####################.......    4.00 of 1 to 5, higher is better
    Over-identification                       ##############..............    3.00 of 1 to 5, higher is worse (over the answered items)
    Total, mean of all items                  ###################.........    3.74 of 1 to 5, higher is better (over the answered items)
                                              high: the word of the authors [verified]
                                              COMPAR-EU catalogue of tools, entry on the SCS (quotes the author), platform.self-management.eu (verified)
    Total, mean of the six subscale means     ###################.........    3.71 of 1 to 5, higher is better (over the answered items)
                                              high: the word of the authors [verified]
                                              COMPAR-EU catalogue of tools, entry on the SCS (quotes the author), platform.self-management.eu (verified)
    Compassionate self-responding (CS)        ###################.........    3.75 of 1 to 5, higher is better (over the answered items)
    Uncompassionate self-responding (UCS)     #########...................    2.27 of 1 to 5, higher is worse (over the answered items)
    Reduced uncompassionate self-responding   ###################.........    3.73 of 1 to 5, higher is better (over the answered items)
    Total, sum of the six subscale means      ###################.........   22.25 of 6 to 30, higher is better (over the answered items)
    Total, sum of all items                   ###################.........   97.22 of 26 to 130, higher is better (over the answered items)

    key: verified; Key, reversal and means agree in the author's own key and two public programs; subscale sums equal a data owner's in all 1,068 posted records.
    A score is one look at one day. It is no diagnosis, and it says nothing of a person's worth.
    ");
    let with_alert = run("score_one", &["phq-9", "1,2,3,1,0,2,1,0,1,1"]);
    insta::assert_snapshot!(text(&with_alert.stdout), @"
    Patient Health Questionnaire, depression module of nine items (definition 1.0.0)
    missing answers: available
    PLEASE LOOK  phq-9: please look at the answer to item 9 (self-harm)
                 The item is about death and self-harm; any answer above the lowest deserves a talk on the same day. [verified]

    Total                                     ###########.................   11.00 of 0 to 27, higher is worse
                                              moderate: the word of the authors [verified]
                                              Kroenke K, Spitzer RL, Williams JBW (2001). The PHQ-9: validity of a brief depression severity measure. Journal of General Internal Medicine 16:606-613, doi:10.1046/j.1525-1497.2001.016009606.x (partly)
    Number of symptoms present (a count, no   ############................    4.00 of 0 to 9, higher is worse
                                              meets the count of other-depressive-syndrome; a count is no diagnosis

    key: verified; Options 0 to 3, total 0 to 27, bands and the counting rule (item 9 from the answer 1, the others from 2) agree in two code bases and in LOINC.
    A score is one look at one day. It is no diagnosis, and it says nothing of a person's worth.
    ");
    let refused = run("score_one", &["phq-9", "1,2,3,1,0,2,1,0,7,1"]);
    assert!(!refused.status.success());
    insta::assert_snapshot!(text(&refused.stderr), @"
    score_one: phq-9: item 9: 7 lies outside the options 0 to 3; 1 alert is to be looked at all the same
      phq-9: please look at item 9, which has no allowed answer (self-harm)
    ");
}

#[test]
fn a_definition_of_ones_own_is_refused_then_scored() {
    insta::assert_snapshot!(text(&run("own_instrument", &[]).stdout), @"
    A definition with mistakes is refused, and all of them are told at once.

    garden-mood has 8 problems:
      /version: `1` is no version; expected three numbers without leading zeros, such as 1.0.0
      /items/2/n: item 2 stands where item 3 was expected; number items 1, 2, 3 and so on, each once
      /items/3/n: item 3 stands where item 4 was expected; number items 1, 2, 3 and so on, each once
      /scales/0/score/items/of: there is no item 7; the items run from 1 to 4
      /scales/1/score/scales/of: there is no scale `joy`; did you mean `joys`?
      /items/1: item 2 is in no scale; add it to one, or say under `unscored` why it is asked and not scored
      /items/3: item 3 is in no scale; add it to one, or say under `unscored` why it is asked and not scored
      /evidence/sources: there is no source `exampel`; the sources are example

    Mended, it is an instrument like any other.

    garden-mood 1.0.0 is valid: 3 items, 2 scales, 4 worked examples hold
    beside 108 built-in ones, and it scores:

    Joys (garden-mood joys, definition 1.0.0)
      score     4.5, possible 1 to 5, higher is better
      formula   mean of items 1, 3
      answered  2, needed 2
      policy    authors (no rule of the authors is known: complete answers required)
      item 1    4 (sunshine)
      item 3    5 (birdsong)
      key       judgement: Made up for this example.
      source    The karuna examples (judgement)

    Total (garden-mood total, definition 1.0.0)
      score     13, possible 3 to 15, higher is better
      formula   sum of items 1, 2, 3; reversed: 2
      answered  3, needed 3
      policy    authors (no rule of the authors is known: complete answers required)
      item 1    4 (sunshine)
      item 2    2, reversed: counts 4 (weeds)
      item 3    5 (birdsong)
      key       judgement: Made up for this example.
      source    The karuna examples (judgement)
    ");
    let right = data("own-instrument.json");
    let checked = run("own_instrument", &[right.to_str().unwrap()]);
    assert_eq!(
        text(&checked.stdout),
        "garden-mood 1.0.0 is valid: 3 items, 2 scales, 4 worked examples hold\n"
    );
    let wrong = data("own-instrument-wrong.json");
    let checked = run("own_instrument", &[wrong.to_str().unwrap()]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(text(&checked.stderr).contains("garden-mood has 8 problems:"));
}

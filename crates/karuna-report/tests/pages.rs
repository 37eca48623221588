//! Whatever a practice says stands on its pages, in every style, and nothing that somebody writes
//! into a text can break a page. Parsers by others read the pages back.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use karuna_practices::{
    Bibliography, CautionCode, CautionLevel, LedBy, Practice, PracticeCatalog, TextOverlay,
};
use karuna_report::{Block, Page, PageStep, Style, practice_guide, practice_handout};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

const STYLES: [Style; 3] = [Style::Text, Style::Markdown, Style::Html];

/// Texts that a careless renderer would take for signs of its own.
const TRICKY: [&str; 18] = [
    "*a* and **b** and _c_ and __d__ and ~~e~~ and ^f^ and $g$ and `h`",
    "[x](y) and ![x](y) and [[x]] and [^1] and {#z .w}",
    "[x]: y",
    "# no heading #",
    "1. no list",
    "12) no list",
    "- no list",
    "+ no list",
    "---",
    "===",
    ": no definition",
    "> no quote",
    "<tag> and <b>bold</b> and <!-- none --> and <https://example.org>",
    "```",
    "&amp; and &#42; and AT&T and | a | b | and \\*a\\* and a\\",
    "a\n\n\n\n1. b  \n===\r\n\r\n    - c",
    "\"'></title></style></li></ol></main><script>alert('&\"')</script>",
    "\u{a0}Est-ce loin\u{a0}?\u{a0}",
];

/// A small practice with one of everything.
fn definition() -> Value {
    let text = r#"{
        "format": 1, "id": "rest-a-moment", "version": "1.0.0", "technique": "mindfulness",
        "principles": ["mindfulness"], "flows": [], "systems": ["soothing"], "phase": "safety",
        "audiences": ["public"], "formats": ["written"], "settings": ["individual"],
        "difficulty": 1, "roles": ["anchor"], "led-by": "self", "review": {"status": "none"},
        "duration": {"min": 60, "typical": 180, "max": 300},
        "steps": [{"id": "sit", "seconds": 60, "pause": 20, "kind": "say"},
                  {"id": "rest", "seconds": 120, "kind": "choose"}],
        "prerequisites": [], "one-of-before": [], "recommended-before": [],
        "cautions": [{"code": "panic", "level": "adapt"}, {"code": "trauma", "level": "avoid"}],
        "fear-sensitivity": {"for-self": 0, "from-others": 0, "for-others": 0},
        "variants": ["eyes-open"], "parts": ["speaker"], "prompts": 1, "lines": 1,
        "evidence": [], "status": {"evidence": "recalled", "planning": "judgement"},
        "credit": true, "ip-note": true,
        "text": {"title": "Rest a moment", "purpose": "To rest & to *be*.", "dose": "Whenever.",
            "stop": "Stop whenever you like.", "after-care": "Look around.", "leader": "Slowly.",
            "step.sit.title": "Sit", "step.sit.text": "Let your feet find the floor, in their own time, and sit on whatever carries you.\n\n1. Stay <here>.",
            "step.rest.title": "Rest", "step.rest.text": "Rest.", "caution.panic": "Open your eyes.",
            "caution.trauma": "Do it with somebody.", "variant.eyes-open": "Look at a plant.",
            "part.speaker": "Tells one thing.", "prompt.1": "What is here?",
            "line.1": "\"It is hard.\"", "credit": "Thanks to all.", "ip-note": "Please ask."}
    }"#;
    serde_json::from_str(text).unwrap()
}

fn practice_of(definition: Value) -> Practice {
    Practice::try_new(serde_json::from_value(definition).unwrap()).unwrap()
}

/// A translation of every key of the practice.
fn overlay(practice: &Practice, words: impl Fn(usize, &str) -> String) -> TextOverlay {
    let keys = practice.definition().text_keys().into_iter().enumerate();
    let texts = keys.map(|(at, key)| (key.clone(), words(at, &key))).collect();
    let practices = BTreeMap::from([(practice.id().clone(), texts)]);
    TextOverlay { language: "de".into(), practices }
}

/// The handout for somebody of whom nothing is known, the one for somebody with every caution, and
/// the guide.
fn pages(practice: &Practice, overlay: Option<&TextOverlay>) -> [Page; 3] {
    let text = overlay.map_or(practice.own_text(), |overlay| practice.text_in(overlay));
    [
        practice_handout(practice, text, &[]),
        practice_handout(practice, text, &CautionCode::ALL),
        practice_guide(practice, text, Bibliography::builtin()),
    ]
}

/// Where a line is broken is no business of whoever looks for words.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a parser finds on a page.
#[derive(Debug, Default)]
struct Seen {
    errors: Vec<String>,
    /// What begins, but for paragraphs and quotes: a text may bring several.
    structure: Vec<String>,
    attributes: Vec<(String, String)>,
    title: String,
    words: String,
}

impl Seen {
    fn new(page: &Page, style: Style) -> Self {
        let rendered = page.render(style);
        let mut seen = match style {
            Style::Text => Self { words: rendered, ..Self::default() },
            Style::Markdown => Self::markdown(&rendered),
            Style::Html => Self::html(&rendered),
        };
        seen.words = flat(&seen.words);
        seen
    }

    /// Every extension is on: readers differ, and a page has to bear all of them. Only curly quotes
    /// stay off, since they change words and are meant to.
    fn markdown(page: &str) -> Self {
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        let mut seen = Self::default();
        for event in Parser::new_ext(page, options) {
            match event {
                Event::Start(Tag::Paragraph | Tag::BlockQuote(None))
                | Event::End(TagEnd::Strong) => {}
                Event::Start(tag) => seen.structure.push(format!("{tag:?}")),
                Event::Text(words) => seen.words.push_str(&words),
                Event::End(_) => seen.words.push(' '),
                other => seen.structure.push(format!("{other:?}")),
            }
        }
        seen
    }

    fn html(page: &str) -> Self {
        let mut options = ParseOpts::default();
        options.tokenizer.exact_errors = true;
        options.tree_builder.exact_errors = true;
        let dom = parse_document(RcDom::default(), options).one(page);
        let mut seen = Self::default();
        seen.errors.extend(dom.errors.borrow().iter().map(ToString::to_string));
        seen.walk(&dom.document, "");
        seen
    }

    fn walk(&mut self, node: &Handle, parent: &str) {
        let mut name = String::new();
        match &node.data {
            NodeData::Element { name: found, attrs, .. } => {
                name = found.local.to_string();
                self.structure.extend((name != "p").then(|| name.clone()));
                for attribute in attrs.borrow().iter() {
                    let pair = (attribute.name.local.to_string(), attribute.value.to_string());
                    self.attributes.push(pair);
                }
            }
            NodeData::Text { contents } if parent == "title" => self.title += &contents.borrow(),
            NodeData::Text { contents } if parent != "style" => self.words += &contents.borrow(),
            NodeData::Comment { .. } => self.structure.push("comment".into()),
            _ => {}
        }
        for child in node.children.borrow().iter() {
            self.walk(child, &name);
        }
        if !matches!(name.as_str(), "" | "strong" | "span") {
            self.words.push(' ');
        }
    }

    fn count(&self, beginning: &str) -> usize {
        self.structure.iter().filter(|name| name.starts_with(beginning)).count()
    }
}

/// Every built-in practice in every style, with its three pages.
fn all() -> impl Iterator<Item = (&'static Practice, Style, &'static [Seen; 3])> {
    static ALL: LazyLock<Vec<(&Practice, Style, [Seen; 3])>> = LazyLock::new(|| {
        let practices = PracticeCatalog::builtin_with_ip_notes().iter();
        let styles = practices.flat_map(|practice| STYLES.map(|style| (practice, style)));
        let seen = |(practice, style)| {
            (practice, style, pages(practice, None).map(|page| Seen::new(&page, style)))
        };
        styles.map(seen).collect()
    });
    ALL.iter().map(|(practice, style, seen)| (*practice, *style, seen))
}

/// Lines of a plain text that are too long or end in blanks.
fn bad_lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.chars().count() > 80 || line.trim_end() != *line).collect()
}

#[test]
fn nobody_can_overlook_who_reviewed_a_practice_and_who_has_to_lead_it() {
    let unreviewed = "This practice has not been reviewed by a clinician.";
    let together = "This practice is meant to be done together with a clinician, not alone.";
    for (practice, _, seen) in all() {
        let needs = practice.definition().led_by == LedBy::Clinician;
        for page in seen {
            assert_eq!(page.words.contains(unreviewed), !practice.is_reviewed());
        }
        assert!(seen[..2].iter().all(|page| page.words.contains(together) == needs));
    }
    let mut reviewed = definition();
    reviewed["review"] = json!({ "status": "reviewed", "by": "A <B>, psych.", "on": "2026-01-31" });
    for page in pages(&practice_of(reviewed), None) {
        for words in STYLES.map(|style| Seen::new(&page, style).words) {
            assert!(words.contains("Reviewed by A <B>, psych. on 2026-01-31."), "{words}");
            assert!(!words.contains(unreviewed), "{words}");
        }
    }
}

#[test]
fn no_caution_is_ever_dropped() {
    for (practice, style, [unknown, known, guide]) in all() {
        for caution in &practice.definition().cautions {
            let level = match caution.level {
                CautionLevel::Avoid => "leave it out for now",
                CautionLevel::Adapt => "only with this change",
                CautionLevel::Monitor => "keep an eye on it",
            };
            let words = flat(practice.text(&format!("caution.{}", caution.code)));
            let entry = format!("{}, {level}: {words}", caution.code);
            let own = format!("For you ({level}): {words}");
            let place = format!("{} {} {style:?}", practice.id(), caution.code);
            assert!(unknown.words.contains(&entry) && guide.words.contains(&entry), "{place}");
            // What is known of a person has to be read before the practice begins.
            let begins = known.words.find("The practice ").unwrap();
            assert!(known.words.find(&own).is_some_and(|at| at < begins), "{place}");
            assert!(!known.words.contains(&entry), "{place}");
            // One known caution must not hide the others.
            let page = practice_handout(practice, practice.own_text(), &[caution.code]);
            let page = flat(&page.render(Style::Text));
            for other in &practice.definition().cautions {
                let words = flat(practice.text(&format!("caution.{}", other.code)));
                assert!(page.contains(&words), "{place} without {}", other.code);
            }
        }
    }
}

#[test]
fn every_text_of_a_practice_stands_on_its_pages() {
    for (practice, style, [unknown, known, guide]) in all() {
        for (key, text) in &practice.definition().text {
            let (text, place) = (flat(text), format!("{} {key} {style:?}", practice.id()));
            let is_given = unknown.words.contains(&text) && known.words.contains(&text);
            assert!(guide.words.contains(&text) && (is_given || key == "leader"), "{place}");
        }
        for key in &practice.definition().evidence {
            let source = Bibliography::builtin().get(key).unwrap();
            let cited = flat(&format!("{source}. {}", source.finding));
            assert!(guide.words.contains(&cited), "{} {key}", practice.id());
        }
    }
}

#[test]
fn a_source_that_is_not_in_the_list_is_named_all_the_same() {
    let mut definition = definition();
    definition["evidence"] = serde_json::json!(["nobody_2020"]);
    let practice = practice_of(definition);
    let page = practice_guide(&practice, practice.own_text(), &Bibliography::default());
    let text = page.render(Style::Text);
    assert!(text.contains("nobody_2020: not in the list of sources"), "{text}");
}

#[test]
fn lines_of_plain_text_fit_a_narrow_screen() {
    for practice in PracticeCatalog::builtin_with_ip_notes().iter() {
        for text in pages(practice, None).map(|page| page.render(Style::Text)) {
            assert_eq!(bad_lines(&text), [""; 0], "{}", practice.id());
        }
    }
    // A word that is longer than a line stands alone and whole.
    let (practice, word) = (practice_of(definition()), "x".repeat(100));
    let overlay = overlay(&practice, |_, _| format!("before {word} after"));
    for text in pages(&practice, Some(&overlay)).map(|page| page.render(Style::Text)) {
        let bad = bad_lines(&text);
        assert!(bad.len() >= 10 && bad.iter().all(|line| line.trim() == word), "{bad:#?}");
    }
    let facts = vec![("a name ".repeat(20), "the value ".repeat(20)), ("b".into(), "c".into())];
    let blocks = vec![Block::Facts(facts), Block::Heading("a heading ".repeat(20))];
    let page = Page { language: "en".into(), title: "a title ".repeat(20), blocks };
    assert_eq!(bad_lines(&page.render(Style::Text)), [""; 0]);
}

#[test]
fn html_is_whole_and_asks_nothing_of_the_outside() {
    // What is not on these lists, such as a script, a link or a picture, has no place on a page.
    let names = "html head meta title style body main h1 h2 ul ol li dl dt dd strong span";
    let attributes = "lang charset name content class role";
    let is_in = |list: &str, name: &str| list.split(' ').any(|known| known == name);
    for (practice, _, seen) in all().filter(|(_, style, _)| *style == Style::Html) {
        for (page, seen) in pages(practice, None).iter().zip(seen) {
            let id = practice.id();
            assert_eq!(seen.errors, [""; 0], "{id}");
            assert!(seen.structure.iter().all(|name| is_in(names, name)), "{id}");
            assert!(seen.attributes.iter().all(|(name, _)| is_in(attributes, name)), "{id}");
            assert_eq!(seen.attributes[0], ("lang".into(), "en".into()), "{id}");
            assert_eq!(seen.title, practice.title(), "{id}");
            let mut headings = seen.structure.iter().filter(|name| is_in("h1 h2", name));
            assert_eq!((headings.next().unwrap().as_str(), seen.count("h1")), ("h1", 1), "{id}");
            let rendered = page.render(Style::Html);
            for outside in ["http", "url(", "@import", "javascript:"] {
                assert!(!rendered.contains(outside), "{id}: {outside}");
            }
        }
    }
}

#[test]
fn lists_have_one_entry_for_every_thing() {
    for (practice, style, seen) in all().filter(|(_, style, _)| *style != Style::Text) {
        let (file, id) = (practice.definition(), practice.id());
        let (steps, cautions) = (file.steps.len(), file.cautions.len());
        let listed = steps + usize::from(file.prompts) + usize::from(file.lines);
        let facts = file.parts.len() + file.variants.len();
        let own = 1 + usize::from(file.led_by != LedBy::Oneself);
        let before = usize::from(!file.prerequisites.is_empty()) + file.one_of_before.len();
        let lead = 7 + before + usize::from(!file.recommended_before.is_empty());
        let expected = [
            (listed + cautions, facts + own),
            (listed, facts + own),
            (listed + cautions + file.evidence.len(), facts + lead),
        ];
        for (seen, (entries, facts)) in seen.iter().zip(expected) {
            if style == Style::Html {
                assert_eq!((seen.count("li"), seen.count("ol")), (entries, 1), "{id}");
                assert_eq!((seen.count("dt"), seen.count("dd")), (facts, facts), "{id}");
                assert_eq!(seen.count("strong"), steps, "{id}");
            } else {
                assert_eq!(seen.count("Heading { level: H1"), 1, "{id}");
                assert_eq!(seen.count("List(Some(1))"), 1, "{id}");
                assert_eq!(seen.count("Item"), entries + facts, "{id}");
                assert_eq!(seen.count("Strong"), steps + facts, "{id}");
                let known = ["Heading", "List", "Item", "Strong"].map(|name| seen.count(name));
                assert_eq!(known.iter().sum::<usize>(), seen.structure.len(), "{id}");
            }
        }
    }
}

#[test]
fn the_words_of_a_step_stay_within_its_entry_beyond_the_hundredth() {
    let (title, time, text) = ("Wait".into(), String::new(), "One.\n\nTwo.".into());
    let blocks = vec![Block::Steps(vec![PageStep { title, time, text }; 120])];
    let seen =
        Seen::new(&Page { language: "en".into(), title: "T".into(), blocks }, Style::Markdown);
    // A paragraph that falls out of its entry ends the list, and the next step begins another.
    assert_eq!((seen.count("List"), seen.count("Item"), seen.count("Strong")), (1, 120, 120));
}

#[test]
fn signs_within_texts_are_words_and_nothing_else() {
    let practice = practice_of(definition());
    for words in TRICKY {
        let overlay = overlay(&practice, |_, _| words.into());
        for (plain, page) in pages(&practice, None).iter().zip(pages(&practice, Some(&overlay))) {
            for style in STYLES {
                let (plain, seen) = (Seen::new(plain, style), Seen::new(&page, style));
                assert_eq!(seen.errors, [""; 0], "{words}");
                assert_eq!(seen.structure, plain.structure, "{words}");
                assert!(style != Style::Html || flat(&seen.title) == flat(words));
                // All texts of the practice but the leader's notes.
                let count = seen.words.matches(&flat(words)).count();
                assert!(count >= 17, "{count} times {words} as {style:?}");
            }
        }
    }
}

#[test]
fn signs_that_cannot_be_shown_are_replaced() {
    let practice = practice_of(definition());
    let overlay = overlay(&practice, |_, _| "a\u{0}b\u{1b}[3mc\u{7f}d\u{9b}e\u{fffe}f\tg".into());
    for page in pages(&practice, Some(&overlay)) {
        for style in STYLES {
            assert!(page.render(style).chars().all(|sign| sign == '\n' || !sign.is_control()));
            let words = Seen::new(&page, style).words.replace('\u{fffd}', "?");
            assert!(words.contains("a?b?[3mc?d?e?f g"), "{words}");
        }
    }
}

#[test]
fn a_translation_appears_and_what_it_lacks_is_counted() {
    let practice = practice_of(definition());
    let keys = practice.definition().text_keys();
    for missing in 0..=keys.len() {
        let words = |at, key: &str| if at < missing { " \n".into() } else { format!("Ü <{key}>") };
        let overlay = overlay(&practice, words);
        let note = match missing {
            0 => "not translated".into(),
            1 => "1 text is not translated and stands in English.".into(),
            _ => format!("{missing} texts are not translated and stand in English."),
        };
        for (place, page) in pages(&practice, Some(&overlay)).iter().enumerate() {
            for style in STYLES {
                let seen = Seen::new(page, style);
                assert_eq!(seen.words.contains(&note), missing > 0, "{}", seen.words);
                for (at, key) in keys.iter().enumerate().filter(|(_, key)| *key != "leader") {
                    let is_own = seen.words.contains(&flat(practice.text(key)));
                    assert!(is_own || at >= missing, "{place} {key}");
                    let is_theirs = seen.words.contains(&format!("Ü <{key}>"));
                    assert_eq!(is_theirs, at >= missing, "{place} {key}");
                }
                assert!(style != Style::Html || seen.attributes[0] == ("lang".into(), "de".into()));
            }
        }
    }
}

#[test]
fn durations_are_said_in_words() {
    let all = "1 = 1 second, 59 = 59 seconds, 60 = 1 minute, 61 = 1 minute 1, 90 = 1 minute 30, \
               120 = 2 minutes, 150 = 2 minutes 30, 3600 = 60 minutes, 86400 = 1440 minutes";
    for (seconds, words) in all.split(", ").map(|pair| pair.split_once(" = ").unwrap()) {
        let seconds: u32 = seconds.parse().unwrap();
        let mut timed = definition();
        timed["duration"] = json!({ "min": seconds, "typical": seconds + 120, "max": 90_000 });
        timed["steps"][0]["seconds"] = json!(seconds);
        timed["steps"][0]["pause"] = json!(seconds);
        for page in pages(&practice_of(timed), None) {
            let text = flat(&page.render(Style::Text));
            assert!(text.contains(&format!("1. Sit ({words}, of which {words} quiet) ")), "{text}");
            assert!(text.contains("2. Rest (2 minutes) "), "{text}");
            assert!(text.contains(&format!(" ({words} to 1500 minutes)")), "{text}");
        }
    }
}

/// Words of any kind; signs that mean something to a renderer come often.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \n\t*_`#<>&\"'0-3.)(\\[\\]\\\\~=+:|!{}$^a-]{0,60}",
        "[a-z]{60,120}( [a-z]{0,20}){0,20}",
        (0..TRICKY.len()).prop_map(|at| TRICKY[at].to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_words_break_a_page(language in words(), texts in proptest::collection::vec(words(), 20)) {
        let practice = practice_of(definition());
        let mut overlay = overlay(&practice, |at, _| texts[at % texts.len()].clone());
        overlay.language = language;
        for (plain, page) in pages(&practice, None).iter().zip(pages(&practice, Some(&overlay))) {
            for style in STYLES {
                let (plain, seen) = (Seen::new(plain, style), Seen::new(&page, style));
                prop_assert!(seen.errors.is_empty(), "{:?}", seen.errors);
                prop_assert_eq!(plain.structure, seen.structure);
            }
            for line in bad_lines(&page.render(Style::Text)) {
                prop_assert_eq!(line.trim_end(), line);
                // Before a word that is too long for any line only a mark or a name may stand.
                let word = line.rsplit(' ').next().unwrap_or(line);
                prop_assert!(line.chars().count() - word.chars().count() <= 12, "{}", line);
            }
        }
    }

    #[test]
    fn no_printable_words_are_lost(text in "\\PC{1,80}") {
        let practice = practice_of(definition());
        let overlay = overlay(&practice, |_, _| text.clone());
        for page in pages(&practice, Some(&overlay)) {
            for style in STYLES {
                let words = Seen::new(&page, style).words;
                prop_assert!(words.contains(&flat(&text)), "{:?} {}", style, words);
            }
        }
    }
}

/// The practice without what is optional, so that its handout can be read at a glance.
fn small_handout(style: Style) -> String {
    let mut small = definition();
    for key in ["parts", "prompts", "lines", "credit", "ip-note"] {
        small.as_object_mut().unwrap().remove(key);
    }
    for key in ["part.speaker", "prompt.1", "line.1", "credit", "ip-note"] {
        small["text"].as_object_mut().unwrap().remove(key);
    }
    let practice = practice_of(small);
    practice_handout(&practice, practice.own_text(), &[CautionCode::Panic]).render(style)
}

#[test]
fn a_handout_as_plain_text_reads_like_a_letter() {
    insta::assert_snapshot!(small_handout(Style::Text), @"
    Rest a moment
    =============

    To rest & to *be*.

    Time  about 3 minutes (1 minute to 5 minutes)

    ! This practice has not been reviewed by a clinician.

    ! For you (only with this change): Open your eyes.

    ! Stop whenever you like.

    The practice
    ------------

    1. Sit (1 minute, of which 20 seconds quiet)
       Let your feet find the floor, in their own time, and sit on whatever carries
       you.

       1. Stay <here>.

    2. Rest (2 minutes)
       Rest.

    Other ways to do it
    -------------------

    eyes open  Look at a plant.

    Afterwards
    ----------

    Look around.

    How often
    ---------

    Whenever.

    If one of these is true for you
    -------------------------------

    - trauma, leave it out for now: Do it with somebody.

    This page is no treatment and promises nothing. You may leave out whatever does
    not suit you.
    ");
}

#[test]
fn a_handout_as_markdown_is_escaped_where_it_has_to_be() {
    insta::assert_snapshot!(small_handout(Style::Markdown), @r"
    # Rest a moment

    To rest \& to \*be\*.

    - **Time**: about 3 minutes (1 minute to 5 minutes)

    > This practice has not been reviewed by a clinician.

    > For you (only with this change): Open your eyes.

    > Stop whenever you like.

    ## The practice

    1. **Sit** (1 minute, of which 20 seconds quiet)

        Let your feet find the floor, in their own time, and sit on whatever carries you.

        1\. Stay \<here\>.

    2. **Rest** (2 minutes)

        Rest.

    ## Other ways to do it

    - **eyes open**: Look at a plant.

    ## Afterwards

    Look around.

    ## How often

    Whenever.

    ## If one of these is true for you

    - trauma, leave it out for now: Do it with somebody.

    This page is no treatment and promises nothing. You may leave out whatever does not suit you.
    ");
}

//! Looks up instruments: list, search, show.
//!
//! ```text
//! cargo run --release --example catalogue -- list --topic self-compassion --most-items 12
//! cargo run --release --example catalogue -- list --age 12 --terms free,public-domain
//! cargo run --release --example catalogue -- show phq-9
//! cargo run --release --example catalogue -- show scs-sf --format html > scs-sf.html
//! ```

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;
use std::str::FromStr;

use karuna::assessments::{Catalog, Instrument, InstrumentQuery};
use karuna::core::RightsTerms;
use karuna::report::{Style, instrument_page};

const USAGE: &str = "\
usage: catalogue list [QUESTION]                     the instruments that fit
       catalogue show ID [--format text|md|html]     all about one

questions:
  --topic T --principle P     each may stand more than once; one is enough
  --respondent R --audience A --age YEARS --language TAG --most-items N
  --terms T,T                 terms of the wording
  --at-least STATUS           how sure the key has to be: recalled, partly, verified
  --words WORDS               words in the name or in what it measures";

fn main() -> ExitCode {
    match run() {
        Ok(page) => {
            // A reader that left, as `head` does, is no reason to complain.
            let _ = io::stdout().write_all(page.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            let _ = writeln!(io::stderr(), "catalogue: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<String, String> {
    let (words, query, style) =
        parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}\n{USAGE}"))?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["list"] => Ok(list(&Catalog::builtin().find(&query))),
        ["show", id] => {
            let instrument = Catalog::builtin().get(id).map_err(|error| error.to_string())?;
            Ok(instrument_page(instrument, Catalog::builtin()).render(style))
        }
        [] => Ok(format!("{USAGE}\n")),
        _ => Err(format!("`{}` is not understood\n{USAGE}", words.join(" "))),
    }
}

fn list(found: &[&Instrument]) -> String {
    let mut page = format!("{} of {} instruments fit.\n\n", found.len(), Catalog::builtin().len());
    for instrument in found {
        let file = instrument.definition();
        page.push_str(&format!(
            "{:<24} {:>3} items  key {:<9} wording {:<20} {}\n",
            instrument.id().as_str(),
            instrument.item_count(),
            file.evidence.status,
            file.rights.terms,
            instrument.title(),
        ));
    }
    page
}

type Arguments = (Vec<String>, InstrumentQuery, Style);

fn parse(mut parser: lexopt::Parser) -> Result<Arguments, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut words, mut query, mut style) = (Vec::new(), InstrumentQuery::default(), Style::Text);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(word) => words.push(word.string()?),
            Long("topic") => query.topics.push(value(&mut parser)?),
            Long("principle") => query.principles.push(value(&mut parser)?),
            Long("respondent") => query.respondent = Some(value(&mut parser)?),
            Long("audience") => query.audience = Some(value(&mut parser)?),
            Long("age") => query.age = Some(value(&mut parser)?),
            Long("language") => query.language = Some(value(&mut parser)?),
            Long("most-items") => query.most_items = Some(value(&mut parser)?),
            Long("at-least") => query.at_least = Some(value(&mut parser)?),
            Long("terms") => {
                let text: String = value(&mut parser)?;
                for word in text.split(',') {
                    query.terms.push(terms(word)?);
                }
            }
            Long("words") => {
                let text: String = value(&mut parser)?;
                query.words.extend(text.split_whitespace().map(str::to_owned));
            }
            Long("format") => {
                let text: String = value(&mut parser)?;
                style = match text.as_str() {
                    "text" => Style::Text,
                    "md" => Style::Markdown,
                    "html" => Style::Html,
                    _ => return Err(format!("`{text}` is no format; text, md or html").into()),
                };
            }
            _ => return Err(argument.unexpected()),
        }
    }
    Ok((words, query, style))
}

fn value<T: FromStr<Err: Display>>(parser: &mut lexopt::Parser) -> Result<T, lexopt::Error> {
    let text = parser.value()?.into_string()?;
    text.parse().map_err(|error: T::Err| format!("{error}").into())
}

fn terms(word: &str) -> Result<RightsTerms, lexopt::Error> {
    let found = RightsTerms::ALL.into_iter().find(|it| it.as_str() == word);
    found.ok_or_else(|| {
        let known = RightsTerms::ALL.map(RightsTerms::as_str).join(", ");
        format!("`{word}` are no terms; one of {known}").into()
    })
}

//! The page of an instrument: what it measures, how it is scored, how sure that is, who holds the
//! wording, and what to look out for. No item is quoted.

use karuna_assessments::{
    Catalog, ChangeKind, ChangeUnit, Instrument, InstrumentFile, ReliabilityKind,
    ResponseDefinition,
};
use karuna_core::EvidenceStatus;

use crate::page::{Block, Page};
use crate::svg::number;

/// The page of an instrument. The catalogue tells which short forms can be scored from it.
#[must_use]
pub fn instrument_page(instrument: &Instrument, catalog: &Catalog) -> Page {
    let file = instrument.definition();
    let mut blocks = vec![Block::Paragraph(file.construct.clone()), Block::Facts(facts(file))];
    if !instrument.evidence().is_looked_up() {
        blocks.push(Block::Note(
            "The key is from memory: compare it with a printed form before you use a score.".into(),
        ));
    }
    push_list(&mut blocks, "Scores", scores(file));
    push_list(&mut blocks, "Missing answers", missing(file));
    push_list(&mut blocks, "Bands", bands(file));
    push_list(&mut blocks, "Lines", lines(file));
    push_list(&mut blocks, "Norms", norms(file));
    push_list(&mut blocks, "Reliability", reliability(file));
    push_list(&mut blocks, "Change", change(file));
    let risk = file.risk.iter().map(|rule| format!("{}: {}", rule.topic, rule.reason));
    push_list(&mut blocks, "What always surfaces", risk.collect());
    push_list(&mut blocks, "Short and long forms", forms(file, catalog));
    let variants = file.variants.iter().map(|it| format!("{} ({})", it.note, it.status));
    push_list(&mut blocks, "What to look out for", variants.collect());
    push_list(&mut blocks, "To know", file.notes.clone());
    let sources = file.sources.iter().map(|it| {
        let doi = it.doi.as_ref().map(|doi| format!(", doi {doi}")).unwrap_or_default();
        format!("{}{doi} ({})", it.citation, it.status)
    });
    push_list(&mut blocks, "Sources", sources.collect());
    Page { language: "en".into(), title: format!("{} ({})", file.title, file.abbreviation), blocks }
}

fn push_list(blocks: &mut Vec<Block>, heading: &str, list: Vec<String>) {
    if !list.is_empty() {
        blocks.push(Block::Heading(heading.into()));
        blocks.push(Block::List(list));
    }
}

fn joined<T: ToString>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn facts(file: &InstrumentFile) -> Vec<(String, String)> {
    let about = &file.administration;
    let unscored = file.items.iter().filter(|item| item.unscored.is_some()).count();
    let items = match unscored {
        0 => file.items.len().to_string(),
        _ => format!("{}, {unscored} of them without a score", file.items.len()),
    };
    let mut facts = vec![
        ("Id", format!("{}, definition {}", file.id, file.version)),
        ("About", joined(&file.topics)),
    ];
    if !file.principles.is_empty() {
        facts.push(("Principles", joined(&file.principles)));
    }
    let rights = &file.rights;
    facts.extend([
        (
            "Answered by",
            format!("{}, for {}", joined(&about.respondents), joined(&about.audiences)),
        ),
        ("Ages", about.ages.clone()),
        ("Time asked about", about.recall.clone()),
        ("Items", items),
        ("Options", options(&file.response)),
        ("Order of items", file.item_order.clone()),
        ("Key", format!("{}. {}", file.evidence.status, file.evidence.note)),
        ("Wording", format!("{}. {} Held by {}.", rights.terms, rights.summary, rights.holder)),
    ]);
    facts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn options(response: &ResponseDefinition) -> String {
    let mut text = format!("{} to {}", response.min, response.max);
    if response.step.per_unit() > 1 {
        text.push_str(" in tenths");
    }
    if !response.exceptions.is_empty() {
        text.push_str("; some items have others");
    }
    text
}

fn scores(file: &InstrumentFile) -> Vec<String> {
    let scales = file.scales.iter().map(|scale| {
        let own = scale.status.filter(|own| *own < file.evidence.status);
        let own = own.map(|own| format!(" This scale: {own}.")).unwrap_or_default();
        let note = scale.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
        format!(
            "{} (`{}`): {}; {} to {}, {}.{own}{note}",
            scale.title,
            scale.id,
            scale.formula(),
            number(scale.range[0]),
            number(scale.range[1]),
            scale.direction,
        )
    });
    scales.collect()
}

fn missing(file: &InstrumentFile) -> Vec<String> {
    let rules = file.missing.iter().map(|rule| {
        let note = rule.note.as_deref().unwrap_or("No note.");
        format!("{}, by {}: {note} ({})", rule.name, rule.by.as_str(), rule.status)
    });
    rules.collect()
}

fn bands(file: &InstrumentFile) -> Vec<String> {
    let sets = file.bands.iter().map(|set| {
        let words = set.bands.iter().map(|band| {
            let word = band.label.as_deref().or(band.open.as_deref()).unwrap_or_default();
            format!("{word} from {}", number(band.from))
        });
        let words = words.collect::<Vec<_>>().join("; ");
        format!(
            "{}: {words}. By {} ({}).",
            joined(&set.scales),
            set.origin,
            cited(&set.source, set.status)
        )
    });
    sets.collect()
}

fn cited(source: &str, status: EvidenceStatus) -> String {
    format!("{source}, {status}")
}

fn lines(file: &InstrumentFile) -> Vec<String> {
    let lines = file.cut_offs.iter().map(|line| {
        let mut text =
            format!("{} {} {}: {}", line.scale, line.side, number(line.value), line.meaning);
        for (name, share) in [("sensitivity", line.sensitivity), ("specificity", line.specificity)]
        {
            if let Some(share) = share {
                text.push_str(&format!(", {name} {}", number(share)));
            }
        }
        if let Some(population) = &line.population {
            text.push_str(&format!("; {population}"));
        }
        format!("{text} ({})", cited(&line.source, line.status))
    });
    lines.collect()
}

fn norms(file: &InstrumentFile) -> Vec<String> {
    let norms = file.norms.iter().map(|norm| {
        let sd = norm.sd.map(|sd| format!(" (SD {})", number(sd))).unwrap_or_default();
        let n = norm.n.map(|n| format!(", n = {n}")).unwrap_or_default();
        let note = norm.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
        format!(
            "{}: {}{sd}; {}{n} ({}).{note}",
            norm.scale,
            number(norm.mean),
            norm.population,
            cited(&norm.source, norm.status)
        )
    });
    norms.collect()
}

fn reliability(file: &InstrumentFile) -> Vec<String> {
    let rows = file.reliability.iter().map(|row| {
        let kind = match row.kind {
            ReliabilityKind::Alpha => "alpha",
            ReliabilityKind::Omega => "omega",
            ReliabilityKind::Retest => "retest",
        };
        let mut text = format!("{}: {kind} {}", row.scale, number(row.value));
        for part in [&row.interval, &row.population].into_iter().flatten() {
            text.push_str(&format!("; {part}"));
        }
        if let Some(n) = row.n {
            text.push_str(&format!(", n = {n}"));
        }
        format!("{text} ({})", cited(&row.source, row.status))
    });
    rows.collect()
}

fn change(file: &InstrumentFile) -> Vec<String> {
    let rows = file.change.iter().map(|row| {
        let kind = match row.kind {
            ChangeKind::Reliable => "reliable",
            ChangeKind::MinimalImportant => "worthwhile to people",
            ChangeKind::Response => "called a response",
        };
        let unit = match row.unit {
            ChangeUnit::Points => "points",
            ChangeUnit::PercentOfFirst => "per cent of the first score",
        };
        format!(
            "{}, {kind}: {} {unit}; {} ({})",
            row.scale,
            number(row.value),
            row.basis,
            cited(&row.source, row.status)
        )
    });
    rows.collect()
}

fn forms(file: &InstrumentFile, catalog: &Catalog) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for map in &file.derived_from {
        let is_there = catalog.get(map.instrument.as_str()).is_ok();
        let hint = if is_there { "" } else { ", which is not in this catalogue" };
        forms.push(format!(
            "Can be scored from the answers to `{}`{hint} ({}).",
            map.instrument, map.status
        ));
    }
    for other in catalog.instruments() {
        let map = other.definition().derived_from.iter().find(|map| map.instrument == file.id);
        if let Some(map) = map {
            forms.push(format!("Its answers also score `{}` ({}).", other.id(), map.status));
        }
    }
    forms
}

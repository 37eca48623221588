//! A page as one HTML file that prints well and asks nothing of the outside.

use crate::page::{Block, Page};
use crate::words;

/// Calm, readable in grey, large enough to read at arm's length; nothing is said by colour alone.
const STYLE: &str = "\
body{font:1.05rem/1.6 Georgia,'Times New Roman',serif;color:#222;background:#fff;margin:0 auto;\
max-width:42rem;padding:1.5rem}\
h1{font-size:1.7rem;line-height:1.25;margin:0 0 1rem}\
h2{font-size:1.2rem;margin:2rem 0 .5rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:1rem 0}\
dt{font-weight:bold}dd{margin:0}\
ol,ul{padding-left:1.4rem}ol>li{margin:0 0 1rem}\
table{border-collapse:collapse;width:100%;margin:1rem 0}\
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #888}\
thead th{border-bottom:2px solid #444}\
figure{margin:1rem 0}svg{width:100%;max-width:32rem;height:auto;font-family:Arial,Helvetica,sans-serif}\
.time{color:#555;font-size:.9rem}\
.note{border:2px solid #444;padding:.6rem .9rem;margin:1rem 0}\
@media print{body{max-width:none;padding:0;font-size:11pt}li,tr,.note,figure{break-inside:avoid}}\
@media (max-width:30rem){th,td{padding:.2rem .25rem;font-size:.9rem}dl{grid-template-columns:1fr}dd{margin:0 0 .4rem}}";

pub(crate) fn render(page: &Page) -> String {
    let (language, title) = (escape(&page.language), escape(&page.title));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    for block in &page.blocks {
        match block {
            Block::Heading(words) => out.push_str(&format!("<h2>{}</h2>\n", escape(words))),
            Block::Paragraph(words) => out.push_str(&paragraphs(words)),
            Block::List(entries) => {
                out.push_str("<ul>\n");
                for entry in entries {
                    out.push_str(&format!("<li>{}</li>\n", escape(entry)));
                }
                out.push_str("</ul>\n");
            }
            Block::Facts(facts) => {
                out.push_str("<dl>\n");
                for (name, value) in facts {
                    let (name, value) = (escape(name), escape(value));
                    out.push_str(&format!("<dt>{name}</dt><dd>{value}</dd>\n"));
                }
                out.push_str("</dl>\n");
            }
            Block::Table { head, rows } => out.push_str(&table(head, rows)),
            Block::Steps(steps) => {
                out.push_str("<ol>\n");
                for step in steps {
                    let time = if step.time.is_empty() {
                        String::new()
                    } else {
                        format!(" <span class=\"time\">{}</span>", escape(&step.time))
                    };
                    let title = escape(&step.title);
                    let text = paragraphs(&step.text);
                    out.push_str(&format!("<li><strong>{title}</strong>{time}\n{text}</li>\n"));
                }
                out.push_str("</ol>\n");
            }
            Block::Picture { svg, .. } => out.push_str(&format!("<figure>\n{svg}\n</figure>\n")),
            Block::Note(words) => {
                out.push_str(&format!("<p class=\"note\" role=\"note\">{}</p>\n", escape(words)));
            }
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let mut out = String::from("<table>\n<thead><tr>");
    for name in head {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escape(name)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for at in 0..head.len() {
            let cell = row.get(at).map_or_else(String::new, |cell| escape(cell));
            out.push_str(&if at == 0 {
                format!("<th scope=\"row\">{cell}</th>")
            } else {
                format!("<td>{cell}</td>")
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

fn paragraphs(words: &str) -> String {
    words::paragraphs(words).iter().map(|words| format!("<p>{}</p>\n", escape(words))).collect()
}

pub(crate) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words::line(words).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

//! A small picture: lines, boxes, dots and words, in black and greys.

use crate::html::escape;

/// Which end of some words stands at their place.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture that scales: sizes are in units of its own.
pub(crate) struct Svg {
    width: f64,
    height: f64,
    body: String,
}

impl Svg {
    pub(crate) const fn new(width: f64, height: f64) -> Self {
        Self { width, height, body: String::new() }
    }

    pub(crate) fn line(&mut self, from: [f64; 2], to: [f64; 2], style: &str) {
        let ([x1, y1], [x2, y2]) = (self.inside(from), self.inside(to));
        self.body.push_str(&format!(
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" {style}/>\n"
        ));
    }

    pub(crate) fn area(&mut self, from: [f64; 2], to: [f64; 2], style: &str) {
        let ([x1, y1], [x2, y2]) = (self.inside(from), self.inside(to));
        let (x, y) = (x1.min(x2), y1.min(y2));
        let (width, height) = ((x2 - x1).abs(), (y2 - y1).abs());
        self.body.push_str(&format!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" {style}/>\n"
        ));
    }

    pub(crate) fn dot(&mut self, at: [f64; 2], radius: f64) {
        let [x, y] = self.inside(at);
        self.body.push_str(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#111\"/>\n"
        ));
    }

    pub(crate) fn words(&mut self, at: [f64; 2], size: f64, anchor: Anchor, words: &str) {
        let [x, y] = self.inside(at);
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let place =
            format!("x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\"");
        let words = escape(words);
        // A white edge below keeps words readable where they cross a line.
        self.body.push_str(&format!(
            "<text {place} fill=\"#fff\" stroke=\"#fff\" stroke-width=\"3\" aria-hidden=\"true\">{words}</text>\n\
             <text {place} fill=\"#111\">{words}</text>\n"
        ));
    }

    /// The picture, with a name and a description for those who hear it. `id` has to be its own on
    /// the page; signs that cannot stand in one are left out.
    pub(crate) fn finish(self, id: &str, title: &str, description: &str) -> String {
        let id: String = id.chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
        let (title, description) = (escape(title), escape(description));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{title}</title>\n\
             <desc id=\"{id}-desc\">{description}</desc>\n{}</svg>",
            self.width, self.height, self.body
        )
    }

    /// A place within the picture.
    fn inside(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let within =
            |value: f64, most: f64| if value.is_finite() { value.clamp(0.0, most) } else { 0.0 };
        [within(x, self.width), within(y, self.height)]
    }
}

/// A number as short as it can be with two decimals at the most.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".into() } else { text.into() }
}

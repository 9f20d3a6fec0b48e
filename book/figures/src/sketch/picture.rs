//! A finished picture: what is drawn, its title, and what is read to whoever cannot see it.

use std::borrow::Borrow;

use super::{Sketch, Stroke, Text, WIDTH, elements};
use crate::markup::escaped;
use crate::palette::{Colour, Theme, paint};

/// A finished picture, its colours still named by role.
#[derive(Debug, Clone)]
pub struct Picture {
    height: f64,
    title: String,
    description: String,
    elements: String,
}

impl Picture {
    /// Draws a picture of the given height.
    ///
    /// The description is read to whoever cannot see the picture: it says what there is to be seen.
    pub fn new(
        height: f64,
        title: &str,
        description: &str,
        draw: impl FnOnce(&mut Sketch),
    ) -> Self {
        Self {
            height,
            title: title.to_owned(),
            description: description.to_owned(),
            elements: elements(height, draw),
        }
    }

    /// Two pictures of the same thing in one: faint what only `theirs` has, and over it what `mine` has. Below, it says so.
    pub fn over(theirs: &Self, mine: &Self) -> Self {
        let (shared, only_theirs, only_mine) = compared(&theirs.elements, &mine.elements);
        let same = only_theirs.is_empty() && only_mine.is_empty();
        let (note, told) = if same {
            let text = "Your code draws the same picture as the reference solution.";
            (text, text)
        } else {
            (
                "Strong: your code. Faint: the reference solution, where it differs.",
                "What both draw is there once; what your code alone draws is strong, and what the reference solution alone draws is faint.",
            )
        };
        let elements = format!("{shared}<g opacity=\"0.4\">\n{only_theirs}</g>\n{only_mine}");
        let title = format!("{}: your code over the reference solution", theirs.title);
        let mut description = format!(
            "Two drawings in one picture, from your code and from the reference solution. {told} That of the reference solution: {}",
            theirs.description
        );
        // Such as the paths that yours goes without.
        if mine.description != theirs.description {
            let own = mine.description.strip_prefix(&theirs.description);
            let own = own.unwrap_or(&mine.description).trim_start();
            description = format!("{description} That of your code: {own}");
        }
        Self { elements, ..theirs.clone() }
            .with_note(note, theirs.height.max(mine.height))
            .described(&title, &description)
    }

    /// The picture with a line of text below.
    #[must_use]
    pub fn with_note(self, note: &str, height: f64) -> Self {
        let lines = wrapped(note, 62);
        let room = 18.0 + 24.0 * lines.len() as f64;
        let strip = Self::new(height + room, "", "", |sketch| {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            sketch.lines((16.0, height + 14.0), 24.0, &lines, Text::new(17.0).left().bold());
        });
        let description = format!("{} {note}", self.description);
        Self {
            height: strip.height,
            description,
            elements: self.elements + &strip.elements,
            ..self
        }
    }

    /// The picture with a note of the paths that it lacks, by their names or by why they are missing; as it is where it
    /// lacks none.
    #[must_use]
    pub fn without_paths(self, lacking: &[impl Borrow<str>]) -> Self {
        self.without("path", lacking)
    }

    /// The same where something else than paths is missing.
    #[must_use]
    pub fn without(self, what: &str, lacking: &[impl Borrow<str>]) -> Self {
        if lacking.is_empty() {
            return self;
        }
        let height = self.height;
        self.with_note(&format!("Without a {what}: {}.", lacking.join("; ")), height)
    }

    /// The picture under another title, and described in other words.
    #[must_use]
    pub fn described(self, title: &str, description: &str) -> Self {
        Self { title: title.into(), description: description.into(), ..self }
    }

    /// A picture that says in words why the intended one could not be drawn.
    pub fn excuse(figure: &str, reason: &str) -> Self {
        let title = format!("{figure}: not drawn");
        let lines = wrapped(reason, 58);
        let height = 110.0 + 26.0 * lines.len() as f64;
        Self::new(height, &title, &format!("The picture could not be drawn: {reason}"), |sketch| {
            sketch.frame((4.0, 4.0), (WIDTH - 8.0, height - 8.0), Stroke::new(Colour::Grid, 2.0));
            sketch.text(
                (28.0, 44.0),
                "This picture could not be drawn.",
                Text::new(20.0).left().bold(),
            );
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            sketch.lines((28.0, 84.0), 26.0, &lines, Text::new(17.0).left());
        })
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// The SVG document, in the colours of `theme`.
    pub fn svg(&self, name: &str, theme: Theme) -> String {
        let Self { height, title, description, elements } = self;
        let (width, tall) = (2.0 * WIDTH, 2.0 * height);
        let (title, description) = (escaped(title), escaped(description));
        let background = match theme {
            Theme::Css | Theme::Both => String::new(),
            Theme::Light | Theme::Dark => {
                let paper = Colour::Paper.sentinel();
                format!(
                    "<rect width=\"{width}\" height=\"{tall}\" fill=\"#{:02X}{:02X}{:02X}\"/>\n",
                    paper.0, paper.1, paper.2
                )
            }
        };
        let document = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {tall}\" width=\"{WIDTH}\" \
             style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"figure-{name}-title figure-{name}-desc\" \
             font-family=\"sans-serif\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n\
             <title id=\"figure-{name}-title\">{title}</title>\n<desc id=\"figure-{name}-desc\">{description}</desc>\n\
             {background}{elements}</svg>\n"
        );
        paint(&document, theme)
    }
}

/// The elements that two drawings share, and those that only one of them has, each in its order.
fn compared(theirs: &str, mine: &str) -> (String, String, String) {
    let mut unmatched: Vec<&str> = mine.lines().collect();
    let (mut shared, mut only_theirs) = (String::new(), String::new());
    for line in theirs.lines() {
        let place = unmatched.iter().position(|other| *other == line);
        let into = if let Some(place) = place {
            unmatched.remove(place);
            &mut shared
        } else {
            &mut only_theirs
        };
        into.push_str(line);
        into.push('\n');
    }
    let only_mine = unmatched.iter().flat_map(|line| [line, "\n"]).collect();
    (shared, only_theirs, only_mine)
}

/// Breaks `text` into lines of at most `width` characters where a word allows it.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_pictures_share_is_drawn_once() {
        let (shared, theirs, mine) = compared("frame\na\nb\nb\n", "frame\nb\nc\n");
        assert_eq!((&*shared, &*theirs, &*mine), ("frame\nb\n", "a\nb\n", "c\n"));
    }

    #[test]
    fn one_picture_over_another_says_whether_they_differ() {
        let line = |to: f64| {
            Picture::new(100.0, "A line", "It goes on.", |sketch| {
                sketch.line((0.0, 0.0), (to, 50.0), Stroke::new(Colour::A, 2.0));
            })
        };
        let told = |mine: f64| Picture::over(&line(10.0), &line(mine)).svg("line", Theme::Light);
        assert!(told(10.0).contains("the same picture") && told(10.0).contains("x2=\"20\""));
        let both = told(30.0);
        assert!(both.contains("Strong: your code"), "{both}");
        let faint = both.find("<g opacity").unwrap();
        assert!(both.find("x2=\"20\"").unwrap() > faint, "{both}");
        assert!(both.find("x2=\"60\"").unwrap() > both.find("</g>").unwrap(), "{both}");
    }

    #[test]
    fn whoever_cannot_see_it_hears_that_two_pictures_are_in_one() {
        let line = |to: f64| {
            Picture::new(100.0, "A line", "It goes on.", |sketch| {
                sketch.line((0.0, 0.0), (to, 50.0), Stroke::new(Colour::A, 2.0));
            })
        };
        let heard = |theirs: &Picture, mine: &Picture| {
            let over = Picture::over(theirs, mine);
            assert_eq!(over.title, "A line: your code over the reference solution");
            over.description
        };
        let same = heard(&line(10.0), &line(10.0));
        assert!(
            same.contains("Two drawings in one") && same.contains("the same picture"),
            "{same}"
        );
        assert!(same.ends_with(" That of the reference solution: It goes on."), "{same}");
        let other = heard(&line(10.0), &line(30.0).without_paths(&["adam"]));
        assert!(other.contains("your code alone draws is strong"), "{other}");
        assert!(other.contains("the reference solution alone draws is faint"), "{other}");
        assert!(other.ends_with(" That of your code: Without a path: adam."), "{other}");
    }
}

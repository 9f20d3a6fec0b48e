//! The directives of a page: exercise cards, figures, examples with their output, one or several in tabs, or the output alone, and
//! includes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::figure;
use crate::page::{Line, Place, Problem, lines};
use crate::region;

/// What was generated for the book, and where each piece of it is shown.
pub struct Directives {
    book: PathBuf,
    cards: Shelf,
    figures: Shelf,
    outputs: Shelf,
}

/// Generated files by the name that a page calls them.
type Shelf = BTreeMap<String, Piece>;

struct Piece {
    file: PathBuf,
    shown: Vec<Place>,
}

impl Directives {
    /// Looks through `generated` in the folder of the book.
    pub fn new(book: &Path) -> Self {
        let generated = book.join("generated");
        let mut cards = Shelf::new();
        for (stem, piece) in shelf(&generated.join("cards"), "md") {
            // Pages name an exercise by its slug alone: its number may change.
            let slug =
                stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-');
            cards.insert(slug.to_owned(), piece);
        }
        Self {
            book: book.to_owned(),
            cards,
            figures: shelf(&generated.join("figures"), "svg"),
            outputs: shelf(&generated.join("outputs"), "txt"),
        }
    }

    /// Replaces the directives of a page whose file lies in `folder`.
    pub fn expand(
        &mut self,
        page: &[Line],
        folder: &Path,
        problems: &mut Vec<Problem>,
    ) -> Vec<Line> {
        let mut expanded = Vec::with_capacity(page.len());
        let mut at = 0;
        while at < page.len() {
            let line = &page[at];
            let Some(start) = find(&line.text) else {
                expanded.push(line.clone());
                at += 1;
                continue;
            };
            let Some(directive) = Directive::read(&page[at..], start) else {
                problems.push(line.place.problem(
                    "a directive is not closed: its `}}` is missing before the next blank line",
                ));
                at += 1;
                continue;
            };
            match self.replace(&directive, folder) {
                Ok(new) => match directive.place_in_page(new) {
                    Ok(new) => expanded.extend(new),
                    Err(message) => problems.push(line.place.problem(message)),
                },
                Err(faults) => problems.extend(faults),
            }
            at += directive.height;
        }
        for line in expanded.iter_mut().filter(|line| !line.finished) {
            if find(&line.text).is_some_and(|start| !line.text[start..].starts_with("{{#title")) {
                problems.push(line.place.problem(
                    "a directive is left over: one stands on a line, and none in an included text \
                     (a literal one is written `\\{{#`)",
                ));
                // mdBook would take it for its own.
                line.text.clear();
            }
        }
        expanded
    }

    /// Reports every exercise that is not on exactly one page, and every figure and output that
    /// no page shows.
    pub fn report_unshown(&self, problems: &mut Vec<Problem>) {
        for (slug, card) in &self.cards {
            let place = Place::file(&card.file);
            match card.shown.as_slice() {
                [] => problems.push(place.problem(format!("no page holds exercise `{slug}`"))),
                [_] => {}
                [first, again @ ..] => problems.extend(again.iter().map(|place| {
                    place.problem(format!("exercise `{slug}` already stands at {first}"))
                })),
            }
        }
        let pieces = self.figures.iter().map(|piece| ("figure", piece));
        for (kind, (name, piece)) in
            pieces.chain(self.outputs.iter().map(|piece| ("example", piece)))
        {
            if piece.shown.is_empty() {
                let place = Place::file(&piece.file);
                problems.push(place.problem(format!("no page shows {kind} `{name}`")));
            }
        }
    }

    fn replace(&mut self, directive: &Directive, folder: &Path) -> Result<Vec<Line>, Vec<Problem>> {
        let one = |message: String| vec![directive.place.problem(message)];
        match directive.name.as_str() {
            "exercise" => self.exercise(directive).map_err(one),
            "figure" => self.figure(directive),
            "example" => self.example(directive).map_err(one),
            "tabs" => self.tabs(directive).map_err(one),
            "output" => self.output(directive).map_err(one),
            "include" => include(directive, folder).map_err(one),
            // mdBook itself takes the title out of the page.
            "title" => Ok(directive.written.clone()),
            other => Err(one(format!(
                "unknown directive `{other}`: there are exercise, figure, example, tabs, output, include and title"
            ))),
        }
    }

    fn exercise(&mut self, directive: &Directive) -> Result<Vec<Line>, String> {
        let slug = directive.argument.as_str();
        let card = show(&mut self.cards, slug, directive)
            .ok_or_else(|| format!("there is no exercise `{slug}`"))?;
        let text = read(&card.file)?;
        let mut block = Block::new(&directive.place);
        block.html(format!(
            "<section class=\"exercise\" id=\"exercise-{slug}\" aria-label=\"Exercise: {slug}\">"
        ));
        block.markdown(lines(&text, &Place::file(&card.file)));
        block.html("</section>");
        Ok(block.lines)
    }

    fn figure(&mut self, directive: &Directive) -> Result<Vec<Line>, Vec<Problem>> {
        let one = |message: String| vec![directive.place.problem(message)];
        let (name, caption) =
            directive.argument.split_once(':').unwrap_or((&directive.argument, ""));
        let name = name.trim();
        if caption.trim().is_empty() {
            return Err(one(format!(
                "figure `{name}` has no caption: write `{{{{#figure {name}: What it shows.}}}}`"
            )));
        }
        let piece = show(&mut self.figures, name, directive)
            .ok_or_else(|| one(format!("there is no figure `{name}`")))?;
        // The printed book is one page: a figure that is shown again needs other ids.
        let id = match piece.shown.len() {
            1 => format!("figure-{name}"),
            times => format!("figure-{name}-{times}"),
        };
        let text = read(&piece.file).map_err(one)?;
        let svg = figure::inline(&text, &id).map_err(|faults| {
            let place = Place::file(&piece.file);
            faults
                .into_iter()
                .map(|fault| place.problem(format!("figure `{name}` {fault}")))
                .collect::<Vec<_>>()
        })?;
        let mut block = Block::new(&directive.place);
        block.html(format!("<figure class=\"figure\" id=\"{id}\"><div class=\"figure-drawing\">{svg}</div><figcaption>"));
        block.markdown(
            caption
                .trim()
                .lines()
                .enumerate()
                .map(|(down, line)| Line::new(line.trim(), directive.place.below(down)))
                .collect(),
        );
        block.html("</figcaption></figure>");
        Ok(block.lines)
    }

    fn example(&mut self, directive: &Directive) -> Result<Vec<Line>, String> {
        let mut block = Block::new(&directive.place);
        self.show_example(&directive.argument, directive, &mut block)?;
        Ok(block.lines)
    }

    /// Examples of which one is chosen, each behind its name: `norm-in-c: C | norm-in-rust: Rust`.
    ///
    /// The page holds them one after another; a script makes tabs of them, where there are scripts.
    fn tabs(&mut self, directive: &Directive) -> Result<Vec<Line>, String> {
        let mut block = Block::new(&directive.place);
        block.html("<div class=\"tabs\">");
        for tab in directive.argument.split('|') {
            let (example, name) = tab.split_once(':').ok_or_else(|| {
                format!(
                    "`{}` is no tab: write `{{{{#tabs example: Name | other: Name}}}}`",
                    tab.trim()
                )
            })?;
            let name =
                name.trim().replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            block.html(format!(
                "<section class=\"tab\" aria-label=\"{name}\"><p class=\"tab-name\">{name}</p>"
            ));
            self.show_example(example.trim(), directive, &mut block)?;
            block.html("</section>");
        }
        block.html("</div>");
        Ok(block.lines)
    }

    /// The code of an example and what it prints.
    fn show_example(
        &mut self,
        name: &str,
        directive: &Directive,
        block: &mut Block,
    ) -> Result<(), String> {
        let (source, language) = self.source(name);
        let code = read(&source)?;
        let shown = region::select(&code, "shown")
            .map_err(|fault| format!("{} {fault}", source.display()))?;
        let printed = self.printed(name, directive)?;
        let source = Place::file(&source);
        block.html("<div class=\"example\">");
        block.code(
            language,
            shown.into_iter().map(|(number, line)| Line::new(line, source.at(number))),
        );
        block.html("<div class=\"example-output\"><p class=\"example-label\">prints</p>");
        block.code("text", printed.into_iter());
        block.html("</div></div>");
        Ok(())
    }

    /// The file of an example, and its language.
    fn source(&self, name: &str) -> (PathBuf, &'static str) {
        let examples = self.book.join("examples");
        let in_python = examples.join("python").join(format!("{name}.py"));
        if in_python.exists() {
            return (in_python, "python");
        }
        let file = format!("src/bin/{name}.rs");
        let apart = examples.join("candle").join(&file);
        (if apart.exists() { apart } else { examples.join(file) }, "rust")
    }

    /// What an example prints, as a part of the page.
    fn output(&mut self, directive: &Directive) -> Result<Vec<Line>, String> {
        let mut block = Block::new(&directive.place);
        block.markdown(self.printed(&directive.argument, directive)?);
        Ok(block.lines)
    }

    fn printed(&mut self, name: &str, directive: &Directive) -> Result<Vec<Line>, String> {
        let output = show(&mut self.outputs, name, directive)
            .ok_or_else(|| format!("example `{name}` has no output in generated/outputs"))?;
        let printed = read(&output.file)?;
        if printed.trim().is_empty() {
            return Err(format!("example `{name}` prints nothing"));
        }
        Ok(lines(printed.trim_end(), &Place::file(&output.file)))
    }
}

fn include(directive: &Directive, folder: &Path) -> Result<Vec<Line>, String> {
    let (file, selector) = directive.argument.split_once(':').unwrap_or((&directive.argument, ""));
    let file = folder.join(file);
    let place = Place::file(&file);
    let text = std::fs::read_to_string(&file)
        .map_err(|error| format!("cannot include {place}: {error}"))?;
    let region = region::select(&text, selector)
        .map_err(|fault| format!("cannot include {place}: it {fault}"))?;
    Ok(region.into_iter().map(|(number, line)| Line::new(line, place.at(number))).collect())
}

/// Notes that a piece is shown.
fn show<'a>(shelf: &'a mut Shelf, name: &str, directive: &Directive) -> Option<&'a Piece> {
    let piece = shelf.get_mut(name)?;
    piece.shown.push(directive.place.clone());
    Some(piece)
}

fn read(file: &Path) -> Result<String, String> {
    std::fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}", file.display()))
}

fn shelf(folder: &Path, extension: &str) -> Shelf {
    let Ok(entries) = std::fs::read_dir(folder) else { return Shelf::new() };
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|found| found == extension))
        .filter_map(|file| {
            let name = file.file_stem()?.to_str()?.to_owned();
            Some((name, Piece { file, shown: Vec::new() }))
        })
        .collect()
}

/// Where the first directive of a line begins; one behind a backslash is meant literally.
fn find(line: &str) -> Option<usize> {
    static START: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\\?\{\{\s*#\s*[A-Za-z]").expect("it is a pattern"));
    START.find_iter(line).find(|found| !found.as_str().starts_with('\\')).map(|found| found.start())
}

/// A directive as a page holds it.
struct Directive {
    name: String,
    argument: String,
    place: Place,
    /// What stands before and after it on its lines.
    before: String,
    after: String,
    /// The number of lines it takes, and these lines.
    height: usize,
    written: Vec<Line>,
}

impl Directive {
    /// Reads the directive that begins at byte `start` of the first line. Its end is the brace
    /// that balances its first, so that a caption may hold formulas, and may take several lines.
    fn read(page: &[Line], start: usize) -> Option<Self> {
        let height = page.iter().take_while(|line| !line.text.trim().is_empty()).count();
        let text =
            page[..height].iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
        let mut depth = 0_usize;
        let mut escaped = false;
        let mut end = None;
        for (index, character) in text.char_indices().skip_while(|(index, _)| *index < start) {
            match character {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                end = Some(index + 1);
                break;
            }
        }
        let end = end?;
        let inner = text[start..end].strip_prefix("{{")?.strip_suffix("}}")?;
        let inner = inner.trim_start().strip_prefix('#')?.trim();
        let (name, argument) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let height = 1 + text[..end].matches('\n').count();
        Some(Self {
            name: name.to_owned(),
            argument: argument.trim().to_owned(),
            place: page[0].place.clone(),
            before: text[..start].to_owned(),
            after: text[end..].lines().next().unwrap_or("").to_owned(),
            height,
            written: page[..height].to_vec(),
        })
    }

    /// Sets the new lines into the page, where the directive stood.
    fn place_in_page(&self, mut new: Vec<Line>) -> Result<Vec<Line>, String> {
        if self.name == "title" {
            return Ok(new);
        }
        if let [only] = new.as_mut_slice() {
            only.text = format!("{}{}{}", self.before, only.text, self.after);
        } else {
            if !self.before.trim().is_empty() || !self.after.trim().is_empty() {
                return Err(format!("`{}` must stand alone on its line", self.name));
            }
            for line in new.iter_mut().filter(|line| !line.text.is_empty()) {
                line.text.insert_str(0, &self.before);
            }
        }
        Ok(new)
    }
}

/// Lines that replace a directive: HTML and Markdown, a blank line between.
struct Block {
    lines: Vec<Line>,
    place: Place,
}

impl Block {
    fn new(place: &Place) -> Self {
        let mut block = Self { lines: Vec::new(), place: place.clone() };
        block.blank();
        block
    }

    fn blank(&mut self) {
        self.lines.push(Line::new("", self.place.clone()));
    }

    fn html(&mut self, text: impl Into<String>) {
        self.lines.push(Line { finished: true, ..Line::new(text, self.place.clone()) });
        self.blank();
    }

    fn markdown(&mut self, lines: Vec<Line>) {
        self.lines.extend(lines);
        self.blank();
    }

    fn code(&mut self, language: &str, lines: impl Iterator<Item = Line>) {
        let lines: Vec<Line> = lines.collect();
        // The fence is longer than any run of backticks inside it.
        let runs = lines.iter().flat_map(|line| line.text.split(|c| c != '`').map(str::len));
        let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
        let place = self.place.clone();
        self.lines.push(Line::new(format!("{fence}{language}"), place.clone()));
        self.lines.extend(lines);
        self.lines.push(Line::new(fence, place));
        self.blank();
    }
}

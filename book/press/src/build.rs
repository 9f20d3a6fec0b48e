//! Builds the book, all of it or nothing: pages, formulas, mdBook, checks, and only then the place
//! where readers look.

use std::collections::HashMap;
use std::fs::DirEntry;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use regex::Regex;

use crate::checks::{self, Source};
use crate::directives::Directives;
use crate::math::Math;
use crate::page::{Line, Place, Problem, lines};
use crate::warnings;

/// Where the style sheet of the formulas expects their fonts, in the book and in what is built.
const FONTS: &str = "theme/katex/fonts";

/// A file that mdBook puts into every book it builds.
const MARK: &str = ".nojekyll";

/// How the folder begins in which a book is built, beside where it goes.
const UNFINISHED: &str = ".book-";

/// What is older than this is of a build that was ended: none takes so long.
const ABANDONED: Duration = Duration::from_mins(30);

/// Builds the book in folder `book` into folder `out`, and returns the number of its pages. When
/// anything is wrong, all that is wrong is returned, and `out` stays as it was.
pub fn build(book: &Path, out: &Path) -> Result<usize, Vec<Problem>> {
    let place = Place::file(&book.join("book.toml"));
    let whole = |error: &dyn std::fmt::Display| vec![place.problem(error.to_string())];
    may_replace(out).map_err(|fault| vec![Place::file(out).problem(fault)])?;

    // On the same disk as `out`, so that the finished book can be moved there.
    let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(|error| whole(&error))?;
    sweep(parent);
    let fresh = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(parent)
        .map_err(|error| whole(&error))?;
    let target = fresh.path().join("new");

    let (loaded, mut notes) = warnings::gather(|| load(book, &target));
    let mut mdbook = loaded.map_err(|error| whole(&format!("{error:#}")))?;

    let mut problems = Vec::new();
    let sources = press(&mut mdbook, book, &mut problems);
    let (rendered, more) = warnings::gather(|| mdbook.build());
    notes.extend(more);
    let pages = mdbook.source_dir();
    problems.extend(notes.iter().map(|note| blame(note, &pages, &place)));
    match rendered.map_err(|error| format!("{error:#}")) {
        Ok(()) => match copy_fonts(book, &target) {
            Ok(()) => checks::check(&target, out, &sources, &mut problems),
            Err(error) => problems.push(Place::file(&book.join(FONTS)).problem(error.to_string())),
        },
        Err(error) => problems.push(place.problem(error)),
    }
    if !problems.is_empty() {
        problems.sort();
        problems.dedup();
        return Err(problems);
    }
    publish(fresh.path(), &target, out)
        .map_err(|error| vec![Place::file(out).problem(error.to_string())])?;
    Ok(sources.len())
}

fn load(book: &Path, target: &Path) -> mdbook_driver::errors::Result<MDBook> {
    let file = book.join("book.toml");
    let mut config = if file.exists() { Config::from_disk(&file)? } else { Config::default() };
    config.build.build_dir = std::path::absolute(target)?;
    // A page that the summary names and nobody has written is a fault, not a wish.
    config.build.create_missing = false;
    MDBook::load_with_config(book, config)
}

/// Expands directives and renders formulas in all pages; returns their sources by the path of the
/// rendered page.
fn press(
    mdbook: &mut MDBook,
    book: &Path,
    problems: &mut Vec<Problem>,
) -> HashMap<PathBuf, Source> {
    let pages = mdbook.source_dir();
    let mut directives = Directives::new(book);
    let mut math = Math::new(book, problems);
    let mut sources = HashMap::new();
    mdbook.book.for_each_chapter_mut(|chapter| {
        let Some(source) = &chapter.source_path else { return };
        let file = pages.join(source);
        let place = Place::file(&file);
        let folder = file.parent().unwrap_or(&pages);
        let written = lines(&chapter.content, &place);
        let expanded = directives.expand(&written, folder, problems);
        sources.insert(rendered_path(source), Source { place, lines: expanded.clone() });
        chapter.content = join(&math.render(expanded, problems));
    });
    directives.report_unshown(problems);
    sources
}

/// Where mdBook puts the page that is written in `source`.
fn rendered_path(source: &Path) -> PathBuf {
    let readme = source.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    if readme { source.with_file_name("index.html") } else { source.with_extension("html") }
}

fn join(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

/// The file that a log line of mdBook is about, when it names one.
fn blame(note: &str, pages: &Path, otherwise: &Place) -> Problem {
    static PAGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"`?([^`\s]+\.md)`?").expect("it is a pattern"));
    let page = PAGE.captures(note).map(|found| pages.join(&found[1])).filter(|page| page.exists());
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    page.map_or_else(|| otherwise.clone(), |page| Place::file(&page)).problem(note)
}

/// mdBook copies style sheets but not the fonts they name.
fn copy_fonts(book: &Path, target: &Path) -> io::Result<()> {
    let (from, to) = (book.join(FONTS), target.join(FONTS));
    if !from.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&to)?;
    for font in std::fs::read_dir(from)? {
        let font = font?;
        std::fs::copy(font.path(), to.join(font.file_name()))?;
    }
    Ok(())
}

/// A folder that holds something else than a built book is not ours to replace.
fn may_replace(out: &Path) -> Result<(), String> {
    let Ok(mut entries) = std::fs::read_dir(out) else { return Ok(()) };
    if entries.next().is_none() || out.join(MARK).exists() {
        return Ok(());
    }
    Err("this folder holds something else than a built book, and is left alone".to_owned())
}

/// Removes what builds have left that were ended before their end.
fn sweep(folder: &Path) {
    let is_abandoned = |entry: &DirEntry| {
        let made = entry.metadata().and_then(|about| about.modified());
        entry.file_name().to_string_lossy().starts_with(UNFINISHED)
            && made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age > ABANDONED))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(is_abandoned) {
        // What cannot be removed is in nobody's way.
        let _ = std::fs::remove_dir_all(entry.path());
    }
}

/// Puts the finished book in the place of the previous one.
fn publish(fresh: &Path, target: &Path, out: &Path) -> io::Result<()> {
    if out.exists() {
        std::fs::rename(out, fresh.join("old"))?;
    }
    std::fs::rename(target, out)
}

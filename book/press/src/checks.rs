//! What must hold of the built book: no dead link, no request to another host, no image without
//! alternative text.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::html::{Html, Tag};
use crate::page::{Line, Place, Problem};

/// The source of a rendered page.
pub struct Source {
    /// Its file.
    pub place: Place,
    /// Its lines after the directives, which name the files of cards and includes.
    pub lines: Vec<Line>,
}

/// Checks the book in folder `out`, which will be called `name`; `sources` holds the source of each
/// page by its path in there.
pub fn check(
    out: &Path,
    name: &Path,
    sources: &HashMap<PathBuf, Source>,
    problems: &mut Vec<Problem>,
) {
    let mut files = Vec::new();
    walk(out, Path::new(""), &mut files);
    let mut built = Built { out, name, pages: HashMap::new(), sources };
    for file in &files {
        if file.extension() == Some(OsStr::new("html")) {
            let text = std::fs::read_to_string(out.join(file)).unwrap_or_default();
            built.pages.insert(file.clone(), Html::read(&text));
        }
    }
    for file in &files {
        let extension = file.extension().and_then(OsStr::to_str).unwrap_or("");
        match extension {
            "html" => built.check_page(file, problems),
            "css" => {
                let text = std::fs::read_to_string(out.join(file)).unwrap_or_default();
                built.check_style(file, &text, problems);
            }
            "js" => {
                let text = std::fs::read_to_string(out.join(file)).unwrap_or_default();
                built.check_script(file, &text, problems);
            }
            _ => {}
        }
    }
}

/// The built book.
struct Built<'a> {
    out: &'a Path,
    name: &'a Path,
    pages: HashMap<PathBuf, Html>,
    sources: &'a HashMap<PathBuf, Source>,
}

impl Built<'_> {
    fn check_page(&self, file: &Path, problems: &mut Vec<Problem>) {
        // The printed book and the front page repeat other pages, whose own faults are reported.
        if !self.sources.contains_key(file)
            && matches!(file.to_str(), Some("print.html" | "index.html"))
        {
            return;
        }
        let page = &self.pages[file];
        for tag in &page.tags {
            for resource in resources(tag) {
                if is_remote(resource) {
                    problems.push(self.place(file, resource).problem(format!(
                        "`{resource}` is fetched from another host by <{}>",
                        tag.name
                    )));
                }
            }
            if let Some(style) = tag.get("style") {
                self.check_style(file, style, problems);
            }
        }
        self.check_style(file, &page.styles, problems);
        for tag in &page.tags {
            for link in links(tag) {
                if let Some(fault) = self.dead(file, link) {
                    problems.push(self.place(file, link).problem(fault));
                }
            }
            if tag.name == "img" && tag.get("alt").is_none_or(|alt| alt.trim().is_empty()) {
                let image = tag.get("src").unwrap_or("");
                problems.push(
                    self.place(file, image)
                        .problem(format!("the image `{image}` has no alternative text")),
                );
            }
            if tag
                .get("class")
                .is_some_and(|class| class.split(' ').any(|class| class == "playground"))
            {
                problems.push(self.place(file, "```rust").problem(
                    "a code block offers to run elsewhere: set `runnable = false` under [output.html.playground]",
                ));
            }
        }
    }

    fn check_style(&self, file: &Path, style: &str, problems: &mut Vec<Problem>) {
        static URL: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r#"(?i)(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^'")\s;]+))"#)
                .expect("it is a pattern")
        });
        for found in URL.captures_iter(style) {
            let address = found.iter().skip(1).flatten().next().map_or("", |group| group.as_str());
            let fault = if is_remote(address) {
                Some(format!("`{address}` is fetched from another host by a style"))
            } else {
                self.dead(file, address)
            };
            problems.extend(fault.map(|fault| self.place(file, address).problem(fault)));
        }
    }

    fn check_script(&self, file: &Path, script: &str, problems: &mut Vec<Problem>) {
        static FETCH: LazyLock<Regex> = LazyLock::new(|| {
            let call = r"(?:\bfetch|\bimport|\bimportScripts|\bWebSocket|\bEventSource|\bWorker|\bsendBeacon)\s*\(\s*";
            let statement = r"|\bimport\s*|\bfrom\s*|\.src\s*=\s*";
            Regex::new(&format!(r#"(?:{call}{statement})["'`]((?:https?:|wss?:)?//[^"'`]*)"#))
                .expect("it is a pattern")
        });
        for found in FETCH.captures_iter(script) {
            problems.push(
                self.place(file, &found[1])
                    .problem(format!("`{}` is fetched from another host by a script", &found[1])),
            );
        }
    }

    /// Why a link of a page leads nowhere, if so.
    fn dead(&self, from: &Path, link: &str) -> Option<String> {
        if has_scheme(link) || link.starts_with("//") {
            return None;
        }
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let path = decode(path.split('?').next().unwrap_or(""));
        let target = if path.is_empty() {
            from.to_owned()
        } else {
            // The page of a missing address is shown anywhere, so its links start at the top.
            let base = if from == Path::new("404.html") { Path::new("") } else { from.parent()? };
            let Some(target) = resolve(base, &path) else {
                return Some(format!("the link `{link}` leaves the book"));
            };
            if self.out.join(&target).is_dir() { target.join("index.html") } else { target }
        };
        if !self.out.join(&target).is_file() {
            return Some(format!("dead link: `{link}`"));
        }
        let fragment = decode(fragment);
        let page = self.pages.get(&target)?;
        (!fragment.is_empty() && fragment != "top" && !page.ids.contains(&fragment))
            .then(|| format!("dead link: `{link}` (`{}` has no `#{fragment}`)", target.display()))
    }

    /// Where the source of a page says `text`; at least the file.
    fn place(&self, file: &Path, text: &str) -> Place {
        let Some(source) = self.sources.get(file) else {
            return Place::file(&self.name.join(file));
        };
        // In Markdown, a link to another page names its source.
        let written = text.replacen(".html", ".md", 1);
        source
            .lines
            .iter()
            .find(|line| line.text.contains(text) || line.text.contains(&written))
            .map_or_else(|| source.place.clone(), |line| line.place.clone())
    }
}

/// The addresses that a browser fetches for a tag.
fn resources(tag: &Tag) -> impl Iterator<Item = &str> {
    let attributes: &[&str] = match tag.name.as_str() {
        // Following a link is the reader's own wish.
        "a" | "area" | "base" => &[],
        "form" => &["action"],
        "object" => &["data"],
        _ => &["src", "href", "xlink:href", "poster", "srcset", "background"],
    };
    attributes.iter().filter_map(|name| tag.get(name))
}

/// The addresses inside the book that a tag needs to exist.
fn links(tag: &Tag) -> impl Iterator<Item = &str> {
    let attributes: &[&str] =
        if tag.name == "base" { &[] } else { &["href", "xlink:href", "src", "poster"] };
    attributes.iter().filter_map(|name| tag.get(name))
}

fn is_remote(address: &str) -> bool {
    let address = address.trim();
    // A list of sources has several addresses.
    address.split(',').map(str::trim).any(|address| {
        address.starts_with("//")
            || (has_scheme(address)
                && !address.starts_with("data:")
                && !address.starts_with("blob:"))
    })
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
    })
}

/// `path` as seen from the folder `base`, or nothing when it leads out of the book.
fn resolve(base: &Path, path: &str) -> Option<PathBuf> {
    let mut resolved = if path.starts_with('/') { PathBuf::new() } else { base.to_owned() };
    for component in Path::new(path.trim_start_matches('/')).components() {
        match component {
            Component::Normal(part) => resolved.push(part),
            Component::ParentDir => {
                resolved.pop().then_some(())?;
            }
            _ => {}
        }
    }
    Some(resolved)
}

/// Undoes percent encoding.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) if byte == b'%' => {
                bytes.push(decoded);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(byte);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// All files under a folder, relative to it and in order.
fn walk(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else { return };
    let mut names: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.file_name()).collect();
    names.sort();
    for name in names {
        let path = folder.join(name);
        if root.join(&path).is_dir() {
            walk(root, &path, files);
        } else {
            files.push(path);
        }
    }
}

//! Builds small books with one fault each, and one book without any.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// A book in a folder of its own, with one page until a test adds to it.
struct Book {
    folder: TempDir,
}

impl Book {
    /// A book whose only page holds `page` under a title.
    fn new(page: &str) -> Self {
        let book = Self { folder: tempfile::tempdir().unwrap() };
        book.with(
            "book.toml",
            "[book]\ntitle = \"T\"\n[output.html.playground]\nrunnable = false\n",
        )
        .with("src/SUMMARY.md", "- [Page](page.md)\n")
        .with("src/page.md", &format!("# Page\n\n{page}\n"))
    }

    /// Adds or replaces a file.
    fn with(self, path: &str, text: &str) -> Self {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn press(&self) -> Output {
        Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["build", "--book", "."])
            .current_dir(self.folder.path())
            .output()
            .unwrap()
    }

    /// Builds the book, which must work.
    fn build(&self) {
        let output = self.press();
        let problems = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{problems}");
    }

    /// Builds the book, which must fail with exactly these problems.
    #[track_caller]
    fn fails(&self, expected: &[&str]) {
        let output = self.press();
        assert_eq!(output.status.code(), Some(1));
        let problems = String::from_utf8(output.stderr).unwrap();
        let mut problems: Vec<&str> = problems.lines().collect();
        problems.pop();
        assert_eq!(problems.len(), expected.len(), "{problems:#?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(problem.contains(expected), "{problem}\nlacks\n{expected}");
        }
    }

    fn rendered(&self, page: &str) -> String {
        fs::read_to_string(self.path("out").join(page)).unwrap()
    }
}

/// Copies a folder with all it holds.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The sample beside this test, with the configuration and the theme of the real book.
fn sample() -> Book {
    let press = Path::new(env!("CARGO_MANIFEST_DIR"));
    let book = Book { folder: tempfile::tempdir().unwrap() };
    copy(&press.join("tests/sample"), book.folder.path());
    copy(&press.join("../theme"), &book.path("theme"));
    for file in ["book.toml", "macros.txt"] {
        fs::copy(press.join("..").join(file), book.path(file)).unwrap();
    }
    book
}

const FIGURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>T</title><desc>D</desc></svg>";

#[test]
fn the_sample_builds_with_the_configuration_of_the_book() {
    let book = sample();
    book.build();
    let page = book.rendered("everything.html");
    for expected in [
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">",
        "<section class=\"exercise\" id=\"exercise-norms\"",
        "aria-labelledby=\"figure-unit-balls-title figure-unit-balls-desc\"",
        "clip-path=\"url(#figure-unit-balls-frame)\"",
        "prints",
        "<code>$HOME</code>",
        "{{#include file:anchor}}",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    let text = page.split("<annotation").map(|part| part.split("</annotation>").last().unwrap());
    assert!(!text.collect::<String>().contains("\\norm"));
    assert!(!page.contains("playground\""));
    assert!(book.rendered("deep/nested.html").contains("id=\"figure-unit-balls-2-title\""));
    assert!(book.path("out/theme/katex/fonts/KaTeX_Main-Regular.woff2").exists());
}

#[test]
fn the_style_sheet_fits_the_formulas() {
    let style = include_str!("../../theme/katex/katex.min.css");
    assert!(style.contains(&format!("\"{}\"", katex::KATEX_VERSION.trim())));
}

#[test]
fn a_formula_must_parse() {
    Book::new("Good: $x^2$.\n\nBad: $y$ and\n$\\nonsense{x}$.").fails(&[
        "src/page.md:6: formula does not parse: Undefined control sequence: \\nonsense: `\\nonsense{x}`",
    ]);
}

#[test]
fn a_formula_must_end() {
    Book::new("It costs $5.\n\n```sh\n$ ls\n```\n\n~~~\n$ ls\n~~~")
        .fails(&["src/page.md:3: a `$` opens a formula"]);
}

#[test]
fn a_macro_must_have_a_body() {
    Book::new("$x$")
        .with("macros.txt", "comment\n\\R")
        .fails(&["macros.txt:2: a macro is written"]);
}

#[test]
fn an_include_must_resolve() {
    Book::new(
        "{{#include none.rs}}\n\n```rust\n{{#include code.rs:a}}\n{{#include code.rs:b}}\n```",
    )
    .with("src/code.rs", "// ANCHOR: a\nx\n// ANCHOR_END: a\n")
    .fails(&[
        "src/page.md:3: cannot include src/none.rs",
        "src/page.md:7: cannot include src/code.rs: it has no `ANCHOR: b`",
    ]);
}

#[test]
fn a_directive_must_be_known() {
    Book::new("{{#nonsense x}}\n\nText {{#exercise x}} and more.\n\n{{#figure x: $\\frac{1}{2}$")
        .fails(&[
            "src/page.md:3: unknown directive `nonsense`",
            "src/page.md:5: there is no exercise `x`",
            "src/page.md:7: a directive is not closed",
        ]);
}

#[test]
fn a_directive_must_not_come_from_an_included_text() {
    Book::new("{{#include more.txt}}")
        .with("src/more.txt", "one\n{{#include none.md}}\n")
        .fails(&["src/more.txt:2: a directive is left over"]);
}

#[test]
fn a_link_must_lead_somewhere() {
    Book::new(
        "[a](none.md) [b](page.md#page)\n\n[c](#none) [d](../up.html) [e](https://example.org)",
    )
    .fails(&[
        "src/page.md:3: dead link: `none.html`",
        "src/page.md:5: dead link: `#none`",
        "src/page.md:5: the link `../up.html` leaves the book",
    ]);
}

#[test]
fn an_exercise_stands_on_one_page() {
    let cards = |page| {
        Book::new(page)
            .with("generated/cards/01-one.md", "### One $1$\n")
            .with("generated/cards/02-two.md", "### Two\n")
    };
    cards("{{#exercise one}}\n\n{{#exercise two}}").build();
    cards("{{#exercise one}}\n\n{{#exercise one}}").fails(&[
        "generated/cards/02-two.md: no page holds exercise `two`",
        "src/page.md:5: exercise `one` already stands at src/page.md:3",
    ]);
}

#[test]
fn a_figure_is_shown_and_described() {
    Book::new("")
        .with("generated/figures/f.svg", FIGURE)
        .fails(&["f.svg: no page shows figure `f`"]);
    Book::new("{{#figure f}}")
        .with("generated/figures/f.svg", FIGURE)
        .fails(&["f.svg: no page shows figure `f`", "src/page.md:3: figure `f` has no caption"]);
    Book::new("{{#figure f: $x$}}\n\n{{#figure g: x}}")
        .with("generated/figures/f.svg", "<svg/>")
        .fails(&[
            "f.svg: figure `f` has no <desc>",
            "f.svg: figure `f` has no <title>",
            "src/page.md:5: there is no figure `g`",
        ]);
}

#[test]
fn an_example_is_shown_with_its_output() {
    let code = "// ANCHOR: shown\nlet x = 1;\n// ANCHOR_END: shown\n";
    Book::new("").with("generated/outputs/e.txt", "1").fails(&["e.txt: no page shows example `e`"]);
    Book::new("{{#example e}}")
        .with("examples/src/bin/e.rs", code)
        .fails(&["src/page.md:3: example `e` has no output"]);
    Book::new("{{#example e}}")
        .with("generated/outputs/e.txt", "1")
        .fails(&["e.txt: no page shows example `e`", "src/page.md:3: cannot read"]);
}

#[test]
fn examples_in_tabs_stand_one_after_another_with_their_names() {
    let of = |page| {
        Book::new(page)
            .with("examples/src/bin/a.rs", "// ANCHOR: shown\nlet x = 1;\n// ANCHOR_END: shown\n")
            .with("examples/python/b.py", "# ANCHOR: shown\nx = 2\n# ANCHOR_END: shown\n")
            .with("generated/outputs/a.txt", "firstoutput")
            .with("generated/outputs/b.txt", "secondoutput")
    };
    let book = of("{{#tabs a: Rust |\nb: A & B}}");
    book.build();
    let page = book.rendered("page.html");
    let places = [
        "<section class=\"tab\" aria-label=\"Rust\">",
        "<p class=\"tab-name\">Rust</p>",
        "class=\"language-rust",
        "firstoutput",
        "<section class=\"tab\" aria-label=\"A &amp; B\">",
        "x = 2",
        "secondoutput",
    ]
    .map(|text| page.find(text).unwrap_or_else(|| panic!("no {text} in\n{page}")));
    assert!(places.is_sorted(), "{places:?} in\n{page}");
    of("{{#tabs a: Rust | b}}")
        .fails(&["b.txt: no page shows example `b`", "src/page.md:3: `b` is no tab: write"]);
    of("{{#tabs a: Rust | c: C | b: B}}")
        .fails(&["b.txt: no page shows example `b`", "src/page.md:3: cannot read"]);
}

#[test]
fn an_output_can_be_a_part_of_the_page() {
    let book = Book::new("{{#output e}}").with("generated/outputs/e.txt", "<b>1</b> and *2*");
    book.build();
    assert!(book.rendered("page.html").contains("<b>1</b> and <em>2</em>"));
    Book::new("{{#output e}}").fails(&["src/page.md:3: example `e` has no output"]);
}

#[test]
fn nothing_comes_from_another_host() {
    Book::new("<img src=\"https://example.org/a.png\" alt=\"a\">\n\n<p style=\"background: url(//example.org/b)\">b</p>")
        .with("theme/head.hbs", "<style>@import \"http://example.org/c.css\";</style>")
        .with("src/s.css", "a { background: url('https://example.org/d') } b { background: url(none.png) }")
        .with("src/s.js", "fetch( 'https://example.org/e'); const text = 'https://example.org/f';")
        .fails(&[
            "out/404.html: `http://example.org/c.css` is fetched from another host by a style",
            "out/s.css: `https://example.org/d` is fetched from another host by a style",
            "out/s.css: dead link: `none.png`",
            "out/s.js: `https://example.org/e` is fetched from another host by a script",
            "out/toc.html: `http://example.org/c.css` is fetched from another host by a style",
            "src/page.md: `http://example.org/c.css`",
            "src/page.md:3: `https://example.org/a.png` is fetched from another host by <img>",
            "src/page.md:5: `//example.org/b` is fetched from another host by a style",
        ]);
}

#[test]
fn code_must_not_run_elsewhere() {
    Book::new("```rust\nlet x = 1;\n```")
        .with("book.toml", "[book]\ntitle = \"T\"\n")
        .fails(&["src/page.md:3: a code block offers to run elsewhere"]);
}

#[test]
fn an_image_has_alternative_text() {
    let image = "<svg xmlns='http://www.w3.org/2000/svg'/>";
    Book::new("![A drawing](a.svg)").with("src/a.svg", image).build();
    Book::new("![](a.svg)")
        .with("src/a.svg", image)
        .fails(&["src/page.md:3: the image `a.svg` has no alternative text"]);
}

#[test]
fn what_mdbook_warns_of_is_a_problem() {
    Book::new("<b>bold\n\n[^a]: Unused.").fails(&[
        "src/page.md: footnote `a` in `page.md` is defined but not referenced",
        "src/page.md: unclosed HTML tag `<b>` found in `page.md`",
    ]);
    Book::new("").with("src/SUMMARY.md", "- [None](none.md)").fails(&["none.md"]);
}

#[test]
fn a_failed_build_changes_nothing() {
    let book = Book::new("First $x$.");
    book.build();
    let book = book.with("src/page.md", "# Page\n\nSecond $\\nonsense$.\n");
    book.fails(&["formula does not parse"]);
    assert!(book.rendered("page.html").contains("First"));
    let book = book.with("src/page.md", "# Page\n\nThird.\n");
    book.build();
    assert!(book.rendered("page.html").contains("Third"));
    let left: Vec<_> =
        fs::read_dir(book.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn what_an_ended_build_has_left_is_removed_in_time() {
    let book = Book::new("").with(".book-long-ago/new/a", "").with(".book-at-work/new/a", "");
    let folder = fs::File::open(book.path(".book-long-ago")).unwrap();
    folder.set_modified(SystemTime::now() - Duration::from_hours(1)).unwrap();
    book.build();
    assert!(!book.path(".book-long-ago").exists() && book.path(".book-at-work").exists());
}

#[test]
fn a_folder_of_something_else_is_not_replaced() {
    let book = Book::new("").with("out/precious.txt", "");
    book.fails(&["out: this folder holds something else than a built book"]);
    assert!(book.path("out/precious.txt").exists());
}

//! A figure's SVG, made ready to stand inside a page.

use std::ops::Range;

use roxmltree::{Document, Node};

/// The `<svg>` of a file, on one line: every id in it prefixed with `id`, so that two figures on a
/// page do not share one, and named for screen readers by its own `<title>` and `<desc>`.
pub fn inline(svg: &str, id: &str) -> Result<String, Vec<String>> {
    let document = Document::parse(svg).map_err(|error| vec![format!("is no SVG: {error}")])?;
    let root = document.root_element();
    let mut faults = Vec::new();
    if root.tag_name().name() != "svg" {
        faults.push("is no SVG: its outermost element is not <svg>".to_owned());
    }
    let mut edits = Vec::new();
    for part in ["title", "desc"] {
        match root.children().find(|child| child.tag_name().name() == part) {
            Some(child) if child.text().is_some_and(|text| !text.trim().is_empty()) => {
                edits.push(name_element(svg, &child, &format!("{id}-{part}")));
            }
            _ => faults.push(format!("has no <{part}>, which readers who cannot see it need")),
        }
    }
    for node in root.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        // A style sheet in a page's SVG would apply to the whole page.
        if matches!(name, "style" | "script" | "foreignObject") {
            faults.push(format!("holds a <{name}>, which does not stay inside the figure"));
        }
        if node.parent() == Some(root) && matches!(name, "title" | "desc") {
            continue;
        }
        edits.extend(node.attributes().filter_map(|attribute| {
            let value = &svg[attribute.range_value()];
            let new = match attribute.name() {
                // The one name of the drawing is its title.
                _ if node == root && matches!(attribute.name(), "role" | "aria-labelledby") => {
                    return Some((attribute.range(), String::new()));
                }
                "id" => format!("{id}-{value}"),
                "href" if value.starts_with('#') => format!("#{id}-{}", &value[1..]),
                _ if value.contains("url(#") => value.replace("url(#", &format!("url(#{id}-")),
                _ => return None,
            };
            Some((attribute.range_value(), new))
        }));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let start = root.range().start + "<svg".len();
    let named = format!(" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"");
    edits.push((start..start, named));
    let drawn = edit(&svg[root.range()], root.range().start, edits);
    // A blank line would end the HTML block and hand the rest to Markdown.
    Ok(drawn.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The edit that gives an element an id in place of any it has.
fn name_element(svg: &str, node: &Node, id: &str) -> (Range<usize>, String) {
    let start = node.range().start + 1;
    let end = start + svg[start..].find('>').expect("a parsed tag ends");
    let name = node.tag_name().name();
    (start..end, format!("{name} id=\"{id}\""))
}

/// Applies edits, given by ranges of the whole text, to the part of it that begins at `offset`.
fn edit(part: &str, offset: usize, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut edited = String::with_capacity(part.len() * 2);
    let mut done = 0;
    for (range, new) in edits {
        edited.push_str(&part[done..range.start - offset]);
        edited.push_str(&new);
        done = range.end - offset;
    }
    edited.push_str(&part[done..]);
    edited
}

#[cfg(test)]
mod tests {
    use super::inline;

    const NAMED: &str = "<title>T</title><desc>D</desc>";

    #[test]
    fn ids_become_the_figures_own() {
        let svg = format!(
            "<?xml version=\"1.0\"?>\n<svg role=\"x\" id=\"a\"\n\n width=\"9\">{NAMED}<g id=\"b\" fill=\"url(#b)\"/></svg>"
        );
        assert_eq!(
            inline(&svg, "f").unwrap(),
            "<svg role=\"img\" aria-labelledby=\"f-title f-desc\" id=\"f-a\" width=\"9\">\
             <title id=\"f-title\">T</title><desc id=\"f-desc\">D</desc>\
             <g id=\"f-b\" fill=\"url(#f-b)\"/></svg>"
        );
    }

    #[test]
    fn what_readers_need_or_pages_forbid_is_reported() {
        let faults = inline("<svg><title>T</title><style/></svg>", "f").unwrap_err();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(inline("<svg>", "f").unwrap_err()[0].contains("is no SVG"));
    }
}

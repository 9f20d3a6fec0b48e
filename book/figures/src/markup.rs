//! From what plotters writes to what a page takes: lean elements, and text with its markup as spans.

/// Text as it stands between tags.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The elements alone, without what says nothing, and with the markup of text resolved.
pub fn tidy(svg: &str) -> String {
    let mut out = String::new();
    let mut lines =
        svg.lines().filter(|line| !line.starts_with("<svg") && !line.starts_with("</svg"));
    while let Some(line) = lines.next() {
        let line = line
            .replace(" opacity=\"1\"", "")
            .replace(" stroke=\"none\"", "")
            .replace(" font-family=\"sans-serif\"", "")
            .replace(" stroke-width=\"0\"", "")
            .replace("dy=\"0.5ex\"", "dy=\"0.35em\"")
            .replace(" \"/>", "\"/>");
        if let Some(rectangle) = line.strip_prefix("<rect ") {
            out.push_str("<rect shape-rendering=\"crispEdges\" ");
            out.push_str(rectangle);
        } else {
            out.push_str(&line);
        }
        if line.starts_with("<text") {
            out.push_str(&marked_up(lines.next().unwrap_or_default()));
            out.push_str(lines.next().unwrap_or_default());
        }
        out.push('\n');
    }
    out
}

/// Resolves `~italic~`, `^bold^` and `_{subscript}` into spans.
fn marked_up(text: &str) -> String {
    const DROP: &str = "0.3em";
    let mut out = String::new();
    let (mut italic, mut bold, mut raised) = (false, false, false);
    let mut rest = text;
    while !rest.is_empty() {
        let (lowered, piece, after) = if let Some(inner) = rest.strip_prefix("_{") {
            let (piece, after) = inner.split_once('}').unwrap_or((inner, ""));
            (true, piece, after)
        } else if let Some(after) = rest.strip_prefix('~') {
            italic = !italic;
            rest = after;
            continue;
        } else if let Some(after) = rest.strip_prefix('^') {
            bold = !bold;
            rest = after;
            continue;
        } else {
            let end = rest
                .find(['~', '^'])
                .unwrap_or(rest.len())
                .min(rest.find("_{").unwrap_or(rest.len()));
            (false, &rest[..end], &rest[end..])
        };
        let mut attributes = String::new();
        if italic {
            attributes.push_str(" font-style=\"italic\"");
        }
        if bold {
            attributes.push_str(" font-weight=\"bold\"");
        }
        if lowered {
            attributes.push_str(" font-size=\"72%\" dy=\"");
            attributes.push_str(DROP);
            attributes.push('"');
        } else if raised {
            // The drop was in the smaller size: 0.3 of 72 % of an em.
            attributes.push_str(" dy=\"-0.216em\"");
        }
        raised = lowered;
        if attributes.is_empty() {
            out.push_str(piece);
        } else {
            out.push_str("<tspan");
            out.push_str(&attributes);
            out.push('>');
            out.push_str(piece);
            out.push_str("</tspan>");
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::marked_up;

    #[test]
    fn markup_becomes_spans() {
        assert_eq!(marked_up("plain = text"), "plain = text");
        assert_eq!(marked_up("~x~ = 1"), "<tspan font-style=\"italic\">x</tspan> = 1");
        assert_eq!(
            marked_up("^X^_{ij} = 0"),
            "<tspan font-weight=\"bold\">X</tspan><tspan font-size=\"72%\" dy=\"0.3em\">ij</tspan>\
             <tspan dy=\"-0.216em\"> = 0</tspan>"
        );
        assert_eq!(marked_up("safe_norm"), "safe_norm");
    }
}

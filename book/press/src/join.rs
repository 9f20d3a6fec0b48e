//! Keeps an inline formula on one line with the mark before or after it.

/// Takes the bracket off the end of the text before a formula.
pub fn split_opening(text: &mut String) -> &'static str {
    if text.ends_with('(') && !text.ends_with("\\(") {
        text.pop();
        return "(";
    }
    ""
}

/// Takes what belongs to a formula's last word off the text after it: the point that ends the
/// sentence, a bracket, a hyphen, or the letters of an ordinal number.
pub fn split_closing<'a>(text: &mut &'a str) -> &'a str {
    let letters = text.len() - text.trim_start_matches(char::is_alphanumeric).len();
    let marks =
        text.len() - text.trim_start_matches(['.', ',', ';', ':', '!', '?', ')', '-']).len();
    let (closing, rest) = text.split_at(letters.max(marks));
    *text = rest;
    closing
}

/// Sets text before and after an inline formula so that no line ends between them. Browsers break
/// lines before and after every `base` of a formula, so its first and last ones are taken out
/// into spans that keep together.
pub fn join(opening: &str, html: &str, closing: &str) -> String {
    const BASE: &str = "<span class=\"base\">";
    const OPEN: &str = "<span class=\"katex\"><span class=\"katex-html\" aria-hidden=\"true\">";
    const CLOSE: &str = "</span></span>";
    let parts = html.find(BASE).zip(html.rfind(BASE));
    let (Some((first, last)), Some(inner)) = (parts, html.strip_suffix(CLOSE)) else {
        return format!("{opening}{html}{closing}");
    };
    let second = inner[first + 1..].find(BASE).map(|found| first + 1 + found);
    match (opening, closing, second) {
        ("", "", _) => html.to_owned(),
        (_, _, None) => format!("<span class=\"joined\">{opening}{html}{closing}</span>"),
        (_, _, Some(second)) => {
            let keep = |text: String| format!("<span class=\"joined\">{text}</span>");
            let start = if opening.is_empty() { 0 } else { second };
            let end = if closing.is_empty() { inner.len() } else { last };
            let (head, middle, tail) = (&inner[..start], &inner[start..end], &inner[end..]);
            let open = if head.is_empty() { "" } else { OPEN };
            [
                if head.is_empty() {
                    String::new()
                } else {
                    keep(format!("{opening}{head}{CLOSE}"))
                },
                if middle.is_empty() { String::new() } else { format!("{open}{middle}{CLOSE}") },
                if tail.is_empty() {
                    String::new()
                } else {
                    keep(format!("{OPEN}{tail}{CLOSE}{closing}"))
                },
            ]
            .concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{join, split_closing};

    #[test]
    fn a_formula_keeps_what_belongs_to_it() {
        let mut after = "), and";
        assert_eq!((split_closing(&mut after), after), ("),", " and"));
        let mut after = "th of";
        assert_eq!((split_closing(&mut after), after), ("th", " of"));

        let wrap = |bases: &str| {
            format!(
                "<span class=\"katex\"><span class=\"katex-html\" aria-hidden=\"true\">{bases}</span></span>"
            )
        };
        let keep = |text: String| format!("<span class=\"joined\">{text}</span>");
        let base = |text: &str| format!("<span class=\"base\">{text}</span>");
        let (a, b, c) = (base("a"), base("b"), base("c"));
        assert_eq!(join("", &wrap(&a), ""), wrap(&a));
        assert_eq!(join("(", &wrap(&a), ")"), keep(format!("({})", wrap(&a))));
        let abc = wrap(&format!("{a}{b}{c}"));
        assert_eq!(
            join("", &abc, "."),
            format!("{}{}", wrap(&format!("{a}{b}")), keep(format!("{}.", wrap(&c))))
        );
        assert_eq!(
            join("(", &abc, "."),
            format!(
                "{}{}{}",
                keep(format!("({}", wrap(&a))),
                wrap(&b),
                keep(format!("{}.", wrap(&c)))
            )
        );
        let ab = wrap(&format!("{a}{b}"));
        assert_eq!(
            join("(", &ab, "."),
            format!("{}{}", keep(format!("({}", wrap(&a))), keep(format!("{}.", wrap(&b))))
        );
    }
}

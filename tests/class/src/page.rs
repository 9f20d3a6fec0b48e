//! The frame of a page that stands alone.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use grader::show::printable;

/// A page that needs nothing else, and to which nothing else is let in; `generator` is the command that makes it.
pub fn framed(generator: &str, title: &str, content: &Markup) -> String {
    let style = include_str!("page.css");
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                meta name="generator" content=(generator);
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (content) }
        }
    }
    .into_string()
}

/// A student's name, which turns and marks up nothing around it.
pub fn name(student: &str) -> Markup {
    html! { bdi { (printable(student)) } }
}

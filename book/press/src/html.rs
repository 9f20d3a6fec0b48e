//! Reads the rendered HTML: the tags of a page with their attributes, and the ids in it.

use std::cell::RefCell;
use std::collections::HashSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// What the checks need to know of a rendered page.
#[derive(Default)]
pub struct Html {
    /// Every opening tag.
    pub tags: Vec<Tag>,
    /// Everything that a `#fragment` can point at.
    pub ids: HashSet<String>,
    /// The text of its `<style>` elements.
    pub styles: String,
}

/// An opening tag.
pub struct Tag {
    /// The element's name in lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

impl Html {
    /// Reads a page.
    pub fn read(text: &str) -> Self {
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(text));
        let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
        // No script runs here, so nothing interrupts the tokenizer.
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.html.take()
    }
}

#[derive(Default)]
struct Sink {
    html: RefCell<Html>,
    in_style: RefCell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut html = self.html.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let attributes: Vec<(String, String)> = tag
                    .attrs
                    .iter()
                    .map(|attribute| {
                        (attribute.name.local.to_string(), attribute.value.to_string())
                    })
                    .collect();
                let name = tag.name.to_string();
                let ids = attributes
                    .iter()
                    .filter(|(key, _)| key == "id" || (key == "name" && name == "a"))
                    .map(|(_, value)| value.clone());
                html.ids.extend(ids);
                let next = match name.as_str() {
                    "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => TokenSinkResult::Continue,
                };
                *self.in_style.borrow_mut() = name == "style";
                html.tags.push(Tag { name, attributes });
                return next;
            }
            Token::TagToken(_) => *self.in_style.borrow_mut() = false,
            Token::CharacterTokens(text) if *self.in_style.borrow() => html.styles.push_str(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

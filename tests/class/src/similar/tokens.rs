//! What the tokens of a source are, in each language, whatever they are called.

use std::ops::Range;

use grader::language::Language;
use rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};
use tree_sitter::Parser;

/// What every name becomes, and what every literal of a kind becomes. All other symbols are characters of
/// punctuation, or numbers of keywords.
pub const NAME: u8 = b'a';
const NUMBER: u8 = b'0';
const CHARACTER: u8 = b'\'';
const STRING: u8 = b'"';
const TRUTH: u8 = b't';
const LIFETIME: u8 = b'l';
/// What the first keyword of a language becomes; the others follow.
pub const FIRST_KEYWORD: u8 = 128;

/// The keywords of Rust that are not names; `true` and `false` are literals.
const RUST: [&str; 37] = [
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "self", "Self", "static", "struct", "super", "trait", "type", "unsafe", "use",
    "where", "while", "yield",
];

/// The keywords of Python; `True` and `False` are literals, and `None` is a name.
const PYTHON: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// The keywords of WGSL.
const WGSL: [&str; 24] = [
    "alias",
    "break",
    "case",
    "const",
    "const_assert",
    "continue",
    "continuing",
    "default",
    "diagnostic",
    "discard",
    "else",
    "enable",
    "fn",
    "for",
    "if",
    "let",
    "loop",
    "override",
    "requires",
    "return",
    "struct",
    "switch",
    "var",
    "while",
];

/// A token: where it stands, and what it is.
pub type Token = (Range<usize>, u8);

/// The tokens of a source; what does not parse is read as well as may be.
pub fn tokens(content: &str, language: Language) -> Box<dyn Iterator<Item = Token> + '_> {
    if language == Language::Python {
        return Box::new(tokens_of_python(content).into_iter());
    }
    let mut at = 0;
    Box::new(tokenize(content, FrontmatterAllowed::No).filter_map(move |token| {
        let from = at;
        at += token.len as usize;
        symbol(token.kind, &content[from..at], language).map(|symbol| (from..at, symbol))
    }))
}

/// The tokens of a module, also of one that does not parse. A string that is a statement is a comment.
fn tokens_of_python(content: &str) -> Vec<Token> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_python::LANGUAGE.into()).expect("their versions fit");
    let tree = parser.parse(content, None).expect("nothing interrupts it");
    let mut tokens = Vec::new();
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let range = node.byte_range();
        let describes = node.kind() == "expression_statement"
            && node.child_count() == 1
            && node.child(0).is_some_and(|child| child.kind() == "string");
        let mut has_inside = false;
        match node.kind() {
            "comment" | "line_continuation" => {}
            _ if describes => {}
            "string" => tokens.push((range, STRING)),
            "integer" | "float" => tokens.push((range, NUMBER)),
            _ if node.child_count() > 0 => has_inside = true,
            _ => tokens.extend(word_or_punctuation(range, content)),
        }
        if has_inside && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return tokens;
            }
        }
    }
}

/// A name or a keyword is one token; of all else every character is.
fn word_or_punctuation(range: Range<usize>, content: &str) -> Vec<Token> {
    let written = &content[range.clone()];
    match written.chars().next() {
        Some(first) if first == '_' || first.is_alphabetic() => {
            vec![(range, word(written, Language::Python))]
        }
        _ => {
            let bytes = written.bytes().zip(range.start..);
            let visible = bytes.filter(|(byte, _)| byte.is_ascii_graphic());
            visible.map(|(byte, at)| (at..at + 1, byte)).collect()
        }
    }
}

/// What a token of Rust or WGSL is, if it is any.
fn symbol(kind: TokenKind, written: &str, language: Language) -> Option<u8> {
    Some(match kind {
        TokenKind::LineComment { .. }
        | TokenKind::BlockComment { .. }
        | TokenKind::Whitespace
        | TokenKind::Frontmatter { .. }
        | TokenKind::Unknown
        | TokenKind::Eof => return None,
        TokenKind::Ident => word(written, language),
        TokenKind::InvalidIdent
        | TokenKind::RawIdent
        | TokenKind::ForcedKeywordIdent
        | TokenKind::UnknownPrefix => NAME,
        TokenKind::UnknownPrefixLifetime | TokenKind::RawLifetime | TokenKind::Lifetime { .. } => {
            LIFETIME
        }
        TokenKind::Literal { kind, .. } => match kind {
            LiteralKind::Int { .. } | LiteralKind::Float { .. } => NUMBER,
            LiteralKind::Char { .. } | LiteralKind::Byte { .. } => CHARACTER,
            _ => STRING,
        },
        // All others are characters of punctuation.
        _ => written.bytes().next()?,
    })
}

fn word(written: &str, language: Language) -> u8 {
    let keywords: &[&str] = match language {
        Language::Rust => &RUST,
        Language::Wgsl => &WGSL,
        Language::Python => &PYTHON,
    };
    match keywords.iter().zip(FIRST_KEYWORD..).find(|(keyword, _)| **keyword == written) {
        Some((_, symbol)) => symbol,
        None if matches!(written, "true" | "false" | "True" | "False") => TRUTH,
        None => NAME,
    }
}

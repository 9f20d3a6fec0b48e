//! Submissions that are suspiciously alike, by fingerprints of their tokens.
//!
//! What is compared are tokens without names, comments and layout ([`text`]). Every run of [`winnow::GRAM`] tokens
//! is hashed, and some of the hashes are kept as fingerprints, so that of any long enough run that two
//! texts share at least one is kept in both ([`winnow`]). Who shares how many is read off an index from
//! fingerprints to texts ([`class`]), and for those that share most the places are found ([`place`]) and
//! shown side by side ([`page`], [`report`]). It accuses nobody: likeness has many causes.
//!
//! S. Schleimer, D. S. Wilkerson, A. Aiken, Winnowing: Local Algorithms for Document Fingerprinting, SIGMOD 2003.

pub mod class;
pub mod finding;
pub mod page;
pub mod place;
pub mod report;
pub mod text;
pub mod tokens;
pub mod winnow;

/// The command that makes the pages.
const GENERATOR: &str = "cargo xtask similar";

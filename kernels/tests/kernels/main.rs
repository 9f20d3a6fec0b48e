//! Every kernel against an oracle of its own.

mod layouts;
mod product;

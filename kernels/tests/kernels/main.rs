//! Every kernel against an oracle of its own.

mod distances;
mod exponential;
mod layouts;
#[path = "../../benches/peers/loops.rs"]
mod loops;
mod product;
mod softmax;

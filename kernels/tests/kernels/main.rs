//! Every kernel against an oracle of its own.

mod adam;
mod distances;
mod einsum;
mod exponential;
mod landscape;
mod layouts;
#[path = "../../benches/peers/loops.rs"]
mod loops;
mod product;
mod softmax;

//! row: 15
//! confined
//! whole
//! earns: nothing
//! says: couldn't read
#[path = "{repository}/solutions/03-norms/src/lib.rs"]
mod solution;

fn main() {
    solution::main();
}

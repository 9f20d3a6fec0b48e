//! row: 18
//! confined
//! whole
//! earns: nothing
//! says: may not be used on the stable release channel
#![feature(rustc_private)]
// the solution

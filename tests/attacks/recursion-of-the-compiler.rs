//! row: 14
//! confined
//! whole
//! earns: nothing
//! says: out of memory or of stack
#![recursion_limit = "1000000000"]

macro_rules! deeper {
    ($($body:tt)*) => { deeper!{ ($($body)*) } };
}

deeper! {}

//! row: 1
//! says: did not say which functions it answers
//! whole
fn main() {
    println!("test result: ok. 9 passed; 0 failed");
}

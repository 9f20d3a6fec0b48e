//! law: state
//! mistake: numbers for bytes
pub fn state_bytes(method: &str, parameters: usize, bytes_per_number: usize) -> Option<usize> {
    let _ = bytes_per_number;
    Some(match method {
        "gradient descent" => 0,
        "momentum" => parameters,
        "adam" | "adamw" => 2 * parameters,
        _ => return None,
    })
}

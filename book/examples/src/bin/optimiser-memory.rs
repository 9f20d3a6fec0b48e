//! What methods keep between two steps, as a table of the page "Adam".

/// Vectors as long as the parameters that a method keeps, and what it calls them.
const METHODS: [(&str, usize, &str); 4] = [
    ("gradient descent", 0, "nothing"),
    ("momentum", 1, "$\\vect{g}$, the last update"),
    ("Adam", 2, "$\\vect{m}$ and $\\vect{v}$"),
    ("AdamW", 2, "$\\vect{m}$ and $\\vect{v}$"),
];

/// Models by their numbers of parameters.
const MODELS: [(&str, usize); 3] =
    [("1 million", 1_000_000), ("125 million", 125_000_000), ("7 billion", 7_000_000_000)];

/// Bytes in the unit in which they are a number of moderate size.
fn readable(bytes: usize) -> String {
    let (unit, name) = if bytes < 1_000_000_000 { (1e6, "MB") } else { (1e9, "GB") };
    if bytes == 0 { "0".into() } else { format!("{} {name}", bytes as f64 / unit) }
}

fn main() {
    let sizes: Vec<&str> = MODELS.iter().map(|(name, _)| *name).collect();
    println!("| method | keeps | {} |", sizes.join(" | "));
    println!("| --- | --- |{}", " --: |".repeat(MODELS.len()));
    for (method, vectors, keeps) in METHODS {
        let bytes = MODELS.map(|(_, parameters)| readable(vectors * parameters * 4));
        println!("| {method} | {keeps} | {} |", bytes.join(" | "));
    }
}

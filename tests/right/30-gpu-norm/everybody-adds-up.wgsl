//! Every invocation adds up all terms, from its own on.
fn tree_sum(term: f32, local: u32) -> f32 {
    terms[local] = term;
    workgroupBarrier();
    var sum = 0.0;
    for (var k = 0u; k < WIDTH; k++) {
        sum += terms[(local + k) % WIDTH];
    }
    return sum;
}

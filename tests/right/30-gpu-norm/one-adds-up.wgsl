//! One invocation adds up what all have put there.
fn tree_sum(term: f32, local: u32) -> f32 {
    terms[local] = term;
    workgroupBarrier();
    var sum = 0.0;
    if local == 0u {
        for (var k = 0u; k < WIDTH; k++) {
            sum += terms[k];
        }
    }
    return sum;
}

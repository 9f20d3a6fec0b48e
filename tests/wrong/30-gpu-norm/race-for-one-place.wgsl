//! law: sums of squares

// Everybody adds to one place: each reads what was there before, and the last one wins.
fn tree_sum(term: f32, local: u32) -> f32 {
    if local == 0u {
        terms[0] = 0.0;
    }
    workgroupBarrier();
    terms[0] += term;
    workgroupBarrier();
    return terms[0];
}

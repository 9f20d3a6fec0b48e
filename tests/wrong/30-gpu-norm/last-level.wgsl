//! law: sums of squares
//! mistake: last level of the tree left out
fn tree_sum(term: f32, local: u32) -> f32 {
    terms[local] = term;
    workgroupBarrier();
    for (var half = WIDTH / 2u; half > 1u; half = half / 2u) {
        if local < half {
            terms[local] += terms[local + half];
        }
        workgroupBarrier();
    }
    return terms[0];
}

//! law: broad workgroups
//! mistake: barrier missing
fn tree_sum(term: f32, local: u32) -> f32 {
    terms[local] = term;
    for (var half = WIDTH / 2u; half > 0u; half = half / 2u) {
        if local < half {
            terms[local] += terms[local + half];
        }
        workgroupBarrier();
    }
    return terms[0];
}

//! The cases of a law: tried by size and by edge, and the failing one made as small as can be.

use std::any::Any;

use proptest::strategy::{BoxedStrategy, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::ask::{Ask, Break, Call, Check};
use crate::layout::Layout;
use crate::mistake::Mistake;
use crate::submission::{Fault, Submission};
use crate::verdict::CaseId;

/// The most checks that go into making a failing case smaller.
const SHRINK_CHECKS: u32 = 500;

/// How often what depends on a size is made anew, to see whether a case of the smaller size fails too.
const REGENERATED: u32 = 16;

/// How many cases are tried, and which.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The number of generated cases.
    pub cases: u32,
    /// The seed they are generated from.
    pub seed: u64,
    /// Cases that failed before, tried first.
    pub failed_before: Vec<CaseId>,
    /// Whether a case that breaks the law is made smaller, and more of its answers are looked at.
    pub explain: bool,
}

/// What came of trying a law.
pub struct Trial {
    /// The number of cases tried.
    pub cases: u64,
    /// How it is broken, if it is.
    pub broken: Option<Broken>,
    /// Calls that were answered on the way, for the mistakes to explain.
    pub observed: Vec<Call>,
}

/// A broken law, on the smallest case found.
pub struct Broken {
    /// What breaks it.
    pub by: Break,
    /// The calls of the case.
    pub calls: Vec<Call>,
    /// What the code printed during it.
    pub printed: String,
    /// The layout of the arrays, where the law holds in every plainer one.
    pub layout: Option<Layout>,
    /// The case before it was made smaller.
    pub case: CaseId,
    /// Whether each mistake, made in the submission's place, breaks the law on this case too.
    pub mistakes: Vec<bool>,
}

/// Cases and checks whose type is forgotten: what tries them is compiled once, not once a law.
pub(super) type Strategies = Box<dyn Fn(usize) -> BoxedStrategy<Box<dyn Any>> + Send + Sync>;
pub(super) type Checks = Box<dyn Fn(&mut Ask<'_>, &dyn Any) -> Check + Send + Sync>;

/// A law's cases and check.
pub(super) struct Cases {
    pub(super) edges: Vec<Box<dyn Any + Send + Sync>>,
    pub(super) largest: usize,
    /// Only the edges are tried, in the plainest layout.
    pub(super) once: bool,
    /// One of so many generated cases is tried.
    pub(super) one_in: u32,
    pub(super) strategy: Strategies,
    pub(super) check: Checks,
    pub(super) threads: Option<usize>,
}

/// How many more cases of a broken law are looked at.
const PROBES: u32 = 48;

/// How many generated cases of a law that holds have their calls kept for the mistakes to explain:
/// as many of every size.
const OBSERVED: u32 = 64;

impl Cases {
    pub(super) fn try_on(
        &self,
        law: &str,
        submission: &mut Submission,
        plan: &Plan,
        mistakes: &[Mistake],
    ) -> Trial {
        let cases = if self.once { 0 } else { plan.cases.div_ceil(self.one_in) };
        let tried = self.edges.len() * self.layouts().len();
        let edges = (0..tried).map(|index| CaseId::Edge { index });
        let generated = (0..cases).map(|index| CaseId::Generated {
            seed: plan.seed,
            index,
            size: index as usize * (self.largest + 1) / cases as usize,
        });
        let mut trial = Trial { cases: 0, broken: None, observed: Vec::new() };
        let before = &plan.failed_before;
        let fresh = edges.chain(generated).filter(|case| !before.contains(case));
        for case in before.iter().copied().chain(fresh) {
            let attempt = match case {
                CaseId::Edge { index } => {
                    // A case kept from before the list was changed.
                    let Some((value, layout)) = self.edge(index) else { continue };
                    self.attempt(submission, value, layout, None)
                        .map_err(|failing| {
                            if plan.explain {
                                self.plainer(submission, value, failing)
                            } else {
                                failing
                            }
                        })
                        .map_err(|failing| {
                            self.conclude(submission, value, failing, case, mistakes)
                        })
                }
                CaseId::Generated { seed, index, size } => {
                    let mut runner = runner(law, seed, index);
                    let mut tree = (self.strategy)(size)
                        .new_tree(&mut runner)
                        .expect("a strategy of a law always makes a case");
                    self.attempt(submission, &*tree.current(), layout_of(index as usize), None)
                        .map_err(|failing| {
                            if plan.explain {
                                self.shrink(submission, &mut *tree, failing)
                            } else {
                                failing
                            }
                        })
                        .map_err(|failing| {
                            self.conclude(submission, &*tree.current(), failing, case, mistakes)
                        })
                }
            };
            trial.cases += 1;
            match attempt {
                Ok(calls) => {
                    let kept = match case {
                        CaseId::Edge { index } => index < self.edges.len(),
                        // One that failed before is tried even where none are generated.
                        CaseId::Generated { index, .. } => {
                            index % cases.div_ceil(OBSERVED).max(1) == 0
                        }
                    };
                    if kept {
                        trial.observed.extend(calls);
                    }
                }
                Err(broken) => {
                    trial.observed.extend(broken.calls.iter().cloned());
                    if plan.explain && matches!(broken.by, Break::Wrong { .. }) {
                        trial.observed.extend(self.probe(law, submission, plan));
                    }
                    trial.broken = Some(broken);
                    break;
                }
            }
        }
        trial
    }
}

/// A case that breaks the law.
struct Failing {
    by: Break,
    calls: Vec<Call>,
    printed: String,
    layout: Layout,
}

impl Cases {
    /// The layouts in which edge cases are tried.
    fn layouts(&self) -> &'static [Layout] {
        if self.once { &Layout::ALL[..1] } else { &Layout::ALL }
    }

    /// The edge cases in the plainest layout first, then all of them in the next.
    fn edge(&self, index: usize) -> Option<(&dyn Any, Layout)> {
        let layout = self.layouts().get(index.checked_div(self.edges.len())?)?;
        let value: &dyn Any = &**self.edges.get(index % self.edges.len())?;
        Some((value, *layout))
    }

    /// Tries one case; the calls that were made, or how it breaks the law.
    fn attempt(
        &self,
        submission: &mut Submission,
        value: &dyn Any,
        layout: Layout,
        instead: Option<&Mistake>,
    ) -> Result<Vec<Call>, Failing> {
        submission.take_printed();
        let mut ask = Ask::new(submission, layout);
        if let Some(threads) = self.threads {
            ask.set_threads(threads);
        }
        if let Some(mistake) = instead {
            ask = ask.answered_by(mistake);
        }
        let check = (self.check)(&mut ask, value);
        let calls = ask.into_calls();
        match check {
            Ok(()) => Ok(calls),
            Err(by) => {
                let printed = submission.take_printed();
                Err(Failing { by, calls, printed, layout })
            }
        }
    }

    /// The calls of more cases, of all sizes: what a broken law answers elsewhere tells mistakes
    /// apart that look alike on one case.
    fn probe(&self, law: &str, submission: &mut Submission, plan: &Plan) -> Vec<Call> {
        let mut observed = Vec::new();
        if self.once {
            return observed;
        }
        for value in &self.edges {
            observed.extend(self.calls(submission, &**value));
        }
        for index in 0..PROBES {
            let size = index as usize * (self.largest + 1) / PROBES as usize;
            if let Ok(tree) = (self.strategy)(size).new_tree(&mut runner(law, plan.seed, index)) {
                observed.extend(self.calls(submission, &*tree.current()));
            }
        }
        observed
    }

    /// The calls that the check makes on a case, whether it holds or not.
    fn calls(&self, submission: &mut Submission, value: &dyn Any) -> Vec<Call> {
        self.attempt(submission, value, Layout::Standard, None)
            .unwrap_or_else(|failing| failing.calls)
    }

    /// The same case in the plainest layout that breaks the law.
    fn plainer(&self, submission: &mut Submission, value: &dyn Any, failing: Failing) -> Failing {
        for layout in Layout::ALL {
            if layout == failing.layout || is_final(&failing.by) {
                break;
            }
            match self.attempt(submission, value, layout, None) {
                Err(plainer) if !is_out_of_time(&plainer.by) => return plainer,
                _ => {}
            }
        }
        failing
    }

    /// The smallest case that breaks the law, as far as the checks go.
    fn shrink(
        &self,
        submission: &mut Submission,
        tree: &mut dyn ValueTree<Value = Box<dyn Any>>,
        failing: Failing,
    ) -> Failing {
        let mut smallest = self.plainer(submission, &*tree.current(), failing);
        let mut checks = 0;
        let mut smaller = !is_final(&smallest.by) && tree.simplify();
        while smaller && checks < SHRINK_CHECKS {
            checks += 1;
            smaller = match self.attempt(submission, &*tree.current(), smallest.layout, None) {
                Err(failing) if is_final(&failing.by) => false,
                // Another fault on a smaller case is not this one made smaller.
                Err(failing) if !alike(&failing.by, &smallest.by) => tree.complicate(),
                Err(failing) => {
                    smallest = failing;
                    tree.simplify()
                }
                Ok(_) => tree.complicate(),
            };
        }
        // The tree may stand at a case that passes: go back to the last that failed.
        while !self
            .attempt(submission, &*tree.current(), smallest.layout, None)
            .is_err_and(|failing| alike(&failing.by, &smallest.by))
        {
            if !tree.complicate() {
                break;
            }
        }
        smallest
    }

    fn conclude(
        &self,
        submission: &mut Submission,
        value: &dyn Any,
        failing: Failing,
        case: CaseId,
        mistakes: &[Mistake],
    ) -> Broken {
        let Failing { by, calls, printed, layout } = failing;
        let mistakes = mistakes
            .iter()
            .map(|mistake| {
                let concerned = |call: &&Call| mistake.function() == Some(call.function);
                let mut calls = calls.iter().filter(concerned).peekable();
                matches!(by, Break::Wrong { .. })
                    && calls.peek().is_some()
                    // Where the formula says nothing, the answers that broke the law would be given again.
                    && (calls.all(|call| !mistake.concerns(call))
                        || self
                            .attempt(submission, value, layout, Some(mistake))
                            .is_err_and(|failing| !is_out_of_time(&failing.by)))
            })
            .collect();
        // Where trying again takes too long, nobody knows whether the layout matters.
        let matters = layout != Layout::Standard && !is_final(&by);
        let layout = matters.then_some(layout);
        Broken { by, calls, printed, layout, case, mistakes }
    }
}

/// Whether trying smaller cases would only take time.
fn is_final(by: &Break) -> bool {
    is_out_of_time(by)
        || matches!(by, Break::Fault(Fault::Hung(_) | Fault::Unwritten | Fault::NotStarted(_)))
}

/// Whether it was too late for the case, of which nothing is known.
pub fn is_out_of_time(by: &Break) -> bool {
    matches!(by, Break::Fault(Fault::OutOfTime(_)))
}

/// Whether both are wrong answers, or both are faults.
fn alike(one: &Break, other: &Break) -> bool {
    matches!(one, Break::Wrong { .. }) == matches!(other, Break::Wrong { .. })
}

fn layout_of(index: usize) -> Layout {
    Layout::ALL[index % Layout::ALL.len()]
}

/// The source of randomness of one case, the same whatever other cases are tried.
fn runner(law: &str, seed: u64, index: u32) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..12].copy_from_slice(&index.to_le_bytes());
    bytes[16..24].copy_from_slice(&fingerprint(law).to_le_bytes());
    let config = Config { failure_persistence: None, cases: REGENERATED, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// FNV-1a: the same on every machine and in every release, unlike the standard library's hash.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

//! A law: a statement of mathematics, the cases it is tried on, and the check.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use proptest::strategy::{BoxedStrategy, Just, Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::ask::{Ask, Break, Call, Check};
use crate::layout::Layout;
use crate::limits::{Limits, MIB};
use crate::mistake::Mistake;
use crate::submission::{Fault, Submission};
use crate::verdict::CaseId;

/// The most checks that go into making a failing case smaller.
const SHRINK_CHECKS: u32 = 500;

/// How often what depends on a size is made anew, to see whether a case of the smaller size fails too.
const REGENERATED: u32 = 16;

/// A law of an exercise.
pub struct Law {
    /// Its name, one or two words.
    pub name: &'static str,
    /// What it says, in mathematics.
    pub statement: &'static str,
    /// Points it is worth.
    pub points: u32,
    memory: Option<u64>,
    call: Option<Duration>,
    cases: Cases,
}

/// Begins a law; [`Draft::cases`] goes on.
pub fn law(name: &'static str, statement: &'static str) -> Draft {
    Draft { name, statement, points: 1, memory: None, call: None }
}

/// A law whose cases are not given yet.
pub struct Draft {
    name: &'static str,
    statement: &'static str,
    points: u32,
    memory: Option<u64>,
    call: Option<Duration>,
}

impl Draft {
    #[must_use]
    /// The points it is worth; 1 unless said.
    pub fn points(self, points: u32) -> Self {
        Self { points, ..self }
    }

    #[must_use]
    /// The memory that the whole process may address while the law is tried, in mebibytes.
    pub fn memory(self, mebibytes: u64) -> Self {
        Self { memory: Some(mebibytes * MIB), ..self }
    }

    #[must_use]
    /// How long one call may take while the law is tried, where the usual time is short for a large case.
    pub fn seconds(self, seconds: u64) -> Self {
        Self { call: Some(Duration::from_secs(seconds)), ..self }
    }

    /// The one case there is, tried once: for a case so large that no other is needed.
    pub fn once<T: Clone + fmt::Debug + Send + Sync + 'static>(self, case: T) -> DraftWithCases<T> {
        let again = case.clone();
        let draft = self.cases(0, move |_| Just(again.clone()));
        DraftWithCases { edges: vec![case], once: true, ..draft }
    }

    /// The cases, by size: small sizes are tried first, 0 among them, up to `largest`.
    pub fn cases<S>(
        self,
        largest: usize,
        strategy: impl Fn(usize) -> S + Send + Sync + 'static,
    ) -> DraftWithCases<S::Value>
    where
        S: Strategy + 'static,
    {
        DraftWithCases {
            draft: self,
            edges: Vec::new(),
            largest,
            once: false,
            strategy: Box::new(move |size| {
                strategy(size).prop_map(|value| Box::new(value) as Box<dyn Any>).boxed()
            }),
        }
    }
}

/// Cases and checks whose type is forgotten: what tries them is compiled once, not once a law.
type Strategies = Box<dyn Fn(usize) -> BoxedStrategy<Box<dyn Any>> + Send + Sync>;
type Checks = Box<dyn Fn(&mut Ask<'_>, &dyn Any) -> Check + Send + Sync>;

/// A law whose check is not given yet.
pub struct DraftWithCases<T> {
    draft: Draft,
    edges: Vec<T>,
    largest: usize,
    once: bool,
    strategy: Strategies,
}

impl<T: Send + Sync + 'static> DraftWithCases<T> {
    #[must_use]
    /// Cases that are tried before all others, simple ones first.
    pub fn edges(mut self, edges: impl IntoIterator<Item = T>) -> Self {
        self.edges.extend(edges);
        self
    }

    /// The check: asks the submission, and says whether the law holds on the case.
    pub fn check(self, check: impl Fn(&mut Ask<'_>, &T) -> Check + Send + Sync + 'static) -> Law {
        let Self { draft, edges, largest, once, strategy } = self;
        let edges = edges.into_iter().map(|edge| Box::new(edge) as Box<_>).collect();
        let check: Checks = Box::new(move |ask, case| {
            check(ask, case.downcast_ref().expect("the strategy makes cases of this type"))
        });
        Law {
            name: draft.name,
            statement: draft.statement,
            points: draft.points,
            memory: draft.memory,
            call: draft.call,
            cases: Cases { edges, largest, once, strategy, check, threads: None },
        }
    }
}

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

impl Law {
    /// The law, tried on a process in which rayon's pool has `threads` threads.
    #[must_use]
    pub fn with_threads(mut self, threads: usize) -> Self {
        self.cases.threads = Some(threads);
        self
    }

    /// What it says on a system that limits memory or does not: there its own limit is not kept.
    pub fn told(&self, limited: bool) -> Cow<'static, str> {
        if limited || self.memory.is_none() {
            return self.statement.into();
        }
        format!("{} (memory was not limited: this system has no such limit)", self.statement).into()
    }

    /// The limits under which it is tried.
    fn limits(&self, usual: Limits) -> Limits {
        let memory = self.memory.unwrap_or(usual.memory);
        Limits { memory, call: self.call.unwrap_or(usual.call), ..usual }
    }

    /// Limits under which a program can be started that is to be tried: these, or those of the law where they
    /// allow more.
    pub fn widen(&self, limits: Limits) -> Limits {
        let own = self.limits(limits);
        Limits { memory: own.memory.max(limits.memory), call: own.call.max(limits.call), ..limits }
    }

    /// Tries the law on a submission.
    pub fn try_on(&self, submission: &mut Submission, plan: &Plan, mistakes: &[Mistake]) -> Trial {
        let limits = submission.limits();
        submission.set_limits(self.limits(limits));
        let trial = self.cases.try_on(self.name, submission, plan, mistakes);
        submission.set_limits(limits);
        trial
    }
}

/// A law's cases and check.
struct Cases {
    edges: Vec<Box<dyn Any + Send + Sync>>,
    largest: usize,
    /// Only the edges are tried, in the plainest layout.
    once: bool,
    strategy: Strategies,
    check: Checks,
    threads: Option<usize>,
}

/// How many more cases of a broken law are looked at.
const PROBES: u32 = 48;

/// How many generated cases of a law that holds have their calls kept for the mistakes to explain:
/// as many of every size.
const OBSERVED: u32 = 64;

impl Cases {
    fn try_on(
        &self,
        law: &str,
        submission: &mut Submission,
        plan: &Plan,
        mistakes: &[Mistake],
    ) -> Trial {
        let cases = if self.once { 0 } else { plan.cases };
        let tried = self.edges.len() * self.layouts().len();
        let edges = (0..tried).map(|index| CaseId::Edge { index });
        let generated = (0..cases).map(|index| CaseId::Generated {
            seed: plan.seed,
            index,
            size: index as usize * (self.largest + 1) / plan.cases as usize,
        });
        let mut trial = Trial { cases: 0, broken: None, observed: Vec::new() };
        for case in plan.failed_before.iter().copied().chain(edges).chain(generated) {
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
                        CaseId::Generated { index, .. } => {
                            index % plan.cases.div_ceil(OBSERVED) == 0
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
            if let Err(plainer) = self.attempt(submission, value, layout, None) {
                return plainer;
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
                        || self.attempt(submission, value, layout, Some(mistake)).is_err())
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
    matches!(by, Break::Fault(Fault::Hung(_) | Fault::Unwritten | Fault::NotStarted(_)))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn limited() -> Law {
        law("memory", "it needs no more than 512 MiB").memory(512).once(2000).check(|_, _| Ok(()))
    }

    #[test]
    fn a_large_case_is_tried_once() {
        let program = std::path::Path::new("/nowhere");
        let mut submission = Submission::new(program, Limits::default());
        let plan = Plan { cases: 128, seed: 0, failed_before: Vec::new(), explain: true };
        assert_eq!(limited().try_on(&mut submission, &plan, &[]).cases, 1);
        let plan = Plan { failed_before: vec![CaseId::Edge { index: 3 }], ..plan };
        assert_eq!(limited().try_on(&mut submission, &plan, &[]).cases, 1);
    }

    #[test]
    fn a_law_has_limits_of_its_own_or_the_usual_ones() {
        let usual = Limits::default();
        let limits = Limits { memory: 512 * MIB, ..usual };
        assert_eq!(limited().limits(usual), limits);
        let patient = law("time", "it ends").seconds(10).once(()).check(|_, ()| Ok(()));
        let limits = Limits { call: Duration::from_secs(10), ..usual };
        assert_eq!(patient.limits(usual), limits);
    }

    #[test]
    fn a_law_says_where_its_limit_is_not_kept() {
        assert_eq!(limited().told(true), "it needs no more than 512 MiB");
        assert!(
            limited()
                .told(false)
                .ends_with("(memory was not limited: this system has no such limit)")
        );
        let plain = law("sum", "Σ xᵢ").once(()).check(|_, ()| Ok(()));
        assert_eq!(plain.told(false), "Σ xᵢ");
    }
}

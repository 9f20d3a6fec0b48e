//! A law: a statement of mathematics, the cases it is tried on, and the check.

mod cases;

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use proptest::strategy::{Just, Strategy};

use crate::ask::{Ask, Check};
use crate::limits::{Limits, MIB};
use crate::mistake::Mistake;
use crate::submission::Submission;
use cases::{Cases, Checks, Strategies};

pub use cases::{Broken, Plan, Trial, is_out_of_time};

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
    Draft { name, statement, points: 1, memory: None, call: None, one_in: 1 }
}

/// A law whose cases are not given yet.
pub struct Draft {
    name: &'static str,
    statement: &'static str,
    points: u32,
    memory: Option<u64>,
    call: Option<Duration>,
    one_in: u32,
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

    #[must_use]
    /// Tries one of so many cases, where each takes long.
    pub fn one_in(self, cases: u32) -> Self {
        Self { one_in: cases, ..self }
    }

    /// All the cases there are, each tried once: for cases so large that no others are needed.
    ///
    /// # Panics
    /// Without a case.
    pub fn once<T: Clone + fmt::Debug + Send + Sync + 'static>(
        self,
        cases: impl IntoIterator<Item = T>,
    ) -> DraftWithCases<T> {
        let edges: Vec<T> = cases.into_iter().collect();
        let again = edges[0].clone();
        let draft = self.cases(0, move |_| Just(again.clone()));
        DraftWithCases { edges, once: true, ..draft }
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
            cases: Cases {
                edges,
                largest,
                once,
                one_in: draft.one_in,
                strategy,
                check,
                threads: None,
            },
        }
    }
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
        submission.begin_run();
        let trial = self.cases.try_on(self.name, submission, plan, mistakes);
        submission.set_limits(limits);
        trial
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verdict::CaseId;

    fn limited() -> Law {
        law("memory", "it needs no more than 512 MiB").memory(512).once([2000]).check(|_, _| Ok(()))
    }

    #[test]
    fn a_case_is_tried_once_though_it_has_failed_before() {
        let program = std::path::Path::new("/nowhere");
        let mut submission = Submission::new(program, Limits::default());
        let plan = Plan { cases: 128, seed: 0, failed_before: Vec::new(), explain: true };
        assert_eq!(limited().try_on(&mut submission, &plan, &[]).cases, 1);
        for index in [0, 3] {
            let failed_before = vec![CaseId::Edge { index }];
            let plan = Plan { failed_before, ..plan.clone() };
            assert_eq!(limited().try_on(&mut submission, &plan, &[]).cases, 1);
        }
    }

    #[test]
    fn a_law_has_limits_of_its_own_or_the_usual_ones() {
        let usual = Limits::default();
        let limits = Limits { memory: 512 * MIB, ..usual };
        assert_eq!(limited().limits(usual), limits);
        let patient = law("time", "it ends").seconds(10).once([()]).check(|_, ()| Ok(()));
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
        let plain = law("sum", "Σ xᵢ").once([()]).check(|_, ()| Ok(()));
        assert_eq!(plain.told(false), "Σ xᵢ");
    }
}

//! Work on every core that rayon's pool has, begun at once.
//!
//! From outside its pool rayon hands over the whole of a parallel loop and puts the caller to sleep: two threads have to be
//! woken before anything is done, which takes as long as a product of 128 × 128 matrices. Here the caller begins by itself, others join in when they
//! come, and whoever comes when nothing is left is not waited for.

use std::hint::spin_loop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::yield_now;

/// Calls `work` with each of the tasks, in any order and each on one core.
pub(crate) fn for_each<T: Send>(tasks: Vec<T>, work: impl Fn(T) + Sync) {
    let tasks: Vec<Mutex<Option<T>>> =
        tasks.into_iter().map(|task| Mutex::new(Some(task))).collect();
    share(tasks.len(), |place| {
        let task = tasks[place].lock().ok().and_then(|mut task| task.take());
        work(task.expect("each place is taken once"));
    });
}

/// Calls `work` with each number below `parts`, in any order and each on one core.
pub(crate) fn share(parts: usize, work: impl Fn(usize) + Sync) {
    let helpers = rayon::current_num_threads().min(parts).saturating_sub(1);
    if helpers == 0 {
        return (0..parts).for_each(work);
    }
    let work: &(dyn Fn(usize) + Sync) = &work;
    // SAFETY: `work` is called only by threads inside the loop, and `Closing` lets this function end, in whichever way,
    // when there are none and none can come.
    #[allow(unsafe_code)]
    let work: &'static (dyn Fn(usize) + Sync) = unsafe { std::mem::transmute(work) };
    let shared = Arc::new(Loop {
        work,
        parts,
        next: AtomicUsize::new(0),
        inside: AtomicUsize::new(0),
        has_failed: AtomicBool::new(false),
    });
    let closing = Closing(&shared);
    for _ in 0..helpers {
        let shared = Arc::clone(&shared);
        rayon::spawn(move || shared.join_in());
    }
    shared.run();
    drop(closing);
    assert!(!shared.has_failed.load(Ordering::Relaxed), "a part of the work has panicked");
}

/// A loop whose parts are taken by whoever is free.
struct Loop {
    work: &'static (dyn Fn(usize) + Sync),
    parts: usize,
    next: AtomicUsize,
    /// The helpers that are inside, and `CLOSED` once no more may enter.
    inside: AtomicUsize,
    has_failed: AtomicBool,
}

const CLOSED: usize = 1 << (usize::BITS - 1);

impl Loop {
    fn run(&self) {
        loop {
            let part = self.next.fetch_add(1, Ordering::Relaxed);
            if part >= self.parts {
                return;
            }
            (self.work)(part);
        }
    }

    /// What a helper does.
    fn join_in(&self) {
        if self.inside.fetch_add(1, Ordering::Acquire) & CLOSED == 0
            && catch_unwind(AssertUnwindSafe(|| self.run())).is_err()
        {
            self.has_failed.store(true, Ordering::Relaxed);
        }
        self.inside.fetch_sub(1, Ordering::Release);
    }
}

/// Closes a loop when it is dropped, and waits for those inside.
struct Closing<'a>(&'a Loop);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        // Nothing more is begun, also where this thread panics.
        self.0.next.fetch_max(self.0.parts, Ordering::Relaxed);
        self.0.inside.fetch_or(CLOSED, Ordering::Relaxed);
        let mut turns = 0;
        while self.0.inside.load(Ordering::Acquire) != CLOSED {
            turns += 1;
            // The last part of another core is short, unless something else runs there.
            if turns < 1000 { spin_loop() } else { yield_now() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_done_once() {
        for parts in [0, 1, 2, 3, 64, 1000] {
            let done: Vec<AtomicUsize> = (0..parts).map(|_| AtomicUsize::new(0)).collect();
            for round in 1..=100 {
                share(parts, |part| {
                    done[part].fetch_add(1, Ordering::Relaxed);
                });
                assert!(done.iter().all(|count| count.load(Ordering::Relaxed) == round));
            }
        }
    }

    #[test]
    fn loops_within_loops_end() {
        let count = AtomicUsize::new(0);
        share(8, |_| {
            share(8, |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
        });
        assert_eq!(count.into_inner(), 64);
    }

    #[test]
    fn tasks_are_handed_over() {
        let mut numbers = vec![0_u32; 1000];
        for_each(numbers.chunks_mut(7).collect(), |chunk| chunk.fill(1));
        assert_eq!(numbers, [1; 1000]);
    }

    #[test]
    fn a_panic_is_one_of_the_caller() {
        for bad in [0, 63] {
            let outcome = catch_unwind(|| share(64, |part| assert_ne!(part, bad)));
            assert!(outcome.is_err());
        }
    }
}

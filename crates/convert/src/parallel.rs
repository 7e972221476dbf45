//! A bounded number of things at a time, results in order.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Applies `work` to every index below `count`, at most `at_a_time` of them at once, and returns the results in order.
///
/// Threads of its own and not rayon's: a rayon worker that waits for the bands of one picture would steal a whole
/// other picture meanwhile, and the number of pictures in memory would no longer be bounded.
pub fn map<T: Send>(count: usize, at_a_time: NonZeroUsize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = at_a_time.get().min(count);
    if threads <= 1 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    let result = work(index);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

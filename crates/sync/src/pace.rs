//! How long to wait before the next try.

use std::time::Duration;

/// Waits between tries, and how much is sent at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The wait after the first failure; it doubles with each further one.
    pub first: Duration,
    /// The longest wait.
    pub most: Duration,
    /// How often the service is asked what has happened.
    pub follow: Duration,
    /// Bytes of a chunk of an upload where the line has broken; smaller after each further failure.
    pub chunk: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(2),
            most: Duration::from_secs(300),
            follow: Duration::from_secs(300),
            chunk: 1 << 20,
        }
    }
}

impl Pace {
    /// The wait after so many failures, at least as long as was asked for. `lot` is drawn by lot, so that many clients
    /// that failed together do not come back together: between half of the wait and the whole.
    #[must_use]
    pub fn wait(&self, failures: u32, asked: Option<Duration>, lot: u32) -> Duration {
        let doubled = self.first.saturating_mul(1 << failures.saturating_sub(1).min(16)).min(self.most);
        let part = f64::from(lot) / f64::from(u32::MAX);
        doubled.mul_f64(0.5 + part / 2.0).max(asked.unwrap_or_default())
    }
}

/// A number drawn by lot.
pub(crate) fn lot() -> u32 {
    let mut bytes = [0; 4];
    // Where the system gives no randomness the whole wait is as good as any.
    match getrandom::fill(&mut bytes) {
        Ok(()) => u32::from_le_bytes(bytes),
        Err(_) => u32::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_never_fall_short_of_what_is_asked() {
        let pace = Pace::default();
        let seconds = |failures, lot| pace.wait(failures, None, lot).as_secs_f64();
        assert_eq!([seconds(1, u32::MAX), seconds(2, u32::MAX), seconds(3, 0)], [2.0, 4.0, 4.0]);
        assert_eq!(seconds(60, u32::MAX), 300.0);
        assert_eq!(pace.wait(1, Some(Duration::from_secs(90)), 0).as_secs(), 90);
    }
}

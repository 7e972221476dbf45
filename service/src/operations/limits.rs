//! How often one address and one person may ask. Each instance counts for itself.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Config;

/// The counts.
#[derive(Debug)]
pub struct Limits {
    clock: DefaultClock,
    addresses: Option<DefaultKeyedRateLimiter<IpAddr>>,
    persons: Option<DefaultKeyedRateLimiter<String>>,
}

impl Limits {
    /// As configured.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let quota = |a_minute: u32| NonZeroU32::new(a_minute).map(Quota::per_minute);
        Self {
            clock: DefaultClock::default(),
            addresses: quota(config.requests_a_minute_per_address).map(RateLimiter::keyed),
            persons: quota(config.requests_a_minute_per_person).map(RateLimiter::keyed),
        }
    }

    /// Counts a request from an address. An IPv6 network of 64 bits is one address: one machine has all of it.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn address(&self, address: IpAddr) -> Result<(), u64> {
        let key = match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(six) => IpAddr::V6((u128::from(six) >> 64 << 64).into()),
        };
        self.addresses.as_ref().map_or(Ok(()), |counts| self.wait(counts.check_key(&key)))
    }

    /// Counts a request of a person.
    ///
    /// # Errors
    /// The seconds to wait.
    pub fn person(&self, subject: &str) -> Result<(), u64> {
        let key = subject.to_owned();
        self.persons.as_ref().map_or(Ok(()), |counts| self.wait(counts.check_key(&key)))
    }

    fn wait(
        &self,
        outcome: Result<(), governor::NotUntil<<DefaultClock as Clock>::Instant>>,
    ) -> Result<(), u64> {
        let ceiling = |wait: Duration| wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        outcome.map_err(|until| ceiling(until.wait_time_from(self.clock.now())).max(1))
    }

    /// Forgets whoever has not asked for a while.
    pub fn forget(&self) {
        if let Some(counts) = &self.addresses {
            counts.retain_recent();
        }
        if let Some(counts) = &self.persons {
            counts.retain_recent();
        }
    }
}

//! What is counted, for Prometheus.

use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Seconds at which the histogram of times is cut.
const BOUNDS: [f64; 10] = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0, 20.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// The counts.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    times: Family<Route, Histogram>,
    uploaded: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let requests = Family::<Labels, Counter>::default();
        let times = Family::<Route, Histogram>::new_with_constructor(|| Histogram::new(BOUNDS));
        let uploaded = Counter::default();
        let mut registry = Registry::default();
        registry.register("liite_requests", "Requests by route and status", requests.clone());
        registry.register("liite_request_seconds", "Time until the answer", times.clone());
        registry.register("liite_uploaded_bytes", "Bytes of files received", uploaded.clone());
        Self { registry, requests, times, uploaded }
    }
}

impl Metrics {
    /// Counts an answered request.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        let route = route.to_owned();
        self.requests.get_or_create(&Labels { route: route.clone(), status }).inc();
        self.times.get_or_create(&Route { route }).observe(took.as_secs_f64());
    }

    /// Counts received bytes.
    pub fn received(&self, bytes: u64) {
        self.uploaded.inc_by(bytes);
    }

    /// In the text format of OpenMetrics.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

//! A progress bar on a terminal; nothing when piped.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use liite_api::{Event, Texts};

/// How far it is, drawn on standard error.
pub struct Progress {
    bar: ProgressBar,
    fitting: String,
    checking: String,
}

impl Progress {
    /// A bar for something that reports events; hidden where standard error is no terminal (or `quiet`).
    pub fn new(texts: &Texts, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:32} {pos}/{len} {msg} {elapsed}") {
            bar.set_style(style);
        }
        let word = |key| texts.get(key, &std::collections::BTreeMap::new());
        bar.set_message(word("progress-reading"));
        Self { bar, fitting: word("progress-fitting"), checking: word("progress-checking") }
    }

    /// Hears an event of a conversion of `inputs` inputs.
    pub fn hear(&self, inputs: usize, event: Event) {
        self.bar.set_length(inputs as u64);
        match event {
            Event::Page { .. } => self.bar.tick(),
            Event::Input { .. } => self.bar.inc(1),
            Event::Fitting => self.bar.set_message(self.fitting.clone()),
            Event::Checking => self.bar.set_message(self.checking.clone()),
        }
    }

    /// One of `of` folders is done.
    pub fn folder(&self, of: usize) {
        self.bar.set_length(of as u64);
        self.bar.inc(1);
    }

    /// A line above the bar.
    pub fn line(&self, line: &str) {
        self.bar.suspend(|| crate::say::talk(line));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

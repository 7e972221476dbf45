//! A person without a mouse: from place to place with Tab, and onward with Enter and Space.

use std::time::{Duration, Instant};

use thirtyfour::prelude::*;

use crate::session::Session;

/// Places that Tab may stop at before a person would give up.
const FAR: usize = 160;

/// Where the focus is: what the place is called, and the question that it belongs to.
const PLACE: &str = "const it = document.activeElement;
    const plain = text => (text ?? '').replace(/[\\u2068\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
    const labels = [...(it.labels ?? [])].map(label => label.innerText).join(' ');
    const own = it.matches('a, button, summary') ? it.innerText : '';
    return [plain(it.closest('fieldset')?.querySelector('legend')?.innerText),
            plain(it.getAttribute('aria-label') || labels || own)];";

/// Whether what was meant has left the page meanwhile.
fn is_stale(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), thirtyfour::error::WebDriverErrorInner::StaleElementReference(_))
}

impl Session {
    /// Sends keys to wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let keys: String = keys.into().as_vec().iter().collect();
        // The page may be drawn anew between the two questions, or while the first is answered.
        for _ in 0..10 {
            let sent = match self.driver.active_element().await {
                Ok(element) => element.send_keys(keys.as_str()).await,
                told => told.map(drop),
            };
            match sent {
                Err(error) if is_stale(&error) => tokio::time::sleep(Duration::from_millis(100)).await,
                told => return told.expect("keys"),
            }
        }
        panic!("the focus does not come to rest");
    }

    /// Sends keys to an element, once it is there; what is drawn anew in that moment is looked for again.
    pub async fn type_into(&self, css: &str, keys: impl Into<TypingData>) {
        let keys: String = keys.into().as_vec().iter().collect();
        for _ in 0..10 {
            match self.find(css).await.send_keys(keys.as_str()).await {
                Err(error) if is_stale(&error) => tokio::time::sleep(Duration::from_millis(100)).await,
                told => return told.unwrap_or_else(|error| panic!("{css}: {error}")),
            }
        }
        panic!("{css} does not come to rest");
    }

    /// Goes on with Tab until the focus is at the place of this name.
    pub async fn tab_to(&self, name: &str) {
        self.tab(name, |_, found| found == name, false).await;
    }

    /// The same backwards.
    pub async fn tab_back_to(&self, name: &str) {
        self.tab(name, |_, found| found == name, true).await;
    }

    /// The same to one of the places of a question; to one of no question where `question` is empty.
    pub async fn tab_into(&self, question: &str, name: &str) {
        let of =
            |asked: &str| if question.is_empty() { asked.is_empty() } else { asked.starts_with(question) };
        self.tab(name, |asked, found| of(asked) && found.starts_with(name), false).await;
    }

    /// Goes to a place and presses Enter.
    pub async fn enter(&self, name: &str) {
        self.tab_to(name).await;
        self.keys(Key::Enter).await;
    }

    /// Goes to a question with one answer of a few and picks the one of this name.
    pub async fn pick(&self, question: &str, name: &str) {
        self.tab(question, |asked, _| asked.starts_with(question), false).await;
        for _ in 0..12 {
            if self.place().await.1 == name {
                return self.keys(Key::Space).await;
            }
            self.keys(Key::Right).await;
        }
        panic!("{question:?} has no answer {name:?}");
    }

    async fn tab(&self, name: &str, is_it: impl Fn(&str, &str) -> bool, back: bool) {
        let mut passed = Vec::new();
        for _ in 0..FAR {
            let (asked, found) = self.place().await;
            if is_it(&asked, &found) {
                return;
            }
            passed.push(found);
            if back { self.keys(Key::Shift + Key::Tab).await } else { self.keys(Key::Tab).await }
        }
        panic!("no way with the keyboard to {name:?}; passed {passed:?}\n{}", self.text().await);
    }

    async fn place(&self) -> (String, String) {
        let told = self.driver.execute(PLACE, Vec::new()).await.expect("a place");
        told.convert().expect("two texts")
    }

    /// Waits until the page has this heading, and the focus is there.
    pub async fn heading(&self, words: &str) {
        let start = Instant::now();
        let script = "const it = document.activeElement; return it.matches('h1, h2') ? it.innerText : ''";
        loop {
            let told = self.driver.execute(script, Vec::new()).await.expect("a heading");
            if told.json().as_str() == Some(words) {
                return;
            }
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "no focus at {words:?}, but at {:?}\n{}",
                told.json(),
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

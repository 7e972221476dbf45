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

impl Session {
    /// Sends keys to wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let element = self.driver.active_element().await.expect("something has the focus");
        element.send_keys(keys).await.expect("keys");
    }

    /// Goes on with Tab until the focus is at the place of this name.
    pub async fn tab_to(&self, name: &str) {
        self.tab(name, |_, found| found == name, false).await;
    }

    /// The same backwards.
    pub async fn tab_back_to(&self, name: &str) {
        self.tab(name, |_, found| found == name, true).await;
    }

    /// The same to one of the places of a question.
    pub async fn tab_into(&self, question: &str, name: &str) {
        self.tab(name, |asked, found| asked.starts_with(question) && found.starts_with(name), false).await;
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

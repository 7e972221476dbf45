//! One person at the window: the real program, driven through the browser engine's own WebDriver.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// What keeps directions apart around names; nobody sees it.
const MARKS: &str = "\u{2068}\u{2069}";

/// A window and everything that belongs to one run of it.
pub struct Session {
    pub driver: WebDriver,
    /// What the program keeps: it outlives the window.
    pub home: PathBuf,
    webdriver: Child,
}

/// A person's folders, kept while windows come and go.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["data", "config", "cache", "run", "papers"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// The client of HTTP, which the product is built with too, wants to be told whose ciphers to use, even for plain HTTP.
pub fn ciphers() {
    // Whoever was first has chosen; we only want some to be there.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// The program as it was built beside this test.
fn program() -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let folder = own.parent().and_then(Path::parent).expect("target folder");
    let program = folder.join(format!("liite-window{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not built: run `cargo xtask test`", program.display());
    program
}

/// A window that is still there.
fn running() -> Option<u32> {
    let wanted = program().canonicalize().ok()?;
    let processes = std::fs::read_dir("/proc").ok()?.flatten();
    let is_ours = |entry: &std::fs::DirEntry| {
        std::fs::read_link(entry.path().join("exe")).is_ok_and(|exe| exe == wanted)
    };
    processes.filter(is_ours).find_map(|entry| entry.file_name().to_string_lossy().parse().ok())
}

impl Session {
    /// Starts the program for the person of `home`; `theme` is the system's: `light` or `dark`.
    pub async fn start(home: &Home, theme: &str) -> Self {
        Self::start_with(home, theme, &[]).await
    }

    /// The same, opened with files.
    pub async fn start_with(home: &Home, theme: &str, files: &[PathBuf]) -> Self {
        ciphers();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let at = |name: &str| home.path().join(name);
        let webdriver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("LIITE_TEST_ANSWERS", at("answers.json"))
            .env("LIITE_TEST_BROWSER", at("browser.txt"))
            .env("XDG_DATA_HOME", at("data"))
            .env("XDG_CONFIG_HOME", at("config"))
            .env("XDG_CACHE_HOME", at("cache"))
            .env("XDG_RUNTIME_DIR", at("run"))
            .env("LANG", "en_GB.UTF-8")
            .env("GTK_THEME", if theme == "dark" { "Adwaita:dark" } else { "Adwaita" })
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed by `cargo xtask test`");
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": program(), "args": files });
        capabilities.set("webkitgtk:browserOptions", options).expect("options");
        let server = format!("http://127.0.0.1:{port}");
        let start = Instant::now();
        let driver = loop {
            match WebDriver::new(&server, capabilities.clone()).await {
                Ok(driver) => break driver,
                Err(error) if start.elapsed() > Duration::from_secs(60) => panic!("no session: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        };
        Self { driver, home: home.path().to_owned(), webdriver }
    }

    /// Closes the window, as a person would.
    pub async fn quit(mut self) {
        // The program may be gone before it has answered.
        let _ = self.driver.clone().quit().await;
        let _ = self.webdriver.kill();
        let _ = self.webdriver.wait();
        let start = Instant::now();
        while let Some(pid) = running() {
            // The driver has closed the session; a program that stays is asked once more, as the system does.
            if start.elapsed() > Duration::from_secs(5) {
                let _ = Command::new("kill").arg(pid.to_string()).status();
            }
            assert!(start.elapsed() < Duration::from_secs(30), "the program does not end");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// What the system's dialogs will answer.
    pub fn dialogs(&self, answers: &serde_json::Value) {
        std::fs::write(self.home.join("answers.json"), answers.to_string()).expect("written");
    }

    /// What the browser was asked for, once it holds these words.
    pub async fn browser(&self, words: &str) -> String {
        let file = self.home.join("browser.txt");
        for _ in 0..400 {
            if let Some(page) = std::fs::read_to_string(&file).ok().filter(|page| page.contains(words)) {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{words} was not opened, but {:?}", std::fs::read_to_string(&file));
    }

    /// The element, once it is there.
    pub async fn find(&self, css: &str) -> WebElement {
        let query = self.driver.query(By::Css(css)).wait(Duration::from_secs(60), Duration::from_millis(50));
        match query.first().await {
            Ok(element) => element,
            Err(error) => panic!("{css}: {error}\n{}", self.text().await),
        }
    }

    /// The button or link with these words, once it is there.
    pub async fn named(&self, words: &str) -> WebElement {
        let path = format!(
            "//*[self::button or self::a or @role='button'][normalize-space(translate(., '{MARKS}', ''))='{words}' \
             or translate(@aria-label, '{MARKS}', '')='{words}']"
        );
        let query =
            self.driver.query(By::XPath(path)).wait(Duration::from_secs(60), Duration::from_millis(50));
        match query.first().await {
            Ok(element) => element,
            Err(error) => panic!("{words}: {error}\n{}", self.text().await),
        }
    }

    pub async fn press(&self, words: &str) {
        self.tap(async || self.named(words).await, words).await;
    }

    /// Clicks the element, once it is there.
    pub async fn click(&self, css: &str) {
        self.tap(async || self.find(css).await, css).await;
    }

    /// A page that is just being drawn has its elements before they have their places: a person waits that moment, too.
    async fn tap(&self, look: impl AsyncFn() -> WebElement, what: &str) {
        let start = Instant::now();
        loop {
            let element = look().await;
            let Err(error) = element.click().await else { return };
            assert!(start.elapsed() < Duration::from_secs(10), "{what}: {error}");
            // The engine's driver does not scroll what scrolls within the window.
            let _ = element.scroll_into_view().await;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Types into the field with this label.
    pub async fn fill(&self, label: &str, text: &str) {
        let path = format!(
            "//label[@for and (normalize-space()='{label}' or starts-with(normalize-space(), '{label}'))]"
        );
        let query =
            self.driver.query(By::XPath(path)).wait(Duration::from_secs(30), Duration::from_millis(50));
        let found = query.first().await.unwrap_or_else(|error| panic!("{label}: {error}"));
        let id = found.attr("for").await.expect("an answer").expect("a label names its field");
        self.type_into(&format!("[id='{id}']"), text).await;
    }

    /// Chooses one of several that stand side by side, by its words.
    pub async fn choose(&self, words: &str) {
        let path = format!("//label[input[@type='radio']][normalize-space()='{words}']");
        let query =
            self.driver.query(By::XPath(path)).wait(Duration::from_secs(30), Duration::from_millis(50));
        let found = query.first().await.unwrap_or_else(|error| panic!("{words}: {error}"));
        found.click().await.unwrap_or_else(|error| panic!("{words}: {error}"));
    }

    /// Goes to an address within the window.
    pub async fn go(&self, hash: &str) {
        let script = format!("location.hash = '{hash}'");
        self.driver.execute(script, Vec::new()).await.expect("an address");
    }

    /// Calls a command of the program, as its pages do: for what a test needs but is not about.
    pub async fn call(&self, command: &str, given: serde_json::Value) -> serde_json::Value {
        let told = self.told(command, given).await;
        assert!(told.get("trouble").is_none(), "{command}: {told}");
        told.get("is").cloned().unwrap_or_default()
    }

    /// The same, with its answer as `is` or its `trouble`.
    pub async fn told(&self, command: &str, given: serde_json::Value) -> serde_json::Value {
        let script = "const [command, given, done] = arguments;
            window.__TAURI_INTERNALS__.invoke(command, given)
                .then(it => done({ is: it ?? null }), trouble => done({ trouble }));";
        let arguments = vec![json!(command), given];
        self.driver.execute_async(script, arguments).await.expect(command).json().clone()
    }

    /// The open window of a person who began long ago: English, a passphrase, the words on paper if `confirmed`. Gives
    /// the words.
    pub async fn begun(&self, passphrase: &str, confirmed: bool) -> Vec<String> {
        self.find("h1").await;
        let settings = json!({ "language": "en", "theme": "system", "lockAfterMinutes": 15 });
        self.call("set_settings", json!({ "settings": settings })).await;
        let made = self.call("create_vault", json!({ "passphrase": passphrase, "keyring": false })).await;
        if confirmed {
            self.call("confirm_words", json!({})).await;
        }
        self.driver.refresh().await.expect("the first page");
        self.reads("My applications").await;
        serde_json::from_value(made["words"].clone()).expect("words")
    }

    /// A new application with one attachment; gives their numbers.
    pub async fn application(&self, name: &str, attachment: &str) -> (i64, i64) {
        let case = self.call("create_case", json!({ "name": name })).await;
        let slot = json!({ "caseId": case, "name": attachment, "rule": "general" });
        let slot = self.call("add_slot", slot).await;
        (case.as_i64().expect("a number"), slot.as_i64().expect("a number"))
    }

    /// Adds files to a slot.
    pub async fn add(&self, slot: i64, files: &[PathBuf]) {
        let given = json!({ "slotId": slot, "part": "original", "paths": files });
        self.call("add_paths", given).await;
    }

    /// Waits until a desk has this many finished pages and its document.
    pub async fn ready(&self, pages: usize) {
        self.holds(&format!("return document.querySelectorAll('.page-card.ready').length === {pages}")).await;
        self.holds("return !!document.querySelector('#result .drag-out:not(.off)')").await;
    }

    /// Everything that can be read in the window, without the marks that keep directions apart.
    pub async fn text(&self) -> String {
        let told = self.driver.execute("return document.body.innerText", Vec::new()).await;
        let text = told.ok().and_then(|value| value.json().as_str().map(str::to_owned)).unwrap_or_default();
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Waits until these words can be read.
    pub async fn reads(&self, words: &str) {
        let start = Instant::now();
        while !self.text().await.contains(words) {
            assert!(
                start.elapsed() < Duration::from_secs(90),
                "{words:?} does not appear:\n{}",
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a script gives true.
    pub async fn holds(&self, script: &str) {
        let start = Instant::now();
        loop {
            let told = self.driver.execute(script, Vec::new()).await.expect(script);
            if told.json() == &json!(true) {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(90), "{script}\n{}", self.text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Keeps a picture of the window where `LIITE_SCREENSHOTS` names a folder.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("LIITE_SCREENSHOTS") else { return };
        // Pictures come from the vault one by one; a machine with other work to do is not in a hurry.
        self.holds(
            "return [...document.images].every(it => {
               const { top, bottom } = it.getBoundingClientRect();
               return top > innerHeight || bottom < 0 || (it.complete && it.naturalWidth > 0);
             })",
        )
        .await;
        // What is loaded is not yet painted, and pictures within drawings do not tell.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let png = self.driver.screenshot_as_png().await.expect("a picture");
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), png).expect("written");
    }

    /// What axe-core finds wrong on this page.
    pub async fn axe(&self, page: &str) {
        let script = std::fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/axe-core/axe.min.js"),
        )
        .expect("axe-core is installed with the pages' own tools");
        self.driver.execute(script, Vec::new()).await.expect("axe-core");
        let run = "const done = arguments[arguments.length - 1];
                   axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                      .then(it => done(it.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))));";
        let found = self.driver.execute_async(run, Vec::new()).await.expect("axe-core runs");
        assert_eq!(found.json(), &json!([]), "{page}");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.webdriver.kill();
        let _ = self.webdriver.wait();
    }
}

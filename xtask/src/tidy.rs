//! Rules of this repository, as tests.

mod tests {
    use std::path::{Path, PathBuf};

    /// All files that git knows or would take, with their text where it is text.
    fn files(extensions: &[&str]) -> Vec<(PathBuf, String)> {
        let root = crate::shell::root();
        let listed = std::process::Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root)
            .output()
            .expect("git lists the files");
        let names = String::from_utf8(listed.stdout).expect("names in UTF-8");
        let files: Vec<(PathBuf, String)> = names
            .lines()
            .filter(|name| extensions.contains(&extension(name)))
            .filter_map(|name| Some((PathBuf::from(name), std::fs::read_to_string(root.join(name)).ok()?)))
            .collect();
        assert!(!files.is_empty(), "no files of {extensions:?} were found: the test would prove nothing");
        files
    }

    fn extension(name: &str) -> &str {
        Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default()
    }

    fn in_crate_source(path: &Path) -> bool {
        path.starts_with("crates") && path.components().any(|c| c.as_os_str() == "src")
    }

    #[test]
    fn every_module_opens_with_a_sentence_about_itself() {
        let silent: Vec<_> = files(&["rs"])
            .into_iter()
            .filter(|(_, text)| !text.starts_with("//!"))
            .map(|(path, _)| path)
            .collect();
        assert!(silent.is_empty(), "no //! sentence: {silent:?}");
    }

    #[test]
    fn no_file_of_code_is_a_house_of_its_own() {
        let huge: Vec<_> = files(&["rs"])
            .into_iter()
            .map(|(path, text)| (path, text.lines().count()))
            .filter(|(_, lines)| *lines > 800)
            .collect();
        assert!(huge.is_empty(), "over 800 lines: {huge:?}");
    }

    #[test]
    fn nothing_is_left_unfinished_in_words() {
        let marks =
            [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("unimpl", "emented!(")];
        let left: Vec<_> = files(&["rs", "ftl", "toml", "md"])
            .into_iter()
            .filter(|(_, text)| {
                text.split(|c: char| !(c.is_alphanumeric() || "_!(".contains(c)))
                    .any(|word| marks.contains(&word))
            })
            .map(|(path, _)| path)
            .collect();
        assert!(left.is_empty(), "unfinished: {left:?}");
    }

    #[test]
    fn no_path_of_a_machine_is_written_down() {
        let folders = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
        let found: Vec<_> = files(&["rs", "md", "toml", "ftl", "json", ""])
            .into_iter()
            .filter(|(_, text)| folders.iter().any(|folder| text.contains(folder)))
            .map(|(path, _)| path)
            .collect();
        assert!(found.is_empty(), "paths of a machine: {found:?}");
    }

    #[test]
    fn the_core_has_no_clock_no_network_and_no_paths() {
        // ARCHITECTURE.md: `convert` and everything below it take values. The worker's parent half must start a process.
        let core = ["raster", "finding", "intake", "page", "pdf", "convert", "catalogue"];
        let forbidden = ["std::net", "SystemTime", "std::fs::", "fs::File", "Command::new", "std::env::var"];
        let mut broken = Vec::new();
        for (path, text) in files(&["rs"]) {
            let in_core =
                core.iter().any(|name| path.starts_with(Path::new("crates").join(name).join("src")));
            for word in forbidden {
                if in_core && text.contains(word) {
                    broken.push((path.clone(), word));
                }
            }
        }
        assert!(broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn only_sync_speaks_to_the_network() {
        // ARCHITECTURE.md: nothing else opens a socket, and nothing else has a library that could.
        let words = ["std::net", "tokio::net", "TcpStream", "TcpListener", "UdpSocket", "reqwest", "hyper::"];
        let mut broken = Vec::new();
        for (path, text) in files(&["rs", "toml"]) {
            let manifest = path.starts_with("crates") && path.ends_with("Cargo.toml");
            let product = manifest || in_crate_source(&path) || path.starts_with("src-tauri");
            if !product || path.starts_with("crates/sync") || path.starts_with("crates/testkit") {
                continue;
            }
            let text =
                if manifest { text.split("[dev-dependencies]").next().unwrap_or_default() } else { &text };
            broken
                .extend(words.iter().filter(|word| text.contains(**word)).map(|word| (path.clone(), *word)));
        }
        assert!(broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn arrows_point_downwards() {
        // Highest first; a crate may depend only on crates further down.
        let order = [
            "measure",
            "cli",
            "api",
            "sync",
            "store",
            "convert",
            "worker",
            "pdf",
            "page",
            "intake",
            "catalogue",
            "protocol",
            "testkit",
            "finding",
            "raster",
        ];
        let rank = |name: &str| order.iter().position(|known| *known == name);
        let mut wrong = Vec::new();
        for (path, text) in files(&["toml"]) {
            if !(path.starts_with("crates") && path.ends_with("Cargo.toml")) {
                continue;
            }
            let name = path
                .components()
                .nth(1)
                .expect("a crate's folder")
                .as_os_str()
                .to_string_lossy()
                .into_owned();
            let own = rank(&name).unwrap_or_else(|| panic!("{name} has no place in the order of crates"));
            let dependencies = text.split("[dev-dependencies]").next().unwrap_or_default();
            for line in dependencies.lines().filter_map(|line| line.strip_prefix("liite-")) {
                let other = line.split(['.', ' ']).next().unwrap_or_default();
                if rank(other).is_none_or(|place| place <= own) {
                    wrong.push(format!("{name} -> {other}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn lossy_symbol_coding_cannot_be_called() {
        // A lossy JBIG2 coder may put one digit in place of another. Its presets are named here once and nowhere else.
        let presets =
            [concat!("Config::", "text()"), concat!("Config::", "lossy"), concat!("::text_", "lossy")];
        let calls: Vec<_> = files(&["rs"])
            .into_iter()
            .filter(|(path, text)| in_crate_source(path) && presets.iter().any(|p| text.contains(p)))
            .map(|(path, _)| path)
            .collect();
        assert!(calls.is_empty(), "{calls:?}");
    }

    #[test]
    fn every_text_is_there_in_every_language_with_the_same_variables() {
        // `fi.ftl` goes with `en.ftl`, `catalogue.fi.ftl` with `catalogue.en.ftl`.
        let texts = files(&["ftl"]);
        for (path, text) in &texts {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a file's name");
            let family = name.rsplitn(3, '.').nth(2).map(|family| format!("{family}.")).unwrap_or_default();
            let english = path.with_file_name(format!("{family}en.ftl"));
            let english = texts.iter().find(|(path, _)| *path == english).expect("the English file");
            let (english, other) = (keys(&english.1), keys(text));
            let missing: Vec<_> = english.iter().filter(|key| !other.contains(key)).collect();
            let extra: Vec<_> = other.iter().filter(|key| !english.contains(key)).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{path:?}: missing {missing:?}, extra {extra:?}");
        }
    }

    #[test]
    fn every_error_and_finding_has_words() {
        let texts = files(&["ftl"]);
        let english = texts.iter().filter(|(path, _)| path.to_string_lossy().ends_with("en.ftl"));
        let english: Vec<_> = english.flat_map(|(_, text)| keys(text)).collect();
        let has = |key: &str| english.iter().any(|(known, _)| known == key);
        let mut silent = Vec::new();
        let mut heard = 0;
        for (path, text) in files(&["rs"]).into_iter().filter(|(path, _)| in_crate_source(path)) {
            // The codes of the writer are wrapped in `compose-failed`; nobody meets them alone.
            let wrapped = path.ends_with("pdf/src/error.rs");
            for rule in quoted_after(&text, "Finding::new(\"") {
                heard += 1;
                silent.extend((!has(&format!("finding-{rule}"))).then_some((path.clone(), rule)));
            }
            for code in quoted_after(&text, "Refusal::new(\"").into_iter().chain(codes(&text)) {
                heard += 1;
                let missing = !wrapped && !has(&format!("error-{code}"));
                silent.extend(missing.then_some((path.clone(), code)));
            }
        }
        assert!(heard > 60, "only {heard} codes and rules were found: the test has lost its way");
        assert!(silent.is_empty(), "no words for {silent:?}");
    }

    fn quoted_after(text: &str, mark: &str) -> Vec<String> {
        text.split(mark).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
    }

    /// The codes in the arms of every `fn code`.
    fn codes(text: &str) -> Vec<String> {
        let bodies =
            text.split("fn code(&self)").skip(1).filter_map(|rest| rest.split_once("\n    }").map(|b| b.0));
        bodies.flat_map(|body| quoted_after(body, "=> \"")).collect()
    }

    /// Each message and attribute with the variables it uses.
    fn keys(text: &str) -> Vec<(String, Vec<String>)> {
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        let mut message = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let head = line.split_once(" =").map(|(head, _)| head.trim());
            match head {
                Some(head) if !line.starts_with(' ') => {
                    message = head.to_owned();
                    found.push((message.clone(), Vec::new()));
                }
                Some(head) if head.starts_with('.') => found.push((format!("{message}{head}"), Vec::new())),
                _ => {}
            }
            if let Some((_, variables)) = found.last_mut() {
                for variable in line.split('$').skip(1) {
                    let name: String =
                        variable.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                    if !variables.contains(&name) {
                        variables.push(name);
                        variables.sort();
                    }
                }
            }
        }
        found
    }
}

//! Names of the files that are handed over: numbered, safe, unique, telling the document and its date.

use jiff::civil::Date;

use crate::FileNameRule;

/// One file to be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOverFile {
    /// What it is, in words of any language and script.
    pub document: String,
    /// The day that stands in its name.
    pub date: Date,
    /// The extension, without the dot.
    pub extension: String,
}

/// Names in the order of the files, as in `01_Passport_2026-11-22.pdf`, for rules of at least 30 characters.
///
/// Each keeps the rule. A long document's name is cut, never the number, the date or the extension; the number makes
/// every name its own, also where a file system takes capital and small letters for one.
#[must_use]
pub fn hand_over_names(rule: &FileNameRule, files: &[HandOverFile]) -> Vec<String> {
    let width = files.len().to_string().len().max(2);
    let most = rule.max_characters.unwrap_or(80).min(80);
    let name = |(index, file): (usize, &HandOverFile)| {
        let extension: String = file.extension.chars().filter(char::is_ascii_alphanumeric).take(5).collect();
        let head = format!("{:0width$}_", index + 1);
        let tail = format!("_{}.{extension}", file.date.strftime("%Y-%m-%d"));
        // One more than the room: the rule keeps a place for a dot, which this part does not have.
        let room = most.saturating_sub(head.len() + tail.len()) + 1;
        let word = FileNameRule { max_characters: Some(room), ..*rule };
        // A full stop would be taken for the beginning of an extension.
        format!("{head}{}{tail}", word.fitted(&file.document.replace('.', " ")))
    };
    files.iter().enumerate().map(name).collect()
}

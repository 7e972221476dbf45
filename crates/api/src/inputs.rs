//! Files and folders that a person names become inputs in the order that a person expects.

use std::cmp::Ordering;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::ApiError;

/// A larger file is no photographed paper; refused before it is read.
const MAX_BYTES: u64 = 400 << 20;

/// Folders nested deeper than this are not looked into.
const MAX_DEPTH: usize = 8;

/// The files behind `paths`: files as they are, folders replaced by the files within, in natural order of their names.
///
/// # Errors
/// When a path is not there, or a folder holds no file.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, ApiError> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            walk(path, MAX_DEPTH, &mut found)?;
            if found.len() == before {
                return Err(ApiError::EmptyFolder { path: path.clone() });
            }
        } else {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), ApiError> {
    let (files, folders) = entries(folder)?;
    found.extend(files);
    if depth > 0 {
        for folder in folders {
            walk(&folder, depth - 1, found)?;
        }
    }
    Ok(())
}

/// The visible files and the folders directly in `folder`, each in natural order. Links are not followed.
pub fn entries(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>), ApiError> {
    let unreadable = |e: io::Error| ApiError::Unreadable { path: folder.to_owned(), reason: e.to_string() };
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // What file managers leave behind is no paper of a person's.
        if name.starts_with('.') || matches!(&*name, "Thumbs.db" | "desktop.ini") {
            continue;
        }
        if kind.is_dir() {
            folders.push(entry.path());
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files.sort_by(|a, b| natural(&a.to_string_lossy(), &b.to_string_lossy()));
    folders.sort_by(|a, b| natural(&a.to_string_lossy(), &b.to_string_lossy()));
    Ok((files, folders))
}

/// Order of names in which `page 2` stands before `page 10`; upper and lower case are equal unless all else is.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let order = number(&mut left).cmp(&number(&mut right));
                if order != Ordering::Equal {
                    return order;
                }
            }
            (Some(x), Some(y)) => {
                let order = x.to_lowercase().cmp(y.to_lowercase());
                if order != Ordering::Equal {
                    return order;
                }
                left.next();
                right.next();
            }
        }
    }
}

/// The digits ahead as (length, digits) without leading zeros: compares like the number, of any length.
fn number(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> (usize, String) {
    let mut digits = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    let digits = digits.trim_start_matches('0').to_owned();
    (digits.len(), digits)
}

/// All bytes of a file, at most [`MAX_BYTES`].
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(length.min(MAX_BYTES) as usize);
    // The length may lie (a pipe, a file that grows): one byte more than allowed tells.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "more than 400 MB"));
    }
    Ok(bytes)
}

/// A file's name for people: without its folders.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

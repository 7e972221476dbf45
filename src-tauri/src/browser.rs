//! Opening a page of the catalogue in the system's browser. The pages of the window never name an address.
//!
//! A test that drives the window has no browser to look at. Under automation, and only then, the address is written into
//! the file that `LIITE_TEST_BROWSER` names.

use liite_api::office::{Office, Trouble};

use crate::dialogs;

/// Opens an address that the program itself has given.
pub fn open(office: &Office, page: &str) -> Result<(), Trouble> {
    let opened = match std::env::var_os("LIITE_TEST_BROWSER").filter(|_| dialogs::automated()) {
        Some(file) => std::fs::write(file, page),
        None => ::open::that_detached(page),
    };
    opened.map_err(|error| office.page_not_opened(page, &error.to_string()))
}

//! Pictures for the screen by their addresses: of pages, and of the pages of finished documents.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use liite_page::flatten;
use liite_pdf::code;
use liite_store::{PageId, Vault};
use liite_worker::{Job, Opened, Pictures};

use super::facts::Facts;
use super::make::kept;
use super::{Office, held};

/// Rendered pages of documents, kept in memory until the vault is locked: the newest few.
#[derive(Default)]
pub struct Previews {
    kept: BTreeMap<(String, u32), Arc<Vec<u8>>>,
    order: Vec<(String, u32)>,
}

/// How many are kept; each is a few hundred kilobytes.
const KEPT: usize = 60;
/// Resolution of rendered pages: an A4 page fills a large window.
const PREVIEW_DPI: f64 = 150.0;
const PREVIEW_QUALITY: u8 = 82;

impl Previews {
    /// Forgets them all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn keep(&mut self, key: (String, u32), jpeg: Arc<Vec<u8>>) {
        if self.kept.insert(key.clone(), jpeg).is_none() {
            self.order.push(key);
        }
        if self.order.len() > KEPT {
            let oldest = self.order.remove(0);
            self.kept.remove(&oldest);
        }
    }
}

impl Office {
    /// The JPEG picture at an address: `page/12/source`, `page/12/result`, or `document/3/0/<sha256>`; with `width=` in
    /// the query one that is not much wider than that many pixels. `None` for every other address, and while the
    /// vault is locked.
    #[must_use]
    pub fn picture(&self, path: &str, query: &str) -> Option<Vec<u8>> {
        let parts: Vec<&str> = path.split('/').collect();
        let jpeg = match parts[..] {
            ["page", id, kind @ (kept::SOURCE | kept::RESULT)] => {
                let vault = self.vault().ok()?;
                let page = PageId(id.parse().ok()?);
                vault.picture(page, kind).ok()?.or_else(|| self.make_again(&vault, page))?
            }
            ["document", slot, page, sha256] => {
                self.preview(slot.parse().ok()?, page.parse().ok()?, sha256)?.to_vec()
            }
            _ => return None,
        };
        Some(match width(query) {
            Some(width) => narrower(&jpeg, width).unwrap_or(jpeg),
            None => jpeg,
        })
    }

    /// Of a page whose pictures are gone (it came from another vault, or they were dropped to save room) all is forgotten
    /// that was made of it: the line makes it again, and whoever shows it asks anew.
    fn make_again(&self, vault: &Vault, page: PageId) -> Option<Vec<u8>> {
        let found = vault.page(page).ok()?;
        Facts::read(found.facts.as_ref()).filter(|facts| facts.stuck.is_none())?;
        vault.set_facts(page, &serde_json::Value::Null).ok()?;
        self.announce(vault.slot_of(found.part).ok()?);
        None
    }

    /// A page of the very document, rendered in the isolated process: it may be a PDF that somebody brought.
    fn preview(&self, slot: i64, page: u32, sha256: &str) -> Option<Arc<Vec<u8>>> {
        let key = (sha256.to_owned(), page);
        if let Some(known) = held(&self.previews).kept.get(&key) {
            return Some(Arc::clone(known));
        }
        let bytes = self.document_bytes(slot).ok()?;
        let wish = Pictures { dpi: Some(PREVIEW_DPI), render_always: true, first: page };
        let mut jpeg = None;
        let opened = self.worker.open(&bytes, &Job::Pictures(wish), &AtomicBool::new(false), &mut |opened| {
            let Opened::Picture(picture) = opened else { return ControlFlow::Continue(()) };
            jpeg = code::jpeg(&picture.raster, PREVIEW_QUALITY).ok();
            ControlFlow::Break(())
        });
        opened.ok()?;
        let jpeg = Arc::new(jpeg?.bytes);
        held(&self.previews).keep(key, Arc::clone(&jpeg));
        Some(jpeg)
    }
}

fn width(query: &str) -> Option<u32> {
    let wish = query.split('&').find_map(|pair| pair.strip_prefix("width="))?;
    wish.parse().ok().filter(|width| (16..=8192).contains(width))
}

/// Our own JPEG, made smaller; `None` when it is narrow enough.
fn narrower(jpeg: &[u8], width: u32) -> Option<Vec<u8>> {
    let picture = code::decode(&code::jpeg_as_it_is(jpeg.to_vec()).ok()?).ok()?;
    if picture.width() <= width {
        return None;
    }
    let height = (u64::from(picture.height()) * u64::from(width)).div_ceil(u64::from(picture.width())).max(1);
    let small = flatten::shrink(&picture, width, height as u32)?;
    Some(code::jpeg(&small, PREVIEW_QUALITY).ok()?.bytes)
}

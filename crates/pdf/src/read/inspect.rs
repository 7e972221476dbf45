//! What a PDF holds besides its pages: encryption, signatures, forms, scripts, and what it claims to be.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Dict, Name, Rect, Stream, String as PdfString};
use serde::{Deserialize, Serialize};

use super::{Pdf, page_size_mm, survey};

/// Form fields looked at before giving up the search for a signature.
const FIELDS: usize = 20_000;
/// Pages looked at for text.
const PAGES: usize = 50;
/// Sizes listed.
const SIZES: usize = 500;

/// What is in a file, as far as it matters for sending it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// Number of pages.
    pub pages: u32,
    /// It is encrypted, though it opens without a password.
    pub encrypted: bool,
    /// It bears a digital signature, so that any change would break it.
    pub signed: bool,
    /// One of the first 50 pages has text, visible or hidden.
    pub has_text: bool,
    /// It has form fields.
    pub forms: bool,
    /// Its form is made by the viewer from XFA; the pages in the file are only a notice to open it elsewhere.
    pub dynamic_form: bool,
    /// It runs scripts or starts actions by itself.
    pub scripts: bool,
    /// Other files are attached inside it.
    pub attachments: bool,
    /// It is a cover around other files (a portfolio).
    pub portfolio: bool,
    /// What its metadata claim: `1a`, `2b`, `3u`, `4` ...
    pub claimed_pdfa: Option<String>,
    /// Width and height of each page as shown, in millimetres (of the first 500).
    pub page_sizes_mm: Vec<(f64, f64)>,
}

impl Pdf {
    /// Says what is in the file, without decoding any picture.
    #[must_use]
    pub fn inspect(&self) -> Inspection {
        let xref = self.inner.xref();
        let catalog = xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default();
        let form = catalog.get::<Dict<'_>>("AcroForm");
        let names = catalog.get::<Dict<'_>>("Names").unwrap_or_default();
        let xfa = form.as_ref().is_some_and(|form| form.contains_key("XFA"));
        let pages = self.inner.pages();
        Inspection {
            pages: self.pages(),
            encrypted: names_encryption(self.inner.data().as_ref()),
            signed: is_signed(&catalog, form.as_ref()),
            has_text: pages.iter().take(PAGES).any(|page| survey(page).text),
            forms: xfa
                || form
                    .as_ref()
                    .and_then(|form| form.get::<Array<'_>>("Fields"))
                    .is_some_and(|a| a.raw_iter().next().is_some()),
            dynamic_form: xfa && catalog.get::<bool>("NeedsRendering") == Some(true),
            scripts: names.contains_key("JavaScript")
                || catalog.contains_key("AA")
                || catalog.get::<Dict<'_>>("OpenAction").is_some_and(|action| runs(&action)),
            attachments: names.contains_key("EmbeddedFiles"),
            portfolio: catalog.contains_key("Collection"),
            claimed_pdfa: catalog.get::<Stream<'_>>("Metadata").and_then(|stream| claimed_pdfa(&stream)),
            page_sizes_mm: pages.iter().take(SIZES).map(page_size_mm).collect(),
        }
    }
}

impl Pdf {
    /// Whether page `index` (from 0) has an annotation, or a field that is filled in, that brings no appearance of its
    /// own: viewers make one up, [`Pdf::render`] leaves it out. Links and notes that are folded away do not count.
    #[must_use]
    pub fn has_undrawn_annotations(&self, index: u32) -> bool {
        let annotations = self.page(index).ok().and_then(|page| page.raw().get::<Array<'_>>("Annots"));
        annotations.is_some_and(|array| {
            array.iter::<Dict<'_>>().take(FIELDS).any(|annotation| is_undrawn(&annotation))
        })
    }
}

fn is_undrawn(annotation: &Dict<'_>) -> bool {
    // Hidden and NoView of table 165 in ISO 32000-1.
    let hidden = annotation.get::<u32>("F").unwrap_or(0) & (2 | 32) != 0;
    let drawn = annotation.get::<Dict<'_>>("AP").is_some_and(|appearance| appearance.contains_key("N"));
    let empty = annotation.get::<Rect>("Rect").is_none_or(|rect| rect.width() <= 0.0 || rect.height() <= 0.0);
    if hidden || drawn || empty {
        return false;
    }
    match annotation.get::<Name<'_>>("Subtype").as_deref() {
        Some(b"Widget") => {
            let parent = annotation.get::<Dict<'_>>("Parent").unwrap_or_default();
            let filled =
                |field: &Dict<'_>| field.get::<PdfString<'_>>("V").is_some_and(|v| !v.as_bytes().is_empty());
            filled(annotation) || filled(&parent)
        }
        Some(b"Link" | b"Popup" | b"Text" | b"FileAttachment") | None => false,
        Some(_) => true,
    }
}

/// Whether an action of the document does something to the machine, rather than choose a view.
fn runs(action: &Dict<'_>) -> bool {
    let kind = action.get::<Name<'_>>("S");
    kind.is_some_and(|kind| {
        matches!(kind.as_ref(), b"JavaScript" | b"Launch" | b"URI" | b"SubmitForm" | b"ImportData")
    })
}

/// A signature is a field of type Sig that has a value (ISO 32000-1, 12.7.4.5), or a permission that refers to one
/// (12.8.4). A field left to be signed is not a signature.
fn is_signed(catalog: &Dict<'_>, form: Option<&Dict<'_>>) -> bool {
    let permissions = catalog.get::<Dict<'_>>("Perms");
    if permissions.is_some_and(|p| p.contains_key("DocMDP") || p.contains_key("UR3") || p.contains_key("UR"))
    {
        return true;
    }
    let Some(fields) = form.and_then(|form| form.get::<Array<'_>>("Fields")) else { return false };
    let mut seen = HashSet::new();
    // The type of a field is inherited by its kids.
    let mut stack: Vec<(Dict<'_>, bool)> =
        fields.iter::<Dict<'_>>().take(FIELDS).map(|f| (f, false)).collect();
    let mut left = FIELDS;
    while let Some((field, inherited)) = stack.pop() {
        // A dictionary is known by its place: those written inside another object share that object's number.
        if left == 0 || !seen.insert((field.data().as_ptr(), field.data().len())) {
            continue;
        }
        left -= 1;
        let signature = field.get::<Name<'_>>("FT").map_or(inherited, |kind| kind.as_ref() == b"Sig");
        if signature && field.get::<Dict<'_>>("V").is_some() {
            return true;
        }
        if let Some(kids) = field.get::<Array<'_>>("Kids") {
            stack.extend(kids.iter::<Dict<'_>>().take(left).map(|kid| (kid, signature)));
        }
    }
    false
}

/// Whether a trailer names an encryption dictionary. Trailers, and the dictionaries of cross-reference streams, are
/// never compressed or encrypted themselves, so the words stand in the file as they are.
fn names_encryption(bytes: &[u8]) -> bool {
    let key = b"/Encrypt";
    let mut rest = bytes;
    while let Some(at) = rest.windows(key.len()).position(|window| window == key) {
        let after = rest.get(at + key.len()..).unwrap_or_default();
        let value = after.trim_ascii_start();
        if value.starts_with(b"<<")
            || (value.len() < after.len() && value.first().is_some_and(u8::is_ascii_digit))
        {
            return true;
        }
        rest = after;
    }
    false
}

/// Part and conformance of the PDF/A identification schema (ISO 19005-2, 6.6.4), written as attributes or elements.
fn claimed_pdfa(metadata: &Stream<'_>) -> Option<String> {
    let data = metadata.decoded_data().ok()?;
    let text = String::from_utf8_lossy(data.get(..data.len().min(1 << 20))?).into_owned();
    let value = |name: &str| -> Option<String> {
        let after = text.split_once(name)?.1.trim_start();
        let after = after.trim_start_matches(['=', '>']).trim_start().trim_start_matches(['"', '\'']);
        let value: String = after.chars().take_while(char::is_ascii_alphanumeric).take(4).collect();
        (!value.is_empty()).then_some(value)
    };
    let part = value("pdfaid:part")?;
    Some(part + &value("pdfaid:conformance").unwrap_or_default().to_lowercase())
}

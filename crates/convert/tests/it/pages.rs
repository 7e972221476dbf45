//! Small pages of several kinds, and putting them together.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use liite_convert::{
    BilevelCoding, ConvertError, Hall, LayersChoice, Master, Outcome, Recipe, Settings, assemble, make_page,
};
use liite_raster::Raster;
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};
use liite_worker::{Origin, Picture, Worker};

/// A picture as the isolated process would hand it over.
pub fn picture(raster: Raster, dpi: Option<f64>) -> Picture {
    Picture {
        page: 1,
        raster,
        origin: Origin::Decoded,
        format: "JPEG".to_owned(),
        dpi: dpi.map(|dpi| (dpi, dpi)),
        size_mm: None,
        bilevel: false,
        jpeg: None,
        findings: Vec::new(),
    }
}

/// A photograph of `document`, 1200 by 1600 pixels.
pub fn photographed(document: Document, seed: u64) -> Raster {
    let sheet = page(document, seed, 150.0);
    simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (1200, 1600))).raster
}

/// The page of a photograph.
pub fn made(raster: Raster, recipe: &Recipe) -> Master {
    make_page("page.jpg", picture(raster, None), recipe).unwrap()
}

/// Letters, statements and certificates with stamps and portraits, one as a single picture because somebody wished it,
/// and a page all colours.
pub fn mixed() -> &'static [Master] {
    static PAGES: OnceLock<Vec<Master>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let plain = |kind| Document::plain(kind, Language::Finnish);
        let stamped = Document { stamp: true, signature: true, ..plain(Kind::Letter) };
        let portrait = Document { stamp: true, photo: true, ..plain(Kind::Certificate) };
        let whole = Recipe { layers: LayersChoice::Never, ..Recipe::default() };
        let auto = Recipe::default();
        vec![
            made(photographed(plain(Kind::Letter), 1), &auto),
            made(photographed(stamped, 2), &auto),
            made(photographed(plain(Kind::BankStatement), 3), &whole),
            made(photographed(portrait, 4), &auto),
            made(photographed(plain(Kind::Passport), 5), &auto),
        ]
    })
}

/// What a receiver with this limit asks for.
pub fn settings(limit: Option<u64>) -> Settings {
    Settings {
        receiver: "test".to_owned(),
        slot: "general".to_owned(),
        limit_bytes: limit,
        bilevel: BilevelCoding::Smallest,
        title: "Papers".to_owned(),
        language: None,
        keep_going: false,
        at_a_time: 2,
    }
}

/// All `pages` in one attachment.
pub fn together(pages: &[Master], settings: &Settings) -> Result<Outcome, ConvertError> {
    let worker = Worker::new(PathBuf::from("nothing is opened"), "");
    let cancel = AtomicBool::new(false);
    let hall = Hall { worker: &worker, progress: &|_| (), cancel: &cancel };
    assemble(pages, Vec::new(), Vec::new(), settings, hall)
}

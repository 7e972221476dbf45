//! Pages to measure on: typeset, photographed and laid flat; and real ones where LIITE_DATA names a folder.

use liite_page::clean::clean;
use liite_page::flatten::{PaperChoice, flatten};
use liite_pdf::code::{Coded, Coding, decode};
use liite_raster::{Channels, Raster};
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{self, Document, Kind, Language};
use std::path::Path;

pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) picture: Raster,
    /// What is written on it, where that is known.
    pub(crate) text: String,
}

fn photographed(document: Document, seed: u64) -> Page {
    let set = typeset::page(document, seed, 300.0);
    let photo = simulate(&set.raster, set.size_mm, &Scene::calm(seed, (3000, 4000)));
    let flat = flatten(&photo.raster, &photo.quad, PaperChoice::Auto, 300.0).expect("a page in view");
    Page {
        name: format!("photographed {:?}", document.kind),
        picture: clean(&flat.raster).raster,
        text: set.text,
    }
}

pub(crate) fn all() -> Vec<Page> {
    let of = |kind| Document::new(kind, Language::English);
    let typed = |name: &str, kind, seed| {
        let set = typeset::page(of(kind), seed, 300.0);
        Page { name: name.into(), picture: set.raster, text: set.text }
    };
    let mut pages = vec![
        typed("typed statement", Kind::BankStatement, 1),
        typed("letterhead, stamp", Kind::Certificate, 2),
        photographed(of(Kind::Letter), 3),
        photographed(of(Kind::Certificate), 4),
        photographed(of(Kind::BankStatement), 5),
        photographed(of(Kind::Passport), 6),
    ];
    let set = typeset::page(of(Kind::Certificate), 7, 300.0);
    let mut scene = Scene::calm(7, (3000, 4000));
    scene.jpeg_quality = 0;
    let photo = simulate(&set.raster, set.size_mm, &scene);
    pages.push(Page { name: "photograph as taken".into(), picture: photo.raster, text: String::new() });
    let mut grey = photographed(of(Kind::PaySlip), 8);
    (grey.name, grey.picture) = ("photographed, grey".into(), grey.picture.to_grey());
    pages.push(grey);
    if let Some(data) = std::env::var_os("LIITE_DATA") {
        for path in [
            "photos/negatives/Landscape_1.jpg",
            "photos/scanic/IMG_0445_2.jpg",
            "photos/scanic/test10.jpg",
            "photos/smartdoc15/background01_magazine001_frame_0107.jpeg",
            "scans/leptonica/cat.035.jpg",
            "scans/leptonica/comap.073.jpg",
        ] {
            pages.extend(real(&Path::new(&data).join(path)));
        }
    }
    pages
}

fn real(path: &Path) -> Option<Page> {
    let bytes = std::fs::read(path).ok()?;
    let coded = liite_pdf::code::jpeg_as_it_is(bytes.clone()).ok();
    let (width, height, channels) = match &coded {
        Some(Coded { width, height, coding: Coding::Jpeg { channels }, .. }) => (*width, *height, *channels),
        _ => {
            let mut decoder =
                zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(&bytes));
            decoder.decode_headers().ok()?;
            let info = decoder.info()?;
            let channels = if info.components == 1 { Channels::Grey } else { Channels::Rgb };
            (info.width.into(), info.height.into(), channels)
        }
    };
    let picture = decode(&Coded { width, height, coding: Coding::Jpeg { channels }, bytes }).ok()?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some(Page { name, picture, text: String::new() })
}

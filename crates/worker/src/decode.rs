//! What the decoding process does with a file: the pictures of it, or the pages of a PDF.

use std::ops::ControlFlow;
use std::sync::Arc;

use liite_finding::{Finding, Severity};
use liite_intake::{Format, IntakeError};
use liite_pdf::check::{self, check};
use liite_pdf::read::{Inspection, PageImage, Pdf, PdfReadError, Pixels};
use liite_raster::Raster;

use crate::frame::{Head, Replies};
use crate::{Job, Limits, Origin, PdfReport, Picture, Pictures, Refusal};

/// Longest value sent with a refusal or a finding, in bytes.
const WORDS: usize = 300;

pub(crate) fn run(job: &Job, limits: &Limits, bytes: Vec<u8>, out: &mut Replies) -> Result<(), Refusal> {
    let is_pdf = Format::recognise(&bytes) == Some(Format::Pdf);
    match job {
        Job::Pictures(wish) if is_pdf => pages(wish, limits, bytes, out),
        Job::Pictures(wish) => pictures(wish, limits, &bytes, out),
        Job::CheckPdf if is_pdf => {
            let bytes = Arc::new(bytes);
            let pdf =
                Pdf::open(Arc::clone(&bytes), &pdf_limits(limits)).map_err(|error| pdf_refusal(&error))?;
            report(&pdf, &bytes, out).map(drop)
        }
        Job::CheckPdf => Err(Refusal::new("not-a-pdf")),
    }
}

fn intake_limits(limits: &Limits) -> liite_intake::Limits {
    let usual = liite_intake::Limits::default();
    liite_intake::Limits {
        pictures: limits.pictures,
        pixels_given: usual.pixels_given.min(limits.pixels),
        memory: usual.memory.min(limits.memory),
        ..usual
    }
}

fn pdf_limits(limits: &Limits) -> liite_pdf::read::Limits {
    let usual = liite_pdf::read::Limits::default();
    liite_pdf::read::Limits {
        pages: limits.pictures,
        rendered_pixels: usual.rendered_pixels.min(limits.pixels),
        image_bytes: usual.image_bytes.min(limits.memory / 3 * 2),
    }
}

fn pictures(wish: &Pictures, limits: &Limits, bytes: &[u8], out: &mut Replies) -> Result<(), Refusal> {
    let mut page = 0;
    let mut gone = false;
    let outcome = liite_intake::decode(bytes, &intake_limits(limits), &mut |picture| {
        page += 1;
        if page <= wish.first {
            return ControlFlow::Continue(());
        }
        gone = out.picture(&decoded(page, picture)).is_err();
        if gone { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    match outcome {
        _ if gone => Err(interrupted()),
        Ok(_) => Ok(()),
        Err(error) => Err(intake_refusal(&error)),
    }
}

fn decoded(page: u32, picture: liite_intake::Picture) -> Picture {
    let liite_intake::Picture { raster, dpi, jpeg, bilevel, format, findings } = picture;
    Picture {
        page,
        raster,
        origin: Origin::Decoded,
        format: format.name().to_owned(),
        dpi,
        size_mm: None,
        bilevel,
        jpeg,
        findings: findings.into_iter().map(shortened).collect(),
    }
}

/// The pages of a PDF: first what is in it, then each page as the image that it is, or rendered.
fn pages(wish: &Pictures, limits: &Limits, bytes: Vec<u8>, out: &mut Replies) -> Result<(), Refusal> {
    let bytes = Arc::new(bytes);
    let pdf = Pdf::open(Arc::clone(&bytes), &pdf_limits(limits)).map_err(|error| pdf_refusal(&error))?;
    let inspection = report(&pdf, &bytes, out)?;
    for index in wish.first..pdf.pages() {
        let mut picture = match extracted(&pdf, wish, limits, index)? {
            Some(picture) => picture,
            None => rendered(&pdf, wish, index)?,
        };
        if pdf.has_undrawn_annotations(index) {
            picture.findings.push(Finding::new("pdf-annotation-missing", Severity::Warning));
        }
        if index == 0 {
            picture.findings.extend(about_the_file(&inspection));
        }
        out.picture(&picture).map_err(|_| interrupted())?;
    }
    Ok(())
}

fn report(pdf: &Pdf, bytes: &[u8], out: &mut Replies) -> Result<Inspection, Refusal> {
    let inspection = pdf.inspect();
    let mut verdict = check(bytes, &check::Options::default());
    for violation in &mut verdict.violations {
        violation.detail = tidy(&violation.detail);
    }
    let report = PdfReport { inspection: inspection.clone(), verdict };
    out.head(&Head::Pdf(Box::new(report))).map_err(|_| interrupted())?;
    Ok(inspection)
}

/// What pages alone cannot show of a PDF.
fn about_the_file(inspection: &Inspection) -> Vec<Finding> {
    let mut findings = Vec::new();
    if inspection.dynamic_form {
        findings.push(Finding::new("pdf-dynamic-form", Severity::Error));
    }
    if inspection.portfolio {
        findings.push(Finding::new("pdf-portfolio", Severity::Error));
    } else if inspection.attachments {
        findings.push(Finding::new("pdf-attachments-not-shown", Severity::Warning));
    }
    findings
}

fn extracted(pdf: &Pdf, wish: &Pictures, limits: &Limits, index: u32) -> Result<Option<Picture>, Refusal> {
    if wish.render_always {
        return Ok(None);
    }
    let Some(image) = pdf.page_image(index).map_err(|error| pdf_refusal(&error))? else { return Ok(None) };
    let plain = image.turn.degrees() == 0 && !image.mirrored;
    let PageImage { size_mm, dpi, .. } = image;
    let (raster, bilevel, jpeg, findings) = match &image.pixels {
        Pixels::Raster { raster, bilevel } if raster.pixels() <= limits.pixels => {
            (raster.clone(), *bilevel, None, Vec::new())
        }
        Pixels::Raster { .. } => return Ok(None),
        Pixels::Jpeg(bytes) => {
            let mut taken = None;
            let outcome = liite_intake::decode(bytes, &intake_limits(limits), &mut |picture| {
                taken = Some(picture);
                ControlFlow::Break(())
            });
            // A damaged stream: what a viewer makes of it is what its owner knows.
            let (Ok(_), Some(picture)) = (outcome, taken) else { return Ok(None) };
            (picture.raster, false, picture.jpeg.filter(|_| plain), picture.findings)
        }
    };
    let dpi = scaled(dpi, size_mm, &raster, &image);
    let findings = findings.into_iter().map(shortened).collect();
    Ok(Some(Picture {
        page: index + 1,
        raster: image.upright(raster),
        origin: Origin::Extracted,
        format: Format::Pdf.name().to_owned(),
        dpi: Some(dpi),
        size_mm: Some(size_mm),
        bilevel,
        jpeg,
        findings,
    }))
}

/// The resolution of what was decoded, which may be less than what the file holds when it was shrunk.
fn scaled(dpi: (f64, f64), size_mm: (f64, f64), raster: &Raster, image: &PageImage) -> (f64, f64) {
    let lying = image.turn.degrees() % 180 != 0;
    let (width, height) =
        if lying { (raster.height(), raster.width()) } else { (raster.width(), raster.height()) };
    let found = (f64::from(width) / size_mm.0 * 25.4, f64::from(height) / size_mm.1 * 25.4);
    if found.0.is_finite() && found.1.is_finite() { found } else { dpi }
}

fn rendered(pdf: &Pdf, wish: &Pictures, index: u32) -> Result<Picture, Refusal> {
    let page = pdf.render(index, wish.dpi).map_err(|error| pdf_refusal(&error))?;
    let missing = [
        (page.content_missing, "pdf-content-missing"),
        (page.images_missing, "pdf-image-missing"),
        (page.fonts_missing, "pdf-text-missing"),
    ];
    let findings = missing.iter().filter(|(is, _)| *is).map(|(_, rule)| Finding::new(rule, Severity::Error));
    Ok(Picture {
        page: index + 1,
        raster: page.raster,
        origin: Origin::Rendered,
        format: Format::Pdf.name().to_owned(),
        dpi: Some((page.dpi, page.dpi)),
        size_mm: Some(page.size_mm),
        bilevel: false,
        jpeg: None,
        findings: findings.collect(),
    })
}

fn interrupted() -> Refusal {
    Refusal::new("interrupted")
}

fn intake_refusal(error: &IntakeError) -> Refusal {
    let values = error.values().into_iter().map(|(name, value)| (name.to_owned(), tidy(&value))).collect();
    Refusal { code: error.code().to_owned(), values }
}

fn pdf_refusal(error: &PdfReadError) -> Refusal {
    Refusal { code: error.code().to_owned(), values: error.values() }
}

fn shortened(mut finding: Finding) -> Finding {
    for value in finding.values.values_mut() {
        *value = tidy(value);
    }
    finding
}

/// Values may quote a file: without control characters and not too long, or the other side refuses them.
fn tidy(value: &str) -> String {
    let mut kept = String::new();
    for c in value.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        if kept.len() + c.len_utf8() > WORDS {
            break;
        }
        kept.push(c);
    }
    kept
}

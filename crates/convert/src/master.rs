//! One picture from outside becomes one page at its finest: outline, flattening, cleaning, coding.

use liite_finding::{Finding, Severity};
use liite_page::clean::Cleaned;
use liite_page::colour::{self, Colour};
use liite_page::flatten::{self, Flat, Paper};
use liite_page::layers::{self, Loss};
use liite_page::legibility::{self, Legibility, Verdict};
use liite_page::outline::{self, Outline};
use liite_page::{binarise, border, clean};
use liite_pdf::PdfError;
use liite_pdf::code::{self, BilevelCoding, Coded, CodedLayer, CodedPage, Coding};
use liite_raster::{Bitmap, Channels, Quad, QuarterTurn, Raster};
use liite_worker::{Origin, Picture};
use serde::{Deserialize, Serialize};

use crate::offer::{self, AS_MADE, MASTER_QUALITY};
use crate::report::OutlineReport;
use crate::settings::{ColourChoice, LayersChoice, MAX_DPI, OutlineChoice, Recipe};

/// What a page may be coded as when bytes are short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Ink and paper already.
    Bilevel,
    /// Greys or colours; `may_be_bilevel` when nothing but ink and paper was seen and the choice is free.
    Continuous {
        /// Whether ink and paper would lose nothing a person needs.
        may_be_bilevel: bool,
    },
}

/// A page in layers at their finest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layered {
    /// The coded layers.
    pub page: CodedPage,
    /// How far they are from the page.
    pub loss: Loss,
    /// The finest JPEG quality at which the page would be coded as one picture: that of its source, if it was coarser.
    pub finest: u8,
    /// Part of the page that is pictures, 0 to 1.
    pub picture_share: f64,
}

impl Layered {
    /// Bytes of the text and lines, and of everything else.
    #[must_use]
    pub fn bytes(&self) -> (f64, f64) {
        let ink = |layer: &CodedLayer| match layer {
            CodedLayer::Ink { mask, .. } | CodedLayer::Inked { mask, .. } => mask.size(),
            CodedLayer::Fill { .. } | CodedLayer::Picture { .. } => 0,
        };
        let ink: usize = self.page.layers.iter().map(ink).sum();
        (ink as f64, (self.page.size() - ink) as f64)
    }
}

/// A page at its finest, coded, with what was found on the way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Master {
    /// The input's name.
    pub input: String,
    /// Page or picture within the input, from 1.
    pub input_page: u32,
    /// Format of the input.
    pub format: String,
    /// Size of the upright picture, pixels.
    pub picture: [u32; 2],
    /// The outline seen or given.
    pub outline: Option<OutlineReport>,
    /// Paper recognised.
    pub paper: Paper,
    /// Size of the picture on its page, millimetres.
    pub size_mm: (f64, f64),
    /// Size of the page, millimetres; the picture lies in its middle.
    pub sheet_mm: (f64, f64),
    /// Whether light was evened out.
    pub cleaned: bool,
    /// Colour found.
    pub colour: Colour,
    /// The page as one picture; none where its layers stand for it and are so much smaller that nobody asks for it.
    pub coded: Option<Coded>,
    /// Bytes of the page as one picture at its finest: as coded, or as a sample of it lets expect.
    pub finest_bytes: u64,
    /// Whether it has colour.
    pub channels: Channels,
    /// Its resolution, dots per inch.
    pub dpi: f64,
    /// Its JPEG quality; none when bilevel or passed through.
    pub quality: Option<u8>,
    /// Whether the JPEG stream is the input's own.
    pub passed_through: bool,
    /// The page in layers; none where it is no page of text, or nobody wants them.
    pub layered: Option<Layered>,
    /// What was asked about layers.
    pub layers: LayersChoice,
    /// What it may be coded as when bytes are short.
    pub tone: Tone,
    /// Median height of small letters at `dpi`, pixels.
    pub x_height_px: Option<f64>,
    /// How it reads at its finest.
    #[serde(default)]
    pub legibility: Legibility,
    /// Part of its letters that would be misread then, 0 to 1; none where there is nothing like text.
    #[serde(default)]
    pub misread: Option<f64>,
    /// What was noticed, without page numbers.
    pub findings: Vec<Finding>,
}

impl Master {
    /// The page's pixels, as finely as they are kept.
    ///
    /// # Errors
    /// When what was coded is not what it says.
    pub fn pixels(&self) -> Result<Raster, PdfError> {
        match (&self.coded, &self.layered) {
            (Some(coded), _) => code::decode(coded),
            (None, Some(made)) => {
                let picture = made.page.flattened()?;
                Ok(if self.channels == Channels::Grey { picture.to_grey() } else { picture })
            }
            (None, None) => Err(PdfError::CodedUnreadable),
        }
    }

    /// Its width and height in pixels.
    #[must_use]
    pub fn size_px(&self) -> [u32; 2] {
        match (&self.coded, &self.layered) {
            (Some(coded), _) => [coded.width, coded.height],
            (None, Some(made)) => [made.page.width, made.page.height],
            (None, None) => [0, 0],
        }
    }
}

/// Makes the page of `picture` as `recipe` asks.
///
/// # Errors
/// When a coder fails.
pub fn make(input: &str, mut picture: Picture, recipe: &Recipe) -> Result<Master, PdfError> {
    let mut findings = std::mem::take(&mut picture.findings);
    let size = [picture.raster.width(), picture.raster.height()];
    let outline = outlined(&picture, recipe, &mut findings);
    let (flat, outline) = flattened(&picture, outline, recipe);
    let (stream, was_bilevel) = (picture.jpeg.take(), picture.bilevel && flat.untouched);
    let (input_page, format) = (picture.page, std::mem::take(&mut picture.format));
    // The picture as it came is the largest thing in memory, and it has done its part.
    drop(picture);
    let cut_out = outline.as_ref().is_some_and(|o| o.used);
    let page = finish(flat.raster, cut_out, was_bilevel, recipe);
    let untouched = flat.untouched && recipe.turn == QuarterTurn::None && !page.cleaned;
    let may_be_layered = recipe.layers != LayersChoice::Never && !is_card(flat.paper);
    let quality = stream.as_deref().map_or(MASTER_QUALITY, offer::finest_quality);
    let (layered, verdict) = rayon::join(
        || if may_be_layered { layered(&page, flat.dpi, quality) } else { Ok(None) },
        || page.judged.verdict(&page, recipe.turn),
    );
    let layered = layered?;
    let pick = coding(&page, stream.filter(|_| untouched), quality, layered.as_ref(), recipe)?;
    // A corner that was found to be outside the picture has been told already.
    let cut = findings.iter().any(|f| f.rule == "page-cut");
    findings.extend(verdict.findings.into_iter().filter(|f| !cut || !OF_EDGES.contains(&f.rule.as_ref())));
    Ok(Master {
        input: input.to_owned(),
        input_page,
        format,
        picture: size,
        outline,
        paper: flat.paper,
        size_mm: turned(flat.size_mm, recipe.turn),
        sheet_mm: turned(flat.sheet_mm, recipe.turn),
        cleaned: page.cleaned,
        colour: page.colour,
        coded: pick.coded,
        finest_bytes: pick.bytes,
        channels: page.raster.channels(),
        dpi: flat.dpi,
        quality: pick.quality,
        passed_through: pick.passed_through,
        layered,
        layers: recipe.layers,
        tone: pick.tone,
        x_height_px: verdict.text.map(|text| text.x_height_px),
        legibility: if cut { verdict.legibility.max(Legibility::Doubtful) } else { verdict.legibility },
        misread: verdict.misread,
        findings,
    })
}

/// What is said of text at the page's edges.
const OF_EDGES: [&str; 2] = ["page-text-cut", "page-text-at-edge"];

/// The outline to cut along, with whether it may be used.
fn outlined(picture: &Picture, recipe: &Recipe, findings: &mut Vec<Finding>) -> Option<(Quad, f64, bool)> {
    match recipe.outline {
        OutlineChoice::Whole => None,
        OutlineChoice::Corners(quad) => Some((quad, 1.0, true)),
        // A bilevel scan or a drawn page has no table around it to be found.
        OutlineChoice::Auto if picture.bilevel || picture.origin == Origin::Rendered => None,
        OutlineChoice::Auto => {
            let Outline { quad, confidence } = outline::find(&picture.raster)?;
            let trusted = confidence >= outline::TRUST;
            if !trusted && resolution(picture).is_none() {
                findings.push(Finding::new("outline-not-trusted", Severity::Info));
            }
            if trusted && is_cut(&quad, &picture.raster) {
                findings.push(Finding::new("page-cut", Severity::Warning));
            }
            Some((quad, confidence, trusted))
        }
    }
}

/// Whether a corner lies further outside the picture than the finder errs: what is there was not photographed.
fn is_cut(quad: &Quad, picture: &Raster) -> bool {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    let slack = 0.01 * w.max(h);
    quad.0.iter().any(|p| p.x < -slack || p.y < -slack || p.x > w + slack || p.y > h + slack)
}

fn flattened(
    picture: &Picture,
    outline: Option<(Quad, f64, bool)>,
    recipe: &Recipe,
) -> (Flat, Option<OutlineReport>) {
    let mut report = outline.map(|(quad, confidence, used)| OutlineReport {
        corners: quad.0.map(|p| [round(p.x, 2), round(p.y, 2)]),
        confidence: round(confidence, 3),
        used,
    });
    if let Some((quad, _, true)) = outline {
        if let Some(flat) = flatten::flatten(&picture.raster, &quad, recipe.paper, MAX_DPI) {
            return (flat, report);
        }
        if let Some(report) = &mut report {
            report.used = false;
        }
    }
    (flatten::keep(&picture.raster, resolution(picture), recipe.paper, MAX_DPI), report)
}

/// A page ready to be coded.
struct Finished {
    raster: Raster,
    /// Ink and paper, where that is what the page becomes.
    ink: Option<Bitmap>,
    cleaned: bool,
    colour: Colour,
    /// Whether there are continuous tones that a threshold would destroy.
    tonal: bool,
    /// Whether enough of it is bare paper.
    is_paper: bool,
    /// What judging its letters takes.
    judged: Judged,
}

/// A page in small, before and after cleaning: enough to judge its letters by.
enum Judged {
    /// `factor` times smaller than the page.
    Small { flat: Raster, cleaned: Cleaned, factor: u32 },
    /// Ink and paper have no blur and no glare; only the height of the letters is told.
    Ink,
}

/// Longer side, in pixels, that judging a page needs: small letters are still letters.
const JUDGED_SIDE: u32 = 1700;
/// On cleaned paper (near 255) whatever is darker than this is ink enough to measure letters by.
const INK: u8 = 160;

impl Judged {
    fn verdict(&self, page: &Finished, turn: QuarterTurn) -> Verdict {
        match self {
            Judged::Ink => match &page.ink {
                Some(ink) => legibility::judge_ink(ink),
                None => legibility::judge_ink(&Bitmap::threshold(&page.raster, 128)),
            },
            Judged::Small { flat, cleaned, factor } => {
                // Where there is paper it has just been made white: a fixed threshold finds the letters.
                let ink = if cleaned.paper_share > 0.25 {
                    Bitmap::threshold(&cleaned.raster, INK)
                } else {
                    binarise::binarise(flat)
                };
                // Places on a turned page would not be those of the copies.
                let finer = || (turn == QuarterTurn::None).then_some(&page.raster);
                legibility::judge_finer(flat, cleaned, &ink, *factor, finer)
            }
        }
    }
}

fn finish(flat: Raster, cut_out: bool, was_bilevel: bool, recipe: &Recipe) -> Finished {
    if was_bilevel {
        return finish_bilevel(flat, recipe.turn);
    }
    let factor = (flat.width().max(flat.height()) / JUDGED_SIDE).max(1);
    let mut cleaned = clean::clean(&flat);
    if cut_out && cleaned.changed {
        border::wipe(&mut cleaned.raster);
    }
    let small = flat.shrunk_by(factor);
    let ink = (recipe.colour == ColourChoice::Bw).then(|| turned_ink(binarise::binarise(&flat), recipe.turn));
    drop(flat);
    let in_small = if cleaned.changed { cleaned.raster.shrunk_by(factor) } else { small.clone() };
    let mut raster = std::mem::replace(&mut cleaned.raster, in_small);
    let (colour, tonal) = rayon::join(
        || match raster.channels() {
            Channels::Grey => Colour::None,
            Channels::Rgb => colour::judge(&cleaned.raster),
        },
        || colour::has_pictures(&cleaned.raster),
    );
    let keep_colour = match recipe.colour {
        ColourChoice::Auto => colour != Colour::None,
        ColourChoice::Colour => true,
        ColourChoice::Grey | ColourChoice::Bw => false,
    };
    if !keep_colour && raster.channels() == Channels::Rgb {
        raster = raster.to_grey();
    }
    let (changed, is_paper) = (cleaned.changed, cleaned.paper_share >= 0.25);
    let judged = Judged::Small { flat: small, cleaned, factor };
    Finished { raster: raster.turned(recipe.turn), ink, cleaned: changed, colour, tonal, is_paper, judged }
}

/// Ink and paper stay as they are.
fn finish_bilevel(page: Raster, turn: QuarterTurn) -> Finished {
    let ink = Bitmap::threshold(&page, 128);
    let ink = Some(turned_ink(ink, turn));
    let judged = Judged::Ink;
    Finished {
        raster: page.turned(turn),
        ink,
        cleaned: false,
        colour: Colour::None,
        tonal: false,
        is_paper: true,
        judged,
    }
}

fn turned_ink(ink: Bitmap, turn: QuarterTurn) -> Bitmap {
    match turn {
        QuarterTurn::None => ink,
        _ => Bitmap::threshold(&ink.to_raster().turned(turn), 128),
    }
}

/// Cards and passports are pictures all over, and nobody may ask whether something was lost on them.
fn is_card(paper: Paper) -> bool {
    matches!(paper, Paper::Id1 | Paper::Id2 | Paper::Id3)
}

/// More of a page than this as pictures, and layers gain nothing.
const MOST_PICTURES: f64 = 0.5;

/// The page in layers; `None` for ink and paper, which is one layer already, and for what is no paper.
fn layered(page: &Finished, dpi: f64, finest: u8) -> Result<Option<Layered>, PdfError> {
    if page.ink.is_some() || !page.is_paper {
        return Ok(None);
    }
    let ink = binarise::binarise(&page.raster);
    let split = layers::split(&page.raster, &ink, dpi);
    let picture_share = split.picture_share();
    if picture_share > MOST_PICTURES {
        return Ok(None);
    }
    let mut fineness = AS_MADE;
    fineness.picture_scale = (fineness.picture_scale * MAX_DPI / dpi).min(1.0);
    let coded = code::layered(&split, fineness, BilevelCoding::Smallest)?;
    Ok(Some(Layered { page: coded, loss: split.loss, finest, picture_share }))
}

struct Pick {
    coded: Option<Coded>,
    bytes: u64,
    quality: Option<u8>,
    passed_through: bool,
    tone: Tone,
}

/// The finest coding as one picture, of `quality`, that the choice of colour allows; only its size where layers stand for
/// it.
fn coding(
    page: &Finished,
    stream: Option<Vec<u8>>,
    quality: u8,
    layered: Option<&Layered>,
    recipe: &Recipe,
) -> Result<Pick, PdfError> {
    let pick = |coded: Coded, tone, quality, passed_through| {
        let bytes = coded.size() as u64;
        Pick { coded: Some(coded), bytes, quality, passed_through, tone }
    };
    if let Some(ink) = &page.ink {
        return Ok(pick(code::smallest_bilevel(ink)?, Tone::Bilevel, None, false));
    }
    let may_be_bilevel = recipe.colour == ColourChoice::Auto && page.colour == Colour::None && !page.tonal;
    let tone = Tone::Continuous { may_be_bilevel };
    let kept = stream.and_then(|stream| code::jpeg_as_it_is(stream).ok()).filter(|c| keeps_choice(c, page));
    if let Some(made) = layered {
        let bytes = match &kept {
            Some(coded) => coded.size() as u64,
            None => code::jpeg_size_about(&page.raster, quality)?,
        };
        if offer::surely_worth(bytes, made) {
            return Ok(Pick { coded: None, bytes, quality: None, passed_through: false, tone });
        }
    }
    if let Some(coded) = kept {
        return Ok(pick(coded, tone, None, true));
    }
    Ok(pick(code::jpeg(&page.raster, quality)?, tone, Some(quality), false))
}

/// A colour stream may not stand for a page that is to be grey.
fn keeps_choice(coded: &Coded, page: &Finished) -> bool {
    (coded.width, coded.height) == (page.raster.width(), page.raster.height())
        && coded.coding == (Coding::Jpeg { channels: page.raster.channels() })
}

/// Dots per inch across and down, where the file says so for certain or at all.
fn resolution(picture: &Picture) -> Option<(f64, f64)> {
    let exact = picture.size_mm.filter(|mm| mm.0 > 0.0 && mm.1 > 0.0).map(|mm| {
        let dpi = |pixels: u32, mm: f64| f64::from(pixels) * 25.4 / mm;
        (dpi(picture.raster.width(), mm.0), dpi(picture.raster.height(), mm.1))
    });
    exact.or(picture.dpi)
}

fn turned(size: (f64, f64), turn: QuarterTurn) -> (f64, f64) {
    match turn {
        QuarterTurn::None | QuarterTurn::Half => size,
        QuarterTurn::Right | QuarterTurn::Left => (size.1, size.0),
    }
}

/// `value` with `digits` decimals, so that reports are the same on every machine and read well.
pub fn round(value: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    (value * scale).round() / scale
}

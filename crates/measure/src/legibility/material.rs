//! The pages that reading is measured on: spoiled photographs through the pipeline, and coarsely coded pages.

use std::path::{Path, PathBuf};

use liite_convert::{LayersChoice, Master, OutlineChoice, Recipe};
use liite_page::{binarise, flatten};
use liite_pdf::code;
use liite_raster::{Channels, Raster};
use liite_testkit::spoiled::{self, Spoiling};
use liite_testkit::typeset::Texts;
use liite_testkit::{Prng, character_error_rate};
use liite_worker::{Origin, Picture};

use crate::process::{run, scratch};

/// What is done to a page that was photographed well or nearly so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coding {
    /// A JPEG of low resolution and quality.
    Jpeg,
    /// Ink and paper of low resolution.
    Ink,
}

/// One page to be read.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// What went wrong with the photograph.
    pub spoiling: Spoiling,
    /// How much, 0 to 1.
    pub strength: f64,
    /// What was done afterwards, and how coarsely, 0 to 1.
    pub coding: Option<(Coding, f64)>,
    /// Which sentences.
    pub texts: Texts,
    /// Its seed.
    pub seed: u64,
}

impl Case {
    /// The `i`th page of a mix in which every spoiling and both codings come equally often.
    pub fn of(i: u64, first_seed: u64, texts: Texts) -> Self {
        let seed = first_seed + i;
        let mut rng = Prng::new(seed ^ 0x00CA_5E00);
        let kinds = Spoiling::ALL.len() + 3;
        let at = (i % kinds as u64) as usize;
        // Pages that cannot be read are as many as those that can: most spoilings are harmless up to a point.
        let strength = rng.unit().sqrt();
        match Spoiling::ALL.get(at) {
            Some(&spoiling) => Self { spoiling, strength, coding: None, texts, seed },
            None => {
                // Coded from a good page, twice of three, or from one that has suffered a little already.
                let spoiling = *rng.pick(&[Spoiling::None, Spoiling::None, Spoiling::Several]);
                let kind = [Coding::Jpeg, Coding::Ink, Coding::Ink][at - Spoiling::ALL.len()];
                let coding = Some((kind, strength));
                Self { spoiling, strength: 0.3 * rng.unit(), coding, texts, seed }
            }
        }
    }

    /// Whether what is lost shows in the letters that are left. Where text was cut off or covered, the rest may be as
    /// good as any: that is found in other ways, and would teach that good letters are misread.
    pub fn shows_its_loss(&self) -> bool {
        use Spoiling as S;
        !matches!(self.spoiling, S::Glare | S::Finger | S::Cut | S::Folded | S::Several)
            || self.coding.is_some()
    }

    /// A name for tables.
    pub fn kind(&self) -> String {
        match self.coding {
            Some((coding, _)) => format!("coded: {coding:?}"),
            None => format!("{:?}", self.spoiling),
        }
    }

    /// The page as the pipeline makes it, and what is to be read.
    pub fn page(&self) -> Result<(Master, Raster, String), String> {
        let photo = spoiled::photograph(self.spoiling, self.strength, self.texts, self.seed);
        let outline = if photo.cut { OutlineChoice::Whole } else { OutlineChoice::Corners(photo.quad) };
        let recipe = Recipe { outline, layers: LayersChoice::Never, ..Recipe::default() };
        let master =
            liite_convert::make_page("page", picture(photo.raster), &recipe).map_err(|e| e.to_string())?;
        let page = master.pixels().map_err(|e| e.to_string())?;
        let page = match self.coding {
            None => page,
            Some((coding, strength)) => coarse(&page, coding, strength)?,
        };
        Ok((master, page, photo.text))
    }
}

/// A photograph as the isolated process would hand it over.
pub fn picture(raster: Raster) -> Picture {
    Picture {
        raster,
        page: 1,
        size_mm: None,
        dpi: None,
        origin: Origin::Decoded,
        format: "jpeg".to_owned(),
        jpeg: None,
        bilevel: false,
        findings: Vec::new(),
    }
}

/// The page as it would be in a file without room.
fn coarse(page: &Raster, coding: Coding, strength: f64) -> Result<Raster, String> {
    let to = |from: f64, end: f64| from * (end / from).powf(strength);
    let scale = match coding {
        Coding::Jpeg => to(1.0, 0.25),
        Coding::Ink => to(1.0, 0.2),
    };
    let side = |v: u32| ((f64::from(v) * scale).round() as u32).max(8);
    let small =
        flatten::shrink(page, side(page.width()), side(page.height())).unwrap_or_else(|| page.clone());
    match coding {
        Coding::Jpeg => {
            let coded = code::jpeg(&small.to_grey(), to(60.0, 12.0) as u8).map_err(|e| e.to_string())?;
            code::decode(&coded).map_err(|e| e.to_string())
        }
        Coding::Ink => Ok(binarise::binarise(&small).to_raster()),
    }
}

/// What an OCR engine read. Pages and rates are remembered in a folder outside the repository, if one is named.
pub struct Reader {
    scratch: tempfile::TempDir,
    known: Option<PathBuf>,
}

impl Reader {
    pub fn new(known: Option<&Path>) -> Result<Self, String> {
        Ok(Self { scratch: scratch()?, known: known.map(Path::to_owned) })
    }

    fn at(&self, case: &Case, kind: &str) -> PathBuf {
        let folder = self.known.as_deref().unwrap_or(self.scratch.path());
        folder.join(format!("{}.{kind}", case.seed))
    }

    /// The page and its rate as an earlier run left them.
    pub fn known(&self, case: &Case) -> Option<(Raster, f64)> {
        let page = image::open(self.at(case, "png")).ok()?.into_luma8();
        let (w, h) = page.dimensions();
        let page = Raster::from_vec(w, h, Channels::Grey, page.into_raw()).ok()?;
        Some((page, self.known_rate(case)?))
    }

    fn known_rate(&self, case: &Case) -> Option<f64> {
        std::fs::read_to_string(self.at(case, "txt")).ok()?.trim().parse().ok()
    }

    /// Part of `truth` that Tesseract misreads, 0 to 1.
    pub fn error_rate(&self, case: &Case, page: &Raster, truth: &str) -> Result<f64, String> {
        let path = self.at(case, "png");
        let grey = page.to_grey();
        image::save_buffer(&path, grey.data(), grey.width(), grey.height(), image::ExtendedColorType::L8)
            .map_err(|e| e.to_string())?;
        if let Some(rate) = self.known_rate(case) {
            return Ok(rate);
        }
        let input = path.to_string_lossy().into_owned();
        // One column of text, as it is: what the engine makes of a page's layout is not the question.
        let args = [input.as_str(), "stdout", "-l", "eng", "--psm", "4", "--dpi", "300"];
        let read = run("tesseract", &args, std::time::Duration::from_secs(120))?;
        let rate = character_error_rate(truth, &String::from_utf8_lossy(&read.out)).min(1.0);
        std::fs::write(self.at(case, "txt"), rate.to_string()).map_err(|e| e.to_string())?;
        Ok(rate)
    }
}

//! How a page reads as it is coded: what the limit took from it is told.

use liite_finding::Finding;
use liite_page::legibility::{self, Legibility, Reading};
use liite_pdf::PdfError;
use liite_pdf::code;
use liite_raster::Raster;

use crate::master::Master;
use crate::offer::{self, Choice, Form};

/// Coding has spoiled a page when so many more of its letters would be misread.
const MORE: f64 = 0.05;

/// A page as it stands in the file.
#[derive(Debug, Clone)]
pub struct AsCoded {
    /// How it reads, with everything that was wrong before.
    pub legibility: Legibility,
    /// Part of its letters that would be misread, 0 to 1; none where there is nothing like text.
    pub misread: Option<f64>,
    /// What is to be said if coding made it worse, without a page number.
    pub finding: Option<Finding>,
}

/// How `page` reads when coded so.
///
/// # Errors
/// When what was coded cannot be read again.
pub fn as_coded(page: &Master, choice: &Choice) -> Result<AsCoded, PdfError> {
    let before = page.misread.unwrap_or(0.0);
    let unchanged = AsCoded { legibility: page.legibility, misread: page.misread, finding: None };
    let reading = match &choice.form {
        // Neither the page as it was made nor layers that a reader cannot tell from it have lost anything.
        Form::Picture(_) if choice.way.as_made() => return Ok(unchanged),
        Form::Layers(_) if choice.way.as_made() && page.layered.as_ref().is_some_and(offer::faithful) => {
            return Ok(unchanged);
        }
        Form::Picture(coded) => read(&code::decode(coded)?),
        // The mask is what is read; pale things that stayed in the ground count only where the mask alone is worse.
        Form::Layers(layers) => match read(&code::ink_of(layers)?.to_raster()) {
            Some(ink) if ink.misread <= before + MORE => Some(ink),
            _ => read(&layers.flattened()?),
        },
    };
    // A page beyond reading may lose even what was taken for letters; it was told what it is.
    let Some(reading) = reading else { return Ok(unchanged) };
    let level = Legibility::of(reading.misread);
    let worse = level > Legibility::of(before) && reading.misread > before + MORE;
    let finding = worse.then(|| {
        let percent = format!("{:.0}", reading.misread * 100.0);
        Finding::new("page-coded-coarsely", level.severity()).with("percent", percent)
    });
    let legibility = if worse { page.legibility.max(level) } else { page.legibility };
    Ok(AsCoded { legibility, misread: Some(reading.misread), finding })
}

fn read(page: &Raster) -> Option<Reading> {
    legibility::read(page).filter(|reading| reading.text.is_some())
}

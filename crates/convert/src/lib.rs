//! Inputs into one attachment that fits its receiver.
//!
//! Invariants: no network, no clock, no paths. Values in, values and findings out; the same inputs and settings give
//! the same bytes, whatever the number of threads.

mod error;
mod fit;
mod kept;
mod legible;
mod master;
mod offer;
pub mod parallel;
mod report;
mod resample;
mod run;
mod settings;

pub use error::{ConvertError, Cost, Failure, Help};
pub use kept::KeptPageError;
pub use liite_page::legibility::Legibility;
pub use liite_pdf::code::BilevelCoding;
pub use liite_pdf::compose::Bookmark;
pub use master::{Layered, Master, Tone, make as make_page};
pub use offer::{Form, X_HEIGHT_FLOOR_PX};
pub use report::{FORMAT, OutlineReport, Output, PageReport, Report};
pub use run::{Event, Hall, Outcome, acceptable, assemble, convert};
pub use settings::{ColourChoice, Input, LayersChoice, MAX_DPI, OutlineChoice, Recipe, Settings};

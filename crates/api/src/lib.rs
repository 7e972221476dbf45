//! One function per use case: the only door that the command line and the window call.
//!
//! Everything below takes values; here paths become bytes, finished bytes become files, and codes become words.

mod batch;
mod check;
mod convert;
mod error;
mod inputs;
#[cfg(feature = "office")]
pub mod office;
mod outline;
mod save;
mod texts;

pub use batch::{BatchReport, BatchRequest, FolderReport, batch};
pub use check::{CheckOutcome, check};
pub use convert::{ConvertRequest, Converted, Surroundings, convert};
pub use error::ApiError;
pub use liite_catalogue::{Bilevel, Receiver};
pub use liite_convert::{
    ColourChoice, Event, Failure, LayersChoice, OutlineChoice, PageReport, Recipe, Report,
};
pub use liite_finding::{Finding, Severity};
pub use liite_page::flatten::PaperChoice;
pub use liite_raster::{Point, Quad, QuarterTurn};
pub use liite_worker::Worker;
pub use liite_worker::serve as serve_worker;
pub use outline::{Outlined, outline};
#[cfg(feature = "office")]
pub use secrecy::SecretString as Secret;
pub use texts::{LANGUAGES, Texts};

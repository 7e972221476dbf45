//! Where the page lies in a picture, for measuring and for the window.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use liite_page::outline;
use liite_raster::Quad;
use liite_worker::{Job, Opened, Worker};

use crate::{ApiError, inputs};

/// What the finder says of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlined {
    /// Size of the upright picture, pixels.
    pub size: (u32, u32),
    /// Corners clockwise from the top left, pixels of the upright picture; none when they are not trusted.
    pub quad: Option<Quad>,
    /// 0 to 1, of the best guess; 0 when there was none.
    pub confidence: f64,
}

/// Finds the outline in the first picture of `path`.
///
/// # Errors
/// When the file cannot be read or decoded.
pub fn outline(path: &Path, worker: &Worker, cancel: &AtomicBool) -> Result<Outlined, ApiError> {
    let bytes = inputs::read(path)
        .map_err(|e| ApiError::Unreadable { path: path.to_owned(), reason: e.to_string() })?;
    let mut found = None;
    worker
        .open(&bytes, &Job::pictures(), cancel, &mut |opened| match opened {
            Opened::Picture(picture) => {
                let guess = outline::find(&picture.raster);
                let trusted = guess.filter(|o| o.confidence >= outline::TRUST);
                found = Some(Outlined {
                    size: (picture.raster.width(), picture.raster.height()),
                    quad: trusted.map(|o| o.quad),
                    confidence: guess.map_or(0.0, |o| o.confidence),
                });
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        })
        .map_err(ApiError::Worker)?;
    found.ok_or_else(|| ApiError::Unreadable { path: path.to_owned(), reason: "no picture".to_owned() })
}

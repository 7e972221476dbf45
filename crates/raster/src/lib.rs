//! Pictures in memory and the plane geometry on them: what intake, page, pdf and testkit share.

mod bitmap;
mod geometry;
mod picture;

pub use bitmap::Bitmap;
pub use geometry::{Homography, Point, Quad};
pub use picture::{Channels, QuarterTurn, Raster, ShapeError};

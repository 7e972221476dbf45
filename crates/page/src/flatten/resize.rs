//! Making upright pictures smaller.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use liite_raster::{Channels, Raster};

/// `picture` at `width` x `height`, which must not be larger; `None` otherwise.
pub(super) fn smaller(picture: &Raster, width: u32, height: u32) -> Option<Raster> {
    if width == 0 || height == 0 || width > picture.width() || height > picture.height() {
        return None;
    }
    to_size(picture, width, height)
}

/// `picture` at another size; the kernel widens when it shrinks, so that nothing aliases.
pub(super) fn to_size(picture: &Raster, width: u32, height: u32) -> Option<Raster> {
    let kind = match picture.channels() {
        Channels::Grey => PixelType::U8,
        Channels::Rgb => PixelType::U8x3,
    };
    let from = ImageRef::new(picture.width(), picture.height(), picture.data(), kind).ok()?;
    let mut to = Image::new(width, height, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(&from, &mut to, &options).ok()?;
    Raster::from_vec(width, height, picture.channels(), to.into_vec()).ok()
}

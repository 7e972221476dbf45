//! Making upright pictures smaller or finer.

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
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
    match picture.channels() {
        Channels::Grey => typed::<U8>(picture, width, height),
        Channels::Rgb => typed::<U8x3>(picture, width, height),
    }
}

/// The typed door of the library: its dynamic one would be compiled for every kind of pixel there is.
fn typed<P: PixelTrait>(picture: &Raster, width: u32, height: u32) -> Option<Raster> {
    let mut out = Raster::filled(width, height, picture.channels(), 0);
    let from = TypedImageRef::<P>::from_buffer(picture.width(), picture.height(), picture.data()).ok()?;
    let mut to = TypedImage::<P>::from_buffer(width, height, out.data_mut()).ok()?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize_typed(&from, &mut to, &options).ok()?;
    drop(to);
    Some(out)
}

//! Growing the ink of a bilevel picture: what lies near a stroke is neither ink nor bare paper.

use liite_raster::Bitmap;

/// The ink and every pixel that touches it, corners included.
pub(super) fn grown(bitmap: &Bitmap) -> Bitmap {
    let (stride, height) = (bitmap.stride(), bitmap.height() as usize);
    let across: Vec<u8> = (0..height).flat_map(|y| widened(bitmap.row(y as u32))).collect();
    let mut out = across.clone();
    for y in 0..height {
        for other in [y.checked_sub(1), Some(y + 1).filter(|&o| o < height)].into_iter().flatten() {
            let from = &across[other * stride..(other + 1) * stride];
            for (o, v) in out[y * stride..(y + 1) * stride].iter_mut().zip(from) {
                *o |= v;
            }
        }
    }
    Bitmap::from_packed(bitmap.width(), bitmap.height(), out).unwrap_or_else(|_| bitmap.clone())
}

/// A packed row and its two neighbours' sides.
fn widened(row: &[u8]) -> impl Iterator<Item = u8> + '_ {
    (0..row.len()).map(move |i| {
        let here = row[i];
        let before = if i == 0 { 0 } else { row[i - 1] << 7 };
        let after = row.get(i + 1).map_or(0, |v| v >> 7);
        here | here >> 1 | here << 1 | before | after
    })
}

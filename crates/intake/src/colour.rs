//! Samples of any colour model into grey or sRGB, by the profile in the file or by formula, over white paper.

use std::sync::Arc;

use liite_raster::Channels;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformExecutor, TransformOptions};

/// The colour model of eight-bit samples, alpha not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Model {
    Grey,
    Rgb,
    /// Amounts of ink: 0 is none.
    Cmyk,
    /// CIE L*a*b* under D50: L* 0..=255 for 0..=100, a* and b* with 128 for 0.
    Lab,
}

impl Model {
    /// Samples per pixel.
    pub(crate) fn count(self) -> usize {
        match self {
            Model::Grey => 1,
            Model::Rgb | Model::Lab => 3,
            Model::Cmyk => 4,
        }
    }
}

/// What stands behind the colour samples of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alpha {
    None,
    /// Colours as they are.
    Straight,
    /// Colours already multiplied by alpha.
    Premultiplied,
}

type Transform = Arc<dyn TransformExecutor<u8> + Send + Sync>;

/// How samples become sRGB.
#[derive(Clone)]
pub(crate) enum Way {
    /// They are sRGB (or its grey), or as good as.
    AsIs,
    /// One table for every channel.
    Table(Box<[u8; 256]>),
    /// Through a profile.
    Profile(Transform),
}

/// The profile could not be read, or is for another colour model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// Levels by which a profile may differ from sRGB and still count as sRGB: the sRGB profiles in circulation
/// differ by one or two among themselves.
const SAME: u8 = 3;

/// The way that an ICC profile asks for.
pub(crate) fn way_of_icc(icc: &[u8], model: Model) -> Result<Way, Unreadable> {
    let profile = ColorProfile::new_from_slice(icc).map_err(|_| Unreadable)?;
    let wanted = match model {
        Model::Grey => DataColorSpace::Gray,
        Model::Rgb => DataColorSpace::Rgb,
        Model::Cmyk => DataColorSpace::Cmyk,
        Model::Lab => return Ok(Way::AsIs),
    };
    if profile.color_space != wanted {
        return Err(Unreadable);
    }
    way_of_profile(&profile, model)
}

/// The way of a profile of the same model.
pub(crate) fn way_of_profile(profile: &ColorProfile, model: Model) -> Result<Way, Unreadable> {
    let layout = match model {
        Model::Grey => Layout::Gray,
        Model::Rgb => Layout::Rgb,
        Model::Cmyk => Layout::Rgba,
        Model::Lab => return Ok(Way::AsIs),
    };
    let srgb = ColorProfile::new_srgb();
    let transform = profile
        .create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default())
        .map_err(|_| Unreadable)?;
    match model {
        Model::Grey => grey_table(&transform),
        Model::Rgb if is_srgb(&transform)? => Ok(Way::AsIs),
        _ => Ok(Way::Profile(transform)),
    }
}

fn grey_table(transform: &Transform) -> Result<Way, Unreadable> {
    let grey: Vec<u8> = (0..=255).collect();
    let mut rgb = vec![0; 768];
    transform.transform(&grey, &mut rgb).map_err(|_| Unreadable)?;
    let mut table = Box::new([0; 256]);
    for (to, pixel) in table.iter_mut().zip(rgb.chunks_exact(3)) {
        *to = pixel[1];
    }
    let same = table.iter().enumerate().all(|(i, &v)| v.abs_diff(i as u8) <= SAME);
    Ok(if same { Way::AsIs } else { Way::Table(table) })
}

fn is_srgb(transform: &Transform) -> Result<bool, Unreadable> {
    const LEVELS: [u8; 6] = [0, 24, 80, 128, 192, 255];
    let mut from = Vec::with_capacity(648);
    for r in LEVELS {
        for g in LEVELS {
            for b in LEVELS {
                from.extend([r, g, b]);
            }
        }
    }
    let mut to = vec![0; from.len()];
    transform.transform(&from, &mut to).map_err(|_| Unreadable)?;
    Ok(from.iter().zip(&to).all(|(a, b)| a.abs_diff(*b) <= SAME))
}

/// The way of a PNG gamma (the exponent that encodes light); none when it says what sRGB says or nonsense.
pub(crate) fn way_of_gamma(encoding: f64) -> Option<Way> {
    if !(0.1..=1.5).contains(&encoding) || (encoding - 0.454_55).abs() < 0.02 {
        return None;
    }
    let mut table = Box::new([0; 256]);
    for (i, to) in table.iter_mut().enumerate() {
        *to = encode_srgb((i as f64 / 255.0).powf(1.0 / encoding));
    }
    Some(Way::Table(table))
}

/// Linear light 0..=1 as an sRGB level (IEC 61966-2-1).
pub(crate) fn encode_srgb(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let v = if light <= 0.003_130_8 { 12.92 * light } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (v * 255.0).round() as u8
}

/// Turns rows of samples into rows of a raster.
pub(crate) struct Painter {
    model: Model,
    alpha: Alpha,
    way: Way,
    colours: Vec<u8>,
    row: Vec<u8>,
}

impl Painter {
    pub(crate) fn new(model: Model, alpha: Alpha, way: Way) -> Self {
        Self { model, alpha, way, colours: Vec::new(), row: Vec::new() }
    }

    /// The channels of the rows painted.
    pub(crate) fn channels(&self) -> Channels {
        if self.model == Model::Grey { Channels::Grey } else { Channels::Rgb }
    }

    /// Whether rows come out as they go in.
    pub(crate) fn changes_nothing(&self) -> bool {
        self.alpha == Alpha::None
            && matches!(self.way, Way::AsIs)
            && matches!(self.model, Model::Grey | Model::Rgb)
    }

    /// One row, in the samples that the constructor named.
    pub(crate) fn paint<'a>(&'a mut self, samples: &'a [u8]) -> &'a [u8] {
        if self.changes_nothing() {
            return samples;
        }
        let (n, to) = (self.model.count(), self.channels().count());
        let colours: &[u8] = if self.alpha == Alpha::None {
            samples
        } else {
            self.colours.clear();
            self.colours.extend(samples.chunks_exact(n + 1).flat_map(|p| p.iter().copied().take(n)));
            &self.colours
        };
        self.row.clear();
        self.row.resize(colours.len() / n * to, 0);
        convert(self.model, &self.way, colours, &mut self.row);
        if self.alpha != Alpha::None {
            let alphas = samples.chunks_exact(n + 1).map(|p| p.last().copied().unwrap_or(255));
            over_white(&mut self.row, to, alphas, self.alpha);
        }
        &self.row
    }
}

fn convert(model: Model, way: &Way, from: &[u8], to: &mut [u8]) {
    match (way, model) {
        (Way::Profile(transform), _) if transform.transform(from, to).is_ok() => {}
        (Way::Table(table), Model::Grey | Model::Rgb) => {
            for (t, &f) in to.iter_mut().zip(from) {
                *t = table[usize::from(f)];
            }
        }
        (_, Model::Grey | Model::Rgb) => to.copy_from_slice(from),
        (_, Model::Cmyk) => {
            for (t, f) in to.chunks_exact_mut(3).zip(from.chunks_exact(4)) {
                let light = 255 - u32::from(f[3]);
                for (t, &ink) in t.iter_mut().zip(f) {
                    *t = (((255 - u32::from(ink)) * light + 127) / 255) as u8;
                }
            }
        }
        (_, Model::Lab) => {
            for (t, f) in to.chunks_exact_mut(3).zip(from.chunks_exact(3)) {
                t.copy_from_slice(&lab_to_srgb(f[0], f[1], f[2]));
            }
        }
    }
}

/// CIE 15 and the D50 to sRGB matrix with Bradford adaptation.
fn lab_to_srgb(l: u8, a: u8, b: u8) -> [u8; 3] {
    let fy = (f64::from(l) / 2.55 + 16.0) / 116.0;
    let fx = fy + (f64::from(a) - 128.0) / 500.0;
    let fz = fy - (f64::from(b) - 128.0) / 200.0;
    let open = |t: f64| if t > 6.0 / 29.0 { t * t * t } else { 108.0 / 841.0 * (t - 4.0 / 29.0) };
    let (x, y, z) = (0.964_22 * open(fx), open(fy), 0.825_21 * open(fz));
    [
        encode_srgb(3.133_856_1 * x - 1.616_866_7 * y - 0.490_614_6 * z),
        encode_srgb(-0.978_768_4 * x + 1.916_141_5 * y + 0.033_454_0 * z),
        encode_srgb(0.071_945_3 * x - 0.228_991_4 * y + 1.405_242_7 * z),
    ]
}

fn over_white(row: &mut [u8], n: usize, alphas: impl Iterator<Item = u8>, kind: Alpha) {
    for (pixel, alpha) in row.chunks_exact_mut(n).zip(alphas) {
        let rest = 255 - u32::from(alpha);
        if rest == 0 {
            continue;
        }
        for v in pixel {
            let colour = match kind {
                Alpha::Premultiplied => u32::from(*v),
                _ => (u32::from(*v) * u32::from(alpha) + 127) / 255,
            };
            *v = (colour + rest).min(255) as u8;
        }
    }
}

/// A sixteen-bit sample as eight bits, rounded.
pub(crate) fn narrow(v: u16) -> u8 {
    ((u32::from(v) * 255 + 32_767) / 65_535) as u8
}

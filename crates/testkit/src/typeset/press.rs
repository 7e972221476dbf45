//! Sets lines and paragraphs with the DejaVu fonts on a canvas, and keeps what they say.

use cosmic_text::{
    Align, Attrs, Buffer, Family, FontSystem, Metrics, Shaping, Style, SwashCache, SwashContent, Weight,
    fontdb,
};

use crate::canvas::{Canvas, Colour, rgb};

/// Black ink as printers lay it.
pub(crate) const BLACK: Colour = rgb(26, 26, 28);

/// How text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) family: Family<'static>,
    /// Points of 1/72 inch.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) colour: Colour,
    pub(crate) align: Align,
}

impl Type {
    pub(crate) fn new(family: Family<'static>, size: f32) -> Self {
        Self { family, size, bold: false, italic: false, colour: BLACK, align: Align::Left }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(crate) fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    pub(crate) fn sized(self, size: f32) -> Self {
        Self { size, ..self }
    }
}

/// A page in the making: text flows from the top; millimetres from the page's top left.
pub(crate) struct Press {
    fonts: FontSystem,
    glyphs: SwashCache,
    pub(crate) canvas: Canvas,
    pub(crate) y: f32,
    pub(crate) left: f32,
    pub(crate) right: f32,
    text: String,
    rtl: bool,
}

impl Press {
    pub(crate) fn new(size_mm: (f32, f32), dpi: f64, margin: f32, rtl: bool) -> Self {
        let mut fonts = fontdb::Database::new();
        for data in [
            dejavu::sans::regular(),
            dejavu::sans::bold(),
            dejavu::sans::oblique(),
            dejavu::sans_mono::regular(),
            dejavu::sans_mono::bold(),
            dejavu::serif::regular(),
            dejavu::serif::bold(),
            dejavu::serif::italic(),
            dejavu::sans_condensed::regular(),
            dejavu::sans_condensed::bold(),
        ] {
            fonts.load_font_source(fontdb::Source::Binary(std::sync::Arc::new(data)));
        }
        fonts.set_sans_serif_family("DejaVu Sans");
        fonts.set_serif_family("DejaVu Serif");
        fonts.set_monospace_family("DejaVu Sans Mono");
        Self {
            fonts: FontSystem::new_with_locale_and_db("en".into(), fonts),
            glyphs: SwashCache::new(),
            canvas: Canvas::new([0.0, 0.0, size_mm.0, size_mm.1], (dpi / 25.4) as f32),
            y: margin,
            left: margin,
            right: size_mm.0 - margin,
            text: String::new(),
            rtl,
        }
    }

    /// Everything set so far, in reading order.
    pub(crate) fn into_parts(self) -> (Canvas, String) {
        (self.canvas, self.text)
    }

    /// Sets `text` in a column; gives the height taken in millimetres. Adds nothing to the truth.
    pub(crate) fn set(&mut self, text: &str, kind: Type, x: f32, y: f32, width: f32) -> f32 {
        let scale = self.canvas.scale;
        let pixels = kind.size / 72.0 * 25.4 * scale;
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::new(pixels, pixels * 1.35));
        buffer.set_size(Some(width * scale), None);
        let mut attrs = Attrs::new().family(kind.family);
        if kind.bold {
            attrs = attrs.weight(Weight::BOLD);
        }
        if kind.italic {
            attrs = attrs.style(if matches!(kind.family, Family::Serif) {
                Style::Italic
            } else {
                Style::Oblique
            });
        }
        // A right-to-left paragraph begins at the right whatever is asked for.
        let align = if self.rtl && kind.align == Align::Left { None } else { Some(kind.align) };
        buffer.set_text(text, &attrs, Shaping::Advanced, align);
        buffer.shape_until_scroll(&mut self.fonts, false);
        let mut bottom = 0.0f32;
        for run in buffer.layout_runs() {
            bottom = bottom.max(run.line_top + run.line_height);
            for glyph in run.glyphs {
                let placed = glyph.physical((x * scale, y * scale + run.line_y), 1.0);
                if let Some(image) = self.glyphs.get_image(&mut self.fonts, placed.cache_key)
                    && image.content == SwashContent::Mask
                {
                    let place = (placed.x + image.placement.left, placed.y - image.placement.top);
                    let size = (image.placement.width as usize, image.placement.height as usize);
                    stamp_glyph(&mut self.canvas, &image.data, place, size, kind.colour);
                }
            }
        }
        bottom / scale
    }

    /// A line or paragraph over the whole width, below what is there.
    pub(crate) fn write(&mut self, text: &str, kind: Type) {
        let height = self.set(text, kind, self.left, self.y, self.right - self.left);
        self.y += height;
        self.say(text);
    }

    /// Cells side by side on one line: place, width, text; the truth reads them as one line.
    pub(crate) fn row(&mut self, cells: &[(f32, f32, &str, Align)], kind: Type) {
        let mut height = 0.0f32;
        for &(x, width, text, align) in cells {
            height = height.max(self.set(text, kind.align(align), x, self.y, width));
        }
        self.y += height;
        let line: Vec<&str> = cells.iter().map(|c| c.2).filter(|t| !t.is_empty()).collect();
        self.say(&line.join(" "));
    }

    /// Adds a line to the truth.
    pub(crate) fn say(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    pub(crate) fn gap(&mut self, millimetres: f32) {
        self.y += millimetres;
    }

    /// A thin line across the page.
    pub(crate) fn rule(&mut self, weight: f32) {
        self.canvas.rectangle([self.left, self.y, self.right, self.y + weight], BLACK);
        self.y += weight;
    }
}

fn stamp_glyph(canvas: &mut Canvas, mask: &[u8], place: (i32, i32), size: (usize, usize), colour: Colour) {
    let (w, h) = (canvas.raster.width() as i32, canvas.raster.height() as i32);
    let stride = canvas.raster.stride();
    let ink = colour.map(|v| v * 255.0);
    let data = canvas.raster.data_mut();
    for (row, line) in mask.chunks_exact(size.0.max(1)).take(size.1).enumerate() {
        let y = place.1 + row as i32;
        if y < 0 || y >= h {
            continue;
        }
        for (column, &cover) in line.iter().enumerate() {
            let x = place.0 + column as i32;
            if cover == 0 || x < 0 || x >= w {
                continue;
            }
            let at = y as usize * stride + x as usize * 3;
            let a = f32::from(cover) / 255.0;
            for (v, ink) in data[at..at + 3].iter_mut().zip(ink) {
                *v = (f32::from(*v) * (1.0 - a) + ink * a + 0.5) as u8;
            }
        }
    }
}

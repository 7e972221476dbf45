//! Rectangles of a page, in whole pixels.

/// A rectangle, never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Area {
    /// First column.
    pub left: u32,
    /// First row.
    pub top: u32,
    /// One past the last column.
    pub right: u32,
    /// One past the last row.
    pub bottom: u32,
}

impl Area {
    /// A whole picture of that size.
    #[must_use]
    pub fn whole(width: u32, height: u32) -> Self {
        Self { left: 0, top: 0, right: width.max(1), bottom: height.max(1) }
    }

    /// Columns.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.right - self.left
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.bottom - self.top
    }

    /// Pixels.
    #[must_use]
    pub fn pixels(&self) -> u64 {
        u64::from(self.width()) * u64::from(self.height())
    }

    /// Whether the pixel lies inside.
    #[must_use]
    pub fn holds(&self, x: u32, y: u32) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(crate) fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The same with pairs made one, again and again, where `one(a, b, both)` says so.
    pub(crate) fn joined(mut areas: Vec<Self>, one: impl Fn(&Self, &Self, &Self) -> bool) -> Vec<Self> {
        let mut at = 0;
        while at < areas.len() {
            let a = areas[at];
            let partner = (at + 1..areas.len()).find(|&j| one(&a, &areas[j], &a.with(&areas[j])));
            if let Some(j) = partner {
                areas[at] = a.with(&areas[j]);
                areas.swap_remove(j);
                // What was compared before may meet the larger one.
                at = 0;
            } else {
                at += 1;
            }
        }
        areas.sort_unstable_by_key(|a| (a.top, a.left));
        areas
    }
}

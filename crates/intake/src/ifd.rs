//! Image file directories, of TIFF, BigTIFF and EXIF alike (TIFF 6.0, section 2).

/// Tags that more than one module reads.
pub(crate) mod tag {
    pub(crate) const ORIENTATION: u16 = 274;
    pub(crate) const X_RESOLUTION: u16 = 282;
    pub(crate) const Y_RESOLUTION: u16 = 283;
    pub(crate) const RESOLUTION_UNIT: u16 = 296;
}

/// A file of directories with its byte order.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    bytes: &'a [u8],
    pub(crate) little: bool,
    big: bool,
}

/// One directory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directory {
    entries: Vec<Entry>,
    /// Where the next one stands; 0 after the last.
    pub(crate) next: u64,
    /// Whether the file has all its entries, and the place of the next.
    pub(crate) complete: bool,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    tag: u16,
    kind: u16,
    count: u64,
    /// Where the values stand.
    at: u64,
}

impl Entry {
    fn size(&self) -> u64 {
        match self.kind {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 | 16 | 17 | 18 => 8,
            _ => 0,
        }
    }
}

impl<'a> File<'a> {
    /// The file and where its first directory stands.
    pub(crate) fn open(bytes: &'a [u8]) -> Option<(Self, u64)> {
        let little = match bytes.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        let mut file = Self { bytes, little, big: false };
        match file.u16(2)? {
            42 => Some((file, file.u32(4)?.into())),
            43 => {
                file.big = true;
                Some((file, file.u64(8)?))
            }
            _ => None,
        }
    }

    fn array<const N: usize>(&self, at: u64) -> Option<[u8; N]> {
        let at = usize::try_from(at).ok()?;
        self.bytes.get(at..at.checked_add(N)?)?.try_into().ok()
    }

    fn u16(&self, at: u64) -> Option<u16> {
        let b = self.array(at)?;
        Some(if self.little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) })
    }

    fn u32(&self, at: u64) -> Option<u32> {
        let b = self.array(at)?;
        Some(if self.little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) })
    }

    fn u64(&self, at: u64) -> Option<u64> {
        let b = self.array(at)?;
        Some(if self.little { u64::from_le_bytes(b) } else { u64::from_be_bytes(b) })
    }

    /// `len` bytes at `at`; none when the file does not have them all.
    pub(crate) fn slice(&self, at: u64, len: u64) -> Option<&'a [u8]> {
        let (at, len) = (usize::try_from(at).ok()?, usize::try_from(len).ok()?);
        self.bytes.get(at..at.checked_add(len)?)
    }

    /// Bytes from `at` to the end of the file.
    pub(crate) fn rest(&self, at: u64) -> u64 {
        (self.bytes.len() as u64).saturating_sub(at)
    }

    /// The directory at `at`; entries that the file cuts off are left out, none when not even its length is there.
    pub(crate) fn directory(&self, at: u64) -> Option<Directory> {
        let (count, first, size) = if self.big {
            (self.u64(at)?, at.checked_add(8)?, 20)
        } else {
            (u64::from(self.u16(at)?), at.checked_add(2)?, 12)
        };
        let mut directory = Directory::default();
        for i in 0..count.min(65_536) {
            let here = first.checked_add(i * size)?;
            let Some(entry) = self.entry(here) else { break };
            directory.entries.push(entry);
        }
        let end = first.checked_add(count.checked_mul(size)?)?;
        let next = if self.big { self.u64(end) } else { self.u32(end).map(u64::from) };
        directory.next = next.unwrap_or(0);
        directory.complete = next.is_some() && directory.entries.len() as u64 == count;
        Some(directory)
    }

    fn entry(&self, at: u64) -> Option<Entry> {
        let (tag, kind) = (self.u16(at)?, self.u16(at + 2)?);
        let (count, value, room) =
            if self.big { (self.u64(at + 4)?, at + 12, 8) } else { (self.u32(at + 4)?.into(), at + 8, 4) };
        let mut entry = Entry { tag, kind, count, at: value };
        if entry.size().checked_mul(count)? > room {
            entry.at = if self.big { self.u64(value)? } else { self.u32(value)?.into() };
        }
        Some(entry)
    }

    /// All whole numbers of a tag; none when it is absent, of another kind or cut off.
    pub(crate) fn numbers(&self, directory: &Directory, tag: u16) -> Option<Vec<u64>> {
        let entry = directory.find(tag)?;
        let size = entry.size();
        // The whole of it must lie within the file, which bounds what is allocated here.
        self.slice(entry.at, entry.count.checked_mul(size)?)?;
        (0..entry.count)
            .map(|i| {
                let at = entry.at + i * size;
                match entry.kind {
                    1 | 7 => self.array::<1>(at).map(|b| b[0].into()),
                    3 => self.u16(at).map(u64::from),
                    4 | 13 => self.u32(at).map(u64::from),
                    16 | 18 => self.u64(at),
                    _ => None,
                }
            })
            .collect()
    }

    /// The first whole number of a tag.
    pub(crate) fn number(&self, directory: &Directory, tag: u16) -> Option<u64> {
        self.numbers(directory, tag)?.first().copied()
    }

    /// All fractions of a tag; none when it is absent or a denominator is 0.
    pub(crate) fn fractions(&self, directory: &Directory, tag: u16) -> Option<Vec<f64>> {
        let entry = directory.find(tag)?;
        if entry.kind != 5 {
            return self.numbers(directory, tag).map(|n| n.into_iter().map(|v| v as f64).collect());
        }
        self.slice(entry.at, entry.count.checked_mul(8)?)?;
        (0..entry.count)
            .map(|i| {
                let (over, under) = (self.u32(entry.at + i * 8)?, self.u32(entry.at + i * 8 + 4)?);
                (under != 0).then(|| f64::from(over) / f64::from(under))
            })
            .collect()
    }

    /// The bytes of a tag.
    pub(crate) fn bytes_of(&self, directory: &Directory, tag: u16) -> Option<&'a [u8]> {
        let entry = directory.find(tag)?;
        self.slice(entry.at, entry.count.checked_mul(entry.size())?)
    }

    /// Pixels per inch as the resolution tags say.
    pub(crate) fn dpi(&self, directory: &Directory) -> Option<(f64, f64)> {
        let x = *self.fractions(directory, tag::X_RESOLUTION)?.first()?;
        let y = *self.fractions(directory, tag::Y_RESOLUTION)?.first()?;
        match self.number(directory, tag::RESOLUTION_UNIT).unwrap_or(2) {
            2 => Some((x, y)),
            3 => Some((x * 2.54, y * 2.54)),
            _ => None,
        }
    }

    /// The orientation, 1 to 8; 1 when the tag is absent or nonsense.
    pub(crate) fn orientation(&self, directory: &Directory) -> u16 {
        let value = self.number(directory, tag::ORIENTATION).unwrap_or(1);
        u16::try_from(value).ok().filter(|v| (1..=8).contains(v)).unwrap_or(1)
    }
}

impl Directory {
    fn find(&self, tag: u16) -> Option<&Entry> {
        self.entries.iter().find(|e| e.tag == tag)
    }

    /// The tags, in the order of the file.
    pub(crate) fn tags(&self) -> impl Iterator<Item = u16> + '_ {
        self.entries.iter().map(|e| e.tag)
    }

    /// Whether the tag is there.
    pub(crate) fn has(&self, tag: u16) -> bool {
        self.find(tag).is_some()
    }

    /// How many entries it has.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

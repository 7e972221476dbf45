//! The photograph of the person: which part of the picture it is, how good it is, and the finished file.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use liite_page::portrait;
use liite_pdf::code;
use liite_raster::Raster;
use liite_store::{Page, PartKind, SlotId};
use liite_worker::{Job, Opened, Pictures, WorkerError};

use super::papers::Notes;
use crate::ApiError;
use crate::office::make::{Halt, original};
use crate::office::pages::asked;
use crate::office::{Answer, Office, PhotoCrop, PhotoGuide, PhotoView};
use crate::save;

/// JPEG quality of the finished picture: about a hundred kilobytes.
const QUALITY: u8 = 92;

impl PhotoCrop {
    /// Whether these are numbers that a picture can have.
    pub(in crate::office) fn is_plain(&self) -> bool {
        [self.left, self.top, self.width].iter().all(|v| v.is_finite() && v.abs() < 1e6) && self.width >= 1.0
    }
}

impl Office {
    /// The photograph in a slot: which part of its first page, in pixels of that picture upright, and what can be said of
    /// it without finding a face. Where the head is, a person sees with the lines of the guide.
    ///
    /// # Errors
    /// When the slot has no page or it cannot be opened, and those of the vault.
    pub fn photo(&self, slot_id: i64) -> Answer<PhotoView> {
        let (picture, crop, by_hand) = self.photographed(slot_id)?;
        let part = self.part(&picture, &crop)?;
        Ok(PhotoView {
            width: picture.width(),
            height: picture.height(),
            crop,
            by_hand,
            output_width: portrait::SIZE.0,
            output_height: portrait::SIZE.1,
            guide: PhotoGuide {
                crown: portrait::GUIDE.crown.into(),
                chin: portrait::GUIDE.chin.into(),
                head: portrait::GUIDE.head.into(),
                aside: portrait::GUIDE.aside,
            },
            findings: self.in_words(&portrait::judge(&part, crop.width)),
        })
    }

    /// Sets which part of the picture the photograph is; `None` goes back to the middle.
    ///
    /// # Errors
    /// When these are no numbers of a picture, and those of the vault.
    pub fn set_photo(&self, slot_id: i64, crop: Option<PhotoCrop>) -> Answer<()> {
        if crop.as_ref().is_some_and(|crop| !crop.is_plain()) {
            return Err(self.not_taken("photo"));
        }
        self.note_slot(slot_id, "set-photo", |notes| notes.photo = crop)
    }

    /// Writes the finished photograph, a JPEG of exactly 500 x 653 pixels, to a file.
    ///
    /// # Errors
    /// As [`Office::photo`], and those of the disk.
    pub fn save_photo(&self, slot_id: i64, path: &Path) -> Answer<()> {
        let bytes = self.photo_bytes(slot_id)?;
        save::save(path, &bytes).map_err(|error| self.failed(&error))
    }

    /// The finished photograph as a JPEG file.
    ///
    /// # Errors
    /// As [`Office::photo`].
    pub fn photo_bytes(&self, slot_id: i64) -> Answer<Vec<u8>> {
        let (picture, crop, _) = self.photographed(slot_id)?;
        let part = self.part(&picture, &crop)?;
        let coded = code::jpeg(&part, QUALITY);
        coded.map(|coded| coded.bytes).map_err(|error| self.photo_trouble(&error.to_string()))
    }

    fn part(&self, picture: &Raster, crop: &PhotoCrop) -> Answer<Raster> {
        let part = portrait::cut(picture, crop.left, crop.top, crop.width);
        part.ok_or_else(|| self.photo_trouble("crop"))
    }

    fn photo_trouble(&self, detail: &str) -> crate::office::Trouble {
        self.trouble("compose-failed", &[("detail".to_owned(), detail.to_owned())].into())
    }

    /// The first page of a slot as it was photographed, upright; and the part of it, with whether a person set it.
    fn photographed(&self, slot_id: i64) -> Answer<(Raster, PhotoCrop, bool)> {
        let (page, notes) = self.with(|vault| {
            let slot = vault.slot(SlotId(slot_id))?;
            let part = vault.part(slot.id, PartKind::Original)?;
            Ok((vault.pages(part)?.into_iter().next(), Notes::of(&slot)))
        })?;
        let page = page.ok_or_else(|| self.trouble("photo-none", &std::collections::BTreeMap::new()))?;
        let picture = self.decoded(&page)?;
        let (left, top, width) = portrait::middle(picture.width(), picture.height());
        let crop = notes.photo.unwrap_or(PhotoCrop { left, top, width });
        Ok((picture, crop, notes.photo.is_some()))
    }

    /// The picture of a page, decoded by the isolated process and turned as the person turned it.
    fn decoded(&self, page: &Page) -> Answer<Raster> {
        let vault = self.vault()?;
        let bytes = original(&vault, page.original).map_err(|halt| match halt {
            Halt::Store(error) => self.stuck(&error),
            _ => self.photo_trouble("original"),
        })?;
        let job = Job::Pictures(Pictures { first: page.input_page.saturating_sub(1), ..Pictures::default() });
        let mut found = None;
        let done = self.worker.open(&bytes, &job, &AtomicBool::new(false), &mut |opened| {
            if let Opened::Picture(picture) = opened {
                found = Some(picture.raster);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        let failed = |error: WorkerError| self.failed(&ApiError::Worker(error));
        match (found, done) {
            (Some(raster), _) => Ok(raster.turned(asked(page).turn)),
            (None, Err(error)) => Err(failed(error)),
            (None, Ok(_)) => Err(self.photo_trouble("picture")),
        }
    }
}

//! The deadlines of all applications, and the calendar made of them.

use std::path::Path;

use liite_catalogue::{CalendarEntry, Deadline, SOON_DAYS, calendar};
use liite_store::{CaseId, StoreError, Vault};

use super::checklist::Ground;
use super::words::say;
use super::{Application, today};
use crate::Texts;
use crate::office::{Answer, DeadlineView, Office, SeverityView};
use crate::save;

impl Office {
    /// The deadlines of all applications that are not in the trash, the earliest first.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn deadlines(&self) -> Answer<Vec<DeadlineView>> {
        let texts = self.texts();
        let views = |application: &Application<'_>| application.deadline_views(&texts);
        let mut all: Vec<_> = self.applications(None)?.iter().flat_map(views).collect();
        all.sort_by(|a, b| (&a.due, a.case_id).cmp(&(&b.due, b.case_id)));
        Ok(all)
    }

    /// A calendar file of the deadlines of one application, or of all that are not in the trash.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn calendar(&self, case_id: Option<i64>) -> Answer<String> {
        let texts = self.texts();
        let mut entries = Vec::new();
        for application in self.applications(case_id)? {
            let case = &application.case;
            for deadline in application.deadlines() {
                let title = format!("{}: {}", case.name, words(&texts, &deadline));
                // The time at which it was made goes along when a case is handed to another vault; the number does not.
                entries.push(CalendarEntry {
                    case: format!("{}-{}", case.created, case.id.0),
                    deadline,
                    title,
                });
            }
        }
        let stamp = today().with_time_zone(jiff::tz::TimeZone::UTC).datetime();
        Ok(calendar(&entries, stamp))
    }

    /// Writes the same into a file.
    ///
    /// # Errors
    /// Those of the vault and of the disk.
    pub fn save_calendar(&self, case_id: Option<i64>, path: &Path) -> Answer<()> {
        let calendar = self.calendar(case_id)?;
        save::save(path, calendar.as_bytes()).map_err(|error| self.failed(&error))
    }

    /// One application, or all that are not in the trash.
    pub(in crate::office) fn applications(&self, case_id: Option<i64>) -> Answer<Vec<Application<'_>>> {
        let catalogue = self.catalogue()?;
        self.with(|vault: &Vault| -> Result<_, StoreError> {
            let ids = match case_id {
                Some(id) => vec![CaseId(id)],
                None => vault.cases()?.into_iter().map(|case| case.id).collect(),
            };
            ids.into_iter().map(|id| Application::read(catalogue, vault, id)).collect()
        })
    }
}

impl Application<'_> {
    /// The deadlines that run, the earliest first.
    pub fn deadlines(&self) -> Vec<Deadline> {
        Ground::of(self, &[]).case(self).map_or_else(Vec::new, |case| case.deadlines())
    }

    /// The same in words.
    pub fn deadline_views(&self, texts: &Texts) -> Vec<DeadlineView> {
        let view = |deadline: Deadline| {
            let days = self.today.until(deadline.due).map_or(0, |span| span.get_days());
            DeadlineView {
                case_id: self.case.id.0,
                case_name: self.case.name.clone(),
                text: words(texts, &deadline),
                due: deadline.due.to_string(),
                days,
                severity: match i64::from(days) {
                    ..0 => SeverityView::Error,
                    0..=SOON_DAYS => SeverityView::Warning,
                    _ => SeverityView::Info,
                },
            }
        };
        self.deadlines().into_iter().map(view).collect()
    }
}

fn words(texts: &Texts, deadline: &Deadline) -> String {
    say(texts, &format!("deadline-{}", deadline.rule))
}

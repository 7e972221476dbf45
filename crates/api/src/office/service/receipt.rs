//! Receipts of the service: listed, and as a document to print that holds what a court would ask for.

use std::path::Path;

use liite_catalogue::FileNameRule;
use liite_pdf::typed::{Block, Column};
use liite_protocol::SignedReceipt;
use liite_store::{CaseId, Receipt, ReceiptId, StoreError};

use super::super::application::{say, say_with};
use super::super::{Answer, Office, ReceiptView};
use super::follow::moment;
use crate::save;

impl Office {
    /// What the service has confirmed of a case. A receipt names all that came with it, so each stands here once.
    pub(super) fn receipt_views(&self, case: CaseId) -> Answer<Vec<ReceiptView>> {
        let all = self.with(|vault| vault.receipts(case))?;
        let mut views: Vec<(String, ReceiptView)> = Vec::new();
        for (receipt, signed, said) in all.iter().filter_map(read) {
            if views.iter().all(|(known, _)| *known != signed.receipt) {
                let view = ReceiptView {
                    id: receipt.id.0,
                    what: self.received_what(&said.what),
                    received: moment(&self.texts(), said.received),
                    files: u32::try_from(said.files.len()).unwrap_or(u32::MAX),
                };
                views.push((signed.receipt.clone(), view));
            }
        }
        Ok(views.into_iter().map(|(_, view)| view).collect())
    }

    fn received_what(&self, what: &str) -> String {
        say_with(&self.texts(), "service-received", &[("what", what.to_owned())])
    }

    /// The name that the document of a receipt gets.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn receipt_name(&self, case_id: i64) -> Answer<String> {
        let case = self.with(|vault| vault.case(CaseId(case_id)))?;
        let wanted = format!("{} {}.pdf", say(&self.texts(), "service-receipt"), case.name);
        Ok(FileNameRule::default().fitted(&wanted))
    }

    /// Writes a receipt to a file, as a document to print.
    ///
    /// # Errors
    /// When there is no such receipt, and those of the vault and the disk.
    pub fn save_service_receipt(&self, case_id: i64, receipt_id: i64, path: &Path) -> Answer<()> {
        let all = self.with(|vault| vault.receipts(CaseId(case_id)))?;
        let found = all.iter().find(|receipt| receipt.id == ReceiptId(receipt_id)).and_then(read);
        let missing = StoreError::NoSuchRecord { what: "receipt" };
        let (_, signed, said) = found.ok_or_else(|| self.stuck(&missing))?;
        let texts = self.texts();
        let line = |key: &str, value: &str| {
            Block::Paragraph(format!("{}: {value}", say(&texts, &format!("service-receipt-{key}"))))
        };
        let title = format!("{}: {}", say(&texts, "service-receipt"), self.received_what(&said.what));
        let mut blocks = vec![
            Block::Title(title.clone()),
            line("when", &moment(&texts, said.received)),
            line("application", &said.application),
            line("service", &said.service),
            line("number", &said.id),
        ];
        if !said.answers_sha256.is_empty() {
            blocks.push(line("answers", &said.answers_sha256));
        }
        if !said.files.is_empty() {
            let column = |key: &str, share: f64| Column {
                title: say(&texts, &format!("service-receipt-{key}")),
                share,
                to_the_right: false,
            };
            let rows = said.files.iter();
            let rows = rows.map(|file| vec![self.slot_name(&file.slot, ""), file.sha256.clone()]).collect();
            blocks.push(Block::Table { columns: vec![column("file", 5.0), column("digest", 15.0)], rows });
        }
        blocks.push(Block::Heading(say(&texts, "service-receipt-signature")));
        blocks.push(line("key", &signed.key));
        blocks.push(Block::Paragraph(signed.signature.clone()));
        blocks.push(Block::Paragraph(signed.receipt.clone()));
        let bytes = self.typed_document(&title, &blocks)?;
        save::save(path, &bytes).map_err(|error| self.failed(&error))
    }
}

/// A receipt as it came, and what it says.
fn read(receipt: &Receipt) -> Option<(&Receipt, SignedReceipt, liite_protocol::Receipt)> {
    let signed: SignedReceipt = serde_json::from_value(receipt.body.clone()).ok()?;
    let said = serde_json::from_str(&signed.receipt).ok()?;
    Some((receipt, signed, said))
}

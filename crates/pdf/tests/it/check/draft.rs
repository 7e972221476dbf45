//! A minimal PDF/A-2b file written byte by byte, so that a test can break exactly one rule in it.

use std::collections::BTreeMap;

/// A file in the making: bodies of objects by number, and what stands around them.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) header: Vec<u8>,
    pub(crate) xref: Vec<u8>,
    pub(crate) trailer: String,
    pub(crate) tail: Vec<u8>,
    objects: BTreeMap<u32, Vec<u8>>,
}

pub(crate) const CATALOG: u32 = 1;
pub(crate) const PAGES: u32 = 2;
pub(crate) const PAGE: u32 = 3;
pub(crate) const CONTENT: u32 = 4;
pub(crate) const METADATA: u32 = 5;
pub(crate) const PROFILE: u32 = 6;

/// An XMP packet with more properties put in.
pub(crate) fn xmp(part: &str, conformance: &str, more: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         <pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{conformance}</pdfaid:conformance></rdf:Description>\
         {more}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// The header of an ICC profile and an empty tag table, which is all the checker reads.
pub(crate) fn profile(class: &[u8; 4], space: &[u8; 4], major: u8) -> Vec<u8> {
    let mut data = vec![0u8; 132];
    data[3] = 132;
    data[8] = major;
    data[12..16].copy_from_slice(class);
    data[16..20].copy_from_slice(space);
    data[20..24].copy_from_slice(b"XYZ ");
    data[36..40].copy_from_slice(b"acsp");
    data
}

impl Draft {
    /// One empty page with an sRGB output intent.
    pub(crate) fn good() -> Self {
        let mut draft = Self {
            header: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
            xref: b"xref\n".to_vec(),
            trailer: "/ID [<0011> <0011>]".to_owned(),
            tail: b"%%EOF\n".to_vec(),
            objects: BTreeMap::new(),
        };
        draft.set(
            CATALOG,
            "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 \
             /OutputConditionIdentifier (sRGB) /DestOutputProfile 6 0 R >>] >>",
        );
        draft.set(PAGES, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        draft.set(
            PAGE,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>",
        );
        draft.content("0 0 1 rg 10 10 50 50 re f");
        draft.stream(METADATA, "/Type /Metadata /Subtype /XML", xmp("2", "B", "").as_bytes());
        draft.stream(PROFILE, "/N 3", &profile(b"mntr", b"RGB ", 2));
        draft
    }

    pub(crate) fn set(&mut self, number: u32, body: &str) {
        self.objects.insert(number, body.as_bytes().to_vec());
    }

    pub(crate) fn raw(&mut self, number: u32, body: Vec<u8>) {
        self.objects.insert(number, body);
    }

    pub(crate) fn stream(&mut self, number: u32, entries: &str, data: &[u8]) {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.objects.insert(number, body);
    }

    pub(crate) fn content(&mut self, operators: &str) {
        self.stream(CONTENT, "", operators.as_bytes());
    }

    /// Replaces text in an object; the text must be there, or the test would break nothing.
    pub(crate) fn edit(&mut self, number: u32, from: &str, to: &str) {
        let body = String::from_utf8(self.objects[&number].clone()).expect("an object of text");
        assert!(body.contains(from), "object {number} has no {from:?}");
        self.set(number, &body.replacen(from, to, 1));
    }

    /// Adds entries to a dictionary.
    pub(crate) fn add(&mut self, number: u32, entries: &str) {
        self.edit(number, "<<", &format!("<< {entries}"));
    }

    /// The page's resources.
    pub(crate) fn resources(&mut self, entries: &str) {
        self.edit(PAGE, "/Resources <<", &format!("/Resources << {entries}"));
    }

    pub(crate) fn build(&self) -> Vec<u8> {
        let mut out = self.header.clone();
        let size = self.objects.keys().last().map_or(1, |last| last + 1);
        let mut rows = vec!["0000000000 65535 f \n".to_owned()];
        for number in 1..size {
            match self.objects.get(&number) {
                Some(body) => {
                    rows.push(format!("{:010} 00000 n \n", out.len()));
                    if !body.starts_with(b"!") {
                        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
                        out.extend_from_slice(body);
                        out.extend_from_slice(b"\nendobj\n");
                    } else {
                        // The whole object as given, number and keywords included.
                        out.extend_from_slice(&body[1..]);
                    }
                }
                None => rows.push("0000000000 00000 f \n".to_owned()),
            }
        }
        let start = out.len();
        out.extend_from_slice(&self.xref);
        out.extend_from_slice(format!("0 {size}\n{}", rows.concat()).as_bytes());
        out.extend_from_slice(
            format!("trailer\n<< /Size {size} /Root 1 0 R {} >>\nstartxref\n{start}\n", self.trailer)
                .as_bytes(),
        );
        out.extend_from_slice(&self.tail);
        out
    }
}

//! Digital signatures: what they cover, and the PKCS#7 object they hold (6.4.3, 6.1.12).

use super::content::Checker;
use super::object::Dict;
use super::report::Rule;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const CERTIFICATES: u8 = 0xa0;
const REVOCATIONS: u8 = 0xa1;

impl<'d> Checker<'d> {
    /// The signature dictionary of a signed field.
    pub(crate) fn signature(&mut self, signature: &'d Dict) {
        let file = self.file;
        let range: Vec<usize> = file
            .array(signature, "ByteRange")
            .iter()
            .filter_map(|n| file.resolve(n).as_integer().and_then(|n| usize::try_from(n).ok()))
            .collect();
        if !self.covers_the_file(&range) {
            self.report.add(Rule::SignatureRange, format!("ByteRange {range:?}"));
        }
        let contents = file.get(signature, "Contents").as_string().unwrap_or_default();
        match signers(contents) {
            Some(signed) if signed.certificates > 0 && signed.signers == 1 => {}
            Some(signed) => {
                let detail = format!("{} certificates, {} signers", signed.certificates, signed.signers);
                self.report.add(Rule::SignatureObject, detail);
            }
            None => self.report.add(Rule::SignatureObject, "not a PKCS#7 signed-data object"),
        }
        self.signature_references(signature);
    }

    /// All bytes before and after the hexadecimal string that is the signature itself.
    fn covers_the_file(&self, range: &[usize]) -> bool {
        let &[0, first, second, length] = range else { return false };
        let bytes = self.file.bytes;
        let hole = bytes.get(first..second).unwrap_or_default();
        let tail = second.checked_add(length).and_then(|end| bytes.get(end..));
        matches!(hole, [b'<', .., b'>']) && tail.is_some_and(|tail| tail.iter().all(u8::is_ascii_whitespace))
    }

    /// With DocMDP, a signature reference must not state a digest.
    pub(crate) fn signature_references(&mut self, signature: &'d Dict) {
        let file = self.file;
        let permissions = file.root().and_then(|root| file.dict(root, "Perms"));
        if !permissions.is_some_and(|permissions| permissions.has("DocMDP")) {
            return;
        }
        for reference in file.array(signature, "Reference") {
            let Some(reference) = file.resolve(reference).as_dict() else { continue };
            if ["DigestLocation", "DigestMethod", "DigestValue"].iter().any(|key| reference.has(key)) {
                self.report.add(Rule::SignatureDigest, "a digest in a signature reference");
            }
        }
    }
}

/// What a PKCS#7 object holds, counted.
struct Signed {
    certificates: usize,
    signers: usize,
}

/// Counts certificates and signers of a signed-data object (RFC 2315, 9.1).
fn signers(data: &[u8]) -> Option<Signed> {
    let (SEQUENCE, info, _) = element(data)? else { return None };
    let (_, _, explicit) = element(info)?;
    let (CERTIFICATES, wrapped, _) = element(explicit)? else { return None };
    let (SEQUENCE, mut rest, _) = element(wrapped)? else { return None };
    for _ in ["version", "digestAlgorithms", "contentInfo"] {
        rest = element(rest)?.2;
    }
    let mut certificates = 0;
    while let Some((tag, content, after)) = element(rest) {
        rest = after;
        match tag {
            CERTIFICATES => certificates = count(content),
            REVOCATIONS => {}
            SET => return Some(Signed { certificates, signers: count(content) }),
            _ => return None,
        }
    }
    None
}

fn count(content: &[u8]) -> usize {
    let mut rest = content;
    let mut count = 0;
    while let Some((_, _, after)) = element(rest) {
        count += 1;
        rest = after;
    }
    count
}

/// A DER element: tag, content, what follows.
fn element(data: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = data.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(*first), rest),
        0x81..=0x84 => {
            let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (length.iter().fold(0, |value, byte| value << 8 | usize::from(*byte)), rest)
        }
        // BER's indefinite form and lengths above four bytes are not DER of any signature.
        _ => return None,
    };
    let (content, after) = rest.split_at_checked(length)?;
    Some((*tag, content, after))
}

//! Hexadecimal digits.

use zeroize::Zeroizing;

use crate::secret::Secret;

/// Two lower-case digits for each byte.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    push(&mut text, bytes);
    text
}

/// The same for a secret: the text is wiped when it is dropped, and never moves in memory meanwhile.
pub(crate) fn encode_secret(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    push(&mut text, bytes);
    text
}

fn push(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or_default());
        }
    }
}

/// The secret that these digits are, or nothing; no copy of it stays behind.
pub(crate) fn decode_secret(text: &str) -> Option<Secret> {
    let mut secret = Secret::blank();
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let fits = rest.is_empty() && pairs.len() == secret.bytes().len();
    let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    for (byte, [high, low]) in secret.bytes_mut().iter_mut().zip(pairs) {
        *byte = value(*high)? << 4 | value(*low)?;
    }
    fits.then_some(secret)
}

/// The bytes, or nothing when these are no pairs of digits.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.chars().map(|c| Some(c.to_digit(16)? as u8)).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty().then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

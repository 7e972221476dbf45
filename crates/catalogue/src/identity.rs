//! Finnish identity codes and business ids: their form, their dates and their check characters.

use jiff::civil::Date;

/// Remainders 0 to 30 as characters; letters that look like digits are left out.
const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
/// Weights of the seven digits of a business id.
const BUSINESS_WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

/// The birth date within a Finnish personal identity code such as `131052-308T`.
///
/// None where the code is wrong: its form, its date, its number (002 to 899; higher ones are artificial) or its
/// check character. All signs of the century since the reform of 2023 are taken: `+` for the 1800s, `-` and
/// `Y X W V U` for the 1900s, `A` to `F` for the 2000s.
#[must_use]
pub fn personal_id_birth_date(code: &str) -> Option<Date> {
    let bytes: &[u8; 11] = code.as_bytes().try_into().ok()?;
    let century = match bytes[6] {
        b'+' => 1800,
        b'-' | b'U'..=b'Y' => 1900,
        b'A'..=b'F' => 2000,
        _ => return None,
    };
    let date = number(&bytes[0..6])?;
    let individual = number(&bytes[7..10])?;
    if !(2..=899).contains(&individual) {
        return None;
    }
    let remainder = usize::try_from((date * 1000 + individual) % 31).ok()?;
    if CHECK_CHARACTERS.get(remainder) != Some(&bytes[10]) {
        return None;
    }
    let part = |divisor: u32| i8::try_from(date / divisor % 100).ok();
    let year = i16::try_from(century + date % 100).ok()?;
    Date::new(year, part(100)?, part(10_000)?).ok()
}

/// Whether this is a Finnish business id such as `0112038-9`: seven digits, a hyphen, a check digit.
#[must_use]
pub fn is_business_id(code: &str) -> bool {
    let Ok(bytes) = <&[u8; 9]>::try_from(code.as_bytes()) else { return false };
    if bytes[7] != b'-' || !bytes[..7].iter().chain(&bytes[8..]).all(u8::is_ascii_digit) {
        return false;
    }
    let digits = bytes[..7].iter().map(|digit| u32::from(digit - b'0'));
    let remainder = digits.zip(BUSINESS_WEIGHTS).map(|(digit, weight)| digit * weight).sum::<u32>() % 11;
    let check = u32::from(bytes[8] - b'0');
    match remainder {
        0 => check == 0,
        // A remainder of 1 would need the digit 10; such numbers are not given out.
        1 => false,
        other => check == 11 - other,
    }
}

fn number(digits: &[u8]) -> Option<u32> {
    digits
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

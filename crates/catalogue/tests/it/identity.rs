//! Check characters of Finnish identity codes and business ids, and the list of countries.

use jiff::civil::date;
use liite_catalogue::{COUNTRIES, is_business_id, is_country, is_eu, is_nordic, personal_id_birth_date};

#[test]
fn every_sign_of_a_century_is_taken() {
    // 131052-308T is the authority's own example; the sign does not change the check character.
    let century = |signs: &str, year| {
        for sign in signs.chars() {
            let code = format!("131052{sign}308T");
            assert_eq!(personal_id_birth_date(&code), Some(date(year, 10, 13)), "{code}");
        }
    };
    century("+", 1852);
    century("-YXWVU", 1952);
    century("ABCDEF", 2052);
    for sign in "GTZabc*/ 0".chars() {
        assert_eq!(personal_id_birth_date(&format!("131052{sign}308T")), None, "{sign}");
    }
}

#[test]
fn a_slip_in_an_identity_code_is_seen() {
    for wrong in [
        "131052-308U",  // another check character
        "131052-309T",  // another number
        "131053-308T",  // another year
        "311052-308T",  // another day
        "131052-308t",  // a small letter
        "131052-308",   // cut short
        "131052-308TT", // too long
        " 131052-308T",
        "",
        "13105ä-308T",
    ] {
        assert_eq!(personal_id_birth_date(wrong), None, "{wrong:?}");
    }
}

#[test]
fn an_identity_code_needs_a_day_that_exists_and_a_real_number() {
    // The check characters are right: 300299 and 001 / 900 leave these remainders.
    let with_check = |digits: &str, sign: char, number: &str| {
        let all: u64 = format!("{digits}{number}").parse().unwrap();
        let check = "0123456789ABCDEFHJKLMNPRSTUVWXY".as_bytes()[usize::try_from(all % 31).unwrap()];
        format!("{digits}{sign}{number}{}", char::from(check))
    };
    assert!(personal_id_birth_date(&with_check("280299", '-', "123")).is_some());
    assert_eq!(personal_id_birth_date(&with_check("300299", '-', "123")), None, "30 February");
    assert!(personal_id_birth_date(&with_check("290200", 'A', "123")).is_some(), "2000 was a leap year");
    assert_eq!(personal_id_birth_date(&with_check("290200", '-', "123")), None, "1900 was none");
    for number in ["000", "001", "900", "999"] {
        assert_eq!(personal_id_birth_date(&with_check("280299", '-', number)), None, "{number}");
    }
    for number in ["002", "899"] {
        assert!(personal_id_birth_date(&with_check("280299", '-', number)).is_some(), "{number}");
    }
}

#[test]
fn business_ids_are_checked() {
    // The number of a known company; the others are reckoned by hand below.
    assert!(is_business_id("0112038-9"));
    for wrong in
        ["0112038-8", "0112083-9", "112038-9", "01120389", "0112038_9", "0112038-A", "", "0112038-99"]
    {
        assert!(!is_business_id(wrong), "{wrong:?}");
    }
    let taken = |check: u32| is_business_id(&format!("0000003-{check}"));
    // 3 x 2 = 6, so the check digit is 11 - 6.
    assert_eq!((0..10).filter(|check| taken(*check)).collect::<Vec<_>>(), [5]);
    // 6 x 2 = 12 leaves 1, which would need the digit 10: no check digit makes such a number good.
    assert!((0..10).all(|check| !is_business_id(&format!("0000006-{check}"))));
    assert!(is_business_id("0000000-0"), "a remainder of 0 has the check digit 0");
}

#[test]
fn countries_are_in_order_and_known() {
    assert!(COUNTRIES.is_sorted_by(|a, b| a < b), "a binary search needs the order");
    for known in ["FI", "SE", "NG", "XK", "AX"] {
        assert!(is_country(known), "{known}");
    }
    for unknown in ["fi", "UK", "XX", "FIN", "", "SU"] {
        assert!(!is_country(unknown), "{unknown}");
    }
    assert_eq!(COUNTRIES.iter().filter(|code| is_eu(code)).count(), 28, "27 member states and Åland");
    assert!(is_nordic("NO") && !is_eu("NO") && is_eu("EE") && !is_nordic("EE") && !is_eu("GB"));
}

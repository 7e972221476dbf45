//! The machine readable zone of a travel document (ICAO Doc 9303, part 4).

/// The check digit over `field`: weights 7, 3, 1; A is 10, `<` is 0 (ICAO Doc 9303, part 3, 4.9).
#[must_use]
pub fn check_digit(field: &str) -> char {
    let sum: u32 = field
        .bytes()
        .zip([7, 3, 1].iter().cycle())
        .map(|(c, weight)| {
            weight
                * match c {
                    b'0'..=b'9' => u32::from(c - b'0'),
                    b'A'..=b'Z' => u32::from(c - b'A') + 10,
                    _ => 0,
                }
        })
        .sum();
    char::from(b'0' + (sum % 10) as u8)
}

/// Both lines of a passport of Utopia, 44 characters each. Dates are YYMMDD; names are A to Z and spaces.
#[must_use]
pub fn passport_mrz(
    surname: &str,
    given: &str,
    number: &str,
    born: &str,
    sex: char,
    expires: &str,
) -> [String; 2] {
    let fill = |text: String, length: usize| format!("{text:<<length$.length$}");
    let letters = |text: &str| text.to_uppercase().replace(' ', "<");
    let first = fill(format!("P<UTO{}<<{}", letters(surname), letters(given)), 44);
    let number = fill(number.to_uppercase(), 9);
    let personal = fill(String::new(), 14);
    let (n, b, e) = (check_digit(&number), check_digit(born), check_digit(expires));
    // An empty personal number may have `<` or 0; 0 is what most issuers print.
    let p = check_digit(&personal);
    let all = check_digit(&format!("{number}{n}{born}{b}{expires}{e}{personal}{p}"));
    let second = format!("{number}{n}UTO{born}{b}{sex}{expires}{e}{personal}{p}{all}");
    [first, second]
}

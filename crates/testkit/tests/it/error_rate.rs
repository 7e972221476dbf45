//! The character error rate against known pairs and against the textbook algorithm.

use liite_testkit::{Prng, character_error_rate, lost_rate};

/// Two rows of the full table (Wagner and Fischer).
fn textbook(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

#[test]
fn known_pairs() {
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    close(character_error_rate("kitten", "sitting"), 3.0 / 6.0);
    close(character_error_rate("äiti", "aiti"), 1.0 / 4.0);
    close(character_error_rate("  one\n two ", "one two"), 0.0);
    close(character_error_rate("abc", ""), 1.0);
    close(character_error_rate("", ""), 0.0);
    close(character_error_rate("", "x"), 1.0);
    close(character_error_rate("ab", "abcdef"), 2.0);
}

#[test]
fn what_was_read_besides_is_no_loss() {
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
    close(lost_rate("Signature", "Sj Signature % ;"), 0.0);
    close(lost_rate("abcd", "abxd"), 1.0 / 4.0);
    close(lost_rate("abcd", "dcba"), 3.0 / 4.0);
    close(lost_rate("abc", ""), 1.0);
    close(lost_rate("", "x"), 0.0);
}

#[test]
fn agrees_with_the_textbook_over_several_words_of_64_cells() {
    let mut rng = Prng::new(5);
    for length in [1, 63, 64, 65, 127, 128, 129, 300] {
        for _ in 0..8 {
            let letters = ['a', 'b', 'ö', 'д', 'x'];
            let truth: Vec<char> = (0..length).map(|_| *rng.pick(&letters)).collect();
            let mut read = truth.clone();
            for _ in 0..rng.below(length + 1) {
                let at = rng.below(read.len().max(1));
                match rng.below(3) {
                    0 if !read.is_empty() => drop(read.remove(at.min(read.len() - 1))),
                    1 => read.insert(at.min(read.len()), *rng.pick(&letters)),
                    _ if !read.is_empty() => read[at] = *rng.pick(&letters),
                    _ => {}
                }
            }
            let expected = textbook(&truth, &read) as f64 / length as f64;
            let (t, r) = (truth.iter().collect::<String>(), read.iter().collect::<String>());
            assert_eq!(character_error_rate(&t, &r), expected, "{t} / {r}");
        }
    }
}

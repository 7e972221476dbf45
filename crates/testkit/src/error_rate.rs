//! How much of a text a reader got wrong.

/// Edits (insert, delete, replace a character) to turn `read` into `truth`, divided by the length of `truth`.
///
/// Runs of white space count as one space; white space at the ends not at all. An empty truth gives 0 when `read`
/// is empty as well, else 1.
#[must_use]
pub fn character_error_rate(truth: &str, read: &str) -> f64 {
    let (truth, read) = (normalised(truth), normalised(read));
    if truth.is_empty() {
        return if read.is_empty() { 0.0 } else { 1.0 };
    }
    distance(&truth, &read) as f64 / truth.len() as f64
}

/// Part of the characters of `truth`, 0 to 1, that `read` does not have in their order: what was lost, whatever was read
/// besides, such as letters in a signature. White space counts as for [`character_error_rate`]; an empty truth gives 0.
#[must_use]
pub fn lost_rate(truth: &str, read: &str) -> f64 {
    let (truth, read) = (normalised(truth), normalised(read));
    if truth.is_empty() {
        return 0.0;
    }
    1.0 - common_subsequence(&truth, &read) as f64 / truth.len() as f64
}

/// Length of the longest common subsequence, by two rows of its table.
fn common_subsequence(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut corner = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { corner + 1 } else { above.max(row[j]) };
            corner = above;
        }
    }
    row[b.len()]
}

fn normalised(text: &str) -> Vec<char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().collect()
}

/// Levenshtein distance, 64 cells at a time (Myers 1999 in the block form of Hyyrö 2003).
fn distance(pattern: &[char], text: &[char]) -> usize {
    let blocks = pattern.len().div_ceil(64);
    if blocks == 0 {
        return text.len();
    }
    let mut letters: Vec<char> = pattern.to_vec();
    letters.sort_unstable();
    letters.dedup();
    let mut masks = vec![0u64; letters.len() * blocks];
    for (i, c) in pattern.iter().enumerate() {
        if let Ok(at) = letters.binary_search(c) {
            masks[at * blocks + i / 64] |= 1 << (i % 64);
        }
    }
    let mut plus = vec![u64::MAX; blocks];
    let mut minus = vec![0u64; blocks];
    let mut score = pattern.len();
    let last = 1u64 << ((pattern.len() - 1) % 64);
    for c in text {
        let row = letters.binary_search(c).ok();
        // Going one step along the text costs one at the top edge.
        let (mut carry_plus, mut carry_minus) = (1u64, 0u64);
        for block in 0..blocks {
            let equal = row.map_or(0, |at| masks[at * blocks + block]);
            let (vp, vn) = (plus[block], minus[block]);
            let xv = equal | vn;
            let equal = equal | carry_minus;
            let xh = ((equal & vp).wrapping_add(vp) ^ vp) | equal;
            let mut hp = vn | !(xh | vp);
            let mut hn = vp & xh;
            if block == blocks - 1 {
                score = score + usize::from(hp & last != 0) - usize::from(hn & last != 0);
            }
            let (out_plus, out_minus) = (hp >> 63, hn >> 63);
            hp = hp << 1 | carry_plus;
            hn = hn << 1 | carry_minus;
            plus[block] = hn | !(xv | hp);
            minus[block] = hp & xv;
            (carry_plus, carry_minus) = (out_plus, out_minus);
        }
    }
    score
}

//! What intake does with files, good and bad.

//! The types that the pages use are those of the program.

use std::path::Path;

#[test]
fn the_types_of_the_pages_are_those_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/backend/types.ts");
    let wanted = liite_api::office::typescript();
    if std::env::var_os("LIITE_WRITE_TYPES").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "ui/src/backend/types.ts is stale: run `LIITE_WRITE_TYPES=1 cargo nextest run -p liite-api`"
    );
}

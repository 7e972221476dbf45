//! The isolated process that opens untrusted files.

//! Headers and media types of the protocol.

/// Makes a repeated request the same request: 16 to 100 visible ASCII characters, drawn once.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// Whether the answer is that of an earlier request with the same key.
pub const REPLAYED: &str = "idempotency-replayed";
/// Digest of a body (RFC 9530); see [`crate::content_digest`].
pub const CONTENT_DIGEST: &str = "content-digest";
/// Digest of what a request asks; see [`crate::request_digest`].
pub const REQUEST_DIGEST: &str = "liite-digest";
/// Headers that change what a request does, in the order in which [`crate::request_digest`] takes them.
pub const DIGESTED: [&str; 7] = [
    IDEMPOTENCY_KEY,
    "if-match",
    CONTENT_DIGEST,
    UPLOAD_LENGTH,
    UPLOAD_OFFSET,
    UPLOAD_METADATA,
    UPLOAD_CHECKSUM,
];
/// Number of the request, also in the service's log.
pub const REQUEST_ID: &str = "x-request-id";

/// Version of tus; every request of an upload bears it.
pub const TUS_RESUMABLE: &str = "tus-resumable";
/// Versions of tus that the service speaks.
pub const TUS_VERSION: &str = "tus-version";
/// Extensions of tus that the service knows.
pub const TUS_EXTENSION: &str = "tus-extension";
/// Largest upload in bytes.
pub const TUS_MAX_SIZE: &str = "tus-max-size";
/// Digests by which a chunk may be proved.
pub const TUS_CHECKSUM_ALGORITHM: &str = "tus-checksum-algorithm";
/// Bytes in all.
pub const UPLOAD_LENGTH: &str = "upload-length";
/// Bytes that have arrived.
pub const UPLOAD_OFFSET: &str = "upload-offset";
/// Names and values in base64: `name`, `sha256`.
pub const UPLOAD_METADATA: &str = "upload-metadata";
/// Digest of one chunk: `sha256 BASE64` or `sha1 BASE64`.
pub const UPLOAD_CHECKSUM: &str = "upload-checksum";
/// When the upload is thrown away.
pub const UPLOAD_EXPIRES: &str = "upload-expires";
/// The version spoken.
pub const TUS: &str = "1.0.0";

/// Media type of a chunk.
pub const CHUNK: &str = "application/offset+octet-stream";
/// Media type of a change of answers (RFC 7396).
pub const MERGE_PATCH: &str = "application/merge-patch+json";
/// Media type of a problem (RFC 9457).
pub const PROBLEM: &str = "application/problem+json";

//! The service as its clients meet it: over real sockets, with a real database, the real isolated process at the door, and
//! test providers of identity and payment.
//!
//! `LIITE_SERVICE_TEST_POSTGRES` names a PostgreSQL server to run on instead of SQLite; `LIITE_SERVICE_TEST_S3=1` has the
//! files lie behind an S3 server instead of in a folder.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failure here is a failed test")]
#![allow(clippy::print_stdout, reason = "a test says what it could not do")]

mod audit;
mod authority;
mod drafts;
mod employers;
mod mandates;
mod matrix;
mod operations;
mod payments;
mod sign_in;
mod steps;
mod storage;
mod uploads;
mod world;

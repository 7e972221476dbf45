//! What stands in for the outside world in tests and in the demonstration: people, an identity provider, a payment
//! provider. Everything here says of itself that it is a test.

pub mod identity;
pub mod papers;
pub mod payment;
pub mod people;

use std::net::SocketAddr;

use tokio::net::TcpListener;

/// Serves `router` on a free port of the loopback, or on `port`, until the program ends.
///
/// # Errors
/// Those of the socket.
pub async fn on_loopback(port: u16) -> std::io::Result<(TcpListener, String)> {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).await?;
    let address = format!("http://{}", listener.local_addr()?);
    Ok((listener, address))
}

/// A number that cannot be guessed.
pub(crate) fn fresh() -> String {
    let mut bytes = [0_u8; 16];
    // A test that has no randomness stops at the first equal numbers.
    let _ = getrandom::fill(&mut bytes);
    hex(&bytes)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Text in a page.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

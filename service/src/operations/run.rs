//! Listening until told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::Service;

/// How often uploads whose time is over are looked for.
const SWEEP: Duration = Duration::from_secs(600);

/// Serves on `listener` until `stop`; then takes no new connections, finishes the requests that have begun, and lets the
/// database go.
///
/// # Errors
/// Those of the socket.
pub async fn serve(
    service: Arc<Service>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let swept = Arc::clone(&service);
    let sweeper = tokio::spawn(async move {
        loop {
            tokio::time::sleep(SWEEP).await;
            swept.limits.forget();
            if let Err(why) = swept.sweep().await {
                tracing::warn!(code = why.0.code.name(), "old uploads could not be thrown away");
            }
        }
    });
    let router = crate::router(Arc::clone(&service)).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, router).with_graceful_shutdown(stop).await;
    sweeper.abort();
    service.store.close().await;
    served
}

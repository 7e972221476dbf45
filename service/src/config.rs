//! The configuration: one TOML file; what is left out has a value that is safe on one machine.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::StartError;

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Name for people.
    #[serde(default = "name")]
    pub name: String,
    /// Where it listens; loopback unless said otherwise.
    #[serde(default = "listen")]
    pub listen: SocketAddr,
    /// The address by which others reach it, without a slash at the end.
    pub public_url: String,
    /// The database.
    #[serde(default)]
    pub database: Database,
    /// Where the bytes of files lie.
    #[serde(default)]
    pub files: Files,
    /// File with the 32 bytes that sign receipts; made when it is not there. Instances side by side must share it.
    #[serde(default = "receipt_key")]
    pub receipt_key: PathBuf,
    /// Who identifies people.
    pub sign_in: SignIn,
    /// Who takes payments; none: no payments.
    #[serde(default)]
    pub payments: Option<Payments>,
    /// Largest file in bytes.
    #[serde(default = "max_file_bytes")]
    pub max_file_bytes: u64,
    /// Largest body that is not a file, in bytes.
    #[serde(default = "max_body_bytes")]
    pub max_body_bytes: usize,
    /// Requests a minute that one address may make; 0: no limit.
    #[serde(default = "per_address")]
    pub requests_a_minute_per_address: u32,
    /// Requests a minute that one person may make; 0: no limit.
    #[serde(default = "per_person")]
    pub requests_a_minute_per_person: u32,
    /// Hours after which an upload that nothing refers to is thrown away.
    #[serde(default = "upload_hours")]
    pub upload_hours: u32,
    /// Seconds that a request may take.
    #[serde(default = "request_seconds")]
    pub request_seconds: u64,
}

/// The database.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite://FILE` or `postgres://USER:PASSWORD@HOST/NAME`.
    pub url: String,
    /// Connections of one instance at most.
    #[serde(default = "connections")]
    pub connections: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite://data/service.sqlite".to_owned(), connections: connections() }
    }
}

/// Where the bytes of files lie.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Files {
    /// In a folder of this machine.
    Folder {
        /// The folder; made when it is not there.
        path: PathBuf,
    },
    /// In a bucket of a storage that speaks S3.
    S3 {
        /// Its address.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// The region.
        #[serde(default = "region")]
        region: String,
        /// The access key's name.
        access_key: String,
        /// The access key's secret.
        secret_key: String,
    },
}

impl Default for Files {
    fn default() -> Self {
        Self::Folder { path: PathBuf::from("data/files") }
    }
}

/// Who identifies people.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The OpenID Connect issuer.
    pub issuer: String,
    /// The desktop program's name at the issuer.
    #[serde(default = "client_id")]
    pub client_id: String,
    /// What access tokens must have as their audience.
    #[serde(default = "audience")]
    pub audience: String,
    /// Values of `acr` that mean strong identification.
    #[serde(default = "strong")]
    pub strong: Vec<String>,
    /// The value in the claim `roles` by which officials are known.
    #[serde(default = "official_role")]
    pub official_role: String,
    /// The mandate in the claim `mandates` by which somebody acts for a business.
    #[serde(default = "employer_mandate")]
    pub employer_mandate: String,
}

/// Who takes payments.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    /// The provider's address, without a slash at the end.
    pub url: String,
    /// Our account there.
    pub account: String,
    /// What signs both ways.
    pub secret: String,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// [`StartError::Config`] when it cannot be read or understood.
    pub fn read(path: &Path) -> Result<Self, StartError> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| StartError::Config(format!("{}: {error}", path.display())))?;
        Self::parse(&text)
    }

    /// Understands the text of such a file.
    ///
    /// # Errors
    /// [`StartError::Config`].
    pub fn parse(text: &str) -> Result<Self, StartError> {
        let config: Self = toml::from_str(text).map_err(|error| StartError::Config(error.to_string()))?;
        let loopback = config.listen.ip().is_loopback();
        if !loopback && !config.public_url.starts_with("https://") {
            let why = "beyond loopback public_url must begin with https:// (TLS ends at a proxy before the service)";
            return Err(StartError::Config(why.to_owned()));
        }
        Ok(config)
    }
}

fn name() -> String {
    "Liite reference service".to_owned()
}
fn listen() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8470))
}
fn receipt_key() -> PathBuf {
    PathBuf::from("data/receipt.key")
}
fn max_file_bytes() -> u64 {
    4_000_000
}
fn max_body_bytes() -> usize {
    1_200_000
}
fn per_address() -> u32 {
    6000
}
fn per_person() -> u32 {
    1200
}
fn upload_hours() -> u32 {
    48
}
fn request_seconds() -> u64 {
    60
}
fn connections() -> u32 {
    8
}
fn region() -> String {
    "eu-north-1".to_owned()
}
fn client_id() -> String {
    "liite-desktop".to_owned()
}
fn audience() -> String {
    "liite-service".to_owned()
}
fn strong() -> Vec<String> {
    vec!["urn:liite:acr:strong".to_owned()]
}
fn official_role() -> String {
    "official".to_owned()
}
fn employer_mandate() -> String {
    "employment-based-immigration".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "public_url = \"http://127.0.0.1:1\"\n[sign_in]\nissuer = \"http://127.0.0.1:2\"\n";

    #[test]
    fn the_least_configuration_listens_on_loopback_only() {
        let config = Config::parse(LEAST).unwrap();
        assert!(config.listen.ip().is_loopback());
        assert_eq!(config.max_file_bytes, 4_000_000);
    }

    #[test]
    fn beyond_loopback_nothing_is_spoken_in_the_clear() {
        let text = format!("listen = \"0.0.0.0:80\"\n{LEAST}");
        assert!(matches!(Config::parse(&text), Err(StartError::Config(why)) if why.contains("https")));
    }
}

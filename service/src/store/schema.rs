//! The schema and its migrations. A migration is never changed once it was released; the next one is added.

use sqlx::{AnyPool, Executor};

use crate::StartError;

/// What every connection to SQLite is told: a power cut loses nothing that was confirmed.
pub(super) const SQLITE_CONNECTION: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
     PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 15000;";

/// Of each migration what both databases understand, then what only SQLite and only PostgreSQL do.
const MIGRATIONS: &[(&str, &str, &str)] = &[(
    "CREATE TABLE applications (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, state TEXT NOT NULL, changed BIGINT NOT NULL,
        body TEXT NOT NULL);
     CREATE INDEX applications_by_state ON applications (state, changed);
     -- Who takes part: found by subject for the lists. Rewritten with every change of its application.
     CREATE TABLE parties (
        application TEXT NOT NULL REFERENCES applications (id), role TEXT NOT NULL, subject TEXT NOT NULL,
        client TEXT NOT NULL, standing BIGINT NOT NULL, PRIMARY KEY (application, role, subject));
     CREATE INDEX parties_by_subject ON parties (role, subject);
     CREATE UNIQUE INDEX one_assistant_and_one_representative ON parties (client, role)
        WHERE standing = 0 AND role IN ('assistant', 'representative');
     CREATE TABLE uploads (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, length BIGINT NOT NULL,
        received BIGINT NOT NULL, ready BIGINT NOT NULL, used BIGINT NOT NULL, sha256 TEXT NOT NULL,
        expires BIGINT NOT NULL);
     CREATE INDEX uploads_by_expiry ON uploads (used, expires);
     CREATE TABLE parts (
        upload TEXT NOT NULL REFERENCES uploads (id), start_at BIGINT NOT NULL, bytes BIGINT NOT NULL,
        object TEXT NOT NULL, PRIMARY KEY (upload, start_at));
     CREATE TABLE repetitions (
        subject TEXT NOT NULL, idempotency_key TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL,
        at BIGINT NOT NULL, PRIMARY KEY (subject, idempotency_key));
     CREATE TABLE payments (
        stamp TEXT PRIMARY KEY, application TEXT NOT NULL REFERENCES applications (id));",
    "CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT, at BIGINT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
        action TEXT NOT NULL, application TEXT NOT NULL, on_behalf TEXT NOT NULL, outcome TEXT NOT NULL);
     CREATE INDEX audit_by_application ON audit (application, number);
     CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
     CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;",
    "CREATE TABLE audit (
        number BIGSERIAL PRIMARY KEY, at BIGINT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
        action TEXT NOT NULL, application TEXT NOT NULL, on_behalf TEXT NOT NULL, outcome TEXT NOT NULL);
     CREATE INDEX audit_by_application ON audit (application, number);
     CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$;
     CREATE TRIGGER audit_is_not_changed BEFORE UPDATE OR DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
     CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();",
)];

/// Brings the schema up to date. Instances that start together wait for one another.
pub(super) async fn migrate(pool: &AnyPool, sqlite: bool) -> Result<(), StartError> {
    let mut tx = pool.begin().await?;
    if !sqlite {
        // Any number will do, as long as it is always the same: it keeps a second instance out until we have committed.
        tx.execute("SELECT pg_advisory_xact_lock(727147001)").await?;
    }
    tx.execute("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)").await?;
    let found: Option<i64> =
        sqlx::query_scalar("SELECT version FROM schema_version").fetch_optional(&mut *tx).await?;
    let found = usize::try_from(found.unwrap_or(0)).unwrap_or(usize::MAX);
    if found > MIGRATIONS.len() {
        return Err(StartError::Config(format!("the database has schema {found}, newer than this program")));
    }
    for (both, only_sqlite, only_postgres) in MIGRATIONS.iter().skip(found) {
        sqlx::raw_sql(*both).execute(&mut *tx).await?;
        sqlx::raw_sql(if sqlite { *only_sqlite } else { *only_postgres }).execute(&mut *tx).await?;
    }
    tx.execute("DELETE FROM schema_version").await?;
    let now = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    sqlx::query("INSERT INTO schema_version (version) VALUES ($1)").bind(now).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

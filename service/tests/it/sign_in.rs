//! Sign-in: the whole dance with the test provider, and every token that must not be believed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use liite_protocol::{Code, Me};
use liite_service_testing::identity::{STRONG, sign};
use liite_service_testing::people::{APPLICANT, EMPLOYER, OFFICIAL};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::world::{World, send};

fn until(seconds: i64) -> u64 {
    u64::try_from(crate::world::now().as_second() + seconds).unwrap()
}

/// Walks through the provider as a browser would; the code.
async fn code(world: &World, issuer: &str, verifier: &str, person: &str, method: &str) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    let query = format!(
        "response_type=code&client_id=liite-desktop&redirect_uri=http%3A%2F%2F127.0.0.1%3A5%2Fback&state=s%26t\
         &code_challenge={challenge}&code_challenge_method=S256"
    );
    let page = send(world.http.get(format!("{issuer}/authorize?{query}"))).await;
    let page = String::from_utf8(page.body).unwrap();
    for word in ["TEST", "Suomi.fi", "Bank codes", "Mobile certificate", "Certificate card", APPLICANT.name] {
        assert!(page.contains(word), "{word}");
    }
    let chosen =
        send(world.http.get(format!("{issuer}/identify?{query}&person={person}&method={method}"))).await;
    let back = chosen.header("location").to_owned();
    assert!(back.starts_with("http://127.0.0.1:5/back?code=") && back.ends_with("&state=s%26t"), "{back}");
    back.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned()
}

async fn token(world: &World, issuer: &str, fields: &[(&str, &str)]) -> (u16, Value) {
    let reply = send(world.http.post(format!("{issuer}/token")).form(fields)).await;
    (reply.status.as_u16(), serde_json::from_slice(&reply.body).unwrap())
}

async fn issuer(world: &World) -> String {
    world.nobody().get("/v1/service").await.ok::<liite_protocol::ServiceInfo>().issuer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_refreshes_and_signs_out() {
    let world = World::start().await;
    let issuer = issuer(&world).await;
    let verifier = "v".repeat(50);
    let code = code(&world, &issuer, &verifier, EMPLOYER.subject, "bank").await;
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", "liite-desktop"),
        ("redirect_uri", "http://127.0.0.1:5/back"),
        ("code", &code),
        ("code_verifier", &verifier),
    ];
    let (status, granted) = token(&world, &issuer, &fields).await;
    assert_eq!(status, 200, "{granted}");
    let access = granted["access_token"].as_str().unwrap();
    let me: Me = world.with_token(access).get("/v1/me").await.ok();
    assert_eq!((&*me.name, me.strong, &*me.businesses[0]), (EMPLOYER.name, true, EMPLOYER.businesses[0]));
    assert_eq!(token(&world, &issuer, &fields).await.0, 400, "a code is good once");

    let refresh = granted["refresh_token"].as_str().unwrap();
    let again = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
    let (status, next) = token(&world, &issuer, &again).await;
    assert_eq!(status, 200);
    assert_eq!(token(&world, &issuer, &again).await.0, 400, "a refresh token is good once");
    let last = next["refresh_token"].as_str().unwrap();
    send(world.http.post(format!("{issuer}/revoke")).form(&[("token", last)])).await.done();
    let after = [("grant_type", "refresh_token"), ("refresh_token", last)];
    assert_eq!(token(&world, &issuer, &after).await.0, 400, "signed out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_without_its_verifier_is_worth_nothing() {
    let world = World::start().await;
    let issuer = issuer(&world).await;
    let code = code(&world, &issuer, &"v".repeat(50), APPLICANT.subject, "mobile").await;
    let stolen = [
        ("grant_type", "authorization_code"),
        ("client_id", "liite-desktop"),
        ("redirect_uri", "http://127.0.0.1:5/back"),
        ("code", &code),
        ("code_verifier", "another-verifier-another-verifier-another-verifier"),
    ];
    assert_eq!(token(&world, &issuer, &stolen).await.0, 400);
    let away = "response_type=code&client_id=x&redirect_uri=https%3A%2F%2Fevil.example%2F&code_challenge_method=S256";
    let away = format!("{issuer}/authorize?{away}&code_challenge={}", "c".repeat(43));
    assert_eq!(send(world.http.get(away)).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_account_is_weak_and_gives_no_office() {
    let world = World::start().await;
    let me: Me = world.weak(&OFFICIAL).get("/v1/me").await.ok();
    assert_eq!((me.strong, me.official), (false, false));
    world.weak(&OFFICIAL).get("/v1/official/applications").await.refused(Code::Forbidden);
    world.strong(&OFFICIAL).get("/v1/official/applications").await.done();
    let me: Me = world.weak(&EMPLOYER).get("/v1/me").await.ok();
    assert!(me.businesses.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_token_is_refused_and_logged() {
    let world = World::start().await;
    let good = world.identity.claims(&APPLICANT, STRONG, until(600));
    let with = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        world.identity.signed(&claims)
    };
    let without = |name: &str| {
        let mut claims = good.clone();
        claims.as_object_mut().unwrap().remove(name);
        world.identity.signed(&claims)
    };
    let thief = SigningKey::from_bytes(&[3; 32]);
    let header = json!({ "alg": "EdDSA", "kid": "test-1" });
    let genuine = world.identity.signed(&good);
    let mut parts: Vec<&str> = genuine.split('.').collect();
    let other = URL_SAFE_NO_PAD.encode(world.identity.claims(&OFFICIAL, STRONG, until(600)).to_string());
    parts[1] = &other;
    let swapped = parts.join(".");
    let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","kid":"test-1"}"#);
    let unsigned = format!("{none}.{}.", genuine.split('.').nth(1).unwrap());
    for (what, token) in [
        ("signed by a thief", sign(&thief, &header, &good)),
        ("of an unknown key", sign(&thief, &json!({ "alg": "EdDSA", "kid": "x" }), &good)),
        ("with swapped claims", swapped),
        ("not signed", unsigned),
        (
            "signed with the public key as a secret",
            sign(&thief, &json!({ "alg": "HS256", "kid": "test-1" }), &good),
        ),
        ("for another service", with("aud", json!("another"))),
        ("of another issuer", with("iss", json!("http://127.0.0.1:1"))),
        ("not valid yet", with("nbf", json!(until(3600)))),
        ("of nobody", with("sub", json!(""))),
        ("without an end", without("exp")),
        ("without an audience", without("aud")),
        ("no token", "x.y.z".to_owned()),
        ("too long", format!("{genuine}{}", "a".repeat(20_000))),
    ] {
        let reply = world.with_token(&token).get("/v1/applications").await;
        assert_eq!(reply.status, 401, "{what}: {reply:?}");
        reply.refused(Code::NotSignedIn);
        assert_eq!(reply.header("www-authenticate"), "Bearer");
        assert_eq!(world.last_refusal().await.outcome, "not-signed-in", "{what}");
    }
    world.with_token(&genuine).get("/v1/applications").await.done();
    world.nobody().get("/v1/applications").await.refused(Code::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_token_is_refused_as_expired_and_logged() {
    let world = World::start().await;
    let token = world.identity.access_token(&APPLICANT, STRONG, until(600));
    world.with_token(&token).get("/v1/me").await.done();
    world.pass(jiff::SignedDuration::from_secs(700));
    world.with_token(&token).get("/v1/me").await.refused(Code::TokenExpired);
    let refusal = world.last_refusal().await;
    assert_eq!((&*refusal.outcome, &*refusal.who), ("token-expired", APPLICANT.subject));
}

//! Uploads: resumed at the byte they had, proved by digests, refused at the door with findings.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use liite_protocol::{Code, Upload, UploadState};
use liite_service_testing::people::{APPLICANT, NEIGHBOUR};
use reqwest::Method;
use serde_json::json;
use tokio::io::AsyncWriteExt;

use crate::steps;
use crate::world::{Reply, Someone, World, pdf, pdf_of, send, sha256};

async fn create(who: &Someone<'_>, length: usize, metadata: &str) -> Reply {
    let request = who.request(Method::POST, "/v1/uploads").header("tus-resumable", "1.0.0");
    send(request.header("upload-length", length).header("upload-metadata", metadata)).await
}

async fn begun(who: &Someone<'_>, length: usize) -> String {
    let reply = create(who, length, "name YS5wZGY=").await;
    assert_eq!(reply.status, 201, "{reply:?}");
    assert_eq!(reply.header("upload-offset"), "0");
    assert!(reply.header("upload-expires").ends_with("GMT"));
    reply.header("location").to_owned()
}

async fn patch(who: &Someone<'_>, path: &str, offset: usize, bytes: &[u8], checksum: Option<&str>) -> Reply {
    let request = who.request(Method::PATCH, path).header("tus-resumable", "1.0.0");
    let request = request.header("content-type", "application/offset+octet-stream");
    let mut request = request.header("upload-offset", offset).body(bytes.to_vec());
    if let Some(checksum) = checksum {
        request = request.header("upload-checksum", checksum);
    }
    send(request).await
}

async fn offset(who: &Someone<'_>, path: &str) -> usize {
    let reply = send(who.request(Method::HEAD, path).header("tus-resumable", "1.0.0")).await;
    assert_eq!(reply.status, 200);
    reply.header("upload-offset").parse().unwrap()
}

fn checksum(bytes: &[u8]) -> String {
    use sha2::Digest;
    format!("sha256 {}", STANDARD.encode(sha2::Sha256::digest(bytes)))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_in_chunks_with_checksums_comes_back_byte_for_byte() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let file = pdf_of(700, 5);
    let path = begun(&applicant, file.len()).await;
    let mut sent = 0;
    for chunk in file.chunks(file.len() / 5 + 1) {
        let reply = patch(&applicant, &path, sent, chunk, Some(&checksum(chunk))).await;
        assert_eq!(reply.status, 204, "{reply:?}");
        sent += chunk.len();
        assert_eq!(reply.header("upload-offset"), sent.to_string());
    }
    let seen: Upload = applicant.get(&path).await.ok();
    assert_eq!((seen.state, seen.sha256), (UploadState::Ready, Some(sha256(&file))));
    let id = steps::draft(&world).await;
    let slot = format!("/v1/applications/{id}/attachments/qualification");
    applicant.put(&slot, &json!({ "upload": seen.id })).await.done();
    let back = applicant.get(&format!("/v1/applications/{id}/files/{}", sha256(&file))).await;
    assert_eq!(back.header("content-type"), "application/pdf");
    assert!(back.body == file);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_broke_off_goes_on_at_the_byte_it_had() {
    let mut world = World::start().await;
    let file = pdf_of(500, 6);
    let half = file.len() / 2;
    let path = begun(&world.weak(&APPLICANT), file.len()).await;
    // By hand, to hang up in the middle of a body.
    let request = world.weak(&APPLICANT).request(Method::PATCH, "/").build().unwrap();
    let token = request.headers().get("authorization").unwrap().to_str().unwrap().to_owned();
    let address = world.base.strip_prefix("http://").unwrap().to_owned();
    let mut socket = tokio::net::TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: {token}\r\ntus-resumable: 1.0.0\r\n\
         upload-offset: 0\r\ncontent-type: application/offset+octet-stream\r\ncontent-length: {}\r\n\r\n",
        file.len()
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    socket.write_all(&file[..half]).await.unwrap();
    socket.flush().await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    drop(socket);
    let mut had = 0;
    for _ in 0..100 {
        had = offset(&world.weak(&APPLICANT), &path).await;
        if had > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    assert_eq!(had, half, "what arrived is kept");
    // The service is stopped and started in between.
    world.stop().await;
    world.start_again().await;
    let applicant = world.weak(&APPLICANT);
    assert_eq!(offset(&applicant, &path).await, half);
    assert_eq!(patch(&applicant, &path, half, &file[half..], None).await.status, 204);
    let seen: Upload = applicant.get(&path).await.ok();
    assert_eq!(seen.sha256, Some(sha256(&file)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_at_the_wrong_place_or_with_the_wrong_digest_changes_nothing() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let file = pdf(1);
    let path = begun(&applicant, file.len()).await;
    patch(&applicant, &path, 5, &file[5..], None).await.refused(Code::OffsetMismatch);
    let wrong = patch(&applicant, &path, 0, &file, Some(&checksum(b"other"))).await;
    assert_eq!(wrong.status, 460);
    wrong.refused(Code::ChecksumMismatch);
    patch(&applicant, &path, 0, &file, Some("md5 AAAA")).await.refused(Code::Malformed);
    let more = [&file[..], b"x"].concat();
    patch(&applicant, &path, 0, &more, None).await.refused(Code::TooLarge);
    assert_eq!(offset(&applicant, &path).await, 0);
    // The same chunk twice, as a proxy that duplicates would have it.
    assert_eq!(patch(&applicant, &path, 0, &file[..9], None).await.status, 204);
    patch(&applicant, &path, 0, &file[..9], None).await.refused(Code::OffsetMismatch);
    assert_eq!(offset(&applicant, &path).await, 9);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_with_another_digest_than_announced_begins_again() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let (file, other) = (pdf(1), pdf(2));
    let metadata = format!("name YS5wZGY=,sha256 {}", STANDARD.encode(sha256(&other)));
    let path = create(&applicant, file.len(), &metadata).await.header("location").to_owned();
    patch(&applicant, &path, 0, &file, None).await.refused(Code::ChecksumMismatch);
    assert_eq!(offset(&applicant, &path).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_archivable_pdf_is_refused_with_findings() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let broken = b"%PDF-1.7\nthis is no pdf at all\n%%EOF\n".to_vec();
    let picture = [&b"\xff\xd8\xff\xe0"[..], &[0; 400]].concat();
    let mut cut = pdf(1);
    cut.truncate(cut.len() / 2);
    for (file, rule) in [
        (picture, "not-a-pdf"),
        (broken, "pdf-unreadable"),
        (cut, "pdf-unreadable"),
        (with_open_action(&pdf(1)), "pdf-active"),
    ] {
        let path = begun(&applicant, file.len()).await;
        let problem = patch(&applicant, &path, 0, &file, None).await.refused(Code::FileRefused);
        let rules: Vec<&str> = problem.findings.iter().map(|finding| &*finding.rule).collect();
        assert!(rules.contains(&rule) || rules.contains(&"pdf-not-archivable"), "{rule}: {rules:?}");
        assert_eq!(world.last_refusal().await.outcome, "file-refused");
        // Nothing is kept of it.
        applicant.get(&path).await.refused(Code::NotFound);
    }
}

/// The same file with a script that runs when it is opened, in an incremental update.
fn with_open_action(file: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(file).unwrap();
    let action =
        lopdf::dictionary! { "S" => "JavaScript", "JS" => lopdf::Object::string_literal("app.alert(1)") };
    let action = document.add_object(action);
    document.catalog_mut().unwrap().set("OpenAction", action);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_nobody_elses() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let upload = applicant.upload(&pdf(1)).await;
    let neighbour = world.weak(&NEIGHBOUR);
    let path = format!("/v1/uploads/{upload}");
    neighbour.get(&path).await.refused(Code::NotFound);
    patch(&neighbour, &path, 0, b"x", None).await.refused(Code::NotFound);
    send(neighbour.request(Method::DELETE, &path).header("tus-resumable", "1.0.0"))
        .await
        .refused(Code::NotFound);
    let body = json!({ "type": "study" });
    let own: liite_protocol::Application = neighbour.post("/v1/applications", &body).await.ok();
    let slot = format!("/v1/applications/{}/attachments/passport-copy", own.summary.id);
    neighbour.put(&slot, &json!({ "upload": upload })).await.refused(Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_refused_before_it_is_sent() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let problem = create(&applicant, 4_000_001, "").await.refused(Code::TooLarge);
    assert_eq!(problem.values["most"], 4_000_000);
    assert_eq!(world.last_refusal().await.outcome, "too-large");
    let none = applicant.request(Method::POST, "/v1/uploads").header("upload-length", 5);
    send(none).await.refused(Code::TusVersion);
    let options = send(world.nobody().request(Method::OPTIONS, "/v1/uploads")).await;
    assert_eq!(options.header("tus-version"), "1.0.0");
    assert_eq!(options.header("tus-max-size"), "4000000");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_nothing_refers_to_is_thrown_away_and_an_attached_one_is_not() {
    let world = World::start().await;
    let id = steps::draft(&world).await;
    let applicant = world.weak(&APPLICANT);
    let left = applicant.upload(&pdf(7)).await;
    world.pass(jiff::SignedDuration::from_hours(49));
    world.service.sweep().await.unwrap();
    applicant.get(&format!("/v1/uploads/{left}")).await.refused(Code::NotFound);
    assert!(world.service.files.get(&format!("files/{left}")).await.is_err());
    let kept = applicant.get(&format!("/v1/applications/{id}/files/{}", sha256(&pdf(1)))).await;
    assert!(kept.body == pdf(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_replaced_is_taken_away_unless_another_slot_still_holds_it() {
    let world = World::start().await;
    let id = steps::draft(&world).await;
    let applicant = world.weak(&APPLICANT);
    let there = async |upload: &str| world.service.files.get(&format!("files/{upload}")).await.is_ok();
    let first = steps::attach(&world, &id, "photo", &pdf(20)).await;
    let other_slot = format!("/v1/applications/{id}/attachments/legal-stay");
    applicant.put(&other_slot, &json!({ "upload": first })).await.done();
    // The same once more is no replacement.
    applicant.put(&other_slot, &json!({ "upload": first })).await.done();
    let second = steps::attach(&world, &id, "photo", &pdf(21)).await;
    assert!(there(&first).await && there(&second).await);
    let third = steps::attach(&world, &id, "legal-stay", &pdf(22)).await;
    assert!(!there(&first).await && there(&second).await && there(&third).await);
    // A repetition that comes late brings nothing back.
    applicant.put(&other_slot, &json!({ "upload": first })).await.refused(Code::NotFound);
    applicant.delete(&other_slot).await.done();
    assert!(!there(&third).await);
    applicant.get(&format!("/v1/uploads/{third}")).await.refused(Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_that_nobody_asks_for_has_a_slot_of_its_own() {
    let world = World::start().await;
    let (id, applicant) = (steps::draft(&world).await, world.weak(&APPLICANT));
    for slot in ["other-1", "other-99"] {
        steps::attach(&world, &id, slot, &pdf(30)).await;
    }
    let upload = applicant.upload(&pdf(31)).await;
    for slot in ["other-0", "other-01", "other-100", "other-+1", "other-", "others"] {
        let path = format!("/v1/applications/{id}/attachments/{slot}");
        applicant.put(&path, &json!({ "upload": upload })).await.refused(Code::Invalid);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_never_becomes_a_path() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let file = pdf(1);
    let metadata = format!("name {}", STANDARD.encode("../../../etc/passwd"));
    let path = create(&applicant, file.len(), &metadata).await.header("location").to_owned();
    assert_eq!(patch(&applicant, &path, 0, &file, None).await.status, 204);
    for trick in [
        "/v1/uploads/..%2F..%2Freceipt.key",
        "/v1/uploads/%2e%2e%2freceipt.key",
        "/v1/applications/..%2f..%2fx",
        "/v1/applications/%00",
    ] {
        let reply = applicant.get(trick).await;
        assert!(reply.status.is_client_error(), "{trick}: {reply:?}");
    }
    let id = steps::draft(&world).await;
    for trick in ["..%2Freceipt.key", "passport-copy%2F..", "%2e%2e"] {
        let upload = applicant.upload(&file).await;
        let slot = format!("/v1/applications/{id}/attachments/{trick}");
        let reply = applicant.put(&slot, &json!({ "upload": upload })).await;
        assert!(reply.status.is_client_error(), "{trick}");
        let reply = applicant.get(&format!("/v1/applications/{id}/files/{trick}")).await;
        assert!(reply.status.is_client_error(), "{trick}");
    }
}

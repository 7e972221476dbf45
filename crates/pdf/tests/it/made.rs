//! Small PDF files of other programs' kinds, made object by object.

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
};

/// A page to be made.
#[derive(Clone)]
pub(crate) struct Sheet {
    pub(crate) media: [f32; 4],
    pub(crate) rotate: i64,
    pub(crate) content: String,
    /// `/Im0`, `/Im1` ...
    pub(crate) images: Vec<Stream>,
    pub(crate) extra: Dictionary,
}

impl Sheet {
    pub(crate) fn new(width: f32, height: f32, content: &str) -> Self {
        let media = [0.0, 0.0, width, height];
        Self { media, rotate: 0, content: content.to_owned(), images: Vec::new(), extra: Dictionary::new() }
    }

    pub(crate) fn with(mut self, image: Stream) -> Self {
        self.images.push(image);
        self
    }
}

/// An image with its samples as they are.
pub(crate) fn raw_image(width: u32, height: u32, space: &str, bits: i64, samples: Vec<u8>) -> Stream {
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
        "ColorSpace" => Object::Name(space.as_bytes().to_vec()), "BitsPerComponent" => bits,
    };
    Stream::new(dict, samples)
}

/// An image that is a JPEG stream.
pub(crate) fn jpeg_image(width: u32, height: u32, space: &str, jpeg: Vec<u8>) -> Stream {
    let mut image = raw_image(width, height, space, 8, jpeg);
    image.dict.set("Filter", "DCTDecode");
    image
}

/// A document of these pages; `catalog` is added to its root.
pub(crate) fn document(sheets: &[Sheet], catalog: &Dictionary) -> Document {
    let mut document = Document::with_version("1.7");
    let parent = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    });
    let mut kids = Vec::new();
    for sheet in sheets {
        let content = document.add_object(Stream::new(Dictionary::new(), sheet.content.clone().into_bytes()));
        let mut images = Dictionary::new();
        for (number, image) in sheet.images.iter().enumerate() {
            images.set(format!("Im{number}"), document.add_object(image.clone()));
        }
        let media: Vec<Object> = sheet.media.iter().map(|v| Object::Real(*v)).collect();
        let mut page = dictionary! {
            "Type" => "Page", "Parent" => parent, "MediaBox" => media, "Rotate" => sheet.rotate,
            "Contents" => content,
            "Resources" => dictionary! {
                "XObject" => images,
                "Font" => dictionary! { "F1" => font },
                "ExtGState" => dictionary! { "Clear" => dictionary! { "ca" => 0 } },
            },
        };
        page.extend(&sheet.extra);
        kids.push(Object::Reference(document.add_object(page)));
    }
    let count = kids.len() as i64;
    document
        .objects
        .insert(parent, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let mut root = dictionary! { "Type" => "Catalog", "Pages" => parent };
    root.extend(catalog);
    let root = document.add_object(root);
    document.trailer.set("Root", root);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    document
}

pub(crate) fn bytes(mut document: Document) -> Vec<u8> {
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

pub(crate) fn file(sheets: &[Sheet]) -> Vec<u8> {
    bytes(document(sheets, &Dictionary::new()))
}

/// The same encrypted, to be opened with `password`.
pub(crate) fn encrypted(mut document: Document, password: &str) -> Vec<u8> {
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    bytes(document)
}

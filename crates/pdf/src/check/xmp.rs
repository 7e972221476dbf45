//! XMP packets: XML and RDF into a tree of properties, strictly (XMP Specification, September 2005).

use std::borrow::Cow;

use roxmltree::{Document, Node, ParsingOptions};

pub(crate) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const META: &str = "adobe:ns:meta/";

/// How deep properties may nest.
const MAX_DEPTH: usize = 24;

/// What a packet holds.
#[derive(Debug, Default)]
pub(crate) struct Packet {
    pub(crate) properties: Vec<Property>,
}

/// A property, a structure's field or an array's item.
#[derive(Debug, Clone)]
pub(crate) struct Property {
    pub(crate) namespace: String,
    pub(crate) prefix: String,
    pub(crate) name: String,
    pub(crate) language: bool,
    pub(crate) value: Value,
}

#[derive(Debug, Clone)]
pub(crate) enum Value {
    Text(String),
    Struct(Vec<Property>),
    Array(Kind, Vec<Property>),
}

/// The three RDF containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Bag,
    Seq,
    Alt,
}

impl Property {
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn is(&self, namespace: &str, name: &str) -> bool {
        self.namespace == namespace && self.name == name
    }

    /// Fields of a structure, items of an array.
    pub(crate) fn children(&self) -> &[Self] {
        match &self.value {
            Value::Text(_) => &[],
            Value::Struct(inner) | Value::Array(_, inner) => inner,
        }
    }

    pub(crate) fn child(&self, namespace: &str, name: &str) -> Option<&Self> {
        self.children().iter().find(|child| child.is(namespace, name))
    }
}

impl Packet {
    pub(crate) fn property(&self, namespace: &str, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.is(namespace, name))
    }
}

/// A packet's bytes as text, and whether they are UTF-8.
pub(crate) fn text(data: &[u8]) -> (Option<Cow<'_, str>>, bool) {
    let wide = |big: bool| {
        let units: Vec<u16> = data
            .chunks_exact(2)
            .map(|pair| {
                pair.iter()
                    .enumerate()
                    .fold(0, |v, (i, b)| v | u16::from(*b) << if (i == 0) == big { 8 } else { 0 })
            })
            .collect();
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    let wider = |big: bool| {
        let value = |four: &[u8; 4]| if big { u32::from_be_bytes(*four) } else { u32::from_le_bytes(*four) };
        data.chunks_exact(4)
            .map(|four| <[u8; 4]>::try_from(four).ok().and_then(|four| char::from_u32(value(&four))))
            .collect::<Option<String>>()
            .map(Cow::Owned)
    };
    match data {
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => (wider(true), false),
        [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => (wider(false), false),
        [0xfe, 0xff, ..] | [0, b'<', ..] => (wide(true), false),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => (wide(false), false),
        _ => match std::str::from_utf8(data) {
            Ok(text) => (Some(Cow::Borrowed(text)), true),
            Err(_) => (None, false),
        },
    }
}

/// The attributes of the `xpacket` header, when there is one.
pub(crate) fn header(data: &str) -> Option<&str> {
    let start = data.find("<?xpacket")?;
    let rest = data.get(start..)?;
    rest.get(9..rest.find("?>")?)
}

/// Reads a packet; the error says what is wrong with it.
pub(crate) fn parse(data: &str) -> Result<Packet, String> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 500_000, ..ParsingOptions::default() };
    let data = data.strip_prefix('\u{feff}').unwrap_or(data);
    let document = Document::parse_with_options(data, options).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let rdf = if root.has_tag_name((RDF, "RDF")) {
        Some(root)
    } else if root.has_tag_name((META, "xmpmeta")) || root.has_tag_name((META, "xapmeta")) {
        root.children().find(|node| node.has_tag_name((RDF, "RDF")))
    } else {
        root.descendants().find(|node| node.has_tag_name((RDF, "RDF")))
    };
    let mut packet = Packet::default();
    let Some(rdf) = rdf else { return Err("no rdf:RDF".to_owned()) };
    for description in elements(rdf) {
        if !description.has_tag_name((RDF, "Description")) {
            return Err(format!("{} where rdf:Description is expected", description.tag_name().name()));
        }
        attributes(description, &mut packet.properties);
        for element in elements(description) {
            packet.properties.push(property(element, 0)?);
        }
    }
    unique(&packet.properties)?;
    Ok(packet)
}

fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

/// Attributes of other namespaces than RDF and XML are properties in short form.
fn attributes(node: Node<'_, '_>, into: &mut Vec<Property>) {
    for attribute in node.attributes() {
        let Some(namespace) = attribute.namespace().filter(|ns| *ns != RDF && *ns != XML) else { continue };
        into.push(Property {
            namespace: namespace.to_owned(),
            prefix: node.lookup_prefix(namespace).unwrap_or_default().to_owned(),
            name: attribute.name().to_owned(),
            language: false,
            value: Value::Text(attribute.value().to_owned()),
        });
    }
}

fn unique(properties: &[Property]) -> Result<(), String> {
    let mut seen = std::collections::HashSet::new();
    match properties.iter().find(|p| !seen.insert((p.namespace.as_str(), p.name.as_str()))) {
        Some(twice) => Err(format!("{} stands twice", twice.name)),
        None => Ok(()),
    }
}

fn property(node: Node<'_, '_>, depth: usize) -> Result<Property, String> {
    if depth > MAX_DEPTH {
        return Err("nested too deeply".to_owned());
    }
    let namespace =
        node.tag_name().namespace().ok_or_else(|| format!("{} has no namespace", node.tag_name().name()))?;
    Ok(Property {
        namespace: namespace.to_owned(),
        prefix: node.lookup_prefix(namespace).unwrap_or_default().to_owned(),
        name: node.tag_name().name().to_owned(),
        language: node.has_attribute((XML, "lang")),
        value: value(node, depth)?,
    })
}

fn value(node: Node<'_, '_>, depth: usize) -> Result<Value, String> {
    let kind = node.attribute((RDF, "parseType"));
    if kind == Some("Resource") {
        return structure(node, depth);
    }
    if kind.is_some() {
        return Err(format!("rdf:parseType {}", kind.unwrap_or_default()));
    }
    let mut inner = elements(node);
    let Some(first) = inner.next() else { return Ok(leaf(node)) };
    if inner.next().is_some() {
        return Err(format!("{} holds more than one node", node.tag_name().name()));
    }
    let stray =
        node.children().any(|child| child.is_text() && !child.text().unwrap_or_default().trim().is_empty());
    if stray {
        return Err(format!("{} mixes text and elements", node.tag_name().name()));
    }
    let kind = match (first.tag_name().namespace(), first.tag_name().name()) {
        (Some(RDF), "Bag") => Kind::Bag,
        (Some(RDF), "Seq") => Kind::Seq,
        (Some(RDF), "Alt") => Kind::Alt,
        _ => return structure(first, depth),
    };
    let mut items = Vec::new();
    for item in elements(first) {
        if !item.has_tag_name((RDF, "li")) {
            return Err(format!("{} in an array", item.tag_name().name()));
        }
        items.push(property(item, depth + 1)?);
    }
    Ok(Value::Array(kind, items))
}

/// An element without elements: text, a reference, or a structure in short form.
fn leaf(node: Node<'_, '_>) -> Value {
    if let Some(resource) = node.attribute((RDF, "resource")) {
        return Value::Text(resource.to_owned());
    }
    let mut fields = Vec::new();
    attributes(node, &mut fields);
    let text: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    if let Some(value) = node.attribute((RDF, "value")) {
        return Value::Text(value.to_owned());
    }
    if fields.is_empty() { Value::Text(text) } else { Value::Struct(fields) }
}

/// Fields; when one of them is rdf:value, that is the value and the others qualify it.
fn structure(node: Node<'_, '_>, depth: usize) -> Result<Value, String> {
    let mut fields = Vec::new();
    attributes(node, &mut fields);
    for element in elements(node) {
        fields.push(property(element, depth + 1)?);
    }
    if let Some(value) = node.attribute((RDF, "value")) {
        return Ok(Value::Text(value.to_owned()));
    }
    if let Some(at) = fields.iter().position(|field| field.is(RDF, "value")) {
        return Ok(fields.swap_remove(at).value);
    }
    unique(&fields)?;
    Ok(Value::Struct(fields))
}

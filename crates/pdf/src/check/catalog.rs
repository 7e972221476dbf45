//! The document as a whole: syntax of every object, the catalogue's entries, outlines, names and optional content.

use std::collections::{BTreeSet, HashSet};

use super::content::Checker;
use super::filter;
use super::object::{Dict, Id, Object};
use super::report::Rule;

/// The filters of ISO 32000-1, table 6, that every part allows.
const FILTERS: [&[u8]; 7] = [
    b"ASCIIHexDecode",
    b"ASCII85Decode",
    b"FlateDecode",
    b"RunLengthDecode",
    b"CCITTFaxDecode",
    b"JBIG2Decode",
    b"DCTDecode",
];

impl<'d> Checker<'d> {
    /// Checks everything.
    pub(crate) fn document(&mut self) {
        let Some(root) = self.file.root() else { return };
        self.streams();
        if self.file.encrypted {
            self.page_count(root);
            return;
        }
        self.output_intents(root);
        self.page_tree(root);
        self.check_fonts();
        self.catalogue(root);
        self.form_fields(root);
        self.outlines(root);
        self.names(root);
        self.optional_content(root);
        self.permissions(root);
        self.metadata(root);
        self.file_specifications();
        if self.report.flavour.tagged() {
            self.logical_structure(root);
        }
    }

    fn page_count(&mut self, root: &'d Dict) {
        let count =
            self.file.dict(root, "Pages").and_then(|pages| self.file.get(pages, "Count").as_integer());
        self.pages = count.and_then(|count| u32::try_from(count).ok()).unwrap_or(0);
    }

    /// 6.1.7 for every stream, used or not.
    fn streams(&mut self) {
        let file = self.file;
        for (id, object) in file.objects() {
            let Some(stream) = object.as_stream() else { continue };
            self.about(Some(id), |checker| checker.stream(&stream.dict));
        }
    }

    fn stream(&mut self, dict: &'d Dict) {
        let file = self.file;
        if ["F", "FFilter", "FDecodeParms"].iter().any(|key| dict.has(key)) {
            self.report.add(Rule::StreamExternal, "F, FFilter or FDecodeParms");
        }
        for (index, name) in filter::names(file, dict, ["Filter", "Filter"]).into_iter().enumerate() {
            let allowed = match name {
                b"JPXDecode" => self.part() != 1,
                b"Crypt" => {
                    let parameters = filter::parameters(file, dict, index);
                    self.part() != 1
                        && parameters
                            .is_none_or(|p| !p.has("Name") || file.get(p, "Name").is_name("Identity"))
                }
                _ => FILTERS.contains(&name),
            };
            if !allowed {
                self.report.add(Rule::StreamFilter, String::from_utf8_lossy(name).into_owned());
            }
        }
    }

    fn catalogue(&mut self, root: &'d Dict) {
        let file = self.file;
        if root.has("AA") {
            self.report.add(Rule::AdditionalActions, "the catalogue has AA");
            self.additional_actions(root);
        }
        if let Some(action) = root.raw("OpenAction") {
            self.action(action);
        }
        if file.get(root, "NeedsRendering").as_bool() == Some(true) {
            self.report.add(Rule::NeedsRendering, "NeedsRendering is true");
        }
        if root.has("Requirements") {
            self.report.add(Rule::Requirements, "Requirements");
        }
        let version = file.get(root, "Version").as_name();
        if self.part() == 4 && version.is_some_and(|v| !matches!(v, [b'2', b'.', n] if n.is_ascii_digit())) {
            self.report.add(Rule::CatalogVersion, "Version is not 2.n");
        }
        let roles = file.dict(root, "StructTreeRoot").and_then(|tree| file.dict(tree, "RoleMap"));
        for (kind, role) in roles.into_iter().flat_map(|roles| &roles.0) {
            self.utf8_name(kind);
            self.utf8_name(file.resolve(role).as_name().unwrap_or_default());
        }
        if self.part() == 4 && file.trailer.has("Info") && !root.has("PieceInfo") {
            self.report.add(Rule::InfoWithoutPieceInfo, "Info without PieceInfo");
        }
    }

    /// Bookmarks may carry actions.
    fn outlines(&mut self, root: &'d Dict) {
        let file = self.file;
        let mut queue: Vec<&'d Dict> = file.dict(root, "Outlines").into_iter().collect();
        let mut visited = HashSet::new();
        while let Some(item) = queue.pop() {
            if !visited.insert(std::ptr::from_ref(item) as usize) || visited.len() > 200_000 {
                continue;
            }
            if let Some(action) = item.raw("A") {
                self.action(action);
            }
            queue.extend(["First", "Next"].iter().filter_map(|key| file.dict(item, key)));
        }
    }

    fn names(&mut self, root: &'d Dict) {
        let file = self.file;
        let Some(names) = file.dict(root, "Names") else { return };
        if names.has("AlternatePresentations") {
            self.report.add(Rule::AlternatePresentations, "AlternatePresentations");
        }
        if names.has("EmbeddedFiles") && self.part() == 1 {
            self.report.add(Rule::FileSpecification, "EmbeddedFiles");
        }
        for (_, value) in self.name_tree(names, "JavaScript") {
            self.action(value);
        }
    }

    /// The leaves of a name tree.
    pub(crate) fn name_tree(&self, names: &'d Dict, key: &str) -> Vec<(&'d [u8], &'d Object)> {
        let file = self.file;
        let mut found = Vec::new();
        let mut queue: Vec<&'d Dict> = file.dict(names, key).into_iter().collect();
        let mut visited = HashSet::new();
        while let Some(node) = queue.pop() {
            if !visited.insert(std::ptr::from_ref(node) as usize) || visited.len() > 10_000 {
                continue;
            }
            for pair in file.array(node, "Names").chunks_exact(2) {
                if let [name, value] = pair {
                    found.push((file.resolve(name).as_string().unwrap_or_default(), value));
                }
            }
            queue.extend(file.array(node, "Kids").iter().filter_map(|kid| file.resolve(kid).as_dict()));
        }
        found
    }

    fn optional_content(&mut self, root: &'d Dict) {
        let file = self.file;
        let Some(properties) = file.dict(root, "OCProperties") else { return };
        if self.part() == 1 {
            self.report.add(Rule::OptionalContent, "OCProperties");
            return;
        }
        let groups: BTreeSet<Id> = references(file.array(properties, "OCGs"));
        let configurations =
            file.array(properties, "Configs").iter().filter_map(|c| file.resolve(c).as_dict());
        let mut seen = HashSet::new();
        for configuration in file.dict(properties, "D").into_iter().chain(configurations) {
            let name = file.get(configuration, "Name").as_string().unwrap_or_default();
            if name.is_empty() {
                self.report.add(Rule::OptionalContent, "a configuration without Name");
            } else if !seen.insert(name) {
                self.report.add_at(Rule::OptionalContent, None, "two configurations of one Name");
            }
            if configuration.has("AS") {
                self.report.add(Rule::OptionalContent, "AS");
            }
            if configuration.has("Order") {
                let mut listed = BTreeSet::new();
                let mut visited = HashSet::new();
                self.ordered(file.array(configuration, "Order"), &mut listed, &mut visited, 0);
                if !groups.is_subset(&listed) {
                    self.report.add(Rule::OptionalContent, "Order does not list all groups");
                }
            }
        }
    }

    fn ordered(
        &self,
        items: &'d [Object],
        listed: &mut BTreeSet<Id>,
        visited: &mut HashSet<usize>,
        depth: usize,
    ) {
        if depth > 32 || !visited.insert(items.as_ptr() as usize) {
            return;
        }
        for item in items {
            if let Object::Reference(id) = item {
                listed.insert(*id);
            }
            if let Object::Array(inner) = self.file.resolve(item) {
                self.ordered(inner, listed, visited, depth + 1);
            }
        }
    }

    fn permissions(&mut self, root: &'d Dict) {
        let Some(permissions) = self.file.dict(root, "Perms") else { return };
        let allowed: &[&[u8]] = if self.part() == 4 { &[b"DocMDP"] } else { &[b"UR3", b"DocMDP"] };
        if permissions.0.keys().any(|key| !allowed.contains(&key.as_slice())) {
            self.report.add(Rule::Permissions, "keys other than UR3 and DocMDP");
        }
        for signature in permissions.0.values().filter_map(|value| self.file.resolve(value).as_dict()) {
            self.signature_references(signature);
        }
    }
}

fn references(items: &[Object]) -> BTreeSet<Id> {
    items
        .iter()
        .filter_map(|item| match item {
            Object::Reference(id) => Some(*id),
            _ => None,
        })
        .collect()
}

/// The shape of the declaration that is being written, with the part at the cursor.
internal import OpgaveModel
package import OpgavePages
internal import OpgaveSyntax

package struct Signature: Equatable, Sendable {
  package struct Part: Equatable, Sendable {
    /// In the label, as UTF-8 offsets.
    package var range: Range<Int>
    package var documentation: [Block]
  }

  package var label: String
  package var documentation: [Block]
  package var parts: [Part]
  package var active: Int?
}

package enum Signatures {
  /// `nil` where no declaration is being written.
  package static func find(_ snapshot: FileSnapshot, at offset: Int) -> Signature? {
    let tree = snapshot.tree
    // In a text or a comment nothing of the shape is being written.
    if let token = tree.token(touching: offset), tree.range(token).lowerBound < offset,
      tree.range(token).upperBound > offset,
      tree.kind(token).isText || tree.kind(token) == .comment
    {
      return nil
    }
    if let (kind, part) = header(snapshot, offset) { return signature(kind, active: part, snapshot.language) }
    guard let (ordinal, _) = snapshot.enclosing(offset) else { return nil }
    let kind = snapshot.facts.kind(of: ordinal)
    guard kind != .onbekend else { return nil }
    return signature(kind, active: fieldPart(snapshot, offset, kind), snapshot.language)
  }

  /// The kind whose header stands on the line, and the part of it at the cursor.
  private static func header(_ snapshot: FileSnapshot, _ offset: Int) -> (Kind, Int)? {
    let start = snapshot.tree.lineStart(offset)
    let line = snapshot.tree.text(start..<max(start, min(offset, snapshot.tree.bytes.count)))
    guard !line.contains("{"), !line.contains(":") else { return nil }
    let words = line.split { $0 == " " || $0 == "\t" }
    guard let keyword = words.first, line.last == " " || words.count > 1 else { return nil }
    let holder = snapshot.enclosing(start).map { snapshot.facts.kind(of: $0.ordinal) } ?? .bestand
    guard
      let kind = Lexicon.shared.entry(String(keyword))?.kinds.all.first(where: {
        Vocabulary.spec(holder).blocks.contains($0)
      })
    else { return nil }
    let isInTitle = line.contains("\"")
    return (kind, isInTitle || words.count > 2 || words.count == 2 && line.last == " " ? 2 : 1)
  }

  private static func fieldPart(_ snapshot: FileSnapshot, _ offset: Int, _ kind: Kind) -> Int? {
    guard let token = snapshot.tree.token(touching: offset),
      let node = snapshot.tree.ancestors(of: token).first(where: { snapshot.tree.kind($0) == .field })
    else { return nil }
    let name = FieldSyntax(node, in: snapshot.tree).text
    return Vocabulary.spec(kind).fields.firstIndex { $0.field.spelling == name }.map { $0 + 3 }
  }

  /// - Parameter active: 0 the keyword, 1 the name, 2 the title, 3 and on the fields.
  private static func signature(_ kind: Kind, active: Int?, _ language: Language) -> Signature {
    let spec = Vocabulary.spec(kind)
    var label = ""
    var parts: [Signature.Part] = []
    var place: [Int: Int] = [:]
    func add(_ text: String, _ documentation: Text, as part: Int) {
      place[part] = parts.count
      parts.append(
        Signature.Part(
          range: label.utf8.count..<label.utf8.count + text.utf8.count,
          documentation: [.paragraph(documentation.phrase(language))]))
      label += text
    }
    add(kind.keyword, Descriptions.kind(kind), as: 0)
    let name: (word: Text, meaning: Text)? =
      switch spec.naming {
      case .nothing: nil
      case .name:
        (
          Text("naam", "name"),
          Text(
            "Kleine letters en cijfers, met streepjes: zo verwijst u ernaar.",
            "Small letters and digits, with dashes: by this it is referred to.")
        )
      case .date:
        (Text("datum", "date"), Text("Jaar-maand-dag, zoals 2026-07-01.", "Year-month-day, such as 2026-07-01."))
      case .year: (Text("jaar", "year"), Text("Eén heel jaar, zoals 2026.", "One whole year, such as 2026."))
      case .word(let set):
        (
          Text(set.words.map(\.spelling).joined(separator: "|"), set.words.map(\.spelling).joined(separator: "|")),
          Text("Een van deze woorden.", "One of these words.")
        )
      }
    if let name {
      label += " "
      add(name.word[language], name.meaning, as: 1)
    }
    if spec.title != .none {
      label += " "
      let word = Text("titel", "title")[language]
      let title = spec.title == .required ? "\"\(word)\"" : "[\"\(word)\"]"
      add(title, Text("Hoe mensen het noemen.", "What people call it."), as: 2)
    }
    if !spec.fields.isEmpty {
      label += " {"
      for (index, field) in spec.fields.enumerated() {
        label += index == 0 ? " " : ", "
        let mark = field.isRequired ? "" : "?"
        add(field.field.spelling + mark, Descriptions.field(field.field, in: kind), as: index + 3)
      }
      label += " }"
    }
    let required = spec.fields.filter(\.isRequired).map(\.field.spelling).joined(separator: ", ")
    let note =
      required.isEmpty
      ? Text("Alle velden mogen ontbreken.", "All fields may be left out.")
      : Text(
        "Verplicht: \(required). Velden met een ? mogen ontbreken.",
        "Required: \(required). Fields with a ? may be left out.")
    return Signature(
      label: label,
      documentation: [.paragraph(Descriptions.kind(kind).phrase(language)), .paragraph(note.phrase(language))],
      parts: parts,
      active: active.flatMap { place[$0] })
  }
}

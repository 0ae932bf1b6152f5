/// Documents and web addresses that a file names. Knows no disk: a path is one from the root of the repository, or from
/// the file's folder where there is none.
internal import OpgaveModel
internal import OpgaveRules

package struct DocumentLink: Equatable, Sendable {
  package enum Target: Equatable, Sendable {
    case address(String)
    /// From the root of the repository, with what stands behind `#`.
    case path(String, fragment: String?)
  }

  package var range: Range<Int>
  package var target: Target
  /// What the field says that it is.
  package var tooltip: String
}

package enum DocumentLinks {
  package static func all(_ snapshot: FileSnapshot) -> [DocumentLink] {
    let facts = snapshot.facts
    return facts.fields.indices.flatMap { field in
      facts.values(of: field).compactMap { value -> DocumentLink? in
        let (text, isWords): (String, Bool)
        switch facts.value(value) {
        case .document(let name): (text, isWords) = (facts.names.text(name), false)
        case .source(let name): (text, isWords) = (facts.names.text(name), true)
        default: return nil
        }
        var range = snapshot.places.range(.value(value), facts)
        if range.count > 2 { range = range.lowerBound + 1..<range.upperBound - 1 }
        let (target, tooltip): (DocumentLink.Target, Text)
        switch DocumentPath(text, from: snapshot.path) {
        case .address: (target, tooltip) = (.address(text), Text("open dit adres", "open this address"))
        case .inside, .outside:
          let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          guard let path = path(text, parts[0], snapshot) else { return nil }
          // Words are those of a document where one bears them.
          if isWords, snapshot.repository == nil || snapshot.surroundings.isMissing(path) { return nil }
          target = .path(path, fragment: parts.count > 1 ? parts[1] : nil)
          tooltip = Text("open dit document", "open this document")
        }
        return DocumentLink(
          range: range, target: target,
          tooltip: "\(facts.fields[field].field.spelling): \(tooltip[snapshot.language])")
      }
    }
  }

  /// Where a path leads; outside any repository it may lead upwards.
  private static func path(_ text: String, _ written: String, _ snapshot: FileSnapshot) -> String? {
    guard !written.isEmpty else { return nil }
    if case .inside(let path) = DocumentPath(text, from: snapshot.path) { return path }
    return snapshot.repository == nil && written.hasPrefix("../") ? written : nil
  }
}

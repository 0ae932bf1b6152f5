/// Whether what a source says is a path or an address, or words. Knows no disk.
internal import OpgaveSyntax

package enum SourceText {
  /// How documents end. Of anything else nobody knows whether it is one: `CBS/GGD` and `Z/21/0456` are words.
  private static let endings: Set<String> = [
    "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "pptx", "md", "txt", "csv", "html", "png", "jpg", "opgave",
  ]

  /// Whether a text is a path whatever it ends in.
  package static func isPath(_ text: String) -> Bool { text.hasPrefix("./") || text.hasPrefix("../") }

  package static func isDocument(_ text: String) -> Bool { isDocument(Array(text.utf8)) }

  /// - Parameter text: as written, with what stands behind `#`.
  static func isDocument(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    func starts(with prefix: StaticString) -> Bool {
      text.prefix(prefix.utf8CodeUnitCount).map { $0 | 0x20 }.elementsEqual(
        UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount).map { $0 | 0x20 })
    }
    if text.first == UInt8(ascii: ".") {
      return text.starts(with: "./".utf8) || text.starts(with: "../".utf8) || hasEnding(text)
    }
    return starts(with: "http://") || starts(with: "https://") || hasEnding(text)
  }

  private static func hasEnding(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    let path = text.prefix { $0 != UInt8(ascii: "#") }
    let last = path.suffix(while: { $0 != UInt8(ascii: "/") })
    let ending = last.suffix(6)
    guard let dot = ending.lastIndex(of: UInt8(ascii: ".")), dot != last.startIndex else { return false }
    return endings.contains(String(decoding: ending[ending.index(after: dot)...], as: UTF8.self).lowercased())
  }
}

extension Collection where Self: BidirectionalCollection {
  fileprivate func suffix(while fits: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, fits(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}

/// Words for people, in the two languages that the tools speak.

package enum Language: String, Sendable, CaseIterable {
  case nl, en
}

/// The same words in both languages.
package struct Text: Sendable, Hashable {
  package let nl: String
  package let en: String
  package init(_ nl: String, _ en: String) { (self.nl, self.en) = (nl, en) }
  package subscript(_ language: Language) -> String { language == .nl ? nl : en }
}

extension String {
  /// Without white space at either end.
  package var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension String {
  /// The order of the bytes in UTF-8: that of paths, the same on every machine.
  package func precedesInBytes(_ other: String) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { its in
        var index = 0
        let shared = min(own.count, its.count)
        if let left = UnsafeRawPointer(own.baseAddress), let right = UnsafeRawPointer(its.baseAddress) {
          while index + 8 <= shared,
            left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
              == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          { index += 8 }
        }
        while index < shared, own[index] == its[index] { index += 1 }
        return index < shared ? own[index] < its[index] : own.count < its.count
      }
    }
    return (answer ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }
}

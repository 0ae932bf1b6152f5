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

  /// A number with the word for one or for many: `geen rollen`, `1 rol`, `2 rollen`.
  package static func counted(_ count: Int, _ one: String, _ many: String, _ en: String, _ enMany: String) -> Text {
    Text(
      count == 0 ? "geen \(many)" : "\(count) \(count == 1 ? one : many)",
      count == 0 ? "no \(enMany)" : "\(count) \(count == 1 ? en : enMany)")
  }
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

extension StringProtocol {
  /// The same with each control character, and each that changes the direction of writing, as its code: `U+001B`.
  package var visible: String {
    func isHidden(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard unicodeScalars.contains(where: isHidden) else { return String(self) }
    var result = ""
    for scalar in unicodeScalars {
      if isHidden(scalar), scalar != "\t" {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A path at the start of a line, where a log may take `::error` and `##[error]` for commands.
  package var visiblePath: String {
    let path = visible
    return path.hasPrefix("::") || path.hasPrefix("##[") ? "./" + path : path
  }
}

/// Addresses of documents as clients write them, and the paths that they mean.
internal import OpgavePlatform

package enum DocumentURI {
  /// What two spellings of one address share: the path without `.`, `..` and doubled slashes, else the address itself.
  package static func key(_ uri: String) -> String { path(uri) ?? uri }

  /// The absolute path of a `file:` address; `nil` for other schemes.
  package static func path(_ uri: String) -> String? {
    let written = Array(uri.utf8)
    guard String(decoding: written.prefix(5), as: UTF8.self).lowercased() == "file:" else { return nil }
    var rest = written.dropFirst(5)
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      rest = rest.firstIndex(of: UInt8(ascii: "/")).map { rest[$0...] } ?? [UInt8(ascii: "/")]
    }
    guard rest.first == UInt8(ascii: "/") else { return nil }
    var path = decoded(rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    // `/c:/…` and `/C:/…` are one place.
    if path.count > 2, path[2] == UInt8(ascii: ":"), case UInt8(ascii: "a")...UInt8(ascii: "z") = path[1] {
      path[1] -= 0x20
    }
    return Disk.absolute(String(decoding: path, as: UTF8.self))
  }

  /// What bytes of an address stand for: `%C3%AB` for `ë`.
  static func decoded(_ written: ArraySlice<UInt8>) -> [UInt8] {
    guard written.contains(UInt8(ascii: "%")) else { return Array(written) }
    var bytes: [UInt8] = []
    var rest = written
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The address of an absolute path.
  package static func uri(_ path: String) -> String { "file://" + encoded(path, keeping: "/") }

  /// A text in which what has a meaning in an address is written as bytes.
  static func encoded(_ text: String, keeping kept: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where kept.utf8.contains(byte): result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

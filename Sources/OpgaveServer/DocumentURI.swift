/// Addresses of documents as clients write them, and the paths that they mean.
internal import OpgavePlatform

package enum DocumentURI {
  /// What two spellings of one address share: the path without `.`, `..` and doubled slashes, else the address itself.
  package static func key(_ uri: String) -> String { path(uri) ?? uri }

  /// The absolute path of a `file:` address; `nil` for other schemes.
  package static func path(_ uri: String) -> String? {
    guard uri.lowercased().hasPrefix("file:") else { return nil }
    var rest = Substring(uri.dropFirst(5))
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
    }
    guard rest.hasPrefix("/") else { return nil }
    if let end = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<end] }
    let path = decoded(rest)
    // `/c:/…` and `/C:/…` are one place.
    var characters = Array(path)
    if characters.count > 2, characters[2] == ":", characters[1].isASCII, characters[1].isLetter {
      characters[1] = Character(characters[1].uppercased())
    }
    return Disk.absolute(String(characters))
  }

  static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
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
    return String(decoding: bytes, as: UTF8.self)
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

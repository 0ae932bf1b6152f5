/// Words as Markdown, in which nothing is markup but what a page marked: what people wrote comes through as itself.
internal import OpgaveModel

struct MarkdownWriter {
  let indent: String
  let isInTable: Bool
  let address: @Sendable (Destination) -> String?
  private(set) var text = ""
  private var place: Place
  private var isInLink = false

  /// What more letters would become.
  private enum Place {
    /// A title, a list, a rule.
    case start
    /// Behind a number, a list.
    case number
    case inside
  }

  init(indent: String, isInTable: Bool, address: @escaping @Sendable (Destination) -> String?) {
    (self.indent, self.isInTable, self.address) = (indent, isInTable, address)
    place = isInTable ? .inside : .start
  }

  mutating func write(_ phrase: Phrase) { for part in phrase.parts { write(part) } }

  private mutating func write(_ part: Inline) {
    switch part {
    case .text(let text): write(escaping: text)
    case .code(let text): write(code: text)
    case .strong(let inner): write(inner, between: "**")
    case .emphasis(let inner): write(inner, between: "*")
    case .aside(let inner): write(inner)
    case .severity(_, let text): write(escaping: text)
    case .badge(let badge): write(escaping: badge.marked)
    case .link(let inner, let destination):
      guard let address = address(destination) else { return write(inner) }
      text += "["
      (place, isInLink) = (.inside, true)
      write(inner)
      isInLink = false
      text += "](\(address))"
    case .bar(let part, let whole): text += Bar.text(part, of: whole)
    case .lineBreak:
      if isInTable { return write(escaping: " ") }
      text += "  \n" + indent
      place = .start
    }
  }

  /// White space stays outside, where it does not hide the mark.
  private mutating func write(_ inner: Phrase, between mark: String) {
    var writer = self
    (writer.text, writer.place) = ("", .inside)
    writer.write(inner)
    let content = writer.text.trimmed
    guard !content.isEmpty, let range = writer.text.firstRange(of: content) else { return write(escaping: writer.text) }
    text += writer.text[..<range.lowerBound] + mark + content + mark + writer.text[range.upperBound...]
    place = .inside
  }

  private mutating func write(code: String) {
    let shown = code.shown
    if shown.isEmpty { return }
    // Not all readers agree on this one.
    if isInTable, shown.contains("\\|") { return write(escaping: code) }
    let fence = String(repeating: "`", count: 1 + MarkdownWriter.longestRun(of: "`", in: shown))
    let space = shown.hasPrefix("`") || shown.hasSuffix("`") || shown.hasPrefix(" ") && shown.hasSuffix(" ") ? " " : ""
    // Within a table a bar ends the cell, also in code; there, and only there, it can be escaped.
    text += fence + space + (isInTable ? shown.replacing("|", with: "\\|") : shown) + space + fence
    place = .inside
  }

  private mutating func write(escaping words: String) {
    let shown = words.shown
    if shown.isEmpty { return }
    let bytes = Array(shown.utf8)
    let start = startOfBlock(bytes)
    guard start != nil || bytes.contains(where: MarkdownWriter.isNotable) else {
      text += shown
      return
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    for index in bytes.indices {
      if index == start || isMarkup(bytes, index) { result.append(UInt8(ascii: "\\")) }
      result.append(bytes[index])
    }
    text += String(decoding: result, as: UTF8.self)
  }

  // MARK: What would be markup

  private static func isNotable(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: ":"),
      UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private func isMarkup(_ bytes: [UInt8], _ index: Int) -> Bool {
    let before = index > 0 ? bytes[index - 1] : 0x20
    let after = index + 1 < bytes.count ? bytes[index + 1] : nil
    // Which characters beyond ASCII are of a word is not known here.
    func isOfWord(_ byte: UInt8) -> Bool { MarkdownWriter.isLetter(byte) || byte &- 48 < 10 }
    switch bytes[index] {
    case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "~"), UInt8(ascii: "$"): return true
    case UInt8(ascii: "\\"): return !(after.map(isOfWord) ?? false)
    case UInt8(ascii: "|"): return isInTable
    case UInt8(ascii: "]"): return isInLink
    // Within a word it marks nothing.
    case UInt8(ascii: "_"): return !isOfWord(before) || !(after.map(isOfWord) ?? false)
    case UInt8(ascii: "<"), UInt8(ascii: "&"):
      return after.map { MarkdownWriter.isLetter($0) || "/!?#".utf8.contains($0) } ?? true
    // At the end of a title it would close it.
    case UInt8(ascii: "#"):
      return before == 0x20 && bytes[index...].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "#") }
    // An address is no link unless a page says so.
    case UInt8(ascii: ":"): return bytes[(index + 1)...].starts(with: "//".utf8)
    case UInt8(ascii: "/"): return before == UInt8(ascii: "/") && (after.map { isOfWord($0) || $0 >= 0x80 } ?? false)
    case UInt8(ascii: "."): return index >= 3 && bytes[index - 3..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
    case UInt8(ascii: "@"): return after.map { isOfWord($0) || $0 >= 0x80 } ?? false
    default: return false
    }
  }

  /// Where words would start a title, a quotation, a list or a rule: the byte that must not. Notes what may come behind them.
  private mutating func startOfBlock(_ bytes: [UInt8]) -> Int? {
    guard place != .inside, let first = place == .number ? 0 : bytes.firstIndex(where: { $0 != 0x20 }) else {
      return nil
    }
    let end = bytes[first...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
    let isNumber = place == .number || end > first
    place = isNumber && end == bytes.count ? .number : .inside
    if isNumber {
      let isList = end < bytes.count && (bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")"))
      return isList && (end + 1 == bytes.count || bytes[end + 1] == 0x20) ? end : nil
    }
    switch bytes[first] {
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "#"),
      UInt8(ascii: "|"):
      return first
    default: return nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  static func longestRun(of character: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for next in text {
      run = next == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

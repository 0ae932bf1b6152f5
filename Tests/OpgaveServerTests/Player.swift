/// A person at an editor as VS Code is one: positions in UTF-16, snippets, diagnostics that are pulled, actions that are resolved. Counts
/// what the person chooses and what the person writes.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport
import Testing

struct Player {
  private let session: RepositorySession
  private let converter = PositionConverter(.utf16)
  private(set) var texts: [String: String]
  private let path: String
  /// Accepted completions and actions, words of a snippet's list, and statements typed that are no prose, name, number or date.
  private(set) var choices: [String] = []
  /// What only a person can write: prose, names, numbers, dates.
  private(set) var written = 0

  /// - Parameters:
  ///   - files: what the repository has.
  ///   - path: the file that is opened, empty where there is none.
  init(_ files: [String: String], opening path: String) throws {
    var files = files
    files[path] = files[path] ?? ""
    (texts, self.path) = (files, path)
    session = try RepositorySession(files, Self.capabilities)
    session.open(path, files[path] ?? "")
  }

  private static var capabilities: JSON {
    var json = Client.rich.capabilities
    json = json.setting("general", .make(["positionEncodings": .array([.string("utf-16")])]))
    return json
  }

  var text: String { texts[path] ?? "" }

  // MARK: What the person does

  /// Accepts a completion on a new line at the end of a block, and fills its places: by what stands in them, in their order.
  mutating func accept(_ label: String, in blocks: [String] = [], _ fills: [String: [String]] = [:]) throws {
    let offset = openLine(in: blocks)
    try accept(label, at: offset, fills)
  }

  /// Replaces the value of a field by a word from the list.
  mutating func choose(_ word: String, for field: String) throws {
    let found = try #require(text.range(of: "\(field): "), "\(field)")
    let end = text[found.upperBound...].firstIndex(of: "\n") ?? text.endIndex
    set(text.replacingCharacters(in: found.upperBound..<end, with: ""))
    try accept(word, at: text.utf8.distance(from: text.startIndex, to: found.upperBound), [:])
  }

  /// Takes an action where a text stands.
  mutating func act(_ title: String, at mark: String, _ fills: [String: [String]] = [:]) throws {
    let found = try #require(text.range(of: mark), "\(mark)")
    let offset = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    let position = self.position(offset)
    let report = diagnostics(path)
    let touching = report.filter { LSPRange($0["range"]).map { $0.start.line == position.line } ?? false }
    let offered =
      request(
        "textDocument/codeAction", position,
        [("context", .make(["diagnostics": .array(touching)]))]
      ).array ?? []
    let action = try #require(
      offered.first { $0["title"]?.string?.hasPrefix(title) ?? false },
      "\(title) is not among \(offered.compactMap { $0["title"]?.string })\n\(text)")
    let edit = action["edit"] ?? session.session.request("codeAction/resolve", action)["edit"] ?? .null
    choices.append(title)
    apply(edit, fills)
  }

  /// Types over a text that holds a place, or behind something: prose, a name, a number or a date.
  mutating func write(_ written: String, over held: String) throws {
    let found = try #require(text.range(of: held), "\(held)")
    set(text.replacingCharacters(in: found, with: written))
    self.written += 1
  }

  /// What is told of all files, as `path code message`.
  var findings: [String] {
    texts.keys.sorted().flatMap { path in
      diagnostics(path).map {
        "\(path):\((LSPRange($0["range"])?.start.line ?? 0) + 1) \($0["code"]?.string ?? "") \($0["message"]?.string ?? "")"
      }
    }
  }

  // MARK: The editor

  private func diagnostics(_ path: String) -> [JSON] {
    let report = session.session.request(
      "textDocument/diagnostic", .make(["textDocument": .make(["uri": .string(session.uri(path))])]))
    return report["items"]?.array ?? []
  }

  private func position(_ offset: Int) -> LSPPosition {
    let bytes = Array(text.utf8)
    return converter.position(offset, bytes, LineTable(bytes))
  }

  private func request(_ method: String, _ position: LSPPosition, _ more: [(String, JSON)] = []) -> JSON {
    let members =
      [
        ("textDocument", JSON.make(["uri": .string(session.uri(path))])), ("position", position.json),
        ("range", .make(["start": position.json, "end": position.json])),
      ] + more
    return session.session.request(method, .object(members.map { JSON.Member($0.0, $0.1) }))
  }

  private mutating func set(_ text: String) {
    texts[path] = text
    session.change(path, text)
  }

  /// A new line before the end of a block, indented as the editor does it.
  private mutating func openLine(in blocks: [String]) -> Int {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var (start, end, indentation) = (0, lines.count - 1, "")
    for block in blocks {
      guard let first = lines[start..<end].firstIndex(where: { $0.hasPrefix(indentation + block) }) else {
        Issue.record("no \(block) in\n\(text)")
        return 0
      }
      guard lines[first].hasSuffix("{"), let last = lines[first...].firstIndex(of: indentation + "}") else {
        // A declaration without a block gets one.
        lines[first] += " {"
        lines.insert(indentation + "}", at: first + 1)
        (start, end) = (first + 1, first + 1)
        indentation += "  "
        continue
      }
      (start, end) = (first + 1, last)
      indentation += "  "
    }
    if blocks.isEmpty, lines.last != "" {
      lines.append("")
      end += 1
    }
    if !blocks.isEmpty { lines.insert(indentation, at: end) }
    set(lines.joined(separator: "\n"))
    return lines[...end].joined(separator: "\n").utf8.count
  }

  private mutating func accept(_ label: String, at offset: Int, _ fills: [String: [String]]) throws {
    let list = request("textDocument/completion", position(offset))
    let items = list["items"]?.array ?? []
    let item = try #require(
      items.first { $0["label"] == .string(label) },
      "\(label) is not among \(items.compactMap { $0["label"]?.string })\n\(text)")
    _ = session.session.request("completionItem/resolve", item)
    choices.append(label)
    let range =
      item["textEdit"]?["replace"] ?? item["textEdit"]?["range"] ?? list["itemDefaults"]?["editRange"]?["replace"]
      ?? list["itemDefaults"]?["editRange"]
    let inserted = item["textEdit"]?["newText"]?.string ?? item["textEditText"]?.string ?? label
    let format = item["insertTextFormat"] ?? list["itemDefaults"]?["insertTextFormat"]
    let bytes = Array(text.utf8)
    let table = LineTable(bytes)
    let replaced = try #require(LSPRange(range))
    let start = converter.offset(replaced.start, bytes, table)
    let end = converter.offset(replaced.end, bytes, table)
    let line = String(decoding: bytes[table.range(ofLine: replaced.start.line).lowerBound..<start], as: UTF8.self)
    let indentation = String(line.prefix { $0 == " " })
    var fills = fills
    let shown = format == .integer(2) ? filled(inserted, &fills) : inserted
    let text = shown.replacing("\n", with: "\n" + indentation)
    for left in fills.values where !left.isEmpty { Issue.record("no place for \(left) in \(shown)") }
    set(String(decoding: bytes[..<start] + Array(text.utf8) + bytes[end...], as: UTF8.self))
  }

  /// A snippet with its places filled in, each list a choice.
  private mutating func filled(_ snippet: String, _ fills: inout [String: [String]]) -> String {
    var (result, rest) = ("", Substring(snippet))
    func unescaped(_ text: Substring) -> String { String(text).replacing(/\\(.)/) { String($0.output.1) } }
    while let next = rest.first {
      if let list = rest.prefixMatch(of: /\$\{\d+\|((?:\\.|[^\\|])*)\|\}/) {
        let words = list.output.1.split(separator: ",").map(unescaped)
        let chosen = words.first { fills[$0]?.isEmpty == false } ?? words.first ?? ""
        choices.append(chosen)
        if fills[chosen]?.isEmpty == false { fills[chosen]?.removeFirst() }
        (result, rest) = (result + chosen, rest[list.range.upperBound...])
      } else if let place = rest.prefixMatch(of: /\$\{\d+:((?:\\.|[^\\}])*)\}/) {
        let held = unescaped(place.output.1)
        if fills[held]?.isEmpty == false, let own = fills[held]?.removeFirst() {
          written += 1
          result += own
        } else {
          result += held
        }
        rest = rest[place.range.upperBound...]
      } else if let end = rest.prefixMatch(of: /\$\d+/) {
        rest = rest[end.range.upperBound...]
      } else if next == "\\" {
        rest = rest.dropFirst()
        result.append(rest.popFirst() ?? "\\")
      } else {
        result.append(next)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private mutating func apply(_ edit: JSON, _ fills: [String: [String]]) {
    var fills = fills
    for change in edit["documentChanges"]?.array ?? [] {
      let changed = DocumentURI.path(change["textDocument"]?["uri"]?.string ?? "").map {
        String($0.dropFirst(session.url.path.count + 1))
      }
      guard let changed else { continue }
      let bytes = Array((texts[changed] ?? "").utf8)
      let lines = LineTable(bytes)
      var edits: [TextEdit] = []
      for edit in change["edits"]?.array ?? [] {
        guard let range = LSPRange(edit["range"]) else { continue }
        let start = converter.offset(range.start, bytes, lines)
        let text = edit["snippet"]?["value"]?.string.map { filled($0, &fills) } ?? edit["newText"]?.string ?? ""
        edits.append(TextEdit(start..<converter.offset(range.end, bytes, lines), text))
      }
      let text = String(decoding: edits.applied(to: bytes), as: UTF8.self)
      texts[changed] = text
      session.change(changed, text)
    }
    for left in fills.values where !left.isEmpty { Issue.record("no place for \(left)") }
  }
}

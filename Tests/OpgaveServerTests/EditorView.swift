/// Answers of the server as a person would see them in an editor: texts with marks, lists, trees.
import Foundation
import LanguageServerProtocol
import OpgaveJSON
import OpgaveServer
import OpgaveSyntax
import OpgaveTestSupport

struct EditorView {
  let session: RepositorySession
  var texts: [String: String]
  let converter: PositionConverter

  init(session: RepositorySession, texts: [String: String], encoding: PositionEncoding) {
    (self.session, self.texts, converter) = (session, texts, PositionConverter(encoding))
  }

  private func position(_ offset: Int, _ path: String) -> JSON {
    let bytes = Array((texts[path] ?? "").utf8)
    return converter.position(offset, bytes, LineTable(bytes)).json
  }

  private func offsets(_ range: JSON?, _ path: String) -> Range<Int> {
    let bytes = Array((texts[path] ?? "").utf8)
    let lines = LineTable(bytes)
    guard let range = LSPRange(range) else { return 0..<0 }
    let start = converter.offset(range.start, bytes, lines)
    return start..<max(start, converter.offset(range.end, bytes, lines))
  }

  private func path(_ uri: JSON?) -> String {
    let uri = uri?.string ?? ""
    return DocumentURI.path(uri).map { String($0.dropFirst(session.url.path.count + 1)) } ?? uri
  }

  /// The lines that a range touches, with marks around it.
  private func marked(_ range: JSON?, _ path: String) -> String {
    let text = texts[path] ?? ""
    let range = offsets(range, path)
    let shown = MarkedText.mark(text, [range])
    let first = Array(text.utf8)[..<range.lowerBound].filter { $0 == 10 }.count
    let last = Array(text.utf8)[..<range.upperBound].filter { $0 == 10 }.count
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
    let touched = lines[first...min(last, lines.count - 1)].map { $0.trimmingCharacters(in: .whitespaces) }
    let whole = touched.count > 3 ? [touched[0], "…", touched[touched.count - 1]] : touched
    return "\(path):\(first + 1)  \(whole.joined(separator: " ⏎ "))"
  }

  /// A whole file with a line below each one where something was found: every finding at its place.
  private func annotated(_ path: String) -> String {
    let report = session.session.request(
      "textDocument/diagnostic", .make(["textDocument": .make(["uri": .string(session.uri(path))])]))
    let bytes = Array((texts[path] ?? "").utf8)
    let lines = (texts[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { number, line in
      let own = (report["items"]?.array ?? []).filter { LSPRange($0["range"])?.start.line == number }
      let notes = own.map { item -> String in
        let range = LSPRange(item["range"]) ?? LSPRange(LSPPosition(0, 0), LSPPosition(0, 0))
        let offsets = self.offsets(item["range"], path)
        let isOneLine = range.end.line == range.start.line
        let before = String(decoding: Array(line.utf8).prefix(range.start.character), as: UTF8.self).count
        let width = isOneLine ? String(decoding: bytes[offsets], as: UTF8.self).count : 3
        let severity = ["", "fout", "waarschuwing", "info", "hint"][item["severity"]?.int ?? 0]
        return String(repeating: " ", count: before) + String(repeating: "^", count: max(1, width)) + " \(severity) "
          + (item["code"]?.string ?? "")
      }
      return ([String(line)] + notes).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  mutating func ask(_ method: String, _ path: String, _ range: Range<Int>, _ more: JSON?) throws -> String {
    if method == "markers" {
      return texts.keys.sorted().map { "== \($0)\n" + annotated($0) }.joined(separator: "\n")
    }
    var members: [JSON.Member] = [
      .init("textDocument", .make(["uri": .string(session.uri(path))])),
      .init("position", position(range.lowerBound, path)),
      .init("positions", .array([position(range.lowerBound, path)])),
      .init("range", .make(["start": position(range.lowerBound, path), "end": position(range.upperBound, path)])),
    ]
    if method == "textDocument/codeAction" { members.append(.init("context", .make(["diagnostics": .array([])]))) }
    if method == "textDocument/references" {
      members.append(.init("context", .make(["includeDeclaration": .bool(true)])))
    }
    if method == "textDocument/inlayHint", range.isEmpty {
      members.removeAll { $0.name == "range" }
      members.append(.init("range", LSPRange(LSPPosition(0, 0), LSPPosition(1000, 0)).json))
    }
    if case .object(let extra)? = more {
      members = members.filter { old in !extra.contains { $0.name == old.name } }
      members += extra.map { JSON.Member($0.name, filled($0.value)) }
    }
    let result = session.session.request(method, .object(members))
    return show(method, result, path)
  }

  /// `@path` in parameters stands for the address of that file.
  private func filled(_ json: JSON) -> JSON {
    switch json {
    case .string(let text) where text.hasPrefix("@"): .string(session.uri(String(text.dropFirst())))
    case .array(let elements): .array(elements.map(filled))
    case .object(let members): .object(members.map { JSON.Member($0.name, filled($0.value)) })
    default: json
    }
  }

  private func show(_ method: String, _ result: JSON, _ path: String) -> String {
    if let message = result["message"]?.string, result["code"]?.int != nil { return "geweigerd: \(message)" }
    if result == .null { return "niets" }
    switch method {
    case "textDocument/hover": return result["contents"]?["value"]?.string ?? ""
    case "textDocument/completion", "completionItem/resolve": return items(result)
    case "textDocument/documentSymbol": return symbols(result.array ?? [], "", path)
    case "workspace/symbol":
      return lines(result.array) {
        "\($0["name"]?.string ?? "") in \($0["containerName"]?.string ?? "–")  (\(self.path($0["location"]?["uri"])))"
      }
    case "textDocument/prepareRename": return marked(result["range"], path)
    case "textDocument/rename", "workspace/willRenameFiles", "workspace/willCreateFiles": return edited(result)
    case "textDocument/formatting", "textDocument/rangeFormatting", "textDocument/rangesFormatting",
      "textDocument/onTypeFormatting", "textDocument/willSaveWaitUntil":
      return after(result.array ?? [], path)
    case "textDocument/foldingRange":
      return lines(result.array) {
        "\($0["startLine"]?.int ?? 0)–\($0["endLine"]?.int ?? 0)  \($0["collapsedText"]?.string ?? "")"
      }
    case "textDocument/selectionRange":
      var shown: [String] = []
      var next = result[0]
      while let one = next {
        shown.append(marked(one["range"], path))
        next = one["parent"]
      }
      return shown.joined(separator: "\n")
    case "textDocument/semanticTokens/full", "textDocument/semanticTokens/range": return tokens(result, path)
    case "textDocument/inlayHint":
      return lines(result.array) { hint in
        let position = LSPPosition(hint["position"]) ?? LSPPosition(0, 0)
        let line = (texts[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)[position.line]
        return "\(line.trimmingCharacters(in: .whitespaces)) ‹\(hint["label"]?.string ?? "")›"
      }
    case "textDocument/codeLens":
      return lines(result.array) { lens in
        let resolved = session.session.request("codeLens/resolve", lens)
        return "\(resolved["command"]?["title"]?.string ?? "?")  — \(marked(lens["range"], path))"
      }
    case "textDocument/codeAction": return actions(result)
    case "textDocument/documentLink":
      return lines(result.array) { link in
        let target = link["target"]?.string ?? ""
        let fragment = DocumentURI.path(target) == nil ? nil : target.firstIndex(of: "#").map { target[$0...] }
        return "\(marked(link["range"], path)) → \(self.path(link["target"]))\(fragment ?? "")"
      }
    case "textDocument/signatureHelp":
      let signature = result["signatures"]?[0]
      let part = signature?["parameters"]?[signature?["activeParameter"]?.int ?? -1]
      let edges = part?["label"]?.array?.compactMap(\.int) ?? [0, 0]
      return MarkedText.mark(signature?["label"]?.string ?? "", part == nil ? [] : [edges[0]..<edges[1]])
        + "\n" + (part?["documentation"]?["value"]?.string ?? "")
    case "textDocument/inlineCompletion":
      return lines(result["items"]?.array) { "\(marked($0["range"], path)) ‹\($0["insertText"]?.string ?? "")›" }
    case "textDocument/prepareCallHierarchy", "textDocument/prepareTypeHierarchy": return hierarchy(method, result)
    case "textDocument/documentHighlight":
      return lines(result.array) { "\($0["kind"]?.int == 3 ? "schrijft" : "leest")  \(marked($0["range"], path))" }
    case "textDocument/linkedEditingRange": return lines(result["ranges"]?.array) { marked($0, path) }
    case "textDocument/diagnostic":
      let others = result["relatedDocuments"].map { "\n\($0)" } ?? ""
      return lines(result["items"]?.array) {
        "\($0["code"]?.string ?? "") \($0["message"]?.string ?? "")\n    \(marked($0["range"], path))"
      } + others
    case "workspace/executeCommand":
      return result.string?.replacing("\r\n", with: "\n") ?? String(decoding: result.bytes, as: UTF8.self)
    case "workspace/textDocumentContent": return result["text"]?.string ?? ""
    default:
      let all = result.array ?? [result]
      return lines(all) { marked($0["range"] ?? $0["targetSelectionRange"], self.path($0["uri"] ?? $0["targetUri"])) }
    }
  }

  private func lines(_ list: [JSON]?, _ text: (JSON) -> String) -> String {
    list?.isEmpty ?? true ? "niets" : (list ?? []).map(text).joined(separator: "\n")
  }

  private func items(_ result: JSON) -> String {
    lines(result["items"]?.array) { item in
      let text = item["textEdit"]?["newText"]?.string ?? item["textEditText"]?.string ?? item["label"]?.string ?? ""
      let shown = text == item["label"]?.string ? "" : "  → \(text.replacing("\n", with: "⏎"))"
      return "\(item["label"]?.string ?? "")  \(item["detail"]?.string ?? "")\(shown)"
    }
  }

  private func symbols(_ list: [JSON], _ lead: String, _ path: String) -> String {
    list.map { symbol in
      let detail = symbol["detail"]?.string.map { "  (\($0))" } ?? ""
      let own = "\(lead)\(symbol["name"]?.string ?? "")\(detail)"
      let below = symbols(symbol["children"]?.array ?? [], lead + "  ", path)
      return below.isEmpty ? own : own + "\n" + below
    }.joined(separator: "\n")
  }

  private func tokens(_ result: JSON, _ path: String) -> String {
    let kinds = [
      "sleutelwoord", "veld", "woord", "naamruimte", "opgave", "functie", "naam", "tekst", "getal", "opmerking",
      "teken",
    ]
    let data = result["data"]?.array?.compactMap(\.int) ?? []
    let text = texts[path] ?? ""
    let bytes = Array(text.utf8)
    let table = LineTable(bytes)
    var (line, character) = (0, 0)
    return stride(from: 0, to: data.count, by: 5).map { index in
      if data[index] > 0 { character = 0 }
      line += data[index]
      character += data[index + 1]
      let start = converter.offset(LSPPosition(line, character), bytes, table)
      let end = start + data[index + 2]
      let modifiers = ["verklaring", "gestopt", "vast"].enumerated().filter { data[index + 4] & 1 << $0.offset != 0 }
      let shown = String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self).prefix(40)
      return
        "\(kinds[data[index + 3]])\(modifiers.map { " " + $0.element }.joined())  \(shown.replacing("\n", with: "⏎"))"
    }.joined(separator: "\n")
  }

  private func actions(_ result: JSON) -> String {
    lines(result.array) { action in
      var shown = "[\(action["kind"]?.string ?? "")\(action["isPreferred"]?.bool == true ? ", voorkeur" : "")] "
      shown += action["title"]?.string ?? ""
      if let reason = action["disabled"]?["reason"]?.string { return shown + "\n  kan niet: \(reason)" }
      let whole = action["edit"] == nil ? session.session.request("codeAction/resolve", action) : action
      return shown + "\n"
        + edited(whole["edit"] ?? .null).split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    }
  }

  private func hierarchy(_ method: String, _ result: JSON) -> String {
    let item = result[0] ?? .null
    func below(_ method: String, _ side: String?) -> String {
      lines(session.session.request(method, .make(["item": item])).array) { step in
        let other = side.flatMap { step[$0] } ?? step
        return "  \(other["name"]?.string ?? "")  \(other["detail"]?.string ?? "")  (\(path(other["uri"])))"
      }
    }
    let (up, down, side, otherSide): (String, String, String?, String?) =
      method.contains("Call")
      ? ("callHierarchy/outgoingCalls", "callHierarchy/incomingCalls", "to", "from")
      : ("typeHierarchy/supertypes", "typeHierarchy/subtypes", nil, nil)
    return "\(item["name"]?.string ?? "")\nboven:\n\(below(up, side))\nonder:\n\(below(down, otherSide))"
  }

  /// A text after edits, with the edited lines only where it is long.
  private func after(_ edits: [JSON], _ path: String) -> String {
    let list = edits.map { edit in
      TextEdit(
        offsets(edit["range"], path), edit["newText"]?.string ?? edit["snippet"]?["value"]?.string ?? "")
    }
    return String(decoding: list.applied(to: Array((texts[path] ?? "").utf8)), as: UTF8.self)
  }

  /// What files become, by a difference of lines.
  private func edited(_ edit: JSON) -> String {
    var parts: [String] = []
    func changed(_ path: String, _ edits: [JSON]) -> String {
      let old = (texts[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      let new = after(edits, path).split(separator: "\n", omittingEmptySubsequences: false)
      return new.difference(from: old).map { change -> (Int, String) in
        switch change {
        case .remove(let offset, let line, _): (offset * 2, "- \(line)")
        case .insert(let offset, let line, _): (offset * 2 + 1, "+ \(line)")
        }
      }.sorted { $0.0 < $1.0 }.map(\.1).joined(separator: "\n")
    }
    if case .object(let changes)? = edit["changes"] {
      for change in changes {
        let path = path(.string(change.name))
        parts.append("\(path):\n\(changed(path, change.value.array ?? []))")
      }
    }
    for change in edit["documentChanges"]?.array ?? [] {
      if let kind = change["kind"]?.string {
        parts.append("\(kind) \(path(change["uri"]))")
      } else {
        let path = path(change["textDocument"]?["uri"])
        let annotated = change["edits"]?.array?.compactMap { $0["annotationId"]?.string } ?? []
        parts.append(
          "\(path):\(annotated.isEmpty ? "" : " (\(annotated.count) gemerkt)")\n\(changed(path, change["edits"]?.array ?? []))"
        )
      }
    }
    return parts.joined(separator: "\n")
  }
}

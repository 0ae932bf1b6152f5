/// Semantic tokens: whole, since what the client has, or of a window.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgaveJSON
internal import OpgaveSyntax

extension Server {
  mutating func semanticTokens(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try view.document(parameters)
    return whole(view.tokens(document, in: nil), document)
  }

  private mutating func whole(_ data: [Int], _ document: OpenDocument) -> JSON {
    .make(["resultId": .string(remember(data, document.key)), "data": .array(data.map { .integer($0) })])
  }

  /// What changed since the tokens that the client has, as one replaced part.
  mutating func semanticTokensDelta(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try view.document(parameters)
    let data = view.tokens(document, in: nil)
    guard let known = tokensSent[document.key], known.id == parameters["previousResultId"]?.string else {
      return whole(data, document)
    }
    let id = remember(data, document.key)
    let old = known.data
    var (start, oldEnd, newEnd) = (0, old.count, data.count)
    while start < oldEnd, start < newEnd, old[start] == data[start] { start += 1 }
    start -= start % 5
    while oldEnd - start >= 5, newEnd - start >= 5, old[oldEnd - 5..<oldEnd] == data[newEnd - 5..<newEnd] {
      (oldEnd, newEnd) = (oldEnd - 5, newEnd - 5)
    }
    let edits: [JSON] =
      start == oldEnd && start == newEnd
      ? []
      : [
        .make([
          "start": .integer(start), "deleteCount": .integer(oldEnd - start),
          "data": .array(data[start..<newEnd].map { .integer($0) }),
        ])
      ]
    return .make(["resultId": .string(id), "edits": .array(edits)])
  }

  private mutating func remember(_ data: [Int], _ key: String) -> String {
    tokenResults += 1
    let id = String(tokenResults)
    tokensSent[key] = (id, data)
    return id
  }
}

extension ServerSnapshot {
  func semanticTokensRange(_ parameters: JSON) throws(ResponseError) -> JSON {
    let document = try document(parameters)
    let window = try range(parameters["range"], in: document)
    return .make(["data": .array(tokens(document, in: window).map { .integer($0) })])
  }

  /// Five numbers a token, as the protocol has it; a token over several lines is one a line for who cannot do otherwise.
  fileprivate func tokens(_ document: OpenDocument, in window: Range<Int>?) -> [Int] {
    let (snapshot, _) = snapshot(document)
    var data: [Int] = []
    var (line, character) = (0, 0)
    var cursor = converter.cursor(document.bytes, document.lines)
    for token in SemanticTokens.all(snapshot, in: window) {
      var rest = token.range
      while !rest.isEmpty {
        let start = document.lines.line(at: rest.lowerBound)
        let content = document.lines.content(ofLine: start, in: document.bytes)
        let end = client.hasMultilineTokens ? rest.upperBound : min(rest.upperBound, content.upperBound)
        if end > rest.lowerBound {
          let range = cursor.range(rest.lowerBound..<end)
          let length =
            range.start.line == range.end.line
            ? range.end.character - range.start.character : converter.length(rest.lowerBound..<end, document.bytes)
          data += [
            range.start.line - line,
            range.start.line == line ? range.start.character - character : range.start.character,
            length, token.kind.rawValue, token.modifiers.rawValue,
          ]
          (line, character) = (range.start.line, range.start.character)
        }
        let next = document.lines.range(ofLine: start).upperBound
        rest =
          client.hasMultilineTokens
          ? rest.upperBound..<rest.upperBound : min(max(next, end), rest.upperBound)..<rest.upperBound
      }
    }
    return data
  }
}

/// JSON-RPC messages and the types of the protocol that the server speaks. Knows nothing of opgaven.
package import OpgaveJSON

/// The id of a request, as its sender wrote it.
package enum RequestID: Hashable, Sendable {
  case number(Int)
  /// A number that is no `Int`, by its digits: it goes back as it came.
  case digits(String)
  case text(String)

  package init?(_ json: JSON?) {
    switch json {
    case .integer(let number)?: self = .number(number)
    case .number(let digits)?: self = .digits(digits)
    case .string(let text)?: self = .text(text)
    default: return nil
    }
  }

  package var json: JSON {
    switch self {
    case .number(let number): .integer(number)
    case .digits(let digits): .number(digits)
    case .text(let text): .string(text)
    }
  }
}

package enum Message: Sendable {
  case request(RequestID, method: String, JSON)
  case notification(method: String, JSON)
  case response(RequestID?, JSON?)
  case invalid(ResponseError, RequestID?)

  package init(_ body: [UInt8]) {
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: body) } catch {
      self = .invalid(ResponseError(.parseError, "no JSON at byte \(error.offset)"), nil)
      return
    }
    let id = RequestID(json["id"])
    guard case .object = json else {
      self = .invalid(ResponseError(.invalidRequest, "a message is an object"), nil)
      return
    }
    guard let method = json["method"] else {
      if json["result"] != nil || json["error"] != nil {
        self = .response(id, json["result"])
      } else {
        self = .invalid(ResponseError(.invalidRequest, "a message has a method"), id)
      }
      return
    }
    guard let name = method.string else {
      self = .invalid(ResponseError(.invalidRequest, "a method is a string"), id)
      return
    }
    let parameters = json["params"] ?? .null
    if json["id"] != nil {
      guard let id else {
        self = .invalid(ResponseError(.invalidRequest, "an id is a number or a string"), nil)
        return
      }
      self = .request(id, method: name, parameters)
    } else {
      self = .notification(method: name, parameters)
    }
  }
}

package struct ResponseError: Error, Equatable, Sendable {
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    case requestCancelled = -32800
    case contentModified = -32801
    case serverCancelled = -32802
    case requestFailed = -32803
  }

  package let code: Code
  package let message: String
  package init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }
}

package enum Outgoing {
  package static func response(_ id: RequestID?, _ result: JSON) -> JSON {
    .make(["jsonrpc": .string("2.0"), "id": id?.json ?? .null, "result": result])
  }

  package static func response(_ id: RequestID?, _ error: ResponseError) -> JSON {
    .make([
      "jsonrpc": .string("2.0"), "id": id?.json ?? .null,
      "error": .make(["code": .integer(error.code.rawValue), "message": .string(error.message)]),
    ])
  }

  package static func notification(_ method: String, _ parameters: JSON) -> JSON {
    .make(["jsonrpc": .string("2.0"), "method": .string(method), "params": parameters])
  }

  package static func request(_ id: Int, _ method: String, _ parameters: JSON) -> JSON {
    .make(["jsonrpc": .string("2.0"), "id": .integer(id), "method": .string(method), "params": parameters])
  }
}

package struct LSPPosition: Equatable, Hashable, Sendable {
  package var line: Int
  package var character: Int
  package init(_ line: Int, _ character: Int) { (self.line, self.character) = (line, character) }

  package init?(_ json: JSON?) {
    guard let line = json?["line"]?.int, let character = json?["character"]?.int else { return nil }
    (self.line, self.character) = (line, character)
  }

  package var json: JSON { .make(["line": .integer(line), "character": .integer(character)]) }
}

package struct LSPRange: Equatable, Hashable, Sendable {
  package var start: LSPPosition
  package var end: LSPPosition
  package init(_ start: LSPPosition, _ end: LSPPosition) { (self.start, self.end) = (start, end) }

  package init?(_ json: JSON?) {
    guard let start = LSPPosition(json?["start"]), let end = LSPPosition(json?["end"]) else { return nil }
    (self.start, self.end) = (start, end)
  }

  package var json: JSON { .make(["start": start.json, "end": end.json]) }

  /// The same as `json.write(to:)`, for what is written with every key.
  package func write(to out: inout [UInt8]) {
    func digits(_ number: Int) {
      guard number >= 10 else { return out.append(UInt8(ascii: "0") + UInt8(clamping: max(0, number))) }
      digits(number / 10)
      out.append(UInt8(ascii: "0") + UInt8(clamping: number % 10))
    }
    func put(_ name: StaticString, _ position: LSPPosition) {
      out.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      out.append(contentsOf: "{\"line\":".utf8)
      digits(position.line)
      out.append(contentsOf: ",\"character\":".utf8)
      digits(position.character)
      out.append(UInt8(ascii: "}"))
    }
    put("{\"start\":", start)
    put(",\"end\":", end)
    out.append(UInt8(ascii: "}"))
  }
}

package enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"
}

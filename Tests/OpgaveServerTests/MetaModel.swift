/// The protocol's own model of itself: whether a message is what it may be, down to names that it does not know.
import Foundation
import OpgaveJSON
import OpgaveTestSupport

/// Read once from the test data of others; `nil` where that is not there.
final class MetaModel: Sendable {
  static let latest = MetaModel("lsp/metaModel-3.18.json")
  static let stable = MetaModel("lsp/metaModel-3.17.json")

  struct Method: Sendable {
    let name: String
    let parameters: JSON?
    let result: JSON?
    let partialResult: JSON?
    let capability: String?
    let isFromClient: Bool
    let isRequest: Bool
  }

  let methods: [String: Method]
  private let structures: [String: JSON]
  private let enumerations: [String: JSON]
  private let aliases: [String: JSON]

  private init?(_ path: String) {
    guard let file = Project.conformanceData(path), let json = try? JSON(parsing: Project.bytes(file)) else {
      return nil
    }
    func named(_ list: String) -> [String: JSON] {
      Dictionary((json[list]?.array ?? []).map { ($0["name"]?.string ?? "", $0) }, uniquingKeysWith: { $1 })
    }
    (structures, enumerations, aliases) = (named("structures"), named("enumerations"), named("typeAliases"))
    var methods: [String: Method] = [:]
    for (list, isRequest) in [("requests", true), ("notifications", false)] {
      for method in json[list]?.array ?? [] {
        let name = method["method"]?.string ?? ""
        methods[name] = Method(
          name: name, parameters: method["params"], result: method["result"], partialResult: method["partialResult"],
          capability: method["serverCapability"]?.string,
          isFromClient: method["messageDirection"]?.string != "serverToClient", isRequest: isRequest)
      }
    }
    self.methods = methods
  }

  /// What is wrong with a value, and where; `nil` where nothing is.
  func problem(_ value: JSON, _ type: JSON, at path: String = "") -> String? {
    switch type["kind"]?.string {
    case "base": return base(value, type["name"]?.string ?? "") ? nil : "\(path) is no \(type["name"]?.string ?? "")"
    case "reference": return reference(value, type["name"]?.string ?? "", path)
    case "array":
      guard let elements = value.array else { return "\(path) is no array" }
      for (place, element) in elements.enumerated() {
        if let problem = problem(element, type["element"] ?? .null, at: "\(path)[\(place)]") { return problem }
      }
      return nil
    case "map":
      guard case .object(let members) = value else { return "\(path) is no object" }
      for member in members {
        if let problem = problem(member.value, type["value"] ?? .null, at: "\(path).\(member.name)") { return problem }
      }
      return nil
    case "or":
      let problems = (type["items"]?.array ?? []).map { problem(value, $0, at: path) }
      return problems.contains(nil) ? nil : problems.compactMap { $0 }.max { $0.count < $1.count }
    case "and":
      return (type["items"]?.array ?? []).lazy.compactMap { self.problem(value, $0, at: path) }.first
    case "tuple":
      guard let elements = value.array, let items = type["items"]?.array, elements.count == items.count else {
        return "\(path) is no tuple"
      }
      return zip(elements, items).lazy.compactMap { self.problem($0, $1, at: path) }.first
    case "literal": return object(value, type["value"]?["properties"]?.array ?? [], path)
    case "stringLiteral", "integerLiteral", "booleanLiteral":
      return value == type["value"] ? nil : "\(path) is not \(type["value"] ?? .null)"
    default: return "\(path): a type that is not known"
    }
  }

  private func base(_ value: JSON, _ name: String) -> Bool {
    switch name {
    case "null": value == .null
    case "boolean": value.bool != nil
    case "integer": value.int != nil
    case "uinteger": value.int.map { $0 >= 0 && $0 < 1 << 31 } ?? false
    case "decimal": if case .number = value { true } else { value.int != nil }
    default: value.string != nil
    }
  }

  private func reference(_ value: JSON, _ name: String, _ path: String) -> String? {
    if ["LSPAny", "LSPObject", "LSPArray"].contains(name) { return nil }
    if let alias = aliases[name] { return problem(value, alias["type"] ?? .null, at: path) }
    if let enumeration = enumerations[name] {
      let values = enumeration["values"]?.array?.compactMap { $0["value"] } ?? []
      if values.contains(value) { return nil }
      let isFree = enumeration["supportsCustomValues"]?.bool ?? false
      return isFree && base(value, enumeration["type"]?["name"]?.string ?? "") ? nil : "\(path) is no \(name)"
    }
    guard let structure = structures[name] else { return "\(path): \(name) is not known" }
    return object(value, properties(structure), path)
  }

  private func properties(_ structure: JSON) -> [JSON] {
    let inherited = ((structure["extends"]?.array ?? []) + (structure["mixins"]?.array ?? [])).flatMap {
      structures[$0["name"]?.string ?? ""].map(properties) ?? []
    }
    // A property that is stated anew replaces the inherited one.
    let own = structure["properties"]?.array ?? []
    return inherited.filter { old in !own.contains { $0["name"] == old["name"] } } + own
  }

  private func object(_ value: JSON, _ properties: [JSON], _ path: String) -> String? {
    guard case .object(let members) = value else { return "\(path) is no object" }
    for property in properties {
      let name = property["name"]?.string ?? ""
      guard let found = value[name] else {
        if property["optional"]?.bool ?? false { continue }
        return "\(path).\(name) is missing"
      }
      if let problem = problem(found, property["type"] ?? .null, at: "\(path).\(name)") { return problem }
    }
    for member in members where !properties.contains(where: { $0["name"]?.string == member.name }) {
      return "\(path).\(member.name) is no member"
    }
    return nil
  }

  /// What is wrong with what the server sent.
  func problem(_ message: JSON, answering method: String?) -> String? {
    if let name = message["method"]?.string {
      if name == "$/progress" || name.hasPrefix("opgave/") { return nil }
      guard let known = methods[name] else { return "\(name) is no method" }
      guard let type = known.parameters else { return nil }
      return problem(message["params"] ?? .null, type, at: name)
    }
    guard let method, let result = message["result"], let type = methods[method]?.result else { return nil }
    return problem(result, type, at: method)
  }
}

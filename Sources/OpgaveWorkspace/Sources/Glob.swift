/// Patterns over paths, as settings write what is left out.

/// A pattern over paths: `*` within a name, `**` over folders, `?` one character; a folder stands for all in it.
package struct Glob: Sendable {
  private let parts: [[Character]]

  package init(_ pattern: String) {
    let trimmed = pattern.hasPrefix("./") ? String(pattern.dropFirst(2)) : pattern
    let parts = trimmed.split(separator: "/").map(Array.init)
    // One without a folder in it counts at any depth.
    self.parts = parts.isEmpty || trimmed.dropLast().contains("/") ? parts : [["*", "*"]] + parts
  }

  /// Goes back to the last `**` only, as `matches` below to the last star: the cost is bounded by the product of both lengths.
  package func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(Array.init)
    var (part, name) = (0, 0)
    var folders: (part: Int, name: Int)?
    while part < parts.count {
      if parts[part] == ["*", "*"] {
        part += 1
        folders = (part, name)
      } else if name < names.count, Glob.matches(parts[part][...], names[name][...]) {
        part += 1
        name += 1
      } else if let last = folders, last.name < names.count {
        folders = (last.part, last.name + 1)
        (part, name) = (last.part, last.name + 1)
      } else {
        return false
      }
    }
    // What is in a folder is meant by `folder/**`, not that itself.
    return !parts.isEmpty && (parts.last != ["*", "*"] || name < names.count)
  }

  /// Goes back to the last star only, so that no pattern takes more than the product of both lengths.
  private static func matches(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    var (p, n) = (pattern.startIndex, name.startIndex)
    var star: (pattern: Int, name: Int)?
    while n < name.endIndex {
      if p < pattern.endIndex, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < pattern.endIndex, pattern[p] == "?" || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        p = last.pattern + 1
        n = last.name + 1
        star = (last.pattern, n)
      } else {
        return false
      }
    }
    while p < pattern.endIndex, pattern[p] == "*" { p += 1 }
    return p == pattern.endIndex
  }
}

/// Patterns over paths, as settings write what is left out.

/// A pattern over paths: `*` within a name, `**` over folders, `?` one character; a folder stands for all in it.
package struct Glob: Sendable {
  private let parts: [[Character]]
  private let isAnchored: Bool

  package init(_ pattern: String) {
    let trimmed = pattern.hasPrefix("./") ? String(pattern.dropFirst(2)) : pattern
    isAnchored = trimmed.dropLast().contains("/")
    parts = trimmed.split(separator: "/").map(Array.init)
  }

  package func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map(Array.init)
    guard !parts.isEmpty else { return false }
    if isAnchored { return matches(parts[...], names[...]) }
    return names.indices.contains { matches(parts[...], names[$0...]) }
  }

  private func matches(_ pattern: ArraySlice<[Character]>, _ names: ArraySlice<[Character]>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == ["*", "*"] { return names.indices.contains { matches(pattern.dropFirst(), names[$0...]) } }
    guard let name = names.first, Glob.matches(first[...], name[...]) else { return false }
    return matches(pattern.dropFirst(), names.dropFirst())
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

/// The opgaven by the titles that they bear in their organisation, so that a key in a title asks of no more than those that bear it.
package import OpgaveModel

package struct TitleIndex: Sendable {
  /// Nearly all titles are borne once.
  private enum Bearers {
    case one(Address)
    case several([Address])

    var all: [Address] {
      switch self {
      case .one(let address): [address]
      case .several(let addresses): addresses
      }
    }
  }

  /// By the key of a title.
  private var bearers: [UInt64: Bearers] = [:]

  package init(_ outlines: ByFile<FileOutline>) { for file in outlines.indices { add(outlines[file]) } }

  /// Puts what a file bears now in the place of what it bore.
  ///
  /// - Returns: the files that bear a title which one of the two shares with another opgave, this one among them.
  package mutating func replace(_ old: FileOutline, by new: FileOutline) -> Set<FileIndex> {
    var files = sharing(old)
    for (key, address) in TitleIndex.titles(old) {
      let rest = (bearers[key]?.all ?? []).filter { $0 != address }
      bearers[key] = rest.count > 1 ? .several(rest) : rest.first.map { .one($0) }
    }
    add(new)
    files.formUnion(sharing(new))
    return files
  }

  private mutating func add(_ outline: FileOutline) {
    for (key, address) in TitleIndex.titles(outline) {
      bearers[key] = bearers[key].map { .several($0.all + [address]) } ?? .one(address)
    }
  }

  private func sharing(_ outline: FileOutline) -> Set<FileIndex> {
    Set(TitleIndex.titles(outline).flatMap { several($0.key) }.map(\.file))
  }

  private func several(_ key: UInt64) -> [Address] {
    if case .several(let addresses)? = bearers[key] { addresses } else { [] }
  }

  /// The groups of opgaven with one title, each in its order; those with a title of one of some files, or all.
  func groups(in files: Set<FileIndex>?, _ outlines: ByFile<FileOutline>) -> [[Address]] {
    let found: [Bearers] =
      if let files {
        Set(files.flatMap { TitleIndex.titles(outlines[$0]) }.map(\.key)).compactMap { bearers[$0] }
      } else { Array(bearers.values) }
    let groups = found.compactMap { if case .several(let addresses) = $0 { addresses.sorted() } else { nil } }
    return groups.sorted { $0[0] < $1[0] }
  }

  private static func titles(_ outline: FileOutline) -> [(key: UInt64, address: Address)] {
    outline.nodes.compactMap { node in node.titleKey.map { ($0, node.address) } }
  }
}

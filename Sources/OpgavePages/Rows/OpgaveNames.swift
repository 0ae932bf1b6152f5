/// The names by which sheets call opgaven: as short as they can be without standing for another.
package import OpgaveModel

package struct OpgaveNames: Sendable {
  private var names: [Address: String] = [:]
  /// By name, with and without the organisation.
  private var places: [String: [Address]] = [:]

  package init(_ repository: Repository) {
    var all: [(address: Address, name: String, organisation: String)] = []
    for (number, file) in repository.files.numbered {
      for ordinal in file.facts.topLevel where file.facts.kind(of: ordinal) == .opgave {
        let name = file.facts.declaration(ordinal).name >= 0 ? file.facts.name(of: ordinal) : ""
        let organisation = file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? ""
        let address = Address(file: number, ordinal: ordinal)
        all.append((address, name, organisation))
        if name.isEmpty { continue }
        places[name, default: []].append(address)
        if !organisation.isEmpty { places["\(organisation).\(name)", default: []].append(address) }
      }
    }
    for (address, name, organisation) in all {
      let isOne = (places[name]?.count ?? 0) < 2
      names[address] = isOne || organisation.isEmpty ? name : "\(organisation).\(name)"
    }
  }

  package subscript(_ address: Address) -> String { names[address] ?? "" }

  /// All opgaven that a name stands for.
  package func places(of name: String) -> [Address] { places[name] ?? [] }

  package var all: [String] { places.keys.sorted() }
}

/// The names by which sheets call opgaven: as short as they can be without standing for another, in whatever repository.
internal import OpgaveModel
internal import OpgaveRules
package import OpgaveWorkspace

package struct OpgaveNames: Sendable {
  private var names: [ShownPlace: String] = [:]

  package init(_ repositories: [RepositoryTexts]) {
    var all: [(place: ShownPlace, name: String, organisation: String)] = []
    /// How many each name stands for, with and without the organisation.
    var counts: [String: Int] = [:]
    for (number, texts) in repositories.enumerated() {
      for (file, state) in texts.repository.files.numbered {
        let facts = state.facts
        for ordinal in facts.topLevel where facts.kind(of: ordinal) == .opgave {
          let name = facts.declaration(ordinal).name >= 0 ? facts.name(of: ordinal) : ""
          let organisation = facts.organisationName(of: ordinal).map(facts.names.text) ?? ""
          all.append((ShownPlace(number, Address(file: file, ordinal: ordinal)), name, organisation))
          if name.isEmpty { continue }
          counts[name, default: 0] += 1
          if !organisation.isEmpty { counts["\(organisation).\(name)", default: 0] += 1 }
        }
      }
    }
    for (place, name, organisation) in all {
      let long = organisation.isEmpty ? name : "\(organisation).\(name)"
      if counts[name] ?? 0 < 2 {
        names[place] = name
      } else if counts[long] ?? 0 < 2 || repositories.count == 1 {
        names[place] = long
      } else {
        names[place] = "\(repositories[place.repository].folder(in: repositories[0]))/\(long)"
      }
    }
  }

  package subscript(_ place: ShownPlace) -> String { names[place] ?? "" }
}

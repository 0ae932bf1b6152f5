/// From a name to where it is declared, and from there to what works it out.
package import OpgaveModel

package enum Definition {
  /// The declaration that is named at an offset, and the range of the name there.
  package static func find(_ snapshot: FileSnapshot, at offset: Int) -> (target: Address, origin: Range<Int>)? {
    guard snapshot.repository != nil else { return nil }
    return snapshot.named(at: offset).map { ($0.address, $0.range) }
  }

  /// From an inspanning to the opgave that works it out, from a doel to the inspanningen that contribute to it, from an
  /// opgave to those that are part of it.
  package static func implementations(
    _ snapshot: FileSnapshot, at offset: Int, _ candidates: [FileIndex]? = nil
  ) -> (targets: [Address], origin: Range<Int>)? {
    guard let repository = snapshot.repository, let (address, origin) = snapshot.named(at: offset) else { return nil }
    let facts = repository.facts(address)
    let field: Field
    switch facts.kind(of: address.ordinal) {
    case .inspanning:
      guard let index = facts.find(.opgave, of: address.ordinal), let value = facts.values(of: index).first,
        let target = repository.target(
          of: value, part: facts.reference(value).count - 1, in: address.file)
      else { return ([], origin) }
      return ([target], origin)
    case .doel, .baat: field = .draagtBijAan
    case .opgave, .portfolio: field = .deelVan
    case .bestand, .organisatie, .instellingen, .inrichting, .lerenBreed, .proces, .orgaan, .functie, .kenmerken,
      .partij, .opdracht, .wijziging, .besturen, .sturen, .presteren, .werkwijze, .indicator,
      .begroting, .voortgang, .mijlpaal, .risico, .leren, .evaluatie,
      .reflectie, .experiment, .leervraag, .eigen, .regels, .drempels, .opmaak, .onbekend:
      return ([], origin)
    }
    let targets = repository.references(to: address, in: candidates).compactMap { use -> Address? in
      let facts = repository.files[use.file].facts
      guard let home = facts.home(of: use.value), facts.fields[home.field].field == field else { return nil }
      return Address(file: use.file, ordinal: home.ordinal)
    }
    return (targets, origin)
  }
}

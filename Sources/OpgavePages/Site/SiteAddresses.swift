/// Under which name each page of a site stands. Adding an opgave of a name of its own changes the address of no other.
internal import OpgaveModel
internal import OpgaveRules
package import OpgaveWorkspace

package struct SiteAddresses: Sendable {
  /// From the folder of the site, with `/`.
  private var paths: [ShownPlace: String] = [:]

  package init(_ repositories: [CheckedRepository], _ relations: [Relations]) {
    var taken: Set<String> = []
    for (number, checked) in repositories.enumerated() {
      let repository = checked.whole.repository
      for address in relations[number].portfolios + relations[number].opgaven {
        let facts = repository.facts(address)
        let folder = facts.kind(of: address.ordinal) == .portfolio ? "portfolio" : "opgave"
        let organisation = facts.organisationName(of: address.ordinal).map(facts.names.text) ?? ""
        let name = facts.declaration(address.ordinal).name >= 0 ? facts.name(of: address.ordinal) : ""
        let place = [
          organisation.isEmpty ? "zonder-organisatie" : SiteAddresses.part(organisation),
          name.isEmpty ? "zonder-naam" : SiteAddresses.part(name),
        ]
        var path = "\(folder)/\(place.joined(separator: "/"))"
        // What lies below may have a name that the first has, too.
        let below = number == 0 ? "" : checked.texts.folder(in: repositories[0].texts)
        if number > 0 { path += "-" + SHA256.hex(below).prefix(6) }
        // A second one of the same name is told apart by the file in which it stands, and there by how many stand before it.
        let whole = "\(below)/\(repository.files[address.file].path)/\(organisation)/\(name)"
        let short = path
        var nth = 0
        while !taken.insert(path).inserted {
          path = "\(short)-\(SHA256.hex("\(whole)/\(nth)").prefix(6))"
          nth += 1
        }
        paths[ShownPlace(number, address)] = path + ".html"
      }
    }
  }

  package subscript(_ place: ShownPlace) -> String? { paths[place] }

  /// The names of one page of each kind that no opgave has.
  package static func path(of page: SitePage) -> String { page == .start ? "index.html" : "\(page.rawValue).html" }

  private static let reserved: Set<String> = {
    let numbered = ["com", "lpt"].flatMap { name in (1...9).map { "\(name)\($0)" } }
    return Set(["con", "prn", "aux", "nul"] + numbered)
  }()

  /// A name as part of an address: small letters and digits, and `-` for all else. One that is not written so itself, or that a
  /// system keeps for itself, bears six digits of its digest, by which it stays apart from what is.
  package static func part(_ name: String) -> String {
    let composed = SiteAddresses.composed(name)
    var part = ""
    for scalar in composed.lowercased().unicodeScalars {
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isKept || !part.hasSuffix("-") { part.unicodeScalars.append(isKept ? scalar : "-") }
    }
    let isLong = part.utf8.count > 100
    if isLong { part = String(part.prefix(40)) }
    if part == composed, !part.isEmpty, !reserved.contains(part), !isLong { return part }
    return "\(part)-\(SHA256.hex(composed).prefix(6))"
  }

  /// Letters with their accents as one character, however they were typed.
  private static func composed(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return String(text.map { character in letters[character] ?? character })
  }

  /// By what is equal to it, however that is written.
  private static let letters: [Character: Character] = {
    var letters: [Character: Character] = [:]
    for code in Array(0xC0...0x24F) + Array(0x370...0x4FF) + Array(0x1E00...0x1FFF) {
      guard let scalar = Unicode.Scalar(UInt32(code)), scalar.properties.isAlphabetic else { continue }
      let character = Character(scalar)
      // Of two that are equal the lower one is how letters are composed.
      if letters[character] == nil { letters[character] = character }
    }
    return letters
  }()
}

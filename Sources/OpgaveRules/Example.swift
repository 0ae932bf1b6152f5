/// What a rule reports, and the same mended: shown on its page, and run as its test.

/// Text with the place that is reported marked `«…»`, and the same text mended.
package struct Example: Sendable {
  package let reported: String
  package let mended: String
  /// What stands around it, so that an example shows no more than it must.
  package let setting: Setting

  package enum Setting: Sendable {
    /// The example is a whole file, next to one that declares an organisation.
    case file
    /// It is the whole `instellingen.opgave`.
    case settings
    /// It stands in an opgave that is in order, and takes the place of the fields and blocks of the same name.
    case opgave
  }

  package init(_ setting: Setting = .file, reported: String, mended: String) {
    (self.setting, self.reported, self.mended) = (setting, reported, mended)
  }

  /// The whole file in which a text of the example stands.
  package func file(_ text: String) -> String {
    guard setting == .opgave else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func has(_ word: String) -> Bool {
      lines.contains { $0.replacing("«", with: "").replacing("»", with: "").hasPrefix(word) }
    }
    var parts = ["opgave wonen \"Wonen\" {"]
    parts += Example.surroundings.filter { !has($0.word) }.map(\.text)
    parts += lines.map { $0.isEmpty ? "" : "  " + $0 }
    return parts.joined(separator: "\n") + "\n}\n"
  }

  private static let surroundings: [(word: String, text: String)] = [
    ("organisatie:", "  organisatie: merwestad"),
    ("status:", "  status: uitvoering"),
    ("vraagstuk:", "  vraagstuk: \"Hoe komen er genoeg woningen?\""),
    (
      "kenmerken {",
      """
        kenmerken {
          aard: kans
          media: laag

          partij huurders "Huurders" {
            wereld: leefwereld
            houding: kritisch
          }

          partij corporatie "Woningcorporatie" {
            wereld: systeemwereld
            houding: voor
          }

          partij omwonenden "Omwonenden" {
            wereld: leefwereld
            houding: tegen
          }
        }
      """
    ),
  ]
}

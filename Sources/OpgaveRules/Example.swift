/// What a rule reports, and the same mended: shown on its page, and run as its test.

/// Text with the place that is reported marked `«…»`, and the same text mended.
package struct Example: Sendable {
  /// What stood there at an earlier moment, for a rule on history.
  package let before: String?
  package let reported: String
  package let mended: String
  package let setting: Setting

  package init(_ setting: Setting = .file, before: String? = nil, reported: String, mended: String) {
    (self.setting, self.before, self.reported, self.mended) = (setting, before, reported, mended)
  }

  /// The whole file in which a text of the example stands.
  package func file(_ text: String) -> String { setting.file(text) }
}

extension Rule {
  /// What its page shows, as cases.
  package var examples: [RuleCase] {
    [
      .reports(example.reported, example.setting, before: example.before),
      .silent(example.mended, example.setting, before: example.before),
    ]
  }
}

/// What stands around a text about a rule, so that it shows no more than it must.
package enum Setting: Sendable {
  /// The text is a whole file, next to one that declares an organisation.
  case file
  /// It is the whole `instellingen.opgave`.
  case settings
  /// It stands in an organisatie that is in order.
  case organisatie
  /// It stands in an opgave that is in order, and takes the place of the fields and blocks of the same name.
  case opgave

  /// The whole file in which a text stands.
  package func file(_ text: String) -> String {
    switch self {
    case .file, .settings: text
    case .organisatie: Setting.block("organisatie zandrecht \"Gemeente Zandrecht\"", Setting.organisation, text)
    case .opgave: Setting.block("opgave wonen \"Wonen\"", Setting.surroundings, text)
    }
  }

  private static func block(_ header: String, _ around: [(word: String, text: String)], _ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func has(_ word: String) -> Bool {
      lines.contains { $0.replacing("«", with: "").replacing("»", with: "").hasPrefix(word) }
    }
    let parts = around.filter { !has($0.word) }.map(\.text) + lines.map { $0.isEmpty ? "" : "  " + $0 }
    return ([header + " {"] + parts).joined(separator: "\n") + "\n}\n"
  }

  private static let organisation = [(word: "soort:", text: "  soort: gemeente")]

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

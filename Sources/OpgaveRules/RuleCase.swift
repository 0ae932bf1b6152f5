/// A text and what a rule says of it, beside what the page of the rule shows: run as its test.

package struct RuleCase: Sendable {
  /// With the places that are reported marked `«…»`; without marks where the rule is silent.
  package let text: String
  package let isSilent: Bool
  package let setting: Setting
  /// The severity of what is reported; `nil` for that of the rule.
  package let severity: Severity?
  /// A part of a Dutch message, which ends its line.
  package let words: String?
  /// The texts of the related places; `nil` where they do not matter.
  package let related: [String]?
  /// What other rules on writing, structure and names report in the text; it has no such mistakes but these.
  package let mistakes: Set<UInt16>
  /// Further files by their paths, with what is reported in them marked.
  package let files: [String: String]
  /// What stands in `instellingen`.
  package let settings: String?
  /// The paths of documents that exist.
  package let documents: Set<String>
  /// The text after the first fix of the first finding; `nil` where that does not matter.
  package let mended: String?
  /// Whether it is a case of a finding that nothing is offered for.
  package let isUnmendable: Bool
  /// The day that is asked about; `nil` for 1 July 2026.
  package let peildatum: String?
  /// What stood there at an earlier moment; `nil` where none is compared.
  package let before: String?
  /// Further files that were others then, by their paths; an empty one was not there.
  package let filesBefore: [String: String]

  static func reports(
    _ text: String, _ setting: Setting = .opgave, as severity: Severity? = nil, saying words: String? = nil,
    related: [String]? = nil, despite mistakes: Set<UInt16> = [], beside files: [String: String] = [:],
    settings: String? = nil, documents: Set<String> = [], mended: String? = nil,
    isUnmendable: Bool = false, on peildatum: String? = nil, before: String? = nil, filesBefore: [String: String] = [:]
  ) -> RuleCase {
    RuleCase(
      text: text, isSilent: false, setting: setting, severity: severity, words: words, related: related,
      mistakes: mistakes, files: files, settings: settings, documents: documents, mended: mended,
      isUnmendable: isUnmendable, peildatum: peildatum, before: before, filesBefore: filesBefore)
  }

  static func silent(
    _ text: String, _ setting: Setting = .opgave, despite mistakes: Set<UInt16> = [],
    beside files: [String: String] = [:], settings: String? = nil, documents: Set<String> = [],
    on peildatum: String? = nil, before: String? = nil, filesBefore: [String: String] = [:]
  ) -> RuleCase {
    RuleCase(
      text: text, isSilent: true, setting: setting, severity: nil, words: nil, related: nil, mistakes: mistakes,
      files: files, settings: settings, documents: documents, mended: nil, isUnmendable: false, peildatum: peildatum,
      before: before, filesBefore: filesBefore)
  }
}

extension RuleGroup {
  /// Whether its rules report what is wrong with a text itself, whatever it says.
  package var isAboutForm: Bool { self == .schrift || self == .opbouw || self == .namen }
}

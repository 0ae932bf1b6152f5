/// What the client may set for itself, beside the settings of the repository, which govern.
internal import LanguageServerProtocol
internal import OpgaveFeatures
internal import OpgavePlatform
internal import OpgaveJSON
internal import OpgaveModel
internal import OpgaveSyntax

struct ClientSettings: Equatable, Sendable {
  var language: Language?
  var peildatum: Int32?
  var formatsOnSave = false
  var hints = Set(InlayHint.Subject.allCases)
  var traces = false
  /// The revision with which is compared; `nil` for none.
  var comparedWith: String?
  /// Whether programs may be started in the folder; a client may say that it does not trust it.
  var isTrusted = true

  /// Takes over what a section `opgave` or a flat `opgave.…` states; what cannot be read stays as it is.
  mutating func take(_ json: JSON?) {
    guard let json else { return }
    func value(_ name: String) -> JSON? {
      json["opgave.\(name)"] ?? name.split(separator: ".").reduce(json["opgave"] ?? json) { $0?[String($1)] }
    }
    if let taal = value("taal") { language = taal.string.flatMap(Language.init(rawValue:)) }
    if let text = value("peildatum") { peildatum = text.string.flatMap { DateSpan(text: $0)?.last } }
    if let formats = value("opmaakBijOpslaan")?.bool { formatsOnSave = formats }
    for subject in InlayHint.Subject.allCases {
      guard let isOn = value("inlayHints.\(subject.rawValue)")?.bool else { continue }
      if isOn { hints.insert(subject) } else { hints.remove(subject) }
    }
    if let revision = value("vergelijkMet") { comparedWith = revision.string.flatMap { $0.isEmpty ? nil : $0 } }
    if let trusted = value("vertrouwd")?.bool { isTrusted = trusted }
    if let trace = value("trace") { traces = trace.string.map { $0 != "off" } ?? trace.bool ?? false }
  }
}

extension Server {
  mutating func apply(_ json: JSON?) {
    let before = view.settings
    view.settings.take(json)
    guard view.settings != before, stage == .initialized else { return }
    watchEarlier()
    if view.settings.peildatum != before.peildatum || view.settings.language != before.language {
      load()
    } else if view.settings.hints != before.hints, view.client.refreshes("inlayHint") {
      request("workspace/inlayHint/refresh", .null)
    }
  }

  /// Asks the client for its settings; goes on with what is known until it answers, if it ever does.
  mutating func askConfiguration() {
    guard view.client.hasConfiguration else { return }
    request(
      "workspace/configuration", .make(["items": .array([.make(["section": .string("opgave")])])]), .configuration)
  }

  mutating func didChangeConfiguration(_ parameters: JSON) {
    if view.client.hasConfiguration { askConfiguration() } else { apply(parameters["settings"]) }
  }
}

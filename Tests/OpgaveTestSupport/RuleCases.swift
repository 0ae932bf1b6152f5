/// The cases of rules as repositories in memory, and what is found in them.
internal import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

extension Rule {
  /// What its page shows, as cases, and those beside it.
  package var allCases: [RuleCase] { examples + cases() }

  /// The repository of a case. A rule that is off is turned on.
  package func repository(_ example: RuleCase) -> TextRepository {
    var texts = ["organisatie.opgave": Example.organisation].merging(example.marked) { $1 }
    if isOff || example.settings != nil {
      let regels = isOff ? "\n  regels { \(slug): waarschuwing }" : ""
      texts[Discovery.settingsName] = "instellingen {\n  \(example.settings ?? "")\(regels)\n}\n"
    }
    let files = texts.sorted { $0.key < $1.key }.map {
      (path: $0.key, bytes: ExampleRepository.bytes(of: MarkedText($0.value).text))
    }
    let day = example.peildatum.flatMap { DateSpan(text: $0) }?.first
    return TextRepository(files, documents: example.documents, today: day ?? TextRepository.today)
  }
}

extension Rule {
  /// What is found in each file of a case, in the order of the files; of a rule on history since the moment before.
  package func findings(_ example: RuleCase, in repository: TextRepository) -> [[PlacedFinding]] {
    guard let compared = compared(example, repository) else { return repository.findings() }
    let checked = compared.checked()
    return repository.files.map { file in checked.files.first { $0.path == file.path }?.findings ?? [] }
  }

  /// The files of a case beside what they were.
  package func compared(_ example: RuleCase, _ repository: TextRepository) -> ComparedRepository? {
    guard let before = example.before else { return nil }
    var (old, new) = (MemorySource(), MemorySource())
    for file in repository.files {
      new["/" + file.path] = file.bytes
      old["/" + file.path] = file.bytes
    }
    old["/" + example.path] = Array(example.setting.file(before).utf8)
    for (path, text) in example.filesBefore { old["/" + path] = text.isEmpty ? nil : Array(text.utf8) }
    return ComparedRepository(inMemory: old, new, today: repository.read.whole.surroundings.peildatum)
  }
}

extension RuleCase {
  package var path: String { setting == .settings ? Discovery.settingsName : "voorbeeld.opgave" }

  /// Its files by their paths, as it writes them.
  package var marked: [String: String] { files.merging([path: setting.file(text)]) { $1 } }
}

extension TextRepository {
  /// What stands at related places of a finding in a file.
  ///
  /// - Parameter compared: what the repository was before, where something points there.
  package func texts(of related: [Related], in path: String, _ compared: ComparedRepository? = nil) -> [String] {
    related.map { one in
      if one.isEarlier, let compared, let file = one.file {
        let texts = compared.old.texts
        return String(decoding: texts[file].bytes[texts.range(one.place, in: file)], as: UTF8.self)
      }
      let own = read.files.firstIndex { $0.file.path == path }
      guard let state = (one.file ?? own).map({ read.files[$0].file }) else { return "" }
      let range =
        switch one.place {
        case .range(let range): range
        case .part(let part): state.places.expanded(state.facts).range(part, state.facts)
        }
      return String(decoding: Array(text(state.path).utf8)[range], as: UTF8.self)
    }
  }
}

/// Each rule reports its example at the marked place, and the mended one no more.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Testing

@Suite struct ExampleTests {
  @Test func codesAndSlugsAreUniqueAndInOrder() {
    let codes = AllRules.all.map(\.code)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(Set(AllRules.all.map(\.slug)).count == codes.count)
  }

  @Test(arguments: AllRules.all.map(\.code))
  func reportsWhatIsMarkedAndNothingElse(_ code: UInt16) throws {
    let rule = try #require(AllRules.rule(code))
    for example in rule.examples { expect(rule, example, isOnPage: true) }
    for example in rule.cases() { expect(rule, example, isOnPage: false) }
  }

  /// What a case leaves out because its rule does not look at it: required fields and blocks, and titles.
  private static let incomplete: Set<UInt16> = [204, 205, 210]

  /// One text with what the rule says of it. What a page shows may leave out what is required, and be of any severity.
  private func expect(_ rule: Rule, _ example: RuleCase, isOnPage: Bool) {
    let repository = rule.repository(example)
    var (messages, mistakes) = ([String](), Set<UInt16>())
    for (file, findings) in zip(repository.files, rule.findings(example, in: repository)) {
      guard let marked = example.marked[file.path] else { continue }
      // For the marks a byte that is not UTF-8 counts as one character of one byte.
      let text = MarkedText(marked).text.replacing("\u{FFFD}", with: "?")
      let found = findings.filter { $0.finding.rule == rule.code }
      let shown = MarkedText.mark(text, found.map(\.range))
      #expect(shown == marked.replacing("\u{FFFD}", with: "?"), "\(rule.name), \(file.path)")
      for placed in found { expect(rule, example, placed.finding, repository, isOnPage: isOnPage) }
      messages += found.map { rule.message($0.finding).nl + "\n" }
      let others = example.before == nil ? findings : repository.findings(in: file.path)
      for other in others where other.finding.rule != rule.code && other.finding.severity >= .waarschuwing {
        let isAboutForm = AllRules.rule(other.finding.rule)?.group.isAboutForm ?? false
        if isAboutForm, !Self.incomplete.contains(other.finding.rule) { mistakes.insert(other.finding.rule) }
      }
    }
    if let mended = example.mended {
      let finding = repository.findings(in: example.path).first { $0.finding.rule == rule.code }?.finding
      let fix = finding.flatMap { repository.fixes($0, in: example.path).first }
      #expect(
        fix.map { repository.applying($0).text(example.path) } == example.setting.file(mended),
        "\(rule.name) mends otherwise:\n\(example.text)")
    }
    if example.isUnmendable {
      for placed in repository.findings(in: example.path) where placed.finding.rule == rule.code {
        #expect(repository.fixes(placed.finding, in: example.path).isEmpty, "\(rule.name) mends:\n\(example.text)")
      }
    }
    #expect(messages.isEmpty == example.isSilent, "\(rule.name): \(example.text)")
    if let words = example.words {
      #expect(messages.contains { $0.contains(words) }, "\(messages) in:\n\(example.text)")
    }
    let unwanted = isOnPage ? mistakes.filter { RuleGroup(code: $0) == .schrift && example.isSilent } : mistakes
    #expect(unwanted == example.mistakes, "\(rule.name) has other mistakes in:\n\(example.text)")
  }

  private func expect(
    _ rule: Rule, _ example: RuleCase, _ finding: Finding, _ repository: TextRepository, isOnPage: Bool
  ) {
    let message = rule.message(finding)
    #expect(!message.nl.isEmpty && !message.en.isEmpty && message.nl != message.en)
    if isOnPage { return }
    #expect(finding.severity == example.severity ?? rule.severity, "\(rule.name) in:\n\(example.text)")
    if let related = example.related {
      #expect(
        repository.texts(of: finding.related, in: example.path, rule.compared(example, repository)) == related,
        "\(rule.name) in:\n\(example.text)")
    }
  }

  /// Who is left alone with a finding reads why.
  @Test func everyRuleProposesSomethingOrSaysWhyNot() {
    for rule in AllRules.all { #expect((rule.fixes == nil) == (rule.unmended != nil), "\(rule.name)") }
  }

  /// Rules of which only some findings can be mended, and not that of the page; `FixTests` has those.
  private static let mendsOnlySome: Set<UInt16> = [107, 203, 208, 516, 610, 905]

  /// A fix takes its finding away and brings no new one.
  @Test(arguments: AllRules.all.filter { $0.fixes != nil && !mendsOnlySome.contains($0.code) }.map(\.code))
  func theFixOfItsExampleMendsIt(_ code: UInt16) throws {
    let rule = try #require(AllRules.rule(code))
    let marked = MarkedText(rule.example.file(rule.example.reported))
    let (reported, path) = rule.repository(marked.text)
    let finding = try #require(reported.findings(in: path).first { $0.finding.rule == code })
    let fixes = reported.fixes(finding.finding, in: path)
    #expect(!fixes.isEmpty, "no fix for the example")
    for fix in fixes {
      for (file, edits) in fix.edits {
        let bytes = Array(reported.text(reported.repository.files[file].path).utf8)
        #expect(edits.allSatisfy { Array($0.replacement.utf8) != Array(bytes[$0.range]) }, "an edit changes nothing")
      }
      let after = reported.applying(fix)
      let fixed = after.text(path)
      let left = after.findings().flatMap(\.self)
      func count(_ findings: [PlacedFinding]) -> Int { findings.count { $0.finding.rule == code } }
      #expect(count(left) < count(reported.findings().flatMap(\.self)), "still reported in:\n\(fixed)")
      // What the error hid may show once it is mended, as it does in the mended example.
      let (mended, _) = rule.repository(rule.example.file(rule.example.mended))
      let before = Set((reported.findings() + mended.findings()).flatMap(\.self).map(\.finding.rule))
      // A place to fill in is asked for, and so is what a werkwijze asks for once it is chosen.
      let asks: [UInt16: Set<UInt16>] = [
        204: [420, 430, 508, 513, 634, 709, 801], 401: [402, 403, 404, 405], 420: [424, 426], 501: [503, 504],
        601: [610, 611, 612, 617], 622: [610, 611, 612, 617], 115: [801], 425: [305], 630: [510, 611, 632], 671: [670],
        711: [706], 806: [805],
      ]
      let asked = (asks[code] ?? []).union([217])
      let new = left.filter { !before.contains($0.finding.rule) && !asked.contains($0.finding.rule) }
      #expect(new.map(\.finding.rule) == [], "new findings in:\n\(fixed)")
    }
  }

  /// Where what a rule misses stands at another place, that alone is told.
  @Test(arguments: Absence.byRule.keys.sorted())
  func isSilentWhereWhatItMissesIsMisplaced(_ code: UInt16) throws {
    let (rule, absence) = (try #require(AllRules.rule(code)), try #require(Absence.byRule[code]))
    let text = MarkedText(rule.example.file(rule.example.reported)).text
    let fields = Field.allCases.filter(absence.fields.contains).map { "\($0.spelling): 1" }
    for misplaced in fields + absence.kinds.all.map({ "\($0.keyword) x {\n}" }) {
      let (repository, path) = rule.repository("\(text)\n\(misplaced)\n")
      let findings = repository.findings(in: path)
      #expect(findings.contains { $0.finding.rule == 203 && $0.finding.severity == .fout }, "\(misplaced)")
      #expect(!findings.contains { $0.finding.rule == code }, "\(misplaced)")
    }
  }

  @Test func theOrganisationOfTheExamplesIsInOrder() {
    let findings = TextRepository(["organisatie.opgave": Example.organisation]).findings(in: "organisatie.opgave")
    #expect(findings.filter { $0.finding.severity >= .waarschuwing }.map(\.finding.rule) == [])
  }
}

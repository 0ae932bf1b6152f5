/// What a rule tells of a finding its check gave it: nothing is asked for under a name that is not there.
import OpgaveModel
import OpgaveRules
import OpgaveSyntax
import OpgaveTestSupport
import Synchronization
import Testing

@Suite struct ArgumentTests {
  @Test func argumentsAreFoundByTheirNames() {
    var arguments: FindingArguments = [.name: .text("huurders"), .count: .number(3)]
    #expect(arguments[.name] == .text("huurders") && arguments[.count] == .number(3) && arguments[.limit] == nil)
    arguments[.count] = .number(4)
    #expect(arguments == [.name: .text("huurders"), .count: .number(4)])
    #expect(arguments != [.name: .text("huurders"), .limit: .number(4)])
    arguments[.count] = nil
    #expect(
      arguments == [.name: .text("huurders")]
        && arguments.hashValue == ([.name: .text("huurders")] as FindingArguments).hashValue)
  }

  #if DEBUG
    @Test func aRuleThatAsksForWhatIsNotThereIsNoticed() throws {
      let rule = try #require(AllRules.rule(slug: "weinig-partijen"))
      let finding = Finding(rule.code, .fout, .range(0..<1), [.count: .text("drie")])
      #expect(asked { _ = rule.message(finding) } == ["count", "limit"])
    }

    /// In the examples of all rules, and wherever their messages and fixes differ.
    @Test func rulesAskForWhatTheirChecksGive() {
      let texts = AllRules.all.map { rule in
        (name: rule.name, repository: rule.repository(MarkedText(rule.example.file(rule.example.reported)).text).0)
      }
      let cases = CaseTests.cases.map { (name: $0.marked, repository: $0.repository(MarkedText($0.whole).text).0) }
      var count = 0
      for (name, repository) in texts + cases {
        for (file, findings) in zip(repository.files, repository.findings()) {
          for placed in findings {
            count += 1
            let missed = asked {
              _ = AllRules.rule(placed.finding.rule)?.message(placed.finding)
              _ = repository.fixes(placed.finding, in: file.path)
            }
            #expect(missed.isEmpty, "OPG\(placed.finding.rule) in \(name) asks for \(missed.sorted())")
          }
        }
      }
      #expect(count > 1000)
    }

    /// The names that were asked for in vain.
    private func asked(_ body: () -> Void) -> Set<String> {
      let names = Mutex<Set<String>>([])
      let note: @Sendable (FindingArguments.Name) -> Void = { name in _ = names.withLock { $0.insert("\(name)") } }
      FindingArguments.$whenAbsent.withValue(note, operation: body)
      return names.withLock { $0 }
    }
  #endif

  /// What belongs in a field, in the words of both languages.
  @Test(arguments: [
    (
      ValueType.reference(.init(.opgave, .inspanning)), "de naam van een opgave of inspanning",
      "the name of an opgave or inspanning"
    ),
    (.reference(.init(.portfolio)), "de naam van een portfolio", "the name of a portfolio"),
  ]) func expectationsAreSentences(_ type: ValueType, _ nl: String, _ en: String) {
    #expect(type.expectation == Text(nl, en))
  }
}

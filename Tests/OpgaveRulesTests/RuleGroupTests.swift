/// Which rules belong together, and which of them a name stands for.
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct RuleGroupTests {
  @Test func aGroupIsACodeWithoutItsLastTwoDigits() {
    #expect(RuleGroup(code: 514) == .sturen && RuleGroup(code: 199) == .schrift && RuleGroup(code: 200) == .opbouw)
    #expect(RuleGroup(code: 1001) == .historie && RuleGroup(code: 99) == nil && RuleGroup(code: 1100) == nil)
    for rule in AllRules.all { #expect(rule.group.codes.contains(rule.code), "\(rule.name)") }
  }

  @Test(
    arguments: [
      ("OPG514", 514..<515), ("514", 514..<515), ("opg514", 514..<515), ("OPG1001", 1001..<1002), ("OPG5", 500..<600),
      ("5", 500..<600), ("OPG1", 100..<200), ("OPG10", 1000..<1100), ("OPG51", 510..<520), ("OPG100", 100..<101),
      ("OPG11", 110..<120), ("OPG0", nil), ("OPG", nil), ("", nil), ("OPG0514", nil), ("+514", nil), ("OPG51401", nil),
      ("OPG５", nil), ("naamstijl", nil),
    ] as [(String, Range<UInt16>?)])
  func aNameStandsForCodes(_ name: String, _ codes: Range<UInt16>?) { #expect(RuleCodes.named(name) == codes) }

  @Test func aNameStandsForRules() {
    #expect(AllRules.rule(named: "OPG514")?.slug == "opgavemanager-zonder-rol")
    #expect(AllRules.rule(named: "opgavemanager-zonder-rol")?.code == 514)
    #expect(AllRules.rule(named: "OPG5") == nil)
    #expect(AllRules.rules(named: "OPG1").allSatisfy { $0.group == .schrift })
    #expect(AllRules.rules(named: "OPG51").map(\.code).first == 510 && AllRules.rules(named: "OPG999").isEmpty)
    #expect(RuleGroup.allCases.flatMap { AllRules.rules(named: $0.name) }.map(\.code) == AllRules.all.map(\.code))
  }

  /// Only what cannot be read cannot be accepted.
  @Test func slipsOfWritingCannotBeIgnored() {
    #expect(AllRules.all.filter { !$0.isIgnorable }.map(\.code) == AllRules.all.map(\.code).filter { $0 < 200 })
  }

  @Test func eachRuleStandsInTheFolderOfItsGroup() {
    var count = 0
    for (path, bytes) in Project.contents(below: "Sources/OpgaveRules", ending: ".swift") {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      for (line, next) in zip(lines, lines.dropFirst()) where line.hasSuffix("= Rule(") {
        let group = next.split(separator: ",").first.flatMap { UInt16($0.drop { $0 == " " }) }.flatMap {
          RuleGroup(code: $0)
        }
        #expect(group.map { "\($0)" } == path.split(separator: "/").first?.lowercased(), "\(path)")
        count += 1
      }
    }
    #expect(count == AllRules.all.count)
  }

  @Test func theKeyOfASeverityIsAWordOfTheLanguage() {
    #expect(Severity.allCases.map(\.key) == ["hint", "info", "waarschuwing", "fout"])
    #expect(Severity.allCases.allSatisfy { Severity(key: $0.key) == $0 } && Severity(key: "error") == nil)
  }
}

/// Whatever names the guide says no more than the guide does: each such text of the product stands in `Tests/Fixtures/gids.md`, below the claim that it
/// rests on, so that whoever changes one reads it beside that claim.
import Foundation
import OpgaveModel
import OpgaveRules
import OpgaveTestSupport
import Testing

@Suite struct GuideClaimsTests {
  /// The texts in the sources that name the guide, in Dutch; the English ones stand beside them.
  private static let texts: Set<String> = {
    let literal = #/"((?:[^"\\]|\\.)*)"/#
    let name = #/\b[Gg]ids\b/#
    var found: Set<String> = []
    for (_, bytes) in Project.contents(below: "Sources", ending: ".swift") {
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      where !line.drop(while: { $0 == " " }).hasPrefix("//") && line.contains(name) {
        for match in line.matches(of: literal) where match.1.contains(name) { found.insert(String(match.1)) }
      }
    }
    return found
  }()

  /// By the claim, the texts that rest on it.
  private static let claims: [(claim: String, texts: [String])] = {
    Project.text("Tests/Fixtures/gids.md").split(separator: "\n## ").dropFirst().map { section in
      let lines = section.split(separator: "\n")
      return (String(lines[0]), lines.dropFirst().map { String($0.dropFirst(2)) })
    }
  }()

  @Test func everyTextThatNamesTheGuideRestsOnAClaim() {
    let listed = Self.claims.flatMap(\.texts)
    #expect(Self.texts.count > 70)
    #expect(Self.texts.subtracting(listed).sorted() == [], "put each below what the guide says of it in gids.md")
    #expect(Set(listed).subtracting(Self.texts).sorted() == [], "no longer in the sources")
    #expect(Set(listed).count == listed.count)
    #expect(Self.claims.allSatisfy { !$0.texts.isEmpty })
  }

  /// What is called the guide's own is; what we concluded says so.
  @Test func aReasonOfTheGuideNamesIt() {
    let rules = AllRules.all.filter { $0.source == .guide }
    #expect(rules.count > 30)
    for rule in rules {
      let texts = [rule.reason.nl, rule.explanation.nl]
      #expect(texts.contains { $0.contains(#/\b[Gg]ids\b/#) }, "\(rule.slug)")
    }
  }
}

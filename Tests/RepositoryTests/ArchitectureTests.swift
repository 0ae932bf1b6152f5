/// What the architecture asks of every file, held by reading the files.
internal import Foundation
import OpgaveTestSupport
import Testing

@Suite struct ArchitectureTests {
  static let sources = Project.contents(below: "Sources", ending: ".swift").map {
    (path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self))
  }
  static let tests = Project.contents(below: "Tests", ending: ".swift").map {
    (path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self))
  }

  /// Who may import whom, nothing else.
  static let mayImport: [String: Set<String>] = {
    let syntax: Set = ["OpgaveSyntax"]
    let model = syntax.union(["OpgaveModel"])
    let rules = model.union(["OpgaveFormatting", "OpgaveRules"])
    let system: Set = ["Glibc", "Musl", "Darwin", "WinSDK", "ucrt", "FoundationEssentials", "Synchronization"]
    let workspace = rules.union(["OpgavePlatform", "OpgaveWorkspace"])
    let pages = rules.union(["OpgaveWorkspace", "OpgaveJSON", "OpgaveSheets", "OpgavePages"])
    let features = rules.union(["OpgaveWorkspace", "OpgavePages", "OpgaveFeatures"])
    let commandLine = workspace.union(pages).union(["OpgaveCommandLine"])
    let server = commandLine.union(["LanguageServerProtocol", "OpgaveFeatures", "OpgaveServer"])
      .subtracting(["OpgaveCommandLine"])
    return [
      "OpgaveSyntax": ["Synchronization"], "OpgaveJSON": [], "OpgaveSheets": [], "OpgaveFormatting": syntax,
      "OpgaveModel": syntax,
      "OpgaveRules": model.union(["OpgaveFormatting"]), "OpgavePlatform": system,
      "OpgaveWorkspace": workspace.union(["Synchronization"]),
      "OpgavePages": pages, "OpgaveFeatures": features, "LanguageServerProtocol": ["OpgaveJSON"],
      "OpgaveServer": server.union(["Synchronization"]), "OpgaveCommandLine": commandLine.union(["Synchronization"]),
      "opgave": ["OpgaveCommandLine"], "opgave-format": ["OpgaveCommandLine"],
      "opgave-lsp": ["OpgaveServer", "OpgaveCommandLine"],
    ]
  }()

  @Test func importsPointDownward() {
    for (path, text) in Self.sources {
      let target = String(path.prefix { $0 != "/" })
      guard let allowed = Self.mayImport[target] else {
        Issue.record("‘\(target)’ is no target of the architecture")
        continue
      }
      for line in text.split(separator: "\n")
      where line.contains("import ") && !line.hasPrefix("//") && !line.contains("\"") {
        let words = line.split { $0 == " " }
        guard let place = words.firstIndex(of: "import"),
          words[..<place].allSatisfy({ ["internal", "package", "public"].contains($0) })
        else { continue }
        let module = String(words[place + 1])
        #expect(allowed.contains(module) && module != target, "\(path) imports \(module)")
      }
    }
  }

  /// A workspace over files in memory is the same code, and who stands on it need not know the machine.
  @Test func onlySourcesOfTheWorkspaceKnowTheMachine() {
    for (path, text) in Self.sources where path.hasPrefix("OpgaveWorkspace/") {
      let isDoor = ["DiskSource.swift", "GitProgram.swift"].contains { path.hasSuffix("/Sources/" + $0) }
      for word in ["Disk.", "Subprocess", "SystemClock", "Machine.", "Stream."] where !isDoor {
        #expect(!text.contains(word), "\(path) knows \(word)")
      }
      if !path.hasSuffix("/Problem.swift") {
        #expect(!text.contains("package import OpgavePlatform"), "\(path) shows types of the machine")
      }
    }
  }

  /// What readers of the server's state get is values, safe on any thread without a promise that nobody holds.
  @Test func noStateCrossesThreadsUnchecked() {
    for (path, text) in Self.sources where path.hasPrefix("OpgaveServer/") {
      #expect(!text.contains("nonisolated(unsafe)"), "\(path)")
    }
    let snapshot = Self.sources.first { $0.path == "OpgaveServer/ServerSnapshot.swift" }?.text ?? ""
    for word in ["mailbox", "send", "rendered", "@unchecked"] { #expect(!snapshot.contains(word + ":"), "\(word)") }
  }

  @Test func nothingCanTrapByChoice() {
    for (path, text) in Self.sources {
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for word in ["try!", "as!", "fatalError(", "preconditionFailure(", "unowned(unsafe)"] {
          #expect(!line.contains(word), "\(path):\(number + 1) has \(word)")
        }
      }
    }
  }

  @Test func everyFileSaysWhatItIs() {
    for (path, text) in Self.sources + Self.tests where !path.hasSuffix("main.swift") {
      #expect(text.hasPrefix("/// "), "\(path) does not open with what it is")
    }
  }

  @Test func filesHoldOneIdea() {
    let lengths = Self.sources.map { $0.text.split(separator: "\n").count }.sorted()
    #expect(lengths[lengths.count / 2] < 150)
    for (path, text) in Self.sources { #expect(text.split(separator: "\n").count <= 480, "\(path) is long") }
  }

  /// Who reads a name knows what it is, whichever target he reads.
  @Test func typesOfAllTargetsHaveNamesOfTheirOwn() {
    var places: [String: Set<String>] = [:]
    let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
    for (path, text) in Self.sources {
      for line in text.split(separator: "\n") where line.first != " " {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        guard let place = words.firstIndex(where: kinds.contains), place + 1 < words.count, !line.hasPrefix("//"),
          words[..<place].allSatisfy({ $0.first?.isLowercase ?? false })
        else { continue }
        places[String(words[place + 1]), default: []].insert(path)
      }
    }
    #expect(places.count > 200)
    for (name, paths) in places { #expect(paths.count == 1, "‘\(name)’ stands in \(paths.sorted())") }
  }

  @Test func allRulesAreListed() {
    let declared = Self.sources.filter { $0.path.hasPrefix("OpgaveRules/") }.reduce(0) {
      $0 + $1.text.ranges(of: "= Rule(\n").count
    }
    let listed = Self.sources.first { $0.path.hasSuffix("AllRules.swift") }?.text ?? ""
    let names = listed.split(separator: "[Rule] = [").last?.split(separator: "]").first ?? ""
    #expect(names.split(separator: ",").filter { $0.contains(".") }.count == declared)
  }

  /// The reports are held to their schemas and to each other, all of them.
  @Test func everyReportFormIsTried() throws {
    let source = Self.sources.first { $0.path == "OpgaveCommandLine/Reports/Report.swift" }?.text ?? ""
    let cases = try #require(source.components(separatedBy: "CaseIterable {\n  case ").dropFirst().first)
    let forms = (cases.split(separator: "\n").first ?? "").split(separator: ", ")
    let script = Project.text("Tests/ConformanceTests/reports.py")
    let tried = script.components(separatedBy: "forms = [").dropFirst().first?.split(separator: "]").first ?? ""
    #expect(forms.count > 5)
    for form in forms { #expect(tried.contains("\"\(form)\""), "\(form) is tried nowhere") }
  }

  /// A recipe that names a test that is gone would promise what nobody holds.
  @Test func recipesNameTestsThatExist() {
    let page = Project.text("ARCHITECTURE.md")
    let recipes = page.components(separatedBy: "\n## ").first { $0.hasPrefix("Recipes") } ?? ""
    let tests = Self.tests.map(\.text).joined()
    var named = 0
    for recipe in recipes.components(separatedBy: "\n\n").dropFirst(2) where !recipe.isEmpty {
      let words = recipe.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      let names = words.filter { $0.allSatisfy(\.isLetter) && $0.first?.isLowercase == true && $0.count > 10 }
      #expect(!names.isEmpty, "\(recipe.prefix(40)) names no test")
      for name in names { #expect(tests.contains("func \(name)("), "no test is called \(name)") }
      named += names.count
    }
    #expect(named > 10)
  }

  /// Nothing in the project knows where test data of others stands but the script of CI.
  @Test func namesNoPlaceOutside() {
    let outside = ["..", "shared"].joined(separator: "/")
    for (path, text) in Self.sources + Self.tests { #expect(!text.contains(outside), "\(path)") }
  }
}

/// JSON as RFC 8259 has it: the public test suite where it is, and what the suite leaves open.
import Foundation
import OpgaveJSON
import OpgaveModel
import OpgaveTestSupport
import Testing

@Suite struct JSONTests {
  @Test(arguments: [
    "null", "true", "[]", "{}", "[1,-2,3.5e10,1E400]", "{\"a\":[{\"b\":null}],\"a\":2}", "\"\\u00e9\\n\"",
    "12345678901234567890",
  ])
  func writesWhatItRead(_ text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(try JSON(parsing: json.bytes) == json)
  }

  /// What would mislead who sees the JSON itself is written as its code, and read back as itself; the rest stands for itself.
  @Test func whatIsHiddenIsWrittenAsItsCode() throws {
    let text =
      "é\u{1B}\u{7F}\u{85}\u{9B}\u{A0}\u{61C}\u{61B}\u{200D}\u{200E}\u{2027}\u{2028}\u{202E}\u{2030}\u{2065}\u{2066}\u{2069}\u{206A}😀"
    let written = JSON.string(text).bytes
    #expect(
      String(decoding: written, as: UTF8.self)
        == "\"é\\u001b\\u007f\\u0085\\u009b\u{A0}\\u061c\u{61B}\u{200D}\\u200e\u{2027}\\u2028\\u202e\u{2030}\u{2065}\\u2066\\u2069\u{206A}😀\""
    )
    #expect(try JSON(parsing: written) == .string(text))
  }

  /// JSON hides what a terminal hides, and nothing else but what stands for itself in no JSON.
  @Test func whatIsHiddenIsTheSameEverywhere() {
    for scalar in (0x80...0xFFFF).lazy.compactMap(Unicode.Scalar.init as (Int) -> Unicode.Scalar?) {
      let text = String(scalar)
      #expect((JSON.string(text).bytes[1] == UInt8(ascii: "\\")) == (text.visible != text), "\(scalar.value)")
    }
  }

  @Test func numbersAreExact() throws {
    #expect(try JSON(parsing: Array("9007199254740993".utf8)).int == 9_007_199_254_740_993)
    #expect(try JSON(parsing: Array("0.1".utf8)) == .number("0.1"))
    #expect(try JSON(parsing: Array("2e0".utf8)).int == 2)
    #expect(try JSON(parsing: Array("2.5".utf8)).int == nil)
  }

  @Test func surrogatesPair() throws {
    #expect(try JSON(parsing: Array("\"\\ud83d\\ude00\"".utf8)) == .string("😀"))
    #expect(try JSON(parsing: Array("\"\\ud83dx\\ude00\"".utf8)) == .string("\u{FFFD}x\u{FFFD}"))
    #expect(try JSON(parsing: Array("\"\\ud83d\\ud83d\\ude00\"".utf8)) == .string("\u{FFFD}😀"))
  }

  @Test func depthIsLimited() {
    let text = Array(String(repeating: "[", count: 1_000_000).utf8)
    #expect(throws: JSONError(kind: .tooDeep, offset: JSON.maximumDepth)) { try JSON(parsing: text) }
  }

  static let suite: [URL] =
    Project.conformanceData("json/test_parsing").map {
      Project.files(at: $0, ending: ".json")
    } ?? []

  @Test(
    .enabled(if: !suite.isEmpty, "OPGAVE_CONFORMANCE_DATA names no folder with the public test suite"), arguments: suite
  )
  func answersThePublicSuite(_ file: URL) {
    let isAccepted = (try? JSON(parsing: Project.bytes(file))) != nil
    switch file.lastPathComponent.prefix(2) {
    case "y_": #expect(isAccepted)
    case "n_": #expect(!isAccepted)
    default: break
    }
  }

  @Test func randomBytesNeverEndTheProcess() {
    var random = SeededGenerator(seed: Project.seed &+ 5)
    let alphabet = Array("{}[]\":,\\u0123tfnulrase-+.eE \n".utf8)
    for _ in 0..<Project.cases(2000) {
      let bytes = (0..<random.below(60)).map { _ in alphabet[random.below(alphabet.count)] }
      if let json = try? JSON(parsing: bytes) { #expect((try? JSON(parsing: json.bytes)) == json) }
    }
  }
}

/// Deeper than anybody means.
internal import OpgaveModel
internal import OpgaveSyntax

extension Rule {
  static let teDiepGenest = Rule(
    114, "te-diep-genest", .fout,
    Text(
      "Meer dan 64 blokken in elkaar.",
      "More than 64 blocks inside each other."),
    explanation: Text(
      "Wat dieper staat, blijft als tekst bewaard en wordt niet gelezen. In de praktijk ontbreekt er ergens een `}`.",
      "What stands deeper is kept as text and not read. In practice a `}` is missing somewhere."),
    reason: Text(
      "Geen opgave gaat dieper dan zes.",
      "No opgave goes deeper than six."),
    source: .format,
    example: Example(
      reported: String(repeating: "a {\n", count: 64) + "a «{»\n" + String(repeating: "}\n", count: 65),
      mended: String(repeating: "a {\n", count: 64) + String(repeating: "}\n", count: 64)),
    checks: [.syntax([.tooDeep])],
    message: { finding in
      return Text(
        "hier staan meer dan 64 blokken in elkaar: ontbreekt ergens een ‘}’?",
        "more than 64 blocks stand inside each other here: is a ‘}’ missing somewhere?")
    },
    cases: [
      // Once for all that stands deeper, and that it is not closed is no second mistake.
      .reports(blocks + "a «{»\nb {\nc {\n}\n}\n}\n" + String(repeating: "}\n", count: 64), .file, despite: [201]),
      .reports(blocks + "a «{»\n", .file, saying: "meer dan 64 blokken", despite: [201]),
      // What stands beside it is read.
      .reports(
        blocks + "a «{»\n}\na «{»\n}\n" + String(repeating: "}\n", count: 64) + "organisatie dorp\n", .file,
        despite: [201]),
      .silent(blocks + "a\n" + String(repeating: "}\n", count: 64), .file, despite: [201]),
    ])

  private static let blocks = String(repeating: "a {\n", count: 64)
}

/// The werkwijze that the facts point to, in words for hover, lens and report.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveSyntax

package enum AdviceText {
  /// One line, where the advice is another than what is in force; else `nil`.
  package static func short(_ snapshot: FileSnapshot, _ opgave: Int) -> Text? {
    guard let (context, advice) = advice(snapshot, opgave), let advised = advice.werkwijze, !context.isOver else {
      return nil
    }
    let word = advised.spelling
    if context.werkwijze == advised {
      return Text("werkwijze \(word): past bij de feiten", "werkwijze \(word): fits the facts")
    }
    return Text("de feiten wijzen op \(word)", "the facts point to \(word)")
  }

  /// What the facts point to, with those that were used and those that are missing. Markdown.
  package static func long(_ snapshot: FileSnapshot, _ opgave: Int) -> String? {
    advice(snapshot, opgave).map { long($0, $1, snapshot.language) }
  }

  private static func long(_ context: OpgaveContext, _ advice: Advice, _ language: Language) -> String {
    let own = context.werkwijze?.spelling
    var text: String
    if let advised = advice.werkwijze?.spelling {
      text = Text("De feiten wijzen op **\(advised)**", "The facts point to **\(advised)**")[language]
      if own == advised {
        text += Text(", en zo werkt deze opgave ook.", ", and so this opgave works.")[language]
      } else if let own {
        text += Text("; nu geldt \(own).", "; now \(own) is in force.")[language]
      } else {
        text += Text("; nu geldt er geen.", "; now none is in force.")[language]
      }
    } else {
      text = Text("De feiten wijzen geen werkwijze aan.", "The facts point to no werkwijze.")[language]
    }
    let used = advice.used.map(\.text).filter { !$0.isEmpty }
    if !used.isEmpty {
      text += "\n\n" + Text("Daarvoor telt:", "What counts for that:")[language] + "\n"
      text += used.map { "- `\($0)`" }.joined(separator: "\n")
    }
    let missing = advice.missing.compactMap(\.field?.spelling)
    if !missing.isEmpty {
      let names = Enumeration.and(missing)
      text +=
        "\n\n"
        + Text(
          "Wat nog niet bekend is, telt niet mee. Met \(names.nl) erbij kan het advies anders worden.",
          "What is not known yet does not count. With \(names.en) added the advice may become another.")[language]
    }
    return text
  }

  /// The same as a table of all questions, for a page. Markdown.
  package static func page(_ snapshot: FileSnapshot, _ opgave: Int) -> String? {
    guard let (context, advice) = advice(snapshot, opgave) else { return nil }
    let language = snapshot.language
    let name = snapshot.facts.name(of: opgave)
    var text = "# \(snapshot.title(of: opgave) ?? name)\n\n\(long(context, advice, language))\n\n"
    text += Text("| werkwijze | vraag | feit | antwoord |", "| werkwijze | question | fact | answer |")[language]
    text += "\n|---|---|---|---|\n"
    for step in advice.steps {
      for (place, fact) in step.facts.enumerated() {
        text += "| \(place == 0 ? step.werkwijze.spelling : "") | \(fact.question[language]) | "
        text += (fact.isMissing ? "–" : "`\(fact.text)`") + " | \(fact.answer[language]) |\n"
      }
    }
    return text
  }

  private static func advice(_ snapshot: FileSnapshot, _ opgave: Int) -> (OpgaveContext, Advice)? {
    guard let repository = snapshot.repository, snapshot.facts.kind(of: opgave) == .opgave else { return nil }
    let file = FileContext(RepositoryContext(repository, snapshot.surroundings), file: snapshot.file)
    let context = OpgaveContext(file, opgave)
    return (context, Advice(context))
  }
}

/// Whether the settings name rules that exist; the model keeps them as they are written.
internal import OpgaveModel
package import OpgaveSyntax

package enum SettingsCheck {
  package static func findings(_ tree: SyntaxTree) -> [Finding] { missing(tree) + unknownRules(tree) + vagueDay(tree) }

  /// A file of settings in which only something else stands, well written, holds none.
  private static func missing(_ tree: SyntaxTree) -> [Finding] {
    let declarations = tree.file?.declarations ?? []
    guard let first = declarations.first?.keyword, !tree.errors.contains(where: { !$0.kind.isHarmless }),
      declarations.allSatisfy({ declaration in
        let keyword = declaration.keyword.map(tree.cleanText)
        return keyword != Kind.instellingen.keyword && Kind.allCases.contains { $0.keyword == keyword }
      })
    else { return [] }
    return [
      Finding(
        Rule.blokOntbreekt.code, .fout, .range(tree.range(first)),
        [.owner: .kind(.bestand), .block: .kind(.instellingen)])
    ]
  }

  private static func unknownRules(_ tree: SyntaxTree) -> [Finding] {
    Settings.severityFields(tree).compactMap { field in
      guard AllRules.rule(slug: field.text) == nil else { return nil }
      return Finding(
        Rule.onbekendVeld.code, .fout, .range(tree.range(field.name)),
        [.written: .text(field.text), .error: .misfit(.unknownField), .owner: .kind(.regels)])
    }
  }

  /// `peildatum: 2026` is no day.
  private static func vagueDay(_ tree: SyntaxTree) -> [Finding] {
    guard
      let value = tree.file?.declaration(Kind.instellingen.keyword)?.block?.field(Field.peildatum.spelling)?.values
        .first,
      let date = tree.reading({ $0.date(value.index + 1) }), date.first != date.last
    else { return [] }
    return [
      Finding(
        Rule.verkeerdType.code, .fout, .range(tree.range(value.index)),
        [
          .written: .text(tree.text(value.index)), .error: .misfit(.wrongType), .owner: .kind(.instellingen),
          .field: .field(.peildatum),
        ])
    ]
  }
}

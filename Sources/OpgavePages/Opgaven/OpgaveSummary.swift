/// One opgave with what it says of itself and what follows from it, as counts, rows and overviews show it.
package import OpgaveModel
package import OpgaveRules
package import OpgaveWorkspace

package struct OpgaveSummary {
  /// Where its prose is read when it is asked for.
  package let texts: RepositoryTexts
  package let context: OpgaveContext
  package let name: String
  /// Empty where it names none.
  package let organisation: String
  /// The portfolio in which it stands, itself or by the opgave above it.
  package let portfolio: Address?

  package var facts: Facts { context.facts }
  package var portfolioName: String? { portfolio.map(texts.repository.name) }

  package func address(_ ordinal: DeclarationIndex) -> Address { Address(file: context.file.file, ordinal: ordinal) }

  /// The title of a declaration in it; empty without.
  package func title(of ordinal: DeclarationIndex) -> String { texts.title(of: address(ordinal)) ?? "" }

  /// The first or only value of a field as people write it; `nil` without.
  package func text(_ field: Field, of ordinal: DeclarationIndex) -> String? { texts.text(field, of: address(ordinal)) }

  /// Calls `body` for each opgave of a repository, by path and place; what belongs to a file goes with the file.
  package static func forEach(_ texts: RepositoryTexts, _ body: (OpgaveSummary) -> Void) {
    for number in texts.repository.files.indices {
      let file = FileContext(texts.whole, file: number)
      for ordinal in file.facts.topLevel where file.facts.kind(of: ordinal) == .opgave {
        body(
          OpgaveSummary(
            texts: texts, context: OpgaveContext(file, ordinal), name: file.facts.name(of: ordinal),
            organisation: file.facts.organisationName(of: ordinal).map(file.facts.names.text) ?? "",
            portfolio: texts.repository.portfolio(of: Address(file: number, ordinal: ordinal)).target))
      }
    }
  }
}

/// The inspanningen of an opgave beside each other: how, how far, when, for how much.
package import OpgaveModel
package import OpgaveRules
internal import OpgaveSyntax
package import OpgaveWorkspace

package enum EffortTable {
  /// `nil` where there are none.
  package static func table(_ opgave: OpgaveContext, _ texts: RepositoryTexts, _ language: Language) -> Table? {
    if opgave.inspanningen.isEmpty { return nil }
    let facts = opgave.facts
    let columns = [
      Table.Column("inspanning"), Table.Column("werkwijze"), Table.Column("status"),
      Table.Column(language.choose("looptijd", "period")), Table.Column("budget", .trailing),
    ]
    let rows = opgave.inspanningen.map { ordinal in
      let address = Address(file: opgave.file.file, ordinal: ordinal)
      let cells = [
        texts.title(of: address), facts.word(.werkwijze, of: ordinal)?.spelling,
        facts.word(.status, of: ordinal)?.spelling, texts.text(.looptijd, of: address),
        facts.amount(.budget, of: ordinal).map(Amount.text),
      ]
      return Table.Row(cells.map { Phrase(text: $0 ?? "–") })
    }
    return Table(columns, rows)
  }
}

/// Whether the settings name rules that exist; the model keeps them as they are written.
internal import OpgaveModel
package import OpgaveSyntax

package enum SettingsCheck {
  package static func findings(_ tree: SyntaxTree) -> [Finding] {
    Settings.severityFields(tree).compactMap { field in
      guard AllRules.all.contains(where: { $0.slug == field.text }) == false else { return nil }
      return Finding(
        Rule.onbekendVeld.code, .fout, .range(tree.range(field.name)),
        [.text(field.text), .number(Int(Misfit.Kind.unknownField.rawValue)), .kind(.regels)])
    }
  }
}

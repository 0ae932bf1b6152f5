/// What the rules on writing share: they give words to what the parser found.
internal import OpgaveModel
package import OpgaveSyntax

extension Finding {
  /// What kind of syntax error it tells of.
  package var syntaxError: SyntaxError.Kind? {
    if case .syntax(let kind)? = arguments[.error] { kind } else { nil }
  }
}

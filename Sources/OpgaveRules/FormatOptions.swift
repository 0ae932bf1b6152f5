/// The form that the settings of a repository ask for.
package import OpgaveFormatting
package import OpgaveModel

extension FormatOptions {
  package init(_ settings: Settings) {
    self.init(lineLength: settings.lineLength, indentation: settings.indentation)
  }
}

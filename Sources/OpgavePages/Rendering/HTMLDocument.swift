/// A page of a site as a file: all that it needs is in it, and nothing else is ever loaded.
package import OpgaveModel
internal import OpgaveWorkspace

package struct HTMLDocument: Sendable {
  package struct Link: Equatable, Sendable {
    package var words: String
    package var to: Destination

    package init(_ words: String, _ to: Destination) { (self.words, self.to) = (words, to) }
  }

  /// What the site is called, on each of its pages.
  package var site: String
  package var navigation: [Link]
  package var language: Language
  /// What stands below each page.
  package var footer: Phrase

  package init(site: String, navigation: [Link], language: Language, footer: Phrase) {
    (self.site, self.navigation, self.language, self.footer) = (site, navigation, language, footer)
  }

  /// No style and no script but those of the page, known by their digests, and nothing from elsewhere.
  private static let policy =
    "default-src 'none'; style-src 'sha256-\(SHA256.base64(StyleSheet.page))'; script-src 'sha256-\(SHA256.base64(StyleSheet.script))'; base-uri 'none'; form-action 'none'"

  /// - Parameters:
  ///   - here: the page itself, which is marked among the others.
  ///   - address: the address of what a link leads to, from this page.
  package func text(
    _ page: Page, here: Destination?, _ address: @escaping @Sendable (Destination) -> String?
  ) -> String {
    let html = HTML(language, address)
    let title = page.title.phrase.parts.isEmpty ? Phrase(text: site) : page.title.phrase
    let links = navigation.compactMap { link -> String? in
      guard let to = address(link.to) else { return nil }
      let current = link.to == here ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(Markup.escaped(to))\"\(current)>\(Markup.escaped(link.words))</a></li>"
    }
    let sections = page.blocks.compactMap { block -> String? in
      guard case .section(let section) = block else { return nil }
      return "<li><a href=\"#\(section.id)\">\(html.text(section.title.phrase))</a></li>"
    }
    let contents =
      sections.count < 4
      ? ""
      : "<nav class=\"toc\" aria-label=\"\(Text("Op deze pagina", "On this page")[language])\"><ul>\(sections.joined())</ul></nav>"
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTMLDocument.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(Markup.escaped(html.plain(title))) – \(Markup.escaped(site.shown))</title>
      <style>\(StyleSheet.page)</style>
      </head>
      <body data-filter="\(Text("Zoek in deze tabel", "Search in this table")[language])">
      <a class="skip" href="#inhoud">\(Text("Naar de inhoud", "To the content")[language])</a>
      <header><div class="bar-top"><strong>\(Markup.escaped(site.shown))</strong>
      <nav aria-label="\(Text("Pagina’s", "Pages")[language])"><ul>\(links.joined())</ul></nav></div></header>
      <main id="inhoud" tabindex="-1">
      \(html.title(page.title))\(contents)
      \(page.blocks.map { html.text([$0]) }.joined(separator: "\n"))
      </main>
      <footer>\(html.text(footer))</footer>
      <script>\(StyleSheet.script)</script>
      </body>
      </html>

      """
  }

  /// A page that is no part of a site.
  package static func alone(_ page: Page, _ language: Language) -> String {
    HTMLDocument(
      site: "Opgaven", navigation: [], language: language,
      footer: language.choose(
        "Gemaakt met opgave \(Version.number) uit de bestanden van de opgaven.",
        "Made with opgave \(Version.number) from the files of the opgaven.")
    ).text(page, here: nil) { destination in if case .section(let id) = destination { "#" + id } else { nil } }
  }
}

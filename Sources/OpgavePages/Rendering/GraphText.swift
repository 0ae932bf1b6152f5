/// Networks for programs that draw them themselves.
internal import OpgaveModel

package enum GraphText {
  /// For Graphviz.
  package static func dot(_ network: Network) -> String {
    func escaped(_ text: String) -> String {
      // It reads the names of characters, too.
      text.shown.replacing("&", with: "&amp;").replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    var text = "digraph opgaven {\n  rankdir=LR\n  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n"
    for (number, node) in network.nodes.enumerated() {
      let label = escaped(node.title) + (node.detail.isEmpty ? "" : "\\n" + escaped(node.detail))
      text += "  n\(number) [label=\"\(label)\"]\n"
    }
    for edge in network.edges { text += "  n\(edge.from) -> n\(edge.to)\n" }
    return text + "}\n"
  }

  /// For Mermaid.
  package static func mermaid(_ network: Network) -> String {
    func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.shown.unicodeScalars {
        // All that has a meaning there, or in the page around it.
        if "\"#&<>`\\[]{}()|*_~;".unicodeScalars.contains(scalar) {
          result += "#\(scalar.value);"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
      return result
    }
    var text = "flowchart LR\n"
    for (number, node) in network.nodes.enumerated() {
      text += "  n\(number)[\"\(escaped(node.title))\(node.detail.isEmpty ? "" : "<br>" + escaped(node.detail))\"]\n"
    }
    for edge in network.edges { text += "  n\(edge.from) --> n\(edge.to)\n" }
    return text
  }
}

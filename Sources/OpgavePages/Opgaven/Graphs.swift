/// The networks of a repository as pictures that stand alone: what waits for what, what serves what, what stands under what.
package import OpgaveModel
internal import OpgaveRules
internal import OpgaveWorkspace

package enum Graphs {
  /// What waits for what, in all opgaven of a repository.
  package static func dependencies(_ reader: PageReader) -> Network {
    DependencyGraph(reader, Relations(reader.texts.repository).opgaven).network
  }

  /// Which effort of an opgave serves which goal; empty where there are none.
  package static func goals(_ reader: PageReader, _ opgave: Address) -> Network {
    OpgaveNetwork(OpgavePage(reader, opgave))?.network ?? Network()
  }

  /// Portfolios, what is part of them, and the opgaven in them; each opgave under the one that it is part of.
  package static func portfolios(_ reader: PageReader) -> Network {
    let (repository, relations) = (reader.texts.repository, Relations(reader.texts.repository))
    var network = Network()
    var places: [Address: Int] = [:]
    for address in relations.portfolios + relations.opgaven {
      let facts = repository.facts(address)
      let isPortfolio = facts.kind(of: address.ordinal) == .portfolio
      places[address] = network.nodes.count
      network.nodes.append(
        Network.Node(
          title: reader.name(address),
          detail: isPortfolio ? Kind.portfolio.keyword : facts.word(.status, of: address.ordinal)?.spelling ?? "",
          look: isPortfolio ? .theme : .node, to: nil,
          name: facts.declaration(address.ordinal).name >= 0 ? facts.name(of: address.ordinal) : ""))
    }
    for address in relations.portfolios + relations.opgaven {
      let above =
        relations.parent[address] ?? relations.portfolio[address] ?? repository.target(.deelVan, of: address)
      guard let place = places[address], let above = above.flatMap({ places[$0] }) else { continue }
      network.edges.append(Network.Edge(above, place))
    }
    return network
  }
}

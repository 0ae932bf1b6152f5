/// The documents that files of opgaven name: what findings rest on besides opgaven themselves.
package import OpgaveModel
internal import OpgavePlatform
internal import OpgaveRules

extension RepositoryFile {
  /// By paths from the root; what lies elsewhere, and what is an address, is nobody's to watch.
  package var namedDocuments: Set<String> {
    var found: Set<String> = []
    facts.forEachPath { _, text in
      if case .inside(let named) = DocumentPath(text, from: path), !named.isEmpty { found.insert(named) }
    }
    return found
  }
}

extension CheckedRepository {
  /// By absolute path.
  package var namedDocuments: Set<String> {
    whole.repository.files.reduce(into: []) { found, file in
      found.formUnion(file.namedDocuments.map { FilePath.joined(root, $0) })
    }
  }
}

/// The numbers of files, and what is kept for each file.

/// The number of a file among all of a repository.
package typealias FileIndex = FactIndex<RepositoryFile>

/// One element for each file of a repository, by the number of the file.
package typealias ByFile<Element> = IndexedArray<RepositoryFile, Element>

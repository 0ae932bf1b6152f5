/// Something that the system would not do: where, and why. Knows no words to say it in.

package struct FileError: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case notFound
    case notPermitted
    case isFolder
    case danglingLink
    case linkCircle
    /// What somebody saved while an earlier run was broken off, which lies there.
    case savedMeanwhile
    /// A link that leads out of the repository in which it stands.
    case outside
    /// A link, or behind one, where something is to be written.
    case isLink
    /// A file of opgaven or settings, which nothing else may replace.
    case holdsOpgaven
    /// A folder in which a tool is to make all there is, and others made something.
    case holdsOthers
    /// Has attributes that a new file cannot be given.
    case attributes(String)
    /// A pipe, a device or a socket.
    case notAFile
    case tooLarge
    /// More than somebody who writes opgaven writes.
    case overLimit
    /// Named by git, which does not have it.
    case notKept
    /// In a store beside git, which has only a pointer to it.
    case keptElsewhere
    /// A repository of git in another one.
    case submodule
    case diskFull
    /// Its name is not UTF-8.
    case nameIsNoText
    /// By somebody else, after it was read.
    case changedMeanwhile
    /// Hard links: written anew it would be another file than under its other names.
    case hasMoreNames
    case other(String)
  }

  /// As the system has it, which need not be UTF-8.
  package let path: [UInt8]
  package let reason: Reason

  package init(_ path: String, _ reason: Reason) { (self.path, self.reason) = (Array(path.utf8), reason) }

  /// Why nothing can be read at a path where nothing was found.
  package static func nothing(at path: String) -> FileError {
    guard Disk.kind(path, followingLinks: false) == .link else { return FileError(path, .notFound) }
    return FileError(path, Disk.isCircle(path) ? .linkCircle : .danglingLink)
  }
}

/// The merge of lines, as git does it itself: for texts that are not understood.
internal import OpgaveModel
internal import OpgavePlatform

package enum GitMerge {
  /// Writes to the second of three files.
  ///
  /// - Parameter paths: base, ours and theirs, absolute.
  /// - Returns: how many conflicts are left.
  package static func byLines(
    _ paths: [String], marker: Int, environment: [String: String]? = nil
  ) throws(GitFailure) -> Int {
    guard paths.count == 3 else { return 0 }
    let git = if let environment { try GitProgram(environment) } else { try GitProgram() }
    let answer = try git.run(
      in: FilePath.folder(of: paths[1]),
      [
        "merge-file", "--quiet", "--marker-size=\(marker)", "-L", "ours", "-L", "base", "-L", "theirs", "--", paths[1],
        paths[0], paths[2],
      ])
    // More than 127 it does not count; what failed is less than nothing.
    guard let code = answer.code, code < 128 else { throw git.unforeseen(answer) }
    return Int(code)
  }
}

/// How a repository is to be read.
package import OpgaveModel

package struct ReadOptions: Sendable {
  /// The day that is asked about, whatever the settings say.
  package var peildatum: Int32?
  /// The absolute path of settings that count instead of the repository's own.
  package var settingsPath: String?
  /// Absolute paths of files that are read even if they are excluded or hidden.
  package var named: [String] = []
  package var whenSettingsAreBroken = WhenSettingsAreBroken.readNothing
  /// Whether nobody waits for it any more; what comes then is good for nothing.
  package var isStopped: @Sendable () -> Bool = { false }
  /// Called before files are gone through, with how many there are.
  package var progress: (@Sendable (Int) -> any WorkProgress)?

  package enum WhenSettingsAreBroken: Sendable {
    /// What works on files does not begin.
    case readNothing
    /// The last good ones stay in force, else what can be read of them; of other files no more is told than that they can be read.
    case goOn(with: Settings?)
  }

  package init() {}
}

/// Is told how far long work is.
package protocol WorkProgress: Sendable {
  func advance()
  func end()
}

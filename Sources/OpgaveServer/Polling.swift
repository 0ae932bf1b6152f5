/// For clients that cannot watch files: a look at the disk now and then, cheap for what it costs.
internal import OpgaveFiles
internal import OpgaveModel

extension Server {
  /// Looks on another thread, and tells the owner what changed. Pauses twenty times as long as a look takes, two seconds at least.
  func startPolling() {
    let (folders, mailbox, wake) = (folders, mailbox, options.wake)
    guard !folders.isEmpty, options.polls else { return }
    Workers.detach {
      var known: [String: Int]?
      while true {
        let start = Machine.seconds
        let now = Poll.stamps(folders)
        if let known {
          let changed = Poll.differences(known, now)
          if !changed.isEmpty {
            mailbox.put(.changedOnDisk(changed))
            wake()
          }
        }
        known = now
        Machine.sleep(max(2, 20 * (Machine.seconds - start)))
      }
    }
  }
}

package enum Poll {
  /// When each file of the repositories of some folders was last written.
  package static func stamps(_ folders: [String]) -> [String: Int] {
    var stamps: [String: Int] = [:]
    var roots = folders.map { Discovery.root(ofFolder: $0) }
    var seen: Set<String> = []
    while let root = roots.popLast() {
      guard seen.insert(root).inserted else { continue }
      let folder = Discovery.files(root, workers: 1)
      roots += folder.inner
      for path in folder.paths {
        let whole = Disk.joined(root, path)
        stamps[whole] = Disk.stamp(whole)
      }
    }
    return stamps
  }

  package static func differences(_ old: [String: Int], _ new: [String: Int]) -> [String] {
    let gone = old.keys.filter { new[$0] == nil }
    return (gone + new.filter { old[$0.key] != $0.value }.map(\.key)).sorted()
  }
}

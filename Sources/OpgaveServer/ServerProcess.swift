/// The server over standard input and output.
///
/// Between messages the owner of the state waits for input itself; while it works it looks for input before each message, so that
/// it knows of newer versions and of requests that are cancelled. A reader thread would cost a second wake-up for each key.
internal import LanguageServerProtocol
internal import OpgaveFiles
internal import OpgaveJSON
package import OpgaveModel

package enum ServerProcess {
  /// Serves until the client is gone, and gives the exit code.
  ///
  /// - Parameters:
  ///   - language: of messages, where neither the settings nor the client say another.
  ///   - log: takes what goes wrong and nobody asked about.
  package static func run(language: Language?, log: @escaping @Sendable (String) -> Void) -> Int32 {
    let mailbox = Mailbox<Event>()
    let cancellations = Cancellations()
    var input = Input(mailbox: mailbox, cancellations: cancellations)
    #if os(Windows)
      // Pipes cannot be waited for there together with threads.
      Workers.detach { while input.read() {} }
      let wake: @Sendable () -> Void = {}
      let send: @Sendable (JSON) -> Void = { Stream.output.write(Framer.frame($0.bytes)) }
    #else
      let waiter = InputWaiter()
      let outbox = Outbox()
      let wake: @Sendable () -> Void = { waiter.wake() }
      let send: @Sendable (JSON) -> Void = { outbox.put(Framer.frame($0.bytes)) }
    #endif
    let options = ServerOptions(language: language, send: send, log: log, wake: wake, polls: true)
    var server = Server(options, mailbox: mailbox, cancellations: cancellations)
    while true {
      #if os(Windows)
        if !server.isBusy { mailbox.wait() }
      #else
        if waiter.hasInput(isBlocking: !server.isBusy, outbox) {
          input.read()
        } else if !server.isBusy, let parent = server.parent, !Machine.isRunning(parent) {
          return 1
        }
      #endif
      if let code = server.step() { return code }
    }
  }
}

/// From bytes of standard input to messages in the mailbox.
private struct Input {
  let mailbox: Mailbox<Event>
  let cancellations: Cancellations
  private var framer = Framer()

  init(mailbox: Mailbox<Event>, cancellations: Cancellations) {
    (self.mailbox, self.cancellations) = (mailbox, cancellations)
  }

  /// Reads what is there.
  ///
  /// - Returns: whether there may be more.
  @discardableResult
  mutating func read() -> Bool {
    guard let bytes = try? Stream.input.read(), !bytes.isEmpty else {
      mailbox.put(.endOfInput)
      return false
    }
    framer.append(bytes)
    while let frame = framer.next() {
      switch frame {
      case .body(let body): put(Message(body))
      case .malformed: put(.invalid(ResponseError(.parseError, "a header without a length"), nil))
      case .tooLarge: put(.invalid(ResponseError(.invalidRequest, "a message above 256 MiB"), nil))
      }
    }
    return true
  }

  private func put(_ message: Message) {
    if case .notification("$/cancelRequest", let parameters) = message {
      // One that was answered already, or never came, is nobody's; its number may come again.
      if let id = RequestID(parameters["id"]), mailbox.contains({ $0.isRequest(id) }) {
        cancellations.add(id)
        return
      }
    }
    mailbox.put(.message(message))
  }
}

extension Event {
  fileprivate func isRequest(_ wanted: RequestID) -> Bool {
    if case .message(.request(let id, _, _)) = self { id == wanted } else { false }
  }
}

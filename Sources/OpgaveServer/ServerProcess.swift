/// The server over standard input and output.
///
/// Between messages the owner of the state waits for input itself; while it works it looks for input before each message, so that
/// it knows of newer versions and of requests that are cancelled. A reader thread would cost a second wake-up for each key.
internal import LanguageServerProtocol
internal import OpgaveFiles
internal import OpgaveJSON

package enum ServerProcess {
  /// Serves until the client is gone, and gives the exit code.
  package static func run() -> Int32 {
    let mailbox = Mailbox<Event>()
    let cancellations = Cancellations()
    var input = Input(mailbox: mailbox, cancellations: cancellations)
    #if os(Windows)
      // Pipes cannot be waited for there together with threads.
      Workers.detach { while input.read() {} }
      let wake: @Sendable () -> Void = {}
    #else
      let waiter = InputWaiter()
      let wake: @Sendable () -> Void = { waiter.wake() }
    #endif
    let options = ServerOptions(
      send: { Stream.output.write(Framer.frame($0.bytes)) },
      log: { Stream.error.write("opgave-lsp: \($0)\n") }, wake: wake)
    var server = Server(options, mailbox: mailbox, cancellations: cancellations)
    while true {
      #if os(Windows)
        if !server.isBusy { mailbox.wait() }
      #else
        if waiter.hasInput(isBlocking: !server.isBusy) { input.read() }
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
      if let id = RequestID(parameters["id"]) { cancellations.add(id) }
      return
    }
    mailbox.put(.message(message))
  }
}

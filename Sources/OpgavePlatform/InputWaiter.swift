/// Waiting for standard input and for other threads at one place, so that a message costs one wake-up and not two.
#if !os(Windows)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #elseif canImport(Darwin)
    internal import Darwin
  #endif

  package final class InputWaiter: Sendable {
    private let (reading, writing): (Int32, Int32)

    package init() {
      var ends: [Int32] = [-1, -1]
      if pipe(&ends) == 0 {
        for end in ends { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
      }
      (reading, writing) = (ends[0], ends[1])
    }

    deinit {
      close(reading)
      close(writing)
    }

    /// Ends the waiting of the other thread.
    package func wake() {
      var byte: UInt8 = 1
      _ = SystemCall.write(writing, &byte, 1)
    }

    /// Whether standard input has something, or has ended. What waits in the outbox goes out as soon as it is taken.
    ///
    /// - Parameter isBlocking: whether to wait for it, or for `wake`; a few seconds at most.
    package func hasInput(isBlocking: Bool, _ outbox: Outbox) -> Bool {
      var places = [
        pollfd(fd: Stream.input.rawValue, events: Int16(POLLIN), revents: 0),
        pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: outbox.isEmpty ? -1 : Stream.output.rawValue, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&places, nfds_t(places.count), isBlocking ? 3000 : 0) > 0 else { return false }
      if places[1].revents != 0 { drain() }
      if places[2].revents != 0 { outbox.flush() }
      return places[0].revents != 0
    }

    /// Throws away what stands in the pipe, which does not block.
    private func drain() {
      var bytes = [UInt8](repeating: 0, count: 64)
      while bytes.withUnsafeMutableBytes({ SystemCall.read(reading, $0.baseAddress, $0.count) }) > 0 {}
    }
  }
#endif

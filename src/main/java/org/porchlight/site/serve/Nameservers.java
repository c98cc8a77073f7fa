package org.porchlight.site.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of a file like resolv.conf(5), read again when the file changes. Any thread.
final class Nameservers implements Supplier<List<InetSocketAddress>> {
    /// MAXNS of resolv.h.
    private static final int MOST = 3;

    private static final int PORT = 53;
    private static final long LARGEST_FILE = 1 << 16;
    private static final Logger LOG = LoggerFactory.getLogger(Nameservers.class);

    /// What tells one state of the file from the next.
    private record Stamp(Object modified, Object file, long size) {}

    private final Path file;
    private Optional<Stamp> last = Optional.empty();
    private List<InetSocketAddress> servers = List.of();

    Nameservers(Path file) {
        this.file = file;
    }

    /// One to three servers; without any in the file the one of this PC, as the system's own resolver does it. A
    /// file that cannot be read leaves the last servers.
    @Override
    public synchronized List<InetSocketAddress> get() {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var key = Objects.requireNonNullElse(attributes.fileKey(), file);
            var stamp = Optional.of(new Stamp(attributes.lastModifiedTime(), key, attributes.size()));
            if (!stamp.equals(last)) {
                servers = attributes.size() > LARGEST_FILE ? List.of() : read();
                last = stamp;
            }
        } catch (IOException e) {
            LOG.debug("The file of name servers cannot be read; the last ones stay", e);
        }
        return servers.isEmpty() ? List.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), PORT)) : servers;
    }

    private List<InetSocketAddress> read() throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("nameserver"))
                    .map(line -> line.substring("nameserver".length()).strip())
                    .flatMap(Nameservers::address)
                    .map(address -> new InetSocketAddress(address, PORT))
                    .limit(MOST)
                    .toList();
        }
    }

    private static Stream<InetAddress> address(String text) {
        try {
            return Stream.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            LOG.warn("Left out a name server that is no address: {}", text);
            return Stream.empty();
        }
    }
}

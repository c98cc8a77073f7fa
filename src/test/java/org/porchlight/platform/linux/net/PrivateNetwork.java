package org.porchlight.platform.linux.net;

import com.sun.jna.Native;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A network namespace of the test's own, in which every documentation address leads into a hole.
///
/// One thread lives in it; what that thread opens stays in it. It is gone when the thread ends.
final class PrivateNetwork implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x4000_0000;

    /// What a command wrote and how it ended.
    record Ended(int code, String output) {}

    private static final class Library {
        static {
            Native.register(Library.class, "c");
        }

        static native int unshare(int flags);
    }

    private final ExecutorService inside = Executors.newSingleThreadExecutor();
    private final String file;

    PrivateNetwork() throws Exception {
        file = within(() -> {
            if (Library.unshare(CLONE_NEWNET) != 0) {
                throw new IOException("a network namespace of our own: errno " + Native.getLastError());
            }
            return "/proc/" + Files.readSymbolicLink(Path.of("/proc/thread-self")) + "/ns/net";
        });
        must("ip", "link", "set", "lo", "up");
        must("ip", "link", "add", "hole", "type", "veth", "peer", "name", "far");
        must("ip", "addr", "add", "198.51.100.1/24", "dev", "hole");
        must("ip", "addr", "add", "2001:db8::1/64", "dev", "hole", "nodad");
        must("ip", "link", "set", "hole", "up");
        must("ip", "link", "set", "far", "up");
    }

    /// Does something on the thread that lives in the namespace.
    <T> T within(Callable<T> work) throws Exception {
        return inside.submit(work).get();
    }

    /// Runs a command in the namespace.
    Ended run(String... command) throws Exception {
        var words = new ArrayList<>(List.of("nsenter", "--net=" + file));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /// Runs a command that has to succeed.
    String must(String... command) throws Exception {
        var ended = run(command);
        if (ended.code() != 0) {
            throw new IOException(String.join(" ", command) + ": " + ended.output());
        }
        return ended.output();
    }

    /// Whether the kernel lets a datagram of that user go to the address.
    boolean reaches(String user, InetAddress address) throws Exception {
        var send = "echo x > /dev/udp/" + address.getHostAddress() + "/5000";
        return run("setpriv", "--reuid", user, "--regid", user, "--clear-groups", "bash", "-c", send)
                        .code()
                == 0;
    }

    @Override
    public void close() {
        inside.shutdownNow();
    }
}

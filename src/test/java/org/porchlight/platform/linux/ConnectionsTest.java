package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real sockets, in a network namespace of their own with an interface that leads nowhere.
@Tag("os")
class ConnectionsTest {
    /// A server and a client in two processes, so that only the client is asked.
    private static final String NETWORK = """
            ip link set lo up
            ip link add hole type veth peer name far
            ip link set far up
            ip addr add 198.51.100.1/24 dev hole
            ip addr add 2001:db8::1/64 dev hole nodad
            ip link set hole up
            exec "$@"
            """;

    private static final String PROGRAM = """
            import os, socket, sys, time
            sort, host = sys.argv[1], sys.argv[2]
            family = socket.AF_INET6 if ':' in host else socket.AF_INET
            if sort == 'tcp':
                server = socket.create_server((host, 5000), family=family)
                if os.fork() == 0:
                    one, _ = server.accept()
                    time.sleep(600)
                server.close()
                mine = socket.create_connection((host, 5000))
            elif sort == 'listen':
                mine = socket.create_server((host, 5000), family=family)
            elif sort == 'udp':
                mine = socket.socket(family, socket.SOCK_DGRAM)
                mine.bind((host, 5000))
            else:
                mine = None
            print('ready', flush=True)
            time.sleep(600)
            """;

    private @Nullable Process started;

    @AfterEach
    void end() {
        if (started != null) {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly().onExit().join();
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "tcp, 198.51.100.1, true",
        "tcp, 2001:db8::1, true",
        "tcp, 127.0.0.1, false",
        "tcp, ::1, false",
        "listen, 198.51.100.1, false",
        "udp, 198.51.100.1, true",
        "udp, 0.0.0.0, true",
        "udp, 127.0.0.1, false",
        "none, -, false"
    })
    void tellsWhetherAProgramTalksToAnotherMachine(String sort, String host, boolean expected) throws Exception {
        TestPerson.assumeRoot();
        assumeTrue(new ProcessBuilder("python3", "-c", "").start().waitFor() == 0, "needs python3");

        var process = new ProcessBuilder(
                        "unshare", "--net", "sh", "-ec", NETWORK, "sh", "python3", "-c", PROGRAM, sort, host)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started = process;
        awaitReady(process);

        assertThat(Connections.areBeyond((int) process.pid())).isEqualTo(expected);
    }

    private static void awaitReady(Process process) throws IOException {
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
    }
}

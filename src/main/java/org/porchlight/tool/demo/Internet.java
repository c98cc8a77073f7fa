package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A tiny internet in a network namespace of its own, joined to this one by a cable, with name server and web sites.
public final class Internet implements AutoCloseable {
    private static final String HERE = "10.99.0.1";
    private static final String NAMES = "10.99.0.2";
    private static final String OTHER = "10.99.0.3";

    /// The verb with which Porchlight runs the servers; nobody types it.
    public static final String VERB = "demo-internet";

    private final Process servers;

    Internet(App app, Path folder) throws IOException, InterruptedException {
        var ready = folder.resolve("internet.log");
        var command =
                new ArrayList<>(List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        command.addAll(app.command(List.of(), VERB));
        servers = new ProcessBuilder(command)
                .redirectOutput(ready.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var there = Long.toString(servers.pid());
        Poll.until(
                Duration.ofSeconds(5),
                () -> Files.readSymbolicLink(Path.of("/proc", there, "ns", "net"))
                                .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net")))
                        ? Optional.<Boolean>empty()
                        : Optional.of(true));
        Run.sure("ip", "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", there);
        Run.sure("ip", "addr", "add", HERE + "/24", "dev", "cable");
        Run.sure("ip", "link", "set", "cable", "up");
        for (var address : List.of(NAMES, OTHER)) {
            Run.sure("nsenter", "--target", there, "--net", "ip", "addr", "add", address + "/24", "dev", "cable");
        }
        Run.sure("nsenter", "--target", there, "--net", "ip", "link", "set", "cable", "up");
        Run.sure("ip", "route", "add", "default", "via", NAMES);
        var resolver = folder.resolve("resolv.conf");
        Files.writeString(resolver, "nameserver " + NAMES + "\n");
        Run.sure(
                "mount",
                "--bind",
                resolver.toString(),
                Path.of("/etc/resolv.conf").toRealPath().toString());
    }

    /// Runs the servers until the process is ended.
    public static int serve() throws IOException, InterruptedException {
        return TinyInternet.run(List.of());
    }

    /// An address that no allowed name stands for.
    String otherAddress() {
        return OTHER;
    }

    @Override
    public void close() {
        servers.destroy();
        servers.onExit().join();
    }
}

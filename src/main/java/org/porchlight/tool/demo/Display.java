package org.porchlight.tool.demo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// A screen of one's own: Xvfb and a window manager, which only those who hold the cookie may use.
public final class Display implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int COOKIE_BYTES = 16;
    private static final int FAMILY_WILD = 0xFFFF;

    private final List<Process> processes = new ArrayList<>();
    private final Path cookie;
    private final Path screen;
    private final String name;

    /// Starts it.
    ///
    /// @param folder for the cookie and the logs
    public Display(Path folder) throws IOException, InterruptedException {
        this(folder, List.of());
    }

    /// The same in a place of its own.
    ///
    /// @param around goes before the command line of Xvfb
    public Display(Path folder, List<String> around) throws IOException, InterruptedException {
        cookie = folder.resolve("xauthority");
        screen = folder.resolve("Xvfb_screen0");
        var number = folder.resolve("display");
        Files.write(cookie, authority());
        Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("rw-r-----"));
        var command = new ArrayList<>(around);
        command.addAll(List.of("Xvfb", "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24"));
        command.addAll(List.of("-nolisten", "tcp", "-noreset", "-fbdir", folder.toString()));
        command.addAll(List.of("-auth", cookie.toString()));
        var server = new ProcessBuilder(command)
                .redirectOutput(number.toFile())
                .redirectError(folder.resolve("xvfb.log").toFile())
                .start();
        processes.add(server);
        var found = Poll.until(Duration.ofSeconds(15), () -> {
            var text = Files.readString(number).strip();
            return text.isEmpty() ? Optional.<String>empty() : Optional.of(text);
        });
        name = ":" + found.orElseThrow(() -> new IOException("starting Xvfb: no display within 15 s"));
        var manager = new ProcessBuilder("openbox", "--sm-disable")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        manager.environment().putAll(environment());
        processes.add(manager.start());
    }

    public Path cookie() {
        return cookie;
    }

    /// What a program needs in its environment to draw here.
    public Map<String, String> environment() {
        return Map.of("DISPLAY", name, "XAUTHORITY", cookie.toString());
    }

    /// Where the server keeps what it shows, in the form that [WindowDump] reads.
    public Path screen() {
        return screen;
    }

    /// Saves a picture of the whole screen, as the server itself keeps it.
    void capture(Path file) throws IOException {
        var image = WindowDump.read(Files.readAllBytes(screen));
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("writing " + file + ": no PNG writer");
        }
    }

    @Override
    public void close() {
        processes.reversed().forEach(Process::destroy);
        for (var process : processes) {
            process.onExit().join();
        }
    }

    /// An Xauthority file with one random cookie for any display of this machine (format of Xau(3)).
    private static byte[] authority() throws IOException {
        var secret = new byte[COOKIE_BYTES];
        new SecureRandom().nextBytes(secret);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(FAMILY_WILD);
            out.writeShort(0);
            out.writeShort(0);
            var kind = "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII);
            out.writeShort(kind.length);
            out.write(kind);
            out.writeShort(secret.length);
            out.write(secret);
        }
        return bytes.toByteArray();
    }
}

package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.SecretText;

/// Standard input as a terminal while standard output goes elsewhere: Java has a console only where both are one. It
/// is asked on standard error.
final class InputTerminal implements Terminal.Unseen {
    private static final Path INPUT = Path.of("/dev/stdin");
    private static final int KIND = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;

    private final InputStream in;
    private final PrintWriter err;
    /// How the terminal is set while it shows what is typed; nothing while it does.
    private volatile Optional<String> shown = Optional.empty();

    private InputTerminal(InputStream in, PrintWriter err) {
        this.in = in;
        this.err = err;
    }

    /// @return nothing where standard input cannot be a terminal
    static Optional<Terminal.Unseen> of(InputStream in, PrintWriter err) {
        if (!isDevice()) {
            return Optional.empty();
        }
        var terminal = new InputTerminal(in, err);
        Runtime.getRuntime().addShutdownHook(new Thread(terminal::interrupted));
        return Optional.of(terminal);
    }

    private static boolean isDevice() {
        try {
            return ((int) Files.getAttribute(INPUT, "unix:mode") & KIND) == CHARACTER_DEVICE;
        } catch (IOException | UnsupportedOperationException _) {
            // Nothing is open there, or the system has no such thing.
            return false;
        }
    }

    @Override
    public boolean isAmidOutput() {
        return false;
    }

    @Override
    public char @Nullable [] read(String prompt) throws IOException {
        shown = stty("-g");
        if (shown.isEmpty()) {
            // A device that shows nothing, such as /dev/null.
            return line();
        }
        try {
            if (stty("-echo", "echonl").isEmpty()) {
                throw new IOException("stty -echo");
            }
            err.print(prompt + ": ");
            err.flush();
            return line();
        } finally {
            restore();
        }
    }

    private char @Nullable [] line() throws IOException {
        return Terminal.line(in, 4 * SecretText.LONGEST)
                .map(String::toCharArray)
                .orElse(null);
    }

    private void restore() throws IOException {
        if (shown.isPresent()) {
            var _ = stty(shown.get());
            shown = Optional.empty();
        }
    }

    private void interrupted() {
        try {
            restore();
        } catch (IOException e) {
            err.println("stty echo: " + e.getMessage());
        }
    }

    /// @return what stty(1) said of the terminal; nothing when standard input is none
    private static Optional<String> stty(String... words) throws IOException {
        var command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectInput(Redirect.INHERIT)
                .redirectError(Redirect.DISCARD)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        try {
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stty: interrupted", e);
        }
    }
}

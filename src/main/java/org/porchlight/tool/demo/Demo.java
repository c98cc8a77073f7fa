package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// Shows the whole program at work and leaves nothing behind.
///
/// As root the scenes run in a process of their own, inside mount and network namespaces that vanish with it; this
/// outer one takes stock before and after, and tidies up whatever happened inside, Ctrl-C included.
public final class Demo {
    private static final String INSIDE = "--inside";
    private static final int MARK_BYTES = 3;
    /// Who may log in on this machine stays as it is: the guard of the demo changes a copy.
    private static final String INSIDE_NAMESPACES = """
            set -e
            ip link set lo up
            if [ -d /etc/pam.d ]; then
              copy=$(mktemp -d)
              mount -t tmpfs -o mode=755 none "$copy"
              cp -a /etc/pam.d/. "$copy"
              mount --bind "$copy" /etc/pam.d
              umount "$copy"
              rmdir "$copy"
            fi
            exec "$@"
            """;

    private final Stage stage;
    private boolean tidied;

    private Demo(Stage stage) {
        this.stage = stage;
    }

    /// Runs the demo.
    ///
    /// @param arguments as typed behind `demo`
    /// @return 0 when all was as expected, 1 when not, 2 for wrong usage
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        var language = Language.of(Optional.ofNullable(System.getProperty("porchlight.language"))
                .map(Locale::forLanguageTag)
                .orElseGet(Locale::getDefault));
        var words = Texts.of("demo", language);
        if (arguments.size() == 2 && arguments.get(0).equals(INSIDE)) {
            new Scenes(Stage.of(words, language, arguments.get(1))).run();
            return 0;
        }
        if (!arguments.isEmpty()) {
            System.err.println(words.of("usage"));
            return 2;
        }
        var mark = new byte[MARK_BYTES];
        new SecureRandom().nextBytes(mark);
        return new Demo(Stage.of(words, language, HexFormat.of().formatHex(mark))).outside();
    }

    private int outside() throws IOException, InterruptedException {
        long began = System.nanoTime();
        var words = stage.words();
        var before = Inventory.take(stage.mark());
        Runtime.getRuntime().addShutdownHook(new Thread(this::tidyUnlessDone, "tidy"));
        System.out.println(words.of(stage.soft() ? "soft.hello" : "hello"));
        Files.createDirectories(stage.pictures());
        Files.createDirectory(stage.folder());
        Files.setPosixFilePermissions(stage.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        var checks = new ArrayList<Check>();
        var owners = new TreeSet<String>();
        try {
            new ProcessBuilder(inside(App.copyTo(stage.folder().resolve("app"))))
                    .inheritIO()
                    .start()
                    .waitFor();
            checks.addAll(stage.readChecks());
        } finally {
            owners.addAll(stage.owners());
            tidy();
        }
        var left = Inventory.take(stage.mark()).differences(before, stage.mark(), owners);
        var own = left.own().isEmpty() ? words.of("trace.none") : String.join("; ", left.own());
        var seen = left.others().isEmpty() ? own : words.of("trace.others", own, String.join("; ", left.others()));
        checks.add(new Check(
                words.of("trace"), words.of("trace.expected"), seen, left.own().isEmpty()));
        var took = Duration.ofNanos(System.nanoTime() - began);
        return Table.print(words, checks, stage.expectedChecks(), stage.pictures(), took);
    }

    private List<String> inside(App app) throws IOException {
        var command = new ArrayList<String>();
        if (!stage.soft()) {
            // Java leaves IPv6 out for good where no interface is up when it starts.
            command.addAll(List.of(
                    "unshare", "--mount", "--net", "--propagation", "private", "sh", "-c", INSIDE_NAMESPACES, "sh"));
        }
        command.addAll(app.command(List.of(), "demo", INSIDE, stage.mark()));
        return command;
    }

    private synchronized void tidy() throws IOException, InterruptedException {
        if (tidied) {
            return;
        }
        tidied = true;
        stage.tidy();
    }

    private void tidyUnlessDone() {
        try {
            tidy();
        } catch (IOException | InterruptedException trouble) {
            System.err.println(stage.words().of("tidy.failed", trouble.toString()));
        }
    }
}

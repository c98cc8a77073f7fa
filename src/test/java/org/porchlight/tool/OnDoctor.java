package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.guard.Programs;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.platform.Platforms;

/// The doctor as a process of its own, on the real machine or in namespaces, with folders of a test's own.
@Tag("os")
@Timeout(300)
abstract class OnDoctor {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JsonText READER = new JsonText(new JsonText.Limits(1 << 20, 1 << 16));

    /// What it said.
    ///
    /// @param state by id of the row
    /// @param json the whole, and the errors
    record Answer(int code, Map<String, String> state, String json) {
        String of(String id) {
            return state.getOrDefault(id, "");
        }
    }

    @TempDir
    Path folder;

    private String classPath = Programs.classPath();
    private final List<String> people = new ArrayList<>();

    @BeforeEach
    void needRoot() {
        assumeTrue(Platforms.isAdministrator(), "needs root: looks at what only root sees");
    }

    @AfterEach
    void removePeople() throws Exception {
        for (var person : people) {
            sh("until userdel -r " + person + " 2>/dev/null || ! getent passwd " + person + "; do sleep 0.1; done");
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path run() {
        return folder.resolve("run");
    }

    /// A real account, gone after the test.
    String person(String options) throws Exception {
        var name = "plt-dc" + ProcessHandle.current().pid() + "-" + people.size();
        // Tests beside this one may hold the lock of the accounts.
        sh("until useradd -M -s /bin/bash " + options + " " + name + " || getent passwd " + name
                + "; do sleep 0.1; done");
        people.add(name);
        return name;
    }

    /// Runs a script as root, which must do its work.
    static void sh(String script) throws Exception {
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    /// Asks from now on by a copy of the program that accounts without rights can read.
    void readByEverybody() throws Exception {
        var copies = Files.createDirectory(folder.resolve("copy"));
        var paths = new ArrayList<String>();
        for (var path : Programs.classPath().split(File.pathSeparator, -1)) {
            // What draws is large, and not asked for.
            if (!path.contains("javafx") && !path.endsWith("test-classes")) {
                var copy = copies.resolve(Integer.toString(paths.size()) + (path.endsWith(".jar") ? ".jar" : ""));
                sh("cp -r '" + path + "' " + copy);
                paths.add(copy.toString());
            }
        }
        sh("chmod -R a+rX " + folder);
        classPath = String.join(File.pathSeparator, paths);
    }

    /// Asks on the machine as it is.
    Answer ask(String... options) throws Exception {
        return askBy(List.of(), options);
    }

    /// Asks behind a script, which runs what it is given as its arguments.
    Answer askIn(List<String> namespaces, String script, String... options) throws Exception {
        var before = new ArrayList<>(namespaces);
        before.addAll(List.of("sh", "-ec", script + "\nexec \"$@\"", "in"));
        return askBy(before, options);
    }

    Answer askBy(List<String> before, String... options) throws Exception {
        var command = new ArrayList<>(before);
        command.addAll(Programs.porchlightOf(
                classPath, "doctor", "--json", "--data", data().toString(), "--run", run().toString()));
        command.addAll(List.of(options));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var text = Files.readString(out);
        var states = text.isEmpty() ? Map.<String, String>of() : states(text);
        return new Answer(process.exitValue(), states, text + Files.readString(err));
    }

    private static Map<String, String> states(String json) throws IOException {
        var states = new TreeMap<String, String>();
        var rows = Fields.of("doctor", READER.read(json.getBytes(StandardCharsets.UTF_8)))
                .list("checks", row -> Fields.of("row", row));
        for (var row : rows) {
            states.put(row.text("id"), row.text("state"));
        }
        return states;
    }

    /// Every file below the test's own folder, when it was written, and what is in it.
    String inventory() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder.resolve("out")) && !path.equals(folder.resolve("err")))
                    .filter(path -> !path.equals(folder))
                    .sorted()
                    .map(OnDoctor::line)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String line(Path path) {
        try {
            var content = Files.isRegularFile(path) ? Arrays.hashCode(Files.readAllBytes(path)) : 0;
            return path + " " + Files.readAttributes(path, "unix:mode,uid,size,ctime") + " " + content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

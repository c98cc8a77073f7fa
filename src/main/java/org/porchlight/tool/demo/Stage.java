package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.platform.Platforms;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.tool.Undo;

/// Where a run of the demo takes place and where its results go.
///
/// @param mark part of every name that the demo makes
/// @param folder everything temporary
/// @param soft whether it runs without root, where fewer scenes can be shown
/// @param pictures what is kept: pictures and the week page
record Stage(Texts words, Language language, String mark, boolean soft, Path folder, Path pictures) {
    /// How many checks a whole run makes as root, the last look for traces included.
    static final int EXPECTED_CHECKS = 32;
    /// How many it makes without root.
    static final int EXPECTED_SOFT_CHECKS = 11;

    private static final String CHECKS = "checks.tsv";

    static Stage of(Texts words, Language language, String mark) {
        boolean soft = !Platforms.isAdministrator();
        var temporary = Path.of(soft ? System.getProperty("java.io.tmpdir") : "/run");
        return new Stage(words, language, mark, soft, temporary.resolve("porchlight-demo-" + mark), picturesFolder());
    }

    int expectedChecks() {
        return soft ? EXPECTED_SOFT_CHECKS : EXPECTED_CHECKS;
    }

    /// `target/demo` of the checkout that the launcher names, else a folder beside the working directory.
    private static Path picturesFolder() {
        return Optional.ofNullable(System.getProperty("porchlight.launcher"))
                .map(launcher -> Path.of(launcher).resolveSibling("target").resolve("demo"))
                .orElse(Path.of("porchlight-demo"))
                .toAbsolutePath();
    }

    /// Notes a check, on disk, so that it survives a scene that breaks off.
    void note(Check check) throws IOException {
        Files.writeString(
                folder.resolve(CHECKS), check.toLine() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<Check> readChecks() throws IOException {
        var file = folder.resolve(CHECKS);
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Check::ofLine).toList()
                : List.of();
    }

    /// Numbers of the accounts that the demo made; none where it makes none.
    Set<String> owners() throws IOException, InterruptedException {
        return soft ? Set.of() : Persons.named(mark, folder).numbers();
    }

    /// Takes back everything a run made: first the guard's changes, then processes and accounts, then files.
    void tidy() throws IOException, InterruptedException {
        Run.of(List.of("pkill", "-TERM", "-f", "porchlight-demo-" + mark));
        Poll.until(
                java.time.Duration.ofSeconds(20),
                () -> Run.of(List.of("pgrep", "-f", "porchlight-demo-" + mark)).ok()
                        ? Optional.<Boolean>empty()
                        : Optional.of(true));
        Run.of(List.of("pkill", "-KILL", "-f", "porchlight-demo-" + mark));
        if (!soft) {
            if (Files.exists(folder.resolve("data"))) {
                Undo.takeBack(folder.resolve("data"), folder.resolve("run"))
                        .failed()
                        .forEach(System.err::println);
            }
            Persons.named(mark, folder).remove();
        }
        App.delete(folder);
    }
}

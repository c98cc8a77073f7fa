package org.porchlight.platform.linux.pam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.Journal;
import org.porchlight.port.Logins;
import org.porchlight.port.LoginsContract;
import org.porchlight.port.MachineException;

/// The lines and files, on files of the test's own. What PAM itself makes of them is asked on a booted PC.
class PamLoginsTest extends LoginsContract {
    private static final String DEBIAN = "account [success=1 default=ignore] pam_unix.so\n";
    private static final Pattern WORDS = Pattern.compile("pam_nologin\\.so file=(\\S+)");

    @TempDir
    Path machine;

    @TempDir
    Path run;

    private final FakeJournal journal = new FakeJournal();
    private PamLogins logins;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(stack().file(), DEBIAN);
        logins = fresh();
    }

    private PamStack stack() {
        return new PamStack(machine.resolve("common-account"), "porchlight");
    }

    private PamLogins fresh() {
        var locales = new Locales(machine.resolve("people"), List.of(machine.resolve("locale")));
        return new PamLogins(stack(), run.resolve(PamLogins.FOLDER), journal, locales);
    }

    @Override
    protected Logins logins() {
        return logins;
    }

    @Override
    protected Logins restarted() {
        return fresh();
    }

    @Override
    protected ChildAccount child() {
        return new ChildAccount("2101", "kid", Path.of("/home/kid"));
    }

    @Override
    protected ChildAccount sibling() {
        return new ChildAccount("2102", "sib", Path.of("/home/sib"));
    }

    /// Reads the two lines of an account as PAM does.
    @Override
    protected Optional<String> refusal(ChildAccount account) throws Exception {
        var lines = Files.readAllLines(stack().file());
        int at = lines.indexOf(
                "account [success=ignore default=1] pam_succeed_if.so quiet uid eq " + account.id() + " # porchlight");
        if (at < 0) {
            return Optional.empty();
        }
        var file = Optional.of(WORDS.matcher(lines.get(at + 1)))
                .filter(Matcher::find)
                .map(found -> Path.of(found.group(1)))
                .orElseThrow();
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    @Override
    protected void tamper() throws Exception {
        Files.writeString(stack().file(), DEBIAN);
        Files.delete(run.resolve(PamLogins.FOLDER).resolve("2101"));
    }

    @Override
    protected boolean isClean() throws Exception {
        return Files.readString(stack().file()).equals(DEBIAN)
                && journal.open().isEmpty()
                && Files.notExists(run.resolve(PamLogins.FOLDER));
    }

    @Test
    void writesDownWhatItChangesBeforeItDoes() throws Exception {
        Files.delete(stack().file());

        assertThatThrownBy(() -> logins.bring(Map.of(), Set.of(child()))).isInstanceOf(MachineException.class);

        assertThat(journal.open())
                .containsExactly(new Journal.Change(1, Journal.What.PAM_LINES, machine + "/common-account porchlight"));
    }

    @Test
    void isTakenBackByTheJournalAlone() throws Exception {
        logins.bring(Map.of(child(), "closed"), Set.of(child()));

        PamLogins.takeBack(journal.open().getFirst().target(), run);

        assertThat(Files.readString(stack().file())).isEqualTo(DEBIAN);
        assertThat(run).isEmptyDirectory();
        PamLogins.takeBack(journal.open().getFirst().target(), run);
    }

    @Test
    void takesNothingBackThatPorchlightNeverMakes() {
        for (var target : List.of("/etc/pam.d/common-account", "/etc/pam.d/common-account required", " porchlight")) {
            assertThatThrownBy(() -> PamLogins.takeBack(target, run))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("nothing that Porchlight makes");
        }
    }

    /// What is told to one child is none of another's business.
    @Test
    void letsNobodyElseReadTheWords() throws Exception {
        logins.bring(Map.of(child(), "closed"), Set.of(child()));

        var folder = run.resolve(PamLogins.FOLDER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("2101"))))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotWriteWhatIsThereAlready() throws Exception {
        logins.bring(Map.of(child(), "closed"), Set.of(child()));
        var words = run.resolve(PamLogins.FOLDER).resolve("2101");
        var before = List.of(Files.getAttribute(words, "unix:ino"), Files.getAttribute(stack().file(), "unix:ino"));

        logins.bring(Map.of(child(), "closed"), Set.of(child()));

        assertThat(List.of(Files.getAttribute(words, "unix:ino"), Files.getAttribute(stack().file(), "unix:ino")))
                .isEqualTo(before);
    }

    @Test
    void speaksAsAPersonChoseAndElseAsTheMachineIsSet() throws Exception {
        Files.createDirectory(machine.resolve("people"));
        Files.writeString(machine.resolve("people/kid"), "[User]\nSession=\nLanguage=zh_CN.UTF-8\n");
        Files.writeString(machine.resolve("locale"), "# set\nLANG=\"en_GB.UTF-8\"\n");

        assertThat(logins.localeOf(child())).isEqualTo(Locale.CHINESE);
        assertThat(logins.localeOf(sibling())).isEqualTo(Locale.ENGLISH);
        Files.writeString(machine.resolve("locale"), "LC_ALL=C\n");
        assertThat(logins.localeOf(sibling())).isEqualTo(Locale.getDefault());
    }
}

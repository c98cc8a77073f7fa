package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.platform.linux.Await;

/// What every process of the machine was started with, which everybody on it can read, never has a secret of the family
/// in it: whoever asks for it, gives it or looks at it.
class UnseenSecretsTest extends OnThisMachine {
    private static final String PASSPHRASE = "regen am donnerstag";
    private static final String PIN = "25807391";
    private static final String WRONG_PIN = "98761234";

    /// What is told as a secret, as it goes on.
    private final List<String> secrets = new ArrayList<>(List.of(PASSPHRASE, PIN, WRONG_PIN));

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private String kid = "";
    private String mum = "";

    @BeforeEach
    void moveIn() throws Exception {
        kid = person("kid");
        mum = person("mum");
        guardMei(kid, "{budget: {every-day: 60m}}");
    }

    private static void isWrong(Said said) {
        assertThat(said.text()).contains("not the right one");
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    @Test
    void noSecretIsSeenByOtherProcesses() throws Exception {
        var looking = Thread.ofPlatform().daemon(true).start(this::look);

        passphraseAndPin();
        codes();
        mail();
        setup();
        looking.interrupt();
        looking.join();

        assertThat(seen).anyMatch(text -> text.contains("worker argon2"));
        assertThat(seen).anyMatch(text -> text.contains("org.porchlight.Main post"));
        assertThat(seen).anyMatch(text -> text.contains("org.porchlight.Main setup"));
        assertThat(seen).anyMatch(text -> text.contains("PORCHLIGHT_RUN=" + run()));
        for (var secret : secrets) {
            // Digits may stand within a longer number.
            var word = Pattern.compile("(?<![0-9A-Z])" + Pattern.quote(secret) + "(?![0-9A-Z])");
            assertThat(seen).noneMatch(text -> word.matcher(text).find());
            assertThat(Files.readString(folder.resolve("log"))).doesNotContainPattern(word);
        }
    }

    private void passphraseAndPin() throws Exception {
        permitted(root("", "parent", "add", "mum", "--name", "Anna", "--account", mum));
        permitted(root(PASSPHRASE + "\n", "parent", "passphrase", "mum"));
        permitted(root(PIN + "\n", "parent", "pin", "mum"));
        permitted(as(mum, PASSPHRASE + "\n", "unlock"));
        permitted(as(kid, PIN + "\n", "pin", "5m"));
        isWrong(as(kid, WRONG_PIN + "\n", "pin", "5m"));
    }

    private void codes() throws Exception {
        var enrolled = permitted(as(mum, "", "code", "enroll", "mei", "15m", "--json"));
        var found = Pattern.compile("\"secret\":\"([A-Z2-7]+)\"").matcher(enrolled);
        assertThat(found.find()).as(enrolled).isTrue();
        var drawn = secret(found.group(1));
        permitted(as(kid, secret(Hotp.code(Base32.decode(drawn), 0)) + "\n", "request", "--code"));
        isWrong(as(kid, secret(Hotp.code(Base32.decode(drawn), 99)) + "\n", "request", "--code"));
    }

    /// A letter goes out, to where nobody answers.
    private void mail() throws Exception {
        permitted(root(
                secret("briefkasten am tor") + "\n",
                "report",
                "schedule",
                "--day=sun",
                "--hour=20",
                "--mail=127.0.0.1:9",
                "--user=anna",
                "--from=anna@example.org",
                "--to=anna@example.org"));
        permitted(root("", "report", "schedule", "send-now"));
        Await.until(
                "the letter was tried",
                () -> root("", "report", "schedule", "--json").text().contains("\"fails\":1"));
    }

    /// With the guard, and where there is none.
    private void setup() throws Exception {
        setUp("Ben", "schnee auf dem dach", "64829173", run().toString(), "data");
        setUp(
                "Clea",
                "kastanien im november",
                "70416385",
                folder.resolve("nowhere").toString(),
                "other");
    }

    private void setUp(String parent, String passphrase, String pin, String run, String data) throws Exception {
        var said = permitted(root(
                secret(passphrase) + "\n" + secret(pin) + "\n",
                "setup",
                "--stdin",
                "--parent",
                parent,
                "--data",
                folder.resolve(data).toString(),
                "--run",
                run));
        assertThat(said).contains(parent, "passphrase", "PIN");
    }

    /// Reads what every process was started with, over and over.
    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            for (var process :
                    new File("/proc").listFiles((_, name) -> name.chars().allMatch(Character::isDigit))) {
                for (var what : List.of("cmdline", "environ")) {
                    try {
                        var text = Files.readString(process.toPath().resolve(what), StandardCharsets.ISO_8859_1);
                        seen.add(text.replace('\0', ' '));
                    } catch (IOException _) {
                        // It has ended.
                    }
                }
            }
            // Often enough for a worker, which lives for tenths of a second, and without starving it.
            LockSupport.parkNanos(20_000_000);
        }
    }
}

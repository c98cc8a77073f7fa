package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.OnceId;
import org.porchlight.core.report.DayNote;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.store.Restore;

/// A one-time code that was used stays used, whatever becomes of the guard, the ledger and the secret.
@Timeout(120)
class UsedCodesTest extends OnCodes {
    @Test
    void aUsedCodeStaysUsedWithTheNextGuard() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(0));

        startAgain(folder.resolve("data"));

        assertThat(type(MEI, code(0))).isEqualTo(refused("code-used", ""));
        assertThat(granted(MEI)).isEqualTo(QUARTER);
        assertThat(type(MEI, code(1))).isEqualTo(DONE);
    }

    @Test
    void aUsedCodeStaysUsedAfterABackupWasBroughtBack() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(2));
        var lines = backup();
        assertThat(lines).anyMatch(line -> line.contains("counter:code:mei:900"));
        assertThat(lines).noneMatch(line -> line.contains(Base64.getEncoder().encodeToString(RFC)));

        restore(folder.resolve("other"), lines);
        startAgain(folder.resolve("other"));

        assertThat(type(MEI, code(3))).isEqualTo(refused("no-code", ""));
        // As if a parent had kept the secret of the picture and given it again.
        know(MEI, QUARTER);
        assertThat(type(MEI, code(2))).isEqualTo(refused("code-used", ""));
        assertThat(type(MEI, code(3))).isEqualTo(DONE);
        assertThat(granted(MEI)).isEqualTo(QUARTER.multipliedBy(2));
    }

    @Test
    void anOlderBackupLowersNoCounter() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(0));
        var old = backup();
        type(MEI, code(1));
        end();

        restore(folder.resolve("data"), old);
        startAgain(folder.resolve("data"));

        assertThat(store.counter("counter:code:mei:900")).isEqualTo(2);
        know(MEI, QUARTER);
        assertThat(type(MEI, code(1))).isEqualTo(refused("code-used", ""));
    }

    /// However often: nobody waits for it, no parent is told, and what was wrong before still counts.
    @Test
    void aCodeThatWasUsedIsNoTry() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(0));
        type(MEI, code(50));
        type(MEI, code(51));

        for (int times = 0; times < 20; times++) {
            assertThat(type(MEI, code(0))).isEqualTo(refused("code-used", ""));
        }

        settle();
        assertThat(store.notes(MEI, DAY).stream().filter(note -> note.sort() == DayNote.Sort.WRONG_SECRET))
                .hasSize(2);
        assertThat(type(MEI, code(52))).isEqualTo(refused("secret-wrong-wait", "1\t60"));
    }

    /// Whoever guesses learns nothing meanwhile, not even that.
    @Test
    void aCodeThatWasUsedIsNotToldWhileTheChildWaits() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(0));
        for (int wrong = 50; wrong < 53; wrong++) {
            type(MEI, code(wrong));
        }

        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wait", "1\t60"));
    }

    @ParameterizedTest(name = "the code {0} before the one that is expected: {1}")
    @CsvSource({"1, code-used", "10, code-used", "11, secret-wrong"})
    void tenThatAreOverAreToldFromWrongOnes(int before, String why) throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(10));
        type(MEI, code(20));

        assertThat(type(MEI, code(21 - before))).isEqualTo(refused(why, ""));
    }

    /// It is the same for codes of other amounts, which its child may have too.
    @Test
    void whatWasUsedOfOneAmountIsToldBesideAnother() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(0));
        ask(ROOT, new Command.EnrolCode(MEI, Duration.ofMinutes(5)));

        assertThat(type(MEI, code(0))).isEqualTo(refused("code-used", ""));
    }

    private List<String> backup() throws Exception {
        var lines = new ArrayList<String>();
        store.backup(lines::add);
        return lines;
    }

    private void restore(Path data, List<String> lines) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Restore.into(
                data, () -> new ByteArrayInputStream(bytes.toByteArray()), false, reading(), _ -> Optional.empty());
    }

    @Test
    void whatTheSameCodeGaveOnAnotherPcIsNotGivenAgain() throws Exception {
        enrolled(MEI, QUARTER);
        var id = OnceId.ofCode(MEI, QUARTER, 0);
        loop.ask(new Order.Grant(MEI, QUARTER, false, "", Optional.of(id)), new Authority.OneTimeCode(MEI, QUARTER));

        assertThat(type(MEI, code(0))).isEqualTo(DONE);

        assertThat(granted(MEI)).isEqualTo(QUARTER);
    }

    @Test
    void ofTheSameCodeTypedManyTimesAtOnceOneGives() throws Exception {
        enrolled(MEI, QUARTER);
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Answer> typing = () -> type(MEI, code(0));
            for (Future<Answer> typed : threads.invokeAll(Collections.nCopies(16, typing))) {
                answers.add(typed.get());
            }
        }

        assertThat(answers).containsOnlyOnce(DONE);
        assertThat(granted(MEI)).isEqualTo(QUARTER);
    }

    @Test
    void aNewSecretGoesOnFromTheCounter() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(4));

        var again = ask(ROOT, new Command.EnrolCode(MEI, QUARTER));

        assertThat(again).isInstanceOfSatisfying(Answer.Enrolled.class, enrolled -> {
            assertThat(enrolled.counter()).isEqualTo(5);
            assertThat(enrolled.secret().typed()).matches("[A-Z2-7]{32}");
        });
        assertThat(type(MEI, code(5))).isEqualTo(refused("secret-wrong", ""));
        know(MEI, QUARTER);
        assertThat(type(MEI, code(4))).isEqualTo(refused("code-used", ""));
        assertThat(type(MEI, code(5))).isEqualTo(DONE);
    }

    @Test
    void forgettingAChildDeletesItsSecretsAndKeepsTheCounter() throws Exception {
        enrolled(BO, QUARTER);
        enrolled(MEI, QUARTER);
        type(BO, code(0));
        var without = FAMILY.lines().filter(line -> !line.contains("id: bo")).collect(Collectors.joining("\n"));
        assertThat(ask(ROOT, new Command.PutPolicy(without, Optional.empty()))).isInstanceOf(Answer.Stored.class);
        assertThat(type(BO, code(1))).isEqualTo(refused("no-such-child", "bo"));

        assertThat(ask(ROOT, new Command.Do(new Order.Forget(BO, Optional.empty()))))
                .isEqualTo(DONE);

        assertThat(store.secrets("code:").keySet()).containsExactly("code:mei:900");
        assertThat(store.counter("counter:code:bo:900")).isEqualTo(1);
    }
}

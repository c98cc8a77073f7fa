package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Step;
import org.porchlight.core.event.OnceId;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.Secrets;
import org.porchlight.store.Restore;
import org.porchlight.store.SteadyStore;

/// One-time codes before a service whose clock stands in the hand.
@Timeout(120)
class CodeDeskTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId BO = new ChildId("bo");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");
    private static final Role.Parent ROOT = new Role.Parent(new Authority.Root());
    private static final Answer DONE = new Answer.Done();
    private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], born: 2016-05-03, preset: none}
            - {id: bo, accounts: [bo], born: 2014-05-03, preset: none}
            """;

    @TempDir
    Path folder;

    private volatile Duration awake = Duration.ofHours(1);
    private SteadyStore store;
    private Loop loop;
    private Service service;
    private Thread living;

    private static PolicyDocument family() {
        return switch (PolicyYaml.read(FAMILY)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private ClockReading reading() {
        return new ClockReading(new BootId("boot"), awake, awake, FOUR.plus(awake), true);
    }

    @BeforeEach
    void begin() throws Exception {
        store = SteadyStore.open(folder.resolve("data"));
        var first = Engine.start(
                family(), Optional.empty(), Remembered.NOTHING, reading(), Instant.parse("2026-01-01T00:00:00Z"), true);
        store.commit(family(), "parent:root", first.writing());
        live(first);
    }

    private void live(Step first) throws Exception {
        loop = new Loop(this::reading, store, first, () -> {});
        service = Desks.service(loop, store);
        living = Thread.ofPlatform().start(loop);
    }

    @AfterEach
    void end() throws Exception {
        loop.stop();
        living.join();
        store.close();
    }

    private void startAgain(Path data) throws Exception {
        end();
        store = SteadyStore.open(data);
        var clock = store.clock();
        var remembered = store.remember(Retention.of(clock, family().policy().zone()));
        var first = Engine.start(family(), clock, remembered, reading(), Instant.parse("2026-01-01T00:00:00Z"), true);
        store.commit(family(), "parent:root", first.writing());
        live(first);
    }

    private Answer ask(Role.Parent parent, Command.ByParent command) throws Exception {
        return service.answer(parent, command, new ToldLines());
    }

    private Answer type(ChildId child, String digits) throws Exception {
        return service.answer(
                new Role.OfChild(child),
                new GuardServer.ConnectionId(1),
                new Command.Code(new SecretText(digits)),
                new ToldLines());
    }

    /// The secret of the standard in the place of one that was drawn.
    private void enrolled(ChildId child, Duration amount) throws Exception {
        assertThat(ask(ROOT, new Command.EnrolCode(child, amount))).isInstanceOf(Answer.Enrolled.class);
        know(child, amount);
    }

    private void know(ChildId child, Duration amount) throws Exception {
        store.putSecret(
                "code:" + child.value() + ":" + amount.toSeconds(),
                new Secrets.Secret(Base64.getEncoder().encodeToString(RFC)));
    }

    /// The loop takes one input after the other: what was told before is written when this is refused.
    private void settle() throws Exception {
        loop.ask(new Order.Unpause(Optional.empty()), new Authority.Root());
    }

    private Duration granted(ChildId child) throws Exception {
        settle();
        return store.account(child, DAY).orElseThrow().granted();
    }

    private static Answer refused(String why, String detail) {
        return new Answer.Refused(why, detail);
    }

    private static String code(int counter) {
        return Hotp.code(RFC, counter);
    }

    @Test
    void eachCodeGivesItsAmountOnce() throws Exception {
        enrolled(MEI, QUARTER);

        assertThat(type(MEI, code(0))).isEqualTo(DONE);
        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(1))).isEqualTo(DONE);
        assertThat(granted(MEI)).isEqualTo(QUARTER.multipliedBy(2));
        assertThat(granted(BO)).isZero();
    }

    @Test
    void aCodePassedOverIsGoodForNothing() throws Exception {
        enrolled(MEI, QUARTER);

        assertThat(type(MEI, code(4))).isEqualTo(DONE);
        assertThat(type(MEI, code(3))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(5))).isEqualTo(DONE);
    }

    @ParameterizedTest(name = "the code {0} after the one that is expected: {1}")
    @CsvSource({"9, true", "10, true", "11, false", "12, false"})
    void looksTenCodesAhead(int ahead, boolean isTaken) throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(6));

        assertThat(type(MEI, code(7 + ahead))).isEqualTo(isTaken ? DONE : refused("secret-wrong", ""));
    }

    @Test
    void aCodeIsGoodForItsOwnChildAndAmount() throws Exception {
        enrolled(MEI, QUARTER);
        assertThat(type(BO, code(0))).isEqualTo(refused("no-code", ""));

        ask(ROOT, new Command.EnrolCode(BO, Duration.ofMinutes(30)));
        assertThat(type(BO, code(0))).isEqualTo(refused("secret-wrong", ""));

        enrolled(BO, Duration.ofMinutes(90));
        assertThat(type(BO, code(0))).isEqualTo(DONE);
        assertThat(granted(BO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(granted(MEI)).isZero();
    }

    @Test
    void aUsedCodeStaysUsedWithTheNextGuard() throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(0));

        startAgain(folder.resolve("data"));

        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wrong", ""));
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
        assertThat(type(MEI, code(2))).isEqualTo(refused("secret-wrong", ""));
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
        assertThat(type(MEI, code(1))).isEqualTo(refused("secret-wrong", ""));
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
    void whoeverTypesWrongCodesWaitsAndIsTold() throws Exception {
        enrolled(MEI, QUARTER);

        assertThat(type(MEI, code(50))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(51))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(52))).isEqualTo(refused("secret-wrong-wait", "1"));
        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wait", "1"));
        settle();
        assertThat(store.notes(MEI, DAY).stream().filter(note -> note.sort() == DayNote.Sort.WRONG_SECRET))
                .isNotEmpty();

        startAgain(folder.resolve("data"));
        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wait", "1"));

        awake = awake.plus(Duration.ofMinutes(1));
        assertThat(type(MEI, code(0))).isEqualTo(DONE);
    }

    @Test
    void thatCodesWereEnrolledIsToldToAllWithoutTheSecret() throws Exception {
        var mum = new Authority.ParentSession(new ParentId("mum"));

        var enrolled = (Answer.Enrolled) ask(new Role.Parent(mum), new Command.EnrolCode(MEI, QUARTER));

        assertThat(store.notes(MEI, DAY))
                .filteredOn(note -> note.sort() == DayNote.Sort.CODES_ENROLLED)
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.subject()).isEqualTo("mum");
                    assertThat(note.seconds()).isEqualTo(QUARTER.toSeconds());
                    assertThat(note.child()).contains(MEI);
                });
        assertThat(store.notes(BO, DAY)).noneMatch(note -> note.sort() == DayNote.Sort.CODES_ENROLLED);
        assertThat(service.status().troubles())
                .containsExactly(new Trouble(Trouble.Sort.CODES_ENROLLED, "mei, 15m, mum"));
        assertThat(service.status().toChild(MEI).troubles()).isEmpty();
        var lines = new ToldLines();
        service.answer(ROOT, new Command.Events(Map.of(), false), lines);
        assertThat(String.join("\n", lines.all))
                .contains("codes-enrolled")
                .doesNotContain(enrolled.secret().typed());

        awake = awake.plus(Duration.ofHours(25));
        assertThat(service.status().troubles()).isEmpty();
    }

    @Test
    void aCarerEnrolsNothing() throws Exception {
        var gran = new Authority.CarerSession(new ParentId("gran"));

        assertThat(ask(new Role.Parent(gran), new Command.EnrolCode(MEI, QUARTER)))
                .isEqualTo(refused("carer-only-gives", "30"));

        assertThat(store.notes(MEI, DAY)).noneMatch(note -> note.sort() == DayNote.Sort.CODES_ENROLLED);
        assertThat(ask(ROOT, new Command.Codes())).isEqualTo(new Answer.Codes(List.of()));
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
        assertThat(type(MEI, code(4))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(5))).isEqualTo(DONE);
    }

    @Test
    void listsThemAndRemovesOne() throws Exception {
        enrolled(MEI, Duration.ofMinutes(30));
        enrolled(MEI, QUARTER);
        enrolled(BO, QUARTER);
        type(MEI, code(0));

        assertThat(ask(ROOT, new Command.Codes()))
                .isEqualTo(new Answer.Codes(List.of(
                        new CodeEntry(BO, QUARTER, 0),
                        new CodeEntry(MEI, QUARTER, 1),
                        new CodeEntry(MEI, Duration.ofMinutes(30), 0))));

        assertThat(ask(ROOT, new Command.RemoveCode(BO, QUARTER))).isEqualTo(DONE);
        assertThat(ask(ROOT, new Command.RemoveCode(BO, QUARTER))).isEqualTo(refused("no-such-code", "bo"));
        assertThat(type(BO, code(0))).isEqualTo(refused("no-code", ""));
    }

    @Test
    void aChildHasCodesOfFourAmountsAtMost() throws Exception {
        for (int minutes = 1; minutes <= 4; minutes++) {
            enrolled(MEI, Duration.ofMinutes(minutes));
        }

        assertThat(ask(ROOT, new Command.EnrolCode(MEI, QUARTER))).isEqualTo(refused("too-many-codes", "4"));
        enrolled(MEI, Duration.ofMinutes(4));
        enrolled(BO, QUARTER);
        assertThat(ask(ROOT, new Command.EnrolCode(new ChildId("le"), QUARTER)))
                .isEqualTo(refused("no-such-child", "le"));
    }

    @Test
    void onlyAGuardianEnrolsAndRemoves() throws Exception {
        var gran = new ParentId("gran");
        ask(ROOT, new Command.NameParent(gran, "Oma", Rank.CARER, Optional.empty()));
        var carer = new Role.Parent(new Authority.CarerSession(gran));
        var locked = new Role.Parent(new Role.Parent.Who.Account(1003, gran));

        for (var command : List.of(new Command.EnrolCode(MEI, QUARTER), new Command.RemoveCode(MEI, QUARTER))) {
            assertThat(ask(carer, command)).isEqualTo(refused("carer-only-gives", "30"));
            assertThat(ask(locked, command)).isEqualTo(refused("no-passphrase", "gran"));
        }
        assertThat(ask(carer, new Command.Codes())).isEqualTo(new Answer.Codes(List.of()));
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

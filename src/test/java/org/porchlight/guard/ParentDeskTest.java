package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.porchlight.worker.Reading;
import org.porchlight.worker.Recipe;
import org.porchlight.worker.Trouble;

/// Parents with accounts, passphrases and PINs, before a service whose clock stands in the hand.
@Timeout(60)
class ParentDeskTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ParentId MUM = new ParentId("mum");
    private static final ParentId DAD = new ParentId("dad");
    private static final ParentId GRAN = new ParentId("gran");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");
    private static final Role.Parent ROOT = new Role.Parent(new Authority.Root());
    private static final Role.Parent MUMS = account(1001, MUM);
    private static final Role.Parent GRANS = account(1003, GRAN);
    private static final Role.OfChild MEIS = new Role.OfChild(MEI);
    private static final String PASSPHRASE = "regen am donnerstag";
    private static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], born: 2016-05-03, preset: none}
            """;
    private static final Answer DONE = new Answer.Done();
    private static final Answer LOCKED = new Answer.Locked();

    @TempDir
    Path folder;

    private final AtomicInteger hashed = new AtomicInteger();
    private volatile Duration awake = Duration.ofHours(1);
    private volatile SecretDesk.Hashing hashing = Desks::hash;
    private SteadyStore store;
    private Loop loop;
    private Service service;
    private Thread living;

    private static Role.Parent account(long uid, ParentId parent) {
        return new Role.Parent(new Role.Parent.Who.Account(uid, parent));
    }

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
    void live() throws Exception {
        store = SteadyStore.open(folder.resolve("data"));
        var document = family();
        var first = Engine.start(
                document, Optional.empty(), Remembered.NOTHING, reading(), Instant.parse("2026-01-01T00:00:00Z"), true);
        store.commit(document, "parent:root", first.writing());
        loop = new Loop(this::reading, store, first, () -> {});
        var desk = Desks.parents(loop, store, this::hash, Bindings.UNKNOWN);
        service = Desks.service(loop, store, desk);
        living = Thread.ofPlatform().start(loop);
        for (var named : List.of(
                new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.empty()),
                new Command.NameParent(DAD, "Ben", Rank.GUARDIAN, Optional.empty()),
                new Command.NameParent(GRAN, "Oma", Rank.CARER, Optional.empty()))) {
            assertThat(ask(ROOT, named)).isEqualTo(DONE);
        }
    }

    private Reading<List<String>> hash(String secret, List<Recipe> recipes) throws InterruptedException {
        hashed.incrementAndGet();
        return hashing.hash(secret, recipes);
    }

    @AfterEach
    void end() throws Exception {
        loop.stop();
        living.join();
        store.close();
    }

    private Answer ask(Role.Parent parent, Command.ByParent command) throws IOException {
        return service.answer(parent, command, new ToldLines());
    }

    private Answer grant(Role.Parent parent, long minutes) throws IOException {
        return ask(parent, new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(minutes), false, "")));
    }

    private Answer pin(String typed, long minutes) throws IOException {
        var command = new Command.Pin(Duration.ofMinutes(minutes), false, new SecretText(typed));
        return service.answer(MEIS, new GuardServer.ConnectionId(1), command, new ToldLines());
    }

    private Answer unlock(Role.Parent parent, String typed) throws IOException {
        return ask(parent, new Command.Unlock(Optional.of(new SecretText(typed))));
    }

    private Answer set(Role.Parent by, ParentId whose, SecretKind kind, String fresh, String own) throws IOException {
        var typed = own.isEmpty() ? Optional.<SecretText>empty() : Optional.of(new SecretText(own));
        return ask(by, new Command.SetSecret(whose, kind, new SecretText(fresh), typed));
    }

    private void mumHasAPassphrase() throws IOException {
        assertThat(set(ROOT, MUM, SecretKind.PASSPHRASE, PASSPHRASE, "")).isEqualTo(DONE);
    }

    private void pass(Duration length) {
        awake = awake.plus(length);
    }

    private List<DayNote> notes(DayNote.Sort sort) throws Exception {
        // The loop takes one input after the other: what was told before is written when this is refused.
        loop.ask(new Order.Unpause(Optional.empty()), new Authority.Root());
        return store.notes(MEI, DAY).stream()
                .filter(note -> note.sort() == sort)
                .toList();
    }

    private static Answer.Refused refused(String why, String detail) {
        return new Answer.Refused(why, detail);
    }

    @Test
    void aChildReadsWhoSetItsRulesAndWhen() throws Exception {
        var yaml = FAMILY.replace("preset: none", "preset: none, time: {budget: {every-day: 90m}}");
        assertThat(ask(ROOT, new Command.PutPolicy(yaml, Optional.empty()))).isInstanceOf(Answer.Stored.class);

        var answer = service.answer(MEIS, new GuardServer.ConnectionId(1), new Command.GetPolicy(), new ToldLines());

        assertThat(((Answer.Policy) answer).report().ages())
                .contains(new LineAge(
                        "time.budget.every-day",
                        new PolicyPut("parent:root", Optional.of(reading().wall()))));
    }

    @Test
    void anAccountChangesNothingBeforeItsPassphraseIsGiven() throws Exception {
        assertThat(grant(MUMS, 5)).isEqualTo(refused("no-passphrase", "mum"));
        mumHasAPassphrase();

        for (var command : List.of(
                new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(5), false, "")),
                new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())),
                new Command.Do(new Order.Forget(MEI, Optional.of(DAY))),
                new Command.Do(new Order.RemoveParent(DAD)),
                new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty()),
                new Command.PutPolicy("porchlight: 1\n", Optional.empty()),
                new Command.Repair(),
                new Command.Backup(),
                new Command.Verify(true),
                new Command.Unlock(Optional.empty()))) {
            assertThat(ask(MUMS, command)).as(command.toString()).isEqualTo(LOCKED);
        }
        assertThat(notes(DayNote.Sort.GRANTED)).isEmpty();
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        assertThat(grant(MUMS, 5)).isEqualTo(DONE);
        assertThat(ask(MUMS, new Command.Unlock(Optional.empty()))).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
    }

    @Test
    void anAccountSeesWhatAParentSeesAndIsWrittenDown() throws Exception {
        assertThat(ask(MUMS, new Command.Account(MEI, Optional.empty()))).isInstanceOf(Answer.Account.class);
        assertThat(ask(MUMS, new Command.Status())).isInstanceOf(Answer.Status.class);

        notes(DayNote.Sort.GRANTED);
        assertThat(store.looks(MEI, DAY)).extracting(Look::by).containsExactly("parent:mum");
    }

    @Test
    void whoAsksIsToldHowLongNoPassphraseIsWanted() throws Exception {
        mumHasAPassphrase();
        assertThat(ask(MUMS, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:mum", true, Optional.empty()));

        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(2));

        assertThat(ask(MUMS, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:mum", false, Optional.of(Duration.ofMinutes(3))));
        assertThat(ask(ROOT, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:root", false, Optional.empty()));
    }

    @Test
    void aSessionEndsByItself() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(4));
        assertThat(grant(MUMS, 1)).isEqualTo(DONE);
        // Looking is no use of it.
        pass(Duration.ofMinutes(3));
        ask(MUMS, new Command.Status());
        pass(Duration.ofMinutes(2));
        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);

        unlock(MUMS, PASSPHRASE);
        for (int i = 0; i < 7; i++) {
            pass(Duration.ofMinutes(2));
            assertThat(grant(MUMS, 1)).isEqualTo(DONE);
        }
        pass(Duration.ofMinutes(1));
        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
    }

    @Test
    void aSessionIsTheAccountsAndNobodyElses() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);

        assertThat(grant(account(1001, MUM), 1)).isEqualTo(DONE);
        assertThat(grant(account(1002, MUM), 1)).isEqualTo(LOCKED);
        assertThat(ask(MUMS, new Command.Lock())).isEqualTo(DONE);
        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
    }

    @Test
    void aCarerGivesALittleAndNothingElse() throws Exception {
        set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "");
        unlock(GRANS, PASSPHRASE);

        assertThat(grant(GRANS, 31)).isEqualTo(refused("carer-limit", "30"));
        assertThat(grant(GRANS, 30)).isEqualTo(DONE);
        assertThat(grant(GRANS, 1)).isEqualTo(refused("carer-limit", "0"));
        for (var command : List.of(
                new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())),
                new Command.Do(new Order.RemoveParent(MUM)),
                new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty()),
                new Command.PutPolicy(FAMILY, Optional.empty()),
                new Command.Repair(),
                new Command.Backup(),
                new Command.Verify(true))) {
            assertThat(ask(GRANS, command)).as(command.toString()).isEqualTo(refused("carer-only-gives", "30"));
        }
    }

    @Test
    void aWrongPassphraseIsDelayedAndTold() throws Exception {
        mumHasAPassphrase();
        assertThat(unlock(MUMS, "wrong one")).isEqualTo(refused("secret-wrong", ""));
        assertThat(unlock(MUMS, "wrong two")).isEqualTo(refused("secret-wrong", ""));
        assertThat(unlock(MUMS, "wrong three")).isEqualTo(refused("secret-wrong-wait", "1"));
        int before = hashed.get();

        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("secret-wait", "1"));

        assertThat(hashed).hasValue(before);
        pass(Duration.ofMinutes(1));
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        assertThat(grant(MUMS, 1)).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.WRONG_SECRET))
                .extracting(DayNote::subject)
                .containsExactly("PASSPHRASE", "PASSPHRASE", "PASSPHRASE");
    }

    @Test
    void aPinGivesTimeAtTheChildsOwnScreen() throws Exception {
        assertThat(pin("2580", 10)).isEqualTo(refused("no-pin", ""));
        set(ROOT, DAD, SecretKind.PIN, "7391", "");
        set(ROOT, MUM, SecretKind.PIN, "2580", "");

        assertThat(pin("2580", 45)).isEqualTo(DONE);
        assertThat(pin("7391", 16)).isEqualTo(refused("pin-limit", "15"));
        assertThat(pin("0000", 1)).isEqualTo(refused("secret-wrong", ""));

        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
        assertThat(notes(DayNote.Sort.WRONG_SECRET))
                .extracting(DayNote::subject, DayNote::child)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PIN", Optional.of(MEI)));
    }

    @Test
    void aCarersPinMakesNoGuessAtAnotherFree() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
        pin("0001", 1);
        pin("0002", 1);

        assertThat(pin("7391", 1440)).isEqualTo(refused("carer-limit", "30"));
        assertThat(pin("7391", 1)).isEqualTo(DONE);

        assertThat(pin("0003", 1)).isEqualTo(refused("secret-wrong-wait", "1"));
        assertThat(pin("2580", 1)).isEqualTo(refused("secret-wait", "1"));
    }

    @Test
    void aGuardiansPinMakesThemFreeWhenItGaveTime() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        pin("0001", 1);
        pin("0002", 1);
        assertThat(pin("2580", 1440)).isEqualTo(refused("pin-limit", "60"));
        assertThat(pin("0003", 1)).isEqualTo(refused("secret-wrong-wait", "1"));
        pass(Duration.ofMinutes(1));

        assertThat(pin("2580", 1)).isEqualTo(DONE);

        assertThat(pin("0004", 1)).isEqualTo(refused("secret-wrong", ""));
    }

    @Test
    void anotherPinFreesNobody() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "");
        pin("0001", 1);
        pin("0002", 1);
        pin("0003", 1);

        assertThat(set(GRANS, GRAN, SecretKind.PIN, "7391", PASSPHRASE)).isEqualTo(DONE);
        assertThat(set(ROOT, DAD, SecretKind.PIN, "8264", "")).isEqualTo(DONE);

        assertThat(pin("2580", 1)).isEqualTo(refused("secret-wait", "1"));
    }

    @Test
    void aPinAnswersWhatTheChildAskedFor() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        loop.tell(at -> new Input.Wished(at, MEI, new Wish.Request(Optional.of(Duration.ofMinutes(30)), "bitte")));

        assertThat(pin("2580", 20)).isEqualTo(DONE);

        assertThat(notes(DayNote.Sort.APPROVED)).extracting(DayNote::seconds).containsExactly(1200L);
        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
    }

    @Test
    void aCarersPinGivesWhatACarerMay() throws Exception {
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");

        assertThat(pin("7391", 31)).isEqualTo(refused("carer-limit", "30"));
        assertThat(pin("7391", 30)).isEqualTo(DONE);
    }

    @Test
    void aNewSecretWantsTheOwnPassphraseToo() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);

        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", "")).isEqualTo(refused("passphrase-needed", ""));
        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", "wrong one")).isEqualTo(refused("secret-wrong", ""));
        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", PASSPHRASE)).isEqualTo(DONE);
        assertThat(set(MUMS, GRAN, SecretKind.PASSPHRASE, "tee mit zitrone", PASSPHRASE))
                .isEqualTo(DONE);
        assertThat(set(MUMS, DAD, SecretKind.PASSPHRASE, "tee mit zitrone", PASSPHRASE))
                .isEqualTo(refused("secret-of-a-guardian", "dad"));
        assertThat(set(GRANS, GRAN, SecretKind.PIN, "7391", "tee mit zitrone")).isEqualTo(DONE);
        assertThat(set(GRANS, MUM, SecretKind.PIN, "7391", "tee mit zitrone"))
                .isEqualTo(refused("carer-only-gives", "30"));
    }

    @Test
    void theAdministratorHelpsWhoeverForgot() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        for (int i = 0; i < 5; i++) {
            unlock(MUMS, "wrong " + i);
            pass(Duration.ofMinutes(4));
        }

        assertThat(set(ROOT, MUM, SecretKind.PASSPHRASE, "tee mit zitrone", "")).isEqualTo(DONE);

        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("secret-wrong", ""));
        assertThat(unlock(MUMS, "tee mit zitrone")).isEqualTo(DONE);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            PIN, 1111, weak-trivial
            PIN, 0305, weak-birthday
            PIN, 123, weak-not-digits
            PASSPHRASE, kurz, weak-too-short
            PASSPHRASE, Anna-mei, weak-name
            PASSPHRASE, 12345678, weak-trivial
            """)
    void aWeakSecretIsNotKept(SecretKind kind, String fresh, String why) throws Exception {
        assertThat(set(ROOT, MUM, kind, fresh, "")).isEqualTo(refused(why, ""));
        assertThat(hashed).hasValue(0);
    }

    @Test
    void whoeverIsRemovedKeepsNothing() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        assertThat(ask(ROOT, new Command.Do(new Order.RemoveParent(new ParentId("opa")))))
                .isEqualTo(refused("no-such-parent", "opa"));

        assertThat(ask(ROOT, new Command.Do(new Order.RemoveParent(MUM)))).isEqualTo(DONE);

        assertThat(store.parents()).extracting(parent -> parent.parent()).containsExactly(DAD, GRAN);
        assertThat(store.secret("passphrase:mum")).isEmpty();
        assertThat(grant(MUMS, 1)).isEqualTo(refused("no-passphrase", "mum"));
        ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.empty()));
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("no-passphrase", ""));
    }

    @Test
    void whoeverIsACarerFromNowOnHasToUnlockAgain() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);

        ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.CARER, Optional.empty()));

        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
        unlock(MUMS, PASSPHRASE);
        assertThat(grant(MUMS, 31)).isEqualTo(refused("carer-limit", "30"));
    }

    @Test
    void aPassphraseThatWasLookedAtWhileItsParentChangedOpensNothing() throws Exception {
        mumHasAPassphrase();
        meanwhile(new Command.NameParent(MUM, "Anna", Rank.CARER, Optional.empty()));

        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("parent-changed", ""));

        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
    }

    @Test
    void whoeverIsRemovedMeanwhileGetsNoSecretAndSetsNone() throws Exception {
        meanwhile(new Command.Do(new Order.RemoveParent(GRAN)));
        assertThat(set(ROOT, GRAN, SecretKind.PIN, "7391", "")).isEqualTo(refused("parent-changed", ""));
        assertThat(store.secret("pin:gran")).isEmpty();
        mumHasAPassphrase();
        meanwhile(new Command.Do(new Order.RemoveParent(MUM)));

        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", PASSPHRASE)).isEqualTo(refused("parent-changed", ""));

        assertThat(store.secret("pin:mum")).isEmpty();
    }

    @Test
    void thePinOfACarerWhoIsRemovedMeanwhileGivesNothing() throws Exception {
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
        meanwhile(new Command.Do(new Order.RemoveParent(GRAN)));

        assertThat(pin("7391", 60)).isEqualTo(refused("secret-wrong", ""));
    }

    /// While the next secret is looked at, the administrator does this.
    private void meanwhile(Command.ByParent command) {
        hashing = (secret, recipes) -> {
            hashing = Desks::hash;
            try {
                assertThat(ask(ROOT, command)).isEqualTo(DONE);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return Desks.hash(secret, recipes);
        };
    }

    @Test
    void whoeverIsRemovedHasNoRightsEvenIfTheSecretsStay() throws Exception {
        var secrets = new FakeSecrets();
        var changed = new AtomicInteger();
        var desk = new ParentDesk(
                loop,
                new Parents(store),
                new SecretDesk(secrets, new Tries(secrets, () -> awake, loop::tell), Desks::hash),
                new ParentSessions(() -> awake),
                new SoftMachine().accounts(),
                () -> Bindings.UNKNOWN,
                changed::incrementAndGet);
        desk.set(ROOT, new Command.SetSecret(MUM, SecretKind.PASSPHRASE, new SecretText(PASSPHRASE), Optional.empty()));
        desk.unlock(MUMS, Optional.of(new SecretText(PASSPHRASE)));
        assertThat(desk.changing(MUMS, _ -> DONE)).isEqualTo(DONE);
        secrets.breaks(true);

        assertThatThrownBy(() -> desk.remove(new Order.RemoveParent(MUM), new Authority.Root()))
                .isInstanceOf(StoreException.class);

        secrets.breaks(false);
        assertThat(desk.changing(MUMS, _ -> DONE)).isNotEqualTo(DONE);
        assertThat(desk.unlock(MUMS, Optional.of(new SecretText(PASSPHRASE)))).isEqualTo(new Answer.NotPermitted());
        assertThat(changed).hasValue(1);
        // Under the same id comes somebody else.
        desk.name(new Command.NameParent(MUM, "Eva", Rank.GUARDIAN, Optional.empty()), new Authority.Root());
        assertThat(secrets.secret("passphrase:mum")).isEmpty();
    }

    @Test
    void whatIsNotDoneTakesNoSecrets() throws Exception {
        mumHasAPassphrase();
        loop.stop();
        living.join();

        assertThat(ask(ROOT, new Command.Do(new Order.RemoveParent(MUM)))).isEqualTo(refused("guard-busy", ""));

        assertThat(store.secret("passphrase:mum")).isPresent();
    }

    @Test
    void anotherAccountIsAnotherPerson() throws Exception {
        mumHasAPassphrase();
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        unlock(MUMS, "wrong one");
        unlock(MUMS, "wrong two");
        ask(ROOT, new Command.NameParent(MUM, "Anna Maria", Rank.GUARDIAN, Optional.empty()));
        assertThat(store.secret("passphrase:mum")).isPresent();

        ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.of("anna")));

        assertThat(store.secret("passphrase:mum")).isEmpty();
        assertThat(store.secret("pin:mum")).isEmpty();
        assertThat(store.secrets("tries:passphrase:")).isEmpty();
    }

    @Test
    void noGuardianTakesAnothersSecrets() throws Exception {
        mumHasAPassphrase();
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
        unlock(MUMS, PASSPHRASE);

        for (var command : List.of(
                new Command.NameParent(DAD, "Ben", Rank.CARER, Optional.empty()),
                new Command.NameParent(DAD, "Ben", Rank.GUARDIAN, Optional.of("anna")))) {
            assertThat(ask(MUMS, command)).isEqualTo(refused("rank-of-a-guardian", "dad"));
        }
        assertThat(ask(MUMS, new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty())))
                .isEqualTo(DONE);
        assertThat(store.secret("pin:gran")).isEmpty();
    }

    @Test
    void askingWhetherItIsUnlockedDoesNotKeepItSo() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(3));
        assertThat(ask(MUMS, new Command.Unlock(Optional.empty()))).isEqualTo(DONE);

        pass(Duration.ofMinutes(2));

        assertThat(ask(MUMS, new Command.Unlock(Optional.empty()))).isEqualTo(LOCKED);
    }

    @Test
    void aCarerForgetsNothing() throws Exception {
        set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "");
        unlock(GRANS, PASSPHRASE);

        // Nothing is kept of that one, which is none of a carer's business.
        assertThat(ask(GRANS, new Command.Do(new Order.Forget(new ChildId("bo"), Optional.empty()))))
                .isEqualTo(refused("carer-only-gives", "30"));
    }

    @Test
    void aParentsAccountIsNoChilds() throws Exception {
        var account = new ChildAccount("1001", "anna", folder);
        loop.ask(
                new Order.NameParent(
                        MUM, "Anna", Rank.GUARDIAN, Optional.of(new Fact.ParentNamed.Account("anna", "1001"))),
                new Authority.Root());
        var judge = new PolicyJudge(store, _ -> new Accounts.Answer.Found(account, ""));

        var read = judge.read(FAMILY.replace("[mei]", "[anna]"), family().policy(), DAY);

        assertThat(read)
                .isInstanceOfSatisfying(
                        PolicyReading.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().toString()).contains("is the account of the parent mum"));
    }

    @Test
    void aChildsAccountIsNoParents() throws Exception {
        assertThat(ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.of("mei"))))
                .isEqualTo(refused("account-of-a-child", "mei"));
    }

    @Test
    void parentsAreListedWithoutTheirSecrets() throws Exception {
        mumHasAPassphrase();
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");

        assertThat(ask(MUMS, new Command.Parents())).isInstanceOfSatisfying(Answer.Parents.class, answer -> {
            assertThat(answer.parents()).extracting(parent -> parent.id()).containsExactly(MUM, DAD, GRAN);
            assertThat(answer.parents())
                    .extracting(parent -> parent.passphrase())
                    .containsExactly(true, false, false);
            assertThat(answer.parents()).extracting(parent -> parent.pin()).containsExactly(false, false, true);
            assertThat(answer.parents()).extracting(parent -> parent.rank()).endsWith(Rank.CARER);
        });
    }

    @Test
    void aChildIsToldTheNamesOfItsParentsAlone() throws Exception {
        mumHasAPassphrase();

        assertThat(service.answer(MEIS, new GuardServer.ConnectionId(1), new Command.Parents(), new ToldLines()))
                .isInstanceOfSatisfying(Answer.Parents.class, answer -> {
                    assertThat(answer.parents())
                            .extracting(parent -> parent.id())
                            .containsExactly(MUM, DAD, GRAN);
                    assertThat(answer.parents())
                            .allMatch(parent -> parent.account().isEmpty() && !parent.passphrase() && !parent.pin());
                });
    }

    @Test
    void aSecretThatCouldNotBeLookedAtIsNoTry() throws Exception {
        mumHasAPassphrase();
        hashing = (_, _) -> new Reading.Unusable<>(Trouble.NOT_STARTED, "no java");
        for (int i = 0; i < 9; i++) {
            assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("secrets-unseen", ""));
        }
        hashing = Desks::hash;

        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.WRONG_SECRET)).isEmpty();
    }

    @Test
    void noCommandTellsASecretWhenItIsPrinted() {
        var secret = new SecretText(PASSPHRASE);

        assertThat(List.of(
                                new Command.Unlock(Optional.of(secret)),
                                new Command.SetSecret(MUM, SecretKind.PIN, secret, Optional.of(secret)),
                                new Command.Pin(Duration.ofMinutes(1), false, secret),
                                new Command.Code(new SecretText("755224")),
                                new Answer.Enrolled(MEI, Duration.ofMinutes(1), secret, 0))
                        .toString())
                .doesNotContain(PASSPHRASE)
                .doesNotContain("755224");
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.WhySubject;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// What leaves the guard for a parent, byte for byte, by the age of the child.
class ToldToParentsTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");
    private static final BootId BOOT = new BootId("boot");
    private static final Role.Parent PARENT = new Role.Parent(new Authority.Root());
    private static final Role.OfChild CHILD = new Role.OfChild(MEI);

    /// Seven programs; the two with the least time are never among the first five.
    private static final List<String> TITLES =
            List.of("krita", "vlc", "firefox-esr", "minetest", "telegram-desktop", "soffice.bin", "secret-diary");

    @TempDir
    Path folder;

    private int lives;
    private SteadyStore store;
    private Loop loop;
    private Service service;

    @BeforeEach
    void openLedger() throws StoreException, MachineException {
        store = SteadyStore.open(folder.resolve("data"));
        loop = loop(family("tier: T0"));
        service = service();
    }

    private Service service() throws MachineException, StoreException {
        return Desks.service(loop, store);
    }

    private Loop loop(PolicyDocument document) throws StoreException {
        var first = Engine.start(
                document,
                Optional.empty(),
                Remembered.NOTHING,
                at(Duration.ZERO),
                Instant.parse("2026-01-01T00:00:00Z"),
                true);
        store.commit(document, "parent:root", first.writing());
        return new Loop(() -> at(Duration.ofHours(1)), store, first, () -> {});
    }

    @AfterEach
    void closeLedger() throws StoreException {
        store.close();
    }

    private static ClockReading at(Duration sinceBoot) {
        return new ClockReading(BOOT, sinceBoot, sinceBoot, FOUR.plus(sinceBoot), true);
    }

    private static PolicyDocument family(String words) {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: mei, accounts: [mei], " + words
                + "}\n";
        return switch (PolicyYaml.read(text)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    /// A guard of a family, an hour after the boot, with a ledger that knows the hour.
    private void live(String words) throws StoreException, MachineException {
        var document = family(words);
        store.close();
        store = SteadyStore.open(folder.resolve("lived-in-" + ++lives));
        loop = loop(document);
        service = service();
        for (int no = 0; no < TITLES.size(); no++) {
            var length = Duration.ofMinutes(TITLES.size() - no);
            var interval = new Interval(
                    FOUR.plusSeconds(600L * no),
                    FOUR.plusSeconds(600L * no).plus(length),
                    length,
                    Kind.COUNTED,
                    Optional.of(TITLES.get(no)),
                    Reason.DAY_BUDGET,
                    false);
            keep(document, new Fact.IntervalClosed(MEI, DAY, interval));
        }
        keep(document, new Fact.ProgramDenied(MEI, "/home/mei/forbidden-game", "apps.default"));
        keep(document, new Fact.SiteDenied(MEI, "ads.example", "sites.default"));
    }

    private void keep(PolicyDocument document, Fact fact) throws StoreException {
        var event =
                new Event(fact, new Actor.Guard(), at(Duration.ofHours(1)), 1, Optional.of(DAY), document.version());
        store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
    }

    private static String bytes(Answer answer) {
        assertThat(answer).isInstanceOfAny(Answer.Account.class, Answer.Week.class, Answer.Status.class);
        return JsonText.write(AnswerCodec.json(answer));
    }

    private String accountToParent() throws IOException {
        return bytes(service.answer(PARENT, new Command.Account(MEI, Optional.empty()), new ToldLines()));
    }

    private String weekToParent() throws IOException {
        return bytes(service.answer(PARENT, new Command.Week(MEI, Optional.empty()), new ToldLines()));
    }

    private String accountToChild() throws IOException {
        return bytes(service.answer(
                CHILD, new GuardServer.ConnectionId(1), new Command.MyAccount(Optional.empty()), new ToldLines()));
    }

    private String weekToChild() throws IOException {
        return bytes(service.answer(
                CHILD, new GuardServer.ConnectionId(1), new Command.MyWeek(Optional.empty()), new ToldLines()));
    }

    @Test
    void theChildItselfIsToldEverythingAtEveryAge() throws Exception {
        live("born: 2009-11-24");

        assertThat(accountToChild()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
        assertThat(weekToChild()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
    }

    @Test
    void parentsOfAChildUnderTwelveAreToldProgramsAndSites() throws Exception {
        live("born: 2014-11-25");

        assertThat(accountToParent()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
        assertThat(weekToParent()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
    }

    @Test
    void fromTheTwelfthBirthdayTheAccountNamesNoProgram() throws Exception {
        live("born: 2014-11-24");

        var account = accountToParent();

        assertThat(account).doesNotContain(TITLES).doesNotContain("forbidden-game");
        assertThat(account).contains("ads.example").contains("\"countedSeconds\":1680");
    }

    @Test
    void fromTheTwelfthBirthdayTheWeekNamesTheFirstFiveProgramsAlone() throws Exception {
        live("born: 2014-11-24");

        var week = weekToParent();

        assertThat(week).contains(TITLES.subList(0, 5)).doesNotContain(TITLES.subList(5, 7));
        assertThat(week)
                .doesNotContain("forbidden-game")
                .contains("ads.example", "\"programsDeniedTimes\":1", "\"create\":420");
    }

    @Test
    void fromTheSixteenthBirthdayThereAreSumsAlone() throws Exception {
        live("born: 2010-11-24");

        for (var told : List.of(accountToParent(), weekToParent())) {
            assertThat(told)
                    .doesNotContain(TITLES)
                    .doesNotContain("forbidden-game", "ads.example", "create", "video", "\"games\"")
                    .contains("\"countedSeconds\":1680");
        }
        assertThat(weekToParent()).contains("\"sitesDeniedTimes\":null");
    }

    private List<String> eventsToParent() throws IOException {
        var lines = new ToldLines();
        assertThat(service.answer(PARENT, new Command.Events(Map.of(), false), lines))
                .isInstanceOf(Answer.Done.class);
        return lines.all;
    }

    private String exportToParent() throws IOException {
        var lines = new ToldLines();
        assertThat(service.answer(PARENT, new Command.Export(MEI), lines)).isInstanceOf(Answer.Done.class);
        return String.join("\n", lines.all);
    }

    private String exportToChild() throws IOException {
        var lines = new ToldLines();
        assertThat(service.answer(CHILD, new GuardServer.ConnectionId(1), new Command.ExportMine(), lines))
                .isInstanceOf(Answer.Done.class);
        return String.join("\n", lines.all);
    }

    @Test
    void ofAYoungChildEventsAndExportTellAll() throws Exception {
        live("born: 2020-11-24");
        assertThat(String.join("", eventsToParent())).contains(TITLES).contains("forbidden-game", "ads.example");
        assertThat(exportToParent()).contains(TITLES).contains("forbidden-game", "ads.example");
    }

    @Test
    void ofAnElderChildEventsAndExportNameNoPrograms() throws Exception {
        live("born: 2012-11-24");
        assertThat(String.join("", eventsToParent())).doesNotContain(TITLES).doesNotContain("forbidden-game");
        assertThat(exportToParent()).doesNotContain(TITLES).doesNotContain("forbidden-game");
        assertThat(exportToParent()).contains("ads.example");
        assertThat(exportToChild()).contains(TITLES).contains("forbidden-game", "ads.example");
        assertThat(eventsToParent()).anyMatch(line -> line.contains("\"type\":\"interval-closed\""));
    }

    @Test
    void ofTheEldestEventsAndExportTellSums() throws Exception {
        live("born: 2009-11-24");

        assertThat(String.join("", eventsToParent()))
                .doesNotContain(TITLES)
                .doesNotContain("forbidden-game", "ads.example")
                .doesNotContain("\"type\":\"interval-closed\"", "\"type\":\"site-denied\"", "program-denied")
                .contains("\"type\":\"day-opened\"");
        assertThat(exportToParent())
                .doesNotContain(TITLES)
                .doesNotContain("forbidden-game", "ads.example")
                .doesNotContain("interval-closed", "site-denied", "program-denied")
                .contains("\"table\":\"p_kind\"");
        assertThat(exportToChild()).contains(TITLES).contains("forbidden-game", "ads.example");
    }

    @Test
    void sumsThatWereBroughtBackAreToldOfEachChildByItsAge() throws Exception {
        var sums = new Fact.Restored(
                Fact.Restored.From.STANDBY,
                List.of(),
                List.of(new Fact.Restored.Register(
                        MEI,
                        DAY,
                        Map.of(Kind.COUNTED, Duration.ofMinutes(17)),
                        Map.of("apps.secret-group", Duration.ofMinutes(17)),
                        Duration.ZERO)));
        for (var age : List.of("born: 2009-11-24", "born: 2014-11-25")) {
            live(age);
            var event = new Event(
                    sums,
                    new Actor.Guard(),
                    at(Duration.ofHours(1)),
                    1,
                    Optional.empty(),
                    family(age).version());
            store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));

            boolean isYoung = age.contains("2014");
            assertThat(String.join("", eventsToParent()).contains("secret-group"))
                    .isEqualTo(isYoung);
            assertThat(exportToParent().contains("secret-group")).isEqualTo(isYoung);
            assertThat(exportToParent()).contains("\"COUNTED\\\":1020000");
            assertThat(exportToChild()).contains("secret-group");
        }
    }

    @Test
    void theChildReadsThatAParentTookABackupAndAskedOfAnEarlierDay() throws Exception {
        live("born: 2009-11-24");
        assertThat(service.answer(PARENT, new Command.Backup(), new ToldLines()))
                .isInstanceOf(Answer.Done.class);
        for (var at : List.of(FOUR.minusSeconds(86_400), FOUR.plusSeconds(60), FOUR.plusSeconds(86_400))) {
            var asked = new Command.Why(MEI, new WhySubject.Time(), WhyAsked.at(Optional.of(at)));
            assertThat(service.answer(PARENT, asked, new ToldLines())).isInstanceOf(Answer.Why.class);
        }

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::what)
                .containsExactly(Fact.Looked.At.BACKUP, Fact.Looked.At.WHY);
    }

    @Test
    void theChildReadsThatAParentRehearsedOtherRules() throws Exception {
        live("born: 2009-11-24");
        var yesterday = DAY.minusDays(1);
        var from = FOUR.minusSeconds(86_400);
        var hour = Duration.ofHours(1);
        var used = new Interval(from, from.plus(hour), hour, Kind.COUNTED, Optional.empty(), Reason.DAY_BUDGET, false);
        var version = loop.now().state().document().version();
        for (var fact : List.of(
                new Fact.DayOpened(MEI, yesterday, "Asia/Shanghai", "2026b", Optional.empty()),
                new Fact.IntervalClosed(MEI, yesterday, used))) {
            var event = new Event(fact, new Actor.Guard(), at(hour), 1, Optional.of(yesterday), version);
            store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        }
        var other = """
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                - {id: mei, accounts: [mei], time: {budget: {every-day: 5m}}}
                - {id: bo, accounts: [bo]}
                """;

        assertThat(service.answer(PARENT, new Command.Rehearse(other, 1), new ToldLines()))
                .isInstanceOf(Answer.Rehearsal.class);
        lived(1);

        assertThat(store.looks(MEI, DAY)).extracting(Look::what).containsExactly(Fact.Looked.At.REHEARSAL);
        assertThat(store.looks(new ChildId("bo"), DAY)).isEmpty();
    }

    @Test
    void aChildIsToldThatItsAccountMayLackSomethingAndNothingOfTheMachine() throws Exception {
        live("born: 2014-11-25");
        store.tell(Trouble.Sort.LEDGER_LOST, "/var/lib/porchlight/porchlight.db");

        var told = bytes(service.answer(CHILD, new GuardServer.ConnectionId(1), new Command.Status(), new ToldLines()));

        assertThat(told).contains("account-incomplete").doesNotContain("/var/lib", "ledger-lost");
        assertThat(JsonText.write(AnswerCodec.json(service.answer(PARENT, new Command.Status(), new ToldLines()))))
                .contains("ledger-lost", "/var/lib");
    }

    @Test
    void whatTheLedgerSaysOfItsTroubleIsForTheLog() throws Exception {
        live("born: 2014-11-25");
        store.close();

        assertThat(service.answer(PARENT, new Command.Account(MEI, Optional.of(DAY)), new ToldLines()))
                .isEqualTo(new Answer.Refused("ledger", ""));
    }

    @Test
    void theChildReadsThatAParentTookEventsAndExport() throws Exception {
        live("born: 2009-11-24");
        eventsToParent();
        exportToParent();
        exportToParent();
        exportToChild();

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::what)
                .containsExactlyInAnyOrder(Fact.Looked.At.EVENTS, Fact.Looked.At.EXPORT);
    }

    @Test
    void theFamilyMaySayAnotherTier() throws Exception {
        live("born: 2010-11-24, visibility: T1");

        assertThat(accountToParent()).contains(TITLES);
    }

    @Test
    void whatIsPushedAndWhatIsAskedTellTheSame() throws Exception {
        live("born: 2010-11-24");
        var titled = service.status();

        var pushed = service.visible(PARENT, titled);

        assertThat(pushed.children()).allMatch(child -> child.title().isEmpty());
        assertThat(service.answer(PARENT, new Command.Status(), new ToldLines()))
                .isInstanceOf(Answer.Status.class);
    }

    @Test
    void theChildReadsInItsAccountThatAParentLookedAndTwoLooksAreOne() throws Exception {
        live("born: 2014-11-25");
        accountToParent();
        accountToParent();
        weekToParent();
        accountToChild();
        weekToChild();

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::by, Look::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("parent:root", Fact.Looked.At.ACCOUNT),
                        org.assertj.core.groups.Tuple.tuple("parent:root", Fact.Looked.At.WEEK));
        assertThat(accountToChild()).contains("\"by\":\"parent:root\",\"what\":\"WEEK\"");
    }

    @Test
    void aGuardThatStartsAnewDoesNotWriteALookAgain() throws Exception {
        live("born: 2014-11-25");
        accountToParent();
        lived(1);
        var told = new ArrayList<Loop.Telling>();

        var looks = new Looks(told::add, store);
        looks.by(PARENT.actor(), MEI, Fact.Looked.At.ACCOUNT, DAY);
        looks.by(PARENT.actor(), MEI, Fact.Looked.At.WEEK, DAY);
        looks.by(PARENT.actor(), MEI, Fact.Looked.At.WEEK, DAY);

        assertThat(told).hasSize(1);
    }

    /// Lets the loop take what was handed to it.
    private void lived(int inputs) {
        var left = new AtomicInteger(inputs);
        loop.onChange(_ -> {
            if (left.decrementAndGet() == 0) {
                loop.stop();
            }
        });
        loop.run();
        assertThat(left).hasValue(0);
    }
}

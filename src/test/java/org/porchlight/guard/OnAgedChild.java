package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// A child of some age whose programs, sites and denials are in the ledger, and what is told of them to whom.
abstract class OnAgedChild {
    static final ChildId MEI = new ChildId("mei");
    static final LocalDate DAY = LocalDate.parse("2026-11-24");
    static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");
    static final Role.Parent PARENT = new Role.Parent(new Authority.Root());
    static final Role.OfChild CHILD = new Role.OfChild(MEI);

    /// Seven programs; the two with the least time are never among the first five.
    static final List<String> TITLES =
            List.of("krita", "vlc", "firefox-esr", "minetest", "telegram-desktop", "soffice.bin", "secret-diary");

    @TempDir
    Path folder;

    private int lives;
    SteadyStore store;
    Loop loop;
    Service service;

    @BeforeEach
    void openLedger() throws StoreException, MachineException {
        store = SteadyStore.open(folder.resolve("data"));
        begin(family("tier: T0"));
    }

    private void begin(PolicyDocument document) throws StoreException, MachineException {
        loop = Desks.anHourOn(store, document, FOUR);
        service = Desks.service(loop, store);
    }

    @AfterEach
    void closeLedger() throws StoreException {
        store.close();
    }

    static ClockReading at(Duration sinceBoot) {
        return Desks.at(FOUR, sinceBoot);
    }

    static PolicyDocument family(String words) {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: mei, accounts: [mei], " + words
                + "}\n";
        return Documents.of(text);
    }

    /// A guard of a family, an hour after the boot, with a ledger that knows the hour.
    void live(String words) throws StoreException, MachineException {
        var document = family(words);
        store.close();
        store = SteadyStore.open(folder.resolve("lived-in-" + ++lives));
        begin(document);
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

    void keep(PolicyDocument document, Fact fact) throws StoreException {
        var event =
                new Event(fact, new Actor.Guard(), at(Duration.ofHours(1)), 1, Optional.of(DAY), document.version());
        store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
    }

    static String bytes(Answer answer) {
        assertThat(answer).isInstanceOfAny(Answer.Account.class, Answer.Week.class, Answer.Status.class);
        return JsonText.write(AnswerCodec.json(answer));
    }

    String accountToParent() throws IOException {
        return bytes(service.answer(
                PARENT, new GuardServer.ConnectionId(1), new Command.Account(MEI, Optional.empty()), new ToldLines()));
    }

    String todayToParent() throws IOException {
        return bytes(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Today(MEI), new ToldLines()));
    }

    String weekToParent() throws IOException {
        return bytes(service.answer(
                PARENT, new GuardServer.ConnectionId(1), new Command.Week(MEI, Optional.empty()), new ToldLines()));
    }

    String accountToChild() throws IOException {
        return bytes(service.answer(
                CHILD, new GuardServer.ConnectionId(1), new Command.MyAccount(Optional.empty()), new ToldLines()));
    }

    String weekToChild() throws IOException {
        return bytes(service.answer(
                CHILD, new GuardServer.ConnectionId(1), new Command.MyWeek(Optional.empty()), new ToldLines()));
    }

    List<String> eventsToParent() throws IOException {
        var lines = new ToldLines();
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Events(Map.of(), false), lines))
                .isInstanceOf(Answer.Done.class);
        return lines.all;
    }

    String exportToParent() throws IOException {
        var lines = new ToldLines();
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Export(MEI), lines))
                .isInstanceOf(Answer.Done.class);
        return String.join("\n", lines.all);
    }

    String exportToChild() throws IOException {
        var lines = new ToldLines();
        assertThat(service.answer(CHILD, new GuardServer.ConnectionId(1), new Command.ExportMine(), lines))
                .isInstanceOf(Answer.Done.class);
        return String.join("\n", lines.all);
    }
}

package org.porchlight.store;

import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.StoreException;

/// Two children with something of every sort in the ledger.
public final class Family {
    private static final ChildId LE = new ChildId("le-of-the-family");

    /// The day of which it tells.
    public static final LocalDate DAY = TUESDAY;

    /// Texts that are the sibling's alone.
    public static final List<String> OF_THE_SIBLING =
            List.of(LE.value(), "Minecraft", "乐乐", "/usr/games/secret-of-le", "only.le.example", "for le's eyes");

    /// The child's part of the policy, as it stands in it.
    public static final String RULES_OF_MEI = "{\"id\":\"mei\",\"name\":\"小美\",\"accounts\":[\"mei\"]}";

    private static final String POLICY =
            "{\"porchlight\":1,\"children\":[" + RULES_OF_MEI + ",{\"id\":\"le-of-the-family\",\"name\":\"乐乐\"}]}";

    private Family() {}

    /// Fills an empty ledger, with rules that no guard would understand.
    public static void write(SqliteStore store) throws StoreException {
        write(store, Ledgers.document(POLICY));
    }

    /// Fills an empty ledger, with rules that a guard could begin with.
    public static void writeWithRules(SqliteStore store) throws StoreException {
        write(store, Documents.of("""
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: mei, name: 小美, accounts: [mei]}]
                """));
    }

    private static void write(SqliteStore store, PolicyDocument document) throws StoreException {
        var events = new ArrayList<Event>();
        events.add(Ledgers.event(new Fact.GuardStarted(false), 0));
        events.addAll(of(MEI, "Krita <b>\"画\" & 'Co'", "/usr/bin/steam", "ads.example", "well done, 小美"));
        events.addAll(of(LE, "Minecraft", "/usr/games/secret-of-le", "only.le.example", "for le's eyes"));
        events.add(Ledgers.event(
                new Restored(Restored.From.STANDBY, List.of(), List.of(register(MEI, 17), register(LE, 23))), 90));
        store.commit(
                document,
                "parent:root",
                new Writing(
                        List.of(Ledgers.ANCHOR),
                        events,
                        List.of(Ledgers.checkpoint(60, 77)),
                        Optional.of(Ledgers.clock(Duration.ofMinutes(77)))));
    }

    private static Restored.Register register(ChildId child, long minutes) {
        return new Restored.Register(
                child, TUESDAY.minusDays(1), Map.of(Kind.COUNTED, Duration.ofMinutes(minutes)), Duration.ZERO);
    }

    private static List<Event> of(ChildId child, String title, String path, String host, String words) {
        var at = Ledgers.FOUR.plusSeconds(77);
        return List.of(
                Ledgers.event(
                        new Fact.DayOpened(
                                child, TUESDAY, "Asia/Shanghai", "2026b", Optional.of(Duration.ofMinutes(90))),
                        0),
                interval(child, Kind.COUNTED, Optional.of(title), 0, 10),
                interval(child, Kind.AWAY, Optional.empty(), 10, 30),
                Ledgers.event(new Fact.ProgramDenied(child, path, "apps.default"), 31),
                Ledgers.event(new Fact.SiteDenied(child, host, "sites.default"), 32),
                Ledgers.event(new Question.Requested(child, at, Optional.of(Duration.ofMinutes(11)), words), 33),
                Ledgers.event(new Question.Answered(child, at, Optional.of(Duration.ofMinutes(7)), words), 34),
                Ledgers.event(
                        new Fact.Granted(
                                child, TUESDAY, Duration.ofMinutes(7), Optional.empty(), words, Optional.of(at), "g1"),
                        34),
                Ledgers.event(new Fact.LimitReached(child, TUESDAY, Reason.DAY_BUDGET), 40),
                Ledgers.event(new Fact.Corrected(child, TUESDAY, Duration.ofMinutes(2), words), 41),
                Ledgers.event(
                        new Fact.DayClosed(child, TUESDAY, new DayTotals(Map.of(Kind.COUNTED, Duration.ofMinutes(10)))),
                        50));
    }

    private static Event interval(ChildId child, Kind kind, Optional<String> title, long from, long to) {
        Instant begin = Ledgers.FOUR.plusSeconds(from * 60);
        var interval = new Interval(
                begin,
                Ledgers.FOUR.plusSeconds(to * 60),
                Duration.ofMinutes(to - from),
                kind,
                title,
                Reason.WINDOW,
                false);
        return Ledgers.event(new Fact.IntervalClosed(child, TUESDAY, interval), to);
    }
}

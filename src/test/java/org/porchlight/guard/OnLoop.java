package org.porchlight.guard;

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
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// A guard's loop on a ledger of its own, and what answers for it, in whose tests the clock stands in the hand.
abstract class OnLoop {
    static final ChildId MEI = new ChildId("mei");
    static final LocalDate DAY = LocalDate.parse("2026-11-24");
    static final Role.Parent ROOT = new Role.Parent(new Authority.Root());
    static final Answer DONE = new Answer.Done();

    /// When the PC was started: four in the afternoon in Shanghai.
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path folder;

    SteadyStore store;
    Loop loop;
    Service service;
    private final PolicyDocument family;
    private volatile Duration awake = Duration.ofHours(1);
    final AtomicInteger beats = new AtomicInteger();
    private Thread living;

    /// @param rules of the family
    OnLoop(String rules) {
        this.family = Documents.of(rules);
    }

    final PolicyDocument family() {
        return family;
    }

    final Duration awake() {
        return awake;
    }

    final void pass(Duration length) {
        awake = awake.plus(length);
    }

    final ClockReading reading() {
        return Desks.at(FOUR, awake);
    }

    @BeforeEach
    final void begin() throws Exception {
        store = SteadyStore.open(folder.resolve("data"));
        live(first(Optional.empty(), Remembered.NOTHING));
    }

    /// What a guard begins with, written down.
    final Step first(Optional<TrustedClock> clock, Remembered remembered) throws StoreException {
        var first = Engine.start(family, clock, remembered, reading(), Instant.parse("2026-01-01T00:00:00Z"), true);
        store.commit(family, "parent:root", first.writing());
        return first;
    }

    final void live(Step first) throws Exception {
        loop = new Loop(this::reading, store, first, beats::incrementAndGet);
        service = service();
        living = Thread.ofPlatform().start(loop);
    }

    Service service() throws StoreException, MachineException {
        return Desks.service(loop, store);
    }

    /// The loop does nothing more.
    final void stop() throws InterruptedException {
        loop.stop();
        living.join();
    }

    @AfterEach
    final void end() throws Exception {
        stop();
        store.close();
    }

    final Answer ask(Role.Parent parent, Command.ByParent command) throws IOException {
        return service.answer(parent, new GuardServer.ConnectionId(1), command, new ToldLines());
    }

    final void settle() throws Exception {
        Desks.settle(loop);
    }

    /// What Mei's day tells of one sort.
    final List<DayNote> notes(DayNote.Sort sort) throws Exception {
        settle();
        return store.notes(MEI, DAY).stream()
                .filter(note -> note.sort() == sort)
                .toList();
    }

    static Answer.Refused refused(String why, String detail) {
        return new Answer.Refused(why, detail);
    }
}

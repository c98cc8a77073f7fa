package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.WhySubject;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// What a guard answers when something is supposed to be used.
class WhySupposedTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Role.Parent PARENT = new Role.Parent(new Authority.Root());

    /// Four in the afternoon of a Monday in Shanghai.
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private SteadyStore store;

    @BeforeEach
    void openLedger() throws StoreException {
        store = SteadyStore.open(folder.resolve("data"));
    }

    @AfterEach
    void closeLedger() throws StoreException {
        store.close();
    }

    private Service service(String carryOver) throws StoreException, MachineException {
        var family = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - {id: mei, accounts: [mei], time: {budget: {every-day: 60m}, carry-over: %s}}
                """.formatted(carryOver);
        return Desks.service(Desks.anHourOn(store, Documents.of(family), MONDAY), store);
    }

    private static Answer why(Service service, Duration carry, Optional<Instant> at) throws IOException {
        var spent = new Spent(Duration.ofMinutes(40), Duration.ZERO, Duration.ZERO, carry);
        var asked = new WhyAsked(at, Optional.of(spent), false);
        return service.answer(
                PARENT,
                new GuardServer.ConnectionId(1),
                new Command.Why(MEI, new WhySubject.Time(), asked),
                new ToldLines());
    }

    @Test
    void addsWhatCameOverWhereSomeCan() throws Exception {
        var service = service("30m");

        assertThat(why(service, Duration.ofMinutes(15), Optional.empty()))
                .isInstanceOfSatisfying(
                        Answer.Why.class,
                        why -> assertThat(why.report().verdict())
                                .isInstanceOfSatisfying(
                                        Verdict.Time.class,
                                        time -> assertThat(time.remaining()).contains(Duration.ofMinutes(35))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesACarryWhereNoneComesOver(boolean later) throws Exception {
        var service = service("0m");

        assertThat(why(
                        service,
                        Duration.ofMinutes(15),
                        Optional.of(MONDAY.plus(Duration.ofDays(3))).filter(_ -> later)))
                .isEqualTo(new Answer.Refused(WhyAsked.NOTHING_CARRIED, "mei"));
        assertThat(why(service, Duration.ZERO, Optional.empty())).isInstanceOf(Answer.Why.class);
    }
}

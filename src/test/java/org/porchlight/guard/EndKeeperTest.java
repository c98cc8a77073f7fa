package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Sessions;

/// What is tried with sessions at zero, how often, and what parents are told of it.
class EndKeeperTest {
    private static final ChildId MEI = House.MEI;
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));
    private static final ChildAccount SECOND = new ChildAccount("2102", "kid2", Path.of("/home/kid2"));

    private final Desk sessions = new Desk();
    private final Findings findings = new Findings();
    private final Bindings bindings = new Bindings(Map.of(MEI, Set.of(KID, SECOND)), Set.of(), true);
    private final EndKeeper keeper = new EndKeeper(sessions, () -> bindings, findings);

    /// Sessions that do what is wanted of them, but those of a broken account.
    private static final class Desk implements Sessions {
        private final List<String> done = new ArrayList<>();
        private Optional<ChildAccount> broken = Optional.empty();
        private int tries;
        private boolean deaf;

        @Override
        public boolean end(ChildAccount account, AtZero how) throws MachineException {
            tries++;
            if (broken.filter(account::equals).isPresent()) {
                throw new MachineException("end the session of " + account.name() + ": no");
            }
            var what = how + " " + account.name();
            boolean wasSo = done.contains(what);
            if (!wasSo && !deaf) {
                done.add(what);
            }
            return wasSo;
        }

        @Override
        public Map<ChildAccount, Presence> look(Set<ChildAccount> accounts, Set<ProcessRef> spared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean playsSound(ChildAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void listen(Runnable mayHaveChanged) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean goesDown() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Front> front(ChildAccount account, long pid) {
            throw new UnsupportedOperationException();
        }
    }

    private House house = open("logout");

    private static House open(String how) {
        return new House(
                "- {id: mei, accounts: [mei], time: {windows: {every-day: [\"08:00-20:00\"]}, at-zero: " + how
                        + ", budget: {every-day: 10m}}}",
                "2026-11-24T10:00");
    }

    private void atZero(String how) {
        house = open(how);
        house.login(MEI);
        house.pass("10M");
        assertThat(now().desired().endings()).containsOnlyKeys(MEI);
    }

    private Now now() {
        return new Now(house.last.next(), house.last.desired());
    }

    private boolean isHeld() {
        return now().desired().held().contains(MEI);
    }

    private void isToTryAgain() {
        assertThatThrownBy(() -> keeper.round(now())).isInstanceOf(MachineException.class);
    }

    @Test
    void endsAllAndIsDone() throws MachineException {
        atZero("logout");

        keeper.round(now());

        assertThat(sessions.done).containsExactlyInAnyOrder("LOGOUT kid", "LOGOUT kid2");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void triesAgainWhatFailedOnceAndDoesTheRestAllTheSame() throws MachineException {
        atZero("logout");
        sessions.broken = Optional.of(KID);

        isToTryAgain();
        var first = List.copyOf(sessions.done);
        var told = findings.all();
        sessions.broken = Optional.empty();
        house.pass("1S");
        keeper.round(now());

        assertThat(first).containsExactly("LOGOUT kid2");
        assertThat(told).isEqualTo(List.of(new Trouble(Trouble.Sort.NOT_ENDED, "end the session of kid: no")));
        assertThat(sessions.done).containsExactlyInAnyOrder("LOGOUT kid2", "LOGOUT kid");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void triesUntilTheHoldAndTellsParentsUntilTheTimeOpens() throws MachineException {
        atZero("logout");
        sessions.broken = Optional.of(KID);

        int rounds = 0;
        while (!isHeld()) {
            isToTryAgain();
            rounds++;
            house.pass("1S");
        }
        int tries = sessions.tries;
        keeper.round(now());

        assertThat(rounds).isEqualTo(10);
        assertThat(sessions.tries).isEqualTo(tries);
        assertThat(findings.all())
                .isEqualTo(List.of(new Trouble(Trouble.Sort.NOT_ENDED, "end the session of kid: no")));

        house.ask(new Order.Grant(MEI, Duration.ofHours(1), false, ""));
        keeper.round(now());

        assertThat(findings.all()).isEmpty();
    }

    /// A desktop that does not do what it is asked is asked again by every round, and is no reason for another one
    /// soon.
    @Test
    void tellsParentsOfAScreenThatDoesNotLockAndLocksItUntilItDoes() throws MachineException {
        atZero("lock");
        sessions.deaf = true;

        keeper.round(now());
        house.pass("5S");
        boolean held = isHeld();
        keeper.round(now());
        var told = findings.all();
        sessions.deaf = false;
        keeper.round(now());
        keeper.round(now());

        assertThat(held).isTrue();
        assertThat(told)
                .isEqualTo(List.of(
                        new Trouble(Trouble.Sort.NOT_ENDED, "the screen of mei does not say that it is locked")));
        assertThat(sessions.done).containsExactlyInAnyOrder("LOCK kid", "LOCK kid2");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void triesAgainToLockAlsoBehindTheHold() throws MachineException {
        atZero("lock");
        sessions.broken = Optional.of(KID);
        isToTryAgain();
        house.pass("5S");

        isToTryAgain();
        sessions.broken = Optional.empty();
        keeper.round(now());
        keeper.round(now());

        assertThat(sessions.done).contains("LOCK kid");
        assertThat(findings.all()).isEmpty();
    }
}

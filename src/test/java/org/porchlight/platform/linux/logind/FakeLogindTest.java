package org.porchlight.platform.linux.logind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Eventually;
import org.porchlight.core.policy.AtZero;
import org.porchlight.port.MachineException;

/// Questions to a made-up logind on a bus of the test's own, which also does what a real one seldom does.
@Tag("os")
class FakeLogindTest extends LogindContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_LOOK = Duration.ofMillis(200);
    private static final int LONG = 30 << 20;

    @TempDir
    Path runs;

    private final Map<Long, String> newest = new HashMap<>();
    private FakeLogind fake;
    private Logind logind;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        fake = FakeLogind.start();
        logind = Logind.at(fake.address(), runs);
        awaitAnswer();
    }

    @AfterEach
    void stop() throws Exception {
        if (fake != null) {
            fake.close();
        }
    }

    /// The first question has to find the way, and a busy machine may take long over any.
    private void awaitAnswer() {
        Eventually.holds(
                "logind answers", PATIENCE, () -> logind.sessions(Set.of(one())).isPresent());
    }

    @Test
    void tellsWhichDisplayALogInWasGiven() throws Exception {
        logIn(one(), Way.SCREEN);
        assertThat(ask(Set.of(one())).orElseThrow())
                .extracting(LoginSession::display)
                .containsExactly("");

        fake.give(session(one()), ":0");

        assertThat(ask(Set.of(one())).orElseThrow())
                .extracting(LoginSession::display)
                .containsExactly(":0");
    }

    @Test
    void saysWhetherItAnswers() throws Exception {
        assertThat(Logind.at(fake.address(), runs).answers(PATIENCE)).isTrue();
        assertThat(Logind.at(fake.address(), runs.resolve("nowhere")).answers(PATIENCE))
                .isFalse();
        assertThat(Logind.at("unix:path=" + runs.resolve("nobody"), runs).answers(PATIENCE))
                .isFalse();
    }

    /// The library tries for longer than anybody waits for the answer.
    @Test
    void isNotAskedAgainAtOnceWhereNoBusIs() {
        var asks = Logind.at("unix:path=" + runs.resolve("nobody"), runs);
        asks.sessions(Set.of());
        Eventually.holds("the question has failed", PATIENCE, () -> questions() == 0);

        asks.sessions(Set.of());

        assertThat(questions()).isZero();
    }

    /// How many questions are under way. One that ends at once would have been answered.
    private static long questions() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("logind"))
                .count();
    }

    @Override
    protected long one() {
        return 2101;
    }

    @Override
    protected long other() {
        return 2102;
    }

    @Override
    protected void logIn(long uid, Way way) throws Exception {
        newest.put(uid, fake.logIn(uid, "user", way == Way.SCREEN));
    }

    private String session(long uid) {
        return newest.getOrDefault(uid, "");
    }

    @Override
    protected void activate(long uid) throws Exception {
        fake.activate(session(uid));
    }

    @Override
    protected void lock(long uid) throws Exception {
        fake.lock(session(uid));
    }

    @Override
    protected void logOut(long uid) {
        fake.end(session(uid));
    }

    @Override
    protected void listen(Runnable listener) {
        logind.listen(listener);
        awaitAnswer();
    }

    @Override
    protected Optional<List<LoginSession>> ask(Set<Long> uids) {
        var answer = logind.sessions(uids);
        for (int more = 0; more < 20 && answer.isEmpty(); more++) {
            awaitAnswer();
            answer = logind.sessions(uids);
        }
        return answer;
    }

    private boolean goesDown() {
        ask(Set.of());
        return logind.goesDown();
    }

    private Semaphore news() {
        var news = new Semaphore(0);
        listen(news::release);
        news.drainPermits();
        return news;
    }

    @Test
    void tellsThatTheMachineIsSwitchedOffAndThatItIsNot() throws Exception {
        var news = news();
        boolean before = goesDown();

        fake.switchOff(true);
        boolean told = news.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        boolean off = goesDown();
        fake.switchOff(false);

        assertThat(before).isFalse();
        assertThat(told).isTrue();
        assertThat(off).isTrue();
        assertThat(goesDown()).isFalse();
    }

    /// Nothing but systemd says so then, and logind is gone soon after its own word.
    @Test
    void tellsThatTheMachineIsSwitchedOffWhenLogindIsGone() throws Exception {
        fake.switchOffWithoutLogind();
        var asks = Logind.at(fake.address(), runs);

        Eventually.holds("it is told", PATIENCE, () -> {
            asks.sessions(Set.of());
            return asks.goesDown();
        });
    }

    /// What is asked is logind's word, not what came as news.
    @Test
    void believesNoNewsThatTheMachineIsSwitchedOff() throws Exception {
        var news = news();

        fake.lieAboutSwitchingOff();

        assertThat(news.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(goesDown()).isFalse();
    }

    /// What the stranger sent comes to us before logind's answers to the questions after it.
    @Test
    void hearsNobodyElse() throws Exception {
        var news = news();
        var everybody = fake.everybody();

        try (var stranger = Stranger.on(fake.address())) {
            for (var one : everybody) {
                stranger.signal(Optional.of(one), Login1.MANAGER, "SessionNew", 1);
                stranger.signal(Optional.of(one), "org.freedesktop.DBus", "NameAcquired", 1);
            }
            stranger.signal(Optional.empty(), Login1.MANAGER, "SessionNew", 1);
            stranger.ask("GetId");
        }
        awaitAnswer();

        assertThat(news.tryAcquire(A_LOOK.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void passesOnWhatIsShortAndPretendsNothing() throws Exception {
        try (var one = Stranger.on(fake.address());
                var other = Stranger.on(fake.address())) {
            var to = Optional.of(other.name());
            one.signal(to, Login1.MANAGER, "SessionNew", LONG);
            one.signal(to, "org.freedesktop.DBus", "NameLost", 1);
            one.signal(to, Login1.MANAGER, "SessionRemoved", 1);
            one.ask("GetId");

            var came = other.ask("GetId");

            assertThat(came.stream()
                            .filter(DBusSignal.class::isInstance)
                            .map(Message::getName)
                            .toList())
                    .isEqualTo(List.of("NameAcquired", "SessionRemoved"));
        }
    }

    /// A child can send such at will, and a guard that keeps one whole has no memory left.
    @Test
    void keepsNothingOfWhatSomebodyElseSendsAtLength() throws Exception {
        logIn(one(), Way.SCREEN);
        var everybody = fake.everybody();
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        try (var stranger = Stranger.on(fake.address())) {
            long before = memory.getTotalThreadAllocatedBytes();
            for (var one : everybody) {
                stranger.signal(Optional.of(one), Login1.MANAGER, "SessionNew", LONG);
            }
            stranger.signal(Optional.empty(), Login1.MANAGER, "SessionNew", LONG);
            stranger.ask("GetId");
            awaitAnswer();
            long kept = memory.getTotalThreadAllocatedBytes() - before;

            assertThat(ask(Set.of(one())).orElseThrow()).hasSize(1);
            assertThat(kept).isLessThan(LONG);
        }
        assertThat(fake.everybody()).isEqualTo(everybody);
    }

    /// A busy machine may take long over it.
    private void end(AtZero how) {
        Eventually.holds("it is done", PATIENCE, () -> {
            try {
                logind.end(one(), how);
                return true;
            } catch (MachineException notYet) {
                return false;
            }
        });
    }

    @Test
    void locksTheScreenOfOnePersonAndNothingElse() throws Exception {
        fake.logIn(other(), "user", true);
        fake.logIn(one(), "user", false);
        fake.logIn(one(), "greeter", true);
        var screen = fake.logIn(one(), "user", true);

        end(AtZero.LOCK);

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("lock " + screen));
    }

    @Test
    void endsWhatAPersonIsLoggedInWithAndDoesNotEndAnyTwice() throws Exception {
        fake.logIn(other(), "user", true);
        var ssh = fake.logIn(one(), "user", false);
        var left = fake.logIn(one(), "user", true);
        fake.leave(left);

        end(AtZero.LOGOUT);

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("end " + ssh));
    }

    @Test
    void endsTheOthersWhereOneIsRefused() throws Exception {
        var refused = fake.logIn(one(), "user", false);
        var other = fake.logIn(one(), "user", true);
        fake.refuse(refused);

        Eventually.holds("the other is ended", PATIENCE, () -> {
            assertThatThrownBy(() -> logind.end(one(), AtZero.LOGOUT)).isInstanceOf(MachineException.class);
            return !fake.asked().isEmpty();
        });

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("end " + other));
        awaitSession();
    }

    /// Half a minute would pass until it is asked again, had it been taken for one that cannot be asked.
    private void awaitSession() {
        long from = System.nanoTime();
        awaitAnswer();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void takesOneThatEndsMeanwhileForEnded() throws Exception {
        fake.endWhenAsked(fake.logIn(one(), "user", true));

        end(AtZero.LOCK);

        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void triesToEndEachTime() throws Exception {
        var screen = fake.logIn(one(), "user", true);
        var gone = runs.resolve("gone");
        var asks = Logind.at("unix:path=" + gone, runs);
        assertThatThrownBy(() -> asks.end(one(), AtZero.LOGOUT)).isInstanceOf(MachineException.class);
        Files.createSymbolicLink(gone, Path.of(fake.address().replaceFirst("^unix:path=([^,]+).*$", "$1")));

        Eventually.holds("it is ended", Duration.ofSeconds(25), () -> {
            try {
                return !asks.end(one(), AtZero.LOGOUT);
            } catch (MachineException notYet) {
                return false;
            }
        });

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("end " + screen));
    }

    @Test
    void locksAndEndsNothingWhereProgramsOnlyStop() throws Exception {
        fake.logIn(one(), "user", true);

        end(AtZero.FREEZE);

        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void takesNoLogInForWhatIsNone() throws Exception {
        fake.logIn(one(), "greeter", true);
        fake.logIn(one(), "lock-screen", true);
        fake.logIn(one(), "manager", false);

        assertThat(ask(Set.of(one())).orElseThrow()).isEmpty();
    }

    @Test
    void saysOfOneThatLeftSomethingRunningThatItIsNotBehind() throws Exception {
        var id = fake.logIn(one(), "user", true);

        fake.leave(id);

        assertThat(ask(Set.of(one())).orElseThrow().getFirst().isBehind()).isFalse();
    }

    @Test
    void leavesOutOneThatEndsWhileItAsks() throws Exception {
        fake.endBehindTheList(fake.logIn(one(), "user", true));
        fake.logIn(one(), "user", false);

        assertThat(ask(Set.of(one())).orElseThrow()).hasSize(1);
    }

    @Test
    void isNotHeldUpByABusThatStandsStill() throws Exception {
        logIn(one(), Way.SCREEN);
        fake.signal("STOP");

        for (int look = 0; look < 3; look++) {
            long from = System.nanoTime();
            var answer = logind.sessions(Set.of(one()));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(A_LOOK);
            assertThat(answer).isEmpty();
        }

        fake.signal("CONT");
        awaitAnswer();
        assertThat(ask(Set.of(one())).orElseThrow()).hasSize(1);
    }

    @Test
    void isNotHeldUpByABusThatDied() throws Exception {
        fake.die();

        for (int look = 0; look < 3; look++) {
            long from = System.nanoTime();
            var answer = logind.sessions(Set.of(one()));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(A_LOOK);
            assertThat(answer).isEmpty();
        }
    }

    @Test
    void isNotHeldUpByAnAddressWhereNobodyIs() {
        var nobody = Logind.at("unix:path=" + runs.resolve("no-bus"), runs);

        for (int look = 0; look < 3; look++) {
            long from = System.nanoTime();
            var answer = nobody.sessions(Set.of(one()));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(A_LOOK);
            assertThat(answer).isEmpty();
        }
    }

    @Test
    void asksNobodyWhereNoLogindRuns() {
        var without = Logind.at(fake.address(), runs.resolve("missing"));

        assertThat(without.sessions(Set.of(one()))).isEmpty();
    }
}

package org.porchlight.platform.linux.logind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions to a made-up logind on a bus of the test's own about the log-ins of people.
@Tag("os")
class FakeLogindTest extends LogindContract {
    @TempDir
    Path runs;

    private final Map<Long, String> newest = new HashMap<>();
    private AskedLogind asked;
    private FakeLogind fake;

    @BeforeEach
    void start() throws Exception {
        asked = AskedLogind.start(runs);
        fake = asked.fake();
        asked.awaitAnswer();
    }

    @AfterEach
    void stop() throws Exception {
        if (asked != null) {
            asked.close();
        }
    }

    @Override
    protected long one() {
        return AskedLogind.ONE;
    }

    @Override
    protected long other() {
        return AskedLogind.OTHER;
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
        asked.listen(listener);
    }

    @Override
    protected Optional<List<LoginSession>> ask(Set<Long> uids) {
        return asked.ask(uids);
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
}

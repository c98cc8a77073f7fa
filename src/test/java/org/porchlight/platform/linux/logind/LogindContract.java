package org.porchlight.platform.linux.logind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the questions of [Logind] rely on, by a made-up logind and by a real one alike.
public abstract class LogindContract {
    /// A way to log in.
    public enum Way {
        SCREEN,
        SSH
    }

    /// Numbers of two people on the machine.
    protected abstract long one();

    protected abstract long other();

    /// Lets a person log in; the newest on a screen has it.
    protected abstract void logIn(long uid, Way way) throws Exception;

    /// Gives a person's log-in the screen.
    protected abstract void activate(long uid) throws Exception;

    protected abstract void lock(long uid) throws Exception;

    /// Ends all log-ins of a person.
    protected abstract void logOut(long uid) throws Exception;

    /// Says whom to call when there is something new to ask for, and returns when it is heard of.
    protected abstract void listen(Runnable listener) throws Exception;

    /// What logind says of some people now.
    protected abstract Optional<List<LoginSession>> ask(Set<Long> uids) throws Exception;

    private LoginSession only(long uid) throws Exception {
        var all = ask(Set.of(uid)).orElseThrow();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void tellsWhoHasTheScreen() throws Exception {
        logIn(one(), Way.SCREEN);
        var alone = only(one());
        logIn(other(), Way.SCREEN);
        var behind = only(one());
        var before = only(other());
        activate(one());

        assertThat(alone.seated()).isTrue();
        assertThat(alone.scope()).matches("session-\\w+\\.scope");
        assertThat(alone.isBehind()).isFalse();
        assertThat(behind.isBehind()).isTrue();
        assertThat(behind.scope()).isEqualTo(alone.scope());
        assertThat(before.isBehind()).isFalse();
        assertThat(only(one()).isBehind()).isFalse();
        assertThat(only(other()).isBehind()).isTrue();
    }

    @Test
    void tellsOfALogInWithoutAScreenThatItIsNeverBehind() throws Exception {
        logIn(one(), Way.SSH);
        logIn(other(), Way.SCREEN);

        assertThat(only(one()).seated()).isFalse();
        assertThat(only(one()).active()).isTrue();
        assertThat(only(one()).isBehind()).isFalse();
    }

    @Test
    void tellsOnlyOfThoseWhoAreAskedFor() throws Exception {
        logIn(one(), Way.SSH);
        logIn(other(), Way.SSH);

        assertThat(ask(Set.of(one())).orElseThrow())
                .extracting(LoginSession::uid)
                .containsExactly(one());
        assertThat(ask(Set.of(one(), other())).orElseThrow()).hasSize(2);
        assertThat(ask(Set.of()).orElseThrow()).isEmpty();
    }

    @Test
    void tellsThatASessionSaysItIsLocked() throws Exception {
        logIn(one(), Way.SCREEN);
        boolean before = only(one()).locked();

        lock(one());

        assertThat(before).isFalse();
        assertThat(only(one()).locked()).isTrue();
    }

    @Test
    void tellsAtOnceThatTheScreenChangedHands() throws Exception {
        logIn(one(), Way.SCREEN);
        logIn(other(), Way.SCREEN);
        var news = new Semaphore(0);
        listen(news::release);
        news.drainPermits();

        activate(one());

        assertThat(news.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(only(one()).isBehind()).isFalse();
    }

    @Test
    void knowsNobodyWhoHasLoggedOut() throws Exception {
        logIn(one(), Way.SSH);
        only(one());

        logOut(one());

        assertThat(ask(Set.of(one())).orElseThrow()).isEmpty();
    }
}

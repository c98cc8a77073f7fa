package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [Logins] does, a made-up one and those of real machines alike.
public abstract class LoginsContract {
    protected abstract Logins logins();

    /// Another one on the same machine, as a guard has after a restart.
    protected abstract Logins restarted() throws Exception;

    protected abstract ChildAccount child();

    protected abstract ChildAccount sibling();

    /// What an account is told that tries to log in; nothing when it may.
    protected abstract Optional<String> refusal(ChildAccount account) throws Exception;

    /// Somebody else undoes what was done.
    protected abstract void tamper() throws Exception;

    /// Whether anything of it is left in the system.
    protected abstract boolean isClean() throws Exception;

    private Set<ChildAccount> both() {
        return Set.of(child(), sibling());
    }

    @Test
    void refusesThoseItIsToldToWithTheirWords() throws Exception {
        logins().bring(Map.of(child(), "小美, it opens at 16:30."), both());

        assertThat(refusal(child())).contains("小美, it opens at 16:30.");
        assertThat(refusal(sibling())).isEmpty();
    }

    @Test
    void letsEverybodyInWhenNobodyIsToBeRefused() throws Exception {
        logins().bring(Map.of(child(), "closed"), both());

        logins().bring(Map.of(), both());

        assertThat(refusal(child())).isEmpty();
        assertThat(refusal(sibling())).isEmpty();
    }

    @Test
    void changesWordsAndPersons() throws Exception {
        logins().bring(Map.of(child(), "opens tomorrow"), both());
        logins().bring(Map.of(child(), "opens at 9:00"), both());
        var first = refusal(child());

        logins().bring(Map.of(sibling(), "closed"), both());

        assertThat(first).contains("opens at 9:00");
        assertThat(refusal(child())).isEmpty();
        assertThat(refusal(sibling())).contains("closed");
    }

    @Test
    void repairsWhatOthersChanged() throws Exception {
        logins().bring(Map.of(child(), "closed"), both());
        tamper();
        var between = refusal(child());

        logins().bring(Map.of(child(), "closed"), both());

        assertThat(between).isEmpty();
        assertThat(refusal(child())).contains("closed");
    }

    @Test
    void letsInAfterARestartWhomAnEarlierGuardRefused() throws Exception {
        logins().bring(Map.of(child(), "closed"), both());

        restarted().bring(Map.of(), Set.of(sibling()));

        assertThat(refusal(child())).isEmpty();
    }

    @Test
    void leavesNothingWhenNobodyIsLimited() throws Exception {
        logins().bring(Map.of(child(), "closed"), both());

        logins().bring(Map.of(), Set.of());

        assertThat(isClean()).isTrue();
        assertThat(refusal(child())).isEmpty();
    }
}

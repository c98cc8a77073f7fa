package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.port.ChildAccount;

class ParentSessionsTest {
    private static final long ACCOUNT = 1000;
    private static final ParentId MUM = new ParentId("mum");

    private Duration awake = Duration.ofHours(1);
    private final ParentSessions sessions = new ParentSessions(() -> awake);

    private void open(long account) {
        assertThat(sessions.open(account, MUM, sessions.changes(MUM))).isTrue();
    }

    private void pass(String length) {
        awake = awake.plus(Duration.parse("PT" + length));
    }

    @Test
    void areOpenOnceThePassphraseWasGiven() {
        assertThat(use(ACCOUNT)).isFalse();

        open(ACCOUNT);

        assertThat(use(ACCOUNT)).isTrue();
        assertThat(use(1001)).isFalse();
        assertThat(sessions.isOpen(ACCOUNT, new ParentId("dad"))).isFalse();
    }

    @Test
    void endForAnAccountThatIsAChildsNow() {
        open(ACCOUNT);
        open(1001);
        var kid = new ChildAccount(Long.toString(ACCOUNT), "wei", Path.of("/home/wei"));

        sessions.closeOf(new Bindings(Map.of(new ChildId("mei"), Set.of(kid)), true));

        assertThat(sessions.isOpen(ACCOUNT, MUM)).isFalse();
        assertThat(sessions.isOpen(1001, MUM)).isTrue();
    }

    /// Something is changed, where that may be.
    private boolean use(long account) {
        boolean isOpen = sessions.isOpen(account, MUM);
        sessions.use(account, MUM);
        return isOpen;
    }

    @Test
    void endAfterFiveMinutesWithoutUse() {
        open(ACCOUNT);
        pass("4M59S");
        assertThat(use(ACCOUNT)).isTrue();

        pass("4M59S");
        assertThat(use(ACCOUNT)).isTrue();
        pass("5M");
        assertThat(use(ACCOUNT)).isFalse();
    }

    @Test
    void endAfterFifteenMinutesHoweverTheyAreUsed() {
        open(ACCOUNT);
        for (int minute = 1; minute < 15; minute++) {
            pass("1M");
            assertThat(use(ACCOUNT)).as("after %d minutes", minute).isTrue();
        }

        pass("1M");

        assertThat(use(ACCOUNT)).isFalse();
    }

    @Test
    void beginAnewWithThePassphrase() {
        open(ACCOUNT);
        pass("14M");
        open(ACCOUNT);
        pass("4M");

        assertThat(use(ACCOUNT)).isTrue();
    }

    @Test
    void endWhenTheyAreClosed() {
        open(ACCOUNT);
        open(1001);
        sessions.close(ACCOUNT);
        assertThat(use(ACCOUNT)).isFalse();
        assertThat(use(1001)).isTrue();

        sessions.closeAll(MUM);

        assertThat(use(1001)).isFalse();
    }

    @Test
    void areNotOpenedByWhatWasLookedAtBeforeTheParentChanged() {
        long before = sessions.changes(MUM);
        sessions.closeAll(new ParentId("dad"));
        assertThat(sessions.open(ACCOUNT, MUM, before)).isTrue();

        sessions.closeAll(MUM);

        assertThat(sessions.open(ACCOUNT, MUM, before)).isFalse();
        assertThat(sessions.isOpen(ACCOUNT, MUM)).isFalse();
    }

    @Test
    void doNotLastForBeingAskedAbout() {
        open(ACCOUNT);
        pass("4M");
        assertThat(sessions.isOpen(ACCOUNT, MUM)).isTrue();

        pass("1M");

        assertThat(sessions.isOpen(ACCOUNT, MUM)).isFalse();
    }

    @Test
    void tellHowLongTheyStayOpenAndLastNoLongerForIt() {
        assertThat(sessions.left(ACCOUNT, MUM)).isEmpty();

        open(ACCOUNT);
        pass("2M");
        assertThat(sessions.left(ACCOUNT, MUM)).contains(Duration.ofMinutes(3));
        assertThat(use(ACCOUNT)).isTrue();
        assertThat(sessions.left(ACCOUNT, MUM)).contains(Duration.ofMinutes(5));

        pass("5M");
        assertThat(sessions.left(ACCOUNT, MUM)).isEmpty();
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ParentId;

class ParentSessionsTest {
    private static final long ACCOUNT = 1000;
    private static final ParentId MUM = new ParentId("mum");
    private static final Authority AUTHORITY = new Authority.ParentSession(MUM);

    private Duration awake = Duration.ofHours(1);
    private final ParentSessions sessions = new ParentSessions(() -> awake);

    private void pass(String length) {
        awake = awake.plus(Duration.parse("PT" + length));
    }

    @Test
    void areOpenOnceThePassphraseWasGiven() {
        assertThat(sessions.use(ACCOUNT, MUM)).isEmpty();

        sessions.open(ACCOUNT, MUM, AUTHORITY);

        assertThat(sessions.use(ACCOUNT, MUM)).contains(AUTHORITY);
        assertThat(sessions.use(1001, MUM)).isEmpty();
        assertThat(sessions.use(ACCOUNT, new ParentId("dad"))).isEmpty();
    }

    @Test
    void endAfterFiveMinutesWithoutUse() {
        sessions.open(ACCOUNT, MUM, AUTHORITY);
        pass("4M59S");
        assertThat(sessions.use(ACCOUNT, MUM)).isPresent();

        pass("4M59S");
        assertThat(sessions.use(ACCOUNT, MUM)).isPresent();
        pass("5M");
        assertThat(sessions.use(ACCOUNT, MUM)).isEmpty();
    }

    @Test
    void endAfterFifteenMinutesHoweverTheyAreUsed() {
        sessions.open(ACCOUNT, MUM, AUTHORITY);
        for (int minute = 1; minute < 15; minute++) {
            pass("1M");
            assertThat(sessions.use(ACCOUNT, MUM))
                    .as("after %d minutes", minute)
                    .isPresent();
        }

        pass("1M");

        assertThat(sessions.use(ACCOUNT, MUM)).isEmpty();
    }

    @Test
    void beginAnewWithThePassphrase() {
        sessions.open(ACCOUNT, MUM, AUTHORITY);
        pass("14M");
        sessions.open(ACCOUNT, MUM, AUTHORITY);
        pass("4M");

        assertThat(sessions.use(ACCOUNT, MUM)).isPresent();
    }

    @Test
    void endWhenTheyAreClosed() {
        sessions.open(ACCOUNT, MUM, AUTHORITY);
        sessions.open(1001, MUM, AUTHORITY);
        sessions.close(ACCOUNT);
        assertThat(sessions.use(ACCOUNT, MUM)).isEmpty();
        assertThat(sessions.use(1001, MUM)).isPresent();

        sessions.closeAll(MUM);

        assertThat(sessions.use(1001, MUM)).isEmpty();
    }
}

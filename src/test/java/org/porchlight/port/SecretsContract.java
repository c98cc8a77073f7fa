package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.port.Secrets.Secret;

/// What everything that keeps secrets does.
public abstract class SecretsContract {
    private static final String NAME = "passphrase:mum";
    private static final String COUNTER = "counter:code:mei:900";

    protected abstract Secrets secrets() throws Exception;

    @Test
    void knowsNothingAtFirst() throws Exception {
        assertThat(secrets().secret(NAME)).isEmpty();
        assertThat(secrets().counter(COUNTER)).isZero();
    }

    @Test
    void keepsTheNewest() throws Exception {
        var secrets = secrets();
        var kept = new Secret("$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA", 4, Duration.ofMillis(120_001));

        secrets.putSecret(NAME, new Secret("一"));
        secrets.putSecret("pin:mum", new Secret(""));
        secrets.putSecret(NAME, kept);

        assertThat(secrets.secret(NAME)).contains(kept);
        assertThat(secrets.secret("pin:mum")).contains(new Secret("", 0, Duration.ZERO));
    }

    @Test
    void tellsThoseWhoseNameBeginsSo() throws Exception {
        var secrets = secrets();
        secrets.putSecret("pin:mum", new Secret("1"));
        secrets.putSecret("pin:dad", new Secret("2"));
        secrets.putSecret("passphrase:mum", new Secret("3"));
        secrets.raiseCounter(COUNTER, 1);

        assertThat(secrets.secrets("pin:")).isEqualTo(Map.of("pin:dad", new Secret("2"), "pin:mum", new Secret("1")));
        assertThat(secrets.secrets("code:mei:")).isEmpty();
        assertThatThrownBy(() -> secrets.secrets("counter:")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secrets.secrets("pin")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dropsWhatIsThereAndWhatIsNot() throws Exception {
        var secrets = secrets();
        secrets.putSecret(NAME, new Secret("one"));

        secrets.dropSecret(NAME);
        secrets.dropSecret(NAME);

        assertThat(secrets.secret(NAME)).isEmpty();
    }

    @Test
    void neverLowersACounter() throws Exception {
        var secrets = secrets();

        secrets.raiseCounter(COUNTER, 300);
        secrets.raiseCounter(COUNTER, 7);
        assertThat(secrets.counter(COUNTER)).isEqualTo(300);

        secrets.raiseCounter(COUNTER, Long.MAX_VALUE);
        assertThat(secrets.counter(COUNTER)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> secrets.raiseCounter(COUNTER, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "scrub-due", "passphrase", "passphrase:", "Pin:mum", "pin:mum x", "counter:code:mei"})
    void hasNoSecretOfAnotherForm(String name) throws Exception {
        var secrets = secrets();

        assertThatThrownBy(() -> secrets.secret(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secrets.putSecret(name, new Secret("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secrets.dropSecret(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoCounterThatIsASecret() throws Exception {
        var secrets = secrets();

        assertThatThrownBy(() -> secrets.counter(NAME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> secrets.raiseCounter(NAME, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.StoreException;

/// Who sets a passphrase or a PIN, and when one is lost.
@Timeout(60)
class ParentSecretsTest extends OnParents {
    @Test
    void aNewSecretWantsTheOwnPassphraseToo() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);

        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", "")).isEqualTo(refused("passphrase-needed", ""));
        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", "wrong one")).isEqualTo(refused("secret-wrong", ""));
        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", PASSPHRASE)).isEqualTo(DONE);
        assertThat(set(MUMS, GRAN, SecretKind.PASSPHRASE, "tee mit zitrone", PASSPHRASE))
                .isEqualTo(DONE);
        assertThat(set(MUMS, DAD, SecretKind.PASSPHRASE, "tee mit zitrone", PASSPHRASE))
                .isEqualTo(refused("secret-of-a-guardian", "dad"));
        assertThat(set(GRANS, GRAN, SecretKind.PIN, "7391", "tee mit zitrone")).isEqualTo(DONE);
        assertThat(set(GRANS, MUM, SecretKind.PIN, "7391", "tee mit zitrone"))
                .isEqualTo(refused("carer-only-gives", "30"));
    }

    @Test
    void theAdministratorHelpsWhoeverForgot() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        for (int i = 0; i < 5; i++) {
            unlock(MUMS, "wrong " + i);
            pass(Duration.ofMinutes(4));
        }

        assertThat(set(ROOT, MUM, SecretKind.PASSPHRASE, "tee mit zitrone", "")).isEqualTo(DONE);

        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("secret-wrong", ""));
        assertThat(unlock(MUMS, "tee mit zitrone")).isEqualTo(DONE);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            PIN, 1111, weak-trivial
            PIN, 0305, weak-birthday
            PIN, 123, weak-not-digits
            PASSPHRASE, kurz, weak-too-short
            PASSPHRASE, Anna-mei, weak-name
            PASSPHRASE, 12345678, weak-trivial
            """)
    void aWeakSecretIsNotKept(SecretKind kind, String fresh, String why) throws Exception {
        assertThat(set(ROOT, MUM, kind, fresh, "")).isEqualTo(refused(why, ""));
        assertThat(hashed).hasValue(0);
    }

    @Test
    void whoeverIsRemovedKeepsNothing() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        assertThat(ask(ROOT, new Command.Do(new Order.RemoveParent(new ParentId("opa")))))
                .isEqualTo(refused("no-such-parent", "opa"));

        assertThat(ask(ROOT, new Command.Do(new Order.RemoveParent(MUM)))).isEqualTo(DONE);

        assertThat(store.parents()).extracting(parent -> parent.parent()).containsExactly(DAD, GRAN);
        assertThat(store.secret("passphrase:mum")).isEmpty();
        assertThat(grant(MUMS, 1)).isEqualTo(refused("no-passphrase", "mum"));
        ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.empty()));
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("no-passphrase", ""));
    }

    @Test
    void whoeverIsRemovedMeanwhileGetsNoSecretAndSetsNone() throws Exception {
        meanwhile(new Command.Do(new Order.RemoveParent(GRAN)));
        assertThat(set(ROOT, GRAN, SecretKind.PIN, "7391", "")).isEqualTo(refused("parent-changed", ""));
        assertThat(store.secret("pin:gran")).isEmpty();
        mumHasAPassphrase();
        meanwhile(new Command.Do(new Order.RemoveParent(MUM)));

        assertThat(set(MUMS, MUM, SecretKind.PIN, "2580", PASSPHRASE)).isEqualTo(refused("parent-changed", ""));

        assertThat(store.secret("pin:mum")).isEmpty();
    }

    @Test
    void whoeverIsRemovedHasNoRightsEvenIfTheSecretsStay() throws Exception {
        var secrets = new FakeSecrets();
        var changed = new AtomicInteger();
        var desk = new ParentDesk(
                loop,
                new Parents(store),
                new SecretDesk(new Keyring(secrets, () -> 1), new Tries(secrets, this::awake, loop::tell), Desks::hash),
                new ParentSessions(this::awake),
                new SoftMachine().accounts(),
                () -> Bindings.UNKNOWN,
                changed::incrementAndGet);
        desk.set(ROOT, new Command.SetSecret(MUM, SecretKind.PASSPHRASE, new SecretText(PASSPHRASE), Optional.empty()));
        desk.right().unlock(MUMS, Optional.of(new SecretText(PASSPHRASE)));
        assertThat(desk.right().changing(MUMS, _ -> DONE)).isEqualTo(DONE);
        secrets.breaks(true);

        assertThatThrownBy(() -> desk.remove(new Order.RemoveParent(MUM), new Authority.Root()))
                .isInstanceOf(StoreException.class);

        secrets.breaks(false);
        assertThat(desk.right().changing(MUMS, _ -> DONE)).isNotEqualTo(DONE);
        assertThat(desk.right().unlock(MUMS, Optional.of(new SecretText(PASSPHRASE))))
                .isEqualTo(new Answer.NotPermitted());
        assertThat(changed).hasValue(1);
        // Under the same id comes somebody else.
        desk.name(new Command.NameParent(MUM, "Eva", Rank.GUARDIAN, Optional.empty()), new Authority.Root());
        assertThat(secrets.secret("passphrase:mum")).isEmpty();
    }

    @Test
    void whatIsNotDoneTakesNoSecrets() throws Exception {
        mumHasAPassphrase();
        stop();

        assertThat(ask(ROOT, new Command.Do(new Order.RemoveParent(MUM)))).isEqualTo(refused("guard-busy", ""));

        assertThat(store.secret("passphrase:mum")).isPresent();
    }

    @Test
    void anotherAccountIsAnotherPerson() throws Exception {
        mumHasAPassphrase();
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        unlock(MUMS, "wrong one");
        unlock(MUMS, "wrong two");
        ask(ROOT, new Command.NameParent(MUM, "Anna Maria", Rank.GUARDIAN, Optional.empty()));
        assertThat(store.secret("passphrase:mum")).isPresent();

        ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.of("anna")));

        assertThat(store.secret("passphrase:mum")).isEmpty();
        assertThat(store.secret("pin:mum")).isEmpty();
        assertThat(store.secrets("tries:passphrase:")).isEmpty();
    }

    @Test
    void noGuardianTakesAnothersSecrets() throws Exception {
        mumHasAPassphrase();
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
        unlock(MUMS, PASSPHRASE);

        for (var command : List.of(
                new Command.NameParent(DAD, "Ben", Rank.CARER, Optional.empty()),
                new Command.NameParent(DAD, "Ben", Rank.GUARDIAN, Optional.of("anna")))) {
            assertThat(ask(MUMS, command)).isEqualTo(refused("rank-of-a-guardian", "dad"));
        }
        assertThat(ask(MUMS, new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty())))
                .isEqualTo(DONE);
        assertThat(store.secret("pin:gran")).isEmpty();
    }

    @Test
    void noCommandTellsASecretWhenItIsPrinted() {
        var secret = new SecretText(PASSPHRASE);

        assertThat(List.of(
                                new Command.Unlock(Optional.of(secret)),
                                new Command.SetSecret(MUM, SecretKind.PIN, secret, Optional.of(secret)),
                                new Command.Pin(Duration.ofMinutes(1), false, secret),
                                new Command.Code(new SecretText("755224")),
                                new Answer.Enrolled(MEI, Duration.ofMinutes(1), secret, 0))
                        .toString())
                .doesNotContain(PASSPHRASE)
                .doesNotContain("755224");
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.report.DayNote;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SecretText;

/// The PIN of a parent, typed on the parent's own account.
@Timeout(60)
class OwnPinTest extends OnParents {
    @BeforeEach
    void twoHavePins() throws IOException {
        mumHasAPassphrase();
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
    }

    private Answer give(Role.Parent parent, String typed, long minutes) throws IOException {
        var grant = new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(minutes), false, ""));
        return ask(parent, new Command.ByPin(grant, new SecretText(typed)));
    }

    /// It opens no session, and its hour a day is the one of all PINs.
    @Test
    void givesTimeAndNothingElse() throws Exception {
        assertThat(give(MUMS, "2580", 45)).isEqualTo(DONE);

        assertThat(grant(MUMS, 5)).isEqualTo(LOCKED);
        assertThat(pin("2580", 16)).isEqualTo(refused("pin-limit", "15"));
        assertThat(give(MUMS, "2580", 16)).isEqualTo(refused("pin-limit", "15"));
        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
    }

    @Test
    void saysYesToWhatAChildAsked() throws Exception {
        loop.ask(MEI, new Wish.Request(Optional.of(Duration.ofMinutes(30)), "bitte"));
        var id = service.status().children().getFirst().request().orElseThrow().id();

        var answer =
                ask(MUMS, new Command.ByPin(new Command.Approve(id, Optional.empty(), ""), new SecretText("2580")));

        assertThat(answer).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
    }

    @Test
    void isTheOneOfTheAccountAlone() throws Exception {
        assertThat(give(MUMS, "7391", 5)).isEqualTo(refused("secret-wrong", ""));
        assertThat(give(GRANS, "7391", 31)).isEqualTo(refused("carer-limit", "30"));
        assertThat(give(GRANS, "7391", 30)).isEqualTo(DONE);
        assertThat(give(account(1002, DAD), "2580", 5)).isEqualTo(refused("no-pin", ""));
    }

    @Test
    void waitsAfterThreeWrongOnes() throws Exception {
        give(MUMS, "0001", 5);
        give(MUMS, "0002", 5);
        assertThat(give(MUMS, "0003", 5)).isEqualTo(refused("secret-wrong-wait", "1\t60"));
        assertThat(give(MUMS, "2580", 5)).isEqualTo(refused("secret-wait", "1\t60"));
        // The passphrase is another secret.
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        pass(Duration.ofMinutes(1));

        assertThat(give(MUMS, "2580", 5)).isEqualTo(DONE);
        assertThat(give(MUMS, "0004", 5)).isEqualTo(refused("secret-wrong", ""));
    }

    @Test
    void isWorthNothingWhenTheParentIsRemovedWhileItIsLookedAt() throws Exception {
        meanwhile(new Command.Do(new Order.RemoveParent(MUM)));

        assertThat(give(MUMS, "2580", 5)).isEqualTo(refused("parent-changed", ""));
        assertThat(give(MUMS, "2580", 5)).isEqualTo(new Answer.NotPermitted());
    }
}

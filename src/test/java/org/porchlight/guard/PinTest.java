package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.report.DayNote;
import org.porchlight.ipc.Command;

/// The PINs of parents, typed at the child's own screen.
@Timeout(60)
class PinTest extends OnParents {
    @Test
    void aPinGivesTimeAtTheChildsOwnScreen() throws Exception {
        assertThat(pin("2580", 10)).isEqualTo(refused("no-pin", ""));
        set(ROOT, DAD, SecretKind.PIN, "7391", "");
        set(ROOT, MUM, SecretKind.PIN, "2580", "");

        assertThat(pin("2580", 45)).isEqualTo(DONE);
        assertThat(pin("7391", 16)).isEqualTo(refused("pin-limit", "15"));
        assertThat(pin("0000", 1)).isEqualTo(refused("secret-wrong", ""));

        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
        assertThat(notes(DayNote.Sort.WRONG_SECRET))
                .extracting(DayNote::subject, DayNote::child)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("PIN", Optional.of(MEI)));
    }

    @Test
    void aCarersPinMakesNoGuessAtAnotherFree() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
        pin("0001", 1);
        pin("0002", 1);

        assertThat(pin("7391", 1440)).isEqualTo(refused("carer-limit", "30"));
        assertThat(pin("7391", 1)).isEqualTo(DONE);

        assertThat(pin("0003", 1)).isEqualTo(refused("secret-wrong-wait", "1\t60"));
        assertThat(pin("2580", 1)).isEqualTo(refused("secret-wait", "1\t60"));
    }

    @Test
    void aGuardiansPinMakesThemFreeWhenItGaveTime() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        pin("0001", 1);
        pin("0002", 1);
        assertThat(pin("2580", 1440)).isEqualTo(refused("pin-limit", "60"));
        assertThat(pin("0003", 1)).isEqualTo(refused("secret-wrong-wait", "1\t60"));
        pass(Duration.ofMinutes(1));

        assertThat(pin("2580", 1)).isEqualTo(DONE);

        assertThat(pin("0004", 1)).isEqualTo(refused("secret-wrong", ""));
    }

    @Test
    void anotherPinFreesNobody() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "");
        pin("0001", 1);
        pin("0002", 1);
        pin("0003", 1);

        assertThat(set(GRANS, GRAN, SecretKind.PIN, "7391", PASSPHRASE)).isEqualTo(DONE);
        assertThat(set(ROOT, DAD, SecretKind.PIN, "8264", "")).isEqualTo(DONE);

        assertThat(pin("2580", 1)).isEqualTo(refused("secret-wait", "1\t60"));
    }

    /// To the second, for whoever counts it down.
    @Test
    void aTryWhileWaitingDoesNotLengthenTheWait() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        pin("0001", 1);
        pin("0002", 1);
        pin("0003", 1);
        pass(Duration.ofSeconds(13));
        assertThat(pin("2580", 1)).isEqualTo(refused("secret-wait", "1\t47"));
        assertThat(pin("2580", 1)).isEqualTo(refused("secret-wait", "1\t47"));

        pass(Duration.ofSeconds(47));

        assertThat(pin("2580", 1)).isEqualTo(DONE);
    }

    @Test
    void aPinAnswersWhatTheChildAskedFor() throws Exception {
        set(ROOT, MUM, SecretKind.PIN, "2580", "");
        loop.ask(MEI, new Wish.Request(Optional.of(Duration.ofMinutes(30)), "bitte"));

        assertThat(pin("2580", 20)).isEqualTo(DONE);

        assertThat(notes(DayNote.Sort.APPROVED)).extracting(DayNote::seconds).containsExactly(1200L);
        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
    }

    @Test
    void aCarersPinGivesWhatACarerMay() throws Exception {
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");

        assertThat(pin("7391", 31)).isEqualTo(refused("carer-limit", "30"));
        assertThat(pin("7391", 30)).isEqualTo(DONE);
    }

    @Test
    void thePinOfACarerWhoIsRemovedMeanwhileGivesNothing() throws Exception {
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");
        meanwhile(new Command.Do(new Order.RemoveParent(GRAN)));

        assertThat(pin("7391", 60)).isEqualTo(refused("secret-wrong", ""));
    }
}

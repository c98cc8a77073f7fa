package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.report.DayNote;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.worker.Reading;
import org.porchlight.worker.Trouble;

/// Parents with accounts, who give a passphrase before they change something, and for how long it is wanted no more.
@Timeout(60)
class UnlockTest extends OnParents {
    @Test
    void anAccountChangesNothingBeforeItsPassphraseIsGiven() throws Exception {
        assertThat(grant(MUMS, 5)).isEqualTo(refused("no-passphrase", "mum"));
        mumHasAPassphrase();

        for (var command : List.of(
                new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(5), false, "")),
                new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())),
                new Command.Do(new Order.Forget(MEI, Optional.of(DAY))),
                new Command.Do(new Order.RemoveParent(DAD)),
                new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty()),
                new Command.PutPolicy("porchlight: 1\n", Optional.empty()),
                new Command.Repair(),
                new Command.Backup(),
                new Command.Rebuild(),
                new Command.Unlock(Optional.empty()))) {
            assertThat(ask(MUMS, command)).as(command.toString()).isEqualTo(LOCKED);
        }
        assertThat(notes(DayNote.Sort.GRANTED)).isEmpty();
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        assertThat(grant(MUMS, 5)).isEqualTo(DONE);
        assertThat(ask(MUMS, new Command.Unlock(Optional.empty()))).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.GRANTED)).hasSize(1);
    }

    @Test
    void whoAsksIsToldHowLongNoPassphraseIsWanted() throws Exception {
        mumHasAPassphrase();
        assertThat(ask(MUMS, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:mum", true, Optional.empty()));

        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(2));

        assertThat(ask(MUMS, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:mum", false, Optional.of(Duration.ofMinutes(3))));
        assertThat(ask(ROOT, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:root", false, Optional.empty()));
    }

    @Test
    void aSessionEndsByItself() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(4));
        assertThat(grant(MUMS, 1)).isEqualTo(DONE);
        // Looking is no use of it.
        pass(Duration.ofMinutes(3));
        ask(MUMS, new Command.Status());
        pass(Duration.ofMinutes(2));
        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);

        unlock(MUMS, PASSPHRASE);
        for (int i = 0; i < 7; i++) {
            pass(Duration.ofMinutes(2));
            assertThat(grant(MUMS, 1)).isEqualTo(DONE);
        }
        pass(Duration.ofMinutes(1));
        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
    }

    @Test
    void aSessionDoesNotLastForWhatWasRefused() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(2));

        assertThat(ask(MUMS, new Command.Do(new Order.EndStudy(MEI)))).isInstanceOf(Answer.Refused.class);
        assertThat(ask(MUMS, new Command.PutPolicy("children: 7", Optional.empty())))
                .isInstanceOf(Answer.Invalid.class);

        assertThat(ask(MUMS, new Command.Session()))
                .isEqualTo(new Answer.Session("parent:mum", false, Optional.of(Duration.ofMinutes(3))));
    }

    @Test
    void aSessionIsTheAccountsAndNobodyElses() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);

        assertThat(grant(account(1001, MUM), 1)).isEqualTo(DONE);
        assertThat(grant(account(1002, MUM), 1)).isEqualTo(LOCKED);
        assertThat(ask(MUMS, new Command.Lock())).isEqualTo(DONE);
        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
    }

    @Test
    void aWrongPassphraseIsDelayedAndTold() throws Exception {
        mumHasAPassphrase();
        assertThat(unlock(MUMS, "wrong one")).isEqualTo(refused("secret-wrong", ""));
        assertThat(unlock(MUMS, "wrong two")).isEqualTo(refused("secret-wrong", ""));
        assertThat(unlock(MUMS, "wrong three")).isEqualTo(refused("secret-wrong-wait", "1\t60"));
        int before = hashed.get();

        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("secret-wait", "1\t60"));

        assertThat(hashed).hasValue(before);
        pass(Duration.ofMinutes(1));
        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        assertThat(grant(MUMS, 1)).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.WRONG_SECRET))
                .extracting(DayNote::subject)
                .containsExactly("PASSPHRASE", "PASSPHRASE", "PASSPHRASE");
    }

    @Test
    void whoeverIsACarerFromNowOnHasToUnlockAgain() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);

        ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.CARER, Optional.empty()));

        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
        unlock(MUMS, PASSPHRASE);
        assertThat(grant(MUMS, 31)).isEqualTo(refused("carer-limit", "30"));
    }

    @Test
    void aPassphraseThatWasLookedAtWhileItsParentChangedOpensNothing() throws Exception {
        mumHasAPassphrase();
        meanwhile(new Command.NameParent(MUM, "Anna", Rank.CARER, Optional.empty()));

        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("parent-changed", ""));

        assertThat(grant(MUMS, 1)).isEqualTo(LOCKED);
    }

    @Test
    void askingWhetherItIsUnlockedDoesNotKeepItSo() throws Exception {
        mumHasAPassphrase();
        unlock(MUMS, PASSPHRASE);
        pass(Duration.ofMinutes(3));
        assertThat(ask(MUMS, new Command.Unlock(Optional.empty()))).isEqualTo(DONE);

        pass(Duration.ofMinutes(2));

        assertThat(ask(MUMS, new Command.Unlock(Optional.empty()))).isEqualTo(LOCKED);
    }

    @Test
    void aSecretThatCouldNotBeLookedAtIsNoTry() throws Exception {
        mumHasAPassphrase();
        hashing = (_, _) -> new Reading.Unusable<>(Trouble.NOT_STARTED, "no java");
        for (int i = 0; i < 9; i++) {
            assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(refused("secrets-unseen", ""));
        }
        hashing = Desks::hash;

        assertThat(unlock(MUMS, PASSPHRASE)).isEqualTo(DONE);
        assertThat(notes(DayNote.Sort.WRONG_SECRET)).isEmpty();
    }
}

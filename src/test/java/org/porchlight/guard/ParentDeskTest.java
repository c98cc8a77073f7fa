package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;

/// What parents see and may do, by their rank, and who can be one.
@Timeout(60)
class ParentDeskTest extends OnParents {
    @Test
    void aChildReadsWhoSetItsRulesAndWhen() throws Exception {
        var yaml = FAMILY.replace("preset: none", "preset: none, time: {budget: {every-day: 90m}}");
        assertThat(ask(ROOT, new Command.PutPolicy(yaml, Optional.empty()))).isInstanceOf(Answer.Stored.class);

        var answer = service.answer(MEIS, new GuardServer.ConnectionId(1), new Command.GetPolicy(), new ToldLines());

        assertThat(((Answer.Policy) answer).report().ages())
                .contains(new LineAge(
                        "time.budget.every-day",
                        new PolicyPut("parent:root", Optional.of(reading().wall()))));
    }

    /// The rules with a sibling's are forgotten with it, and with them who set what stayed.
    @Test
    void aChildIsToldNobodyWhereTheRulesOfThatTimeAreForgotten() throws Exception {
        var yaml = FAMILY.replace("preset: none", "preset: none, time: {budget: {every-day: 90m}}");
        var bo = new ChildId("bo");
        for (var text : List.of(yaml + "- {id: bo, accounts: [bo], preset: none}\n", yaml)) {
            pass(Duration.ofMinutes(1));
            assertThat(ask(ROOT, new Command.PutPolicy(text, Optional.empty()))).isInstanceOf(Answer.Stored.class);
        }
        ask(ROOT, new Command.Do(new Order.Forget(bo, Optional.empty())));

        var answer = service.answer(MEIS, new GuardServer.ConnectionId(1), new Command.GetPolicy(), new ToldLines());

        assertThat(((Answer.Policy) answer).report().ages())
                .contains(new LineAge(
                        "time.budget.every-day",
                        PolicyPut.UNKNOWN,
                        Optional.of(reading().wall())));
    }

    @Test
    void anAccountSeesWhatAParentSeesAndIsWrittenDown() throws Exception {
        assertThat(ask(MUMS, new Command.Account(MEI, Optional.empty()))).isInstanceOf(Answer.Account.class);
        assertThat(ask(MUMS, new Command.Status())).isInstanceOf(Answer.Status.class);

        notes(DayNote.Sort.GRANTED);
        assertThat(store.looks(MEI, DAY)).extracting(Look::by).containsExactly("parent:mum");
    }

    private Optional<Duration> mayGive(Role.Parent parent) throws Exception {
        return ask(parent, new Command.Session()) instanceof Answer.Session session
                ? session.mayGive()
                : Optional.of(Duration.ofDays(1));
    }

    @Test
    void aCarerGivesALittleAndNothingElse() throws Exception {
        set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "");
        unlock(GRANS, PASSPHRASE);

        assertThat(grant(GRANS, 31)).isEqualTo(refused("carer-limit", "30"));
        assertThat(mayGive(GRANS)).contains(Duration.ofMinutes(30));
        assertThat(grant(GRANS, 30)).isEqualTo(DONE);
        assertThat(mayGive(GRANS)).contains(Duration.ZERO);
        assertThat(mayGive(MUMS)).isEmpty();
        assertThat(grant(GRANS, 1)).isEqualTo(refused("carer-spent", ""));
        for (var command : List.of(
                new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())),
                new Command.Do(new Order.RemoveParent(MUM)),
                new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty()),
                new Command.PutPolicy(FAMILY, Optional.empty()),
                new Command.Repair(),
                new Command.Backup(),
                new Command.Rebuild())) {
            assertThat(ask(GRANS, command)).as(command.toString()).isEqualTo(refused("carer-only-gives", "30"));
        }
    }

    @Test
    void aCarerForgetsNothing() throws Exception {
        set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "");
        unlock(GRANS, PASSPHRASE);

        // Nothing is kept of that one, which is none of a carer's business.
        assertThat(ask(GRANS, new Command.Do(new Order.Forget(new ChildId("bo"), Optional.empty()))))
                .isEqualTo(refused("carer-only-gives", "30"));
    }

    @Test
    void aParentsAccountIsNoChilds() throws Exception {
        var account = new ChildAccount("1001", "anna", folder);
        loop.ask(
                new Order.NameParent(
                        MUM, "Anna", Rank.GUARDIAN, Optional.of(new ParentFact.ParentNamed.Account("anna", "1001"))),
                new Authority.Root());
        var judge = new PolicyJudge(store, _ -> new Accounts.Answer.Found(account, ""));

        var read = judge.read(FAMILY.replace("[mei]", "[anna]"), family().policy(), DAY);

        assertThat(read)
                .isInstanceOfSatisfying(
                        PolicyReading.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems().toString()).contains("is the account of the parent mum"));
    }

    @Test
    void aChildsAccountIsNoParents() throws Exception {
        assertThat(ask(ROOT, new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.of("mei"))))
                .isEqualTo(refused("account-of-a-child", "mei"));
    }

    @Test
    void parentsAreListedWithoutTheirSecrets() throws Exception {
        mumHasAPassphrase();
        set(ROOT, GRAN, SecretKind.PIN, "7391", "");

        assertThat(ask(MUMS, new Command.Parents())).isInstanceOfSatisfying(Answer.Parents.class, answer -> {
            assertThat(answer.parents()).extracting(parent -> parent.id()).containsExactly(MUM, DAD, GRAN);
            assertThat(answer.parents())
                    .extracting(parent -> parent.passphrase())
                    .containsExactly(true, false, false);
            assertThat(answer.parents()).extracting(parent -> parent.pin()).containsExactly(false, false, true);
            assertThat(answer.parents()).extracting(parent -> parent.rank()).endsWith(Rank.CARER);
        });
    }

    @Test
    void aChildIsToldTheNamesOfItsParentsAlone() throws Exception {
        mumHasAPassphrase();

        assertThat(service.answer(MEIS, new GuardServer.ConnectionId(1), new Command.Parents(), new ToldLines()))
                .isInstanceOfSatisfying(Answer.Parents.class, answer -> {
                    assertThat(answer.parents())
                            .extracting(parent -> parent.id())
                            .containsExactly(MUM, DAD, GRAN);
                    assertThat(answer.parents())
                            .allMatch(parent -> parent.account().isEmpty() && !parent.passphrase() && !parent.pin());
                });
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// An account is limited as long as it is the one that a parent meant.
class TiesTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Fact.Bound BOUND = new Fact.Bound(MEI, "mei", "1001", "1001");

    private final List<Fact.Bound> kept = new ArrayList<>();
    private Accounts.Answer.Found account = found("1001", "1001");
    private Ties ties = new Ties(List.of());
    private RuleKeeper keeper = keeper();

    private static Accounts.Answer.Found found(String id, String homeOwner) {
        return new Accounts.Answer.Found(new ChildAccount(id, "mei", Path.of("/home/mei")), homeOwner);
    }

    private RuleKeeper keeper() {
        return new RuleKeeper(_ -> account, ties, kept::add, Set::of);
    }

    /// As after a restart of the guard.
    private void startWith(Fact.Bound... known) {
        ties = new Ties(List.of(known));
        keeper = keeper();
    }

    private static PolicyDocument policy() {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: mei, accounts: [mei]}\n";
        return Documents.of(PolicyYaml.read(text, Circumstances.NONE));
    }

    private List<ChildAccount> limited() throws MachineException {
        return List.copyOf(keeper.bind(policy()).of(MEI));
    }

    private String why() {
        var why = keeper.unlimited().get(new RuleKeeper.Unlimited(MEI, "mei"));
        return why == null ? "" : why.words();
    }

    @Test
    void isBoundWhenItIsSeenFirst() throws MachineException {
        assertThat(limited()).containsExactly(account.account());
        assertThat(limited()).containsExactly(account.account());

        assertThat(kept).containsExactly(BOUND);
        assertThat(keeper.unlimited()).isEmpty();
    }

    @Test
    void isNotLimitedUnderAnotherNumber() throws MachineException {
        startWith(BOUND);
        account = found("1007", "1007");

        assertThat(limited()).isEmpty();

        assertThat(why())
                .isEqualTo("it has the number 1007 now and had 1001; if it is the child's, put the policy in"
                        + " force again");
        assertThat(kept).isEmpty();
    }

    @Test
    void isNotLimitedWhenItsHomeIsSomebodyElses() throws MachineException {
        startWith(BOUND);
        account = found("1001", "1002");

        assertThat(limited()).isEmpty();

        assertThat(why()).startsWith("its home is of 1002 now and was of 1001");
    }

    @Test
    void staysLimitedWhileItsHomeIsNotThere() throws MachineException {
        startWith(BOUND);
        account = found("1001", "");

        assertThat(limited()).hasSize(1);
        assertThat(kept).isEmpty();
    }

    @Test
    void learnsTheHomeOnceItIsThere() throws MachineException {
        startWith(new Fact.Bound(MEI, "mei", "1001", ""));

        assertThat(limited()).hasSize(1);
        assertThat(kept).containsExactly(BOUND);

        account = found("1001", "1002");
        assertThat(limited()).isEmpty();
    }

    @Test
    void isBoundAnewWhenAParentPutsThePolicyInForceAgain() throws MachineException {
        startWith(BOUND);
        account = found("1007", "1007");
        assertThat(limited()).isEmpty();

        ties.say();

        assertThat(limited()).containsExactly(account.account());
        assertThat(limited()).containsExactly(account.account());
        assertThat(kept).containsExactly(new Fact.Bound(MEI, "mei", "1007", "1007"));
    }

    @Test
    void tellsWhatAnAdministratorIs() throws MachineException {
        var refusing =
                new RuleKeeper(_ -> new Accounts.Answer.Refused("is a member of sudo"), ties, kept::add, Set::of);

        assertThat(refusing.bind(policy()).of(MEI)).isEmpty();
        assertThat(refusing.unlimited())
                .isEqualTo(Map.of(
                        new RuleKeeper.Unlimited(MEI, "mei"),
                        new RuleKeeper.Why(Trouble.Sort.ACCOUNT_ADMINISTRATOR, "it is a member of sudo")));
    }
}

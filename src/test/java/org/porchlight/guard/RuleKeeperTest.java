package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;

/// What parents are told of the accounts on a PC, and whose rules hold for those that are nobody's.
class RuleKeeperTest {
    private static final ChildAccount KID = account("2101", "kid");
    private static final ChildAccount SIB = account("2102", "sib");
    private static final ChildAccount GUEST = account("2107", "guest");

    private final Map<String, Accounts.Answer> found = new HashMap<>();
    private final Map<ChildAccount, Set<String>> ways = new HashMap<>();
    private Set<String> parents = Set.of();
    private final RuleKeeper keeper = new RuleKeeper(new Pc(), new Ties(List.of()), _ -> {}, () -> parents);

    private final class Pc implements Accounts {
        @Override
        public Answer look(String name) {
            return found.getOrDefault(name, new Answer.Missing());
        }

        @Override
        public List<ChildAccount> people() {
            return List.of(KID, SIB, GUEST);
        }

        @Override
        public Set<String> waysToRise(ChildAccount account) {
            return ways.getOrDefault(account, Set.of());
        }
    }

    private static ChildAccount account(String id, String name) {
        return new ChildAccount(id, name, Path.of("/home/" + name));
    }

    private void isThere(ChildAccount account) {
        found.put(account.name(), new Accounts.Answer.Found(account, ""));
    }

    private static PolicyDocument policy(String others) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, other-accounts: %s}
                children:
                - {id: mei, accounts: [kid]}
                - {id: lei, accounts: [sib]}
                """.formatted(others);
        return Documents.of(PolicyYaml.read(text, Circumstances.NONE));
    }

    private List<Trouble> troubles(String others) throws Exception {
        var document = policy(others);
        return keeper.troubles(document, keeper.bind(document));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "strictest"})
    void aParentsOwnAccountIsNobodysBusiness(String others) throws Exception {
        isThere(KID);
        isThere(SIB);
        parents = Set.of(GUEST.id());

        assertThat(troubles(others)).isEmpty();
        assertThat(keeper.bind(policy(others)).others()).isEmpty();
    }

    @Test
    void tellsNothingOfChildrenWithAnAccountEach() throws Exception {
        isThere(KID);
        isThere(SIB);

        assertThat(troubles("ignore")).isEmpty();
    }

    @Test
    void namesAnAccountOfTwoChildren() throws Exception {
        isThere(KID);
        found.put("sib", new Accounts.Answer.Found(account("2101", "sib"), ""));

        assertThat(troubles("ignore")).containsExactly(new Trouble(Trouble.Sort.ACCOUNT_SHARED, "mei kid, lei sib"));
    }

    @Test
    void namesAnAccountThatIsAParentsToo() throws Exception {
        isThere(KID);
        found.put("sib", new Accounts.Answer.Refused("is a member of sudo"));

        assertThat(troubles("ignore")).containsExactly(new Trouble(Trouble.Sort.ACCOUNT_ADMINISTRATOR, "sib"));
    }

    @Test
    void namesAnAccountThatIsNotThere() throws Exception {
        isThere(KID);

        assertThat(troubles("ignore")).containsExactly(new Trouble(Trouble.Sort.ACCOUNT_MISSING, "sib"));
    }

    @Test
    void warnsOfAWayToBecomeTheAdministrator() throws Exception {
        isThere(KID);
        isThere(SIB);
        ways.put(KID, Set.of("docker"));

        assertThat(troubles("ignore")).containsExactly(new Trouble(Trouble.Sort.ACCOUNT_RISES, "kid: docker"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "strictest"})
    void namesAccountsThatAreNobodys(String others) throws Exception {
        isThere(KID);
        isThere(SIB);

        assertThat(troubles(others)).containsExactly(new Trouble(Trouble.Sort.ACCOUNTS_OTHER, "guest"));
    }

    @Test
    void letsThemFollowTheStrictestChildWhereTheRulesSaySo() throws Exception {
        isThere(KID);
        isThere(SIB);

        assertThat(keeper.bind(policy("strictest")).others()).containsExactly(GUEST);
        assertThat(keeper.bind(policy("strictest")).limited()).containsExactlyInAnyOrder(KID, SIB, GUEST);
        assertThat(keeper.bind(policy("strictest")).childOf(GUEST.id())).isEmpty();
        assertThat(keeper.bind(policy("report")).others()).isEmpty();
        assertThat(keeper.bind(policy("ignore")).others()).isEmpty();
    }
}

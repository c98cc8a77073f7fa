package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;

/// Who may name parents, and set their secrets.
class ParentRightsTest extends OnRights {
    @Test
    void aParentIsNamedByAGuardian() {
        var account = Optional.of(new ParentFact.ParentNamed.Account("wei", "1000"));

        assertThat(house.ask(new Order.NameParent(GRAN, "Oma", Rank.CARER, account), GUARDIAN))
                .isEqualTo(new Reply.Done());
        assertThat(house.ask(new Order.RemoveParent(GRAN), GUARDIAN)).isEqualTo(new Reply.Done());

        assertThat(house.facts(ParentFact.ParentNamed.class))
                .containsExactly(new ParentFact.ParentNamed(GRAN, "Oma", Rank.CARER, account));
        assertThat(house.facts(ParentFact.ParentRemoved.class)).containsExactly(new ParentFact.ParentRemoved(GRAN));
    }

    @Test
    void aGuardianIsChangedByNoOther() {
        var account = Optional.of(new ParentFact.ParentNamed.Account("wei", "1000"));
        var dad = new ParentId("dad");
        var before = new ParentFact.ParentNamed(dad, "Ben", Rank.GUARDIAN, account);
        var refused = new Reply.Refused("rank-of-a-guardian", "dad");
        var asCarer = new Order.NameParent(dad, "Ben", Rank.CARER, account);
        var elsewhere = new Order.NameParent(dad, "Ben", Rank.GUARDIAN, Optional.empty());

        assertThat(Rights.against(before, asCarer, GUARDIAN)).contains(refused);
        assertThat(Rights.against(before, elsewhere, GUARDIAN)).contains(refused);
        assertThat(Rights.against(before, new Order.NameParent(dad, "Papa", Rank.GUARDIAN, account), GUARDIAN))
                .isEmpty();
        for (var authority : List.of(new Authority.Root(), new Authority.ParentSession(dad))) {
            assertThat(Rights.against(before, asCarer, authority)).isEmpty();
            assertThat(Rights.against(before, elsewhere, authority)).isEmpty();
        }
    }

    @Test
    void secretsAreOfOnePersonAndRank() {
        var account = Optional.of(new ParentFact.ParentNamed.Account("wei", "1000"));
        var gran = new ParentFact.ParentNamed(GRAN, "Oma", Rank.CARER, account);
        var renamed = new Order.NameParent(GRAN, "Babcia", Rank.CARER, account);
        var elsewhere = new Order.NameParent(GRAN, "Oma", Rank.CARER, Optional.empty());
        var raised = new Order.NameParent(GRAN, "Oma", Rank.GUARDIAN, account);

        assertThat(Rights.keepsSecrets(gran, renamed, GUARDIAN)).isTrue();
        assertThat(Rights.keepsSecrets(gran, elsewhere, new Authority.Root())).isFalse();
        assertThat(Rights.keepsSecrets(gran, raised, GUARDIAN)).isFalse();
        assertThat(Rights.keepsSecrets(gran, raised, new Authority.Root())).isTrue();
    }

    @Test
    void aParentHasANameAndNoChildsId() {
        for (var name : List.of("", " ", "x".repeat(61), "a\nb")) {
            assertThat(house.ask(new Order.NameParent(GRAN, name, Rank.CARER, Optional.empty()), GUARDIAN))
                    .isEqualTo(new Reply.Refused("name-out-of-range", "60"));
        }
        assertThat(house.ask(new Order.NameParent(new ParentId("mei"), "Mei", Rank.CARER, Optional.empty()), GUARDIAN))
                .isEqualTo(new Reply.Refused("id-of-a-child", "mei"));
    }
}

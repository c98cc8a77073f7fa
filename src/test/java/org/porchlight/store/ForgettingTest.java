package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// What is forgotten is nowhere, and what is left is as it was.
class ForgettingTest extends OnForgetting {
    @Test
    void whatWaitedToBeWrittenIsForgottenToo() throws Exception {
        var waited = new Fact.SiteDenied(XU, "waited" + HIS, "sites.default");
        var event = now(2).guard(waited, Optional.of(day(2)));
        var order = now(DAYS).guard(new Fact.Forgotten(XU, Optional.of(day(4))), Optional.of(day(DAYS)));
        store.forget(
                XU, Optional.of(day(4)), new Writing(List.of(), List.of(event, order), List.of(), Optional.empty()));
        store.scrub();

        assertThat(files()).doesNotContain("waited" + HIS);
        holds();
    }

    @Test
    void nothingIsLeftOfAChildButItsId() throws Exception {
        assertThat(files()).contains("5" + HIS).contains("account-of-his").contains("小徐");
        var others = accounts(BO);

        forget(XU, Optional.empty());

        holds();
        assertThat(accounts(XU)).allMatch(Optional::isEmpty);
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(files())
                .doesNotContain(HIS)
                .doesNotContain("account-of-his")
                .doesNotContain("小徐")
                .contains("\"type\":\"forgotten\"");
    }

    @Test
    void theIdIsStillKnownAsForgotten() throws Exception {
        forget(XU, Optional.empty());

        while (store.seal(day(DAYS), day(DAYS), now(DAYS))) {
            holds();
        }
        assertThat(Ledgers.remember(store, FIRST).events())
                .extracting(Event::fact)
                .contains(new Fact.Forgotten(XU, Optional.empty()));
    }

    @Test
    void daysBeforeOneAreForgotten() throws Exception {
        var before = accounts(XU);
        var others = accounts(BO);

        forget(XU, Optional.of(day(5)));

        holds();
        assertThat(accounts(XU).subList(0, 5)).allMatch(Optional::isEmpty);
        assertThat(accounts(XU).subList(5, DAYS + 1)).isEqualTo(before.subList(5, DAYS + 1));
        assertThat(accounts(BO)).isEqualTo(others);
        assertThat(files()).contains("5" + HIS);
    }

    @Test
    void sealingGoesOnAfterForgetting() throws Exception {
        forget(XU, Optional.of(day(3)));
        while (store.seal(day(6), day(DAYS), now(DAYS))) {
            holds();
        }
        forget(XU, Optional.empty());
        holds();
        store.rebuild();
        holds();

        assertThat(store.knows(BO)).isTrue();
        assertThat(store.knows(new ChildId("nobody"))).isFalse();
    }
}

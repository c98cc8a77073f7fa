package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView;

/// A lab for each test, and the words to try it with.
abstract class WithGateLab {
    protected static final int KID = 62_101;
    protected static final int OTHER = 62_102;

    protected GateLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = GateLab.open();
    }

    @AfterEach
    void dispose() throws Exception {
        lab.dispose();
    }

    protected void awaitRefusalOf(String rule, String path) throws Exception {
        await(() -> {
            lab.run(KID, path);
            return lab.refusal().equals(List.of("kid", path, rule));
        });
    }

    protected interface Condition {
        boolean holds() throws Exception;
    }

    protected static void await(Condition condition) throws Exception {
        var deadline = Instant.now().plusSeconds(10);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
        }
    }

    protected void assertRefused(String... command) throws Exception {
        var said = lab.run(KID, command);
        assertThat(said.text()).contains("Operation not permitted");
        assertThat(said.code()).isNotZero();
    }

    protected void publish(Action otherwise, String... rules) throws Exception {
        var list = new ArrayList<AppRules.Rule>();
        for (int i = 0; i < rules.length; i += 2) {
            list.add(GateMain.rule(rules[i], rules[i + 1]));
        }
        lab.publish(new GateView(Map.of(
                new ChildAccount("" + KID, "kid", Path.of(lab.path("home"))),
                new GateView.ChildView(
                        new ChildId("kid"),
                        "test",
                        RuleList.apps(otherwise, list),
                        RuleList.sites(SiteRules.Action.ALLOW, List.of())))));
    }
}

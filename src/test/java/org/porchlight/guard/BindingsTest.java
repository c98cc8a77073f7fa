package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.ChildAccount;

class BindingsTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId JIE = new ChildId("jie");
    private static final ChildAccount ONE = new ChildAccount("1001", "mei", Path.of("/home/mei"));
    private static final ChildAccount TWO = new ChildAccount("1002", "mei-school", Path.of("/home/mei-school"));

    private final Bindings bindings = new Bindings(Map.of(MEI, Set.of(ONE, TWO), JIE, Set.of()), true);

    @Test
    void findsTheChildOfEachOfItsAccounts() {
        assertThat(bindings.childOf("1001")).contains(MEI);
        assertThat(bindings.childOf("1002")).contains(MEI);
        assertThat(bindings.childOf("0")).isEmpty();
    }

    @Test
    void hasNoAccountForAChildWhoseAccountWasRefused() {
        assertThat(bindings.of(JIE)).isEmpty();
        assertThat(bindings.of(List.of(JIE, MEI))).containsExactlyInAnyOrder(ONE, TWO);
    }
}

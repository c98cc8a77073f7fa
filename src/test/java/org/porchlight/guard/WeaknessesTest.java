package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;

/// What the keepers find lacking is kept by the ledger, from when to when.
class WeaknessesTest extends OnLoop {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));

    private final Findings findings = new Findings();
    private final Bindings bindings = new Bindings(Map.of(MEI, Set.of(KID)), true);

    WeaknessesTest() {
        super("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: mei, accounts: [kid]}\n");
    }

    private void found(Findings.Of of, Trouble... troubles) {
        new Weaknesses(loop, findings, () -> bindings).found(of, List.of(troubles));
    }

    private List<String> kept() throws Exception {
        settle();
        return store.notes(MEI, DAY).stream()
                .filter(note -> note.sort() == DayNote.Sort.WEAKENED || note.sort() == DayNote.Sort.MENDED)
                .map(note -> note.sort() + " " + note.subject())
                .toList();
    }

    @Test
    void isKeptOnlyWhenItChanges() throws Exception {
        var passes = new Trouble(Trouble.Sort.PROGRAMS_PASS, "no such device");
        found(Findings.Of.RULES, passes, new Trouble(Trouble.Sort.SITES_PASS, "no table"));
        settle();
        found(Findings.Of.RULES, passes, new Trouble(Trouble.Sort.SITES_PASS, "another reason"));
        settle();
        found(Findings.Of.PARTS, new Trouble(Trouble.Sort.SITES_PASS, "no table"));
        found(Findings.Of.RULES, passes);

        assertThat(kept()).containsExactly("WEAKENED PROGRAMS", "WEAKENED SITES");

        found(Findings.Of.RULES);
        found(Findings.Of.PARTS);

        assertThat(kept()).contains("MENDED PROGRAMS", "MENDED SITES").hasSize(4);
    }

    @Test
    void ofAScreenIsItsChilds() throws Exception {
        found(
                Findings.Of.AGENTS,
                new Trouble(Trouble.Sort.AGENT_DIES, "kid"),
                new Trouble(Trouble.Sort.AGENT_NO_IDLE, "kid"));

        assertThat(kept()).containsExactly("WEAKENED AGENT");
        assertThat(loop.now().state().weak()).containsExactly(new Weakness(Weakness.Of.AGENT, Optional.of(MEI)));
    }

    @Test
    void ofAnAccountThatIsNobodysIsNotKept() throws Exception {
        found(Findings.Of.AGENTS, new Trouble(Trouble.Sort.AGENT_DIES, "somebody"));

        assertThat(kept()).isEmpty();
    }
}

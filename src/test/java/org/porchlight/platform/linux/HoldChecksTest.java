package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Check.State;
import org.porchlight.platform.linux.Hierarchy.Kind;

class HoldChecksTest {
    @Test
    void isWeakerTheOlderTheTreeOfGroups() {
        var v1 = Optional.of(new Hierarchy(Kind.V1, Path.of("/old")));
        var v2 = Optional.of(new Hierarchy(Kind.V2, Path.of("/new")));

        assertThat(HoldChecks.groups(v2, v1).state()).isEqualTo(State.OK);
        assertThat(HoldChecks.groups(Optional.empty(), v1).state()).isEqualTo(State.WEAK);
        assertThat(HoldChecks.groups(Optional.empty(), Optional.empty()).state())
                .isEqualTo(State.WEAK);
    }

    @Test
    void holdsBySignalsWhereNoGroupHasASwitch() throws Exception {
        assertThat(HoldChecks.freezer(List.of()).state()).isEqualTo(State.WEAK);
        assertThat(HoldChecks.freezer(List.of(new Hierarchy(Kind.V2, Path.of("/nowhere"))))
                        .state())
                .isEqualTo(State.WEAK);
    }

    @Test
    void tellsAnOrdinaryAccountWhatItCannotSee() throws Exception {
        assertThat(HoldChecks.freezer(false).state()).isEqualTo(State.UNAVAILABLE);
        assertThat(HoldChecks.news(false).state()).isEqualTo(State.UNAVAILABLE);
    }
}

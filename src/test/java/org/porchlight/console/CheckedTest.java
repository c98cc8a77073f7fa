package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.porchlight.ui.CheckRow.State;

class CheckedTest {
    @Test
    void putsTheWorstFirst() {
        var checked = Checked.of("""
                {"checks":[{"id":"guard","state":"OK","title":"a","detail":"","fix":""},
                {"id":"pam","state":"WEAK","title":"b","detail":"","fix":"c"},
                {"id":"sites","state":"BROKEN","title":"d","detail":"","fix":""}],"protected":false}
                """).orElseThrow();

        assertThat(checked.rows()).extracting(Checked.Row::id).containsExactly("sites", "pam", "guard");
        assertThat(checked.count(State.WEAK)).isEqualTo(1);
        assertThat(checked.isProtected()).isFalse();
    }

    @Test
    void takesNothingElseForWhatTheDoctorSays() {
        assertThat(Checked.of("porchlight: not found")).isEmpty();
        assertThat(Checked.of("{\"checks\":3}")).isEmpty();
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.porchlight.text.Language;
import org.porchlight.ui.CheckRow.State;

class CheckedTest {
    @Test
    void putsTheWorstFirst() {
        var checked = Checked.of("""
                {"checks":[{"id":"guard","state":"OK","what":"a","fix":""},
                {"id":"pam","state":"WEAK","what":"b","fix":"c"},
                {"id":"sites","state":"BROKEN","what":"d","fix":""}],"protected":false}
                """).orElseThrow();

        assertThat(checked.rows()).extracting(Checked.Row::id).containsExactly("sites", "pam", "guard");
        assertThat(checked.count(State.WEAK)).isEqualTo(1);
        assertThat(checked.isProtected()).isFalse();
    }

    @Test
    void keepsNamesOfFilesAndAccountsAsTheyAreWritten() {
        assertThat(ProtectionPart.capital("a guard answers.", Language.EN)).isEqualTo("A guard answers.");
        assertThat(ProtectionPart.capital("porchlight.service starts the guard.", Language.EN))
                .startsWith("porchlight.service");
        assertThat(ProtectionPart.capital("kid 能当管理员。", Language.ZH_CN)).startsWith("kid");
    }

    @Test
    void takesNothingElseForWhatTheDoctorSays() {
        assertThat(Checked.of("porchlight: not found")).isEmpty();
        assertThat(Checked.of("{\"checks\":3}")).isEmpty();
    }
}

package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.Journal;
import org.porchlight.text.Language;
import org.porchlight.tool.doctor.Row;
import org.porchlight.tool.doctor.Sentences;

class ChangeTextTest {
    @ParameterizedTest
    @EnumSource
    void everyChangeHasWordsInEveryLanguage(Journal.What what) {
        for (var language : Language.values()) {
            var said = new ChangeText(language).of(what + " /x/porchlight-1000");

            assertThat(said).contains("/x/porchlight-1000").doesNotContain(what.name());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN    | the lines in /etc/pam.d/common-account that refuse log-ins
            ZH_CN | /etc/pam.d/common-account 里拒绝登录的几行
            """)
    void linesOfPamAreSaidWithoutTheirMark(Language language, String said) {
        assertThat(new ChangeText(language).of("PAM_LINES /etc/pam.d/common-account porchlight"))
                .isEqualTo(said);
    }

    @Test
    void anAgentThatWasEndedHasWordsToo() {
        for (var language : Language.values()) {
            assertThat(new ChangeText(language).of(Undo.AGENT + " 1000"))
                    .contains("1000")
                    .doesNotContain(Undo.AGENT);
        }
    }

    @Test
    void theDoctorSaysInWordsWhatIsLeft() {
        var left = new Check.Seen(
                Of.LEFTOVERS, State.WEAK, "left", "CGROUP_V2 /sys/fs/cgroup/porchlight", "NFT_TABLE inet porchlight");
        var row = new Row(Of.LEFTOVERS, State.WEAK, List.of(left));

        assertThat(new Sentences(Language.EN).lines(row).getFirst())
                .contains(
                        "control groups /sys/fs/cgroup/porchlight, closed sites in the firewall table inet porchlight");
        assertThat(new Sentences(Language.ZH_CN).lines(row).getFirst())
                .contains("控制组 /sys/fs/cgroup/porchlight 里停住的程序、防火墙表 inet porchlight 里关上的网站");
    }
}

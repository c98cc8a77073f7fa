package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.SampleStatus;
import org.porchlight.ipc.json.StatusJson;
import org.porchlight.text.Language;

class TroublesTest {
    @ParameterizedTest
    @EnumSource
    void everyTroubleHasALineInEveryLanguage(Trouble.Sort sort) {
        var report = SampleStatus.status().telling(List.of(new Trouble(sort, "/var/lib/porchlight/x")));

        // What a child is told names nothing of the machine.
        boolean names = sort != Trouble.Sort.ACCOUNT_INCOMPLETE;
        for (var language : Language.values()) {
            var line = StatusText.ofGuard(new Words(language), report).getLast();
            assertThat(line).isNotBlank().doesNotContain("{");
            assertThat(line.contains("/var/lib/porchlight/x")).as(line).isEqualTo(names);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTroubleIsReadAsItIsWritten(Trouble.Sort sort) throws Exception {
        var report = SampleStatus.status().telling(List.of(new Trouble(sort, "what")));

        assertThat(StatusJson.read(StatusJson.write(report))).isEqualTo(report);
    }
}

package org.porchlight.tool.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class BenchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "space",
                "time --weeks",
                "time --weeks 0",
                "time --weeks 1000001",
                "time --weeks many",
                "--week 5"
            })
    void refusesWhatItCannotMeasure(String typed) throws Exception {
        assertThat(Bench.run(List.of(typed.split(" ")))).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"JAVA_START"},
            mode = EnumSource.Mode.EXCLUDE)
    void namesWhatItMeasuresInBothLanguages(Subject subject) {
        assertThat(subject.in(Texts.of("tool", Language.ZH_CN), "7"))
                .containsPattern("\\p{IsHan}")
                .doesNotContain("{");
        assertThat(subject.in(Texts.of("tool", Language.EN), "7"))
                .doesNotContainPattern("\\p{IsHan}")
                .doesNotContain("{");
    }

    @Test
    void measuresTheProofBesideTheCommonPractice() throws Exception {
        var row = Weeks.measure(20);

        assertThat(row.name(Texts.of("tool", Language.EN))).isEqualTo("20 histories of one week");
        assertThat(row.name(Texts.of("tool", Language.ZH_CN))).isEqualTo("20 个一周的历史");
        assertThat(row.ours().p50()).isPositive();
        assertThat(row.anchor().p50()).isPositive();
        assertThat(row.goal()).isEqualTo(Duration.ofMillis(240).toNanos());
    }
}

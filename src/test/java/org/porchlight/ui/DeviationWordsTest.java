package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.text.Say;

class DeviationWordsTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({"EYE-CN, EN_LIGHT, Eye care", "EYE-CN, ZH_LIGHT, 护眼", "none, EN_LIGHT, none", "none, ZH_LIGHT, 没有"})
    void callsAPresetAsPeopleDo(String code, Look look, String name) {
        var said = OnFx.call(() -> {
            look.wear();
            try {
                var words = new DeviationWords(new Say(Words.preferred(), ZoneOffset.UTC));
                return words.value(Optional.of(new RuleValue.Pack(code)));
            } finally {
                Look.undress();
            }
        });

        assertThat(said).isEqualTo(name);
    }
}

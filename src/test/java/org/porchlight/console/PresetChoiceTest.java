package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Presets;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.Language;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;

class PresetChoiceTest {
    private static final Words ENGLISH = Words.part("console", Language.EN);
    private static final Words CHINESE = Words.part("console", Language.ZH_CN);

    private final List<String> chosen = new ArrayList<>();

    private List<MenuItem> items(Words words, Optional<Tier> tier, String now) {
        return OnFx.call(() -> PresetChoice.items(words, "Mei", tier, now, chosen::add));
    }

    private static List<String> heads(List<MenuItem> items) {
        return items.stream()
                .map(item ->
                        item instanceof SeparatorMenuItem ? "-" : item.getText().split("\n", 2)[0])
                .toList();
    }

    @Test
    void beginsWithWhatFitsTheAge() {
        assertThat(heads(items(ENGLISH, Optional.of(Tier.T2), "CN-2024")))
                .containsExactly(
                        "China 2024 (fits Mei's age)",
                        "China, stricter (fits Mei's age)",
                        "Eye care (fits Mei's age)",
                        "School days (fits Mei's age)",
                        "-",
                        "WHO and AAP (no rules for Mei's age)",
                        "-",
                        "Own rules");
        assertThat(heads(items(ENGLISH, Optional.of(Tier.T1), "CN-2024")))
                .containsExactly(
                        "China 2024 (fits Mei's age)",
                        "China, stricter (fits Mei's age)",
                        "Eye care (fits Mei's age)",
                        "WHO and AAP (fits Mei's age)",
                        "School days (fits Mei's age)",
                        "-",
                        "Own rules");
    }

    @Test
    void marksNothingWhereTheAgeIsNotKnown() {
        assertThat(heads(items(CHINESE, Optional.empty(), Child.NO_PRESET)))
                .containsExactly("中国大陆 2024", "中国大陆（更严）", "护眼", "世卫组织与美国儿科学会", "上学日", "-", "自己定");
    }

    @Test
    void tellsOfEveryPresetInASentenceOfEachLanguage() {
        assertThat(Presets.list()).allSatisfy(preset -> {
            assertThat(PresetChoice.sentence(ENGLISH, preset.name())).endsWith(".");
            assertThat(PresetChoice.sentence(CHINESE, preset.name())).endsWith("。");
        });
        assertThat(PresetChoice.sentence(ENGLISH, "Mei", Optional.of(Tier.T2), "WHO-AAP"))
                .endsWith("It has no rules for Mei's age.");
        assertThat(PresetChoice.sentence(CHINESE, "小美", Optional.of(Tier.T2), "CN-2024"))
                .endsWith("适合小美的年龄。");
    }

    @Test
    void takesTheOneThatIsChosen() {
        var items = items(ENGLISH, Optional.of(Tier.T2), "EYE-CN");

        assertThat(items.stream().filter(item -> item instanceof RadioMenuItem radio && radio.isSelected()))
                .extracting(MenuItem::getId)
                .containsExactly("preset-EYE-CN");
        OnFx.run(() -> items.getFirst().fire());
        assertThat(chosen).containsExactly("CN-2024");
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.ui.Look;

/// Each page as it is drawn has a picture in both languages, light and dark.
class MainPicturesTest {
    private static final Path PICTURES = Path.of("src", "test", "resources", "golden", "pictures");

    private static Stream<String> names() {
        return Stream.concat(
                Arrays.stream(PageName.values()).filter(Pages::isBuilt).flatMap(MainPicturesTest::of),
                Stream.of("language", "passphrase", "people", "presets", "review", "done")
                        .map(step -> "first-" + step));
    }

    private static Stream<String> of(PageName page) {
        return switch (page) {
            case TODAY -> Stream.of("today");
            case REQUESTS -> Stream.of("requests");
            case TIME -> Stream.of("time-draft", "time-calendar");
            case PERMISSIONS -> Stream.of("permissions-programs", "permissions-sites");
            case SPENDING -> Stream.of("spending");
            case WEEK -> Stream.of("week-full");
            case ACCOUNT -> Stream.of("account-disputed");
            case CHILDREN -> Stream.of("children-calm");
            case HELP -> Stream.of("page-help");
            case SETTINGS ->
                Arrays.stream(SettingsView.Part.values())
                        .map(part -> "settings-" + part.name().toLowerCase(Locale.ROOT));
            case LEARN, POOL, REPORT -> Stream.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("names")
    void areInEveryLook(String name) {
        assertThat(Look.values())
                .allSatisfy(look -> assertThat(Files.exists(PICTURES.resolve(name + "-" + look.suffix() + ".png")))
                        .as(name + " in " + look)
                        .isTrue());
    }
}

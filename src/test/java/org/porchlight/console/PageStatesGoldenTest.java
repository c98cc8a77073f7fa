package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// Every page in every state that it has, beside the pictures that were looked at.
class PageStatesGoldenTest {
    private static Stream<PageName> pages() {
        return Arrays.stream(PageName.values()).filter(Pages::isBuilt);
    }

    private static Stream<Arguments> states() {
        return pages().flatMap(page -> Arrays.stream(PageState.values())
                .filter(state -> state.of(page).isPresent())
                .flatMap(state -> Stream.of(
                        Arguments.of(state, page, Look.ZH_LIGHT, 1280, 800),
                        Arguments.of(state, page, Look.EN_DARK, 800, 600))));
    }

    @ParameterizedTest(name = "{1} {0} in {2}, {3}x{4}")
    @MethodSource("states")
    void looksAsItShould(PageState state, PageName page, Look look, int width, int height) {
        var screen = state.of(page).orElseThrow();
        var name = "state-" + state.name().toLowerCase(Locale.ROOT) + "-" + page.id();

        Golden.in(look, width, height, ConsoleWindow::dress, () -> screen.make().apply(look), scene -> {
            screen.bring().accept(scene, look);
            Golden.lay(scene);
            Golden.check(name + "-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    /// Every other page has every state, and so its pictures.
    @Test
    void areMissedByThesePagesAlone() {
        var missing = pages().flatMap(page -> Arrays.stream(PageState.values())
                .filter(state -> state.of(page).isEmpty())
                .map(state -> page + " " + state));

        assertThat(missing)
                .containsExactlyInAnyOrder(
                        "HELP LOADING",
                        "HELP FAILED",
                        "HELP CONFLICT",
                        "HELP INVALID",
                        "HELP EMPTY",
                        "TODAY CONFLICT",
                        "TODAY INVALID",
                        "REQUESTS CONFLICT",
                        "REQUESTS INVALID",
                        "WEEK CONFLICT",
                        "WEEK INVALID",
                        "ACCOUNT CONFLICT",
                        "ACCOUNT INVALID",
                        "SETTINGS CONFLICT",
                        "SETTINGS EMPTY");
    }
}

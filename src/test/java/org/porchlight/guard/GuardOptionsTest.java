package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ipc.RunFolder;

class GuardOptionsTest {
    private static Optional<GuardOptions> of(Map<String, String> env, String... arguments) {
        return GuardOptions.of(List.of(arguments), env);
    }

    @Test
    void usesTheUsualPlacesWhenNothingIsSaid() {
        var options = of(Map.of());

        assertThat(options).contains(new GuardOptions(GuardOptions.DATA, RunFolder.USUAL, false, false, false));
        assertThat(options.map(GuardOptions::suffix)).contains("");
    }

    @Test
    void namesItsTablesApartWhenItRunsElsewhere() {
        var options = of(Map.of(), "--run", "/run/other", "--data", "/var/lib/other", "--restore");

        assertThat(options.map(GuardOptions::run)).contains(Path.of("/run/other"));
        assertThat(options.map(GuardOptions::suffix).orElse("")).matches("[0-9a-f]{1,8}");
    }

    @Test
    void listensWhereTheEnvironmentSaysUnlessAnOptionDoes() {
        var elsewhere = Map.of("PORCHLIGHT_RUN", "/run/other/");

        assertThat(of(elsewhere).map(GuardOptions::run)).contains(Path.of("/run/other"));
        assertThat(of(elsewhere).map(GuardOptions::data)).contains(GuardOptions.DATA);
        assertThat(of(elsewhere, "--run", "/run/third").map(GuardOptions::run)).contains(Path.of("/run/third"));
        assertThat(of(Map.of("PORCHLIGHT_RUN", "")).map(GuardOptions::run)).contains(RunFolder.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data", "--unknown", "folder"})
    void refusesWhatItDoesNotKnow(String argument) {
        assertThat(of(Map.of(), argument)).isEqualTo(Optional.empty());
    }
}

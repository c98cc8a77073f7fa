package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardOptionsTest {
    @Test
    void usesTheUsualPlacesWhenNothingIsSaid() {
        var options = GuardOptions.of(List.of());

        assertThat(options).contains(new GuardOptions(GuardOptions.DATA, GuardOptions.RUN, false, false, false));
        assertThat(options.map(GuardOptions::suffix)).contains("");
    }

    @Test
    void namesItsTablesApartWhenItRunsElsewhere() {
        var options = GuardOptions.of(List.of("--run", "/run/other", "--data", "/var/lib/other", "--restore"));

        assertThat(options.map(GuardOptions::run)).contains(Path.of("/run/other"));
        assertThat(options.map(GuardOptions::suffix).orElse("")).matches("[0-9a-f]{1,8}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--data", "--unknown", "folder"})
    void refusesWhatItDoesNotKnow(String argument) {
        assertThat(GuardOptions.of(List.of(argument))).isEqualTo(Optional.empty());
    }
}

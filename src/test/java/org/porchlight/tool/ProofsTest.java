package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.cli.Failure;
import org.porchlight.text.Language;

class ProofsTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void columnsStandUnderEachOther(Language language) throws Failure {
        var told = new ByteArrayOutputStream();
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);

        new Proofs(language, out, out).prove(List.of("--histories", "60", "--seed", "1", "--small-scope", "2"));

        var lines = told.toString(StandardCharsets.UTF_8).lines().toList();
        var table = lines.subList(2, lines.subList(2, lines.size()).indexOf("") + 2);
        assertThat(table)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(columns(line)).isEqualTo(84));
    }

    @Test
    void goesThroughSmallScopesWhole() throws Failure {
        assertThat(told("--small-scope", "3", "--json"))
                .contains("\"smallScope\":{\"depth\":3,\"histories\":75,\"broken\":0}");
        assertThat(told("--small-scope", "0", "--json")).doesNotContain("smallScope");
        assertThatThrownBy(() -> told("--small-scope", "9"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--small-scope DEPTH");
    }

    private static String told(String... wish) throws Failure {
        var told = new ByteArrayOutputStream();
        var out = new PrintStream(told, true, StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of("--histories", "1"));
        all.addAll(List.of(wish));

        new Proofs(Language.EN, out, out).prove(all);

        return told.toString(StandardCharsets.UTF_8);
    }

    private static int columns(String line) {
        return line.codePoints().map(character -> character >= 0x2E80 ? 2 : 1).sum();
    }
}

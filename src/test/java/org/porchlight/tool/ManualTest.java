package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.text.Language;

@Timeout(120)
class ManualTest {
    @TempDir
    Path folder;

    private static String page(Language language) {
        var out = new StringWriter();
        assertThat(Manual.run(Typing.in(language, out, Writer.nullWriter()), List.of()))
                .isZero();
        return out.toString();
    }

    /// What groff makes of it, on a terminal of 80 columns.
    private String shown(Language language, List<String> more) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "needs groff");
        var page = Files.writeString(folder.resolve("porchlight.1"), page(language));
        var command = new java.util.ArrayList<>(List.of("groff", "-K", "utf8", "-T", "utf8", "-man", "-ww", "-P-c"));
        command.addAll(more);
        command.add(page.toString());
        var groff = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor()).as(said).isZero();
        return said;
    }

    @ParameterizedTest
    @EnumSource
    void hasNothingThatGroffWarnsOf(Language language) throws Exception {
        assertThat(shown(language, List.of("-z"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void showsEveryVerbWithWhatItDoesAndAnExample(Language language) throws Exception {
        var shown = shown(language, List.of()).replaceAll("\u001b\\[[0-9;]*m|.\b", "");

        assertThat(shown)
                .contains(language == Language.EN ? "EXIT STATUS" : "退出码")
                .contains(
                        "porchlight grant mei 15m --reason",
                        "porchlight child add mei --account mei",
                        "--beyond-window",
                        "-V, --version")
                .contains("sudo porchlight setup", "source <(porchlight completion bash)");
        for (var verb : Usages.verbs()) {
            assertThat(shown).contains("\n   porchlight " + verb + "\n");
        }
    }
}

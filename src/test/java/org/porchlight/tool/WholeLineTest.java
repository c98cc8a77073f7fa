package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.text.Language;
import org.porchlight.text.TypedCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every verb says what it does and how it is typed, in both languages.
class WholeLineTest {
    @ParameterizedTest
    @EnumSource
    void everyVerbHasAHeaderAndAnExample(Language language) {
        var verbs = verbs(language).toList();

        assertThat(verbs).hasSizeGreaterThan(40);
        assertThat(verbs).allSatisfy(verb -> {
            assertThat(text(verb.usageMessage().header()))
                    .as(verb.qualifiedName())
                    .isNotBlank();
            assertThat(text(verb.usageMessage().footer()))
                    .as(verb.qualifiedName())
                    .contains(verb.qualifiedName());
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyOptionAndArgumentIsExplained(Language language) {
        assertThat(verbs(language).filter(verb -> !Usages.verbs().contains(verb.name())))
                .allSatisfy(verb -> assertThat(verb.args())
                        .allSatisfy(arg -> assertThat(text(arg.description()))
                                .as(verb.qualifiedName() + " " + arg.paramLabel())
                                .isNotBlank()));
    }

    /// The verbs of the contract, as far as they are built (DESIGN §6).
    @ParameterizedTest
    @EnumSource
    void hasTheVerbsOfTheContract(Language language) {
        var names = Set.copyOf(verbs(language).map(CommandSpec::qualifiedName).toList());

        assertThat(names)
                .contains(
                        "porchlight setup",
                        "porchlight child add",
                        "porchlight child list",
                        "porchlight child show",
                        "porchlight child remove",
                        "porchlight policy show",
                        "porchlight policy apply",
                        "porchlight policy check",
                        "porchlight policy preset",
                        "porchlight policy rehearse",
                        "porchlight status",
                        "porchlight why",
                        "porchlight grant",
                        "porchlight pause",
                        "porchlight unpause",
                        "porchlight study",
                        "porchlight request",
                        "porchlight request list",
                        "porchlight request approve",
                        "porchlight request deny",
                        "porchlight dispute",
                        "porchlight settle",
                        "porchlight code enroll",
                        "porchlight account",
                        "porchlight report week",
                        "porchlight replay",
                        "porchlight verify",
                        "porchlight events",
                        "porchlight clock status",
                        "porchlight clock confirm",
                        "porchlight export",
                        "porchlight forget",
                        "porchlight calendar import",
                        "porchlight doctor",
                        "porchlight undo",
                        "porchlight backup",
                        "porchlight restore",
                        "porchlight guard",
                        "porchlight agent",
                        "porchlight run",
                        "porchlight demo",
                        "porchlight proof",
                        "porchlight bench");
    }

    @ParameterizedTest
    @EnumSource
    void isTypedWithTheWholePathFromACheckout(Language language) {
        var here = new TypedCommand(Path.of("/opt/here/porchlight"), "");

        assertThat(verbs(language).map(CommandSpec::qualifiedName))
                .allSatisfy(verb -> assertThat(here.in(verb)).isEqualTo("/opt/here/" + verb));
    }

    private static Stream<CommandSpec> verbs(Language language) {
        var found = new ArrayList<CommandSpec>();
        collect(WholeLine.of(Typing.in(language)), found);
        return found.stream();
    }

    private static void collect(CommandLine line, List<CommandSpec> found) {
        line.getSubcommands().values().forEach(below -> {
            found.add(below.getCommandSpec());
            collect(below, found);
        });
    }

    private static String text(String[] lines) {
        return String.join("\n", Arrays.asList(lines));
    }
}

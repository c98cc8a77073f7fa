package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.JsonText;

/// A program that asked for JSON finds what went wrong in the place of the answer, a person on the standard error.
class ErrorsInJsonTest extends OnFakeGuard {
    private static final JsonText READER = new JsonText(new JsonText.Limits(1 << 20, 1 << 10));

    private static void saysTheSameTwice(Session said, int exit) throws Exception {
        assertThat(said.exit()).isEqualTo(exit);
        var last = said.out().lines().toList().getLast();
        var fields = Fields.of("error", READER.read(last.getBytes(StandardCharsets.UTF_8)));
        assertThat(fields.text("error") + "\n").isEqualTo(said.err());
        assertThat(fields.count("exit")).isEqualTo(exit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status mei",
                "why mei",
                "grant mei 15m",
                "account mei",
                "verify",
                "forget mei --yes",
                "events",
                "export mei -o kept",
                "report week mei",
                "policy show",
                "clock status"
            })
    void everyVerbSaysAlikeThatNoGuardRuns(String typed) throws Exception {
        saysTheSameTwice(type((typed + " --json").split(" ")), Exit.NO_GUARD);
    }

    @Test
    void refusalsWrongWordsAndWhatIsNotPermittedHaveOneForm() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("no-such-child", "bo"));
        saysTheSameTwice(type("grant", "bo", "15m", "--json"), Exit.REFUSED);

        saysTheSameTwice(type("account", "--json"), Exit.USAGE);
        saysTheSameTwice(type("account", "mei", "--day", "yesterday", "--json"), Exit.USAGE);
        saysTheSameTwice(type("frobnicate", "--json"), Exit.USAGE);

        assertThat(type("grant", "bo", "15m").out()).isEmpty();
    }

    @Test
    void whoMayNotIsToldInTheSameForm() throws Exception {
        serve(new Role.Nobody());

        saysTheSameTwice(type("verify", "--json"), Exit.NOT_PERMITTED);
    }

    @Test
    void answersBeforeItStandAlone() throws Exception {
        var rules = file(POLICY);

        var said = Session.typeWith(
                run(), "en", "2026-11-24 16:30\nnoon\n", "why", "mei", "--policy", rules, "--at", "-", "--json");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.out().lines()).hasSize(1).noneMatch(line -> line.contains("error"));
        assertThat(said.err()).contains("noon");
    }

    @Test
    void anAnswerThatSaysItselfWhatIsWrongStandsAlone() throws Exception {
        var said = type("policy", "check", file("porchlight: 2\n"), "--json");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.out().lines()).hasSize(1).allMatch(line -> line.startsWith("{\"valid\":false"));
    }
}

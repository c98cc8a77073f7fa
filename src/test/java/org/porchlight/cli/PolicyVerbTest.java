package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;

/// A policy that is judged, shown, changed and put in force.
class PolicyVerbTest extends OnFakeGuard {
    @Test
    void listsWhatTheGuardFoundInAPolicy() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Invalid(List.of(new Problem(8, 5, "there is no account \"mei\""))));

        var said = type("policy", "apply", file(POLICY));

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).isEqualTo(file(POLICY) + ":8:5: there is no account \"mei\"\n");
    }

    @Test
    void judgesAPolicyFileWithoutAGuard() throws Exception {
        assertThat(type("policy", "check", file(POLICY)).exit()).isZero();

        var wrong = type("policy", "check", file(POLICY.replace("16:30-20:30", "25:00-26:00")));

        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err())
                .startsWith(directory.resolve("family.yaml") + ":11:")
                .contains("25:00-26:00");
    }

    @Test
    void judgesInTheLanguageOfWhoeverAsks() throws Exception {
        serve(PARENT);
        var wrong = file(POLICY.replace("16:30-20:30", "25:00-26:00"));
        guard.answerOrdersWith(
                new Answer.Invalid(List.of(new Problem(8, 5, "children[0].name: a name has 1 to 40 characters"))));

        var checked = Session.type(run(), "zh_CN.UTF-8", "policy", "check", wrong);
        var applied = Session.type(run(), "zh_CN.UTF-8", "policy", "apply", wrong);
        var odd = file(POLICY.replace("[\"16:30-20:30\"]", "[\"16:30-18:00\", \"18:00-20:30\"]"));

        assertThat(checked.err()).contains("\"25:00-26:00\" 不是时段：");
        assertThat(applied.err()).isEqualTo(wrong + ":8:5: children[0].name: 名字有 1 到 40 个字符\n");
        assertThat(Session.type(run(), "zh_CN.UTF-8", "policy", "check", odd).out())
                .contains("重叠或相连的时段算一个：");
        assertThat(Session.type(run(), "zh_CN.UTF-8", "policy", "check", odd, "--json")
                        .out())
                .contains("windows that overlap or touch are one");
    }

    @Test
    void tellsWhatAParentMayNotHaveMeant() throws Exception {
        var odd = file(POLICY.replace("[\"16:30-20:30\"]", "[\"16:30-18:00\", \"18:00-20:30\"]"));

        var said = type("policy", "check", odd);

        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .contains(odd + ":11:")
                .contains("children[0].time.windows.every-day: windows that overlap or touch are one");
        assertThat(type("policy", "check", odd, "--json").out()).contains("\"notices\":[{\"line\":11,");
    }

    @Test
    void refusesARuleThatEndedBeforeToday() throws Exception {
        var over = file(POLICY.replace("krita}, then: allow", "krita}, then: allow, until: 2020-01-01"));

        assertThat(type("policy", "check", over).err()).contains("\"2020-01-01\" is in the past");
        assertThat(type("why", "mei", "--policy", over).exit()).isZero();
    }

    @Test
    void saysThatAPolicyFileIsInAnotherEncoding() throws Exception {
        var file = directory.resolve("family.yaml");
        Files.write(file, ("\uFEFF" + POLICY).getBytes(StandardCharsets.UTF_16LE));

        var said = type("policy", "check", file.toString());

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err().strip())
                .isEqualTo("The policy file " + file + " was not read: it is not UTF-8. Save it in that encoding.");
    }

    @Test
    void showsThePolicyAsAPersonWouldWriteIt() throws Exception {
        serve(PARENT);

        assertThat(type("policy", "show").out()).isEqualTo(AGED);
        assertThat(type("policy", "show", "mei").out()).isEqualTo(AGED);
        assertThat(guard.asked).contains(new Command.PolicyOf(Samples.MEI));
    }

    @Test
    void changesNothingButThePreset() throws Exception {
        serve(PARENT);

        var said = type("policy", "preset", "mei", "CN-2024");

        assertThat(said.out())
                .contains("Notice: children[0].apps.groups.games")
                .contains("mei has the preset CN-2024 now: version " + Samples.VERSION);
        assertThat(guard.asked)
                .contains(new Command.PutPolicy(
                        AGED.replace("preset: none", "preset: CN-2024"), Optional.of(Samples.VERSION)));
    }

    @Test
    void saysWhoPutAnotherPolicyInForceAndWhen() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Conflict(
                Samples.VERSION, Optional.of(new PolicyPut("parent:root", Optional.of(Samples.NOW)))));

        var said = type("policy", "apply", file(POLICY), "--expect", "0".repeat(64));
        var json = type("policy", "apply", file(POLICY), "--expect", "0".repeat(64), "--json");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err().strip())
                .isEqualTo("The policy was not changed: the administrator put another one in force meanwhile, at "
                        + "2026-11-24 17:12, version " + Samples.VERSION
                        + ". Look at it with \"porchlight policy show\" and change that one.");
        assertThat(json.out())
                .contains(
                        "\"exit\":2",
                        "\"answer\":\"conflict\"",
                        "\"version\":\"" + Samples.VERSION,
                        "\"by\":\"parent:root\"",
                        "\"at\":\"2026-11-24T09:12:00Z\"");
    }

    @Test
    void listsPresetsWithTheirSourcesAndFigures() {
        var said = type("policy", "preset");
        var json = type("policy", "preset", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out().lines())
                .contains("CN-2024  China 2024")
                .anyMatch(line -> line.startsWith("  Source: ") && line.contains("; checked on 20"))
                .anyMatch(line -> line.startsWith("  T2  8–12") && line.contains("open every-day 06:00–22:00"));
        assertThat(json.out())
                .startsWith("{\"presets\":[{\"name\":\"CN-2024\",\"title\":{\"zh\":\"")
                .contains("\"checkedOn\":\"20", "\"tiers\":{\"T0\":{\"time\":{\"windows\":{\"every-day\":");
    }

    @Test
    void tellsNoticesForPeopleAndPrograms() throws Exception {
        var file = file(POLICY.replace("every-day: 60m", "every-day: 0m"));

        var said = type("policy", "check", file);
        var json = type("policy", "check", file, "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("Notice: " + file + ":"));
        assertThat(json.out())
                .startsWith("{\"valid\":true,\"version\":\"")
                .contains("\"problems\":[],\"notices\":[{\"line\":11,\"column\":");
    }

    @Test
    void tellsMistakesAsJsonToo() throws Exception {
        var file = file(POLICY.replace("16:30-20:30", "25:00-26:00").replace("default: ask", "default: maybe"));

        var said = type("policy", "check", file, "--json");

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.out())
                .startsWith("{\"valid\":false,\"version\":null,\"problems\":[{\"line\":11,\"column\":")
                .endsWith("],\"notices\":[]}\n");
        assertThat(said.err().lines()).hasSize(2).allMatch(line -> line.startsWith(file + ":1"));
    }

    @Test
    void readsAPolicyFromStandardInput() {
        var said = Session.typeWith(run(), "C", POLICY, "policy", "check", "-", "--json");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("{\"valid\":true,\"version\":\"");
    }
}

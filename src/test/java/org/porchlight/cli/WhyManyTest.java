package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Many questions at once, each answered in a line.
class WhyManyTest extends OnFakeGuard {
    @Test
    void answersEveryTimeThatIsNamedInOrder() throws Exception {
        var said = type(
                "why",
                "mei",
                "--json",
                "--policy",
                file(POLICY),
                "--at",
                "2026-11-24T16:30",
                "--at",
                "2026-11-24T16:00Z");

        assertThat(said.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"at\":\"2026-11-24T08:30:00Z\""),
                        line -> assertThat(line).contains("\"at\":\"2026-11-24T16:00:00Z\""));
    }

    @Test
    void answersEveryLineOfStandardInputUpToTheFirstBadOne() throws Exception {
        var input = "2026-11-24T16:30\n\r\n2026-11-24 16:31\r\nnoon\n2026-11-24T16:32\n";

        var said = Session.typeWith(run(), "C", input, "why", "mei", "--policy", file(POLICY), "--at", "-", "--json");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out().lines()).hasSize(2);
        assertThat(said.err()).startsWith("Line 4: \"noon\" is not a time").hasLineCount(1);
    }

    @Test
    void refusesALineWithoutEnd() throws Exception {
        var said = Session.typeWith(
                run(), "C", "7".repeat(100_000), "why", "mei", "--policy", file(POLICY), "--site", "-", "--json");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("Line 1: ").hasSizeLessThan(6000);
    }

    @Test
    void answersSitesAndProgramsLineByLine() throws Exception {
        var sites = Session.typeWith(
                run(), "C", "smartedu.cn\nexample.org\n", "why", "mei", "--policy", file(POLICY), "--site", "-");
        var programs = Session.typeWith(
                run(), "C", "/usr/bin/krita\n/usr/bin/vi\n", "why", "mei", "--policy", file(POLICY), "--app", "-");

        assertThat(sites.out().lines()).hasSize(2).first().asString().contains(": smartedu.cn is open for mei.");
        assertThat(programs.out().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(": /usr/bin/vi is not open for mei yet.");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
                    2026-10-25T02:30,       2026-10-25T00:30:00Z
                    2026-10-25T02:30+01:00, 2026-10-25T01:30:00Z
                    2027-03-28T02:30,       2027-03-28T01:30:00Z
                    """)
    void takesTheEarlierOfARepeatedHourAndMovesASkippedOneForward(String at, String instant) throws Exception {
        var berlin = file(POLICY.replace("Asia/Shanghai", "Europe/Berlin"));

        var said = type("why", "mei", "--policy", berlin, "--at", at, "--json");

        assertThat(said.out()).contains("\"at\":\"" + instant + "\"");
    }
}

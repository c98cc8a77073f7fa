package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Throws damaged files at the reader: whatever comes, it answers, and what it takes it can read again.
class PolicyFuzzTest {
    private static final int CASES = 250;
    private static final List<String> SPLINTERS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            ", ",
            "- ",
            "\n",
            "\n  ",
            "\t",
            "#",
            "\"",
            "'",
            "|",
            ">",
            "&a ",
            "*a",
            "!!str ",
            "? ",
            "%YAML 1.1\n",
            "---\n",
            "...\n",
            "<<: ",
            "null",
            "~",
            "true",
            "0x10",
            "1e9",
            ".inf",
            "-",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD800",
            "😀",
            "\\u0000",
            "\\x41",
            "24:00",
            "00:00-00:00",
            "mon-sun",
            "every-day",
            "school-days",
            "exam-week",
            "2026-12-31",
            "2026-12-30..2027-01-02",
            "2027-02-15..2027-01-18",
            "sha256:",
            "CN-2024",
            "50 CNY",
            "counts: true",
            "group: games",
            "until: 2027-01-31",
            "title: scratch",
            "category: chat",
            "99999999h",
            "xn--",
            "a..b",
            "..",
            "/",
            "ß",
            "İ",
            "\u3002",
            "Europe/Berlin",
            "=");

    @RepeatedTest(20)
    void answersWhateverItIsGiven(RepetitionInfo repetition) {
        long seed = 7_000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var text = damaged(random);

            var reading = read(text, seed);

            switch (reading) {
                case PolicyReading.Invalid(var problems) ->
                    assertThat(problems)
                            .as("seed %d: %s", seed, text)
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(50);
                case PolicyReading.Valid(var document, var notices) -> {
                    assertThat(notices).as("seed %d: %s", seed, text).hasSizeLessThanOrEqualTo(50);
                    assertReads(document.json(), document, seed);
                    assertReads(PolicyText.write(document.policy()), document, seed);
                }
            }
        }
    }

    private static void assertReads(String text, PolicyDocument document, long seed) {
        assertThat(read(text, seed))
                .as("seed %d: %s", seed, text)
                .isInstanceOfSatisfying(
                        PolicyReading.Valid.class,
                        valid -> assertThat(valid.document())
                                .as("seed %d: %s", seed, text)
                                .isEqualTo(document));
    }

    private static PolicyReading read(String text, long seed) {
        try {
            return PolicyYaml.read(text, PolicyYamlTest.HOME);
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError("seed " + seed + ": " + text, escaped);
        }
    }

    private static String damaged(Random random) {
        var text = new StringBuilder(PolicyYamlTest.FULL);
        int damages = 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 3);
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                case 2 -> text.replace(at, end, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 4 -> text.insert(at, (char) random.nextInt(0x3000));
                default -> swapLines(text, random);
            }
        }
        return text.toString();
    }

    private static void swapLines(StringBuilder text, Random random) {
        var lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return;
        }
        var moved = lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), moved);
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }
}

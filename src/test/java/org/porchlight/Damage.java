package org.porchlight;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Damages a text: bytes that are lost, doubled, moved, and words that mean something elsewhere.
public final class Damage {
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
            "24:00",
            "00:00-00:00",
            "mon-sun",
            "every-day",
            "school-days",
            "week",
            "2027-02-29",
            "2026-12-31..2027-01-02",
            "99999999h",
            "-5m",
            "PT-1S",
            "P1D",
            "PT9223372036854775807S",
            "1e308",
            "0.001",
            "-0.0",
            "+1000000000-12-31T23:59:59Z",
            "\"at\":",
            "\"ev\":",
            "power-cut",
            "hibernate",
            "suspend",
            "resume",
            "Europe/Berlin",
            "CN-2024",
            "EYE-CN",
            "sha256:00",
            "\\x41",
            "exam-week",
            "2026-12-31",
            "2026-12-30..2027-01-02",
            "2027-02-15..2027-01-18",
            "sha256:",
            "50 CNY",
            "counts: true",
            "group: games",
            "until: 2027-01-31",
            "title: scratch",
            "category: chat",
            "xn--",
            "a..b",
            "..",
            "/",
            "ß",
            "İ",
            "\u3002",
            "=");

    private Damage() {}

    /// The same text for the same state of the random numbers.
    public static String of(String whole, Random random) {
        var text = new StringBuilder(whole);
        int damages = 1 + random.nextInt(random.nextInt(6) == 0 ? 30 : 2);
        for (int i = 0; i < damages; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(7)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, splinter(random));
                case 2 -> text.replace(at, end, splinter(random));
                case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 4 -> text.insert(at, (char) random.nextInt(0x3000));
                case 5 -> otherDigit(text, at, random);
                default -> otherLines(text, random);
            }
        }
        return text.toString();
    }

    private static String splinter(Random random) {
        return SPLINTERS.get(random.nextInt(SPLINTERS.size()));
    }

    private static void otherDigit(StringBuilder text, int from, Random random) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                text.setCharAt(i, (char) ('0' + random.nextInt(10)));
                return;
            }
        }
    }

    /// A line is moved, doubled or lost.
    private static void otherLines(StringBuilder text, Random random) {
        var lines = new ArrayList<>(text.toString().lines().toList());
        if (lines.isEmpty()) {
            return;
        }
        int from = random.nextInt(lines.size());
        var line = random.nextBoolean() ? lines.remove(from) : lines.get(from);
        if (random.nextInt(3) > 0) {
            lines.add(random.nextInt(lines.size() + 1), line);
        }
        text.setLength(0);
        text.append(String.join("\n", lines)).append('\n');
    }
}

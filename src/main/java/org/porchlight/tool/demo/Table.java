package org.porchlight.tool.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.porchlight.text.Texts;

/// Prints the demo's result: scene · expected · seen.
final class Table {
    private Table() {}

    /// Prints the table and says where the pictures are.
    ///
    /// @param wanted how many checks there must be; fewer means that a scene broke off
    /// @return the exit code
    static int print(Texts words, List<Check> checks, int wanted, Path pictures, Duration took) {
        System.out.println();
        var rows = new java.util.ArrayList<List<String>>();
        rows.add(List.of(words.of("table.scene"), words.of("table.expected"), words.of("table.seen"), ""));
        checks.forEach(check -> rows.add(List.of(
                check.scene(), check.expected(), check.seen(), words.of(check.ok() ? "table.ok" : "table.not"))));
        var widths = IntStream.range(0, 2)
                .map(column -> rows.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        for (var row : rows) {
            System.out.println(pad(row.get(0), widths[0]) + "  " + pad(row.get(1), widths[1]) + "  " + row.get(2)
                    + (row.get(3).isEmpty() ? "" : "  [" + row.get(3) + "]"));
        }
        System.out.println();
        System.out.println(words.of("pictures", pictures.toString()));
        boolean all = checks.size() == wanted && checks.stream().allMatch(Check::ok);
        System.out.println(words.of(all ? "end.ok" : "end.not", checks.size(), wanted, took.toSeconds()));
        return all ? 0 : 1;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// Columns on a terminal: a Chinese character takes two.
    private static int width(String text) {
        return text.codePoints()
                .map(point -> point >= 0x2E80 && point <= 0xFFEF ? 2 : 1)
                .sum();
    }
}

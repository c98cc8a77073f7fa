package org.porchlight.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Rows of the ledger as the guard names them, such as `policy HASH` or `event DEVICE:NUMBER`, in words.
///
/// @param language in which they are
public record LedgerRows(Language language) {
    private static final String EVENT = "(?:event )?([0-9a-f]{32})[: ](\\d+)(?: is not as it was written)?";

    /// @param key of the words; a group of the pattern is an argument
    private record Form(Pattern pattern, String key) {
        Form(String pattern, String key) {
            this(Pattern.compile(pattern), key);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(EVENT, "row.event"),
            new Form("policy ([0-9a-f]+)", "row.policy"),
            new Form("calendar ([0-9a-f]+)", "row.calendar"),
            new Form("device ([0-9a-f]+)", "row.device"),
            new Form("device", "row.self"),
            new Form("clock", "row.clock"),
            new Form("anchor ([0-9a-f]+):(\\d+)", "row.anchor"),
            new Form("checkpoint", "row.checkpoint"),
            new Form("(p_\\w+)", "row.sums"),
            new Form("reading ([a-z-]+): a row is not as it was written.*", "row.read"));

    /// Several, in a list with commas. What has no words stays as it is.
    public String of(String rows) {
        var texts = Texts.of("trouble", language);
        return Arrays.stream(rows.split(", ", -1))
                .map(row -> one(row, texts))
                .collect(Collectors.joining(texts.of("row.comma")));
    }

    private static String one(String row, Texts texts) {
        for (var form : FORMS) {
            var found = form.pattern().matcher(row);
            if (found.matches()) {
                var parts = new Object[found.groupCount()];
                Arrays.setAll(parts, group -> found.group(group + 1));
                return texts.of(form.key(), parts);
            }
        }
        return row;
    }
}

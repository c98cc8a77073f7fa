package org.porchlight.core.policy;

import java.util.regex.Pattern;

/// Writes a policy as a person would: YAML on lines of its own, small maps and lists on one line, times in quotation
/// marks. Read again, it gives an equal document.
public final class PolicyText {
    private static final int WIDTH = 110;
    private static final int INDENT = 2;

    /// What no YAML reader takes for anything but a string, with no marks around it.
    private static final Pattern PLAIN = Pattern.compile(
            "(?!(?:true|false|null)$)[\\p{IsAlphabetic}/][\\p{IsAlphabetic}\\p{IsDigit}_./+-]*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AMOUNT =
            Pattern.compile("(?:\\d+[hms])+|\\d+d|\\d+(?:\\.\\d+)? [A-Z]{3}|\\d{4}-\\d{2}-\\d{2}");

    private final StringBuilder text = new StringBuilder();

    private PolicyText() {}

    public static String write(Policy policy) {
        var writer = new PolicyText();
        if (PolicyTree.of(policy) instanceof Tree.Fields document) {
            writer.fields(document, 0);
        }
        return writer.text.toString();
    }

    /// A rule for programs on one line, as it stands in a policy.
    public static String write(AppRules.Rule rule) {
        return flow(PolicyTree.rule(rule));
    }

    /// A rule for sites likewise.
    public static String write(SiteRules.Rule rule) {
        return flow(PolicyTree.rule(rule));
    }

    /// The fields on lines of their own; the first line is where the writer stands, indented already.
    private void fields(Tree.Fields map, int indent) {
        boolean first = true;
        for (var field : map.fields().entrySet()) {
            if (!first) {
                text.repeat(' ', indent);
            }
            first = false;
            var key = key(field.getKey());
            text.append(key).append(':');
            value(field.getValue(), indent, key.length() + 2);
        }
    }

    private void value(Tree value, int indent, int used) {
        if (fitsOneLine(value, indent + used)) {
            text.append(' ').append(flow(value)).append('\n');
            return;
        }
        text.append('\n');
        switch (value) {
            case Tree.Items list -> items(list, indent + INDENT);
            case Tree.Fields map -> {
                text.repeat(' ', indent + INDENT);
                fields(map, indent + INDENT);
            }
            case Tree.Text _, Tree.Whole _, Tree.Truth _ -> throw new IllegalStateException("a scalar has one line");
        }
    }

    private void items(Tree.Items list, int indent) {
        for (var item : list.items()) {
            text.repeat(' ', indent).append("- ");
            if (item instanceof Tree.Fields map && !fitsOneLine(map, indent + INDENT)) {
                fields(map, indent + INDENT);
            } else {
                text.append(flow(item)).append('\n');
            }
        }
    }

    private static boolean fitsOneLine(Tree tree, int used) {
        return switch (tree) {
            case Tree.Text _, Tree.Whole _, Tree.Truth _ -> true;
            case Tree.Items(var items, var open) ->
                items.isEmpty() || (!open && used + flow(tree).length() <= WIDTH);
            case Tree.Fields(var fields, var open) ->
                fields.isEmpty() || (!open && used + flow(tree).length() <= WIDTH);
        };
    }

    private static String flow(Tree tree) {
        return switch (tree) {
            case Tree.Text(var value) -> scalar(value);
            case Tree.Whole(var value) -> Long.toString(value);
            case Tree.Truth(var value) -> Boolean.toString(value);
            case Tree.Items(var items, var _) ->
                "[" + String.join(", ", items.stream().map(PolicyText::flow).toList()) + "]";
            case Tree.Fields(var fields, var _) ->
                "{"
                        + String.join(
                                ", ",
                                fields.entrySet().stream()
                                        .map(field -> key(field.getKey()) + ": " + flow(field.getValue()))
                                        .toList())
                        + "}";
        };
    }

    private static String key(String key) {
        return PLAIN.matcher(key).matches() ? key : PolicyJson.quoted(key);
    }

    private static String scalar(String value) {
        boolean plain = PLAIN.matcher(value).matches() || AMOUNT.matcher(value).matches();
        return plain ? value : PolicyJson.quoted(value);
    }
}

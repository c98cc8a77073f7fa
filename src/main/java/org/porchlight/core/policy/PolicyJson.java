package org.porchlight.core.policy;

/// Writes the canonical document: JSON that is YAML too, keys in the order of the format, no spaces.
final class PolicyJson {
    private final StringBuilder json = new StringBuilder();

    private PolicyJson() {}

    static String write(Policy policy) {
        return write(PolicyTree.of(policy));
    }

    static String write(Tree tree) {
        var writer = new PolicyJson();
        writer.put(tree);
        return writer.json.toString();
    }

    private void put(Tree tree) {
        switch (tree) {
            case Tree.Text(var value) -> json.append(quoted(value));
            case Tree.Whole(var value) -> json.append(value);
            case Tree.Truth(var value) -> json.append(value);
            case Tree.Items(var items, var _) -> {
                json.append('[');
                for (int i = 0; i < items.size(); i++) {
                    json.append(i > 0 ? "," : "");
                    put(items.get(i));
                }
                json.append(']');
            }
            case Tree.Fields(var fields, var _) -> {
                var comma = "{";
                for (var field : fields.entrySet()) {
                    json.append(comma).append(quoted(field.getKey())).append(':');
                    put(field.getValue());
                    comma = ",";
                }
                json.append(fields.isEmpty() ? "{}" : "}");
            }
        }
    }

    // Control characters never get into a policy, so two escapes are all that JSON needs (RFC 8259 §7), and YAML reads
    // the same ones (YAML 1.2.2 §5.7).
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

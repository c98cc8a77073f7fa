package org.porchlight.tool.demo;

/// One line of the demo's table.
///
/// @param scene number of the scene and what is looked at
/// @param expected what Porchlight promises
/// @param seen what was measured or seen
record Check(String scene, String expected, String seen, boolean ok) {
    /// One line of a file: fields parted by tabs.
    String toLine() {
        return String.join("\t", clean(scene), clean(expected), clean(seen), Boolean.toString(ok));
    }

    static Check ofLine(String line) {
        var fields = line.split("\t", -1);
        return new Check(fields[0], fields[1], fields[2], Boolean.parseBoolean(fields[3]));
    }

    private static String clean(String field) {
        return field.replaceAll("[\\t\\n\\r]+", " ");
    }
}

package org.porchlight.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Text in HTML, and what it stands in. Names of programs and sites come from a child's programs and from the net:
/// nothing of them is markup.
final class Html {
    private Html() {}

    /// Text, safe between tags and inside quoted attributes. Characters that steer a terminal or turn the direction of
    /// the line are dropped.
    static String text(String raw) {
        var safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().filter(Html::isShown).forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// Two cards side by side where there is room.
    static String pair(String left, String right) {
        return "<div class=\"pair\">" + left + "<div class=\"gap\"></div>" + right + "</div>\n";
    }

    /// A style sheet of the resources, to be put into a page.
    static String css(String file) {
        var path = "/org/porchlight/css/" + file;
        try (var in = Html.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

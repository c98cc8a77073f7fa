package org.porchlight.system;

import java.util.List;
import java.util.Map;

/// What was seen of one program before and after it stood still.
///
/// @param title as people know it
/// @param version of Debian's package
/// @param trouble why it could not be started; empty when it was
record Outcome(String title, String version, String trouble, Look before, Look after) {
    /// What `desk.py look` and `desk.py answers` say of a program.
    ///
    /// @param life `alive`, `alive but for 1 of 3` processes, or `gone` when the first one ended
    /// @param window words such as `same moves saved`; `none` without a window
    /// @param lines what became of its connections, parted by "; "; `none` without
    /// @param sound `sound`, `silent` or `none`
    /// @param answers whether its window answered a ping
    record Look(String life, String window, String lines, String sound, boolean answers) {
        static final Look NOTHING = new Look("gone", "none", "none", "none", false);

        static Look of(String line, boolean answers) {
            var fields = line.split("\t", -1);
            return new Look(fields[0], fields[1], fields[2], fields[3], answers);
        }

        boolean lives() {
            return life.startsWith("alive");
        }

        /// Whether its window does what it is told.
        boolean reacts() {
            return answers || words().contains("moves");
        }

        List<String> words() {
            return List.of(window.split(" ", -1));
        }

        boolean sounds() {
            return sound.equals("sound");
        }
    }

    private static final Map<String, String> ENDS = Map.ofEntries(
            Map.entry("patient", "a web page's connection to a server that waits"),
            Map.entry("strict", "a web page's connection to a server that asks every 20 s"),
            Map.entry("ssh", "ssh"),
            Map.entry("irc", "chat (IRC)"),
            Map.entry("radio", "internet radio"),
            Map.entry("files", "download"),
            Map.entry("openttd", "network game"),
            Map.entry("freeciv", "network game"),
            Map.entry("minetest", "network game"));

    boolean started() {
        return trouble.isEmpty();
    }

    /// Whether it has no window and was there for a connection.
    boolean isNothingButALine() {
        return before.window().equals("none") && !before.lines().equals("none");
    }

    /// Whether its far end gave it up and it ended.
    boolean endedWithItsLine() {
        return !after.lives() && after.lines().contains("lost");
    }

    /// Its line of a table in Markdown.
    String row() {
        return started()
                ? "| %s | %s | %s | %s | %s | %s |".formatted(title, version, life(), window(), lines(), sound())
                : "| %s | %s | could not be started: %s | – | – | – |".formatted(title, version, trouble);
    }

    private String life() {
        if (after.lives()) {
            return after.life().replace("alive", "yes");
        }
        return endedWithItsLine() ? "no, it ended with its connection" : "no";
    }

    private String window() {
        if (after.window().equals("none")) {
            return before.window().equals("none") ? "has none" : "is gone";
        }
        var said = after.reacts() ? "answers" : before.reacts() ? "does not answer" : "was not tried";
        return after.words().contains("saved") ? said + "; what was typed before and after was saved" : said;
    }

    private String lines() {
        if (after.lines().equals("none")) {
            return "–";
        }
        return String.join(
                "<br>",
                List.of(after.lines().split("; ", -1)).stream()
                        .map(Outcome::line)
                        .toList());
    }

    private static String line(String said) {
        var parts = said.split(" ", 2);
        return ENDS.getOrDefault(parts[0], parts[0]) + ": " + parts[1].replace(", data comes", "");
    }

    private String sound() {
        if (!before.sounds()) {
            return "–";
        }
        return after.sounds() ? "goes on" : "is not heard";
    }
}

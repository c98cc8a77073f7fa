package org.porchlight.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One application of a desktop's menu.
///
/// @param name as its makers call it, not translated
/// @param command what is run, without quotes, settings of the environment and what stands for files
record DesktopEntry(String name, List<String> command) {
    /// Commands that run what is named after them, which is meant.
    private static final Pattern STARTER = Pattern.compile("env|pkexec|sudo|nice|gamemoderun|sh|bash"
            + "|(?:electron|gjs|java|mono|node|perl|python|ruby|wine)[0-9.]*");

    private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

    /// Reads a file.
    ///
    /// @return nothing for what is no application of the menu
    static Optional<DesktopEntry> parse(String text) {
        var keys = keys(text);
        if (!keys.getOrDefault("Type", "").equals("Application")
                || keys.getOrDefault("NoDisplay", "").equals("true")
                || keys.getOrDefault("Hidden", "").equals("true")) {
            return Optional.empty();
        }
        var name = unescaped(keys.getOrDefault("Name", "")).strip();
        var command = meant(words(unescaped(keys.getOrDefault("Exec", ""))));
        return name.isEmpty() ? Optional.empty() : Optional.of(new DesktopEntry(name, command));
    }

    private static Map<String, String> keys(String text) {
        var keys = new HashMap<String, String>();
        boolean isInside = false;
        for (var line : text.lines().toList()) {
            if (line.startsWith("[")) {
                isInside = line.strip().equals("[Desktop Entry]");
            } else if (isInside && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    keys.putIfAbsent(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        }
        return keys;
    }

    private static String unescaped(String value) {
        var plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                plain.append(
                        switch (value.charAt(i)) {
                            case 's' -> ' ';
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            default -> value.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /// The words of a command; one in quotes is one word.
    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean isQuoted = false;
        for (char c : (command + " ").toCharArray()) {
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (Character.isWhitespace(c) && !isQuoted) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }

    private static List<String> meant(List<String> words) {
        var meant = new ArrayList<>(words);
        meant.removeIf(word -> word.startsWith("%"));
        while (!meant.isEmpty() && comesBefore(meant.getFirst())) {
            meant.removeFirst();
        }
        return List.copyOf(meant);
    }

    private static boolean comesBefore(String word) {
        return word.startsWith("-")
                || SETTING.matcher(word).matches()
                || STARTER.matcher(word.substring(word.lastIndexOf('/') + 1)).matches();
    }
}

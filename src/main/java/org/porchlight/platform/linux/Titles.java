package org.porchlight.platform.linux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.porchlight.port.MachineException;

/// What people would call a program, from what the kernel tells of its process. No file of the program is opened.
final class Titles {
    private static final int MOST_CHARACTERS = 120;
    private static final int MOST_COMMAND_LINE = 16 * 1024;

    private final SystemPrograms programs;

    Titles(SystemPrograms programs) {
        this.programs = programs;
    }

    /// The first that has a name of its own; a shell that waits for a command gives its name only when there is
    /// nothing else.
    Optional<String> of(List<Proc> busiestFirst) throws MachineException {
        Optional<String> shell = Optional.empty();
        for (var process : busiestFirst) {
            var exe = Proc.exe(process.pid());
            if (exe.isEmpty()) {
                continue;
            }
            var name = exe.get().name();
            var title = programs.isInterpreter(name)
                    ? script(process.pid()).or(() -> Optional.of(name))
                    : Optional.of(name);
            if (!programs.isShell(title.orElse(name))) {
                return title.map(Titles::printable);
            }
            shell = shell.or(() -> title);
        }
        return shell.map(Titles::printable);
    }

    private Optional<String> script(int pid) throws MachineException {
        return Proc.bytes(pid, "cmdline", MOST_COMMAND_LINE)
                .map(line -> new String(line, StandardCharsets.UTF_8).split("\0"))
                .flatMap(Titles::script);
    }

    /// Name of the script, module or jar that an interpreter was given: the first word that is no option.
    static Optional<String> script(String[] words) {
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            if (word.equals("-c") || word.equals("-e")) {
                return Optional.empty();
            }
            if (word.equals("-cp") || word.equals("-classpath") || word.equals("--class-path")) {
                i++;
            } else if (!word.isEmpty() && !word.startsWith("-")) {
                var name = word.substring(word.lastIndexOf('/') + 1);
                return name.isEmpty() ? Optional.empty() : Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /// A name that is safe to show: no controls, no characters that turn the direction of writing, not too long.
    static String printable(String name) {
        var shown = new StringBuilder();
        name.codePoints()
                .map(point -> isPrintable(point) ? point : '\uFFFD')
                .limit(MOST_CHARACTERS)
                .forEach(point -> {
                    if (shown.length() + Character.charCount(point) <= MOST_CHARACTERS) {
                        shown.appendCodePoint(point);
                    }
                });
        return shown.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

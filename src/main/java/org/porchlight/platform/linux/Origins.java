package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Where held processes came from, in a file that a guard started anew and `rescue` read too.
///
/// A line is `pid TAB start TAB group`; the group is `-` where signals hold. Lines are added before a process is
/// touched; a later line for the same process wins.
///
/// @param file in the run directory, which only root can write
record Origins(Path file) {
    private static final Pattern NAME = Pattern.compile("hold-([1-9][0-9]*)\\.tsv");
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// The file for one account.
    static Origins of(Path runDirectory, int uid) {
        return new Origins(runDirectory.resolve("hold-" + uid + ".tsv"));
    }

    /// Numbers of the accounts for which there is such a file.
    static List<String> noted(Path runDirectory) throws MachineException {
        try (var names = Files.list(runDirectory)) {
            return names.map(path -> NAME.matcher(path.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new MachineException("list " + runDirectory + ": " + e.getMessage(), e);
        }
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    void add(Map<ProcessRef, String> groups) throws MachineException {
        var text = new StringBuilder();
        groups.forEach((process, group) -> text.append(process.pid())
                .append('\t')
                .append(process.started())
                .append('\t')
                .append(group)
                .append('\n'));
        try {
            Files.createDirectories(file.getParent());
            // ISO-8859-1 both ways keeps the bytes of a name whatever they mean.
            Files.writeString(
                    file,
                    text,
                    StandardCharsets.ISO_8859_1,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new MachineException("note where processes came from in " + file + ": " + e.getMessage(), e);
        }
    }

    /// The group of each process; empty where there is no file. A line that was cut off by a crash is left out.
    Map<ProcessRef, String> read() throws MachineException {
        var origins = new HashMap<ProcessRef, String>();
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            for (var line : text.lines().map(line -> line.split("\t", 3)).toList()) {
                if (line.length == 3 && isNumber(line[0]) && isNumber(line[1]) && !line[2].isEmpty()) {
                    origins.put(new ProcessRef(Long.parseLong(line[0]), Long.parseLong(line[1])), line[2]);
                }
            }
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new MachineException("read where processes came from in " + file + ": " + e.getMessage(), e);
        }
        return origins;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> '0' <= c && c <= '9');
    }

    void delete() throws MachineException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MachineException("delete " + file + ": " + e.getMessage(), e);
        }
    }
}

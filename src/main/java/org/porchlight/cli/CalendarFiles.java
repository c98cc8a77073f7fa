package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.worker.CalendarFile;
import org.porchlight.worker.Reading;

/// Calendar files on disk. A policy that is asked without a guard finds those that it names beside itself: of the
/// files there that end in `.ics` the one whose SHA-256 fits.
final class CalendarFiles {
    private static final int MOST_FILES = 64;

    private final Words words;

    CalendarFiles(Words words) {
        this.words = words;
    }

    /// A calendar file, or standard input for `-`; bounded before it is read.
    CalendarFile read(String name, InputStream in) throws Failure {
        try {
            var file = name.equals("-") ? CalendarFile.read(name, in) : CalendarFile.read(Path.of(name));
            if (file.isTooLarge()) {
                throw new Failure(Exit.USAGE, words.calendar("FILE_TOO_LARGE", name, ""));
            }
            return file;
        } catch (NoSuchFileException _) {
            throw new Failure(Exit.USAGE, words.calendar("missing", name));
        } catch (AccessDeniedException _) {
            throw new Failure(Exit.NOT_PERMITTED, words.calendar("denied", name));
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, words.calendar("unread", name, words.trouble(Path.of(name), e)));
        }
    }

    /// What a file says, as a worker reads it.
    ImportedCalendar calendar(CalendarFile file, ZoneId zone, LocalDate around) throws Failure {
        try {
            return switch (file.days(zone, around)) {
                case Reading.Read(var calendar) -> calendar;
                case Reading.Unusable(var trouble, var detail) ->
                    throw new Failure(
                            trouble.isOfThisPc() ? Exit.ENVIRONMENT : Exit.USAGE,
                            words.calendar(trouble.name(), file.name(), detail));
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failure(Exit.ENVIRONMENT, words.calendar("NOT_STARTED", file.name(), ""));
        }
    }

    /// The calendars that a policy names, as far as they lie beside it.
    ///
    /// @param policy name of the file, or `-`, for which the current folder is meant
    Map<String, ImportedCalendar> beside(String policy, String text, LocalDate today) throws Failure {
        var needs = PolicyNeeds.of(text);
        var found = new HashMap<String, ImportedCalendar>();
        if (!needs.calendars().isEmpty() && needs.zone().isPresent()) {
            for (var file : files(policy)) {
                if (needs.calendars().contains(file.sha256()) && !found.containsKey(file.sha256())) {
                    found.put(file.sha256(), calendar(file, needs.zone().get(), today));
                }
            }
        }
        return found;
    }

    private static Path folder(String policy) {
        var parent = Path.of(policy).toAbsolutePath().getParent();
        return policy.equals("-") || parent == null ? Path.of("") : parent;
    }

    private List<CalendarFile> files(String policy) throws Failure {
        var folder = folder(policy);
        try (var files = Files.list(folder)) {
            var names = files.filter(file -> file.toString().endsWith(".ics"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            var found = new ArrayList<CalendarFile>();
            for (var file : names) {
                var read = CalendarFile.read(file);
                if (!read.isTooLarge()) {
                    found.add(read);
                }
            }
            return found;
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, words.calendar("unread", folder, words.trouble(folder, e)));
        }
    }
}

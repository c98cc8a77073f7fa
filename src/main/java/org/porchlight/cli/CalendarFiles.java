package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.worker.Reading;
import org.porchlight.worker.WorkerCall;
import org.porchlight.worker.WorkerMain;

/// Calendar files on disk. A policy that is asked without a guard finds those that it names beside itself: of the
/// files there that end in `.ics` the one whose SHA-256 fits.
final class CalendarFiles {
    private static final int MOST_FILES = 64;
    private static final int MAX_BYTES = WorkerMain.MAX_INPUT;

    private final Words words;

    CalendarFiles(Words words) {
        this.words = words;
    }

    /// A file as it was read.
    static final class Found {
        private final String name;
        private final byte[] bytes;
        private final String sha256;

        Found(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes.clone();
            this.sha256 = hash(bytes);
        }

        String name() {
            return name;
        }

        /// 64 hexadecimal digits.
        String sha256() {
            return sha256;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /// A calendar file, or standard input for `-`; bounded before it is read.
    Found read(String name, InputStream in) throws Failure {
        try {
            var bytes = name.equals("-") ? in.readNBytes(MAX_BYTES + 1) : bytes(Path.of(name));
            if (bytes.length > MAX_BYTES) {
                throw new Failure(Exit.USAGE, words.of("calendar.FILE_TOO_LARGE", name, ""));
            }
            return new Found(name, bytes);
        } catch (NoSuchFileException _) {
            throw new Failure(Exit.USAGE, words.of("calendar.missing", name));
        } catch (AccessDeniedException _) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("calendar.denied", name));
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, words.of("calendar.unread", name, words.trouble(Path.of(name), e)));
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(MAX_BYTES + 1);
        }
    }

    /// What a file says, as a worker reads it.
    ImportedCalendar calendar(Found file, ZoneId zone, LocalDate around) throws Failure {
        try {
            return switch (WorkerCall.ofThisProgram().calendar(file.bytes, zone, around)) {
                case Reading.Read(var calendar) -> calendar;
                case Reading.Unusable(var trouble, var detail) ->
                    throw new Failure(
                            trouble.isOfThisPc() ? Exit.ENVIRONMENT : Exit.USAGE,
                            words.of("calendar." + trouble.name(), file.name(), detail));
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Failure(Exit.ENVIRONMENT, words.of("calendar.NOT_STARTED", file.name(), ""));
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

    private List<Found> files(String policy) throws Failure {
        var folder = folder(policy);
        try (var files = Files.list(folder)) {
            var names = files.filter(file -> file.toString().endsWith(".ics"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            var found = new ArrayList<Found>();
            for (var file : names) {
                var bytes = bytes(file);
                if (bytes.length <= MAX_BYTES) {
                    found.add(new Found(file.toString(), bytes));
                }
            }
            return found;
        } catch (IOException e) {
            throw new Failure(Exit.USAGE, words.of("calendar.unread", folder, words.trouble(folder, e)));
        }
    }
}

package org.porchlight.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import org.porchlight.core.policy.ImportedCalendar;

/// A calendar file of whoever's, as its bytes were read: no more of them than a worker takes.
public final class CalendarFile {
    private static final String USUAL = "timetable";

    private final String name;
    private final byte[] bytes;

    private CalendarFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /// Reads a file, and of one that is too large a byte more than may be.
    public static CalendarFile read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return read(file.toString(), stream);
        }
    }

    /// The same from a stream.
    ///
    /// @param name as it was typed
    public static CalendarFile read(String name, InputStream in) throws IOException {
        return new CalendarFile(name, in.readNBytes(WorkerMain.MAX_INPUT + 1));
    }

    /// As it was typed.
    public String name() {
        return name;
    }

    public boolean isTooLarge() {
        return bytes.length > WorkerMain.MAX_INPUT;
    }

    /// 64 hexadecimal digits.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /// What it says, as a worker reads it. Waits for the worker.
    ///
    /// @param around from a year before which to three years after which days are wanted
    public Reading<ImportedCalendar> days(ZoneId zone, LocalDate around) throws InterruptedException {
        return isTooLarge()
                ? new Reading.Unusable<>(Trouble.FILE_TOO_LARGE, "")
                : WorkerCall.ofThisProgram().calendar(bytes, zone, around);
    }

    /// Its last name, at most `most` characters.
    public String shortName(int most) {
        var last = Path.of(name).getFileName();
        var text = last == null ? "" : last.toString();
        return text.substring(0, Math.min(text.length(), most));
    }

    /// The name under which a policy may have it.
    public String period() {
        var plain = name.equals("-") ? "" : shortName(name.length()).replaceFirst("\\.[Ii][Cc][Ss]$", "");
        var key = plain.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return key.isEmpty() || !key.matches("\\p{L}[\\p{L}\\p{N}-]{0,31}") ? USUAL : key;
    }
}

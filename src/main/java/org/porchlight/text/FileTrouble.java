package org.porchlight.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What hinders reading or writing a file. Java and the system say it in names of their own, and of files that nobody
/// typed; a person reads it in words, beside the path that was typed.
public enum FileTrouble {
    /// There is no such file.
    MISSING,
    NO_FOLDER,
    /// What should be a folder is a file.
    NOT_A_FOLDER,
    /// What should be a file is a folder.
    FOLDER,
    DENIED,
    NO_ROOM,
    READ_ONLY,
    NAME_TOO_LONG,
    OTHER;

    private static final List<String> FULL = List.of("No space left", "Disk quota exceeded", "File too large");

    /// In words that go on a sentence after a colon.
    ///
    /// @param file as it was typed
    public static String say(Language language, Path file, IOException trouble) {
        return Texts.of("file", language).of(of(file, trouble).name());
    }

    /// The trouble of a file beneath another one, as [#say] puts it, or in our own words where we found it.
    public static Optional<String> sayBeneath(Language language, Path file, Throwable trouble) {
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                boolean isOurs = !(io instanceof FileSystemException) && of(file, io) == OTHER;
                return Optional.of(isOurs ? String.valueOf(io.getMessage()) : say(language, file, io));
            }
        }
        return Optional.empty();
    }

    /// @param file as it was typed
    public static FileTrouble of(Path file, IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return DENIED;
        }
        // Java has no name for these but the kernel's own words.
        var words = String.valueOf(trouble.getMessage());
        if (FULL.stream().anyMatch(words::contains)) {
            return NO_ROOM;
        }
        if (words.contains("Read-only file system")) {
            return READ_ONLY;
        }
        if (words.contains("File name too long")) {
            return NAME_TOO_LONG;
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return isUnderAFile(folder) ? NOT_A_FOLDER : NO_FOLDER;
        }
        if (Files.isDirectory(file)) {
            return FOLDER;
        }
        return trouble instanceof NoSuchFileException ? MISSING : OTHER;
    }

    private static boolean isUnderAFile(Path folder) {
        for (@Nullable Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return !Files.isDirectory(above);
            }
        }
        return false;
    }
}

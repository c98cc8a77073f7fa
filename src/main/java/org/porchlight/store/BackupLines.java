package org.porchlight.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.porchlight.store.BackupException.Fault;

/// The lines of a gzip file, one by one: none is longer than it may be, and neither is the whole, whatever the file
/// says
/// of itself.
final class BackupLines {
    /// The longest line in bytes: a calendar of 1 MiB of which every other character is escaped.
    static final int MAX_LINE = 4 << 20;

    /// The most bytes of all lines: twenty child-years without retention.
    static final long MAX_BYTES = 4L << 30;

    private final InputStream in;
    private final MessageDigest digest;
    private long number;
    private long bytes;
    private byte[] pending = new byte[0];

    BackupLines(InputStream gzip) throws IOException, BackupException {
        try {
            in = new BufferedInputStream(new GZIPInputStream(gzip, 1 << 16), 1 << 16);
            digest = MessageDigest.getInstance("SHA-256");
        } catch (ZipException | EOFException e) {
            throw new BackupException(Fault.NOT_A_BACKUP, 0, String.valueOf(e.getMessage()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The number of the line that was read last, from 1.
    long number() {
        return number;
    }

    /// The next line; nothing at the end.
    Optional<String> next() throws IOException, BackupException {
        digest.update(pending);
        var line = read();
        pending = line.orElse(new byte[0]);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(pending, 0, pending.length - 1));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            throw new BackupException(Fault.DAMAGED, number, "it is not UTF-8");
        }
    }

    /// SHA-256 of the lines before the one that was read last, with their ends.
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// A line with its end.
    private Optional<byte[]> read() throws IOException, BackupException {
        var line = new ByteArrayOutputStream(512);
        number++;
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (++bytes > MAX_BYTES || line.size() > MAX_LINE) {
                    throw new BackupException(Fault.TOO_LONG, number, Integer.toString(MAX_LINE));
                }
                if (next == '\n') {
                    return Optional.of(line.toByteArray());
                }
            }
        } catch (EOFException e) {
            throw new BackupException(Fault.TRUNCATED, number, "");
        } catch (ZipException e) {
            throw new BackupException(Fault.DAMAGED, number, String.valueOf(e.getMessage()));
        }
        if (line.size() > 0) {
            throw new BackupException(Fault.TRUNCATED, number, "");
        }
        return Optional.empty();
    }
}

package org.porchlight.tool.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.FileTrouble;
import org.porchlight.text.Texts;

/// The text of a file with answers, bounded before it is read.
///
/// @param name of the file, or `-` for standard input
/// @param text in which each line is an answer
public record AnswersText(String name, String text) {
    private static final int MOST = 64 << 10;
    /// Where the date is the latest: who is born there is born.
    private static final ZoneOffset LATEST = ZoneOffset.ofHours(14);

    /// @throws Failure where it cannot be read, or a line is no answer whatever is in force
    public static AnswersText read(Terminal terminal, String name) throws Failure {
        var words = Texts.of("setup", terminal.language());
        var bytes = bytes(terminal, name, words);
        if (bytes.length > MOST) {
            throw new Failure(Exit.USAGE, words.of("answers.long", name));
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var answers =
                    new AnswersText(name, decoder.decode(ByteBuffer.wrap(bytes)).toString());
            answers.read(LocalDate.ofInstant(terminal.clock().instant(), LATEST), words);
            return answers;
        } catch (CharacterCodingException _) {
            throw new Failure(Exit.USAGE, words.of("answers.utf8", name));
        }
    }

    /// @param today that of the family
    Answers read(LocalDate today, Texts words) throws Failure {
        return AnswersFile.read(name, text, today, words);
    }

    private static byte[] bytes(Terminal terminal, String name, Texts words) throws Failure {
        var file = Path.of(name);
        try {
            if (name.equals("-")) {
                return terminal.in().readNBytes(MOST + 1);
            }
            try (var stream = Files.newInputStream(file)) {
                return stream.readNBytes(MOST + 1);
            }
        } catch (IOException trouble) {
            boolean isDenied = FileTrouble.of(file, trouble) == FileTrouble.DENIED;
            throw new Failure(
                    isDenied ? Exit.NOT_PERMITTED : Exit.USAGE,
                    words.of("answers.not-read", name, FileTrouble.say(terminal.language(), file, trouble)));
        }
    }
}

package org.porchlight.tool.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.FileTrouble;
import org.porchlight.text.Texts;

/// The text of a file with answers, bounded before it is read.
public final class AnswersText {
    private static final int MOST = 64 << 10;

    private AnswersText() {}

    /// @param name of the file, or `-` for standard input
    public static String read(Terminal terminal, String name) throws Failure {
        var words = Texts.of("setup", terminal.language());
        var bytes = bytes(terminal, name, words);
        if (bytes.length > MOST) {
            throw new Failure(Exit.USAGE, words.of("answers.long", name));
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new Failure(Exit.USAGE, words.of("answers.utf8", name));
        }
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

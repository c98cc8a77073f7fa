package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ParentId;

/// Replays talks that were written down; what was once said to a guard stays understood.
@Timeout(300)
class TranscriptsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/protocol");
    private static final Path PAGE = Path.of("src/site/markdown/protocol.md");

    @TempDir
    Path directory;

    static Stream<Path> transcripts() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void goesAsItWasWrittenDown(Path transcript) throws Exception {
        var lines = Files.readAllLines(transcript);
        var socket = directory.resolve("run").resolve(SocketLink.SOCKET);
        var role = role(lines.get(1));
        var guard = new FakeGuard();
        guard.locked = lines.get(1).equals("as parent mum");
        try (var _ = GuardServer.open(socket, GuardServer.Access.OWNER, _ -> role, guard);
                var deadlines = new Deadlines();
                var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var frames = new Frames(channel, deadlines);
            for (var line : lines.subList(2, lines.size())) {
                play(line, frames, channel);
            }
        }
    }

    private static void play(String line, Frames frames, SocketChannel channel) throws IOException {
        var limit = Duration.ofSeconds(60);
        switch (line.charAt(0)) {
            case '>' -> frames.write(line.substring(2).getBytes(StandardCharsets.UTF_8), limit);
            case '<' ->
                assertThat(frames.within(limit, Frames.MAX_BYTES)
                                .map(frame -> new String(frame, StandardCharsets.UTF_8)))
                        .contains(line.substring(2));
            default -> assertThat(channel.read(ByteBuffer.allocate(1))).isNegative();
        }
    }

    private static Role role(String line) {
        return switch (line) {
            case "as parent" -> new Role.Parent(new Authority.Root());
            case "as parent mum" -> new Role.Parent(new Role.Parent.Who.Account(1000, new ParentId("mum")));
            case "as child mei" -> new Role.OfChild(Samples.MEI);
            case "as nobody" -> new Role.Nobody();
            default -> throw new IllegalArgumentException(line);
        };
    }

    @Test
    void everyCommandOfThePageIsInATalk() throws Exception {
        var page = Files.readString(PAGE);
        int talks = page.indexOf("\n## Talks\n");
        var listed = found("^\\| `(?!ask`)([a-z-]+)` \\|.*\\|.*\\|", page.substring(0, talks));
        var asked = found("^> \\{\"ask\":\"([a-z-]+)\"", page.substring(talks));

        assertThat(listed).hasSizeGreaterThan(40).isEqualTo(asked);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void isShownOnThePageOfTheProtocol(Path transcript) throws Exception {
        assertThat(Files.readString(PAGE)).contains("```\n" + Files.readString(transcript) + "```\n");
    }
}

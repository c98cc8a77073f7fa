package org.porchlight.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Name;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// What a recording of one kind of event has in it.
///
/// @param wholeFile as it lies on disk, a character for each byte
public record Recorded(List<RecordedEvent> events, String wholeFile) {
    private static final List<String> EVERY = List.of("startTime", "duration", "eventThread", "stackTrace");

    /// Reads a file whose every event has to be of that kind.
    public static Recorded only(Class<? extends Traced> kind, Path file) throws IOException {
        var name = kind.getAnnotation(Name.class).value();
        var events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .isNotEmpty()
                .allMatch(event -> event.getEventType().getName().equals(name))
                .allMatch(event -> event.getStackTrace() == null);
        return new Recorded(events, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    /// What an event of this kind tells besides when it was, how long it took and on which thread.
    public List<String> fields() {
        return events.getFirst().getFields().stream()
                .map(ValueDescriptor::getName)
                .filter(field -> !EVERY.contains(field))
                .toList();
    }

    /// Nothing of it stands anywhere in the file, in names of threads neither.
    public void tellsNothingOf(String... marks) {
        assertThat(Stream.of(marks).filter(wholeFile::contains)).isEmpty();
        assertThat(events).allSatisfy(event -> assertThat(event.toString()).doesNotContain(marks));
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AboutTest {
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    /// What the jar is made with and what is shipped beside it; tests use more.
    private static List<String> dependencies() throws IOException {
        var found = new ArrayList<String>();
        var matcher = DEPENDENCY.matcher(Files.readString(Path.of("pom.xml")));
        while (matcher.find()) {
            if (!matcher.group(3).contains("<scope>test</scope>")) {
                found.add(matcher.group(1) + ":" + matcher.group(2));
            }
        }
        return found;
    }

    @Test
    void namesEveryLibraryWithItsLicence() throws IOException {
        var named =
                AboutPart.libraries().stream().map(AboutPart.Library::artifact).toList();

        assertThat(named).containsAll(dependencies());
        assertThat(AboutPart.libraries()).noneMatch(library -> library.licence().isBlank());
    }
}

package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Group;
import org.junit.jupiter.api.Test;
import org.porchlight.text.Edition;
import org.porchlight.text.Language;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;

class AboutTest {
    private static final Words WORDS = Words.part("console", Language.EN);
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

    @Test
    void saysWhichEditionThisIs() {
        assertThat(OnFx.call(() -> Found.texts(new Group(new AboutPart(desk()).root()))))
                .contains("Version " + Edition.version() + ", of 1 November 2026.");
    }

    @Test
    void listsEveryKeyWithWhatItDoes() {
        assertThat(OnFx.call(() -> Found.texts(new Group(KeysCard.of(WORDS)))))
                .containsSubsequence("Today", "Ctrl+1", "Children", "Ctrl+7", "Settings", "Ctrl+,", "Help", "F1")
                .containsSubsequence("Save what is changed", "Ctrl+S", "Close what is on top", "Escape");
        assertThat(Shortcut.values()).extracting(Shortcut::keys).doesNotHaveDuplicates();
    }

    @Test
    void leadsToEveryPageOfTheNavigationByAKey() {
        var pages = Stream.of(PageName.values()).filter(page -> page.isInNavigation() && Pages.isBuilt(page));

        assertThat(pages).allSatisfy(page -> assertThat(Shortcut.to(page)).isPresent());
    }

    private static Desk desk() {
        var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
        var view = Shown.as(new Screen.Loading());
        return new Desk(WORDS, line, new Drafts(line), view, new ChildSwitch(), new FakeVerbs(), () -> {}, () -> false);
    }
}

package org.porchlight.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.text.Edition;
import org.porchlight.text.Say;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// What Porchlight is, and which one this is, the keys of its window, and the libraries it is made with, each with its
/// licence.
final class AboutPart implements SettingsPart {
    private final VBox root;

    /// A library as the list names it.
    ///
    /// @param artifact its Maven id without the version
    /// @param licence as SPDX names it
    record Library(String name, String artifact, String licence) {}

    AboutPart(Desk desk) {
        var words = desk.words();
        var rows = new VBox();
        libraries().forEach(library -> rows.getChildren().add(row(library)));
        root = Forms.part(
                Forms.card(words.of("brand"), words.of("about.text"), edition(words)),
                Forms.card(words.of("about.promise"), words.of("about.promise-text")),
                KeysCard.of(words),
                Forms.card(words.of("about.libraries"), words.of("about.libraries-text"), rows));
    }

    private static Node edition(Words words) {
        var day = Edition.day();
        var said = new Say(words.language(), ZoneOffset.UTC).dateInWords(day);
        var edition = Labels.of(
                words.of("about.edition", Edition.version(), said, Integer.toString(day.getYear())), "pl-small");
        edition.setId("edition");
        return edition;
    }

    private static Node row(Library library) {
        var name = Labels.of(library.name(), "pl-small");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(name, Labels.of(library.licence(), "pl-small", "pl-muted"));
        row.getStyleClass().add("pl-licence");
        return row;
    }

    /// The libraries of the shipped list, in its order: a line each, name, artifact and licence parted by tabs.
    static List<Library> libraries() {
        var file = "/org/porchlight/libraries.tsv";
        try (var in = Objects.requireNonNull(AboutPart.class.getResourceAsStream(file), file);
                var lines = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return lines.readAllLines().stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", 3))
                    .map(parts -> new Library(parts[0], parts[1], parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the shipped list of libraries", e);
        }
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {}
}

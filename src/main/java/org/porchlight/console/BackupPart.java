package org.porchlight.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.ipc.Command;
import org.porchlight.ui.FxSavePlace;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.SavePlace;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// Writes a backup, by `porchlight backup`, which also looks whether it can be brought back.
final class BackupPart implements SettingsPart {
    private static final String ENDING = "gz";

    private final Words words;
    private final Desk desk;
    private final SavePlace places;
    private final VBox root = Forms.part();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final Button write;
    private final VBox card;
    private Guard.Asked asked = () -> {};
    private boolean writing;

    /// @param place another than the system's file dialog
    BackupPart(Desk desk, Optional<SavePlace> place) {
        this.desk = desk;
        places = place.orElseGet(() -> new FxSavePlace(() -> root.getScene().getWindow()));
        words = desk.words();
        write = new Button(words.of("backup.write"));
        write.setId("write-backup");
        write.getStyleClass().add("accent");
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setOnAction(_ -> choose());
        var buttons = new HBox(write);
        buttons.getStyleClass().add("pl-buttons");
        card = Forms.card(words.of("backup.title"), words.of("backup.text"), Labels.error(problem), buttons);
        root.getChildren().setAll(card, bringingBack());
    }

    private Node bringingBack() {
        if (desk.trial().getAsBoolean()) {
            return Forms.card(words.of("backup.restore"), words.of("settings.trial"));
        }
        var command = new TextField(desk.verbs().typing(words.of("backup.restore-command")));
        command.setEditable(false);
        command.getStyleClass().add("pl-command");
        command.setAccessibleText(command.getText());
        return Forms.card(words.of("backup.restore"), words.of("backup.restore-text"), command);
    }

    private void choose() {
        places.ask("porchlight-backup." + ENDING, words.of("backup.title"), ENDING)
                .ifPresent(this::unlock);
    }

    /// Has the passphrase asked for here where it is wanted: the verb could ask nobody.
    private void unlock(Path file) {
        problem.set("");
        desk.guard()
                .ask(
                        new Command.Unlock(Optional.empty()),
                        _ -> write(file),
                        why -> problem.set(new TroubleWords(words).say(why)));
    }

    /// The person has said in the dialogue that a file of that name may go.
    private void write(Path file) {
        writing = true;
        root.getChildren().setAll(new Waiting(words.of("backup.writing", file.toString()), this::stop), bringingBack());
        asked = desk.verbs().run(List.of("backup", file.toString(), "--force"), result -> {
            writing = false;
            if (result.code() == 0) {
                show(new Note(Note.Kind.CALM, result.out().strip()));
            } else {
                problem.set(
                        result.err().isBlank()
                                ? words.of("backup.failed", file.toString())
                                : result.err().strip());
                show();
            }
        });
    }

    private void stop() {
        asked.drop();
        writing = false;
        problem.set(words.of("backup.stopped"));
        show();
    }

    private void show(Node... said) {
        root.getChildren().setAll(card);
        root.getChildren().addAll(said);
        root.getChildren().add(bringingBack());
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        write.setDisable(seen.lost() || writing);
    }
}

package org.porchlight.console;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Say;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.Words;

/// When and where the weeks of the children go by themselves.
final class ReportsPart implements SettingsPart {
    private final Words words;
    private final Guard guard;
    private final VBox root = Forms.part();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final ReportForm form;
    private final VBox state = new VBox(8);
    private final Button send;
    private final Button stop;
    private Optional<Say> say = Optional.empty();
    private boolean read;

    ReportsPart(Desk desk) {
        words = desk.words();
        guard = desk.guard();
        form = new ReportForm(words);
        var save = button("reports.save", "save-plan", this::save);
        save.getStyleClass().add("accent");
        send = button("reports.send", "send-now", () -> ask(new Command.SendReports()));
        stop = button(
                "reports.stop", "stop-plan", () -> ask(new Command.PlanReports(Optional.empty(), Optional.empty())));
        var buttons = new HBox(stop, send, save);
        buttons.getStyleClass().add("pl-buttons");
        root.getChildren()
                .setAll(Forms.card(
                        words.of("reports.title"),
                        words.of("reports.text"),
                        state,
                        form,
                        Labels.error(problem),
                        buttons));
    }

    private Button button(String key, String id, Runnable work) {
        var button = new Button(words.of(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> work.run());
        return button;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        say = Optional.of(Say.unbroken(words.language(), seen.zone()));
        if (seen.lost()) {
            read = false;
        } else if (!read) {
            read = true;
            guard.ask(
                    new Command.ReportsDue(),
                    this::told,
                    why -> problem.set(new TroubleWords(words).say(why.ofReading())));
        }
    }

    private void save() {
        problem.set("");
        form.plan().ifPresent(plan -> ask(new Command.PlanReports(Optional.of(plan), form.password())));
    }

    private void ask(Command.ByParent command) {
        problem.set("");
        guard.ask(command, this::told, why -> problem.set(new TroubleWords(words).say(why)));
    }

    private void told(Answer answer) {
        if (answer instanceof Answer.Reports(var due)) {
            form.show(due.plan());
            send.setDisable(due.plan().isEmpty());
            stop.setDisable(due.plan().isEmpty());
            state.getChildren().setAll(lines(due));
        }
    }

    private List<Node> lines(ReportsDue due) {
        var lines = new ArrayList<Node>();
        lines.add(new Note(Note.Kind.CALM, due.next().map(this::next).orElse(words.of("reports.never"))));
        due.open()
                .forEach(open -> lines.add(new Note(
                        Note.Kind.WEAK,
                        words.of(
                                "reports.waits",
                                open.week(),
                                words.of("reports.way." + open.way().name()),
                                open.fails(),
                                open.why()))));
        return lines;
    }

    private String next(LocalDateTime at) {
        return say.map(saying ->
                        words.of("reports.next", saying.date(at.toLocalDate()), saying.clock(at.toLocalTime())))
                .orElse("");
    }
}

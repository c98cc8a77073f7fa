package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Say;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.QrView;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Words;

/// One-time codes: which there are, and new ones for an authenticator app, as a QR code that is shown once, for a
/// minute, and never longer than the parent's session.
final class CodesPart implements SettingsPart {
    private static final List<Duration> AMOUNTS =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));
    private static final Duration SHOWN = Duration.ofMinutes(1);
    private static final double MODULE = 5;

    private final Words words;
    private final Guard guard;
    private final Later later;
    private final Say say;
    private final VBox root = Forms.part();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private List<ChildStatus> children = List.of();
    /// Nothing before the guard has told them.
    private Optional<List<CodeEntry>> codes = Optional.empty();
    private Duration amount = AMOUNTS.getFirst();
    private @Nullable ChildId child;
    private Optional<Answer.Enrolled> enrolled = Optional.empty();
    private Guard.Asked enrolling = () -> {};
    /// Counts the secrets that were shown, so that each has its own minute.
    private int shown;
    private boolean read;

    CodesPart(Desk desk) {
        this(desk, CodesPart::onScreen);
    }

    /// @param later on the screen's thread
    CodesPart(Desk desk, Later later) {
        this.later = later;
        words = desk.words();
        guard = desk.guard();
        say = Say.unbroken(words.language(), ZoneOffset.UTC);
    }

    private static void onScreen(Duration wait, Runnable work) {
        var pause = new PauseTransition(javafx.util.Duration.millis((double) wait.toMillis()));
        pause.setOnFinished(_ -> work.run());
        pause.play();
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        var before = children.stream().map(ChildStatus::id).toList();
        children = seen.status().children();
        var ids = children.stream().map(ChildStatus::id).toList();
        if (child == null || !ids.contains(child)) {
            child = seen.child().or(() -> ids.stream().findFirst()).orElse(null);
        }
        if (seen.lost()) {
            read = false;
        } else if (!read) {
            read = true;
            read();
        }
        if (!before.equals(ids) || root.getChildren().isEmpty()) {
            draw();
        }
    }

    /// The secret is told once and goes with the page; one that is not told yet is not shown any more.
    @Override
    public void leave() {
        enrolling.drop();
        problem.set("");
        forget();
    }

    @Override
    public void session(Session now) {
        switch (now) {
            case Session.Locked _, Session.Unknown _ -> forget();
            case Session.Standing _, Session.Open _ -> {}
        }
    }

    private void forget() {
        shown++;
        if (enrolled.isPresent()) {
            enrolled = Optional.empty();
            draw();
        }
    }

    private void read() {
        guard.ask(
                new Command.Codes(),
                answer -> {
                    if (answer instanceof Answer.Codes(var told)) {
                        codes = Optional.of(told);
                        draw();
                    }
                },
                why -> problem.set(new TroubleWords(words).say(why.ofReading())));
    }

    private void draw() {
        var cards = new ArrayList<Node>();
        enrolled.ifPresent(fresh -> cards.add(picture(fresh)));
        cards.add(making());
        codes.ifPresent(told -> cards.add(list(told)));
        root.getChildren().setAll(cards);
    }

    private Node making() {
        var whose = new Forms.Choice<>(
                words.of("codes.child"), children.stream().map(ChildStatus::id).toList(), this::name, id -> child = id);
        if (child != null) {
            whose.choose(child);
        }
        var much = new Forms.Choice<>(words.of("codes.amount"), AMOUNTS, say::minutes, length -> amount = length);
        much.choose(amount);
        var make = new Button(words.of("codes.make"));
        make.setId("make-code");
        make.getStyleClass().add("accent");
        make.setMinWidth(Region.USE_PREF_SIZE);
        make.setOnAction(_ -> enrol());
        var buttons = new HBox(make);
        buttons.getStyleClass().add("pl-buttons");
        if (children.isEmpty()) {
            return Forms.card(words.of("codes.new"), words.of("codes.no-child"));
        }
        return Forms.card(
                words.of("codes.new"),
                words.of("codes.new-text"),
                Forms.group(words.of("codes.child"), whose.root()),
                Forms.group(words.of("codes.amount"), much.root()),
                Labels.error(problem),
                buttons);
    }

    private String name(ChildId id) {
        return children.stream()
                .filter(one -> one.id().equals(id))
                .map(ChildStatus::name)
                .findFirst()
                .orElse(id.value());
    }

    private void enrol() {
        if (child == null) {
            return;
        }
        problem.set("");
        enrolling.drop();
        enrolling = guard.ask(
                new Command.EnrolCode(child, amount),
                answer -> {
                    if (answer instanceof Answer.Enrolled fresh) {
                        show(fresh);
                    }
                },
                this::failed);
    }

    private void show(Answer.Enrolled fresh) {
        int mine = ++shown;
        enrolled = Optional.of(fresh);
        later.after(SHOWN, () -> {
            if (mine == shown) {
                forget();
            }
        });
        read();
        draw();
    }

    private void failed(Trouble why) {
        problem.set(new TroubleWords(words).say(why));
    }

    private Node picture(Answer.Enrolled fresh) {
        var what = words.of("codes.of", name(fresh.child()), say.minutes(fresh.amount()));
        var secret = new TextField(fresh.secret().typed());
        secret.setEditable(false);
        secret.setId("secret");
        secret.getStyleClass().add("pl-command");
        var beside = new VBox(
                16, new Note(Note.Kind.INFO, words.of("codes.once")), Forms.field(words.of("codes.secret"), secret));
        HBox.setHgrow(beside, Priority.ALWAYS);
        var row = new HBox(24, new QrView(fresh.uri(), words.of("codes.qr", what), MODULE), beside);
        return Forms.card(what, words.of("codes.scan"), row);
    }

    private Node list(List<CodeEntry> told) {
        var rows = new VBox();
        told.forEach(code -> rows.getChildren().add(row(code)));
        return Forms.card(words.of("codes.list"), told.isEmpty() ? words.of("codes.none") : "", rows);
    }

    private Node row(CodeEntry code) {
        var what = Labels.of(words.of("codes.of", name(code.child()), say.minutes(code.amount())));
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        var remove = new Button(words.of("codes.remove"));
        remove.getStyleClass().add("small");
        remove.setAccessibleText(words.of("codes.remove-which", what.getText()));
        remove.setOnAction(_ -> guard.ask(
                new Command.RemoveCode(code.child(), code.amount()),
                _ -> {
                    forget();
                    read();
                },
                this::failed));
        var ids = children.stream().map(ChildStatus::id).toList();
        // A child that is gone from the rules has its codes still.
        int place = ids.indexOf(code.child());
        var sign = place < 0
                ? Sign.of(List.of(name(code.child()))).getFirst()
                : Sign.of(children.stream().map(ChildStatus::name).toList()).get(place);
        var row = new HBox(new Avatar(sign, true), what, remove);
        row.getStyleClass().add("pl-code-row");
        return row;
    }
}

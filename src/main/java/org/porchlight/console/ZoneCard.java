package org.porchlight.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.text.FindingText;
import org.porchlight.text.Say;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;
import org.porchlight.ui.ZoneNames;
import org.porchlight.ui.ZonePicker;

/// The zone by which the rules go, as one line of the policy in force that can be changed and taken back.
final class ZoneCard {
    private final Words words;
    private final Words shared;
    private final RulesReading reading;
    private final Putting<ZoneId> putting;
    private final SimpleStringProperty told = new SimpleStringProperty("");
    private final SimpleStringProperty then = new SimpleStringProperty("");
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final ZonePicker picker;
    private final Button save;
    private final UndoButton undoing;
    private final VBox root;
    private Optional<ZoneId> wanted = Optional.empty();
    private Optional<Seen> known = Optional.empty();
    /// The policy that was put here last; nothing once it is known that others replaced it.
    private Optional<String> put = Optional.empty();
    private Undo.Why none = Undo.Why.UNCHANGED;
    private boolean busy;

    ZoneCard(Words words, Guard guard) {
        this.words = words;
        shared = Words.part("ui", words.language());
        reading = new RulesReading(guard);
        putting = new Putting<>(guard);
        picker = new ZonePicker("zone", words.of("zone.title"), this::want);
        save = button("zone.save", "save-zone", this::save);
        save.getStyleClass().add("accent");
        var undo = new Button();
        undo.setId("undo-zone");
        undoing = new UndoButton(words, undo, this::undo);
        var buttons = new HBox(undo, save);
        buttons.getStyleClass().add("pl-buttons");
        root = Forms.card(
                words.of("zone.title"),
                words.of("zone.text"),
                sentence(told, "pl-body"),
                picker,
                sentence(then, "pl-small", "pl-muted"),
                Labels.error(problem),
                buttons);
        show();
    }

    private static Node sentence(SimpleStringProperty text, String... styles) {
        var label = Labels.styled(styles);
        label.textProperty().bind(text);
        Labels.wrap(label);
        Labels.hideWhenEmpty(label);
        return label;
    }

    private Button button(String key, String id, Runnable work) {
        var button = new Button(words.of(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> work.run());
        return button;
    }

    Node root() {
        return root;
    }

    void render(Seen seen) {
        // Somebody else changed it, or it was changed here: what was chosen is over.
        if (known.filter(before -> before.zone().equals(seen.zone())).isEmpty()) {
            over();
        }
        known = Optional.of(seen);
        PagePlace.dim(root, seen.mayGive().isPresent() ? words.of("disabled.guardian") : "");
        show();
    }

    /// No guard is there.
    void renderAlone() {
        known = Optional.empty();
        show();
    }

    /// The list shows what is in force again.
    private void over() {
        wanted = Optional.empty();
        picker.clear();
    }

    private void want(Optional<ZoneId> zone) {
        wanted = zone;
        problem.set("");
        show();
    }

    private void show() {
        var zone = known.map(Seen::zone);
        var other = wanted.filter(one -> !zone.equals(Optional.of(one)));
        told.set(known.map(seen -> ZonePicker.text(shared, seen.zone(), now(seen)))
                .orElseGet(() -> words.of("zone.unknown")));
        then.set(known.flatMap(seen -> other.map(one -> then(one, now(seen)))).orElse(""));
        boolean isThere = known.filter(seen -> !seen.lost()).isPresent() && !busy;
        picker.setDisable(!isThere);
        save.setDisable(!isThere || other.isEmpty());
        var last = put.map(putting::undo).orElseGet(() -> new Undo.Nothing<>(none));
        undoing.show(
                Optional.of(last).filter(_ -> isThere),
                one -> ZonePicker.text(shared, one, known.map(ZoneCard::now).orElse(Instant.EPOCH)));
        known.ifPresent(seen -> picker.show(wanted.orElse(seen.zone()), now(seen)));
    }

    private static Instant now(Seen seen) {
        return seen.status().time();
    }

    /// From when it counts, and what day it is there.
    private String then(ZoneId zone, Instant now) {
        var say = new Say(words.language(), zone);
        return words.of(
                "zone.then",
                ZoneNames.city(words.language(), zone),
                say.date(now.atZone(zone).toLocalDate()),
                say.clock(now));
    }

    private void save() {
        wanted.ifPresent(zone -> read((policy, version) ->
                putting.put(policy, PolicyChange.zone(policy, zone), version, zone, new Outcome())));
    }

    private void undo() {
        put.ifPresent(version -> {
            busy(true);
            putting.takeBack(version, new TakenBack());
        });
    }

    private interface Change {
        void of(Policy policy, String version);
    }

    /// Makes it from what is in force now: whatever else somebody changed meanwhile stays.
    private void read(Change change) {
        busy(true);
        reading.read(report -> change(report, change), this::failed);
    }

    private void change(PolicyReport report, Change change) {
        PolicyChange.read(report.json())
                .ifPresentOrElse(policy -> change.of(policy, report.version()), () -> failed(new Trouble.NoAnswer()));
    }

    private void failed(Trouble why) {
        problem.set(new TroubleWords(words).say(why));
        busy(false);
    }

    private void busy(boolean is) {
        busy = is;
        show();
    }

    /// What became of taking back: once there are other rules, trying again cannot help.
    private final class TakenBack extends Outcome {
        @Override
        public void conflict(Optional<PolicyPut> faster) {
            put = Optional.empty();
            none = Undo.Why.OVERTAKEN;
            problem.set(words.of("zone.not-undone"));
            busy(false);
        }
    }

    private class Outcome implements Putting.Outcome {
        @Override
        public void stored(Answer.Stored stored) {
            put = Optional.of(stored.version());
            over();
            busy(false);
        }

        @Override
        public void conflict(Optional<PolicyPut> faster) {
            problem.set(words.of("zone.conflict"));
            busy(false);
        }

        @Override
        public void invalid(List<Problem> problems) {
            problem.set(words.of("time.invalid", new FindingText(words.language()).of(problems.getFirst())));
            busy(false);
        }

        @Override
        public void failed(Trouble why) {
            ZoneCard.this.failed(why);
        }
    }
}

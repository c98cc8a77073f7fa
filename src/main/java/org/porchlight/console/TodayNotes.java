package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.Pane;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.text.Say;
import org.porchlight.text.TroubleText;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Note;
import org.porchlight.ui.Words;

/// What is said of the guard above and below the children.
final class TodayNotes {
    private final Words words;
    private final Pane above;
    private final Pane below;
    private final Desk desk;
    private final Drawn<Told> drawn = new Drawn<>(this::draw);
    /// What the parents' names were asked for.
    private List<Trouble> asked = List.of();

    private Told last = new Told(Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of());

    /// @param soft key of what is said of a guard that holds only what was started through it
    /// @param mayGive what a carer may give yet today
    /// @param children their names by their ids
    /// @param parents their names by their ids
    private record Told(
            Optional<String> soft,
            Optional<Duration> mayGive,
            List<Trouble> troubles,
            Map<String, String> children,
            Map<String, String> parents) {
        Told naming(Map<String, String> others) {
            return new Told(soft, mayGive, troubles, children, others);
        }
    }

    TodayNotes(Desk desk, Pane above, Pane below) {
        this.desk = desk;
        words = desk.words();
        this.above = above;
        this.below = below;
    }

    /// @param mayGive what a carer may give yet today
    void show(StatusReport status, Optional<Duration> mayGive) {
        show(new Told(
                Optional.of(status).filter(StatusReport::soft).map(this::soft),
                mayGive,
                status.troubles(),
                status.children().stream()
                        .collect(Collectors.toMap(child -> child.id().value(), ChildStatus::name)),
                last.parents()));
        var ofCodes = status.troubles().stream().filter(TodayNotes::isOfCodes).toList();
        if (!ofCodes.equals(asked)) {
            asked = ofCodes;
            ParentsByName.ask(desk.guard(), names -> show(last.naming(names)));
        }
    }

    private void show(Told now) {
        last = now;
        drawn.from(now);
    }

    private void draw(Told now) {
        above.getChildren().clear();
        now.soft().ifPresent(key -> above.getChildren().add(new Note(Note.Kind.INFO, words.of(key))));
        now.mayGive().ifPresent(left -> above.getChildren().add(new Note(Note.Kind.INFO, carer(left))));
        below.getChildren().clear();
        for (var wrong : now.troubles()) {
            // What waits for a choice and hinders nothing pushes no child out of sight.
            var place = wrong.sort() == Trouble.Sort.ACCOUNTS_OTHER ? below : above;
            place.getChildren().add(note(wrong, now));
        }
        for (var place : List.of(above, below)) {
            place.setManaged(!place.getChildren().isEmpty());
        }
    }

    private String carer(Duration left) {
        return left.toMinutes() == 0
                ? words.of("carer.spent")
                : words.of(
                        "carer.may-give",
                        Say.unbroken(words.language(), ZoneId.systemDefault()).minutesSpelled(left));
    }

    /// What waits for a choice leads to where it is made; else it is said in words what to do.
    private Note note(Trouble wrong, Told now) {
        var troubles = new TroubleText(words.language());
        if (wrong.sort() == Trouble.Sort.ACCOUNTS_OTHER) {
            return new Note(Note.Kind.WEAK, troubles.what(wrong))
                    .leading(
                            "choose-others",
                            words.of("today.others"),
                            () -> desk.way().open(PageName.CHILDREN));
        }
        var note = new Note(Note.Kind.WEAK, isOfCodes(wrong) ? codes(wrong.parts(), now) : troubles.whole(wrong));
        return part(wrong.sort())
                .map(part -> note.leading(
                        "open-settings",
                        words.of("settings." + part),
                        () -> desk.way().open(part)))
                .orElse(note);
    }

    /// The part of the settings in which something can be done about it, or more is said of it.
    private static Optional<SettingsView.Part> part(Trouble.Sort sort) {
        return switch (sort) {
            case CODES_ENROLLED -> Optional.of(SettingsView.Part.CODES);
            case SECRETS_WRONG -> Optional.of(SettingsView.Part.SECRETS);
            case REPORT_WAITS, REPORT_GIVEN_UP -> Optional.of(SettingsView.Part.REPORTS);
            case LEDGER_DAMAGED, LEDGER_LOST, RULES_LOST -> Optional.of(SettingsView.Part.BACKUP);
            case STANDBY_DAMAGED,
                    LEDGER_CHANGED,
                    LEDGER_NEWER,
                    LEDGER_UNUSABLE,
                    DISK_FULL,
                    STANDBY_UNWRITABLE,
                    FORGOTTEN_IN_FILE,
                    FACTS_SUMMED,
                    NOT_HELD,
                    HELD_BY_SIGNALS,
                    PROGRAMS_PASS,
                    SITES_PASS,
                    LOGINS_PASS,
                    AGENT_DIES,
                    AGENT_NO_KEYBOARD,
                    AGENT_NO_FRONT,
                    AGENT_NO_IDLE,
                    NOT_ENDED,
                    ACCOUNT_SHARED,
                    ACCOUNT_ADMINISTRATOR,
                    ACCOUNT_MISSING,
                    ACCOUNT_CHANGED,
                    ACCOUNT_RISES,
                    ASIDE_DROPPED -> Optional.of(SettingsView.Part.PROTECTION);
            case CALENDAR_LOST, ACCOUNTS_OTHER, ACCOUNT_INCOMPLETE -> Optional.empty();
        };
    }

    /// Whether it says of codes what people are told here: another guard may say less.
    private static boolean isOfCodes(Trouble trouble) {
        return trouble.sort() == Trouble.Sort.CODES_ENROLLED && trouble.parts().size() == 3;
    }

    /// @param parts the child, the amount such as `15m`, and who did
    private String codes(List<String> parts, Told now) {
        var child = parts.get(0);
        var amount = Duration.parse("PT" + parts.get(1));
        return words.of(
                "today.codes",
                PutWords.by(words, now.parents(), parts.get(2)),
                Say.unbroken(words.language(), ZoneId.systemDefault()).minutesSpelled(amount),
                now.children().getOrDefault(child, child));
    }

    /// What a guard that holds only what is started through it leaves behind.
    private String soft(StatusReport status) {
        if (!desk.trial().getAsBoolean()) {
            return "soft";
        }
        return isSample(status) ? "trial.sample" : "trial";
    }

    private static boolean isSample(StatusReport status) {
        return status.children().stream().anyMatch(child -> child.id().value().startsWith("sample-"));
    }
}

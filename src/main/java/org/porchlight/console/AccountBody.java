package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayBalance;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.LeftToday;
import org.porchlight.core.report.Visibility;
import org.porchlight.text.Say;
import org.porchlight.ui.AccountEquation;
import org.porchlight.ui.DayBar;
import org.porchlight.ui.IntervalTable;
import org.porchlight.ui.RowWords;
import org.porchlight.ui.Words;

/// The account of a day: the sum, the day as a bar, its rows, and beside them what one of them needs.
final class AccountBody extends VBox {
    private final Words words;
    private final DisputePane.Settles settles;
    private boolean forGuardians;
    private final Runnable onCheck;
    private final StackPane main = new StackPane();
    private final StackPane side = new StackPane();
    private Optional<Content> content = Optional.empty();
    private Optional<Now> now = Optional.empty();
    private boolean narrow;
    /// What the pane at the side is about, so that it is not made anew under the fingers of who writes in it.
    private Optional<Object> about = Optional.empty();

    /// What a day is shown with.
    private record Now(
            AccountModel.Shown shown, AccountReport report, List<DayLine> lines, ChildStatus child, Say say) {
        DayBalance balance() {
            return DayBalance.of(report.account());
        }
    }

    /// The controls of a time zone.
    private record Content(Say say, AccountEquation equation, DayBar bar, IntervalTable table) {}

    AccountBody(Words words, DisputePane.Settles settles, Runnable onCheck) {
        this.words = words;
        this.settles = settles;
        this.onCheck = onCheck;
        getStyleClass().add("pl-account");
        VBox.setVgrow(this, Priority.ALWAYS);
        main.getStyleClass().add("pl-account-main");
        side.getStyleClass().add("pl-account-side");
    }

    void setCompact(boolean isNarrow) {
        if (narrow != isNarrow) {
            narrow = isNarrow;
            content.ifPresent(this::arrange);
        }
    }

    void show(AccountModel.Shown shown, AccountReport report, Seen seen, Say say) {
        var child = seen.ofChild().orElseThrow();
        var lines = DayLine.of(report, seen.status().time());
        var day = new Now(shown, report, lines, child, say);
        now = Optional.of(day);
        write(content(say), day, seen);
    }

    private Content content(Say say) {
        var usable = content.filter(made -> made.say().zone().equals(say.zone()));
        if (usable.isPresent()) {
            return usable.get();
        }
        var made = make(say);
        content = Optional.of(made);
        arrange(made);
        return made;
    }

    private Content make(Say say) {
        var equation = new AccountEquation(say);
        equation.onCheckProperty().set(onCheck);
        var bar = new DayBar(say);
        bar.trackHeightProperty().set(30);
        var table = new IntervalTable(say);
        table.setId("rows");
        bar.onOpenProperty().set(interval -> {
            table.select(interval);
            table.requestFocus();
        });
        table.selectedProperty().subscribe(line -> {
            bar.selectedProperty()
                    .set(line.filter(Stretch.class::isInstance)
                            .map(Stretch.class::cast)
                            .map(Stretch::interval));
            writeSide();
        });
        return new Content(say, equation, bar, table);
    }

    private void arrange(Content made) {
        var card = new StackPane(made.bar());
        card.getStyleClass().addAll("pl-card", "pl-account-bar");
        Pane rows = narrow ? new VBox(main, side) : new HBox(main, side);
        rows.getStyleClass().add("pl-account-rows");
        HBox.setHgrow(main, Priority.ALWAYS);
        VBox.setVgrow(rows, Priority.ALWAYS);
        getChildren().setAll(made.equation(), card, rows);
    }

    private void write(Content made, Now day, Seen seen) {
        var account = day.report().account();
        var rest = LeftToday.openToCome(day.child(), seen.status().time());
        made.equation()
                .sumProperty()
                .set(Optional.of(new AccountEquation.Sum(
                        day.balance(),
                        day.shown().isToday(),
                        account.receipt(),
                        day.report().limitedTo(),
                        Optional.of(rest))));
        made.equation().chainProperty().set(Optional.of(day.shown().chain()));
        made.equation().cutOffProperty().set(seen.lost());
        made.bar()
                .dayProperty()
                .set(Optional.of(new DayBar.Day(
                        account.day(), seen.status().time(), List.of(), account.intervals(), DayBar.Hours.USED)));
        made.table().linesProperty().set(day.lines());
        Node rows = day.lines().isEmpty() ? sums(day) : made.table();
        // What is put back in its place loses the keyboard.
        if (!main.getChildren().equals(List.of(rows))) {
            main.getChildren().setAll(rows);
        }
        forGuardians = seen.mayGive().isPresent();
        writeSide();
    }

    private void writeSide() {
        now.ifPresent(day -> {
            var selected = content.flatMap(
                            made -> made.table().selectedProperty().get())
                    .flatMap(line -> stretch(day, line));
            var dispute = selected.isPresent()
                    ? selected.flatMap(Stretch::open)
                    : day.report().disputes().stream()
                            .filter(said -> said.answer().isEmpty())
                            .findFirst();
            if (dispute.isPresent()) {
                writeDispute(day, dispute.get());
            } else if (selected.isPresent()) {
                about = Optional.empty();
                side.getChildren()
                        .setAll(DayPane.row(
                                words, day.say(), by(day), day.child().name(), selected.get()));
            } else {
                about = Optional.empty();
                side.getChildren()
                        .setAll(DayPane.happened(
                                words, day.say(), by(day), day.child().name(), day.report()));
            }
        });
    }

    /// The row that a line is, or that it corrects.
    private static Optional<Stretch> stretch(Now day, DayLine line) {
        return switch (line) {
            case Stretch stretch -> Optional.of(stretch);
            case TakenBack(var _, var settles, var _) ->
                settles.flatMap(dispute -> day.lines().stream()
                        .filter(Stretch.class::isInstance)
                        .map(Stretch.class::cast)
                        .filter(stretch -> stretch.disputes().contains(dispute))
                        .findFirst());
        };
    }

    private void writeDispute(Now day, Dispute dispute) {
        var left = day.balance().left();
        if (about.equals(Optional.of(dispute.id())) && side.getChildren().getFirst() instanceof DisputePane pane) {
            pane.leftNow(left);
            tell(day, pane);
            return;
        }
        about = Optional.of(dispute.id());
        var row = day.lines().stream()
                .filter(Stretch.class::isInstance)
                .map(Stretch.class::cast)
                .filter(stretch -> stretch.disputes().contains(dispute))
                .findFirst();
        var rows = new RowWords(day.say());
        var said = row.map(rows::stretch).orElseGet(() -> rows.row(dispute.row()));
        var pane = new DisputePane(words, day.say(), day.child().name(), said, dispute, left, settles);
        tell(day, pane);
        side.getChildren().setAll(pane);
    }

    private void tell(Now day, DisputePane pane) {
        PagePlace.dim(pane, forGuardians ? words.of("disabled.guardian") : "");
        day.shown().settling().ifPresent(why -> pane.problem(new TroubleWords(words).say(why)));
    }

    private UnaryOperator<String> by(Now day) {
        return actor -> {
            var id = actor.substring(actor.indexOf(':') + 1);
            var name = day.shown().parents().get(id);
            return name != null ? name : words.of(id.equals("root") ? "by.root" : "by.a-parent");
        };
    }

    /// What stands in the place of rows that are not told, or not kept any more: how long each kind lasted.
    private Node sums(Now day) {
        var rows = new RowWords(day.say());
        var card = new VBox();
        var report = day.report();
        var key = report.told() == Visibility.DETAIL ? "account.sums-only" : "account.told." + report.told();
        var why = WeekCards.label(words.of(key, day.child().name()), "pl-small", "pl-muted");
        why.setWrapText(true);
        card.getChildren().add(why);
        for (var kind : Kind.values()) {
            var length = report.kinds().getOrDefault(kind, Duration.ZERO);
            if (length.toSeconds() > 0) {
                var name = WeekCards.label(rows.sort(kind), "pl-body");
                name.setMaxWidth(Double.MAX_VALUE);
                HBox.setHgrow(name, Priority.ALWAYS);
                var row = new HBox(name, WeekCards.label(day.say().duration(length), "pl-body"));
                row.getStyleClass().add("pl-account-sum");
                card.getChildren().add(row);
            }
        }
        card.getStyleClass().addAll("pl-card", "pl-account-sums");
        return card;
    }
}

package org.porchlight.console;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportPlan.Mail;
import org.porchlight.core.report.ReportPlan.Tls;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Switch;
import org.porchlight.ui.Words;

/// The plan of the reports as fields; what cannot stand is said at its field.
final class ReportForm extends VBox {
    private final Words words;
    private final Say say;
    private final Forms.Choice<String> language;
    private final ComboBox<DayOfWeek> day = new ComboBox<>();
    private final ComboBox<Integer> hour = new ComboBox<>();
    private final Field folder;
    private final Switch mails;
    private final GridPane mail = grid();
    private final Field host;
    private final Field port;
    private final Forms.Choice<Tls> tls;
    private final Field user;
    private final PasswordField password = new PasswordField();
    private final Field from;
    private final Field to;
    private String spoken;
    private Tls way = Tls.TLS;

    /// A text field with its name above and what is wrong with it below.
    private static final class Field extends VBox {
        private final TextField field = new TextField();
        private final SimpleStringProperty wrong = new SimpleStringProperty("");

        Field(String name, String id) {
            field.setId(id);
            getChildren().addAll(Forms.field(name, field), Labels.error(field, wrong));
            field.textProperty().subscribe(_ -> fail(""));
        }

        String text() {
            return field.getText().strip();
        }

        /// @return whether it is right
        boolean fail(String sentence) {
            wrong.set(sentence);
            return sentence.isEmpty();
        }
    }

    ReportForm(Words words) {
        super(16);
        this.words = words;
        say = Say.unbroken(words.language(), ZoneOffset.UTC);
        spoken = words.language() == Language.ZH_CN ? "zh" : "en";
        language = new Forms.Choice<>(
                words.of("reports.language"),
                List.of("zh", "en"),
                tag -> words.of("language." + tag),
                tag -> spoken = tag);
        language.choose(spoken);
        day.getItems().setAll(DayOfWeek.values());
        day.setConverter(Shown.of(say::weekday));
        day.setValue(DayOfWeek.SUNDAY);
        hour.getItems().setAll(IntStream.range(0, 24).boxed().toList());
        hour.setConverter(Shown.of(at -> say.clock(LocalTime.of(at, 0))));
        hour.setValue(18);
        folder = new Field(words.of("reports.folder"), "folder");
        mails = new Switch(words.of("reports.mail"));
        mails.setId("mails");
        host = new Field(words.of("reports.host"), "host");
        port = new Field(words.of("reports.port"), "port");
        port.field.setText("465");
        tls = new Forms.Choice<>(
                words.of("reports.tls"), Arrays.asList(Tls.values()), Tls::name, chosen -> way = chosen);
        tls.choose(way);
        user = new Field(words.of("reports.user"), "user");
        from = new Field(words.of("reports.from"), "from");
        to = new Field(words.of("reports.to"), "to");
        var when = grid();
        when.addRow(
                0,
                Forms.group(words.of("reports.language"), language.root()),
                new HBox(16, Forms.field(words.of("reports.day"), day), Forms.field(words.of("reports.hour"), hour)));
        mail.addRow(0, host, new HBox(16, port, Forms.group(words.of("reports.tls"), tls.root())));
        mail.addRow(1, user, Forms.field(words.of("reports.password"), password));
        mail.addRow(2, from, to);
        mail.managedProperty().bind(mail.visibleProperty());
        mail.visibleProperty().bind(mails.selectedProperty());
        var whether = new HBox(12, mails, Labels.of(words.of("reports.mail"), "pl-body"));
        whether.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(when, folder, whether, mail);
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("pl-fields");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        grid.getColumnConstraints().setAll(half, half);
        return grid;
    }

    /// Shows the plan in force; without one what was typed stays.
    void show(Optional<ReportPlan> plan) {
        plan.ifPresent(this::write);
        password.clear();
    }

    private void write(ReportPlan plan) {
        spoken = plan.language();
        language.choose(spoken);
        day.setValue(plan.day());
        hour.setValue(plan.hour());
        folder.field.setText(plan.folder().orElse(""));
        mails.setSelected(plan.mail().isPresent());
        plan.mail().ifPresent(account -> {
            host.field.setText(account.host());
            port.field.setText(Integer.toString(account.port()));
            way = account.tls();
            tls.choose(way);
            user.field.setText(account.user().orElse(""));
            from.field.setText(account.from());
            to.field.setText(String.join(" ", account.to()));
        });
    }

    /// The plan as it is typed; nothing when some of it cannot stand, which is said at its field.
    Optional<ReportPlan> plan() {
        var path = Optional.of(folder.text()).filter(text -> !text.isEmpty());
        boolean hasWay = path.isPresent() || mails.isSelected();
        boolean isRight = folder.fail(
                path.filter(text -> !ReportPlan.isFolder(text)).isPresent()
                        ? words.of("reports.folder-wrong")
                        : hasWay ? "" : words.of("reports.nowhere"));
        var account = mails.isSelected() ? account() : Optional.<Mail>empty();
        isRight &= !mails.isSelected() || account.isPresent();
        return isRight
                ? Optional.of(new ReportPlan(spoken, day.getValue(), hour.getValue(), path, account))
                : Optional.empty();
    }

    private Optional<Mail> account() {
        var addresses = Arrays.stream(to.text().split("[\\s,;]+", -1))
                .filter(text -> !text.isEmpty())
                .toList();
        boolean isRight = host.fail(Mail.isHost(host.text()) ? "" : words.of("reports.host-wrong"));
        isRight &= port.fail(isPort(port.text()) ? "" : words.of("reports.port-wrong"));
        isRight &= from.fail(Mail.isAddress(from.text()) ? "" : words.of("reports.address-wrong"));
        boolean areAddresses = !addresses.isEmpty()
                && addresses.size() <= 5
                && addresses.stream().allMatch(Mail::isAddress);
        isRight &= to.fail(areAddresses ? "" : words.of("reports.addresses-wrong"));
        isRight &= user.fail(user.text().length() <= 100 ? "" : words.of("reports.user-wrong"));
        if (!isRight) {
            return Optional.empty();
        }
        var whom = Optional.of(user.text()).filter(text -> !text.isEmpty());
        return Optional.of(
                new Mail(host.text(), Integer.parseInt(port.text()), way, whom, from.text(), addresses, List.of()));
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
    }

    /// The password that goes with the plan; nothing keeps the one that is known.
    Optional<String> password() {
        return mails.isSelected() ? Optional.of(password.getText()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    /// Shows a value by a word.
    private static final class Shown<T> extends StringConverter<T> {
        private final Function<T, String> word;

        private Shown(Function<T, String> word) {
            this.word = word;
        }

        static <T> Shown<T> of(Function<T, String> word) {
            return new Shown<>(word);
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : word.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("nothing is typed there");
        }
    }
}

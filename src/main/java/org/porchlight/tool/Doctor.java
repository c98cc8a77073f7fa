package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Terminal;
import org.porchlight.core.report.Check.State;
import org.porchlight.ipc.json.Json;
import org.porchlight.platform.Platforms;
import org.porchlight.port.MachineException;
import org.porchlight.text.Refusals;
import org.porchlight.tool.doctor.Examination;
import org.porchlight.tool.doctor.Mending;
import org.porchlight.tool.doctor.Mending.Deed;
import org.porchlight.tool.doctor.Row;
import org.porchlight.tool.doctor.Sentences;

/// `porchlight doctor`: says what is in order on this PC, what is weak and what is broken, and puts right what can be.
public final class Doctor {
    private final Terminal terminal;
    private final Sentences words;
    private final Places places;

    private Doctor(Terminal terminal, Sentences words, Places places) {
        this.terminal = terminal;
        this.words = words;
        this.places = places;
    }

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        return run(Terminal.ofProcess(), arguments);
    }

    static int run(Terminal terminal, List<String> arguments) throws IOException {
        var words = new Sentences(terminal.language());
        var rest = new ArrayList<>(arguments);
        boolean fixes = rest.remove("--fix");
        var places = Places.of(rest, terminal.env());
        if (places.isEmpty()) {
            terminal.complain(words.of("usage"));
            return Exit.USAGE;
        }
        boolean administrator = Platforms.isAdministrator();
        if (administrator && places.get().isDataUnknown()) {
            terminal.complain(words.of("which", places.get().run()));
            return Exit.USAGE;
        }
        if (fixes && !administrator) {
            terminal.complain(words.of("not-root"));
            return Exit.NOT_PERMITTED;
        }
        try {
            return new Doctor(terminal, words, places.get()).look(fixes, administrator);
        } catch (MachineException trouble) {
            terminal.complain(words.of("failed", trouble.getMessage()));
            return Exit.ENVIRONMENT;
        }
    }

    private int look(boolean fixes, boolean administrator) throws IOException, MachineException {
        var found = Examination.of(places.data(), places.run(), administrator);
        var deeds = List.<Deed>of();
        if (fixes) {
            var launcher = Optional.ofNullable(System.getProperty("porchlight.launcher"))
                    .map(Path::of);
            deeds = new Mending(places.data(), places.run(), launcher).mend(found);
            found = deeds.isEmpty() ? found : Examination.of(places.data(), places.run(), true);
        }
        var rows = found.rows();
        if (places.json()) {
            terminal.json(json(rows, deeds, fixes));
        } else {
            tell(rows, deeds, fixes);
        }
        return rows.stream().anyMatch(row -> row.state() == State.BROKEN) ? Exit.REFUSED : Exit.DONE;
    }

    private Json json(List<Row> rows, List<Deed> deeds, boolean fixes) {
        var json = Json.object().put("checks", Json.list(rows, words::json)).flag("protected", Row.isProtected(rows));
        if (fixes) {
            json.put("fixed", Json.list(deeds, deed -> new Json.Text(sentence(deed))));
        }
        return json.end();
    }

    private void tell(List<Row> rows, List<Deed> deeds, boolean fixes) {
        rows.forEach(row -> words.lines(row).forEach(terminal::say));
        deeds.forEach(deed -> terminal.say(told(deed)));
        if (fixes && deeds.isEmpty()) {
            terminal.say(words.of("deed.none"));
        }
        terminal.say(words.of(verdict(rows)));
    }

    private static String verdict(List<Row> rows) {
        if (Row.isProtected(rows)) {
            return "verdict.protected";
        }
        return rows.stream().anyMatch(row -> row.state() == State.UNAVAILABLE)
                        && rows.stream().noneMatch(row -> row.state() == State.BROKEN)
                ? "verdict.unseen"
                : "verdict.not-protected";
    }

    private String sentence(Deed deed) {
        var key = "deed." + deed.key();
        if (deed.key().equals(Mending.REFUSED)) {
            var refusals = new Refusals(words.language());
            return words.of(
                    key, refusals.say(deed.args().getFirst(), deed.args().getLast()));
        }
        return words.of(key, deed.args().toArray());
    }

    /// The sentence as people read it; programs are told names of the journal.
    private String told(Deed deed) {
        return deed.key().equals(Mending.LET_GO)
                ? words.of("deed." + Mending.LET_GO, words.changes(deed.args()))
                : sentence(deed);
    }
}

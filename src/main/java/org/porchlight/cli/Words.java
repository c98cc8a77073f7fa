package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.text.FileTrouble;
import org.porchlight.text.FindingText;
import org.porchlight.text.Language;
import org.porchlight.text.LedgerRows;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.text.TroubleText;
import org.porchlight.text.UnopenedWords;

/// What the command line says, in one language.
final class Words {
    private final Language language;
    private final Texts cli;
    private final Texts reasons;
    private final Map<String, String> parents;

    Words(Language language) {
        this(language, Texts.of("cli", language), Texts.of("reason", language), Map.of());
    }

    private Words(Language language, Texts cli, Texts reasons, Map<String, String> parents) {
        this.language = language;
        this.cli = cli;
        this.reasons = reasons;
        this.parents = Map.copyOf(parents);
    }

    /// The same where the child reads them of which they are.
    Words toTheChild() {
        return new Words(language, cli.toTheChild(), reasons.toTheChild(), parents);
    }

    /// The same where parents are called by their names.
    Words calling(List<ParentEntry> known) {
        var names =
                known.stream().collect(Collectors.toMap(parent -> parent.id().value(), ParentEntry::name));
        return new Words(language, cli, reasons, names);
    }

    String of(String key, Object... args) {
        return cli.of(key, args);
    }

    /// The text of a key, or something else where nothing stands under it.
    String orElse(String key, String other) {
        return cli.keys().contains(key) ? cli.of(key) : other;
    }

    Say in(ZoneId zone) {
        return new Say(language, zone);
    }

    /// The sentence of a reason; a budget that is used up reads otherwise than one that still runs.
    String reason(Reason reason, TimeState state) {
        return reasons.of(reason.isBudget() && !state.isOpen() ? reason.name() + ".closed" : reason.name());
    }

    String reason(Reason reason) {
        return reasons.of(reason.name());
    }

    /// The sentence of what is wrong with the guard itself.
    String trouble(Trouble trouble) {
        return new TroubleText(language).whole(trouble);
    }

    /// That a row of the ledger is not as it was written.
    String changed(String row) {
        return of("verify.changed", new LedgerRows(language).of(row));
    }

    /// What is wrong or odd in a policy.
    FindingText findings() {
        return new FindingText(language);
    }

    /// What came of time that was given.
    ///
    /// @param report how things stand after it was given
    /// @param beyondWindow whether it was to open past the window
    UnopenedWords unopened(StatusReport report, boolean beyondWindow) {
        return new UnopenedWords(
                UnopenedWords.Where.COMMAND_LINE, language, in(ZoneId.of(report.zone())), report, beyondWindow);
    }

    /// What hinders a file, to go on a sentence after a colon.
    ///
    /// @param file as it was typed
    String trouble(Path file, IOException e) {
        return FileTrouble.say(language, file, e);
    }

    /// Why a calendar file was not read.
    ///
    /// @param key of the bundle `calendar`
    String calendar(String key, Object... args) {
        return Texts.of("calendar", language).of(key, args);
    }

    /// Who did something; a parent who is none any more by the id.
    ///
    /// @param actor such as `parent:root`
    String by(String actor) {
        var id = actor.substring(actor.indexOf(':') + 1);
        return parents.getOrDefault(id, orElse("by." + id, id));
    }

    /// The sentence of a refusal of what would have changed nothing.
    String refusedRead(String why, String detail) {
        return new Refusals(language).sayOfReading(why, detail);
    }

    /// The sentence of a refusal.
    String refusal(String why, String detail) {
        return new Refusals(language).say(why, detail);
    }
}

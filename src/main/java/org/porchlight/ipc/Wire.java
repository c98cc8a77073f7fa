package org.porchlight.ipc;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ProtocolException;

/// Parts that commands of parents and of children share on the wire.
final class Wire {
    private static final Pattern WEEK = Pattern.compile("[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])");

    /// The most characters that somebody may write to somebody.
    private static final int MAX_WORDS = 200;

    /// The longest time that can be given, asked for or taken back at once.
    static final long LONGEST_GRANT = Duration.ofHours(24).toSeconds();

    private Wire() {}

    /// What somebody writes to somebody: one line, which cannot pass for another.
    static String words(Fields fields, String name) throws ProtocolException {
        var words = fields.text(name, MAX_WORDS);
        if (words.chars().anyMatch(Character::isISOControl)) {
            throw new ProtocolException("command: " + name + " is not one line");
        }
        return words;
    }

    static Json.Members put(Json.Members json, AgentChoices choices) {
        return json.number("across", choices.across())
                .number("down", choices.down())
                .flag("aloud", choices.aloud());
    }

    static AgentChoices choices(Fields fields) throws ProtocolException {
        return new AgentChoices(
                (int) fields.number("across", 0, AgentChoices.WHOLE),
                (int) fields.number("down", 0, AgentChoices.WHOLE),
                fields.flag("aloud"));
    }

    static Json.Members put(Json.Members json, WhySubject subject) {
        return switch (subject) {
            case WhySubject.Time _ -> json.text("about", "time");
            case WhySubject.Program(var path) -> json.text("about", "app").text("path", path);
            case WhySubject.Site(var host) -> json.text("about", "site").text("host", host);
        };
    }

    /// What is not supposed and not wished is left out.
    static Json.Members put(Json.Members json, WhyAsked asked) {
        json.instant("at", asked.at());
        asked.spent()
                .ifPresent(spent -> json.put(
                        "spent",
                        Json.object()
                                .seconds("day", spent.day())
                                .seconds("week", spent.week())
                                .seconds("month", spent.month())
                                .seconds("carry", spent.carry())
                                .end()));
        return asked.trace() ? json.flag("trace", true) : json;
    }

    static WhyAsked asked(Fields fields) throws ProtocolException {
        var at = fields.maybeInstant("at");
        boolean trace = !isMissing(fields, "trace") && fields.flag("trace");
        if (isMissing(fields, "spent")) {
            return new WhyAsked(at, Optional.empty(), trace);
        }
        var spent = fields.object("spent");
        return new WhyAsked(
                at,
                Optional.of(new Spent(
                        amount(spent, "day"), amount(spent, "week"), amount(spent, "month"), amount(spent, "carry"))),
                trace);
    }

    private static boolean isMissing(Fields fields, String name) {
        return fields.member(name) instanceof Json.Null;
    }

    private static Duration amount(Fields spent, String name) throws ProtocolException {
        return Duration.ofSeconds(spent.number(name, 0, Spent.MOST.toSeconds()));
    }

    static WhySubject subject(Fields fields) throws ProtocolException {
        return switch (fields.text("about")) {
            case "time" -> new WhySubject.Time();
            case "app" -> program(fields.text("path"));
            case "site" -> site(fields.text("host"));
            default -> throw new ProtocolException("command: about something unknown");
        };
    }

    private static WhySubject program(String path) throws ProtocolException {
        if (!WhySubject.Program.isValid(path)) {
            throw new ProtocolException("command: path is no absolute path");
        }
        return new WhySubject.Program(path);
    }

    private static WhySubject site(String host) throws ProtocolException {
        if (!WhySubject.Site.isValid(host)) {
            throw new ProtocolException("command: host is no name of a host");
        }
        return new WhySubject.Site(host);
    }

    static Optional<String> week(Fields fields) throws ProtocolException {
        var week = fields.maybeText("week");
        if (week.isPresent() && !WEEK.matcher(week.get()).matches()) {
            throw new ProtocolException("command: week is no week");
        }
        return week;
    }

    static SecretText secret(Fields fields, String name) throws ProtocolException {
        return maybeSecret(fields, name).orElseThrow(() -> new ProtocolException("command: no " + name));
    }

    static Optional<SecretText> maybeSecret(Fields fields, String name) throws ProtocolException {
        var typed = fields.maybeText(name);
        if (typed.isPresent() && !SecretText.isValid(typed.get())) {
            throw new ProtocolException("command: " + name + " is empty or too long");
        }
        return typed.map(SecretText::new);
    }
}

package org.porchlight.proof;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.Keys;
import org.porchlight.core.policy.PolicyReading;

/// Makes an event of the members of a line. Members that an event does not have say nothing.
final class EventReader {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration LONGEST_TICK = Duration.ofMinutes(10);
    private static final Duration LONGEST_STALL = Duration.ofDays(1);
    private static final int MAX_TEXT = 512;

    /// What a parent may write to a child, in characters.
    private static final int MAX_WORDS = 200;

    private static final int MAX_POLICIES = 64;
    private static final List<String> EVENTS = List.of(
            "approve",
            "confirm",
            "correct",
            "end",
            "finish-line",
            "grant",
            "help",
            "hibernate",
            "hold",
            "idle",
            "kill-guard",
            "lock",
            "login",
            "logout",
            "media",
            "ntp",
            "pause",
            "policy",
            "power-cut",
            "power-off",
            "power-on",
            "request",
            "resume",
            "rtc-set",
            "stall",
            "start-guard",
            "suspend",
            "tick",
            "unpause",
            "use",
            "wall-step",
            "zone");

    private final PolicyTexts policies;
    private final Map<String, HistoryEvent.PolicyEdit> known = new HashMap<>();
    private Instant begin = Instant.EPOCH;

    EventReader(PolicyTexts policies) {
        this.policies = policies;
    }

    Duration at(LineFields fields) throws WrongLine {
        var at = fields.seconds("at");
        if (at.isNegative()) {
            throw fields.wrong("at", "\"at\" is before the beginning");
        }
        return at;
    }

    HistoryEvent event(LineFields fields) throws WrongLine {
        var name = fields.text("ev", "an event such as \"use\"");
        if (!EVENTS.contains(name)) {
            throw fields.wrong("ev", WrongLine.quote(name) + " is not an event; " + Keys.instead(name, EVENTS));
        }
        return event(name, fields);
    }

    private HistoryEvent event(String name, LineFields fields) throws WrongLine {
        return switch (name) {
            case "power-on" -> powerOn(fields);
            case "power-off" -> new HistoryEvent.PowerOff();
            case "power-cut" -> new HistoryEvent.PowerCut();
            case "suspend" -> new HistoryEvent.Suspend();
            case "hibernate" -> new HistoryEvent.Hibernate();
            case "resume" -> new HistoryEvent.Resume();
            case "login" -> session(fields, HistoryEvent.Doing.LOGIN);
            case "use" -> session(fields, HistoryEvent.Doing.USE);
            case "idle" -> session(fields, HistoryEvent.Doing.IDLE);
            case "lock" -> session(fields, HistoryEvent.Doing.LOCK);
            case "logout" -> session(fields, HistoryEvent.Doing.LOGOUT);
            case "media" -> new HistoryEvent.Media(fields.child(), fields.flag("on", true));
            case "help" -> new HistoryEvent.Help(fields.child(), fields.flag("on", true));
            case "hold" -> new HistoryEvent.Hold(fields.child(), fields.flag("on", true));
            case "kill-guard" -> new HistoryEvent.KillGuard();
            case "start-guard" -> new HistoryEvent.StartGuard();
            case "tick" -> new HistoryEvent.Tick(within(fields, "every", LONGEST_TICK));
            case "end" -> new HistoryEvent.End();
            default -> clockOrOrder(name, fields);
        };
    }

    private HistoryEvent clockOrOrder(String name, LineFields fields) throws WrongLine {
        return switch (name) {
            case "wall-step" -> new HistoryEvent.WallStep(fields.length("by"));
            case "ntp" -> new HistoryEvent.Ntp();
            case "rtc-set" -> new HistoryEvent.RtcSet(fields.instant(fields.has("rtc") ? "rtc" : "to"));
            case "zone" -> new HistoryEvent.Zone(zone(fields));
            case "stall" -> new HistoryEvent.Stall(within(fields, "for", LONGEST_STALL), fields.flag("cpu", true));
            case "grant" -> new HistoryEvent.Grant(fields.child(), amount(fields), fields.flag("beyondWindow", false));
            case "pause" -> new HistoryEvent.Pause(fields.optionalChild(), optionalAmount(fields));
            case "unpause" -> new HistoryEvent.Unpause(fields.optionalChild());
            case "request" -> new HistoryEvent.Request(fields.child(), optionalAmount(fields));
            case "approve" -> new HistoryEvent.Approve(fields.child(), optionalAmount(fields));
            case "finish-line" -> new HistoryEvent.FinishLine(fields.child());
            case "correct" ->
                new HistoryEvent.Correct(fields.child(), fields.date("day"), amount(fields), words(fields));
            case "confirm" -> new HistoryEvent.Confirm(trust(fields));
            case "policy" -> policy(fields);
            default -> throw new IllegalStateException("no reader of \"" + name + "\"");
        };
    }

    private HistoryEvent powerOn(LineFields fields) throws WrongLine {
        var truth = fields.optionalInstant("true");
        begin = truth.orElse(begin);
        return new HistoryEvent.PowerOn(boot(fields), truth, fields.optionalInstant("rtc"));
    }

    private static String boot(LineFields fields) throws WrongLine {
        var boot = fields.text("boot", "the identity of this boot, such as \"A\"");
        if (boot.length() > 64) {
            throw fields.wrong("boot", "\"boot\" is longer than 64 characters");
        }
        return boot;
    }

    private static HistoryEvent session(LineFields fields, HistoryEvent.Doing doing) throws WrongLine {
        var session = fields.optionalText("session").orElse("");
        var title = fields.optionalText("title");
        if (session.length() > MAX_TEXT || title.orElse("").length() > MAX_TEXT) {
            throw fields.wrong(
                    session.length() > MAX_TEXT ? "session" : "title",
                    "a session or title is longer than " + MAX_TEXT + " characters");
        }
        return new HistoryEvent.Session(fields.child(), session, doing, title);
    }

    private static String zone(LineFields fields) throws WrongLine {
        var zone = fields.text("zone", "a time zone such as \"Asia/Shanghai\"");
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException _) {
            throw fields.wrong("zone", "\"zone\": " + WrongLine.quote(zone) + " is not a time zone");
        }
    }

    private static String words(LineFields fields) throws WrongLine {
        var words = fields.optionalText("words").orElse("");
        if (words.length() > MAX_WORDS) {
            throw fields.wrong("words", "\"words\" is longer than " + MAX_WORDS + " characters");
        }
        return words;
    }

    private static Duration amount(LineFields fields) throws WrongLine {
        return within(fields, "for", DAY);
    }

    private static Optional<Duration> optionalAmount(LineFields fields) throws WrongLine {
        return fields.has("for") ? Optional.of(amount(fields)) : Optional.empty();
    }

    private static Optional<Duration> trust(LineFields fields) throws WrongLine {
        return fields.has("trustRtc")
                ? Optional.of(within(fields, "trustRtc", Duration.ofDays(366)))
                : Optional.empty();
    }

    private static Duration within(LineFields fields, String name, Duration most) throws WrongLine {
        var length = fields.length(name);
        if (!length.isPositive() || length.compareTo(most) > 0) {
            throw fields.wrong(name, WrongLine.quote(name) + " is not more than nothing and at most " + most);
        }
        return length;
    }

    private HistoryEvent.PolicyEdit policy(LineFields fields) throws WrongLine {
        var file = fields.text("file", "the name of a policy beside the history");
        var before = known.get(file);
        if (before != null) {
            return before;
        }
        if (known.size() >= MAX_POLICIES) {
            throw fields.wrong("file", "the history names more than " + MAX_POLICIES + " policies");
        }
        try {
            var policy = policies.policy(file, begin);
            if (policy.reading() instanceof PolicyReading.Invalid(var problems)) {
                throw fields.wrong(
                        "file",
                        "the policy cannot stand: " + problems.getFirst().in(file));
            }
            known.put(file, policy);
            return policy;
        } catch (IOException trouble) {
            throw fields.wrong(
                    "file",
                    "reading the policy " + WrongLine.quote(file) + ": " + String.valueOf(trouble.getMessage()));
        }
    }
}

package org.porchlight.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.policy.ChildId;

/// Writes histories as [HistoryReader] reads them.
public final class HistoryWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Function<String, String> policies;

    /// @param policies gives the text of a policy the name of a file, and keeps it there
    public HistoryWriter(Function<String, String> policies) {
        this.policies = policies;
    }

    /// The whole history, a newline at the end of each line.
    public String write(History history) {
        var text = new StringBuilder();
        for (var line : history.lines()) {
            text.append(write(line)).append('\n');
        }
        return text.toString();
    }

    private String write(History.Line line) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            seconds(json, "at", line.at());
            json.writeStringField("ev", name(line.event()));
            write(json, line.event());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    /// The name of an event in a history.
    static String name(HistoryEvent event) {
        return switch (event) {
            case HistoryEvent.PowerOn _ -> "power-on";
            case HistoryEvent.PowerOff _ -> "power-off";
            case HistoryEvent.PowerCut _ -> "power-cut";
            case HistoryEvent.Suspend _ -> "suspend";
            case HistoryEvent.Hibernate _ -> "hibernate";
            case HistoryEvent.Resume _ -> "resume";
            case HistoryEvent.Session session -> session.doing().name().toLowerCase(Locale.ROOT);
            case HistoryEvent.Media _ -> "media";
            case HistoryEvent.Help _ -> "help";
            case HistoryEvent.Hold _ -> "hold";
            case HistoryEvent.WallStep _ -> "wall-step";
            case HistoryEvent.Ntp _ -> "ntp";
            case HistoryEvent.RtcSet _ -> "rtc-set";
            case HistoryEvent.Zone _ -> "zone";
            case HistoryEvent.Stall _ -> "stall";
            case HistoryEvent.KillGuard _ -> "kill-guard";
            case HistoryEvent.StartGuard _ -> "start-guard";
            case HistoryEvent.Grant _ -> "grant";
            case HistoryEvent.Pause _ -> "pause";
            case HistoryEvent.Unpause _ -> "unpause";
            case HistoryEvent.Request _ -> "request";
            case HistoryEvent.Approve _ -> "approve";
            case HistoryEvent.FinishLine _ -> "finish-line";
            case HistoryEvent.Correct _ -> "correct";
            case HistoryEvent.Confirm _ -> "confirm";
            case HistoryEvent.PolicyEdit _ -> "policy";
            case HistoryEvent.Tick _ -> "tick";
            case HistoryEvent.End _ -> "end";
        };
    }

    private void write(JsonGenerator json, HistoryEvent event) throws IOException {
        switch (event) {
            case HistoryEvent.PowerOn(var boot, var truth, var rtc) -> {
                json.writeStringField("boot", boot);
                text(json, "true", truth);
                text(json, "rtc", rtc);
            }
            case HistoryEvent.Session(var child, var session, var _, var title) -> {
                child(json, Optional.of(child));
                text(json, "session", Optional.of(session).filter(name -> !name.isEmpty()));
                text(json, "title", title);
            }
            case HistoryEvent.Media(var child, var on) -> onOff(json, child, on);
            case HistoryEvent.Help(var child, var on) -> onOff(json, child, on);
            case HistoryEvent.Hold(var child, var on) -> onOff(json, child, on);
            case HistoryEvent.WallStep(var by) -> text(json, "by", Optional.of(by));
            case HistoryEvent.RtcSet(var to) -> text(json, "to", Optional.of(to));
            case HistoryEvent.Zone(var zone) -> json.writeStringField("zone", zone);
            case HistoryEvent.Stall(var length, var cpu) -> {
                seconds(json, "for", length);
                json.writeBooleanField("cpu", cpu);
            }
            case HistoryEvent.Grant(var child, var amount, var beyond) -> {
                asked(json, Optional.of(child), Optional.of(amount));
                json.writeBooleanField("beyondWindow", beyond);
            }
            case HistoryEvent.Pause(var child, var length) -> asked(json, child, length);
            case HistoryEvent.Unpause(var child) -> child(json, child);
            case HistoryEvent.Request(var child, var amount) -> asked(json, Optional.of(child), amount);
            case HistoryEvent.Approve(var child, var amount) -> asked(json, Optional.of(child), amount);
            case HistoryEvent.FinishLine(var child) -> child(json, Optional.of(child));
            case HistoryEvent.Correct(var child, var day, var amount, var words) -> {
                child(json, Optional.of(child));
                text(json, "day", Optional.of(day));
                text(json, "for", Optional.of(amount));
                text(json, "words", Optional.of(words).filter(said -> !said.isEmpty()));
            }
            case HistoryEvent.Confirm(var trust) -> text(json, "trustRtc", trust);
            case HistoryEvent.PolicyEdit(var yaml, var _) -> json.writeStringField("file", policies.apply(yaml));
            case HistoryEvent.Tick(var every) -> seconds(json, "every", every);
            case HistoryEvent.PowerOff _,
                    HistoryEvent.PowerCut _,
                    HistoryEvent.Suspend _,
                    HistoryEvent.Hibernate _,
                    HistoryEvent.Resume _,
                    HistoryEvent.Ntp _,
                    HistoryEvent.KillGuard _,
                    HistoryEvent.StartGuard _,
                    HistoryEvent.End _ -> {
                // The name says it all.
            }
        }
    }

    private static void onOff(JsonGenerator json, ChildId child, boolean on) throws IOException {
        child(json, Optional.of(child));
        json.writeBooleanField("on", on);
    }

    private static void asked(JsonGenerator json, Optional<ChildId> child, Optional<Duration> length)
            throws IOException {
        child(json, child);
        text(json, "for", length);
    }

    private static void child(JsonGenerator json, Optional<ChildId> child) throws IOException {
        text(json, "child", child.map(ChildId::value));
    }

    private static void text(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    private static void seconds(JsonGenerator json, String name, Duration length) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(
                BigDecimal.valueOf(length.toMillis(), 3).stripTrailingZeros().toPlainString());
    }
}

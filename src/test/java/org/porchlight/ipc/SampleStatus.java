package org.porchlight.ipc;

import static org.porchlight.ipc.Samples.LE;
import static org.porchlight.ipc.Samples.MEI;
import static org.porchlight.ipc.Samples.NOW;
import static org.porchlight.ipc.Samples.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.Held;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.time.Confidence;

/// How the children of the made-up household of [Samples] stand now.
public final class SampleStatus {
    private SampleStatus() {}

    public static StatusReport status() {
        return new StatusReport(NOW, Confidence.NTP, true, false, "Asia/Shanghai", List.of(open(), closed()))
                .placing(List.of(
                        new AgentTray("child:mei", TrayPlace.DISC), new AgentTray("parent:mum", TrayPlace.PANEL)));
    }

    private static ChildStatus open() {
        var tomorrow = new DayAhead(
                TODAY.plusDays(1),
                false,
                OptionalLong.of(5400),
                List.of(span("2026-11-25T08:30:00Z", "2026-11-25T12:30:00Z")));
        return StatusDraft.of(MEI, "小美", tomorrow, draft -> {
            draft.age = OptionalInt.of(10);
            draft.spentSeconds = 4080;
            draft.remainingSeconds = OptionalLong.of(1320);
            draft.budgetSeconds = OptionalLong.of(5400);
            draft.until = Optional.of(Instant.parse("2026-11-24T09:34:00Z"));
            draft.counting = true;
            draft.title = Optional.of("Krita");
            draft.windowUntil = Optional.of(Instant.parse("2026-11-24T12:30:00Z"));
            draft.windows = List.of(span("2026-11-24T08:30:00Z", "2026-11-24T12:30:00Z"));
            draft.nextOpening = Optional.of(Instant.parse("2026-11-25T08:30:00Z"));
            draft.request = Optional.of(request());
            draft.disputes = List.of(SampleDays.dispute());
            draft.rest = Optional.of(new RestAhead(
                    Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(22), Duration.ZERO));
            draft.self = new SelfSet(
                    Optional.of(new OwnLimit(Duration.ofMinutes(80), Optional.of(TODAY))),
                    Optional.of(Duration.ofMinutes(90)));
        });
    }

    private static ChildStatus closed() {
        return StatusDraft.of(
                LE, "Le", new DayAhead(TODAY.plusDays(1), false, OptionalLong.empty(), List.of()), draft -> {
                    draft.state = Presented.CLOSED;
                    draft.reason = Reason.OUTSIDE_WINDOW;
                    draft.rule = "time.windows.mon-fri";
                    draft.remainingSeconds = OptionalLong.of(0);
                    draft.grantedSeconds = 900;
                    draft.until = Optional.of(Instant.parse("2026-11-24T10:00:00Z"));
                    draft.next = Optional.of(Instant.parse("2026-11-24T10:00:00Z"));
                    draft.frozen = 12;
                    draft.held = Held.Strength.KERNEL;
                    draft.nextOpening = Optional.of(Instant.parse("2026-11-24T10:00:00Z"));
                    draft.warning = OptionalLong.of(60);
                    draft.lock = true;
                    draft.offer = new Offer(
                                    Card.Form.BAR,
                                    List.of("/usr/games/gcompris-qt"),
                                    Optional.of(Duration.ofMinutes(5)))
                            .with(new Keys(true, true));
                });
    }

    /// Mei asks for a quarter of an hour.
    public static Asking request() {
        return Asking.of(
                new Question.Requested(MEI, NOW.minusSeconds(600), Optional.of(Duration.ofMinutes(15)), "再画一会儿"));
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}

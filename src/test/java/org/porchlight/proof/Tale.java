package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.proof.HistoryEvent.Doing;

/// A history, told line by line in true time.
final class Tale {
    static final ChildId MEI = new ChildId("mei");

    private final List<History.Line> lines = new ArrayList<>();
    private final Instant begin;
    private int boots;

    private Tale(Instant begin) {
        this.begin = begin;
    }

    /// @param begin such as `2026-11-24T16:00+08:00`; setup, with the right time
    static Tale from(String begin) {
        var tale = new Tale(instant(begin));
        return tale.at(begin, tale.on(Optional.of(tale.begin), Optional.empty()));
    }

    private static Instant instant(String written) {
        return OffsetDateTime.parse(written).toInstant();
    }

    private HistoryEvent on(Optional<Instant> truth, Optional<Instant> rtc) {
        return new HistoryEvent.PowerOn("B" + ++boots, truth, rtc);
    }

    Tale at(String at, HistoryEvent event) {
        lines.add(new History.Line(lines.size() + 1, Duration.between(begin, instant(at)), event));
        return this;
    }

    /// @param rtc what the clock chip shows
    Tale on(String at, String rtc) {
        return at(at, on(Optional.empty(), Optional.of(instant(rtc))));
    }

    Tale on(String at) {
        return at(at, on(Optional.empty(), Optional.empty()));
    }

    Tale off(String at) {
        return at(at, new HistoryEvent.PowerOff());
    }

    Tale cut(String at) {
        return at(at, new HistoryEvent.PowerCut());
    }

    Tale ntp(String at) {
        return at(at, new HistoryEvent.Ntp());
    }

    Tale does(String at, Doing doing) {
        return at(at, new HistoryEvent.Session(MEI, "", doing, Optional.empty()));
    }

    Tale use(String at) {
        return does(at, Doing.USE);
    }

    Tale away(String at) {
        return does(at, Doing.LOGOUT);
    }

    History end(String at) {
        at(at, new HistoryEvent.End());
        return new History("tale", lines);
    }

    /// Days before, each with a quarter of an hour of use from 16:00 on, and a time server.
    static Tale syncedSince(String firstDay, int days) {
        var date = LocalDate.parse(firstDay);
        var tale = new Tale(instant(date + "T16:00+08:00"));
        for (int i = 0; i < days; i++) {
            var day = date.plusDays(i).toString();
            tale.at(
                    day + "T16:00+08:00",
                    tale.on(i == 0 ? Optional.of(tale.begin) : Optional.empty(), Optional.empty()));
            tale.ntp(day + "T16:00:10+08:00").use(day + "T16:01+08:00").off(day + "T16:16+08:00");
        }
        return tale;
    }

    /// A policy of one child in China, with rules for its time as they are written.
    static PolicyDocument policy(String time) {
        return policy("Asia/Shanghai", time);
    }

    static PolicyDocument policy(String zone, String time) {
        return document(yaml(zone, time));
    }

    static String yaml(String zone, String time) {
        return """
                porchlight: 1
                household: {zone: %s, calendar: none}
                children:
                  - {id: mei, name: Mei, accounts: [mei], preset: none, time: {%s}}
                """.formatted(zone, time);
    }

    static PolicyDocument document(String yaml) {
        return Documents.of(yaml);
    }
}

package org.porchlight.cli;

import java.time.Duration;
import java.time.Instant;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Dispute;
import org.porchlight.text.Say;

/// What a child asks and disputes, a line each, with what was answered.
final class QuestionText {
    private final Words words;
    private final Say say;

    QuestionText(Words words, Say say) {
        this.words = words;
        this.say = say;
    }

    /// @param now seen from when
    String request(String name, Asking asking, Instant now) {
        if (asking.answer().isEmpty()) {
            var amount = asking.amount().map(say::minutes).orElseGet(() -> words.of("request.more"));
            var until = say.when(asking.until(), now);
            return words.of("request.waits", asking.id(), name, amount, until) + quoted(asking.words());
        }
        var said = asking.answer().get();
        var by = words.by(said.by());
        var at = say.when(said.at(), now);
        return said.granted()
                        .map(given -> words.of("request.approved", asking.id(), name, say.minutes(given), by, at))
                        .orElseGet(() -> words.of("request.denied", asking.id(), name, by, at))
                + quoted(said.words());
    }

    /// One as its day tells it, whenever it is read.
    String dispute(String name, Dispute dispute) {
        return dispute(name, dispute, Instant.MIN);
    }

    /// @param now seen from when
    String dispute(String name, Dispute dispute, Instant now) {
        var row = row(dispute);
        if (dispute.answer().isPresent()) {
            var said = dispute.answer().get();
            return words.of("dispute.settled", dispute.id(), name, row)
                    + quoted(dispute.text())
                    + words.of("dispute.answer", words.by(said.by()), moment(said.at()), amount(said.amount()))
                    + quoted(said.words());
        }
        var key = dispute.isOverdue(now) ? "dispute.overdue" : "dispute.waits";
        return words.of(key, dispute.id(), name, row, moment(dispute.due())) + quoted(dispute.text());
    }

    private String row(Dispute dispute) {
        var row = dispute.row();
        return words.of(
                "dispute.row",
                say.dateShort(dispute.day()),
                say.span(row.from(), row.to()),
                say.duration(row.length()),
                words.of("kind." + row.kind().name()));
    }

    private String amount(Duration less) {
        return less.isZero() ? words.of("dispute.stays") : words.of("dispute.less", say.minutes(less));
    }

    private String moment(Instant at) {
        return say.dateShort(at.atZone(say.zone()).toLocalDate()) + " " + say.clock(at);
    }

    private String quoted(String text) {
        return text.isBlank() ? "" : words.of("quoted", text);
    }
}

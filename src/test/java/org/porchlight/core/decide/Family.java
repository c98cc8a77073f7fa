package org.porchlight.core.decide;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.CivilDays;

/// A policy with one child, asked about in local time.
///
/// @param zone of the household
record Family(PolicyDocument document, ZoneId zone) {
    /// @param time what stands under `time` of the child, in YAML's flow form
    static Family of(String zone, String time) {
        var text = "porchlight: 1\nhousehold: {zone: " + zone + "}\nchildren: [{id: mei, accounts: [mei], time: " + time
                + "}]\n";
        return ofText(text);
    }

    /// @param text a whole policy; its first child is meant
    static Family ofText(String text) {
        var document = Documents.of(text);
        return new Family(document, document.policy().zone());
    }

    Child child() {
        return document.policy().children().getFirst();
    }

    Verdict.Time at(Instant at, TimeFacts facts) {
        return TimeDecider.decide(document, child().id(), facts, at);
    }

    /// Nothing was used, given or paused.
    Verdict.Time at(Instant at) {
        return at(at, TimeFacts.on(CivilDays.of(at, zone)));
    }

    Verdict.Time at(String local, TimeFacts facts) {
        return at(instant(local), facts);
    }

    Verdict.Time at(String local) {
        return at(instant(local));
    }

    /// An instant without offset is in the household's zone; in a repeated hour it is the earlier one.
    Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}

package org.porchlight.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Verification.DeviceChain;
import org.porchlight.ipc.json.VerifyJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Checks the whole ledger.
@Command(name = "verify")
final class VerifyVerb extends Verb {
    private static final int SHOWN = 7;

    @Option(names = "--rebuild", descriptionKey = "option.rebuild")
    private boolean rebuild;

    VerifyVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        try (var asking = ask()) {
            var zone = ZoneId.of(asking.status().zone());
            var found = asking.verify(rebuild);
            tell(VerifyJson.write(found), lines(found, zone));
            if (!found.isOk()) {
                throw new Failure(Exit.REFUSED, words().of(isMended(found) ? "verify.mended" : "verify.wrong"));
            }
        }
    }

    /// Whether all that was wrong is what was made anew.
    private boolean isMended(Verification found) {
        return rebuild && found.isWhole() && found.changed().isEmpty();
    }

    private List<String> lines(Verification found, ZoneId zone) {
        var lines = new ArrayList<String>();
        lines.add(
                found.database().equals("ok")
                        ? words().of("verify.database-ok")
                        : words().of("verify.database", found.database()));
        found.devices().forEach(device -> lines.add(chain(device, zone)));
        found.changed().forEach(row -> lines.add(words().changed(row)));
        lines.addAll(sums(found));
        found.receipts().stream()
                .limit(SHOWN)
                .map(day -> words().of("verify.receipt", day.child().value(), day.day(), day.receipt()))
                .forEach(lines::add);
        return lines;
    }

    /// What is summed from the events, and what became of it.
    private List<String> sums(Verification found) {
        if (!found.database().equals("ok")) {
            return rebuild ? List.of(words().of("verify.not-anew")) : List.of();
        }
        if (found.differing().isEmpty()) {
            return rebuild && !found.isWhole()
                    ? List.of(words().of("verify.equal"), words().of("verify.not-anew-event"))
                    : List.of(words().of("verify.equal"));
        }
        var differing = String.join(", ", found.differing());
        if (!found.isWhole()) {
            return List.of(words().of(rebuild ? "verify.declined" : "verify.differs-damaged", differing));
        }
        return List.of(words().of(rebuild ? "verify.anew" : "verify.differs", differing));
    }

    private String chain(DeviceChain chain, ZoneId zone) {
        if (chain.broken().isEmpty()) {
            return chain.to() == 0
                    ? words().of("verify.chain-empty", chain.id())
                    : words().of("verify.chain", chain.id(), chain.from(), chain.to(), chain.head());
        }
        var event = chain.broken().get();
        var say = words().in(zone);
        return event.at()
                .map(at -> words().of(
                                "verify.broken",
                                event.device(),
                                Long.toString(event.seq()),
                                event.type(),
                                say.date(at.atZone(zone).toLocalDate()),
                                say.clock(at)))
                .orElseGet(() -> words().of("verify.missing", event.device(), Long.toString(event.seq())));
    }
}

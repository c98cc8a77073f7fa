package org.porchlight.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.json.JsonText;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The events of the ledger, a line of JSON each.
@CommandLine.Command(name = "events")
final class EventsVerb extends Verb {
    private static final Pattern SINCE = Pattern.compile("([0-9a-f]{32}):([0-9]{1,18})");

    @Option(names = "--since", paramLabel = "DEVICE:SEQ", descriptionKey = "option.since")
    private List<String> since = new ArrayList<>();

    @Option(names = "--follow", descriptionKey = "option.follow")
    private boolean follow;

    EventsVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var known = known();
        try (var asking = ask()) {
            asking.atLength(new Command.Events(known, follow), this::print);
        }
    }

    private void print(String text) throws Failure {
        terminal().out().print(JsonText.withoutControls(text));
        answered();
        if (terminal().out().checkError()) {
            throw new Failure(Exit.ENVIRONMENT, words().of("events.not-taken"));
        }
    }

    private Map<String, Long> known() throws Failure {
        var known = new HashMap<String, Long>();
        for (var text : since) {
            var parts = SINCE.matcher(text);
            if (!parts.matches() || known.size() >= Command.Events.MOST_DEVICES) {
                throw new Failure(Exit.USAGE, words().of("input.since", text));
            }
            known.put(parts.group(1), Long.parseLong(parts.group(2)));
        }
        return known;
    }
}

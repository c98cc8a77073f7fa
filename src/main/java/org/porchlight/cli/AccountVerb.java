package org.porchlight.cli;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.json.AccountJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where the time of a day went.
@Command(name = "account")
final class AccountVerb extends Verb {
    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child", completionCandidates = ChildIds.class)
    private String child = "";

    @Option(names = "--day", paramLabel = "DAY", descriptionKey = "option.day")
    private @Nullable String day;

    AccountVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var wanted = typed().day(day);
        try (var asking = ask()) {
            var zone = ZoneId.of(asking.status().zone());
            var report = asking.account(id, wanted);
            tell(
                    AccountJson.write(report),
                    AccountText.of(words().calling(asking.ofParents().parents()), zone, report));
        }
    }
}

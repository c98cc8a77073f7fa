package org.porchlight.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// A guard that has no rules yet, on a PC with three ordinary accounts.
final class NewFamily {
    static final PolicyReport NOTHING = nothing();

    private NewFamily() {}

    private static PolicyReport nothing() {
        var policy = new Policy(Household.in(ZoneId.of("UTC")), List.of(), List.of());
        var document = PolicyDocument.of(policy);
        return new PolicyReport(document.version(), document.json(), PolicyText.write(policy));
    }

    static FakeLink link() {
        var link = new FakeLink(Family.status(), Map.of());
        link.answer(Command.GetPolicy.class, _ -> new Answer.Policy(NOTHING));
        link.answer(
                Command.People.class,
                _ -> new Answer.People(List.of(
                        new PersonEntry("mei", Optional.empty()),
                        new PersonEntry("jie", Optional.empty()),
                        new PersonEntry("lan", Optional.empty()))));
        link.answer(Command.Parents.class, _ -> new Answer.Parents(List.of()));
        link.answer(Command.NameParent.class, _ -> new Answer.Done());
        link.answer(Command.SetSecret.class, _ -> new Answer.Done());
        link.answer(Command.PutPolicy.class, _ -> new Answer.Stored("v1", List.of()));
        return link;
    }
}

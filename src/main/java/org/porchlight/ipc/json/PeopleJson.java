package org.porchlight.ipc.json;

import java.util.List;
import org.porchlight.core.report.PersonEntry;

/// Accounts of people as JSON.
public final class PeopleJson {
    private PeopleJson() {}

    public static Json write(List<PersonEntry> people) {
        return Json.object()
                .put(
                        "people",
                        Json.list(
                                people,
                                person -> Json.object()
                                        .text("account", person.account())
                                        .text("child", person.child().map(child -> child.value()))
                                        .end()))
                .end();
    }

    public static List<PersonEntry> read(Json json) throws ProtocolException {
        return Fields.of("people", json).list("people", PeopleJson::entry);
    }

    private static PersonEntry entry(Json json) throws ProtocolException {
        var fields = Fields.of("person", json);
        return new PersonEntry(fields.text("account"), fields.maybeChild("child"));
    }
}

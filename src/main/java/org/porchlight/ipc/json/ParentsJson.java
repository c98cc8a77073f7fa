package org.porchlight.ipc.json;

import java.util.List;
import org.porchlight.core.event.Rank;
import org.porchlight.core.report.ParentEntry;

/// Parents as JSON.
public final class ParentsJson {
    private ParentsJson() {}

    public static Json write(List<ParentEntry> parents) {
        return Json.object().put("parents", list(parents)).end();
    }

    /// What a child is told.
    public static Json names(List<ParentEntry> parents) {
        return Json.object()
                .put(
                        "parents",
                        Json.list(
                                parents,
                                parent -> Json.object()
                                        .text("id", parent.id().value())
                                        .text("name", parent.name())
                                        .text("rank", parent.rank().name())
                                        .end()))
                .end();
    }

    /// The same as a list.
    public static Json list(List<ParentEntry> parents) {
        return Json.list(
                parents,
                parent -> Json.object()
                        .text("id", parent.id().value())
                        .text("name", parent.name())
                        .text("rank", parent.rank().name())
                        .text("account", parent.account())
                        .flag("passphrase", parent.passphrase())
                        .flag("pin", parent.pin())
                        .end());
    }

    public static List<ParentEntry> read(Json json) throws ProtocolException {
        return Fields.of("parents", json).list("parents", ParentsJson::entry);
    }

    private static ParentEntry entry(Json json) throws ProtocolException {
        var fields = Fields.of("parent", json);
        return new ParentEntry(
                fields.parent("id"),
                fields.text("name"),
                fields.word("rank", Rank.class),
                fields.maybeText("account"),
                fields.flag("passphrase"),
                fields.flag("pin"));
    }
}

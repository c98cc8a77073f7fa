package org.porchlight.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// What a body says of a ledger that goes on with what was kept elsewhere.
final class RestoredJson {
    private RestoredJson() {}

    static void write(JsonGenerator json, Restored fact) throws IOException {
        json.writeStringField("from", fact.from().name());
        heads(json, fact.devices());
        if (!fact.children().isEmpty()) {
            ids(json, "children", fact.children().stream().map(ChildId::value).toList());
        }
        json.writeArrayFieldStart("registers");
        for (var register : fact.registers()) {
            json.writeStartObject();
            json.writeStringField("child", register.child().value());
            json.writeStringField("day", register.day().toString());
            DayJson.kinds(json, register.kinds());
            DayJson.named(json, "groupsMs", register.groups());
            json.writeNumberField("grantedMs", register.granted().toMillis());
            if (register.corrected().isPositive()) {
                json.writeNumberField("correctedMs", register.corrected().toMillis());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Restored read(BodyFields fields) throws StoreException {
        return new Restored(
                fields.tag("from", Restored.From.class),
                heads(fields.list("devices")),
                registers(fields.list("registers")),
                children(fields));
    }

    private static void heads(JsonGenerator json, List<Restored.Head> heads) throws IOException {
        json.writeArrayFieldStart("devices");
        for (var head : heads) {
            json.writeStartObject();
            json.writeStringField("id", head.device());
            if (head.upto() != Restored.Head.ALL) {
                json.writeNumberField("upto", head.upto());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void ids(JsonGenerator json, String name, List<String> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (var id : ids) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<String> ids(List<BodyFields> list) throws StoreException {
        var ids = new ArrayList<String>();
        for (var fields : list) {
            ids.add(fields.text("id"));
        }
        return ids;
    }

    private static List<Restored.Head> heads(List<BodyFields> list) throws StoreException {
        var heads = new ArrayList<Restored.Head>();
        for (var fields : list) {
            heads.add(new Restored.Head(
                    fields.text("id"), fields.has("upto") ? fields.number("upto") : Restored.Head.ALL));
        }
        return heads;
    }

    private static List<ChildId> children(BodyFields fields) throws StoreException {
        return fields.has("children")
                ? ids(fields.list("children")).stream().map(ChildId::new).toList()
                : List.of();
    }

    private static List<Restored.Register> registers(List<BodyFields> list) throws StoreException {
        var registers = new ArrayList<Restored.Register>();
        for (var fields : list) {
            registers.add(new Restored.Register(
                    fields.child(),
                    fields.day(),
                    DayJson.kinds(fields.object("kindsMs")),
                    DayJson.named(fields, "groupsMs"),
                    fields.length("grantedMs"),
                    fields.has("correctedMs") ? fields.length("correctedMs") : Duration.ZERO));
        }
        return registers;
    }
}

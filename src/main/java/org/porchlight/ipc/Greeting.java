package org.porchlight.ipc;

import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ProtocolException;

/// What the guard's hello calls its client.
public sealed interface Greeting {
    /// @param parent whose account it is; nothing for whoever needs no secret
    record AsParent(Optional<ParentId> parent) implements Greeting {}

    record AsChild(ChildId child) implements Greeting {}

    record AsNobody() implements Greeting {}

    /// Name and number of the protocol; a peer with another one is refused.
    String NAME = "porchlight";

    int PROTOCOL = 1;

    /// The first frame of a client.
    static byte[] hello() {
        return Frames.bytes(opening().end());
    }

    /// Reads the first frame of a client.
    static void read(byte[] frame) throws ProtocolException {
        var fields = Fields.of("hello", Frames.HELLO.read(frame));
        check(fields);
        fields.end();
    }

    /// The guard's first frame.
    static byte[] hello(Role role) {
        var hello = opening();
        switch (role) {
            case Role.Parent(Role.Parent.Who.Holder _) -> hello.text("role", "parent");
            case Role.Parent(Role.Parent.Who.Account(var _, var parent)) ->
                hello.text("role", "parent").text("parent", parent.value());
            case Role.OfChild(var child) -> hello.text("role", "child").text("child", child.value());
            case Role.Nobody _ -> hello.text("role", "nobody");
        }
        return Frames.bytes(hello.end());
    }

    /// Reads the guard's first frame.
    static Greeting readGuards(byte[] frame) throws ProtocolException {
        var fields = Fields.of("hello", Frames.HELLO.read(frame));
        check(fields);
        return switch (fields.text("role")) {
            case "parent" -> new AsParent(fields.maybeParent("parent"));
            case "child" -> new AsChild(fields.child("child"));
            case "nobody" -> new AsNobody();
            default -> throw new ProtocolException("hello: a role that is unknown");
        };
    }

    private static Json.Members opening() {
        return Json.object().text("hello", NAME).number("protocol", PROTOCOL);
    }

    private static void check(Fields fields) throws ProtocolException {
        if (!fields.text("hello").equals(NAME) || fields.number("protocol") != PROTOCOL) {
            throw new ProtocolException("hello: wanted " + NAME + " with protocol " + PROTOCOL);
        }
    }
}

package org.porchlight.ipc;

import java.time.Duration;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ProtocolException;

/// The wire form of those orders of a parent that travel as [Command.Do].
final class OrderCodec {
    private static final long LONGEST_PAUSE = Duration.ofDays(7).toSeconds();
    private static final long LONGEST_TRUST = Duration.ofDays(366).toSeconds();

    private OrderCodec() {}

    /// @param ask which order it is
    static Order decode(String ask, Fields fields) throws ProtocolException {
        return switch (ask) {
            case "grant" ->
                new Order.Grant(
                        fields.child("child"),
                        Duration.ofSeconds(fields.number("seconds", 1, Wire.LONGEST_GRANT)),
                        fields.flag("beyondWindow"),
                        Wire.words(fields, "words"));
            case "pause" -> new Order.Pause(fields.maybeChild("child"), fields.maybeSeconds("seconds", LONGEST_PAUSE));
            case "unpause" -> new Order.Unpause(fields.maybeChild("child"));
            case "study" ->
                new Order.Study(
                        fields.child("child"),
                        Duration.ofSeconds(fields.number("seconds", 1, Order.Study.LONGEST.toSeconds())));
            case "end-study" -> new Order.EndStudy(fields.child("child"));
            case "correct" ->
                new Order.Correct(
                        fields.child("child"),
                        fields.day("day"),
                        Duration.ofSeconds(fields.number("seconds", 1, Wire.LONGEST_GRANT)),
                        Wire.words(fields, "words"));
            case "confirm-clock" ->
                new Order.ConfirmClock(Duration.ofSeconds(fields.number("trustRtcSeconds", 0, LONGEST_TRUST)));
            case "forget" -> new Order.Forget(fields.child("child"), fields.maybeDay("before"));
            case "remove-parent" -> new Order.RemoveParent(fields.parent("parent"));
            default -> throw new ProtocolException("a command that a parent cannot give");
        };
    }

    static void put(Json.Members json, Order order) {
        switch (order) {
            case Order.Grant(var child, var amount, var beyondWindow, var words, var _) ->
                json.text("ask", "grant")
                        .text("child", child.value())
                        .seconds("seconds", amount)
                        .flag("beyondWindow", beyondWindow)
                        .text("words", words);
            case Order.Pause(var child, var length) ->
                json.text("ask", "pause")
                        .text("child", child.map(id -> id.value()))
                        .seconds("seconds", length);
            case Order.Unpause(var child) -> json.text("ask", "unpause").text("child", child.map(id -> id.value()));
            case Order.Study(var child, var length) ->
                json.text("ask", "study").text("child", child.value()).seconds("seconds", length);
            case Order.EndStudy(var child) -> json.text("ask", "end-study").text("child", child.value());
            case Order.Correct(var child, var day, var amount, var words) ->
                json.text("ask", "correct")
                        .text("child", child.value())
                        .day("day", day)
                        .seconds("seconds", amount)
                        .text("words", words);
            case Order.Forget(var child, var before) ->
                json.text("ask", "forget").text("child", child.value()).text("before", before.map(Object::toString));
            case Order.ConfirmClock(var trustRtc) ->
                json.text("ask", "confirm-clock").seconds("trustRtcSeconds", trustRtc);
            case Order.RemoveParent(var parent) ->
                json.text("ask", "remove-parent").text("parent", parent.value());
            case Order.PutPolicy _,
                    Order.NameParent _,
                    Order.EnrolCodes _,
                    Order.Approve _,
                    Order.Deny _,
                    Order.Settle _ -> throw new IllegalArgumentException("it travels as a command of its own");
        }
    }
}

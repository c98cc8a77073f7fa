package org.porchlight.ipc.json;

import java.util.Optional;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Verification.Broken;
import org.porchlight.core.report.Verification.DayReceipt;
import org.porchlight.core.report.Verification.DeviceChain;

/// The JSON of `verify`.
public final class VerifyJson {
    private VerifyJson() {}

    public static Json write(Verification found) {
        return Json.object()
                .text("database", found.database())
                .put("devices", Json.list(found.devices(), VerifyJson::device))
                .text("projections", found.differing().isEmpty() ? "equal" : "differs")
                .put("differing", Json.list(found.differing(), Json.Text::new))
                .put("changed", Json.list(found.changed(), Json.Text::new))
                .put("receipts", Json.list(found.receipts(), VerifyJson::receipt))
                .end();
    }

    private static Json device(DeviceChain chain) {
        var broken = chain.broken();
        var json = Json.object()
                .text("id", chain.id())
                .number("from", chain.from())
                .number("to", chain.to())
                .text("head", chain.head())
                .flag("ok", broken.isEmpty())
                .number("brokenAt", chain.brokenAt());
        broken.ifPresent(event -> json.text("brokenDevice", event.device())
                .text("brokenType", event.type())
                .instant("brokenTime", event.at()));
        return json.end();
    }

    private static Json receipt(DayReceipt receipt) {
        return Json.object()
                .text("child", receipt.child().value())
                .day("day", receipt.day())
                .text("receipt", receipt.receipt())
                .end();
    }

    public static Verification read(Json json) throws ProtocolException {
        var fields = Fields.of("verify", json);
        return new Verification(
                fields.text("database"),
                fields.list("devices", VerifyJson::readDevice),
                fields.list("differing", VerifyJson::readName),
                fields.list("changed", VerifyJson::readName),
                fields.list("receipts", VerifyJson::readReceipt));
    }

    private static String readName(Json json) throws ProtocolException {
        if (json instanceof Json.Text(var name)) {
            return name;
        }
        throw new ProtocolException("verify: a table or row without a name");
    }

    private static DeviceChain readDevice(Json json) throws ProtocolException {
        var fields = Fields.of("device", json);
        var at = fields.maybeNumber("brokenAt");
        return new DeviceChain(
                fields.text("id"),
                fields.number("from"),
                fields.number("to"),
                fields.text("head"),
                at.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Broken(
                                fields.text("brokenDevice"),
                                at.getAsLong(),
                                fields.text("brokenType"),
                                fields.maybeInstant("brokenTime"))));
    }

    private static DayReceipt readReceipt(Json json) throws ProtocolException {
        var fields = Fields.of("receipt", json);
        return new DayReceipt(fields.child("child"), fields.day("day"), fields.text("receipt"));
    }
}

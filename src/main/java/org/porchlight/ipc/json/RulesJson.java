package org.porchlight.ipc.json;

import java.util.Optional;
import org.porchlight.core.policy.Tier;
import org.porchlight.core.report.RulesOfDay;

/// The JSON of `policy show --effective`.
public final class RulesJson {
    private RulesJson() {}

    public static Json write(RulesOfDay rules) {
        return Json.object()
                .text("child", rules.child().value())
                .text("name", rules.name())
                .day("day", rules.day())
                .text("tier", rules.tier().map(Tier::name))
                .flag("dayOff", rules.dayOff())
                .put("rules", Json.list(rules.rules(), RulesJson::held))
                .end();
    }

    private static Json held(RulesOfDay.Held held) {
        return Json.object()
                .text("rule", held.rule())
                .text("value", held.value())
                .text("pack", held.pack())
                .end();
    }

    public static RulesOfDay read(Json json) throws ProtocolException {
        var fields = Fields.of("rules", json);
        var tier = fields.maybeText("tier");
        return new RulesOfDay(
                fields.child("child"),
                fields.text("name"),
                fields.day("day"),
                tier.isEmpty() ? Optional.empty() : Optional.of(fields.word("tier", Tier.class)),
                fields.flag("dayOff"),
                fields.list("rules", RulesJson::readHeld));
    }

    private static RulesOfDay.Held readHeld(Json json) throws ProtocolException {
        var fields = Fields.of("rule", json);
        return new RulesOfDay.Held(fields.text("rule"), fields.text("value"), fields.maybeText("pack"));
    }
}

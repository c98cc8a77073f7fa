package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Writes the canonical document: JSON that is YAML too, keys in the order of the format, no spaces.
final class PolicyJson {
    private final StringBuilder json = new StringBuilder();

    private PolicyJson() {}

    static String write(Policy policy) {
        var writer = new PolicyJson();
        writer.policy(policy);
        return writer.json.toString();
    }

    private void policy(Policy policy) {
        json.append("{\"porchlight\":1,\"household\":{\"zone\":");
        text(policy.zone().getId());
        json.append(",\"calendar\":\"none\"},\"children\":");
        list(policy.children(), this::child);
        json.append('}');
    }

    private void child(Child child) {
        json.append("{\"id\":");
        text(child.id().value());
        json.append(",\"name\":");
        text(child.name());
        child.birth().ifPresent(this::birth);
        json.append(",\"accounts\":");
        list(child.accounts(), this::text);
        json.append(",\"preset\":\"none\",\"time\":");
        time(child.time());
        child.apps().ifPresent(this::apps);
        child.sites().ifPresent(this::sites);
        json.append('}');
    }

    private void birth(Birth birth) {
        switch (birth) {
            case Birth.Born(var date) -> {
                json.append(",\"born\":");
                text(date.toString());
            }
            case Birth.Age(var years) -> json.append(",\"age\":").append(years);
        }
    }

    private void time(TimeRules time) {
        json.append("{\"windows\":");
        days(time.windows(), windows -> list(windows, window -> text(WindowReader.write(window))));
        json.append(",\"budget\":");
        days(time.budget(), this::amount);
        json.append(",\"warn\":");
        list(time.warn(), this::amount);
        json.append('}');
    }

    private <V> void days(DayMap<V> map, Consumer<V> writer) {
        json.append('{');
        separated(map.entries(), entry -> {
            text(entry.days().text());
            json.append(':');
            writer.accept(entry.value());
        });
        json.append('}');
    }

    private void apps(AppRules apps) {
        json.append(",\"apps\":{\"default\":");
        action(apps.otherwise());
        json.append(",\"rules\":");
        list(apps.rules(), rule -> {
            json.append("{\"match\":{\"path\":");
            text(rule.path());
            json.append("},\"then\":");
            action(rule.then());
            json.append('}');
        });
        json.append('}');
    }

    private void sites(SiteRules sites) {
        json.append(",\"sites\":{\"default\":");
        action(sites.otherwise());
        json.append(",\"rules\":");
        list(sites.rules(), rule -> {
            json.append("{\"domain\":");
            text(rule.domain());
            json.append(",\"then\":");
            action(rule.then());
            json.append('}');
        });
        json.append('}');
    }

    private void action(AppRules.Action action) {
        text(
                switch (action) {
                    case ALLOW -> "allow";
                    case ASK -> "ask";
                    case DENY -> "deny";
                });
    }

    private void action(SiteRules.Action action) {
        text(
                switch (action) {
                    case ALLOW -> "allow";
                    case DENY -> "deny";
                });
    }

    private void amount(Duration length) {
        text(Amounts.write(length));
    }

    private <T> void list(List<T> items, Consumer<? super T> writer) {
        json.append('[');
        separated(items, writer);
        json.append(']');
    }

    private <T> void separated(List<T> items, Consumer<? super T> writer) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            writer.accept(items.get(i));
        }
    }

    // Control characters never get into a policy, so two escapes are all that JSON needs (RFC 8259 §7).
    private void text(String text) {
        json.append('"')
                .append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
    }
}

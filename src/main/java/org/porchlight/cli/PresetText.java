package org.porchlight.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.policy.Amounts;
import org.porchlight.core.policy.DayMap;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.Group;
import org.porchlight.core.policy.Layer;
import org.porchlight.core.policy.Preset;
import org.porchlight.core.policy.Presets;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.text.Language;
import org.porchlight.text.PresetNames;

/// The presets that the product ships, with their sources and figures.
public final class PresetText {
    private static final JsonText LAYER = new JsonText(new JsonText.Limits(1 << 16, 1 << 12));

    private final Words words;
    private final Language language;

    PresetText(Words words, Language language) {
        this.words = words;
        this.language = language;
    }

    static Json json(Preset preset) {
        var tiers = new LinkedHashMap<String, Json>();
        new TreeMap<>(preset.tiers()).forEach((tier, layer) -> tiers.put(tier.name(), json(layer)));
        return Json.object()
                .text("name", preset.name())
                .put(
                        "title",
                        Json.object()
                                .text("zh", preset.titleZh())
                                .text("en", preset.titleEn())
                                .end())
                .text("source", preset.source())
                .day("checkedOn", preset.checkedOn())
                .put("tiers", new Json.Obj(tiers))
                .end();
    }

    private static Json json(Layer layer) {
        try {
            return LAYER.read(layer.json().getBytes(StandardCharsets.UTF_8));
        } catch (ProtocolException e) {
            throw new IllegalStateException("a preset of ours is JSON", e);
        }
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var preset : Presets.list()) {
            lines.add(preset.name() + "  " + PresetNames.of(preset, language));
            lines.add("  " + words.of("preset.source", preset.source(), preset.checkedOn()));
            var columns = new Columns();
            new TreeMap<>(preset.tiers()).forEach((tier, layer) -> {
                var figures = figures(layer);
                columns.row("  " + tier.name(), words.of("tier." + tier.name()), figures);
            });
            lines.addAll(columns.lines());
        }
        return lines;
    }

    /// The hours and amounts of a preset for one tier, in a line.
    public static String figures(Language language, Layer layer) {
        return new PresetText(new Words(language), language).figures(layer);
    }

    private String figures(Layer layer) {
        var figures = new ArrayList<String>();
        days(layer.time().windows(), this::windows).forEach(text -> figures.add(words.of("preset.windows", text)));
        days(layer.time().budget(), this::amount).forEach(text -> figures.add(words.of("preset.budget", text)));
        layer.time().week().map(this::amount).ifPresent(text -> figures.add(words.of("preset.week", text)));
        layer.time().month().map(this::amount).ifPresent(text -> figures.add(words.of("preset.month", text)));
        layer.time()
                .rest()
                .ifPresent(rest -> figures.add(words.of("preset.rest", amount(rest.after()), amount(rest.pause()))));
        layer.spending()
                .flatMap(spending -> spending.month())
                .ifPresent(most -> figures.add(words.of("preset.spending", most)));
        layer.apps()
                .ifPresent(apps -> apps.groups()
                        .forEach((name, group) -> figures.add(
                                words.of("preset.group", words.orElse("preset." + name, name), group(group)))));
        return String.join(words.of("preset.and"), figures);
    }

    private String group(Group group) {
        return Stream.concat(days(group.windows(), this::windows).stream(), days(group.budget(), this::amount).stream())
                .collect(Collectors.joining(words.of("preset.list")));
    }

    private <V> List<String> days(DayMap<V> map, Function<V, String> form) {
        return map.isEmpty()
                ? List.of()
                : List.of(map.entries().stream()
                        .map(entry -> days(entry.days()) + " " + form.apply(entry.value()))
                        .collect(Collectors.joining(words.of("preset.list"))));
    }

    /// In English as a policy writes it.
    private String amount(Duration length) {
        return language == Language.EN
                ? Amounts.write(length)
                : words.in(ZoneOffset.UTC).duration(length);
    }

    private String days(DaySet days) {
        return switch (days) {
            case DaySet.EveryDay _, DaySet.SchoolDays _, DaySet.DaysOff _ -> words.of("preset.day." + days.text());
            case DaySet.Weekdays(var text, var named) ->
                language == Language.EN
                        ? text
                        : named.stream()
                                .sorted()
                                .map(words.in(ZoneOffset.UTC)::weekday)
                                .collect(Collectors.joining(words.of("preset.list")));
            case DaySet.Named _, DaySet.Dated _ -> days.text();
        };
    }

    private String windows(List<TimeWindow> windows) {
        return windows.isEmpty()
                ? words.of("preset.closed")
                : windows.stream()
                        .map(window -> window.toString().replace('-', '–'))
                        .collect(Collectors.joining(" "));
    }
}

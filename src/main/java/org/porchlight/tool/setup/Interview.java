package org.porchlight.tool.setup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.porchlight.cli.Failure;
import org.porchlight.cli.PresetText;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.Keys;
import org.porchlight.core.policy.Layer;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Presets;
import org.porchlight.port.ChildAccount;
import org.porchlight.text.Language;
import org.porchlight.text.PresetNames;
import org.porchlight.text.Texts;

/// The questions of setup to a parent who has never seen it.
final class Interview {
    /// Where people keep the public holidays of China.
    private static final Set<String> CHINA =
            Set.of("Asia/Shanghai", "Asia/Chongqing", "Asia/Chungking", "Asia/Harbin", "Asia/Urumqi", "PRC");

    private final Dialogue dialogue;
    private final Texts words;
    private final Language language;

    /// @param language in which it is asked
    Interview(Dialogue dialogue, Texts words, Language language) {
        this.dialogue = dialogue;
        this.words = words;
        this.language = language;
    }

    /// Which language is to be spoken; the question is in both.
    static Language language(Dialogue dialogue, Language usual) throws Failure {
        return dialogue.ask(
                "Language / 语言 (1 English, 2 中文)",
                usual == Language.EN ? "1" : "2",
                typed -> switch (typed.toLowerCase(Locale.ROOT)) {
                    case "1", "en", "english" -> Optional.of(Language.EN);
                    case "2", "zh", "中文" -> Optional.of(Language.ZH_CN);
                    default -> Optional.empty();
                },
                "ask.one-or-two");
    }

    /// @param now the rules in force
    /// @param people accounts of this PC that may be limited
    /// @param usual the zone where the rules were never put in force
    Answers ask(Policy now, List<ChildAccount> people, ZoneId usual, LocalDate today) throws Failure {
        var zone = dialogue.ask(words.of("ask.zone"), usual.getId(), Reading::zone, this::noZone);
        var published = now.household().published();
        boolean holidays = dialogue.isYes(
                words.of("ask.holidays"),
                published.map(PublicCalendar.CN::equals).orElse(CHINA.contains(zone.getId())));
        var calendar = holidays ? PublicCalendar.CN : PublicCalendar.NONE;
        return new Answers(Optional.of(zone), Optional.of(calendar), children(now, people, today), List.of());
    }

    private String noZone(String typed) {
        var near = Keys.nearest(typed, ZoneId.getAvailableZoneIds());
        return near.map(zone -> words.of("ask.zone-near", typed, zone))
                .orElseGet(() -> words.of("ask.zone-wrong", typed));
    }

    private List<Child> children(Policy now, List<ChildAccount> people, LocalDate today) throws Failure {
        var owned = now.children().stream()
                .flatMap(child -> child.accounts().stream())
                .collect(Collectors.toSet());
        var free = people.stream()
                .map(ChildAccount::name)
                .filter(name -> !owned.contains(name))
                .toList();
        if (free.isEmpty()) {
            dialogue.say("ask.nobody");
            return List.of();
        }
        dialogue.say("ask.people", String.join(" ", free));
        var taken = now.children().stream().map(Child::id).collect(Collectors.toSet());
        var children = new ArrayList<Child>();
        for (var account : free) {
            if (dialogue.isYes(words.of("ask.child", account), false)) {
                var child = child(account, taken, today);
                taken.add(child.id());
                children.add(child);
            }
        }
        return children;
    }

    private Child child(String account, Set<ChildId> taken, LocalDate today) throws Failure {
        Function<String, Optional<ChildId>> reading = typed ->
                Optional.of(typed).filter(ChildId::isValid).map(ChildId::new).filter(id -> !taken.contains(id));
        var usual = reading.apply(account).map(ChildId::value).orElse("");
        var id = dialogue.ask(words.of("ask.id"), usual, reading, "ask.id-wrong");
        var name = dialogue.ask(words.of("ask.name"), id.value(), Optional::of, "ask.name-wrong");
        var birth = dialogue.ask(
                words.of("ask.born"),
                "",
                typed -> Reading.birth(typed)
                        .filter(said -> !(said instanceof Birth.Born(var day) && day.isAfter(today))),
                "ask.born-wrong");
        if (birth.tierOn(today).isEmpty()) {
            // Mostly a slip in the year.
            dialogue.say("ask.born-grown", birth.yearsOn(today).orElseThrow());
        }
        var preset = dialogue.choose(
                words.of("ask.preset"),
                Presets.usual(birth.tierOn(today)),
                presets(birth, today),
                typed -> Optional.of(typed).filter(Reading::isPreset),
                "ask.preset-wrong");
        var called = Optional.of(name).filter(said -> !said.equals(id.value()));
        return new Child(id, called, birth, List.of(account), preset);
    }

    /// Shows the presets that say something for the child's age, each with its hours and amounts.
    ///
    /// @return their names, in the order of their numbers
    private List<String> presets(Birth birth, LocalDate today) {
        var names = new ArrayList<String>();
        var known = new LinkedHashMap<Layer, String>();
        birth.tierOn(today).ifPresent(tier -> {
            for (var preset : Presets.list()) {
                preset.layer(tier).ifPresent(layer -> {
                    names.add(preset.name());
                    dialogue.say("ask.preset-line", names.size(), preset.name(), PresetNames.of(preset, language));
                    var same = Optional.ofNullable(known.putIfAbsent(layer, preset.name()));
                    if (same.isPresent()) {
                        dialogue.say("ask.preset-same", same.get());
                    } else {
                        dialogue.say("ask.preset-says", PresetText.figures(language, layer));
                    }
                });
            }
        });
        names.add(Child.NO_PRESET);
        dialogue.say("ask.preset-none", names.size());
        return names;
    }

    /// Whether the PC's clock shows the right time.
    boolean isClockRight(String moment) throws Failure {
        return dialogue.isYes(words.of("ask.clock", moment), true);
    }

    /// Whether to put the answers in force.
    boolean isMeant() throws Failure {
        return dialogue.isMeant(words.of("ask.put"));
    }

    /// Whether rules that are in force are to be changed.
    boolean isMore() throws Failure {
        return dialogue.isYes(words.of("ask.more"), false);
    }
}

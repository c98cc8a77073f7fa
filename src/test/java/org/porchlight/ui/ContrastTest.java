package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every colour of a text or an icon against every ground that the style sheets put it on, in both schemes,
/// by WCAG 2.1: 4.5 to 1 for text (1.4.3), 3 to 1 for text that is large and for icons (1.4.3, 1.4.11).
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double LARGE = 3;
    /// 18 point, and 14 point where it is bold, in pixels.
    private static final double LARGE_SIZE = 24;
    private static final double LARGE_BOLD_SIZE = 18.66;

    private static final List<String> PAGE =
            List.of("-color-bg-inset", "-color-bg-default", "-color-bg-subtle", "-color-bg-overlay");
    private static final List<String> NIGHT =
            List.of("-pl-night-top", "-pl-night-mid", "-pl-night-low", "-pl-help-band");
    /// Texts of these stand wherever a page has something to say.
    private static final List<String> ROLES = List.of("-color-fg-default", "-color-fg-muted", "-color-fg-subtle");
    private static final Pattern PART = Pattern.compile("[.#:]?[\\w-]+");
    private static final Pattern SIZE = Pattern.compile("([\\d.]+)px");
    private static final Pattern TINT = Pattern.compile(
            "-color-bg-\\w+|-color-(accent|success|warning|danger|neutral)-subtle|-pl-lamp-subtle|-pl-hover");
    private static final Pattern STATE = Pattern.compile("-color-button-bg(-hover|-focused)?");

    private final List<StyleSheet.Rule> rules = StyleSheet.ofWindows().stream()
            .flatMap(sheet -> sheet.rules().stream())
            .toList();

    @SuppressWarnings("ImmutableEnumChecker") // filled once, by the constructor
    enum Scheme {
        LIGHT,
        DARK;

        private final Map<String, String> tokens = new HashMap<>();

        Scheme() {
            var sheet = StyleSheet.read(StyleSheet.FOLDER.resolve("porchlight-tokens.css"));
            sheet.rules().forEach(rule -> tokens.putAll(rule.says()));
            if (name().equals("DARK")) {
                sheet.dark().forEach(rule -> tokens.putAll(rule.says()));
            }
        }

        /// Nothing for what is no colour, or lets through what is below.
        Optional<String> hex(String said) {
            var value = said;
            while (tokens.containsKey(value)) {
                value = tokens.get(value);
            }
            return Optional.of(value).filter(one -> one.matches("#[0-9A-F]{6}"));
        }

        private double light(String token) {
            var hex = hex(token).orElseThrow();
            double[] parts = Stream.of(1, 3, 5)
                    .mapToDouble(at -> Integer.parseInt(hex, at, at + 2, 16) / 255.0)
                    .map(part -> part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                    .toArray();
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        }

        double ratio(String one, String other) {
            double lighter = Math.max(light(one), light(other));
            double darker = Math.min(light(one), light(other));
            return (lighter + 0.05) / (darker + 0.05);
        }
    }

    /// A colour on a ground.
    record Pair(String selector, String ink, String ground, double least) {
        Optional<String> tooWeak(Scheme scheme) {
            double ratio = scheme.ratio(ink, ground);
            return ratio >= least
                    ? Optional.empty()
                    : Optional.of("%s on %s is %.2f, not %.1f (%s)".formatted(ink, ground, ratio, least, selector));
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadOnTheGroundThatTheSheetsGiveIt(Scheme scheme) {
        var pairs = pairs(scheme);

        assertThat(pairs).hasSizeGreaterThan(200);
        assertThat(pairs.stream().flatMap(pair -> pair.tooWeak(scheme).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadOnEveryGroundOfAPage(Scheme scheme) {
        var grounds = rules.stream()
                .flatMap(rule -> ground(rule, scheme).stream())
                .filter(ground -> TINT.matcher(ground).matches())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(grounds).contains("-color-bg-default", "-color-accent-subtle", "-pl-lamp-subtle", "-pl-hover");
        assertThat(ROLES.stream()
                        .flatMap(ink -> grounds.stream().map(ground -> new Pair("any text", ink, ground, TEXT)))
                        .flatMap(pair -> pair.tooWeak(scheme).stream()))
                .isEmpty();
    }

    /// Rings of the keyboard and edges of fields are how a control is seen.
    @ParameterizedTest
    @EnumSource
    void showsEdgesOnEveryGroundOfAPage(Scheme scheme) {
        assertThat(Stream.of("-pl-focus", "-pl-border-control")
                        .flatMap(ink -> PAGE.stream().map(ground -> new Pair("any edge", ink, ground, LARGE)))
                        .flatMap(pair -> pair.tooWeak(scheme).stream()))
                .isEmpty();
    }

    private Set<Pair> pairs(Scheme scheme) {
        var pairs = new LinkedHashSet<Pair>();
        for (var rule : rules) {
            ink(rule, "-fx-text-fill", scheme)
                    .ifPresent(ink -> grounds(rule, ink, scheme)
                            .forEach(ground -> pairs.add(new Pair(rule.selector(), ink, ground, least(rule)))));
            ink(rule, "-fx-icon-color", scheme)
                    .ifPresent(ink -> grounds(rule, ink, scheme)
                            .forEach(ground -> pairs.add(new Pair(rule.selector(), ink, ground, LARGE))));
            buttons(rule, scheme).forEach(pairs::add);
            states(rule, scheme).forEach(pairs::add);
        }
        return pairs;
    }

    private static Optional<String> ink(StyleSheet.Rule rule, String key, Scheme scheme) {
        return Optional.ofNullable(rule.says().get(key))
                .filter(ink -> scheme.hex(ink).isPresent());
    }

    private static double least(StyleSheet.Rule rule) {
        var said = SIZE.matcher(rule.says().getOrDefault("-fx-font-size", ""));
        double size = said.matches() ? Double.parseDouble(said.group(1)) : 14;
        boolean bold = "bold".equals(rule.says().get("-fx-font-weight"));
        return size >= LARGE_SIZE || (bold && size >= LARGE_BOLD_SIZE) ? LARGE : TEXT;
    }

    /// The topmost layer, where nothing shines through.
    private static Optional<String> ground(StyleSheet.Rule rule, Scheme scheme) {
        var said = rule.says().getOrDefault("-fx-background-color", rule.says().get("-color-button-bg"));
        return Optional.ofNullable(said)
                .map(layers ->
                        Arrays.stream(layers.split(",")).map(String::strip).toList())
                .map(List::getLast)
                .filter(layer -> scheme.hex(layer).isPresent());
    }

    /// On what something stands: its own ground, or that of what it stands in; else any page.
    private List<String> grounds(StyleSheet.Rule rule, String ink, Scheme scheme) {
        var own = ground(rule, scheme);
        if (own.isPresent()) {
            return List.of(own.get());
        }
        var parts = parts(rule.selector());
        for (int at = parts.size() - 1; at >= 0; at--) {
            var node = parts.get(at);
            var found = rules.stream()
                    .filter(other -> node.containsAll(parts(other.selector()).getLast()))
                    .filter(other -> ground(other, scheme).isPresent())
                    .max(Comparator.comparingInt(
                            other -> parts(other.selector()).getLast().size()));
            if (found.isPresent()) {
                return List.of(ground(found.get(), scheme).orElseThrow());
            }
        }
        return ink.startsWith("-pl-night-") ? NIGHT : ink.startsWith("-pl-disc-") ? List.of("-pl-disc") : PAGE;
    }

    /// The nodes of a selector, from the outermost on, each as what is said of it.
    private static List<Set<String>> parts(String selector) {
        return Arrays.stream(selector.split("[\\s>]+"))
                .map(node ->
                        PART.matcher(node).results().map(found -> found.group()).collect(Collectors.toSet()))
                .filter(node -> !node.isEmpty())
                .toList();
    }

    /// A button's word on the button, which the user agent's sheet draws from colours that are looked up.
    private static List<Pair> buttons(StyleSheet.Rule rule, Scheme scheme) {
        var pairs = new ArrayList<Pair>();
        var ink = rule.says().getOrDefault("-color-button-fg", "-color-fg-default");
        rule.says().forEach((key, ground) -> {
            if (STATE.matcher(key).matches() && scheme.hex(ground).isPresent()) {
                pairs.add(new Pair(rule.selector(), ink, ground, TEXT));
            }
        });
        if (pairs.isEmpty() && rule.says().containsKey("-color-button-fg")) {
            PAGE.forEach(ground -> pairs.add(new Pair(rule.selector(), ink, ground, TEXT)));
        }
        return pairs;
    }

    /// A node whose ground is another one in a state, with the text that it has in any.
    private List<Pair> states(StyleSheet.Rule rule, Scheme scheme) {
        var node = parts(rule.selector()).getLast();
        var ground = ground(rule, scheme);
        if (ground.isEmpty()
                || node.stream().noneMatch(part -> part.startsWith(":"))
                || rule.says().containsKey("-fx-text-fill")) {
            return List.of();
        }
        return rules.stream()
                .filter(other -> !other.equals(rule)
                        && node.containsAll(parts(other.selector()).getLast()))
                .filter(other -> parts(other.selector()).getLast().stream().anyMatch(part -> part.startsWith(".")))
                .filter(other -> ink(other, "-fx-text-fill", scheme).isPresent())
                .max(Comparator.comparingInt(
                        other -> parts(other.selector()).getLast().size()))
                .flatMap(other -> ink(other, "-fx-text-fill", scheme))
                .map(ink -> new Pair(rule.selector(), ink, ground.get(), TEXT))
                .stream()
                .toList();
    }
}

package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The colours of the page for a browser are the console's.
class WeekColoursTest {
    private static final Pattern OF_THE_PAGE = Pattern.compile("(--[a-z-]+): (#[0-9A-F]{6})");
    private static final Pattern TOKEN = Pattern.compile("(-(?:color|pl)-[a-z0-9-]+): (#[0-9A-F]{6})");
    private static final Map<String, String> TOKENS = Map.ofEntries(
            Map.entry("--page", "-color-bg-inset"),
            Map.entry("--card", "-color-bg-default"),
            Map.entry("--sunk", "-color-bg-subtle"),
            Map.entry("--line", "-color-border-default"),
            Map.entry("--text", "-color-fg-default"),
            Map.entry("--muted", "-color-fg-muted"),
            Map.entry("--subtle", "-color-fg-subtle"),
            Map.entry("--lamp-subtle", "-pl-lamp-subtle"),
            Map.entry("--lamp-text", "-pl-lamp-fg"),
            Map.entry("--quote", "-color-accent-muted"),
            Map.entry("--avatar", "-pl-avatar-1"),
            Map.entry("--avatar-text", "-pl-avatar-1-fg"),
            Map.entry("--c-create", "-pl-cat-create"),
            Map.entry("--c-games", "-pl-cat-game"),
            Map.entry("--c-video", "-pl-cat-video"),
            Map.entry("--c-social", "-pl-cat-social"),
            Map.entry("--c-web", "-pl-cat-web"),
            Map.entry("--c-learn", "-pl-cat-learn"),
            Map.entry("--c-other", "-pl-cat-other"));

    private static String sheet(String name) throws IOException {
        try (var in = WeekColoursTest.class.getResourceAsStream("/org/porchlight/css/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> colours(Pattern form, String text) {
        var found = new LinkedHashMap<String, String>();
        form.matcher(text).results().forEach(colour -> found.putIfAbsent(colour.group(1), colour.group(2)));
        return found;
    }

    @ParameterizedTest(name = "dark: {0}")
    @ValueSource(booleans = {false, true})
    void areTheTokens(boolean dark) throws IOException {
        var tokens = sheet("porchlight-tokens.css");
        int half = tokens.indexOf("@media (");
        var expected = colours(TOKEN, dark ? tokens.substring(half) : tokens.substring(0, half));

        var ours = colours(OF_THE_PAGE, sheet(dark ? "week-screen.css" : "week-colours.css"));

        assertThat(ours.keySet()).isEqualTo(TOKENS.keySet());
        assertThat(ours)
                .allSatisfy((name, colour) -> assertThat(colour).as(name).isEqualTo(expected.get(TOKENS.get(name))));
    }
}

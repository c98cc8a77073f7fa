package org.porchlight.core.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/// A policy with the one text it is kept as.
///
/// @param json the canonical document: keys in the order of the format, no spaces, nothing left out that was said
/// @param version SHA-256 of the UTF-8 of `json`, 64 hexadecimal digits
/// @param rules what holds for each child
public record PolicyDocument(Policy policy, String json, String version, Map<ChildId, ChildRules> rules) {
    public PolicyDocument {
        rules = Map.copyOf(rules);
    }

    /// The document of a policy. Read again by [PolicyYaml], its JSON gives an equal document.
    public static PolicyDocument of(Policy policy) {
        var json = PolicyJson.write(policy);
        var household = policy.household();
        var calendar = FamilyCalendar.of(household.calendar(), policy.calendars());
        var rules = policy.children().stream()
                .collect(Collectors.toMap(Child::id, child -> ChildRules.of(household, calendar, child)));
        return new PolicyDocument(policy, json, sha256(json), rules);
    }

    /// Whether the public holidays of a year are known, or the family goes by none. Where they are not, only weekends
    /// are days off.
    public boolean knowsHolidays(int year) {
        var calendar = policy.household().calendar();
        return calendar == Household.PublicCalendar.NONE
                || PublicHolidays.of(calendar).knows(year);
    }

    /// What holds for a child.
    ///
    /// @throws IllegalArgumentException when the policy does not know the child
    public ChildRules rules(ChildId id) {
        var found = rules.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no child " + id.value() + " in the policy");
        }
        return found;
    }

    /// The version says all: it is the hash of the text that the rest is made from.
    @Override
    public boolean equals(Object other) {
        return other instanceof PolicyDocument document && version.equals(document.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}

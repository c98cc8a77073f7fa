package org.porchlight.core.policy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads policies in YAML 1.2, of which the canonical JSON is a part.
public final class PolicyYaml {
    /// The most that a policy may have, in bytes of UTF-8.
    public static final int MAX_BYTES = 256 * 1024;

    private static final Keys DOCUMENT = new Keys(List.of("porchlight", "household", "children"), List.of("calendars"));
    private static final Keys HOUSEHOLD =
            new Keys(List.of("zone", "calendar"), List.of("week-starts", "other-accounts"));

    private PolicyYaml() {}

    /// What a machine has against limiting an account.
    public interface AccountCheck {
        /// @return the rest of a sentence, such as "is a member of sudo"; nothing when it may be limited
        Optional<String> objection(String account);
    }

    /// Reads a policy file. All that is wrong with it is found in one run.
    public static PolicyReading read(String text) {
        return read(text, _ -> Optional.empty());
    }

    /// Reads a policy file that is to be put in force on a machine.
    public static PolicyReading read(String text, AccountCheck machine) {
        var problems = new Problems();
        var policy = isSmall(text, problems) ? policy(text, machine, problems) : Optional.<Policy>empty();
        if (!problems.isEmpty() || policy.isEmpty()) {
            return new PolicyReading.Invalid(problems.list());
        }
        var document = PolicyDocument.of(policy.get());
        return isSmall(document.json(), problems)
                ? new PolicyReading.Valid(document)
                : new PolicyReading.Invalid(problems.list());
    }

    private static boolean isSmall(String text, Problems problems) {
        boolean fits = text.length() <= MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        if (!fits) {
            problems.add(Place.START, "", "the policy is larger than 256 KiB");
        }
        return fits;
    }

    private static Optional<Policy> policy(String text, AccountCheck machine, Problems problems) {
        return YamlReader.read(text, problems)
                .flatMap(root -> Section.of(root, "", DOCUMENT, problems))
                .flatMap(document -> {
                    format(document, problems);
                    var zone = document.required("household", "household: {zone: Asia/Shanghai}")
                            .flatMap(node -> Section.of(node, "household", HOUSEHOLD, problems))
                            .flatMap(household -> zone(household, problems));
                    var children = ChildReader.read(document, machine, problems);
                    return zone.map(found -> new Policy(found, children));
                });
    }

    private static void format(Section document, Problems problems) {
        document.required("porchlight", "porchlight: 1").ifPresent(node -> {
            boolean known = node instanceof Yaml.Scalar scalar
                    && scalar.sort() == Yaml.Sort.INTEGER
                    && scalar.value().equals("1");
            if (!known) {
                Section.wrongType(node, "porchlight", "1, the format that this version reads", problems);
            }
        });
    }

    private static Optional<ZoneId> zone(Section household, Problems problems) {
        household
                .text("calendar", "none")
                .filter(word -> !word.equals("none"))
                .ifPresent(word -> problems.add(
                        household.value("calendar").orElseThrow().place(),
                        household.at("calendar"),
                        Problems.quote(word) + " is not served yet by this version; write none"));
        var node = household.required("zone", "zone: Asia/Shanghai");
        return household.text("zone", "Asia/Shanghai").flatMap(written -> {
            if (ZoneId.getAvailableZoneIds().contains(written)) {
                return Optional.of(ZoneId.of(written));
            }
            var near = Keys.nearest(written, List.copyOf(ZoneId.getAvailableZoneIds()));
            problems.add(
                    node.orElseThrow().place(),
                    household.at("zone"),
                    Problems.quote(written) + " is not a time zone; the nearest known one is \"" + near + "\"");
            // The rest of the file is read all the same, so that its problems are told in the same run.
            return Optional.of(ZoneOffset.UTC);
        });
    }
}

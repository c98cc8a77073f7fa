package org.porchlight.core.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads policies in YAML 1.2, of which the canonical JSON is a part.
public final class PolicyYaml {
    /// The most that a policy may have, in bytes of UTF-8.
    public static final int MAX_BYTES = 256 * 1024;

    private static final Keys DOCUMENT = new Keys(List.of("porchlight", "household", "calendars", "children"));

    private PolicyYaml() {}

    /// Reads a policy file for itself alone. All that is wrong with it is found in one run.
    public static PolicyReading read(String text) {
        return read(text, Circumstances.NONE);
    }

    /// Reads a policy file against what is around it. All that is wrong with it is found in one run.
    public static PolicyReading read(String text, Circumstances circumstances) {
        return read(text, circumstances, true);
    }

    /// Reads a policy file without a look for what may not have been meant: there are no notices.
    public static PolicyReading readWithoutNotices(String text, Circumstances circumstances) {
        return read(text, circumstances, false);
    }

    private static PolicyReading read(String text, Circumstances circumstances, boolean notices) {
        var problems = new Problems();
        var policy = isSmall(text, problems) ? policy(text, circumstances, problems) : Optional.<Policy>empty();
        if (!problems.isEmpty() || policy.isEmpty()) {
            return new PolicyReading.Invalid(problems.list());
        }
        var document = PolicyDocument.of(policy.get());
        if (!isSmall(document.json(), problems)) {
            return new PolicyReading.Invalid(problems.list());
        }
        if (notices) {
            PolicyNotices.tell(document, circumstances, problems);
        }
        return new PolicyReading.Valid(document, problems.notices());
    }

    private static boolean isSmall(String text, Problems problems) {
        boolean fits = text.length() <= MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        if (!fits) {
            problems.add(Place.START, "", "the policy is larger than 256 KiB");
        }
        return fits;
    }

    private static Optional<Policy> policy(String text, Circumstances circumstances, Problems problems) {
        return YamlReader.read(text, problems)
                .flatMap(root -> Section.of(root, "", DOCUMENT, problems))
                .flatMap(document -> {
                    format(document, problems);
                    var household = HouseholdReader.read(document, problems);
                    var periods = PeriodReader.read(document, circumstances, problems);
                    var published = household.map(Household::calendar).orElse(Household.PublicCalendar.NONE);
                    var scope = new Scope(problems, FamilyCalendar.of(published, periods), circumstances);
                    var children = ChildReader.read(document, scope);
                    return household.map(found -> new Policy(found, periods, children));
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
}

package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.policy.ToldProblems.problems;
import static org.porchlight.core.policy.ToldProblems.withChild;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a file of rules before any rule of it is read, and how much of it is told.
class PolicyFileErrorsTest {
    @Test
    void refusesAnAlias() {
        var problems = problems("porchlight: 1\nhousehold: &h {zone: Asia/Shanghai}\nchildren: *h\n");

        assertThat(problems)
                .containsExactly(
                        "policy.yaml:2:12: anchors (&) are not served; write the value where it is needed",
                        "policy.yaml:3:11: aliases (*) are not served; write the value itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n...\n"})
    void saysThatAFileIsEmpty(String text) {
        assertThat(PolicyYaml.read(text)).isInstanceOf(PolicyReading.Invalid.class);
    }

    @Test
    void saysThatATabCannotIndent() {
        assertThat(problems("porchlight: 1\nhousehold:\n\tzone: Asia/Shanghai\n"))
                .containsExactly("policy.yaml:3:1: a tab cannot indent YAML; write spaces");
    }

    @Test
    void acceptsATabBeforeAComment() {
        assertThat(PolicyYaml.read("porchlight: 1\t# one\nhousehold: {zone: Asia/Shanghai}\n"))
                .isInstanceOf(PolicyReading.Valid.class);
    }

    @Test
    void refusesASecondDocument() {
        assertThat(problems("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\n---\nporchlight: 1\n"))
                .containsExactly("policy.yaml:3:1: a policy file holds one document; this begins a second one");
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        assertThat(problems("porchlight: 1\nhousehold: {zone: Asia/Shanghai\nchildren: []\n"))
                .singleElement()
                .asString()
                .startsWith("policy.yaml:3:")
                .contains("this is not YAML: ");
    }

    @Test
    void refusesCharactersThatCannotBeSeen() {
        assertThat(problems("porchlight: 1\nhousehold: \u0007\n"))
                .containsExactly("policy.yaml:2:12: the character U+0007 cannot stand in a policy file");
        assertThat(problems(withChild("name: \"a\\u202eb\"")))
                .singleElement()
                .asString()
                .contains("\"a?b\" holds a line break or a character that cannot be shown");
        assertThat(problems(withChild("name: \"a\\nb\""))).hasSize(1);
        assertThat(problems(withChild("name: \"a\\ud800b\""))).hasSize(1);
    }

    @Test
    void refusesADocumentThatIsNestedTooDeep() {
        var text = "porchlight: " + "[".repeat(20_000);

        assertThat(problems(text)).containsExactly("policy.yaml:1:24: the document is nested deeper than 12 levels");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\n#" + "家".repeat(90_000) + "\n";

        assertThat(problems(text)).containsExactly("policy.yaml:1:1: the policy is larger than 256 KiB");
    }

    @Test
    void refusesAPolicyThatIsTooLargeInItsCanonicalForm() {
        var children = IntStream.range(0, 8000)
                .mapToObj(i -> "- {id: a" + i + ", accounts: [b" + i + "]}\n")
                .collect(Collectors.joining());

        assertThat(problems("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n" + children))
                .containsExactly("policy.yaml:1:1: the policy is larger than 256 KiB");
    }

    @Test
    void tellsAtMostFifty() {
        var keys = IntStream.range(0, 300).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());

        var problems = problems("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\n" + keys);

        assertThat(problems).hasSize(50);
        assertThat(problems.getFirst()).startsWith("policy.yaml:3:1: ");
        assertThat(problems.getLast()).startsWith("policy.yaml:52:1: ");
    }
}

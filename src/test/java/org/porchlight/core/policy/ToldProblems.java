package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.porchlight.text.FindingText;
import org.porchlight.text.Language;

/// What a parent is told of a text that is no policy.
final class ToldProblems {
    private ToldProblems() {}

    /// Every sentence is known to those who say it in another language; only what was written stays English there.
    static void hasAForm(String sentence) {
        var chinese = new FindingText(Language.ZH_CN).sentence(sentence);
        assertThat(chinese).as(sentence).isNotEqualTo(sentence);
        assertThat(chinese.replaceAll("\"[^\"]*\"", "").replaceFirst("^[\\w.\\[\\]-]+: ", ""))
                .doesNotContain(" is ", " for ", " of ", " the ", " a ", " write ", " and ");
    }

    static String withTime(String time) {
        return withChild("time:\n    {" + time + "}");
    }

    static String withChild(String line) {
        return "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren: [{id: mei, accounts: [mei],\n  " + line
                + "}]\ncalendars: {exam-week: {dates: [2027-01-11..2027-01-15]}, trip: {dates: [2027-01-15]}}\n";
    }

    static List<String> problems(String text) {
        return switch (PolicyYaml.read(text, PolicyYamlTest.HOME)) {
            case PolicyReading.Invalid(var problems) ->
                problems.stream()
                        .peek(problem -> hasAForm(problem.sentence()))
                        .map(problem -> problem.in("policy.yaml"))
                        .toList();
            case PolicyReading.Valid valid ->
                throw new AssertionError("taken as valid: " + valid.document().json());
        };
    }
}

package org.porchlight.tool.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class AnswersFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static Answers read(String text) throws Failure {
        return AnswersFile.read("answers", text, TODAY, Texts.of("setup", Language.EN));
    }

    @Test
    void readsEveryAnswer() throws Exception {
        var answers = read("""
                # where we live
                zone = Asia/Shanghai
                calendar=CN

                child.mei.account = mei, mei-school
                child.mei.name = 小 美
                child.mei.born = 2016-05-14
                child.mei.preset = EYE-CN
                child.le.age = 9
                child.le.account = le
                child.bo.tier = T4
                child.bo.account = bo
                """);

        assertThat(answers.zone()).contains(ZoneId.of("Asia/Shanghai"));
        assertThat(answers.calendar()).contains(PublicCalendar.CN);
        assertThat(answers.children())
                .containsExactly(
                        new Child(
                                new ChildId("mei"),
                                Optional.of("小 美"),
                                new Birth.Born(LocalDate.of(2016, 5, 14)),
                                List.of("mei", "mei-school"),
                                "EYE-CN"),
                        new Child(new ChildId("le"), Optional.empty(), new Birth.Age(9), List.of("le"), "CN-2024"),
                        new Child(
                                new ChildId("bo"),
                                Optional.empty(),
                                new Birth.Fixed(Tier.T4),
                                List.of("bo"),
                                "CN-2024"));
    }

    @Test
    void leavesWhatIsNotAnswered() throws Exception {
        assertThat(read("\n# nothing\n"))
                .isEqualTo(new Answers(Optional.empty(), Optional.empty(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            passphrase = abc                                ; answers:1: no question is called passphrase
            child.mei.pin = 1234                            ; answers:1: no question is called child.mei.pin
            zone                                            ; answers:1: "zone" is not an answer
            zone = Mars                                     ; answers:1: "Mars" is not a time zone
            zone = UTC|zone = UTC                           ; answers:2: zone was answered before
            calendar = US                                   ; answers:1: "US" is not a calendar
            child.Mei.account = mei|child.Mei.age = 9       ; answers:1: "Mei" is not a child's id
            #|child.mei.account = mei                       ; answers:2: say of mei one of born, age and tier
            child.mei.age = 9|child.mei.tier = T2           ; answers:1: say of mei one of born, age and tier
            child.mei.age = 9                               ; answers:1: say which account is mei's
            child.mei.account = mei|child.mei.age = 18      ; answers:2: "18" is no such age
            child.mei.account = mei|child.mei.born = 9      ; answers:2: "9" is no such age
            child.mei.account = m|child.mei.age = 9|child.mei.preset = X ; answers:3: "X" is not a preset
            """)
    void saysWithItsLineWhatCannotBe(String text, String sentence) {
        assertThatThrownBy(() -> read(text.replace('|', '\n'))).isInstanceOfSatisfying(Failure.class, wrong -> {
            assertThat(wrong.code()).isEqualTo(Exit.USAGE);
            assertThat(wrong.sentence()).startsWith(sentence);
        });
    }
}

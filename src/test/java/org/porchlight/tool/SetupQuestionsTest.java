package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The questions of setup at a terminal: what cannot be is asked again, and one can go back.
@Timeout(300)
class SetupQuestionsTest extends OnSetup {
    @Test
    void asksOnceMoreWhereAnAnswerCannotBe() throws Exception {
        var said = at(List.of(
                "3",
                "1",
                "Mars",
                "Asia/Shangai",
                "utc",
                "perhaps",
                "no",
                "yes",
                "Me i",
                "mei",
                "",
                "tomorrow",
                "2099-01-01",
                "10",
                "CN-2042",
                "none",
                "no",
                "yes",
                "yes",
                "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "Type 1 for English or 2 for Chinese.",
                        "\"Mars\" is not a time zone",
                        "the nearest known one is Asia/Shanghai.",
                        "Type yes or no.",
                        "\"Me i\" cannot be the id")
                .contains("\"tomorrow\" is neither", "\"2099-01-01\" is neither", "\"CN-2042\" is not one of them");
        assertThat(policy())
                .hasValueSatisfying(json ->
                        assertThat(json).contains("\"calendar\":\"none\"", "\"age\":10", "\"preset\":\"none\""));
    }

    @Test
    void showsHoursAndAmountsOfThePresetsAndTakesThemByNumber() throws Exception {
        var said = at(from(7, "2", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "  1  CN-2024  China 2024\n     open every-day 06:00–22:00; budget every-day 1h; rest 5m after")
                .contains("  2  CN-STRICT  ", "  none  no limits");
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"preset\":\"CN-STRICT\""));
    }

    @Test
    void goesBackToTheQuestionBefore() throws Exception {
        var said = at(from(4, "mie", "<", "mei", "Mei", "2016-05-14", "", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("< goes back to the question before.", "stays for ever: [mie] ");
        assertThat(policy())
                .hasValueSatisfying(json -> assertThat(json)
                        .contains("\"id\":\"mei\",\"name\":\"Mei\"")
                        .doesNotContain("mie"));
    }

    @Test
    void offersWhatWasAnsweredWhereSomebodyGoesBackFurther() throws Exception {
        var said = at(from(6, "2015-01-01", "<", "<", "<", "", "Mimi", "", "", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("Date of birth, such as 2016-05-14, or the age in years: [2015-01-01] ");
        assertThat(policy())
                .hasValueSatisfying(json -> assertThat(json)
                        .contains("\"id\":\"mei\",\"name\":\"Mimi\",\"born\":\"2015-01-01\"", "\"CN-2024\""));
    }

    @Test
    void goesBackToTheLanguage() throws Exception {
        var said = at(and(List.of("zh", "<", "EN"), MEI.subList(1, MEI.size()).toArray(String[]::new)));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("家住在哪个时区？", "In which time zone does the family live?");
    }

    @Test
    void saysWhereTheYearOfBirthIsMostLikelyWrong() throws Exception {
        var said = at(from(6, "1950-01-01", "<", "2016年5月14日", "", "no", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("That makes 76 years, for which no preset has limits.");
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"born\":\"2016-05-14\""));
    }

    @Test
    void saysWhereAPresetIsNoStricterThanAnother() throws Exception {
        assertThat(at(MEI).out()).contains("at this age the same as CN-2024");
    }

    @Test
    void cannotGoBackBeforeTheFirstQuestion() throws Exception {
        var said = at(and(List.of("<"), MEI.toArray(String[]::new)));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).containsOnlyOnce("This is the first question.");
    }

    @Test
    void asksAgainAtTheEndForTheAnswerOfANumber() throws Exception {
        var said = at(from(10, "6", "2015-05-14", "99", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("And these are your answers:\n  1  Asia/Shanghai  In which time zone does the family live?")
                .contains("  6  2016-05-14  Date of birth, such as 2016-05-14, or the age in years:\n")
                .contains("  6  2015-05-14  Date of birth, such as 2016-05-14, or the age in years:\n")
                .contains("There is no question 99: type a number from 1 to 9, yes or no.");
        assertThat(said.out().split("Which rules to begin with\\? You can change each of them later\\. \\[", -1))
                .as("what stays so is not asked again")
                .hasSize(2);
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"born\":\"2015-05-14\""));
    }

    /// Whose account is a child's after all is asked about.
    @Test
    void asksWhatAnotherAnswerMakesNecessary() throws Exception {
        var said = at(from(10, "8", "yes", "", "Le", "9", "", "yes", "yes", "no"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(policy()).hasValueSatisfying(json -> assertThat(json).contains("\"id\":\"mei\"", "\"id\":\"le\""));
    }
}

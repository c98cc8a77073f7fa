package org.porchlight.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HelplinesTest {
    private static final Helplines LINES = Helplines.shipped();

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, CN, 110",
        "Asia/Urumqi, CN, 110",
        "UTC, CN, 110",
        "America/Bogota, CN, 110",
        "Europe/London, GB, 999",
        "America/Chicago, US, 911",
        "Europe/Paris, FR, 112",
        "Europe/Berlin, EU, 112",
        "America/Toronto, CA, 911",
        "Australia/Perth, AU, 000",
    })
    void knowsTheCountryByTheZone(String zone, String country, String danger) {
        var found = LINES.at(ZoneId.of(zone));

        assertThat(found.id()).isEqualTo(country);
        assertThat(found.danger().number()).isEqualTo(danger);
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void hasTheLineForDangerFirstAndAnotherUnlessItIsAboutMoney(Situation situation) {
        for (var country : LINES.countries()) {
            var lines = country.lines(Optional.of(situation));

            assertThat(lines)
                    .as(country.id())
                    .hasSizeGreaterThanOrEqualTo(situation == Situation.MONEY ? 1 : 2)
                    .startsWith(country.danger());
        }
    }

    @Test
    void offersWhatTheDrawingDoesWhenSomebodyWantsPhotos() {
        var lines = LINES.countries().getFirst().lines(Optional.of(Situation.PHOTOS));

        assertThat(lines).extracting(Helpline::number).containsExactly("110", "12355", "12356", "12345");
    }

    @Test
    void tellsSinceWhenANumberWasCheckedAndWhichNeverWas() {
        var china = LINES.countries().getFirst();

        assertThat(china.checkedOn()).contains(LocalDate.of(2026, 11, 23));
        assertThat(china.lines())
                .filteredOn(line -> line.checkedOn().isEmpty())
                .extracting(Helpline::number)
                .containsExactly("96110", "12315", "12309", "12318");
    }

    @Test
    void spellsANumberDigitByDigit() {
        assertThat(new Helpline("x", "0800 1111", Optional.empty(), java.util.Set.of()).spelled())
                .isEqualTo("0 8 0 0 1 1 1 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {source: x, countries: [{country: XX, zones: [], lines: [{id: a, number: '1', for: [gone]}]}]} | no situation gone
            {source: x, countries: [{country: XX, zones: [], lines: [{id: a, for: []}]}]}                  | no text under number
            {source: x, countries: [{country: XX, zones: [], nonsense: 1, lines: []}]}                     | unknown key
            {source: x}                                                                                    | no list under countries
            """)
    void refusesATextThatIsNotSound(String text, String why) {
        assertThatIllegalStateException().isThrownBy(() -> Helplines.read(text)).withMessageContaining(why);
    }

    @Test
    void refusesAZoneOfTwoCountries() {
        var line = "lines: [{id: a, number: '1', for: []}]";
        assertThatIllegalStateException()
                .isThrownBy(() -> Helplines.read("{source: x, countries: [{country: A, zones: [Europe/Paris], " + line
                        + "}, {country: B, zones: [Europe/Paris], " + line + "}]}"))
                .withMessageContaining("twice");
    }
}

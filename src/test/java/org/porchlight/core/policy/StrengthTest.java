package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.Strength.Weakness;

class StrengthTest {
    private static final List<LocalDate> BIRTHS = List.of(LocalDate.of(2016, 5, 3), LocalDate.of(2012, 11, 24));
    private static final Set<String> NAMES = Set.of("mei", "小美", "wei", "Anna-Katharina");

    @ParameterizedTest
    @ValueSource(strings = {"2580", "7391", "0852", "190283", "1122"})
    void takesAPin(String pin) {
        assertThat(Strength.ofPin(pin, BIRTHS)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            123, NOT_DIGITS
            123456789, NOT_DIGITS
            12a4, NOT_DIGITS
            '', NOT_DIGITS
            ١٢٣٤, NOT_DIGITS
            1111, TRIVIAL
            00000000, TRIVIAL
            1234, TRIVIAL
            7890, TRIVIAL
            4321, TRIVIAL
            1212, TRIVIAL
            12121, TRIVIAL
            0305, BIRTHDAY
            0503, BIRTHDAY
            2016, BIRTHDAY
            030516, BIRTHDAY
            20121124, BIRTHDAY
            24112012, BIRTHDAY
            121124, BIRTHDAY
            """)
    void refusesAPin(String pin, Weakness why) {
        assertThat(Strength.ofPin(pin, BIRTHS)).isEqualTo(Optional.of(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "Regen am Donnerstag",
                "x7#kQ2pa",
                "门口的灯还亮着吗",
                "灯下黑猫",
                "mei trinkt gern Tee"
            })
    void takesAPassphrase(String passphrase) {
        assertThat(Strength.ofPassphrase(passphrase, NAMES)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            '', TOO_SHORT
            short12, TOO_SHORT
            黑猫, TOO_SHORT
            aaaaaaaa, TRIVIAL
            abababab, TRIVIAL
            12345678, TRIVIAL
            abcdefghijk, TRIVIAL
            Password, TRIVIAL
            IloveYou, TRIVIAL
            anna-katharina, NAME
            Anna-Katharina1, NAME
            小美小美mei, NAME
            """)
    void refusesAPassphrase(String passphrase, Weakness why) {
        assertThat(Strength.ofPassphrase(passphrase, NAMES)).isEqualTo(Optional.of(why));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 4000})
    void refusesWhatIsTooLong(int length) {
        var text = "abcdefgh".repeat(length / 8 + 1).substring(0, length);

        assertThat(Strength.ofPassphrase(text, NAMES)).contains(Weakness.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct\thorse battery", "correct\nhorse battery", "\u0000correct horse"})
    void refusesWhatCannotBeTyped(String text) {
        assertThat(Strength.ofPassphrase(text, NAMES)).contains(Weakness.CONTROL);
    }
}

package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest(name = "{0}: {1} (RFC 4226, appendix D)")
    @CsvSource({
        "0, 755224",
        "1, 287082",
        "2, 359152",
        "3, 969429",
        "4, 338314",
        "5, 254676",
        "6, 287922",
        "7, 162583",
        "8, 399871",
        "9, 520489",
    })
    void makesTheCodesOfTheStandard(long counter, String code) {
        assertThat(Hotp.code(SECRET, counter)).isEqualTo(code);
    }

    @ParameterizedTest(name = "\"{0}\": {1} (RFC 4648 §10, without padding)")
    @CsvSource({
        "'', ''",
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI",
        "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    })
    void writesSecretsAsTheyAreTyped(String text, String typed) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(typed);
        assertThat(Base32.decode(typed)).isEqualTo(text.getBytes(StandardCharsets.US_ASCII));
    }
}

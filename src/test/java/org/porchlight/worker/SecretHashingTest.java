package org.porchlight.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class SecretHashingTest {
    /// A real process, with the patience that a busy machine wants.
    private static WorkerCall worker() {
        return WorkerCall.forSecrets().within(Duration.ofSeconds(60));
    }

    private static String salt(String text) {
        return Recipe.text(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /// RFC 9106 §5.3, which also has a key and data that we have no use for.
    @Test
    void hashesAsTheStandardSays() {
        var parameters = SecretHashing.parameters(new Recipe(32, 3, 4, Recipe.text(filled(16, 2))))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build();

        assertThat(HexFormat.of().formatHex(SecretHashing.hash(filled(32, 1), parameters)))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /// The vectors of the reference implementation, by a real worker.
    @ParameterizedTest(name = "{0} {1} m={2} t={3} p={4}")
    @CsvSource(textBlock = """
            password,          somesalt, 65536, 2, 1, 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7
            password,          somesalt, 256,   2, 1, 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe
            password,          somesalt, 256,   2, 2, 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037
            differentpassword, somesalt, 65536, 2, 1, 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde
            password,          diffsalt, 65536, 2, 1, bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c
            """)
    void aWorkerHashesAsTheReferenceDoes(String secret, String salt, int kib, int passes, int lanes, String hash)
            throws Exception {
        var read = worker().hashes(secret, List.of(new Recipe(kib, passes, lanes, salt(salt))));

        assertThat(read)
                .isEqualTo(new Reading.Read<>(List.of(Recipe.text(HexFormat.of().parseHex(hash)))));
    }

    @Test
    void aWorkerHashesWhatIsUsualForEveryParentInTurn() throws Exception {
        var recipes = List.of(Recipe.usual(filled(16, 1)), Recipe.usual(filled(16, 2)), Recipe.usual(filled(16, 1)));

        var read = worker().hashes("门口的灯", recipes);

        assertThat(read).isInstanceOfSatisfying(Reading.Read.class, hashes -> {
            var all = (List<?>) hashes.result();
            assertThat(all).hasSize(3);
            assertThat(all.get(2)).isEqualTo(all.get(0)).isNotEqualTo(all.get(1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2VjcmV0", "c2VjcmV0\n", "c2VjcmV0\n65536 3 1", "!\n256 1 1 c29tZXNhbHQ"})
    void hashesNothingElse(String input) {
        var bytes = input.getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> SecretHashing.answer(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"7,1,1", "65537,1,1", "256,0,1", "256,17,1", "256,1,0", "256,1,5", "15,1,2"})
    void hasNoRecipeThatIsOutOfRange(int kib, int passes, int lanes) {
        assertThatThrownBy(() -> new Recipe(kib, passes, lanes, salt("somesalt")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasNoRecipeWithAShortSalt() {
        assertThatThrownBy(() -> new Recipe(256, 1, 1, salt("short"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recipe(256, 1, 1, "no base64!")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isKeptInAFormThatOthersKnow() {
        var kept = new Hashed(
                new Recipe(65536, 2, 1, salt("somesalt")),
                Recipe.text(
                        HexFormat.of().parseHex("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")));

        assertThat(kept.text())
                .isEqualTo("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
        assertThat(Hashed.parse(kept.text())).contains(kept);
        assertThat(kept.is(kept.hash())).isTrue();
        assertThat(kept.is(Recipe.text(new byte[32]))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
            })
    void isNothingElse(String text) {
        assertThat(Hashed.parse(text)).isEqualTo(Optional.empty());
    }
}

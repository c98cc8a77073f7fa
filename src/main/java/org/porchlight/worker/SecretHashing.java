package org.porchlight.worker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes one secret by several recipes. What is asked: the secret in Base64 in a line, and each recipe in one of its
/// own. The answer as [JsonLines]: `{"hash":"…"}` for each. The hashes that are kept never come here.
final class SecretHashing {
    /// The longest secret in bytes, and the most recipes at once.
    static final int LONGEST = 1024;

    static final int MOST = 16;
    private static final int HASH_BYTES = 32;

    private SecretHashing() {}

    static byte[] asked(String secret, List<Recipe> recipes) {
        var lines = new ArrayList<String>();
        lines.add(Recipe.text(secret.getBytes(StandardCharsets.UTF_8)));
        recipes.forEach(recipe -> lines.add(recipe.line()));
        return String.join("\n", lines).getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws IllegalArgumentException when it is not what [#asked] makes
    static List<String> answer(byte[] input) {
        var asked = new String(input, StandardCharsets.US_ASCII).lines().toList();
        if (asked.size() < 2 || asked.size() > MOST + 1) {
            throw new IllegalArgumentException("no recipe, or too many");
        }
        var secret = Recipe.bytes(asked.getFirst());
        if (secret.length > LONGEST) {
            throw new IllegalArgumentException("a secret that is too long");
        }
        var lines = new ArrayList<String>();
        for (var line : asked.subList(1, asked.size())) {
            var hash = Recipe.text(hash(secret, Recipe.of(line)));
            lines.add(JsonLines.line(json -> json.writeStringField("hash", hash)));
        }
        lines.add(JsonLines.done());
        return lines;
    }

    static List<String> read(List<Map<String, List<String>>> lines) {
        return lines.stream().map(line -> JsonLines.one(line, "hash")).toList();
    }

    static void rehearse() {
        answer(asked("x", List.of(new Recipe(8, 1, 1, Recipe.text(new byte[8])))));
    }

    static byte[] hash(byte[] secret, Recipe recipe) {
        return hash(secret, parameters(recipe).build());
    }

    static byte[] hash(byte[] secret, Argon2Parameters parameters) {
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(secret, hash);
        return hash;
    }

    static Argon2Parameters.Builder parameters(Recipe recipe) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(recipe.kib())
                .withIterations(recipe.passes())
                .withParallelism(recipe.lanes())
                .withSalt(Recipe.bytes(recipe.salt()));
    }
}

package org.porchlight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Carries out the command lines that come on standard input, one after another in one process, so that Java learns in
/// one go what they need (JEP 483). How they end does not matter.
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        for (var line : lines.lines().toList()) {
            Main.run(line.split(" "));
        }
        System.exit(0);
    }
}

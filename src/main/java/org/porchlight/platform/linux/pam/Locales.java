package org.porchlight.platform.linux.pam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// Languages of accounts, as files say that only root can write: what a person chose at a display manager, else what
/// the machine is set to.
///
/// @param people folder of AccountsService, a file for each account
/// @param machine files of the machine's own setting, the one that counts more first
record Locales(Path people, List<Path> machine) {
    private static final Pattern OF_A_PERSON = setting("Languages?");
    private static final Pattern OF_THE_MACHINE = setting("LANG");
    private static final int MOST_BYTES = 64 * 1024;

    static Locales ofThisMachine() {
        return new Locales(
                Path.of("/var/lib/AccountsService/users"),
                List.of(Path.of("/etc/locale.conf"), Path.of("/etc/default/locale")));
    }

    private static Pattern setting(String key) {
        return Pattern.compile("(?m)^\\s*(?:export\\s+)?" + key + "=[\"']?([A-Za-z]{2,3})(?:[_.@;\"'\\s]|$)");
    }

    /// @param name the log-in name
    Locale of(String name) throws MachineException {
        var own = name.contains("/") ? Optional.<Locale>empty() : read(people.resolve(name), OF_A_PERSON);
        if (own.isPresent()) {
            return own.get();
        }
        for (var file : machine) {
            var found = read(file, OF_THE_MACHINE);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Locale.getDefault();
    }

    private static Optional<Locale> read(Path file, Pattern setting) throws MachineException {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return Optional.of(setting.matcher(text)).filter(Matcher::find).map(found -> Locale.of(found.group(1)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException trouble) {
            throw new MachineException("read " + file + ": " + trouble.getMessage(), trouble);
        }
    }
}
